package ceasefire

import (
	"fmt"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// cond is a product of conditions on one part of an incident, its harm and the
// facts around it, in the numbers of a ruleset. What it leaves out it does not
// constrain.
type cond struct {
	moments        algebra.Set // segments of the time axis: at one of these moments
	origin, effect []places    // all of these
	by, acts, arms algebra.Set
	bores          algebra.Set
	targets        algebra.Set
	owners         algebra.Set
	yes, no        uint32 // circumstances that must hold, and must not
	harm           []harmCond
	needs, lacks   []int // facts that must hold, and must not

	basis []actors.Attribution // why the conduct counts: for the record, not a condition
}

// places is an alternative: in one of these places, or, negated, in none.
type places struct {
	tests []int
	not   bool
}

// harmCond asks that a category reaches a figure: a segment of its axis.
type harmCond struct {
	whole, axis int
	segments    algebra.Set
}

// and returns what fits both, and whether anything can.
func (c cond) and(d cond) (cond, bool) {
	r := cond{
		moments: c.moments.And(d.moments),
		origin:  slices.Concat(c.origin, d.origin), effect: slices.Concat(c.effect, d.effect),
		by: c.by.And(d.by), acts: c.acts.And(d.acts), arms: c.arms.And(d.arms), bores: c.bores.And(d.bores),
		targets: c.targets.And(d.targets), owners: c.owners.And(d.owners),
		yes: c.yes | d.yes, no: c.no | d.no,
		harm:  slices.Concat(c.harm, d.harm),
		needs: union(c.needs, d.needs), lacks: union(c.lacks, d.lacks),
		basis: slices.Concat(c.basis, d.basis),
	}
	for _, s := range []algebra.Set{r.moments, r.by, r.acts, r.arms, r.bores, r.targets, r.owners} {
		if s.IsEmpty() {
			return cond{}, false
		}
	}
	clash := slices.ContainsFunc(r.needs, func(f int) bool { return slices.Contains(r.lacks, f) })
	return r, r.yes&r.no == 0 && !clash
}

func union(a, b []int) []int {
	u := slices.Concat(a, b)
	slices.Sort(u)
	return slices.Compact(u)
}

// key describes everything that the condition asks for but the moments.
func (c cond) key() string {
	c.moments, c.basis = nil, nil
	return fmt.Sprint(c)
}

// gather joins conditions that differ in nothing but the moments. The order is
// that in which each first appears.
func gather(conds []cond) []cond {
	var out []cond
	at := map[string]int{}
	for _, c := range conds {
		k := c.key()
		i, ok := at[k]
		if !ok {
			at[k] = len(out)
			out = append(out, c)
			continue
		}
		out[i].moments = out[i].moments.Or(c.moments)
		for _, b := range c.basis {
			if !slices.ContainsFunc(out[i].basis, func(x actors.Attribution) bool { return sameBasis(x, b) }) {
				out[i].basis = append(slices.Clip(out[i].basis), b)
			}
		}
	}
	return out
}

func sameBasis(a, b actors.Attribution) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

// cross returns every combination that something can fit.
func cross(as, bs []cond) []cond {
	var out []cond
	for _, a := range as {
		for _, b := range bs {
			if c, ok := a.and(b); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// piece is a condition with what is excepted from it. The exceptions hold
// throughout the condition's moments.
type piece struct {
	base   cond
	except []cond
}

// carve takes exceptions away from conditions moment by moment: an exception that
// is bounded in time excuses while it lasts. Each condition falls into pieces, one
// for each set of exceptions that are open at the same moments.
func carve(bases, exceptions []cond, segments int) []piece {
	var out []piece
	for _, b := range bases {
		var open []int
		for i, e := range exceptions {
			if _, ok := b.and(e); ok {
				open = append(open, i)
			}
		}
		groups := map[string]int{}
		for s := range b.moments.All(segments) {
			var active []cond
			for _, i := range open {
				if exceptions[i].moments.Has(s) {
					e := exceptions[i]
					e.moments = nil
					active = append(active, e)
				}
			}
			k := fmt.Sprint(active)
			i, ok := groups[k]
			if !ok {
				i = len(out)
				groups[k] = i
				p := piece{base: b, except: active}
				p.base.moments = algebra.Empty(segments)
				out = append(out, p)
			}
			out[i].base.moments = out[i].base.moments.Or(algebra.Of(segments, s))
		}
	}
	return out
}

// lowerPattern turns a pattern into conditions, one for each combination of a
// family of weapons and a span in which the same actors belong to the owner of
// the target. Bearer is the party that the pattern binds.
func (rs *ruleset) lowerPattern(x Pattern, bearer actors.ID) []cond {
	c := cond{moments: rs.periods(x.During)}
	if len(x.Origin) > 0 {
		c.origin = []places{{tests: rs.placeTests(x.Origin)}}
	}
	if len(x.Effect) > 0 {
		c.effect = []places{{tests: rs.placeTests(x.Effect)}}
	}
	if len(x.By) > 0 {
		c.by = rs.actorSet(x.By)
	}
	if len(x.Acts) > 0 {
		c.acts = rs.codes(x.Acts, rs.cat.NumActs(), rs.cat.ActsWithin)
	}
	if len(x.Targets) > 0 {
		c.targets = rs.codes(x.Targets, rs.cat.NumTargets(), rs.cat.TargetsWithin)
	}
	for circumstance, want := range x.Circumstances {
		if bit := circumstance.bit(); want {
			c.yes |= bit
		} else {
			c.no |= bit
		}
	}
	for _, h := range x.Harm {
		c.harm = append(c.harm, rs.atLeast(h))
	}
	slices.SortFunc(c.harm, func(a, b harmCond) int { return (a.whole-b.whole)*16 + a.axis - b.axis })
	return cross(cross([]cond{c}, rs.lowerWeapons(x.Weapons)), rs.lowerOwners(x, bearer))
}

func (rs *ruleset) lowerWeapons(ws []WeaponPattern) []cond {
	if len(ws) == 0 {
		return []cond{{}}
	}
	var out []cond
	for _, w := range ws {
		var c cond
		if w.Code != "" || w.RangeAtLeast != catalogue.RangeNotStated {
			within := rs.cat.WeaponsWithin(w.Code)
			c.arms = algebra.Where(len(rs.arms), func(i int) bool {
				a := rs.arms[i]
				return (w.Code == "" || slices.Contains(within, a.weapon)) && a.class >= w.RangeAtLeast
			})
		}
		if w.Calibre.Min.IsValid() || w.Calibre.Max.IsValid() {
			c.bores = rs.boreSet(w.Calibre)
		}
		out = append(out, c)
	}
	return out
}

// boreSet returns the atoms of the calibres in a range; a weapon without a
// calibre is not among them.
func (rs *ruleset) boreSet(r catalogue.CalibreRange) algebra.Set {
	lo, hi := boreEnds(r)
	return algebra.Where(rs.bore.Len()+1, rs.bore.Between(lo, hi).Has)
}

// lowerOwners returns, for each span in which the answer is the same, the actors
// that the target may belong to.
func (rs *ruleset) lowerOwners(x Pattern, bearer actors.ID) []cond {
	if len(x.TargetOf) == 0 && !x.TargetOfOtherParty {
		return []cond{{}}
	}
	var out []cond
	for s := range rs.time.Len() {
		set := algebra.Set(nil)
		at := rs.at(s)
		if len(x.TargetOf) > 0 {
			set = set.And(rs.belonging(x.TargetOf, at))
		}
		if x.TargetOfOtherParty {
			others := slices.DeleteFunc(slices.Clone(rs.a.Parties), func(p actors.ID) bool { return p == bearer })
			set = set.And(rs.belonging(others, at))
		}
		if !set.IsEmpty() {
			out = append(out, cond{moments: algebra.Of(rs.time.Len(), s), owners: set})
		}
	}
	return gather(out)
}

// atLeast turns a least figure into a condition.
func (rs *ruleset) atLeast(h HarmAtLeast) harmCond {
	whole, axis := harmIndex(h.Kind)
	a := rs.tallies[whole].Axes[axis]
	return harmCond{whole: whole, axis: axis, segments: algebra.Where(a.Len(), func(s int) bool {
		first, _ := a.Bounds(s)
		return first >= h.AtLeast
	})}
}

// harmIndex returns the index of a category's whole, and of the category on the
// whole's axes: the whole itself first, then its parts.
func harmIndex(k HarmKind) (whole, axis int) {
	w := k.Whole()
	return slices.Index(harmWholes(), w), 1 + slices.Index(w.Parts(), k)
}
