package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
)

// width is how long a line may get.
const width = 100

// page is the plain output, as it grows.
type page struct {
	*Case
	b   strings.Builder
	ids *regexp.Regexp // what may be an identifier
}

// plain prints the case for people.
func (c *Case) plain(d *Result) []byte {
	p := &page{Case: c, ids: regexp.MustCompile(`[a-z0-9][a-z0-9-]*[a-z0-9]`)}
	p.line("PAKISTAN AND AFGHANISTAN, OCTOBER AND NOVEMBER 2025")
	p.wrap("", "What a side claims is that side's claim. Nothing here decides who is right: it says what follows "+
		"from which account, under which reading of the text. The Doha text was not published.")
	p.incidents(d)
	p.clashes(d.incident("kurram-north-waziristan"))
	p.paktika(d.incident("paktika"))
	p.totals(d)
	p.promises(d)
	p.demands(d)
	p.statements(d, "talks", "THE TALKS, IN THE ORDER OF TIME")
	p.title("WHERE THEY STAND (EARLY NOVEMBER)")
	p.said("positions", "- ")
	return []byte(p.b.String())
}

func (d *Result) incident(id ceasefire.IncidentID) JudgedIncident {
	i := slices.IndexFunc(d.Incidents, func(j JudgedIncident) bool { return j.ID == id })
	return d.Incidents[i]
}

func (j JudgedIncident) finding(a ceasefire.AgreementID) ceasefire.Finding {
	i := slices.IndexFunc(j.Findings, func(f ceasefire.Finding) bool { return f.Agreement == a })
	return j.Findings[i] // the first clause is the ceasefire itself
}

func (p *page) incidents(d *Result) {
	p.title("WHAT HAPPENED, AND IN WHICH TRUCE")
	p.columns("", "48-hour truce", "Doha", "Joint statement")
	p.columns("", "15–17 Oct", "from 19 Oct", "from 30 Oct")
	for _, j := range d.Incidents {
		cells := []string{j.Title}
		for _, t := range j.Truces {
			cells = append(cells, map[string]string{"inside": "inside", "outside": "–", "open": "open"}[t.Falls])
		}
		p.columns(cells...)
		note := j.Note
		if p.precedesAll(j) {
			note += "; precedes all three truces"
		}
		if j.uncovered() {
			note += "; no reported term forbids it"
		}
		for i, r := range j.Reports {
			text := p.source(r.Source) + ": " + r.Text
			if i == len(j.Reports)-1 {
				text += " (" + note + ")"
			}
			p.wrap("    ", text)
		}
	}
}

// uncovered says whether an incident within a truce is forbidden by no term.
func (j JudgedIncident) uncovered() bool {
	inside := slices.ContainsFunc(j.Truces, func(t InTruce) bool { return t.Falls == "inside" })
	return inside && !slices.ContainsFunc(j.Findings, func(f ceasefire.Finding) bool {
		return f.Promise == "" && f.Alleged.Deed.Verdict != ceasefire.NoBreach
	})
}

// precedesAll says whether an incident was over before the first truce began.
func (p *page) precedesAll(j JudgedIncident) bool {
	latest, known := j.Reports[0].At.Ended().Latest()
	for _, a := range p.Agreements {
		from, err := a.Force.From.In(a.Zone)
		if err != nil || !known || !latest.Before(from) {
			return false
		}
	}
	return true
}

// columns prints a row of the table of incidents.
func (p *page) columns(cells ...string) {
	p.line(strings.TrimRight(fmt.Sprintf("%-*s%-*s%-*s%s", 56, cells[0], 16, cells[1], 13, cells[2], cells[3]), " "))
}

