package geo

import (
	"fmt"
	"slices"

	"github.com/golang/geo/s2"
)

// ringShape is a ring on the sphere, without spikes, the area's interior on its left:
// an outer ring is counter-clockwise, a hole clockwise.
type ringShape struct {
	polygon, ring int // its place
	vertices      []s2.Point
	at            []int // where each vertex is in the ring as given
	reversed      bool  // vertices run against the ring as given
	followed      int   // vertices before spikes were dropped; if above maxVertices, there are none
}

// place returns the indices of the edge from a vertex to the next.
func (s *ringShape) place(vertex int) []int {
	if s.reversed {
		vertex = (vertex + 1) % len(s.at)
	}
	return []int{s.polygon, s.ring, s.at[vertex]}
}

// newRingShape reports vertices at which the ring meets itself.
//
// A spike, where the ring goes out to a position and straight back, is dropped: it
// encloses nothing, and data that were rounded to a grid have them (Natural Earth at
// 1:10m, in the Indus delta).
func newRingShape(ring Ring, kind Edges, i, j int, r *reporter) ringShape {
	s := ringShape{polygon: i, ring: j}
	vertices, at := kind.vertices(ring)
	if s.followed = len(vertices); s.followed > maxVertices {
		return s
	}
	for k, v := range vertices[:len(vertices)-1] {
		if n := len(s.vertices); n > 1 && s.vertices[n-2] == v {
			s.vertices, s.at = s.vertices[:n-1], s.at[:n-1]
			continue
		}
		s.vertices, s.at = append(s.vertices, v), append(s.at, at[k])
	}
	for n := len(s.vertices); n > 2; n = len(s.vertices) { // spikes at the seam
		switch {
		case s.vertices[n-2] == s.vertices[0]: // the last vertex is a tip
			s.vertices, s.at = s.vertices[:n-2], s.at[:n-2]
			continue
		case s.vertices[n-1] == s.vertices[1]: // the first one is
			s.vertices, s.at = s.vertices[1:n-1], s.at[1:n-1]
			continue
		}
		break
	}
	if len(s.vertices) < 3 {
		r.add(Crossing, "the ring encloses nothing: it goes there and back", "", i, j)
		return s
	}
	seen := make(map[s2.Point]int, len(s.vertices))
	touches := false
	for k, v := range s.vertices {
		if first, ok := seen[v]; ok {
			touches = true
			r.add(Crossing, fmt.Sprintf("the ring meets itself: it passes %v twice, here and at position %d", ring[s.at[k]], first), "use two rings", i, j, s.at[k])
		}
		seen[v] = s.at[k]
	}
	if touches {
		return s
	}
	if s2.LoopFromPoints(s.vertices).IsNormalized() != (j == 0) {
		slices.Reverse(s.vertices)
		slices.Reverse(s.at)
		s.reversed = true
	}
	return s
}

// outline returns the vertices, counter-clockwise round what the ring encloses.
func (s *ringShape) outline() []s2.Point {
	if s.ring == 0 {
		return s.vertices
	}
	v := slices.Clone(s.vertices)
	slices.Reverse(v)
	return v
}

// checkTopology checks that the edges of the rings do not cross, that holes are in
// their polygons, and that polygons do not overlap.
func checkTopology(rings []ringShape, r *reporter) {
	shared, ok := checkEdges(rings, r)
	if !ok {
		return
	}
	for i := range rings {
		if s2.LoopFromPoints(rings[i].outline()).Area()*EarthRadius*EarthRadius < 1 {
			r.add(Crossing, "the ring encloses less than a square metre", "", rings[i].polygon, rings[i].ring)
		}
	}
	checkNesting(rings, shared, r)
}

// directed is an edge with its direction.
type directed struct{ a, b s2.Point }

