package ceasefire

import (
	"encoding"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/parley-go/parley/actors/when"
)

// Window is an uncertain instant: some instant from Earliest to Latest, both
// included. The zero Window is unknown: any instant at all. Windows are
// comparable; build them with [NewWindow] or [DayWindow].
type Window struct {
	lo, hi when.Instant
	zone   when.Zone // set when the window was stated in civil days of a zone
}

// NewWindow returns the window from earliest to latest, both included. An
// invalid instant leaves that end open. It fails when latest is before
// earliest.
func NewWindow(earliest, latest when.Instant) (Window, error) {
	if earliest.IsValid() && latest.IsValid() && latest.Before(earliest) {
		return Window{}, fmt.Errorf("window ends at %v, before it begins at %v", latest, earliest)
	}
	return Window{lo: earliest, hi: latest}, nil
}

// DayWindow returns the window of the civil days first to last, both included,
// in the zone z: from the first instant of the first day to the last instant
// before the day after the last.
func DayWindow(first, last when.Date, z when.Zone) (Window, error) {
	if first.Compare(last) > 0 {
		return Window{}, fmt.Errorf("days %v to %v run backwards", first, last)
	}
	a, err := first.In(z)
	if err != nil {
		return Window{}, err
	}
	b, err := last.In(z)
	if err != nil {
		return Window{}, err
	}
	lo, _ := a.From()
	next, _ := b.Until()
	hi, err := next.Add(-1)
	if err != nil {
		return Window{}, err
	}
	return Window{lo: lo, hi: hi, zone: z}, nil
}

// Earliest returns the first instant of the window; ok is false if it is open.
func (w Window) Earliest() (i when.Instant, ok bool) { return w.lo, w.lo.IsValid() }

// Latest returns the last instant of the window; ok is false if it is open.
func (w Window) Latest() (i when.Instant, ok bool) { return w.hi, w.hi.IsValid() }

// Contains says whether i lies in the window. An invalid instant lies in none.
func (w Window) Contains(i when.Instant) bool {
	return i.IsValid() && i.UnixNano() >= w.first() && i.UnixNano() <= w.last()
}

// IsUnknown says whether the window is open at both ends.
func (w Window) IsUnknown() bool { return !w.lo.IsValid() && !w.hi.IsValid() }

// first and last are the window's ends as nanoseconds, open ends at infinity.
func (w Window) first() int64 {
	if !w.lo.IsValid() {
		return math.MinInt64
	}
	return w.lo.UnixNano()
}

func (w Window) last() int64 {
	if !w.hi.IsValid() {
		return math.MaxInt64
	}
	return w.hi.UnixNano()
}

// String returns the text form: "unknown", an instant, "instant/instant" (".."
// for an open end), or "date[zone]" and "date/date[zone]" for civil days.
func (w Window) String() string {
	switch {
	case w.IsUnknown():
		return "unknown"
	case w.zone.IsValid():
		first, last := w.zone.Date(w.lo), w.zone.Date(w.hi)
		if first == last {
			return fmt.Sprintf("%v[%v]", first, w.zone)
		}
		return fmt.Sprintf("%v/%v[%v]", first, last, w.zone)
	case w.lo == w.hi:
		return w.lo.String()
	}
	end := func(i when.Instant) string {
		if !i.IsValid() {
			return ".."
		}
		return i.String()
	}
	return end(w.lo) + "/" + end(w.hi)
}

// ParseWindow reads the text form of [Window.String].
func ParseWindow(s string) (Window, error) {
	if s == "unknown" {
		return Window{}, nil
	}
	if body, name, ok := strings.Cut(strings.TrimSuffix(s, "]"), "["); ok {
		if !strings.HasSuffix(s, "]") {
			return Window{}, fmt.Errorf("window %q: missing ] after the zone", s)
		}
		return parseDays(s, body, name)
	}
	a, b, two := strings.Cut(s, "/")
	if !two {
		i, err := when.ParseInstant(s)
		if err != nil || !i.IsValid() {
			return Window{}, fmt.Errorf("window %q: want an instant such as 2025-10-24T18:00:00Z, instant/instant, or days such as 2025-10-24[Asia/Karachi]", s)
		}
		return Window{lo: i, hi: i}, nil
	}
	var w Window
	for _, e := range []struct {
		text string
		into *when.Instant
	}{{a, &w.lo}, {b, &w.hi}} {
		if e.text == ".." {
			continue
		}
		i, err := when.ParseInstant(e.text)
		if err != nil || !i.IsValid() {
			return Window{}, fmt.Errorf("window %q: %q is no instant: want RFC 3339 with an offset, or .. for an open end", s, e.text)
		}
		*e.into = i
	}
	w, err := NewWindow(w.lo, w.hi)
	if err != nil {
		return Window{}, fmt.Errorf("window %q: %w", s, err)
	}
	if w.IsUnknown() {
		return Window{}, fmt.Errorf("window %q: both ends open: write unknown", s)
	}
	return w, nil
}

