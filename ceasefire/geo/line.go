package geo

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/golang/geo/r3"
	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
)

// Line is a border or a line of contact: one or more polylines, with an accuracy in
// metres: the true line runs somewhere within that distance of the drawn one. An
// accuracy of 0 means that the drawn line is the line. Its edges are geodesics
// unless [Line.WithEdges] says otherwise. The zero Line is invalid. Lines are
// compared with [Line.Equal]; == compares where they are kept.
//
// Parts that are drawn one after the other, the end of one exactly at the beginning
// of the next, are one line; so is a part that ends where it began.
type Line struct{ d *lineData }

// lineData is immutable once made.
type lineData struct {
	parts [][]Point
	traits
	chain
	links []link // of the edges
	bound ball
}

// link is what an edge of a line has besides: the numbers of the edges before and
// after it, -1 where the line begins or ends.
type link struct {
	prev, next int
	normal     r3.Vector // unit, on the left
}

// NewLine returns the line of some parts, each at least 2 points, neighbours
// different, with an accuracy of a finite number of metres of at least 0.
//
// The error is a problem.List of all problems, with places as [part][point].
func NewLine(parts [][]Point, accuracy float64) (Line, error) {
	return makeLine(parts, traits{accuracy: accuracy})
}

// WithEdges returns the line with its positions joined in another way. There may be
// problems, as for [NewLine].
func (l Line) WithEdges(e Edges) (Line, error) {
	if l.d == nil {
		return Line{}, errors.New("geo: the line is not valid")
	}
	return makeLine(l.d.parts, traits{l.d.accuracy, e})
}

func makeLine(parts [][]Point, t traits) (Line, error) {
	r := &reporter{}
	l := newLine(parts, t, r)
	r.list.Sort()
	return l, r.list.Capped(maxProblems).Err()
}

// traits is what lines and areas have besides positions.
type traits struct {
	accuracy float64
	kind     Edges
}

// check reports what is wrong with them.
func (t traits) check(r *reporter) {
	if !(t.accuracy >= 0) || math.IsInf(t.accuracy, 0) {
		r.list = append(r.list, finding{Code: BadLength, Path: "accuracy", Message: fmt.Sprintf("the accuracy is %v, not a number of metres of at least 0", t.accuracy)})
	}
	if t.kind > ParallelEdges {
		r.list = append(r.list, finding{Code: BadGeometry, Path: "edges", Message: fmt.Sprintf("%v is no way to join positions", t.kind)})
	}
}

func newLine(parts [][]Point, t traits, r *reporter) Line {
	checkParts(parts, t.kind, r)
	t.check(r)
	if len(r.list) > 0 {
		return Line{}
	}
	d := &lineData{traits: t}
	var edges []edge
	var all []s2.Point
	begins, ends := map[s2.Point][]int{}, map[s2.Point][]int{}
	for _, part := range parts {
		d.parts = append(d.parts, slices.Clone(part))
		vertices, _ := t.kind.vertices(part)
		if len(all)+len(vertices) > maxVertices {
			r.add(TooMany, "the edges are too long to be followed along parallels", "let the edges be geodesics, or simplify it")
			return Line{}
		}
		all = append(all, vertices...)
		first := len(edges)
		for k, v := range vertices[1:] {
			e := newEdge(vertices[k], v)
			edges = append(edges, e)
			d.links = append(d.links, link{prev: len(d.links) - 1, next: len(d.links) + 1, normal: e.a.PointCross(e.b).Normalize()})
		}
		last := len(edges) - 1
		d.links[first].prev, d.links[last].next = -1, -1
		begins[edges[first].a] = append(begins[edges[first].a], first)
		ends[edges[last].b] = append(ends[edges[last].b], last)
	}
	for i := range edges { // join parts
		if b := edges[i].b; d.links[i].next < 0 && len(ends[b]) == 1 && len(begins[b]) == 1 && edges[begins[b][0]].b != edges[i].a {
			d.links[i].next = begins[b][0]
			d.links[begins[b][0]].prev = i
		}
	}
	d.chain = newChain(edges)
	d.bound = boundOf(all)
	return Line{d}
}

