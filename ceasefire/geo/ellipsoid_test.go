package geo_test

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/golang/geo/s2"
	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

// pair is two points with the distance that GeographicLib gives.
type pair struct {
	a, b   geo.Point
	metres float64
}

func reference(t *testing.T) []pair {
	t.Helper()
	f, err := os.Open("testdata/geographiclib.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // read only
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for _, row := range rows[1:] {
		var x [5]float64
		for i := range x {
			if x[i], err = strconv.ParseFloat(row[i], 64); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, pair{must(geo.NewPoint(x[0], x[1])), must(geo.NewPoint(x[2], x[3])), x[4]})
	}
	return out
}

// checkBounds requires a distance on the ellipsoid, known to an error, to be between
// the bounds, and these to be as close as is said.
func checkBounds(t fataler, p pair, known float64) {
	t.Helper()
	low, high := geo.DistanceBounds(p.a, p.b)
	if !(low-known <= p.metres && p.metres <= high+known) {
		t.Fatalf("from %v to %v it is %.4f m, and the bounds are %.4f and %.4f", p.a, p.b, p.metres, low, high)
	}
	m := geo.Distance(p.a, p.b)
	if !(m*0.9944 <= low && low <= high && high <= m*1.0045 && high-low <= 0.0102*m) {
		t.Fatalf("from %v to %v the bounds are %v and %v: far from %v", p.a, p.b, low, high, m)
	}
	if l, h := geo.DistanceBounds(p.b, p.a); l != low || h != high {
		t.Fatalf("from %v to %v the bounds are not those of the way back", p.a, p.b)
	}
}

// TestReferenceDistances compares with GeographicLib, antipodes and poles included,
// and measures the error of the sphere.
func TestReferenceDistances(t *testing.T) {
	pairs := reference(t)
	if len(pairs) < 1000 {
		t.Fatalf("only %d pairs", len(pairs))
	}
	worst := [2]float64{}
	for _, p := range pairs {
		checkBounds(t, p, 1e-4)
		if p.metres > 0 {
			e := geo.Distance(p.a, p.b)/p.metres - 1
			worst = [2]float64{min(worst[0], e), max(worst[1], e)}
		}
		if d, _, ok := vincenty(p.a, p.b); ok && math.Abs(d-p.metres) > 2e-3 {
			t.Errorf("the test's own formula: from %v to %v it is %v, not %v", p.a, p.b, d, p.metres)
		}
	}
	t.Logf("%d pairs: the sphere errs by %+.3f %% to %+.3f %%", len(pairs), 100*worst[0], 100*worst[1])
	if worst[0] < -0.0045 || worst[1] > 0.0057 {
		t.Errorf("the sphere errs by %v", worst)
	}
}

var anyDistance = rapid.Custom(func(t *rapid.T) float64 {
	return math.Pow(10, rapid.Float64Range(-2, 7.2).Draw(t, "log10 of metres"))
})

// TestDistanceBounds draws pairs at all latitudes.
func TestDistanceBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyPoint.Draw(t, "a")
		b := vincentyDirect(a, rapid.Float64Range(0, 2*math.Pi).Draw(t, "azimuth"), anyDistance.Draw(t, "metres"))
		if rapid.IntRange(0, 3).Draw(t, "anywhere") == 0 {
			b = anyPoint.Draw(t, "b")
		}
		if m, _, ok := vincenty(a, b); ok {
			// Degrees are kept to 1e-14 or so: nanometres.
			checkBounds(t, pair{a, b, m}, 2e-3*min(1, m/1000)+1e-5)
		}
	})
	if low, high := geo.DistanceBounds(geo.Point{}, at(0, 0)); !math.IsNaN(low) || !math.IsNaN(high) {
		t.Error("something invalid has a distance")
	}
	if low, high := geo.DistanceBounds(at(1, 1), at(1, 1)); low != 0 || high != 0 {
		t.Error("a point is away from itself")
	}
}

