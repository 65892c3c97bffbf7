package ceasefire

import (
	"maps"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// statement is a report, or what is left of it when only what is proved counts.
type statement struct {
	denies bool   // it did not happen
	doubt  bool   // whether it did is not proved
	main   []Part // the main part: one of these
	also   []Part // all of these
	harm   map[HarmKind]Count
}

// stated returns all that a report says.
func stated(r Report) statement {
	s := statement{denies: r.Denies, also: r.Also, harm: r.Harm}
	// The report's own fields describe the main part, unless they say nothing
	// and Or says something.
	if m := r.main(); len(r.Or) == 0 || !m.IsZero() {
		s.main = append(s.main, m)
	}
	for _, p := range r.Or {
		p.Name = ""
		s.main = append(s.main, p)
	}
	return s
}

// silent says whether a report does nothing but withdraw others: it states nothing
// of the incident itself.
func (r Report) silent() bool {
	return len(r.Withdraws) > 0 && !r.Denies && len(r.Or)+len(r.Also)+len(r.Harm) == 0 && r.main().IsZero()
}

// proof weighs the reports of one incident by a standard of proof: occurrence, each
// dimension of each part, each category of harm and each word on a fact on its own.
type proof struct {
	rs          *ruleset
	standard    Standard
	reports     []Report
	assessments []Assessment // of finders of fact
}

// statement returns what of a report meets the standard, and whether anything
// does.
func (p proof) statement(r Report) (statement, bool) {
	s := stated(r)
	if p.standard == AllegedOnly {
		return s, true
	}
	w := weighing{proof: p, report: r, source: p.rs.source(r.Source)}
	for _, o := range p.reports {
		if p.rs.claimantOf(o) != p.rs.claimantOf(r) {
			w.others = append(w.others, stated(o))
		}
	}
	return w.weigh(s)
}

// weighing is the weighing of one report.
type weighing struct {
	proof
	report Report
	source actors.Source
	others []statement // of other claimants
	some   bool        // something is proved
}

func (w weighing) weigh(s statement) (statement, bool) {
	contradicted := func() bool {
		return slices.ContainsFunc(w.others, func(o statement) bool { return o.denies != s.denies })
	}
	occurred := w.meets(DimOccurrence, "", contradicted, !s.denies && w.admits(s.main))
	left := statement{denies: s.denies, doubt: !occurred}
	w.some = occurred
	if s.denies {
		return left, w.some
	}
	left.main = w.part(s.main)
	for _, p := range s.also {
		left.also = append(left.also, w.part([]Part{p})...)
	}
	for k, c := range s.harm {
		clashes := func() bool {
			return slices.ContainsFunc(w.others, func(o statement) bool { return !o.denies && !c.meets(o.harm[k]) })
		}
		if c.IsKnown() && w.meets(DimHarm, "", clashes, false) {
			if left.harm == nil {
				left.harm = map[HarmKind]Count{}
			}
			left.harm[k] = c
			w.some = true
		}
	}
	return left, w.some
}

// meets says whether what the report states in a dimension meets the standard: by
// an assessment if there is one, otherwise by some rule of the agreement.
func (w weighing) meets(d Dimension, part string, contradicted func() bool, admitted bool) bool {
	of := func(a Assessment) bool {
		whole := d == DimOccurrence || d == DimHarm
		return a.Report != "" && a.Report == w.report.ID && (len(a.Dimensions) == 0 || slices.Contains(a.Dimensions, d)) &&
			(whole || len(a.Parts) == 0 || slices.Contains(a.Parts, part))
	}
	if a, ok := deciding(w.assessments, of); ok {
		return a.Standard >= w.standard
	}
	origin := w.rs.originOf(w.report)
	return slices.ContainsFunc(w.rs.proof, func(r ProofRule) bool {
		return r.Standard >= w.standard && oneOf(r.Origins, origin) && oneOf(r.Bases, w.report.Basis) &&
			w.report.Evidence.Grade.Meets(r.Grade) && oneOf(r.Dimensions, d) &&
			(!r.Admission || admitted) && (!r.Uncontradicted || !contradicted())
	})
}

// oneOf says whether x is in a list of which an empty one asks for nothing.
func oneOf[T comparable](list []T, x T) bool { return len(list) == 0 || slices.Contains(list, x) }

// deciding returns the assessment that decides among those that cover a statement:
// the one known last, and of these the one that grants least.
func deciding(all []Assessment, covers func(Assessment) bool) (last Assessment, found bool) {
	for _, a := range all {
		if !covers(a) {
			continue
		}
		c := a.KnownAt.Compare(last.KnownAt)
		if !found || c > 0 || c == 0 && a.Standard < last.Standard {
			last, found = a, true
		}
	}
	return last, found
}

// meets says whether some figure fits both counts.
func (c Count) meets(d Count) bool {
	if !c.known || !d.known {
		return true
	}
	return (c.open || d.low <= c.high) && (d.open || c.low <= d.high)
}

// part returns what is proved of the ways to describe one part.
func (w *weighing) part(ways []Part) []Part {
	admitted := w.admits(ways)
	var out []Part
	for _, p := range ways {
		k := Part{Name: p.Name}
		for _, dim := range baseDimensions() {
			if dim.stated(p) && w.meets(dim.name, p.Name, func() bool { return w.contradicted(dim, ways) }, admitted && dim.admissible) {
				dim.copy(&k, p)
				w.some = true
			}
		}
		out = append(out, k)
	}
	return out
}

// admits says whether a part is an admission: the source speaks for an actor and
// names nobody but it, or what belongs to it by common ground and at all times.
// Who passes on what a party is said to have admitted is no party.
// An admission proves what speaks against whoever makes it: that it happened,
// who, when, where, what and with what; not what it was aimed at, nor the
// circumstances, nor the harm.
func (w *weighing) admits(ways []Part) bool {
	if w.source.Actor == "" || w.rs.originOf(w.report) != actors.OriginParty || len(ways) != 1 || len(ways[0].By) == 0 {
		return false
	}
	return !slices.ContainsFunc(ways[0].By, func(a actors.ID) bool { return !w.rs.roster.AlwaysBelongs(a, w.source.Actor) })
}

// contradicted says whether another claimant describes the same part, and in no
// way that this dimension of ours leaves open.
func (w *weighing) contradicted(dim baseDimension, ways []Part) bool {
	return slices.ContainsFunc(w.others, func(o statement) bool {
		if o.denies {
			return false
		}
		clashes := false
		for _, theirs := range slices.Concat(o.main, o.also) {
			if theirs.Name != ways[0].Name {
				continue
			}
			clashes = true
			for _, ours := range ways {
				if !dim.stated(ours) || !dim.stated(theirs) || dim.meet(w.rs, ours, theirs) {
					return false
				}
			}
		}
		return clashes
	})
}

// baseDimension is a dimension of a part that is judged on its own.
type baseDimension struct {
	name       Dimension
	of         Circumstance // which, of circumstances
	admissible bool         // an admission proves it
	stated     func(Part) bool
	copy       func(into *Part, from Part)
	meet       func(rs *ruleset, a, b Part) bool // whether a value fits both
}

func baseDimensions() []baseDimension {
	dims := []baseDimension{
		{DimTime, "", true, func(p Part) bool { return !p.At.IsZero() }, func(k *Part, p Part) { k.At = p.At },
			func(rs *ruleset, a, b Part) bool {
				return len(rs.stays(rs.describe(Part{At: a.At}).and(rs.describe(Part{At: b.At})))) > 0
			}},
		{DimOrigin, "", true, func(p Part) bool { return !p.Origin.IsZero() }, func(k *Part, p Part) { k.Origin = p.Origin },
			func(rs *ruleset, a, b Part) bool {
				return rs.somewhere(slices.Concat(rs.describe(Part{Origin: a.Origin}).origin, rs.describe(Part{Origin: b.Origin}).origin))
			}},
		{DimEffect, "", true, func(p Part) bool { return !p.Effect.IsZero() }, func(k *Part, p Part) { k.Effect = p.Effect },
			func(rs *ruleset, a, b Part) bool {
				return rs.somewhere(slices.Concat(rs.describe(Part{Effect: a.Effect}).effect, rs.describe(Part{Effect: b.Effect}).effect))
			}},
		{DimActor, "", true, func(p Part) bool { return len(p.By)+len(p.NotBy) > 0 }, func(k *Part, p Part) { k.By, k.NotBy = p.By, p.NotBy },
			func(rs *ruleset, a, b Part) bool {
				return rs.describe(Part{By: a.By, NotBy: a.NotBy}).by.Meets(rs.describe(Part{By: b.By, NotBy: b.NotBy}).by)
			}},
		{DimAct, "", true, func(p Part) bool { return p.Act != "" }, func(k *Part, p Part) { k.Act = p.Act },
			func(rs *ruleset, a, b Part) bool {
				return rs.describe(Part{Act: a.Act}).acts.Meets(rs.describe(Part{Act: b.Act}).acts)
			}},
		{DimWeapon, "", true, func(p Part) bool { return p.Weapon.Code != "" }, func(k *Part, p Part) { k.Weapon.Code = p.Weapon.Code },
			func(rs *ruleset, a, b Part) bool {
				code := func(p Part) algebra.Set { return rs.describe(Part{Weapon: Weapon{Code: p.Weapon.Code}}).arms }
				return code(a).Meets(code(b))
			}},
		{DimCalibre, "", true, func(p Part) bool { return p.Weapon.Calibre != catalogue.CalibreRange{} }, func(k *Part, p Part) { k.Weapon.Calibre = p.Weapon.Calibre },
			func(rs *ruleset, a, b Part) bool {
				return !rs.describe(a).bores.Meet(rs.describe(b).bores.Range).IsEmpty()
			}},
		{DimTarget, "", false, func(p Part) bool { return p.Target.Kind != "" }, func(k *Part, p Part) { k.Target.Kind = p.Target.Kind },
			func(rs *ruleset, a, b Part) bool { return rs.describe(a).targets.Meets(rs.describe(b).targets) }},
		{DimTargetOwner, "", false, func(p Part) bool { return len(p.Target.Of) > 0 }, func(k *Part, p Part) { k.Target.Of = p.Target.Of },
			func(rs *ruleset, a, b Part) bool { return rs.describe(a).owners.Meets(rs.describe(b).owners) }},
	}
	for _, c := range AllCircumstances() {
		dims = append(dims, baseDimension{DimCircumstance, c, false,
			func(p Part) bool { _, ok := p.Circumstances[c]; return ok },
			func(k *Part, p Part) {
				cs := Circumstances{c: p.Circumstances[c]}
				maps.Copy(cs, k.Circumstances)
				k.Circumstances = cs
			},
			func(_ *ruleset, a, b Part) bool { return a.Circumstances[c] == b.Circumstances[c] }})
	}
	return dims
}

// fact says whether the assertion or the denial of a fact meets the standard. It
// is an admission if the source speaks for whoever would have to answer if the
// fact held.
func (p proof) fact(f factInfo, s actors.Saying, holds bool) bool {
	if p.standard == AllegedOnly {
		return true
	}
	of := func(a Assessment) bool {
		return a.Statement == f.path && (a.Source == "" || a.Source == s.Source) && oneOf(a.Dimensions, DimRelation)
	}
	if a, ok := deciding(p.assessments, of); ok {
		return a.Standard >= p.standard
	}
	src := p.rs.source(s.Source)
	against := f.said.DeniedBy
	if !holds {
		against = f.said.AssertedBy
	}
	contradicted := slices.ContainsFunc(against, func(o actors.Saying) bool { return p.rs.claimant(o.Source) != src.Claimant() })
	observed := src.Origin == actors.OriginMonitor // a monitor's word has no other basis
	admitted := holds && src.Actor != "" && src.Actor == f.superior
	return slices.ContainsFunc(p.rs.proof, func(r ProofRule) bool {
		return r.Standard >= p.standard && oneOf(r.Origins, src.Origin) && !r.Grade.IsValid() && oneOf(r.Dimensions, DimRelation) &&
			(len(r.Bases) == 0 || observed && slices.Contains(r.Bases, Observed)) &&
			(!r.Admission || admitted) && (!r.Uncontradicted || !contradicted)
	})
}

func (rs *ruleset) source(id actors.SourceID) actors.Source {
	if s, ok := rs.roster.Source(id); ok {
		return s
	}
	return actors.Source{ID: id}
}

func (rs *ruleset) claimant(id actors.SourceID) string { return rs.source(id).Claimant() }

// claimantOf returns whose word a report is.
func (rs *ruleset) claimantOf(r Report) string {
	if actors.ID(r.Evidence.Group).IsValid() {
		return r.Evidence.Group
	}
	return rs.claimant(r.Source)
}

// originOf returns what sort of source a report is.
func (rs *ruleset) originOf(r Report) actors.Origin {
	if r.Evidence.Origin.IsValid() {
		return r.Evidence.Origin
	}
	return rs.source(r.Source).Origin
}
