package ceasefire_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/ceasefire"
)

// reportCodes are the codes of problems in reports: their examples are reports,
// all others merge patches on the agreement.
func reportCodes() map[problem.Code]bool {
	return map[problem.Code]bool{
		ceasefire.UnknownReporter: true, ceasefire.BadReport: true, ceasefire.MixedIncidents: true,
		ceasefire.SelfContradiction: true, ceasefire.ImpossibleReport: true, ceasefire.WorkExceeded: true,
	}
}

// incidentCodes are the codes of problems in incident files.
func incidentCodes() map[problem.Code]bool {
	return map[problem.Code]bool{
		ceasefire.BadRecord: true, ceasefire.UnknownReport: true, ceasefire.ForeignCorrection: true,
		ceasefire.NoPower: true, ceasefire.DoubtfulEvidence: true, ceasefire.PublishedUnheard: true,
	}
}

// TestExamplesOfCodes runs the example of every code. PlaceUndecided alone has
// none; TestPlaceUndecided stands for it.
func TestExamplesOfCodes(t *testing.T) {
	examples, err := problemtest.Read(".")
	if err == nil || strings.Count(err.Error(), "\n") > 0 || !strings.Contains(err.Error(), string(ceasefire.PlaceUndecided)) {
		t.Errorf("want just %q without an example, got: %v", ceasefire.PlaceUndecided, err)
	}
	base := rules(t)
	seen := map[problem.Code]bool{}
	for _, e := range examples {
		seen[e.Code] = true
		t.Run(e.Const, func(t *testing.T) {
			var found problem.List
			if reportCodes()[e.Code] {
				var findings []ceasefire.Finding
				if findings, found = base.Check(reports(t, e.Text)...); len(findings) != 1 {
					t.Errorf("%d findings: a report with problems is judged all the same", len(findings))
				}
			} else if incidentCodes()[e.Code] {
				in := incident(t, e.Text)
				var findings []ceasefire.Finding
				if findings, found = base.Judge(in); len(findings) != 1 {
					t.Errorf("%d findings: an incident with problems is judged all the same", len(findings))
				}
				for _, p := range found {
					if p.Line == 0 && p.Code != ceasefire.PublishedUnheard || p.Mend == "" {
						t.Errorf("not placed, or no word on how to mend it: %v", p)
					}
				}
			} else {
				found = problemsOf(t, patched(t, e.Text))
				for _, p := range found {
					if p.Soft || p.Line == 0 || p.Mend == "" {
						t.Errorf("soft, not placed, or no word on how to mend it: %v", p)
					}
				}
			}
			if err := e.Check(found); err != nil {
				t.Error(err)
			}
			if len(found) > 1 {
				t.Errorf("want one problem, got %d:\n%v", len(found), found)
			}
		})
	}
	for c := range incidentCodes() {
		if !seen[c] {
			t.Errorf("code %q has no example", c)
		}
	}
	for c := range reportCodes() {
		if !seen[c] {
			t.Errorf("code %q has no example", c)
		}
	}
}

func TestBaseIsWithoutProblems(t *testing.T) {
	if l := problemsOf(t, patched(t)); len(l) > 0 {
		t.Error(l)
	}
}

// TestPlaceUndecided has twenty lines, each known to 200 km, and a report that lies
// within 5 km of every one: at one and the same spot each of that may be so or not,
// which makes more joint truths than can be listed.
func TestPlaceUndecided(t *testing.T) {
	var lines, within []string
	for i := range 20 {
		lines = append(lines, fmt.Sprintf(`{"id": "l%d", "shape": {"type": "LineString", "coordinates": [[66, 31.%02d], [67, 31.%02d]], "accuracy": 200000}}`, i, i, i))
		within = append(within, fmt.Sprintf(`{"line": "l%d", "atMost": 5000}`, i))
	}
	r := rules(t, fmt.Sprintf(`{"lines": [%s]}`, strings.Join(lines, ",")))
	report := fmt.Sprintf(`{"source": "wire", "by": ["north"], "act": "shelling", "at": "2025-02-01T00:00:00Z",
		"effect": {"near": {"lat": 31.5, "lng": 66.5, "radius": 1}, "lines": [%s]}}`, strings.Join(within, ","))
	findings, problems := r.Check(reports(t, report)...)
	e := problemtest.Example{Const: "PlaceUndecided", Code: ceasefire.PlaceUndecided}
	if err := e.Check(problems); err != nil || len(problems) != 1 {
		t.Errorf("want one problem: %v\n%v", problems, err)
	}
	// The clause does not ask where: what is taken as unknown changes nothing.
	if len(findings) != 1 || findings[0].Alleged.Breach.Verdict != ceasefire.Breach {
		t.Errorf("want a breach all the same: %v", findings)
	}
}

// incident reads an incident whose format and id are left out.
func incident(t testing.TB, text string) ceasefire.Incident {
	t.Helper()
	in, err := ceasefire.ParseIncident(`{"format": "parley.incident/1", "id": "i", ` + strings.TrimPrefix(strings.TrimSpace(text), "{"))
	if err != nil {
		t.Fatal(err)
	}
	return *in
}