func (p *page) clashes(j JudgedIncident) {
	f := j.finding("doha")
	p.title("24–25 OCTOBER, INSIDE THE DOHA CEASEFIRE: READINGS AND ACCOUNTS")
	p.said("readings", "- ")
	p.wrap("", f.String())
	heads := []string{""}
	for _, a := range f.Alleged.Accounts {
		head := "as " + strings.Join(mapped(a.Claimants, claimant), " and ") + " tells it"
		if a.Silent {
			head = "no account of " + strings.Join(mapped(a.Claimants, claimant), " or ") + "'s was found*"
		}
		heads = append(heads, head)
	}
	p.matrix(heads)
	for i, row := range f.Alleged.Readings {
		cells := []string{row.Title}
		for k := range f.Alleged.Accounts {
			cells = append(cells, cell(f.Alleged, i, k))
		}
		p.matrix(cells)
	}
	for _, a := range f.Alleged.Accounts {
		if a.Silent {
			p.wrap("  * ", "what others say happened, with "+claimant(a.Claimants[0])+"'s own word on the facts around it: "+p.facts(a))
		} else {
			p.wrap("    ", "as "+claimant(a.Claimants[0])+" tells it: "+p.facts(a))
		}
	}
	p.wrap("", "It would be Afghanistan's conduct if done by (ARSIWA: the articles on state responsibility of 2001)")
	p.paths(f)
	for _, h := range f.Alleged.Host {
		if h.Verdict == ceasefire.Open {
			p.wrap("  ", h.Name+"'s own duty as a host, which only Pakistan's reading has: open.")
		}
	}
	p.wrap("", "Established is what meets the standard of proof, here reasonable grounds to believe. One side's claim "+
		"about the other does not, so that whether it occurred is open.")
	var others []string
	for _, g := range j.Findings {
		if g.Agreement == f.Agreement && g.Clause != f.Clause {
			answer := g.Alleged.Breach.Verdict.String()
			if g.Promise != "" {
				answer = "not yet specified"
			}
			others = append(others, g.Article+": "+answer)
		}
	}
	p.wrap("", "Under the other reported clauses: "+strings.Join(others, "; ")+".")
	p.questions(j, f)
}

func (p *page) paktika(j JudgedIncident) {
	f := j.finding("truce-48h")
	p.title("PAKTIKA, 17 OCTOBER, AND THE 48-HOUR TRUCE")
	p.wrap("", f.String())
	p.wrap("", "Why it stays open: the hour is not given, and the truce ended at 18:00 that day unless it was "+
		"extended; an extension was reported, and not officially confirmed. Neither account says more.")
	p.questions(j, f)
}

// paths prints who has to have done it, first what all readings share.
func (p *page) paths(f ceasefire.Finding) {
	ways := map[ceasefire.ReadingID][]string{}
	count := map[string]int{}
	var shared []string
	for _, path := range f.Paths {
		w := p.path(path)
		ways[path.Reading] = append(ways[path.Reading], w)
		if count[w]++; count[w] == len(f.Alleged.Readings) {
			shared = append(shared, w)
		}
	}
	p.wrap("  "+pad("both readings", 20), strings.Join(shared, "; "))
	for _, row := range f.Alleged.Readings {
		own := slices.DeleteFunc(ways[row.ID], func(w string) bool { return slices.Contains(shared, w) })
		p.wrap("  "+pad(row.Title, 20), strings.Join(own, "; "))
	}
}

// questions prints what would settle a finding, part by part where there are
// several.
func (p *page) questions(j JudgedIncident, f ceasefire.Finding) {
	p.line("What would settle it:")
	main := j.Reports[0]
	for q := range f.Questions() {
		where := ""
		whole := q.About == ceasefire.AboutAccount || q.About == ceasefire.AboutReading
		if q.Part == "" && len(main.Also) > 0 && !whole {
			where = p.place(main.Effect)
		}
		for _, part := range main.Also {
			if part.Name == q.Part {
				where = p.place(part.Effect)
			}
		}
		q.Part = ""
		p.wrap("  - ", where+p.named(q.String())+".")
	}
}

func (p *page) place(at ceasefire.Place) string {
	t, _ := p.Roster.Territory(at.In[0])
	return t.Name + ": "
}

// matrix prints a row of readings against accounts.
func (p *page) matrix(cells []string) {
	line := fmt.Sprintf("  %-22s", cells[0])
	for _, c := range cells[1:] {
		line += fmt.Sprintf("%-36s", c)
	}
	p.line(strings.TrimRight(line, " "))
}

