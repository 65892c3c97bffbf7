package geo

import (
	"math/bits"
	"slices"

	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
)

// search answers a question by cutting the region into s2 cells, largest first.
//
// On each cell it works out a set of joint truths that holds all those of the cell's
// points (candidates), and tries a few points of it. A cell whose candidates have all
// been found, there or elsewhere, is done: this is what makes questions about large
// regions cheap. Otherwise it is cut in four, down to the resolution.
type search struct {
	q       *question
	o       Options
	queries []*s2.ContainsPointQuery // by factor
	classes [][]uint8                // by factor and value: the first value with the same conditions
	conds   [][]int                  // by factor: the conditions that depend on it
	found   map[string]witness
	perhaps map[string]Point // found where the sphere errs too far to tell, and nowhere else
	open    map[string]Point // candidates of the smallest cells
	cells   int              // examined
}

// witness is a point that has a joint truth for certain, or one that may have it.
type witness struct {
	Point
	sure bool
}

// state is what is known of a cell.
type state struct {
	ball               // holds the cell
	nested  bool       // in the parent's ball, and so on up: edges hold all that meet the ball
	values  []uint64   // by factor: what it can be in the cell
	edges   [][]int32  // by factor: the edges that matter
	missing []string   // candidates that had not been found
	cases   [][]uint64 // values, split where factors depend on each other
	many    bool       // there are too many candidates to list
	unclear bool       // edges meet at a vertex that is too close to the rim of the ball to tell
	tries   int        // cells with that, up to the largest
}

// Nothing is looked for in a cell that was found perhaps once the cell is this small:
// a share of the region, and so many metres. The rims of large discs, where the sphere
// errs by metres, are then not searched metre by metre.
const (
	rimShare  = 1.0 / 64
	rimMetres = 250
)

// unclearTries is how often a cell is cut in spite of the resolution because it was
// unclear: the rims of its pieces run elsewhere.
const unclearTries = 3

// The numbers of candidates that are listed: for a cell that can be cut further,
// and for one that cannot.
const (
	someCandidates = 1 << 6
	mostCandidates = 1 << 16
)

// inflate makes the ball of a cell hold those of its children, from level 1 on (it
// takes 1.06 at level 2, and less and less below). A whole face is never looked at.
const inflate = 1.1

func newSearch(q *question, o Options) *search {
	s := &search{q: q, o: o, found: map[string]witness{}, perhaps: map[string]Point{}, open: map[string]Point{}}
	s.conds = make([][]int, len(q.factors))
	for i, c := range q.conds {
		s.conds[c.factor] = append(s.conds[c.factor], i)
	}
	for i := range q.factors {
		f := &q.factors[i]
		var query *s2.ContainsPointQuery
		if f.kind == areaFactor {
			query = f.area.query()
		}
		s.queries = append(s.queries, query)
		classes := make([]uint8, bits.Len64(f.all()))
		for v := range classes {
			for !s.alike(i, v, int(classes[v])) {
				classes[v]++
			}
		}
		s.classes = append(s.classes, classes)
	}
	return s
}

// alike says whether the same conditions hold for two values of a factor.
func (s *search) alike(f, v, w int) bool {
	for _, c := range s.conds[f] {
		values := s.q.conds[c].values
		if values>>v&1 != values>>w&1 {
			return false
		}
	}
	return true
}

// job is a cell to be examined.
type job struct {
	id s2.CellID
	up *state
}

func (s *search) run() ([]Signature, error) {
	for _, d := range s.q.points {
		s.tryPoint(d.Centre, nil)
		if d.Radius == 0 {
			return s.signatures(), nil
		}
	}
	queue := s.roots()
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		if !next.up.many && s.allFound(next.up) {
			continue
		}
		if s.cells == s.o.MaxCells {
			return s.giveUp(append(queue, next))
		}
		s.cells++
		st := s.examine(next)
		if !st.many && len(st.missing) == 0 {
			continue
		}
		level := next.id.Level()
		again := st.unclear && st.tries <= unclearTries
		if 2*st.r*EarthRadius <= s.o.Resolution && !again || level == s2.MaxLevel {
			s.tryCorners(next.id, st)
			if s.list(st, mostCandidates); !st.many {
				s.leave(st)
				continue
			}
			if level == s2.MaxLevel {
				return nil, ErrTooMany
			}
		}
		for _, child := range next.id.Children() {
			queue = append(queue, job{child, st})
		}
	}
	return s.signatures(), nil
}

