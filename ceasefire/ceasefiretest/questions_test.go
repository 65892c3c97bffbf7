package ceasefiretest_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
)

// A question is a base dimension on which two worlds that are left differ in verdict
// while they agree on everything else, by the word of the reference evaluator; the
// answers that it lists settle it; and the order of the reports has no part in it.
func TestQuestionsArePivotal(t *testing.T) {
	cases, large, questions := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		d, err := ceasefiretest.NewDomain(c.Agreement, c.Incident.Reports, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !d.Small(c.Incident.Reports, 200) {
			large++
			return
		}
		findings := check(t, c)
		backwards := c
		backwards.Incident.Reports, backwards.Incident.Assessments = slices.Clone(c.Incident.Reports), slices.Clone(c.Incident.Assessments)
		slices.Reverse(backwards.Incident.Reports)
		slices.Reverse(backwards.Incident.Assessments)
		again := check(t, backwards)
		asked := func(f ceasefire.Finding) [][]ceasefire.Question {
			return [][]ceasefire.Question{slices.Collect(f.Questions()), slices.Collect(f.Unproved())}
		}
		for i, f := range findings {
			if !reflect.DeepEqual(asked(f), asked(f)) || !reflect.DeepEqual(asked(f), asked(again[i])) {
				t.Fatalf("%s: the order of the reports changes the questions:\n%v\n%v", f.Clause, asked(f), asked(again[i]))
			}
			n, err := ceasefiretest.CheckQuestions(d, c.Incident, f)
			if questions += n; err != nil {
				t.Fatal(err)
			}
		}
		cases++
	})
	t.Logf("%d cases, %d questions compared, %d cases too large", cases, questions, large)
	if questions == 0 {
		t.Error("no question was compared")
	}
}

// An answer that settles a question does so whatever parts there are, and whatever
// range the weapon has: cases that are rarely drawn.
func TestAnswersSettleWhateverElseIsSo(t *testing.T) {
	const agreement = `{"format": "parley.agreement/1", "id": "case", "zone": "UTC",
		"roster": {"actors": [{"id": "north", "kind": "state"}, {"id": "south", "kind": "state"}], "sources": [{"id": "n", "origin": "party", "actor": "north"}]},
		"catalogue": {"base": "none", "acts": [{"code": "force"}, {"code": "flight"}], "targets": [{"code": "people"}], "weapons": [%s]},
		"parties": ["north", "south"], "clauses": [{"id": "c1", "forbids": [%s]}]}`
	const (
		arms = `{"code": "arms", "noCalibre": true}`
		guns = `{"code": "gun", "calibre": {"min": "50mm", "max": "200mm"}}, {"code": "rifle", "parent": "gun", "calibre": {"min": "50mm", "max": "60mm"}, "range": "close"}`
		far  = `{"weapons": [{"code": "gun", "rangeAtLeast": "medium"}]}`
	)
	for _, c := range []struct{ weapons, forbids, reports string }{
		{arms, `{"acts": ["flight"]}`, `{"id": "w0", "source": "n", "act": "flight"},
			{"id": "w1", "source": "n", "by": ["something-else"], "act": "force", "also": [{"name": "b", "act": "flight"}]}`},
		{guns, far, `{"id": "w0", "source": "n", "by": ["north"], "act": "force"}`},
		{guns, far, `{"id": "w0", "source": "n", "by": ["north"], "act": "force", "weapon": {"code": "gun", "calibre": {"max": "55mm"}}}`},
	} {
		a, reports := ceasefire.MustParse(fmt.Sprintf(agreement, c.weapons, c.forbids)), c.reports
		in, err := ceasefire.ParseIncident(`{"format": "parley.incident/1", "id": "incident", "reports": [` + reports + `]}`)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ceasefiretest.NewDomain(a, in.Reports, nil)
		if err != nil {
			t.Fatal(err)
		}
		findings, _ := ceasefire.MustCompile(a).Judge(*in)
		questions := 0
		for _, f := range findings {
			n, err := ceasefiretest.CheckQuestions(d, *in, f)
			if questions += n; err != nil {
				t.Errorf("%s: %v", reports, err)
			}
		}
		if questions == 0 {
			t.Errorf("%s: no question was compared", reports)
		}
	}
}
