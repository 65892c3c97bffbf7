package render

import "github.com/parley-go/parley/actors/problem"

// The most of each that a page holds: more would be a page that nobody's browser
// opens.
const (
	MaxMarks = 20_000
	MaxItems = 2_000    // spans, areas, lines, notes, tables, and entries of each mark
	MaxText  = 64 << 20 // bytes of all texts together
)

// The codes of problems of a page. They are stable. Most examples are pages in
// JSON, as encoding/json reads them.
const (
	// NoTitle is reported for a page without a title.
	//
	// Example:
	//
	//	{"Marks": [{"ID": "a"}]}
	NoTitle problem.Code = "page-title"
	// BadLanguage is reported for a language that is no BCP 47 tag.
	//
	// Example:
	//
	//	{"Title": "t", "Lang": "en\" onload=\"x"}
	BadLanguage problem.Code = "page-language"
	// BadMarkID is reported for a mark without an id, or with that of another.
	//
	// Example:
	//
	//	{"Title": "t", "Marks": [{"ID": ""}, {"ID": "a"}, {"ID": "a"}]}
	BadMarkID problem.Code = "page-mark-id"
	// BadMarkVerdict is reported for verdicts and causes that do not exist.
	//
	// Example:
	//
	//	a mark with the verdict 7
	BadMarkVerdict problem.Code = "page-verdict"
	// BadMarkTime is reported for a time that is not valid.
	//
	// Example:
	//
	//	a mark on 31 February
	BadMarkTime problem.Code = "page-time"
	// BadShape is reported for a place, an area or a line that is not valid, and for
	// an area that has several shapes, or none.
	//
	// Example:
	//
	//	{"Title": "t", "Areas": [{"Names": ["zone"]}], "Lines": [{"Names": ["line"]}]}
	BadShape problem.Code = "page-shape"
	// NoName is reported for a span, an area or a line that has no name.
	//
	// Example:
	//
	//	{"Title": "t", "Spans": [{"Note": "nameless"}]}
	NoName problem.Code = "page-name"
	// BadTable is reported for a table without heads, or with rows of another length.
	//
	// Example:
	//
	//	{"Title": "t", "Tables": [{"Head": ["week", "count"], "Rows": [["1"]]}]}
	BadTable problem.Code = "page-table"
	// PageTooLarge is reported for more than MaxMarks marks, MaxItems of anything
	// else, or MaxText bytes of text.
	//
	// Example:
	//
	//	2001 notes
	PageTooLarge problem.Code = "page-size"
)
