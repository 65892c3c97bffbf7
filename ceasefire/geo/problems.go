package geo

import (
	"fmt"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

// finding is short for a problem, in composite literals.
type finding = problem.Problem

// The codes of the problems that [NewArea], [NewLine], their like and the UnmarshalJSON
// methods report, besides those of strict JSON (json-type, json-missing-field and so on).
const (
	// BadGeometry is reported for a GeoJSON object that is not of a type that can be
	// read here.
	//
	// Example:
	//
	//	{"type": "GeometryCollection", "coordinates": []}
	BadGeometry problem.Code = "geo-type"

	// BadPosition is reported for a position that is not two or three numbers (the
	// third, a height, is dropped), longitude from -180 to 180 first, then latitude
	// from -90 to 90. Where a position is one only with the two swapped, the mend says
	// so; where all of them are positions either way, nobody can tell.
	//
	// Example:
	//
	//	{"type": "Polygon", "coordinates": [[[66, 31], [200, 31], [67, 32], [66, 31]]]}
	//
	// Example:
	//
	//	{"type": "LineString", "coordinates": [[29, 121], [30, 122]]}
	//
	// Example:
	//
	//	{"type": "LineString", "coordinates": [[66], [66.5, 31]]}
	//
	// Example:
	//
	//	{"lat": 121, "lng": 31, "radius": 5}
	//
	// Example:
	//
	//	{"type": "Point", "coordinates": [507000, 3430000]}
	BadPosition problem.Code = "geo-position"

	// TooFew is reported for a ring of fewer than 4 positions (the last repeats the
	// first), a line of fewer than 2, and where there is nothing at all.
	//
	// Example:
	//
	//	{"type": "Polygon", "coordinates": [[[66, 31], [67, 31], [66, 31]]]}
	//
	// Example:
	//
	//	{"type": "MultiLineString", "coordinates": []}
	//
	// Example:
	//
	//	{"type": "MultiPolygon", "coordinates": []}
	TooFew problem.Code = "geo-too-few"

	// OpenRing is reported for a ring whose last position is not its first.
	//
	// Example:
	//
	//	{"type": "Polygon", "coordinates": [[[66, 31], [67, 31], [67, 32], [66, 32]]]}
	OpenRing problem.Code = "geo-open-ring"

	// Repeated is reported for a position that is the same as the one before it, and
	// for a line that turns back on itself along the same edge.
	//
	// Example:
	//
	//	{"type": "LineString", "coordinates": [[66, 31], [66, 31], [67, 31]]}
	Repeated problem.Code = "geo-repeated"

	// LongEdge is reported for an edge of more than 90 degrees, a quarter of the way
	// round the earth: more likely than not a mistake. It is reported as well for an
	// edge along a parallel that goes half the way round, to the east or to the west.
	//
	// Example:
	//
	//	{"type": "LineString", "coordinates": [[-60, 0], [60, 0]]}
	//
	// Example:
	//
	//	{"type": "LineString", "coordinates": [[0, 80], [180, 80]], "edges": "parallel"}
	LongEdge problem.Code = "geo-long-edge"

	// Crossing is reported for edges of an area that cross, overlap, or touch
	// where a ring meets itself.
	//
	// Example:
	//
	//	{"type": "Polygon", "coordinates": [[[66, 31], [67, 32], [67, 31], [66, 32], [66, 31]]]}
	Crossing problem.Code = "geo-crossing"

	// Nesting is reported for a hole that is not inside its polygon, holes that
	// overlap, and polygons of one area that do.
	//
	// Example:
	//
	//	{"type": "Polygon", "coordinates": [[[66, 31], [67, 31], [67, 32], [66, 31]], [[60, 31], [61, 31], [61, 32], [60, 31]]]}
	Nesting problem.Code = "geo-nesting"

	// BadLength is reported for a radius or an accuracy that is not a number of
	// metres of at least 0, and for a width that is not above 0.
	//
	// Example:
	//
	//	{"type": "LineString", "coordinates": [[66, 31], [67, 31]], "accuracy": -5}
	//
	// Example:
	//
	//	{"lat": 31, "lng": 66, "radius": -1}
	//
	// Example:
	//
	//	{"type": "LineString", "coordinates": [[66, 31], [67, 31]], "width": 0}
	//
	// Example:
	//
	//	{"type": "Polygon", "coordinates": [[[66, 31], [67, 31], [67, 32], [66, 31]]], "accuracy": -1}
	BadLength problem.Code = "geo-length"

	// TooMany is reported for a geometry of more than [MaxPositions] positions, or of
	// edges along parallels that would take more than that to follow.
	//
	// Example (the test writes it out):
	//
	//	a LineString of 131073 positions
	TooMany problem.Code = "geo-too-many"
)

// MaxPositions is the number of positions that an area or a line can have: about
// twice those of the most indented country at 1:10,000,000.
const MaxPositions = 1 << 17

// maxVertices is the number of vertices that may take their place where edges are not
// geodesics.
const maxVertices = MaxPositions

// maxProblems bounds a list of problems; the last entry counts the rest.
const maxProblems = 100

// located returns the problems as an error, sorted, each with its place in the
// text.
func located(src *strict.Source, l problem.List) error {
	src.Place("", l)
	l.Sort()
	return l.Capped(maxProblems).Err()
}

// reporter collects the problems of one geometry.
type reporter struct {
	list problem.List
	base string // path of the coordinates
	flat bool   // not a multiple geometry: the outermost index is left out
}

// read says that the geometry comes from a document: what is invalid (points) or nil
// (lists) in it has been reported when it was read.
func (r *reporter) read() bool { return r.base != "" }

// add reports a problem at the path of nested indices, outermost first.
func (r *reporter) add(code problem.Code, message, mend string, indices ...int) {
	path := r.base
	if r.flat && len(indices) > 0 {
		indices = indices[1:]
	}
	for _, i := range indices {
		path += fmt.Sprintf("[%d]", i)
	}
	r.list = append(r.list, finding{Code: code, Path: path, Message: message, Mend: mend})
}
