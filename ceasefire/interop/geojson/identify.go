package geojson

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire/geo"
)

// shift moves problems from an object's text to the whole.
func shift(l problem.List, path string, line int) {
	for i := range l {
		if l[i].Path = problem.Join(path, l[i].Path); l[i].Line > 1 {
			l[i].Line += line - 1
		} else { // what else stands on that line is not known
			l[i].Line, l[i].Column = line, 0
		}
	}
}

// feature makes a feature of what was read.
func (d *reading) feature(f *form, line int) (Feature, problem.List) {
	out := Feature{Index: d.index, Line: line, source: d.o.Source, by: d.o.NameBy}
	var problems problem.List
	add := func(code problem.Code, path, mend, format string, args ...any) {
		problems = append(problems, problem.Problem{Code: code, Path: path, Message: fmt.Sprintf(format, args...), Mend: mend})
	}
	prop := func(name string) string { return problem.Field("properties", name) }
	metres := func(name string) *float64 {
		p, ok := f.properties[name]
		if !ok || p.kind == strict.Null {
			return nil
		}
		var m float64
		if p.kind != strict.Number || json.Unmarshal(p.raw, &m) != nil || !(m >= 0) || math.IsInf(m, 0) {
			add(BadMetres, prop(name), "give metres, at least 0", "%q is not a number of metres", p.raw)
			return nil
		}
		return &m
	}
	out.Name, _ = f.properties[d.o.Name].text()
	out.Kind = d.kind(f, add, prop)
	d.identify(f, &out, add, prop)
	var found problem.List
	switch f.geometry.kind {
	case "Polygon", "MultiPolygon":
		out.Area = &geo.Area{}
		found = f.geometry.decode(out.Area, or(metres(d.o.Accuracy), d.o.DefaultAccuracy), d.o.Geodesic)
	case "LineString", "MultiLineString":
		out.Path = &geo.Line{}
		found = f.geometry.decode(out.Path, or(metres(d.o.Accuracy), d.o.DefaultAccuracy), d.o.Geodesic)
	default:
		before := len(problems)
		radius := or(metres(d.o.Radius), d.o.DefaultRadius)
		if radius == nil {
			if len(problems) == before {
				add(BadMetres, "properties", "state the radius in metres within which it is known", "the point states no %q: how exact it is is not known", d.o.Radius)
			}
			radius = new(float64)
		}
		disc, list := f.geometry.disc(*radius)
		out.Disc, found = &disc, list
	}
	return out, append(problems, found...)
}

// or returns what is stated, or else the default above 0, or else nothing.
func or(stated *float64, otherwise float64) *float64 {
	if stated == nil && otherwise > 0 {
		return &otherwise
	}
	return stated
}

type adder func(code problem.Code, path, mend, format string, args ...any)

// kind says what the feature is.
func (d *reading) kind(f *form, add adder, prop func(string) string) Kind {
	fits := map[string][]Kind{
		"Polygon": {d.o.Areas, Territory, Zone}, "MultiPolygon": {d.o.Areas, Territory, Zone},
		"LineString": {Line}, "MultiLineString": {Line}, "Point": {Place, Zone},
	}[f.geometry.kind]
	p, ok := f.properties[d.o.Kind]
	if !ok || p.kind == strict.Null {
		return fits[0]
	}
	s, _ := p.text()
	for _, k := range fits {
		if Kind(s) == k {
			return k
		}
	}
	switch Kind(s) {
	case Territory, Zone, Line, Place:
		add(BadKind, prop(d.o.Kind), fmt.Sprintf("it can be a %s", fits[0]), "a %s cannot be a %s", s, f.geometry.kind)
	default:
		add(BadKind, prop(d.o.Kind), "territory, zone, line or place; or leave it out", "unknown kind %s", p.raw)
	}
	return fits[0]
}

// identify finds the feature's id.
func (d *reading) identify(f *form, out *Feature, add adder, prop func(string) string) {
	p, at := f.id, "id"
	if d.o.ID != "" {
		p, at = f.properties[d.o.ID], prop(d.o.ID)
	}
	text, ok := p.text()
	id, mapped := d.o.IDs[text]
	if !mapped {
		id = text
	}
	switch {
	case p.kind == strict.Invalid || p.kind == strict.Null || text == "":
		if id == "" {
			where := `its member "id"`
			if d.o.ID != "" {
				where = fmt.Sprintf("its property %q", d.o.ID)
			}
			add(MissingID, "", "say in the options which property holds it, or add it", "the feature has no id: nothing stands in %s", where)
		}
	case !ok && !mapped:
		add(BadID, at, "text, or a whole number", "the id is neither text nor a whole number")
	}
	if out.ID = id; id == "" {
		return
	}
	if !isID(id) {
		add(BadID, at, "use lower-case letters, digits, '-', '.' and '_', or give identifiers in the options", "%q cannot be an identifier", id)
		return
	}
	if d.seen[out.Kind] == nil {
		d.seen[out.Kind] = map[string]int{}
	}
	if line, ok := d.seen[out.Kind][id]; ok {
		add(DuplicateID, at, "give each its own, or make one feature with several parts", "another %s has the id %q (line %d)", out.Kind, id, line)
		return
	}
	d.seen[out.Kind][id] = out.Line
}
