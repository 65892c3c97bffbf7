package when_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

var (
	firstInstant = when.FromUnixNano(math.MinInt64)
	lastInstant  = when.FromUnixNano(math.MaxInt64)
)

func TestParseInstant(t *testing.T) {
	for in, want := range map[string]string{
		"2025-10-15T18:00:00+05:00":                      "2025-10-15T13:00:00Z",
		"2025-10-15T13:00:00Z":                           "2025-10-15T13:00:00Z",
		"2025-10-15T13:00:00-00:00":                      "2025-10-15T13:00:00Z",
		"2025-10-15T18:45:00+05:45":                      "2025-10-15T13:00:00Z",
		"2025-10-15T23:30:00-03:30":                      "2025-10-16T03:00:00Z",
		"2025-10-15T13:00:00.250Z":                       "2025-10-15T13:00:00.25Z",
		"2025-10-15T13:00:00.123456789Z":                 "2025-10-15T13:00:00.123456789Z",
		"2025-10-15T13:00:00.1000000000000000000000000Z": "2025-10-15T13:00:00.1Z",
		"2024-02-29T00:00:00Z":                           "2024-02-29T00:00:00Z",
		"1969-12-31T23:59:59.999999999Z":                 "1969-12-31T23:59:59.999999999Z",
		"1677-09-21T00:12:43.145224192Z":                 "1677-09-21T00:12:43.145224192Z",
		"2262-04-11T23:47:16.854775807Z":                 "2262-04-11T23:47:16.854775807Z",
	} {
		got, err := when.ParseInstant(in)
		if err != nil || got.String() != want {
			t.Errorf("%s: got %v, %v; want %s", in, got, err, want)
		}
	}
}

func TestParseInstantRefuses(t *testing.T) {
	before := when.FromUnixNano(7)
	for in, want := range map[string]string{
		"2025-10-15T18:00:00":             "no offset",
		"2025-10-15 18:00:00Z":            "RFC 3339",
		"2025-10-15T18:00Z":               "RFC 3339",
		"2025-10-15t18:00:00Z":            "RFC 3339",
		"2025-10-15T18:00:00z":            "RFC 3339",
		"2025-10-15T8:00:00Z":             "RFC 3339",
		"2025-10-15T18:00:00,5Z":          "RFC 3339",
		"2025-10-15T18:00:00+0500":        "RFC 3339",
		"2025-10-15T18:00:00+5":           "RFC 3339",
		"2025-10-15":                      "RFC 3339",
		"-025-10-15T18:00:00Z":            "RFC 3339",
		"٢٠٢٥-10-15T18:00:00Z":            "RFC 3339",
		" 2025-10-15T18:00:00Z":           "RFC 3339",
		"2025-10-15T18:00:00Z ":           "trailing text",
		"2025-10-15T18:00:00+05:00Z":      "trailing text",
		"2025-10-15T18:00:00.Z":           "no digit",
		"2025-10-15T18:00:00.1234567891Z": "finer than a nanosecond",
		"2025-10-15T18:00:00+24:00":       "offset 24:00",
		"2025-10-15T18:00:00+05:60":       "offset 05:60",
		"2025-10-15T24:00:00Z":            "00:00 of the following day",
		"2025-10-15T24:00:01Z":            "hour 24: want",
		"2025-10-15T23:60:00Z":            "minute 60",
		"2016-12-31T23:59:60Z":            "leap second",
		"2025-10-15T23:59:61Z":            "second 61",
		"2025-02-29T00:00:00Z":            "February 2025 has 28 days",
		"2025-13-01T00:00:00Z":            "month 13",
		"2025-00-01T00:00:00Z":            "month 0",
		"2025-01-00T00:00:00Z":            "day 0",
		"0000-01-01T00:00:00Z":            "dates run from",
		"1677-09-21T00:12:43.145224191Z":  "out of range",
		"2262-04-11T23:47:16.854775808Z":  "out of range",
		"9999-12-31T23:59:59Z":            "out of range",
	} {
		got, err := when.ParseInstant(in)
		if err == nil || got.IsValid() || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v; want an error with %q", in, got, err, want)
		}
		if want == "out of range" && !errors.Is(err, when.ErrRange) {
			t.Errorf("%s: %v is no ErrRange", in, err)
		}
		refuses(t, before, in)
	}
	if i, err := when.ParseInstant(""); err == nil {
		t.Errorf("empty text: got %v, want an error", i)
	}
	_, err := when.ParseInstant(strings.Repeat("2", 1e6))
	if err == nil || len(err.Error()) > 300 {
		t.Errorf("long text: want a short error, got one of %d bytes", len(err.Error()))
	}
	mustPanic(t, "MustParseInstant", func() { when.MustParseInstant("noon") })
}

