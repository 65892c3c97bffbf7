package geo_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

var shapeSeeds = []string{
	`{"type":"Polygon","coordinates":[[[66,31],[67,31],[67,32],[66,31]]]}`,
	`{"type":"Polygon","coordinates":[[[66,31],[68,31],[68,33],[66,31]],[[67,31.2],[67.2,31.2],[67.2,31.3],[67,31.2]]]}`,
	`{"type":"MultiPolygon","coordinates":[[[[66,31],[67,31],[67,32],[66,31]]],[[[70,31],[71,31],[71,32],[70,31]]]]}`,
	`{"type":"Polygon","coordinates":[[[66,31],[67,32],[67,31],[66,32],[66,31]]]}`,
	`{"type":"Polygon","coordinates":[[[0,90],[90,0],[-90,0],[0,90]]]}`,
	`{"type":"Polygon","coordinates":[[[180,1],[-180,-1],[179,0],[180,1]]]}`,
	`{"type":"Polygon","coordinates":[]}`,
	`{"type":"Polygon","coordinates":[[[1e300,-1e300],[1,2,3,4],[[[]]],null]]}`,
	`{"type":"LineString","coordinates":[[66,31],[67,31]],"accuracy":100}`,
	`{"type":"MultiLineString","coordinates":[[[66,31],[67,31]],[[67,31],[67,32]],[[67,32],[66,31]]]}`,
	`{"type":"LineString","coordinates":[[66,31],[67,31],[66,31]]}`,
	`{"type":"LineString","coordinates":[[124,38],[132,38]],"accuracy":50,"edges":"parallel"}`,
	`{"type":"LineString","coordinates":[[46.4,39.7],[46.6,39.6]],"accuracy":200,"width":5000}`,
	`{"type":"Polygon","coordinates":[[[124,38],[132,38],[132,43],[124,43],[124,38]]],"accuracy":2000,"edges":"parallel"}`,
	`{"type":"LineString","coordinates":[[1e-236,1],[-1e-240,5]],"edges":"parallel"}`,
	`{"type":"LineString","coordinates":[[-179,89],[1,89.5]],"edges":"parallel"}`,
	`{"type":"Point","coordinates":[66.4,31],"accuracy":120}`,
	`{"lat":31,"lng":66,"radius":120}`,
	`{"lat":31,"lng":66}`,
	`{"type":"Feature","geometry":{}}`,
	`[[`, `null`, `"31,66"`,
}

// FuzzShapes reads any text as each type. What is read is valid, and reads back from
// what is written; what is not read says why, and leaves the variable alone.
func FuzzShapes(f *testing.F) {
	for _, s := range shapeSeeds {
		f.Add([]byte(s))
	}
	p := at(0.3, 0.4)
	f.Fuzz(func(t *testing.T, text []byte) {
		var a, a2 geo.Area
		if err := a.UnmarshalJSON(text); err == nil {
			again(t, a, &a2)
			if !a.IsValid() || !a2.Equal(a) {
				t.Fatalf("%v is not %v", a2, a)
			}
			if a.Contains(p) != a2.Contains(p) {
				t.Fatal("what is written is another area")
			}
		} else if len(problems(t, err)) == 0 || a.IsValid() {
			t.Fatalf("read %v, with %v", a, err)
		}
		var l, l2 geo.Line
		if err := l.UnmarshalJSON(text); err == nil {
			again(t, l, &l2)
			if !l.IsValid() || !l2.Equal(l) || l.DistanceTo(p) != l2.DistanceTo(p) || l.Side(p) != l2.Side(p) {
				t.Fatalf("%v is not %v", l2, l)
			}
			if d := l.DistanceTo(p); !(d >= 0) {
				t.Fatalf("%v m away", d)
			}
		} else if len(problems(t, err)) == 0 || l.IsValid() {
			t.Fatalf("read %v, with %v", l, err)
		}
		var c, c2 geo.Corridor
		if err := c.UnmarshalJSON(text); err == nil {
			again(t, c, &c2)
			if !c.IsValid() || !c2.Equal(c) {
				t.Fatalf("%v is not %v", c2, c)
			}
			if low, high := c.Line.DistanceBounds(p); !(0 <= low && low <= high) {
				t.Fatalf("%v to %v m away", low, high)
			}
		} else if len(problems(t, err)) == 0 || c.IsValid() {
			t.Fatalf("read %v, with %v", c, err)
		}
		var d, d2 geo.Disc
		if err := d.UnmarshalJSON(text); err == nil {
			again(t, d, &d2)
			if !d.IsValid() || d2 != d {
				t.Fatalf("%v is not %v", d2, d)
			}
		} else if len(problems(t, err)) == 0 || d.IsValid() {
			t.Fatalf("read %v, with %v", d, err)
		}
	})
}

func again(t *testing.T, v any, into json.Unmarshaler) {
	t.Helper()
	text, err := json.Marshal(v)
	if err == nil {
		err = into.UnmarshalJSON(text)
	}
	if err != nil {
		t.Fatalf("%v does not read back: %v", v, err)
	}
}

// FuzzPoint reads any text as a point, in both forms.
func FuzzPoint(f *testing.F) {
	for _, s := range []string{"31.002,66.4", "-0,180", "90,1", "", "1,2,3", "NaN,1", " 1,2", "1e5,1", "+.5,-.5", `{"lat":1,"lng":2}`, `{"lat":1,"lng":-180}`, "null"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := geo.ParsePoint(text); err == nil {
			if q, err := geo.ParsePoint(p.String()); err != nil || q != p || !p.IsValid() {
				t.Fatalf("%q is %v, which is %v, %v", text, p, q, err)
			}
		} else if p.IsValid() || err.Error() == "" {
			t.Fatalf("%q is %v, with %v", text, p, err)
		}
		var p, q geo.Point
		if err := p.UnmarshalJSON([]byte(text)); err == nil {
			if again(t, p, &q); q != p {
				t.Fatalf("%v is not %v", q, p)
			}
		} else if len(problems(t, err)) == 0 || p.IsValid() {
			t.Fatalf("read %v, with %v", p, err)
		}
	})
}

// FuzzSignatures is TestSound, on scenes that the fuzzer finds.
func FuzzSignatures(f *testing.F) { f.Fuzz(rapid.MakeFuzz(sound)) }
