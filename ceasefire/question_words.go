package ceasefire

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// String returns the question as one line, with the answers that settle it.
func (q Question) String() string {
	var b strings.Builder
	b.WriteString(q.ask())
	if q.Part != "" {
		fmt.Fprintf(&b, " (part %s)", q.Part)
	}
	if q.Party != "" {
		fmt.Fprintf(&b, " (as to %s)", or(q.party, string(q.Party)))
	}
	for i, a := range q.Accounts {
		sep := ";"
		if i == 0 {
			sep = ""
		}
		fmt.Fprintf(&b, "%s %s: %s", sep, or(strings.Join(a.Claimants, ", "), "nobody"), verdicts(a.Verdicts))
		if len(a.Differs) > 0 {
			fmt.Fprintf(&b, " (on %s)", strings.Join(a.Differs, ", "))
		}
	}
	for i, r := range q.Readings {
		sep := ";"
		if i == 0 {
			sep = ""
		}
		fmt.Fprintf(&b, "%s %s: \"%s\": %s", sep, or(r.Title, string(r.Reading)), r.Text, verdicts(r.Verdicts))
	}
	if q.Coverage != "" {
		fmt.Fprintf(&b, " (%s)", q.Coverage)
	}
	sides := q.Sides
	if len(sides) == 0 {
		if len(q.common.Breach)+len(q.common.NoBreach) == 0 {
			q.common = AnswerSide{Breach: q.Breach, NoBreach: q.NoBreach}
		}
		sides = []AnswerSide{q.common}
	}
	var lines []string
	for _, side := range sides {
		var says []string
		if len(side.Breach) > 0 {
			says = append(says, "a breach if "+either(side.Breach))
		}
		if len(side.NoBreach) > 0 {
			says = append(says, "no breach if "+either(side.NoBreach))
		}
		if len(says) == 0 {
			continue
		}
		line := strings.Join(says, "; ")
		if side.Reading != "" {
			line = "as " + or(side.Title, string(side.Reading)) + " has it, on the account of " + or(strings.Join(side.Claimants, ", "), "nobody in particular") + ": " + line
		}
		lines = append(lines, line)
	}
	if len(lines) > 0 {
		b.WriteString(" " + strings.Join(lines, "; "))
	}
	return b.String()
}

// verdicts joins verdicts that differ.
func verdicts(vs []Verdict) string {
	var out []string
	for _, v := range vs {
		if !slices.Contains(out, v.String()) {
			out = append(out, v.String())
		}
	}
	return strings.Join(out, " or ")
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// either joins values by "or"; those with commas of their own are set apart.
func either(values []string) string {
	last := len(values) - 1
	switch {
	case last == 0:
		return values[0]
	case slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, ",") }):
		return strings.Join(values, "; or ")
	case strings.HasPrefix(values[last], "and "): // "and 3 more"
		return strings.Join(values, ", ")
	}
	return strings.Join(values[:last], ", ") + " or " + values[last]
}

func (q Question) ask() string {
	switch q.About {
	case AboutAccount:
		return "which account is true?"
	case AboutReading:
		return "what does the clause mean?"
	case DimOccurrence:
		return "did it occur?"
	case DimRelation:
		return "does it hold that " + q.Of + "?"
	case DimHarm:
		return "how many " + q.Of + "?"
	case DimTime:
		return "when was it?"
	case DimOrigin:
		return "where did it come from?"
	case DimEffect:
		return "where did it take effect?"
	case DimActor:
		return "who did it?"
	case DimAct:
		return "what was done?"
	case DimWeapon:
		return "with what weapon?"
	case DimCalibre:
		return "of what calibre?"
	case DimTarget:
		return "what was it directed at?"
	case DimTargetOwner:
		return "whose was the target?"
	default:
		return "was it so: " + q.Of + "?"
	}
}

