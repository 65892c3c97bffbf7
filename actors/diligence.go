package actors

import (
	"slices"
	"strings"

	"github.com/parley-go/parley/actors/when"
)

// Harbour is that a host may have failed a duty of its own: to deny safe haven,
// and to prevent the use of its territory against others (UN Security Council
// resolution 1373 (2001), paragraph 2 (c) and (d)). It attributes nothing: what
// was done remains another's conduct, and the host answers for what it left
// undone.
type Harbour struct {
	Host ID `json:"host"`
	// Actor is whom it hosts; empty if Any, and then it is whoever acts from the
	// territory.
	Actor ID   `json:"actor,omitempty"`
	Any   bool `json:"any,omitempty"`
	// Origin, if set, is the territory from which the deed has to come; Except are
	// territories within it that do not count, sorted.
	Origin TerritoryID   `json:"origin,omitempty"`
	Except []TerritoryID `json:"except,omitempty"`
	// Steps is one step with the fact and the basis of the duty, and no rule.
	Steps []Step `json:"steps"`
	// Needs are the facts that have to hold, and Lacks those of which none may,
	// as in [Attribution].
	Needs []FactID `json:"needs,omitempty"`
	Lacks []FactID `json:"lacks,omitempty"`
	// Stated says that somebody states that it hosts the actor. Otherwise the deed
	// merely came from territory that the host holds: then whether the host took
	// the measures that could be expected of it is a question, and no finding.
	Stated bool `json:"stated,omitempty"`
}

// DueDiligence returns on what grounds the host may have failed its duty at the
// instant, whoever acted. The host's own conduct is no failure to prevent
// another's: actors that belong to it ([Roster.Belonging]) are left out, and
// where Any is set the caller leaves them out.
//
// The result is sorted: stated grounds by actor, then the others by origin. It is
// empty if the instant is invalid or the host is not in the roster.
func (r *Roster) DueDiligence(host ID, at when.Instant) []Harbour {
	if r == nil || !at.IsValid() {
		return nil
	}
	i, ok := r.actorAt[host]
	if !ok {
		return nil
	}
	var out []Harbour
	own := r.Belonging(host, at)
	for _, f := range r.facts {
		if f.Relation == nil || f.Relation.Kind != Hosts || f.Relation.Subject != host || !f.During.Contains(at) ||
			f.Said.Standing() == Denied || slices.Contains(own, f.Relation.Object) {
			continue
		}
		out = append(out, Harbour{
			Host: host, Actor: f.Relation.Object, Needs: []FactID{f.ID}, Stated: true,
			Steps: []Step{r.step(0, f.Relation.Object, host, f.ID, "UN SC resolution 1373 (2001), 2 (c)")},
		})
	}
	slices.SortFunc(out, func(a, b Harbour) int { return strings.Compare(string(a.Actor), string(b.Actor)) })
	for _, h := range r.holdings(i, at) {
		out = append(out, Harbour{
			Host: host, Any: true, Origin: h.origin, Except: h.except, Needs: []FactID{h.tenure}, Lacks: h.lacks,
			Steps: []Step{r.step(0, "", host, h.tenure, "UN SC resolution 1373 (2001), 2 (d)")},
		})
	}
	return out
}

// Belonging returns the party, its organs and its members, theirs too, by
// relations that at the instant are agreed or asserted without denial; sorted. It
// is empty if the party is not in the roster.
func (r *Roster) Belonging(party ID, at when.Instant) []ID {
	return r.belonging(party, func(f Fact) bool {
		s := f.Said.Standing()
		return (s == Agreed || s == Asserted) && f.During.Contains(at)
	})
}

// AlwaysBelongs says whether the actor is the party or, by relations that are
// common ground and hold at all times, an organ or a member of it or of what
// belongs to it. Only then does who speaks for the party and names the actor speak
// against the party itself.
func (r *Roster) AlwaysBelongs(actor, party ID) bool {
	return slices.Contains(r.belonging(party, func(f Fact) bool {
		return f.Said.Standing() == Agreed && f.During.IsAlways()
	}), actor)
}

func (r *Roster) belonging(party ID, counts func(Fact) bool) []ID {
	if r == nil {
		return nil
	}
	start, ok := r.actorAt[party]
	if !ok {
		return nil
	}
	seen := map[int]bool{start: true}
	for next := []int{start}; len(next) > 0; next = next[1:] {
		for _, e := range r.into[next[0]] {
			if e.rule != Organ && e.rule != Membership || seen[e.from] {
				continue
			}
			if counts(r.facts[e.fact]) {
				seen[e.from] = true
				next = append(next, e.from)
			}
		}
	}
	var out []ID
	for i := range seen {
		out = append(out, r.actors[i].ID)
	}
	slices.Sort(out)
	return out
}
