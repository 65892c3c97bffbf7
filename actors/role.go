package actors

// Role is the capacity in which an actor takes part in talks or a truce. The zero
// Role is not stated.
type Role uint8

// The roles, with their texts.
const (
	Party     Role = iota + 1 // "party": negotiates for itself, and is bound by what it signs
	Mediator                  // "mediator": helps the parties to agree
	Host                      // "host": provides the place of the talks; not to be confused with [Hosts]
	Guarantor                 // "guarantor": answers for the parties' keeping to it
	Witness                   // "witness": signs or attends as a witness
	Monitor                   // "monitor": observes and reports whether it is kept
)

func roleTexts() texts {
	return texts{"role", "Role", []string{"", "party", "mediator", "host", "guarantor", "witness", "monitor"}}
}

// ParseRole reads the text of a role; any other text, the empty one too, is
// an error that says what is known.
func ParseRole(s string) (Role, error) { return parseEnum[Role](s, roleTexts()) }

// MustParseRole is [ParseRole] for texts that are known to be right; it panics
// on an error.
func MustParseRole(s string) Role { return must(ParseRole(s)) }

// IsValid says whether r is one of the constants; the zero value is not.
func (r Role) IsValid() bool { return isValid(r, roleTexts()) }

// String returns the text, such as "mediator"; "not stated" for the zero value,
// and "Role(77)" out of range.
func (r Role) String() string { return enumString(r, roleTexts()) }

// AppendText appends the text, nothing for the zero value. It fails out of range.
func (r Role) AppendText(b []byte) ([]byte, error) { return appendEnum(b, r, roleTexts()) }

// MarshalText returns the text, empty for the zero value. It fails out of range.
func (r Role) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; the empty text is the zero value.
// After an error r is as before.
func (r *Role) UnmarshalText(b []byte) error { return unmarshalEnum(r, b, roleTexts()) }
