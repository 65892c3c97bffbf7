package main

import (
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
)

// Result is the whole case, judged.
type Result struct {
	Format     string           `json:"format" parley:"required"`
	Incidents  []JudgedIncident `json:"incidents"`
	Promises   []Promise        `json:"promises"`
	Demands    []JudgedDemand   `json:"demands"`
	Totals     []Total          `json:"totals"`
	Statements []Statement      `json:"statements"`

	rules *ceasefire.Rules // whose findings the incidents carry
}

// JudgedIncident is an incident, the truces that it falls in, and what its
// reports come to under every clause.
type JudgedIncident struct {
	Incident
	Truces   []InTruce           `json:"truces"`
	Findings []ceasefire.Finding `json:"findings"`
}

// InTruce says whether an incident falls in the time of an agreement.
type InTruce struct {
	Agreement ceasefire.AgreementID `json:"agreement"`
	Falls     string                `json:"falls"` // inside, outside, open
}

// Promise is a clause of the joint statement.
type Promise struct {
	Clause  ceasefire.ClauseID `json:"clause"`
	Article string             `json:"article"`
	Text    string             `json:"text"`
	// Missing says what is not yet specified; empty for a term.
	Missing string `json:"missing,omitempty"`
}

// JudgedDemand is a demand beside what the terms say of its probes.
type JudgedDemand struct {
	Demand
	Answers []Coverage `json:"answers,omitempty"`
}

// Coverage is what each reading of the reported Doha terms says of a probe.
type Coverage struct {
	Event    string    `json:"event"`
	Readings []Covered `json:"readings"`
}

// Covered is what one reading says of a probe.
type Covered struct {
	Reading ceasefire.ReadingID `json:"reading"`
	Covered string              `json:"covered"`        // yes, no, open
	By      string              `json:"by,omitempty"`   // the article
	Asks    string              `json:"asks,omitempty"` // what it depends on
	Host    bool                `json:"host,omitempty"` // only as the host's own duty
}

func judge(c *Case) (*Result, error) {
	rules, problems := ceasefire.Compile(c.Agreements...)
	if len(problems) > 0 {
		return nil, problems
	}
	times, problems := truces(c.Agreements)
	if len(problems) > 0 {
		return nil, problems
	}
	d := &Result{Format: "parley.example.istanbul/1", Totals: c.Totals, Statements: c.Statements, rules: rules}
	for _, inc := range c.Incidents {
		findings, problems := rules.Check(inc.Reports...)
		if len(problems) > 0 {
			return nil, problems
		}
		j := JudgedIncident{Incident: inc, Findings: findings}
		if j.Truces, problems = fallIn(times, inc.Reports[0]); len(problems) > 0 {
			return nil, problems
		}
		d.Incidents = append(d.Incidents, j)
	}
	for _, cl := range c.agreement("istanbul-statement").Clauses {
		p := Promise{Clause: cl.ID, Article: cl.Article, Text: cl.Text}
		if u, ok := cl.Term.(ceasefire.Unspecified); ok {
			p.Missing = u.Promise
		}
		d.Promises = append(d.Promises, p)
	}
	doha, problems := ceasefire.Compile(c.agreement("doha"))
	if len(problems) > 0 {
		return nil, problems
	}
	for _, dem := range c.Demands {
		j := JudgedDemand{Demand: dem}
		for _, p := range dem.Probes {
			findings, problems := doha.Check(p.Report)
			if len(problems) > 0 {
				return nil, problems
			}
			j.Answers = append(j.Answers, Coverage{Event: p.Event, Readings: covers(findings, other(dem.Of))})
		}
		d.Demands = append(d.Demands, j)
	}
	return d, nil
}

// truces compiles, of each agreement, a copy that forbids everything: it is broken
// by just what happens within its time.
func truces(agreements []*ceasefire.Agreement) (*ceasefire.Rules, problem.List) {
	var all []*ceasefire.Agreement
	for _, a := range agreements {
		anything := *a
		anything.Readings = nil
		anything.Clauses = []ceasefire.Clause{{ID: "anything", Term: ceasefire.Prohibition{Forbids: []ceasefire.Pattern{{}}}}}
		all = append(all, &anything)
	}
	return ceasefire.Compile(all...)
}

// fallIn says of each truce whether the report falls in it, by its time alone.
func fallIn(times *ceasefire.Rules, r ceasefire.Report) ([]InTruce, problem.List) {
	findings, problems := times.Check(ceasefire.Report{Source: r.Source, At: r.At})
	var out []InTruce
	for _, f := range findings {
		falls := map[ceasefire.Verdict]string{ceasefire.Breach: "inside", ceasefire.NoBreach: "outside", ceasefire.Open: "open"}
		out = append(out, InTruce{Agreement: f.Agreement, Falls: falls[f.Alleged.Deed.Verdict]})
	}
	return out, problems
}

// covers says under each reading whether the incident would be a breach by the
// party, by some clause.
func covers(findings []ceasefire.Finding, party actors.ID) []Covered {
	var out []Covered
	for i, row := range findings[0].Alleged.Readings {
		best := Covered{Reading: row.ID, Covered: "no"}
		for _, f := range findings {
			if f.Promise != "" {
				continue // a promise covers nothing until it is specified
			}
			switch v := under(f.Alleged.By, party, i); {
			case v == ceasefire.Breach:
				best = Covered{Reading: row.ID, Covered: "yes", By: article(f)}
			case v == ceasefire.Open && best.Covered == "no":
				best = Covered{Reading: row.ID, Covered: "open", By: article(f), Asks: dispute(f)}
			}
			if best.Covered == "yes" {
				break
			}
			if under(f.Alleged.Host, party, i) == ceasefire.Breach && best.Covered == "no" {
				best = Covered{Reading: row.ID, Covered: "yes", By: article(f), Host: true}
			}
		}
		out = append(out, best)
	}
	return out
}

// under sums up a row of a party's matrix: it is decided if all accounts agree.
func under(answers []ceasefire.PartyAnswer, party actors.ID, row int) ceasefire.Verdict {
	for _, p := range answers {
		if p.Party != party {
			continue
		}
		cells := p.Cells[row]
		same := !slices.ContainsFunc(cells, func(c ceasefire.Cell) bool { return c.Verdict != cells[0].Verdict })
		if same {
			return cells[0].Verdict
		}
		return ceasefire.Open
	}
	return ceasefire.NoBreach
}

// dispute is the contested fact that the ways to the party take, or what would
// settle the finding.
func dispute(f ceasefire.Finding) string {
	for _, p := range f.Paths {
		if len(p.Contested) > 0 {
			return p.Contested[0]
		}
	}
	for q := range f.Questions() {
		return q.String()
	}
	return ""
}

func article(f ceasefire.Finding) string {
	if f.Article != "" {
		return f.Article
	}
	return string(f.Clause)
}

func other(side actors.ID) actors.ID {
	if side == "pak" {
		return "afg"
	}
	return "pak"
}

func (c *Case) agreement(id ceasefire.AgreementID) *ceasefire.Agreement {
	i := slices.IndexFunc(c.Agreements, func(a *ceasefire.Agreement) bool { return a.ID == id })
	return c.Agreements[i]
}
