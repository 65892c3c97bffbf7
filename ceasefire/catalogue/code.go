package catalogue

// Code names an act, a weapon or a target: lower-case words of ASCII letters and
// digits, joined by single hyphens ("armed-clash", "d-30"), 64 bytes at most.
//
// The three kinds have name spaces of their own. A Code is plain text: nothing
// is checked before a [Document] is compiled by [New].
type Code string

// None is the code of no weapon and of no target: the act involved none. It is
// in every catalogue, differs from "not known", and nothing lies below it.
const None Code = "none"

// maxCode bounds the length of a code, in bytes.
const maxCode = 64

// IsValid reports whether c has the syntax of a code.
func (c Code) IsValid() bool {
	if c == "" || len(c) > maxCode {
		return false
	}
	after := byte('-') // the byte before this one: no code starts with a hyphen
	for i := range len(c) {
		b := c[i]
		switch {
		case 'a' <= b && b <= 'z', '0' <= b && b <= '9':
		case b == '-' && after != '-':
		default:
			return false
		}
		after = b
	}
	return after != '-'
}
