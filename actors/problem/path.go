package problem

import (
	"cmp"
	"strconv"
	"strings"
)

// Field returns the path of a named member of the value at path: "terms[3]" and
// "where" make "terms[3].where". A name that is not an ASCII identifier (a
// letter or underscore, then letters, digits and underscores) is quoted as Go
// quotes: "roles" and "co-chair" make `roles["co-chair"]`.
func Field(path, name string) string {
	switch {
	case !isIdentifier(name):
		return path + "[" + strconv.Quote(name) + "]"
	case path == "":
		return name
	default:
		return path + "." + name
	}
}

// Index returns the path of the element at position i, counted from 0, of the
// list at path: "terms" and 3 make "terms[3]".
func Index(path string, i int) string {
	return path + "[" + strconv.Itoa(i) + "]"
}

// Join returns the path of what stands at inner within the value at outer:
// "terms[3]" and "where.zones[0]" make "terms[3].where.zones[0]".
func Join(outer, inner string) string {
	if outer == "" || inner == "" || inner[0] == '[' {
		return outer + inner
	}
	return outer + "." + inner
}

func isIdentifier(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		digit := '0' <= c && c <= '9' && i > 0
		if !letter && !digit {
			return false
		}
	}
	return s != ""
}

// comparePaths orders paths as people read them: numbers by value, so that
// terms[9] comes before terms[10], and a value before what is inside it. Paths
// that differ only in leading zeros are ordered as texts.
func comparePaths(a, b string) int {
	restA, restB := a, b
	for restA != "" && restB != "" {
		runA, runB := run(restA), run(restB)
		restA, restB = restA[len(runA):], restB[len(runB):]
		order := strings.Compare(runA, runB)
		if isDigit(runA[0]) && isDigit(runB[0]) {
			order = compareNumbers(runA, runB)
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Or(cmp.Compare(len(restA), len(restB)), strings.Compare(a, b))
}

// run returns the digits that s begins with, or else its first byte.
func run(s string) string {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return s[:max(n, 1)]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}
