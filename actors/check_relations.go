package actors

import (
	"fmt"
	"slices"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
)

func (c *checker) relations() {
	type key struct {
		subject ID
		kind    RelationKind
		object  ID
	}
	seen := map[key][]int{}
	organs := map[ID][]int{}
	for i, r := range c.d.Relations {
		p := problem.Index("relations", i)
		c.actor(p+".subject", r.Subject)
		c.value(p+".kind", r.Kind)
		c.actor(p+".object", r.Object)
		c.statement(p+".said", r.Said)
		c.text(p+".note", r.Note)
		if r.Subject == r.Object && r.Subject != "" {
			c.add(SelfRelation, p, "", "%q is related to itself", clip(string(r.Subject)))
			continue
		}
		for _, id := range []ID{r.Subject, r.Object} {
			if c.actorKinds[id] == UnknownArmedGroup {
				c.warn(UnknownRelated, p, "say which group it is, or leave the relation out", "%q is an unknown armed group", clip(string(id)))
				break
			}
		}
		k := key{r.Subject, r.Kind, r.Object}
		if r.Kind == AlignedWith && k.object < k.subject {
			k.subject, k.object = k.object, k.subject
		}
		for _, j := range seen[k] {
			if r.During.Meets(c.d.Relations[j].During) {
				c.add(StatedTwice, p, "state it once, with all who say it", "the relation stands at %s for the same time", problem.Index("relations", j))
				break
			}
		}
		seen[k] = append(seen[k], i)
		if r.Kind == OrganOf && c.actorKinds[r.Object] == State && undenied(r.Said) {
			c.twoStates(p, r, organs[r.Subject])
			organs[r.Subject] = append(organs[r.Subject], i)
		}
	}
}

func (c *checker) twoStates(path string, r Relation, before []int) {
	for _, j := range before {
		if o := c.d.Relations[j]; o.Object != r.Object && r.During.Meets(o.During) {
			c.contradiction(TwoStates, path, r.Said, o.Said, fmt.Sprintf("%q is an organ of %q, and of %q at the same time, by %s",
				clip(string(r.Subject)), clip(string(r.Object)), clip(string(o.Object)), problem.Index("relations", j)))
			return
		}
	}
}

func (c *checker) participations() {
	type key struct {
		actor ID
		role  Role
	}
	seen := map[key][]int{}
	for i, x := range c.d.Participations {
		p := problem.Index("participations", i)
		c.actor(p+".actor", x.Actor)
		c.value(p+".role", x.Role)
		c.statement(p+".said", x.Said)
		c.text(p+".note", x.Note)
		if k := c.actorKinds[x.Actor]; k == UnknownArmedGroup || k == CivilianPopulation {
			c.warn(DoubtfulRole, p, "name who took part", "%q is of the kind %s", clip(string(x.Actor)), k)
		}
		meets := func(role Role) (string, bool) {
			for _, j := range seen[key{x.Actor, role}] {
				if x.During.Meets(c.d.Participations[j].During) {
					return problem.Index("participations", j), true
				}
			}
			return "", false
		}
		if at, ok := meets(x.Role); ok {
			c.add(StatedTwice, p, "state it once, with all who say it", "the participation stands at %s for the same time", at)
		}
		for _, pair := range [][2]Role{{Party, Mediator}, {Mediator, Party}} {
			if x.Role != pair[0] {
				continue
			}
			if at, ok := meets(pair[1]); ok {
				c.warn(DoubtfulRole, p, "", "%q is a %s, and at the same time a %s, by %s", clip(string(x.Actor)), pair[0], pair[1], at)
			}
		}
		seen[key{x.Actor, x.Role}] = append(seen[key{x.Actor, x.Role}], i)
	}
}

func (c *checker) delegations() {
	for i, x := range c.d.Delegations {
		p := problem.Index("delegations", i)
		c.actor(p+".actor", x.Actor)
		c.text(p+".round", x.Round)
		c.text(p+".head", x.Head)
		for j, m := range x.Members {
			q := problem.Index(p+".members", j)
			c.name(q+".name", m.Name)
			c.text(q+".post", m.Post)
		}
		c.statement(p+".said", x.Said)
		c.text(p+".note", x.Note)
	}
}

// cycles reports chains that come back to where they began.
func (c *checker) cycles() {
	c.territoryCycles()
	for _, kinds := range [][]RelationKind{{OrganOf, MemberOf, AffiliateOf}, {SplinterOf}, {MergedInto}} {
		c.relationCycles(kinds)
	}
}