func checkParts(parts [][]Point, kind Edges, r *reporter) {
	if len(parts) == 0 && !(parts == nil && r.read()) {
		r.add(TooFew, "a line needs at least one part", "")
	}
	positions := 0
	for _, part := range parts {
		positions += len(part)
	}
	if positions > MaxPositions {
		r.add(TooMany, fmt.Sprintf("the line has %d positions, the most are %d", positions, MaxPositions), "simplify it")
		return
	}
	for i, part := range parts {
		checkPath(part, kind, r, i)
		if len(part) < 2 && !(part == nil && r.read()) {
			r.add(TooFew, fmt.Sprintf("a line needs at least 2 positions, this has %d", len(part)), "", i)
		}
		for k := 2; k < len(part); k++ {
			if part[k] == part[k-2] && part[k] != part[k-1] && part[k].IsValid() {
				r.add(Repeated, fmt.Sprintf("the line turns back on itself at %v", part[k-1]), "its sides would be undefined", i, k)
			}
		}
	}
}

// IsValid says whether l is not the zero Line.
func (l Line) IsValid() bool { return l.d != nil }

// Accuracy returns the distance in metres within which the true line runs.
func (l Line) Accuracy() float64 {
	if l.d == nil {
		return 0
	}
	return l.d.accuracy
}

// Edges returns how the positions are joined.
func (l Line) Edges() Edges {
	if l.d == nil {
		return GeodesicEdges
	}
	return l.d.kind
}

// DistanceTo returns the distance in metres from p to the nearest point of the line
// as drawn, on the sphere of [EarthRadius]. It is NaN if p or the line is invalid.
func (l Line) DistanceTo(p Point) float64 {
	if l.d == nil || !p.IsValid() {
		return math.NaN()
	}
	_, d := l.d.nearest(p.s2())
	return chordMetres(d)
}

func chordMetres(d s1.ChordAngle) float64 { return float64(d.Angle()) * EarthRadius }

// Side returns on which side of the line as drawn p lies, seen in the direction of
// drawing: +1 left, -1 right. It is that of the nearest point of the line, the first
// along it if there are several. Where the nearest point is an end of the line, p
// has no side, and Side returns 0: the line is not continued beyond its ends. A
// point on the line has one side or the other, so that the two leave no gap. Side
// returns 0 if p or the line is invalid.
func (l Line) Side(p Point) int {
	if l.d == nil || !p.IsValid() {
		return 0
	}
	v := p.s2()
	e, _ := l.d.nearest(v)
	return l.d.side(v, e)
}

// trueDistance returns the bounds of the distance in metres from p to the true
// line.
func (d *lineData) trueDistance(p s2.Point) (low, high float64) {
	low, high = d.drawnDistance(p)
	a := d.margin()
	return max(0, low-a), high + a
}

// drawnDistance returns the bounds of the distance in metres to the line as drawn.
func (d *lineData) drawnDistance(p s2.Point) (low, high float64) {
	_, chord := d.nearest(p)
	m := float64(chord.Angle())
	s := around(p, m)
	return m * EarthRadius * s.low, m * EarthRadius * s.high
}

// margin is what the true line may be off from the geodesics that stand for it.
func (d *lineData) margin() float64 {
	if d.kind == ParallelEdges {
		return d.accuracy + edgeTolerance
	}
	return d.accuracy
}

// DistanceBounds returns bounds in metres that hold the distance on the WGS 84
// ellipsoid from p to the nearest point of the true line: those of the line as drawn,
// as [DistanceBounds] has them, less and plus its accuracy. They are NaN if p or the
// line is invalid.
func (l Line) DistanceBounds(p Point) (low, high float64) {
	if l.d == nil || !p.IsValid() {
		return math.NaN(), math.NaN()
	}
	return l.d.trueDistance(p.s2())
}

// atVertex is the square of the distance, in radians, up to which a point is taken
// to be nearest to a vertex: 6 µm. So close, distances no longer tell the two edges
// there apart, but the exact predicate does.
const atVertex = 1e-24

// side returns the side of p, whose nearest edge is e.
func (d *lineData) side(p s2.Point, e int) int {
	on := &d.edges[e]
	before, after := e, d.links[e].next // the edges that meet at the nearer end
	a, b := s2.ChordAngleBetweenPoints(p, on.a), s2.ChordAngleBetweenPoints(p, on.b)
	if a < b {
		before, after = d.links[e].prev, e
	}
	_, interior := s2.UpdateMinInteriorDistance(p, on.a, on.b, s1.InfChordAngle())
	end := before < 0 || after < 0
	switch {
	case interior && (end || min(a, b) > atVertex):
		return int(s2.RobustSign(on.a, on.b, p))
	case end:
		return 0
	}
	u, v, w := d.edges[before].a, d.edges[after].a, d.edges[after].b
	left := s2.OrderedCCW(w, p, u, v)
	if p == v { // the rule by which one of several areas has a vertex in common
		left = s2.AngleContainsVertex(u, v, w)
	}
	if left {
		return 1
	}
	return -1
}

