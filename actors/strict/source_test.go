package strict_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

const located = "{\n" +
	"  \"clauses\": [\n" +
	"    {\"acts\": [\"é\", \"b\"]},\n" +
	"    7\n" +
	"  ],\n" +
	"  \"odd name\": {\"\": 1, \"a.b[0]\": 2, \"q\\\"q\": 3},\n" +
	"  \"twice\": 1, \"twice\": 2\n" +
	"}\n"

func TestLocate(t *testing.T) {
	source, _ := strict.Decode([]byte(located), new(everything))
	type at struct {
		line, column int
		ok           bool
	}
	for path, want := range map[string]at{
		"":                        {1, 1, true},
		"clauses":                 {2, 14, true},
		"clauses[0]":              {3, 5, true},
		"clauses[0].acts[1]":      {3, 20, true},
		"clauses[1]":              {4, 5, true},
		`["odd name"]`:            {6, 15, true},
		`["odd name"][""]`:        {6, 20, true},
		`["odd name"]["a.b[0]"]`:  {6, 33, true},
		`["odd name"]["q\"q"]`:    {6, 44, true},
		`["clauses"][0]["acts"]`:  {3, 14, true}, // quoting is always allowed
		"twice":                   {7, 12, true}, // the first counts
		"clauses[2]":              {2, 14, true}, // nearest enclosing
		"clauses[0].where.in[3]":  {3, 5, true},
		"clauses[1].acts":         {4, 5, true},
		"clauses.acts":            {2, 14, true},
		"nothing.of[0].the.kind":  {1, 1, true},
		"clauses[0].acts[1].deep": {3, 20, true},
		"[0]":                     {1, 1, true},
		".":                       {0, 0, false},
		".clauses":                {0, 0, false},
		"clauses.":                {0, 0, false},
		"clauses..acts":           {0, 0, false},
		"clauses[":                {0, 0, false},
		"clauses[x]":              {0, 0, false},
		"clauses[-1]":             {0, 0, false},
		"clauses[0]acts":          {0, 0, false},
		"clauses.[0]":             {0, 0, false},
		`["odd name"`:             {0, 0, false},
	} {
		var got at
		if got.line, got.column, got.ok = source.Locate(path); got != want {
			t.Errorf("%s: got %v, want %v", path, got, want)
		}
	}
}

func TestLocateWithoutValue(t *testing.T) {
	empty, _ := strict.Decode(nil, new(everything))
	var missing *strict.Source
	for name, source := range map[string]*strict.Source{"empty": empty, "zero": {}, "nil": missing} {
		if line, column, ok := source.Locate(""); ok || line != 0 || column != 0 {
			t.Errorf("%s: located at %d:%d", name, line, column)
		}
		if len(source.Text()) > 0 {
			t.Errorf("%s: has text", name)
		}
		l := problem.List{{Path: "a"}}
		source.Place("doc", l)
		if l[0] != (problem.Problem{Doc: "doc", Path: "a"}) {
			t.Errorf("%s: placed at %v", name, l[0])
		}
	}
}

func TestPlace(t *testing.T) {
	source, _ := strict.Decode([]byte(located), new(everything))
	l := problem.List{
		{Path: "clauses[1]"},
		{Path: "clauses[1]", Line: 99},
		{Path: "clauses[1]", Doc: "a.json"},
		{Path: "clauses[1]", Doc: "b.json"},
		problem.More(3, false),
	}
	want := problem.List{
		{Path: "clauses[1]", Doc: "a.json", Line: 4, Column: 5},
		{Path: "clauses[1]", Doc: "a.json", Line: 99},
		{Path: "clauses[1]", Doc: "a.json", Line: 4, Column: 5},
		{Path: "clauses[1]", Doc: "b.json"},
		{Code: problem.MoreProblems, Doc: "a.json", Message: "3 more problems are not shown"},
	}
	source.Place("a.json", l)
	if diff := cmp.Diff(want, l); diff != "" {
		t.Error(diff)
	}
}

// A long line has the same columns as a short one: runes are counted in strides.
func TestColumnsOfLongLines(t *testing.T) {
	const runes = 10_000
	source, l := strict.Decode([]byte("\n[\""+strings.Repeat("é", runes)+"\", 1]"), new([]string))
	if len(l) != 1 || l[0].Line != 2 || l[0].Column != runes+6 {
		t.Errorf("got %v, want column %d", l, runes+6)
	}
	if line, column, _ := source.Locate("[1]"); line != 2 || column != runes+6 {
		t.Errorf("located at %d:%d", line, column)
	}
}
