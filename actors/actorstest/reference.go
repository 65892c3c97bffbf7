package actorstest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
)

// Way is one way in which an actor's conduct is a party's, as far as it matters:
// which disputed facts it takes, and how long it is.
type Way struct {
	Actor actors.ID
	Needs string // paths of the facts that are not common ground, sorted and joined by spaces
	Steps int    // 1 for a party's own conduct
}

// ErrLarge is returned by [Ways], and so by [CheckRoster], for a document with
// more paths than a naive search gets through.
var ErrLarge = errors.New("too many paths to enumerate")

// Ways returns the ways that lead from actors to the party under the policy at the
// instant, by actor and needs: of all paths that visit no actor twice, those that
// take no disputed fact needlessly, and of paths with the same needs the length of
// the shortest. It goes by the document alone. Ways by whoever acts in a territory
// are not among them: see [Holds].
func Ways(d actors.Document, p actors.Policy, own []actors.Undertaking, party actors.ID, at when.Instant) ([]Way, error) {
	all := map[actors.ID]map[string]int{} // by actor and needs: steps
	paths := 0
	var walk func(at actors.ID, visited []actors.ID, needs []string, arrows []arrow)
	walk = func(here actors.ID, visited []actors.ID, needs []string, arrows []arrow) {
		if paths++; paths > 200_000 {
			return
		}
		key := strings.Join(slices.Sorted(slices.Values(needs)), " ")
		if all[here] == nil {
			all[here] = map[string]int{}
		}
		if steps, ok := all[here][key]; !ok || len(visited) < steps {
			all[here][key] = len(visited)
		}
		for _, a := range arrows {
			if a.to != here || slices.Contains(visited, a.from) {
				continue
			}
			more := slices.Clone(needs)
			if a.need != "" {
				more = append(more, a.need)
			}
			walk(a.from, append(slices.Clone(visited), a.from), more, arrows)
		}
	}
	walk(party, []actors.ID{party}, nil, arrowsOf(d, p, own, at))
	if paths > 200_000 {
		return nil, ErrLarge
	}
	var out []Way
	for actor, ways := range all {
		for needs, steps := range ways {
			needless := false
			for other := range ways {
				needless = needless || other != needs && containsAll(strings.Fields(needs), strings.Fields(other))
			}
			if !needless {
				out = append(out, Way{actor, needs, max(steps-1, 1)})
			}
		}
	}
	sortWays(out)
	return out, nil
}

func sortWays(ways []Way) {
	slices.SortFunc(ways, func(a, b Way) int {
		return strings.Compare(string(a.Actor)+" "+a.Needs, string(b.Actor)+" "+b.Needs)
	})
}

func containsAll(set, part []string) bool {
	for _, p := range part {
		if !slices.Contains(set, p) {
			return false
		}
	}
	return true
}

type arrow struct {
	from, to actors.ID
	need     string // path of the fact, if it is not common ground
}

// arrowsOf lists whose conduct is directly whose. The table of rules is written
// out from the text, not taken from the package under test.
func arrowsOf(d actors.Document, p actors.Policy, own []actors.Undertaking, at when.Instant) []arrow {
	var out []arrow
	for _, u := range own {
		for _, a := range u.AnswersFor {
			if u.During.Contains(at) {
				out = append(out, arrow{from: a, to: u.Party})
			}
		}
	}
	for i, r := range d.Relations {
		if !r.During.Contains(at) || deniedOnly(r.Said) {
			continue
		}
		up, down := arrow{from: r.Subject, to: r.Object}, arrow{from: r.Object, to: r.Subject}
		if !silent(r.Said) {
			up.need = fmt.Sprintf("relations[%d]", i)
			down.need = up.need
		}
		counts := map[string]struct {
			arrow arrow
			rule  actors.Rule
		}{
			"organ-of":             {up, actors.Organ},
			"member-of":            {up, actors.Membership},
			"instructed-by":        {up, actors.EffectiveControl},
			"directed-by":          {up, actors.EffectiveControl},
			"effectively-controls": {down, actors.EffectiveControl},
			"overall-controls":     {down, actors.OverallControl},
			"supports":             {down, actors.Support},
		}
		if c, ok := counts[r.Kind.String()]; ok && p.Has(c.rule) {
			out = append(out, c.arrow)
		}
	}
	return out
}

func silent(s actors.Statement) bool {
	return len(s.AssertedBy)+len(s.DeniedBy)+len(s.UnknownTo) == 0
}

func deniedOnly(s actors.Statement) bool { return len(s.AssertedBy) == 0 && len(s.DeniedBy) > 0 }

// Holds says whether the actor holds a spot whose smallest territory is origin, if
// of the disputed tenures just those with these paths hold: whether, going up from
// there, the first territory that anybody holds is held by the actor.
func Holds(d actors.Document, actor actors.ID, origin actors.TerritoryID, at when.Instant, world map[string]bool) bool {
	for origin != "" {
		i := slices.IndexFunc(d.Territories, func(t actors.Territory) bool { return t.ID == origin })
		if i < 0 {
			return false
		}
		anybody, mine := false, false
		for j, h := range d.Territories[i].Held {
			holds := silent(h.Said) || !deniedOnly(h.Said) && world[tenurePath(i, j)]
			if h.During.Contains(at) && holds {
				anybody = true
				mine = mine || h.By == actor
			}
		}
		if anybody {
			return mine
		}
		origin = d.Territories[i].Parent
	}
	return false
}

func tenurePath(territory, tenure int) string {
	return fmt.Sprintf("territories[%d].held[%d]", territory, tenure)
}
