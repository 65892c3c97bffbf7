package geo_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/parley-go/parley/ceasefire/geo"
)

func areaOf(t *testing.T, text string) geo.Area {
	t.Helper()
	var a geo.Area
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var b geo.Area
	if err := json.Unmarshal(again, &b); err != nil || !b.Equal(a) {
		t.Fatalf("%s reads back as %v, %v", again, b, err)
	}
	return a
}

// TestPole has areas round a pole, with edges of both kinds.
func TestPole(t *testing.T) {
	const ring = `[[0,80],[60,80],[120,80],[180,80],[-120,80],[-60,80],[0,80]]`
	geodesics := areaOf(t, `{"type":"Polygon","coordinates":[`+ring+`]}`)
	parallel := areaOf(t, `{"type":"Polygon","coordinates":[`+ring+`],"edges":"parallel"}`)
	hole := areaOf(t, `{"type":"Polygon","coordinates":[`+ring+`,[[0,89],[120,89],[-120,89],[0,89]]],"edges":"parallel"}`)
	south := areaOf(t, `{"type":"Polygon","coordinates":[[[0,-70],[90,-70],[180,-70],[-90,-70],[0,-70]]],"edges":"parallel"}`)
	for _, test := range []struct {
		lat, lng float64
		geodesic, parallel, hole,
		south bool
	}{
		{90, 0, true, true, false, false}, {89.5, -77, true, true, false, false}, {85, 137, true, true, true, false},
		{80.5, 30, false, true, true, false}, {80.0001, -90, false, true, true, false}, {79.9999, 30, false, false, false, false},
		{81.5, 30, true, true, true, false}, {-90, 0, false, false, false, true}, {-70.0001, 45, false, false, false, true}, {-69.9999, 45, false, false, false, false},
	} {
		p := must(geo.NewPoint(test.lat, test.lng))
		if g, q, h, s := geodesics.Contains(p), parallel.Contains(p), hole.Contains(p), south.Contains(p); g != test.geodesic || q != test.parallel || h != test.hole || s != test.south {
			t.Errorf("%v: got %v, %v, %v, %v", p, g, q, h, s)
		}
	}
	pole := must(geo.NewPoint(90, 0))
	if got := vectors(t, geo.Options{}, in(geo.Disc{Centre: pole, Radius: 1000}), geo.Inside{Area: parallel}, geo.Inside{Area: hole}, geo.Inside{Area: south}); got != "100" {
		t.Errorf("at the pole: got %q", got)
	}
	between := geo.Disc{Centre: must(geo.NewPoint(80.7, 30)), Radius: 200_000} // the geodesic bows 150 km
	if got := vectors(t, geo.Options{Resolution: 1000}, in(between), geo.Inside{Area: parallel}, geo.Inside{Area: geodesics}); got != "00 10 11" {
		t.Errorf("beside the edges: got %q", got)
	}
	// A line over the pole, drawn from Greenwich's meridian to the other side.
	over := must(geo.NewLine([][]geo.Point{positions(85, 0, 85, 180)}, 0))
	for _, test := range []struct {
		lat, lng, metres float64
		side             int
	}{{90, 0, 0, 0}, {89, 90, 111_195, -1}, {89, -90, 111_195, 1}, {88, 45, 157_257, -1}} {
		p := must(geo.NewPoint(test.lat, test.lng))
		if m := over.DistanceTo(p); math.Abs(m-test.metres) > 20 {
			t.Errorf("%v is %v m from the line", p, m)
		}
		if s := over.Side(p); test.side != 0 && s != test.side {
			t.Errorf("%v is on side %d", p, s)
		}
	}
}

// TestAntimeridian has an area across it in one piece, in another with longitudes
// either way, and cut in two as RFC 7946 wants it.
func TestAntimeridian(t *testing.T) {
	whole := areaOf(t, `{"type":"Polygon","coordinates":[[[177,-20],[-178,-20],[-178,-16],[177,-16],[177,-20]]],"edges":"parallel"}`)
	cut := areaOf(t, `{"type":"MultiPolygon","coordinates":[[[[177,-20],[180,-20],[180,-16],[177,-16],[177,-20]]],[[[-180,-20],[-178,-20],[-178,-16],[-180,-16],[-180,-20]]]],"edges":"parallel"}`)
	geodesics := areaOf(t, `{"type":"Polygon","coordinates":[[[177,-20],[-178,-20],[-178,-16],[177,-16],[177,-20]]]}`)
	for lat := -21.03; lat < -15; lat += 0.11 {
		for lng := 175.0; lng < 185; lng += 0.25 {
			p := must(geo.NewPoint(lat, math.Remainder(lng, 360)))
			want := lat > -20 && lat < -16 && lng > 177 && lng < 182
			if math.Abs(lng-177) < 1e-9 || math.Abs(lng-182) < 1e-9 {
				continue
			}
			if whole.Contains(p) != want || cut.Contains(p) != want {
				t.Fatalf("%v: whole %v, cut %v, want %v", p, whole.Contains(p), cut.Contains(p), want)
			}
		}
	}
	if p := must(geo.NewPoint(-20.001, 179.5)); !geodesics.Contains(p) || whole.Contains(p) {
		t.Errorf("%v: what bows south has it, the parallel does not", p)
	}
	// The seam is no border: there is nothing but the inside near it, with an accuracy too.
	seam := must(geo.NewPoint(-18, 180))
	for _, a := range []geo.Area{whole, cut, must(cut.WithAccuracy(5000))} {
		if got := vectors(t, geo.Options{}, in(geo.Disc{Centre: seam, Radius: 50_000}), geo.Inside{Area: a}); got != "1" {
			t.Errorf("%v: got %q", a, got)
		}
	}
	line := must(geo.NewLine([][]geo.Point{positions(10, 179, 10, -179)}, 0))
	for _, lng := range []float64{179.5, 180, -180, -179.5} {
		p, q := must(geo.NewPoint(10.1, lng)), must(geo.NewPoint(9.9, lng))
		if line.Side(p) != 1 || line.Side(q) != -1 || math.Abs(line.DistanceTo(p)-11_119) > 200 {
			t.Errorf("%v: side %d, %v m", p, line.Side(p), line.DistanceTo(p))
		}
	}
}

