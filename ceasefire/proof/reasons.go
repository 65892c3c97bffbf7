package proof

import (
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
)

// question is a case of a cell, and what is asked of it.
type question struct {
	c       *checker
	reading reading
	term    ceasefire.Prohibition
	ask     ceasefire.Ask
	asked   []actors.ID
	worlds  worlds
	facts   settled
	means   *means
	reached map[led]map[actors.ID]bool
	*part   // the part that a reason is about

	// What of the part's acts, weapons and targets some admitted combination has.
	acts, targets set
	arms          map[int]set // their calibres
	combined      string      // of the part of this name, with a dot before
}

// checkReasons checks that the reasons of a case hold, and that they are enough.
func (q *question) checkReasons() {
	c, w := q.c, q.worlds
	if !w.Occurred {
		return
	}
	var good []ceasefire.Reason
	for i, r := range w.Reasons {
		path := problem.Index(w.path+".reasons", i)
		if why := q.fault(r); why != "" {
			c.add(BadReason, path, "%s", why)
			continue
		}
		good = append(good, r)
	}
	if w.Breach {
		if !q.certain(good) {
			c.add(NoReason, w.path+".reasons", "in some worlds no reason is met")
		}
		return
	}
	for _, party := range q.asked {
		for i := range w.parts {
			for n := range forbidden(q.term, party) {
				if !q.throughout(good, party, &w.parts[i], n) {
					c.add(NoReason, w.path+".reasons", "pattern %d of %q: at some moment of part %q nothing says why it is not met", n, party, w.parts[i].Name)
				}
			}
		}
	}
}

// certain says whether in every world of the case some part goes on at some moment
// of a reason for it.
func (q *question) certain(reasons []ceasefire.Reason) bool {
	return slices.ContainsFunc(q.worlds.parts, func(p part) bool {
		var at []stretch
		for _, r := range reasons {
			if r.Part == p.Name {
				at = append(at, window(r.At))
			}
		}
		return len(at) > 0 && !slices.ContainsFunc(p.times, func(l lasting) bool { return q.c.slips(l, at) })
	})
}

// slips says whether something that begins and ends in these windows may go on at
// no moment of any of the stretches. If so, then also if it begins as early as it
// can, or just after one of the stretches, and ends as soon as it can.
func (c *checker) slips(l lasting, at []stretch) bool {
	begins := []int64{l.began.lo}
	for _, s := range at {
		if s.hi < l.began.hi && s.hi >= l.began.lo {
			begins = append(begins, s.hi+1)
		}
	}
	c.spend(len(begins) * len(at))
	return slices.ContainsFunc(begins, func(b int64) bool {
		e := max(b, l.ended.lo)
		return e <= l.ended.hi && !slices.ContainsFunc(at, func(s stretch) bool { return !s.meet(stretch{b, e}).empty() })
	})
}

// throughout says whether at every moment at which a part may go on some reason
// speaks of the party's pattern. That the agreement is not in force, or the party
// not bound, speaks of all parts and patterns.
func (q *question) throughout(reasons []ceasefire.Reason, party actors.ID, p *part, pattern int) bool {
	var at []stretch
	for _, r := range reasons {
		switch r.Kind {
		case ceasefire.NotInForce:
		case ceasefire.NotBound:
			if r.Party != party {
				continue
			}
		default:
			if r.Party != party || r.Part != p.Name || r.Pattern != pattern {
				continue
			}
		}
		at = append(at, window(r.At))
	}
	return q.c.covers(at, p.times)
}

// covers says whether the stretches hold every moment from each first begin to the
// last end.
func (c *checker) covers(at []stretch, times []lasting) bool {
	slices.SortFunc(at, func(s, t stretch) int {
		if s.lo < t.lo {
			return -1
		} else if s.lo > t.lo {
			return 1
		}
		return 0
	})
	c.spend(len(at) * len(times))
	return !slices.ContainsFunc(times, func(l lasting) bool {
		next := l.began.lo // the first moment that is not held yet
		for _, s := range at {
			if s.lo <= next && s.hi >= next {
				if s.hi >= l.ended.hi {
					return false
				}
				next = s.hi + 1
			}
		}
		return true
	})
}

