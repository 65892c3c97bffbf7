package geo

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/golang/geo/r3"
	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
	"pgregory.net/rapid"
)

// These laws look inside the search: what it takes for granted of a cell holds at each
// of its points.

// near draws a point on a coarse grid or off it, so that vertices are met again and
// edges lie along each other.
var nearby = rapid.Custom(func(t *rapid.T) Point {
	size := rapid.SampledFrom([]float64{0.02, 1, 20}).Draw(t, "size")
	var lat, lng float64
	if rapid.Bool().Draw(t, "grid") {
		lat, lng = float64(rapid.IntRange(-2, 2).Draw(t, "lat"))/2, float64(rapid.IntRange(-2, 2).Draw(t, "lng"))/2
	} else {
		lat, lng = rapid.Float64Range(-1, 1).Draw(t, "lat"), rapid.Float64Range(-1, 1).Draw(t, "lng")
	}
	p, err := NewPoint(31+lat*size, 66+lng*size)
	if err != nil {
		panic(err)
	}
	return p
})

func drawLine(t *rapid.T) Line {
	for rapid.Bool().Draw(t, "hairpins") {
		// Sharp turns, legs of unlike lengths: what hides what is decided here.
		at, course := MustParsePoint("31,66").s2(), 0.0
		path := []Point{fromS2(at, -1)}
		for range rapid.IntRange(2, 4).Draw(t, "legs") {
			at = towards(at, course, math.Pow(10, rapid.Float64Range(-5, -1.5).Draw(t, "length")))
			path = append(path, fromS2(at, -1))
			course += math.Pi + rapid.Float64Range(-1.4, 1.4).Draw(t, "turn")
		}
		if l, err := NewLine([][]Point{path}, 0); err == nil {
			return l
		}
	}
	for {
		var parts [][]Point
		for range rapid.IntRange(1, 2).Draw(t, "parts") {
			parts = append(parts, rapid.SliceOfN(nearby, 2, 6).Draw(t, "path"))
		}
		if l, err := NewLine(parts, rapid.SampledFrom([]float64{0, 0, 0, 500, 50_000}).Draw(t, "accuracy")); err == nil {
			return l
		}
	}
}

// drawBall draws a ball near one of the vertices.
func drawBall(t *rapid.T, vertices []s2.Point) ball {
	r := math.Pow(10, rapid.Float64Range(-7, -0.5).Draw(t, "radius"))
	v := rapid.SampledFrom(vertices).Draw(t, "vertex")
	return ball{step(t, v, r*math.Pow(10, rapid.Float64Range(-2, 2.5).Draw(t, "off"))), r}
}

// step draws a point at a distance from another.
func step(t *rapid.T, from s2.Point, distance float64) s2.Point {
	return towards(from, rapid.Float64Range(0, 2*math.Pi).Draw(t, "angle"), distance)
}

// towards returns the point at a distance in a direction, counted from an arbitrary
// one, which varies slowly.
func towards(from s2.Point, angle, distance float64) s2.Point {
	x := from.Cross(r3.Vector{Z: 1}).Normalize()
	y := from.Cross(x)
	dir := s2.Point{Vector: x.Mul(math.Cos(angle)).Add(y.Mul(math.Sin(angle)))}
	return s2.InterpolateAtDistance(s1.Angle(min(distance, 3)), from, dir)
}

// drawIn draws a point of a ball: anywhere, towards a vertex, or at one.
func drawIn(t *rapid.T, b ball, vertices []s2.Point) (s2.Point, bool) {
	p := step(t, b.c, b.r*rapid.Float64Range(0, 1).Draw(t, "part"))
	if len(vertices) > 0 && rapid.Bool().Draw(t, "at a vertex") {
		p = rapid.SampledFrom(vertices).Draw(t, "vertex")
		if d := rapid.SampledFrom([]float64{0, 1e-9, 1e-2, 1}).Draw(t, "close"); d > 0 {
			p = step(t, p, b.r*d)
		}
	}
	return p, float64(b.c.Distance(p)) <= b.r
}

