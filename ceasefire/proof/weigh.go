package proof

import (
	"maps"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// weigher weighs what the reports and the sources state by a standard of proof.
type weigher struct {
	*checker
	standard ceasefire.Standard
}

// weighed returns what of a report meets the standard, and whether anything does:
// whether it happened, each dimension of each part, and each category of harm on
// its own. What does not is left unknown.
func (w weigher) weighed(r ceasefire.Report) (left statement, some bool) {
	full := stated(r)
	if w.standard == ceasefire.AllegedOnly {
		return full, true
	}
	var others []statement // of other claimants
	for _, o := range w.reports {
		if w.claimantOf(o) != w.claimantOf(r) {
			others = append(others, stated(o))
		}
	}
	w.spend(8 * (1 + len(others)))
	occurred := w.meets(r, ceasefire.DimOccurrence, "", !full.denies && w.admission(r, full.main), func() bool {
		return slices.ContainsFunc(others, func(o statement) bool { return o.denies != full.denies })
	})
	left = statement{denies: full.denies, doubt: !occurred}
	if some = occurred; full.denies {
		return left, some
	}
	weigh := func(ways []ceasefire.Part) (out []ceasefire.Part) {
		admitted := w.admission(r, ways)
		for _, p := range ways {
			kept := ceasefire.Part{Name: p.Name}
			for _, d := range dimensions() {
				w.spend(len(others))
				if d.stated(p) && w.meets(r, d.name, p.Name, admitted && d.admissible, func() bool { return w.clash(d, ways, others) }) {
					d.keep(&kept, p)
					some = true
				}
			}
			out = append(out, kept)
		}
		return out
	}
	left.main = weigh(full.main)
	for _, p := range full.also {
		left.also = append(left.also, weigh([]ceasefire.Part{p})...)
	}
	left.harm = map[ceasefire.HarmKind]ceasefire.Count{}
	for k, n := range full.harm {
		if n.IsKnown() && w.meets(r, ceasefire.DimHarm, "", false, func() bool {
			return slices.ContainsFunc(others, func(o statement) bool { return !o.denies && figures(n).meet(figures(o.harm[k])).empty() })
		}) {
			left.harm[k], some = n, true
		}
	}
	return left, some
}

// meets says whether what a report states in a dimension of a part meets the
// standard: by an assessment if one covers it, or else by a rule.
func (w weigher) meets(r ceasefire.Report, d ceasefire.Dimension, part string, admitted bool, contradicted func() bool) bool {
	ofAll := d == ceasefire.DimOccurrence || d == ceasefire.DimHarm
	if s, ok := w.assessed(func(a ceasefire.Assessment) bool {
		return r.ID != "" && a.Report == r.ID && listed(a.Dimensions, d) && (ofAll || listed(a.Parts, part))
	}); ok {
		return s >= w.standard
	}
	origin := w.originOf(r)
	return slices.ContainsFunc(w.rules(), func(p ceasefire.ProofRule) bool {
		return p.Standard >= w.standard && listed(p.Origins, origin) && listed(p.Bases, r.Basis) && r.Evidence.Grade.Meets(p.Grade) &&
			listed(p.Dimensions, d) && (!p.Admission || admitted) && (!p.Uncontradicted || !contradicted())
	})
}

// saying says whether a source's word on a fact meets the standard.
func (w weigher) saying(f fact, s actors.Saying, holds bool) bool {
	if w.standard == ceasefire.AllegedOnly {
		return true
	}
	if got, ok := w.assessed(func(a ceasefire.Assessment) bool {
		return a.Statement == f.path && (a.Source == "" || a.Source == s.Source) && listed(a.Dimensions, ceasefire.DimRelation)
	}); ok {
		return got >= w.standard
	}
	src := w.source(s.Source)
	against := f.said.AssertedBy
	if holds {
		against = f.said.DeniedBy
	}
	w.spend(1 + len(against))
	contradicted := slices.ContainsFunc(against, func(o actors.Saying) bool { return w.source(o.Source).Claimant() != src.Claimant() })
	watched := src.Origin == actors.OriginMonitor
	return slices.ContainsFunc(w.rules(), func(p ceasefire.ProofRule) bool {
		return p.Standard >= w.standard && listed(p.Origins, src.Origin) && !p.Grade.IsValid() && listed(p.Dimensions, ceasefire.DimRelation) &&
			(len(p.Bases) == 0 || watched && slices.Contains(p.Bases, ceasefire.Observed)) &&
			(!p.Uncontradicted || !contradicted) && (!p.Admission || holds && src.Actor != "" && src.Actor == f.superior)
	})
}

func (w weigher) rules() []ceasefire.ProofRule {
	if len(w.a.Proof) == 0 {
		return ceasefire.DefaultProof()
	}
	return w.a.Proof
}

// assessed returns the standard granted by the assessment that decides among those
// that cover something: the one known last, of several the one that grants least.
func (w weigher) assessed(covers func(ceasefire.Assessment) bool) (granted ceasefire.Standard, ok bool) {
	var last ceasefire.Assessment
	w.spend(len(w.in.Assessments))
	for _, a := range w.in.Assessments {
		if !a.Standard.IsValid() || !slices.Contains(w.a.Mechanism.FindsFact, a.By) || !covers(a) {
			continue
		}
		later := a.KnownAt.Compare(last.KnownAt)
		if !ok || later > 0 || later == 0 && a.Standard < last.Standard {
			last, ok = a, true
		}
	}
	return last.Standard, ok
}

func listed[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

// admission says whether a party says it of itself: its source speaks for an actor,
// and names in the only way to describe the part nobody but that actor and what
// belongs to it by common ground and at all times.
func (w weigher) admission(r ceasefire.Report, ways []ceasefire.Part) bool {
	actor := w.source(r.Source).Actor
	if actor == "" || w.originOf(r) != actors.OriginParty || len(ways) != 1 || len(ways[0].By) == 0 {
		return false
	}
	own := w.belonging(actor, func(r actors.Relation) bool { return r.Said.Standing() == actors.Agreed && r.During.IsAlways() })
	return !slices.ContainsFunc(ways[0].By, func(id actors.ID) bool { return !own[id] })
}

// clash says whether another claimant contradicts a part in a dimension: it
// describes the same part, and in no way that leaves anything of ours.
func (w weigher) clash(d dimension, ways []ceasefire.Part, others []statement) bool {
	return slices.ContainsFunc(others, func(o statement) bool {
		if o.denies {
			return false
		}
		theirs := slices.DeleteFunc(slices.Concat(o.main, o.also), func(p ceasefire.Part) bool { return p.Name != ways[0].Name })
		w.spend(4 * len(theirs) * len(ways))
		return len(theirs) > 0 && !slices.ContainsFunc(ways, func(a ceasefire.Part) bool {
			return slices.ContainsFunc(theirs, func(b ceasefire.Part) bool { return !d.stated(a) || !d.stated(b) || d.meet(w.checker, a, b) })
		})
	})
}

// dimension is a dimension of a part that is weighed on its own.
type dimension struct {
	name       ceasefire.Dimension
	admissible bool // an admission proves it
	stated     func(ceasefire.Part) bool
	keep       func(into *ceasefire.Part, from ceasefire.Part)
	meet       func(c *checker, a, b ceasefire.Part) bool // some value fits both
}

func dimensions() []dimension {
	type part = ceasefire.Part
	// joint makes a test of what two parts leave together when nothing else is known.
	joint := func(only func(part) part, some func(c *checker, w way) bool) func(*checker, part, part) bool {
		return func(c *checker, a, b part) bool { return some(c, c.describe(only(a)).and(c.describe(only(b)))) }
	}
	dims := []dimension{
		{ceasefire.DimTime, true, func(p part) bool { return !p.At.IsZero() }, func(k *part, p part) { k.At = p.At },
			joint(func(p part) part { return part{At: p.At} }, func(_ *checker, w way) bool { return inOrder(w.began, w.ended) })},
		{ceasefire.DimOrigin, true, func(p part) bool { return !p.Origin.IsZero() }, func(k *part, p part) { k.Origin = p.Origin },
			joint(func(p part) part { return part{Origin: p.Origin} }, func(c *checker, w way) bool { return c.somewhere(w.origin) })},
		{ceasefire.DimEffect, true, func(p part) bool { return !p.Effect.IsZero() }, func(k *part, p part) { k.Effect = p.Effect },
			joint(func(p part) part { return part{Effect: p.Effect} }, func(c *checker, w way) bool { return c.somewhere(w.effect) })},
		{ceasefire.DimActor, true, func(p part) bool { return len(p.By)+len(p.NotBy) > 0 }, func(k *part, p part) { k.By, k.NotBy = p.By, p.NotBy },
			joint(func(p part) part { return part{By: p.By, NotBy: p.NotBy} }, func(_ *checker, w way) bool { return !w.by.empty() })},
		{ceasefire.DimAct, true, func(p part) bool { return p.Act != "" }, func(k *part, p part) { k.Act = p.Act },
			joint(func(p part) part { return part{Act: p.Act} }, func(_ *checker, w way) bool { return !w.acts.empty() })},
		{ceasefire.DimWeapon, true, func(p part) bool { return p.Weapon.Code != "" }, func(k *part, p part) { k.Weapon.Code = p.Weapon.Code },
			joint(func(p part) part { return part{Weapon: ceasefire.Weapon{Code: p.Weapon.Code}} }, func(_ *checker, w way) bool { return !w.arms.empty() })},
		{ceasefire.DimCalibre, true, func(p part) bool { return p.Weapon.Calibre != (catalogue.CalibreRange{}) }, func(k *part, p part) { k.Weapon.Calibre = p.Weapon.Calibre },
			joint(func(p part) part { return part{Weapon: ceasefire.Weapon{Calibre: p.Weapon.Calibre}} }, func(_ *checker, w way) bool { return !w.bore.empty() })},
		{ceasefire.DimTarget, false, func(p part) bool { return p.Target.Kind != "" }, func(k *part, p part) { k.Target.Kind = p.Target.Kind },
			joint(func(p part) part { return part{Target: ceasefire.Target{Kind: p.Target.Kind}} }, func(_ *checker, w way) bool { return !w.targets.empty() })},
		{ceasefire.DimTargetOwner, false, func(p part) bool { return len(p.Target.Of) > 0 }, func(k *part, p part) { k.Target.Of = p.Target.Of },
			joint(func(p part) part { return part{Target: ceasefire.Target{Of: p.Target.Of}} }, func(_ *checker, w way) bool { return !w.owners.empty() })},
	}
	for _, k := range ceasefire.AllCircumstances() {
		dims = append(dims, dimension{ceasefire.DimCircumstance, false,
			func(p part) bool { _, ok := p.Circumstances[k]; return ok },
			func(into *part, p part) {
				if into.Circumstances = maps.Clone(into.Circumstances); into.Circumstances == nil {
					into.Circumstances = ceasefire.Circumstances{}
				}
				into.Circumstances[k] = p.Circumstances[k]
			},
			func(_ *checker, a, b part) bool { return a.Circumstances[k] == b.Circumstances[k] }})
	}
	return dims
}
