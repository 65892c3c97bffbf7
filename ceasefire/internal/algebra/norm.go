package algebra

import "slices"

// Piece is a product with exceptions: the points of Base that lie in no box of
// Except.
type Piece struct {
	Base   Box
	Except []Box
}

// Norm is a union of pieces: everything that a term forbids, say.
type Norm []Piece

// Has says whether the point is in the norm.
func (n Norm) Has(point []int) bool {
	for _, p := range n {
		if !p.Base.Has(point) {
			continue
		}
		excepted := false
		for _, e := range p.Except {
			if e.Has(point) {
				excepted = true
				break
			}
		}
		if !excepted {
			return true
		}
	}
	return false
}

// Split is a union of boxes cut in two by a norm.
type Split struct {
	Inside  []Box // the points in the norm; they may overlap
	Outside []Box // the points outside it; they do not overlap
	Decided bool  // false: the work was exhausted, and neither list is complete
}

// Split cuts the boxes of a report by the norm. The report lies inside the
// norm if Outside is empty, and misses it if Inside is empty.
func (n Norm) Split(report []Box, sp Space, w *Work) Split {
	report = slices.DeleteFunc(slices.Clone(report), Box.IsEmpty)
	s := Split{Outside: report}
	for _, p := range n {
		met := Meet(report, []Box{p.Base})
		if !w.spend(len(met)) {
			return s
		}
		met = Subtract(met, p.Except, sp, w)
		s.Inside = append(s.Inside, met...)
		s.Outside = Subtract(s.Outside, met, sp, w)
		if w.Exhausted() {
			return s
		}
	}
	s.Decided = true
	return s
}

// Pivot is a dimension on which two points differ, one inside and one outside
// a norm, while they agree on everything else: to learn the dimension's value
// can settle the matter.
type Pivot struct {
	Dim     int
	Inside  Set // with these values, and no others, every point left is inside
	Outside Set // with these values every point left is outside
	Both    Set // with these values the matter stays open
}

// Pivots returns the pivotal dimensions of a split in ascending order.
func (s Split) Pivots(sp Space) []Pivot {
	var out []Pivot
	for d, n := range sp {
		if !s.Pivotal(d) {
			continue
		}
		in, no := s.values(s.Inside, d, n), s.values(s.Outside, d, n)
		both := in.And(no)
		out = append(out, Pivot{Dim: d, Inside: in.AndNot(both, n), Outside: no.AndNot(both, n), Both: both})
	}
	return out
}

// Pivotal says whether two points, one inside and one outside, differ in the
// dimension and in nothing else.
func (s Split) Pivotal(d int) bool {
	for _, a := range s.Inside {
		for _, b := range s.Outside {
			if a.meetsBut(b, d) {
				return true
			}
		}
	}
	return false
}

// values returns the atoms that the boxes take in dimension d.
func (s Split) values(boxes []Box, d, n int) Set {
	r := Empty(n)
	for _, b := range boxes {
		r = r.Or(b.at(d).And(Where(n, func(int) bool { return true })))
	}
	return r
}