// about says what a dimension stands for, and how its atoms are called.
func (sp *space) about(dim int) (about Dimension, part, of string, name func(atom int) []string) {
	rs := sp.rs
	switch own := dim - ownFixed; {
	case dim == occurred:
		return DimOccurrence, "", "", yesOrNo
	case own < len(rs.facts):
		return DimRelation, "", rs.facts[own].text, yesOrNo
	case dim < rs.ownDims():
		w := own - len(rs.facts)
		return DimHarm, "", string(harmWholes()[w]), func(a int) []string { return []string{sp.harmClass(w, a)} }
	}
	p := sp.parts[(dim-rs.ownDims())/rs.partDims()]
	about, of, name = sp.partQuestion(p, (dim-rs.ownDims())%rs.partDims())
	return about, p.name, of, name
}

func yesOrNo(a int) []string {
	if a == yes {
		return []string{"yes"}
	}
	return []string{"no"}
}

// partQuestion returns what a dimension of a part is about, and the values that an
// atom of it stands for.
func (sp *space) partQuestion(p partSpace, offset int) (about Dimension, of string, name func(int) []string) {
	rs := sp.rs
	one := func(text func(int) string) func(int) []string {
		return func(a int) []string { return []string{text(a)} }
	}
	// The codes of a class that are left.
	codes := func(classes partition, left algebra.Set, text func(int) string) func(int) []string {
		return func(class int) (out []string) {
			for _, a := range classes.members[class] {
				if left.Has(a) {
					out = append(out, text(a))
				}
			}
			return out
		}
	}
	switch offset {
	case partTime:
		return DimTime, "", one(func(a int) string { return sp.stay(p.times[a], p.ways[p.times[a].way].desc) })
	case partFrom:
		return DimOrigin, "", one(func(a int) string { return rs.spotWords(p.origins, a) })
	case partTo:
		return DimEffect, "", one(func(a int) string { return rs.spotWords(p.effects, a) })
	case partBy:
		return DimActor, "", one(rs.actorWords)
	case partAct:
		acts, _, _ := sp.admitted(p)
		return DimAct, "", codes(rs.actClasses, acts, func(a int) string {
			return codeOr(a > 0, rs.cat.ActAt(a-1).Code)
		})
	case partArm:
		_, arms, _ := sp.admitted(p)
		return DimWeapon, "", codes(rs.armClasses, arms, rs.armWords)
	case partBore:
		return DimCalibre, "", codes(rs.boreClasses, nil, sp.boreClass)
	case partAim:
		_, _, targets := sp.admitted(p)
		return DimTarget, "", codes(rs.aimClasses, targets, func(a int) string {
			return codeOr(a > 0, rs.cat.TargetAt(a-1).Code)
		})
	case partOwner:
		return DimTargetOwner, "", one(rs.actorWords)
	}
	return DimCircumstance, string(rs.circumstances[offset-partFixed]), yesOrNo
}

// admitted returns the acts, weapons and targets that the ways to describe a part and
// the catalogue leave.
func (sp *space) admitted(p partSpace) (acts, arms, targets algebra.Set) {
	rs := sp.rs
	nActs, nTargets := rs.cat.NumActs()+1, rs.cat.NumTargets()+1
	acts, arms, targets = algebra.Empty(nActs), algebra.Empty(len(rs.arms)), algebra.Empty(nTargets)
	for _, w := range p.ways {
		for act := range w.desc.acts.All(nActs) {
			weapons, aims := rs.admitted(act, w.desc)
			if aims.IsEmpty() {
				continue
			}
			some := false
			for i := range weapons.All(len(rs.arms)) {
				if some && arms.Has(i) || rs.boresOf(act, rs.arms[i], w.desc).IsEmpty() {
					continue
				}
				some = true
				arms = arms.Or(algebra.Of(len(rs.arms), i))
			}
			if some {
				acts = acts.Or(algebra.Of(nActs, act))
				targets = targets.Or(aims)
			}
		}
	}
	return acts, arms, targets
}

