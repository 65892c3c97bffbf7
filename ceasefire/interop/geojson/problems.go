package geojson

import (
	"github.com/parley-go/parley/actors/problem"
)

// The codes of the problems that [Read] reports, besides those of package geo
// (geo-open-ring, geo-crossing, geo-position and so on) and of strict JSON
// (json-syntax, json-type, json-limit and so on).
const (
	// BadType is reported for an object that is not of a type that can be read here,
	// and for a feature without a geometry.
	//
	// Example:
	//
	//	{"type": "Feature", "id": "a", "properties": null, "geometry": {"type": "GeometryCollection", "geometries": []}}
	//
	// Example:
	//
	//	{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "a", "geometry": null}]}
	//
	// Example:
	//
	//	{"type": "Topology", "objects": {}}
	//
	// Example:
	//
	//	{"type": "FeatureCollection", "features": [{"type": "Point", "coordinates": [66, 31]}]}
	BadType problem.Code = "geojson-type"

	// BadCRS is reported for a "crs" member, which GeoJSON had before RFC 7946, that is
	// not WGS 84 with longitude first.
	//
	// Example:
	//
	//	{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, "features": []}
	//
	// Example:
	//
	//	{"type": "FeatureCollection", "features": [], "crs": null}
	BadCRS problem.Code = "geojson-crs"

	// MissingID is reported for a feature of which nothing says which one it is.
	//
	// Example:
	//
	//	{"type": "Feature", "properties": {"name": "the Hill"}, "geometry": {"type": "Polygon", "coordinates": [[[66, 31], [67, 31], [67, 32], [66, 31]]]}}
	MissingID problem.Code = "geojson-missing-id"

	// BadID is reported for an id that cannot be an identifier of a document.
	//
	// Example:
	//
	//	{"type": "Feature", "id": "The Hill", "geometry": {"type": "Polygon", "coordinates": [[[66, 31], [67, 31], [67, 32], [66, 31]]]}}
	BadID problem.Code = "geojson-id"

	// DuplicateID is reported for a feature that has the id of one before it, of the
	// same kind. It is not read.
	//
	// Example:
	//
	//	{"type": "FeatureCollection", "features": [
	//	  {"type": "Feature", "id": "a", "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}},
	//	  {"type": "Feature", "id": "a", "geometry": {"type": "LineString", "coordinates": [[66, 32], [67, 32]]}}
	//	]}
	DuplicateID problem.Code = "geojson-duplicate-id"

	// BadKind is reported for a kind that there is not, or that does not go with the
	// geometry.
	//
	// Example:
	//
	//	{"type": "Feature", "id": "a", "properties": {"kind": "zone"}, "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}}
	BadKind problem.Code = "geojson-kind"

	// BadMetres is reported for a radius or an accuracy that is not a number of metres of
	// at least 0, and for a point that states no radius.
	//
	// Example:
	//
	//	{"type": "Feature", "id": "a", "properties": {"accuracy": "rough"}, "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}}
	//
	// Example:
	//
	//	{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [66, 31]}}
	BadMetres problem.Code = "geojson-metres"
)

// maxProblems bounds the problems of one feature; the last entry counts the rest.
const maxProblems = 100

// MaxFeature is the size in bytes of one feature, beyond which the reading ends; so it is
// of a text that is no FeatureCollection.
const MaxFeature = 16 << 20
