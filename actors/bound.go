package actors

import (
	"fmt"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
)

// CheckUndertakings reports what is wrong with an agreement's undertakings, by the
// roster: unknown actors ([UnknownActor]), parties that answer for nobody
// ([BadValue]), and more ways from an actor to a party than [Roster.Attribute]
// will follow ([TooMany]). Paths begin with path, and end as in "[2].answersFor[0]".
// The problems are sorted; all are hard. What it costs grows with the roster and
// its changes, so that it belongs where an agreement is compiled.
func (r *Roster) CheckUndertakings(path string, own []Undertaking) problem.List {
	if r == nil {
		r = &Roster{}
	}
	c := &checker{actorKinds: map[ID]Kind{}}
	for _, a := range r.actors {
		c.actorKinds[a.ID] = a.Kind
	}
	for i, u := range own {
		p := problem.Index(path, i)
		c.actor(p+".party", u.Party)
		for j, id := range u.AnswersFor {
			c.actor(problem.Index(p+".answersFor", j), id)
		}
		if len(u.AnswersFor) == 0 {
			c.add(BadValue, p+".answersFor", "name them, or leave the undertaking out", "%q answers for nobody", clip(string(u.Party)))
		}
		c.text(p+".basis", u.Basis)
	}
	if len(c.problems) == 0 && !r.bounded(own) {
		c.problems = append(c.problems, tangled(path))
	}
	return c.list()
}

func tangled(path string) problem.Problem {
	return problem.Problem{
		Code: TooMany, Path: path, Mend: "leave relations out that lead nowhere else",
		Message: fmt.Sprintf("facts in dispute lead in more than %d ways from one actor to another", MaxDerivations),
	}
}

// bounded says whether at no time more than MaxDerivations ways lead from one
// actor to another, under the policy with all rules.
//
// It gives up, and says no, after a number of steps that is some seconds' work
// and far above what real conflicts take.
//
// Among n facts in dispute there are at most n over n/2 sets of which none
// contains another: 35 for 7. So with up to 7 in one connected part nothing has
// to be counted.
func (r *Roster) bounded(own []Undertaking) bool {
	const harmless, enough = 7, 1 << 23
	if r.open() <= harmless {
		return true
	}
	work := 0
	for _, at := range r.starts(own) {
		g := r.graph(policyAll, own, at)
		work += len(r.facts)
		parts := newParts(len(r.actors))
		for to, arrows := range g.into {
			for _, a := range arrows {
				parts.join(to, a.from)
			}
		}
		disputed := map[int]int{}
		for to, arrows := range g.into {
			for _, a := range arrows {
				if a.open {
					disputed[parts.of(to)]++
				}
			}
		}
		for target, arrows := range g.into {
			if len(arrows) == 0 || disputed[parts.of(target)] <= harmless {
				continue
			}
			ways, complete := g.ways(target)
			for from, labels := range ways {
				work += 1 + len(labels)*(1+len(g.into[from]))
			}
			if !complete || work > enough {
				return false
			}
		}
	}
	return true
}

// open counts the relations in dispute that may lead somewhere.
func (r *Roster) open() int {
	n := 0
	for _, edges := range r.into {
		for _, e := range edges {
			if e.open {
				n++
			}
		}
	}
	return n
}

// starts returns an instant of each stretch of time during which neither the
// facts nor the undertakings change.
func (r *Roster) starts(own []Undertaking) []when.Instant {
	const least, greatest = -1 << 63, 1<<63 - 1
	out := []when.Instant{when.FromUnixNano(least), when.FromUnixNano(greatest)}
	out = append(out, r.changes...)
	for _, u := range own {
		out = append(out, ends(u.During)...)
	}
	return out
}

// parts are sets of actors that are connected somehow.
type parts []int

func newParts(n int) parts {
	p := make(parts, n)
	for i := range p {
		p[i] = i
	}
	return p
}

func (p parts) of(i int) int {
	for p[i] != i {
		p[i] = p[p[i]]
		i = p[i]
	}
	return i
}

func (p parts) join(i, j int) { p[p.of(i)] = p.of(j) }
