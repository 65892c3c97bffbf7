package geo

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/golang/geo/r3"
	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
)

// Line is a border or a line of contact: one or more polylines of geodesics, with
// an accuracy in metres: the true line runs somewhere within that distance of the
// drawn one. An accuracy of 0 means that the drawn line is the line. The zero Line
// is invalid. Lines are compared with [Line.Equal]; == compares where they are
// kept.
//
// Parts that are drawn one after the other, the end of one exactly at the beginning
// of the next, are one line; so is a part that ends where it began.
type Line struct{ d *lineData }

// lineData is immutable once made.
type lineData struct {
	parts    [][]Point
	accuracy float64
	edges    []lineEdge
	blocks   []ball // of each blockSize edges
	bound    ball
}

// lineEdge is an edge with the numbers of those before and after it, -1 where the
// line begins or ends.
type lineEdge struct {
	edge
	prev, next int
	normal     r3.Vector // unit, on the left
}

// blockSize is the number of edges that are passed over at once where they are too
// far away to matter.
const blockSize = 16

// NewLine returns the line of some parts, each at least 2 points, neighbours
// different, with an accuracy of a finite number of metres of at least 0.
//
// The error is a problem.List of all problems, with places as [part][point].
func NewLine(parts [][]Point, accuracy float64) (Line, error) {
	r := &reporter{}
	l := newLine(parts, accuracy, r)
	r.list.Sort()
	return l, r.list.Capped(maxProblems).Err()
}

func newLine(parts [][]Point, accuracy float64, r *reporter) Line {
	checkParts(parts, r)
	if !(accuracy >= 0) || math.IsInf(accuracy, 0) {
		r.list = append(r.list, finding{Code: BadLength, Path: "accuracy", Message: fmt.Sprintf("the accuracy is %v, not a number of metres of at least 0", accuracy)})
	}
	if len(r.list) > 0 {
		return Line{}
	}
	d := &lineData{accuracy: accuracy}
	var all []s2.Point
	begins, ends := map[s2.Point][]int{}, map[s2.Point][]int{}
	for _, part := range parts {
		d.parts = append(d.parts, slices.Clone(part))
		first := len(d.edges)
		for k, p := range part[1:] {
			e := lineEdge{edge: newEdge(part[k].s2(), p.s2()), prev: len(d.edges) - 1, next: len(d.edges) + 1}
			e.normal = e.a.PointCross(e.b).Normalize()
			if k == 0 {
				e.prev = -1
			}
			d.edges = append(d.edges, e)
			all = append(all, e.a, e.b)
		}
		last := len(d.edges) - 1
		d.edges[last].next = -1
		begins[d.edges[first].a] = append(begins[d.edges[first].a], first)
		ends[d.edges[last].b] = append(ends[d.edges[last].b], last)
	}
	for i := range d.edges { // join parts
		if b := d.edges[i].b; d.edges[i].next < 0 && len(ends[b]) == 1 && len(begins[b]) == 1 && d.edges[begins[b][0]].b != d.edges[i].a {
			d.edges[i].next = begins[b][0]
			d.edges[begins[b][0]].prev = i
		}
	}
	for edges := range slices.Chunk(d.edges, blockSize) {
		var vertices []s2.Point
		for _, e := range edges {
			vertices = append(vertices, e.a, e.b)
		}
		d.blocks = append(d.blocks, boundOf(vertices))
	}
	d.bound = boundOf(all)
	return Line{d}
}

func checkParts(parts [][]Point, r *reporter) {
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
		checkPath(part, r, i)
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

// nearest returns the nearest edge, the first if there are several, and the
// distance.
func (d *lineData) nearest(p s2.Point) (edge int, distance s1.ChordAngle) {
	distance = s1.InfChordAngle()
	limit := math.Inf(1) // the distance in radians
	best := 0
	if len(d.blocks) > 1 { // begin with the block that is nearest by its middle
		closest := math.Inf(-1)
		for i := range d.blocks {
			if x := p.Dot(d.blocks[i].c.Vector); x > closest {
				best, closest = i, x
			}
		}
	}
	scan := func(block int) {
		start := block * blockSize
		for i := start; i < min(start+blockSize, len(d.edges)); i++ {
			x := d.edges[i].distance(p)
			if x < distance || x == distance && i < edge {
				edge, distance = i, x
				limit = float64(x.Angle())
			}
		}
	}
	scan(best)
	for i := range d.blocks {
		if i == best {
			continue
		}
		if b := &d.blocks[i]; b.r < far && float64(p.Distance(b.c))-b.r > limit+farSlack {
			continue
		}
		scan(i)
	}
	return edge, distance
}

// atVertex is the square of the distance, in radians, up to which a point is taken
// to be nearest to a vertex: 6 µm. So close, distances no longer tell the two edges
// there apart, but the exact predicate does.
const atVertex = 1e-24

// side returns the side of p, whose nearest edge is e.
func (d *lineData) side(p s2.Point, e int) int {
	on := &d.edges[e]
	before, after := e, on.next // the edges that meet at the nearer end
	a, b := s2.ChordAngleBetweenPoints(p, on.a), s2.ChordAngleBetweenPoints(p, on.b)
	if a < b {
		before, after = on.prev, e
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

// Equal says whether two lines have the same parts in the same order, and the same
// accuracy.
func (l Line) Equal(m Line) bool {
	if l.d == nil || m.d == nil || l.d == m.d {
		return l.d == m.d
	}
	return l.d.accuracy == m.d.accuracy && slices.EqualFunc(l.d.parts, m.d.parts, func(p, q []Point) bool { return slices.Equal(p, q) })
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