func cell(e ceasefire.Evaluation, row, column int) string {
	c := e.Breach.Cells[row][column]
	switch {
	case c.Absent:
		return "not in this reading"
	case c.Verdict == ceasefire.Open && c.Causes.Has(ceasefire.Fact):
		return "open: facts are missing"
	case c.Verdict == ceasefire.Open:
		return "open"
	case c.Verdict == ceasefire.NoBreach:
		return "no breach"
	}
	var by []string
	for _, a := range e.By {
		if a.Cells[row][column].Verdict == ceasefire.Breach {
			by = append(by, a.Name)
		}
	}
	return "breach by " + strings.Join(by, " and ")
}

func (p *page) facts(a ceasefire.Column) string {
	var out []string
	for _, f := range a.Facts {
		s := p.named(f.Text)
		if !f.Holds {
			s = "not so that " + s
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ") + "."
}

func (p *page) path(path ceasefire.Path) string {
	who := p.named(string(path.Actor))
	if path.Any {
		t, _ := p.Roster.Territory(path.Origin)
		who = "whoever acts from " + t.Name
	}
	var steps []string
	for _, step := range path.Steps {
		s := step.Basis
		if step.Said.Standing() == actors.Contested {
			s += ": " + p.named(strings.Join(path.Contested, ", ")) +
				", said by " + p.sayings(step.Said.AssertedBy) + ", denied by " + p.sayings(step.Said.DeniedBy)
		}
		steps = append(steps, s)
	}
	return who + " (" + strings.Join(steps, "; ") + ")"
}

func (p *page) totals(d *Result) {
	p.title("CLAIMS OF HARM, EACH CLAIMANT'S OWN; NEVER ADDED UP ACROSS CLAIMANTS")
	last, by := "", actors.SourceID("")
	for _, t := range d.Totals {
		if t.Claimant != last || t.Source != by {
			p.line(claimant(t.Claimant) + ": " + p.source(t.Source))
			last, by = t.Claimant, t.Source
		}
		stated := t.Stated
		if stated == "" {
			stated = figure(t.Count)
		}
		var parts []string
		sum := int64(0)
		for _, s := range t.Parts {
			parts = append(parts, figure(s.Count)+" "+s.What)
			sum += s.Count.Low()
		}
		s := stated + " " + t.What
		if len(parts) > 0 {
			s += ": " + strings.Join(parts, " and ") + ", which add up to " + figure(ceasefire.Exactly(sum))
			if t.Stated != "" {
				s += "; the claim says " + t.Stated + ", and both stand"
			}
		}
		p.wrap("  ", s)
	}
}

func (p *page) promises(d *Result) {
	p.title("THE JOINT STATEMENT OF 30 OCTOBER: WHAT IS A TERM, AND WHAT IS NOT YET")
	p.said("statement", "")
	for _, pr := range d.Promises {
		if pr.Missing == "" {
			p.wrap("  term               ", pr.Text)
		} else {
			p.wrap("  not yet specified  ", strings.ToUpper(pr.Missing[:1])+pr.Missing[1:]+".")
		}
	}
	p.wrap("", "Until they are specified, no act can be held against them: whether a penalty is due, for what and to whom, stays open.")
}

func (p *page) demands(d *Result) {
	p.title("DEMANDS BESIDE THE REPORTED DOHA TERMS: WOULD THE TERMS FORBID THIS EVENT?")
	p.line(fmt.Sprintf("%-62s%-20s%s", "", "Pakistan's reading", "Kabul's reading"))
	last := actors.ID("")
	for _, dem := range d.Demands {
		if dem.Of != last {
			a, _ := p.Roster.Actor(dem.Of)
			p.line(a.Name + " asks for")
			last = dem.Of
		}
		if dem.Note != "" {
			p.wrap("  ", dem.Demand.Demand+" ("+dem.Note+")")
		}
		for _, a := range dem.Answers {
			cells := []string{"  " + dem.Demand.Demand + ": " + a.Event}
			for _, r := range a.Readings {
				cells = append(cells, map[string]string{"yes": "covered", "no": "NOT covered", "open": "open"}[r.Covered])
			}
			p.line(strings.TrimRight(pad(cells[0], 62)+pad(cells[1], 20)+cells[2], " "))
			for _, r := range a.Readings {
				if r.Asks != "" {
					p.wrap("    ", "open: depends on whether "+p.named(r.Asks))
				}
			}
		}
	}
}

func (p *page) statements(d *Result, section, title string) {
	p.title(title)
	for _, s := range d.Statements {
		if s.Section == section {
			p.wrap(pad(day(s.When), 14), p.says(s))
		}
	}
}

// said prints what is said, without the dates.
func (p *page) said(section, indent string) {
	for _, s := range p.Statements {
		if s.Section == section {
			p.wrap(indent, p.says(s))
		}
	}
}

func (p *page) says(s Statement) string {
	text := p.sources(s.Sources) + ": " + s.Text
	if s.Against != "" {
		text += " (Against it: " + s.Against + ".)"
	}
	return text
}

func (p *page) title(s string) { p.line(""); p.line(s) }

func (p *page) line(s string) { p.b.WriteString(s + "\n") }

// wrap prints text in lines of the page's width; first goes before the first
// line, and as much space before the others.
func (p *page) wrap(first, text string) {
	line, n := first, utf8.RuneCountInString(first)
	rest := strings.Repeat(" ", n)
	empty := true
	for word := range strings.FieldsSeq(text) {
		w := utf8.RuneCountInString(word)
		if !empty && n+1+w > width {
			p.line(line)
			line, n, empty = rest, utf8.RuneCountInString(rest), true
		}
		if !empty {
			line, n = line+" ", n+1
		}
		line, n, empty = line+word, n+w, false
	}
	p.line(line)
}

func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(1, n-utf8.RuneCountInString(s)))
}

