package proof

import (
	"maps"
	"slices"

	"github.com/parley-go/parley/ceasefire"
)

// frame is the worlds of a cell in which the same parts happened, as a product of
// dimensions whose values are what neither the account nor the cases tell apart:
// the facts, the categories of harm, and for each part the time, the origin, the
// effect, who, the act, the weapon, the calibre, the target, whose it was and the
// circumstances.
type frame struct {
	c     *checker
	means *means
	names []string
	harm  []tallies
	parts []framePart
	sizes []int
}

// tallies are the classes of figures of a whole category and its parts.
type tallies struct {
	kinds   []ceasefire.HarmKind
	classes [][]stretch
}

type framePart struct {
	first           int // its first dimension
	times           []lasting
	origins, places []string // classes of origins, and of effects
}

// unplaced stands for the spots of places that could not be told.
const unplaced = "?"

const (
	offTime = iota
	offOrigin
	offEffect
	offBy
	offAct
	offArm
	offBore
	offTarget
	offOwner
	offCircumstances
)

// maxBoxes bounds the boxes of one account, and what is left of them.
const maxBoxes = 1 << 13

// newFrame makes the frame of the versions and cases that have the named parts. With
// none it is that of worlds in which nothing happened.
func (c *checker) newFrame(parts []string, versions []version, cases []worlds, m *means) *frame {
	f := &frame{c: c, means: m, names: parts}
	for range c.facts {
		f.sizes = append(f.sizes, 2)
	}
	if len(parts) == 0 {
		return f
	}
	for _, whole := range ceasefire.HarmKinds() {
		if whole.Whole() == whole {
			t := f.tallies(whole, versions, cases)
			f.harm = append(f.harm, t)
			f.sizes = append(f.sizes, len(t.classes))
		}
	}
	for i, name := range parts {
		p := framePart{first: len(f.sizes)}
		var ends []stretch
		for _, v := range versions {
			for _, w := range c.ways(v, name) {
				ends = append(ends, w.began, w.ended)
				p.origins, p.places = append(p.origins, c.listClasses(w.origin, false)...), append(p.places, c.listClasses(w.effect, false)...)
			}
		}
		for _, w := range cases {
			for _, l := range w.parts[i].times {
				ends = append(ends, l.began, l.ended)
			}
			p.origins, p.places = append(p.origins, w.parts[i].origin...), append(p.places, w.parts[i].effect...)
		}
		segments := cut(always(), ends)
		c.spend(len(segments) * len(segments))
		for _, b := range segments {
			for _, e := range segments {
				if inOrder(b, e) {
					p.times = append(p.times, lasting{b, e})
				}
			}
		}
		slices.Sort(p.origins)
		slices.Sort(p.places)
		p.origins, p.places = slices.Compact(p.origins), slices.Compact(p.places)
		f.sizes = append(f.sizes, len(p.times), len(p.origins), len(p.places), len(c.actors), c.cat.NumActs()+1, len(c.arms), m.size(), c.cat.NumTargets()+1, len(c.actors))
		for range ceasefire.AllCircumstances() {
			f.sizes = append(f.sizes, 2)
		}
		f.parts = append(f.parts, p)
	}
	return f
}

// ways returns the ways to describe a part. A version that describes none has one
// part of which nothing is known.
func (c *checker) ways(v version, name string) []way {
	if ways := v.parts[name]; len(ways) > 0 {
		return ways
	}
	return []way{c.describe(ceasefire.Part{})}
}

func (v version) names() []string {
	if len(v.parts) == 0 {
		return []string{""}
	}
	return slices.Sorted(maps.Keys(v.parts))
}

// listClasses lists the classes of the spots that lie in all the places; those only
// that are proved, if so asked. It is never nil, which would be all.
func (c *checker) listClasses(places []ceasefire.Place, proved bool) []string {
	out := []string{}
	found, ok := c.classesOf(places)
	if !ok && !proved {
		out = append(out, unplaced)
	}
	for class, known := range found {
		if known || !proved {
			out = append(out, class)
		}
	}
	return out
}

func (f *frame) tallies(whole ceasefire.HarmKind, versions []version, cases []worlds) tallies {
	t := tallies{kinds: append([]ceasefire.HarmKind{whole}, whole.Parts()...), classes: [][]stretch{nil}}
	for _, k := range t.kinds {
		var ends []stretch
		for _, v := range versions {
			ends = append(ends, v.figures(k))
		}
		for _, w := range cases {
			for _, within := range w.harmOf(whole) {
				ends = append(ends, within(k))
			}
		}
		segments := cut(counts(), ends)
		var next [][]stretch
		f.c.spend(len(segments) * len(t.classes))
		for _, done := range t.classes {
			for _, s := range segments {
				next = append(next, append(slices.Clip(done), s))
			}
		}
		t.classes = next
	}
	t.classes = slices.DeleteFunc(t.classes, func(class []stretch) bool {
		return !feasible(whole, func(k ceasefire.HarmKind) stretch { return class[slices.Index(t.kinds, k)] })
	})
	return t
}