// equallyFar is the difference of distances in radians, 0.6 µm on the ground, that
// may be rounding.
const equallyFar = 1e-13

// sides returns the sides that p may have. Besides that of the nearest point as
// drawn, these are all of them within the accuracy, and those of places on the line
// that may be as near: on the ellipsoid, or where the line runs over itself.
func (d *lineData) sides(p s2.Point) uint64 {
	e, chord := d.nearest(p)
	values := sideValue(d.side(p, e))
	m := float64(chord.Angle())
	s := around(p, m)
	if d.accuracy > 0 && m*EarthRadius*s.low <= d.accuracy {
		values |= sideLeft | sideRight
	}
	limit := m*s.high/s.low + equallyFar
	d.upTo(p, limit, func(i int, _ s1.ChordAngle) {
		values |= d.atEnds(p, i, limit)
		if i == e || values == sideNone|sideLeft|sideRight {
			return
		}
		if value := sideValue(d.side(p, i)); values&value == 0 && d.turnsAway(p, i) && !d.screened(p, i) {
			values |= value
		}
	})
	return values
}

// abreast bounds how far from the perpendicular on a line a path may leave it that is
// perpendicular on the ellipsoid, in radians, for one of m radians in that latitude: by
// the ratio of the two radii of curvature where it leaves, and by its own bend, each
// taken twice as large as is seen.
func abreast(s stretch, m float64) float64 { return 2*(s.high/s.low-1) + 0.01*m }

// atEnds returns the sides that p may have because it is abreast of an end of the
// line: none, beyond it, and that of the edge, before it.
func (d *lineData) atEnds(p s2.Point, i int, limit float64) uint64 {
	e := &d.edges[i]
	near := func(end s2.Point, link int) bool {
		m := float64(p.Distance(end))
		return link < 0 && m <= limit && math.Abs(p.Dot(d.links[i].normal.Cross(end.Vector))) <= abreast(around(p, m), m)*m
	}
	if !near(e.a, d.links[i].prev) && !near(e.b, d.links[i].next) {
		return 0
	}
	return sideNone | sideValue(int(s2.RobustSign(e.a, e.b, p)))
}

// turnsAway says whether the point of an edge that is nearest to p is nearer than
// those before and after it on the line.
func (d *lineData) turnsAway(p s2.Point, i int) bool {
	e := &d.edges[i]
	q := s2.Project(p, e.a, e.b)
	next, vertex := d.links[i].next, e.b
	if q.Distance(e.a) < q.Distance(e.b) {
		next, vertex = d.links[i].prev, e.a
	}
	const atVertex = 1e-9 // 6 mm
	return next < 0 || float64(q.Distance(vertex)) > atVertex || d.edges[next].distance(p) >= s2.ChordAngleBetweenPoints(p, vertex)
}

// screened says that the line itself runs between p and the nearest point of an edge:
// then that is not the nearest by any measure.
func (d *lineData) screened(p s2.Point, i int) bool {
	q := s2.Project(p, d.edges[i].a, d.edges[i].b)
	crossed := false
	d.upTo(p, float64(p.Distance(q))+equallyFar, func(k int, _ s1.ChordAngle) {
		e := &d.edges[k]
		// What is met at q itself is not in between: a neighbour, or the line again.
		if k != i && !crossed && float64(e.distance(q).Angle()) > equallyFar {
			crossed = s2.CrossingSign(p, q, e.a, e.b) == s2.Cross
		}
	})
	return crossed
}

// Equal says whether two lines have the same parts in the same order, joined in the
// same way, and the same accuracy.
func (l Line) Equal(m Line) bool {
	if l.d == nil || m.d == nil || l.d == m.d {
		return l.d == m.d
	}
	return l.d.traits == m.d.traits && slices.EqualFunc(l.d.parts, m.d.parts, func(p, q []Point) bool { return slices.Equal(p, q) })
}

// Parts returns a copy of the parts that the line was made of.
func (l Line) Parts() [][]Point {
	if l.d == nil {
		return nil
	}
	out := make([][]Point, len(l.d.parts))
	for i, part := range l.d.parts {
		out[i] = slices.Clone(part)
	}
	return out
}

// String returns a short description: "line of 580 positions, accurate to 100 m".
func (l Line) String() string {
	if l.d == nil {
		return "invalid line"
	}
	n := 0
	for _, part := range l.d.parts {
		n += len(part)
	}
	return "line of " + plural(n, "position") + ", accurate to " + strconv.FormatFloat(l.d.accuracy, 'f', -1, 64) + " m"
}
