package geo_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

func positions(latLng ...float64) []geo.Point {
	var out []geo.Point
	for i := 0; i < len(latLng); i += 2 {
		out = append(out, must(geo.NewPoint(latLng[i], latLng[i+1])))
	}
	return out
}

func parallels(parts ...[]geo.Point) geo.Line {
	return must(must(geo.NewLine(parts, 0)).WithEdges(geo.ParallelEdges))
}

// Test38 is the line "along the 38th parallel" in two positions.
func Test38(t *testing.T) {
	path := positions(38, 124, 38, 132)
	along, straight := parallels(path), must(geo.NewLine([][]geo.Point{path}, 0))
	mid := must(geo.NewPoint(38, 128))
	if d := along.DistanceTo(mid); d > 0.01 {
		t.Errorf("the parallel is %v m from itself", d)
	}
	if d := straight.DistanceTo(mid); math.Abs(d-7550) > 50 { // it bows to the north
		t.Errorf("the geodesic is %v m from the parallel", d)
	}
	north := must(geo.NewPoint(38.001, 128))
	if along.Side(north) != 1 || straight.Side(north) != -1 {
		t.Error("111 m north of the parallel is on its left, and on the right of the geodesic")
	}
	if along.Equal(straight) || !along.Equal(parallels(path)) || along.Edges() != geo.ParallelEdges || straight.Edges() != geo.GeodesicEdges {
		t.Error("the edges of lines")
	}
	if got := along.Parts(); len(got) != 1 || len(got[0]) != 2 {
		t.Errorf("the line has the parts %v", got)
	}
	if back := must(along.WithEdges(geo.GeodesicEdges)); !back.Equal(straight) {
		t.Error("there and back")
	}
}

// TestParallelTolerance requires each point of a straight line on a plate carrée map
// to be within a centimetre of the line as drawn, whatever the latitude, and the line
// to be nowhere else.
func TestParallelTolerance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lat, lng := rapid.Float64Range(-89, 89).Draw(t, "lat"), rapid.Float64Range(-180, 180).Draw(t, "lng")
		dLat, dLng := rapid.Float64Range(-10, 10).Draw(t, "north"), rapid.Float64Range(-20, 20).Draw(t, "east")
		if rapid.Bool().Draw(t, "parallel") {
			dLat = 0
		}
		to := min(max(lat+dLat, -89), 89)
		end := math.Remainder(lng+dLng, 360)
		a, b := must(geo.NewPoint(lat, lng)), must(geo.NewPoint(to, end))
		l, err := geo.NewLine([][]geo.Point{{a, b}}, 0)
		if err == nil {
			l, err = l.WithEdges(geo.ParallelEdges)
		}
		if err != nil {
			t.Skip(err)
		}
		f := rapid.Float64Range(0, 1).Draw(t, "f")
		p := must(geo.NewPoint(lat+f*(to-lat), math.Remainder(lng+f*dLng, 360)))
		if d := l.DistanceTo(p); d > 0.01001 {
			t.Fatalf("%v is %v m from the line", p, d)
		}
		if low, high := l.DistanceBounds(p); low != 0 || high > 0.03 {
			t.Fatalf("%v is %v to %v m from the true line", p, low, high)
		}
		// The way back is the same line.
		q := vincentyDirect(p, rapid.Float64Range(0, 6).Draw(t, "azimuth"), 1000)
		if d, e := l.DistanceTo(q), parallels([]geo.Point{b, a}).DistanceTo(q); d != e {
			t.Fatalf("%v there and %v back", d, e)
		}
	})
}

// TestParallelNeighbours has two areas on both sides of a parallel, and of a slanting
// edge across the antimeridian: no gap and no overlap.
func TestParallelNeighbours(t *testing.T) {
	for _, edge := range [][]geo.Point{positions(38, 124, 38, 132), positions(50, 176, 53, -175), positions(-60, -170, -60, 160)} {
		a, b := edge[0], edge[1]
		shifted := func(by float64) [2]geo.Point {
			return [2]geo.Point{must(geo.NewPoint(a.Lat()+by, a.Lng())), must(geo.NewPoint(b.Lat()+by, b.Lng()))}
		}
		up, down := shifted(5), shifted(-5)
		area := func(r geo.Ring) geo.Area {
			return must(must(geo.NewArea([][]geo.Ring{{r}})).WithEdges(geo.ParallelEdges))
		}
		north, south := area(geo.Ring{a, b, up[1], up[0], a}), area(geo.Ring{b, a, down[0], down[1], b})
		line := parallels(edge)
		dLng := math.Remainder(b.Lng()-a.Lng(), 360)
		for i := range 1000 {
			f := float64(i+1) / 1002
			lng := math.Remainder(a.Lng()+f*dLng, 360)
			lat := a.Lat() + f*(b.Lat()-a.Lat())
			for _, off := range []float64{-1e-3, -1e-6, 0, 1e-9, 1e-6, 1e-3} {
				p := must(geo.NewPoint(lat+off, lng))
				if north.Contains(p) == south.Contains(p) {
					t.Fatalf("%v is in both or neither", p)
				}
				if math.Abs(off) >= 1e-6 && north.Contains(p) != (off > 0) { // 11 cm
					t.Fatalf("%v is on the wrong side", p)
				}
				if want := math.Copysign(1, off*dLng); math.Abs(off) >= 1e-6 && line.Side(p) != int(want) {
					t.Fatalf("%v is on side %d of the line", p, line.Side(p))
				}
			}
		}
		mid := must(geo.NewPoint((a.Lat()+b.Lat())/2, math.Remainder(a.Lng()+dLng/2, 360)))
		conds := []geo.Condition{geo.Inside{Area: north}, geo.Inside{Area: south}}
		if got := vectors(t, geo.Options{}, in(geo.Disc{Centre: mid, Radius: 5000}), conds...); got != "01 10" {
			t.Errorf("got %q", got)
		}
	}
}

