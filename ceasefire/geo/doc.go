// Package geo holds the places of a ceasefire: points, discs, areas, lines and
// corridors on the earth, the conditions that a text puts on a place, and which of
// those conditions can hold together.
//
// # Definitions
//
//   - A [Point] is a position in degrees of latitude and longitude (WGS 84).
//   - A [Disc] is a point with a radius: a location known to some accuracy, or a
//     radius that a text draws round a place.
//   - An [Area] is one or more polygons with holes, with the accuracy to which their
//     outline is known.
//   - A [Line] is a border or a line of contact, with the accuracy to which it is
//     known: the true line runs within that many metres of the drawn one.
//   - A [Corridor] is all that is no farther from a line than half a width.
//   - [Edges] is how positions are joined: by shortest paths, or straight on a map, so
//     that an edge between two positions of one latitude is a parallel.
//   - A [Condition] is what a text says of a place: in an area, a disc or a corridor,
//     within or at least so many metres from a line, on one side of it. On a point it
//     is a [Truth]: yes, no, or maybe, where an accuracy or the shape of the earth
//     does not let one tell.
//   - A [Region] is where something may have been: a disc, an area, a corridor,
//     everywhere.
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
// Distances are metres on the WGS 84 ellipsoid. They are worked out on a sphere of the
// earth's mean radius, [EarthRadius], which errs by -0.45 % (at the poles) to +0.56 %
// (along a meridian at the equator). What it errs is carried: [DistanceBounds] gives the
// least and the largest that a distance can be, at 32° N 69 m less to 52 m more in 25 km,
// and a condition whose threshold lies between the two is neither yes nor no but maybe.
// A yes or no holds on the ellipsoid. [Distance] and [Line.DistanceTo] are the sphere's.
//
// The edges of areas and lines are geodesics of the sphere, the shortest paths between
// their ends, unless [ParallelEdges] are asked for, as RFC 7946 means them. The two part
// by 130 m in the middle of an east-west edge of 100 km at 34° N, and by 13 km for
// 1,000 km: which one is meant is part of the text. From the geodesic of the ellipsoid
// an edge of 100 km departs by up to 0.65 m, one of 300 km by 6 m, one of 1,000 km by
// 65 m; that is not carried: whoever has edges so long and needs metres gives the shape
// an accuracy, or positions between.
//
// Whether a point lies on one side of an edge or the other is decided by exact
// predicates, and never "on the edge": areas that share an edge, vertex by vertex,
// leave no gap and no overlap along it. Where a line is drawn twice over the same ground,
// its side there is maybe. Distances are decided in floating point;
// results are stable, on any machine, where no point in question is within 1 mm of
// a threshold.
//
// At the scale of 1:10,000,000 a drawn border is good to kilometres. Of points within
// 60 km of one (TestFiguresNearTheBorder), at an accuracy of 0, 1 and 3 km the condition
// "within 25 km" is maybe for 0.2, 4 and 10 in a hundred.
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
