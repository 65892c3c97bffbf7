package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// MoreProblems stands last in a list that was cut short, and counts what was cut
// off.
//
// Example (one code a line, of a list that is cut to one entry):
//
//	unknown-act
//	unknown-actor
const MoreProblems Code = "more-problems"

// List is what was found in a document, hard and soft. Functions that return a
// List return it sorted as [List.Sort] does, unless they say otherwise.
type List []Problem

// Error returns all problems, one a line, in the list's order.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems one by one, for [errors.As].
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, p := range l {
		errs[i] = p
	}
	return errs
}

// Err returns the hard problems as an error that holds a List, or nil when there
// are none.
func (l List) Err() error {
	if hard := l.Hard(); len(hard) > 0 {
		return hard
	}
	return nil
}

// Hard returns a new list of the problems for which something was refused, in
// the list's order.
func (l List) Hard() List { return l.filter(func(p Problem) bool { return !p.Soft }) }

// Soft returns a new list of the warnings, in the list's order.
func (l List) Soft() List { return l.filter(func(p Problem) bool { return p.Soft }) }

func (l List) filter(keep func(Problem) bool) List {
	var kept List
	for _, p := range l {
		if keep(p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// Sort sorts the list in place by document, line, column, path, code and message.
// Numbers within paths count as numbers: terms[9] comes before terms[10]. Equal
// problems keep their order. An entry with the code [MoreProblems] stays last.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(last(a), last(b)),
			strings.Compare(a.Doc, b.Doc),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			comparePaths(a.Path, b.Path),
			strings.Compare(string(a.Code), string(b.Code)),
			strings.Compare(a.Message, b.Message),
		)
	})
}

func last(p Problem) int {
	if p.Code == MoreProblems {
		return 1
	}
	return 0
}

// Capped returns a new list of at most n entries (at least one). When something
// had to go, the last entry has the code [MoreProblems] and counts what went; it
// is hard when anything hard went, so that [List.Err] answers as before. A list
// that is capped twice still counts rightly.
func (l List) Capped(n int) List {
	n = max(n, 1)
	if len(l) <= n {
		return slices.Clone(l)
	}
	kept, cut := l[:n-1], l[n-1:]
	count := 0
	for _, p := range cut {
		count += stands(p)
	}
	return append(slices.Clone(kept), More(count, len(cut.Hard()) == 0))
}

// More returns the entry that ends a list from which n problems were left out,
// all of them soft or not.
func More(n int, soft bool) Problem {
	message := fmt.Sprintf("%d more problems are not shown", n)
	if n == 1 {
		message = "1 more problem is not shown"
	}
	return Problem{Code: MoreProblems, Message: message, Soft: soft}
}

// stands returns how many problems an entry stands for.
func stands(p Problem) int {
	var n int
	if _, err := fmt.Sscanf(p.Message, "%d more", &n); err != nil || n < 1 || p.Code != MoreProblems {
		return 1
	}
	return n
}
