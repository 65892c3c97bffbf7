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
// everything else, as far as any term can tell: two values that no term tells apart
// count as equal.
type Question struct {
	About Dimension `json:"about"`
	// Part names the part of the incident; the main part's name is empty.
	Part string `json:"part,omitempty"`
	// Of names the relation, circumstance or category of harm in question.
	Of string `json:"of,omitempty"`
	// Breach lists answers that are still possible and after which, on some account
	// and reading, it is a breach whatever else is so (if it happened at all, where
	// that is open); NoBreach those after which it is none. After any other answer
	// something else is still open; a code stands for all that no term tells from it.
	// They are sorted, and cut short at a dozen. Sides says on which accounts and
	// under which readings, where it is not all.
	Breach   []string `json:"breach,omitempty"`
	NoBreach []string `json:"noBreach,omitempty"`
	// Party is set where it is open whether this party answers, while it is decided
	// that some bound party does.
	Party actors.ID `json:"party,omitempty"`
	// Cells counts the cells of the matrix that the question bears on.
	Cells int `json:"cells"`
	// Coverage says, where it is asked whether it occurred, what was watched.
	Coverage string `json:"coverage,omitempty"`
	// Accounts sets the accounts side by side where they differ ([AboutAccount]).
	Accounts []AccountSide `json:"accounts,omitempty"`
	// Sides says which answers settle it under which reading and on which account,
	// where they do not settle the same everywhere.
	Sides []AnswerSide `json:"sides,omitempty"`
	// Readings sets the readings side by side where they differ, or where the text
	// does not say yet ([AboutReading]).
	Readings []ReadingSide `json:"readings,omitempty"`

	party  string // the party's name
	common AnswerSide
	open   []string // answers after which it stays open
}

