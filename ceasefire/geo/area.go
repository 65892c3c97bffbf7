package geo

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/golang/geo/s2"
)

// Ring is the outline of a polygon or of a hole in it: at least 4 points, the last
// of them the same as the first, neighbours different. It
// encloses the smaller of the two parts into which it cuts the earth, whichever way
// round it is drawn. It must not cross itself or pass a position twice, but for
// spikes, out to a position and straight back, which enclose nothing.
type Ring []Point

// Area is one or more polygons, which may have holes. Its edges are geodesics unless
// [Area.WithEdges] says otherwise, and it is exact unless [Area.WithAccuracy] says how
// far its true outline may run from the drawn one. The zero Area is invalid and
// contains nothing. Areas are compared with [Area.Equal]; == compares where they
// are kept.
type Area struct{ d *areaData }

// areaData is immutable once made.
type areaData struct {
	polygons [][]Ring
	traits
	shape *s2.LaxPolygon // interior on the left of each edge
	index *s2.ShapeIndex // of shape, built
	chain                // edges of shape; if the accuracy is above 0, only those of its outline
	bound ball
}

// NewArea returns the area of some polygons, each an outer ring followed by its
// holes. Rings may touch in single points. Two polygons may share edges (the
// districts of a province); otherwise they must not overlap.
//
// The error is a problem.List of all problems, with places as [polygon][ring][point].
func NewArea(polygons [][]Ring) (Area, error) {
	return makeArea(polygons, traits{})
}

// WithAccuracy returns the area with an outline that is known to so many metres, at
// least 0: a point that is no farther from it as drawn may be inside or outside. The
// outlines of two areas vary each by itself, even where both have the same edge.
func (a Area) WithAccuracy(metres float64) (Area, error) {
	if a.d == nil {
		return Area{}, errors.New("geo: the area is not valid")
	}
	r := &reporter{}
	t := traits{metres, a.d.kind}
	if t.check(r); len(r.list) > 0 {
		return Area{}, r.list
	}
	d := *a.d
	d.traits = t
	d.setChain()
	return Area{&d}, nil
}

// WithEdges returns the area with its positions joined in another way. There may be
// problems, as for [NewArea]: edges may cross that did not.
func (a Area) WithEdges(e Edges) (Area, error) {
	if a.d == nil {
		return Area{}, errors.New("geo: the area is not valid")
	}
	return makeArea(a.d.polygons, traits{a.d.accuracy, e})
}

func makeArea(polygons [][]Ring, t traits) (Area, error) {
	r := &reporter{}
	a := newArea(polygons, t, r)
	r.list.Sort()
	return a, r.list.Capped(maxProblems).Err()
}

// newArea reports problems to r, and returns the zero Area if there are any, found
// here or before.
func newArea(polygons [][]Ring, t traits, r *reporter) Area {
	checkRings(polygons, t.kind, r)
	t.check(r)
	if len(r.list) > 0 {
		return Area{}
	}
	d := &areaData{polygons: make([][]Ring, len(polygons)), traits: t}
	var rings []ringShape
	vertices := 0
	for i, polygon := range polygons {
		for j, ring := range polygon {
			d.polygons[i] = append(d.polygons[i], slices.Clone(ring))
			shape := newRingShape(ring, t.kind, i, j, r)
			rings = append(rings, shape)
			if vertices += shape.followed; vertices > maxVertices {
				r.add(TooMany, "the edges are too long to be followed along parallels", "let the edges be geodesics, or simplify it")
				return Area{}
			}
		}
	}
	if len(r.list) == 0 {
		checkTopology(rings, r)
	}
	if len(r.list) > 0 {
		return Area{}
	}

	loops := make([][]s2.Point, len(rings))
	for i, ring := range rings {
		loops[i] = ring.vertices
	}
	d.shape = s2.LaxPolygonFromPoints(loops)
	d.index = s2.NewShapeIndex()
	d.index.Add(d.shape)
	d.index.Build()
	d.bound = boundOf(slices.Concat(loops...))
	d.setChain()
	return Area{d}
}

// setChain sets the edges. The outline is those that no two polygons share.
func (d *areaData) setChain() {
	shared := map[directed]bool{}
	if d.accuracy > 0 {
		for i := range d.shape.NumEdges() {
			e := d.shape.Edge(i)
			shared[directed{e.V1, e.V0}] = true
		}
	}
	var edges []edge
	for i := range d.shape.NumEdges() {
		if e := d.shape.Edge(i); !shared[directed{e.V0, e.V1}] {
			edges = append(edges, newEdge(e.V0, e.V1))
		}
	}
	d.chain = newChain(edges)
}

