package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

// page is what is printed, before it is text or Markdown.
type page struct {
	title string
	lead  []string
	parts []part
	// reasons writes, in either form, why the findings are what they are.
	reasons func(markdown bool) []string
}

// part is a finding on a page.
type part struct {
	title  string
	lead   []string
	tables []table
	lists  []list
}

type table struct {
	title string
	rows  [][]string // the first is the head
	notes []string
}

type list struct {
	title string
	items []string
}

// pages lays a result out: one page for each incident.
func pages(r *Result) []page {
	var out []page
	for _, in := range r.Incidents {
		p := page{title: "Incident " + string(in.ID)}
		if in.Title != "" {
			p.title += ": " + in.Title
		}
		if in.AsOf.IsValid() {
			p.lead = append(p.lead, "As of "+in.AsOf.String()+".")
		}
		if len(in.Findings) == 0 {
			p.lead = append(p.lead, "No report is in effect: there is nothing to judge.")
		}
		for _, c := range in.Findings {
			p.parts = append(p.parts, newFacts(r, c).part())
		}
		p.reasons = func(markdown bool) []string {
			var texts []string
			for _, c := range in.Findings {
				switch {
				case c.Explanation == nil:
				case markdown:
					texts = append(texts, c.Explanation.Markdown())
				default:
					texts = append(texts, c.Explanation.Text())
				}
			}
			return texts
		}
		out = append(out, p)
	}
	return out
}

// facts is a finding beside the agreement that it is under.
type facts struct {
	JudgedClause
	agreement *ceasefire.Agreement
	several   bool // there are other agreements
}

func newFacts(r *Result, c JudgedClause) facts {
	i := slices.IndexFunc(r.Agreements, func(a Agreement) bool { return a.ID == c.Finding.Agreement })
	return facts{c, r.Agreements[i].document, len(r.Agreements) > 1}
}

func (f facts) part() part {
	heading := string(f.Finding.Clause)
	if f.Finding.Article != "" {
		heading = f.Finding.Article
	}
	p := part{title: heading}
	if f.several {
		p.title += " of " + string(f.Finding.Agreement)
	}
	for _, c := range f.agreement.Clauses {
		if c.ID == f.Finding.Clause && c.Text != "" {
			p.lead = append(p.lead, "The clause: "+c.Text)
		}
	}
	p.lead = append(p.lead, "The finding: "+strings.TrimPrefix(f.Sentence, heading+": "))
	p.tables = []table{
		f.matrix("On the claims as they were made", f.Finding.Alleged),
		f.matrix("On what is established ("+strings.ReplaceAll(f.Finding.Standard.String(), "-", " ")+")", f.Finding.Established),
	}
	add := func(title string, items []string) {
		if len(items) > 0 {
			p.lists = append(p.lists, list{title, items})
		}
	}
	add("Who answers", f.answers())
	add("How conduct would be a party's", f.paths())
	add("What would settle it", f.questions())
	add("Ruled", f.rulings())
	add("Right of reply", f.replies())
	add("Related incidents", f.related())
	if s := f.Finding.Publication; s != "" {
		add("Publication", []string{strings.ReplaceAll(string(s), "-", " ")})
	}
	return p
}

// matrix is the answer to whether a bound party answers for a breach: readings are
// its rows, accounts its columns.
func (f facts) matrix(title string, e ceasefire.Evaluation) table {
	t := table{title: title, rows: [][]string{{"Reading"}}}
	for k, a := range e.Accounts {
		name := "the one account"
		if len(e.Accounts) > 1 {
			name = "account " + letter(k)
		}
		t.rows[0] = append(t.rows[0], name)
		if note := f.account(a); note != "" {
			t.notes = append(t.notes, name+": "+note)
		}
	}
	for i, row := range e.Readings {
		cells := []string{row.Title}
		if row.Title == "" {
			cells[0] = string(row.ID)
		}
		for k := range e.Accounts {
			cells = append(cells, cell(e, i, k))
		}
		t.rows = append(t.rows, cells)
	}
	return t
}

// letter names the accounts A to Z, and then by number.
func letter(k int) string {
	if k < 26 {
		return string(rune('A' + k))
	}
	return fmt.Sprint(k + 1)
}

func (f facts) account(a ceasefire.Column) string {
	var words []string
	switch {
	case a.Union:
		words = append(words, "there are too many accounts, and all claims are taken together")
	case len(a.Claimants) > 0:
		words = append(words, strings.Join(a.Claimants, ", "))
	}
	if a.Silent {
		words = append(words, "of whom none speaks of the incident: what others say of it is taken as said")
	}
	for _, x := range a.Facts {
		switch {
		case x.Open:
			words = append(words, "does not say whether "+x.Text)
		case x.Holds:
			words = append(words, x.Text)
		default:
			words = append(words, "not so that "+x.Text)
		}
	}
	return strings.Join(words, "; ")
}

// cell says what holds under one reading on one account.
func cell(e ceasefire.Evaluation, row, column int) string {
	c := e.Breach.Cells[row][column]
	switch {
	case c.Absent:
		return "not in this reading"
	case c.Unspecified:
		return "open: not yet specified"
	case c.Verdict == ceasefire.Open:
		return "open" + why(c.Causes)
	case c.Verdict == ceasefire.NoBreach:
		if e.Deed.Cells[row][column].Verdict == ceasefire.Breach {
			return "no breach: no bound party answers for the deed"
		}
		return "no breach"
	}
	var by []string
	for _, a := range e.By {
		if a.Cells[row][column].Verdict == ceasefire.Breach {
			by = append(by, a.Name)
		}
	}
	if len(by) == 0 {
		return "breach, by whom is open"
	}
	return "breach by " + strings.Join(by, " and ")
}

