// Package algebra holds the sets that every question of the library comes down
// to: finite unions of products over independent dimensions.
//
// A dimension is a number of atoms, 0 to n-1; what an atom stands for (an
// actor, an act, a joint truth of all place conditions) is the caller's
// business. A Box is a product: one set of atoms per dimension. A report and a
// term are unions of boxes, and whether a report lies inside a term, outside it
// or across its edge is decided by Meet and Subtract, exactly: exceptions are
// subtracted jointly, never one dimension at a time.
//
// Subtraction splits boxes, and in the worst case their number grows
// exponentially with the number of dimensions. A Work bounds it; what exceeds
// the bound is reported as not decided, never guessed.
package algebra

// Space is the number of atoms of each dimension.
type Space []int

// Box is a product: the points whose coordinate in each dimension is an atom
// of that dimension's Set. A box shorter than the space is whole in the
// dimensions that it leaves out.
type Box []Set

// at returns the box's set in dimension d.
func (b Box) at(d int) Set {
	if d < len(b) {
		return b[d]
	}
	return nil
}

// With returns a copy of the box of n dimensions with dimension d narrowed to
// what it held and s holds.
func (b Box) With(n, d int, s Set) Box {
	r := make(Box, max(n, len(b)))
	copy(r, b)
	r[d] = r[d].And(s)
	return r
}

// IsEmpty says whether the box holds no point.
func (b Box) IsEmpty() bool {
	for _, s := range b {
		if s.IsEmpty() {
			return true
		}
	}
	return false
}

// Has says whether the point, an atom per dimension, is in the box.
func (b Box) Has(point []int) bool {
	for d, a := range point {
		if !b.at(d).Has(a) {
			return false
		}
	}
	return true
}

// Meets says whether the boxes share a point.
func (b Box) Meets(c Box) bool { return b.meetsBut(c, -1) }

// meetsBut says whether the boxes share a point when dimension skip is not
// looked at.
func (b Box) meetsBut(c Box, skip int) bool {
	for d := range max(len(b), len(c)) {
		if d != skip && !b.at(d).Meets(c.at(d)) {
			return false
		}
	}
	return true
}

// Meet returns the points of both boxes, and whether there are any.
func (b Box) Meet(c Box) (Box, bool) {
	if !b.Meets(c) {
		return nil, false
	}
	r := make(Box, max(len(b), len(c)))
	for d := range r {
		r[d] = b.at(d).And(c.at(d))
	}
	return r, true
}

// Within says whether c holds every point of b.
func (b Box) Within(c Box, sp Space) bool {
	if b.IsEmpty() {
		return true
	}
	for d := range c {
		if !b.at(d).Within(c[d], sp[d]) {
			return false
		}
	}
	return true
}

// Pick returns the lowest point of a box that is not empty: its witness.
func (b Box) Pick(sp Space) []int {
	p := make([]int, len(sp))
	for d := range p {
		p[d], _ = b.at(d).First()
	}
	return p
}

// Work bounds the boxes that subtraction may create. The zero Work refuses
// everything; use NewWork.
type Work struct{ left int }

// NewWork returns a bound of n boxes.
func NewWork(n int) *Work { return &Work{left: n} }

// spend takes n boxes from the bound and says whether it held.
func (w *Work) spend(n int) bool {
	w.left -= n
	return w.left >= 0
}

// Exhausted says whether the bound was exceeded, so that some answer made
// under it is not decided.
func (w *Work) Exhausted() bool { return w.left < 0 }

// minus returns the points of b outside c as boxes that do not overlap.
func (b Box) minus(c Box, sp Space) []Box {
	if !b.Meets(c) {
		return []Box{b}
	}
	var out []Box
	rest := make(Box, len(sp))
	for d := range sp {
		rest[d] = b.at(d)
	}
	for d := range c {
		if c[d] == nil {
			continue
		}
		if outside := rest[d].AndNot(c[d], sp[d]); !outside.IsEmpty() {
			piece := make(Box, len(sp))
			copy(piece, rest)
			piece[d] = outside
			out = append(out, piece)
		}
		rest[d] = rest[d].And(c[d])
	}
	return out
}

// Subtract returns the points of the boxes from that lie in none of the boxes
// take. When the work is exhausted the result is cut short and means nothing.
func Subtract(from, take []Box, sp Space, w *Work) []Box {
	for _, t := range take {
		var next []Box
		for _, f := range from {
			parts := f.minus(t, sp)
			if !w.spend(len(parts)) {
				return nil
			}
			next = append(next, parts...)
		}
		if from = next; len(from) == 0 {
			return nil
		}
	}
	return from
}

// Meet returns the points that the boxes as and bs share.
func Meet(as, bs []Box) []Box {
	var out []Box
	for _, a := range as {
		for _, b := range bs {
			if m, ok := a.Meet(b); ok {
				out = append(out, m)
			}
		}
	}
	return out
}
