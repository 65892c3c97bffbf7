package ceasefire_test

import (
	"encoding"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"pgregory.net/rapid"
)

// roundTrip says what goes wrong when a value is written and read back.
func roundTrip[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](t *rapid.T, v T) {
	b, err := any(v).(encoding.TextMarshaler).MarshalText()
	if err != nil {
		t.Fatalf("%v: %v", v, err)
	}
	var back T
	if err := P(&back).UnmarshalText(b); err != nil || back != v {
		t.Fatalf("%v became %q, and that %v: %v", v, b, back, err)
	}
	appended, err := any(v).(encoding.TextAppender).AppendText([]byte("x"))
	if err != nil || string(appended) != "x"+string(b) {
		t.Fatalf("AppendText: %q, %v; MarshalText: %q", appended, err, b)
	}
}

func window(t *rapid.T) ceasefire.Window {
	year := rapid.IntRange(1990, 2030)
	if rapid.Bool().Draw(t, "days") {
		zone := rapid.SampledFrom([]string{"Etc/UTC", "Europe/Kyiv", "Asia/Karachi", "Pacific/Apia", "America/Bogota"}).Draw(t, "zone")
		d, err := when.NewDate(year.Draw(t, "year"), 1, 1)
		if err != nil {
			t.Fatal(err)
		}
		first, err := d.AddDays(rapid.IntRange(0, 360).Draw(t, "first"))
		if err != nil {
			t.Fatal(err)
		}
		last, err := first.AddDays(rapid.IntRange(0, 3).Draw(t, "more"))
		if err != nil {
			t.Fatal(err)
		}
		w, err := ceasefire.DayWindow(first, last, when.MustLoadZone(zone))
		if err != nil {
			t.Skip(err) // the day that Samoa skipped
		}
		return w
	}
	ns := rapid.Int64Range(-1<<60, 1<<60)
	a, b := ns.Draw(t, "a"), ns.Draw(t, "b")
	lo, hi := when.FromUnixNano(min(a, b)), when.FromUnixNano(max(a, b))
	switch rapid.IntRange(0, 4).Draw(t, "ends") {
	case 0:
		lo = when.Instant{}
	case 1:
		hi = when.Instant{}
	case 2:
		lo, hi = when.Instant{}, when.Instant{}
	case 3:
		hi = lo
	}
	w, err := ceasefire.NewWindow(lo, hi)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWhenRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := window(t)
		back, err := ceasefire.ParseWindow(w.String())
		if err != nil || back != w {
			t.Fatalf("%v became %v: %v", w, back, err)
		}
		roundTrip[ceasefire.When](t, ceasefire.Within(w))
		if x := ceasefire.Lasting(w, window(t)); x.IsValid() {
			roundTrip[ceasefire.When](t, x)
		} else if _, err := x.MarshalText(); err == nil {
			t.Fatalf("an invalid time was written: %v", x)
		}
	})
}

func TestCountAndEnumsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1<<62)
		a, b := n.Draw(t, "a"), n.Draw(t, "b")
		for _, c := range []ceasefire.Count{{}, ceasefire.Exactly(a), ceasefire.AtLeast(a), ceasefire.Between(min(a, b), max(a, b))} {
			roundTrip[ceasefire.Count](t, c)
			if c.IsKnown() && !c.Contains(c.Low()) {
				t.Fatalf("%v lacks its low figure", c)
			}
		}
		roundTrip[ceasefire.Verdict](t, ceasefire.Verdict(rapid.IntRange(0, 2).Draw(t, "verdict")))
		roundTrip[ceasefire.Causes](t, ceasefire.Causes(rapid.IntRange(0, 15).Draw(t, "causes")))
		roundTrip[ceasefire.Standard](t, ceasefire.Standard(rapid.IntRange(0, 4).Draw(t, "standard")))
	})
}

func TestOutOfRange(t *testing.T) {
	for _, v := range []interface {
		encoding.TextMarshaler
		IsValid() bool
		String() string
	}{ceasefire.Verdict(7), ceasefire.Standard(7), ceasefire.Causes(99)} {
		if _, err := v.MarshalText(); err == nil || v.IsValid() || !strings.Contains(v.String(), "(") {
			t.Errorf("%v: valid %t, error %v", v, v.IsValid(), err)
		}
	}
}

