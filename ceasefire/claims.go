package ceasefire

import (
	"fmt"
	"math"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
	"github.com/parley-go/parley/ceasefire/internal/atoms"
)

// desc is a description of one part of an incident in the numbers of a ruleset:
// the values that a report, or several together, leave.
type desc struct {
	began, ended   atoms.Range // nanoseconds
	origin, effect []Place     // in all of these
	by             algebra.Set
	acts           algebra.Set
	arms           algebra.Set
	bores          bores
	targets        algebra.Set
	owners         algebra.Set
	yes, no        uint32 // circumstances stated to have held, and not to have held
}

// bores is a range of calibres; unless stated, no calibre at all is among them.
type bores struct {
	atoms.Range
	stated bool
}

func anyDesc() desc {
	always := atoms.Range{Low: math.MinInt64, High: math.MaxInt64}
	return desc{began: always, ended: always, bores: bores{Range: atoms.Range{Low: 1, High: math.MaxInt64}}}
}

// describe turns a part of a report into a description.
func (rs *ruleset) describe(p Part) desc {
	d := anyDesc()
	if p.At.IsValid() {
		d.began = atoms.Range{Low: p.At.began.first(), High: p.At.began.last()}
		d.ended = atoms.Range{Low: p.At.ended.first(), High: p.At.ended.last()}
	}
	if origin, _ := rs.usable(p.Origin); !origin.IsZero() {
		d.origin = []Place{origin}
	}
	if effect, _ := rs.usable(p.Effect); !effect.IsZero() {
		d.effect = []Place{effect}
	}
	if len(p.By) > 0 {
		d.by = rs.reportedActors(p.By)
	}
	if known := rs.knownActors(p.NotBy); len(known) > 0 {
		d.by = d.by.And(algebra.Set(nil).AndNot(rs.actorSet(known), len(rs.actors)))
	}
	// A code that the catalogue does not have is a mistake of whoever keeps the
	// record, and not something else: it is taken as unknown.
	if _, ok := rs.cat.ActIndex(p.Act); ok {
		d.acts = rs.codes([]catalogue.Code{p.Act}, rs.cat.NumActs(), rs.cat.ActsWithin)
	}
	if _, ok := rs.cat.WeaponIndex(p.Weapon.Code); ok {
		within := rs.cat.WeaponsWithin(p.Weapon.Code)
		d.arms = algebra.Where(len(rs.arms), func(i int) bool { return slices.Contains(within, rs.arms[i].weapon) })
	}
	if p.Weapon.Calibre != (catalogue.CalibreRange{}) {
		lo, hi := boreEnds(p.Weapon.Calibre)
		d.bores = bores{atoms.Range{Low: lo, High: hi}, true}
	}
	if _, ok := rs.cat.TargetIndex(p.Target.Kind); ok {
		d.targets = rs.codes([]catalogue.Code{p.Target.Kind}, rs.cat.NumTargets(), rs.cat.TargetsWithin)
	}
	if len(p.Target.Of) > 0 {
		d.owners = rs.reportedActors(p.Target.Of)
	}
	for c, held := range p.Circumstances {
		if held {
			d.yes |= c.bit()
		} else {
			d.no |= c.bit()
		}
	}
	return d
}

func (rs *ruleset) knownActors(ids []actors.ID) []actors.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id actors.ID) bool { return rs.actorAt[id] == 0 })
}

// and returns what both descriptions leave. Whether that is anything at all is
// the business of possible.
func (d desc) and(e desc) desc {
	return desc{
		began: d.began.Meet(e.began), ended: d.ended.Meet(e.ended),
		origin: slices.Concat(d.origin, e.origin), effect: slices.Concat(d.effect, e.effect),
		by: d.by.And(e.by), acts: d.acts.And(e.acts), arms: d.arms.And(e.arms),
		bores:   bores{d.bores.Meet(e.bores.Range), d.bores.stated || e.bores.stated},
		targets: d.targets.And(e.targets), owners: d.owners.And(e.owners),
		yes: d.yes | e.yes, no: d.no | e.no,
	}
}

// nothing says whether a description is of nothing, as far as a glance tells.
func (d desc) nothing() bool {
	return d.yes&d.no != 0 || d.by.IsEmpty() || d.acts.IsEmpty() || d.arms.IsEmpty() || d.targets.IsEmpty() || d.owners.IsEmpty() ||
		d.began.IsEmpty() || d.ended.IsEmpty() || d.bores.IsEmpty() || d.ended.High < d.began.Low
}

// means is a combination of acts, weapons, calibres and targets, by their classes,
// in which each goes with each: the catalogue admits them together.
type means struct{ acts, arms, bores, targets algebra.Set }

// means splits a description's acts, weapons, calibres and targets into products
// of classes that the catalogue admits. Something else admits everything.
func (rs *ruleset) means(d desc) []means {
	key := fmt.Sprint(setKey(d.acts), setKey(d.arms), setKey(d.targets), d.bores)
	out, ok := rs.admits.get(key)
	if !ok {
		out = rs.combine(d)
		rs.admits.put(key, out)
	}
	return out
}

