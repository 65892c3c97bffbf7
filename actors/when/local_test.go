package when_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

func TestParseLocal(t *testing.T) {
	for _, tc := range []struct {
		local, zone string
		want        string // the instants, or the change after a dash
	}{
		{"2025-10-15T18:00", "Asia/Karachi", "2025-10-15T13:00:00Z"},
		{"2025-10-15T18:00:30", "Asia/Karachi", "2025-10-15T13:00:30Z"},
		{"2025-10-15T18:00:30.25", "Asia/Karachi", "2025-10-15T13:00:30.25Z"},
		{"2015-02-15T00:00", "Europe/Kyiv", "2015-02-14T22:00:00Z"},
		// Europe/Kyiv goes forward at 03:00.
		{"2025-03-30T02:59:59.999999999", "Europe/Kyiv", "2025-03-30T00:59:59.999999999Z"},
		{"2025-03-30T03:00", "Europe/Kyiv", "- 2025-03-30T01:00:00Z"},
		{"2025-03-30T03:59:59.999999999", "Europe/Kyiv", "- 2025-03-30T01:00:00Z"},
		{"2025-03-30T04:00", "Europe/Kyiv", "2025-03-30T01:00:00Z"},
		// It goes back at 04:00.
		{"2025-10-26T02:59:59", "Europe/Kyiv", "2025-10-25T23:59:59Z"},
		{"2025-10-26T03:00", "Europe/Kyiv", "2025-10-26T00:00:00Z 2025-10-26T01:00:00Z"},
		{"2025-10-26T03:59:59.5", "Europe/Kyiv", "2025-10-26T00:59:59.5Z 2025-10-26T01:59:59.5Z"},
		{"2025-10-26T04:00", "Europe/Kyiv", "2025-10-26T02:00:00Z"},
		// Clock changes at midnight.
		{"2008-06-01T00:30", "Asia/Karachi", "- 2008-05-31T19:00:00Z"},
		{"2008-10-31T23:30", "Asia/Karachi", "2008-10-31T17:30:00Z 2008-10-31T18:30:00Z"},
		{"2008-11-01T00:00", "Asia/Karachi", "2008-10-31T19:00:00Z"},
		{"2025-03-30T00:00", "Asia/Beirut", "- 2025-03-29T22:00:00Z"},
		{"2018-11-04T00:15", "America/Sao_Paulo", "- 2018-11-04T03:00:00Z"},
		{"2010-11-07T00:00:30", "America/St_Johns", "2010-11-07T02:30:30Z 2010-11-07T03:30:30Z"},
		// A date that never came.
		{"2011-12-30T00:00", "Pacific/Apia", "- 2011-12-30T10:00:00Z"},
		{"2011-12-30T12:00", "Pacific/Apia", "- 2011-12-30T10:00:00Z"},
		{"2011-12-31T00:00", "Pacific/Apia", "2011-12-30T10:00:00Z"},
	} {
		i, err := when.ParseLocal(tc.local, when.MustLoadZone(tc.zone))
		got := i.String()
		if odd := (*when.LocalError)(nil); errors.As(err, &odd) {
			got = ""
			for _, i := range odd.Instants {
				got += " " + i.String()
			}
			got = strings.TrimSpace(got)
			if errors.Is(err, when.ErrSkipped) {
				got = "- " + odd.Change.String()
			}
			if errors.Is(err, when.ErrSkipped) == errors.Is(err, when.ErrRepeated) || odd.Change.IsValid() != errors.Is(err, when.ErrSkipped) || i.IsValid() {
				t.Errorf("%s in %s: muddled error: %v", tc.local, tc.zone, err)
			}
		} else if err != nil {
			got = err.Error()
		}
		if got != tc.want {
			t.Errorf("%s in %s: got %s; want %s", tc.local, tc.zone, got, tc.want)
		}
	}
}

