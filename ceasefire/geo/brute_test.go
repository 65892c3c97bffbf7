package geo_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

// TestBruteForce draws scenes anywhere on earth, strews points over them, thick near
// thresholds, and compares Eval with the naive implementation, Eval with distances
// on the ellipsoid, and the joint truth of each point with the signatures. A long run:
//
//	go test ./ceasefire/geo -run TestBruteForce -v -rapid.checks=3000
func TestBruteForce(t *testing.T) {
	var sum tally
	defer func() { t.Log(&sum) }() // a disagreement ends the test
	rapid.Check(t, func(t *rapid.T) {
		b := drawBrute(t)
		b.compare(t, &sum)
	})
	if sum.points == 0 || sum.truths[geo.Yes] == 0 || sum.truths[geo.No] == 0 || sum.truths[geo.Maybe] == 0 || sum.ellipsoid == 0 {
		t.Error("something was not tried")
	}
}

type tally struct {
	points, conditions, close, ellipsoid, signatures, rivals, disagreements int
	truths                                                                  [3]int
}

func (s *tally) String() string {
	return fmt.Sprintf("%d points, %d conditions at points (%d yes, %d no, %d maybe), %d more within 1 mm of a threshold; %d compared on the ellipsoid; %d joint truths; %d sides open for another place as near; disagreements %d",
		s.points, s.conditions, s.truths[geo.Yes], s.truths[geo.No], s.truths[geo.Maybe], s.close, s.ellipsoid, s.signatures, s.rivals, s.disagreements)
}

// brute is a scene round a centre anywhere on earth.
type brute struct {
	rng    *rand.Rand
	centre geo.Point
	size   float64 // metres
	line   geo.Line
	path   naiveLine
	area   geo.Area
	rings  [][]vector
	disc   geo.Disc
	metres []float64
	conds  []geo.Condition
}

// near returns a point near the centre, or near a vertex.
func (b *brute) near(spread float64) geo.Point {
	from := b.centre
	if vertices := b.line; vertices.IsValid() && b.rng.IntN(3) == 0 {
		part := vertices.Parts()[0]
		from, spread = part[b.rng.IntN(len(part))], spread*math.Pow(10, -6*b.rng.Float64())
	}
	return vincentyDirect(from, 2*math.Pi*b.rng.Float64(), spread*math.Sqrt(b.rng.Float64()))
}

func drawBrute(t *rapid.T) *brute {
	b := &brute{rng: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))}
	b.centre = must(geo.NewPoint(rapid.Float64Range(-88, 88).Draw(t, "lat"), rapid.Float64Range(-180, 180).Draw(t, "lng")))
	b.size = math.Pow(10, rapid.Float64Range(2, 5.5).Draw(t, "log10 of the size"))
	accuracy := b.size * rapid.SampledFrom([]float64{0, 0, 0.01, 0.2}).Draw(t, "accuracy")
	for !b.line.IsValid() {
		var path []geo.Point
		for range 2 + b.rng.IntN(7) {
			path = append(path, vincentyDirect(b.centre, 2*math.Pi*b.rng.Float64(), b.size*b.rng.Float64()))
		}
		if b.rng.IntN(4) == 0 {
			path = append(path, path[0])
		}
		if l, err := geo.NewLine([][]geo.Point{path}, accuracy); err == nil {
			b.line = l
		}
	}
	b.path = naiveLineOf(b.line)
	blob := func(size float64) geo.Ring {
		var r geo.Ring
		n := 3 + b.rng.IntN(8)
		for i := range n {
			r = append(r, vincentyDirect(b.centre, -2*math.Pi*(float64(i)+0.7*b.rng.Float64())/float64(n), size*(0.3+0.7*b.rng.Float64())))
		}
		return append(r, r[0])
	}
	for !b.area.IsValid() {
		polygon := []geo.Ring{blob(b.size)}
		if b.rng.IntN(2) == 0 {
			polygon = append(polygon, blob(b.size/4))
		}
		if a, err := geo.NewArea([][]geo.Ring{polygon}); err == nil {
			b.area = must(a.WithAccuracy(b.size * []float64{0, 0, 0.05}[b.rng.IntN(3)]))
		}
	}
	for _, ring := range b.area.Polygons()[0] {
		var vs []vector
		for _, p := range ring {
			vs = append(vs, vectorOf(p))
		}
		b.rings = append(b.rings, vs)
	}
	b.disc = must(geo.NewDisc(b.near(b.size), b.size*b.rng.Float64()))
	b.metres = []float64{0, b.size * 0.1 * b.rng.Float64(), b.size * b.rng.Float64()}
	b.conds = []geo.Condition{geo.Inside{Area: b.area}, geo.InDisc{Disc: b.disc}, geo.LeftOf{Line: b.line}, geo.RightOf{Line: b.line}}
	for _, m := range b.metres {
		b.conds = append(b.conds, geo.Within{Line: b.line, Metres: m}, geo.AtLeast{Line: b.line, Metres: m})
	}
	b.conds = append(b.conds, geo.InCorridor{Corridor: must(geo.NewCorridor(b.line, 2*b.metres[1]+1))})
	return b
}

