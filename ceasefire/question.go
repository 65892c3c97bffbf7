package ceasefire

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/catalogue"
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
