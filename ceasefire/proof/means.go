package proof

import (
	"math"
	"slices"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// arm is a weapon with a range class. Where its family states none there is an arm
// for each that a term of the agreement tells apart: level counts the classes asked
// for that it reaches.
type arm struct {
	weapon int // index in the catalogue, -1 for something else
	level  int
}

func (c *checker) readArms() {
	for _, x := range c.patterns() {
		for _, w := range x.Weapons {
			if w.RangeAtLeast != catalogue.RangeNotStated && !slices.Contains(c.ranges, w.RangeAtLeast) {
				c.ranges = append(c.ranges, w.RangeAtLeast)
			}
			c.ends = append(c.ends, bore(w.Calibre))
		}
	}
	slices.Sort(c.ranges)
	for w := -1; w < c.cat.NumWeapons(); w++ {
		if r, ok := c.cat.Calibres(w); ok {
			c.ends = append(c.ends, bore(r))
		}
		if class := c.cat.RangeClass(w); class != catalogue.RangeNotStated {
			c.arms = append(c.arms, arm{w, c.level(class)})
			continue
		}
		for level := range len(c.ranges) + 1 {
			c.arms = append(c.arms, arm{w, level})
		}
	}
}

func (c *checker) level(r catalogue.RangeClass) int {
	n := 0
	for n < len(c.ranges) && c.ranges[n] <= r {
		n++
	}
	return n
}

// means says which acts, weapons, calibres and targets the catalogue admits
// together, over calibres cut into segments. The number after the last segment is
// no calibre at all.
type means struct {
	c     *checker
	bores axis
	known map[[2]int]set
}

// newMeans cuts the calibres at the ends of what terms ask for and weapons have, and
// at some more.
func (c *checker) newMeans(more []stretch) *means {
	return &means{c: c, bores: cut(stretch{1, math.MaxInt64}, slices.Concat(c.ends, more)), known: map[[2]int]set{}}
}

func (m *means) size() int { return len(m.bores) + 1 }

// among returns the calibres of a stretch, and none if so said.
func (m *means) among(s stretch, without bool) set {
	return those(m.size(), func(i int) bool { return i == len(m.bores) && without || i < len(m.bores) && m.bores[i].within(s) })
}

// of returns the calibres that a weapon used in an act can have. Acts and weapons
// are indices of the catalogue, -1 for something else: that has, in an act, the
// calibres of what the act admits.
func (m *means) of(act, weapon int) set {
	key := [2]int{act, weapon}
	if s, ok := m.known[key]; ok {
		return s
	}
	s := none(m.size())
	r, has := m.c.cat.Calibres(weapon)
	switch {
	case weapon < 0 && act < 0:
		s = full(m.size())
	case weapon < 0:
		for _, w := range m.c.cat.AdmittedWeapons(act) {
			s = s.or(m.of(act, w))
		}
	case act >= 0 && !slices.Contains(m.c.cat.AdmittedWeapons(act), weapon):
	case has:
		s = m.among(bore(r), false)
	default:
		s.add(len(m.bores))
	}
	m.known[key] = s
	return s
}

func (m *means) targets(act int) set {
	n := m.c.cat.NumTargets()
	if act < 0 {
		return full(n + 1)
	}
	s := shifted(n, m.c.cat.AdmittedTargets(act))
	s.add(0)
	return s
}

// admit says whether some combination is admitted.
func (m *means) admit(acts, arms, bores, targets set) bool {
	found := false
	m.each(acts, arms, bores, targets, func(int, int, set, set) bool { found = true; return false })
	return found
}

// each walks the admitted combinations: an act and an arm, the calibres that go with
// both, and the targets that go with the act.
func (m *means) each(acts, arms, bores, targets set, visit func(act, arm int, bores, targets set) bool) {
	for a := range acts.all {
		aims := targets.and(m.targets(a - 1))
		if aims.empty() {
			continue
		}
		for w := range arms.all {
			m.c.spend(1)
			if b := bores.and(m.of(a-1, m.c.arms[w].weapon)); !b.empty() && !visit(a, w, b, aims) {
				return
			}
		}
	}
}

// patterns lists every pattern of the agreement.
func (c *checker) patterns() []ceasefire.Pattern {
	clauses := slices.Clone(c.a.Clauses)
	for _, r := range c.a.Readings {
		clauses = slices.Concat(clauses, r.Replace, r.Add)
	}
	var out []ceasefire.Pattern
	for _, cl := range clauses {
		if p, ok := cl.Term.(ceasefire.Prohibition); ok {
			out = append(out, p.Forbids...)
			for _, v := range p.ForParty {
				out = append(out, v.Forbids...)
			}
			for _, e := range p.Except {
				out = append(out, e.Pattern)
			}
		}
	}
	return out
}