const pointsPerScene = 500

func (b *brute) compare(t *rapid.T, sum *tally) {
	region := []geo.Region{geo.Disc{Centre: b.centre, Radius: b.size * 1.3}}
	conds := b.conds[:6]
	sigs, err := geo.Signatures(region, conds, geo.Options{Resolution: b.size / 100, MaxCells: 3000})
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, s := range sigs {
		known[s.True.String()] = true
	}
	for n := range pointsPerScene {
		p := b.near(b.size * 1.3)
		sum.points++
		truths := make([]geo.Truth, len(b.conds))
		naive := b.naive(p, sum)
		for i, c := range b.conds {
			truths[i] = geo.Eval(c, p)
			if naive[i].close {
				sum.close++
				continue
			}
			sum.conditions++
			sum.truths[truths[i]]++
			if naive[i].orMaybe && truths[i] == geo.Maybe {
				sum.rivals++
				continue
			}
			if truths[i] != naive[i].truth {
				sum.disagreements++
				t.Fatalf("%v: condition %d is %v, and by hand %v%s", p, i, truths[i], naive[i].truth, describe(b.conds))
			}
		}
		// Every settlement of what is open is among the signatures: here, all of it at
		// once, and each condition's own way.
		if low, high := geo.DistanceBounds(b.centre, p); high <= b.size*1.3 && low >= 0 {
			w := settle(t, p)
			w.rng = b.rng
			if w.inRegion(region) {
				sum.signatures++
				if v := w.vector(conds); !known[v] {
					sum.disagreements++
					t.Fatalf("%v has %s, which is not among %v%s", p, v, sigs, describe(conds))
				}
			}
		}
		if n%100 == 0 {
			b.onEllipsoid(t, p, truths, sum)
		}
	}
}

// naiveTruth is a truth by hand; close if a threshold is within a millimetre, orMaybe
// if the ellipsoid may have it otherwise.
type naiveTruth struct {
	truth          geo.Truth
	close, orMaybe bool
}

// upTo compares bounds with a threshold.
func upTo(metres, low, high float64) naiveTruth {
	const mm = 1e-3
	switch {
	case math.Abs(low-metres) < mm || math.Abs(high-metres) < mm:
		return naiveTruth{close: true}
	case high < metres:
		return naiveTruth{truth: geo.Yes}
	case low > metres:
		return naiveTruth{truth: geo.No}
	}
	return naiveTruth{truth: geo.Maybe}
}

func (n naiveTruth) not() naiveTruth {
	switch n.truth {
	case geo.Yes:
		n.truth = geo.No
	case geo.No:
		n.truth = geo.Yes
	case geo.Maybe:
	}
	return n
}