func (f *frame) harmSet(i int, within func(ceasefire.HarmKind) stretch) set {
	t := f.harm[i]
	return those(len(t.classes), func(n int) bool {
		for k, kind := range t.kinds {
			if !t.classes[n][k].within(within(kind)) {
				return false
			}
		}
		return true
	})
}

// factSets narrows the dimensions of facts.
func (f *frame) factSets(known map[string]bool) box {
	b := box{}
	for _, x := range f.c.facts {
		s := full(2)
		if holds, ok := known[x.path]; ok {
			s = truth(holds)
		}
		b = append(b, s)
	}
	return b
}

func truth(v bool) set { return those(2, func(i int) bool { return (i == 1) == v }) }

// account returns the boxes of the worlds that a version and the settled facts
// leave; at places that are proved only, if so asked.
func (f *frame) account(v version, facts map[string]bool, proved bool) []box {
	b := f.factSets(facts)
	if len(f.names) == 0 {
		return []box{b}
	}
	for i := range f.harm {
		b = append(b, f.harmSet(i, v.figures))
	}
	out := []box{b}
	for i, name := range f.names {
		ways := f.c.ways(v, name)
		if len(out)*len(ways) > maxBoxes {
			f.c.giveUp("the ways to describe the incident")
		}
		var next []box
		for _, w := range ways {
			if w.torn {
				continue
			}
			sets := f.partSets(i, []lasting{{w.began, w.ended}}, f.c.listClasses(w.origin, proved), f.c.listClasses(w.effect, proved), w.circumstances)
			sets[offBy], sets[offAct], sets[offArm] = w.by, w.acts, w.arms
			sets[offBore], sets[offTarget], sets[offOwner] = f.means.among(w.bore, !w.bored), w.targets, w.owners
			for _, x := range out {
				next = append(next, slices.Concat(x, sets))
			}
		}
		out = next
	}
	return slices.DeleteFunc(out, func(b box) bool { return !f.leaves(b) })
}

// cased returns the box of a case.
func (f *frame) cased(w worlds) box {
	b := f.factSets(w.facts)
	if len(f.names) == 0 {
		return b
	}
	for i, t := range f.harm {
		s := none(len(t.classes))
		for _, within := range w.harmOf(t.kinds[0]) {
			s = s.or(f.harmSet(i, within))
		}
		b = append(b, s)
	}
	for i, p := range w.parts {
		sets := f.partSets(i, p.times, p.origin, p.effect, p.Circumstances)
		sets[offBy], sets[offAct], sets[offArm], sets[offBore], sets[offTarget], sets[offOwner] = p.by, p.acts, p.arms, f.means.these(p), p.targets, p.owners
		b = append(b, sets...)
	}
	return b
}

// partSets returns the dimensions of a part, without those from who to whose. No
// classes of places are all.
func (f *frame) partSets(i int, times []lasting, origin, effect []string, circumstances ceasefire.Circumstances) box {
	p := f.parts[i]
	b := make(box, offCircumstances)
	f.c.spend(len(p.times) * len(times) / 8)
	b[offTime] = those(len(p.times), func(n int) bool {
		return slices.ContainsFunc(times, func(l lasting) bool { return p.times[n].began.within(l.began) && p.times[n].ended.within(l.ended) })
	})
	among := func(all, list []string) set {
		return those(len(all), func(n int) bool { return list == nil || slices.Contains(list, all[n]) })
	}
	b[offOrigin], b[offEffect] = among(p.origins, origin), among(p.places, effect)
	for _, k := range ceasefire.AllCircumstances() {
		s := full(2)
		if held, ok := circumstances[k]; ok {
			s = truth(held)
		}
		b = append(b, s)
	}
	return b
}

// these returns the calibres of a part of a case.
func (m *means) these(p part) set {
	s := m.among(stretch{1, 0}, p.unbored)
	for _, b := range p.bores {
		s = s.or(m.among(b, false))
	}
	return s
}

// leaves says whether a box holds a world: the catalogue admits some combination of
// its acts, weapons, calibres and targets.
func (f *frame) leaves(b box) bool {
	if b.empty() {
		return false
	}
	for _, p := range f.parts {
		d := b[p.first:]
		if !f.means.admit(d[offAct], d[offArm], d[offBore], d[offTarget]) {
			return false
		}
	}
	return true
}

// uncovered says whether the cases leave out a world of the account's boxes.
func (f *frame) uncovered(account, cases []box) bool {
	left := account
	for _, cs := range cases {
		var next []box
		for _, b := range left {
			pieces := b.minus(cs)
			f.c.spend(1 + len(pieces))
			next = append(next, pieces...)
		}
		if left = next; len(left) > maxBoxes {
			left = slices.DeleteFunc(left, func(b box) bool { return !f.leaves(b) })
			if len(left) > maxBoxes {
				f.c.giveUp("what the cases leave")
			}
		}
	}
	return slices.ContainsFunc(left, f.leaves)
}