// fault says what is wrong with a reason, nothing if it holds.
func (q *question) fault(r ceasefire.Reason) string {
	at := window(r.At)
	moments := q.c.moments(at)
	every := func(holds func(int64) bool) bool {
		return !slices.ContainsFunc(moments, func(t int64) bool { return !holds(t) })
	}
	if (r.Kind == ceasefire.Fits) != q.worlds.Breach {
		return "a breach is one because something fits, and else nothing does"
	}
	if r.Kind == ceasefire.NotInForce {
		if r.Party != "" || !every(func(t int64) bool { return !q.c.inForce(t, q.facts.may) }) {
			return "the agreement is or may be in force at some of the moments"
		}
		return ""
	}
	if !slices.Contains(q.asked, r.Party) {
		return "nothing is asked of " + string(r.Party)
	}
	if r.Kind == ceasefire.NotBound {
		if q.ask == ceasefire.AskDeed || !every(func(t int64) bool { return !q.c.bound(r.Party, t) }) {
			return "the party is bound at some of the moments, or that is not asked"
		}
		return ""
	}
	patterns := forbidden(q.term, r.Party)
	i := slices.IndexFunc(q.worlds.parts, func(p part) bool { return p.Name == r.Part })
	if r.Pattern < 0 || r.Pattern >= len(patterns) || i < 0 {
		return "there is no such pattern or part"
	}
	q.turn(&q.worlds.parts[i])
	x := patterns[r.Pattern]
	switch r.Kind {
	case ceasefire.Fits:
		return q.fits(r, x, moments)
	case ceasefire.Apart:
		if _, out := q.compare(x, r.Party, r.Dimension, moments); !out {
			return "the part may lie inside the pattern in this dimension"
		}
	case ceasefire.Excepted:
		if r.Exception < 0 || r.Exception >= len(q.term.Except) || !q.inside(q.term.Except[r.Exception].Pattern, r.Party, moments) {
			return "the part may lie outside the exception"
		}
	case ceasefire.NotTheirs:
		if q.ask == ceasefire.AskDeed || !q.theirs(x, r.Party, moments, func(_, may bool) bool { return !may }) {
			return "somebody who may have done it may be the party's, or that is not asked"
		}
	default:
		return "this is no reason here"
	}
	return ""
}

// fits says what is wrong with a reason of kind Fits.
func (q *question) fits(r ceasefire.Reason, x ceasefire.Pattern, moments []int64) string {
	deed := q.ask == ceasefire.AskDeed
	for _, t := range moments {
		switch {
		case !q.c.inForce(t, q.facts.must):
			return "the agreement may not be in force"
		case !deed && !q.c.bound(r.Party, t):
			return "the party is not bound"
		}
	}
	switch {
	case !q.inside(x, r.Party, moments):
		return "the part may lie outside the pattern"
	case !deed && !q.theirs(x, r.Party, moments, func(must, _ bool) bool { return must }):
		return "the conduct may not be the party's"
	case len(r.Exceptions) != len(q.term.Except):
		return "every exception needs a dimension"
	}
	for k, d := range r.Exceptions {
		if _, out := q.compare(q.term.Except[k].Pattern, r.Party, d, moments); !out {
			return "the part may lie inside an exception in this dimension"
		}
	}
	for _, p := range r.Paths {
		if deed || q.ask != ceasefire.AskHost && !q.c.checkPath(p, q.reading, r.Party) {
			return "a path is none"
		}
	}
	return ""
}

// theirs says whether something holds of everybody who may have done it, from
// everywhere it may have come from, at every moment: by the pattern, that is.
func (q *question) theirs(x ceasefire.Pattern, party actors.ID, moments []int64, holds func(must, may bool) bool) bool {
	origins, ok := q.classes(q.origin)
	if !ok {
		origins = []string{""} // nothing is known of it
	}
	for _, class := range origins {
		if ok && len(x.Origin) > 0 && !q.c.classIn(class, x.Origin) {
			continue
		}
		for i := range q.by.all {
			if len(x.By) > 0 && !slices.Contains(x.By, q.c.actors[i]) {
				continue
			}
			for _, t := range moments {
				q.c.spend(1)
				if !holds(q.conduct(party, q.c.actors[i], class, t)) {
					return false
				}
			}
		}
	}
	return true
}

// classes returns the classes of places that a case lists, or, if it lists none, all
// there are; false if they cannot be told.
func (q *question) classes(list []string) ([]string, bool) {
	if list != nil {
		return list, true
	}
	found, ok := q.c.classesOf(nil)
	var out []string
	for class := range found {
		out = append(out, class)
	}
	return out, ok
}

// turn turns to a part of the case, and finds what its acts, weapons and targets
// leave each other.
func (q *question) turn(p *part) {
	q.part = p
	if q.combined == "."+p.Name {
		return
	}
	q.combined = "." + p.Name
	q.acts, q.targets, q.arms = none(q.c.cat.NumActs()+1), none(q.c.cat.NumTargets()+1), map[int]set{}
	q.means.each(p.acts, p.arms, q.means.these(*p), p.targets, func(a, w int, bores, targets set) bool {
		q.acts.add(a)
		q.targets = q.targets.or(targets)
		if old, ok := q.arms[w]; ok {
			bores = bores.or(old)
		}
		q.arms[w] = bores
		return true
	})
}

// inside says whether the part lies inside a pattern in every dimension.
func (q *question) inside(x ceasefire.Pattern, bearer actors.ID, moments []int64) bool {
	return !slices.ContainsFunc(ceasefire.Dimensions(), func(d ceasefire.Dimension) bool {
		in, _ := q.compare(x, bearer, d, moments)
		return !in
	})
}