func TestTimeForms(t *testing.T) {
	for text, want := range map[string]string{ // "": the same text; "!": an error with this in it
		"unknown":                                                   "",
		"2025-10-24T18:00:00Z":                                      "",
		"2025-10-24T18:00:00+05:00":                                 "2025-10-24T13:00:00Z",
		"2025-10-24T18:00:00Z/2025-10-24T18:00:00Z":                 "2025-10-24T18:00:00Z",
		"2025-10-24T18:00:00Z/..":                                   "",
		"../2025-10-24T18:00:00Z":                                   "",
		"2025-10-24[Asia/Karachi]":                                  "",
		"2025-10-24/2025-10-26[Asia/Karachi]":                       "",
		"2025-10-24/2025-10-24[Asia/Karachi]":                       "2025-10-24[Asia/Karachi]",
		"2025-03-30[Europe/Kyiv]":                                   "", // 23 hours
		"2025-10-26[Europe/Kyiv]":                                   "", // 25 hours
		"from 2025-10-24[Asia/Karachi] to 2025-10-25[Asia/Karachi]": "",
		"from unknown to unknown":                                   "unknown",
		"from 2025-10-24T18:00:00Z/.. to unknown":                   "",
		"../..":               "!both ends open",
		"":                    "!want an instant",
		"yesterday":           "!want an instant",
		"2025-10-24T18:00:00": "!want an instant",
		"2025-10-24T18:00:00Z/2025-10-24T17:00:00Z":         "!before it begins",
		"2025-10-24T18:00:00Z/soon":                         "!is no instant",
		"2025-10-26/2025-10-24[Asia/Karachi]":               "!run backwards",
		"2025-10-24[Asia/Karachy]":                          "!Asia/Karachi",
		"2025-10-24[Asia/Karachi":                           "!missing ]",
		"2025-02-30[Asia/Karachi]":                          "!2025-02-30",
		"2011-12-30[Pacific/Apia]":                          "!2011-12-30", // the day that Samoa skipped
		"from 2025-10-24T18:00:00Z":                         "!from WINDOW to WINDOW",
		"from 2025-10-24T18:00:00Z to 2025-10-24T17:00:00Z": "!before it begins",
		"from soon to late":                                 "!want an instant",
	} {
		got, err := ceasefire.ParseWhen(text)
		if message, bad := strings.CutPrefix(want, "!"); bad {
			if err == nil || !strings.Contains(err.Error(), message) {
				t.Errorf("%q: got %v, %v; want an error with %q", text, got, err, message)
			}
			continue
		}
		if want == "" {
			want = text
		}
		if err != nil || got.String() != want {
			t.Errorf("%q: got %v, %v; want %s", text, got, err, want)
		}
	}
	for text, hours := range map[string]int64{"2025-03-30[Europe/Kyiv]": 23, "2025-10-26[Europe/Kyiv]": 25, "2025-10-27[Europe/Kyiv]": 24} {
		w, err := ceasefire.ParseWindow(text)
		lo, _ := w.Earliest()
		hi, _ := w.Latest()
		if err != nil || hi.UnixNano()-lo.UnixNano()+1 != hours*3600e9 || w.Contains(when.Instant{}) || !w.Contains(hi) {
			t.Errorf("%s: %v to %v, want %d hours", text, lo, hi, hours)
		}
	}
	for _, w := range []ceasefire.When{ceasefire.On(2025, 2, 30, "Etc/UTC"), ceasefire.On(2025, 2, 3, "Etc/UCT0"), ceasefire.On(2011, 12, 30, "Pacific/Apia"), ceasefire.At(when.Instant{})} {
		if w.IsValid() || w.IsZero() || !strings.HasPrefix(w.String(), "invalid: ") {
			t.Errorf("valid: %v", w)
		}
	}
}

func TestMomentForms(t *testing.T) {
	for _, c := range [][3]string{ // zone, moment, instant or an error
		{"Europe/Kyiv", "2025-03-30T02:59", "2025-03-30T00:59:00Z"},
		{"Europe/Kyiv", "2025-03-30T03:30", "!"}, // skipped
		{"Europe/Kyiv", "2025-03-30T04:00", "2025-03-30T01:00:00Z"},
		{"Europe/Kyiv", "2025-10-26T03:30", "!"}, // struck twice
		{"Europe/Kyiv", "2025-10-26T03:30:00+02:00", "2025-10-26T01:30:00Z"},
		{"Europe/Kyiv", "2025-10-26T04:00:00", "2025-10-26T02:00:00Z"},
		{"Pacific/Apia", "2011-12-30T12:00", "!"},
		{"Asia/Karachi", "2025-10-15T18:00", "2025-10-15T13:00:00Z"},
		{"", "2025-10-15T18:00", "!"},
		{"", "2025-10-15T18:00:00+05:00", "2025-10-15T13:00:00Z"},
		{"Asia/Karachi", "", "!"},
		{"Asia/Karachi", "Friday", "!"},
	} {
		var z when.Zone
		if c[0] != "" {
			z = when.MustLoadZone(c[0])
		}
		i, err := ceasefire.Moment(c[1]).In(z)
		if c[2] == "!" && err == nil || c[2] != "!" && (err != nil || i.String() != c[2]) {
			t.Errorf("%q in %q: got %v, %v; want %s", c[1], c[0], i, err, c[2])
		}
	}
}

func TestCountForms(t *testing.T) {
	for text, contains := range map[string][2]int64{"0": {0, 0}, "5": {5, 5}, "3..7": {3, 7}, "20..": {20, 1 << 62}, "unknown": {0, 1 << 62}, "4..4": {4, 4}} {
		c, err := ceasefire.ParseCount(text)
		if err != nil || !c.Contains(contains[0]) || !c.Contains(contains[1]) || text != "unknown" && c.Contains(contains[0]-1) {
			t.Errorf("%q: %v, %v", text, c, err)
		}
	}
	for _, text := range []string{"", "-1", "+1", "01", "1.5", "7..3", "..7", "3...7", "3..-1", "9223372036854775808", "some", " 5"} {
		if c, err := ceasefire.ParseCount(text); err == nil {
			t.Errorf("%q was read as %v", text, c)
		}
	}
	if ceasefire.Exactly(0) == (ceasefire.Count{}) || ceasefire.Exactly(-1).IsKnown() || ceasefire.Between(7, 3).IsKnown() || ceasefire.AtLeast(-1).IsKnown() {
		t.Error("zero is unknown, or nonsense is known")
	}
	if _, ok := ceasefire.AtLeast(3).High(); ok {
		t.Error("an open count has a high figure")
	}
}

func TestEnumErrors(t *testing.T) {
	var v ceasefire.Verdict
	var s ceasefire.Standard
	var c ceasefire.Causes
	for text, into := range map[string]encoding.TextUnmarshaler{"breech": &v, "reasonable": &s, "fact+": &c, "": &c, "facts": &c} {
		if err := into.UnmarshalText([]byte(text)); err == nil || !strings.Contains(err.Error(), "want") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