// ellipsoidalDistance returns the distance from p to the geodesic of the sphere from a
// to b, searched by halves from the best of many samples.
func ellipsoidalDistance(p, a, b geo.Point) float64 {
	va, vb := vec(a), vec(b)
	at := func(f float64) float64 {
		m, _, ok := vincenty(p, toPoint(s2.Interpolate(f, va, vb)))
		if !ok {
			return math.Inf(1)
		}
		return m
	}
	const n = 40
	best, f := math.Inf(1), 0.0
	for i := range n + 1 {
		if m := at(float64(i) / n); m < best {
			best, f = m, float64(i)/n
		}
	}
	for step := 1.0 / n; step > 1e-14; step /= 2 {
		for _, g := range []float64{max(0, f-step), min(1, f+step)} {
			if m := at(g); m < best {
				best, f = m, g
			}
		}
	}
	return best
}

func vec(p geo.Point) s2.Point { return s2.PointFromLatLng(s2.LatLngFromDegrees(p.Lat(), p.Lng())) }

func toPoint(v s2.Point) geo.Point {
	ll := s2.LatLngFromPoint(v)
	return must(geo.NewPoint(ll.Lat.Degrees(), ll.Lng.Degrees()))
}

// TestLineDistanceBounds draws lines of one edge at all latitudes.
func TestLineDistanceBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyPoint.Draw(t, "a")
		size := min(5e6, anyDistance.Draw(t, "size"))
		step := func(name string) geo.Point {
			return vincentyDirect(a, rapid.Float64Range(0, 2*math.Pi).Draw(t, name), size*rapid.Float64Range(0.01, 1).Draw(t, name))
		}
		b, p := step("b"), step("p")
		accuracy := rapid.SampledFrom([]float64{0, 0, 1000}).Draw(t, "accuracy")
		l, err := geo.NewLine([][]geo.Point{{a, b}}, accuracy)
		if err != nil {
			t.Skip(err)
		}
		m := ellipsoidalDistance(p, a, b)
		low, high := l.DistanceBounds(p)
		known := 2e-3*min(1, size/1000) + 1e-5 // Vincenty's, and that of degrees
		if !(low+accuracy-known <= m || low == 0) || !(m <= high-accuracy+known) {
			t.Fatalf("from %v to the line from %v to %v it is %v m, and the bounds are %v and %v", p, a, b, m, low, high)
		}
		if accuracy > 0 {
			return
		}
		// What is claimed holds on the ellipsoid.
		threshold := m * rapid.Float64Range(0.99, 1.01).Draw(t, "threshold")
		within := geo.Eval(geo.Within{Line: l, Metres: threshold}, p)
		if math.Abs(m-threshold) > known && within != geo.Maybe && (within == geo.Yes) != (m <= threshold) {
			t.Fatalf("within %v m: %v, at %v m", threshold, within, m)
		}
	})
}

// TestEdgesAgainstEllipsoid measures how far the geodesics of the sphere run from
// those of the ellipsoid between the same ends.
func TestEdgesAgainstEllipsoid(t *testing.T) {
	for _, test := range []struct{ km, limit float64 }{{25, 0.05}, {100, 0.7}, {300, 6}, {1000, 65}} {
		worst, where := 0.0, ""
		for lat := -80.0; lat <= 80; lat += 10 {
			for course := 0.0; course < 180; course += 15 {
				a := must(geo.NewPoint(lat, 20))
				b := vincentyDirect(a, radians(course), test.km*1000)
				l := must(geo.NewLine([][]geo.Point{{a, b}}, 0))
				for f := 0.1; f < 1; f += 0.1 {
					if d := l.DistanceTo(vincentyDirect(a, radians(course), f*test.km*1000)); d > worst {
						worst, where = d, strconv.FormatFloat(lat, 'f', -1, 64)+" N, course "+strconv.FormatFloat(course, 'f', -1, 64)
					}
				}
			}
		}
		t.Logf("an edge of %v km: up to %.2f m from the geodesic of the ellipsoid (%s)", test.km, worst, where)
		if worst > test.limit {
			t.Errorf("an edge of %v km is %v m from the geodesic of the ellipsoid", test.km, worst)
		}
	}
}