func allEdges(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

func TestOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLine(t)
		var vertices []s2.Point
		for _, e := range l.d.edges {
			vertices = append(vertices, e.a, e.b)
		}
		b := drawBall(t, vertices)
		ring := slices.Clone(l.d.parts[0])
		area, err := NewArea([][]Ring{{append(ring, ring[0])}})
		if err == nil {
			area, err = area.WithAccuracy(rapid.SampledFrom([]float64{0, 500, 50_000}).Draw(t, "accuracy of the area"))
		}
		for _, f := range []*factor{
			{kind: sideFactor, line: l.d},
			{kind: distanceFactor, line: l.d, bounds: []float64{0, 10, 1000, 30_000}},
			{kind: discFactor, centre: l.d.parts[0][0], bounds: []float64{0, 10, 1000, 30_000}},
			{kind: areaFactor, area: area.d},
		} {
			n := 0
			var query *s2.ContainsPointQuery
			switch {
			case f.kind == areaFactor && err != nil:
				continue
			case f.kind == areaFactor:
				n, query = len(area.d.edges), area.d.query()
			case f.kind == sideFactor:
				n = len(l.d.edges)
			}
			values, near := f.over(b, query, allEdges(n))
			for range 20 {
				p, ok := drawIn(t, b, vertices)
				if !ok {
					continue
				}
				if at := f.at(p, query); at&^values != 0 {
					t.Fatalf("%v: %03b at %v, and %03b over %v m round %v", l.d.parts, at, fromS2(p, -1), values, b.r*EarthRadius, fromS2(b.c, -1))
				}
				if e, _ := l.d.nearest(p); f.kind == sideFactor {
					if _, d := l.d.nearest(b.c); float64(d.Angle())+2*b.r < localSide && !contains(near, int32(e)) {
						t.Fatalf("%v: edge %d is nearest to %v, and not among %v", l.d.parts, e, fromS2(p, -1), near)
					}
				}
			}
		}
	})
}

func contains(list []int32, x int32) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// TestSectors draws countries that meet at a hub, and borders between some of them
// that run through it, and requires the joint values at points of a cell to be those
// of one of its cases.
func TestSectors(t *testing.T) {
	stars := 0
	rapid.Check(t, func(t *rapid.T) {
		hub, _ := NewPoint(31, 66)
		n := rapid.IntRange(3, 9).Draw(t, "spokes")
		var ends []Point
		for i := range n {
			angle := 2 * math.Pi * (float64(i) + rapid.Float64Range(0, 0.9).Draw(t, "angle")) / float64(n)
			length := rapid.Float64Range(0.3, 1).Draw(t, "length")
			p, err := NewPoint(31+length*math.Sin(angle), 66+length*math.Cos(angle))
			if err != nil {
				panic(err)
			}
			ends = append(ends, p)
		}
		var conds []Condition
		for i := range n {
			a, err := NewArea([][]Ring{{{hub, ends[i], ends[(i+1)%n], hub}}})
			if err == nil && rapid.IntRange(0, 4).Draw(t, "leave out") > 0 {
				conds = append(conds, Inside{a})
			}
		}
		for range rapid.IntRange(0, 2).Draw(t, "borders") {
			i := rapid.IntRange(0, n-1).Draw(t, "from")
			j := (i + rapid.IntRange(1, n-1).Draw(t, "to")) % n
			path := []Point{ends[i], hub, ends[j]}
			if rapid.Bool().Draw(t, "twice") { // and through the hub again
				path = append(path, ends[(j+1)%n], hub, ends[(j+2)%n])
			}
			if l, err := NewLine([][]Point{path}, 0); err == nil {
				conds = append(conds, LeftOf{l})
			}
		}
		if len(conds) == 0 {
			return
		}
		q, err := newQuestion(nil, conds)
		if err != nil {
			t.Fatal(err)
		}
		s := newSearch(q, Options{Resolution: 10, MaxCells: 10})
		whole := s.roots()[0].up
		vertices := []s2.Point{hub.s2()}
		for _, e := range ends {
			vertices = append(vertices, e.s2(), s2.Interpolate(0.3, hub.s2(), e.s2()), s2.Interpolate(0.01, hub.s2(), e.s2()))
		}
		st := &state{ball: drawBall(t, vertices), nested: true}
		s.narrow(st, whole)
		cases := [][]uint64{st.values}
		if star, ok := s.star(st); ok {
			stars++
			cases = star.cases
		}
		for range 20 {
			p, ok := drawIn(t, st.ball, vertices)
			if !ok {
				continue
			}
			if !covers(s, cases, p) {
				t.Fatalf("none of %v at %v (%v m round %v): %v", cases, fromS2(p, -1), st.r*EarthRadius, fromS2(st.c, -1), dump(conds))
			}
		}
	})
	if stars == 0 {
		t.Error("no star was drawn")
	}
}

