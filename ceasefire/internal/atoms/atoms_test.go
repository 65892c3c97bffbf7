package atoms

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

func small() *rapid.Generator[int64] { return rapid.Int64Range(-1, 9) }

func TestAxis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cuts := rapid.SliceOfN(small(), 0, 5).Draw(t, "cuts")
		a := NewAxis(cuts)
		v, w := small().Draw(t, "v"), small().Draw(t, "w")
		same := true
		for _, c := range cuts {
			same = same && (v < c) == (w < c)
		}
		if same != (a.Segment(v) == a.Segment(w)) {
			t.Fatalf("cuts %v: %d and %d alike = %v, in one segment = %v", cuts, v, w, same, !same)
		}
		if first, last := a.Bounds(a.Segment(v)); v < first || v > last {
			t.Fatalf("%d is outside its segment %d..%d", v, first, last)
		}
	})
}

func TestStaysAgainstAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := NewAxis(rapid.SliceOfN(small(), 0, 5).Draw(t, "cuts"))
		b0, b1, e0, e1 := small().Draw(t, "b0"), small().Draw(t, "b1"), small().Draw(t, "e0"), small().Draw(t, "e1")
		want := map[[2]int]bool{}
		for b := b0; b <= b1; b++ {
			for e := max(e0, b); e <= e1; e++ {
				want[[2]int{a.Segment(b), a.Segment(e)}] = true
			}
		}
		got := a.Stays(b0, b1, e0, e1)
		for _, s := range got {
			if !want[[2]int{s.Began, s.Ended}] {
				t.Fatalf("stay %+v that no pair has", s)
			}
			if s.First < b0 || s.First > b1 || s.Last < e0 || s.Last > e1 || s.First > s.Last || a.Segment(s.First) != s.Began || a.Segment(s.Last) != s.Ended {
				t.Fatalf("witness of %+v is not in it", s)
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d stays, want %d", len(got), len(want))
		}
		segments := algebra.Where(a.Len(), func(int) bool { return rapid.Bool().Draw(t, "in") })
		for _, s := range got {
			meets := false
			for v := s.First; v <= s.Last; v++ {
				meets = meets || segments.Has(a.Segment(v))
			}
			if meets != s.Meets(segments) && a.Segment(s.First) == s.Began {
				t.Fatalf("%+v meets %v = %v, want %v", s, segments, s.Meets(segments), meets)
			}
		}
	})
}

func TestClassesAgainstAllCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		axis := func(l string) Axis { return NewAxis(rapid.SliceOfN(rapid.Int64Range(1, 4), 0, 2).Draw(t, l)) }
		tally := Tally{Axes: []Axis{axis("whole"), axis("part one"), axis("part two")}}
		within := make([]Range, 3)
		for i := range within {
			within[i] = Range{rapid.Int64Range(0, 4).Draw(t, "low"), rapid.Int64Range(0, 6).Draw(t, "high")}
		}
		want := map[[3]int]bool{}
		in := func(i int, v int64) bool { return v >= within[i].Low && v <= within[i].High }
		for whole := int64(0); whole <= 6; whole++ {
			for one := int64(0); one <= whole; one++ {
				for two := int64(0); one+two <= whole; two++ {
					if in(0, whole) && in(1, one) && in(2, two) {
						want[[3]int{tally.Axes[0].Segment(whole), tally.Axes[1].Segment(one), tally.Axes[2].Segment(two)}] = true
					}
				}
			}
		}
		got := tally.Classes(within)
		for _, c := range got {
			if !want[[3]int(c.Segments)] {
				t.Fatalf("class %+v that no counts have", c)
			}
			f := c.Figures
			if f[1]+f[2] > f[0] || !in(0, f[0]) || !in(1, f[1]) || !in(2, f[2]) {
				t.Fatalf("witness of %+v is not within %v", c, within)
			}
			for i, s := range c.Segments {
				if tally.Axes[i].Segment(f[i]) != s {
					t.Fatalf("witness of %+v is not in its class", c)
				}
			}
		}
		if len(got) != len(want) || !slices.IsSortedFunc(got, func(a, b Class) int { return slices.Compare(a.Segments, b.Segments) }) {
			t.Fatalf("%d classes, want %d, sorted", len(got), len(want))
		}
	})
}