// checkRings checks each ring by itself.
func checkRings(polygons [][]Ring, kind Edges, r *reporter) {
	if len(polygons) == 0 && !(polygons == nil && r.read()) {
		r.add(TooFew, "an area needs at least one polygon", "")
	}
	positions := 0
	for _, polygon := range polygons {
		for _, ring := range polygon {
			positions += len(ring)
		}
	}
	if positions > MaxPositions {
		r.add(TooMany, fmt.Sprintf("the area has %d positions, the most are %d", positions, MaxPositions), "simplify it")
		return
	}
	for i, polygon := range polygons {
		if len(polygon) == 0 && !(polygon == nil && r.read()) {
			r.add(TooFew, "a polygon needs at least its outer ring", "", i)
		}
		for j, ring := range polygon {
			checkPath(ring, kind, r, i, j)
			switch {
			case ring == nil && r.read():
			case len(ring) < 4:
				r.add(TooFew, fmt.Sprintf("a ring needs at least 4 positions, this has %d", len(ring)), "the last position repeats the first", i, j)
			case ring[0] != ring[len(ring)-1]:
				r.add(OpenRing, fmt.Sprintf("the ring is not closed: it begins at %v and ends at %v", ring[0], ring[len(ring)-1]), "repeat the first position at its end", i, j)
			}
		}
	}
}

// checkPath checks what holds for rings and lines: valid points, neighbours that
// differ, edges of at most 90 degrees.
func checkPath(path []Point, kind Edges, r *reporter, indices ...int) {
	at := func(k int) []int { return append(slices.Clone(indices), k) }
	for k, p := range path {
		if !p.IsValid() {
			if !r.read() {
				r.add(BadPosition, "the point is not valid", "", at(k)...)
			}
			continue
		}
		if k == 0 || !path[k-1].IsValid() {
			continue
		}
		switch a, b := path[k-1].s2(), p.s2(); {
		case a == b:
			r.add(Repeated, fmt.Sprintf("the position %v is the same as the one before it", p), "leave one of them out", at(k)...)
		case a.Dot(b.Vector) < 0:
			r.add(LongEdge, fmt.Sprintf("the edge from %v to %v is longer than 90 degrees", path[k-1], p), "check the coordinates, or add positions between", at(k)...)
		case kind.ambiguous(path[k-1], p):
			r.add(LongEdge, fmt.Sprintf("the edge from %v to %v goes half the way round, east or west", path[k-1], p), "add positions between", at(k)...)
		}
	}
}

// IsValid says whether a is not the zero Area.
func (a Area) IsValid() bool { return a.d != nil }

// Contains says whether p lies in the area as drawn. Of areas that share an edge, vertex by
// vertex, exactly one contains a point that lies on it. The zero Area contains
// nothing, and no area contains an invalid point.
func (a Area) Contains(p Point) bool {
	return a.d != nil && p.IsValid() && a.d.query().Contains(p.s2())
}

// query returns a new query object, which one goroutine may use.
func (d *areaData) query() *s2.ContainsPointQuery {
	return s2.NewContainsPointQuery(d.index, s2.VertexModelSemiOpen)
}

// nearOutline says whether p is, or may be, no farther from the outline than its accuracy.
func (d *areaData) nearOutline(p s2.Point) bool {
	if d.accuracy == 0 {
		return false
	}
	_, chord := d.nearest(p)
	m := float64(chord.Angle())
	return m*EarthRadius*around(p, m).low <= d.accuracy
}

// Accuracy returns the distance in metres within which the true outline runs.
func (a Area) Accuracy() float64 {
	if a.d == nil {
		return 0
	}
	return a.d.accuracy
}

// Edges returns how the positions are joined.
func (a Area) Edges() Edges {
	if a.d == nil {
		return GeodesicEdges
	}
	return a.d.kind
}

// Equal says whether two areas have the same rings in the same order, joined in the
// same way, and the same accuracy.
func (a Area) Equal(b Area) bool {
	if a.d == nil || b.d == nil || a.d == b.d {
		return a.d == b.d
	}
	return a.d.traits == b.d.traits && slices.EqualFunc(a.d.polygons, b.d.polygons, func(p, q []Ring) bool {
		return slices.EqualFunc(p, q, func(r, s Ring) bool { return slices.Equal(r, s) })
	})
}

// Polygons returns a copy of the rings that the area was made of.
func (a Area) Polygons() [][]Ring {
	if a.d == nil {
		return nil
	}
	out := make([][]Ring, len(a.d.polygons))
	for i, polygon := range a.d.polygons {
		for _, ring := range polygon {
			out[i] = append(out[i], slices.Clone(ring))
		}
	}
	return out
}

// String returns a short description: "area of 2 polygons, 2133 positions",
// and its accuracy unless that is 0.
func (a Area) String() string {
	if a.d == nil {
		return "invalid area"
	}
	n := 0
	for _, polygon := range a.d.polygons {
		for _, ring := range polygon {
			n += len(ring)
		}
	}
	out := fmt.Sprintf("area of %s, %d positions", plural(len(a.d.polygons), "polygon"), n)
	if a.d.accuracy > 0 {
		out += ", accurate to " + strconv.FormatFloat(a.d.accuracy, 'f', -1, 64) + " m"
	}
	return out
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
