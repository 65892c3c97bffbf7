package account

import (
	"math/bits"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// brute enumerates all subsets.
func brute(n int, consistent func([]int) bool) [][]int {
	members := func(mask int) []int {
		var s []int
		for m := mask; m != 0; m &= m - 1 {
			s = append(s, bits.TrailingZeros(uint(m)))
		}
		return s
	}
	ok := func(mask int) bool { return mask == 0 || consistent(members(mask)) }
	var out [][]int
	for mask := range 1 << n {
		if !ok(mask) {
			continue
		}
		maximal := true
		for e := range n {
			if mask&(1<<e) == 0 && ok(mask|1<<e) {
				maximal = false
			}
		}
		if maximal {
			out = append(out, members(mask))
		}
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

func TestMaximalAgainstAllSubsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "claimants")
		// Conflicts of any size: sets that cannot hold together.
		conflicts := rapid.SliceOfN(rapid.SliceOfNDistinct(rapid.IntRange(0, max(0, n-1)), 1, 4, rapid.ID[int]), 0, 8).Draw(t, "conflicts")
		for _, c := range conflicts {
			slices.Sort(c)
		}
		consistent := func(s []int) bool {
			return !slices.ContainsFunc(conflicts, func(c []int) bool { return subset(c, s) })
		}
		want := brute(n, consistent)
		got, ok := Maximal(n, 1<<n+1, consistent)
		if !ok {
			t.Fatal("limit hit that cannot be hit")
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
		limit := rapid.IntRange(1, 6).Draw(t, "limit")
		if _, ok := Maximal(n, limit, consistent); ok != (len(want) <= limit) {
			t.Fatalf("%d sets, limit %d, within = %v", len(want), limit, ok)
		}
	})
}

// Twenty pairs of which either may be right: a million accounts, noticed early.
func TestExplosionIsNoticedEarly(t *testing.T) {
	calls := 0
	_, ok := Maximal(40, 64, func(s []int) bool {
		calls++
		for _, e := range s {
			if e%2 == 0 && slices.Contains(s, e+1) {
				return false
			}
		}
		return true
	})
	if ok || calls > 20_000 {
		t.Fatalf("within = %v after %d questions", ok, calls)
	}
}
