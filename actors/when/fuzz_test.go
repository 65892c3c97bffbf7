package when_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/when"
)

// Package time, where it is strict, is the judge: it takes what ParseInstant takes,
// and reads the same from it. What it takes beyond is out of range or too fine.
func FuzzParseInstant(f *testing.F) {
	for _, s := range []string{"", "2025-10-15T18:00:00+05:00", "2025-10-15T13:00:00.123456789Z", "2025-10-15T18:00:00", "1677-09-21T00:12:43.145224191Z", "2262-04-11T23:47:16.854775807Z", "2016-12-31T23:59:60Z", "2025-10-15T24:00:00Z", "2025-02-29T00:00:00-00:00", "2025-10-15T00:00:00.0000000001Z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, err := when.ParseInstant(s)
		var judge time.Time
		judged := judge.UnmarshalText([]byte(s))
		if err != nil {
			if i != (when.Instant{}) {
				t.Fatalf("%q: an error, yet %v", s, i)
			}
			_, decimals, _ := strings.Cut(s, ".")
			fine := strings.IndexAny(decimals, "Z+-") > 9
			if judged == nil && !fine && judge.Year() > 1677 && judge.Year() < 2262 {
				t.Fatalf("%q: %v, yet it is %v", s, err, judge)
			}
			return
		}
		if judged != nil || !judge.Equal(i.Time()) {
			t.Fatalf("%q: %v; package time: %v, %v", s, i, judge, judged)
		}
		roundTrip(t, i, when.ParseInstant)
	})
}

func FuzzParseSpan(f *testing.F) {
	for _, s := range []string{"", "../..", "..", "/", "2025-10-15T13:00:00Z/2025-10-17T13:00:00Z", "2025-10-15T13:00:00Z/..", "../2025-10-17T18:00:00+05:00", "2025-10-17T13:00:00Z/2025-10-15T13:00:00Z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		span, err := when.ParseSpan(s)
		if err != nil {
			if span != (when.Span{}) {
				t.Fatalf("%q: an error, yet %v", s, span)
			}
			return
		}
		roundTrip(t, span, when.ParseSpan)
		from, _ := span.From()
		until, _ := span.Until()
		if again, err := when.NewSpan(from, until); err != nil || again != span {
			t.Fatalf("%q: %v is no span: %v", s, span, err)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2025-10-24", "2024-02-29", "2025-02-29", "0000-01-01", "9999-12-31", "2025-10-24T00:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := when.ParseDate(s)
		judge, judged := time.Parse(time.DateOnly, s)
		if judged == nil && judge.Year() == 0 {
			judged = errors.New("the year 0 is none of ours")
		}
		if (err == nil) != (judged == nil) || d.IsValid() != (err == nil) {
			t.Fatalf("%q: %v, %v; package time: %v, %v", s, d, err, judge, judged)
		}
		if err == nil && (judge.Year() != d.Year() || judge.Month() != d.Month() || judge.Day() != d.Day() || judge.Weekday() != d.Weekday()) {
			t.Fatalf("%q: %v; package time: %v", s, d, judge)
		}
		roundTrip(t, d, when.ParseDate)
	})
}

func FuzzParseLocal(f *testing.F) {
	for _, s := range []string{"", "2025-10-15T18:00", "2025-03-30T03:30", "2025-10-26T03:30:00.5", "2011-12-30T12:00", "2025-10-15T18:00Z", "1677-09-21T00:00", "2262-04-12T00:00", "2010-11-07T00:00:30"} {
		for _, z := range []string{"Europe/Kyiv", "Asia/Karachi", "Pacific/Apia", "America/St_Johns", ""} {
			f.Add(s, z)
		}
	}
	f.Fuzz(func(t *testing.T, s, name string) {
		z, _ := when.LoadZone(name) // an invalid zone is a case too
		i, err := when.ParseLocal(s, z)
		shows := func(i when.Instant) bool { // s may leave out seconds and end in noughts
			shown, err := time.Parse("2006-01-02T15:04:05.999999999", z.Format(i, "2006-01-02T15:04:05.999999999"))
			if err != nil {
				return false
			}
			for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
				if want, err := time.Parse(layout, s); err == nil && want.Equal(shown) {
					return true
				}
			}
			return false
		}
		var odd *when.LocalError
		switch {
		case err == nil:
			if !shows(i) {
				t.Fatalf("%q in %v: %v shows %s", s, z, i, z.Format(i, time.RFC3339Nano))
			}
		case i.IsValid():
			t.Fatalf("%q in %v: an error, yet %v", s, z, i)
		case errors.As(err, &odd):
			if len(odd.Instants) == 1 || odd.Error() == "" {
				t.Fatalf("%q in %v: %v", s, z, odd.Instants)
			}
			for _, i := range odd.Instants {
				if !shows(i) {
					t.Fatalf("%q in %v: %v shows %s", s, z, i, z.Format(i, time.RFC3339Nano))
				}
			}
		}
	})
}

func FuzzLoadZone(f *testing.F) {
	for _, s := range []string{"", "UTC", "Asia/Karachi", "asia/karachi", "Local", "../UTC", "Karachi", "Factory", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		z, err := when.LoadZone(s)
		if z.IsValid() != (err == nil) || err == nil && z.Name() != s {
			t.Fatalf("%q: %v, %v", s, z, err)
		}
		roundTrip(t, z, when.LoadZone)
	})
}
