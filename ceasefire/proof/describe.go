package proof

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// statement is a report, or what is left of it when only what is proved counts.
type statement struct {
	denies bool             // it did not happen
	doubt  bool             // whether it did is not proved
	main   []ceasefire.Part // the main part: one of these
	also   []ceasefire.Part // all of these
	harm   map[ceasefire.HarmKind]ceasefire.Count
}

func mainPart(r ceasefire.Report) ceasefire.Part {
	return ceasefire.Part{
		At: r.At, Origin: r.Origin, Effect: r.Effect, By: r.By, NotBy: r.NotBy, Act: r.Act,
		Weapon: r.Weapon, Target: r.Target, Circumstances: r.Circumstances,
	}
}

// stated returns all that a report says. Its own fields are a way to describe the
// main part, unless they say nothing and there are others.
func stated(r ceasefire.Report) statement {
	s := statement{denies: r.Denies, also: r.Also, harm: r.Harm}
	if m := mainPart(r); len(r.Or) == 0 || !m.IsZero() {
		s.main = append(s.main, m)
	}
	for _, p := range r.Or {
		p.Name = ""
		s.main = append(s.main, p)
	}
	return s
}

// way is a way to describe a part: what one or several reports leave of each of
// its dimensions.
type way struct {
	began, ended   stretch
	origin, effect []ceasefire.Place // in all of these
	by, owners     set
	acts, arms     set
	targets        set
	bore           stretch
	bored          bool // it has a calibre
	circumstances  ceasefire.Circumstances
	torn           bool // a circumstance is said to have held, and not to have held
}

// describe turns what a source says of a part into a way. What cannot be used is
// taken as unknown; who is not in the roster is something else.
func (c *checker) describe(p ceasefire.Part) way {
	w := way{
		began: always(), ended: always(), by: full(len(c.actors)), owners: full(len(c.actors)),
		acts: full(c.cat.NumActs() + 1), arms: full(len(c.arms)), targets: full(c.cat.NumTargets() + 1),
		bore: stretch{1, math.MaxInt64}, circumstances: ceasefire.Circumstances{},
	}
	if p.At.IsValid() {
		w.began, w.ended = window(p.At.Began()), window(p.At.Ended())
	}
	for into, at := range map[*[]ceasefire.Place]ceasefire.Place{&w.origin: p.Origin, &w.effect: p.Effect} {
		if at = c.usable(at); !at.IsZero() {
			*into = []ceasefire.Place{at}
		}
	}
	if len(p.By) > 0 {
		w.by = c.named(p.By)
	}
	for _, id := range p.NotBy {
		if i, ok := c.actorAt[id]; ok && i > 0 {
			w.by = w.by.minus(those(len(c.actors), func(k int) bool { return k == i }))
		}
	}
	if len(p.Target.Of) > 0 {
		w.owners = c.named(p.Target.Of)
	}
	if in := c.cat.ActsWithin(p.Act); in != nil {
		w.acts = shifted(c.cat.NumActs(), in)
	}
	if in := c.cat.WeaponsWithin(p.Weapon.Code); in != nil {
		w.arms = those(len(c.arms), func(i int) bool { return slices.Contains(in, c.arms[i].weapon) })
	}
	if in := c.cat.TargetsWithin(p.Target.Kind); in != nil {
		w.targets = shifted(c.cat.NumTargets(), in)
	}
	if p.Weapon.Calibre != (catalogue.CalibreRange{}) {
		w.bore, w.bored = bore(p.Weapon.Calibre), true
	}
	for _, k := range ceasefire.AllCircumstances() {
		if held, ok := p.Circumstances[k]; ok {
			w.circumstances[k] = held
		}
	}
	return w
}

// shifted is a set of indices of the catalogue, after something else.
func shifted(n int, indices []int) set {
	s := none(n + 1)
	for _, i := range indices {
		s.add(i + 1)
	}
	return s
}

// named returns the actors whom a source may mean: an unknown armed group may be
// anybody.
func (c *checker) named(ids []actors.ID) set {
	s := none(len(c.actors))
	for _, id := range ids {
		if c.kinds[id] == actors.UnknownArmedGroup {
			return full(len(c.actors))
		}
		s.add(c.actorAt[id]) // 0 is something else
	}
	return s
}

func window(w ceasefire.Window) stretch {
	s := always()
	if i, ok := w.Earliest(); ok {
		s.lo = i.UnixNano()
	}
	if i, ok := w.Latest(); ok {
		s.hi = i.UnixNano()
	}
	return s
}

// bore is a range of calibres in hundredths of a millimetre.
func bore(r catalogue.CalibreRange) stretch {
	s := stretch{1, math.MaxInt64}
	if r.Min.IsValid() {
		s.lo = int64(r.Min.Hundredths())
	}
	if r.Max.IsValid() {
		s.hi = int64(r.Max.Hundredths())
	}
	return s
}