// armWords names a weapon, with the ranges of its class where the terms tell it from
// the same weapon of other ranges.
func (rs *ruleset) armWords(a int) string {
	text := codeOr(rs.arms[a].weapon >= 0, rs.cat.WeaponAt(rs.arms[a].weapon).Code)
	var own, others []catalogue.RangeClass
	for i, x := range rs.arms {
		switch {
		case x.weapon != rs.arms[a].weapon:
		case rs.armClasses.of[i] == rs.armClasses.of[a]:
			own = append(own, x.class)
		default:
			others = append(others, x.class)
		}
	}
	if len(others) == 0 {
		return text
	}
	switch lo, hi := slices.Min(own), slices.Max(own); {
	case hi == catalogue.RangeNotStated:
		return text + " of no stated range"
	case lo < slices.Min(others):
		return fmt.Sprintf("%s of %v range or less", text, hi)
	case hi > slices.Max(others):
		return fmt.Sprintf("%s of %v range or more", text, lo)
	default:
		return fmt.Sprintf("%s of %v to %v range", text, lo, hi)
	}
}

// actorWords names an actor of the ruleset.
func (rs *ruleset) actorWords(a int) string {
	if a == 0 {
		return "somebody not in the roster"
	}
	if x, ok := rs.roster.Actor(rs.actors[a]); ok && x.Name != "" {
		return x.Name
	}
	return string(rs.actors[a])
}

// spotWords names a class of spots: by its territory, and by the zones, distances and
// sides on which the classes that are left differ.
func (rs *ruleset) spotWords(all []placeAtom, a int) string {
	var parts []string
	if t, ok := rs.ground.index[all[a].witness.Territory]; ok {
		parts = append(parts, or(rs.ground.territories[t].Name, string(rs.ground.territories[t].ID)))
	}
	for i, p := range rs.ground.places {
		if len(p.Zones) == 0 && len(p.Lines) == 0 && p.Near == nil && (len(parts) > 0 || !all[a].truth[i]) {
			continue // the territory's name says it, or that there is none
		}
		if !slices.ContainsFunc(all, func(x placeAtom) bool { return x.truth[i] != all[a].truth[i] }) {
			continue
		}
		if all[a].truth[i] {
			parts = append(parts, p.words())
		} else {
			parts = append(parts, "not "+p.words())
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "elsewhere")
	}
	if !all[a].proved {
		parts = append(parts, "(which cannot be told at the stated accuracy)")
	}
	return strings.Join(parts, " ")
}

// words says a place of a term.
func (p Place) words() string {
	var out []string
	for _, t := range p.In {
		out = append(out, "in "+string(t))
	}
	for _, z := range p.Zones {
		out = append(out, "in zone "+string(z))
	}
	text := strings.Join(out, " or ")
	add := func(s string) {
		if text != "" {
			text += " and "
		}
		text += s
	}
	if p.Near != nil {
		add(fmt.Sprintf("within %.0f m of %v", p.Near.Radius, p.Near.Centre))
	}
	for _, l := range p.Lines {
		if l.Side != "" {
			add(string(l.Side) + " of line " + string(l.Line))
		}
		if l.AtLeast > 0 {
			add(fmt.Sprintf("at least %.0f m from line %s", l.AtLeast, l.Line))
		}
		if l.AtMost > 0 {
			add(fmt.Sprintf("at most %.0f m from line %s", l.AtMost, l.Line))
		}
	}
	return text
}

func codeOr(known bool, c catalogue.Code) string {
	if !known {
		return SomethingElse
	}
	return string(c)
}

// String returns the spot as people name it: its territory, its zones, its point.
func (s Spot) String() string {
	var parts []string
	if s.Territory != "" {
		parts = append(parts, string(s.Territory))
	}
	for _, z := range s.Zones {
		parts = append(parts, string(z))
	}
	if s.Point.IsValid() {
		parts = append(parts, s.Point.String())
	}
	if len(parts) == 0 {
		return "elsewhere"
	}
	return strings.Join(parts, " ")
}
