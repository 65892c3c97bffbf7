package geo_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

var anyPoint = rapid.Custom(func(t *rapid.T) geo.Point {
	return must(geo.NewPoint(rapid.Float64Range(-90, 90).Draw(t, "lat"), rapid.Float64Range(-180, 180).Draw(t, "lng")))
})

func TestPointRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPoint.Draw(t, "point")
		if q, err := geo.ParsePoint(p.String()); err != nil || q != p {
			t.Fatalf("%v reads back as %v, %v", p, q, err)
		}
		var q, r geo.Point
		if text, err := p.MarshalText(); err != nil || q.UnmarshalText(text) != nil || q != p {
			t.Fatalf("%v reads back as %v from %s", p, q, text)
		}
		if text, err := json.Marshal(p); err != nil || json.Unmarshal(text, &r) != nil || r != p {
			t.Fatalf("%v reads back as %v from %s", p, r, text)
		}
		d := geo.Disc{Centre: p, Radius: rapid.Float64Range(0, 1e7).Draw(t, "radius")}
		var e geo.Disc
		if text, err := json.Marshal(d); err != nil || json.Unmarshal(text, &e) != nil || e != d {
			t.Fatalf("%v reads back as %v from %s", d, e, text)
		}
	})
}

func TestOnePlaceOnePoint(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"10,-180", "10,180", "10,180"},
		{"90,12", "90,-33", "90,0"},
		{"-90,12", "-90,0", "-90,0"},
		{"-0,-0", "0,0", "0,0"},
		{"31.0020,+66.400", "31.002, 66.4", "31.002,66.4"},
	} {
		a, b := geo.MustParsePoint(test.a), geo.MustParsePoint(test.b)
		if a != b || a.String() != test.want {
			t.Errorf("%s is %v, %s is %v, want both %s", test.a, a, test.b, b, test.want)
		}
	}
}

func TestPointErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "expected latitude and longitude with a comma between"},
		{"31", "expected latitude and longitude with a comma between"},
		{"31,", `"" is not a decimal number`},
		{"31,66,3", `"66,3" is not a decimal number`},
		{"31;66", "comma"},
		{"NaN,0", `"NaN" is not a decimal number`},
		{"0x1p3,0", "is not a decimal number"},
		{"1e1,0", "is not a decimal number"},
		{"1_0,0", "is not a decimal number"},
		{"31,  66", "is not a decimal number"},
		{"-,0", "is not a decimal number"},
		{"91,0", "latitude 91 is outside -90 to 90: latitude and longitude look swapped"},
		{"91,91", "latitude 91 is outside -90 to 90"},
		{"200,0", "latitude 200 is outside -90 to 90"},
		{"0,180.5", "longitude 180.5 is outside -180 to 180"},
	} {
		p, err := geo.ParsePoint(test.text)
		if err == nil || p.IsValid() || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, %v; want an error with %q", test.text, p, err, test.want)
		}
	}
	if _, err := geo.ParsePoint("91,91"); strings.Contains(err.Error(), "swapped") {
		t.Error("91,91 is no swapped pair:", err)
	}
	if _, err := geo.NewPoint(math.NaN(), 0); err == nil {
		t.Error("NaN is a latitude")
	}
	if _, err := geo.NewPoint(0, math.Inf(1)); err == nil {
		t.Error("an infinity is a longitude")
	}
	defer func() {
		if recover() == nil {
			t.Error("MustParsePoint does not panic")
		}
	}()
	geo.MustParsePoint("nowhere")
}