// and returns what both ways leave.
func (w way) and(v way) way {
	both := maps.Clone(w.circumstances)
	torn := w.torn || v.torn
	for k, held := range v.circumstances {
		was, ok := both[k]
		torn = torn || ok && was != held
		both[k] = held
	}
	return way{
		began: w.began.meet(v.began), ended: w.ended.meet(v.ended),
		origin: slices.Concat(w.origin, v.origin), effect: slices.Concat(w.effect, v.effect),
		by: w.by.and(v.by), owners: w.owners.and(v.owners), acts: w.acts.and(v.acts), arms: w.arms.and(v.arms),
		targets: w.targets.and(v.targets), bore: w.bore.meet(v.bore), bored: w.bored || v.bored,
		circumstances: both, torn: torn,
	}
}

// inOrder says whether a begin within one stretch can come before an end within
// the other.
func inOrder(began, ended stretch) bool {
	return !began.empty() && !ended.empty() && began.lo <= ended.hi
}

// possible says whether the way leaves anything at all.
func (c *checker) possible(w way) bool {
	if w.torn || !inOrder(w.began, w.ended) || w.by.empty() || w.owners.empty() {
		return false
	}
	return c.admits(w) && c.somewhere(w.origin) && c.somewhere(w.effect)
}

// admits says whether the catalogue admits some combination of what the way leaves.
// It is remembered.
func (c *checker) admits(w way) bool {
	key := fmt.Sprint(w.acts, w.arms, w.bore, w.bored, w.targets)
	c.spend(1 << 7)
	ok, known := c.admitted[key]
	if !known {
		c.spend(1 << 12)
		m := c.newMeans([]stretch{w.bore})
		ok = m.admit(w.acts, w.arms, m.among(w.bore, !w.bored), w.targets)
		c.admitted[key] = ok
	}
	return ok
}

// version is what one claimant, or several together, say of the incident.
type version struct {
	did, didNot bool
	parts       map[string][]way // each part in one of several ways
	harm        map[ceasefire.HarmKind]stretch
}

func (c *checker) version(s statement) version {
	v := version{did: s.doubt || !s.denies, didNot: s.doubt || s.denies, parts: map[string][]way{}, harm: map[ceasefire.HarmKind]stretch{}}
	if s.denies {
		return v
	}
	for _, p := range s.main {
		v.parts[""] = append(v.parts[""], c.describe(p))
	}
	for _, p := range s.also {
		v = c.both(v, version{did: true, didNot: true, parts: map[string][]way{p.Name: {c.describe(p)}}})
	}
	for k, n := range s.harm {
		if n.IsKnown() && k.IsValid() {
			v.harm[k] = figures(n)
		}
	}
	return v
}

// figures is a count as numbers; the unknown count is all.
func figures(n ceasefire.Count) stretch {
	s := counts()
	if n.IsKnown() {
		s.lo = n.Low()
		if high, ok := n.High(); ok {
			s.hi = high
		}
	}
	return s
}

// both returns what both versions leave.
func (c *checker) both(v, w version) version {
	c.spend(1 << 5)
	r := version{did: v.did && w.did, didNot: v.didNot && w.didNot, parts: maps.Clone(v.parts), harm: map[ceasefire.HarmKind]stretch{}}
	for name, theirs := range w.parts {
		ours, ok := r.parts[name]
		if !ok {
			r.parts[name] = theirs
			continue
		}
		c.spend(8 * len(ours) * len(theirs))
		var joint []way
		for _, a := range ours {
			for _, b := range theirs {
				joint = append(joint, a.and(b))
			}
		}
		r.parts[name] = joint
	}
	for _, k := range ceasefire.HarmKinds() {
		for _, from := range []version{v, w} {
			if s, ok := from.harm[k]; ok {
				if old, ok := r.harm[k]; ok {
					s = s.meet(old)
				}
				r.harm[k] = s
			}
		}
	}
	return r
}

// leaves says whether a version leaves any world at all.
func (c *checker) leaves(v version) bool {
	if v.didNot || !v.did {
		return v.didNot
	}
	if !v.countable() {
		return false
	}
	for _, ways := range v.parts {
		if !slices.ContainsFunc(ways, c.possible) {
			return false
		}
	}
	return true
}

// countable says whether there are figures that go with all categories of harm.
func (v version) countable() bool {
	return !slices.ContainsFunc(ceasefire.HarmKinds(), func(whole ceasefire.HarmKind) bool {
		return whole.Whole() == whole && !feasible(whole, v.figures)
	})
}

func (v version) figures(k ceasefire.HarmKind) stretch {
	if s, ok := v.harm[k]; ok {
		return s
	}
	return counts()
}

// feasible says whether figures within the bounds can be those of a whole and its
// parts: none is less than zero, and the parts are at most the whole.
func feasible(whole ceasefire.HarmKind, within func(ceasefire.HarmKind) stretch) bool {
	sum := int64(0)
	for _, k := range whole.Parts() {
		s := within(k)
		if s.empty() || s.lo > math.MaxInt64-sum {
			return false
		}
		sum += s.lo
	}
	w := within(whole)
	return !w.empty() && sum <= w.hi
}
