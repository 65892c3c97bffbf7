package ceasefire

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/geo"
)

// ground knows the places of an agreement: the tree of named territories, the
// shapes of those that have one, zones and lines. It turns places into tests and
// finds the joint truths that the tests can have.
//
// A spot is settled by three things: the smallest named territory that it lies
// in, the zones of unknown shape that it lies in, and a point. Conditions on the
// point are geometric and decided together by geo.Signatures; a territory that
// has a shape is a condition on the point, one that has none a condition on the
// name.
type ground struct {
	territories []actors.Territory // by id; index -1 is outside all of them
	index       map[actors.TerritoryID]int
	shaped      map[actors.TerritoryID]int // condition of the territory's shape
	zones       map[ZoneID]Zone
	lines       map[LineID]Line
	loose       []ZoneID // zones without a shape, sorted

	conds  []geo.Condition // conditions of the territories' shapes and of the terms' places
	keys   map[string]int  // condition by its description
	tests  []placeTest     // the terms' places
	places []Place         // the same, as they were written
	names  map[string]int  // test by the place's description

	cache *cache[placeResult] // atoms of places: to search the whole earth takes longest
}

// placeResult is what was found of places.
type placeResult struct {
	atoms []placeAtom
	err   error
}

// maxCells bounds the search for one place; what is open then stays open.
const maxCells = 50_000

// placeTest is a Place turned into conditions. All of its fields hold together.
type placeTest struct {
	inShape []int // in one of these shapes (conditions), or
	inName  []int // at or below one of these territories
	inZone  []zoneTest
	stated  struct{ in, zone bool } // whether the alternatives above constrain
	geo     []int                   // all of these conditions
}

// zoneTest is a zone as conditions: all of geo, or the loose zone of that index.
type zoneTest struct {
	geo   []int
	loose int
}

// placeAtom is a class of spots that no test of the terms tells apart.
type placeAtom struct {
	truth   []bool // of each test
	witness Spot
	proved  bool // false: not excluded at the stated resolution, and not proved either
}

func newGround(a *Agreement, roster *actors.Roster) *ground {
	g := &ground{
		index: map[actors.TerritoryID]int{}, shaped: map[actors.TerritoryID]int{},
		zones: map[ZoneID]Zone{}, lines: map[LineID]Line{},
		keys: map[string]int{}, names: map[string]int{},
		cache: newCache[placeResult](),
	}
	for t := range roster.Territories() {
		g.index[t.ID] = len(g.territories)
		g.territories = append(g.territories, t)
	}
	for _, l := range a.Lines {
		g.lines[l.ID] = l
	}
	for _, s := range a.Geometry {
		g.shaped[s.Territory] = g.cond("territory "+string(s.Territory), geo.Inside{Area: s.Area})
	}
	for _, z := range a.Zones {
		g.zones[z.ID] = z
		if z.Area == nil && z.Disc == nil && z.Band == nil {
			g.loose = append(g.loose, z.ID)
		}
	}
	slices.Sort(g.loose)
	return g
}

// cond returns the index of a condition, adding it if it is new.
func (g *ground) cond(key string, c geo.Condition) int {
	if i, ok := g.keys[key]; ok {
		return i
	}
	g.keys[key] = len(g.conds)
	g.conds = append(g.conds, c)
	return len(g.conds) - 1
}

// term returns the index of the test of a term's place, adding it if it is new.
func (g *ground) term(p Place) int {
	key := p.key()
	if i, ok := g.names[key]; ok {
		return i
	}
	g.names[key] = len(g.tests)
	g.tests = append(g.tests, g.test(p))
	g.places = append(g.places, p)
	return len(g.tests) - 1
}

// key describes a place; equal places have equal keys.
func (p Place) key() string {
	var b strings.Builder
	fmt.Fprintf(&b, "in %q zones %q lines %v", p.In, p.Zones, p.Lines)
	if p.Near != nil {
		fmt.Fprintf(&b, " near %v", discKey(*p.Near))
	}
	return b.String()
}

func discKey(d geo.Disc) string { return fmt.Sprintf("disc %v %v", d.Centre, d.Radius) }

