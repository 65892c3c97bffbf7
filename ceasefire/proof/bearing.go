package proof

import (
	"maps"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// A fact that some claimants assert and others deny, and that the columns do not
// list, must make no difference. A cell that is decided shows that itself: its cases
// leave out no world, whatever holds of the fact. For cells that are open the fact is
// turned in each of the witnesses; and worlds are sought in all that is claimed of
// the incident in which it makes a difference to any answer of the clause.

const (
	maxTried = 1 << 13 // worlds that are tried for one view
	maxJoint = 1 << 8  // and with one place, moment and actor under one pattern
	maxOther = 6       // other facts that are settled in all ways
)

// uses says whether a reading may make something of a fact.
func (c *checker) uses(r reading, path string) bool {
	if strings.HasPrefix(path, "force.") {
		return true
	}
	for i, x := range c.a.Roster.Relations {
		if relationPath(i) == path {
			_, _, rule := conductOf(x)
			return rule != 0 && r.policy.Has(rule) || x.Kind == actors.Hosts && c.diligent(r)
		}
	}
	return r.policy.Has(actors.Territorial) || c.diligent(r)
}

// turned returns the facts with one of them settled.
func (s settled) turned(path string, holds bool) settled {
	out := maps.Clone(s)
	if out == nil {
		out = settled{}
	}
	out[path] = holds
	return out
}

// steady checks that the facts that the columns do not list make no difference to a
// witness: its reasons hold with none of them settled, or else its verdict stays
// what it is with each of them turned.
func (c *checker) steady(w worlds, r reading, a ceasefire.ExplainedAnswer, acc *account, m *means, promised bool, path string) {
	left := maps.Clone(w.facts)
	maps.DeleteFunc(left, func(f string, _ bool) bool { return slices.Contains(acc.unlisted, f) })
	if len(left) == len(w.facts) {
		return
	}
	bare := w
	bare.facts = left
	before := len(c.problems)
	c.reasons(bare, r, a, m, promised, path)
	holds := len(c.problems) == before
	c.problems = c.problems[:before]
	if holds {
		return
	}
	want := geo.No
	if w.Breach || promised {
		want = geo.Yes
	}
	for _, f := range acc.unlisted {
		if was, ok := w.facts[f]; ok && c.uses(r, f) {
			other := w
			other.facts = w.facts.turned(f, !was)
			if c.question(other, r, a, m).verdict() != want {
				c.add(WrongFact, path+".facts", "%q is contested, is listed by no account, and makes a difference", f)
			}
		}
	}
}

// verdict says whether the world of a case is a breach of what is asked or, under a
// term that is not specified, whether the agreement is in force: whatever reasons
// are given.
func (q *question) verdict() geo.Truth {
	c := q.c
	out := geo.No
	for i := range q.worlds.parts {
		p := &q.worlds.parts[i]
		for _, l := range p.times {
			for _, t := range append(c.moments(stretch{l.began.lo, l.ended.hi}), l.began.hi) {
				for _, v := range q.at(p, t) {
					// It goes on at this moment for certain, or it may.
					switch {
					case v == geo.Yes && len(p.times) == 1 && l.began.hi <= t && t <= l.ended.lo:
						return geo.Yes
					case v != geo.No:
						out = geo.Maybe
					}
				}
			}
		}
	}
	return out
}

// at says of everything that is asked about a part whether it is so at a moment.
func (q *question) at(p *part, t int64) (out []geo.Truth) {
	c := q.c
	force := is(c.inForce(t, q.facts.must), c.inForce(t, q.facts.may))
	if _, prohibits := c.prohibition(q.reading); !prohibits || force == geo.No {
		return []geo.Truth{force}
	}
	q.turn(p)
	for _, party := range q.asked {
		for _, x := range forbidden(q.term, party) {
			out = append(out, also(force, q.met(x, party, []int64{t})))
		}
	}
	return out
}

func is(must, may bool) geo.Truth {
	switch {
	case must:
		return geo.Yes
	case may:
		return geo.Maybe
	}
	return geo.No
}

func also(a, b geo.Truth) geo.Truth {
	return is(a == geo.Yes && b == geo.Yes, a != geo.No && b != geo.No)
}

func not(a geo.Truth) geo.Truth { return is(a == geo.No, a != geo.Yes) }

// met says whether the part fits what is forbidden to a party at a moment, but for
// whether the agreement is in force.
func (q *question) met(x ceasefire.Pattern, party actors.ID, at []int64) geo.Truth {
	deed := q.ask == ceasefire.AskDeed
	if !deed && !q.c.bound(party, at[0]) {
		return geo.No
	}
	lies := func(x ceasefire.Pattern) geo.Truth {
		v := geo.Yes
		for _, d := range ceasefire.Dimensions() {
			in, out := q.compare(x, party, d, at)
			if v = also(v, is(in, !out)); v == geo.No {
				break
			}
		}
		return v
	}
	v := lies(x)
	if v != geo.No && !deed {
		v = also(v, is(
			q.theirs(x, party, at, func(must, _ bool) bool { return must }),
			!q.theirs(x, party, at, func(_, may bool) bool { return !may })))
	}
	for _, e := range q.term.Except {
		if v == geo.No {
			break
		}
		v = also(v, not(lies(e.Pattern)))
	}
	return v
}

// seeker seeks worlds in which a fact makes a difference.
type seeker struct {
	c       *checker
	reading reading
	term    ceasefire.Prohibition
	facts   settled // by what nobody contests
	open    []string
	version version
	means   *means
	tried   int
	cut     bool // some were not tried
}

// sought adds a problem for each of the unlisted facts that makes a difference in some
// world of what anybody claims.
func (c *checker) sought(everything *account, unlisted []string, path string) {
	s := &seeker{c: c, facts: everything.facts}
	for _, f := range unlisted {
		if s.matters(f, everything.versions) {
			c.add(WrongFact, path, "%q is contested, is listed by no account, and makes a difference", f)
		} else if s.cut {
			c.add(NotVerified, path, "%q is contested and is listed by no account; too much is open to tell whether it makes a difference", f)
		}
		s.cut = false
	}
}

func (s *seeker) matters(f string, versions []version) bool {
	for _, r := range s.c.rows {
		if r.clause == nil || !s.c.uses(r, f) {
			continue
		}
		s.reading = r
		s.term, _ = s.c.prohibition(r)
		s.open = nil
		for _, x := range s.c.facts {
			if _, ok := s.facts[x.path]; !ok && x.path != f && s.c.uses(r, x.path) {
				s.open = append(s.open, x.path)
			}
		}
		for _, v := range versions {
			if !v.did || !v.countable() {
				continue
			}
			s.version, s.means = v, s.c.newMeans(endsOf([]version{v}, nil))
			for _, name := range v.names() {
				for _, w := range s.c.ways(v, name) {
					if !w.torn && s.way(f, name, w) {
						return true
					}
				}
			}
		}
	}
	return false
}

// answers lists what is asked under the reading: of a bound party it is part of what
// is asked of each.
func (s *seeker) answers() []ceasefire.ExplainedAnswer {
	out := []ceasefire.ExplainedAnswer{{Ask: ceasefire.AskDeed}}
	for _, p := range s.c.a.Parties {
		out = append(out, ceasefire.ExplainedAnswer{Ask: ceasefire.AskParty, Party: p})
		if s.c.diligent(s.reading) {
			out = append(out, ceasefire.ExplainedAnswer{Ask: ceasefire.AskHost, Party: p})
		}
	}
	return out
}

// settlings lists ways to settle the other facts that are open.
func (s *seeker) settlings() []settled {
	out := []settled{s.facts.turned("", false)}
	for i, f := range s.open {
		if i == maxOther {
			s.cut = true
		}
		for _, x := range slices.Clone(out) {
			if i < maxOther {
				out = append(out, x.turned(f, true))
			}
		}
		for k, x := range out {
			if _, ok := x[f]; !ok {
				out[k] = x.turned(f, false)
			}
		}
	}
	return out
}

// way seeks a world in which a part happened in one way. First it looks for an actor,
// a place of origin and a moment at which the fact makes a difference to whose it is, or
// to whether the agreement is in force.
func (s *seeker) way(f, name string, w way) bool {
	c := s.c
	if !inOrder(w.began, w.ended) {
		return false
	}
	places := func(list []ceasefire.Place) []string {
		if _, ok := c.classesOf(list); !ok {
			s.cut = true
		}
		return c.listClasses(list, true)
	}
	origins, effects := places(w.origin), places(w.effect)
	settlings := s.settlings()
	moments := c.moments(stretch{w.began.lo, w.ended.hi})
	for _, a := range s.answers() {
		probe := c.question(worlds{}, s.reading, a, s.means)
		for _, t := range moments {
			for _, facts := range settlings {
				both := [2]settled{facts.turned(f, false), facts.turned(f, true)}
				force := func(i int) bool { return c.inForce(t, both[i].must) }
				forceful := force(0) != force(1)
				_, prohibits := c.prohibition(s.reading)
				if !force(1) || !prohibits && !forceful || a.Ask == ceasefire.AskDeed && !forceful {
					continue
				}
				for i := range w.by.all {
					for _, origin := range origins {
						c.spend(4)
						at := part{CasePart: ceasefire.CasePart{Name: name}, origin: []string{origin}, by: set.of(none(len(c.actors)), i)}
						at.times = []lasting{{stretch{min(t, w.began.hi), min(t, w.began.hi)}, stretch{max(t, w.ended.lo), max(t, w.ended.lo)}}}
						if forceful || s.differs(probe, a, c.actors[i], origin, t, both, w) {
							if s.around(at, a, both, w, effects, t) {
								return true
							}
						}
					}
				}
			}
		}
	}
	return false
}

func (s set) of(i int) set { s.add(i); return s }

// differs says whether the fact makes a difference to whether conduct is somebody's.
func (s *seeker) differs(q *question, a ceasefire.ExplainedAnswer, actor actors.ID, origin string, t int64, both [2]settled, w way) bool {
	q.part = &part{CasePart: ceasefire.CasePart{Circumstances: with(w.circumstances, ceasefire.MeasuresTaken, false)}}
	var got [2][2]bool
	for i, facts := range both {
		q.facts = facts
		clear(q.reached)
		got[i][0], got[i][1] = q.conduct(a.Party, actor, origin, t)
	}
	return got[0] != got[1]
}

func with(m ceasefire.Circumstances, k ceasefire.Circumstance, v bool) ceasefire.Circumstances {
	out := maps.Clone(m)
	if out == nil {
		out = ceasefire.Circumstances{}
	}
	if _, ok := out[k]; !ok {
		out[k] = v
	}
	return out
}

// around seeks a world by what is left open: for each pattern one of each sort of
// values inside it that other patterns tell apart.
func (s *seeker) around(at part, a ceasefire.ExplainedAnswer, both [2]settled, w way, effects []string, t int64) bool {
	c := s.c
	asked := c.asked(s.reading, a)
	if _, prohibits := c.prohibition(s.reading); !prohibits {
		asked = []actors.ID{""}
	}
	for _, party := range asked {
		patterns := slices.Clone(forbidden(s.term, party))
		n := len(patterns)
		for _, e := range s.term.Except {
			patterns = append(patterns, e.Pattern)
		}
		if n == 0 {
			patterns, n = append([]ceasefire.Pattern{{}}, patterns...), 1 // not specified, or nothing is forbidden
		}
		for i := range n {
			choices := s.choices(at, w, effects, patterns, i, party, t)
			total := 1
			for _, list := range choices {
				total *= len(list)
				if total > maxJoint {
					s.cut, total = true, maxJoint
				}
			}
			for k := range total {
				p := at
				p.Circumstances = maps.Clone(w.circumstances)
				harm := map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch{}
				for rest, j := k, 0; j < len(choices); j++ {
					choices[j][rest%len(choices[j])](&p, harm)
					rest /= len(choices[j])
				}
				if s.tried++; s.tried > maxTried {
					s.cut = true
					return false
				}
				for _, others := range s.others(at.Name) {
					world := worlds{Case: ceasefire.Case{Occurred: true}, harm: harm, parts: append([]part{p}, others...)}
					var got [2]geo.Truth
					for j := range both {
						world.facts = both[j]
						got[j] = c.question(world, s.reading, a, s.means).verdict()
					}
					if got[0] != got[1] && got[0] != geo.Maybe && got[1] != geo.Maybe {
						return true
					}
				}
			}
		}
	}
	return false
}

// choice settles something of a part, or the harm.
type choice func(p *part, harm map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch)

// choices lists, for each dimension that the actor, the origin and the time leave,
// values inside a pattern, one for each of the sets of patterns in which they lie.
func (s *seeker) choices(at part, w way, effects []string, patterns []ceasefire.Pattern, want int, party actors.ID, t int64) [][]choice {
	c := s.c
	var out [][]choice
	probe := c.question(worlds{parts: []part{at}}, s.reading, ceasefire.ExplainedAnswer{Ask: ceasefire.AskDeed}, s.means)
	var list []choice
	seen := map[string]bool{}
	add := func(v choice, dims ...ceasefire.Dimension) {
		p := at
		p.owners, p.acts, p.arms, p.targets = full(len(c.actors)), full(c.cat.NumActs()+1), full(len(c.arms)), full(c.cat.NumTargets()+1)
		harm := map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch{}
		v(&p, harm)
		probe.worlds.harm = harm
		if probe.combined = ""; slices.Contains(dims, ceasefire.DimAct) {
			probe.turn(&p)
		}
		probe.part = &p
		key := ""
		for i, x := range patterns {
			inside := true
			for _, d := range dims {
				in, _ := probe.compare(x, party, d, []int64{t})
				inside = inside && in
			}
			if !inside && i == want {
				return
			}
			key += map[bool]string{true: "1", false: "0"}[inside]
		}
		if !seen[key] {
			seen[key] = true
			list = append(list, v)
		}
	}
	end := func() {
		out = append(out, list)
		list, seen = nil, map[string]bool{}
	}
	for _, class := range effects {
		add(func(p *part, _ map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch) { p.effect = []string{class} }, ceasefire.DimEffect)
	}
	end()
	for i := range w.owners.all {
		add(func(p *part, _ map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch) {
			p.owners = none(len(c.actors)).of(i)
		}, ceasefire.DimTargetOwner)
	}
	end()
	s.means.each(w.acts, w.arms, s.means.among(w.bore, !w.bored), w.targets, func(act, arm int, bores, targets set) bool {
		for b := range bores.all {
			for aim := range targets.all {
				add(func(p *part, _ map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch) {
					p.acts, p.arms, p.targets = none(c.cat.NumActs()+1).of(act), none(len(c.arms)).of(arm), none(c.cat.NumTargets()+1).of(aim)
					if p.bores, p.unbored = nil, b == len(s.means.bores); !p.unbored {
						p.bores = []stretch{s.means.bores[b]}
					}
				}, ceasefire.DimAct, ceasefire.DimWeapon, ceasefire.DimTarget)
			}
		}
		return true
	})
	end()
	for _, k := range ceasefire.AllCircumstances() {
		for _, v := range []bool{false, true} {
			if held, ok := w.circumstances[k]; !ok || held == v {
				settle := func(p *part, _ map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch) {
					p.Circumstances = with(p.Circumstances, k, v)
				}
				inside := func(x ceasefire.Pattern) string {
					need, asks := x.Circumstances[k]
					return map[bool]string{true: "1", false: "0"}[!asks || need == v]
				}
				key := ""
				for _, x := range patterns {
					key += inside(x)
				}
				if k == ceasefire.MeasuresTaken {
					key += map[bool]string{true: "1", false: "0"}[v]
				}
				if inside(patterns[want]) == "1" && !seen[key] {
					seen[key] = true
					list = append(list, settle)
				}
			}
		}
		end()
	}
	for _, x := range append([]ceasefire.Pattern{{}}, patterns...) {
		if figures, ok := s.figures(x, patterns); ok {
			add(func(_ *part, harm map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch) {
				for whole, list := range figures {
					harm[whole] = list
				}
			}, ceasefire.DimHarm)
		}
	}
	end()
	return out
}

// figures returns the least harm that reaches what a pattern asks for, of all the
// categories that any pattern asks for; false if the version does not leave it.
func (s *seeker) figures(x ceasefire.Pattern, patterns []ceasefire.Pattern) (map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch, bool) {
	out := map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch{}
	for _, p := range patterns {
		for _, h := range p.Harm {
			whole := h.Kind.Whole()
			if out[whole] != nil {
				continue
			}
			least := map[ceasefire.HarmKind]int64{}
			for _, n := range x.Harm {
				least[n.Kind] = max(least[n.Kind], n.AtLeast)
			}
			class := map[ceasefire.HarmKind]stretch{}
			var sum int64
			for _, k := range whole.Parts() {
				within := s.version.figures(k)
				n := max(within.lo, least[k])
				if class[k] = (stretch{n, n}); n > within.hi {
					return nil, false
				}
				sum += n
			}
			within := s.version.figures(whole)
			n := max(within.lo, least[whole], sum)
			if class[whole] = (stretch{n, n}); n > within.hi {
				return nil, false
			}
			out[whole] = []map[ceasefire.HarmKind]stretch{class}
		}
	}
	return out, true
}

// others returns a few ways in which the other parts may have happened: what is the
// first that is left of each, and something else where that is left.
func (s *seeker) others(but string) [][]part {
	c := s.c
	var out [][]part
	for _, last := range []bool{false, true} {
		var parts []part
		for _, name := range s.version.names() {
			if name == but {
				continue
			}
			ways := slices.DeleteFunc(slices.Clone(c.ways(s.version, name)), func(w way) bool { return !c.possible(w) })
			if len(ways) == 0 {
				return nil
			}
			w := ways[0]
			pick := func(list []string) []string {
				if len(list) > 0 && last {
					return list[len(list)-1:]
				}
				return list[:min(1, len(list))]
			}
			p := part{CasePart: ceasefire.CasePart{Name: name, Circumstances: maps.Clone(w.circumstances)}}
			began := w.began.lo
			if last {
				began = min(w.began.hi, w.ended.hi)
			}
			ended := max(began, w.ended.lo)
			p.times = []lasting{{stretch{began, began}, stretch{ended, ended}}}
			p.origin, p.effect = pick(c.listClasses(w.origin, true)), pick(c.listClasses(w.effect, true))
			p.by, p.owners = w.by.first(len(c.actors)), w.owners.first(len(c.actors))
			s.means.each(w.acts, w.arms, s.means.among(w.bore, !w.bored), w.targets, func(act, arm int, bores, targets set) bool {
				p.acts, p.arms, p.targets = none(c.cat.NumActs()+1).of(act), none(len(c.arms)).of(arm), targets.first(c.cat.NumTargets()+1)
				for b := range bores.all {
					if p.bores, p.unbored = nil, b == len(s.means.bores); !p.unbored {
						p.bores = []stretch{s.means.bores[b]}
					}
				}
				return last
			})
			for _, k := range ceasefire.AllCircumstances() {
				p.Circumstances = with(p.Circumstances, k, last)
			}
			parts = append(parts, p)
		}
		if out = append(out, parts); len(parts) == 0 {
			break
		}
	}
	return out
}

// first returns the first member of a set alone.
func (s set) first(n int) set {
	for i := range s.all {
		return none(n).of(i)
	}
	return none(n)
}