// tally counts on which side of a pattern values lie.
type tally struct{ in, out bool }

func (t *tally) add(in bool) { t.in, t.out = t.in && in, t.out && !in }

// compare says whether in every world of the case, at each of the moments, the part
// lies inside a pattern in a dimension, and whether in every one it lies outside. A
// pattern that asks for nothing there has everything inside.
func (q *question) compare(x ceasefire.Pattern, bearer actors.ID, d ceasefire.Dimension, moments []int64) (in, out bool) {
	c := q.c
	t := tally{true, true}
	switch d {
	case ceasefire.DimTime:
		for _, m := range moments {
			t.add(c.during(x.During, m))
		}
	case ceasefire.DimOrigin:
		return q.placed(x.Origin, q.origin)
	case ceasefire.DimEffect:
		return q.placed(x.Effect, q.effect)
	case ceasefire.DimActor:
		for i := range q.by.all {
			t.add(listed(x.By, c.actors[i]))
		}
	case ceasefire.DimAct:
		for i := range q.acts.all {
			t.add(len(x.Acts) == 0 || slices.ContainsFunc(x.Acts, func(k code) bool { return slices.Contains(c.cat.ActsWithin(k), i-1) }))
		}
	case ceasefire.DimWeapon, ceasefire.DimCalibre:
		for w, bores := range q.arms {
			for b := range bores.all {
				c.spend(len(x.Weapons))
				t.add(len(x.Weapons) == 0 || slices.ContainsFunc(x.Weapons, func(p ceasefire.WeaponPattern) bool { return q.armed(p, c.arms[w], b) }))
			}
		}
	case ceasefire.DimTarget:
		for i := range q.targets.all {
			t.add(len(x.Targets) == 0 || slices.ContainsFunc(x.Targets, func(k code) bool { return slices.Contains(c.cat.TargetsWithin(k), i-1) }))
		}
	case ceasefire.DimTargetOwner:
		for i := range q.owners.all {
			for _, m := range moments {
				t.add(c.owned(x, bearer, c.actors[i], m))
			}
		}
	case ceasefire.DimCircumstance:
		t.out = false
		for k, want := range x.Circumstances {
			held, ok := q.Circumstances[k]
			t.in, t.out = t.in && ok && held == want, t.out || ok && held != want
		}
	case ceasefire.DimHarm:
		return q.harmed(x)
	default: // whether it happened, and relations, are no business of patterns
		t.out = false
	}
	return t.in, t.out
}

func (q *question) placed(places []ceasefire.Place, list []string) (in, out bool) {
	if len(places) == 0 {
		return true, false
	}
	classes, ok := q.classes(list)
	t := tally{ok, ok}
	for _, class := range classes {
		t.add(q.c.classIn(class, places))
	}
	return t.in, t.out
}

func (q *question) armed(p ceasefire.WeaponPattern, w arm, b int) bool {
	if p.Code != "" && !slices.Contains(q.c.cat.WeaponsWithin(p.Code), w.weapon) || w.level < q.c.level(p.RangeAtLeast) {
		return false
	}
	if !p.Calibre.Min.IsValid() && !p.Calibre.Max.IsValid() {
		return true
	}
	return b < len(q.means.bores) && q.means.bores[b].within(bore(p.Calibre))
}

// owned says whether a target of that owner is one that the pattern asks for.
func (c *checker) owned(x ceasefire.Pattern, bearer, owner actors.ID, t int64) bool {
	of := func(p actors.ID) bool { return c.belongs(owner, p, t) }
	c.spend(len(x.TargetOf))
	return (len(x.TargetOf) == 0 || slices.ContainsFunc(x.TargetOf, of)) &&
		(!x.TargetOfOtherParty || slices.ContainsFunc(c.a.Parties, func(p actors.ID) bool { return p != bearer && of(p) }))
}

// harmed compares the harm with a pattern: whether all its figures are reached, and
// whether some category falls short for certain.
func (q *question) harmed(x ceasefire.Pattern) (in, out bool) {
	in = true
	for _, whole := range ceasefire.HarmKinds() {
		least := map[ceasefire.HarmKind]int64{}
		for _, h := range x.Harm {
			if h.Kind.Whole() == whole {
				least[h.Kind] = max(least[h.Kind], h.AtLeast)
			}
		}
		if len(least) == 0 {
			continue
		}
		short := true // in every class some figure is not reached
		for _, within := range q.worlds.harmOf(whole) {
			var sum int64
			for _, k := range whole.Parts() {
				sum += within(k).lo // feasible: it does not overflow
			}
			for k, n := range least {
				low := within(k).lo
				if k == whole {
					low = max(low, sum)
				}
				in = in && low >= n
			}
			short = short && !feasible(whole, func(k ceasefire.HarmKind) stretch {
				s := within(k)
				return stretch{max(s.lo, least[k]), s.hi}
			})
		}
		out = out || short
	}
	return in, out
}
