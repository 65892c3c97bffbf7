package ceasefiretest

import (
	"iter"
	"maps"
	"math/bits"
	"slices"

	"github.com/parley-go/parley/ceasefire"
)

// union returns every version that some claimant gives: all claims, none
// preferred. Without any, the incident is wholly unknown.
func (d *Domain) union(claims []claim) []version {
	var all []version
	for _, c := range claims {
		all = append(all, c.versions...)
	}
	if len(all) == 0 {
		all = []version{{{doubt: true}}}
	}
	return all
}

// contested says whether some claimants assert a fact and others deny it.
func (d *Domain) contested(path string, claims []claim) bool {
	var yes, no bool
	for _, c := range claims {
		holds, stated := c.facts[path]
		yes, no = yes || stated && holds, no || stated && !holds
	}
	return yes && no
}

// bears says whether the fact makes a difference to the incident: there is a
// world in which settling it otherwise, and nothing else, changes some answer
// under some clause and reading.
func (d *Domain) bears(path string, claims []claim) bool {
	for _, v := range d.union(claims) {
		for w := range d.worlds(v) {
			for facts := range d.factWorlds(d.account(nil, claims, nil).facts) {
				w.Facts = facts
				other := w
				other.Facts = maps.Clone(facts)
				other.Facts[path] = !facts[path]
				if !slices.Equal(d.answers(w), d.answers(other)) {
					return true
				}
			}
		}
	}
	return false
}

// answers returns everything that every clause and reading says in a world.
func (d *Domain) answers(w ceasefire.World) []bool {
	var out []bool
	for _, id := range d.clauseIDs() {
		for _, j := range d.rows(id) {
			if j == nil {
				continue
			}
			out = append(out, j.deed(w), j.unspecified() && j.mayApply(w))
			for _, p := range d.a.Parties {
				out = append(out, j.breach(w, p), j.hostFailed(w, p))
			}
		}
	}
	return out
}

// accounts returns the maximal sets of claimants whose statements can hold
// together; nil stands for the union of all claims, used where there are too
// many.
func (d *Domain) accounts(claims []claim, bearing []string) [][]int {
	members := func(mask int) []int {
		var s []int
		for m := mask; m != 0; m &= m - 1 {
			s = append(s, bits.TrailingZeros(uint(m)))
		}
		return s
	}
	consistent := make([]bool, 1<<len(claims))
	for mask := range consistent {
		consistent[mask] = d.consistent(claims, members(mask), bearing)
	}
	var out [][]int
	for mask := range consistent {
		maximal := consistent[mask]
		for e := range claims {
			maximal = maximal && (mask&(1<<e) != 0 || !consistent[mask|1<<e])
		}
		if maximal {
			out = append(out, members(mask))
		}
	}
	if len(out) > MaxAccounts {
		return [][]int{nil}
	}
	return out
}

func (d *Domain) consistent(claims []claim, set []int, bearing []string) bool {
	var members []claim
	for _, m := range set {
		members = append(members, claims[m])
	}
	if slices.ContainsFunc(bearing, func(f string) bool { return d.contested(f, members) }) {
		return false
	}
	versions := together(members)
	return len(versions) == 0 || slices.ContainsFunc(versions, d.possibleAtAll)
}

// together returns what the members say jointly: one version of each member at a
// time. Members who are silent on the incident contradict nothing.
func together(members []claim) []version {
	var joint []version
	for _, m := range members {
		if len(m.versions) == 0 {
			continue
		}
		if joint == nil {
			joint = m.versions
			continue
		}
		var next []version
		for _, a := range joint {
			for _, b := range m.versions {
				next = append(next, slices.Concat(a, b))
			}
		}
		joint = next
	}
	return joint
}

// account is a column: who stands in it, what they say together, or, if all are
// silent on the incident, what anybody says of it, and how each fact may be.
type account struct {
	claimants []string
	versions  []version
	facts     map[string][]bool
}

func (d *Domain) account(members, claims []claim, bearing []string) account {
	a := account{versions: together(members), facts: map[string][]bool{}}
	if len(a.versions) == 0 {
		a.versions = d.union(claims)
	}
	for _, m := range members {
		a.claimants = append(a.claimants, m.name)
	}
	for _, f := range d.facts {
		a.facts[f.path] = d.ways(f.path, members, claims, bearing)
	}
	return a
}

// accountWorlds walks the worlds of an account.
func (d *Domain) accountWorlds(a account) iter.Seq[ceasefire.World] {
	return func(yield func(ceasefire.World) bool) {
		for _, v := range a.versions {
			for w := range d.worlds(v) {
				for w.Facts = range d.factWorlds(a.facts) {
					if !yield(w) {
						return
					}
				}
			}
		}
	}
}

// factWorlds walks the ways to settle the facts that are not common ground.
func (d *Domain) factWorlds(ways map[string][]bool) iter.Seq[map[string]bool] {
	return func(yield func(map[string]bool) bool) {
		var walk func(rest []fact, sofar map[string]bool) bool
		walk = func(rest []fact, sofar map[string]bool) bool {
			if len(rest) == 0 {
				return yield(sofar)
			}
			for _, holds := range ways[rest[0].path] {
				next := maps.Clone(sofar)
				next[rest[0].path] = holds
				if !walk(rest[1:], next) {
					return false
				}
			}
			return true
		}
		walk(d.facts, map[string]bool{})
	}
}

// ways returns how an account leaves a fact. A fact that a member of the account
// asserts holds, and one that a member denies does not; one that some assert and nobody denies holds, and one that some deny
// and nobody asserts does not; any other is either. Facts that bear on nothing
// are not the account's business, and may be either as well.
func (d *Domain) ways(path string, members, claims []claim, bearing []string) []bool {
	if d.contested(path, claims) {
		if slices.Contains(bearing, path) {
			for _, m := range members {
				if holds, stated := m.facts[path]; stated {
					return []bool{holds}
				}
			}
		}
		return []bool{false, true}
	}
	for _, c := range claims {
		if holds, stated := c.facts[path]; stated {
			return []bool{holds}
		}
	}
	return []bool{false, true}
}
