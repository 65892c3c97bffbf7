package catalogue

import (
	"iter"
	"slices"

	"github.com/parley-go/parley/actors/problem"
)

// Problems that [New] reports. All are hard: a document with any of them makes
// no catalogue.
const (
	// UnknownBase is a base that is neither "standard" nor "none".
	//
	// Example:
	//
	//	{"base": "acled"}
	UnknownBase problem.Code = "catalogue-unknown-base"

	// BadCode is a code that is not lower-case words joined by hyphens.
	//
	// Example:
	//
	//	{"targets": [{"code": "Grain silo"}]}
	BadCode problem.Code = "catalogue-bad-code"

	// DuplicateCode is a code that the document or its base has already.
	//
	// Example:
	//
	//	{"acts": [{"code": "shelling", "parent": "firing"}]}
	DuplicateCode problem.Code = "catalogue-duplicate-code"

	// UnknownParent is a parent that is in neither the document nor its base.
	//
	// Example:
	//
	//	{"weapons": [{"code": "bm-21v", "parent": "mlrss"}]}
	UnknownParent problem.Code = "catalogue-unknown-parent"

	// ParentCycle is a chain of parents that comes back to where it began. It is
	// reported once, where the first of them stands in the document.
	//
	// Example:
	//
	//	{"targets": [
	//		{"code": "vineyard", "parent": "orchard"},
	//		{"code": "orchard", "parent": "vineyard"}]}
	ParentCycle problem.Code = "catalogue-parent-cycle"

	// UnderNone is an entry below "none", where nothing can be.
	//
	// Example:
	//
	//	{"weapons": [{"code": "bare-hands", "parent": "none"}]}
	UnderNone problem.Code = "catalogue-under-none"

	// UnknownAdmitted is a weapon or target that an act admits and that is in
	// neither the document nor its base.
	//
	// Example:
	//
	//	{"acts": [{"code": "night-firing", "parent": "firing", "weapons": ["morter"]}]}
	UnknownAdmitted problem.Code = "catalogue-unknown-admitted"

	// WiderThanParent is an act that admits what its parent does not: it would
	// not be a kind of what its parent is.
	//
	// Example:
	//
	//	{"acts": [{"code": "night-sniping", "parent": "sniping", "weapons": ["mortar"]}]}
	WiderThanParent problem.Code = "catalogue-wider-than-parent"

	// BadEquivalent is an equivalent with an empty code or a scheme that has not
	// the syntax of a code.
	//
	// Example:
	//
	//	{"acts": [{"code": "night-firing", "parent": "firing", "like": [{"scheme": "acled", "code": ""}]}]}
	BadEquivalent problem.Code = "catalogue-bad-equivalent"

	// BadCalibre is a range of calibres that is upside down or lacks an end, or
	// that stands beside noCalibre.
	//
	// Example:
	//
	//	{"weapons": [{"code": "big-mortar", "parent": "mortar", "calibre": {"min": "160mm", "max": "120mm"}}]}
	BadCalibre problem.Code = "catalogue-bad-calibre"

	// MissingCalibre is a weapon at a root that says neither which calibres it
	// can have nor that it has none.
	//
	// Example:
	//
	//	{"weapons": [{"code": "catapult", "range": "close"}]}
	MissingCalibre problem.Code = "catalogue-missing-calibre"

	// CalibreBeyondParent is a weapon whose calibres are not all within those of
	// its parent: it would not be of its parent's family.
	//
	// Example:
	//
	//	{"weapons": [{"code": "siege-mortar", "parent": "mortar", "calibre": {"min": "420mm", "max": "420mm"}}]}
	CalibreBeyondParent problem.Code = "catalogue-calibre-beyond-parent"

	// BadRange is a reach below zero, an unknown range class, or a class that is
	// not the class of the reach stated beside it.
	//
	// Example:
	//
	//	{"weapons": [{"code": "d-20", "parent": "howitzer", "reach": 17400, "range": "long"}]}
	BadRange problem.Code = "catalogue-bad-range"
)

// didYouMean returns ` (did you mean "shelling"?)`, or "" when nothing is near.
func didYouMean(word string, known []string) string {
	if near := problem.DidYouMean(word, slices.Values(known)); near != "" {
		return ` (did you mean "` + near + `"?)`
	}
	return ""
}

// mostSuggested bounds the searches for what an unknown code was meant to be:
// each goes through all codes, and a hostile document can have very many of
// both.
const mostSuggested = 100

// suggester finds the code that an unknown one was meant to be.
type suggester struct{ searches int }

// nearest returns `did you mean "shelling"?`, or otherwise when nothing is near.
func (s *suggester) nearest(word Code, known iter.Seq[string], otherwise string) string {
	s.searches++
	if s.searches > mostSuggested {
		return otherwise
	}
	if near := problem.DidYouMean(string(word), known); near != "" {
		return `did you mean "` + near + `"?`
	}
	return otherwise
}