func (rs *ruleset) combine(d desc) []means {
	var out []means
	at := map[string]int{}
	for act := range d.acts.All(rs.cat.NumActs() + 1) {
		arms, targets := rs.admitted(act, d)
		aims := rs.aimClasses.coarse(targets)
		if targets == nil {
			aims = algebra.Where(rs.aimClasses.len(), func(int) bool { return true })
		}
		if aims.IsEmpty() {
			continue
		}
		for _, m := range rs.bored(act, d, arms) {
			m.targets = aims
			k := setKey(m.arms) + setKey(m.bores) + setKey(m.targets)
			i, ok := at[k]
			if !ok {
				i = len(out)
				at[k] = i
				m.acts = algebra.Empty(rs.actClasses.len())
				out = append(out, m)
			}
			out[i].acts = out[i].acts.Or(algebra.Of(rs.actClasses.len(), rs.actClasses.of[act]))
		}
	}
	return withoutNeedless(out, rs)
}

// withoutNeedless drops the products that lie within another.
func withoutNeedless(ms []means, rs *ruleset) []means {
	within := func(m, n means) bool {
		return m.acts.Within(n.acts, rs.actClasses.len()) && m.arms.Within(n.arms, rs.armClasses.len()) &&
			m.bores.Within(n.bores, rs.boreClasses.len()) && m.targets.Within(n.targets, rs.aimClasses.len())
	}
	var out []means
	for i, m := range ms {
		needless := false
		for j, n := range ms {
			needless = needless || i != j && within(m, n) && (!within(n, m) || j < i)
		}
		if !needless {
			out = append(out, m)
		}
	}
	return out
}

// admitted returns what of a description's weapons and targets an act admits.
func (rs *ruleset) admitted(act int, d desc) (arms, targets algebra.Set) {
	if act == 0 {
		return d.arms, d.targets
	}
	weapons := rs.cat.AdmittedWeapons(act - 1)
	arms = d.arms.And(algebra.Where(len(rs.arms), func(i int) bool {
		w := rs.arms[i].weapon
		_, found := slices.BinarySearch(weapons, w)
		return w < 0 || found
	}))
	n := rs.cat.NumTargets() + 1
	aims := rs.cat.AdmittedTargets(act - 1)
	targets = d.targets.And(algebra.Where(n, func(i int) bool {
		_, found := slices.BinarySearch(aims, i-1)
		return i == 0 || found
	}))
	return arms, targets
}

func setKey(s algebra.Set) string {
	if s == nil {
		return "*;"
	}
	b := make([]byte, 0, 8*len(s)+1)
	for _, w := range s {
		for i := range 8 {
			b = append(b, byte(w>>(8*i)))
		}
	}
	return string(append(b, ';'))
}

// bored groups classes of weapons by the classes of calibres that they can have
// within the description's.
func (rs *ruleset) bored(act int, d desc, arms algebra.Set) []means {
	var out []means
	at := map[string]int{}
	for i := range arms.All(len(rs.arms)) {
		set := rs.boreClasses.coarse(rs.boresOf(act, rs.arms[i], d))
		if set.IsEmpty() {
			continue
		}
		k := setKey(set)
		j, ok := at[k]
		if !ok {
			j = len(out)
			at[k] = j
			out = append(out, means{arms: algebra.Empty(rs.armClasses.len()), bores: set})
		}
		out[j].arms = out[j].arms.Or(algebra.Of(rs.armClasses.len(), rs.armClasses.of[i]))
	}
	return out
}

// boresOf returns the atoms of the calibres that a weapon used in an act can have
// within the description's; the last atom is none. Something else has the calibres
// of what the act admits: nobody is asked for a sniper's calibre.
func (rs *ruleset) boresOf(act int, a arm, d desc) algebra.Set {
	none := rs.bore.Len()
	switch r, has := rs.calibres(a); {
	case a.weapon < 0 && act > 0:
		set := algebra.Empty(none + 1)
		for _, w := range rs.cat.AdmittedWeapons(act - 1) {
			set = set.Or(rs.boresOf(act, arm{weapon: w}, d))
		}
		return set
	case a.weapon < 0: // any calibre, or none
		set := rs.boresIn(d.bores.Range)
		if !d.bores.stated {
			set = set.Or(algebra.Of(none+1, none))
		}
		return set
	case has:
		return rs.boresIn(d.bores.Meet(r))
	case !d.bores.stated:
		return algebra.Of(none+1, none)
	}
	return algebra.Empty(none + 1)
}

func (rs *ruleset) boresIn(r atoms.Range) algebra.Set {
	return algebra.Where(rs.bore.Len()+1, rs.bore.Between(r.Low, r.High).Has)
}

