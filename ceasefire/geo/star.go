package geo

import (
	"slices"

	"github.com/golang/geo/r3"
	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
)

// star is a cell in which all edges that matter meet at one vertex, the hub, in the
// cell or outside; a single edge is the simplest. They cut the cell into sectors, on
// each of which every area and side has one value. That is how an edge that two
// areas have in common separates them without a gap: their values change together.
type star struct {
	hub    s2.Point
	inside bool // the hub is in the ball
	spokes []spoke
	cases  [][]uint64 // the values in each sector
}

// spoke is an edge from the hub, and the factors that change across it.
type spoke struct {
	end     s2.Point
	toggles []int // each an odd number of times
	enters  bool  // it meets the ball
}

// maxSpokes bounds the work; more edges meet nowhere on a real map.
const maxSpokes = 24

// star finds out whether a cell is one.
func (s *search) star(st *state) (*star, bool) {
	if !st.nested || st.r > 0.5 {
		return nil, false
	}
	var areas, sides []int
	for i := range s.q.factors {
		if decided(st.values[i]) {
			continue
		}
		switch f := &s.q.factors[i]; f.kind {
		case areaFactor:
			if f.area.accuracy > 0 {
				continue // its outline is a band
			}
			if len(st.edges[i]) > maxSpokes {
				return nil, false
			}
			areas = append(areas, i)
		case sideFactor:
			if f.line.accuracy == 0 && len(st.edges[i]) <= 2 && st.values[i]&sideNone == 0 {
				sides = append(sides, i)
			}
		case discFactor, distanceFactor:
		}
	}
	if len(sides) > 0 { // sides that do not join in are left to vary by themselves
		if star, ok := s.starOf(st, slices.Concat(areas, sides)); ok {
			return star, true
		}
	}
	return s.starOf(st, areas)
}

// edge returns an edge of a factor.
func (f *factor) edge(i int32) *edge {
	if f.kind == areaFactor {
		return &f.area.edges[i]
	}
	return &f.line.edges[i]
}

func (s *search) starOf(st *state, factors []int) (*star, bool) {
	if len(factors) == 0 {
		return nil, false
	}
	first := s.q.factors[factors[0]].edge(st.edges[factors[0]][0])
	for _, hub := range []s2.Point{first.a, first.b} {
		t := &star{hub: hub}
		if !s.gather(t, st, factors) {
			continue
		}
		if t.place(st.ball) {
			t.walk(s, st, factors)
			return t, true
		}
		st.unclear = true
	}
	return nil, false
}

// gather collects the spokes, and says whether all edges are spokes.
func (s *search) gather(t *star, st *state, factors []int) bool {
	for _, i := range factors {
		f := &s.q.factors[i]
		for _, n := range st.edges[i] {
			e := f.edge(n)
			end := e.b
			switch t.hub {
			case e.a:
			case e.b:
				end = e.a
			default:
				return false
			}
			k := slices.IndexFunc(t.spokes, func(p spoke) bool { return p.end == end })
			if k < 0 {
				k = len(t.spokes)
				t.spokes = append(t.spokes, spoke{end: end})
			}
			if at := slices.Index(t.spokes[k].toggles, i); at >= 0 {
				t.spokes[k].toggles = slices.Delete(t.spokes[k].toggles, at, at+1)
			} else {
				t.spokes[k].toggles = append(t.spokes[k].toggles, i)
			}
		}
		if f.kind == sideFactor && !f.line.passes(st.edges[i], t.hub) {
			return false
		}
	}
	return len(t.spokes) <= maxSpokes
}

// passes says whether the edges are one, or two that the line passes one after the
// other through the hub.
func (d *lineData) passes(edges []int32, hub s2.Point) bool {
	if len(edges) != 2 {
		return len(edges) == 1
	}
	first, second := edges[0], edges[1]
	if d.links[first].next != int(second) {
		first, second = second, first
	}
	return d.links[first].next == int(second) && d.edges[first].b == hub
}

// place settles where the hub and the spokes are, and says whether that is clear:
// the hub well inside or well outside the ball, and each spoke well into it or well
// off. Edges from a hub inside the ball run to its rim and those from one outside
// run through it, since their far ends are outside: another edge would begin there,
// and not be a spoke.
func (t *star) place(b ball) bool {
	const clear = 4 * slack
	switch d := float64(b.c.Distance(t.hub)); {
	case d < clear:
		return false // directions are seen from the hub to the centre
	case d <= b.r-clear:
		t.inside = true
	case d < b.r+clear:
		return false
	}
	for i := range t.spokes {
		p := &t.spokes[i]
		switch d := float64(s2.DistanceFromSegment(b.c, t.hub, p.end)); {
		case d <= b.r-clear:
			p.enters = true
		case d < b.r+clear:
			return false
		}
	}
	return true
}

// walk goes round the hub from the centre of the ball, one way and the other, and
// notes the values in each sector.
func (t *star) walk(s *search, st *state, factors []int) {
	base := slices.Clone(st.values)
	for _, i := range factors {
		base[i] = s.q.factors[i].at(st.c, s.queries[i])
	}
	var left, right []spoke
	for _, p := range t.spokes {
		switch {
		case !p.enters:
		case s2.RobustSign(t.hub, st.c, p.end) == s2.CounterClockwise:
			left = append(left, p)
		default:
			right = append(right, p)
		}
	}
	slices.SortFunc(left, func(p, q spoke) int { return turn(s2.OrderedCCW(st.c, p.end, q.end, t.hub)) })
	slices.SortFunc(right, func(p, q spoke) int { return turn(s2.OrderedCCW(q.end, p.end, st.c, t.hub)) })
	t.cases = [][]uint64{base}
	for _, way := range [][]spoke{left, right} {
		now := base
		for _, p := range way {
			now = slices.Clone(now)
			for _, i := range p.toggles {
				if s.q.factors[i].kind == areaFactor {
					now[i] ^= 0b11
				} else {
					now[i] ^= sideLeft | sideRight
				}
			}
			t.cases = append(t.cases, now)
		}
	}
}

func turn(first bool) int {
	if first {
		return -1
	}
	return 1
}

// points calls try for points close to each spoke, on both sides of it.
func (t *star) points(b ball, try func(s2.Point)) {
	for _, p := range t.spokes {
		if !p.enters {
			continue
		}
		on := s2.Project(b.c, t.hub, p.end)
		if t.inside {
			length := min(b.r/2, float64(t.hub.Distance(p.end))/2)
			on = s2.InterpolateAtDistance(s1.Angle(length), t.hub, p.end)
		}
		normal := t.hub.PointCross(p.end).Normalize()
		for _, off := range []float64{b.r / 6, b.r / 100} {
			for _, n := range []r3.Vector{normal.Mul(off), normal.Mul(-off)} {
				try(s2.Point{Vector: on.Add(n).Normalize()})
			}
		}
	}
}
