package ceasefire

import (
	"slices"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
	"github.com/parley-go/parley/ceasefire/internal/atoms"
)

// Dimension is a base dimension of an incident: what varies independently of
// everything else, and so what a question to the monitors can be about.
type Dimension string

// The base dimensions. Occurrence, harm and relation belong to the incident as a
// whole, the others to one of its parts.
const (
	DimOccurrence   Dimension = "occurrence"
	DimRelation     Dimension = "relation" // whether a contested or unknown relation holds
	DimHarm         Dimension = "harm"
	DimTime         Dimension = "time"
	DimOrigin       Dimension = "origin"
	DimEffect       Dimension = "effect"
	DimActor        Dimension = "actor"
	DimAct          Dimension = "act"
	DimWeapon       Dimension = "weapon"
	DimCalibre      Dimension = "calibre"
	DimTarget       Dimension = "target"
	DimTargetOwner  Dimension = "target-owner"
	DimCircumstance Dimension = "circumstance"
)

// The order of the dimensions of a space: the incident's own first, then each
// part's. An offset counts from the first dimension of its group.
const (
	occurred  = 0
	ownFixed  = 1 // facts and harm follow
	partTime  = 0
	partFrom  = 1
	partTo    = 2
	partBy    = 3
	partAct   = 4
	partArm   = 5
	partBore  = 6
	partAim   = 7
	partOwner = 8
	partFixed = 9 // circumstances follow
)

// The atoms of yes-or-no dimensions.
const (
	no  = 0
	yes = 1
)

// space is a version laid out as a product of dimensions, with what each atom
// stands for.
type space struct {
	rs      *ruleset
	dims    algebra.Space
	harm    [][]atoms.Class
	parts   []partSpace
	boxes   []algebra.Box
	version version

	tooOpen  bool // there are too many boxes: nothing can be decided
	unplaced bool // a place could not be resolved: nothing that asks for places can be
}

// partSpace is what the atoms of one part stand for. Each way to describe the
// part has atoms of its own, so that an atom of time tells which way it is.
type partSpace struct {
	name    string
	first   int // its first dimension
	times   []timeAtom
	origins []placeAtom
	effects []placeAtom
	ways    []wayBoxes
}

type timeAtom struct {
	atoms.Stay
	way int
}

type wayBoxes struct {
	desc desc
	box  algebra.Box // of the part's own dimensions, but for its means
	alls []means
}

func (rs *ruleset) factDim(f int) int { return ownFixed + f }
func (rs *ruleset) harmDim(w int) int { return ownFixed + len(rs.facts) + w }
func (rs *ruleset) ownDims() int      { return ownFixed + len(rs.facts) + len(rs.tallies) }
func (rs *ruleset) partDims() int     { return partFixed + len(rs.circumstances) }
func yesNo(atom int) algebra.Set      { return algebra.Of(2, atom) }

// lay lays a version out. The ground may fail to place a description: then nothing
// that asks for places is decided, and the error is returned as well.
func (rs *ruleset) lay(v version) (*space, error) {
	sp := &space{rs: rs, version: v}
	sp.dims = make(algebra.Space, rs.ownDims())
	sp.dims[occurred] = 2
	for f := range rs.facts {
		sp.dims[rs.factDim(f)] = 2
	}
	for i, t := range rs.tallies {
		sp.harm = append(sp.harm, t.Classes(v.harm[i]))
		sp.dims[rs.harmDim(i)] = len(sp.harm[i])
	}
	named := v.parts
	if len(named) == 0 {
		named = []partVersion{{"", []desc{anyDesc()}}}
	}
	var failed error
	for _, p := range named {
		if err := sp.layPart(p); err != nil {
			failed = err
		}
	}
	if sp.tooOpen = v.crowded; !v.crowded {
		sp.fill(v)
	}
	sp.unplaced = failed != nil
	return sp, failed
}

// maxBoxes bounds the boxes of a version: the ways to describe its parts multiply.
const maxBoxes = 1 << 10

