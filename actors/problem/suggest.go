package problem

import (
	"iter"
	"strings"
)

// longestSuggested bounds the work on a hostile word; no name in a document that
// people write is longer.
const longestSuggested = 64

// DidYouMean returns the known word that is nearest to word, or "" when none is
// near enough to be what was meant. Distance is counted in letters that were
// added, left out, changed, or swapped with their neighbour; letter case counts
// for nothing. One slip is allowed in three letters, and no more than three
// slips. Of words equally near, the first in text order is returned, whatever the
// order of known.
func DidYouMean(word string, known iter.Seq[string]) string {
	if known == nil || len(word) > 4*longestSuggested {
		return ""
	}
	typed := []rune(strings.ToLower(word))
	allowed := min(len(typed)/3, 3)
	best, nearest := "", allowed+1
	for k := range known {
		if len(k) > 4*longestSuggested {
			continue
		}
		d := distance(typed, []rune(strings.ToLower(k)), allowed)
		if d < nearest || d == nearest && d <= allowed && k < best {
			best, nearest = k, d
		}
	}
	return best
}

// distance returns the optimal string alignment distance of a and b, or limit+1
// when it is more than limit.
func distance(a, b []rune, limit int) int {
	if max(len(a), len(b))-min(len(a), len(b)) > limit {
		return limit + 1
	}
	// Rows of the usual table: two before, the one before, this one.
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := range a {
		current[0] = i + 1
		for j := range b {
			change := previous[j]
			if a[i] != b[j] {
				change++
			}
			current[j+1] = min(change, previous[j+1]+1, current[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				current[j+1] = min(current[j+1], before[j-1]+1)
			}
		}
		before, previous, current = previous, current, before
	}
	return min(previous[len(b)], limit+1)
}
