package catalogue

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Calibre is the calibre of a weapon: the diameter of its bore or, for rockets
// and missiles, of their body. It is nominal, as in a weapon's designation: a
// "152 mm" howitzer has 152mm although its bore measures 152.4 mm.
//
// A Calibre counts hundredths of a millimetre, so that comparing is exact. It is
// comparable; the zero Calibre is invalid and means that none is stated.
type Calibre struct{ hundredths uint32 }

// maxHundredths bounds a calibre at 9999.99 mm, beyond any gun or missile.
const maxHundredths = 999_999

// The bounds of what a Calibre can be.
func leastCalibre() Calibre    { return Calibre{1} }
func greatestCalibre() Calibre { return Calibre{maxHundredths} }

// NewCalibre returns the calibre of so many hundredths of a millimetre, 1 to
// 999,999: 545 is 5.45 mm.
func NewCalibre(hundredths int) (Calibre, error) {
	if hundredths < 1 || hundredths > maxHundredths {
		return Calibre{}, fmt.Errorf("calibre of %d hundredths of a millimetre is out of range: 1 to %d", hundredths, maxHundredths)
	}
	return Calibre{uint32(hundredths)}, nil
}

// ParseCalibre reads a calibre as String writes it: millimetres, with at most
// two decimals, and the unit: "122mm", "5.45mm". One space before the unit is
// allowed.
func ParseCalibre(s string) (Calibre, error) {
	number, ok := strings.CutSuffix(s, "mm")
	if !ok {
		return Calibre{}, calibreError(s, `state it in millimetres, as in "122mm"`)
	}
	number = strings.TrimSuffix(number, " ")
	whole, fraction, point := strings.Cut(number, ".")
	if !digits(whole, 4) || point && !digits(fraction, 2) {
		return Calibre{}, calibreError(s, `want up to four digits, at most two decimals and "mm", as in "5.45mm"`)
	}
	n, err := strconv.Atoi(whole + (fraction + "00")[:2])
	if err != nil {
		return Calibre{}, calibreError(s, "not a number")
	}
	if n == 0 {
		return Calibre{}, calibreError(s, "a calibre is more than zero: say that a weapon has none with noCalibre")
	}
	return NewCalibre(n)
}

// MustParseCalibre is like [ParseCalibre] but panics if s is not a calibre. It is
// for constants in code.
func MustParseCalibre(s string) Calibre {
	c, err := ParseCalibre(s)
	if err != nil {
		panic(err)
	}
	return c
}

func calibreError(s, why string) error {
	if len(s) > maxCode {
		s = s[:maxCode] + "…"
	}
	return fmt.Errorf("calibre %q: %s", s, why)
}

// digits reports whether s is 1 to most ASCII digits.
func digits(s string, most int) bool {
	for i := range len(s) {
		if s[i] < '0' || '9' < s[i] {
			return false
		}
	}
	return 1 <= len(s) && len(s) <= most
}

// IsValid reports whether c is a calibre: false for the zero Calibre.
func (c Calibre) IsValid() bool { return c.hundredths != 0 }

// Hundredths returns the calibre in hundredths of a millimetre, 0 if invalid.
func (c Calibre) Hundredths() int { return int(c.hundredths) }

// Compare returns -1, 0 or +1 as c is smaller than d, equal or greater. An
// invalid calibre comes before all others.
func (c Calibre) Compare(d Calibre) int {
	switch {
	case c.hundredths < d.hundredths:
		return -1
	case c.hundredths > d.hundredths:
		return +1
	}
	return 0
}

// String returns "122mm" or "5.45mm", without needless decimals; the zero
// Calibre is "invalid calibre".
func (c Calibre) String() string {
	if !c.IsValid() {
		return "invalid calibre"
	}
	b, _ := c.AppendText(nil)
	return string(b)
}

// AppendText appends the text of c to b; it appends nothing for the zero Calibre.
// The error is always nil.
func (c Calibre) AppendText(b []byte) ([]byte, error) {
	if !c.IsValid() {
		return b, nil
	}
	b = strconv.AppendUint(b, uint64(c.hundredths/100), 10)
	if rest := c.hundredths % 100; rest != 0 {
		b = append(b, '.', '0'+byte(rest/10))
		if rest%10 != 0 {
			b = append(b, '0'+byte(rest%10))
		}
	}
	return append(b, "mm"...), nil
}

// MarshalText returns the text of c, empty for the zero Calibre.
func (c Calibre) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; an empty text is the zero Calibre.
func (c *Calibre) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Calibre{}
		return nil
	}
	d, err := ParseCalibre(string(text))
	if err != nil {
		return err
	}
	*c = d
	return nil
}

// CalibreRange is a range of calibres, both ends included. An invalid end is
// open; the zero CalibreRange is any calibre. A [Weapon] states both ends.
type CalibreRange struct {
	Min Calibre `json:"min,omitzero"`
	Max Calibre `json:"max,omitzero"`
}

// Exactly returns the range that holds c alone.
func Exactly(c Calibre) CalibreRange { return CalibreRange{Min: c, Max: c} }

// Check returns an error if the range holds no calibre at all: Min > Max.
func (r CalibreRange) Check() error {
	if r.Min.IsValid() && r.Max.IsValid() && r.Min.Compare(r.Max) > 0 {
		return errors.New("the least calibre is greater than the greatest")
	}
	return nil
}

// Contains reports whether c is valid and within the range.
func (r CalibreRange) Contains(c Calibre) bool {
	return c.IsValid() && r.Min.Compare(c) <= 0 && (!r.Max.IsValid() || c.Compare(r.Max) <= 0)
}

// closed returns the range with its open ends closed at the bounds.
func (r CalibreRange) closed() CalibreRange {
	if !r.Min.IsValid() {
		r.Min = leastCalibre()
	}
	if !r.Max.IsValid() {
		r.Max = greatestCalibre()
	}
	return r
}

// within reports whether every calibre of r is in s.
func (r CalibreRange) within(s CalibreRange) bool {
	r, s = r.closed(), s.closed()
	return s.Min.Compare(r.Min) <= 0 && r.Max.Compare(s.Max) <= 0
}

// String returns "122mm", "100mm to 152mm", "100mm and more", "up to 82mm" or
// "any calibre".
func (r CalibreRange) String() string {
	switch {
	case r == CalibreRange{}:
		return "any calibre"
	case r.Min == r.Max:
		return r.Min.String()
	case !r.Max.IsValid():
		return r.Min.String() + " and more"
	case !r.Min.IsValid():
		return "up to " + r.Max.String()
	}
	return r.Min.String() + " to " + r.Max.String()
}
