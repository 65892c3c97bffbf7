package proof_test

import (
	"math"
	"os"
	"testing"

	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
	"github.com/parley-go/parley/ceasefire/proof"
)

// FuzzCheck: whatever is read, as agreement, incident and explanation, nothing
// panics.
func FuzzCheck(f *testing.F) {
	var seed []string
	for _, name := range []string{"agreement.json", "incident.json", "explanation.json"} {
		text, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		seed = append(seed, string(text))
	}
	f.Add(seed[0], seed[1], seed[2])
	f.Add("{}", "{}", "{}")
	f.Fuzz(func(_ *testing.T, agreement, incident, explanation string) {
		a, in, x := &ceasefire.Agreement{}, ceasefire.Incident{}, ceasefire.Explanation{}
		_, _ = strict.Decode([]byte(agreement), a)
		_, _ = strict.Decode([]byte(incident), &in)
		_, _ = strict.Decode([]byte(explanation), &x)
		proof.Check(a, in, x)
	})
}

// TestHostile: explanations of other agreements and incidents than those that are
// given, in which anything may be wrong, do not panic, nor does any mutant.
func TestHostile(t *testing.T) {
	cases := 150
	if testing.Short() {
		cases = 30
	}
	for seed := range cases {
		good, bad := ceasefiretest.Cases().Example(seed), ceasefiretest.HostileCases().Example(seed)
		rules := ceasefire.MustCompile(good.Agreement)
		findings, _ := rules.Judge(good.Incident)
		for _, f := range findings {
			x, err := rules.Explain(f)
			if err != nil || size(x) > 100 {
				continue
			}
			x.Agreement, x.Clause, x.Incident = bad.Agreement.ID, f.Clause, bad.Incident.ID
			proof.Check(bad.Agreement, bad.Incident, x)
			proof.Check(good.Agreement, bad.Incident, x)
		}
		if rules, problems := ceasefire.Compile(bad.Agreement); problems.Err() == nil {
			findings, _ := rules.Judge(bad.Incident)
			for _, f := range findings {
				if x, err := rules.Explain(f); err == nil && size(x) < 100 {
					proof.Check(bad.Agreement, bad.Incident, x)
				}
			}
		}
	}
}

// TestHuge: what lists more than can be looked at is refused in bounded time.
func TestHuge(t *testing.T) {
	a := read[ceasefire.Agreement](t, "agreement.json")
	in := read[ceasefire.Incident](t, "incident.json")
	x := read[ceasefire.Explanation](t, "explanation.json")
	for range 5000 {
		in.Reports = append(in.Reports, in.Reports[0])
		x.Alleged.Accounts = append(x.Alleged.Accounts, x.Alleged.Accounts[0])
	}
	for i := range in.Reports {
		in.Reports[i].Corrects = []ceasefire.ReportID{"r1", "r2", "r3"}
	}
	cell := &x.Established.Answers[0].Cells[0][0]
	for range math.MaxUint16 {
		cell.Cases = append(cell.Cases, cell.Cases[0])
	}
	if len(proof.Check(&a, in, x)) == 0 {
		t.Error("it passes")
	}
}
