package when_test

import (
	"encoding"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

// Instants whose neighbours overflow, change sign or change clocks come often.
func instants() *rapid.Generator[when.Instant] {
	return rapid.Custom(func(t *rapid.T) when.Instant {
		ns := rapid.OneOf(
			rapid.Int64(),
			rapid.Int64Range(-3, 3),
			rapid.Int64Range(math.MinInt64, math.MinInt64+3),
			rapid.Int64Range(math.MaxInt64-3, math.MaxInt64),
			rapid.Map(rapid.Int64Range(-9e9, 9e9), func(s int64) int64 { return s * 1e9 }),
		).Draw(t, "ns")
		return when.FromUnixNano(ns)
	})
}

// ends are instants of a small range, so that spans often touch, and now and then
// an invalid one.
func ends() *rapid.Generator[when.Instant] {
	return rapid.OneOf(
		rapid.Just(when.Instant{}),
		rapid.Map(rapid.Int64Range(0, 6), when.FromUnixNano),
		rapid.SampledFrom([]when.Instant{when.FromUnixNano(math.MinInt64), when.FromUnixNano(math.MaxInt64)}),
	)
}

func spans() *rapid.Generator[when.Span] {
	return rapid.Custom(func(t *rapid.T) when.Span {
		from, until := ends().Draw(t, "from"), ends().Draw(t, "until")
		if from.IsValid() && until.IsValid() && until.Before(from) {
			from, until = until, from
		}
		s, err := when.NewSpan(from, until)
		if err != nil {
			return when.From(from)
		}
		return s
	})
}

func dates() *rapid.Generator[when.Date] {
	return rapid.Custom(func(t *rapid.T) when.Date {
		y := rapid.OneOf(rapid.IntRange(1, 9999), rapid.IntRange(1890, 2050)).Draw(t, "year")
		m := rapid.IntRange(1, 12).Draw(t, "month")
		d := rapid.OneOf(rapid.IntRange(1, 31), rapid.IntRange(28, 31)).Draw(t, "day")
		date, err := when.NewDate(y, time.Month(m), d)
		for ; err != nil; d-- { // at most three steps, to the month's last day
			date, err = when.NewDate(y, time.Month(m), d-1)
		}
		return date
	})
}

func zones() *rapid.Generator[when.Zone] {
	names := slices.Collect(when.ZoneNames())
	return rapid.Map(rapid.SampledFrom(names), when.MustLoadZone)
}

// moments are instants of a zone, most within hours of a clock change.
func moments(z when.Zone) *rapid.Generator[when.Instant] {
	var changes []int64
	for c := range z.Changes(-6e9, 6e9) {
		changes = append(changes, c.Unix())
	}
	changes = append(changes, 0)
	return rapid.Custom(func(t *rapid.T) when.Instant {
		sec := rapid.SampledFrom(changes).Draw(t, "change")
		sec += rapid.OneOf(rapid.Int64Range(-5000, 5000), rapid.Int64Range(-40*3600, 40*3600)).Draw(t, "after")
		i, err := when.Unix(sec, rapid.Int64Range(0, 1e9-1).Draw(t, "ns"))
		if err != nil {
			t.Fatal(err)
		}
		return i
	})
}

type text interface {
	comparable
	String() string
	encoding.TextAppender
	encoding.TextMarshaler
}

// roundTrip checks the text set of a value: that all forms agree, that they read
// back as the value, and that AppendText appends.
func roundTrip[T text, P interface {
	*T
	encoding.TextUnmarshaler
}](t interface{ Fatalf(string, ...any) }, v T, parse func(string) (T, error)) {
	b, err := v.MarshalText()
	if err != nil {
		t.Fatalf("MarshalText of %v: %v", v, err)
	}
	if got, err := v.AppendText([]byte("x")); err != nil || string(got) != "x"+string(b) {
		t.Fatalf("AppendText of %v: %q, %v; want x and %q", v, got, err, b)
	}
	var back T
	if err := P(&back).UnmarshalText(b); err != nil || back != v {
		t.Fatalf("UnmarshalText of %q: %v, %v; want %v", b, back, err, v)
	}
	if len(b) == 0 {
		return // an invalid value, whose String is no text
	}
	if v.String() != string(b) {
		t.Fatalf("String %q, MarshalText %q", v.String(), b)
	}
	if got, err := parse(string(b)); err != nil || got != v {
		t.Fatalf("parse %q: %v, %v; want %v", b, got, err, v)
	}
}

// refuses checks that text is refused with an error that says want, and leaves
// the receiver as it was.
func refuses[T text, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, before T, s string) {
	t.Helper()
	v := before
	if err := P(&v).UnmarshalText([]byte(s)); err == nil || v != before {
		t.Errorf("UnmarshalText(%q): %v, %v; want an error and %v", s, v, err, before)
	}
}

func mustPanic(t *testing.T, name string, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s did not panic", name)
		}
	}()
	f()
}
