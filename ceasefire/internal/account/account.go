// Package account finds the accounts of an incident: the maximal sets of
// claimants whose statements can hold together.
//
// Claimants are numbers here; what they say, and whether it can hold together,
// is the caller's business.
package account

import "slices"

// Maximal returns the maximal consistent subsets of 0..n-1, each in ascending
// order, sorted lexicographically, and true; or nil and false as soon as it is
// certain that there are more than limit of them.
//
// Consistency must be closed downwards: what can hold together can hold
// together when somebody falls silent. A claimant that is inconsistent alone
// stands in no set.
func Maximal(n, limit int, consistent func(set []int) bool) ([][]int, bool) {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	sets, ok := extend(nil, all, limit, consistent)
	if !ok {
		return nil, false
	}
	slices.SortFunc(sets, slices.Compare)
	return sets, true
}

// extend returns the maximal subsets s of elems for which pinned and s together
// are consistent, given that pinned alone is. It adds one element after the
// other. Each maximal set over the first k elements grows into a different one
// over k+1 of them, so the number never falls, and the limit can be applied at
// every step.
func extend(pinned, elems []int, limit int, consistent func([]int) bool) ([][]int, bool) {
	sets := [][]int{nil}
	for _, e := range elems {
		with := union(pinned, []int{e})
		if !consistent(with) {
			continue
		}
		var kept, added [][]int
		for _, s := range sets {
			if consistent(union(with, s)) {
				kept = append(kept, union(s, []int{e}))
				continue
			}
			kept = append(kept, s)
			// e conflicts with s: it still stands with some of s.
			parts, ok := extend(with, s, limit, consistent)
			if !ok {
				return nil, false
			}
			for _, p := range parts {
				added = append(added, union(p, []int{e}))
			}
		}
		if sets = maximalOf(append(kept, added...)); len(sets) > limit {
			return nil, false
		}
	}
	return sets, true
}

func union(a, b []int) []int {
	u := slices.Concat(a, b)
	slices.Sort(u)
	return slices.Compact(u)
}

// maximalOf drops the sets that lie within another.
func maximalOf(sets [][]int) [][]int {
	var out [][]int
	for i, s := range sets {
		dominated := false
		for j, t := range sets {
			if i != j && subset(s, t) && (len(s) < len(t) || j < i) {
				dominated = true
				break
			}
		}
		if !dominated {
			out = append(out, s)
		}
	}
	return out
}

func subset(s, t []int) bool {
	for _, e := range s {
		if _, ok := slices.BinarySearch(t, e); !ok {
			return false
		}
	}
	return true
}