// why says in words why something is open.
func why(cs ceasefire.Causes) string {
	var words []string
	for _, c := range []struct {
		cause ceasefire.Cause
		words string
	}{
		{ceasefire.Fact, "facts are missing"}, {ceasefire.Account, "accounts differ"},
		{ceasefire.Interpretation, "readings differ"}, {ceasefire.Future, "time will tell"},
	} {
		if cs.Has(c.cause) {
			words = append(words, c.words)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

func (f facts) answers() []string {
	var out []string
	both := func(question string, words map[ceasefire.Verdict]string, alleged, established ceasefire.Answer) {
		say := func(a ceasefire.Answer) string { return words[a.Verdict] + why(a.Causes) }
		out = append(out, fmt.Sprintf("%s: %s; established: %s", question, say(alleged), say(established)))
	}
	did := map[ceasefire.Verdict]string{ceasefire.Breach: "yes", ceasefire.NoBreach: "no", ceasefire.Open: "open"}
	both("Did what the clause forbids happen, whoever did it", did, f.Finding.Alleged.Deed, f.Finding.Established.Deed)
	broke := map[ceasefire.Verdict]string{ceasefire.Breach: "breach", ceasefire.NoBreach: "no breach", ceasefire.Open: "open"}
	for i, a := range f.Finding.Alleged.By {
		both(a.Name, broke, a.Answer, f.Finding.Established.By[i].Answer)
	}
	for i, a := range f.Finding.Alleged.Host {
		both(a.Name+", in its own duty as a host", broke, a.Answer, f.Finding.Established.Host[i].Answer)
	}
	return out
}

// paths says whose conduct the deed would be, by which rule.
func (f facts) paths() []string {
	var out []string
	under := map[string][]string{} // the readings by what they say
	for _, p := range f.Finding.Paths {
		who := f.actor(p.Actor)
		if p.Any {
			who = "whoever acts from " + f.territory(p.Origin)
		}
		var steps []string
		for _, s := range p.Steps {
			steps = append(steps, s.Basis)
		}
		text := fmt.Sprintf("%s answers for %s (%s)", f.actor(p.Party), who, strings.Join(steps, "; "))
		if len(p.Contested) > 0 {
			text += "; in question: " + strings.Join(p.Contested, ", ")
		}
		if under[text] == nil {
			out = append(out, text)
		}
		if r := f.reading(p.Reading); !slices.Contains(under[text], r) {
			under[text] = append(under[text], r)
		}
	}
	for i, text := range out {
		if n := len(under[text]); n < len(f.Finding.Alleged.Readings) {
			out[i] = strings.Join(under[text], ", ") + ": " + text
		}
	}
	return out
}

func (f facts) questions() []string {
	var out []string
	for _, q := range f.Questions {
		out = append(out, q.String())
	}
	return out
}

func (f facts) rulings() []string {
	var out []string
	for _, x := range f.Finding.Ruled {
		s := f.actor(x.By)
		if x.At.IsValid() {
			s += ", " + x.At.String()
		}
		s += ": " + strings.ReplaceAll(string(x.Outcome), "-", " ")
		if x.Party != "" {
			s += " by " + f.actor(x.Party)
		}
		if x.Degree != "" {
			s += " (" + x.Degree + ")"
		}
		if x.Text != "" {
			s += ". " + x.Text
		}
		out = append(out, s)
	}
	return out
}

func (f facts) replies() []string {
	words := map[ceasefire.ReplyStatus]string{
		ceasefire.NotInvited: "was not invited to reply", ceasefire.Invited: "was invited, and may still reply",
		ceasefire.Replied: "has replied", ceasefire.NoReply: "was invited, and did not reply in time",
	}
	var out []string
	for _, x := range f.Finding.Replies {
		out = append(out, f.actor(x.Party)+" "+words[x.Status])
	}
	return out
}

func (f facts) related() []string {
	words := map[ceasefire.LinkKind]string{
		ceasefire.SameAs: "the same as", ceasefire.PartOf: "part of", ceasefire.FollowUpOf: "a follow-up of", ceasefire.RetaliationFor: "retaliation for",
	}
	var out []string
	for _, x := range f.Finding.Related {
		out = append(out, fmt.Sprintf("%s %s: %s; each is judged apart", words[x.Kind], x.To, x.Standing))
	}
	return out
}

func (f facts) actor(id actors.ID) string {
	for _, a := range f.agreement.Roster.Actors {
		if a.ID == id && a.Name != "" {
			return a.Name
		}
	}
	return string(id)
}

func (f facts) territory(id actors.TerritoryID) string {
	for _, t := range f.agreement.Roster.Territories {
		if t.ID == id && t.Name != "" {
			return t.Name
		}
	}
	return string(id)
}

func (f facts) reading(id ceasefire.ReadingID) string {
	for _, r := range f.Finding.Alleged.Readings {
		if r.ID == id && r.Title != "" {
			return r.Title
		}
	}
	return string(id)
}

// asJSON writes the result in full.
func asJSON(r *Result) ([]byte, error) { return strict.Encode(r) }
