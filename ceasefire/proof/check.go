package proof

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/geo"
)

type code = catalogue.Code

// Check checks an explanation of what an incident comes to under a clause of an
// agreement, and returns everything that does not hold of it, with its place in the
// explanation. An empty list says that it is proved; a list that is not empty says
// that it is not, even if all of it is soft.
func Check(a *ceasefire.Agreement, in ceasefire.Incident, x ceasefire.Explanation) (found problem.List) {
	if a == nil {
		return problem.List{{Code: BadInput, Message: "there is no agreement"}}
	}
	c := &checker{
		a: a, in: in, x: x, left: maxWork,
		actorAt: map[actors.ID]int{ceasefire.SomethingElse: 0}, kinds: map[actors.ID]actors.Kind{}, factAt: map[string]int{},
		parents: map[actors.TerritoryID]actors.TerritoryID{}, shapes: map[actors.TerritoryID]geo.Area{},
		zones: map[ceasefire.ZoneID]ceasefire.Zone{}, lines: map[ceasefire.LineID]geo.Line{},
		alias: map[string]string{}, placeAt: map[string]int{}, searched: map[string]classes{}, proved: classes{},
		instants: map[ceasefire.Moment]when.Instant{}, own: map[led]map[actors.ID]bool{}, admitted: map[string]bool{},
	}
	defer func() {
		if r := recover(); r != nil {
			g, ok := r.(gaveUp)
			if !ok {
				panic(r)
			}
			c.add(TooLarge, "", "%s: there is too much of it to be checked", string(g))
		}
		c.problems.Sort()
		found = slices.Compact(c.problems).Capped(maxProblems)
	}()
	c.check()
	return nil
}

// maxWork bounds the steps of one check: what takes about five seconds. MaxProblems
// bounds what it lists.
const (
	maxWork     = 1 << 27
	maxProblems = 100
)

// checker is the checking of one explanation.
type checker struct {
	a        *ceasefire.Agreement
	in       ceasefire.Incident
	x        ceasefire.Explanation
	problems problem.List
	left     int // steps

	// The agreement, read.
	cat         *catalogue.Catalogue
	actors      []actors.ID // 0 is something else
	actorAt     map[actors.ID]int
	kinds       map[actors.ID]actors.Kind
	territories []actors.TerritoryID
	parents     map[actors.TerritoryID]actors.TerritoryID
	shapes      map[actors.TerritoryID]geo.Area
	zones       map[ceasefire.ZoneID]ceasefire.Zone
	lines       map[ceasefire.LineID]geo.Line
	facts       []fact
	factAt      map[string]int
	arms        []arm
	ranges      []catalogue.RangeClass // that terms ask for, ascending
	ends        []stretch              // of calibres that weapons have and terms ask for
	changes     []int64
	instants    map[ceasefire.Moment]when.Instant

	// The clause.
	rows     []reading
	article  string
	standard ceasefire.Standard

	// The incident.
	reports []ceasefire.Report // in effect, that state something
	alias   map[string]string  // of confidential claimants

	placeAt  map[string]int // of the explanation's places
	searched map[string]classes
	proved   classes
	own      map[led]map[actors.ID]bool
	admitted map[string]bool
}

// gaveUp is thrown where there is too much to do, and caught in Check.
type gaveUp string

func (c *checker) giveUp(what string) { panic(gaveUp(what)) }

// spend takes so many steps.
func (c *checker) spend(steps int) {
	if c.left -= steps; c.left < 0 {
		c.giveUp("the work")
	}
}

func (c *checker) add(k problem.Code, path, format string, args ...any) {
	c.problems = append(c.problems, problem.Problem{
		Code: k, Path: path, Message: strings.ToValidUTF8(fmt.Sprintf(format, args...), "�"), Soft: k == NotVerified,
	})
}

func (c *checker) check() {
	if c.readAgreement(); len(c.problems) > 0 {
		return
	}
	if c.subject(); len(c.problems) > 0 {
		return
	}
	effective := c.inEffect()
	c.hide(effective)
	c.reports = slices.DeleteFunc(effective, func(r ceasefire.Report) bool { return !states(r) })
	if !c.checkPlaces() {
		return
	}
	c.view(c.x.Alleged, ceasefire.AllegedOnly, "alleged")
	c.view(c.x.Established, c.standard, "established")
}

