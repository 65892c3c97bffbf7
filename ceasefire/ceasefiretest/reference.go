package ceasefiretest

import (
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
)

// The reference evaluator. It says what a verdict means in the plainest way: it
// enumerates worlds and asks of each whether the clause was breached in it. It is
// slow and shares no decision code with the engine: only the types in which
// agreements and reports are written, and the tables of the catalogue.

// judge holds what one reading makes of one clause.
type judge struct {
	a      *ceasefire.Agreement
	d      *Domain
	clause ceasefire.Clause
	policy actors.Policy
}

// deed says whether what the clause prohibits happened in the world, whoever did
// it.
func (j judge) deed(w ceasefire.World) bool {
	return slices.ContainsFunc(j.bearers(), func(p actors.ID) bool {
		return j.violated(w, p, func(ceasefire.Deed, when.Instant) bool { return true })
	})
}

// breach says whether the party answers in the world for what the clause
// prohibits.
func (j judge) breach(w ceasefire.World, party actors.ID) bool {
	return slices.Contains(j.bearers(), party) && j.violated(w, party, func(d ceasefire.Deed, t when.Instant) bool {
		return j.bound(party, t) && j.answers(w, party, d, t)
	})
}

// hostFailed says whether the party failed in the world in its own duty to deny
// safe haven and to prevent the use of its territory.
func (j judge) hostFailed(w ceasefire.World, party actors.ID) bool {
	return j.clause.DueDiligence && slices.Contains(j.bearers(), party) &&
		j.violated(w, party, func(d ceasefire.Deed, t when.Instant) bool {
			return j.bound(party, t) && j.harbours(w, party, d, t)
		})
}

func (j judge) bearers() []actors.ID {
	if len(j.clause.Bearers) > 0 {
		return j.clause.Bearers
	}
	return j.a.Parties
}

// violated says whether some part of the incident, at some moment while it went
// on, was what the clause forbids to the party, and was not excepted.
func (j judge) violated(w ceasefire.World, party actors.ID, also func(ceasefire.Deed, when.Instant) bool) bool {
	p, ok := j.clause.Term.(ceasefire.Prohibition)
	if !ok || !w.Occurred {
		return false
	}
	forbids := p.Forbids
	for _, v := range p.ForParty {
		if v.Party == party {
			forbids = v.Forbids
		}
	}
	for _, d := range w.Parts {
		for _, t := range j.d.moments(d) {
			if j.inForce(w, t) && also(d, t) &&
				slices.ContainsFunc(forbids, func(x ceasefire.Pattern) bool { return j.fits(x, w, d, t, party) }) &&
				!slices.ContainsFunc(p.Except, func(x ceasefire.Exception) bool { return j.fits(x.Pattern, w, d, t, party) }) {
				return true
			}
		}
	}
	return false
}

// fits says whether the deed, at a moment while it goes on, is in the pattern.
func (j judge) fits(x ceasefire.Pattern, w ceasefire.World, d ceasefire.Deed, t when.Instant, bearer actors.ID) bool {
	any := slices.ContainsFunc[[]ceasefire.Place]
	switch {
	case len(x.During) > 0 && !slices.ContainsFunc(x.During, func(p ceasefire.Period) bool { return j.d.within(p, t) }),
		len(x.Origin) > 0 && !any(x.Origin, func(p ceasefire.Place) bool { return j.d.inPlace(d.Origin, p) }),
		len(x.Effect) > 0 && !any(x.Effect, func(p ceasefire.Place) bool { return j.d.inPlace(d.Effect, p) }),
		len(x.By) > 0 && !slices.Contains(x.By, d.By),
		len(x.Acts) > 0 && !slices.ContainsFunc(x.Acts, func(c code) bool { return j.d.actBelow(d.Act, c) }),
		len(x.Weapons) > 0 && !slices.ContainsFunc(x.Weapons, func(p ceasefire.WeaponPattern) bool { return j.d.weaponFits(d, p) }),
		len(x.Targets) > 0 && !slices.ContainsFunc(x.Targets, func(c code) bool { return j.d.targetBelow(d.Target, c) }),
		len(x.TargetOf) > 0 && !slices.ContainsFunc(x.TargetOf, func(p actors.ID) bool { return j.belongs(d.TargetOf, p, t) }),
		x.TargetOfOtherParty && !slices.ContainsFunc(j.a.Parties, func(p actors.ID) bool { return p != bearer && j.belongs(d.TargetOf, p, t) }):
		return false
	}
	for c, want := range x.Circumstances {
		if d.Circumstances[c] != want {
			return false
		}
	}
	for _, h := range x.Harm {
		if w.Harm[h.Kind] < h.AtLeast {
			return false
		}
	}
	return true
}

