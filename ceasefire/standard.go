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

// proof weighs the reports of one incident by a standard of proof, each
// dimension on its own.
//
// A claim is enough for the lowest standard. Reasonable grounds to believe are
// met by default by a monitor's own observation, in every dimension in which no
// other claimant contradicts it, and by an admission. Nothing meets a higher
// standard by default.
type proof struct {
	rs       *ruleset
	standard Standard
	reports  []Report
}

// statement returns what of a report meets the standard, and whether anything
// does.
func (p proof) statement(r Report) (statement, bool) {
	s := stated(r)
	if p.standard == AllegedOnly {
		return s, true
	}
	if p.standard != ReasonableGrounds {
		return statement{}, false
	}
	var others []statement
	for _, o := range p.reports {
		if p.rs.claimant(o.Source) != p.rs.claimant(r.Source) {
			others = append(others, stated(o))
		}
	}
	w := weighing{proof: p, source: p.rs.source(r.Source), others: others}
	w.observed = w.source.Origin == actors.OriginMonitor && r.Basis == Observed
	return w.weigh(s)
}

// weighing is the weighing of one report.
type weighing struct {
	proof
	source   actors.Source
	observed bool
	others   []statement // of other claimants
	some     bool        // something is proved
}

func (w weighing) weigh(s statement) (statement, bool) {
	contradicted := slices.ContainsFunc(w.others, func(o statement) bool { return o.denies != s.denies })
	occurred := w.observed && !contradicted || !s.denies && w.admits(s.main)
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
		if w.observed && c.IsKnown() && !slices.ContainsFunc(w.others, func(o statement) bool { return !o.denies && !c.meets(o.harm[k]) }) {
			if left.harm == nil {
				left.harm = map[HarmKind]Count{}
			}
			left.harm[k] = c
			w.some = true
		}
	}
	return left, w.some
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
			if !dim.stated(p) {
				continue
			}
			if w.observed && !w.contradicted(dim, ways) || admitted && dim.admissible {
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
	if w.source.Actor == "" || w.source.Origin != actors.OriginParty || len(ways) != 1 || len(ways[0].By) == 0 {
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
	admissible bool // an admission proves it
	stated     func(Part) bool
	copy       func(into *Part, from Part)
	meet       func(rs *ruleset, a, b Part) bool // whether a value fits both
}

func baseDimensions() []baseDimension {
	dims := []baseDimension{
		{true, func(p Part) bool { return !p.At.IsZero() }, func(k *Part, p Part) { k.At = p.At },
			func(rs *ruleset, a, b Part) bool {
				return len(rs.stays(rs.describe(Part{At: a.At}).and(rs.describe(Part{At: b.At})))) > 0
			}},
		{true, func(p Part) bool { return !p.Origin.IsZero() }, func(k *Part, p Part) { k.Origin = p.Origin },
			func(rs *ruleset, a, b Part) bool {
				return rs.somewhere(slices.Concat(rs.describe(Part{Origin: a.Origin}).origin, rs.describe(Part{Origin: b.Origin}).origin))
			}},
		{true, func(p Part) bool { return !p.Effect.IsZero() }, func(k *Part, p Part) { k.Effect = p.Effect },
			func(rs *ruleset, a, b Part) bool {
				return rs.somewhere(slices.Concat(rs.describe(Part{Effect: a.Effect}).effect, rs.describe(Part{Effect: b.Effect}).effect))
			}},
		{true, func(p Part) bool { return len(p.By)+len(p.NotBy) > 0 }, func(k *Part, p Part) { k.By, k.NotBy = p.By, p.NotBy },
			func(rs *ruleset, a, b Part) bool {
				return rs.describe(Part{By: a.By, NotBy: a.NotBy}).by.Meets(rs.describe(Part{By: b.By, NotBy: b.NotBy}).by)
			}},
		{true, func(p Part) bool { return p.Act != "" }, func(k *Part, p Part) { k.Act = p.Act },
			func(rs *ruleset, a, b Part) bool {
				return rs.describe(Part{Act: a.Act}).acts.Meets(rs.describe(Part{Act: b.Act}).acts)
			}},
		{true, func(p Part) bool { return p.Weapon.Code != "" }, func(k *Part, p Part) { k.Weapon.Code = p.Weapon.Code },
			func(rs *ruleset, a, b Part) bool {
				code := func(p Part) algebra.Set { return rs.describe(Part{Weapon: Weapon{Code: p.Weapon.Code}}).arms }
				return code(a).Meets(code(b))
			}},
		{true, func(p Part) bool { return p.Weapon.Calibre != catalogue.CalibreRange{} }, func(k *Part, p Part) { k.Weapon.Calibre = p.Weapon.Calibre },
			func(rs *ruleset, a, b Part) bool {
				return !rs.describe(a).bores.Meet(rs.describe(b).bores.Range).IsEmpty()
			}},
		{false, func(p Part) bool { return p.Target.Kind != "" }, func(k *Part, p Part) { k.Target.Kind = p.Target.Kind },
			func(rs *ruleset, a, b Part) bool { return rs.describe(a).targets.Meets(rs.describe(b).targets) }},
		{false, func(p Part) bool { return len(p.Target.Of) > 0 }, func(k *Part, p Part) { k.Target.Of = p.Target.Of },
			func(rs *ruleset, a, b Part) bool { return rs.describe(a).owners.Meets(rs.describe(b).owners) }},
	}
	for _, c := range AllCircumstances() {
		dims = append(dims, baseDimension{false,
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

// fact says whether the assertion or the denial of a fact meets the standard: by
// default a monitor's word that no other claimant contradicts, or the word of a
// source that speaks for whoever would have to answer if the fact held.
func (p proof) fact(f factInfo, s actors.Saying, holds bool) bool {
	if p.standard != ReasonableGrounds {
		return p.standard == AllegedOnly
	}
	against := f.said.DeniedBy
	if !holds {
		against = f.said.AssertedBy
	}
	src := p.rs.source(s.Source)
	contradicted := slices.ContainsFunc(against, func(o actors.Saying) bool { return p.rs.claimant(o.Source) != src.Claimant() })
	return src.Origin == actors.OriginMonitor && !contradicted || holds && src.Actor != "" && src.Actor == f.superior
}

func (rs *ruleset) source(id actors.SourceID) actors.Source {
	if s, ok := rs.roster.Source(id); ok {
		return s
	}
	return actors.Source{ID: id}
}

func (rs *ruleset) claimant(id actors.SourceID) string { return rs.source(id).Claimant() }
