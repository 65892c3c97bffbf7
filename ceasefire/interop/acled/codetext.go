package acled

import "fmt"

// MarshalText returns the number, which is a key in the JSON form of the options;
// nothing for zero. It fails out of range.
func (p GeoPrec) MarshalText() ([]byte, error) {
	switch {
	case p == 0:
		return nil, nil
	case p > Region:
		return nil, fmt.Errorf("%d is no geo_precision: want 1 to 3", uint8(p))
	}
	return []byte{'0' + byte(p)}, nil
}

// UnmarshalText reads a number from 1 to 3; the empty text is zero.
func (p *GeoPrec) UnmarshalText(b []byte) error {
	switch {
	case len(b) == 0:
		*p = 0
	case len(b) > 1 || b[0] < '1' || b[0] > '3':
		return fmt.Errorf("%q is no geo_precision: want 1 to 3", b[:min(len(b), 64)])
	default:
		*p = GeoPrec(b[0] - '0')
	}
	return nil
}

// Sides says what the analyst takes actor1 and actor2 to mean. The zero Sides takes them
// to mean nothing: who acted is unknown.
type Sides uint8

// OneOfTheTwo takes it that one of the two main actors acted, nobody knows which, and
// where there is only one, that it did.
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
