package strict

import (
	"fmt"

	"github.com/go-json-experiment/json/jsontext"
)

// Kind is a type of JSON value. The zero Kind is [Invalid].
type Kind uint8

// The kinds of JSON values.
const (
	Invalid Kind = iota // no value at all
	Null
	Bool
	Number
	String
	List
	Object
)

// String returns the name that problems use: "null", "boolean", "number", "text",
// "list" or "object"; "invalid" for [Invalid] and Kind(9) for what is none.
func (k Kind) String() string {
	switch k {
	case Invalid:
		return "invalid"
	case Null:
		return "null"
	case Bool:
		return "boolean"
	case Number:
		return "number"
	case String:
		return "text"
	case List:
		return "list"
	case Object:
		return "object"
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// kindOf translates the kind of a token; closing brackets and errors are Invalid.
func kindOf(k jsontext.Kind) Kind {
	switch k {
	case 'n':
		return Null
	case 't', 'f':
		return Bool
	case '0':
		return Number
	case '"':
		return String
	case '[':
		return List
	case '{':
		return Object
	}
	return Invalid
}
