package ceasefire

import (
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/geo"
)

// ZoneID names a zone of an agreement.
type ZoneID string

// LineID names a line of an agreement.
type LineID string

// Place is a set of places: where something may have happened, in a report, or
// where it is forbidden or excepted, in a term. All stated fields hold
// together; within In, and within Zones, one of those listed is enough. The
// zero Place is anywhere: nothing is stated.
type Place struct {
	// In lists named territories of the roster: in one of them.
	In []actors.TerritoryID `json:"in,omitempty"`
	// Zones lists zones of the agreement: in one of them.
	Zones []ZoneID `json:"zones,omitempty"`
	// Near is a point with an accuracy: within its radius.
	Near *geo.Disc `json:"near,omitempty"`
	// Lines states distances from lines of the agreement and sides of them.
	Lines []FromLine `json:"lines,omitempty"`
}

// FromLine is a distance from a line, a side of it, or both.
type FromLine struct {
	Line LineID `json:"line" parley:"required"`
	// AtLeast and AtMost bound the distance in metres, both included; zero
	// bounds nothing.
	AtLeast float64 `json:"atLeast,omitempty"`
	AtMost  float64 `json:"atMost,omitempty"`
	// Side is the side as seen along the direction in which the line is drawn.
	Side Side `json:"side,omitempty"`
}

// Side is a side of a line: left or right of the direction in which it is
// drawn. The zero Side is either.
type Side string

// The sides of a line.
const (
	LeftSide  Side = "left"
	RightSide Side = "right"
)

// In returns the Place somewhere in one of the named territories.
func In(territories ...actors.TerritoryID) Place { return Place{In: slices.Clone(territories)} }

// InZone returns the Place somewhere in one of the agreement's zones.
func InZone(zones ...ZoneID) Place { return Place{Zones: slices.Clone(zones)} }

// Near returns the Place within radius metres of a point.
func Near(p geo.Point, radius float64) Place {
	return Place{Near: &geo.Disc{Centre: p, Radius: radius}}
}

// IsZero says whether nothing is stated: anywhere.
func (p Place) IsZero() bool {
	return len(p.In) == 0 && len(p.Zones) == 0 && p.Near == nil && len(p.Lines) == 0
}

// Geometry gives a named territory of the roster its shape. A territory without
// geometry lies in its stated parent, and where in it is not known.
type Geometry struct {
	Territory actors.TerritoryID `json:"territory" parley:"required"`
	Area      geo.Area           `json:"area" parley:"required"`
	Source    string             `json:"source,omitempty"` // where the shape is taken from
}

// Zone is an area that the agreement itself defines. It has a shape (an area, a
// disc, or a band along a line), or none: then it lies in its Parent, and where
// in it is not known (a map annex that was not seen, say).
type Zone struct {
	ID ZoneID `json:"id" parley:"required"`
	// Names are what each side calls it; the library takes none of them as the
	// right one.
	Names  []actors.NameClaim `json:"names,omitempty"`
	Parent actors.TerritoryID `json:"parent,omitempty"`
	Area   *geo.Area          `json:"area,omitempty"`
	Disc   *geo.Disc          `json:"disc,omitempty"`
	Band   *FromLine          `json:"band,omitempty"`
	Source string             `json:"source,omitempty"`
}

// Line is a line that the agreement refers to: a border, a line of contact. Two
// sides may call one geometry by different names.
type Line struct {
	ID     LineID             `json:"id" parley:"required"`
	Names  []actors.NameClaim `json:"names,omitempty"`
	Shape  geo.Line           `json:"shape" parley:"required"`
	Source string             `json:"source,omitempty"`
}