// test turns a place into conditions.
func (g *ground) test(p Place) placeTest {
	var t placeTest
	t.stated.in, t.stated.zone = len(p.In) > 0, len(p.Zones) > 0
	for _, id := range p.In {
		if c, ok := g.shaped[id]; ok {
			t.inShape = append(t.inShape, c)
		} else if i, ok := g.index[id]; ok {
			t.inName = append(t.inName, i)
		}
	}
	for _, id := range p.Zones {
		t.inZone = append(t.inZone, g.zone(g.zones[id]))
	}
	if p.Near != nil {
		t.geo = append(t.geo, g.cond(discKey(*p.Near), geo.InDisc{Disc: *p.Near}))
	}
	for _, f := range p.Lines {
		t.geo = append(t.geo, g.fromLine(f)...)
	}
	return t
}

func (g *ground) zone(z Zone) zoneTest {
	switch {
	case z.Area != nil:
		return zoneTest{geo: []int{g.cond("zone "+string(z.ID), geo.Inside{Area: *z.Area})}, loose: -1}
	case z.Disc != nil:
		return zoneTest{geo: []int{g.cond(discKey(*z.Disc), geo.InDisc{Disc: *z.Disc})}, loose: -1}
	case z.Band != nil:
		return zoneTest{geo: g.fromLine(*z.Band), loose: -1}
	}
	i, _ := slices.BinarySearch(g.loose, z.ID)
	return zoneTest{loose: i}
}

func (g *ground) fromLine(f FromLine) []int {
	shape := g.lines[f.Line].Shape
	var out []int
	add := func(what string, c geo.Condition) {
		out = append(out, g.cond(fmt.Sprintf("line %s %s", f.Line, what), c))
	}
	if f.AtLeast > 0 {
		add(fmt.Sprintf("at least %v", f.AtLeast), geo.AtLeast{Line: shape, Metres: f.AtLeast})
	}
	if f.AtMost > 0 {
		add(fmt.Sprintf("at most %v", f.AtMost), geo.Within{Line: shape, Metres: f.AtMost})
	}
	switch f.Side {
	case LeftSide:
		add("left", geo.LeftOf{Line: shape})
	case RightSide:
		add("right", geo.RightOf{Line: shape})
	}
	return out
}

// spotState is a spot as the tests see it: a name, truths of conditions, and
// loose zones.
type spotState struct {
	name  int // index of the territory, -1 outside all
	truth func(cond int) bool
	loose uint
}

func (g *ground) holds(t placeTest, s spotState) bool {
	if t.stated.in && !slices.ContainsFunc(t.inShape, s.truth) &&
		!slices.ContainsFunc(t.inName, func(i int) bool { return g.below(s.name, i) }) {
		return false
	}
	if t.stated.zone && !slices.ContainsFunc(t.inZone, func(z zoneTest) bool {
		if z.loose >= 0 {
			return s.loose&(1<<z.loose) != 0
		}
		return all(z.geo, s.truth)
	}) {
		return false
	}
	return all(t.geo, s.truth)
}

func all(conds []int, truth func(int) bool) bool {
	return !slices.ContainsFunc(conds, func(c int) bool { return !truth(c) })
}

// below says whether the territory of index i is that of index top or lies in it.
func (g *ground) below(i, top int) bool {
	for ; i >= 0; i = g.parent(i) {
		if i == top {
			return true
		}
	}
	return false
}

func (g *ground) parent(i int) int {
	if p, ok := g.index[g.territories[i].Parent]; ok {
		return p
	}
	return -1
}

// shapeOf returns the condition of the nearest shape at or above a territory, -1
// if there is none.
func (g *ground) shapeOf(i int) int {
	for ; i >= 0; i = g.parent(i) {
		if c, ok := g.shaped[g.territories[i].ID]; ok {
			return c
		}
	}
	return -1
}