// TestSmallerPart has rings that could be meant to enclose more than half of the
// earth: they enclose the rest.
func TestSmallerPart(t *testing.T) {
	north := geo.Ring(positions(1, 0, 1, 90, 1, 180, 1, -90, 1, 0))
	for range 2 {
		a := must(geo.NewArea([][]geo.Ring{{north}}))
		if !a.Contains(must(geo.NewPoint(80, 20))) || a.Contains(must(geo.NewPoint(-80, 20))) {
			t.Error("the ring does not enclose the smaller part")
		}
		reverse([]geo.Point(north))
	}
}

// TestAreaAccuracy has an area whose outline is known to 500 m.
func TestAreaAccuracy(t *testing.T) {
	exact := polygon(-5, -5, 5, -5, 5, 5, -5, 5)
	rough := must(exact.WithAccuracy(500))
	for _, test := range []struct {
		x, y float64
		want geo.Truth
	}{{0, 0, geo.Yes}, {4.4, 0, geo.Yes}, {4.6, 0, geo.Maybe}, {5.4, 0, geo.Maybe}, {5.6, 0, geo.No}, {5.3, 5.3, geo.Maybe}, {5.4, 5.4, geo.No}} {
		if got := geo.Eval(geo.Inside{Area: rough}, at(test.x, test.y)); got != test.want {
			t.Errorf("%v, %v: got %v, want %v", test.x, test.y, got, test.want)
		}
	}
	if rough.Accuracy() != 500 || exact.Accuracy() != 0 || rough.Equal(exact) || rough.String() != "area of 1 polygon, 5 positions, accurate to 500 m" {
		t.Errorf("%v", rough)
	}
	// As a region it includes the band; neighbours vary each by itself.
	east := must(polygon(5, -5, 9, -5, 9, 5, 5, 5).WithAccuracy(500))
	for _, test := range []struct {
		region geo.Region
		conds  []geo.Condition
		want   string
	}{
		{rough, []geo.Condition{geo.Inside{Area: exact}}, "0 1"},
		{rough, []geo.Condition{geo.Inside{Area: rough}}, "1"},
		{exact, []geo.Condition{geo.Inside{Area: rough}}, "0 1"},
		{disc(7, 0, 1000), []geo.Condition{geo.Inside{Area: rough}, geo.Inside{Area: east}}, "01"},
		{disc(5, 0, 100), []geo.Condition{geo.Inside{Area: rough}, geo.Inside{Area: east}}, "00 01 10 11"},
	} {
		if got := vectors(t, geo.Options{}, in(test.region), test.conds...); got != test.want {
			t.Errorf("%v in %v: got %q, want %q", test.conds, test.region, got, test.want)
		}
	}
	for _, bad := range []float64{-1, math.NaN(), math.Inf(1)} {
		if _, err := exact.WithAccuracy(bad); err == nil || problems(t, err)[0].Code != geo.BadLength {
			t.Errorf("an accuracy of %v: %v", bad, err)
		}
	}
	if _, err := (geo.Area{}).WithAccuracy(5); err == nil {
		t.Error("the zero Area has an accuracy")
	}
}

func TestPointGeometry(t *testing.T) {
	for text, want := range map[string]geo.Disc{
		`{"type":"Point","coordinates":[66.4,31]}`:                            {Centre: must(geo.NewPoint(31, 66.4))},
		`{"type":"Point","coordinates":[66.4,31,1200],"accuracy":120}`:        {Centre: must(geo.NewPoint(31, 66.4)), Radius: 120},
		`{"bbox":[1,2,3,4],"type":"Point","coordinates":[0,90],"accuracy":0}`: {Centre: must(geo.NewPoint(90, 0))},
	} {
		var d geo.Disc
		if err := json.Unmarshal([]byte(text), &d); err != nil || d != want {
			t.Errorf("%s: got %v, %v", text, d, err)
		}
	}
}
