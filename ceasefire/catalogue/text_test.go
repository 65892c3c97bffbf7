package catalogue_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire/catalogue"
	"pgregory.net/rapid"
)

func calibres() *rapid.Generator[catalogue.Calibre] {
	return rapid.Custom(func(t *rapid.T) catalogue.Calibre {
		c, err := catalogue.NewCalibre(rapid.IntRange(1, 999_999).Draw(t, "hundredths"))
		if err != nil {
			t.Fatal(err)
		}
		return c
	})
}

func TestCalibreRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := calibres().Draw(t, "calibre")
		if got, err := catalogue.ParseCalibre(want.String()); err != nil || got != want {
			t.Errorf("%v parses as %v, %v", want, got, err)
		}
		text, err := want.MarshalText()
		var got catalogue.Calibre
		if err != nil || got.UnmarshalText(text) != nil || got != want || string(text) != want.String() {
			t.Errorf("%v: text %q (%v) reads as %v", want, text, err, got)
		}
		appended, err := want.AppendText([]byte("of "))
		if err != nil || string(appended) != "of "+want.String() {
			t.Errorf("%v: appended %q, %v", want, appended, err)
		}
	})
}

func TestCalibreText(t *testing.T) {
	for text, want := range map[string]string{
		"122mm": "122mm", "5.45mm": "5.45mm", "5.5mm": "5.5mm", "5.50mm": "5.5mm", "152 mm": "152mm",
		"0.01mm": "0.01mm", "9999.99mm": "9999.99mm", "007.62mm": "7.62mm",
	} {
		if c, err := catalogue.ParseCalibre(text); err != nil || c.String() != want {
			t.Errorf("%q: %v, %v", text, c, err)
		}
	}
	for text, why := range map[string]string{
		"": "millimetres", "122": "millimetres", "12.2cm": "millimetres", "122MM": "millimetres",
		"mm": "four digits", ".5mm": "four digits", "5.mm": "four digits", "5.455mm": "two decimals", "10000mm": "four digits",
		"-5mm": "four digits", "+5mm": "four digits", "5e2mm": "four digits", "1 22mm": "four digits", "122  mm": "four digits", "٣mm": "four digits",
		"0mm": "more than zero", "0.00mm": "more than zero",
	} {
		if c, err := catalogue.ParseCalibre(text); err == nil || c.IsValid() || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v, %v; want an error that says %q", text, c, err, why)
		}
	}
	for _, h := range []int{-1, 0, 1_000_000} {
		if c, err := catalogue.NewCalibre(h); err == nil || c.IsValid() {
			t.Errorf("%d hundredths: %v, %v", h, c, err)
		}
	}
}

func TestZeroCalibre(t *testing.T) {
	var c catalogue.Calibre
	if text, err := c.MarshalText(); c.IsValid() || err != nil || len(text) != 0 || c.String() != "invalid calibre" {
		t.Errorf("zero Calibre: %v %q %v", c, text, err)
	}
	c = catalogue.MustParseCalibre("60mm")
	if err := c.UnmarshalText(nil); err != nil || c.IsValid() {
		t.Errorf("the empty text reads as %v, %v", c, err)
	}
	text, err := json.Marshal(catalogue.Weapon{Code: "sling", NoCalibre: true})
	if want := `{"code":"sling","noCalibre":true}`; err != nil || string(text) != want {
		t.Errorf("got %s (%v), want %s", text, err, want)
	}
}

func TestCalibreRange(t *testing.T) {
	mm := catalogue.MustParseCalibre
	for _, test := range []struct {
		r       catalogue.CalibreRange
		text    string
		in, out []string
	}{
		{catalogue.CalibreRange{}, "any calibre", []string{"0.01mm", "9999.99mm"}, nil},
		{catalogue.CalibreRange{Min: mm("100mm")}, "100mm and more", []string{"100mm", "9999.99mm"}, []string{"99.99mm"}},
		{catalogue.CalibreRange{Max: mm("82mm")}, "up to 82mm", []string{"0.01mm", "82mm"}, []string{"82.01mm"}},
		{catalogue.CalibreRange{Min: mm("100mm"), Max: mm("152mm")}, "100mm to 152mm", []string{"100mm", "152mm"}, []string{"99.99mm", "152.01mm"}},
		{catalogue.Exactly(mm("120mm")), "120mm", []string{"120mm"}, []string{"119.99mm", "120.01mm"}},
		{catalogue.CalibreRange{Min: mm("152mm"), Max: mm("100mm")}, "152mm to 100mm", nil, []string{"100mm", "120mm", "152mm"}},
	} {
		if test.r.String() != test.text {
			t.Errorf("got %q, want %q", test.r, test.text)
		}
		for _, c := range test.in {
			if !test.r.Contains(mm(c)) {
				t.Errorf("%v does not contain %s", test.r, c)
			}
		}
		for _, c := range test.out {
			if test.r.Contains(mm(c)) {
				t.Errorf("%v contains %s", test.r, c)
			}
		}
		if test.r.Contains(catalogue.Calibre{}) {
			t.Errorf("%v contains no calibre at all", test.r)
		}
		if upsideDown := test.in == nil; (test.r.Check() != nil) != upsideDown {
			t.Errorf("%v: Check says %v", test.r, test.r.Check())
		}
	}
}

