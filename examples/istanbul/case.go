package main

import (
	"embed"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

//go:embed data
var data embed.FS

// Row is a row of the case: "talks-1" is the first fact on the talks.
type Row string

// Case is what the data files hold.
type Case struct {
	Document   actors.Document
	Roster     *actors.Roster
	Agreements []*ceasefire.Agreement
	Incidents  []Incident
	Statements []Statement
	Totals     []Total
	Demands    []Demand
	Rounds     []Round
	Circles    []Circle
}

// Incident is what happened, as each source tells it.
type Incident struct {
	ID      ceasefire.IncidentID `json:"id" parley:"required"`
	Title   string               `json:"title" parley:"required"`
	Rows    []Row                `json:"rows" parley:"required"`
	Note    string               `json:"note,omitempty"`
	Reports []ceasefire.Report   `json:"reports" parley:"required"`
}

// Statement is what sources say of the talks or of where a side stands.
type Statement struct {
	Row     Row               `json:"row" parley:"required"`
	Section string            `json:"section" parley:"required"`
	When    ceasefire.When    `json:"when,omitzero"`
	Sources []actors.SourceID `json:"sources" parley:"required"`
	Text    string            `json:"text" parley:"required"`
	// Against is the claim that another source sets against this one.
	Against string `json:"against,omitempty"`
}

// Total is a count that one claimant states. Totals of different claimants are
// never added up.
type Total struct {
	Rows     []Row           `json:"rows" parley:"required"`
	Claimant string          `json:"claimant" parley:"required"`
	Source   actors.SourceID `json:"source" parley:"required"`
	What     string          `json:"what" parley:"required"`
	Count    ceasefire.Count `json:"count" parley:"required"`
	Stated   string          `json:"stated,omitempty"` // in the source's words
	Parts    []Share         `json:"parts,omitempty"`
}

// Share is a part of a total, as its claimant states it.
type Share struct {
	What  string          `json:"what" parley:"required"`
	Count ceasefire.Count `json:"count" parley:"required"`
}

// Demand is what one side asks for, with incidents that would break it.
type Demand struct {
	ID     string    `json:"id" parley:"required"`
	Of     actors.ID `json:"of" parley:"required"`
	Demand string    `json:"demand" parley:"required"`
	Rows   []Row     `json:"rows" parley:"required"`
	Note   string    `json:"note,omitempty"`
	Probes []Probe   `json:"probes,omitempty"`
}

// Probe is an incident that is made up to try the terms.
type Probe struct {
	Event  string           `json:"event" parley:"required"`
	Report ceasefire.Report `json:"report" parley:"required"`
}

// load reads the data files. All problems of a file come at once.
func load() (*Case, error) {
	c := &Case{}
	text, err := data.ReadFile("data/roster.json")
	if err != nil {
		return nil, err
	}
	var problems problem.List
	c.Document, problems = actors.ParseDocument(text)
	if len(problems) > 0 {
		return nil, problems
	}
	if c.Roster, problems = actors.NewRoster(c.Document); len(problems) > 0 {
		return nil, problems
	}
	for _, name := range []string{"truce-48h", "doha", "istanbul-statement"} {
		var a ceasefire.Agreement
		if err := read(name, &a); err != nil {
			return nil, err
		}
		a.Roster = c.Document // one roster for all, in a file of its own
		c.Agreements = append(c.Agreements, &a)
	}
	var file struct {
		Incidents  []Incident  `json:"incidents,omitempty"`
		Statements []Statement `json:"statements,omitempty"`
		Totals     []Total     `json:"totals,omitempty"`
		Demands    []Demand    `json:"demands,omitempty"`
		Rounds     []Round     `json:"rounds,omitempty"`
		Circles    []Circle    `json:"circles,omitempty"`
	}
	for _, name := range []string{"incidents", "statements", "totals", "demands", "map"} {
		if err := read(name, &file); err != nil {
			return nil, err
		}
	}
	c.Incidents, c.Statements, c.Totals, c.Demands = file.Incidents, file.Statements, file.Totals, file.Demands
	c.Rounds, c.Circles = file.Rounds, file.Circles
	return c, nil
}

func read(name string, into any) error {
	path := "data/" + name + ".json"
	text, err := data.ReadFile(path)
	if err != nil {
		return err
	}
	source, problems := strict.Decode(text, into)
	source.Place(path, problems)
	return problems.Err()
}