func TestUnixAndAt(t *testing.T) {
	for _, tc := range []struct {
		sec, nsec int64
		want      string // empty: out of range
	}{
		{0, 0, "1970-01-01T00:00:00Z"},
		{0, -1, "1969-12-31T23:59:59.999999999Z"},
		{-1, 1_000_000_000, "1970-01-01T00:00:00Z"},
		{1, 2_500_000_000, "1970-01-01T00:00:03.5Z"},
		{-9223372037, 145224192, "1677-09-21T00:12:43.145224192Z"},
		{-9223372037, 145224191, ""},
		{-9223372036, -854775808, "1677-09-21T00:12:43.145224192Z"},
		{-9223372036, -854775809, ""},
		{9223372036, 854775807, "2262-04-11T23:47:16.854775807Z"},
		{9223372036, 854775808, ""},
		{9223372037, -145224193, "2262-04-11T23:47:16.854775807Z"},
		{math.MaxInt64, math.MaxInt64, ""},
		{math.MaxInt64, math.MinInt64, ""},
		{math.MinInt64, math.MinInt64, ""},
		{math.MinInt64, -1, ""},
		{math.MinInt64, math.MaxInt64, ""},
		{0, math.MaxInt64, "2262-04-11T23:47:16.854775807Z"},
		{0, math.MinInt64, "1677-09-21T00:12:43.145224192Z"},
	} {
		got, err := when.Unix(tc.sec, tc.nsec)
		if tc.want == "" {
			if !errors.Is(err, when.ErrRange) || got.IsValid() {
				t.Errorf("Unix(%d, %d): got %v, %v; want ErrRange", tc.sec, tc.nsec, got, err)
			}
		} else if err != nil || got.String() != tc.want {
			t.Errorf("Unix(%d, %d): got %v, %v; want %s", tc.sec, tc.nsec, got, err, tc.want)
		}
	}
	karachi := time.FixedZone("PKT", 5*3600)
	if got, err := when.At(time.Date(2025, 10, 15, 18, 0, 0, 0, karachi)); err != nil || got != when.MustParseInstant("2025-10-15T13:00:00Z") {
		t.Errorf("At drops the zone: got %v, %v", got, err)
	}
	now := time.Now() // with a monotonic reading
	with, err1 := when.At(now)
	without, err2 := when.At(now.Round(0))
	if err1 != nil || err2 != nil || with != without {
		t.Errorf("At drops the monotonic reading: %v, %v; %v, %v", with, without, err1, err2)
	}
	for _, far := range []time.Time{{}, time.Unix(math.MaxInt64, 0), time.Unix(math.MinInt64, 0), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if got, err := when.At(far); !errors.Is(err, when.ErrRange) {
			t.Errorf("At(%v): got %v, %v; want ErrRange", far, got, err)
		}
	}
}

// The sum is taken in big numbers, where nothing overflows.
func TestUnixProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.OneOf(rapid.Int64(), rapid.Int64Range(-9223372040, 9223372040),
			rapid.Int64Range(-9223372038, -9223372035), rapid.Int64Range(9223372035, 9223372038))
		sec, nsec := numbers.Draw(t, "sec"), numbers.Draw(t, "nsec")
		want := new(big.Int).Mul(big.NewInt(sec), big.NewInt(1e9))
		want.Add(want, big.NewInt(nsec))
		got, err := when.Unix(sec, nsec)
		if want.IsInt64() != (err == nil) || err == nil && got != when.FromUnixNano(want.Int64()) {
			t.Fatalf("Unix(%d, %d): got %v, %v; want %v", sec, nsec, got, err, want)
		}
	})
}

func TestInvalidInstant(t *testing.T) {
	var zero when.Instant
	epoch := when.FromUnixNano(0)
	switch {
	case zero.IsValid(), !epoch.IsValid(), zero == epoch:
		t.Error("the zero Instant must be invalid, and 1970 valid")
	case !zero.Time().IsZero(), zero.UnixNano() != 0, zero.Sub(epoch) != 0, epoch.Sub(zero) != 0:
		t.Error("the zero Instant must give zeros")
	case zero.Before(epoch), zero.After(epoch), epoch.Before(zero), epoch.After(zero):
		t.Error("the zero Instant is neither before nor after any")
	case zero.Compare(firstInstant) != -1, firstInstant.Compare(zero) != 1, zero.Compare(zero) != 0:
		t.Error("the zero Instant sorts first")
	case zero.String() != "invalid instant":
		t.Error(zero.String())
	}
	if i, err := zero.Add(1); err == nil {
		t.Errorf("Add to the zero Instant: got %v", i)
	}
	roundTrip(t, zero, when.ParseInstant)
}

