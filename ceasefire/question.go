package ceasefire

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
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
	// Cells counts the cells of the matrix that the question bears on.
	Cells int `json:"cells"`
	// Coverage says, where it is asked whether it occurred, what was watched.
	Coverage string `json:"coverage,omitempty"`
	// Accounts sets the accounts side by side where they differ ([AboutAccount]).
	Accounts []AccountSide `json:"accounts,omitempty"`
	// Readings sets the readings side by side where they differ, or where the text
	// does not say yet ([AboutReading]).
	Readings []ReadingSide `json:"readings,omitempty"`
}

// What a question may be about besides a base dimension.
const (
	AboutAccount Dimension = "account" // which account is true
	AboutReading Dimension = "reading" // what the clause means: a question to whoever may interpret it
)

// AccountSide is what an account comes to.
type AccountSide struct {
	Claimants []string `json:"claimants"`
	// Verdicts has one for each reading.
	Verdicts []Verdict `json:"verdicts"`
	// Differs lists what it contradicts some other account on.
	Differs []string `json:"differs,omitempty"`
}

// ReadingSide is what a reading makes of the clause, and what it comes to.
type ReadingSide struct {
	Reading ReadingID   `json:"reading"`
	Title   string      `json:"title,omitempty"`
	Of      []actors.ID `json:"of,omitempty"`
	Text    string      `json:"text"`
	// Verdicts has one for each account.
	Verdicts []Verdict `json:"verdicts"`
}

// maxValues cuts the answers of a question short.
const maxValues = 12

// Questions walks what would settle the finding, from all claims. Questions of fact
// come first, for whoever observes: those that bear on more cells before others,
// then by dimension and part. Then come which account is true, for the finder of
// fact, and what the clause means, for whoever may interpret it.
func (f Finding) Questions() iter.Seq[Question] {
	var qs []Question
	for q := range f.Alleged.Breach.questions() {
		if q.About == DimOccurrence && f.check != nil {
			q.Coverage = f.check.covered()
		}
		qs = append(qs, q)
	}
	if q, ok := f.whichAccount(); ok {
		qs = append(qs, q)
	}
	if q, ok := f.whichReading(); ok {
		qs = append(qs, q)
	}
	return slices.Values(qs)
}

// whichAccount asks which account is true, if some reading comes to different
// verdicts on them.
func (f Finding) whichAccount() (Question, bool) {
	a := f.Alleged.Breach
	if f.check == nil || !a.Causes.Has(Account) {
		return Question{}, false
	}
	q := Question{About: AboutAccount}
	for _, row := range a.Cells {
		if slices.ContainsFunc(row, func(c Cell) bool { return c.Verdict != row[0].Verdict }) {
			q.Cells += len(row)
		}
	}
	for k, c := range f.Alleged.Accounts {
		side := AccountSide{Claimants: c.Claimants, Differs: f.check.differs(c)}
		for _, row := range a.Cells {
			side.Verdicts = append(side.Verdicts, row[k].Verdict)
		}
		q.Accounts = append(q.Accounts, side)
	}
	return q, true
}

// differs lists what the claimants of an account contradict others on: dimensions,
// and facts that bear on the incident.
func (c *check) differs(col Column) []string {
	var out []string
	add := func(s string) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	in := func(r Report) bool { return slices.Contains(col.Claimants, c.claimant(c.rs.claimantOf(r))) }
	for _, ours := range c.reports {
		if !in(ours) {
			continue
		}
		for _, theirs := range c.reports {
			if in(theirs) {
				continue
			}
			a, b := stated(ours), stated(theirs)
			if a.denies != b.denies {
				add(DimOccurrence.words())
			}
			if a.denies || b.denies {
				continue
			}
			w := weighing{proof: proof{rs: c.rs}, others: []statement{b}}
			for _, d := range baseDimensions() {
				if len(a.main) > 0 && w.contradicted(d, a.main) {
					add(d.name.words())
				}
				for _, p := range a.also {
					if w.contradicted(d, []Part{p}) {
						add(d.name.words())
					}
				}
			}
			for k, n := range a.harm {
				if !n.meets(b.harm[k]) {
					add(strings.ReplaceAll(string(k), "-", " "))
				}
			}
		}
	}
	slices.Sort(out)
	for _, f := range col.Facts {
		switch {
		case f.Open:
		case f.Holds:
			add(f.Text)
		default:
			add("not so that " + f.Text)
		}
	}
	return out
}

// whichReading asks what the clause means, if readings come to different verdicts,
// or the text does not say yet.
func (f Finding) whichReading() (Question, bool) {
	a := f.Alleged.Breach
	if f.check == nil || !a.Causes.Has(Interpretation) {
		return Question{}, false
	}
	q := Question{About: AboutReading}
	for k := range f.Alleged.Accounts {
		for _, row := range a.Cells {
			if row[k].Verdict != a.Cells[0][k].Verdict || row[k].Unspecified {
				q.Cells += len(a.Cells)
				break
			}
		}
	}
	for i, row := range f.Alleged.Readings {
		side := ReadingSide{Reading: row.ID, Title: row.Title, Of: row.Of, Text: "the reading does not have the clause"}
		if r := f.clause.rows[i]; r.clause != nil {
			side.Text = wordingOf(r)
		}
		for _, c := range a.Cells[i] {
			side.Verdicts = append(side.Verdicts, c.Verdict)
		}
		q.Readings = append(q.Readings, side)
	}
	return q, true
}

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
		return DimTime, "", one(func(a int) string { return sp.stay(p.times[a], p.ways[p.times[a].way].desc) })
	case partFrom:
		return DimOrigin, "", one(func(a int) string { return p.origins[a].witness.String() })
	case partTo:
		return DimEffect, "", one(func(a int) string { return p.effects[a].witness.String() })
	case partBy:
		return DimActor, "", one(rs.actorWords)
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
		return DimTargetOwner, "", one(rs.actorWords)
	}
	return DimCircumstance, string(rs.circumstances[offset-partFixed]), yesOrNo
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
