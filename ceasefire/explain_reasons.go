package ceasefire

import (
	"math"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// reasons says why every world of the box is a breach of what is asked, or none;
// false if no list of reasons holds for all of them.
func (a asked) reasons(l located, breach bool) ([]Reason, bool) {
	if v, ok := l.settled(occurred); !ok {
		return nil, false
	} else if v == no {
		return nil, !breach
	}
	if a.rules().promise != "" {
		return a.promised(l)
	}
	if breach {
		return a.fits(l)
	}
	return a.misses(l)
}

// extent returns the segments in which a part may go on.
func (l located) extent(p partSpace) algebra.Set {
	out := algebra.Empty(l.sp.rs.time.Len())
	for t := range l.at(p.first + partTime).All(len(p.times)) {
		for s := p.times[t].Began; s <= p.times[t].Ended; s++ {
			out = out.Or(algebra.Of(l.sp.rs.time.Len(), s))
		}
	}
	return out
}

func (l located) inForce(force []cond, s int) bool {
	return slices.ContainsFunc(force, func(c cond) bool {
		return c.moments.Has(s) && !slices.ContainsFunc(c.needs, func(f int) bool { return !l.holds(f) })
	})
}

func (l located) notInForce(force []cond, s int) bool {
	return !slices.ContainsFunc(force, func(c cond) bool {
		return c.moments.Has(s) && !slices.ContainsFunc(c.needs, l.fails)
	})
}

// promised gives the reason for a case of a term that is not specified: that the
// agreement is in force at some moment, or that it is not at any.
func (a asked) promised(l located) ([]Reason, bool) {
	force := a.rows[a.row].force
	var segments []int
	for _, p := range l.sp.parts {
		for s := range l.extent(p).All(a.rs.time.Len()) {
			if l.inForce(force, s) {
				return []Reason{{Kind: InForce, Part: p.name, At: a.window(s, s)}}, true
			}
			if !l.notInForce(force, s) {
				return nil, false
			}
			segments = append(segments, s)
		}
	}
	return a.outOfForce(segments), true
}

// outOfForce gives the reasons for segments in which the agreement is not in force.
func (a asked) outOfForce(segments []int) []Reason {
	slices.Sort(segments)
	segments = slices.Compact(segments)
	var out []Reason
	for i := 0; i < len(segments); {
		k := i
		for k+1 < len(segments) && segments[k+1] == segments[k]+1 {
			k++
		}
		out = append(out, Reason{Kind: NotInForce, At: a.window(segments[i], segments[k])})
		i = k + 1
	}
	return out
}

func (a asked) window(first, last int) Window {
	lo, _ := a.rs.time.Bounds(first)
	_, hi := a.rs.time.Bounds(last)
	return windowOf(lo, hi)
}

// windowOf returns a window in nanoseconds, both ends included; the ends of time
// are open.
func windowOf(lo, hi int64) Window {
	var w Window
	if lo != math.MinInt64 {
		w.lo = when.FromUnixNano(lo)
	}
	if hi != math.MaxInt64 {
		w.hi = when.FromUnixNano(hi)
	}
	return w
}

// fits looks for a part of which every possible time has a moment at which it fits
// a pattern.
func (a asked) fits(l located) ([]Reason, bool) {
	for _, p := range l.sp.parts {
		missing := map[int]bool{}
		for t := range l.at(p.first + partTime).All(len(p.times)) {
			missing[t] = true
		}
		var out []Reason
		for _, pt := range a.parties() {
			for k := range pt.patterns {
				out = append(out, a.fitting(l, p, pt, k, missing)...)
			}
		}
		if len(missing) == 0 && len(out) > 0 {
			return out, true
		}
	}
	return nil, false
}

// fitting returns reasons by which the part fits one pattern, as far as times are
// still missing one, and takes those times off.
func (a asked) fitting(l located, p partSpace, pt partyTerms, k int, missing map[int]bool) []Reason {
	n := a.rs.time.Len()
	var segments []int
	apart := map[int][]Dimension{}
	for s := range l.extent(p).All(n) {
		if dims, ok := a.fitsAt(l, p, pt, k, s); ok {
			segments = append(segments, s)
			apart[s] = dims
		}
	}
	var out []Reason
	for i := 0; i < len(segments); {
		j := i
		for j+1 < len(segments) && segments[j+1] == segments[j]+1 && slices.Equal(apart[segments[j+1]], apart[segments[i]]) {
			j++
		}
		run := algebra.Where(n, func(s int) bool { return s >= segments[i] && s <= segments[j] })
		used := false
		for t := range missing {
			if p.times[t].Meets(run) {
				delete(missing, t)
				used = true
			}
		}
		if used {
			r := Reason{Kind: Fits, Part: p.name, Party: pt.party, Pattern: k, At: a.window(segments[i], segments[j]), Exceptions: apart[segments[i]]}
			if a.ask != AskDeed {
				r.Paths = a.pathsAt(l, p, pt, segments[i])
			}
			out = append(out, r)
		}
		i = j + 1
	}
	return out
}

// fitsAt says whether the part fits the pattern at a segment, and by which
// dimensions it lies outside the exceptions.
func (a asked) fitsAt(l located, p partSpace, pt partyTerms, k, s int) ([]Dimension, bool) {
	x := pt.patterns[k]
	if a.work--; a.work < 0 {
		return nil, false
	}
	if !l.inForce(a.rows[a.row].force, s) || a.ask != AskDeed && !pt.bound.Has(s) || !x.inside(l, p, s) || !a.theirs(l, p, pt, s) {
		return nil, false
	}
	var dims []Dimension
	for _, e := range pt.exceptions {
		d, ok := e.apart(l, p, s)
		if !ok {
			return nil, false
		}
		dims = append(dims, d)
	}
	return dims, true
}

// grounds returns what makes the conduct the party's at a segment; nil if nobody
// asks whose it is.
func (a asked) grounds(pt partyTerms, s int) []cond {
	all := pt.conduct
	if a.ask == AskHost {
		all = pt.harbour
	}
	out := []cond{}
	for _, c := range all {
		if c.moments.Has(s) {
			out = append(out, c)
		}
	}
	return out
}

// theirs says whether the conduct is the party's in every world of the box.
func (a asked) theirs(l located, p partSpace, pt partyTerms, s int) bool {
	if a.ask == AskDeed {
		return true
	}
	grounds := a.grounds(pt, s)
	for who := range l.at(p.first + partBy).All(len(a.rs.actors)) {
		for from := range l.at(p.first + partFrom).All(len(p.origins)) {
			if !slices.ContainsFunc(grounds, func(c cond) bool { return l.grounded(p, c, who, from) }) {
				return false
			}
		}
	}
	return true
}

// grounded says whether a ground covers an actor and an origin for certain.
func (l located) grounded(p partSpace, c cond, who, from int) bool {
	return c.by.Has(who) && inPlaces(p.origins, c.origin).Has(from) &&
		!slices.ContainsFunc(c.needs, func(f int) bool { return !l.holds(f) }) &&
		!slices.ContainsFunc(c.lacks, func(f int) bool { return !l.fails(f) }) &&
		l.circumstances(p, c.yes, c.no) == certain
}

// notTheirs says whether no ground can cover any actor and origin of the box that
// the pattern asks for.
func (a asked) notTheirs(l located, p partSpace, pt partyTerms, x patternTerms, s int) bool {
	if a.ask == AskDeed {
		return false
	}
	who := l.at(p.first + partBy).And(x.by)
	from := l.at(p.first + partFrom).And(inPlaces(p.origins, x.origin))
	return !slices.ContainsFunc(a.grounds(pt, s), func(c cond) bool {
		return who.Meets(c.by) && from.Meets(inPlaces(p.origins, c.origin)) &&
			!slices.ContainsFunc(c.needs, l.fails) && !slices.ContainsFunc(c.lacks, l.holds) &&
			l.circumstances(p, c.yes, c.no) != impossible
	})
}

// pathsAt returns how the conduct is the party's.
func (a asked) pathsAt(l located, p partSpace, pt partyTerms, s int) []Path {
	var out []Path
	for _, c := range a.grounds(pt, s) {
		for _, b := range c.basis {
			who := algebra.Set(nil)
			if !b.Any {
				who = a.rs.actorSet([]actors.ID{b.Actor})
			}
			if who.Meets(l.at(p.first+partBy)) && inPlaces(p.origins, c.origin).Meets(l.at(p.first+partFrom)) && !slices.ContainsFunc(c.needs, func(f int) bool { return !l.holds(f) }) {
				out = append(out, a.path(a.rs.rows[a.row].id, b))
			}
		}
	}
	return out
}

// misses says at every moment at which a part may go on why it is no breach of any
// pattern.
func (a asked) misses(l located) ([]Reason, bool) {
	force := a.rows[a.row].force
	n := a.rs.time.Len()
	var out []Reason
	var idle []int
	for _, p := range l.sp.parts {
		extent := l.extent(p)
		for s := range extent.All(n) {
			if l.notInForce(force, s) {
				idle = append(idle, s)
			}
		}
		for _, pt := range a.parties() {
			for k := range pt.patterns {
				last := -2
				for s := range extent.All(n) {
					if slices.Contains(idle, s) {
						continue
					}
					r, ok := a.missesAt(l, p, pt, k, s)
					if !ok {
						return nil, false
					}
					// Runs of moments with the same reason are one.
					if m := len(out) - 1; last == s-1 && sameReason(out[m], r) {
						lo, _ := out[m].At.Earliest()
						first := int64(math.MinInt64)
						if lo.IsValid() {
							first = lo.UnixNano()
						}
						_, hi := a.rs.time.Bounds(s)
						out[m].At = windowOf(first, hi)
					} else {
						out = append(out, r)
					}
					last = s
				}
			}
		}
	}
	return append(a.outOfForce(idle), out...), true
}

func sameReason(a, b Reason) bool {
	return a.Kind == b.Kind && a.Part == b.Part && a.Party == b.Party && a.Pattern == b.Pattern && a.Dimension == b.Dimension && a.Exception == b.Exception
}

func (a asked) missesAt(l located, p partSpace, pt partyTerms, k, s int) (Reason, bool) {
	r := Reason{Part: p.name, Party: pt.party, Pattern: k, At: a.window(s, s)}
	x := pt.patterns[k]
	if a.work--; a.work < 0 {
		return r, false
	}
	if a.ask != AskDeed && !pt.bound.Has(s) {
		r.Kind = NotBound
		return r, true
	}
	if d, ok := x.apart(l, p, s); ok {
		r.Kind, r.Dimension = Apart, d
		return r, true
	}
	if a.notTheirs(l, p, pt, x, s) {
		r.Kind = NotTheirs
		return r, true
	}
	for i, e := range pt.exceptions {
		if e.inside(l, p, s) {
			r.Kind, r.Exception = Excepted, i
			return r, true
		}
	}
	return r, false
}

// How certain a condition is in a box.
const (
	impossible = iota
	possible
	certain
)

// circumstances says how certain it is that circumstances hold and do not.
func (l located) circumstances(p partSpace, held, not uint32) int {
	out := certain
	for k, c := range l.sp.rs.circumstances {
		for _, want := range []struct {
			mask uint32
			atom int
		}{{held, yes}, {not, no}} {
			if want.mask&c.bit() == 0 {
				continue
			}
			v, ok := l.settled(p.first + partFixed + k)
			switch {
			case !ok:
				out = min(out, possible)
			case v != want.atom:
				return impossible
			}
		}
	}
	return out
}

// relation says how a set of atoms that is left lies to one that is asked for.
func relation(left, asked algebra.Set, n int) int {
	switch {
	case !left.Meets(asked):
		return impossible
	case left.Within(asked, n):
		return certain
	}
	return possible
}

// dimensions walks the dimensions of a pattern with how certain it is that the
// part lies inside.
func (x patternTerms) dimensions(l located, p partSpace, s int) []struct {
	dim Dimension
	is  int
} {
	type entry = struct {
		dim Dimension
		is  int
	}
	rs := l.sp.rs
	at := func(offset int) algebra.Set { return l.at(p.first + offset) }
	coarse := func(left algebra.Set, c coarsened, n int) int {
		is := relation(left, c.set, n)
		if !c.exact {
			is = min(is, possible)
		}
		return is
	}
	during := impossible
	if x.moments.Has(s) {
		during = certain
	}
	out := []entry{
		{DimTime, during},
		{DimAct, coarse(at(partAct), x.acts, rs.actClasses.len())},
		{DimActor, relation(at(partBy), x.by, len(rs.actors))},
		{DimOrigin, relation(at(partFrom), inPlaces(p.origins, x.origin), len(p.origins))},
		{DimEffect, relation(at(partTo), inPlaces(p.effects, x.effect), len(p.effects))},
		{DimTarget, coarse(at(partAim), x.aims, rs.aimClasses.len())},
		{DimCircumstance, l.circumstances(p, x.yes, x.no)},
	}
	w := DimWeapon
	if len(x.means) == 1 && x.means[0].arms.set == nil {
		w = DimCalibre
	}
	out = append(out, entry{w, x.weapon(l, p)})
	if x.owners != nil {
		is := impossible
		for _, c := range x.owners {
			if c.moments.Has(s) {
				is = relation(at(partOwner), c.owners, len(rs.actors))
			}
		}
		out = append(out, entry{DimTargetOwner, is})
	}
	return append(out, entry{DimHarm, x.harmed(l)})
}

// weapon says how certain it is that weapon and calibre together fit.
func (x patternTerms) weapon(l located, p partSpace) int {
	rs := l.sp.rs
	all, some := true, false
	for arm := range l.at(p.first + partArm).All(rs.armClasses.len()) {
		for bore := range l.at(p.first + partBore).All(rs.boreClasses.len()) {
			fits, may := false, false
			for _, m := range x.means {
				meets := m.arms.set.Has(arm) && m.bores.set.Has(bore)
				may = may || meets
				fits = fits || meets && m.arms.exact && m.bores.exact
			}
			all, some = all && fits, some || may
		}
	}
	switch {
	case all:
		return certain
	case !some:
		return impossible
	}
	return possible
}

// harmed says how certain it is that the least figures are all reached.
func (x patternTerms) harmed(l located) int {
	all, some := true, true
	byWhole := map[int][]harmCond{}
	for _, h := range x.harm {
		byWhole[h.whole] = append(byWhole[h.whole], h)
	}
	for whole, conds := range byWhole {
		any := false
		for class := range l.at(l.sp.rs.harmDim(whole)).All(l.sp.dims[l.sp.rs.harmDim(whole)]) {
			reached := !slices.ContainsFunc(conds, func(h harmCond) bool { return !h.segments.Has(l.sp.harm[whole][class].Segments[h.axis]) })
			all, any = all && reached, any || reached
		}
		some = some && any
	}
	switch {
	case all:
		return certain
	case !some:
		return impossible
	}
	return possible
}

func (x patternTerms) inside(l located, p partSpace, s int) bool {
	for _, d := range x.dimensions(l, p, s) {
		if d.is != certain {
			return false
		}
	}
	return true
}

func (x patternTerms) apart(l located, p partSpace, s int) (Dimension, bool) {
	for _, d := range x.dimensions(l, p, s) {
		if d.is == impossible {
			return d.dim, true
		}
	}
	return "", false
}
