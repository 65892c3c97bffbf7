package proof

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// spot is a place where something may have happened, as far as it matters: a named
// territory or none, zones of unknown shape, and what holds at a point.
type spot struct {
	territory actors.TerritoryID
	zones     []ceasefire.ZoneID
	at        func(geo.Condition) geo.Truth
}

// classes are the classes of spots that lie in some places: spots of one class lie
// in just the same of the explanation's places. A class is written as a digit for
// each of these. It is proved if some spot is known to be of the class, and not
// merely not excluded at the resolution.
type classes map[string]bool

const (
	maxCells  = 50_000
	maxPlaces = 200 // of an explanation
	maxLoose  = 10  // zones of unknown shape
)

// classesOf returns the classes of the spots that lie in all the places; false if
// they cannot be told.
func (c *checker) classesOf(places []ceasefire.Place) (classes, bool) {
	key := ""
	for _, p := range places {
		key += placeKey(p)
	}
	if found, ok := c.searched[key]; ok {
		return found, found != nil
	}
	found := c.search(places)
	c.searched[key] = found
	for class, proved := range found {
		c.proved[class] = c.proved[class] || proved
	}
	return found, found != nil
}

// somewhere says whether the places share a spot, as far as that can be told.
func (c *checker) somewhere(places []ceasefire.Place) bool {
	if len(places) == 0 {
		return true
	}
	found, ok := c.classesOf(places)
	return !ok || len(found) > 0
}

func (c *checker) search(within []ceasefire.Place) classes {
	all := slices.Concat(within, c.x.Places)
	loose := c.looseIn(all)
	if len(loose) > maxLoose {
		return nil
	}
	var conds []geo.Condition
	index := map[geo.Condition]int{}
	note := func(k geo.Condition) geo.Truth {
		if _, ok := index[k]; !ok {
			index[k] = len(conds)
			conds = append(conds, k)
		}
		return geo.Maybe
	}
	// Ask everything once, to learn which conditions there are.
	for _, p := range all {
		c.lies(spot{at: note}, p, true)
	}
	for _, g := range c.a.Geometry {
		note(geo.Inside{Area: g.Area})
	}
	signatures := []geo.Signature{{Proved: true}}
	if len(conds) > 0 {
		c.spend(1 << 18)
		var err error
		if signatures, err = geo.Signatures(c.region(within), conds, geo.Options{MaxCells: maxCells}); err != nil {
			return nil
		}
	}
	out := classes{}
	names := append([]actors.TerritoryID{""}, c.territories...)
	for _, sig := range signatures {
		at := func(k geo.Condition) geo.Truth {
			if i, ok := index[k]; ok && sig.True.Has(i) {
				return geo.Yes
			}
			return geo.No
		}
		for _, name := range names {
			for pick := range 1 << len(loose) {
				c.spend(2 * len(all))
				s := spot{territory: name, at: at}
				for i, z := range loose {
					if pick&(1<<i) != 0 {
						s.zones = append(s.zones, z)
					}
				}
				lies := func(p ceasefire.Place) bool { return c.lies(s, p, false) == geo.Yes }
				if c.exists(s) == geo.Yes && !slices.ContainsFunc(within, func(p ceasefire.Place) bool { return !lies(p) }) {
					class := c.classOf(lies)
					out[class] = out[class] || sig.Proved
				}
			}
		}
	}
	return out
}

func (c *checker) classOf(lies func(ceasefire.Place) bool) string {
	var b strings.Builder
	for _, p := range c.x.Places {
		if lies(p) {
			b.WriteByte('1')
		} else {
			b.WriteByte('0')
		}
	}
	return b.String()
}

// region narrows a search to shapes in which all spots of the places lie.
func (c *checker) region(within []ceasefire.Place) []geo.Region {
	var out []geo.Region
	for _, p := range within {
		if p.Near != nil {
			out = append(out, *p.Near)
		}
		if len(p.In) == 1 {
			if area, ok := c.nearestShape(p.In[0]); ok {
				out = append(out, area)
			}
		}
	}
	return out
}