// giveUp leaves all that is in the queue undecided.
func (s *search) giveUp(queue []job) ([]Signature, error) {
	for _, j := range queue {
		if j.up.many {
			if s.list(j.up, mostCandidates); j.up.many {
				return nil, ErrTooMany
			}
		}
		s.leave(j.up)
	}
	return s.signatures(), nil
}

// leave leaves the missing candidates of a cell undecided.
func (s *search) leave(st *state) {
	for _, v := range st.missing {
		if _, ok := s.open[v]; !ok {
			s.open[v] = fromS2(st.c, -1)
		}
	}
}

func (s *search) signatures() []Signature {
	var out []Signature
	for v, p := range s.found {
		out = append(out, Signature{True: Bits{v}, Witness: p.Point, Proved: true})
	}
	for v, p := range s.perhaps {
		if _, ok := s.found[v]; !ok {
			out = append(out, Signature{True: Bits{v}, Witness: p})
		}
	}
	for v, p := range s.open {
		_, ok := s.found[v]
		if _, perhaps := s.perhaps[v]; !ok && !perhaps {
			out = append(out, Signature{True: Bits{v}, Witness: p})
		}
	}
	slices.SortFunc(out, func(a, b Signature) int { return a.True.Compare(b.True) })
	return out
}

// roots returns the cells to begin with.
func (s *search) roots() []job {
	ids := []s2.CellID{}
	top := &state{ball: ball{s.q.start.c, 4}, nested: true, many: true}
	if s.q.start.all() {
		for face := range 6 {
			children := s2.CellIDFromFace(face).Children()
			ids = append(ids, children[:]...)
		}
	} else {
		coverer := s2.RegionCoverer{MinLevel: 1, MaxLevel: s2.MaxLevel, LevelMod: 1, MaxCells: 8}
		ids = coverer.Covering(s.q.start.cap())
		top.r = 0
		for _, id := range ids {
			b := ballOf(id)
			top.r = max(top.r, float64(top.c.Distance(b.c))+b.r+slack)
		}
	}
	for i := range s.q.factors {
		f := &s.q.factors[i]
		n := 0
		switch {
		case f.area != nil:
			n = len(f.area.edges)
		case f.kind == sideFactor:
			n = len(f.line.edges)
		}
		all := make([]int32, n)
		for e := range all {
			all[e] = int32(e)
		}
		top.edges = append(top.edges, all)
		top.values = append(top.values, f.all())
	}
	if top.r < localSide {
		s.narrow(top, top)
	}
	top.cases = [][]uint64{top.values}
	s.list(top, someCandidates)
	jobs := make([]job, len(ids))
	for i, id := range ids {
		jobs[i] = job{id, top}
	}
	return jobs
}

func ballOf(id s2.CellID) ball {
	c := s2.CellFromCellID(id).CapBound()
	return ball{c.Center(), float64(c.Radius())*inflate + slack}
}

// narrow works out the values and edges of a cell from those of the one above.
func (s *search) narrow(st, up *state) {
	values, edges := make([]uint64, len(up.values)), make([][]int32, len(up.values))
	for i := range values {
		if decided(up.values[i]) {
			values[i] = up.values[i]
			continue
		}
		values[i], edges[i] = s.q.factors[i].over(st.ball, s.queries[i], up.edges[i])
		values[i] &= up.values[i]
	}
	st.values, st.edges = values, edges
}

// examine works out the candidates of a cell, and looks for those that have not
// been found.
func (s *search) examine(j job) *state {
	st := &state{ball: ballOf(j.id)}
	st.nested = j.up.nested && float64(st.c.Distance(j.up.c))+st.r <= j.up.r
	s.narrow(st, j.up)
	star, ok := s.star(st)
	st.unclear = st.unclear && !ok
	if st.tries = j.up.tries; st.unclear {
		st.tries++
	}
	st.cases = [][]uint64{st.values}
	if ok {
		st.cases = star.cases
	}
	if s.list(st, someCandidates); len(st.missing) == 0 && !st.many {
		return st
	}
	s.try(st.c, st)
	if ok && !s.allFound(st) {
		star.points(st.ball, func(p s2.Point) { s.try(p, st) })
	}
	s.list(st, someCandidates)
	return st
}

func (s *search) allFound(st *state) bool {
	for _, v := range st.missing {
		if !s.has(v, st) {
			return false
		}
	}
	return true
}

