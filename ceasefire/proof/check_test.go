package proof_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/proof"
)

// read reads a file of testdata strictly, after replacing parts of its text, of
// which each must be there just once.
func read[T any](t testing.TB, name string, replace ...string) (out T) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(replace); i += 2 {
		if n := strings.Count(text, replace[i]); n != 1 {
			t.Fatalf("%q is %d times in %s", replace[i], n, name)
		}
		text = strings.Replace(text, replace[i], replace[i+1], 1)
	}
	if _, problems := strict.Decode([]byte(text), &out); len(problems) > 0 {
		t.Fatal(problems)
	}
	return out
}

// check checks the explanation in testdata, which was written by hand, against the
// agreement and the incident there. It is changed first, as JSON.
func check(t testing.TB, change func(x map[string]any), in ...string) []string {
	t.Helper()
	a := read[ceasefire.Agreement](t, "agreement.json")
	plain := read[json.RawMessage](t, "explanation.json")
	var doc map[string]any
	if err := json.Unmarshal(plain, &doc); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(doc)
	}
	text, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	var x ceasefire.Explanation
	if _, problems := strict.Decode(text, &x); len(problems) > 0 {
		t.Fatal(problems)
	}
	var out []string
	for _, p := range proof.Check(&a, read[ceasefire.Incident](t, "incident.json", in...), x) {
		out = append(out, string(p.Code)+" "+p.Path)
	}
	return out
}

// at walks into a JSON value, by names and indices.
func at(v any, path ...any) map[string]any {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			v = v.(map[string]any)[p]
		case int:
			v = v.([]any)[p]
		}
	}
	return v.(map[string]any)
}