func (j judge) inForce(w ceasefire.World, t when.Instant) bool {
	f := j.a.Force
	if j.d.within(ceasefire.Period{From: f.From, Until: f.Until}, t) {
		return true
	}
	for i, e := range f.Extensions {
		if j.d.within(ceasefire.Period{From: f.From, Until: e.Until}, t) && holds(w, e.Said, extensionPath(i)) {
			return true
		}
	}
	return false
}

func (j judge) bound(party actors.ID, t when.Instant) bool {
	own := slices.DeleteFunc(slices.Clone(j.a.Bound), func(b ceasefire.Bond) bool { return b.Party != party })
	return len(own) == 0 || slices.ContainsFunc(own, func(b ceasefire.Bond) bool { return j.d.within(b.Period, t) })
}

// holds says whether a statement holds in the world: agreed ones always.
func holds(w ceasefire.World, s actors.Statement, path string) bool {
	return s.Standing() == actors.Agreed || w.Facts[path]
}

// answers says whether the deed is the party's conduct: its own, or reached
// from the actor over relations that the policy counts, or, strictly
// territorially, because it came from territory that the party holds.
func (j judge) answers(w ceasefire.World, party actors.ID, d ceasefire.Deed, t when.Instant) bool {
	if j.policy.Has(actors.Territorial) && j.holdsTerritory(w, party, d.Origin.Territory, t) {
		return true
	}
	return j.reaches(w, party, d.By, t, map[actors.ID]bool{})
}

func (j judge) reaches(w ceasefire.World, party, actor actors.ID, t when.Instant, seen map[actors.ID]bool) bool {
	if actor == party {
		return true
	}
	if seen[actor] || actor == ceasefire.SomethingElse {
		return false
	}
	seen[actor] = true
	for _, u := range j.a.Undertakings {
		if slices.Contains(u.AnswersFor, actor) && u.During.Contains(t) && j.reaches(w, party, u.Party, t, seen) {
			return true
		}
	}
	for i, r := range j.a.Roster.Relations {
		if !r.During.Contains(t) || !holds(w, r.Said, relationPath(i)) {
			continue
		}
		from, to, rule := conductOf(r)
		if from == actor && rule != 0 && j.policy.Has(rule) && j.reaches(w, party, to, t, seen) {
			return true
		}
	}
	return false
}

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

// holdsTerritory says whether the party holds the territory, by a tenure of its
// own or of the nearest territory above it that has one at the time.
func (j judge) holdsTerritory(w ceasefire.World, party actors.ID, at actors.TerritoryID, t when.Instant) bool {
	for ; at != ""; at = j.d.parent(at) {
		i := slices.IndexFunc(j.a.Roster.Territories, func(x actors.Territory) bool { return x.ID == at })
		var stated bool
		for k, tenure := range j.a.Roster.Territories[i].Held {
			if !tenure.During.Contains(t) || !holds(w, tenure.Said, tenurePath(i, k)) {
				continue
			}
			if stated = true; tenure.By == party {
				return true
			}
		}
		if stated {
			return false
		}
	}
	return false
}

// harbours says whether the deed came from a group that the party hosts, or from
// territory that it holds without its taking the measures that could be expected.
func (j judge) harbours(w ceasefire.World, party actors.ID, d ceasefire.Deed, t when.Instant) bool {
	if j.belongs(d.By, party, t) { // its own conduct is no failure to prevent another's
		return false
	}
	for i, r := range j.a.Roster.Relations {
		if r.Kind == actors.Hosts && r.Subject == party && r.Object == d.By && r.During.Contains(t) && holds(w, r.Said, relationPath(i)) {
			return true
		}
	}
	return !d.Circumstances[ceasefire.MeasuresTaken] && j.holdsTerritory(w, party, d.Origin.Territory, t)
}

// belongs says whether the actor is the party, or an organ or a member of it, by
// relations that nobody denies.
func (j judge) belongs(actor, party actors.ID, t when.Instant) bool {
	seen := map[actors.ID]bool{}
	var up func(actors.ID) bool
	up = func(x actors.ID) bool {
		if x == party {
			return true
		}
		if seen[x] {
			return false
		}
		seen[x] = true
		return slices.ContainsFunc(j.a.Roster.Relations, func(r actors.Relation) bool {
			s := r.Said.Standing()
			return r.Subject == x && (r.Kind == actors.OrganOf || r.Kind == actors.MemberOf) && r.During.Contains(t) &&
				(s == actors.Agreed || s == actors.Asserted) && up(r.Object)
		})
	}
	return up(actor)
}