// atoms returns the classes of the spots that lie in all the places: every joint
// truth of the terms' tests that one of them can have. Where a class could not
// be excluded at the resolution it is among them, and marked as not proved.
// They are sorted by truth, and there are none if the places share no spot. The
// terms' tests must all be there: atoms are remembered.
func (g *ground) atoms(places []Place) ([]placeAtom, error) {
	var key strings.Builder
	for _, p := range places {
		if !p.IsZero() {
			key.WriteString(p.key() + ";")
		}
	}
	r, ok := g.cache.get(key.String())
	if !ok {
		r.atoms, r.err = g.search(places)
		g.cache.put(key.String(), r)
	}
	return r.atoms, r.err
}

func (g *ground) search(places []Place) ([]placeAtom, error) {
	local := g.fork()
	var within []placeTest
	for _, p := range places {
		if !p.IsZero() {
			within = append(within, local.test(p))
		}
	}
	signatures := []geo.Signature{{Proved: true}}
	if region := local.region(places); len(local.conds) > 0 {
		var err error
		if signatures, err = geo.Signatures(region, local.conds, geo.Options{MaxCells: maxCells}); err != nil {
			return nil, err
		}
	}
	used := local.looseUsed(within)
	found := map[string]placeAtom{}
	for _, sig := range signatures {
		truth := func(c int) bool { return sig.True.Has(c) }
		for name := -1; name < len(local.territories); name++ {
			if name >= 0 {
				if c := local.shapeOf(name); c >= 0 && !truth(c) {
					continue
				}
			}
			for loose := range uint(1) << len(local.loose) {
				s := spotState{name: name, truth: truth, loose: loose}
				if loose&^used != 0 || !local.possibleLoose(s) || slices.ContainsFunc(within, func(t placeTest) bool { return !local.holds(t, s) }) {
					continue
				}
				atom := placeAtom{truth: make([]bool, len(g.tests)), proved: sig.Proved, witness: local.spot(s, sig.Witness)}
				key := make([]byte, len(g.tests))
				for i, t := range g.tests {
					if atom.truth[i] = local.holds(t, s); atom.truth[i] {
						key[i] = 1
					}
				}
				if old, ok := found[string(key)]; !ok || !old.proved && atom.proved {
					found[string(key)] = atom
				}
			}
		}
	}
	out := make([]placeAtom, 0, len(found))
	for _, k := range sortedKeys(found) {
		out = append(out, found[k])
	}
	return out, nil
}

// fork returns a copy to which a report's conditions can be added.
func (g *ground) fork() *ground {
	f := *g
	f.conds = slices.Clone(g.conds)
	f.keys = make(map[string]int, len(g.keys))
	for k, v := range g.keys {
		f.keys[k] = v
	}
	return &f
}

// region narrows the search: the shapes in which every spot of the places lies.
func (g *ground) region(places []Place) []geo.Region {
	var out []geo.Region
	for _, p := range places {
		if p.Near != nil {
			out = append(out, *p.Near)
		}
		if len(p.In) == 1 {
			if i, ok := g.index[p.In[0]]; ok {
				if c := g.shapeOf(i); c >= 0 {
					out = append(out, g.conds[c].(geo.Inside).Area)
				}
			}
		}
	}
	return out
}

// looseUsed returns the loose zones that some test asks for.
func (g *ground) looseUsed(within []placeTest) uint {
	var used uint
	for _, t := range slices.Concat(within, g.tests) {
		for _, z := range t.inZone {
			if z.loose >= 0 {
				used |= 1 << z.loose
			}
		}
	}
	return used
}

// possibleLoose says whether the spot lies in the parent of every loose zone that
// it lies in.
func (g *ground) possibleLoose(s spotState) bool {
	for i, id := range g.loose {
		if parent := g.zones[id].Parent; s.loose&(1<<i) != 0 && parent != "" && !g.holds(g.test(In(parent)), s) {
			return false
		}
	}
	return true
}

func (g *ground) spot(s spotState, p geo.Point) Spot {
	spot := Spot{Point: p}
	if s.name >= 0 {
		spot.Territory = g.territories[s.name].ID
	}
	for i, id := range g.loose {
		if s.loose&(1<<i) != 0 {
			spot.Zones = append(spot.Zones, id)
		}
	}
	return spot
}