func TestZeroPoint(t *testing.T) {
	var zero geo.Point
	if zero.IsValid() || zero.String() != "invalid point" || zero.Lat() != 0 || zero.Lng() != 0 {
		t.Errorf("the zero Point is %v", zero)
	}
	if zero == geo.MustParsePoint("0,0") {
		t.Error("the zero Point is a position")
	}
	if text, err := zero.MarshalText(); err != nil || len(text) != 0 {
		t.Errorf("its text is %q, %v", text, err)
	}
	if text, err := json.Marshal(zero); err != nil || string(text) != "null" {
		t.Errorf("its JSON is %s, %v", text, err)
	}
	p := geo.MustParsePoint("1,2")
	if err := json.Unmarshal([]byte("null"), &p); err != nil || p != zero {
		t.Errorf("null reads as %v, %v", p, err)
	}
	p = geo.MustParsePoint("1,2")
	if err := p.UnmarshalText(nil); err != nil || p != zero {
		t.Errorf("empty text reads as %v, %v", p, err)
	}
	if d := geo.Distance(zero, geo.MustParsePoint("1,2")); !math.IsNaN(d) {
		t.Errorf("it is %v m from somewhere", d)
	}
	if zero.Compare(p) != 0 || zero.Compare(geo.MustParsePoint("-90,0")) >= 0 {
		t.Error("it does not come first")
	}
}

func TestPointJSONIsStrict(t *testing.T) {
	for _, text := range []string{
		`{"lat":1}`, `{"lat":1,"lng":2,"alt":3}`, `{"Lat":1,"lng":2}`, `{"lat":1,"lng":2,"lng":3}`,
		`{"lat":1,"lng":null}`, `{"lat":"1","lng":2}`, `[1,2]`, `"1,2"`, `{"lat":95,"lng":2}`, `{"lat":5,"lng":-200}`,
	} {
		p := geo.MustParsePoint("7,7")
		if err := json.Unmarshal([]byte(text), &p); err == nil || p != geo.MustParsePoint("7,7") {
			t.Errorf("%s reads as %v, %v", text, p, err)
		}
	}
}

// Distances on the WGS 84 ellipsoid are from GeographicLib's documentation and from
// the definition of the nautical mile; the sphere is within 0.57 % of them.
func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b      string
		ellipsoid float64
	}{
		{"0,0", "0,1", 111319.491},
		{"0,0", "1,0", 110574.389},
		{"89,0", "90,0", 111693.865},
		{"40.6,-73.8", "51.6,-0.5", 5551759.400}, // New York to London
		{"0,0", "0,180", 20003931.459},
	} {
		d := geo.Distance(geo.MustParsePoint(test.a), geo.MustParsePoint(test.b))
		if off := math.Abs(d/test.ellipsoid - 1); off > 0.0057 {
			t.Errorf("%s to %s: %v m, off by %v", test.a, test.b, d, off)
		}
	}
	if d := geo.Distance(geo.MustParsePoint("0,0"), geo.MustParsePoint("0,90")); math.Abs(d-geo.EarthRadius*math.Pi/2) > 1e-6 {
		t.Errorf("a quarter of the equator is %v m", d)
	}
}

func TestDisc(t *testing.T) {
	if _, err := geo.NewDisc(geo.Point{}, 5); err == nil {
		t.Error("a disc round nothing")
	}
	for _, r := range []float64{-1, math.NaN(), math.Inf(1)} {
		if d, err := geo.NewDisc(at(0, 0), r); err == nil || d.IsValid() {
			t.Errorf("a disc of radius %v", r)
		}
		bad := geo.Disc{Centre: at(0, 0), Radius: r}
		if bad.IsValid() || bad.Contains(at(0, 0)) {
			t.Errorf("a disc of radius %v is valid or contains something", r)
		}
		if _, err := json.Marshal(bad); err == nil {
			t.Errorf("a disc of radius %v has JSON", r)
		}
	}
	rim := geo.Distance(at(0, 0), at(1, 0))
	d := must(geo.NewDisc(at(0, 0), rim))
	if !d.Contains(at(1, 0)) || !d.Contains(at(0, 0)) || d.Contains(at(1.0001, 0)) || d.Contains(geo.Point{}) {
		t.Error("a disc is what is within its radius, the rim included")
	}
	if got := (geo.Disc{Centre: geo.MustParsePoint("31,66"), Radius: 120}).String(); got != "120 m round 31,66" {
		t.Error(got)
	}
	for _, text := range []string{`{"lat":1,"lng":2}`, `{"lat":1,"lng":2,"radius":3,"unit":"m"}`, `{"lat":1,"lng":2,"radius":-3}`, `null`} {
		if err := new(geo.Disc).UnmarshalJSON([]byte(text)); err == nil {
			t.Errorf("%s is a disc", text)
		}
	}
}
