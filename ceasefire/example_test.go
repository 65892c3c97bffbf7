package ceasefire_test

import (
	"fmt"
	"time"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
)

// text is an agreement of two parties, who read its one article differently.
const text = `{
  "format": "parley.agreement/1",
  "id": "truce",
  "zone": "Asia/Karachi",
  "roster": {
    "actors": [
      {"id": "pak", "kind": "state", "name": "Pakistan"},
      {"id": "afg", "kind": "de-facto-authority", "name": "Afghanistan"},
      {"id": "ttp", "kind": "armed-group"}
    ],
    "territories": [
      {"id": "pakistan", "held": [{"by": "pak"}]},
      {"id": "kurram", "parent": "pakistan"},
      {"id": "afghanistan", "held": [{"by": "afg"}]}
    ],
    "sources": [{"id": "pak", "actor": "pak", "origin": "party"}]
  },
  "parties": ["pak", "afg"],
  "force": {"from": "2025-10-19T00:00"},
  "clauses": [{"id": "art-1", "article": "Art 1", "forbids": [{"acts": ["use-of-force"]}]}],
  "readings": [
    {"id": "whatever-comes-from-there", "of": ["pak"], "attribution": "territorial"},
    {"id": "what-our-forces-do", "of": ["afg"], "attribution": "organ"}
  ]
}`

func raid() ceasefire.Report {
	return ceasefire.Report{
		At:     ceasefire.On(2025, time.October, 24, "Asia/Karachi"),
		Origin: ceasefire.In("afghanistan"), Effect: ceasefire.In("kurram"), // as the source claims
		By: []actors.ID{"ttp"}, Act: "armed-clash", Source: "pak",
	}
}

// A newcomer: a verdict on one report.
func Example() {
	rules := ceasefire.MustCompile(ceasefire.MustParse(text))
	findings, problems := rules.Check(raid())
	for _, f := range findings {
		fmt.Println(f)
	}
	fmt.Println(len(problems), "problems")
	// Output:
	// Art 1: deed alleged; breach by Afghanistan under one reading of two: open. Established: open, did it occur?
	// 0 problems
}

// The matrix of a finding: each party's reading, on each account.
func Example_readings() {
	rules := ceasefire.MustCompile(ceasefire.MustParse(text))
	findings, _ := rules.Check(raid())
	e := findings[0].Alleged
	for i, reading := range e.Readings {
		for k, account := range e.Accounts {
			fmt.Printf("%v, as %v says: %v\n", reading.ID, account.Claimants, e.Breach.Cells[i][k].Verdict)
		}
	}
	fmt.Println(e.Breach.Verdict, "by", e.Breach.Causes)
	// Output:
	// whatever-comes-from-there, as [pak] says: breach
	// what-our-forces-do, as [pak] says: no breach
	// open by interpretation
}

// What would settle an open finding.
func ExampleFinding_Questions() {
	rules := ceasefire.MustCompile(ceasefire.MustParse(text))
	report := raid()
	report.Origin = ceasefire.Place{} // nobody says where they came from
	findings, _ := rules.Check(report)
	for q := range findings[0].Questions() {
		fmt.Println(q)
	}
	// Output:
	// where did it come from? a breach if afghanistan or kurram; no breach if elsewhere
	// what does the clause mean? whatever-comes-from-there: "(its words are not given). Whose conduct counts: organ, membership, territorial.": open; what-our-forces-do: "(its words are not given). Whose conduct counts: organ.": no breach
}

// Everything that is wrong with an agreement, at once, each with its place.
func ExampleParse() {
	_, err := ceasefire.Parse(`{
  "format": "parley.agreement/1", "id": "truce",
  "roster": {"actors": [{"id": "north", "kind": "state"}]},
  "parties": ["nort"],
  "clauses": [{"id": "art-1", "forbids": [{"acts": ["sheling"]}]}]
}`)
	fmt.Println(err)
	// Output:
	// truce:4:15: parties[0]: unknown actor "nort" (did you mean "north"?) [not-in-roster]
	// truce:5:53: clauses[0].forbids[0].acts[0]: unknown act "sheling" (did you mean "shelling"?) [unknown-act]
}
