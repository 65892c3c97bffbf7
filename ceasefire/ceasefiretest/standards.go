package ceasefiretest

import (
	"maps"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
)

// proved returns what of a report meets the standard of proof, each dimension
// judged on its own, and whether anything does. What is not proved is left
// unknown: it may be anything.
//
// A claim is enough for the lowest standard. By default reasonable grounds are
// met by a monitor's own observation, in every dimension in which no other
// claimant contradicts it, and by an admission: a source that speaks for an
// actor says that the actor itself, or what belongs to it, did it. An admission
// proves what speaks against whoever makes it: that it happened, who, when,
// where, what and with what; not what it was aimed at, nor the circumstances,
// nor the harm. Nothing meets a higher standard by default.
func (d *Domain) proved(r ceasefire.Report, all []ceasefire.Report, standard ceasefire.Standard) (statement, bool) {
	all = slices.DeleteFunc(slices.Clone(all), func(o ceasefire.Report) bool {
		return d.source(o.Source).Claimant() == d.source(r.Source).Claimant()
	})
	switch standard {
	case ceasefire.AllegedOnly:
		return stated(r), true
	case ceasefire.ReasonableGrounds:
		return d.reasonable(stated(r), r, all)
	default:
		return statement{}, false
	}
}

func (d *Domain) reasonable(full statement, r ceasefire.Report, others []ceasefire.Report) (left statement, some bool) {
	s := d.source(r.Source)
	observed := s.Origin == actors.OriginMonitor && r.Basis == ceasefire.Observed
	admits := func(ways []ceasefire.Part) bool {
		return !full.denies && s.Actor != "" && s.Origin == actors.OriginParty && len(ways) == 1 && d.admits(s.Actor, ways[0])
	}
	denied := slices.ContainsFunc(others, func(o ceasefire.Report) bool { return o.Denies != full.denies })
	proved := observed && !denied || admits(full.main)
	left, some = statement{denies: full.denies, doubt: !proved}, proved
	if full.denies {
		return left, some
	}
	// keep returns what is proved of the ways to describe one part.
	keep := func(ways []ceasefire.Part) (kept []ceasefire.Part) {
		for _, p := range ways {
			k := ceasefire.Part{Name: p.Name}
			for _, dim := range d.dimensions() {
				clash := slices.ContainsFunc(others, func(o ceasefire.Report) bool { return d.clash(dim, ways, stated(o)) })
				if dim.stated(p) && (observed && !clash || admits(ways) && dim.admissible) {
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
	for k, c := range full.harm {
		clash := slices.ContainsFunc(others, func(o ceasefire.Report) bool { return !o.Denies && !overlap(c, o.Harm[k]) })
		if observed && c.IsKnown() && !clash {
			if left.harm == nil {
				left.harm = map[ceasefire.HarmKind]ceasefire.Count{}
			}
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

// provesFact says whether the assertion or denial of a fact meets the standard:
// by default a monitor's word that no other claimant contradicts, or the word of
// a source that speaks for whoever would have to answer if the fact held.
func (d *Domain) provesFact(f fact, s actors.Saying, holds bool, standard ceasefire.Standard) bool {
	switch standard {
	case ceasefire.AllegedOnly:
		return true
	case ceasefire.ReasonableGrounds:
	default:
		return false
	}
	src := d.source(s.Source)
	against := f.said.DeniedBy
	if !holds {
		against = f.said.AssertedBy
	}
	contradicted := slices.ContainsFunc(against, func(o actors.Saying) bool { return d.source(o.Source).Claimant() != src.Claimant() })
	return src.Origin == actors.OriginMonitor && !contradicted || holds && src.Actor != "" && src.Actor == f.superior
}

// dimension is a base dimension of a part, judged on its own.
type dimension struct {
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
		{true, func(p part) bool { return !p.At.IsZero() }, func(k *part, p part) { k.At = p.At }, func(a, b part) bool {
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
		{true, func(p part) bool { return !p.Origin.IsZero() }, func(k *part, p part) { k.Origin = p.Origin }, func(a, b part) bool {
			return none(d.spots, func(s ceasefire.Spot) bool { return d.inPlace(s, a.Origin) && d.inPlace(s, b.Origin) })
		}},
		{true, func(p part) bool { return !p.Effect.IsZero() }, func(k *part, p part) { k.Effect = p.Effect }, func(a, b part) bool {
			return none(d.spots, func(s ceasefire.Spot) bool { return d.inPlace(s, a.Effect) && d.inPlace(s, b.Effect) })
		}},
		{true, func(p part) bool { return len(p.By)+len(p.NotBy) > 0 }, func(k *part, p part) { k.By, k.NotBy = p.By, p.NotBy }, func(a, b part) bool {
			return none(d.actors, func(x actors.ID) bool { return d.byWhom(a, x) && d.byWhom(b, x) })
		}},
		{true, func(p part) bool { return p.Act != "" }, func(k *part, p part) { k.Act = p.Act }, func(a, b part) bool {
			return none(d.acts, func(c code) bool {
				return (a.Act == "" || d.actBelow(c, a.Act)) && (b.Act == "" || d.actBelow(c, b.Act))
			})
		}},
		{true, func(p part) bool { return p.Weapon.Code != "" }, func(k *part, p part) { k.Weapon.Code = p.Weapon.Code }, func(a, b part) bool {
			return none(d.weapons, func(w arm) bool {
				return (a.Weapon.Code == "" || d.weaponBelow(w.code, a.Weapon.Code)) && (b.Weapon.Code == "" || d.weaponBelow(w.code, b.Weapon.Code))
			})
		}},
		{true, func(p part) bool { return p.Weapon.Calibre.Min.IsValid() || p.Weapon.Calibre.Max.IsValid() }, func(k *part, p part) { k.Weapon.Calibre = p.Weapon.Calibre }, func(a, b part) bool {
			return none(d.calibres, func(c bores) bool { return bore(c, a.Weapon.Calibre) && bore(c, b.Weapon.Calibre) })
		}},
		{false, func(p part) bool { return p.Target.Kind != "" }, func(k *part, p part) { k.Target.Kind = p.Target.Kind }, func(a, b part) bool {
			return none(d.targets, func(c code) bool {
				return (a.Target.Kind == "" || d.targetBelow(c, a.Target.Kind)) && (b.Target.Kind == "" || d.targetBelow(c, b.Target.Kind))
			})
		}},
		{false, func(p part) bool { return len(p.Target.Of) > 0 }, func(k *part, p part) { k.Target.Of = p.Target.Of }, func(a, b part) bool {
			return none(d.actors, func(x actors.ID) bool {
				return (len(a.Target.Of) == 0 || d.oneOf(a.Target.Of, x)) && (len(b.Target.Of) == 0 || d.oneOf(b.Target.Of, x))
			})
		}},
	}
	for _, c := range ceasefire.AllCircumstances() {
		dims = append(dims, dimension{false,
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
