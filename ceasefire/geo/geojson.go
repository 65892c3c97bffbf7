package geo

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

// shapeJSON is a GeoJSON geometry of an area or a line, with what RFC 7946 calls
// foreign members: the accuracy in metres, and how positions are joined. A bounding
// box is read and dropped.
type shapeJSON struct {
	Type        string    `json:"type" parley:"required"`
	Coordinates nested    `json:"coordinates" parley:"required"`
	BBox        []float64 `json:"bbox,omitempty"`
	Accuracy    float64   `json:"accuracy,omitempty"`
	Edges       Edges     `json:"edges,omitempty"`
}

func (in shapeJSON) traits() traits { return traits{in.Accuracy, in.Edges} }

// nested is a number, or a list of such: coordinates of any depth.
type nested struct {
	list   bool
	number float64
	kids   []nested
}

// UnmarshalStrict implements strict.Unmarshaler.
func (c *nested) UnmarshalStrict(n strict.Node) {
	if n.Kind() != strict.List {
		n.Decode(&c.number)
		return
	}
	c.list = true
	for _, kid := range n.Elements() {
		var k nested
		k.UnmarshalStrict(kid)
		c.kids = append(c.kids, k)
	}
}

// position reads [longitude, latitude] or [longitude, latitude, height].
func (c nested) position(r *reporter, indices ...int) Point {
	ok := c.list && (len(c.kids) == 2 || len(c.kids) == 3)
	for _, k := range c.kids {
		ok = ok && !k.list
	}
	if !ok {
		r.add(BadPosition, "a position is a list of two or three numbers", "[longitude, latitude], and a height that is dropped", indices...)
		return Point{}
	}
	lng, lat := c.kids[0].number, c.kids[1].number
	p, err := NewPoint(lat, lng)
	if err != nil {
		mend := ""
		switch {
		case swapped(lat, lng):
			mend = "GeoJSON has longitude first"
		case math.Abs(lat) > 360 || math.Abs(lng) > 360:
			mend = "GeoJSON has degrees on WGS 84: these look like metres of a map"
		case math.Abs(lat) <= 90 && math.Abs(lng) <= 360:
			mend = fmt.Sprintf("write %v", math.Remainder(lng, 360))
		}
		r.add(BadPosition, err.Error(), mend, indices...)
	}
	return p
}

// lists reads a list of lists, in which the positions are so many levels down.
func (c nested) path(r *reporter, indices ...int) []Point {
	if !c.isList(r, "positions", indices...) {
		return nil
	}
	out := make([]Point, len(c.kids))
	for i, k := range c.kids {
		out[i] = k.position(r, push(indices, i)...)
	}
	return out
}

func (c nested) paths(r *reporter, of string, indices ...int) [][]Point {
	if !c.isList(r, of, indices...) {
		return nil
	}
	out := make([][]Point, len(c.kids))
	for i, k := range c.kids {
		out[i] = k.path(r, push(indices, i)...)
	}
	return out
}

func (c nested) isList(r *reporter, of string, indices ...int) bool {
	if !c.list {
		r.add(BadPosition, "expected a list of "+of, "the coordinates are not nested deep enough", indices...)
	}
	return c.list
}

func push(indices []int, i int) []int { return append(indices[:len(indices):len(indices)], i) }

// UnmarshalJSON reads a GeoJSON geometry of type Polygon or MultiPolygon (RFC
// 7946), strictly: unknown members are errors, "bbox" and heights are dropped. Rings
// may run either way round. Two members more are read: "accuracy", in metres, 0 if it
// is left out, and "edges", "geodesic" if it is left out, or "parallel". The error is a
// problem.List of all problems, with their places. Where it fails, a is left alone.
//
// Differing from RFC 7946, edges are geodesics unless "edges" says otherwise, and
// none has to be cut at the antimeridian: they go the shorter way round. An area that
// is cut there is read as well.
func (a *Area) UnmarshalJSON(data []byte) error {
	var in shapeJSON
	src, problems := strict.Decode(data, &in)
	r := &reporter{list: problems, base: "coordinates"}
	if len(problems.Hard()) > 0 {
		if in.Type != "" {
			r.kind(in.Type, "Polygon", "MultiPolygon")
		}
		return located(src, r.list)
	}
	var polygons [][]Ring
	switch in.Type {
	case "Polygon":
		r.flat = true
		polygons = append(polygons, asRings(in.Coordinates.paths(r, "rings", 0)))
	case "MultiPolygon":
		if in.Coordinates.isList(r, "polygons") {
			polygons = [][]Ring{} // none are to be reported
			for i, k := range in.Coordinates.kids {
				polygons = append(polygons, asRings(k.paths(r, "rings", i)))
			}
		}
	default:
		r.kind(in.Type, "Polygon", "MultiPolygon")
		return located(src, r.list)
	}
	out := newArea(polygons, in.traits(), r)
	if err := located(src, r.list); err != nil {
		return err
	}
	*a = out
	return nil
}

