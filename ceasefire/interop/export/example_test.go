package export_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/export"
)

// What a few incidents come to, as a table for a spreadsheet. The shepherd, who is
// confidential, is not in it.
func ExampleFindings() {
	rules := ceasefire.MustCompile(ceasefire.MustParse(agreement))
	in, err := ceasefire.ParseIncident(incident)
	if err != nil {
		fmt.Println(err)
		return
	}
	incidents := func(yield func(ceasefire.Incident) bool) { yield(*in) }
	var text strings.Builder
	if err := export.Findings(&text, export.CSV, export.Options{Rules: rules}, incidents); err != nil {
		fmt.Println(err)
	}
	rows, _ := csv.NewReader(strings.NewReader(text.String())).ReadAll()
	for _, r := range rows {
		fmt.Println(r[0], "|", r[5], "|", r[7], "|", r[11], "|", r[13])
	}
	// Output:
	// incident | clause | party | breach by the party, alleged | breach by the party, established
	// #event+id | #meta+clause+id | #group+party+id | #status+party+alleged | #status+party+established
	// i-7 | art-1 | north | open | no breach
	// i-7 | art-1 | south | open | breach
}

// What is reported of incidents, on a map: a point with a radius, or no geometry at all.
func ExampleIncidents() {
	rules := ceasefire.MustCompile(ceasefire.MustParse(agreement))
	incidents := func(yield func(ceasefire.Incident) bool) {
		for _, text := range []string{
			`{"format": "parley.incident/1", "id": "i-1", "reports": [{"source": "wire", "effect": {"near": {"lat": 31, "lng": 66.4, "radius": 250}}}]}`,
			`{"format": "parley.incident/1", "id": "i-2", "reports": [{"source": "wire", "effect": {"in": ["land"]}}]}`,
		} {
			if in, err := ceasefire.ParseIncident(text); err != nil || !yield(*in) {
				return
			}
		}
	}
	if err := export.Incidents(os.Stdout, export.GeoJSON, export.Options{Rules: rules}, incidents); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"type":"FeatureCollection","features":[
	// {"type":"Feature","id":"i-1","geometry":{"type":"Point","coordinates":[66.4,31]},"properties":{"at":"effect","radius":250,"coverage":"not observed: no coverage is stated"}},
	// {"type":"Feature","id":"i-2","geometry":null,"properties":{"at":"effect","territories":["land"],"coverage":"not observed: no coverage is stated"}}
	// ]}
}

// A program that judges itself writes a table and JSON Lines in one pass.
func ExampleNewFindings() {
	rules := ceasefire.MustCompile(ceasefire.MustParse(agreement))
	options := export.Options{Rules: rules}
	var sheet, lines strings.Builder
	table, _ := export.NewFindings(&sheet, export.CSV, options)
	stream, _ := export.NewFindings(&lines, export.JSONLines, options)
	for in, err := range export.ReadIncidents(strings.NewReader(`{"format":"parley.incident/1","id":"i-1","reports":[{"source":"patrol","basis":"observed","at":"2025-02-01[Etc/UTC]","act":"firing","by":["north"]}]}`)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		findings, problems := rules.Judge(*in)
		fmt.Println(len(findings), "finding,", len(problems), "problems")
		if err := table.Write(*in, findings...); err != nil {
			fmt.Println(err)
		}
		if err := stream.Write(*in, findings...); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(table.Close(), stream.Close())
	for f := range export.ReadFindings(strings.NewReader(lines.String())) {
		fmt.Println(f)
	}
	// Output:
	// 1 finding, 0 problems
	// <nil> <nil>
	// Art 1: deed alleged; breach by North. Established: breach by North.
}
