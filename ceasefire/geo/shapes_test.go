package geo_test

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/golang/geo/s2"
	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

func TestAreaContains(t *testing.T) {
	holed := must(geo.NewArea([][]geo.Ring{
		{ring(-4, -4, 4, -4, 4, 4, -4, 4), ring(-1, -1, 1, -1, 1, 1, -1, 1)}, // a square with a hole, drawn the same way round
		{ring(-.5, -.5, -.5, .5, .5, .5, .5, -.5)},                           // an island in it, drawn the other way
	}))
	for _, test := range []struct {
		x, y float64
		want bool
	}{
		{3, 3, true}, {0.8, 0, false}, {0, 0, true}, {5, 0, false}, {-3.99, -3.99, true}, {0, 170, false},
	} {
		if got := holed.Contains(at(test.x, test.y)); got != test.want {
			t.Errorf("%v, %v: got %v", test.x, test.y, got)
		}
	}
	if holed.Contains(geo.Point{}) || (geo.Area{}).Contains(at(0, 0)) {
		t.Error("something invalid is inside")
	}
	if (geo.Area{}).IsValid() || !holed.IsValid() {
		t.Error("validity")
	}
}

// TestDistricts makes one area of two polygons with an edge in common, and of an
// enclave that fills a hole.
func TestDistricts(t *testing.T) {
	for name, a := range map[string]geo.Area{
		"neighbours": must(geo.NewArea([][]geo.Ring{{ring(-2, -2, 0, -2, 0, 2, -2, 2)}, {ring(0, -2, 2, -2, 2, 2, 0, 2)}})),
		"enclave":    must(geo.NewArea([][]geo.Ring{{ring(-2, -2, 2, -2, 2, 2, -2, 2), ring(-1, -1, 1, -1, 1, 1, -1, 1)}, {ring(-1, -1, 1, -1, 1, 1, -1, 1)}})),
	} {
		for _, p := range []geo.Point{at(0, 0), at(0, 1), at(1, 1), at(-1.5, 0), at(1, 0.3)} {
			if !a.Contains(p) {
				t.Errorf("%s: %v is not inside", name, p)
			}
		}
		sigs, err := geo.Signatures([]geo.Region{disc(0, 0, 1900)}, []geo.Condition{geo.Inside{Area: a}}, geo.Options{})
		if err != nil || len(sigs) != 1 || sigs[0].True.String() != "1" {
			t.Errorf("%s: got %v, %v", name, sigs, err)
		}
	}
}

// TestSpike has a spike in the middle of an edge and at the seam.
func TestSpike(t *testing.T) {
	plain := polygon(-1, -1, 1, -1, 1, 1, -1, 1)
	for _, a := range []geo.Area{
		polygon(-1, -1, 1, -1, 5, -5, 1, -1, 1, 1, -1, 1),
		polygon(5, 5, -1, -1, 1, -1, 1, 1, -1, 1, -1, -1),
		polygon(-1, -1, 1, -1, 1, 1, -1, 1, -1, -1, 5, 5),
		polygon(1, 0, 2, 0, 3, 0, 2, 0, 1, 0, 1, 1, -1, 1, -1, -1, 1, -1),
	} {
		for _, p := range []geo.Point{at(0, 0), at(3, -3), at(3, 3), at(2, 0), at(0.9, -0.9), at(1.1, 0.1)} {
			if a.Contains(p) != plain.Contains(p) {
				t.Errorf("%v: %v", a, p)
			}
		}
	}
	if _, err := geo.NewArea([][]geo.Ring{{ring(0, 0, 1, 1, 2, 0, 1, 1)}}); err == nil {
		t.Error("there and back is an area")
	}
}

// TestContainsByHand compares with the crossings of a meridian, counted edge by edge.
func TestContainsByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := toRing(blob(t, place.Draw(t, "centre"), 4))
		if rapid.Bool().Draw(t, "backwards") {
			slices.Reverse(r)
		}
		a := must(geo.NewArea([][]geo.Ring{{r}}))
		p := place.Draw(t, "point")
		v := func(p geo.Point) s2.Point { return s2.PointFromLatLng(s2.LatLngFromDegrees(p.Lat(), p.Lng())) }
		far := v(at(p.x, 60)) // outside
		inside := false
		for i := range r[1:] {
			inside = inside != s2.EdgeOrVertexCrossing(v(at(p.x, p.y)), far, v(r[i]), v(r[i+1]))
		}
		if got := a.Contains(at(p.x, p.y)); got != inside {
			t.Fatalf("got %v", got)
		}
	})
}