func TestHandWritten(t *testing.T) {
	if got := check(t, nil); got != nil {
		t.Fatalf("a true explanation does not pass:\n%s", strings.Join(got, "\n"))
	}
	const south = "alleged.answers[3].cells[0][0]"
	cases := func(x map[string]any, answer, i int) map[string]any {
		return at(x, "alleged", "answers", answer, "cells", 0, 0, "cases", i)
	}
	part := func(x map[string]any) map[string]any { return at(cases(x, 3, 0), "parts", 0) }
	for _, c := range []struct {
		name   string
		change func(x map[string]any)
		in     []string
		want   []string
	}{
		{"the correction stands", nil, []string{`"withdraws": ["r2"]`, `"text": "nothing to add"`},
			[]string{"stray-case alleged.answers[0].cells[0][0].cases[0]", "stray-case alleged.answers[1].cells[0][0].cases[0]", "stray-case alleged.answers[2].cells[0][0].cases[0]"}},
		{"another claimant", nil, []string{`"r3", "source"`, `"r3", "evidence": {"group": "press"}, "source"`},
			[]string{"wrong-accounts alleged.accounts[0]"}},
		{"somebody else withdraws", nil, []string{`"r4", "source": "wire"`, `"r4", "source": "south-ministry"`},
			[]string{"stray-case alleged.answers[0].cells[0][0].cases[0]", "stray-case alleged.answers[1].cells[0][0].cases[0]", "stray-case alleged.answers[2].cells[0][0].cases[0]"}},
		{"reported at another time", nil, []string{`"at": "2025-02-01T07:00:00Z"`, `"at": "2025-02-01T07:00:01Z"`},
			[]string{"stray-case alleged.answers[0].cells[0][0].cases[0]", "stray-case alleged.answers[0].cells[0][0].cases[1]",
				"stray-case alleged.answers[1].cells[0][0].cases[0]", "stray-case alleged.answers[1].cells[0][0].cases[1]",
				"stray-case alleged.answers[2].cells[0][0].cases[0]", "stray-case alleged.answers[2].cells[0][0].cases[1]",
				"gap " + south + ".cases", "stray-case " + south + ".cases[0]"}},
		{"an origin is left out", func(x map[string]any) { p := part(x); p["origin"] = p["origin"].([]any)[:1] }, nil, []string{"gap " + south + ".cases"}},
		{"the other case", func(x map[string]any) { cases(x, 0, 1)["breach"] = true }, nil, []string{"wrong-cell alleged.answers[0].cells[0][0].cases[1]"}},
		{"an impossible combination", func(x map[string]any) { part(x)["weapons"] = []any{map[string]any{"code": "none"}} }, nil,
			[]string{"gap " + south + ".cases", "stray-case " + south + ".cases[0]"}},
		{"a fact that is open", func(x map[string]any) { delete(cases(x, 2, 0), "facts") }, nil,
			[]string{"no-reason alleged.answers[2].cells[0][0].cases[0].reasons", "bad-reason alleged.answers[2].cells[0][0].cases[0].reasons[0]"}},
		{"no place", func(x map[string]any) { x["places"] = []any{} }, nil, []string{"missing-place places"}},
		{"the wrong party", func(x map[string]any) { at(cases(x, 2, 0), "reasons", 0)["party"] = "south" }, nil,
			[]string{"no-reason alleged.answers[2].cells[0][0].cases[0].reasons", "bad-reason alleged.answers[2].cells[0][0].cases[0].reasons[0]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := check(t, c.change, c.in...); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestNothing: no agreement, and nothing in one, is no proof.
func TestNothing(t *testing.T) {
	for _, a := range []*ceasefire.Agreement{nil, {}} {
		if len(proof.Check(a, ceasefire.Incident{}, ceasefire.Explanation{})) == 0 {
			t.Errorf("an empty explanation passes under %v", a)
		}
	}
}

// explain explains every finding of an incident, and checks every explanation.
func explain(t testing.TB, a *ceasefire.Agreement, in ceasefire.Incident) (cells int) {
	t.Helper()
	rules, problems := ceasefire.Compile(a)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	findings, _ := rules.Judge(in)
	for _, f := range findings {
		x, err := rules.Explain(f)
		if err != nil { // it leaves too much open to be explained
			continue
		}
		if err := proof.Check(a, in, x).Err(); err != nil {
			text, _ := strict.Encode(in)
			t.Errorf("%s: a true explanation does not pass:\n%v\n%s", f.Clause, err, text)
		}
		cells += size(x)
	}
	return cells
}

// TestShapes is about places that are shapes: an area, a disc, and bands along a
// line.
func TestShapes(t *testing.T) {
	a := read[ceasefire.Agreement](t, "shapes.json")
	near := rapid.Custom(func(t *rapid.T) ceasefire.Place {
		p, _ := geo.NewPoint(rapid.Float64Range(30.85, 31.15).Draw(t, "lat"), rapid.Float64Range(65.9, 66.12).Draw(t, "lng"))
		return ceasefire.Near(p, rapid.SampledFrom([]float64{0, 50, 1000, 4000}).Draw(t, "radius"))
	})
	for seed := range 12 {
		r := ceasefire.Report{Source: "press", Act: "shelling", Effect: near.Example(seed)}
		if seed%2 == 0 {
			r.Origin = near.Example(1000 + seed)
		}
		if seed%3 == 0 {
			r.Effect.In = append(r.Effect.In, "district")
		}
		explain(t, &a, ceasefire.Incident{ID: "i", Reports: []ceasefire.Report{r}})
	}
}

// TestStandardCatalogue is about reports in the words of the whole catalogue.
func TestStandardCatalogue(t *testing.T) {
	a := read[ceasefire.Agreement](t, "agreement.json")
	rules := ceasefire.MustCompile(&a)
	for seed := range 40 {
		r := ceasefiretest.Reports(rules).Example(seed)
		explain(t, &a, ceasefire.Incident{Reports: []ceasefire.Report{r}})
	}
}

// BenchmarkCheck checks the explanation in testdata.
func BenchmarkCheck(b *testing.B) {
	a := read[ceasefire.Agreement](b, "agreement.json")
	in := read[ceasefire.Incident](b, "incident.json")
	x := read[ceasefire.Explanation](b, "explanation.json")
	for b.Loop() {
		if found := proof.Check(&a, in, x); found != nil {
			b.Fatal(found)
		}
	}
}