func covers(s *search, cases [][]uint64, p s2.Point) bool {
	for _, values := range cases {
		all := true
		for i := range values {
			all = all && s.q.factors[i].at(p, s.queries[i])&^values[i] == 0
		}
		if all {
			return true
		}
	}
	return false
}

// TestNested requires a cell's ball to hold those of its children, from level 1 on:
// stars rest on it.
func TestNested(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := s2.Point{Vector: r3.Vector{
			X: rapid.Float64Range(-1, 1).Draw(t, "x"), Y: rapid.Float64Range(-1, 1).Draw(t, "y"), Z: rapid.Float64Range(0.01, 1).Draw(t, "z"),
		}.Normalize()}
		id := s2.CellFromPoint(v).ID().Parent(rapid.IntRange(1, s2.MaxLevel-1).Draw(t, "level"))
		b := ballOf(id)
		for _, child := range id.Children() {
			c := ballOf(child)
			if float64(b.c.Distance(c.c))+c.r > b.r {
				t.Fatalf("the ball of %v does not hold that of %v", id, child)
			}
		}
		for k := range 4 {
			if float64(b.c.Distance(s2.CellFromCellID(id).Vertex(k))) > b.r {
				t.Fatalf("the ball of %v does not hold it", id)
			}
		}
	})
}

func dump(conds []Condition) string {
	out := ""
	for _, c := range conds {
		switch c := c.(type) {
		case Inside:
			out += fmt.Sprintln("inside", c.Area.d.polygons)
		case LeftOf:
			out += fmt.Sprintln("left of", c.Line.d.parts)
		case InDisc, InCorridor, Within, AtLeast, RightOf:
		}
	}
	return out
}

// TestHidden looks at what is next to a sharp turn with legs of unlike lengths, where
// one leg hides a part of the other.
func TestHidden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := MustParsePoint("31,66").s2()
		course := rapid.Float64Range(0, 6).Draw(t, "course")
		angle := rapid.Float64Range(-1.5, 1.5).Draw(t, "angle")
		long := 0.02
		short := long * rapid.Float64Range(0.01, 1.5).Draw(t, "leg")
		path := []Point{fromS2(towards(v, course, long), -1), fromS2(v, -1), fromS2(towards(v, course+angle, short), -1)}
		if rapid.Bool().Draw(t, "the other way") {
			path[0], path[2] = path[2], path[0]
		}
		l, err := NewLine([][]Point{path}, 0)
		if err != nil {
			t.Skip(err)
		}
		// A place beside the long leg, on the side of the short one.
		foot := towards(v, course, long*rapid.Float64Range(0, 1).Draw(t, "foot"))
		height := long * rapid.Float64Range(0, 2).Draw(t, "height")
		c := towards(foot, course+math.Copysign(math.Pi/2, angle), height)
		b := ball{c, height * rapid.Float64Range(0, 0.2).Draw(t, "radius")}
		f := factor{kind: sideFactor, line: l.d}
		values, _ := f.over(b, nil, allEdges(2))
		for range 5 {
			p, _ := drawIn(t, b, nil)
			if at := f.at(p, nil); at&^values != 0 {
				t.Fatalf("%v: %03b at %v, and %03b over %v m round %v", path, at, fromS2(p, -1), values, b.r*EarthRadius, fromS2(b.c, -1))
			}
		}
	})
}
