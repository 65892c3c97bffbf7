package actors

import (
	"cmp"
	"slices"

	"github.com/parley-go/parley/actors/when"
)

// holding is territory that an actor holds by one tenure, if none of lacks holds.
type holding struct {
	origin TerritoryID
	except []TerritoryID
	tenure FactID
	lacks  []FactID
	open   bool // the tenure is not common ground
}

// holdings returns what an actor holds at an instant, sorted by origin, tenure's
// territory from the inside out, and lacks. A spot is held by whoever holds the
// nearest territory around it that anybody holds.
func (r *Roster) holdings(actor int, at when.Instant) []holding {
	id := r.actors[actor].ID
	var out []holding
	for t, tenures := range r.tenures {
		for _, f := range tenures {
			if r.facts[f].Tenure.By == id && r.facts[f].During.Contains(at) {
				out = r.spread(out, id, at, f, t, nil)
			}
		}
	}
	out = r.withoutNeedless(out)
	slices.SortStableFunc(out, func(a, b holding) int {
		return cmp.Or(
			cmp.Compare(a.origin, b.origin),
			-cmp.Compare(r.depth(a.tenure), r.depth(b.tenure)),
			compareSpans(r.facts[a.tenure].During, r.facts[b.tenure].During),
		)
	})
	return out
}

func (r *Roster) depth(f FactID) int {
	depth := 0
	for t := r.territoryAt[r.facts[f].Territory]; t >= 0; t = r.parent[t] {
		depth++
	}
	return depth
}

// spread adds what the tenure gives in the territory t, where lacks must not hold
// for it to reach, and in those below.
func (r *Roster) spread(out []holding, id ID, at when.Instant, tenure FactID, t int, lacks []FactID) []holding {
	h := holding{origin: r.territories[t].ID, tenure: tenure, lacks: lacks, open: r.facts[tenure].Said.Standing() != Agreed}
	type further struct {
		t     int
		lacks []FactID
	}
	var more []further
	var look func(int)
	look = func(t int) {
		for _, b := range r.below[t] {
			blocked, others := r.nearer(id, at, b)
			if !blocked && len(others) == 0 {
				look(b)
				continue
			}
			h.except = append(h.except, r.territories[b].ID)
			if !blocked {
				all := slices.Concat(lacks, others)
				slices.Sort(all)
				more = append(more, further{b, all})
			}
		}
	}
	look(t)
	slices.Sort(h.except)
	out = append(out, h)
	for _, m := range more {
		out = r.spread(out, id, at, tenure, m.t, m.lacks)
	}
	return out
}

// nearer returns whether an agreed tenure of the territory keeps those of the
// territories around it out (the actor's own one counts by itself), and the
// tenures of others that would, if they held.
func (r *Roster) nearer(id ID, at when.Instant, t int) (blocked bool, others []FactID) {
	for _, f := range r.tenures[t] {
		fact := &r.facts[f]
		switch {
		case !fact.During.Contains(at):
		case fact.Said.Standing() == Agreed:
			blocked = true
		case fact.Tenure.By != id:
			others = append(others, f)
		}
	}
	return blocked, others
}

// withoutNeedless takes out holdings that another one covers on fewer conditions.
func (r *Roster) withoutNeedless(all []holding) []holding {
	at := map[TerritoryID][]int{}
	for i, h := range all {
		at[h.origin] = append(at[h.origin], i)
	}
	var out []holding
	for i, h := range all {
		needless := false
		for t := r.territoryAt[h.origin]; t >= 0 && !needless; t = r.parent[t] {
			needless = slices.ContainsFunc(at[r.territories[t].ID], func(j int) bool { return j != i && r.covers(all[j], h) })
		}
		if !needless {
			out = append(out, h)
		}
	}
	return out
}

// covers says whether wherever and whenever b gives something, a does too.
func (r *Roster) covers(a, b holding) bool {
	if a.open && a.tenure != b.tenure || !subset(a.lacks, b.lacks) || !r.Within(b.origin, a.origin) {
		return false
	}
	for _, e := range a.except {
		if r.Within(b.origin, e) {
			return false
		}
		if r.Within(e, b.origin) && !slices.ContainsFunc(b.except, func(f TerritoryID) bool { return r.Within(e, f) }) {
			return false
		}
	}
	return true
}
