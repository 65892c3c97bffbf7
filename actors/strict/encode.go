package strict

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	jsonv1 "github.com/go-json-experiment/json/v1"
)

// Encode writes v as encoding/json would, by the same tags and methods, indented
// by two spaces and ended by a line feed. Equal values give equal bytes: struct
// fields come in the order of the type, map keys in text order. Characters that
// are special in HTML are not escaped.
//
// What Encode writes, [Decode] reads back as an equal value without problems, with
// these exceptions: pointers that are nil within a list or a map, required fields
// that are nil, and documents beyond the limits.
//
// Encode returns an error, where encoding/json would quietly write something else,
// for text that is not valid UTF-8 and for map keys that come out the same; and,
// as encoding/json does, for NaN, infinities, channels, functions and cycles.
func Encode(v any) ([]byte, error) {
	text, err := json.Marshal(v,
		jsonv1.DefaultOptionsV1(),
		json.Deterministic(true),
		jsontext.AllowInvalidUTF8(false),
		jsontext.AllowDuplicateNames(false),
		jsontext.EscapeForHTML(false),
		jsontext.EscapeForJS(false),
		jsontext.WithIndent("  "),
	)
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}
