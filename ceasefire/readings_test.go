package ceasefire_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire"
)

// cells is the matrix of a breach: a row for each reading, "absent" for a cell of a
// clause that the reading does not have.
func cells(a ceasefire.Answer) string {
	var rows []string
	for _, row := range a.Cells {
		var out []string
		for _, c := range row {
			s := c.Verdict.String()
			if c.Absent {
				s = "absent"
			}
			out = append(out, s)
		}
		rows = append(rows, strings.Join(out, ", "))
	}
	return strings.Join(rows, " / ")
}

func TestMeaningOfReadings(t *testing.T) {
	const north = `{"source": "wire", "by": ["north"], "act": "shelling", "at": "2025-02-01[Etc/UTC]"}`
	const band = `{"source": "wire", "by": ["band"], "act": "shelling", "origin": {"in": ["northland"]}, "at": "2025-02-01[Etc/UTC]"}`
	for _, c := range []struct{ name, readings, reports, clause, matrix, want string }{
		{"a clause that one reading drops is absent there", `[{"id": "r", "of": ["north"], "drop": ["art-1"]}]`, north, "art-1", "absent / breach", "open by interpretation; north: open by interpretation"},
		{"a clause that every reading drops", `[{"id": "r", "of": ["north", "south"], "drop": ["art-1"]}]`, north, "art-1", "absent", "no breach"},
		{"a clause that one reading adds", `[{"id": "r", "of": ["north"], "add": [{"id": "art-2", "forbids": [{"acts": ["shelling"]}]}]}]`, north, "art-2", "breach / absent", "open by interpretation; north: open by interpretation"},
		{"a clause that one reading replaces", `[{"id": "r", "of": ["north"], "replace": [{"id": "art-1", "forbids": [{"acts": ["sniping"]}]}]}]`, north, "art-1", "no breach / breach", "open by interpretation; north: open by interpretation"},
		{"whatever comes from there, against what our forces do", `[{"id": "r", "of": ["south"], "attribution": "territorial"}, {"id": "s", "of": ["north"], "attribution": "organ"}]`, band, "art-1", "breach / no breach", "open by interpretation; deed: breach; north: open by interpretation"},
		{"one reading and two accounts", `[{"id": "r", "of": ["south", "north"], "attribution": "territorial"}]`,
			`[` + band + `, {"source": "north-ministry", "denies": true}]`, "art-1", "no breach, breach", "open by account; north: open by account"},
		{"two readings and two accounts: a breach under the one on one account", `[{"id": "r", "of": ["south"], "attribution": "territorial"}]`,
			`[` + band + `, {"source": "north-ministry", "denies": true}]`, "art-1", "no breach, breach / no breach, no breach", "open by account+interpretation; deed: open by account; north: open by account+interpretation"},
	} {
		t.Run(c.name, func(t *testing.T) {
			findings, problems := rules(t, `{"readings": `+c.readings+`}`).Check(reports(t, c.reports)...)
			if len(problems) > 0 {
				t.Error(problems)
			}
			i := slices.IndexFunc(findings, func(f ceasefire.Finding) bool { return string(f.Clause) == c.clause })
			if got := cells(findings[i].Alleged.Breach); got != c.matrix {
				t.Errorf("matrix %s, want %s", got, c.matrix)
			}
			if got := summary(findings[i].Alleged); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestTwoAgreements: what one permits excuses no breach of the other, each keeps
// its own roster, and the order is that of Compile.
func TestTwoAgreements(t *testing.T) {
	strictOne := ceasefire.MustParse(patched(t, `{"id": "strict"}`))
	lenient := ceasefire.MustParse(patched(t, `{"id": "lenient", "clauses": [{"id": "c", "forbids": [{"acts": ["firing"]}], "except": [{"acts": ["shelling"]}]}]}`))
	over := ceasefire.MustParse(patched(t, `{"id": "over", "force": {"until": "2025-01-15T00:00"}}`))
	r, problems := ceasefire.Compile(strictOne, lenient, over)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	findings, _ := r.Check(reports(t, shelledAt("2025-02-01T00:00:00Z"))...)
	var got []string
	for _, f := range findings {
		got = append(got, string(f.Agreement)+": "+f.Alleged.Breach.Verdict.String())
	}
	if want := []string{"strict: breach", "lenient: no breach", "over: no breach"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCompileErrors(t *testing.T) {
	a := ceasefire.MustParse(patched(t))
	if _, problems := ceasefire.Compile(a, a); len(problems) != 1 || problems[0].Code != ceasefire.DuplicateID {
		t.Errorf("one agreement twice: %v", problems)
	}
	if r, problems := ceasefire.Compile(a, nil); r != nil || len(problems) != 1 || problems[0].Code != ceasefire.MissingField {
		t.Errorf("no agreement: %v", problems)
	}
	if _, problems := ceasefire.Compile(&ceasefire.Agreement{}); problems.Err() == nil {
		t.Error("the zero agreement compiles")
	}
	r, problems := ceasefire.Compile()
	if findings, _ := r.Check(ceasefire.Report{}); len(problems) > 0 || len(findings) > 0 {
		t.Error("no agreement at all has findings")
	}
	if findings, problems := rules(t).Check(); len(findings) > 0 || len(problems) > 0 {
		t.Errorf("no report: %v, %v", findings, problems)
	}
}
