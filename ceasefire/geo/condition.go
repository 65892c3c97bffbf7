package geo

import (
	"errors"
	"fmt"
	"math"

	"github.com/golang/geo/s2"
)

// Truth is whether a condition holds. The zero Truth is Maybe: nothing is claimed.
type Truth uint8

// The truths.
const (
	Maybe Truth = iota // it cannot be told: the line is not known well enough, or the sphere errs too far
	No
	Yes
)

// String returns "maybe", "no" or "yes".
func (t Truth) String() string {
	switch t {
	case Maybe:
		return "maybe"
	case No:
		return "no"
	case Yes:
		return "yes"
	}
	return fmt.Sprintf("Truth(%d)", uint8(t))
}

func truth(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Condition is what a text says of a place: one of [Inside], [InDisc], [InCorridor],
// [Within], [AtLeast], [LeftOf] and [RightOf].
//
//sumtype:decl
type Condition interface {
	at(p s2.Point) Truth
}

// Inside holds in the true area.
type Inside struct{ Area Area }

// InDisc holds in a disc, its rim included.
type InDisc struct{ Disc Disc }

// InCorridor holds in a corridor, its rim included.
type InCorridor struct{ Corridor Corridor }

// Within holds at a distance of at most so many metres from the true line.
type Within struct {
	Line   Line
	Metres float64 // at least 0
}

// AtLeast holds at a distance of at least so many metres from the true line.
// Exactly at the distance, where Within holds too, it does not: no point is at once
// within and at least so many metres away, and none is neither. (A single distance,
// which nobody measures.) At 0 metres it holds everywhere.
type AtLeast struct {
	Line   Line
	Metres float64 // at least 0
}

// LeftOf holds on the left of the true line, seen in the direction of drawing, as
// [Line.Side] has it. It holds nowhere beyond the line's ends. It is Maybe where
// places on the line that may be equally near, on the ellipsoid, give another answer:
// between two windings, abreast of an end, and where the line is drawn twice over the
// same ground.
type LeftOf struct{ Line Line }

// RightOf holds on the right of the true line, seen in the direction of drawing, as
// [Line.Side] has it. It holds nowhere beyond the line's ends. It is Maybe where
// places on the line that may be equally near, on the ellipsoid, give another answer:
// between two windings, abreast of an end, and where the line is drawn twice over the
// same ground.
type RightOf struct{ Line Line }

// Eval returns whether the condition holds at p. Distances are those on the WGS 84
// ellipsoid, known as well as [DistanceBounds] has it: from low to high. With a
// line of accuracy a, drawn between low and high metres away, the true distance is
// anything from low-a to high+a, and the side is known if low is more than a. With an
// area of accuracy a, it is known whether p is inside if low, from the outline, is
// more than a. Where that leaves a condition undecided, where it is nil or holds an
// invalid value, and where p is invalid, it is Maybe.
func Eval(c Condition, p Point) Truth {
	if !p.IsValid() || checkCondition(c) != nil {
		return Maybe
	}
	return c.at(p.s2())
}

func checkArea(a Area) error {
	if a.d == nil {
		return errors.New("the area is not valid")
	}
	return nil
}

func checkLine(l Line) error {
	if l.d == nil {
		return errors.New("the line is not valid")
	}
	return nil
}

func checkDistance(l Line, metres float64) error {
	if !(metres >= 0) || math.IsInf(metres, 0) {
		return fmt.Errorf("the distance is %v, not a number of metres of at least 0", metres)
	}
	return checkLine(l)
}

// checkCondition says what is wrong with a condition. A pointer to one is a
// Condition to Go, though to nothing else.
func checkCondition(c Condition) error {
	switch c := c.(type) {
	case Inside:
		return checkArea(c.Area)
	case InDisc:
		return c.Disc.check()
	case InCorridor:
		return c.Corridor.check()
	case Within:
		return checkDistance(c.Line, c.Metres)
	case AtLeast:
		return checkDistance(c.Line, c.Metres)
	case LeftOf:
		return checkLine(c.Line)
	case RightOf:
		return checkLine(c.Line)
	default:
		return fmt.Errorf("%T is not a condition", c)
	}
}

// checkRegion is the same for a part of a region.
func checkRegion(r Region) error {
	switch r := r.(type) {
	case Disc:
		return r.check()
	case Area:
		return checkArea(r)
	case Corridor:
		return r.check()
	case Everywhere:
		return nil
	default:
		return fmt.Errorf("%T is not a region", r)
	}
}

func (c Inside) at(p s2.Point) Truth {
	if c.Area.d.nearOutline(p) {
		return Maybe
	}
	return truth(c.Area.d.query().Contains(p))
}

func (c InDisc) at(p s2.Point) Truth {
	low, high := distanceBounds(c.Disc.Centre.s2(), p)
	return upTo(c.Disc.Radius, low, high)
}

func (c InCorridor) at(p s2.Point) Truth { return c.Corridor.within().at(p) }

func (c Within) at(p s2.Point) Truth {
	low, high := c.Line.d.trueDistance(p)
	return upTo(c.Metres, low, high)
}

// upTo says whether a distance between low and high is at most so many metres.
func upTo(metres, low, high float64) Truth {
	switch {
	case high <= metres:
		return Yes
	case low > metres:
		return No
	}
	return Maybe
}

func (c AtLeast) at(p s2.Point) Truth {
	if c.Metres == 0 {
		return Yes
	}
	switch Within(c).at(p) {
	case Yes:
		return No
	case No:
		return Yes
	case Maybe:
	}
	return Maybe
}

func (c LeftOf) at(p s2.Point) Truth  { return c.Line.d.sideTruth(p, sideLeft) }
func (c RightOf) at(p s2.Point) Truth { return c.Line.d.sideTruth(p, sideRight) }

func (d *lineData) sideTruth(p s2.Point, want uint64) Truth {
	switch sides := d.sides(p); {
	case sides == want:
		return Yes
	case sides&want == 0:
		return No
	}
	return Maybe
}

// Region is where something may have been: a [Disc], an [Area], a [Corridor], or
// [Everywhere]. It is all points at which the condition of the same name holds or may
// hold.
//
//sumtype:decl
type Region interface{ region() }

// Everywhere is the whole earth.
type Everywhere struct{}

func (Disc) region()       {}
func (Area) region()       {}
func (Corridor) region()   {}
func (Everywhere) region() {}