func asRings(paths [][]Point) []Ring {
	if paths == nil {
		return nil
	}
	out := make([]Ring, len(paths))
	for i, p := range paths {
		out[i] = p
	}
	return out
}

// kind reports a type that is none of those.
func (r *reporter) kind(found string, known ...string) {
	mend := ""
	if slices.Contains(known, found) {
		return
	}
	switch found {
	case "Feature":
		mend = `give the feature's "geometry"`
	case "FeatureCollection":
		mend = `give the "geometry" of one feature`
	}
	r.list = append(r.list, finding{
		Code: BadGeometry, Path: "type", Mend: mend,
		Message: fmt.Sprintf("expected a geometry of type %s, found %q", strings.Join(known, " or "), found),
	})
}

// UnmarshalJSON reads a GeoJSON geometry of type LineString or MultiLineString (RFC
// 7946), otherwise as [Area.UnmarshalJSON] does.
func (l *Line) UnmarshalJSON(data []byte) error {
	var in shapeJSON
	src, problems := strict.Decode(data, &in)
	out, err := in.line(src, problems, nil)
	if err == nil {
		*l = out
	}
	return err
}

// line returns the line that was read, or the problems, with those of other members.
func (in shapeJSON) line(src *strict.Source, problems, others problem.List) (Line, error) {
	r := &reporter{list: problems, base: "coordinates"}
	if len(problems.Hard()) > 0 {
		if in.Type != "" {
			r.kind(in.Type, "LineString", "MultiLineString")
		}
		return Line{}, located(src, append(r.list, others...))
	}
	var parts [][]Point
	switch in.Type {
	case "LineString":
		r.flat = true
		parts = append(parts, in.Coordinates.path(r, 0))
	case "MultiLineString":
		parts = in.Coordinates.paths(r, "lines")
	default:
		r.kind(in.Type, "LineString", "MultiLineString")
		return Line{}, located(src, append(r.list, others...))
	}
	out := newLine(parts, in.traits(), r)
	return out, located(src, append(r.list, others...))
}

// MarshalJSON returns a GeoJSON geometry, a Polygon if there is one polygon and a
// MultiPolygon otherwise, with the members "accuracy", in metres, unless that is 0, and
// "edges", unless they are geodesics. The zero Area is an error.
func (a Area) MarshalJSON() ([]byte, error) {
	if a.d == nil {
		return nil, errors.New("geo: the zero Area has no JSON form")
	}
	polygon := func(b []byte, rings []Ring) []byte {
		return appendList(b, rings, func(b []byte, r Ring) []byte { return appendList(b, r, appendPosition) })
	}
	if p := a.d.polygons; len(p) == 1 {
		return a.d.traits.close(polygon([]byte(`{"type":"Polygon","coordinates":`), p[0])), nil
	}
	return a.d.traits.close(appendList([]byte(`{"type":"MultiPolygon","coordinates":`), a.d.polygons, polygon)), nil
}

// close appends the members that differ from what is read where they are left out.
func (t traits) close(b []byte) []byte {
	if t.accuracy != 0 {
		b = strconv.AppendFloat(append(b, `,"accuracy":`...), t.accuracy, 'f', -1, 64)
	}
	if t.kind != GeodesicEdges {
		b = append(append(append(b, `,"edges":"`...), t.kind.String()...), '"')
	}
	return append(b, '}')
}

// MarshalJSON returns a GeoJSON geometry, a LineString if there is one part and a
// MultiLineString otherwise, with the members that [Area.MarshalJSON] has. The zero
// Line is an error.
func (l Line) MarshalJSON() ([]byte, error) {
	if l.d == nil {
		return nil, errors.New("geo: the zero Line has no JSON form")
	}
	part := func(b []byte, p []Point) []byte { return appendList(b, p, appendPosition) }
	var b []byte
	if p := l.d.parts; len(p) == 1 {
		b = part([]byte(`{"type":"LineString","coordinates":`), p[0])
	} else {
		b = appendList([]byte(`{"type":"MultiLineString","coordinates":`), p, part)
	}
	return l.d.traits.close(b), nil
}

func appendList[T any](b []byte, list []T, one func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, v)
	}
	return append(b, ']')
}

func appendPosition(b []byte, p Point) []byte {
	b = strconv.AppendFloat(append(b, '['), p.lng, 'f', -1, 64)
	b = strconv.AppendFloat(append(b, ','), p.lat, 'f', -1, 64)
	return append(b, ']')
}
