package ceasefiretest_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
)

// Whatever is wrong with an agreement or a report is a problem, never a panic, and
// rules come out just if no problem is hard.
func TestHostileCasesNeverPanic(t *testing.T) {
	refused, judged := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.HostileCases().Draw(t, "case")
		rules, problems := ceasefire.Compile(c.Agreement)
		if (rules == nil) != (problems.Err() != nil) {
			t.Fatalf("rules %v with problems %s", rules != nil, problems.Error())
		}
		if rules == nil {
			refused++
			rules = ceasefire.MustCompile(ceasefiretest.Cases().Draw(t, "other").Agreement)
		}
		judged++
		findings, _ := rules.Judge(c.Incident)
		explain := rapid.IntRange(0, 9).Draw(t, "explain") == 0 // which takes long
		for _, f := range findings {
			if explain {
				_, _ = rules.Explain(f)
			}
			_ = f.String()
			for q := range f.Questions() {
				_ = q.String()
			}
		}
	})
	if refused == 0 || judged == 0 {
		t.Errorf("%d agreements refused, %d judged: nothing was tested", refused, judged)
	}
}