func TestRangeClassText(t *testing.T) {
	for r := catalogue.Reachless; r <= catalogue.Deep; r++ {
		got, err := catalogue.ParseRangeClass(r.String())
		if err != nil || got != r || !r.IsValid() {
			t.Errorf("%v parses as %v, %v", r, got, err)
		}
		text, err := r.MarshalText()
		var back catalogue.RangeClass
		if err != nil || back.UnmarshalText(text) != nil || back != r {
			t.Errorf("%v: text %q (%v) reads as %v", r, text, err, back)
		}
	}
	zero, beyond := catalogue.RangeNotStated, catalogue.Deep+1
	if text, err := zero.MarshalText(); zero.IsValid() || err != nil || len(text) != 0 || zero.UnmarshalText(nil) != nil || zero.String() != "not stated" {
		t.Errorf("zero: %q, %v", text, err)
	}
	if text, err := beyond.MarshalText(); beyond.IsValid() || err == nil || beyond.String() != "RangeClass(7)" {
		t.Errorf("out of range: %v, %q, %v", beyond, text, err)
	}
	for text, says := range map[string]string{
		"mediun": `did you mean "medium"?`, "Deep": `did you mean "deep"?`, "": "unknown range class", "not stated": "unknown range class",
	} {
		if r, err := catalogue.ParseRangeClass(text); err == nil || r.IsValid() || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, %v", text, r, err)
		}
	}
}

func TestClassOfReach(t *testing.T) {
	for metres, want := range map[int]catalogue.RangeClass{
		-1: catalogue.RangeNotStated, 0: catalogue.RangeNotStated,
		1: catalogue.Close, 2_000: catalogue.Close, 2_001: catalogue.Short, 10_000: catalogue.Short,
		10_001: catalogue.Medium, 40_000: catalogue.Medium, 40_001: catalogue.Long, 150_000: catalogue.Long,
		150_001: catalogue.Deep,
	} {
		if got := catalogue.ClassOfReach(metres); got != want {
			t.Errorf("%d m: %v, want %v", metres, got, want)
		}
	}
}

func TestMustPanics(t *testing.T) {
	panics := func(f func()) (did bool) {
		defer func() { did = recover() != nil }()
		f()
		return false
	}
	if !panics(func() { catalogue.MustParseCalibre("large") }) || !panics(func() { catalogue.MustParseRangeClass("far") }) {
		t.Error("no panic")
	}
}

func TestCodeSyntax(t *testing.T) {
	long := strings.Repeat("a", 64)
	for _, c := range []catalogue.Code{"a", "d-30", "2s19", "armed-clash", "a-b-c", catalogue.Code(long)} {
		if !c.IsValid() {
			t.Errorf("%q is a code", c)
		}
	}
	for _, c := range []catalogue.Code{"", "-", "-a", "a-", "a--b", "A", "a b", "a_b", "a.b", "é", "a\x00", catalogue.Code(long + "a")} {
		if c.IsValid() {
			t.Errorf("%q is no code", c)
		}
	}
}

// FuzzTexts holds every text that is read as a value to what it is written as.
func FuzzTexts(f *testing.F) {
	for _, s := range []string{"122mm", "5.45mm", "152 mm", "", "deep", "none", "0mm", "9999.99mm"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var c, c2 catalogue.Calibre
		if c.UnmarshalText([]byte(s)) == nil {
			text, err := c.MarshalText()
			if err != nil || c2.UnmarshalText(text) != nil || c2 != c {
				t.Errorf("%q reads as %v, which is written %q (%v) and reads as %v", s, c, text, err, c2)
			}
		}
		var r catalogue.RangeClass
		if r.UnmarshalText([]byte(s)) == nil {
			if text, err := r.MarshalText(); err != nil || string(text) != s {
				t.Errorf("%q reads as %v, which is written %q (%v)", s, r, text, err)
			}
		}
	})
}
