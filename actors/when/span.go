package when

import (
	"errors"
	"fmt"
	"strings"
)

// Span is a stretch of the time line, half-open: its first instant belongs to it,
// and its end does not. Either end may be open, and then the span has no bound on
// that side, not even the range of [Instant]. A span is never empty.
//
// The zero Span is all of time: both ends open. A field that is left out so means
// "always".
type Span struct{ from, until Instant }

// NewSpan returns the span [from, until). An invalid instant leaves that end
// open. It fails unless from is before until.
func NewSpan(from, until Instant) (Span, error) {
	if from.ok && until.ok && !from.Before(until) {
		return Span{}, fmt.Errorf("span from %v until %v: want the beginning before the end", from, until)
	}
	return Span{from, until}, nil
}

// From returns the span of i and all later instants; all of time if i is invalid.
func From(i Instant) Span { return Span{from: i} }

// Until returns the span of all instants before i; all of time if i is invalid.
func Until(i Instant) Span { return Span{until: i} }

// From returns the first instant of s; ok is false if the beginning is open.
func (s Span) From() (i Instant, ok bool) { return s.from, s.from.ok }

// Until returns the first instant after s; ok is false if the end is open.
func (s Span) Until() (i Instant, ok bool) { return s.until, s.until.ok }

// IsAlways says whether s is all of time: both ends open.
func (s Span) IsAlways() bool { return s == Span{} }

// Contains says whether i lies in s. An invalid instant lies in no span.
func (s Span) Contains(i Instant) bool {
	return i.ok && !i.Before(s.from) && (!s.until.ok || i.Before(s.until))
}

// Meets says whether s and t have an instant in common. Spans of which one begins
// where the other ends have none.
func (s Span) Meets(t Span) bool {
	_, ok := s.Intersect(t)
	return ok
}

// Intersect returns what s and t have in common; ok is false if that is nothing.
func (s Span) Intersect(t Span) (both Span, ok bool) {
	both = s
	if t.from.Compare(s.from) > 0 { // open comes first, being invalid
		both.from = t.from
	}
	if !s.until.ok || t.until.Before(s.until) {
		both.until = t.until
	}
	if both.from.ok && both.until.ok && !both.from.Before(both.until) {
		return Span{}, false
	}
	return both, true
}

// Within says whether all of s lies in t. A span lies in itself.
func (s Span) Within(t Span) bool {
	both, ok := s.Intersect(t)
	return ok && both == s
}

// open is the text of an open end, as in ISO 8601-2.
const open = ".."

// String returns the two ends with a slash between, as in ISO 8601, such as
// 2025-10-15T13:00:00Z/2025-10-17T13:00:00Z. An open end is "..", so that all of
// time is "../..".
func (s Span) String() string {
	b, _ := s.AppendText(nil) // never fails
	return string(b)
}

// AppendText appends the text of [Span.String]. It never fails.
func (s Span) AppendText(b []byte) ([]byte, error) {
	return appendEnd(append(appendEnd(b, s.from), '/'), s.until), nil
}

func appendEnd(b []byte, i Instant) []byte {
	if !i.ok {
		return append(b, open...)
	}
	b, _ = i.AppendText(b) // never fails
	return b
}

// MarshalText returns the text of [Span.String]. It never fails.
func (s Span) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText reads what [ParseSpan] reads. After an error s is as before.
func (s *Span) UnmarshalText(b []byte) error { return unmarshal(s, b, ParseSpan) }

// MustParseSpan is [ParseSpan] for texts that are known to be right; it panics on
// an error.
func MustParseSpan(s string) Span { return must(ParseSpan(s)) }

// ParseSpan reads two instants, each as [ParseInstant] reads it, or ".." for an
// open end, with a slash between. The empty text is all of time. It fails on
// anything else, and unless the beginning is before the end.
func ParseSpan(s string) (Span, error) {
	if s == "" {
		return Span{}, nil
	}
	span, err := parseSpan(s)
	if err != nil {
		return Span{}, fmt.Errorf("span %s: %w", quote(s), err)
	}
	return span, nil
}

func parseSpan(s string) (Span, error) {
	a, b, ok := strings.Cut(s, "/")
	if !ok {
		return Span{}, errors.New("want two instants with a slash between, such as 2025-10-15T13:00:00Z/2025-10-17T13:00:00Z, or .. for an open end")
	}
	from, err := parseEnd(a)
	if err != nil {
		return Span{}, fmt.Errorf("beginning: %w", err)
	}
	until, err := parseEnd(b)
	if err != nil {
		return Span{}, fmt.Errorf("end: %w", err)
	}
	if from.ok && until.ok && !from.Before(until) {
		return Span{}, errors.New("want the beginning before the end")
	}
	return Span{from, until}, nil
}

func parseEnd(s string) (Instant, error) {
	if s == open {
		return Instant{}, nil
	}
	return parseInstant(s)
}