// readAgreement indexes the agreement. It does not look for what is wrong with it,
// but where nothing could be made of it.
func (c *checker) readAgreement() {
	var problems problem.List
	if c.cat, problems = catalogue.New(c.a.Catalogue); problems.Err() != nil {
		c.add(BadInput, "", "its catalogue is not valid: %v", problems.Hard()[0])
		return
	}
	c.actors = []actors.ID{ceasefire.SomethingElse}
	for _, a := range c.a.Roster.Actors {
		if _, ok := c.actorAt[a.ID]; ok {
			c.add(BadInput, "", "the actor %q is there twice, or is a word of its own", a.ID)
			return
		}
		c.actorAt[a.ID], c.kinds[a.ID] = len(c.actors), a.Kind
		c.actors = append(c.actors, a.ID)
	}
	for _, t := range c.a.Roster.Territories {
		c.territories = append(c.territories, t.ID)
		c.parents[t.ID] = t.Parent
	}
	for _, g := range c.a.Geometry {
		c.shapes[g.Territory] = g.Area
	}
	for _, z := range c.a.Zones {
		c.zones[z.ID] = z
	}
	for _, l := range c.a.Lines {
		c.lines[l.ID] = l.Shape
	}
	c.readFacts()
	c.readArms()
	c.readChanges()
}

// subject checks what the explanation is about.
func (c *checker) subject() {
	x := c.x
	if x.Format != ceasefire.ExplanationFormat {
		c.add(WrongSubject, "format", "want %q", ceasefire.ExplanationFormat)
	}
	if x.Agreement != c.a.ID {
		c.add(WrongSubject, "agreement", "want %q", c.a.ID)
	}
	if !c.readRows() {
		c.add(WrongSubject, "clause", "the agreement has no clause %q", x.Clause)
		return
	}
	if x.Article != c.article {
		c.add(WrongSubject, "article", "want %q", c.article)
	}
	same := x.Incident == c.in.ID
	if c.in.ID == "" { // one that the reports name, if any does
		named := func(r ceasefire.Report) bool { return r.Incident == x.Incident }
		some := slices.ContainsFunc(c.in.Reports, func(r ceasefire.Report) bool { return r.Incident != "" })
		same = slices.ContainsFunc(c.in.Reports, named) && (x.Incident != "" || !some) || x.Incident == "" && !some
	}
	if !same {
		c.add(WrongSubject, "incident", "this is another incident than %q", c.in.ID)
	}
}

// view checks one view: its frame, its accounts and its answers.
func (c *checker) view(v ceasefire.View, want ceasefire.Standard, path string) {
	if v.Standard != want {
		c.add(WrongStandard, problem.Field(path, "standard"), "want %v", want)
		return
	}
	if !slices.EqualFunc(v.Readings, c.rows, func(r ceasefire.Row, s reading) bool {
		return r.ID == s.row.ID && r.Title == s.row.Title && slices.Equal(r.Of, s.row.Of)
	}) {
		c.add(WrongReadings, problem.Field(path, "readings"), "these are not the agreement's readings")
		return
	}
	accounts := c.accounts(v, path)
	parties := slices.Clone(c.a.Parties)
	slices.Sort(parties)
	expected := []ceasefire.ExplainedAnswer{{Ask: ceasefire.AskDeed}, {Ask: ceasefire.AskBreach}}
	for _, p := range parties {
		expected = append(expected, ceasefire.ExplainedAnswer{Ask: ceasefire.AskParty, Party: p})
	}
	if slices.ContainsFunc(c.rows, c.diligent) {
		for _, p := range parties {
			expected = append(expected, ceasefire.ExplainedAnswer{Ask: ceasefire.AskHost, Party: p})
		}
	}
	at := problem.Field(path, "answers")
	if !slices.EqualFunc(v.Answers, expected, func(a, e ceasefire.ExplainedAnswer) bool { return a.Ask == e.Ask && a.Party == e.Party }) {
		c.add(WrongAnswers, at, "want whether it happened, whether it is a breach, and then every party's, in order")
		return
	}
	for i, a := range v.Answers {
		c.answer(a, accounts, problem.Index(at, i))
	}
}

