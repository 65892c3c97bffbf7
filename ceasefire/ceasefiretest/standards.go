package ceasefiretest

import (
	"cmp"
	"maps"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
)

// record is what the judgement of an incident rests on: the reports in effect, and
// the assessments that count.
type record struct {
	reports     []ceasefire.Report
	assessments []ceasefire.Assessment
}

// record takes from an incident what counts: the reports that are in effect and
// state something, and the assessments of finders of fact.
func (d *Domain) record(in ceasefire.Incident) record {
	return record{
		reports: slices.DeleteFunc(d.inEffect(in.Reports), silent),
		assessments: slices.DeleteFunc(slices.Clone(in.Assessments), func(x ceasefire.Assessment) bool {
			return !slices.Contains(d.a.Mechanism.FindsFact, x.By) || !x.Standard.IsValid()
		}),
	}
}

// silent says whether a report does nothing but withdraw others.
func silent(r ceasefire.Report) bool {
	return len(r.Withdraws) > 0 && !r.Denies && len(r.Or)+len(r.Also)+len(r.Harm) == 0 && mainPart(r).IsZero()
}

// inEffect returns the reports that no report in effect corrects or withdraws. A
// report does so to its own claimant's others only, and not in a circle.
func (d *Domain) inEffect(reports []ceasefire.Report) []ceasefire.Report {
	n := len(reports)
	leads, reaches := make([][]bool, n), make([][]bool, n)
	for i, r := range reports {
		leads[i] = make([]bool, n)
		for k, o := range reports {
			leads[i][k] = i != k && o.ID != "" && d.claimant(r) == d.claimant(o) && slices.Contains(slices.Concat(r.Corrects, r.Withdraws), o.ID)
		}
		reaches[i] = slices.Clone(leads[i])
	}
	for via := range n {
		for i := range n {
			for k := range n {
				reaches[i][k] = reaches[i][k] || reaches[i][via] && reaches[via][k]
			}
		}
	}
	var stands func(k int) bool
	stands = func(k int) bool {
		for i := range n {
			if leads[i][k] && !reaches[k][i] && stands(i) {
				return false
			}
		}
		return true
	}
	var out []ceasefire.Report
	for k, r := range reports {
		if stands(k) {
			out = append(out, r)
		}
	}
	return out
}

// claimant is whose word a report is.
func (d *Domain) claimant(r ceasefire.Report) string {
	if r.Evidence.Group != "" {
		return r.Evidence.Group
	}
	return d.source(r.Source).Claimant()
}

// origin is what sort of source a report comes from.
func (d *Domain) origin(r ceasefire.Report) actors.Origin {
	if r.Evidence.Origin.IsValid() {
		return r.Evidence.Origin
	}
	return d.source(r.Source).Origin
}

// word is one thing that somebody states, all that rules of proof ask of it, and
// the assessments that cover it.
type word struct {
	dimension              ceasefire.Dimension
	origin                 actors.Origin
	basis                  ceasefire.Basis
	grade                  ceasefire.Grade
	contradicted, admitted bool
	assessments            []ceasefire.Assessment
}

// meets says whether a word meets a standard of proof. The mere claim is enough
// for the lowest. Of assessments the one known last decides, and of those known at
// the same time the one that grants least; where there is none, some rule of the
// agreement must grant it alone.
func (d *Domain) meets(w word, standard ceasefire.Standard) bool {
	if standard == ceasefire.AllegedOnly {
		return true
	}
	if len(w.assessments) > 0 {
		last := slices.MaxFunc(w.assessments, func(x, y ceasefire.Assessment) int {
			return cmp.Or(x.KnownAt.Compare(y.KnownAt), cmp.Compare(y.Standard, x.Standard))
		})
		return last.Standard >= standard
	}
	rules := d.a.Proof
	if len(rules) == 0 {
		rules = ceasefire.DefaultProof()
	}
	return slices.ContainsFunc(rules, func(r ceasefire.ProofRule) bool {
		return r.Standard >= standard &&
			(len(r.Origins) == 0 || slices.Contains(r.Origins, w.origin)) &&
			(len(r.Bases) == 0 || slices.Contains(r.Bases, w.basis)) &&
			(len(r.Dimensions) == 0 || slices.Contains(r.Dimensions, w.dimension)) &&
			w.grade.Meets(r.Grade) && !(r.Uncontradicted && w.contradicted) && !(r.Admission && !w.admitted)
	})
}

