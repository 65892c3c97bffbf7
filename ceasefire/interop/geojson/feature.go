package geojson

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire/geo"
)

// shape is a geometry, its members as they stand in the text.
type shape struct {
	path    string
	kind    string
	members map[string]json.RawMessage
	order   []string
}

// property is one that options ask for.
type property struct {
	kind strict.Kind
	raw  []byte
}

// text returns a property that is text, or a whole number, as text.
func (p property) text() (string, bool) {
	switch p.kind {
	case strict.String:
		var s string
		return s, json.Unmarshal(p.raw, &s) == nil
	case strict.Number:
		n, err := strconv.ParseInt(string(p.raw), 10, 64)
		return strconv.FormatInt(n, 10), err == nil
	default:
		return "", false
	}
}

// form is a Feature or a bare geometry, as far as it is looked at.
type form struct {
	kind       string // its "type"
	id         property
	properties map[string]property
	geometry   shape
}

// UnmarshalStrict implements strict.Unmarshaler. It is strict in what matters, and lets
// other members pass.
func (f *form) UnmarshalStrict(n strict.Node) {
	if n.Kind() != strict.Object {
		n.Problem(BadType, "expected a GeoJSON object, found "+n.Kind().String(), "write a FeatureCollection, a Feature or a geometry")
		return
	}
	t, ok := n.Field("type")
	if !ok {
		n.Problem(strict.MissingField, `field "type" is missing`, `every GeoJSON object has a "type"`)
		return
	}
	if !t.Decode(&f.kind) {
		return
	}
	if crs, ok := n.Field("crs"); ok {
		checkCRS(crs)
	}
	if f.kind != "Feature" {
		f.geometry.take(n)
		return
	}
	if id, ok := n.Field("id"); ok {
		f.id = property{id.Kind(), id.Raw()}
	}
	f.properties = map[string]property{}
	if p, ok := n.Field("properties"); ok && p.Kind() != strict.Null {
		if p.Kind() != strict.Object {
			p.Problem(strict.Type, "expected object, found "+p.Kind().String(), `"properties" is an object or null`)
		}
		for name, v := range p.Members() {
			f.properties[name] = property{v.Kind(), v.Raw()}
		}
	}
	g, ok := n.Field("geometry")
	switch {
	case !ok || g.Kind() == strict.Null:
		n.Problem(BadType, "the feature has no geometry", "leave the feature out, or give it its shape")
	case g.Kind() != strict.Object:
		g.Problem(strict.Type, "expected object, found "+g.Kind().String(), "")
	default:
		if crs, ok := g.Field("crs"); ok {
			checkCRS(crs)
		}
		f.geometry.take(g)
	}
}

// take keeps the members of a geometry.
func (s *shape) take(n strict.Node) {
	s.path, s.members = n.Path(), map[string]json.RawMessage{}
	t, ok := n.Field("type")
	if !ok {
		n.Problem(strict.MissingField, `field "type" is missing`, "Polygon, MultiPolygon, LineString, MultiLineString or Point")
		return
	}
	if !t.Decode(&s.kind) {
		return
	}
	switch s.kind {
	case "Polygon", "MultiPolygon", "LineString", "MultiLineString", "Point":
	case "GeometryCollection":
		t.Problem(BadType, "a GeometryCollection is not read: what its shapes mean together is not said", "make a feature of each of its geometries")
		return
	case "MultiPoint":
		t.Problem(BadType, "a MultiPoint is not read: which of its points is meant is not said", "make a feature of each of its points")
		return
	case "Feature", "FeatureCollection":
		t.Problem(BadType, fmt.Sprintf("a %s cannot stand here", s.kind), "a geometry is wanted")
		return
	default:
		t.Problem(BadType, fmt.Sprintf("%q is no GeoJSON type that is read here", s.kind), "Polygon, MultiPolygon, LineString, MultiLineString or Point")
		return
	}
	for name, v := range n.Members() {
		if name != "bbox" {
			s.members[name] = v.Raw()
			s.order = append(s.order, name)
		}
	}
}