func (c *checker) answer(a ceasefire.ExplainedAnswer, accounts []*account, path string) {
	at := path + ".cells"
	if len(a.Cells) != len(c.rows) || slices.ContainsFunc(a.Cells, func(row []ceasefire.ExplainedCell) bool { return len(row) != len(accounts) }) {
		c.add(WrongAnswers, at, "want a row for each of %d readings and a column for each of %d accounts", len(c.rows), len(accounts))
		return
	}
	for i, row := range a.Cells {
		for k, cell := range row {
			if accounts[k] != nil {
				c.cell(cell, c.rows[i], a, accounts[k], problem.Index(problem.Index(at, i), k))
			}
		}
	}
	if verdict, causes := sum(a.Cells); a.Verdict != verdict || a.Causes != causes {
		c.add(WrongSum, path, "the cells come to %v by %v", verdict, causes)
	}
}

// sum sums a matrix up: it is a breach, or none, if every cell is, and otherwise
// open for the causes of the cells, by account if cells of a row differ, and by
// interpretation if cells of a column do.
func sum(cells [][]ceasefire.ExplainedCell) (ceasefire.Verdict, ceasefire.Causes) {
	var causes ceasefire.Causes
	same := true
	for _, row := range cells {
		for k, cell := range row {
			causes |= cell.Causes
			same = same && cell.Verdict == cells[0][0].Verdict
			if cell.Verdict != row[0].Verdict {
				causes |= ceasefire.Causes(ceasefire.Account)
			}
			if cell.Verdict != cells[0][k].Verdict {
				causes |= ceasefire.Causes(ceasefire.Interpretation)
			}
		}
	}
	if same && cells[0][0].Verdict != ceasefire.Open {
		return cells[0][0].Verdict, 0
	}
	return ceasefire.Open, causes
}

// cell checks one cell.
func (c *checker) cell(cell ceasefire.ExplainedCell, r reading, a ceasefire.ExplainedAnswer, acc *account, path string) {
	if cell.Absent != (r.clause == nil) {
		c.add(WrongCell, path, "whether the reading has the clause is otherwise")
		return
	}
	promised := false
	if r.clause != nil {
		_, promised = r.clause.Term.(ceasefire.Unspecified)
	}
	open := cell.Verdict == ceasefire.Open
	var causes ceasefire.Causes
	switch {
	case open && promised:
		causes = ceasefire.Causes(ceasefire.Interpretation)
	case open:
		causes = ceasefire.Causes(ceasefire.Fact)
	}
	switch {
	case !cell.Verdict.IsValid() || cell.Causes != causes || cell.Unspecified != (promised && open):
		c.add(WrongCell, path, "the verdict, the causes and the term do not go together")
		return
	case cell.Absent:
		if cell.Verdict != ceasefire.NoBreach || len(cell.Cases) > 0 || cell.Undecided != "" {
			c.add(WrongCell, path, "where there is no clause there is no breach, and no case")
		}
		return
	case cell.Undecided != "":
		if !open || len(cell.Cases) > 0 || cell.Undecided != "places" && cell.Undecided != "work" {
			c.add(WrongCell, path, "what is not decided is open, for places or for work, and has no case")
			return
		}
		c.add(NotVerified, path, "it is said to be undecided for %s", cell.Undecided)
		return
	case promised && cell.Verdict == ceasefire.Breach:
		c.add(WrongCell, path, "a term that is not specified cannot be breached")
		return
	case len(cell.Cases) > maxListed:
		c.add(TooLarge, path, "%d cases are more than are looked at", len(cell.Cases))
		return
	}
	before := len(c.problems)
	var cases []worlds
	for i, cs := range cell.Cases {
		w, ok := c.read(cs, problem.Index(path+".cases", i))
		if want := open && !promised && i == 0 || cell.Verdict == ceasefire.Breach; cs.Breach != want {
			c.add(WrongCell, w.path, "whether it is a breach should be %v", want)
		}
		if ok {
			cases = append(cases, w)
		}
	}
	if n := len(cell.Cases); open && promised && n != 1 || open && !promised && n != 2 {
		c.add(WrongCell, path+".cases", "an open cell has two cases, or one if the term is not specified")
	}
	if len(c.problems) > before {
		return
	}
	m := c.newMeans(endsOf(acc.versions, cases))
	for i, w := range cases {
		here := problem.Index(path+".cases", i)
		known := len(c.problems)
		if c.reasons(w, r, a, m, open && promised, here); open && len(c.problems) == known {
			c.steady(w, r, a, acc, m, promised, here)
		}
	}
	if some := c.fill(acc, cases, m, open, path); !some && !promised {
		c.add(WrongCell, path, "the account leaves no world, of which nothing can be shown")
	}
}

