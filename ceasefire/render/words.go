package render

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// hint is what a mark says of itself when it is pointed at, or read aloud.
func (p *page) hint(n int) string {
	m := p.Marks[n]
	parts := []string{m.label(), m.verdict(), p.when(m.When)}
	if where := p.where(m); where != "" {
		parts = append(parts, where)
	}
	return strings.Join(parts, "; ")
}

// where names a mark's places.
func (p *page) where(m Mark) string {
	var out []string
	if named := joined(m.Named); named != "" {
		out = append(out, named)
	}
	for i, d := range m.Where {
		if i == 3 && len(m.Where) > 4 {
			out = append(out, fmt.Sprintf("and %d more places", len(m.Where)-i))
			break
		}
		out = append(out, disc(d))
	}
	return strings.Join(out, "; ")
}

// disc writes a place: "33.903° N, 70.101° E ± 5 km".
func disc(d geo.Disc) string {
	s := degrees(d.Centre.Lat(), "N", "S") + ", " + degrees(d.Centre.Lng(), "E", "W")
	if d.Radius > 0 {
		s += " ± " + metres(d.Radius)
	}
	return s
}

func degrees(f float64, plus, minus string) string {
	if f < 0 {
		plus, f = minus, -f
	}
	return strconv.FormatFloat(f, 'f', 3, 64) + "° " + plus
}

// metres writes a length: "800 m", "2.5 km", "140 km". Metres are rounded to whole
// ones, and kilometres to three figures.
func metres(m float64) string {
	switch {
	case m < 999.5:
		return fmt.Sprintf("%.0f m", m)
	case m < 99_950:
		return strconv.FormatFloat(float64(int64(m/100+0.5))/10, 'f', -1, 64) + " km"
	}
	return fmt.Sprintf("%.0f km", m/1000)
}

// when writes a time in the page's zone.
func (p *page) when(w ceasefire.When) string {
	switch {
	case w.IsZero():
		return "time not known"
	case w.Began() == w.Ended():
		return p.window(w.Began())
	}
	return "began " + p.window(w.Began()) + ", ended " + p.window(w.Ended())
}

// window writes an uncertain instant: "24 Oct 2025 18:05", "some time on 24 Oct
// 2025", "some time from 24 Oct 2025 18:00 to 25 Oct 2025 06:00".
func (p *page) window(w ceasefire.Window) string {
	lo, fromKnown := w.Earliest()
	hi, untilKnown := w.Latest()
	switch {
	case !fromKnown && !untilKnown:
		return "at a time not known"
	case !fromKnown:
		return "not after " + p.instant(hi)
	case !untilKnown:
		return "not before " + p.instant(lo)
	case lo == hi:
		return p.instant(lo)
	}
	if first, last, ok := p.wholeDays(lo, hi); ok {
		if first == last {
			return "some time on " + dayText(first)
		}
		return "some time from " + dayText(first) + " to " + dayText(last)
	}
	return "some time from " + p.instant(lo) + " to " + p.instant(hi)
}

// wholeDays says whether the window is just that of some civil days.
func (p *page) wholeDays(lo, hi when.Instant) (first, last when.Date, ok bool) {
	first, last = p.zone.Date(lo), p.zone.Date(hi)
	w, err := ceasefire.DayWindow(first, last, p.zone)
	if err != nil {
		return first, last, false
	}
	a, _ := w.Earliest()
	b, _ := w.Latest()
	return first, last, a == lo && b == hi
}

func dayText(d when.Date) string {
	return fmt.Sprintf("%d %s %d", d.Day(), d.Month().String()[:3], d.Year())
}

func (p *page) instant(i when.Instant) string {
	layout := "2 Jan 2006 15:04"
	if t := i.Time(); t.Second() != 0 || t.Nanosecond() != 0 {
		layout += ":05"
	}
	return p.zone.Format(i, layout)
}

// span writes a stretch of time.
func (p *page) span(s when.Span) string {
	from, a := s.From()
	until, b := s.Until()
	switch {
	case !a && !b:
		return "always"
	case !a:
		return "until " + p.instant(until)
	case !b:
		return "from " + p.instant(from)
	}
	return p.instant(from) + " to " + p.instant(until)
}

// spanWords says of a span when it was.
func (p *page) spanWords(s Span) string {
	text := p.span(s.During)
	if s.Uncertain {
		text += ", uncertain"
	}
	for _, q := range s.Perhaps {
		text += "; perhaps also " + p.span(q)
	}
	if n := line(s.Note); n != "" {
		text += "; " + n
	}
	return text
}

// plural counts: "1 incident", "3 incidents".
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return grouped(n) + " " + word + "s"
}

// grouped writes a count with commas: "12,345".
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// breakdown counts marks by symbol: "3 open, 1 no breach".
func (p *page) breakdown(marks []int) string {
	var count [numSymbols]int
	for _, n := range marks {
		count[p.Marks[n].Symbol()]++
	}
	var out []string
	for i, n := range count {
		if n > 0 {
			out = append(out, fmt.Sprintf("%s %v", grouped(n), Symbol(i)))
		}
	}
	return strings.Join(out, ", ")
}