func (b *brute) naive(p geo.Point, sum *tally) []naiveTruth {
	v := vectorOf(p)
	bounds := func(radians float64) (low, high float64) {
		low, high = naiveStretch(p.Lat(), 1.0102*radians)
		return radians * geo.EarthRadius * low, radians * geo.EarthRadius * high
	}
	var out []naiveTruth

	inside := naiveTruth{truth: geo.No}
	if naiveInside(v, b.rings) {
		inside.truth = geo.Yes
	}
	outline, _ := bounds(naiveOutline(v, b.rings))
	if inside.close = outline < 1e-3; b.area.Accuracy() > 0 {
		if inside.close = math.Abs(outline-b.area.Accuracy()) < 1e-3; outline < b.area.Accuracy() {
			inside.truth = geo.Maybe
		}
	}
	m := angle(v, vectorOf(b.disc.Centre))
	low, high := naiveStretch((p.Lat()+b.disc.Centre.Lat())/2, 1.0102*m/2)
	out = append(out, inside, upTo(b.disc.Radius, m*geo.EarthRadius*low, m*geo.EarthRadius*high))

	s := b.path.see(v, p.Lat())
	low, high = bounds(s.radians)
	for _, want := range []int{1, -1} {
		side := naiveTruth{truth: geo.No, close: math.Abs(low-b.path.accuracy) < 1e-3 || s.clear*geo.EarthRadius < 1e-3 && s.side != 0}
		switch {
		case b.path.accuracy > 0 && low <= b.path.accuracy:
			side.truth = geo.Maybe
		case s.side == want:
			side.truth = geo.Yes
		}
		side.orMaybe = s.rivals
		out = append(out, side)
	}
	low, high = max(0, low-b.path.accuracy), high+b.path.accuracy
	for _, m := range b.metres {
		within := upTo(m, low, high)
		beyond := within.not()
		if m == 0 {
			within.close = within.close && b.path.accuracy == 0
			within.truth = geo.No
			if low < 1e-3 {
				within.truth, within.close = geo.Maybe, within.close || b.path.accuracy == 0
			}
			within.close = within.close || math.Abs(s.radians*geo.EarthRadius-b.path.accuracy) < 1e-2*b.path.accuracy
			beyond = naiveTruth{truth: geo.Yes}
		}
		out = append(out, within, beyond)
	}
	return append(out, upTo(b.metres[1]+0.5, low, high))
}

// onEllipsoid requires what is claimed certain to hold there.
func (b *brute) onEllipsoid(t *rapid.T, p geo.Point, truths []geo.Truth, sum *tally) {
	require := func(i int, holds bool) {
		sum.ellipsoid++
		if truths[i] == geo.Yes && !holds || truths[i] == geo.No && holds {
			sum.disagreements++
			t.Fatalf("%v: condition %d is %v, and on the ellipsoid it is not so%s", p, i, truths[i], describe(b.conds))
		}
	}
	known := 1e-3 + 1e-9*b.size
	if m, _, ok := vincenty(b.disc.Centre, p); ok && math.Abs(m-b.disc.Radius) > known {
		require(1, m <= b.disc.Radius)
	}
	part := b.line.Parts()[0]
	nearest, edge := math.Inf(1), 0
	for i := range part[1:] {
		if m := ellipsoidalDistance(p, part[i], part[i+1]); m < nearest {
			nearest, edge = m, i
		}
	}
	for k, m := range b.metres {
		if a := b.path.accuracy; nearest+a < m-known || nearest-a > m+known {
			require(4+2*k, nearest < m)
			if m > 0 {
				require(5+2*k, nearest > m)
			}
		}
	}
	if b.path.accuracy > 0 || nearest < 1 {
		return
	}
	e := seen(vectorOf(p), b.path.vertices[edge], b.path.vertices[edge+1])
	metres := func(i int) float64 { m, _, _ := vincenty(p, part[edge+i]); return m }
	switch {
	case math.Abs(e.off)*geo.EarthRadius < known:
	case min(metres(0), metres(1)) > nearest+known: // the nearest place is inside the edge
		require(2, e.off > 0)
		require(3, e.off < 0)
	case !b.path.closed && (edge == 0 && metres(0) <= nearest || edge == len(part)-2 && metres(1) <= nearest):
		require(2, false)
		require(3, false)
	}
}