// AppendText appends the text form of [Window.String].
func (w Window) AppendText(b []byte) ([]byte, error) { return append(b, w.String()...), nil }

// MarshalText returns the text form of [Window.String].
func (w Window) MarshalText() ([]byte, error) { return w.AppendText(nil) }

// UnmarshalText reads the text form. After an error w is as before.
func (w *Window) UnmarshalText(b []byte) error {
	x, err := ParseWindow(string(b))
	if err == nil {
		*w = x
	}
	return err
}

func parseDays(s, body, name string) (Window, error) {
	z, err := when.LoadZone(name)
	if err != nil {
		return Window{}, fmt.Errorf("window %q: %w", s, err)
	}
	a, b, two := strings.Cut(body, "/")
	if !two {
		b = a
	}
	first, err := when.ParseDate(a)
	if err != nil {
		return Window{}, fmt.Errorf("window %q: %w", s, err)
	}
	last, err := when.ParseDate(b)
	if err != nil {
		return Window{}, fmt.Errorf("window %q: %w", s, err)
	}
	w, err := DayWindow(first, last, z)
	if err != nil {
		return Window{}, fmt.Errorf("window %q: %w", s, err)
	}
	return w, nil
}

// When says when a part of an incident began and when it ended, as far as the
// source knows: two uncertain instants, began not after ended.
//
// Uncertain and extended are kept apart. "Some time on the 24th" is [On]: begin
// and end both lie somewhere in that day. "All night" is [Lasting]: a begin and
// an end, each with a window of its own. The zero When is unknown.
type When struct {
	began, ended Window
	bad          string // why it is not valid; reported by Check
}

// On returns some time on a civil day in a zone: an incident that began and
// ended within that day. A day or zone that does not exist makes an invalid
// When, which Check reports and takes as unknown.
func On(year int, month time.Month, day int, zone string) When {
	d, err := when.NewDate(year, month, day)
	if err != nil {
		return When{bad: err.Error()}
	}
	z, err := when.LoadZone(zone)
	if err != nil {
		return When{bad: err.Error()}
	}
	w, err := DayWindow(d, d, z)
	if err != nil {
		return When{bad: err.Error()}
	}
	return Within(w)
}

// At returns the very instant i: begun and over at once.
func At(i when.Instant) When {
	if !i.IsValid() {
		return When{bad: "invalid instant"}
	}
	return Within(Window{lo: i, hi: i})
}

// Within returns some time within the window: begun and ended in it.
func Within(w Window) When { return When{began: w, ended: w} }

// Lasting returns an extended time: it began some time in one window and ended
// some time in another. An end that cannot come after the beginning makes an
// invalid When, which Check reports and takes as unknown.
func Lasting(began, ended Window) When {
	if ended.last() < began.first() {
		return When{bad: fmt.Sprintf("ends in %v, before it begins in %v", ended, began)}
	}
	return When{began: began, ended: ended}
}

// Began returns the window in which it began.
func (w When) Began() Window { return w.began }

// Ended returns the window in which it ended.
func (w When) Ended() Window { return w.ended }

// IsValid says whether the When can be used. The zero When is valid: unknown.
func (w When) IsValid() bool { return w.bad == "" }

// IsZero says whether nothing is known of the time.
func (w When) IsZero() bool { return w == When{} }

// String returns the text form: a window, or "from window to window" for an
// extended time.
func (w When) String() string {
	switch {
	case w.bad != "":
		return "invalid: " + w.bad
	case w.began == w.ended:
		return w.began.String()
	}
	return "from " + w.began.String() + " to " + w.ended.String()
}

// ParseWhen reads the text form of [When.String].
func ParseWhen(s string) (When, error) {
	rest, extended := strings.CutPrefix(s, "from ")
	if !extended {
		w, err := ParseWindow(s)
		if err != nil {
			return When{}, err
		}
		return Within(w), nil
	}
	a, b, ok := strings.Cut(rest, " to ")
	if !ok {
		return When{}, fmt.Errorf("time %q: want \"from WINDOW to WINDOW\"", s)
	}
	began, err := ParseWindow(a)
	if err != nil {
		return When{}, err
	}
	ended, err := ParseWindow(b)
	if err != nil {
		return When{}, err
	}
	w := Lasting(began, ended)
	if !w.IsValid() {
		return When{}, fmt.Errorf("time %q: %s", s, w.bad)
	}
	return w, nil
}

// AppendText appends the text form; an invalid When is an error.
func (w When) AppendText(b []byte) ([]byte, error) {
	if !w.IsValid() {
		return b, fmt.Errorf("time: %s", w.bad)
	}
	return append(b, w.String()...), nil
}

// MarshalText returns the text form; an invalid When is an error.
func (w When) MarshalText() ([]byte, error) { return w.AppendText(nil) }

// UnmarshalText reads the text form.
func (w *When) UnmarshalText(b []byte) error {
	p, err := ParseWhen(string(b))
	if err != nil {
		return err
	}
	*w = p
	return nil
}

var (
	_ encoding.TextAppender    = When{}
	_ encoding.TextUnmarshaler = (*When)(nil)
)