// proved returns what of a report meets the standard of proof, each dimension
// judged on its own, and whether anything does. What is not proved is left
// unknown: it may be anything.
func (d *Domain) proved(r ceasefire.Report, rec record, standard ceasefire.Standard) (left statement, some bool) {
	if standard == ceasefire.AllegedOnly {
		return stated(r), true
	}
	full := stated(r)
	others := slices.DeleteFunc(slices.Clone(rec.reports), func(o ceasefire.Report) bool { return d.claimant(o) == d.claimant(r) })
	// say fills in what is common to all that the report states.
	say := func(w word, inPart func(x ceasefire.Assessment) bool) word {
		w.origin, w.basis, w.grade = d.origin(r), r.Basis, r.Evidence.Grade
		for _, x := range rec.assessments {
			if x.Report != "" && x.Report == r.ID && inPart(x) && (len(x.Dimensions) == 0 || slices.Contains(x.Dimensions, w.dimension)) {
				w.assessments = append(w.assessments, x)
			}
		}
		return w
	}
	whole := func(ceasefire.Assessment) bool { return true }
	// An admission names nobody but whoever makes it: it proves what speaks against
	// them, and nothing of the target, the circumstances and the harm.
	admits := func(ways []ceasefire.Part) bool {
		actor := d.source(r.Source).Actor
		return !full.denies && actor != "" && d.origin(r) == actors.OriginParty && len(ways) == 1 && d.admits(actor, ways[0])
	}
	some = d.meets(say(word{
		dimension:    ceasefire.DimOccurrence,
		contradicted: slices.ContainsFunc(others, func(o ceasefire.Report) bool { return o.Denies != full.denies }),
		admitted:     admits(full.main),
	}, whole), standard)
	left = statement{denies: full.denies, doubt: !some}
	if full.denies {
		return left, some
	}
	// keep returns what is proved of the ways to describe one part.
	keep := func(ways []ceasefire.Part) (kept []ceasefire.Part) {
		inPart := func(x ceasefire.Assessment) bool { return len(x.Parts) == 0 || slices.Contains(x.Parts, ways[0].Name) }
		for _, p := range ways {
			k := ceasefire.Part{Name: p.Name}
			for _, dim := range d.dimensions() {
				if dim.stated(p) && d.meets(say(word{
					dimension:    dim.name,
					contradicted: slices.ContainsFunc(others, func(o ceasefire.Report) bool { return d.clash(dim, ways, stated(o)) }),
					admitted:     dim.admissible && admits(ways),
				}, inPart), standard) {
					dim.copy(&k, p)
					some = true
				}
			}
			kept = append(kept, k)
		}
		return kept
	}
	left.main = keep(full.main)
	for _, p := range full.also {
		left.also = append(left.also, keep([]ceasefire.Part{p})...)
	}
	left.harm = map[ceasefire.HarmKind]ceasefire.Count{}
	for k, c := range full.harm {
		if c.IsKnown() && d.meets(say(word{
			dimension:    ceasefire.DimHarm,
			contradicted: slices.ContainsFunc(others, func(o ceasefire.Report) bool { return !o.Denies && !overlap(c, o.Harm[k]) }),
		}, whole), standard) {
			left.harm[k] = c
			some = true
		}
	}
	return left, some
}

func overlap(a, b ceasefire.Count) bool {
	ah, aok := a.High()
	bh, bok := b.High()
	return !a.IsKnown() || !b.IsKnown() || (!aok || b.Low() <= ah) && (!bok || a.Low() <= bh)
}

// admits says whether the part, stated by a source that speaks for the actor,
// names nobody but the actor and what belongs to it by common ground, at all times.
func (d *Domain) admits(actor actors.ID, p ceasefire.Part) bool {
	mine := map[actors.ID]bool{actor: true}
	for grew := true; grew; {
		grew = false
		for _, r := range d.a.Roster.Relations {
			st := r.Said.Standing()
			if (r.Kind == actors.OrganOf || r.Kind == actors.MemberOf) && st == actors.Agreed && r.During.IsAlways() && mine[r.Object] && !mine[r.Subject] {
				mine[r.Subject], grew = true, true
			}
		}
	}
	return len(p.By) > 0 && !slices.ContainsFunc(p.By, func(a actors.ID) bool { return !mine[a] })
}

// provesFact says whether the assertion or denial of a fact meets the standard. A
// monitor's word counts as its own observation; whoever speaks for the actor that
// would have to answer if the fact held admits it by saying that it does.
func (d *Domain) provesFact(f fact, s actors.Saying, holds bool, rec record, standard ceasefire.Standard) bool {
	src := d.source(s.Source)
	against := f.said.DeniedBy
	if !holds {
		against = f.said.AssertedBy
	}
	w := word{
		dimension:    ceasefire.DimRelation,
		origin:       src.Origin,
		contradicted: slices.ContainsFunc(against, func(o actors.Saying) bool { return d.source(o.Source).Claimant() != src.Claimant() }),
		admitted:     holds && src.Actor != "" && src.Actor == f.superior,
	}
	if src.Origin == actors.OriginMonitor {
		w.basis = ceasefire.Observed
	}
	for _, x := range rec.assessments {
		if x.Statement == f.path && (x.Source == "" || x.Source == s.Source) && (len(x.Dimensions) == 0 || slices.Contains(x.Dimensions, w.dimension)) {
			w.assessments = append(w.assessments, x)
		}
	}
	return d.meets(w, standard)
}

// dimension is a base dimension of a part, judged on its own.
type dimension struct {
	name       ceasefire.Dimension
	admissible bool
	stated     func(ceasefire.Part) bool
	copy       func(into *ceasefire.Part, from ceasefire.Part)
	// clash says whether no value fits both parts.
	clash func(a, b ceasefire.Part) bool
}

