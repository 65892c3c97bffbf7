package ceasefiretest

import (
	"iter"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
)

// version is what one claimant's reports, taken together, say of the incident:
// every statement in it allows a world, or the world is not one of it.
type version []statement

// statement is a report, or what is left of it when only what is proved counts.
type statement struct {
	denies bool             // it did not happen
	doubt  bool             // whether it did is not proved
	main   []ceasefire.Part // the main part: one of these
	also   []ceasefire.Part // all of these
	harm   map[ceasefire.HarmKind]ceasefire.Count
}

// stated returns all that a report says.
func stated(r ceasefire.Report) statement {
	s := statement{denies: r.Denies, also: r.Also, harm: r.Harm, main: slices.Clone(r.Or)}
	for i := range s.main {
		s.main[i].Name = ""
	}
	// The fields of the report itself describe the main part as well, unless they
	// say nothing and Or says something.
	if m := mainPart(r); len(s.main) == 0 || !m.IsZero() {
		s.main = append([]ceasefire.Part{m}, s.main...)
	}
	return s
}

// worlds walks the worlds over the domain that a version allows. The worlds say
// nothing yet of facts.
func (d *Domain) worlds(v version) iter.Seq[ceasefire.World] {
	return func(yield func(ceasefire.World) bool) {
		doubtful := !slices.ContainsFunc(v, func(s statement) bool { return !s.doubt })
		denied := slices.ContainsFunc(v, func(s statement) bool { return s.denies && !s.doubt })
		claimed := slices.ContainsFunc(v, func(s statement) bool { return !s.denies && !s.doubt })
		if denied && claimed {
			return
		}
		if (doubtful || denied) && !yield(ceasefire.World{}) || denied {
			return
		}
		harms := slices.Collect(d.harms(v))
		for choice := range d.choices(v) {
			for w := range d.deeds(choice, slices.Sorted(partNames(choice)), nil) {
				for _, h := range harms {
					if !yield(ceasefire.World{Occurred: true, Parts: w, Harm: h}) {
						return
					}
				}
			}
		}
	}
}

// choices walks the ways to take one of the alternatives that each report leaves
// for its main part: lists of parts, all of which happened.
func (d *Domain) choices(v version) iter.Seq[[]ceasefire.Part] {
	return func(yield func([]ceasefire.Part) bool) {
		var walk func(rest version, sofar []ceasefire.Part) bool
		walk = func(rest version, sofar []ceasefire.Part) bool {
			if len(rest) == 0 {
				return yield(sofar)
			}
			r := rest[0]
			if r.denies || len(r.main) == 0 {
				return walk(rest[1:], sofar)
			}
			for _, way := range r.main {
				if !walk(rest[1:], slices.Concat(sofar, []ceasefire.Part{way}, r.also)) {
					return false
				}
			}
			return true
		}
		walk(v, nil)
	}
}

func partNames(ps []ceasefire.Part) iter.Seq[string] {
	return func(yield func(string) bool) {
		seen := map[string]bool{}
		if len(ps) == 0 { // a version that says nothing of parts: one part, all unknown
			yield("")
		}
		for _, p := range ps {
			if !seen[p.Name] {
				seen[p.Name] = true
				if !yield(p.Name) {
					return
				}
			}
		}
	}
}

// deeds walks the ways to settle the named parts as every description of them
// allows.
func (d *Domain) deeds(ps []ceasefire.Part, names []string, sofar []ceasefire.Deed) iter.Seq[[]ceasefire.Deed] {
	return func(yield func([]ceasefire.Deed) bool) {
		if len(names) == 0 {
			yield(sofar)
			return
		}
		same := slices.DeleteFunc(slices.Clone(ps), func(p ceasefire.Part) bool { return p.Name != names[0] })
		for x := range d.settled(same) {
			x.Name = names[0]
			for rest := range d.deeds(ps, names[1:], append(slices.Clip(sofar), x)) {
				if !yield(rest) {
					return
				}
			}
		}
	}
}

