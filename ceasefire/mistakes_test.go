package ceasefire_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

var update = flag.Bool("update", false, "rewrite golden files of this package")

// TestTenMistakes has ten mistakes of ten kinds in one document, half of the
// writing and half of the meaning. All are told at once, each at its line and
// column, and what is good is there.
func TestTenMistakes(t *testing.T) {
	text, err := os.ReadFile("testdata/ten_mistakes.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := ceasefire.Parse(string(text))
	var l problem.List
	errors.As(err, &l)
	codes := map[problem.Code]bool{}
	var b strings.Builder
	for _, p := range l {
		codes[p.Code] = true
		if p.Line == 0 || p.Column == 0 || p.Soft {
			t.Errorf("not placed, or soft: %v", p)
		}
		fmt.Fprintf(&b, "%v\n%s\n", p, strings.TrimRight(problem.Snippet(text, p), "\n"))
	}
	if len(l) != 10 || len(codes) != 10 {
		t.Errorf("%d problems of %d kinds, want ten of each", len(l), len(codes))
	}
	const golden = "testdata/ten_mistakes.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if a.ID != "ten-mistakes" || len(a.Roster.Actors) != 2 || len(a.Clauses) != 3 || a.Zone.Name() != "Asia/Karachi" {
		t.Errorf("something good was lost: %+v", a)
	}
}

// TestTextAfterTheEnd: a stray brace does not hide what else is wrong.
func TestTextAfterTheEnd(t *testing.T) {
	l := problemsOf(t, patched(t, `{"id": "The Truce"}`)+"\n}")
	if len(l) != 2 || l[0].Code != ceasefire.BadID || l[1].Code != strict.Trailing {
		t.Errorf("want the bad id and the brace, got:\n%v", l)
	}
}

// TestNoEchoes: what could not be read is not missing as well.
func TestNoEchoes(t *testing.T) {
	for patch, want := range map[string]problem.Code{
		`{"clauses": [{"id": "c", "forbid": [{"acts": ["firing"]}]}]}`: strict.UnknownField,
		`{"parties": "north"}`:                     strict.Type,
		`{"force": {"from": 2025}}`:                strict.Type,
		`{"zone": "Europe/Kiew"}`:                  strict.Value,
		`{"clauses": [{"id": "c", "forbids": 1}]}`: strict.Type,
	} {
		if l := problemsOf(t, patched(t, patch)); len(l) != 1 || l[0].Code != want {
			t.Errorf("%s: want just %q, got:\n%v", patch, want, l)
		}
	}
}