// has says whether a candidate of a cell need not be looked for.
func (s *search) has(v string, st *state) bool {
	if _, ok := s.found[v]; ok {
		return true
	}
	_, ok := s.perhaps[v]
	return ok && st.r <= min(s.q.start.r*rimShare, rimMetres/EarthRadius)
}

// list sets the candidates of a state that have not been found, if they are at most
// so many.
func (s *search) list(st *state, most int) {
	seen := map[string]bool{}
	st.missing, st.many = nil, false
	for _, values := range st.cases {
		if !s.each(values, most, func(v []byte) {
			if !s.has(string(v), st) && !seen[string(v)] {
				seen[string(v)] = true
				st.missing = append(st.missing, string(v))
			}
		}) || len(st.missing) > most {
			st.missing, st.many = nil, true
			return
		}
	}
}

// each calls yield for each joint truth in the region of factors with those values.
// It returns false, and calls nothing, if they are more than so many. The bytes are
// reused.
func (s *search) each(values []uint64, most int, yield func([]byte)) bool {
	sets := make([]uint64, len(values)) // one value of each class
	copy(sets, values)
	for _, l := range s.q.region {
		sets[l.factor] &= l.values
	}
	count := 1
	for i, set := range sets {
		if set == 0 {
			return true
		}
		sets[i] = 0
		for ; set != 0; set &= set - 1 {
			sets[i] |= 1 << s.classes[i][bits.TrailingZeros64(set)]
		}
		if count *= bits.OnesCount64(sets[i]); count > most {
			return false
		}
	}
	v := make([]byte, len(s.q.conds))
	var fill func(i int)
	fill = func(i int) {
		if i == len(sets) {
			yield(v)
			return
		}
		for set := sets[i]; set != 0; set &= set - 1 {
			value := bits.TrailingZeros64(set)
			for _, c := range s.conds[i] {
				v[c] = '0' + byte(s.q.conds[c].values>>value&1)
			}
			fill(i + 1)
		}
	}
	fill(0)
	return true
}

// try looks at a point of a cell, rounded to a tenth or so of the cell's size.
func (s *search) try(p s2.Point, st *state) {
	decimals := 0
	for step := st.r * 180 / 3.2 / 10; step < 1 && decimals < 12; step *= 10 {
		decimals++
	}
	s.tryPoint(fromS2(p, decimals), st)
}

// tryPoint looks at a point. If it lies in the state's ball, what is decided there
// is not worked out again.
func (s *search) tryPoint(p Point, st *state) {
	v := p.s2()
	known := st != nil && st.nested && float64(v.Distance(st.c)) <= st.r
	values := make([]uint64, len(s.q.factors))
	for i := range values {
		if known && decided(st.values[i]) {
			values[i] = st.values[i]
			continue
		}
		values[i] = s.q.factors[i].at(v, s.queries[i])
	}
	w := witness{p, s.sure(values)}
	real := values
	if !w.sure {
		real = make([]uint64, len(values))
		for i := range values {
			real[i] = values[i]
			if !decided(values[i]) {
				real[i] &= s.q.factors[i].real(v)
			}
		}
	}
	s.each(real, mostCandidates, func(v []byte) {
		if old, ok := s.found[string(v)]; !ok || w.sure && !old.sure {
			s.found[string(v)] = w
		}
	})
	if !w.sure {
		s.each(values, mostCandidates, func(v []byte) {
			if _, ok := s.perhaps[string(v)]; !ok {
				s.perhaps[string(v)] = p
			}
		})
	}
}

// sure says whether factors with those values are known to be in the region, and to
// have one joint truth.
func (s *search) sure(values []uint64) bool {
	for i, set := range values {
		for rest := set; rest != 0; rest &= rest - 1 {
			if s.classes[i][bits.TrailingZeros64(rest)] != s.classes[i][bits.TrailingZeros64(set)] {
				return false
			}
		}
	}
	for _, l := range s.q.region {
		if values[l.factor]&^l.values != 0 {
			return false
		}
	}
	return true
}

func (s *search) tryCorners(id s2.CellID, st *state) {
	cell := s2.CellFromCellID(id)
	for k := range 4 {
		s.tryPoint(fromS2(s2.InterpolateAtDistance(s1.Angle(st.r*0.6), st.c, cell.Vertex(k)), -1), st)
	}
}