// AnswerSide is which answers settle a question under one reading on one account. Long
// lists are put by what they leave out: "anything but shelling".
type AnswerSide struct {
	Reading   ReadingID `json:"reading,omitempty"`
	Title     string    `json:"title,omitempty"`
	Claimants []string  `json:"claimants,omitempty"`
	Breach    []string  `json:"breach,omitempty"`
	NoBreach  []string  `json:"noBreach,omitempty"`
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
//
// Where it is decided that some bound party answers, and open which, the questions
// are about each of those parties.
func (f Finding) Questions() iter.Seq[Question] { return f.asked(f.Alleged, AllegedOnly) }

// asked returns the questions of an evaluation.
func (f Finding) asked(e Evaluation, standard Standard) iter.Seq[Question] {
	type about struct {
		Answer
		party actors.ID
	}
	answers := []about{{e.Breach, ""}}
	if e.Breach.Verdict != Open {
		for _, p := range e.By {
			if p.Verdict == Open {
				answers = append(answers, about{p.Answer, p.Party})
			}
		}
	}
	var facts, accounts, readings []Question
	for _, a := range answers {
		mark := func(q Question) Question {
			if a.party != "" {
				q.Party, q.party = a.party, string(a.party)
				if f.check != nil {
					q.party = f.check.name(a.party)
				}
			}
			return q
		}
		for q := range a.questions(e) {
			if q.About == DimOccurrence && f.check != nil {
				q.Coverage = f.check.covered()
			}
			facts = append(facts, mark(q))
		}
		if f.check == nil {
			continue
		}
		if a.Causes.Has(Account) {
			accounts = append(accounts, mark(f.whichAccount(e, a.Answer, standard)))
		}
		if a.Causes.Has(Interpretation) && standard == AllegedOnly { // a reading is not proved
			readings = append(readings, mark(f.whichReading(e, a.Answer)))
		}
	}
	slices.SortStableFunc(facts, func(a, b Question) int {
		return cmp.Or(cmp.Compare(b.Cells, a.Cells), cmp.Compare(slices.Index(Dimensions(), a.About), slices.Index(Dimensions(), b.About)), cmp.Compare(a.Part, b.Part))
	})
	return slices.Values(slices.Concat(facts, accounts, readings))
}

// Unproved walks what would settle what is established, where that is open: what
// would have to be proved, or disproved, by the clause's standard. The order is that
// of [Finding.Questions]; what the clause means is not among them.
func (f Finding) Unproved() iter.Seq[Question] { return f.asked(f.Established, f.Standard) }

// whichAccount asks which account is true, where some reading comes to different
// verdicts on them.
func (f Finding) whichAccount(e Evaluation, a Answer, standard Standard) Question {
	q := Question{About: AboutAccount}
	for _, row := range a.Cells {
		if slices.ContainsFunc(row, func(c Cell) bool { return c.Verdict != row[0].Verdict }) {
			q.Cells += len(row)
		}
	}
	for k, c := range e.Accounts {
		side := AccountSide{Claimants: c.Claimants, Differs: f.check.differs(c, standard)}
		for _, row := range a.Cells {
			side.Verdicts = append(side.Verdicts, row[k].Verdict)
		}
		if slices.Contains(side.Differs, DimOccurrence.words()) {
			q.Coverage = f.check.covered()
		}
		q.Accounts = append(q.Accounts, side)
	}
	return q
}

// differs lists what the claimants of an account contradict others on, by what meets
// the standard: dimensions, and facts that bear on the incident.
func (c *check) differs(col Column, standard Standard) []string {
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
			p := proof{rs: c.rs, standard: standard, reports: c.reports, assessments: c.assessments}
			a, some := p.statement(ours)
			b, also := p.statement(theirs)
			if !some || !also {
				continue
			}
			if a.denies != b.denies {
				add(DimOccurrence.words())
			}
			if a.denies || b.denies {
				continue
			}
			w := weighing{proof: proof{rs: c.rs}, others: []statement{b}}
			for _, d := range baseDimensions() {
				what := d.name.words()
				if d.of != "" {
					what = "whether " + strings.ReplaceAll(string(d.of), "-", " ")
				}
				if len(a.main) > 0 && w.contradicted(d, a.main) {
					add(what)
				}
				for _, p := range a.also {
					if w.contradicted(d, []Part{p}) {
						add(what)
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
		if !f.Open {
			add("whether " + f.Text)
		}
	}
	return out
}

// whichReading asks what the clause means, where readings come to different verdicts,
// or the text does not say yet.
func (f Finding) whichReading(e Evaluation, a Answer) Question {
	q := Question{About: AboutReading}
	for k := range e.Accounts {
		for _, row := range a.Cells {
			if row[k].Verdict != a.Cells[0][k].Verdict || row[k].Unspecified {
				q.Cells += len(a.Cells)
				break
			}
		}
	}
	for i, row := range e.Readings {
		side := ReadingSide{Reading: row.ID, Title: row.Title, Of: row.Of, Text: "the reading does not have the clause"}
		if r := f.clause.rows[i]; r.clause != nil {
			side.Text = wordingOf(r)
		}
		for _, c := range a.Cells[i] {
			side.Verdicts = append(side.Verdicts, c.Verdict)
		}
		q.Readings = append(q.Readings, side)
	}
	return q
}

// questions walks the questions about facts that an answer of an evaluation leaves.
func (a Answer) questions(e Evaluation) iter.Seq[Question] {
	type key struct {
		dim  Dimension
		part string
		of   string
	}
	found := map[key]*Question{}
	sides := map[key][]AnswerSide{}
	var order []key
	for i, row := range a.Cells {
		for m, cell := range row {
			here := map[key]*Question{}
			js := joints(cell.open)
			for _, j := range js {
				for _, p := range j.split.Pivots(j.dims) {
					q := j.question(p, js)
					k := key{q.About, q.Part, q.Of}
					if found[k] == nil {
						found[k] = &Question{About: q.About, Part: q.Part, Of: q.Of}
						order = append(order, k)
					}
					if here[k] == nil {
						here[k] = &Question{About: q.About}
						found[k].Cells++
					}
					here[k].Breach = append(here[k].Breach, q.Breach...)
					here[k].NoBreach = append(here[k].NoBreach, q.NoBreach...)
					here[k].open = append(here[k].open, q.open...)
				}
			}
			for k, q := range here {
				found[k].Breach = append(found[k].Breach, q.Breach...)
				found[k].NoBreach = append(found[k].NoBreach, q.NoBreach...)
				put := func(values []string, others ...string) []string {
					rs := js[0].spaces[0].rs
					return put(k.dim, rs.families(k.dim, values, others), rs.families(k.dim, others, values))
				}
				side := AnswerSide{
					Breach:   put(q.Breach, slices.Concat(q.NoBreach, q.open)...),
					NoBreach: put(q.NoBreach, slices.Concat(q.Breach, q.open)...),
				}
				if i < len(e.Readings) && m < len(e.Accounts) {
					side.Reading, side.Title, side.Claimants = e.Readings[i].ID, e.Readings[i].Title, e.Accounts[m].Claimants
				}
				sides[k] = append(sides[k], side)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b key) int { return cmp.Compare(found[b].Cells, found[a].Cells) })
	return func(yield func(Question) bool) {
		for _, k := range order {
			q := *found[k]
			q.Breach, q.NoBreach = tidy(q.Breach), tidy(q.NoBreach)
			q.common, q.Sides = apart(sides[k])
			if !yield(q) {
				return
			}
		}
	}
}

// apart returns what all sides have in common, and the sides if they differ.
func apart(sides []AnswerSide) (common AnswerSide, differ []AnswerSide) {
	common = AnswerSide{Breach: sides[0].Breach, NoBreach: sides[0].NoBreach}
	for _, s := range sides[1:] {
		if !slices.Equal(s.Breach, common.Breach) || !slices.Equal(s.NoBreach, common.NoBreach) {
			return AnswerSide{}, sides
		}
	}
	return common, nil
}

// few is how many answers are still listed one by one, if others can be told shorter.
const few = 6

// put lists values, or, if they are many and the others few, what they leave out.
func put(about Dimension, values, others []string) []string {
	values, others = distinct(values), distinct(others)
	if len(values) <= few || len(others) == 0 || len(others) > few {
		return tidy(values)
	}
	what := "anything but "
	switch about {
	case DimActor:
		what = "anybody but "
	case DimTargetOwner:
		what = "of anybody but "
	case DimAct, DimWeapon, DimTarget:
	default:
		return tidy(values)
	}
	return []string{what + either(others)}
}

// families drops codes that a code above them in the list stands for, since nothing
// below that one is among the others.
func (rs *ruleset) families(about Dimension, values, others []string) []string {
	var within func(catalogue.Code) []int
	var code func(int) catalogue.Code
	switch about {
	case DimAct:
		within, code = rs.cat.ActsWithin, func(i int) catalogue.Code { return rs.cat.ActAt(i).Code }
	case DimWeapon:
		within, code = rs.cat.WeaponsWithin, func(i int) catalogue.Code { return rs.cat.WeaponAt(i).Code }
	case DimTarget:
		within, code = rs.cat.TargetsWithin, func(i int) catalogue.Code { return rs.cat.TargetAt(i).Code }
	default:
		return values
	}
	values = distinct(values)
	named := map[string]bool{} // a weapon may be told apart by range: "gun of short range or less"
	for _, o := range others {
		code, _, _ := strings.Cut(o, " of ")
		named[code] = true
	}
	stoodFor := map[string]bool{}
	for _, v := range values {
		var below []string
		for _, i := range within(catalogue.Code(v)) {
			if c := string(code(i)); c != v {
				below = append(below, c)
			}
		}
		if slices.ContainsFunc(below, func(c string) bool { return named[c] }) {
			continue
		}
		for _, c := range below {
			stoodFor[c] = true
		}
	}
	return slices.DeleteFunc(values, func(v string) bool { return stoodFor[v] })
}

func distinct(values []string) []string {
	values = slices.Clone(values)
	slices.Sort(values)
	return slices.Compact(values)
}

// asks says whether a question about the dimension would settle some open cell.
func (a Answer) asks(d Dimension) bool {
	for q := range a.questions(Evaluation{}) {
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
