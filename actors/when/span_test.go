package when_test

import (
	"math"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

func TestSpanText(t *testing.T) {
	for in, want := range map[string]string{
		"": "../..", "../..": "../..",
		"2025-10-15T18:00:00+05:00/2025-10-17T18:00:00+05:00":           "2025-10-15T13:00:00Z/2025-10-17T13:00:00Z",
		"2025-10-15T13:00:00Z/..":                                       "2025-10-15T13:00:00Z/..",
		"../2025-10-15T13:00:00Z":                                       "../2025-10-15T13:00:00Z",
		"1677-09-21T00:12:43.145224192Z/2262-04-11T23:47:16.854775807Z": "1677-09-21T00:12:43.145224192Z/2262-04-11T23:47:16.854775807Z",
	} {
		if got, err := when.ParseSpan(in); err != nil || got.String() != want {
			t.Errorf("%s: got %v, %v; want %s", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"..":                          "slash",
		"2025-10-15T13:00:00Z":        "slash",
		"/":                           "beginning: want RFC 3339",
		"../":                         "end: want RFC 3339",
		"/..":                         "beginning: want RFC 3339",
		"../../..":                    "end: want RFC 3339",
		"2025-10-15T13:00:00/..":      "beginning: no offset",
		"../2025-10-15T13:00:00":      "end: no offset",
		"2025-10-15T13:00:00Z /..":    "beginning: trailing text",
		"2025-10-15T13:00:00Z/PT48H":  "end: want RFC 3339",
		"../9999-01-01T00:00:00Z":     "out of range",
		"2025-10-15/2025-10-17":       "beginning: want RFC 3339",
		"invalid instant/2025-10-17Z": "beginning: want RFC 3339",
		"2025-10-15T13:00:00Z/2025-10-15T13:00:00Z":      "beginning before the end",
		"2025-10-15T13:00:00Z/2025-10-15T18:00:00+05:00": "beginning before the end",
		"2025-10-17T13:00:00Z/2025-10-15T13:00:00Z":      "beginning before the end",
	} {
		if got, err := when.ParseSpan(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v; want an error with %q", in, got, err, want)
		}
		refuses(t, when.From(when.FromUnixNano(7)), in)
	}
	mustPanic(t, "MustParseSpan", func() { when.MustParseSpan("always") })
	if !when.MustParseSpan("").IsAlways() {
		t.Error("the empty text is not always")
	}
}

func TestSpan(t *testing.T) {
	at := when.FromUnixNano
	span := func(a, b int64) when.Span {
		s, err := when.NewSpan(at(a), at(b))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	var always when.Span
	if _, ok := always.From(); ok {
		t.Error("always has a beginning")
	}
	if _, ok := always.Until(); ok {
		t.Error("always has an end")
	}
	for _, i := range []when.Instant{firstInstant, at(0), lastInstant} {
		if !always.Contains(i) {
			t.Errorf("always lacks %v", i)
		}
	}
	if always.Contains(when.Instant{}) || when.From(at(0)).Contains(when.Instant{}) || when.Until(at(0)).Contains(when.Instant{}) {
		t.Error("a span contains the invalid instant")
	}
	if !when.From(when.Instant{}).IsAlways() || !when.Until(when.Instant{}).IsAlways() || when.From(at(0)).IsAlways() {
		t.Error("an invalid instant must leave the end open, and only that")
	}
	s := span(3, 5)
	for i, want := range map[int64]bool{2: false, 3: true, 4: true, 5: false} {
		if s.Contains(at(i)) != want {
			t.Errorf("%v contains %d: %t", s, i, !want)
		}
	}
	for _, ends := range [][2]int64{{3, 3}, {5, 3}} {
		if got, err := when.NewSpan(at(ends[0]), at(ends[1])); err == nil || !got.IsAlways() {
			t.Errorf("NewSpan(%v): got %v, %v", ends, got, err)
		}
	}
	for _, tc := range []struct {
		name string
		a, b when.Span
		both string
	}{
		{"overlap", span(1, 4), span(3, 6), span(3, 4).String()},
		{"inside", span(1, 9), span(3, 6), span(3, 6).String()},
		{"end to end", span(1, 3), span(3, 6), ""},
		{"apart", span(1, 2), span(3, 6), ""},
		{"open", when.From(at(3)), when.Until(at(6)), span(3, 6).String()},
		{"open, end to end", when.From(at(6)), when.Until(at(6)), ""},
		{"always", always, always, "../.."},
		{"always and one", always, span(3, 6), span(3, 6).String()},
		{"beginnings", when.From(at(3)), when.From(at(6)), when.From(at(6)).String()},
		{"ends", when.Until(at(3)), when.Until(at(6)), when.Until(at(3)).String()},
		{"before the first instant", when.Until(firstInstant), when.From(firstInstant), ""},
	} {
		for _, p := range [][2]when.Span{{tc.a, tc.b}, {tc.b, tc.a}} {
			got, ok := p[0].Intersect(p[1])
			if ok != (tc.both != "") || ok && got.String() != tc.both || p[0].Meets(p[1]) != ok {
				t.Errorf("%s: %v and %v: got %v, %t; want %q", tc.name, p[0], p[1], got, ok, tc.both)
			}
		}
	}
}

// Spans over a small range are compared with the sets of instants they stand for,
// the open stretches before and after the range counting as an instant each.
func TestSpanProperties(t *testing.T) {
	set := func(s when.Span) (in [11]bool) {
		_, from := s.From()
		_, until := s.Until()
		in[0], in[10] = !from, !until
		for k, ns := range []int64{math.MinInt64, 0, 1, 2, 3, 4, 5, 6, math.MaxInt64} {
			in[k+1] = s.Contains(when.FromUnixNano(ns))
		}
		return in
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := spans().Draw(t, "a"), spans().Draw(t, "b")
		roundTrip(t, a, when.ParseSpan)
		sa, sb := set(a), set(b)
		var common [11]bool
		some, within := false, true
		for k := range sa {
			common[k] = sa[k] && sb[k]
			some = some || common[k]
			within = within && (!sa[k] || sb[k])
		}
		both, ok := a.Intersect(b)
		if ok != some || ok && set(both) != common {
			t.Fatalf("%v and %v: got %v, %t", a, b, both, ok)
		}
		if !ok && both != (when.Span{}) {
			t.Fatalf("nothing in common, yet %v", both)
		}
		if a.Within(b) != within {
			t.Fatalf("%v within %v: %t", a, b, !within)
		}
		from, _ := a.From()
		until, _ := a.Until()
		if back, err := when.NewSpan(from, until); err != nil || back != a {
			t.Fatalf("NewSpan of the ends of %v: %v, %v", a, back, err)
		}
	})
}
