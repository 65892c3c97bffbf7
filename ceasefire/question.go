package ceasefire

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// Question is what would settle an open finding, or part of it: a base dimension
// on which two worlds that are left differ in verdict while they agree on
// everything else.
type Question struct {
	About Dimension `json:"about"`
	// Part names the part of the incident; the main part's name is empty.
	Part string `json:"part,omitempty"`
	// Of names the relation, circumstance or category of harm in question.
	Of string `json:"of,omitempty"`
	// Breach lists answers after which, on some account and reading, it is a
	// breach whatever else is so; NoBreach those after which it is none. After
	// any other answer something else is still open. They are sorted, and cut
	// short at a dozen.
	Breach   []string `json:"breach,omitempty"`
	NoBreach []string `json:"noBreach,omitempty"`
	// Cells counts the open cells of the matrix that the question bears on.
	Cells int `json:"cells"`
}

// maxValues cuts the answers of a question short.
const maxValues = 12

// Questions walks what would settle the finding, from all claims: questions that
// bear on more cells come first, then in the order of the dimensions and of the
// parts.
func (f Finding) Questions() iter.Seq[Question] { return f.Alleged.Breach.questions() }

func (a Answer) questions() iter.Seq[Question] {
	type key struct {
		dim  Dimension
		part string
		of   string
	}
	found := map[key]*Question{}
	var order []key
	for _, row := range a.Cells {
		for _, cell := range row {
			asked := map[key]bool{}
			for _, o := range cell.open {
				for _, p := range o.split.Pivots(o.space.dims) {
					q := o.space.question(p)
					k := key{q.About, q.Part, q.Of}
					if found[k] == nil {
						found[k] = &Question{About: q.About, Part: q.Part, Of: q.Of}
						order = append(order, k)
					}
					found[k].Breach = append(found[k].Breach, q.Breach...)
					found[k].NoBreach = append(found[k].NoBreach, q.NoBreach...)
					if !asked[k] {
						asked[k] = true
						found[k].Cells++
					}
				}
			}
		}
	}
	slices.SortStableFunc(order, func(a, b key) int { return cmp.Compare(found[b].Cells, found[a].Cells) })
	return func(yield func(Question) bool) {
		for _, k := range order {
			q := *found[k]
			q.Breach, q.NoBreach = tidy(q.Breach), tidy(q.NoBreach)
			if !yield(q) {
				return
			}
		}
	}
}

// asks says whether a question about the dimension would settle some open cell.
func (a Answer) asks(d Dimension) bool {
	for q := range a.questions() {
		if q.About == d {
			return true
		}
	}
	return false
}

func tidy(values []string) []string {
	slices.Sort(values)
	values = slices.Compact(values)
	if n := len(values); n > maxValues {
		values = append(values[:maxValues:maxValues], fmt.Sprintf("and %d more", n-maxValues))
	}
	return values
}

// String returns the question as one line, with the answers that settle it.
func (q Question) String() string {
	var b strings.Builder
	b.WriteString(q.ask())
	if q.Part != "" {
		fmt.Fprintf(&b, " (part %s)", q.Part)
	}
	for _, side := range []struct {
		what   string
		values []string
	}{{"a breach", q.Breach}, {"no breach", q.NoBreach}} {
		if len(side.values) > 0 {
			fmt.Fprintf(&b, " %s if %s;", side.what, either(side.values))
		}
	}
	return strings.TrimSuffix(b.String(), ";")
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

// question says what a pivotal dimension stands for.
func (sp *space) question(p algebra.Pivot) Question {
	q := Question{}
	var name func(atom int) []string
	rs := sp.rs
	switch own := p.Dim - ownFixed; {
	case p.Dim == occurred:
		q.About, name = DimOccurrence, yesOrNo
	case own < len(rs.facts):
		q.About, q.Of, name = DimRelation, rs.facts[own].text, yesOrNo
	case p.Dim < rs.ownDims():
		w := own - len(rs.facts)
		q.About, q.Of = DimHarm, string(harmWholes()[w])
		name = func(a int) []string { return []string{sp.harmClass(w, a)} }
	default:
		part := sp.parts[(p.Dim-rs.ownDims())/rs.partDims()]
		q.Part = part.name
		q.About, q.Of, name = sp.partQuestion(part, (p.Dim-rs.ownDims())%rs.partDims())
	}
	for a := range p.Inside.All(sp.dims[p.Dim]) {
		q.Breach = append(q.Breach, name(a)...)
	}
	for a := range p.Outside.All(sp.dims[p.Dim]) {
		q.NoBreach = append(q.NoBreach, name(a)...)
	}
	return q
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
	// The codes of a class that some description of the part leaves.
	codes := func(classes partition, left func(desc) algebra.Set, text func(int) string) func(int) []string {
		return func(class int) (out []string) {
			for _, a := range classes.members[class] {
				if slices.ContainsFunc(p.ways, func(w wayBoxes) bool { return left(w.desc).Has(a) }) {
					out = append(out, text(a))
				}
			}
			return out
		}
	}
	switch offset {
	case partTime:
		return DimTime, "", one(func(a int) string { return sp.stay(p.times[a]) })
	case partFrom:
		return DimOrigin, "", one(func(a int) string { return p.origins[a].witness.String() })
	case partTo:
		return DimEffect, "", one(func(a int) string { return p.effects[a].witness.String() })
	case partBy:
		return DimActor, "", one(func(a int) string { return string(rs.actors[a]) })
	case partAct:
		return DimAct, "", codes(rs.actClasses, func(d desc) algebra.Set { return d.acts }, func(a int) string {
			return codeOr(a > 0, rs.cat.ActAt(a-1).Code)
		})
	case partArm:
		return DimWeapon, "", codes(rs.armClasses, func(d desc) algebra.Set { return d.arms }, func(a int) string {
			return codeOr(rs.arms[a].weapon >= 0, rs.cat.WeaponAt(rs.arms[a].weapon).Code)
		})
	case partBore:
		return DimCalibre, "", codes(rs.boreClasses, func(desc) algebra.Set { return nil }, sp.boreClass)
	case partAim:
		return DimTarget, "", codes(rs.aimClasses, func(d desc) algebra.Set { return d.targets }, func(a int) string {
			return codeOr(a > 0, rs.cat.TargetAt(a-1).Code)
		})
	case partOwner:
		return DimTargetOwner, "", one(func(a int) string { return string(rs.actors[a]) })
	}
	return DimCircumstance, string(rs.circumstances[offset-partFixed]), yesOrNo
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
