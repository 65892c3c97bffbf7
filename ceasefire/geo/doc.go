// Package geo holds the places of a ceasefire: points, discs, areas and lines on
// the earth, the conditions that a text puts on a place, and which of those
// conditions can hold together.
//
// # Definitions
//
//   - A [Point] is a position in degrees of latitude and longitude (WGS 84).
//   - A [Disc] is a point with a radius: a location known to some accuracy, or a
//     radius that a text draws round a place.
//   - An [Area] is one or more polygons with holes.
//   - A [Line] is a border or a line of contact, with the accuracy to which it is
//     known: the true line runs within that many metres of the drawn one.
//   - A [Condition] is what a text says of a place: in an area or a disc, within or
//     at least so many metres from a line, on one side of it. On a point it is a
//     [Truth]: yes, no, or maybe, where a line's accuracy does not let one tell.
//   - A [Region] is where something may have been: a disc, an area, everywhere.
//   - A [Signature] is one joint truth of several conditions: which of them hold,
//     and which do not, at one and the same point. Testing conditions one by one
//     does not do: a report from kilometre 2 to 4 straddles "kilometre 0 to 2.5" and
//     straddles "at least 3 km from kilometre 0", and no point of it meets both.
//
// Start with these three: [ParsePoint], [NewArea] (or reading GeoJSON with
// encoding/json), and [Signatures].
//
// # What the numbers mean
//
// Distances are metres along the surface of a sphere with the mean radius of the
// earth, [EarthRadius]. They differ from those on the WGS 84 ellipsoid by at most
// 0.57 %, 140 m in 25 km: most along a meridian at the equator and at the poles, less
// in between. Whoever needs a threshold to hold on the ellipsoid gives the
// line an accuracy of that size; this package does not add it.
//
// The edges of areas and lines are geodesics, the shortest paths between their
// ends. RFC 7946 means straight lines on a plate carrée map instead. The two
// part by 130 m in the middle of an east-west edge of 100 km at 34° N, and by 13 km
// for 1,000 km: a text that means a parallel of latitude needs vertices
// along it.
//
// Whether a point lies on one side of an edge or the other is decided by exact
// predicates, and never "on the edge": areas that share an edge, vertex by vertex,
// leave no gap and no overlap along it. Distances are decided in floating point;
// results are stable, on any machine, where no point in question is within 1 mm of
// a threshold.
//
// # What it refuses to do
//
// It reads no files and no maps, knows no names of places, repairs no broken
// polygons, has no heights (a third coordinate is read and dropped), and draws
// nothing. It holds no opinion on where a border runs: geometry is what the
// caller gives it.
//
// All values are immutable, and all of them and all functions are safe for
// concurrent use.
package geo