// looseIn lists the zones without a shape that the places name.
func (c *checker) looseIn(places []ceasefire.Place) []ceasefire.ZoneID {
	var out []ceasefire.ZoneID
	for _, p := range places {
		for _, id := range p.Zones {
			if z, ok := c.zones[id]; ok && z.Area == nil && z.Disc == nil && z.Band == nil && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// chain walks a territory and those around it.
func (c *checker) chain(t actors.TerritoryID) func(func(actors.TerritoryID) bool) {
	return func(yield func(actors.TerritoryID) bool) {
		for range len(c.territories) { // a circle of parents ends as well
			up, ok := c.parents[t]
			if !ok || !yield(t) {
				return
			}
			t = up
		}
	}
}

// below says whether t is the territory or lies in it.
func (c *checker) below(t, in actors.TerritoryID) bool {
	for x := range c.chain(t) {
		if x == in {
			return true
		}
	}
	return false
}

func (c *checker) nearestShape(t actors.TerritoryID) (geo.Area, bool) {
	for x := range c.chain(t) {
		if area, ok := c.shapes[x]; ok {
			return area, true
		}
	}
	return geo.Area{}, false
}

// exists says whether there is such a spot: its point lies in the shape around its
// territory, and it lies in the parents of its zones.
func (c *checker) exists(s spot) geo.Truth {
	out := geo.Yes
	if s.territory != "" {
		if _, ok := c.parents[s.territory]; !ok {
			return geo.No
		}
		if area, ok := c.nearestShape(s.territory); ok {
			out = both(out, s.at(geo.Inside{Area: area}))
		}
	}
	for _, id := range s.zones {
		if parent := c.zones[id].Parent; parent != "" {
			out = both(out, c.lies(s, ceasefire.In(parent), false))
		}
	}
	return out
}

func both(a, b geo.Truth) geo.Truth {
	switch {
	case a == geo.No || b == geo.No:
		return geo.No
	case a == geo.Yes && b == geo.Yes:
		return geo.Yes
	}
	return geo.Maybe
}

func either(a, b geo.Truth) geo.Truth {
	switch {
	case a == geo.Yes || b == geo.Yes:
		return geo.Yes
	case a == geo.No && b == geo.No:
		return geo.No
	}
	return geo.Maybe
}

// lies says whether a spot lies in a place. Thorough, every condition is asked for
// even where the answer is known without it.
func (c *checker) lies(s spot, p ceasefire.Place, thorough bool) geo.Truth {
	out := geo.Yes
	if len(p.In) > 0 {
		in := geo.No
		for _, t := range p.In {
			if area, ok := c.shapes[t]; ok {
				in = either(in, s.at(geo.Inside{Area: area}))
			} else if c.below(s.territory, t) {
				in = geo.Yes
			}
		}
		out = in
	}
	if len(p.Zones) > 0 && (out != geo.No || thorough) {
		in := geo.No
		for _, id := range p.Zones {
			in = either(in, c.inZone(s, id))
		}
		out = both(out, in)
	}
	if p.Near != nil && (out != geo.No || thorough) {
		out = both(out, s.at(geo.InDisc{Disc: *p.Near}))
	}
	for _, f := range p.Lines {
		out = both(out, c.fromLine(s, f))
	}
	return out
}

func (c *checker) inZone(s spot, id ceasefire.ZoneID) geo.Truth {
	z, ok := c.zones[id]
	switch {
	case !ok:
		return geo.No
	case z.Area != nil:
		return s.at(geo.Inside{Area: *z.Area})
	case z.Disc != nil:
		return s.at(geo.InDisc{Disc: *z.Disc})
	case z.Band != nil:
		return c.fromLine(s, *z.Band)
	case slices.Contains(s.zones, id):
		return geo.Yes
	}
	return geo.No
}

func (c *checker) fromLine(s spot, f ceasefire.FromLine) geo.Truth {
	line, out := c.lines[f.Line], geo.Yes
	if f.AtLeast > 0 {
		out = both(out, s.at(geo.AtLeast{Line: line, Metres: f.AtLeast}))
	}
	if f.AtMost > 0 {
		out = both(out, s.at(geo.Within{Line: line, Metres: f.AtMost}))
	}
	switch f.Side {
	case ceasefire.LeftSide:
		out = both(out, s.at(geo.LeftOf{Line: line}))
	case ceasefire.RightSide:
		out = both(out, s.at(geo.RightOf{Line: line}))
	}
	return out
}

// usable returns a reported place without what cannot be used. Of alternatives one
// of which is unknown none constrains.
func (c *checker) usable(p ceasefire.Place) ceasefire.Place {
	if slices.ContainsFunc(p.In, func(t actors.TerritoryID) bool { _, ok := c.parents[t]; return !ok }) {
		p.In = nil
	}
	if slices.ContainsFunc(p.Zones, func(z ceasefire.ZoneID) bool { _, ok := c.zones[z]; return !ok }) {
		p.Zones = nil
	}
	if p.Near != nil && !p.Near.IsValid() {
		p.Near = nil
	}
	p.Lines = slices.DeleteFunc(slices.Clone(p.Lines), func(f ceasefire.FromLine) bool {
		_, ok := c.lines[f.Line]
		return !ok || !(f.AtLeast >= 0) || !(f.AtMost >= 0) || f.AtMost > 0 && f.AtMost < f.AtLeast
	})
	return p
}

// placeKey describes a place; equal places have equal keys.
func placeKey(p ceasefire.Place) string {
	text, err := strict.Encode(p)
	if err != nil {
		return fmt.Sprintf("%q %q %v %v", p.In, p.Zones, p.Near, p.Lines)
	}
	return string(text)
}

// checkPlaces checks that the explanation names every place that the clause asks
// for, each once, and none that does not exist.
func (c *checker) checkPlaces() bool {
	before := len(c.problems)
	if len(c.x.Places) > maxPlaces {
		c.add(TooLarge, "places", "%d places are more than are looked at", len(c.x.Places))
		return false
	}
	for i, p := range c.x.Places {
		c.placeAt[placeKey(p)] = i
		if placeKey(c.usable(p)) != placeKey(p) {
			c.add(BadCase, problem.Index("places", i), "there is no such place")
		}
	}
	for _, r := range c.rows {
		p, ok := c.prohibition(r)
		if !ok {
			continue
		}
		var asked []ceasefire.Pattern
		for _, e := range p.Except {
			asked = append(asked, e.Pattern)
		}
		for _, party := range c.bearers(r) {
			asked = append(asked, forbidden(p, party)...)
		}
		for _, x := range asked {
			for _, at := range slices.Concat(x.Origin, x.Effect) {
				if _, ok := c.placeAt[placeKey(at)]; !ok {
					c.add(MissingPlace, "places", "the clause asks for the place %s", placeKey(at))
				}
			}
		}
	}
	return len(c.problems) == before
}

// classIn says whether spots of the class lie in one of the places.
func (c *checker) classIn(class string, places []ceasefire.Place) bool {
	return slices.ContainsFunc(places, func(p ceasefire.Place) bool {
		i, ok := c.placeAt[placeKey(p)]
		return ok && class[i] == '1'
	})
}

// placeClass reads a class that a case lists, and checks its example.
func (c *checker) placeClass(pc ceasefire.PlaceClass, path string) (string, bool) {
	b := []byte(strings.Repeat("0", len(c.x.Places)))
	last := -1
	for _, i := range pc.Holds {
		if i <= last || i >= len(b) {
			c.add(BadCase, path+".holds", "not an ascending list of places")
			return "", false
		}
		b[i], last = '1', i
	}
	class := string(b)
	e := pc.Example
	if e.Territory == "" && len(e.Zones) == 0 && !e.Point.IsValid() {
		return class, true // none is given
	}
	s := spot{territory: e.Territory, zones: e.Zones, at: func(k geo.Condition) geo.Truth { return geo.Eval(k, e.Point) }}
	fits := c.exists(s) != geo.No
	for i, p := range c.x.Places {
		t := c.lies(s, p, false)
		fits = fits && (t == geo.Maybe || (t == geo.Yes) == (b[i] == '1'))
	}
	if unproved, found := c.proved[class]; !fits && (!found || unproved) {
		c.add(BadCase, path+".example", "the example is not of the class")
		return "", false
	}
	return class, true
}
