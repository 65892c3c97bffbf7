// Package atoms cuts the compound dimensions of an incident into atoms: classes
// of values that no condition tells apart. It works on numbers and knows no
// domain type.
package atoms

import (
	"math"
	"slices"

	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// Axis is a line of whole numbers cut at thresholds: segment 0 lies before the
// first, segment i from threshold i-1 up to just before threshold i. Values of
// one segment are told apart by no condition.
type Axis struct{ cuts []int64 }

// NewAxis returns the axis cut at the given numbers, which may come in any
// order and more than once. The least number there is cuts nothing off.
func NewAxis(cuts []int64) Axis {
	c := slices.Clone(cuts)
	slices.Sort(c)
	c = slices.Compact(c)
	if len(c) > 0 && c[0] == math.MinInt64 {
		c = c[1:]
	}
	return Axis{cuts: c}
}

// Len returns the number of segments, at least one.
func (a Axis) Len() int { return len(a.cuts) + 1 }

// Segment returns the segment that v lies in.
func (a Axis) Segment(v int64) int {
	i, found := slices.BinarySearch(a.cuts, v)
	if found {
		return i + 1
	}
	return i
}

// Bounds returns the first and the last number of a segment.
func (a Axis) Bounds(segment int) (first, last int64) {
	first, last = math.MinInt64, math.MaxInt64
	if segment > 0 {
		first = a.cuts[segment-1]
	}
	if segment < len(a.cuts) {
		last = a.cuts[segment] - 1
	}
	return first, last
}

// Between returns the segments that meet the numbers from first to last, both
// included; none if first is greater.
func (a Axis) Between(first, last int64) algebra.Set {
	if first > last {
		return algebra.Empty(a.Len())
	}
	lo, hi := a.Segment(first), a.Segment(last)
	return algebra.Where(a.Len(), func(s int) bool { return s >= lo && s <= hi })
}

// Stay is a class of extended times: begun in one segment of an axis, ended in
// the same or a later one.
type Stay struct {
	Began, Ended int // segments
	// First and Last are a witness: a beginning and an end.
	First, Last int64
}

// Stays returns the classes of times that begin from b0 to b1 and end from e0 to
// e1, all included, and do not end before they begin. They are sorted by
// beginning, then end.
func (a Axis) Stays(b0, b1, e0, e1 int64) []Stay {
	var out []Stay
	for b := range a.Between(b0, b1).All(a.Len()) {
		lo, hi := a.Bounds(b)
		lo, hi = max(lo, b0), min(hi, b1)
		for e := range a.Between(max(e0, lo), e1).All(a.Len()) {
			from, to := a.Bounds(e)
			from, to = max(from, e0), min(to, e1)
			if lo > hi || from > to || lo > to {
				continue
			}
			out = append(out, Stay{Began: b, Ended: e, First: lo, Last: max(lo, from)})
		}
	}
	return out
}

// Meets says whether the stay is in one of the segments at some moment.
func (s Stay) Meets(segments algebra.Set) bool {
	for i := s.Began; i <= s.Ended; i++ {
		if segments.Has(i) {
			return true
		}
	}
	return false
}