func TestAddAndSubAtTheEdges(t *testing.T) {
	for _, tc := range []struct {
		i when.Instant
		d time.Duration
	}{
		{lastInstant, 1}, {firstInstant, -1}, {lastInstant, math.MaxInt64}, {firstInstant, math.MinInt64}, {when.FromUnixNano(-1), math.MinInt64},
	} {
		if got, err := tc.i.Add(tc.d); !errors.Is(err, when.ErrRange) || got.IsValid() {
			t.Errorf("%v.Add(%v): got %v, %v; want ErrRange", tc.i, tc.d, got, err)
		}
	}
	if got := lastInstant.Sub(firstInstant); got != math.MaxInt64 {
		t.Errorf("last - first = %v", got)
	}
	if got := firstInstant.Sub(lastInstant); got != math.MinInt64 {
		t.Errorf("first - last = %v", got)
	}
	if when.Hour != 3600*time.Second || when.Day != 24*when.Hour || when.Week != 168*when.Hour {
		t.Error("Hour, Day or Week is wrong")
	}
}

func TestInstantProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i, j := instants().Draw(t, "i"), instants().Draw(t, "j")
		roundTrip(t, i, when.ParseInstant)
		if back, err := when.At(i.Time()); err != nil || back != i {
			t.Fatalf("At(Time()) of %v: %v, %v", i, back, err)
		}
		if i.Time().Location() != time.UTC || i.Time().UnixNano() != i.UnixNano() {
			t.Fatalf("Time of %v: %v", i, i.Time())
		}
		if c := i.Compare(j); c != i.Time().Compare(j.Time()) || i.Before(j) != (c < 0) || i.After(j) != (c > 0) || (i == j) != (c == 0) {
			t.Fatalf("order of %v and %v: %d", i, j, c)
		}
		d := new(big.Int).Sub(big.NewInt(i.UnixNano()), big.NewInt(j.UnixNano()))
		switch got := i.Sub(j); {
		case d.IsInt64():
			if back, err := j.Add(got); int64(got) != d.Int64() || err != nil || back != i {
				t.Fatalf("%v - %v = %v, back: %v, %v", i, j, got, back, err)
			}
		case got != math.MaxInt64 && got != math.MinInt64 || (got > 0) != i.After(j):
			t.Fatalf("%v - %v = %v does not saturate", i, j, got)
		}
	})
}

func TestJSON(t *testing.T) {
	type document struct {
		At    when.Instant             `json:"at,omitzero"`
		Span  when.Span                `json:"span,omitzero"`
		Day   when.Date                `json:"day,omitzero"`
		Zone  when.Zone                `json:"zone,omitzero"`
		Times map[when.Instant]float64 `json:"times,omitzero"`
	}
	full := document{
		At:    when.MustParseInstant("2025-10-15T13:00:00Z"),
		Span:  when.Until(when.MustParseInstant("2025-10-17T13:00:00Z")),
		Day:   when.MustParseDate("2025-10-24"),
		Zone:  when.MustLoadZone("Asia/Karachi"),
		Times: map[when.Instant]float64{when.FromUnixNano(0): 1},
	}
	for name, tc := range map[string]struct {
		v    document
		want string
	}{
		"full":  {full, `{"at":"2025-10-15T13:00:00Z","span":"../2025-10-17T13:00:00Z","day":"2025-10-24","zone":"Asia/Karachi","times":{"1970-01-01T00:00:00Z":1}}`},
		"empty": {document{}, `{}`},
	} {
		b, err := json.Marshal(tc.v)
		if err != nil || string(b) != tc.want {
			t.Errorf("%s: got %s, %v; want %s", name, b, err, tc.want)
		}
		var back document
		if err := json.Unmarshal(b, &back); err != nil || back.At != tc.v.At || back.Span != tc.v.Span || back.Day != tc.v.Day || back.Zone != tc.v.Zone || len(back.Times) != len(tc.v.Times) {
			t.Errorf("%s: read back as %v, %v", name, back, err)
		}
	}
}
