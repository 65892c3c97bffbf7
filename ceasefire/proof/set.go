package proof

import (
	"math"
	"math/bits"
	"slices"
)

// stretch is the whole numbers from lo to hi, both included; it is empty if lo is
// above hi.
type stretch struct{ lo, hi int64 }

func always() stretch { return stretch{math.MinInt64, math.MaxInt64} }
func counts() stretch { return stretch{0, math.MaxInt64} }

func (s stretch) empty() bool            { return s.lo > s.hi }
func (s stretch) has(v int64) bool       { return s.lo <= v && v <= s.hi }
func (s stretch) meet(t stretch) stretch { return stretch{max(s.lo, t.lo), min(s.hi, t.hi)} }
func (s stretch) within(t stretch) bool  { return t.lo <= s.lo && s.hi <= t.hi }

// axis is numbers cut into segments: cuts are where segments after the first
// begin, over the whole that it was made from.
type axis []stretch

// cut cuts a stretch at the ends of others.
func cut(whole stretch, ends []stretch) axis {
	var at []int64
	for _, e := range ends {
		if e.empty() {
			continue
		}
		if e.lo > whole.lo && e.lo <= whole.hi {
			at = append(at, e.lo)
		}
		if e.hi < whole.hi && e.hi >= whole.lo {
			at = append(at, e.hi+1)
		}
	}
	slices.Sort(at)
	at = slices.Compact(at)
	var out axis
	lo := whole.lo
	for _, c := range at {
		out = append(out, stretch{lo, c - 1})
		lo = c
	}
	return append(out, stretch{lo, whole.hi})
}

// set is a set of small numbers.
type set []uint64

func none(n int) set { return make(set, (n+63)/64) }

func full(n int) set { return those(n, func(int) bool { return true }) }

func those(n int, in func(int) bool) set {
	s := none(n)
	for i := range n {
		if in(i) {
			s.add(i)
		}
	}
	return s
}

func (s set) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s set) zip(t set, f func(a, b uint64) uint64) set {
	out := make(set, len(s))
	for i := range s {
		out[i] = f(s[i], t[i])
	}
	return out
}

func (s set) and(t set) set   { return s.zip(t, func(a, b uint64) uint64 { return a & b }) }
func (s set) minus(t set) set { return s.zip(t, func(a, b uint64) uint64 { return a &^ b }) }
func (s set) or(t set) set    { return s.zip(t, func(a, b uint64) uint64 { return a | b }) }

func (s set) meets(t set) bool {
	for i := range s {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

func (s set) empty() bool { return !slices.ContainsFunc(s, func(w uint64) bool { return w != 0 }) }

// all walks the members in order.
func (s set) all(yield func(int) bool) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			if !yield(i*64 + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}

// box is a product of sets, one for each dimension.
type box []set

func (b box) empty() bool { return slices.ContainsFunc(b, set.empty) }

func (b box) and(c box) box {
	out := make(box, len(b))
	for i := range b {
		out[i] = b[i].and(c[i])
	}
	return out
}

func (b box) meets(c box) bool {
	for i := range b {
		if !b[i].meets(c[i]) {
			return false
		}
	}
	return true
}

// minus returns what is in b and not in c, as boxes that do not overlap.
func (b box) minus(c box) []box {
	if !b.meets(c) {
		return []box{b}
	}
	var out []box
	rest := slices.Clone(b)
	for i := range b {
		if left := rest[i].minus(c[i]); !left.empty() {
			piece := slices.Clone(rest)
			piece[i] = left
			out = append(out, piece)
		}
		rest[i] = rest[i].and(c[i])
	}
	return out
}