func (sp *space) layPart(p partVersion) error {
	rs := sp.rs
	part := partSpace{name: p.name, first: len(sp.dims)}
	var failed error
	place := func(list *[]placeAtom, ps []Place) (from, to int) {
		found, err := rs.ground.atoms(ps)
		if err != nil {
			failed = err
			found = []placeAtom{{truth: make([]bool, len(rs.ground.tests))}} // stands for any
		}
		from = len(*list)
		*list = append(*list, found...)
		return from, len(*list)
	}
	type span struct{ from, to int }
	type extent struct{ time, origin, effect span }
	var extents []extent
	for i, d := range p.ways {
		var e extent
		e.time.from = len(part.times)
		for _, s := range rs.stays(d) {
			part.times = append(part.times, timeAtom{s, i})
		}
		e.time.to = len(part.times)
		e.origin.from, e.origin.to = place(&part.origins, d.origin)
		e.effect.from, e.effect.to = place(&part.effects, d.effect)
		extents = append(extents, e)
	}
	sizes := []int{
		partTime: len(part.times), partFrom: len(part.origins), partTo: len(part.effects),
		partBy: len(rs.actors), partAct: rs.actClasses.len(), partArm: rs.armClasses.len(), partBore: rs.boreClasses.len(),
		partAim: rs.aimClasses.len(), partOwner: len(rs.actors),
	}
	for range rs.circumstances {
		sizes = append(sizes, 2)
	}
	sp.dims = append(sp.dims, sizes...)
	among := func(offset int, s span) algebra.Set {
		return algebra.Where(sizes[offset], func(a int) bool { return a >= s.from && a < s.to })
	}
	for i, d := range p.ways {
		b := make(algebra.Box, len(sizes))
		b[partTime], b[partFrom], b[partTo] = among(partTime, extents[i].time), among(partFrom, extents[i].origin), among(partTo, extents[i].effect)
		b[partBy], b[partOwner] = d.by, d.owners
		for k, c := range rs.circumstances {
			b[partFixed+k] = left(d.yes, d.no, c)
		}
		w := wayBoxes{desc: d, box: b}
		if d.yes&d.no == 0 { // else it contradicts itself, on whatever circumstance
			w.alls = rs.means(d)
		}
		part.ways = append(part.ways, w)
	}
	sp.parts = append(sp.parts, part)
	return failed
}

// left returns the atoms that are left of a circumstance: one if it is stated,
// both if not, none if both are.
func left(held, not uint32, c Circumstance) algebra.Set {
	var s algebra.Set
	if held&c.bit() != 0 {
		s = s.And(yesNo(yes))
	}
	if not&c.bit() != 0 {
		s = s.And(yesNo(no))
	}
	return s
}

// fill makes the boxes of the version.
func (sp *space) fill(v version) {
	if v.happened&didNot != 0 {
		sp.boxes = append(sp.boxes, algebra.Box{yesNo(no)})
	}
	if v.happened&did == 0 {
		return
	}
	own := make(algebra.Box, len(sp.dims))
	own[occurred] = yesNo(yes)
	for i := range sp.rs.tallies {
		n := len(sp.harm[i])
		own[sp.rs.harmDim(i)] = algebra.Where(n, func(int) bool { return true })
	}
	boxes := []algebra.Box{own}
	for _, p := range sp.parts {
		var next []algebra.Box
		for _, b := range boxes {
			for _, w := range p.ways {
				for _, m := range w.alls {
					x := slices.Clone(b)
					copy(x[p.first:], w.box)
					x[p.first+partAct], x[p.first+partArm], x[p.first+partBore], x[p.first+partAim] = m.acts, m.arms, m.bores, m.targets
					next = append(next, x)
				}
			}
		}
		if boxes = next; len(boxes) > maxBoxes {
			sp.tooOpen = true
			return
		}
	}
	for _, b := range boxes {
		if !b.IsEmpty() {
			sp.boxes = append(sp.boxes, b)
		}
	}
}

// settle narrows the boxes to the facts of an account.
func (sp *space) settle(facts []algebra.Set) []algebra.Box {
	var out []algebra.Box
	for _, b := range sp.boxes {
		x := make(algebra.Box, max(len(b), sp.rs.ownDims()))
		copy(x, b)
		for f, s := range facts {
			x[sp.rs.factDim(f)] = s
		}
		out = append(out, x)
	}
	return out
}