// checkCRS reports a system of coordinates that is not WGS 84 with longitude first.
// RFC 7946 has no other, and no "crs"; GeoJSON of 2008 had one, and null meant that
// nothing is known.
func checkCRS(n strict.Node) {
	const mend = `convert the coordinates to WGS 84, longitude first, and leave "crs" out`
	if n.Kind() == strict.Null {
		n.Problem(BadCRS, `"crs" is null: nothing is known of the system of coordinates`, mend)
		return
	}
	var name string
	if p, ok := n.Field("properties"); ok {
		if v, ok := p.Field("name"); ok && v.Kind() == strict.String {
			_ = json.Unmarshal(v.Raw(), &name)
		}
	}
	if name == "" {
		n.Problem(BadCRS, `"crs" names no system of coordinates`, mend)
	} else if !isWGS84(name) {
		n.Problem(BadCRS, fmt.Sprintf("the coordinates are in %q", name), mend)
	}
}

// isWGS84 says whether a name stands for WGS 84 in degrees. The axes of EPSG:4326 are
// latitude first by its authority; in GeoJSON they never were.
func isWGS84(name string) bool {
	name = strings.ToUpper(name)
	name = strings.TrimPrefix(strings.TrimPrefix(name, "URN:OGC:DEF:CRS:"), "URN:X-OGC:DEF:CRS:")
	return slices.Contains([]string{"OGC:1.3:CRS84", "OGC::CRS84", "OGC:CRS84", "CRS84", "EPSG::4326", "EPSG:4326", "OGC:1.3:CRS84H", "OGC::CRS84H", "EPSG::4979", "EPSG:4979"}, name)
}

// decode reads the shape by the strict reader of package geo, with an accuracy and a kind
// of edges where the shape states none. Members that package geo does not know are left
// out.
func (s shape) decode(into json.Unmarshaler, accuracy *float64, geodesic bool) problem.List {
	set := func(name string, value []byte) {
		if _, ok := s.members[name]; !ok {
			s.members[name] = value
			s.order = append(s.order, name)
		}
	}
	if accuracy != nil {
		set("accuracy", strconv.AppendFloat(nil, *accuracy, 'g', -1, 64))
	}
	if !geodesic {
		set("edges", []byte(`"parallel"`))
	}
	for {
		err := into.UnmarshalJSON(s.text())
		if err == nil {
			return nil
		}
		var list problem.List
		if !errors.As(err, &list) {
			list = problem.List{{Code: strict.Value, Message: err.Error()}}
		}
		foreign := false
		for _, p := range list {
			if _, ok := s.members[p.Path]; ok && (p.Code == strict.UnknownField || p.Code == strict.FieldCase) {
				delete(s.members, p.Path)
				foreign = true
			}
		}
		if !foreign {
			return s.placed(list)
		}
	}
}

func (s shape) text() []byte {
	b := []byte{'{'}
	for _, name := range s.order {
		if raw, ok := s.members[name]; ok {
			if len(b) > 1 {
				b = append(b, ',')
			}
			key, _ := json.Marshal(name)
			b = append(append(append(b, key...), ':'), raw...)
		}
	}
	return append(b, '}')
}

// placed moves problems from the shape's text to that of the feature.
func (s shape) placed(l problem.List) problem.List {
	for i := range l {
		l[i].Path, l[i].Line, l[i].Column = problem.Join(s.path, l[i].Path), 0, 0
	}
	return l
}

// disc reads the shape as a point with a radius.
func (s shape) disc(radius float64) (geo.Disc, problem.List) {
	at := problem.Join(s.path, "coordinates")
	raw, ok := s.members["coordinates"]
	if !ok {
		return geo.Disc{}, problem.List{{Code: strict.MissingField, Path: s.path, Message: `field "coordinates" is missing`}}
	}
	var pos []float64
	if _, problems := strict.Decode(raw, &pos); problems.Err() != nil || len(pos) < 2 || len(pos) > 3 {
		return geo.Disc{}, problem.List{{Code: geo.BadPosition, Path: at, Message: "a position is a list of two or three numbers", Mend: "[longitude, latitude], and a height that is dropped"}}
	}
	p, err := geo.NewPoint(pos[1], pos[0])
	if err != nil {
		mend := ""
		if math.Abs(pos[1]) > 90 && math.Abs(pos[0]) <= 90 && math.Abs(pos[1]) <= 180 {
			mend = "GeoJSON has longitude first"
		}
		return geo.Disc{}, problem.List{{Code: geo.BadPosition, Path: at, Message: err.Error(), Mend: mend}}
	}
	return geo.Disc{Centre: p, Radius: radius}, nil
}

// isID says whether s has the syntax of an identifier.
func isID(s string) bool { return actors.ID(s).IsValid() }
