package ceasefire_test

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

// merge applies a JSON merge patch (RFC 7396).
func merge(target, patch any) any {
	p, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	t, ok := target.(map[string]any)
	if !ok {
		t = nil
	}
	out := map[string]any{}
	maps.Copy(out, t)
	for k, v := range p {
		if v == nil {
			delete(out, k)
		} else {
			out[k] = merge(out[k], v)
		}
	}
	return out
}

// patched returns the text of testdata/base.json under merge patches.
func patched(t testing.TB, patches ...string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/base.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for _, p := range patches {
		var patch any
		if err := json.Unmarshal([]byte(p), &patch); err != nil {
			t.Fatalf("%v in the patch\n%s", err, p)
		}
		doc = merge(doc, patch)
	}
	out, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// rules compiles testdata/base.json under merge patches.
func rules(t testing.TB, patches ...string) *ceasefire.Rules {
	t.Helper()
	a, err := ceasefire.Parse(patched(t, patches...))
	if err != nil {
		t.Fatal(err)
	}
	r, problems := ceasefire.Compile(a)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

// reports reads one report, or a list of them.
func reports(t testing.TB, text string) []ceasefire.Report {
	t.Helper()
	if !strings.HasPrefix(strings.TrimSpace(text), "[") {
		text = "[" + text + "]"
	}
	var out []ceasefire.Report
	if _, problems := strict.Decode([]byte(text), &out); len(problems) > 0 {
		t.Fatalf("%v in\n%s", problems, text)
	}
	return out
}

// problemsOf returns what is wrong with an agreement's text.
func problemsOf(t testing.TB, text string) problem.List {
	t.Helper()
	_, err := ceasefire.Parse(text)
	if err == nil {
		return nil
	}
	var l problem.List
	if !errors.As(err, &l) {
		t.Fatalf("the error of Parse is a %T", err)
	}
	return l
}

// TestMergePatch has the cases of RFC 7396, appendix A.
func TestMergePatch(t *testing.T) {
	for _, c := range [][3]string{
		{`{"a":"b"}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"b"}`, `{"b":"c"}`, `{"a":"b","b":"c"}`},
		{`{"a":"b"}`, `{"a":null}`, `{}`},
		{`{"a":"b","b":"c"}`, `{"a":null}`, `{"b":"c"}`},
		{`{"a":["b"]}`, `{"a":"c"}`, `{"a":"c"}`},
		{`{"a":"c"}`, `{"a":["b"]}`, `{"a":["b"]}`},
		{`{"a":{"b":"c"}}`, `{"a":{"b":"d","c":null}}`, `{"a":{"b":"d"}}`},
		{`{"a":[{"b":"c"}]}`, `{"a":[1]}`, `{"a":[1]}`},
		{`["a","b"]`, `["c","d"]`, `["c","d"]`},
		{`{"a":"b"}`, `["c"]`, `["c"]`},
		{`{"a":"foo"}`, `"bar"`, `"bar"`},
		{`{"e":null}`, `{"a":1}`, `{"a":1,"e":null}`},
		{`[1,2]`, `{"a":"b","c":null}`, `{"a":"b"}`},
		{`{}`, `{"a":{"bb":{"ccc":null}}}`, `{"a":{"bb":{}}}`},
	} {
		var target, patch any
		if err := json.Unmarshal([]byte(c[0]), &target); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(c[1]), &patch); err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(merge(target, patch))
		if err != nil || string(got) != c[2] {
			t.Errorf("%s patched by %s: got %s, want %s (%v)", c[0], c[1], got, c[2], err)
		}
	}
}