// TestCrossingsByHand compares the check for crossings with all pairs of edges.
func TestCrossingsByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var corners []xy
		for range rapid.IntRange(3, 8).Draw(t, "corners") {
			corners = append(corners, place.Draw(t, "corner"))
		}
		r := toRing(corners)
		v := func(i int) s2.Point { return s2.PointFromLatLng(s2.LatLngFromDegrees(r[i].Lat(), r[i].Lng())) }
		for i := range corners {
			for j := range i {
				if v(i) == v(j) { // or nearly so: points of 1e-14 degrees apart are one
					t.Skip("a corner twice")
				}
			}
		}
		cross := 0
		for i := range r[1:] {
			for j := range r[1 : i+1] {
				if s2.CrossingSign(v(i), v(i+1), v(j), v(j+1)) == s2.Cross {
					cross++
				}
			}
		}
		_, err := geo.NewArea([][]geo.Ring{{r}})
		if err != nil && strings.Contains(err.Error(), "less than a square metre") {
			t.Skip("flat")
		}
		if (cross > 0) != (err != nil) {
			t.Fatalf("%d crossings, %v", cross, err)
		}
		if cross > 0 && len(problems(t, err)) != cross {
			t.Fatalf("%d crossings, %v", cross, err)
		}
	})
}

func TestLineDistanceAndSide(t *testing.T) {
	l := line(0, -4, 0, 0, 0, 0, 4) // east, then north: left is north-west
	for _, test := range []struct {
		x, y float64
		side int
		km   float64
	}{
		{-2, 1, 1, 1}, {-2, -1, -1, 1}, {-1, 3, 1, 1}, {1, 3, -1, 1}, {3, -3, -1, math.Hypot(3, 3)},
		{-5, 0, 0, 1}, {-5, 1, 0, math.Hypot(1, 1)}, {0, 5, 0, 1}, {-0.1, 0.2, 1, 0.1},
	} {
		p := at(test.x, test.y)
		if got := l.Side(p); got != test.side {
			t.Errorf("%v,%v is on side %d", test.x, test.y, got)
		}
		if got := l.DistanceTo(p) / 1000; math.Abs(got-test.km) > 0.005 { // the plane is not the sphere
			t.Errorf("%v,%v is %v km away", test.x, test.y, got)
		}
	}
	if d := l.DistanceTo(at(0, 0)); d != 0 {
		t.Errorf("a vertex is %v m away", d)
	}
	if !math.IsNaN(l.DistanceTo(geo.Point{})) || !math.IsNaN((geo.Line{}).DistanceTo(at(0, 0))) || l.Side(geo.Point{}) != 0 || (geo.Line{}).Side(at(0, 0)) != 0 {
		t.Error("something invalid has a distance or a side")
	}
}

// TestJoinedParts draws one line in one, two and three parts, and a closed one.
func TestJoinedParts(t *testing.T) {
	whole := line(0, -4, 0, 0, 0, 0, 4, 4, 4)
	a, b, c := at(-4, 0), at(0, 0), at(0, 4)
	parts := must(geo.NewLine([][]geo.Point{{b, c}, {a, b}, {c, at(4, 4)}}, 0))
	loose := must(geo.NewLine([][]geo.Point{{b, c}, {b, a}}, 0)) // both begin at b
	for _, p := range []geo.Point{at(-1, 1), at(1, -1), at(1, -0.1), at(-1, 5), at(0.1, 3.9)} {
		if whole.Side(p) == 0 || parts.Side(p) != whole.Side(p) {
			t.Errorf("%v: whole %d, parts %d", p, whole.Side(p), parts.Side(p))
		}
	}
	if loose.Side(at(1, -1)) != 0 {
		t.Error("beyond the beginnings of two parts is a side")
	}
	closed := line(0, 0, 0, 2, 0, 2, 2, 0, 2, 0, 0)
	if closed.Side(at(1, 1)) != 1 || closed.Side(at(-1, -1)) != -1 || closed.Side(at(-1, 1)) != -1 {
		t.Error("the sides of a closed line are inside and outside")
	}
}

