package ucdp

import "fmt"

// The codes are numbers in GED, and numbers in text: they are keys in the JSON form
// of the options.

// MarshalText returns the number, nothing for zero. It fails out of range.
func (p WherePrec) MarshalText() ([]byte, error) { return codeText(p, 7, "where_prec") }

// UnmarshalText reads a number from 1 to 7; the empty text is zero.
func (p *WherePrec) UnmarshalText(b []byte) error { return parseCode(p, b, 7, "where_prec") }

// MarshalText returns the number, nothing for zero. It fails out of range.
func (c Clarity) MarshalText() ([]byte, error) { return codeText(c, 2, "event_clarity") }

// UnmarshalText reads 1 or 2; the empty text is zero.
func (c *Clarity) UnmarshalText(b []byte) error { return parseCode(c, b, 2, "event_clarity") }

func codeText[T ~uint8](code, last T, what string) ([]byte, error) {
	switch {
	case code == 0:
		return nil, nil
	case code > last:
		return nil, fmt.Errorf("%d is no %s: want 1 to %d", uint8(code), what, uint8(last))
	}
	return []byte{'0' + byte(code)}, nil
}

// parseCode reads a code from 1 to last.
func parseCode[T ~uint8](into *T, b []byte, last byte, what string) error {
	switch {
	case len(b) == 0:
		*into = 0
	case len(b) > 1 || b[0] < '1' || b[0] > '0'+last:
		return fmt.Errorf("%q is no %s: want 1 to %d", b[:min(len(b), 64)], what, last)
	default:
		*into = T(b[0] - '0')
	}
	return nil
}

// Sides says what the analyst takes a dyad to mean. The zero Sides takes it to mean
// nothing: who acted is unknown.
type Sides uint8

// OneOfTheTwo takes it that one of the two sides acted, nobody knows which. That is
// not what GED says: the dyad tells which conflict a death belongs to, and an ally, or
// a third party, may have acted.
const OneOfTheTwo Sides = 1

const oneOfTheTwo = "one-of-the-two"

// IsValid says whether s is zero or [OneOfTheTwo].
func (s Sides) IsValid() bool { return s <= OneOfTheTwo }

// String returns "unknown" or "one-of-the-two".
func (s Sides) String() string {
	switch s {
	case 0:
		return "unknown"
	case OneOfTheTwo:
		return oneOfTheTwo
	}
	return fmt.Sprintf("Sides(%d)", uint8(s))
}

// MarshalText returns what String does. It fails out of range.
func (s Sides) MarshalText() ([]byte, error) {
	if !s.IsValid() {
		return nil, fmt.Errorf("%v is not known", s)
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads "unknown" or "one-of-the-two".
func (s *Sides) UnmarshalText(b []byte) error {
	switch string(b) {
	case "unknown":
		*s = 0
	case oneOfTheTwo:
		*s = OneOfTheTwo
	default:
		return fmt.Errorf("%q is not known: want unknown or %s", b[:min(len(b), 64)], oneOfTheTwo)
	}
	return nil
}
