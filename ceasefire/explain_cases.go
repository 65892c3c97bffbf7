package ceasefire

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
	"github.com/parley-go/parley/ceasefire/internal/atoms"
)

// located is a box of a space, or one world of it.
type located struct {
	sp  *space
	box algebra.Box
	one bool
}

// at returns the atoms of a dimension, all of them spelt out.
func (l located) at(d int) algebra.Set {
	var s algebra.Set
	if d < len(l.box) {
		s = l.box[d]
	}
	return s.And(algebra.Where(l.sp.dims[d], func(int) bool { return true }))
}

// settled returns the one atom that is left of a dimension.
func (l located) settled(d int) (int, bool) {
	s := l.at(d)
	first, ok := s.First()
	return first, ok && s.Within(algebra.Of(l.sp.dims[d], first), l.sp.dims[d])
}

func (l located) holds(f int) bool {
	v, ok := l.settled(l.sp.rs.factDim(f))
	return ok && v == yes
}

func (l located) fails(f int) bool {
	v, ok := l.settled(l.sp.rs.factDim(f))
	return ok && v == no
}

// aWorld returns a box of a single world at places that are proved.
func aWorld(among []located) (located, bool) {
	for _, l := range among {
		if p, ok := l.sp.proved([]algebra.Box{l.box}); ok {
			b := make(algebra.Box, len(p))
			for d, a := range p {
				b[d] = algebra.Of(l.sp.dims[d], a)
			}
			return located{l.sp, b, true}, true
		}
	}
	return located{}, false
}

// cases turns boxes into cases with reasons. Where no reason holds for all of a
// box it is split.
func (a asked) cases(boxes []located, breach bool) ([]Case, error) {
	var out []Case
	todo := slices.Clone(boxes)
	slices.Reverse(todo)
	for len(todo) > 0 {
		l := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		reasons, ok := a.reasons(l, breach)
		if a.work--; a.work < 0 {
			return nil, fmt.Errorf("ceasefire: explain %s: the incident leaves too much open to be explained case by case: state more of it", a.clause.id)
		}
		if !ok {
			parts := a.cut(l, breach)
			if parts == nil {
				return nil, fmt.Errorf("ceasefire: explain %s: no reason found for a single world; this is a fault of the library", a.clause.id)
			}
			todo = append(todo, parts...)
			continue
		}
		c := l.asCase()
		c.Breach, c.Reasons = breach, reasons
		out = append(out, c)
	}
	return out, nil
}

// cut splits a box in two where some pattern may or may not be met: along a set of
// values that the pattern, an exception, or what makes conduct a party's asks for.
// It returns nil for what cannot be split.
func (a asked) cut(l located, breach bool) []located {
	for h := range a.undecided(l, breach) {
		in, out := l.at(h.dim).And(h.set), l.at(h.dim).AndNot(h.set.And(l.at(h.dim)), l.sp.dims[h.dim])
		if !in.IsEmpty() && !out.IsEmpty() {
			n := len(l.sp.dims)
			return []located{{sp: l.sp, box: l.box.With(n, h.dim, out)}, {sp: l.sp, box: l.box.With(n, h.dim, in)}}
		}
	}
	for d := range l.sp.dims { // never reached, unless a pattern asks for something else than these sets
		if _, ok := l.settled(d); ok || l.sp.dims[d] == 0 {
			continue
		}
		var out []located
		for atom := range l.at(d).All(l.sp.dims[d]) {
			out = append(out, located{sp: l.sp, box: l.box.With(len(l.sp.dims), d, algebra.Of(l.sp.dims[d], atom))})
		}
		return out
	}
	return nil
}

// half is a set of values of a dimension along which a box may be cut.
type half struct {
	dim int
	set algebra.Set
}

// undecided walks the sets along which a box may have to be cut before some reason
// holds for all of it.
func (a asked) undecided(l located, breach bool) iter.Seq[half] {
	rs := a.rs
	return func(yield func(half) bool) {
		if _, ok := l.settled(occurred); !ok {
			if !yield(half{occurred, yesNo(yes)}) {
				return
			}
		}
		for _, p := range l.sp.parts {
			for s := range l.extent(p).All(rs.time.Len()) {
				for _, c := range a.rows[a.row].force {
					if c.moments.Has(s) && !a.each(l, c.needs, yield) {
						return
					}
				}
				for _, pt := range a.parties() {
					for k, x := range pt.patterns {
						if breach {
							if _, ok := x.apart(l, p, s); ok {
								continue
							}
						} else if _, ok := a.missesAt(l, p, pt, k, s); ok {
							continue
						}
						if !a.halves(l, p, pt, x, s, yield) {
							return
						}
					}
				}
				// Of a breach only some times may have this moment.
				meets := algebra.Where(len(p.times), func(t int) bool { return p.times[t].Began <= s && s <= p.times[t].Ended })
				if breach && !yield(half{p.first + partTime, meets}) {
					return
				}
			}
		}
	}
}