// norm turns pieces into the norm that they are in this space: some part fits.
func (sp *space) norm(pieces []piece) algebra.Norm {
	var out algebra.Norm
	for i := range sp.parts {
		for _, p := range pieces {
			n := algebra.Piece{Base: sp.box(p.base, i)}
			if n.Base.IsEmpty() {
				continue
			}
			for _, e := range p.except {
				n.Except = append(n.Except, sp.box(e, i))
			}
			out = append(out, n)
		}
	}
	return out
}

// box turns a condition on part i into a box.
func (sp *space) box(c cond, i int) algebra.Box {
	rs, p := sp.rs, sp.parts[i]
	b := make(algebra.Box, len(sp.dims))
	b[occurred] = yesNo(yes)
	for _, f := range c.needs {
		b[rs.factDim(f)] = yesNo(yes)
	}
	for _, f := range c.lacks {
		b[rs.factDim(f)] = b[rs.factDim(f)].And(yesNo(no))
	}
	for _, h := range c.harm {
		d := rs.harmDim(h.whole)
		b[d] = b[d].And(algebra.Where(sp.dims[d], func(a int) bool { return h.segments.Has(sp.harm[h.whole][a].Segments[h.axis]) }))
	}
	if c.moments != nil {
		b[p.first+partTime] = algebra.Where(len(p.times), func(a int) bool { return p.times[a].Meets(c.moments) })
	}
	b[p.first+partFrom] = inPlaces(p.origins, c.origin)
	b[p.first+partTo] = inPlaces(p.effects, c.effect)
	b[p.first+partBy], b[p.first+partAct], b[p.first+partArm], b[p.first+partBore] = c.by, c.acts, c.arms, c.bores
	b[p.first+partAim], b[p.first+partOwner] = c.targets, c.owners
	for k, x := range rs.circumstances {
		b[p.first+partFixed+k] = left(c.yes, c.no, x)
	}
	return b
}

func inPlaces(found []placeAtom, asked []places) algebra.Set {
	var s algebra.Set
	for _, alternative := range asked {
		s = s.And(algebra.Where(len(found), func(a int) bool {
			in := slices.ContainsFunc(alternative.tests, func(t int) bool { return found[a].truth[t] })
			return in != alternative.not
		}))
	}
	return s
}

// world turns a point of the space into the world that it stands for.
func (sp *space) world(point []int) World {
	rs := sp.rs
	w := World{Occurred: point[occurred] == yes}
	for f, info := range rs.facts {
		if w.Facts == nil {
			w.Facts = map[string]bool{}
		}
		w.Facts[info.path] = point[rs.factDim(f)] == yes
	}
	if !w.Occurred {
		return w
	}
	for i, t := range rs.tallies {
		whole := harmWholes()[i]
		figures := sp.harm[i][point[rs.harmDim(i)]].Figures
		for k, kind := range append([]HarmKind{whole}, whole.Parts()...) {
			if slices.ContainsFunc(t.Axes, func(a atoms.Axis) bool { return a.Len() > 1 }) {
				if w.Harm == nil {
					w.Harm = map[HarmKind]int64{}
				}
				w.Harm[kind] = figures[k]
			}
		}
	}
	for _, p := range sp.parts {
		w.Parts = append(w.Parts, sp.deed(p, point[p.first:]))
	}
	return w
}

func (sp *space) deed(p partSpace, point []int) Deed {
	rs := sp.rs
	t := p.times[point[partTime]]
	d := Deed{
		Name:  p.name,
		Began: when.FromUnixNano(t.First), Ended: when.FromUnixNano(t.Last),
		Origin: p.origins[point[partFrom]].witness, Effect: p.effects[point[partTo]].witness,
		By: rs.actors[point[partBy]], TargetOf: rs.actors[point[partOwner]],
		Act: SomethingElse, Weapon: SomethingElse, Target: SomethingElse,
	}
	rs.arm(&d, p.ways[t.way].desc, point)
	for i, c := range rs.circumstances {
		if d.Circumstances == nil {
			d.Circumstances = Circumstances{}
		}
		d.Circumstances[c] = point[partFixed+i] == yes
	}
	return d
}