func TestParseLocalRefuses(t *testing.T) {
	kyiv := when.MustLoadZone("Europe/Kyiv")
	for in, want := range map[string]string{
		"":                               "want a local time",
		"2025-10-15":                     "want a local time",
		"18:00":                          "want a local time",
		"2025-10-15T18":                  "want a local time",
		"2025-10-15T18:00:":              "want a local time",
		"2025-10-15T18:0":                "want a local time",
		"2025-10-15 18:00":               "want a local time",
		"2025-10-15T6:00pm":              "want a local time",
		"2025-10-15T18:00 ":              "want a local time",
		"2025-10-15T18:00.5":             "want a local time",
		"2025-10-15T18:00Z":              "it has an offset",
		"2025-10-15T18:00:00+05:00":      "it has an offset",
		"2025-10-15T18:00:00.1234567891": "finer than a nanosecond",
		"2025-10-15T18:00:00.":           "no digit",
		"2025-10-15T24:00":               "00:00 of the following day",
		"2025-10-15T25:00":               "hour 25",
		"2025-10-15T18:60":               "minute 60",
		"2025-10-15T18:00:60":            "leap second",
		"2025-02-29T18:00":               "February 2025 has 28 days",
		"1500-01-01T00:00":               "out of range",
		"9999-12-31T23:59":               "out of range",
	} {
		i, err := when.ParseLocal(in, kyiv)
		if err == nil || i.IsValid() || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v; want an error with %q", in, i, err, want)
		}
		if errors.As(err, new(*when.LocalError)) {
			t.Errorf("%s: %v is a LocalError", in, err)
		}
	}
	if i, err := when.ParseLocal("2025-10-15T18:00", when.Zone{}); err == nil {
		t.Errorf("no zone: got %v", i)
	}
}

func TestLocalErrorText(t *testing.T) {
	kyiv := when.MustLoadZone("Europe/Kyiv")
	for in, want := range map[string]string{
		"2025-03-30T03:30": `local time "2025-03-30T03:30" in Europe/Kyiv: skipped: the clocks were set forward across it; the change is at 2025-03-30T04:00:00+03:00`,
		"2025-10-26T03:30": `local time "2025-10-26T03:30" in Europe/Kyiv: repeated: the clocks were set back and show it more than once; write 2025-10-26T03:30:00+03:00 or 2025-10-26T03:30:00+02:00`,
	} {
		if _, err := when.ParseLocal(in, kyiv); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if s := (&when.LocalError{}).Error(); s == "" {
		t.Error("the zero LocalError says nothing")
	}
}

func TestLocal(t *testing.T) {
	kyiv, d := when.MustLoadZone("Europe/Kyiv"), when.MustParseDate("2025-10-26")
	got, err := kyiv.Local(d, 3, 30, 0)
	want := []when.Instant{when.MustParseInstant("2025-10-26T00:30:00Z"), when.MustParseInstant("2025-10-26T01:30:00Z")}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
	if got, err := kyiv.Local(when.MustParseDate("2025-03-30"), 3, 30, 0); err != nil || len(got) != 0 {
		t.Errorf("a skipped time: got %v, %v", got, err)
	}
	for _, c := range [][3]int{{24, 0, 0}, {-1, 0, 0}, {0, 60, 0}, {0, -1, 0}, {0, 0, 60}, {0, 0, 61}, {0, 0, -1}, {math.MaxInt, 0, 0}, {0, math.MinInt, 0}, {0, 0, math.MaxInt}} {
		if got, err := kyiv.Local(d, c[0], c[1], c[2]); err == nil || got != nil {
			t.Errorf("%v: got %v, %v", c, got, err)
		}
	}
	_, err1 := kyiv.Local(when.Date{}, 0, 0, 0)
	_, err2 := when.Zone{}.Local(d, 0, 0, 0)
	if err1 == nil || err2 == nil {
		t.Errorf("invalid date: %v; invalid zone: %v", err1, err2)
	}
	if _, err := kyiv.Local(when.MustParseDate("9999-12-31"), 23, 59, 59); !errors.Is(err, when.ErrRange) {
		t.Errorf("far off: got %v", err)
	}
	// In range in UTC, and not with the zone's offset.
	if _, err := when.MustLoadZone("Etc/GMT+12").Local(when.MustParseDate("2262-04-11"), 12, 0, 0); !errors.Is(err, when.ErrRange) {
		t.Errorf("the last day: got %v", err)
	}
}

// What the clocks show at an instant leads back to it, and to no instant that
// shows anything else: together that is all that Local promises.
func TestLocalProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := zones().Draw(t, "zone")
		i := moments(z).Draw(t, "instant")
		const layout = "2006-01-02T15:04:05.999999999"
		shown := z.Format(i, layout)
		whole := i.Time().Truncate(1e9)
		at, err := when.At(whole)
		if err != nil {
			t.Fatal(err)
		}
		var h, m, s int
		if _, err := fmt.Sscanf(z.Format(at, "15:04:05"), "%d:%d:%d", &h, &m, &s); err != nil {
			t.Fatal(err)
		}
		found, err := z.Local(z.Date(at), h, m, s)
		if err != nil || !slices.Contains(found, at) || !slices.IsSortedFunc(found, when.Instant.Compare) {
			t.Fatalf("%s in %v: %v, %v; want %v among them, sorted", shown, z, found, err, at)
		}
		for k, f := range found {
			if z.Format(f, layout) != z.Format(at, layout) || k > 0 && found[k-1] == f {
				t.Fatalf("%s in %v: %v shows %s", shown, z, f, z.Format(f, layout))
			}
		}
		got, err := when.ParseLocal(shown, z)
		var odd *when.LocalError
		switch {
		case len(found) == 1:
			if err != nil || got != i {
				t.Fatalf("%s in %v: got %v, %v; want %v", shown, z, got, err, i)
			}
		case !errors.As(err, &odd) || !errors.Is(err, when.ErrRepeated) || !slices.Contains(odd.Instants, i) || len(odd.Instants) != len(found):
			t.Fatalf("%s in %v: got %v, %v; want all of %v", shown, z, got, err, found)
		}
	})
}

