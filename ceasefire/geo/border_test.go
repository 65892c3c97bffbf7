package geo_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/parley-go/parley/ceasefire/geo"
)

// planar is the shortcut of many programs: degrees times 111 km, longitudes times
// the cosine of the mean latitude of the line (or times 1), and Pythagoras.
func planar(path []geo.Point, p geo.Point, cosine float64) (metres float64, side int) {
	const degree = 111_000.0
	x := func(q geo.Point) (float64, float64) {
		return (q.Lng() - p.Lng()) * degree * cosine, (q.Lat() - p.Lat()) * degree
	}
	metres = math.Inf(1)
	for i := range path[1:] {
		ax, ay := x(path[i])
		bx, by := x(path[i+1])
		dx, dy := bx-ax, by-ay
		f := min(max(-(ax*dx+ay*dy)/(dx*dx+dy*dy), 0), 1)
		if m := math.Hypot(ax+f*dx, ay+f*dy); m < metres {
			metres, side = m, 1
			if ax*by-ay*bx < 0 {
				side = -1
			}
		}
	}
	return metres, side
}

// TestFiguresNearTheBorder strews points within 60 km of a real border and counts what
// can be told of them, and how often the planar shortcut tells it wrong. go test -v
// prints the figures.
func TestFiguresNearTheBorder(t *testing.T) {
	w := naturalEarth(t)
	path := w.durand.Parts()[0]
	by := naiveLineOf(w.durand)
	north, south := -90.0, 90.0
	for _, p := range path {
		north, south = max(north, p.Lat()), min(south, p.Lat())
	}
	cosine := math.Cos(radians((north + south) / 2))
	rng := rand.New(rand.NewPCG(38, 1))
	const points = 10_000
	type count [3]int
	lines := map[float64]geo.Line{}
	within, left := map[float64]*count{}, map[float64]*count{}
	accuracies := []float64{0, 1000, 3000}
	for _, a := range accuracies {
		lines[a], within[a], left[a] = must(geo.NewLine([][]geo.Point{path}, a)), &count{}, &count{}
	}
	var wrong, wrongFlat, wrongSide, decided int
	for n := 0; n < points; {
		p := must(geo.NewPoint(south-0.6+(north-south+1.2)*rng.Float64(), 60+16*rng.Float64()))
		if w.durand.DistanceTo(p) > 60_000 || rng.Float64() > math.Cos(radians(p.Lat())) {
			continue
		}
		n++
		for _, a := range accuracies {
			within[a][geo.Eval(geo.Within{Line: lines[a], Metres: 25_000}, p)]++
			left[a][geo.Eval(geo.LeftOf{Line: lines[a]}, p)]++
		}
		exact, side := geo.Eval(geo.Within{Line: lines[0], Metres: 25_000}, p), geo.Eval(geo.LeftOf{Line: lines[0]}, p)
		m, s := planar(path, p, cosine)
		flat, _ := planar(path, p, 1)
		if exact != geo.Maybe {
			decided++
			if (m <= 25_000) != (exact == geo.Yes) {
				wrong++
			}
			if (flat <= 25_000) != (exact == geo.Yes) {
				wrongFlat++
			}
		}
		if s > 0 != (side == geo.Yes) && side != geo.Maybe {
			wrongSide++
		}
		if n%5 > 0 {
			continue
		}
		sight := by.see(vectorOf(p), p.Lat())
		if side != geo.Maybe && sight.clear*geo.EarthRadius > 1e-3 { // not on the very line
			if (sight.side > 0) != (side == geo.Yes) {
				t.Fatalf("%v: left of the border: %v, and by hand side %d", p, side, sight.side)
			}
		}
		if low, high := naiveStretch(p.Lat(), 1.0102*sight.radians); exact != upTo(25_000, sight.radians*geo.EarthRadius*low, sight.radians*geo.EarthRadius*high).truth {
			t.Fatalf("%v: within 25 km: %v, and by hand not", p, exact)
		}
	}
	for _, a := range accuracies {
		t.Logf("accuracy %4v m: within 25 km: %d yes, %d no, %d maybe; left: %d yes, %d no, %d maybe",
			a, within[a][geo.Yes], within[a][geo.No], within[a][geo.Maybe], left[a][geo.Yes], left[a][geo.No], left[a][geo.Maybe])
	}
	t.Logf("planar with the cosine of the mean latitude, %.2f° N: within 25 km wrong for %d of %d; side wrong for %d of %d", (north+south)/2, wrong, decided, wrongSide, left[0][geo.Yes]+left[0][geo.No])
	t.Logf("planar without it: within 25 km wrong for %d of %d", wrongFlat, decided)
	if m0, m1, m3 := within[0][geo.Maybe], within[1000][geo.Maybe], within[3000][geo.Maybe]; !(m0 < points/100 && m0 < m1 && m1 < m3) {
		t.Errorf("open: %d, %d, %d", m0, m1, m3)
	}
}

// TestBorderOnEllipsoid requires what is claimed of points near the threshold to hold
// for the distance on the ellipsoid from a real border.
func TestBorderOnEllipsoid(t *testing.T) {
	w := naturalEarth(t)
	path := w.durand.Parts()[0]
	rng := rand.New(rand.NewPCG(25, 1))
	open := 0
	for range 300 {
		from := path[rng.IntN(len(path))]
		p := vincentyDirect(from, 2*math.Pi*rng.Float64(), 26_000)
		if m := w.durand.DistanceTo(p); math.Abs(m-25_000) > 1000 {
			continue
		}
		nearest := math.Inf(1)
		for i := range path[1:] {
			if m := geo.Distance(p, path[i]); m < 60_000 {
				nearest = min(nearest, ellipsoidalDistance(p, path[i], path[i+1]))
			}
		}
		switch got := geo.Eval(geo.Within{Line: w.durand, Metres: 25_000}, p); {
		case got == geo.Maybe:
			open++
			if math.Abs(nearest-25_000) > 130 {
				t.Errorf("%v is %v m away, and that is not known to be 25 km or not", p, nearest)
			}
		case (got == geo.Yes) != (nearest <= 25_000):
			t.Errorf("%v is %v m away, and within 25 km: %v", p, nearest, got)
		}
	}
	if open == 0 {
		t.Error("nothing was open")
	}
}