func (a asked) each(l located, facts []int, yield func(half) bool) bool {
	for _, f := range facts {
		if _, ok := l.settled(a.rs.factDim(f)); !ok && !yield(half{a.rs.factDim(f), yesNo(yes)}) {
			return false
		}
	}
	return true
}

// halves walks the sets that a pattern, its exceptions and the party's grounds ask
// for at a moment.
func (a asked) halves(l located, p partSpace, pt partyTerms, x patternTerms, s int, yield func(half) bool) bool {
	for _, t := range append([]patternTerms{x}, pt.exceptions...) {
		for h := range t.sets(l, p, s) {
			if h.set != nil && !yield(h) {
				return false
			}
		}
	}
	if a.ask == AskDeed {
		return true
	}
	for _, c := range a.grounds(pt, s) {
		for _, h := range []half{{p.first + partBy, c.by}, {p.first + partFrom, inPlaces(p.origins, c.origin)}} {
			if h.set != nil && !yield(h) {
				return false
			}
		}
		if !a.each(l, c.needs, yield) || !a.each(l, c.lacks, yield) {
			return false
		}
		for k, circ := range a.rs.circumstances {
			if (c.yes|c.no)&circ.bit() != 0 && !yield(half{p.first + partFixed + k, yesNo(yes)}) {
				return false
			}
		}
	}
	return true
}

// sets walks what a pattern asks for, dimension by dimension.
func (x patternTerms) sets(l located, p partSpace, s int) iter.Seq[half] {
	rs := l.sp.rs
	return func(yield func(half) bool) {
		out := []half{
			{p.first + partAct, x.acts.set}, {p.first + partBy, x.by}, {p.first + partAim, x.aims.set},
			{p.first + partFrom, inPlaces(p.origins, x.origin)}, {p.first + partTo, inPlaces(p.effects, x.effect)},
		}
		for _, m := range x.means {
			out = append(out, half{p.first + partArm, m.arms.set}, half{p.first + partBore, m.bores.set})
		}
		for _, c := range x.owners {
			if c.moments.Has(s) {
				out = append(out, half{p.first + partOwner, c.owners})
			}
		}
		for k, c := range rs.circumstances {
			if (x.yes|x.no)&c.bit() != 0 {
				out = append(out, half{p.first + partFixed + k, yesNo(yes)})
			}
		}
		for _, h := range x.harm {
			d := rs.harmDim(h.whole)
			out = append(out, half{d, algebra.Where(l.sp.dims[d], func(class int) bool { return h.segments.Has(l.sp.harm[h.whole][class].Segments[h.axis]) })})
		}
		for _, h := range out {
			if !yield(h) {
				return
			}
		}
	}
}

// asCase writes a box out in the words of the agreement.
func (l located) asCase() Case {
	sp, rs := l.sp, l.sp.rs
	c := Case{}
	for f, info := range rs.facts {
		if v, ok := l.settled(rs.factDim(f)); ok {
			if c.Facts == nil {
				c.Facts = map[string]bool{}
			}
			c.Facts[info.path] = v == yes
		}
	}
	if v, _ := l.settled(occurred); v == no {
		return c
	}
	c.Occurred = true
	for w, kind := range harmWholes() {
		if classes := l.harmClasses(w); classes != nil {
			if c.Harm == nil {
				c.Harm = map[HarmKind][]HarmClass{}
			}
			c.Harm[kind] = classes
		}
	}
	var world World
	if l.one {
		point := make([]int, len(sp.dims))
		for d := range point {
			point[d], _ = l.settled(d)
		}
		world = sp.world(point)
	}
	for i, p := range sp.parts {
		cp := l.casePart(p)
		if l.one { // one combination that the catalogue admits
			d := world.Parts[i]
			cp.Acts, cp.Targets = one(d.Act), one(d.Target)
			cp.Weapons = []CaseWeapon{{Code: d.Weapon, Range: cp.rangeOf(rs, d.Weapon, d.Range)}}
			cp.Calibres = []CaseCalibre{{}}
			if d.Calibre.IsValid() {
				h := int64(d.Calibre.Hundredths())
				cp.Calibres = []CaseCalibre{{h, h}}
			}
		}
		c.Parts = append(c.Parts, cp)
	}
	return c
}

func one[T any](x T) []T { return []T{x} }

