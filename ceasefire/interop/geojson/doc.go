// Package geojson reads the shapes that an agreement needs from GeoJSON (RFC 7946):
// territories, zones, lines and places.
//
// A feature is one shape with its properties. A territory is the area of a named
// territory of the roster ([ceasefire.Geometry]); a zone is an area, or a disc, that
// the agreement itself defines ([ceasefire.Zone]); a line is a border or a line of
// contact with an accuracy ([ceasefire.Line]); a place is a point with a radius
// ([geo.Disc]). Which of them a feature is follows from its geometry, unless a property
// says so.
//
// Start with these three: [Read] walks the features of a text, one after another;
// [Collect] gathers them, ready to be put into an agreement; and [Options] says which
// properties hold the id, the name, the kind, the accuracy and the radius.
//
// A text is a FeatureCollection, a Feature, or a bare geometry. What matters to where
// something lies is read strictly: the type, the nesting and the order of coordinates,
// closed rings without self-intersections, the range of longitude and latitude, the
// system of coordinates. What does not is let pass: foreign members, unknown
// properties, bounding boxes, heights, and which way round a ring runs. A feature that
// cannot be read is reported with its index, its line, and everything that is wrong with
// it, and the rest goes on. Memory does not grow with the number of features, but for
// their ids.
//
// It refuses to guess. A point that states no radius is no place, unless the caller says
// how exact such points are; swapped coordinates are reported, and not put right; a
// feature without an id is not numbered; a system of coordinates that is not WGS 84 is
// not converted. GeometryCollection and MultiPoint are not read: what several shapes of
// one feature mean together is not said.
//
// Longitude comes first, in degrees. Edges are straight on a map with latitude and
// longitude as its axes, as RFC 7946 has them, unless the caller or the shape says that
// they are geodesics. Radii and accuracies are metres. All functions are
// pure and safe for concurrent use as long as they are given different readers. None
// panics, whatever the text.
package geojson
