package geojson

import (
	"errors"
	"io"
	"iter"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// Kind is what a feature is to an agreement.
type Kind string

// The kinds of features.
const (
	Territory Kind = "territory" // a Polygon or MultiPolygon: the shape of a named territory
	Zone      Kind = "zone"      // the same, or a Point with a radius: a zone of the agreement
	Line      Kind = "line"      // a LineString or MultiLineString
	Place     Kind = "place"     // a Point with a radius
)

// Options says how features are read. The zero Options is usable: the id is the
// feature's own, and the properties are called "name", "kind", "accuracy" and "radius".
type Options struct {
	// ID is the property that holds the id: text in the syntax of identifiers, or a
	// whole number. Empty, it is the feature's own member "id".
	ID string
	// IDs turns what stands there into identifiers, as {"Pakistan": "pak"}. What is not
	// among them is taken as it is.
	IDs map[string]string
	// Name is the property with a name, and NameBy the actor who calls it so; without
	// NameBy names of zones and lines are not taken over, for a name is somebody's.
	Name   string
	NameBy actors.ID
	// Kind is the property with the kind. A feature without one is a line, a place, or,
	// if it is an area, what Areas says: a [Territory] by default.
	Kind  string
	Areas Kind
	// Accuracy is the property with the accuracy of a line or an area, in metres; a member
	// "accuracy" of the geometry comes first. A shape without either is taken as exact: for
	// drawn borders state how far off they may be as DefaultAccuracy.
	Accuracy        string
	DefaultAccuracy float64
	// Geodesic reads edges as shortest paths, for shapes whose author means "in a straight
	// line from A to B". By default they are what RFC 7946 says (section 3.1.1): straight on
	// a map with latitude and longitude as its axes ([geo.ParallelEdges]). A member "edges"
	// of the geometry, "geodesic" or "parallel", comes first.
	Geodesic bool
	// Radius is the property with the radius of a point, in metres. A point without one
	// is a problem, unless DefaultRadius is above 0.
	Radius        string
	DefaultRadius float64
	// Source says where the shapes are taken from; it is noted with each.
	Source string
}

// Feature is one shape, read. Just one of Area, Line and Disc is set.
type Feature struct {
	// Index counts features from 0; Line is the line of the text on which it starts, from
	// 1.
	Index, Line int
	ID          string
	Name        string
	Kind        Kind

	Area *geo.Area
	Path *geo.Line
	Disc *geo.Disc

	source string
	by     actors.ID
}

// Geometry returns a feature of kind territory.
func (f Feature) Geometry() (g ceasefire.Geometry, ok bool) {
	if f.Kind != Territory || f.Area == nil {
		return g, false
	}
	return ceasefire.Geometry{Territory: actors.TerritoryID(f.ID), Area: *f.Area, Source: f.source}, true
}

// AsZone returns a feature of kind zone.
func (f Feature) AsZone() (z ceasefire.Zone, ok bool) {
	if f.Kind != Zone || f.Area == nil && f.Disc == nil {
		return z, false
	}
	return ceasefire.Zone{ID: ceasefire.ZoneID(f.ID), Names: f.names(), Area: f.Area, Disc: f.Disc, Source: f.source}, true
}

// AsLine returns a feature of kind line.
func (f Feature) AsLine() (l ceasefire.Line, ok bool) {
	if f.Kind != Line || f.Path == nil {
		return l, false
	}
	return ceasefire.Line{ID: ceasefire.LineID(f.ID), Names: f.names(), Shape: *f.Path, Source: f.source}, true
}

func (f Feature) names() []actors.NameClaim {
	if f.Name == "" || f.by == "" {
		return nil
	}
	return []actors.NameClaim{{By: f.by, Name: f.Name}}
}

// Shapes are the features of a text, ready to be put into an agreement, each kind in the
// order of the text.
type Shapes struct {
	Territories []ceasefire.Geometry
	Zones       []ceasefire.Zone
	Lines       []ceasefire.Line
	Places      []Feature
}

// Collect reads all features. The problems are those of all features that could not be
// read, in the order of the text; the rest is there. The error is the reader's own.
func Collect(r io.Reader, o Options) (Shapes, problem.List, error) {
	var out Shapes
	var problems problem.List
	for f, err := range Read(r, o) {
		if err != nil {
			var l problem.List
			if !errors.As(err, &l) {
				return out, problems, err
			}
			problems = append(problems, l...)
			continue
		}
		if g, ok := f.Geometry(); ok {
			out.Territories = append(out.Territories, g)
		}
		if z, ok := f.AsZone(); ok {
			out.Zones = append(out.Zones, z)
		}
		if l, ok := f.AsLine(); ok {
			out.Lines = append(out.Lines, l)
		}
		if f.Kind == Place {
			out.Places = append(out.Places, f)
		}
	}
	return out, problems.Capped(maxProblems), nil
}

// Read walks the features of a FeatureCollection, or the one Feature or geometry that the
// text is. Each feature that cannot be read is yielded as a [problem.List] in its place,
// with its path (features[3]) and line, and the rest goes on. Text that is not JSON, a
// feature of more than [MaxFeature] bytes, an unknown system of coordinates and an error
// of the reader itself end the reading; that last is no problem.List. A "crs" that comes
// after the features is a problem yielded last: what was read before it is to be
// discarded.
//
// A bare geometry has no id: [Options.IDs] may give it one under the empty text.
func Read(r io.Reader, o Options) iter.Seq2[Feature, error] {
	return func(yield func(Feature, error) bool) {
		d := &reading{stream: newStream(r), o: o.filled(), seen: map[Kind]map[string]int{}, yield: yield}
		d.document()
	}
}

func (o Options) filled() Options {
	fill := func(s *string, name string) {
		if *s == "" {
			*s = name
		}
	}
	fill(&o.Name, "name")
	fill(&o.Kind, "kind")
	fill(&o.Accuracy, "accuracy")
	fill(&o.Radius, "radius")
	if o.Areas != Zone {
		o.Areas = Territory
	}
	return o
}