// calibres returns the range of a weapon's calibres; false if it has none.
func (rs *ruleset) calibres(a arm) (atoms.Range, bool) {
	r, ok := rs.cat.Calibres(a.weapon)
	lo, hi := boreEnds(r)
	return atoms.Range{Low: lo, High: hi}, ok
}

// occurrence says what is left of whether it happened.
type occurrence uint8

const (
	didNot occurrence = 1 << iota
	did
)

// version is what one claimant, or several together, say of an incident: parts
// that all happened, each described in one of several ways.
type version struct {
	happened occurrence
	parts    []partVersion // sorted by name
	harm     [][]atoms.Range
	// crowded says that there were more ways, or more versions, than are kept: it
	// may be anything, and nothing about it is decided.
	crowded bool
}

// maxWays bounds the ways to describe a part, and the versions of an account: what
// several claimants leave open multiplies.
const maxWays = 1 << 10

type partVersion struct {
	name string
	ways []desc
}

// anyHarm returns the harm of which nothing is stated: for each whole category, a
// range for it and for each of its parts.
func (rs *ruleset) anyHarm() [][]atoms.Range {
	var out [][]atoms.Range
	for _, t := range rs.tallies {
		ranges := make([]atoms.Range, len(t.Axes))
		for i := range ranges {
			ranges[i] = atoms.Any()
		}
		out = append(out, ranges)
	}
	return out
}

// unknown is the version that says nothing.
func (rs *ruleset) unknown() version {
	return version{happened: did | didNot, harm: rs.anyHarm()}
}

// crowded is the version that says more than can be kept.
func (rs *ruleset) crowded() version {
	v := rs.unknown()
	v.crowded = true
	return v
}

// version turns a statement into numbers.
func (rs *ruleset) version(s statement) version {
	v := rs.unknown()
	switch {
	case s.doubt:
	case s.denies:
		v.happened = didNot
	default:
		v.happened = did
	}
	if s.denies {
		return v
	}
	var main []desc
	for _, p := range s.main {
		main = append(main, rs.describe(p))
	}
	v.parts = []partVersion{{"", main}}
	for _, p := range s.also {
		v = rs.both(v, version{happened: did | didNot, parts: []partVersion{{p.Name, []desc{rs.describe(p)}}}, harm: rs.anyHarm()})
	}
	for k, c := range s.harm {
		if !c.IsKnown() || !k.IsValid() {
			continue
		}
		whole, axis := harmIndex(k)
		r := atoms.Range{Low: c.Low(), High: math.MaxInt64}
		if high, ok := c.High(); ok {
			r.High = high
		}
		v.harm[whole][axis] = v.harm[whole][axis].Meet(r)
	}
	return v
}

// both returns what both versions leave.
func (rs *ruleset) both(v, w version) version {
	if v.crowded || w.crowded {
		return rs.crowded()
	}
	r := version{happened: v.happened & w.happened, parts: slices.Clone(v.parts)}
	for _, p := range w.parts {
		i, found := slices.BinarySearchFunc(r.parts, p.name, func(x partVersion, name string) int {
			if x.name < name {
				return -1
			} else if x.name > name {
				return 1
			}
			return 0
		})
		if !found {
			r.parts = slices.Insert(r.parts, i, p)
			continue
		}
		var ways []desc
		for _, a := range r.parts[i].ways {
			for _, b := range p.ways {
				if way := a.and(b); !way.nothing() {
					ways = append(ways, way)
				}
			}
			if len(ways) > maxWays {
				return rs.crowded()
			}
		}
		r.parts[i].ways = ways
	}
	for i := range v.harm {
		ranges := make([]atoms.Range, len(v.harm[i]))
		for k := range ranges {
			ranges[k] = v.harm[i][k].Meet(w.harm[i][k])
		}
		r.harm = append(r.harm, ranges)
	}
	return r
}

// possible says whether a version leaves any world at all.
func (rs *ruleset) possible(v version) bool {
	if v.happened&did == 0 {
		return v.happened != 0
	}
	if v.happened&didNot != 0 {
		return true
	}
	for i, t := range rs.tallies {
		if len(t.Classes(v.harm[i])) == 0 {
			return false
		}
	}
	return !slices.ContainsFunc(v.parts, func(p partVersion) bool { return !slices.ContainsFunc(p.ways, rs.possibleWay) })
}

func (rs *ruleset) possibleWay(d desc) bool {
	if d.yes&d.no != 0 || d.by.IsEmpty() || d.owners.IsEmpty() || len(rs.means(d)) == 0 || len(rs.stays(d)) == 0 {
		return false
	}
	return rs.somewhere(d.origin) && rs.somewhere(d.effect)
}

func (rs *ruleset) stays(d desc) []atoms.Stay {
	return rs.time.Stays(d.began.Low, d.began.High, d.ended.Low, d.ended.High)
}

// somewhere says whether the places share a spot, as far as that can be told.
func (rs *ruleset) somewhere(ps []Place) bool {
	if len(ps) == 0 {
		return true
	}
	found, err := rs.ground.atoms(ps)
	return err != nil || len(found) > 0
}
