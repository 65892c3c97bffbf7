package geojson

import (
	"bytes"
	"fmt"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

// reading is the reading of one text.
type reading struct {
	*stream
	o     Options
	yield func(Feature, error) bool
	index int
	seen  map[Kind]map[string]int // line of each id
}

// document reads the top of the text. Members of a collection may come in any order; what
// is no collection is put together again and read as one object.
func (d *reading) document() {
	d.lines.limit(0)
	if d.dec.PeekKind() != '{' {
		raw, line, err := d.value()
		if err != nil {
			d.yield(Feature{}, d.failure("", err))
			return
		}
		d.one(raw, "", line)
		return
	}
	if _, err := d.dec.ReadToken(); err != nil {
		d.yield(Feature{}, d.failure("", err))
		return
	}
	start := d.lines.at(d.dec.InputOffset())
	rest := []byte{'{'}
	listed, fed := false, 0 // and how many line feeds stand in rest
	for d.dec.PeekKind() == '"' {
		name, line, err := d.value()
		if err != nil {
			d.yield(Feature{}, d.failure("", err))
			return
		}
		if string(name) == `"features"` && d.dec.PeekKind() == '[' && !listed {
			// What was said before stands, whatever comes after.
			if listed = true; !d.top(rest, start, false) || !d.features() {
				return
			}
			continue
		}
		raw, _, err := d.value()
		if err != nil {
			d.yield(Feature{}, d.failure("", err))
			return
		}
		if listed && string(name) != `"type"` && string(name) != `"crs"` {
			continue // foreign, and of any number
		}
		if len(rest) > 1 {
			rest = append(rest, ',')
		}
		for ; fed < line-start; fed++ { // so that lines stay what they are
			rest = append(rest, '\n')
		}
		fed += bytes.Count(raw, []byte{'\n'})
		rest = append(append(append(rest, name...), ':'), raw...)
		if len(rest) > MaxFeature {
			d.yield(Feature{}, d.failure("", errTooLarge))
			return
		}
	}
	if _, err := d.dec.ReadToken(); err != nil {
		d.yield(Feature{}, d.failure("", err))
		return
	}
	rest = append(rest, '}')
	if listed {
		if !d.top(rest, start, true) {
			return
		}
	} else if !d.one(rest, "", start) {
		return
	}
	if d.lines.limit(d.dec.InputOffset()); d.dec.PeekKind() != 0 {
		d.yield(Feature{}, problem.List{{Code: strict.Trailing, Line: d.lines.at(d.next()), Message: "text after the document's end", Mend: "remove it; a document is one value"}})
	}
}

// top judges the members of a collection besides its features. It says whether to go on.
func (d *reading) top(rest []byte, line int, done bool) bool {
	if !done {
		rest = append(bytes.Clone(rest), '}')
	}
	f := &collection{done: done}
	src, problems := strict.Decode(rest, f)
	src.Place("", problems)
	shift(problems, "", line)
	if err := problems.Err(); err != nil {
		d.yield(Feature{}, err)
		return false
	}
	return true
}

// collection is the top of a FeatureCollection.
type collection struct{ done bool }

// UnmarshalStrict implements strict.Unmarshaler.
func (c *collection) UnmarshalStrict(n strict.Node) {
	if crs, ok := n.Field("crs"); ok {
		checkCRS(crs)
	}
	t, ok := n.Field("type")
	var kind string
	switch {
	case !ok && c.done:
		n.Problem(strict.MissingField, `field "type" is missing`, `write "type": "FeatureCollection"`)
	case ok && t.Decode(&kind) && kind != "FeatureCollection":
		t.Problem(BadType, fmt.Sprintf("%q has features", kind), `write "type": "FeatureCollection"`)
	}
}

// features walks the list. It says whether to go on.
func (d *reading) features() bool {
	if _, err := d.dec.ReadToken(); err != nil {
		return d.yield(Feature{}, d.failure("features", err)) && false
	}
	for d.dec.PeekKind() != ']' {
		path := problem.Index("features", d.index)
		raw, line, err := d.value()
		if err != nil {
			d.yield(Feature{}, d.failure(path, err))
			return false
		}
		if !d.one(raw, path, line) {
			return false
		}
	}
	if _, err := d.dec.ReadToken(); err != nil {
		d.yield(Feature{}, d.failure("features", err))
		return false
	}
	return true
}

// one reads one object, and says whether to go on.
func (d *reading) one(raw []byte, path string, line int) bool {
	f := &form{}
	src, problems := strict.Decode(raw, f)
	if problems.Err() == nil && path != "" && f.kind != "Feature" {
		problems = append(problems, problem.Problem{Code: BadType, Path: "type", Message: fmt.Sprintf("a %s stands where a Feature should", f.kind), Mend: `wrap it: {"type": "Feature", "id": …, "geometry": …}`})
	}
	var out Feature
	if problems.Err() == nil {
		var found problem.List
		out, found = d.feature(f, line)
		problems = append(problems, found...)
	}
	d.index++
	src.Place("", problems)
	problems.Sort()
	shift(problems, path, line)
	if err := problems.Capped(maxProblems).Err(); err != nil {
		return d.yield(Feature{}, err)
	}
	return d.yield(out, nil)
}
