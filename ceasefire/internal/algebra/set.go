package algebra

import (
	"iter"
	"math/bits"
)

// Set is a set of atoms of one dimension, as a bit set. The nil Set is the
// whole dimension: a condition that a term does not make constrains nothing.
// Sets are shared freely and never changed after they are built.
type Set []uint64

// Empty returns the set without atoms of a dimension with n atoms. Unlike the
// nil Set it constrains everything away.
func Empty(n int) Set { return make(Set, max(1, (n+63)/64)) }

// Of returns the set of the given atoms of a dimension with n atoms. Atoms
// outside 0..n-1 are left out.
func Of(n int, atoms ...int) Set {
	s := Empty(n)
	for _, a := range atoms {
		s.add(a, n)
	}
	return s
}

// Where returns the set of the atoms of a dimension with n atoms for which
// keep is true.
func Where(n int, keep func(atom int) bool) Set {
	s := Empty(n)
	for a := range n {
		if keep(a) {
			s.add(a, n)
		}
	}
	return s
}

func (s Set) add(atom, n int) {
	if atom >= 0 && atom < n {
		s[atom/64] |= 1 << (atom % 64)
	}
}

// Has says whether the atom is in the set.
func (s Set) Has(atom int) bool {
	if s == nil {
		return true
	}
	return atom >= 0 && atom/64 < len(s) && s[atom/64]&(1<<(atom%64)) != 0
}

// IsEmpty says whether the set has no atom.
func (s Set) IsEmpty() bool {
	if s == nil {
		return false
	}
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// All walks the atoms of the set in ascending order; n is the number of atoms
// of the dimension.
func (s Set) All(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if s == nil {
			for a := range n {
				if !yield(a) {
					return
				}
			}
			return
		}
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(i*64 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

// First returns the lowest atom of the set, and whether there is one.
func (s Set) First() (int, bool) {
	if s == nil {
		return 0, true
	}
	for i, w := range s {
		if w != 0 {
			return i*64 + bits.TrailingZeros64(w), true
		}
	}
	return 0, false
}

// Meets says whether the sets share an atom.
func (s Set) Meets(t Set) bool {
	switch {
	case s == nil:
		return !t.IsEmpty()
	case t == nil:
		return !s.IsEmpty()
	}
	for i := range min(len(s), len(t)) {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// And returns what both sets hold.
func (s Set) And(t Set) Set {
	switch {
	case s == nil:
		return t
	case t == nil:
		return s
	}
	r := make(Set, len(s))
	for i := range min(len(s), len(t)) {
		r[i] = s[i] & t[i]
	}
	return r
}

// Or returns what either set holds.
func (s Set) Or(t Set) Set {
	if s == nil || t == nil {
		return nil
	}
	r := make(Set, max(len(s), len(t)))
	copy(r, s)
	for i, w := range t {
		r[i] |= w
	}
	return r
}

// AndNot returns what s holds and t does not; n is the number of atoms of the
// dimension.
func (s Set) AndNot(t Set, n int) Set {
	if t == nil {
		return Empty(n)
	}
	if s == nil {
		return Where(n, func(a int) bool { return !t.Has(a) })
	}
	r := make(Set, len(s))
	copy(r, s)
	for i := range min(len(r), len(t)) {
		r[i] &^= t[i]
	}
	return r
}

// Within says whether t holds every atom of s; n is the number of atoms of the
// dimension.
func (s Set) Within(t Set, n int) bool {
	if t == nil {
		return true
	}
	if s == nil {
		for a := range n {
			if !t.Has(a) {
				return false
			}
		}
		return true
	}
	for i, w := range s {
		var u uint64
		if i < len(t) {
			u = t[i]
		}
		if w&^u != 0 {
			return false
		}
	}
	return true
}
