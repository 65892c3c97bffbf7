package atoms

import "math"

// Range is the whole numbers from Low to High, both included.
type Range struct{ Low, High int64 }

// Any is the range of every count: from zero, without end.
func Any() Range { return Range{0, math.MaxInt64} }

// Meet returns what both ranges hold; it is empty if Low is above High.
func (r Range) Meet(s Range) Range { return Range{max(r.Low, s.Low), min(r.High, s.High)} }

// IsEmpty says whether the range holds nothing.
func (r Range) IsEmpty() bool { return r.Low > r.High }

// Tally is a whole that counts its parts and perhaps others besides: the killed
// are the civilians killed, the combatants killed, and people of unknown status.
type Tally struct {
	// Axes holds the thresholds that conditions set: the whole first, then each
	// part.
	Axes []Axis
}

// Class is a class of counts that no condition tells apart.
type Class struct {
	Segments []int   // of each axis
	Figures  []int64 // a witness: the lowest figures of the class
}

// Classes returns the classes of the counts within the ranges, one range an
// axis: the whole is never less than the sum of its parts. They are sorted by
// segment.
func (t Tally) Classes(within []Range) []Class {
	var out []Class
	var walk func(axis int, segments []int, ranges []Range)
	walk = func(axis int, segments []int, ranges []Range) {
		if axis < len(t.Axes) {
			a := t.Axes[axis]
			for s := range a.Between(within[axis].Low, within[axis].High).All(a.Len()) {
				first, last := a.Bounds(s)
				if r := within[axis].Meet(Range{first, last}); !r.IsEmpty() {
					walk(axis+1, append(segments[:axis:axis], s), append(ranges[:axis:axis], r))
				}
			}
			return
		}
		figures := make([]int64, len(ranges))
		var sum int64
		for i, r := range ranges {
			figures[i] = r.Low
			if i > 0 {
				if sum += r.Low; sum < 0 { // beyond the largest number
					return
				}
			}
		}
		if sum > ranges[0].High {
			return
		}
		figures[0] = max(figures[0], sum)
		out = append(out, Class{Segments: segments, Figures: figures})
	}
	walk(0, nil, nil)
	return out
}