// checkEdges reports edges that cross or coincide. It returns, for each edge that
// two polygons share, that they do.
func checkEdges(rings []ringShape, r *reporter) (shared map[directed]bool, ok bool) {
	index := s2.NewShapeIndex()
	var flat []s2.Edge
	var of []int // ring of each edge
	loops := make([][]s2.Point, len(rings))
	owner := map[directed]int{}
	for i := range rings {
		v := rings[i].vertices
		loops[i] = v
		for k := range v {
			e := directed{v[k], v[(k+1)%len(v)]}
			flat = append(flat, s2.Edge{V0: e.a, V1: e.b})
			of = append(of, i)
			if other, taken := owner[e]; taken {
				r.add(Crossing, fmt.Sprintf("the edge is that of %s as well, and the area lies on the same side of both", rings[other].name()), "", rings[i].place(k)...)
			}
			owner[e] = i
		}
	}
	shared = map[directed]bool{}
	for e, i := range owner {
		j, both := owner[directed{e.b, e.a}]
		if !both {
			continue
		}
		shared[e] = true
		if rings[i].polygon == rings[j].polygon && i < j {
			r.add(Crossing, fmt.Sprintf("the ring has an edge in common with %s of the same polygon", rings[i].name()), "holes may touch in single positions only", rings[j].polygon, rings[j].ring)
		}
	}

	shape := s2.LaxPolygonFromPoints(loops)
	index.Add(shape)
	query := s2.NewCrossingEdgeQuery(index)
	start := make([]int, len(rings)) // number of each ring's first edge
	for i := range rings[1:] {
		start[i+1] = start[i] + len(rings[i].vertices)
	}
	for n, e := range flat {
		for _, m := range query.Crossings(e.V0, e.V1, shape, s2.CrossingTypeInterior) {
			if m <= n {
				continue
			}
			mine, other := &rings[of[n]], &rings[of[m]]
			a, b := other.place(m-start[of[m]]), mine.place(n-start[of[n]])
			r.add(Crossing, fmt.Sprintf("the edge from here to the next position crosses the one from position %d of %s", b[2], mine.name()), "", a...)
		}
		if len(r.list) > maxProblems {
			break
		}
	}
	return shared, len(r.list) == 0
}

func (s *ringShape) name() string {
	if s.ring == 0 {
		return fmt.Sprintf("the outer ring of polygon %d", s.polygon)
	}
	return fmt.Sprintf("hole %d of polygon %d", s.ring, s.polygon)
}

// checkNesting checks which rings lie in which, of rings whose edges do not cross.
func checkNesting(rings []ringShape, shared map[directed]bool, r *reporter) {
	if len(rings) == 1 {
		return
	}
	index := s2.NewShapeIndex()
	number := map[s2.Shape]int{}
	count := map[s2.Point]int{} // rings that pass a vertex
	for i := range rings {
		shape := s2.LaxPolygonFromPoints([][]s2.Point{rings[i].outline()})
		index.Add(shape)
		number[shape] = i
		for _, v := range rings[i].vertices {
			count[v]++
		}
	}
	index.Build()
	query := s2.NewContainsPointQuery(index, s2.VertexModelSemiOpen)
	for i := range rings {
		within, known, touches := []int(nil), false, false
		v := rings[i].vertices
		for _, p := range v {
			touches = touches || count[p] > 1
		}
		// Where a ring touches no other, one of its edges speaks for all of them.
		for k := range v {
			a, b := v[k], v[(k+1)%len(v)]
			if known && !touches {
				break
			}
			if shared[directed{a, b}] {
				continue
			}
			var now []int
			for _, s := range query.ContainingShapes(s2.Interpolate(0.5, a, b)) {
				if number[s] != i {
					now = append(now, number[s])
				}
			}
			slices.Sort(now)
			if known && !slices.Equal(within, now) {
				r.add(Crossing, "the ring passes in or out of another one at a position that both have", "", rings[i].place(k)...)
				known = false
				break
			}
			within, known = now, true
		}
		if known {
			checkWithin(rings, i, within, r)
		}
	}
}

// checkWithin checks a ring against the rings that it lies in.
func checkWithin(rings []ringShape, i int, within []int, r *reporter) {
	me := &rings[i]
	outer, holes := map[int]bool{}, map[int]bool{} // polygons whose outer ring, or some hole, it is in
	for _, j := range within {
		if rings[j].ring == 0 {
			outer[rings[j].polygon] = true
		} else {
			holes[rings[j].polygon] = true
		}
	}
	if me.ring > 0 {
		if !outer[me.polygon] {
			r.add(Nesting, "the hole does not lie in its polygon", "the first ring of a polygon is its outer one", me.polygon, me.ring)
		}
		if holes[me.polygon] {
			r.add(Nesting, "the hole lies in another hole of its polygon", "", me.polygon, me.ring)
		}
		return
	}
	for _, j := range within {
		if p := rings[j].polygon; rings[j].ring == 0 && p != me.polygon && !holes[p] {
			r.add(Nesting, fmt.Sprintf("the polygon lies in polygon %d", p), "an area is a union: leave the inner polygon out, or make it a hole", me.polygon)
		}
	}
}
