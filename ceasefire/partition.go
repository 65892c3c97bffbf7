package ceasefire

import (
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// partition groups the atoms of a dimension into classes that no condition of any
// term tells apart. Acts, weapons, calibres and targets are coupled by what the
// catalogue admits; between classes, of which there are few, the coupling is
// simple.
type partition struct {
	of      []int // the class of each atom
	members [][]int
}

// newPartition returns the classes of n atoms under the conditions.
func newPartition(n int, conditions []algebra.Set) partition {
	p := partition{of: make([]int, n)}
	at := map[string]int{}
	for a := range n {
		key := make([]byte, len(conditions))
		for i, c := range conditions {
			if c.Has(a) {
				key[i] = 1
			}
		}
		class, ok := at[string(key)]
		if !ok {
			class = len(p.members)
			at[string(key)] = class
			p.members = append(p.members, nil)
		}
		p.of[a] = class
		p.members[class] = append(p.members[class], a)
	}
	return p
}

func (p partition) len() int { return len(p.members) }

// coarse returns the classes of which some atom is in the set; the whole
// dimension stays the whole dimension.
func (p partition) coarse(s algebra.Set) algebra.Set {
	if s == nil {
		return nil
	}
	r := algebra.Empty(p.len())
	for a := range s.All(len(p.of)) {
		r = r.Or(algebra.Of(p.len(), p.of[a]))
	}
	return r
}

// conds walks every condition of the ruleset, to be read or changed.
func (rs *ruleset) conds(visit func(*cond)) {
	for i := range rs.clauses {
		for j := range rs.clauses[i].rows {
			for _, pieces := range rs.clauses[i].rows[j].all() {
				for k := range pieces {
					visit(&pieces[k].base)
					for e := range pieces[k].except {
						visit(&pieces[k].except[e])
					}
				}
			}
		}
	}
}

// classify replaces the atoms of coupled dimensions by their classes, in every
// condition.
func (rs *ruleset) classify() {
	var acts, arms, bores, aims []algebra.Set
	rs.conds(func(c *cond) {
		for _, d := range []struct {
			into *[]algebra.Set
			set  algebra.Set
		}{{&acts, c.acts}, {&arms, c.arms}, {&bores, c.bores}, {&aims, c.targets}} {
			if d.set != nil {
				*d.into = append(*d.into, d.set)
			}
		}
	})
	rs.actClasses = newPartition(rs.cat.NumActs()+1, acts)
	rs.armClasses = newPartition(len(rs.arms), arms)
	rs.boreClasses = newPartition(rs.bore.Len()+1, bores)
	rs.aimClasses = newPartition(rs.cat.NumTargets()+1, aims)
	rs.conds(func(c *cond) {
		c.acts, c.arms = rs.actClasses.coarse(c.acts), rs.armClasses.coarse(c.arms)
		c.bores, c.targets = rs.boreClasses.coarse(c.bores), rs.aimClasses.coarse(c.targets)
	})
}