// The middle of what a clock change jumps is never shown, and the error names the
// change; the middle of what it goes back over is shown before it and after it.
func TestEveryClockChange(t *testing.T) {
	const layout = "2006-01-02T15:04:05"
	skipped, repeated := 0, 0
	for name := range when.ZoneNames() {
		z := when.MustLoadZone(name)
		for c := range z.Changes(-9e9, 6e9) {
			change, err := when.At(c)
			if err != nil {
				t.Fatal(err)
			}
			before, err := change.Add(-time.Second)
			if err != nil {
				t.Fatal(err)
			}
			old, err1 := time.Parse(layout, z.Format(before, layout))
			shown, err2 := time.Parse(layout, z.Format(change, layout))
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			old = old.Add(time.Second) // what the clocks would have shown
			text := old.Add(shown.Sub(old) / 2).Format(layout)
			_, err = when.ParseLocal(text, z)
			var odd *when.LocalError
			if !errors.As(err, &odd) {
				t.Fatalf("%s in %s, at the change of %v: %v", text, z, change, err)
			}
			if shown.After(old) {
				skipped++
				if !errors.Is(err, when.ErrSkipped) || odd.Change != change {
					t.Fatalf("%s in %s: %v; want the change at %v", text, z, err, change)
				}
				continue
			}
			repeated++
			is := func(side func(when.Instant) bool) bool { return slices.ContainsFunc(odd.Instants, side) }
			if !errors.Is(err, when.ErrRepeated) || !is(change.Before) || !is(change.After) && !slices.Contains(odd.Instants, change) {
				t.Fatalf("%s in %s: %v; want one before and one after %v", text, z, err, change)
			}
		}
	}
	if skipped < 10000 || repeated < 10000 {
		t.Errorf("only %d changes forward and %d back", skipped, repeated)
	}
}