func endsOf(versions []version, cases []worlds) []stretch {
	var ends []stretch
	for _, v := range versions {
		for _, ways := range v.parts {
			for _, w := range ways {
				ends = append(ends, w.bore)
			}
		}
	}
	for _, w := range cases {
		for _, p := range w.parts {
			ends = append(ends, p.bores...)
		}
	}
	return ends
}

func (c *checker) question(w worlds, r reading, a ceasefire.ExplainedAnswer, m *means) *question {
	q := &question{c: c, reading: r, ask: a.Ask, asked: c.asked(r, a), worlds: w, facts: w.facts, means: m, reached: map[led]map[actors.ID]bool{}}
	q.term, _ = c.prohibition(r)
	return q
}

// reasons checks why a case is what it is.
func (c *checker) reasons(w worlds, r reading, a ceasefire.ExplainedAnswer, m *means, applies bool, path string) {
	q := c.question(w, r, a, m)
	if _, prohibits := c.prohibition(r); prohibits {
		q.checkReasons()
		return
	}
	if !w.Occurred {
		if applies {
			c.add(WrongCell, path, "it did not happen")
		}
		return
	}
	// Not yet specified: in the one case of an open cell the agreement is in force
	// while it goes on, in all cases of another it is not.
	kind, holds := ceasefire.NotInForce, func(t int64) bool { return !c.inForce(t, w.facts.may) }
	if applies {
		kind, holds = ceasefire.InForce, func(t int64) bool { return c.inForce(t, w.facts.must) }
	}
	var at []stretch
	for i, reason := range w.Reasons {
		s := window(reason.At)
		if reason.Kind != kind || reason.Party != "" || slices.ContainsFunc(c.moments(s), func(t int64) bool { return !holds(t) }) {
			c.add(BadReason, problem.Index(path+".reasons", i), "it does not hold at all of the moments, or is no reason here")
			return
		}
		at = append(at, s)
	}
	if applies && (len(w.Reasons) != 1 || !q.certain(w.Reasons)) || !applies && slices.ContainsFunc(w.parts, func(p part) bool { return !c.covers(at, p.times) }) {
		c.add(NoReason, path+".reasons", "whether the agreement is in force is not said of every moment")
	}
}

// fill checks that the cases of a decided cell hold every world of the account, and
// those of an open one a world each. It returns whether the account has any.
func (c *checker) fill(acc *account, cases []worlds, m *means, open bool, path string) (some bool) {
	met := make([]bool, len(cases))
	for _, group := range c.groups(acc) {
		var mine []worlds
		var at []int
		for i, w := range cases {
			if w.Occurred == (len(group.names) > 0) && (!w.Occurred || w.names() == names(group.names)) {
				mine, at = append(mine, w), append(at, i)
			}
		}
		f := c.newFrame(group.names, group.versions, mine, m)
		var account, boxes []box
		for _, v := range group.versions {
			account = append(account, f.account(v, acc.facts, open)...)
		}
		if some = some || len(account) > 0; len(account) > maxBoxes {
			c.giveUp("the account's worlds")
		}
		for k, w := range mine {
			b := f.cased(w)
			boxes = append(boxes, b)
			met[at[k]] = met[at[k]] || slices.ContainsFunc(account, func(x box) bool {
				c.spend(1)
				return x.meets(b) && f.leaves(x.and(b))
			})
		}
		if !open && f.uncovered(account, boxes) {
			c.add(Gap, path+".cases", "the cases leave out worlds in which %s", told(group.names))
		}
	}
	for i, ok := range met {
		if !ok {
			c.add(StrayCase, problem.Index(path+".cases", i), "the account has no such world")
		}
	}
	return some
}

func told(names []string) string {
	if len(names) == 0 {
		return "it did not happen"
	}
	return fmt.Sprintf("the parts %q happened", names)
}

// group is the versions of an account in which the same parts happened.
type group struct {
	names    []string
	versions []version
}

func (c *checker) groups(acc *account) []group {
	var out []group
	for _, v := range acc.versions {
		add := func(parts []string) {
			i := slices.IndexFunc(out, func(g group) bool { return slices.Equal(g.names, parts) })
			if i < 0 {
				i = len(out)
				out = append(out, group{names: parts})
			}
			out[i].versions = append(out[i].versions, v)
		}
		if v.didNot {
			add(nil)
		}
		if v.did {
			add(v.names())
		}
	}
	return out
}
