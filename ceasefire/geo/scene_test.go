package geo_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

// The scenes of the property tests are drawn on a plane of kilometres, east and
// north of a centre.

const kmPerDegree = geo.EarthRadius * math.Pi / 180 / 1000

// at returns the point so many kilometres east and north of 31° N 66° E.
func at(x, y float64) geo.Point {
	p, err := geo.NewPoint(31+y/kmPerDegree, 66+x/kmPerDegree/math.Cos(31*math.Pi/180))
	if err != nil {
		panic(err)
	}
	return p
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// polygon returns the area of one ring through points given as x, y, x, y, …
func polygon(xy ...float64) geo.Area {
	return must(geo.NewArea([][]geo.Ring{{ring(xy...)}}))
}

func ring(xy ...float64) geo.Ring {
	var r geo.Ring
	for i := 0; i < len(xy); i += 2 {
		r = append(r, at(xy[i], xy[i+1]))
	}
	return append(r, r[0])
}

func line(accuracy float64, xy ...float64) geo.Line {
	r := ring(xy...)
	return must(geo.NewLine([][]geo.Point{r[:len(r)-1]}, accuracy))
}

func disc(x, y, radius float64) geo.Disc { return must(geo.NewDisc(at(x, y), radius)) }

type xy struct{ x, y float64 }

// blob draws the corners of a star-shaped polygon round a centre.
func blob(t *rapid.T, centre xy, size float64) []xy {
	n := rapid.IntRange(3, 7).Draw(t, "corners")
	var out []xy
	for i := range n {
		radius := rapid.Float64Range(size/4, size).Draw(t, "radius")
		angle := 2 * math.Pi * (float64(i) + rapid.Float64Range(0, 0.8).Draw(t, "angle")) / float64(n)
		out = append(out, xy{centre.x + radius*math.Cos(angle), centre.y + radius*math.Sin(angle)})
	}
	return out
}

func toRing(corners []xy) geo.Ring {
	var r geo.Ring
	for _, c := range corners {
		r = append(r, at(c.x, c.y))
	}
	return append(r, r[0])
}

var place = rapid.Custom(func(t *rapid.T) xy {
	return xy{rapid.Float64Range(-4, 4).Draw(t, "x"), rapid.Float64Range(-4, 4).Draw(t, "y")}
})

// scene is a region, conditions, and points worth a look.
type scene struct {
	region []geo.Region
	conds  []geo.Condition
	points []geo.Point
}

func (s *scene) add(c geo.Condition) { s.conds = append(s.conds, c) }

// drawScene draws a scene of a few kilometres.
func drawScene(t *rapid.T) *scene {
	s := &scene{}
	for range rapid.IntRange(0, 2).Draw(t, "blobs") {
		s.drawArea(t)
	}
	if rapid.Bool().Draw(t, "split") {
		s.drawSplit(t)
	}
	for range rapid.IntRange(0, 2).Draw(t, "discs") {
		s.drawDiscs(t)
	}
	for range rapid.IntRange(0, 2).Draw(t, "lines") {
		s.drawLine(t)
	}
	for range rapid.IntRange(0, 2).Draw(t, "parts of the region") {
		p := place.Draw(t, "centre")
		if rapid.Bool().Draw(t, "area") {
			if a, err := geo.NewArea([][]geo.Ring{{toRing(blob(t, p, 5))}}); err == nil {
				s.region = append(s.region, vague(t, a))
			}
		} else {
			s.region = append(s.region, disc(p.x, p.y, rapid.SampledFrom([]float64{0, 30, 500, 4000}).Draw(t, "radius")))
			s.points = append(s.points, at(p.x, p.y))
		}
	}
	if len(s.region) == 0 {
		s.region = append(s.region, disc(0, 0, 8000))
	}
	return s
}

// vague gives some areas an accuracy.
func vague(t *rapid.T, a geo.Area) geo.Area {
	return must(a.WithAccuracy(rapid.SampledFrom([]float64{0, 0, 0, 60, 900}).Draw(t, "accuracy")))
}

func (s *scene) drawArea(t *rapid.T) {
	r := toRing(blob(t, place.Draw(t, "centre"), 4))
	a, err := geo.NewArea([][]geo.Ring{{r}})
	if err != nil {
		t.Fatalf("blob: %v", err)
	}
	s.add(geo.Inside{Area: vague(t, a)})
	s.points = append(s.points, r...)
}

// drawSplit draws a polygon that is cut in two along a path, and perhaps the path as
// a line.
func (s *scene) drawSplit(t *rapid.T) {
	n := rapid.IntRange(0, 4).Draw(t, "bends")
	cut := []xy{{-3, 0}}
	for i := range n {
		x := -3 + 6*float64(i+1)/float64(n+1)
		y := rapid.Float64Range(-2, 2).Draw(t, "y")
		if math.Abs(y) < 1e-6 { // no bend of less than a millimetre: nothing is told apart so closely
			y = 0
		}
		cut = append(cut, xy{x + rapid.Float64Range(-0.4, 0.4).Draw(t, "x"), y})
	}
	cut = append(cut, xy{3, 0})
	upper := append([]xy{{3, 3}, {-3, 3}}, cut...)
	lower := []xy{{-3, -3}, {3, -3}}
	for i := range cut {
		lower = append(lower, cut[len(cut)-1-i])
	}
	whole := geo.Ring{at(-3, 0), at(-3, -3), at(3, -3), at(3, 0), at(3, 3), at(-3, 3), at(-3, 0)}
	s.add(geo.Inside{Area: must(geo.NewArea([][]geo.Ring{{toRing(upper)}}))})
	s.add(geo.Inside{Area: must(geo.NewArea([][]geo.Ring{{toRing(lower)}}))})
	s.add(geo.Inside{Area: must(geo.NewArea([][]geo.Ring{{whole}}))})
	path := toRing(cut)
	path = path[:len(path)-1]
	s.points = append(s.points, path...)
	if rapid.Bool().Draw(t, "line") {
		l := must(geo.NewLine([][]geo.Point{path}, rapid.SampledFrom([]float64{0, 0, 80}).Draw(t, "accuracy")))
		s.add(geo.LeftOf{Line: l})
		s.add(geo.RightOf{Line: l})
	}
}

func (s *scene) drawDiscs(t *rapid.T) {
	p := place.Draw(t, "centre")
	for range rapid.IntRange(1, 2).Draw(t, "rings") {
		d := disc(p.x, p.y, rapid.Float64Range(50, 4000).Draw(t, "radius"))
		s.add(geo.InDisc{Disc: d})
	}
	s.points = append(s.points, at(p.x, p.y))
}

func (s *scene) drawLine(t *rapid.T) {
	var path []geo.Point
	for range rapid.IntRange(2, 5).Draw(t, "vertices") {
		p := place.Draw(t, "vertex")
		path = append(path, at(p.x, p.y))
	}
	if rapid.IntRange(0, 3).Draw(t, "closed") == 0 {
		path = append(path, path[0])
	}
	l, err := geo.NewLine([][]geo.Point{path}, rapid.SampledFrom([]float64{0, 0, 40, 700}).Draw(t, "accuracy"))
	if err != nil {
		return // drawn back on itself
	}
	s.points = append(s.points, path...)
	for range rapid.IntRange(0, 3).Draw(t, "distances") {
		m := rapid.SampledFrom([]float64{0, 100, 1000, 2500}).Draw(t, "metres")
		if m > 0 && rapid.IntRange(0, 3).Draw(t, "corridor") == 0 {
			c := must(geo.NewCorridor(l, 2*m))
			if s.add(geo.InCorridor{Corridor: c}); rapid.Bool().Draw(t, "of the region") {
				s.region = append(s.region, c)
			}
			continue
		}
		if rapid.Bool().Draw(t, "within") {
			s.add(geo.Within{Line: l, Metres: m})
		} else {
			s.add(geo.AtLeast{Line: l, Metres: m})
		}
	}
	if rapid.Bool().Draw(t, "sides") {
		s.add(geo.LeftOf{Line: l})
		s.add(geo.RightOf{Line: l})
	}
}

// drawPoint draws a point of the scene: anywhere, at a point worth a look, or close to
// one.
func (s *scene) drawPoint(t *rapid.T) geo.Point {
	if len(s.points) == 0 || rapid.Bool().Draw(t, "anywhere") {
		p := rapid.Custom(func(t *rapid.T) xy {
			return xy{rapid.Float64Range(-9, 9).Draw(t, "x"), rapid.Float64Range(-9, 9).Draw(t, "y")}
		}).Draw(t, "point")
		return at(p.x, p.y)
	}
	p := rapid.SampledFrom(s.points).Draw(t, "point")
	step := rapid.SampledFrom([]float64{0, 1e-9, 1e-6, 1e-4, 1e-2}).Draw(t, "step")
	angle := rapid.Float64Range(0, 2*math.Pi).Draw(t, "angle")
	return must(geo.NewPoint(p.Lat()+step*math.Cos(angle), p.Lng()+step*math.Sin(angle)))
}

// settled is one way to settle what accuracies and the ellipsoid leave open at a point:
// how far it is from the lines and centres, on which side, and in which areas.
type settled struct {
	p        geo.Point
	t        *rapid.T
	lines    []geo.Line
	distance []float64
	sides    []int
	areas    []geo.Area
	inside   []bool
	centres  map[geo.Point]float64
	rng      *rand.Rand // instead of t, where there are many points
}

func settle(t *rapid.T, p geo.Point) *settled {
	return &settled{p: p, t: t, centres: map[geo.Point]float64{}}
}

func (s *settled) between(low, high float64) float64 {
	if s.rng != nil {
		return low + (high-low)*s.rng.Float64()
	}
	return low + (high-low)*rapid.Float64Range(0, 1).Draw(s.t, "between the bounds")
}

func (s *settled) flip(what string) bool {
	if s.rng != nil {
		return s.rng.IntN(2) == 0
	}
	return rapid.Bool().Draw(s.t, what)
}

func (s *settled) from(centre geo.Point) float64 {
	if _, ok := s.centres[centre]; !ok {
		s.centres[centre] = s.between(geo.DistanceBounds(centre, s.p))
	}
	return s.centres[centre]
}

func (s *settled) line(l geo.Line) (distance float64, side int) {
	i := slices.IndexFunc(s.lines, l.Equal)
	if i < 0 {
		i = len(s.lines)
		s.lines = append(s.lines, l)
		s.distance = append(s.distance, s.between(l.DistanceBounds(s.p)))
		side := l.Side(s.p)
		if low, _ := must(geo.NewLine(l.Parts(), 0)).DistanceBounds(s.p); l.Accuracy() > 0 && low <= l.Accuracy() && s.flip("other side") {
			if side = 1; s.flip("side") {
				side = -1
			}
		}
		s.sides = append(s.sides, side)
	}
	return s.distance[i], s.sides[i]
}

func (s *settled) in(a geo.Area) bool {
	i := slices.IndexFunc(s.areas, a.Equal)
	if i < 0 {
		i = len(s.areas)
		s.areas = append(s.areas, a)
		inside := a.Contains(s.p)
		if geo.Eval(geo.Inside{Area: a}, s.p) == geo.Maybe {
			inside = s.flip("inside")
		}
		s.inside = append(s.inside, inside)
	}
	return s.inside[i]
}

func (s *settled) inRegion(region []geo.Region) bool {
	for _, r := range region {
		in := true
		switch r := r.(type) {
		case geo.Disc:
			in = s.from(r.Centre) <= r.Radius
		case geo.Area:
			in = s.in(r)
		case geo.Corridor:
			d, _ := s.line(r.Line)
			in = d <= r.Width/2
		case geo.Everywhere:
		}
		if !in {
			return false
		}
	}
	return true
}

// vector returns the truths of the conditions.
func (s *settled) vector(conds []geo.Condition) string {
	out := ""
	for _, c := range conds {
		var holds bool
		switch c := c.(type) {
		case geo.Inside:
			holds = s.in(c.Area)
		case geo.InDisc:
			holds = s.from(c.Disc.Centre) <= c.Disc.Radius
		case geo.InCorridor:
			d, _ := s.line(c.Corridor.Line)
			holds = d <= c.Corridor.Width/2
		case geo.Within:
			d, _ := s.line(c.Line)
			holds = d <= c.Metres
		case geo.AtLeast:
			d, _ := s.line(c.Line)
			holds = d > c.Metres || c.Metres == 0
		case geo.LeftOf:
			_, side := s.line(c.Line)
			holds = side > 0
		case geo.RightOf:
			_, side := s.line(c.Line)
			holds = side < 0
		}
		if holds {
			out += "1"
		} else {
			out += "0"
		}
	}
	return out
}

// mayBeIn says whether a point is in the region or may be.
func mayBeIn(region []geo.Region, p geo.Point) bool {
	for _, r := range region {
		in := geo.Yes
		switch r := r.(type) {
		case geo.Disc:
			in = geo.Eval(geo.InDisc{Disc: r}, p)
		case geo.Area:
			in = geo.Eval(geo.Inside{Area: r}, p)
		case geo.Corridor:
			in = geo.Eval(geo.InCorridor{Corridor: r}, p)
		case geo.Everywhere:
		}
		if in == geo.No {
			return false
		}
	}
	return true
}

func describe(conds []geo.Condition) string {
	out := ""
	for i, c := range conds {
		out += fmt.Sprintf("\n%d: %T%v", i, c, c)
	}
	return out
}