func (c *Case) source(id actors.SourceID) string {
	if s, ok := c.Roster.Source(id); ok && s.Name != "" {
		return s.Name
	}
	return string(id)
}

func (p *page) sources(ids []actors.SourceID) string {
	return strings.Join(mapped(ids, p.source), "; ")
}

func (p *page) sayings(all []actors.Saying) string {
	return strings.Join(mapped(all, func(s actors.Saying) string { return p.source(s.Source) }), ", ")
}

// named puts names in the place of identifiers.
func (p *page) named(s string) string {
	return p.ids.ReplaceAllStringFunc(s, func(word string) string {
		if a, ok := p.Roster.Actor(actors.ID(word)); ok {
			return a.Name
		}
		for _, a := range p.Agreements {
			if a.ID == ceasefire.AgreementID(word) {
				return "the " + a.Title
			}
		}
		return word
	})
}

func claimant(group string) string { return strings.ToUpper(group[:1]) + group[1:] }

// figure writes a count with commas: "1,647", "58 or more".
func figure(c ceasefire.Count) string {
	s := fmt.Sprint(c.Low())
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if _, ok := c.High(); !ok {
		s += " or more"
	}
	return s
}

// day writes the civil days of a time: "24–25 Oct".
func day(w ceasefire.When) string {
	days, _, _ := strings.Cut(w.String(), "[")
	first, last, ranged := strings.Cut(days, "/")
	a, err := when.ParseDate(first)
	if err != nil {
		return ""
	}
	month := a.Month().String()[:3]
	b, err := when.ParseDate(last)
	switch {
	case !ranged || err != nil:
		return fmt.Sprintf("%d %s", a.Day(), month)
	case a.Month() == b.Month():
		return fmt.Sprintf("%d–%d %s", a.Day(), b.Day(), month)
	}
	return fmt.Sprintf("%d %s–%d %s", a.Day(), month, b.Day(), b.Month().String()[:3])
}

func mapped[T any](in []T, f func(T) string) []string {
	out := make([]string, 0, len(in))
	for _, x := range in {
		out = append(out, f(x))
	}
	return out
}
