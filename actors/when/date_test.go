package when_test

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-02-29":  "February 2025 has 28 days",
		"1900-02-29":  "February 1900 has 28 days",
		"2025-04-31":  "April 2025 has 30 days",
		"2025-13-01":  "month 13",
		"2025-00-01":  "month 0",
		"2025-01-00":  "day 0",
		"0000-01-01":  "dates run from 0001-01-01 to 9999-12-31",
		"10000-01-01": "want a date such as",
		"2025-1-1":    "want a date such as",
		"2025-10-24Z": "want a date such as",
		"2025/10/24":  "want a date such as",
		"24-10-2025":  "want a date such as",
		"+025-10-24":  "want a date such as",
		"2025-10":     "want a date such as",
		"today":       "want a date such as",
	} {
		if got, err := when.ParseDate(in); err == nil || got.IsValid() || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v; want an error with %q", in, got, err, want)
		}
		refuses(t, when.MustParseDate("2025-10-24"), in)
	}
	if got, err := when.ParseDate(""); err == nil {
		t.Errorf("empty text: got %v", got)
	}
	for _, in := range []string{"0001-01-01", "1600-02-29", "2000-02-29", "9999-12-31"} {
		if got, err := when.ParseDate(in); err != nil || got.String() != in {
			t.Errorf("%s: got %v, %v", in, got, err)
		}
	}
	mustPanic(t, "MustParseDate", func() { when.MustParseDate("today") })
	for _, n := range [][3]int{{2025, 2, 30}, {2025, 2, -1}, {2025, math.MaxInt, 1}, {2025, -1, 1}, {math.MaxInt, 1, 1}, {-1, 1, 1}, {65536 + 2025, 1, 1}, {2025, 1, 256 + 1}} {
		if got, err := when.NewDate(n[0], time.Month(n[1]), n[2]); err == nil || got.IsValid() {
			t.Errorf("NewDate(%v): got %v, %v", n, got, err)
		}
	}
}

func TestInvalidDate(t *testing.T) {
	var zero when.Date
	d := when.MustParseDate("0001-01-01")
	switch {
	case zero.IsValid(), !d.IsValid():
		t.Error("the zero Date must be invalid, and the first valid")
	case zero.Year() != 0, zero.Month() != 0, zero.Day() != 0, zero.Sub(d) != 0, d.Sub(zero) != 0:
		t.Error("the zero Date must give zeros")
	case zero.Weekday() != -1:
		t.Error("the zero Date has a weekday")
	case zero.Compare(d) != -1, d.Compare(zero) != 1, zero.Compare(zero) != 0:
		t.Error("the zero Date sorts first")
	case zero.String() != "invalid date":
		t.Error(zero.String())
	}
	_, err1 := zero.AddDays(1)
	_, err2 := zero.AddMonths(1)
	_, err3 := zero.In(when.UTC())
	_, err4 := d.In(when.Zone{})
	for _, err := range []error{err1, err2, err3, err4} {
		if err == nil || !strings.Contains(err.Error(), "invalid") {
			t.Errorf("got %v", err)
		}
	}
	roundTrip(t, zero, when.ParseDate)
}

func TestAddDaysAndMonths(t *testing.T) {
	for _, tc := range []struct {
		from   string
		days   int
		months int
		want   string // empty: out of range
	}{
		{"2025-10-15", 14, 0, "2025-10-29"},
		{"2025-12-31", 1, 0, "2026-01-01"},
		{"2024-02-28", 1, 0, "2024-02-29"},
		{"2025-03-01", -1, 0, "2025-02-28"},
		{"2011-12-29", 1, 0, "2011-12-30"}, // on the calendar, whatever Samoa did
		{"0001-01-01", 3652058, 0, "9999-12-31"},
		{"0001-01-01", 3652059, 0, ""},
		{"9999-12-31", -3652058, 0, "0001-01-01"},
		{"9999-12-31", -3652059, 0, ""},
		{"2025-10-15", math.MaxInt, 0, ""},
		{"2025-10-15", math.MinInt, 0, ""},
		{"2025-01-31", 0, 1, "2025-02-28"},
		{"2024-01-31", 0, 1, "2024-02-29"},
		{"2025-01-31", 0, 2, "2025-03-31"},
		{"2025-01-31", 0, 3, "2025-04-30"},
		{"2025-03-31", 0, -1, "2025-02-28"},
		{"2024-02-29", 0, 12, "2025-02-28"},
		{"2024-02-29", 0, -12 * 4, "2020-02-29"},
		{"2025-11-30", 0, 1, "2025-12-30"},
		{"2025-12-15", 0, 1, "2026-01-15"},
		{"2025-01-15", 0, -1, "2024-12-15"},
		{"2025-01-15", 0, -13, "2023-12-15"},
		{"0001-01-01", 0, 12*9999 - 1, "9999-12-01"},
		{"0001-01-01", 0, 12 * 9999, ""},
		{"0001-01-31", 0, -1, ""},
		{"0001-01-31", 0, -13, ""},
		{"2025-10-15", 0, math.MaxInt, ""},
		{"2025-10-15", 0, math.MinInt, ""},
	} {
		d := when.MustParseDate(tc.from)
		got, err := d.AddDays(tc.days)
		if tc.months != 0 {
			got, err = d.AddMonths(tc.months)
		}
		if tc.want == "" {
			if err == nil || got.IsValid() || !strings.Contains(err.Error(), "dates run from") {
				t.Errorf("%s and %d days, %d months: got %v, %v; want an error", tc.from, tc.days, tc.months, got, err)
			}
		} else if err != nil || got.String() != tc.want {
			t.Errorf("%s and %d days, %d months: got %v, %v; want %s", tc.from, tc.days, tc.months, got, err, tc.want)
		}
	}
}

func TestDateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, e := dates().Draw(t, "d"), dates().Draw(t, "e")
		roundTrip(t, d, when.ParseDate)
		if back, err := when.NewDate(d.Year(), d.Month(), d.Day()); err != nil || back != d {
			t.Fatalf("NewDate of the parts of %v: %v, %v", d, back, err)
		}
		n := d.Sub(e)
		if back, err := e.AddDays(n); err != nil || back != d {
			t.Fatalf("%v and %d days: %v, %v; want %v", e, n, back, err, d)
		}
		if c := d.Compare(e); (n > 0) != (c > 0) || (n < 0) != (c < 0) || (d == e) != (c == 0) || e.Sub(d) != -n {
			t.Fatalf("%v and %v: Sub %d, Compare %d", d, e, n, c)
		}
		if int(d.Weekday()) != ((int(e.Weekday())+n)%7+7)%7 {
			t.Fatalf("%v is a %v, and %v a %v", d, d.Weekday(), e, e.Weekday())
		}
		months := rapid.IntRange(-200, 200).Draw(t, "months")
		sum, err := d.AddMonths(months)
		if err != nil {
			return
		}
		if 12*(sum.Year()-d.Year())+int(sum.Month()-d.Month()) != months || sum.Day() > d.Day() {
			t.Fatalf("%v and %d months: %v", d, months, sum)
		}
		if next, err := sum.AddDays(1); sum.Day() < d.Day() && err == nil && next.Day() != 1 {
			t.Fatalf("%v and %d months: %v is not the month's last day", d, months, sum)
		}
	})
	if got := when.MustParseDate("2025-10-24").Weekday(); got != time.Friday { // anchors the law of weekdays
		t.Errorf("2025-10-24 is a %v", got)
	}
}

// Facts from the table: where each day begins and how long it is.
func TestDayInZone(t *testing.T) {
	for _, tc := range []struct {
		name, zone, day, want string
		hours                 float64
	}{
		{"plain", "Asia/Karachi", "2025-10-24", "2025-10-23T19:00:00Z/2025-10-24T19:00:00Z", 24},
		{"half an hour", "Asia/Kabul", "2025-10-24", "2025-10-23T19:30:00Z/2025-10-24T19:30:00Z", 24},
		{"UTC", "UTC", "2025-10-24", "2025-10-24T00:00:00Z/2025-10-25T00:00:00Z", 24},
		{"forward", "Europe/Kyiv", "2025-03-30", "2025-03-29T22:00:00Z/2025-03-30T21:00:00Z", 23},
		{"back", "Europe/Kyiv", "2025-10-26", "2025-10-25T21:00:00Z/2025-10-26T22:00:00Z", 25},
		{"the day before", "Europe/Kyiv", "2025-10-25", "2025-10-24T21:00:00Z/2025-10-25T21:00:00Z", 24},
		{"by rule, long after the table's last entry", "Europe/Kyiv", "2200-10-26", "2200-10-25T21:00:00Z/2200-10-26T22:00:00Z", 25},
		{"half an hour back", "Australia/Lord_Howe", "2025-04-06", "2025-04-05T13:00:00Z/2025-04-06T13:30:00Z", 24.5},
		{"begins at 01:00", "Asia/Karachi", "2008-06-01", "2008-05-31T19:00:00Z/2008-06-01T18:00:00Z", 23},
		{"midnight twice, the first ends the day before", "Asia/Karachi", "2008-10-31", "2008-10-30T18:00:00Z/2008-10-31T19:00:00Z", 25},
		{"begins at 01:00", "Asia/Beirut", "2025-03-30", "2025-03-29T22:00:00Z/2025-03-30T21:00:00Z", 23},
		{"begins at 01:00", "America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z/2018-11-05T02:00:00Z", 23},
		{"midnight back to 23:00", "America/Sao_Paulo", "2019-02-16", "2019-02-16T02:00:00Z/2019-02-17T03:00:00Z", 25},
		{"01:00 back to midnight: the first midnight", "America/Havana", "2025-11-02", "2025-11-02T04:00:00Z/2025-11-03T05:00:00Z", 25},
		{"00:01 back to 23:01 of the day before", "America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z/2010-11-08T03:30:00Z", 25},
		{"before a skipped date", "Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z/2011-12-30T10:00:00Z", 24},
		{"after a skipped date", "Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z/2011-12-31T10:00:00Z", 24},
		{"after which the date before it came again", "America/Juneau", "1867-10-19", "1867-10-18T08:57:41Z/1867-10-20T08:57:41Z", 48},
	} {
		t.Run(tc.name+" "+tc.zone, func(t *testing.T) {
			z := when.MustLoadZone(tc.zone)
			got, err := when.MustParseDate(tc.day).In(z)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != tc.want || length(got) != time.Duration(tc.hours*float64(when.Hour)) {
				t.Errorf("got %v, of %v; want %s", got, length(got), tc.want)
			}
		})
	}
}

