package proof

import (
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// conductOf says whose conduct may count as whose under a relation, and by which
// rule; rule zero is none.
func conductOf(r actors.Relation) (from, to actors.ID, rule actors.Rule) {
	switch r.Kind {
	case actors.OrganOf:
		return r.Subject, r.Object, actors.Organ
	case actors.MemberOf:
		return r.Subject, r.Object, actors.Membership
	case actors.InstructedBy, actors.DirectedBy:
		return r.Subject, r.Object, actors.EffectiveControl
	case actors.EffectivelyControls:
		return r.Object, r.Subject, actors.EffectiveControl
	case actors.OverallControls:
		return r.Object, r.Subject, actors.OverallControl
	case actors.Supports:
		return r.Object, r.Subject, actors.Support
	default:
		return "", "", 0
	}
}

// answered returns whose conduct is the party's at an instant: its own, and that of
// all from whom undertakings and relations that hold lead to it.
func (c *checker) answered(policy actors.Policy, party actors.ID, t int64, holds func(actors.Statement, string) bool) map[actors.ID]bool {
	out := map[actors.ID]bool{party: true}
	for grew := true; grew; {
		grew = false
		c.spend(1 + len(c.a.Roster.Relations) + len(c.a.Undertakings))
		add := func(id actors.ID) {
			grew = grew || !out[id]
			out[id] = true
		}
		for _, u := range c.a.Undertakings {
			if out[u.Party] && lasts(u.During, t) {
				for _, id := range u.AnswersFor {
					add(id)
				}
			}
		}
		for i, r := range c.a.Roster.Relations {
			if from, to, rule := conductOf(r); rule != 0 && out[to] && !out[from] && policy.Has(rule) && lasts(r.During, t) && holds(r.Said, relationPath(i)) {
				add(from)
			}
		}
	}
	return out
}

// inTerritory says whether spots of a class lie in a territory, as far as the explanation's
// places tell.
func (c *checker) inTerritory(class string, t actors.TerritoryID) geo.Truth {
	if i, ok := c.placeAt[placeKey(ceasefire.In(t))]; ok && i < len(class) {
		if class[i] == '1' {
			return geo.Yes
		}
		return geo.No
	}
	if up := c.parents[t]; up != "" && c.parents[up] != t {
		if _, shaped := c.shapes[t]; !shaped {
			for x := range c.chain(up) {
				if i, ok := c.placeAt[placeKey(ceasefire.In(x))]; ok && i < len(class) && class[i] == '0' {
					return geo.No
				}
			}
		}
	}
	return geo.Maybe
}

// holdsTerritory says whether the party holds, at an instant, the territory from
// which something comes: by a tenure of its own that no other's tenure of a nearer
// territory takes away. Must it hold whatever is open, or may it.
func (c *checker) holdsTerritory(party actors.ID, class string, t int64, s settled) (must, may bool) {
	type tenure struct {
		of    actors.TerritoryID
		own   bool
		there geo.Truth
		sure  bool // it holds
	}
	var held []tenure // that hold or may hold
	for i, x := range c.a.Roster.Territories {
		for k, h := range x.Held {
			c.spend(1)
			if lasts(h.During, t) && s.may(h.Said, tenurePath(i, k)) {
				held = append(held, tenure{x.ID, h.By == party, c.inTerritory(class, x.ID), s.must(h.Said, tenurePath(i, k))})
			}
		}
	}
	for _, own := range held {
		if !own.own || own.there == geo.No {
			continue
		}
		nearer := func(takes func(tenure) bool) bool {
			return slices.ContainsFunc(held, func(o tenure) bool {
				return !o.own && o.of != own.of && c.below(o.of, own.of) && takes(o)
			})
		}
		must = must || own.sure && own.there == geo.Yes && !nearer(func(o tenure) bool { return o.there != geo.No })
		may = may || !nearer(func(o tenure) bool { return o.sure && o.there == geo.Yes })
	}
	return must, may
}

// conduct says whether what an actor does from spots of a class is the party's, or,
// for a host, what the party failed to prevent: whether it must be so, whatever is
// open, and whether it may.
func (q *question) conduct(party, actor actors.ID, class string, t int64) (must, may bool) {
	c, s := q.c, q.facts
	if q.ask == ceasefire.AskHost {
		// Its own conduct is no failure to prevent another's, and a clause that asks for
		// no diligence obliges it to nothing.
		if c.belongs(actor, party, t) || !c.diligent(q.reading) {
			return false, false
		}
		for i, r := range c.a.Roster.Relations {
			if r.Kind == actors.Hosts && r.Subject == party && r.Object == actor && lasts(r.During, t) {
				must, may = must || s.must(r.Said, relationPath(i)), may || s.may(r.Said, relationPath(i))
			}
		}
		taken, known := q.part.Circumstances[ceasefire.MeasuresTaken]
		sure, perhaps := c.holdsTerritory(party, class, t, s)
		return must || known && !taken && sure, may || (!known || !taken) && perhaps
	}
	must, may = q.led(party, t, true)[actor], q.led(party, t, false)[actor]
	if q.reading.policy.Has(actors.Territorial) {
		sure, perhaps := c.holdsTerritory(party, class, t, s)
		must, may = must || sure, may || perhaps
	}
	return must, may
}

// led is answered, remembered for a case.
func (q *question) led(party actors.ID, t int64, must bool) map[actors.ID]bool {
	key := led{party, t, must}
	out, ok := q.reached[key]
	if !ok {
		holds := q.facts.may
		if must {
			holds = q.facts.must
		}
		out = q.c.answered(q.reading.policy, party, t, holds)
		q.reached[key] = out
	}
	return out
}

type led struct {
	party actors.ID
	t     int64
	must  bool
}

// belongs says whether the actor is the party, or an organ or a member of it, by
// relations that nobody denies.
func (c *checker) belongs(actor, party actors.ID, t int64) bool {
	key := led{party: party, t: t}
	own, ok := c.own[key]
	if !ok {
		own = c.belonging(party, func(r actors.Relation) bool {
			s := r.Said.Standing()
			return (s == actors.Agreed || s == actors.Asserted) && lasts(r.During, t)
		})
		c.own[key] = own
	}
	return own[actor]
}

// checkPath says whether a path is one: steps over undertakings, relations or
// tenures of the agreement that lead by rules of the policy from whoever acts to
// the party, each with who says so. The words in which it is told are not looked at.
func (c *checker) checkPath(p ceasefire.Path, r reading, party actors.ID) bool {
	if p.Reading != r.row.ID || p.Party != party || len(p.Steps) == 0 || p.Any != (p.Actor == "") {
		return false
	}
	here := p.Actor
	for _, s := range p.Steps {
		if s.From != here || !r.policy.Has(s.Rule) || !c.checkStep(s, p) {
			return false
		}
		here = s.To
	}
	return here == party
}

func (c *checker) checkStep(s actors.Step, p ceasefire.Path) bool {
	switch s.Rule {
	case actors.Own:
		return s.From == s.To && s.Fact == actors.NoFact && len(p.Steps) == 1 && s.Said.IsZero()
	case actors.Agreement:
		return s.Fact == actors.NoFact && s.Said.IsZero() && slices.ContainsFunc(c.a.Undertakings, func(u actors.Undertaking) bool {
			return u.Party == s.To && slices.Contains(u.AnswersFor, s.From)
		})
	case actors.Territorial:
		n := int(s.Fact) - len(c.a.Roster.Relations)
		for _, t := range c.a.Roster.Territories {
			if n >= 0 && n < len(t.Held) {
				return p.Any && t.Held[n].By == s.To && c.below(p.Origin, t.ID) && c.saidAlike(s.Said, t.Held[n].Said)
			}
			n -= len(t.Held)
		}
		return false
	default:
		i := int(s.Fact)
		if i < 0 || i >= len(c.a.Roster.Relations) {
			return false
		}
		from, to, rule := conductOf(c.a.Roster.Relations[i])
		return from == s.From && to == s.To && rule == s.Rule && c.saidAlike(s.Said, c.a.Roster.Relations[i].Said)
	}
}

// saidAlike says whether a statement is told as it is, but for confidential sources,
// of which nothing is told but the number.
func (c *checker) saidAlike(told, is actors.Statement) bool {
	same := func(t, s actors.Saying) bool {
		if alias := c.alias[c.source(s.Source).Claimant()]; alias != "" {
			s = actors.Saying{Source: actors.SourceID(alias)}
		}
		return t == s
	}
	// Who says that it is not known says nothing that numbers follow.
	unknown := func(t, s actors.Saying) bool {
		if c.alias[c.source(s.Source).Claimant()] != "" {
			s = actors.Saying{Source: "a confidential source"}
		}
		return t == s
	}
	return slices.EqualFunc(told.AssertedBy, is.AssertedBy, same) && slices.EqualFunc(told.DeniedBy, is.DeniedBy, same) &&
		slices.EqualFunc(told.UnknownTo, is.UnknownTo, unknown)
}
