package geo

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

// Corridor is all points that are no farther from a line than half a width: a road
// that stays open, a buffer along a line of contact. The zero Corridor is invalid.
//
// The width is that of the whole corridor, from rim to rim: "a corridor of a width of
// 5 km" (Lachin, 2020) has a Width of 5000 and reaches 2.5 km to each side. Where a
// text means so much to each side ("2 km on either side of the line"), the width is
// twice that; where it does not say, that is a question of interpretation, with a
// reading for each. A strip of one side only is [Within] together with [LeftOf] or
// [RightOf]. The ends are round; a corridor that is cut off square is an [Area].
type Corridor struct {
	Line  Line    // along its middle
	Width float64 // metres, above 0
}

// NewCorridor returns the corridor with a valid line and a finite width above 0
// metres.
func NewCorridor(along Line, width float64) (Corridor, error) {
	c := Corridor{Line: along, Width: width}
	if err := c.check(); err != nil {
		return Corridor{}, err
	}
	return c, nil
}

func (c Corridor) check() error {
	if !c.Line.IsValid() {
		return errors.New("corridor: the line is not valid")
	}
	if !(c.Width > 0) || math.IsInf(c.Width, 0) {
		return fmt.Errorf("corridor: the width is %v, not a number of metres above 0", c.Width)
	}
	return nil
}

// IsValid says whether the corridor has a valid line and a finite width above 0.
func (c Corridor) IsValid() bool { return c.check() == nil }

// Equal says whether two corridors have equal lines and the same width.
func (c Corridor) Equal(d Corridor) bool { return c.Width == d.Width && c.Line.Equal(d.Line) }

func (c Corridor) half() float64  { return c.Width / 2 }
func (c Corridor) within() Within { return Within{Line: c.Line, Metres: c.half()} }

// String returns "corridor of 5000 m along a line of 12 positions, accurate to 0 m".
func (c Corridor) String() string {
	return "corridor of " + strconv.FormatFloat(c.Width, 'f', -1, 64) + " m along a " + c.Line.String()
}

// corridorJSON is a GeoJSON line with the width in metres, a foreign member like its
// accuracy.
type corridorJSON struct {
	shapeJSON
	Width *float64 `json:"width" parley:"required"`
}

// MarshalJSON returns the line as [Line.MarshalJSON] does, with the member "width" in
// metres. An invalid corridor is an error.
func (c Corridor) MarshalJSON() ([]byte, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	b, err := c.Line.MarshalJSON()
	if err != nil {
		return nil, err
	}
	b = strconv.AppendFloat(append(b[:len(b)-1], `,"width":`...), c.Width, 'f', -1, 64)
	return append(b, '}'), nil
}

// UnmarshalJSON reads a line as [Line.UnmarshalJSON] does, with the member "width" in
// metres, above 0. The error is a problem.List. Where it fails, c is left alone.
func (c *Corridor) UnmarshalJSON(data []byte) error {
	var in corridorJSON
	src, problems := strict.Decode(data, &in)
	var others problem.List
	if in.Width != nil && !(*in.Width > 0) {
		others = append(others, finding{Code: BadLength, Path: "width", Message: fmt.Sprintf("the width %v is not above 0", *in.Width), Mend: "give metres, from rim to rim"})
	}
	line, err := in.line(src, problems, others)
	if err != nil {
		return err
	}
	*c = Corridor{Line: line, Width: *in.Width}
	return nil
}