func TestSkippedDates(t *testing.T) {
	for zone, day := range map[string]string{"Pacific/Apia": "2011-12-30", "Pacific/Fakaofo": "2011-12-30", "Pacific/Kwajalein": "1993-08-21", "Asia/Manila": "1844-12-31"} {
		got, err := when.MustParseDate(day).In(when.MustLoadZone(zone))
		if !errors.Is(err, when.ErrSkipped) || got != (when.Span{}) {
			t.Errorf("%s in %s: got %v, %v; want ErrSkipped", day, zone, got, err)
		}
	}
}

func TestDayOutOfRange(t *testing.T) {
	for day, ok := range map[string]bool{
		"0001-01-01": false, "1677-09-20": false, "1677-09-21": false, "1677-09-22": true,
		"2262-04-11": false, "2262-04-10": true, "2262-04-12": false, "9999-12-31": false,
	} {
		_, err := when.MustParseDate(day).In(when.UTC())
		if ok != (err == nil) || !ok && !errors.Is(err, when.ErrRange) {
			t.Errorf("%s: got %v", day, err)
		}
	}
}

func length(s when.Span) time.Duration {
	from, _ := s.From()
	until, _ := s.Until()
	return until.Sub(from)
}

// Around every clock change of every zone, days follow each other without gap or
// overlap, and each begins at the first instant that shows it.
func TestDaysTileTheTimeLine(t *testing.T) {
	changes := 0
	for name := range when.ZoneNames() {
		z := when.MustLoadZone(name)
		for c := range z.Changes(-9e9, 4e9) {
			changes++
			i, err := when.At(c)
			if err != nil {
				t.Fatal(err)
			}
			checkDays(t, z, z.Date(i), 2)
		}
	}
	if changes < 10000 {
		t.Errorf("only %d clock changes seen", changes)
	}
}

// On 31 December of leap years package time names a bound of the zone's rules
// that is past; the days must not suffer.
func TestEndOfLeapYears(t *testing.T) {
	for name := range when.ZoneNames() {
		z := when.MustLoadZone(name)
		for _, day := range []string{"1968-12-31", "2008-12-31", "2024-12-31", "2028-12-31", "2096-12-31"} {
			d := when.MustParseDate(day)
			checkDays(t, z, d, 2)
			for _, hour := range []int{0, 12, 23} {
				if got, err := z.Local(d, hour, 30, 0); err != nil || len(got) != 1 {
					t.Errorf("%s, %02d:30 in %v: got %v, %v", day, hour, z, got, err)
				}
			}
		}
	}
}

// checkDays checks the days within n of d.
func checkDays(t *testing.T, z when.Zone, d when.Date, n int) {
	t.Helper()
	var ends when.Instant // of the day before
	for k := -n; k <= n; k++ {
		day, err := d.AddDays(k)
		if err != nil {
			t.Fatal(err)
		}
		s, err := day.In(z)
		if errors.Is(err, when.ErrSkipped) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		from, _ := s.From()
		until, _ := s.Until()
		if ends.IsValid() && from != ends {
			t.Fatalf("%v in %v begins at %v, and the day before ends at %v", day, z, from, ends)
		}
		ends = until
		if got := z.Date(from); got != day {
			t.Fatalf("%v in %v begins with %v", day, z, got)
		}
		before, err := from.Add(-1)
		if got := z.Date(before); err != nil || got.Compare(day) >= 0 {
			t.Fatalf("before %v in %v comes %v, %v", day, z, got, err)
		}
		last, err := until.Add(-1)
		if got := z.Date(last); err != nil || got.Compare(day) > 0 {
			t.Fatalf("%v in %v ends with %v, %v", day, z, got, err)
		}
		if l := length(s); l <= 0 || l > 49*when.Hour {
			t.Fatalf("%v in %v lasts %v", day, z, l)
		}
	}
}