func (c *checker) territoryCycles() {
	depth := make([]int, len(c.d.Territories)) // 0: not looked at
	deepest := -1
	for i := range c.d.Territories {
		var way []int
		at, known := i, true
		for known && depth[at] == 0 {
			depth[at] = -1 // on the way
			way = append(way, at)
			t := c.d.Territories[at]
			at, known = c.territoryAt[t.Parent]
		}
		base := 0
		if known && depth[at] < 0 { // the way comes back to at
			first := slices.Min(way[slices.Index(way, at):])
			c.add(TerritoryCycle, problem.Index("territories", first)+".parent", "", "the territory %q lies within itself", clip(string(c.d.Territories[first].ID)))
		} else if known {
			base = depth[at]
		}
		for k, t := range slices.Backward(way) {
			depth[t] = base + len(way) - k
			if depth[t] > MaxNesting && deepest < 0 {
				deepest = t
			}
		}
	}
	if deepest >= 0 && !slices.ContainsFunc(c.problems, func(p problem.Problem) bool { return p.Code == TerritoryCycle }) {
		c.add(TooMany, problem.Index("territories", deepest)+".parent", "leave levels out", "nested deeper than %d", MaxNesting)
	}
}

// relationCycles reports relations of these kinds, all common ground, that come
// back to where they began at one time. It looks at each instant at which one of
// them begins, and at the beginning of time: a cycle that ever is, is at one of
// these. What was reported for one instant is left out at later ones.
func (c *checker) relationCycles(kinds []RelationKind) {
	var all []link
	number := map[ID]int{}
	numbered := func(id ID) int {
		if _, ok := number[id]; !ok {
			number[id] = len(number)
		}
		return number[id]
	}
	starts := []when.Instant{{}} // invalid: the beginning of time
	for i, r := range c.d.Relations {
		if slices.Contains(kinds, r.Kind) && r.Said.Standing() == Agreed && r.Subject != r.Object {
			all = append(all, link{relation: i, from: numbered(r.Subject), to: numbered(r.Object)})
			if from, ok := r.During.From(); ok {
				starts = append(starts, from)
			}
		}
	}
	slices.SortFunc(starts, when.Instant.Compare)
	for _, at := range slices.Compact(starts) {
		up := make([][]*link, len(number))
		for k := range all {
			if l := &all[k]; !l.told && live(c.d.Relations[l.relation].During, at) {
				up[l.from] = append(up[l.from], l)
			}
		}
		c.cyclesAmong(up)
	}
}

// link is a relation between numbered actors.
type link struct {
	relation, from, to int
	told               bool // in a cycle that was reported
}

// live says whether the span contains the instant; an invalid one is the
// beginning of time.
func live(s when.Span, at when.Instant) bool {
	if at.IsValid() {
		return s.Contains(at)
	}
	_, begins := s.From()
	return !begins
}

// cyclesAmong walks upwards from every actor, without recursion, and reports
// links that lead back onto the way.
func (c *checker) cyclesAmong(up [][]*link) {
	const onWay, done = 1, 2
	state := make([]uint8, len(up))
	type frame struct {
		actor, next int
		by          *link // what led here
	}
	for start := range up {
		if state[start] != 0 {
			continue
		}
		state[start] = onWay
		way := []frame{{actor: start}}
		for len(way) > 0 {
			top := &way[len(way)-1]
			if top.next == len(up[top.actor]) {
				state[top.actor] = done
				way = way[:len(way)-1]
				continue
			}
			l := up[top.actor][top.next]
			top.next++
			switch state[l.to] {
			case 0:
				state[l.to] = onWay
				way = append(way, frame{actor: l.to, by: l})
			case onWay:
				l.told = true
				members := []int{l.relation}
				for k := len(way) - 1; way[k].actor != l.to; k-- {
					members = append(members, way[k].by.relation)
					way[k].by.told = true
				}
				slices.Sort(members)
				last := members[len(members)-1]
				c.add(RelationCycle, problem.Index("relations", last), "end one before the others begin, or turn one round",
					"that %s closes a circle with %s", clipped(c.d.Relations[last]), places(members[:len(members)-1]))
			}
		}
	}
}

func clipped(r Relation) string {
	return clip(string(r.Subject)) + " " + r.Kind.verb() + " " + clip(string(r.Object))
}

// places lists where relations stand, the first three of them.
func places(at []int) string {
	var out string
	for k, i := range at {
		if k == 3 {
			return fmt.Sprintf("%s and %d more", out, len(at)-k)
		}
		if k > 0 {
			out += ", "
		}
		out += problem.Index("relations", i)
	}
	return out
}
