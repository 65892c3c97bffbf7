// Package strict reads and writes Parley's JSON documents.
//
// A document is one JSON value in UTF-8. Reading is strict: what a struct does
// not know, names in the wrong case, duplicate names, values of the wrong type or
// range, missing fields and text after the value are all problems. Reading is also
// complete: every problem is reported, each with its place, and whatever is good
// is filled in all the same. Only a syntax error ends the reading, and even then
// what stood before it is read.
//
// Start with these three: [Decode] reads a document, [Encode] writes one, and
// [Source.Place] puts line and column on problems that were found later, by code
// that knows only paths.
//
// The types that are read are plain Go: structs with the json tags of
// encoding/json (a name, "-", omitempty, omitzero) and embedded structs; pointers;
// slices and arrays; maps with keys that are strings or read themselves from text;
// strings, booleans, integers and floats; and types that read themselves from text
// (encoding.TextUnmarshaler), from raw JSON (UnmarshalJSON) or from a [Node]
// ([Unmarshaler], for sum types). A field tagged `parley:"required"` must be
// there. The same types work with encoding/json, which is laxer.
//
// An absent field leaves its Go field as it was. A null is read as nil for a slice,
// a map, and a pointer that is a field; elsewhere, and for a required field, it is
// a problem.
//
// The package refuses to guess: there is no option to read laxly. It does not
// read []byte, interfaces, channels or functions, nor the json tag's "string"
// option. All functions are safe for concurrent use as long as they are given
// different targets.
package strict