// arm settles a deed's act, weapon, calibre and target: the first of their classes
// that the description and the catalogue admit together.
func (rs *ruleset) arm(x *Deed, d desc, point []int) {
	for _, act := range rs.actClasses.members[point[partAct]] {
		if !d.acts.Has(act) {
			continue
		}
		arms, targets := rs.admitted(act, d)
		aim := slices.IndexFunc(rs.aimClasses.members[point[partAim]], targets.Has)
		if aim < 0 {
			continue
		}
		for _, a := range rs.armClasses.members[point[partArm]] {
			if !arms.Has(a) {
				continue
			}
			for _, b := range rs.boreClasses.members[point[partBore]] {
				if !rs.boresOf(act, rs.arms[a], d).Has(b) {
					continue
				}
				if act > 0 {
					x.Act = rs.cat.ActAt(act - 1).Code
				}
				if t := rs.aimClasses.members[point[partAim]][aim]; t > 0 {
					x.Target = rs.cat.TargetAt(t - 1).Code
				}
				x.Range = rs.arms[a].class
				r := d.bores.Range
				weapons := []int{rs.arms[a].weapon}
				if rs.arms[a].weapon >= 0 {
					x.Weapon = rs.cat.WeaponAt(rs.arms[a].weapon).Code
				} else if act > 0 {
					weapons = rs.cat.AdmittedWeapons(act - 1)
				}
				// The first admitted weapon that can have the calibre lends its range.
				for _, w := range weapons {
					own, has := rs.calibres(arm{weapon: w})
					if w >= 0 && has && rs.boresIn(r.Meet(own)).Has(b) {
						r = r.Meet(own)
						break
					}
				}
				if b < rs.bore.Len() {
					first, last := rs.bore.Bounds(b)
					x.Calibre, _ = catalogue.NewCalibre(int(r.Meet(atoms.Range{Low: first, High: last}).Low))
				}
				return
			}
		}
	}
}

// split cuts boxes by the norm that pieces are in this space.
func (sp *space) split(pieces []piece, boxes []algebra.Box) algebra.Split {
	if sp.tooOpen || sp.unplaced && asksPlaces(pieces) {
		return algebra.Split{}
	}
	return sp.norm(pieces).Split(boxes, sp.dims, algebra.NewWork(maxWork))
}

func asksPlaces(pieces []piece) bool {
	asks := func(c cond) bool { return len(c.origin)+len(c.effect) > 0 }
	return slices.ContainsFunc(pieces, func(p piece) bool { return asks(p.base) || slices.ContainsFunc(p.except, asks) })
}

// witness returns a world of the boxes at places that are proved.
func (sp *space) witness(boxes []algebra.Box) (World, bool) {
	point, ok := sp.proved(boxes)
	if !ok {
		return World{}, false
	}
	return sp.world(point), true
}

// proved returns a point of the boxes at places that are proved.
func (sp *space) proved(boxes []algebra.Box) ([]int, bool) {
	for _, b := range boxes {
		x := make(algebra.Box, len(sp.dims))
		copy(x, b)
		for _, p := range sp.parts {
			for _, at := range []struct {
				dim   int
				atoms []placeAtom
			}{{p.first + partFrom, p.origins}, {p.first + partTo, p.effects}} {
				x[at.dim] = x[at.dim].And(algebra.Where(len(at.atoms), func(i int) bool { return at.atoms[i].proved }))
			}
		}
		if x.IsEmpty() {
			continue
		}
		for _, p := range sp.parts { // rather a deed of a moment than one of years
			d := p.first + partTime
			if short := x[d].And(algebra.Where(len(p.times), func(i int) bool { return p.times[i].Began == p.times[i].Ended })); !short.IsEmpty() {
				x[d] = short
			}
		}
		return x.Pick(sp.dims), true
	}
	return nil, false
}
