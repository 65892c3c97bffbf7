package strict

import "github.com/parley-go/parley/actors/problem"

// The codes of the problems that [Decode] reports. The examples are read into
// this struct:
//
//	struct {
//		Name  string         `json:"name" parley:"required"`
//		Since time.Time      `json:"since,omitzero"`
//		Count uint8          `json:"count,omitempty"`
//		Tags  []string       `json:"tags,omitempty"`
//		Votes map[string]int `json:"votes,omitempty"`
//		Nest  nest           `json:"nest,omitempty"` // type nest []nest
//	}
const (
	// Syntax is reported where the text stops being JSON. Nothing after that
	// place is read.
	//
	// Example:
	//
	//	{"name": "Doha", "tags": ["a", "b",]}
	//
	// Example:
	//
	//	{"name": "Doha", "tags": ["a"
	Syntax problem.Code = "json-syntax"

	// UnknownField is reported for a name that the struct does not have.
	//
	// Example:
	//
	//	{"name": "Doha", "tag": ["a"]}
	UnknownField problem.Code = "json-unknown-field"

	// FieldCase is reported for a name that the struct has, but for letter case,
	// hyphens and underscores. The value is read into the field that was meant,
	// unless that is there too.
	//
	// Example:
	//
	//	{"Name": "Doha"}
	FieldCase problem.Code = "json-field-case"

	// DuplicateField is reported for a name that an object has twice, and for map
	// keys that are written differently but are the same. The first value counts;
	// the other is not read.
	//
	// Example:
	//
	//	{"name": "Doha", "votes": {"a": 1, "a": 2}}
	DuplicateField problem.Code = "json-duplicate-field"

	// Type is reported for a value of the wrong JSON type, and for a null where a
	// value is needed.
	//
	// Example:
	//
	//	{"name": "Doha", "count": "three"}
	//
	// Example:
	//
	//	{"name": null}
	Type problem.Code = "json-type"

	// Value is reported for a value of the right type that cannot be: a number out
	// of range or with a fraction where a whole one is needed, a list of the wrong
	// length, a text that its type refuses, or text that is not valid Unicode.
	//
	// Example:
	//
	//	{"name": "Doha", "count": 256}
	//
	// Example:
	//
	//	{"name": "Doha", "since": "last spring"}
	Value problem.Code = "json-value"

	// MissingField is reported for a required field that is absent, at the start
	// of the object that should have it. It is not reported for an object that a
	// syntax error cut short.
	//
	// Example:
	//
	//	{"tags": ["a"]}
	MissingField problem.Code = "json-missing-field"

	// Trailing is reported for anything but white space after the value.
	//
	// Example:
	//
	//	{"name": "Doha"} {"name": "Cairo"}
	Trailing problem.Code = "json-trailing"

	// Limit is reported for a document larger than [MaxSize], which is not read
	// at all; for one of more than [MaxValues] values, which is read up to there;
	// and for a value nested deeper than [MaxDepth] or a member whose name is longer
	// than [MaxName], which are left out.
	//
	// Example:
	//
	//	{"name": "Doha", "nest": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}
	Limit problem.Code = "json-limit"
)

// What [Decode] reads at most. The limits are far above any agreement that people
// have written, and low enough that a hostile document cannot exhaust a machine.
const (
	MaxSize     = 16 << 20 // bytes of text
	MaxValues   = 1 << 20  // values, each list and object counted too
	MaxName     = 256      // bytes of a member's name
	MaxDepth    = 64       // lists and objects within one another
	MaxProblems = 1000     // problems told; the last entry counts the rest
)
