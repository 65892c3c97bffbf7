package ceasefire_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// Each of many claimants leaves two places open, and what they leave open together
// multiplies. Beyond a bound the finding stays open and says so.
func TestWhatClaimantsLeaveOpenMultiplies(t *testing.T) {
	at := func(lat float64, i int) ceasefire.Place {
		p, err := geo.NewPoint(lat, 35)
		if err != nil {
			t.Fatal(err)
		}
		return ceasefire.Near(p, 50_000+float64(i))
	}
	for name, source := range map[string]func(i int) actors.SourceID{
		"claimants with alternatives":    func(i int) actors.SourceID { return actors.SourceID(fmt.Sprint("paper-", i)) },
		"one claimant with alternatives": func(int) actors.SourceID { return "wire" },
	} {
		t.Run(name, func(t *testing.T) {
			var reports []ceasefire.Report
			for i := range 40 {
				reports = append(reports, ceasefire.Report{
					Source: source(i), Act: "shelling", Effect: at(31, i),
					Or: []ceasefire.Part{{Act: "shelling", Effect: at(31.1, i)}},
				})
			}
			rules := rules(t)
			findings, problems := rules.Check(reports...)
			if got := findings[0].Alleged.Breach.Verdict; got != ceasefire.Open {
				t.Errorf("breach %v, though what is left open is more than can be judged", got)
			}
			if !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Code == ceasefire.WorkExceeded }) {
				t.Errorf("problems %v, want %s", problems, ceasefire.WorkExceeded)
			}
			for range findings[0].Questions() {
			}
			if _, err := rules.Explain(findings[0]); err != nil {
				t.Error(err)
			}
		})
	}
}
