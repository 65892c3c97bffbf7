package problem

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDidYouMean(t *testing.T) {
	known := []string{strings.Repeat("x", 999), "shelling", "sniping", "abduction", "air-strike", "un", "mine", "Mined"}
	for word, want := range map[string]string{
		"sheling":                "shelling",
		"shellign":               "shelling",
		"SHELLING":               "shelling",
		"shelling":               "shelling",
		"abdcution":              "abduction",
		"airstrike":              "air-strike",
		"mien":                   "mine",
		"mined":                  "Mined",
		"UN":                     "un",
		"um":                     "", // a third of two letters is none
		"":                       "",
		"shooting":               "",
		"farming":                "",
		strings.Repeat("a", 999): "",
	} {
		if got := DidYouMean(word, slices.Values(known)); got != want {
			t.Errorf("DidYouMean(%q) = %q, want %q", word, got, want)
		}
	}
	if got := DidYouMean("word", nil); got != "" {
		t.Errorf("no known words: %q", got)
	}
	if got := DidYouMean("bat", slices.Values([]string{"rat", "cat", "mat"})); got != "cat" {
		t.Errorf("of equals, got %q, want the first in text order", got)
	}
}

func TestDidYouMeanIgnoresOrder(t *testing.T) {
	word := rapid.StringMatching(`[abcA]{0,8}`)
	rapid.Check(t, func(t *rapid.T) {
		typed, known := word.Draw(t, "typed"), rapid.SliceOf(word).Draw(t, "known")
		shuffled := rapid.Permutation(known).Draw(t, "shuffled")
		a, b := DidYouMean(typed, slices.Values(known)), DidYouMean(typed, slices.Values(shuffled))
		if a != b {
			t.Errorf("%q or %q, by the order of the known words", a, b)
		}
	})
}

// slowDistance is the textbook's recursion, with nothing clever about it.
func slowDistance(a, b string) int {
	if a == "" || b == "" {
		return len(a) + len(b)
	}
	change := 1
	if a[0] == b[0] {
		change = 0
	}
	d := min(slowDistance(a[1:], b[1:])+change, slowDistance(a[1:], b)+1, slowDistance(a, b[1:])+1)
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, slowDistance(a[2:], b[2:])+1)
	}
	return d
}

func TestDistance(t *testing.T) {
	word := rapid.StringMatching(`[abc]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, limit := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(0, 4).Draw(t, "limit")
		got, want := distance([]rune(a), []rune(b), limit), min(slowDistance(a, b), limit+1)
		if got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	})
}