// TestNearestByHand compares the distance with that from each edge.
func TestNearestByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 90).Draw(t, "vertices")
		var path []geo.Point
		for range n {
			p := place.Draw(t, "vertex")
			path = append(path, at(p.x*100, p.y*100))
		}
		l, err := geo.NewLine([][]geo.Point{path}, 0)
		if err != nil {
			t.Skip(err)
		}
		q := anyPoint.Draw(t, "point")
		v := func(p geo.Point) s2.Point { return s2.PointFromLatLng(s2.LatLngFromDegrees(p.Lat(), p.Lng())) }
		want := math.Inf(1)
		for i := range path[1:] {
			want = min(want, float64(s2.DistanceFromSegment(v(q), v(path[i]), v(path[i+1])))*geo.EarthRadius)
		}
		if got := l.DistanceTo(q); got != want {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestShapeJSON(t *testing.T) {
	for _, test := range []struct {
		text string
		into any
	}{
		{`{"type":"Polygon","coordinates":[[[66,31],[67,31],[67,32],[66,31]],[[66.5,31.2],[66.6,31.2],[66.6,31.3],[66.5,31.2]]]}`, new(geo.Area)},
		{`{"type":"MultiPolygon","coordinates":[[[[66,31],[67,31],[67,32],[66,31]]],[[[70,31],[71,31],[71,32],[70,31]]]]}`, new(geo.Area)},
		{`{"type":"LineString","coordinates":[[66,31],[67,31]]}`, new(geo.Line)},
		{`{"type":"LineString","coordinates":[[66,31],[67,31]],"accuracy":100}`, new(geo.Line)},
		{`{"type":"MultiLineString","coordinates":[[[66,31],[67,31]],[[66,32],[67,32]]],"accuracy":0.5}`, new(geo.Line)},
		{`{"lat":31,"lng":66,"radius":120}`, new(geo.Disc)},
		{`{"lat":31,"lng":66}`, new(geo.Point)},
	} {
		if err := json.Unmarshal([]byte(test.text), test.into); err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if got, err := json.Marshal(test.into); err != nil || string(got) != test.text {
			t.Errorf("got  %s, %v\nwant %s", got, err, test.text)
		}
	}
	var a geo.Area
	if err := json.Unmarshal([]byte(`{"bbox":[66,31,67,32],"type":"Polygon","coordinates":[[[66,31,900],[67,31,900],[67,32],[66,31]]]}`), &a); err != nil {
		t.Error("a bounding box and heights:", err)
	}
	if !a.Equal(must(geo.NewArea(a.Polygons()))) {
		t.Error("an area is not that of its polygons")
	}
	for _, v := range []any{geo.Area{}, geo.Line{}} {
		if _, err := json.Marshal(v); err == nil {
			t.Errorf("%v has JSON", v)
		}
	}
}

// TestImmutable changes what was handed in and out.
func TestImmutable(t *testing.T) {
	r := ring(-1, -1, 1, -1, 1, 1)
	in := [][]geo.Ring{{r}}
	a := must(geo.NewArea(in))
	before, _ := json.Marshal(a)
	r[1], in[0] = at(9, 9), nil
	a.Polygons()[0][0][1] = at(9, 9)
	if after, _ := json.Marshal(a); string(after) != string(before) {
		t.Error("the area has changed")
	}
	path := []geo.Point{at(0, 0), at(1, 1)}
	l := must(geo.NewLine([][]geo.Point{path}, 0))
	path[0] = at(9, 9)
	l.Parts()[0][1] = at(9, 9)
	if !l.Equal(line(0, 0, 0, 1, 1)) {
		t.Error("the line has changed")
	}
}

func TestEqualAndString(t *testing.T) {
	a, b := polygon(0, 0, 1, 0, 1, 1), polygon(0, 0, 1, 0, 1, 1)
	if !a.Equal(b) || a.Equal(polygon(1, 0, 1, 1, 0, 0)) || a.Equal(geo.Area{}) || !(geo.Area{}).Equal(geo.Area{}) {
		t.Error("Area.Equal")
	}
	l := line(5, 0, 0, 1, 0)
	if !l.Equal(line(5, 0, 0, 1, 0)) || l.Equal(line(6, 0, 0, 1, 0)) || l.Equal(line(5, 1, 0, 0, 0)) || l.Equal(geo.Line{}) {
		t.Error("Line.Equal")
	}
	for _, test := range []struct{ got, want string }{
		{a.String(), "area of 1 polygon, 4 positions"},
		{l.String(), "line of 2 positions, accurate to 5 m"},
		{geo.Area{}.String(), "invalid area"},
		{geo.Line{}.String(), "invalid line"},
		{geo.Yes.String(), "yes"}, {geo.No.String(), "no"}, {geo.Maybe.String(), "maybe"}, {geo.Truth(7).String(), "Truth(7)"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}
