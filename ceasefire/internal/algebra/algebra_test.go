package algebra

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The brute force that every operation is held against: enumerate the points.

func points(sp Space) [][]int {
	out := [][]int{{}}
	for _, n := range sp {
		var next [][]int
		for _, p := range out {
			for a := range n {
				next = append(next, append(slices.Clone(p), a))
			}
		}
		out = next
	}
	return out
}

func anyHas(boxes []Box, p []int) bool {
	return slices.ContainsFunc(boxes, func(b Box) bool { return b.Has(p) })
}

func spaces() *rapid.Generator[Space] {
	return rapid.Custom(func(t *rapid.T) Space {
		return Space(rapid.SliceOfN(rapid.IntRange(1, 4), 1, 4).Draw(t, "space"))
	})
}

func boxes(sp Space) *rapid.Generator[Box] {
	return rapid.Custom(func(t *rapid.T) Box {
		b := make(Box, rapid.IntRange(0, len(sp)).Draw(t, "dims"))
		for d := range b {
			if rapid.Bool().Draw(t, "whole") {
				continue
			}
			b[d] = Where(sp[d], func(int) bool { return rapid.Bool().Draw(t, "in") })
		}
		return b
	})
}

func norms(sp Space) *rapid.Generator[Norm] {
	return rapid.Custom(func(t *rapid.T) Norm {
		n := make(Norm, rapid.IntRange(0, 4).Draw(t, "pieces"))
		for i := range n {
			n[i] = Piece{Base: boxes(sp).Draw(t, "base"), Except: rapid.SliceOfN(boxes(sp), 0, 3).Draw(t, "except")}
		}
		return n
	})
}

func TestSplitIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sp := spaces().Draw(t, "space")
		report := rapid.SliceOfN(boxes(sp), 0, 3).Draw(t, "report")
		norm := norms(sp).Draw(t, "norm")
		s := norm.Split(report, sp, NewWork(1<<20))
		if !s.Decided {
			t.Fatal("not decided within the work")
		}
		for _, p := range points(sp) {
			in, out := anyHas(s.Inside, p), anyHas(s.Outside, p)
			if reported := anyHas(report, p); in != (reported && norm.Has(p)) || out != (reported && !norm.Has(p)) {
				t.Fatalf("point %v: inside %v, outside %v, reported %v, in norm %v", p, in, out, reported, norm.Has(p))
			}
		}
	})
}

func TestBoxOperations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sp := spaces().Draw(t, "space")
		a, b := boxes(sp).Draw(t, "a"), boxes(sp).Draw(t, "b")
		met, meets := a.Meet(b)
		within, empty := true, true
		var shared bool
		for _, p := range points(sp) {
			empty = empty && !a.Has(p)
			within = within && (!a.Has(p) || b.Has(p))
			shared = shared || a.Has(p) && b.Has(p)
			if meets && met.Has(p) != (a.Has(p) && b.Has(p)) {
				t.Fatalf("meet wrong at %v", p)
			}
		}
		if meets != shared || a.Meets(b) != shared {
			t.Fatalf("meets = %v, shared = %v", meets, shared)
		}
		if a.Within(b, sp) != within {
			t.Fatalf("within = %v, want %v", a.Within(b, sp), within)
		}
		if a.IsEmpty() != empty {
			t.Fatalf("empty = %v, want %v", a.IsEmpty(), empty)
		}
		if !empty && !a.Has(a.Pick(sp)) {
			t.Fatalf("witness %v is not in the box", a.Pick(sp))
		}
	})
}

func TestPivots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sp := spaces().Draw(t, "space")
		report := rapid.SliceOfN(boxes(sp), 1, 2).Draw(t, "report")
		norm := norms(sp).Draw(t, "norm")
		s := norm.Split(report, sp, NewWork(1<<20))
		pivots := s.Pivots(sp)
		all := points(sp)
		for d, n := range sp {
			want := false
			in, out := Empty(n), Empty(n)
			for _, p := range all {
				if !anyHas(report, p) {
					continue
				}
				if norm.Has(p) {
					in.add(p[d], n)
				} else {
					out.add(p[d], n)
				}
				for a := range n {
					q := slices.Clone(p)
					q[d] = a
					want = want || anyHas(report, q) && norm.Has(p) != norm.Has(q)
				}
			}
			i := slices.IndexFunc(pivots, func(p Pivot) bool { return p.Dim == d })
			if (i >= 0) != want {
				t.Fatalf("dimension %d pivotal = %v, want %v", d, i >= 0, want)
			}
			if !want {
				continue
			}
			for a := range n {
				p := pivots[i]
				if p.Inside.Has(a) != (in.Has(a) && !out.Has(a)) || p.Outside.Has(a) != (out.Has(a) && !in.Has(a)) || p.Both.Has(a) != (in.Has(a) && out.Has(a)) {
					t.Fatalf("dimension %d atom %d sorted wrongly", d, a)
				}
			}
		}
	})
}

// A report that takes two exceptions together is covered by neither alone.
func TestExceptionsAreSubtractedJointly(t *testing.T) {
	sp := Space{2} // by day, by night
	n := Norm{{Except: []Box{{Of(2, 0)}, {Of(2, 1)}}}}
	if s := n.Split([]Box{{}}, sp, NewWork(100)); len(s.Inside) != 0 || !s.Decided {
		t.Fatalf("covered only together, yet inside = %v", s.Inside)
	}
}

func TestWorkIsBounded(t *testing.T) {
	const dims = 24
	sp := make(Space, dims)
	var n Norm
	for d := range sp {
		sp[d] = 3
	}
	for d := range dims - 1 { // pairs that overlap: the pieces multiply
		b := make(Box, dims)
		b[d], b[d+1] = Of(3, d%3), Of(3, (d+1)%3)
		n = append(n, Piece{Base: b})
	}
	w := NewWork(1000)
	if s := n.Split([]Box{{}}, sp, w); s.Decided || !w.Exhausted() {
		t.Fatal("a split beyond its work claims to be decided")
	}
}