func none[V any](values []V, both func(V) bool) bool { return !slices.ContainsFunc(values, both) }

func (d *Domain) dimensions() []dimension {
	type part = ceasefire.Part
	dims := []dimension{
		{ceasefire.DimTime, true, func(p part) bool { return !p.At.IsZero() }, func(k *part, p part) { k.At = p.At }, func(a, b part) bool {
			for _, began := range d.instants {
				for _, ended := range d.instants {
					if !ended.Before(began) && inWindow(a.At.Began(), began) && inWindow(b.At.Began(), began) &&
						inWindow(a.At.Ended(), ended) && inWindow(b.At.Ended(), ended) {
						return false
					}
				}
			}
			return true
		}},
		{ceasefire.DimOrigin, true, func(p part) bool { return !p.Origin.IsZero() }, func(k *part, p part) { k.Origin = p.Origin }, func(a, b part) bool {
			return none(d.spots, func(s ceasefire.Spot) bool { return d.inPlace(s, a.Origin) && d.inPlace(s, b.Origin) })
		}},
		{ceasefire.DimEffect, true, func(p part) bool { return !p.Effect.IsZero() }, func(k *part, p part) { k.Effect = p.Effect }, func(a, b part) bool {
			return none(d.spots, func(s ceasefire.Spot) bool { return d.inPlace(s, a.Effect) && d.inPlace(s, b.Effect) })
		}},
		{ceasefire.DimActor, true, func(p part) bool { return len(p.By)+len(p.NotBy) > 0 }, func(k *part, p part) { k.By, k.NotBy = p.By, p.NotBy }, func(a, b part) bool {
			return none(d.actors, func(x actors.ID) bool { return d.byWhom(a, x) && d.byWhom(b, x) })
		}},
		{ceasefire.DimAct, true, func(p part) bool { return p.Act != "" }, func(k *part, p part) { k.Act = p.Act }, func(a, b part) bool {
			return none(d.acts, func(c code) bool {
				return (a.Act == "" || d.actBelow(c, a.Act)) && (b.Act == "" || d.actBelow(c, b.Act))
			})
		}},
		{ceasefire.DimWeapon, true, func(p part) bool { return p.Weapon.Code != "" }, func(k *part, p part) { k.Weapon.Code = p.Weapon.Code }, func(a, b part) bool {
			return none(d.weapons, func(w arm) bool {
				return (a.Weapon.Code == "" || d.weaponBelow(w.code, a.Weapon.Code)) && (b.Weapon.Code == "" || d.weaponBelow(w.code, b.Weapon.Code))
			})
		}},
		{ceasefire.DimCalibre, true, func(p part) bool { return p.Weapon.Calibre.Min.IsValid() || p.Weapon.Calibre.Max.IsValid() }, func(k *part, p part) { k.Weapon.Calibre = p.Weapon.Calibre }, func(a, b part) bool {
			return none(d.calibres, func(c bores) bool { return bore(c, a.Weapon.Calibre) && bore(c, b.Weapon.Calibre) })
		}},
		{ceasefire.DimTarget, false, func(p part) bool { return p.Target.Kind != "" }, func(k *part, p part) { k.Target.Kind = p.Target.Kind }, func(a, b part) bool {
			return none(d.targets, func(c code) bool {
				return (a.Target.Kind == "" || d.targetBelow(c, a.Target.Kind)) && (b.Target.Kind == "" || d.targetBelow(c, b.Target.Kind))
			})
		}},
		{ceasefire.DimTargetOwner, false, func(p part) bool { return len(p.Target.Of) > 0 }, func(k *part, p part) { k.Target.Of = p.Target.Of }, func(a, b part) bool {
			return none(d.actors, func(x actors.ID) bool {
				return (len(a.Target.Of) == 0 || d.oneOf(a.Target.Of, x)) && (len(b.Target.Of) == 0 || d.oneOf(b.Target.Of, x))
			})
		}},
	}
	for _, c := range ceasefire.AllCircumstances() {
		dims = append(dims, dimension{ceasefire.DimCircumstance, false,
			func(p part) bool { _, ok := p.Circumstances[c]; return ok },
			func(k *part, p part) {
				k.Circumstances = maps.Clone(k.Circumstances)
				if k.Circumstances == nil {
					k.Circumstances = ceasefire.Circumstances{}
				}
				k.Circumstances[c] = p.Circumstances[c]
			},
			func(a, b part) bool {
				x, ok := a.Circumstances[c]
				y, also := b.Circumstances[c]
				return ok && also && x != y
			}})
	}
	return dims
}

// clash says whether another statement contradicts a part in a dimension: it
// describes the same part, and no way of describing it fits any of the part's
// own.
func (d *Domain) clash(dim dimension, ways []ceasefire.Part, other statement) bool {
	if other.denies {
		return false
	}
	theirs := slices.DeleteFunc(slices.Concat(other.main, other.also), func(p ceasefire.Part) bool { return p.Name != ways[0].Name })
	for _, a := range ways {
		for _, b := range theirs {
			if !dim.stated(a) || !dim.stated(b) || !dim.clash(a, b) {
				return false
			}
		}
	}
	return len(theirs) > 0
}