// settled walks the values of one part that all its descriptions allow: each
// dimension on its own first, then their combinations.
func (d *Domain) settled(ps []ceasefire.Part) iter.Seq[ceasefire.Deed] {
	return func(yield func(ceasefire.Deed) bool) {
		began := filter(d.instants, ps, func(p ceasefire.Part, i instant) bool { return inWindow(p.At.Began(), i) })
		ended := filter(d.instants, ps, func(p ceasefire.Part, i instant) bool { return inWindow(p.At.Ended(), i) })
		origin := filter(d.origins, ps, func(p ceasefire.Part, s ceasefire.Spot) bool { return d.inPlace(s, p.Origin) })
		effect := filter(d.effects, ps, func(p ceasefire.Part, s ceasefire.Spot) bool { return d.inPlace(s, p.Effect) })
		by := filter(d.actors, ps, func(p ceasefire.Part, a actors.ID) bool { return d.byWhom(p, a) })
		acts := filter(d.acts, ps, func(p ceasefire.Part, c code) bool { return p.Act == "" || d.actBelow(c, p.Act) })
		weapons := filter(d.weapons, ps, func(p ceasefire.Part, w arm) bool { return p.Weapon.Code == "" || d.weaponBelow(w.code, p.Weapon.Code) })
		calibres := filter(d.calibres, ps, func(p ceasefire.Part, c bores) bool { return bore(c, p.Weapon.Calibre) })
		targets := filter(d.targets, ps, func(p ceasefire.Part, c code) bool { return p.Target.Kind == "" || d.targetBelow(c, p.Target.Kind) })
		owners := filter(d.owners, ps, func(p ceasefire.Part, a actors.ID) bool { return len(p.Target.Of) == 0 || d.oneOf(p.Target.Of, a) })
		circumstances := slices.Collect(d.circumstances(ps))
		// Innermost loops first would be faster; this order is the plain one.
		for _, b := range began {
			for _, e := range ended {
				if e.Before(b) {
					continue
				}
				for _, o := range origin {
					for _, f := range effect {
						for _, who := range by {
							for _, a := range acts {
								for _, w := range weapons {
									for _, c := range calibres {
										for _, t := range targets {
											x := ceasefire.Deed{Began: b, Ended: e, Origin: o, Effect: f, By: who, Act: a, Weapon: w.code, Range: w.class, Calibre: c, Target: t}
											if !d.possible(x) {
												continue
											}
											for _, x.TargetOf = range owners {
												for _, x.Circumstances = range circumstances {
													if !yield(x) {
														return
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		}
	}
}

// filter keeps the values that every description allows.
func filter[V any](values []V, ps []ceasefire.Part, allows func(ceasefire.Part, V) bool) []V {
	return slices.DeleteFunc(slices.Clone(values), func(v V) bool {
		return slices.ContainsFunc(ps, func(p ceasefire.Part) bool { return !allows(p, v) })
	})
}

func inWindow(w ceasefire.Window, i instant) bool {
	if e, ok := w.Earliest(); ok && i.Before(e) {
		return false
	}
	l, ok := w.Latest()
	return !ok || !i.After(l)
}

// byWhom says whether the part may be the actor's. Whoever is named but not in
// the roster is something else; an unknown armed group may be anybody.
func (d *Domain) byWhom(p ceasefire.Part, a actors.ID) bool {
	return (len(p.By) == 0 || d.oneOf(p.By, a)) && (a == ceasefire.SomethingElse || !slices.Contains(p.NotBy, a))
}

func (d *Domain) oneOf(named []actors.ID, a actors.ID) bool {
	return slices.ContainsFunc(named, func(n actors.ID) bool {
		if n == a {
			return true
		}
		i := slices.IndexFunc(d.a.Roster.Actors, func(x actors.Actor) bool { return x.ID == n })
		return i < 0 && a == ceasefire.SomethingElse || i >= 0 && d.a.Roster.Actors[i].Kind == actors.UnknownArmedGroup
	})
}

// circumstances walks the ways to settle the circumstances that some term asks
// for.
func (d *Domain) circumstances(ps []ceasefire.Part) iter.Seq[ceasefire.Circumstances] {
	return func(yield func(ceasefire.Circumstances) bool) {
		for pick := range 1 << len(d.asked) {
			cs := ceasefire.Circumstances{}
			for i, c := range d.asked {
				cs[c] = pick&(1<<i) != 0
			}
			if !slices.ContainsFunc(ps, func(p ceasefire.Part) bool {
				return slices.ContainsFunc(d.asked, func(c ceasefire.Circumstance) bool {
					said, stated := p.Circumstances[c]
					return stated && said != cs[c]
				})
			}) && !yield(cs) {
				return
			}
		}
	}
}

// harms walks the counts that every report of the version allows; a whole is
// never less than the sum of its parts.
func (d *Domain) harms(v version) iter.Seq[map[ceasefire.HarmKind]int64] {
	kinds := []ceasefire.HarmKind{}
	for _, k := range ceasefire.HarmKinds() {
		if _, asked := d.harm[k]; asked {
			kinds = append(kinds, k)
		}
	}
	return func(yield func(map[ceasefire.HarmKind]int64) bool) {
		var walk func(rest []ceasefire.HarmKind, sofar map[ceasefire.HarmKind]int64) bool
		walk = func(rest []ceasefire.HarmKind, sofar map[ceasefire.HarmKind]int64) bool {
			if len(rest) == 0 {
				for _, k := range kinds {
					var sum int64
					for _, part := range k.Parts() {
						sum += sofar[part]
					}
					if sofar[k] < sum {
						return true
					}
				}
				return yield(sofar)
			}
			for _, n := range d.harm[rest[0]] {
				if slices.ContainsFunc(v, func(s statement) bool { return !s.denies && !s.harm[rest[0]].Contains(n) }) {
					continue
				}
				next := map[ceasefire.HarmKind]int64{rest[0]: n}
				for k, m := range sofar {
					next[k] = m
				}
				if !walk(rest[1:], next) {
					return false
				}
			}
			return true
		}
		walk(kinds, nil)
	}
}