func (l located) harmClasses(w int) []HarmClass {
	rs := l.sp.rs
	t := rs.tallies[w]
	if !slices.ContainsFunc(t.Axes, func(a atoms.Axis) bool { return a.Len() > 1 }) {
		return nil
	}
	kinds := append([]HarmKind{harmWholes()[w]}, harmWholes()[w].Parts()...)
	var out []HarmClass
	for class := range l.at(rs.harmDim(w)).All(l.sp.dims[rs.harmDim(w)]) {
		h := HarmClass{}
		for axis, segment := range l.sp.harm[w][class].Segments {
			first, last := t.Axes[axis].Bounds(segment)
			r := atoms.Range{Low: max(first, 0), High: last}.Meet(l.sp.version.harm[w][axis])
			switch {
			case r.High < math.MaxInt64:
				h[kinds[axis]] = Between(r.Low, r.High)
			case r.Low > 0:
				h[kinds[axis]] = AtLeast(r.Low)
			}
		}
		out = append(out, h)
	}
	return out
}

func (l located) casePart(p partSpace) CasePart {
	rs := l.sp.rs
	cp := CasePart{Name: p.name}
	at := func(offset int) algebra.Set { return l.at(p.first + offset) }
	d := anyDesc()
	way := -1
	for t := range at(partTime).All(len(p.times)) {
		x := p.times[t]
		way = x.way
		d = p.ways[way].desc
		b0, b1 := rs.time.Bounds(x.Began)
		e0, e1 := rs.time.Bounds(x.Ended)
		began := atoms.Range{Low: b0, High: b1}.Meet(d.began)
		ended := atoms.Range{Low: e0, High: e1}.Meet(d.ended)
		cp.Times = append(cp.Times, When{began: windowOf(began.Low, began.High), ended: windowOf(ended.Low, ended.High)})
	}
	cp.Origin = placeClasses(p.origins, at(partFrom))
	cp.Effect = placeClasses(p.effects, at(partTo))
	named := func(s algebra.Set, all algebra.Set) []actors.ID {
		var out []actors.ID
		if all.Within(s, len(rs.actors)) {
			return nil
		}
		for a := range s.All(len(rs.actors)) {
			out = append(out, rs.actors[a])
		}
		return out
	}
	every := algebra.Where(len(rs.actors), func(int) bool { return true })
	cp.By, cp.TargetOf = named(at(partBy), every), named(at(partOwner), every)
	for a := range rs.cat.NumActs() + 1 {
		if at(partAct).Has(rs.actClasses.of[a]) && d.acts.Has(a) {
			cp.Acts = append(cp.Acts, codeAt(a > 0, func() catalogue.Code { return rs.cat.ActAt(a - 1).Code }))
		}
	}
	for a := range rs.cat.NumTargets() + 1 {
		if at(partAim).Has(rs.aimClasses.of[a]) && d.targets.Has(a) {
			cp.Targets = append(cp.Targets, codeAt(a > 0, func() catalogue.Code { return rs.cat.TargetAt(a - 1).Code }))
		}
	}
	for i, a := range rs.arms {
		if at(partArm).Has(rs.armClasses.of[i]) && d.arms.Has(i) {
			code := codeAt(a.weapon >= 0, func() catalogue.Code { return rs.cat.WeaponAt(a.weapon).Code })
			cp.Weapons = append(cp.Weapons, CaseWeapon{code, cp.rangeOf(rs, code, a.class)})
		}
	}
	for b := range rs.bore.Len() + 1 {
		if !at(partBore).Has(rs.boreClasses.of[b]) {
			continue
		}
		if b == rs.bore.Len() {
			cp.Calibres = append(cp.Calibres, CaseCalibre{})
			continue
		}
		first, last := rs.bore.Bounds(b)
		r := atoms.Range{Low: max(first, 1), High: last}.Meet(d.bores.Range)
		if r.IsEmpty() {
			continue
		}
		if r.High == math.MaxInt64 {
			r.High = 0
		}
		cp.Calibres = append(cp.Calibres, CaseCalibre{r.Low, r.High})
	}
	for k, c := range rs.circumstances {
		if v, ok := l.settled(p.first + partFixed + k); ok {
			if cp.Circumstances == nil {
				cp.Circumstances = Circumstances{}
			}
			cp.Circumstances[c] = v == yes
		}
	}
	return cp
}

// rangeOf returns the range class that has to be said of a weapon: none, if its
// family states one.
func (cp CasePart) rangeOf(rs *ruleset, code catalogue.Code, class catalogue.RangeClass) catalogue.RangeClass {
	if i, ok := rs.cat.WeaponIndex(code); ok && rs.cat.RangeClass(i) != 0 {
		return 0
	}
	return class
}

func codeAt(known bool, code func() catalogue.Code) catalogue.Code {
	if !known {
		return SomethingElse
	}
	return code()
}

func placeClasses(all []placeAtom, left algebra.Set) []PlaceClass {
	var out []PlaceClass
	for a := range left.All(len(all)) {
		c := PlaceClass{Holds: []int{}, Example: all[a].witness}
		for t, in := range all[a].truth {
			if in {
				c.Holds = append(c.Holds, t)
			}
		}
		out = append(out, c)
	}
	return out
}