// TestEdgesJSON reads and writes the edges; the positions stay as they were.
func TestEdgesJSON(t *testing.T) {
	for _, text := range []string{
		`{"type":"LineString","coordinates":[[124,38],[132,38]],"edges":"parallel"}`,
		`{"type":"LineString","coordinates":[[124,38],[132,38]],"accuracy":50,"edges":"parallel"}`,
		`{"type":"Polygon","coordinates":[[[124,38],[132,38],[132,43],[124,43],[124,38]]],"edges":"parallel"}`,
		`{"type":"Polygon","coordinates":[[[124,38],[132,38],[132,43],[124,38]]],"accuracy":2000}`,
	} {
		var v json.Unmarshaler = new(geo.Line)
		if text[9] == 'P' {
			v = new(geo.Area)
		}
		if err := json.Unmarshal([]byte(text), v); err != nil {
			t.Error(err)
			continue
		}
		if got, err := json.Marshal(v); err != nil || string(got) != text {
			t.Errorf("got  %s, %v\nwant %s", got, err, text)
		}
	}
	var l geo.Line
	if err := json.Unmarshal([]byte(`{"type":"LineString","coordinates":[[124,38],[132,38]],"edges":"geodesic"}`), &l); err != nil || l.Edges() != geo.GeodesicEdges {
		t.Errorf("%v edges, %v", l.Edges(), err)
	}
	for e, want := range map[geo.Edges]string{geo.GeodesicEdges: "geodesic", geo.ParallelEdges: "parallel", 7: "Edges(7)"} {
		if e.String() != want {
			t.Errorf("got %q, want %q", e, want)
		}
	}
	if _, err := geo.Edges(7).MarshalText(); err == nil {
		t.Error("edges out of range have a text")
	}
	if _, err := l.WithEdges(7); err == nil {
		t.Error("edges out of range are taken")
	}
}

// TestFollowedTooFar has few positions and edges so long that following them would take
// millions of vertices.
func TestFollowedTooFar(t *testing.T) {
	var path []geo.Point
	for i := range 2000 {
		path = append(path, positions(50+float64(i%7)/10, float64(i%2)*80)...)
	}
	l, err := geo.NewLine([][]geo.Point{path}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.WithEdges(geo.ParallelEdges); err == nil || problems(t, err)[0].Code != geo.TooMany {
		t.Errorf("the line: got %v", err)
	}
	ring := geo.Ring{}
	for i := range 40 {
		ring = append(ring, positions(60+float64(i)/4, float64(i%2)*80)...)
	}
	text := []byte(`{"type":"Polygon","edges":"parallel","coordinates":[[`)
	for _, p := range append(ring, ring[0]) {
		text = fmt.Appendf(text, "[%v,%v],", p.Lng(), p.Lat())
	}
	var a geo.Area
	if err := json.Unmarshal(append(text[:len(text)-1], "]]}"...), &a); err == nil || problems(t, err)[0].Code != geo.TooMany {
		t.Errorf("the area: got %v", err)
	}
}

// TestParallelProblems has edges that are straight on no map.
func TestParallelProblems(t *testing.T) {
	for _, test := range []struct {
		path []geo.Point
		code string
	}{
		{positions(89, 0, 89, 180), "geo-long-edge"},
		{positions(89.9, 10, 90, 0), ""},
		{positions(89, 170, 89, -11), ""},
		{positions(1, 1e-236, 5, -1e-240), ""},
		{positions(1, 1e-236, 5, 1e-8), ""},
		{positions(89.9999999999, 30, 89.99999999999, -60), ""},
	} {
		l := must(geo.NewLine([][]geo.Point{test.path}, 0))
		_, err := l.WithEdges(geo.ParallelEdges)
		if test.code == "" && err != nil || test.code != "" && (err == nil || string(problems(t, err)[0].Code) != test.code) {
			t.Errorf("%v: got %v", test.path, err)
		}
	}
	// What does not cross as geodesics may as parallels: here a spire reaches over the
	// bow of the long edge.
	ring := geo.Ring(positions(60, 0, 62, 15, 60, 30, 50, 30, 50, 0, 60, 0))
	notch := geo.Ring(positions(61, 12, 61, 18, 60.4, 15, 61, 12))
	if _, err := geo.NewArea([][]geo.Ring{{ring, notch}}); err != nil {
		t.Error(err)
	}
	long := geo.Ring(positions(60, 0, 60, 30, 50, 30, 50, 0, 60, 0))
	hole := geo.Ring(positions(60.3, 14, 60.3, 16, 59, 15, 60.3, 14))
	a, err := geo.NewArea([][]geo.Ring{{long, hole}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.WithEdges(geo.ParallelEdges); err == nil || problems(t, err)[0].Code != geo.Crossing {
		t.Errorf("a hole that reaches across the parallel: got %v", err)
	}
	if _, err := (geo.Area{}).WithEdges(geo.ParallelEdges); err == nil {
		t.Error("the zero Area has edges")
	}
	if _, err := (geo.Line{}).WithEdges(geo.ParallelEdges); err == nil {
		t.Error("the zero Line has edges")
	}
}
