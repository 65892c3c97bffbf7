package ceasefire_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/geo"
)

// plain compares the exported fields alone, and opaque values as a whole.
func plain() cmp.Options {
	return cmp.Options{
		cmpopts.IgnoreUnexported(ceasefire.Agreement{}, ceasefire.Cell{}, ceasefire.Finding{}, ceasefire.Incident{}),
		cmpopts.EquateComparable(ceasefire.When{}, ceasefire.Window{}, ceasefire.Count{}, ceasefire.Grade{}, when.Instant{}, when.Span{}, when.Zone{}, geo.Point{}, catalogue.Calibre{}),
		cmpopts.EquateEmpty(),
	}
}

// everything is a patch that uses most of what an agreement can say.
const everything = `{"zone": "Asia/Karachi", "attribution": "organ+support", "standard": "clear-and-convincing",
	"force": {"until": "2025-12-01T00:00", "extensions": [{"until": "2026-01-01T00:00", "said": {"unknownTo": [{"source": "wire"}]}}]},
	"bound": [{"party": "north", "from": "2025-02-01T00:00"}],
	"lines": [{"id": "river", "shape": {"type": "LineString", "coordinates": [[66, 31], [66, 32]], "accuracy": 5}}],
	"zones": [{"id": "z", "disc": {"lat": 31.5, "lng": 66.5, "radius": 100}}, {"id": "b", "band": {"line": "river", "atMost": 10, "side": "left"}}, {"id": "u", "parent": "hill"}],
	"clauses": [
		{"id": "a", "dueDiligence": true, "bearers": ["north"], "forbids": [{"acts": ["firing"], "weapons": [{"code": "mlrs", "calibre": {"min": "100mm"}, "rangeAtLeast": "medium"}], "harm": [{"kind": "killed", "atLeast": 2}]}],
		 "forParty": [{"party": "south", "forbids": [{}]}], "except": [{"id": "x", "during": [{"from": "2025-03-01T00:00"}], "circumstances": {"intended": false}}]},
		{"id": "p", "promises": "a penalty & a remedy"}],
	"readings": [{"id": "r", "of": ["north"], "attribution": "territorial", "drop": ["p"], "replace": [{"id": "a", "forbids": [{}]}], "add": [{"id": "n", "promises": "more"}]}]}`

func TestAgreementRoundTrips(t *testing.T) {
	a := ceasefire.MustParse(patched(t, everything))
	if _, ok := a.Clauses[0].Term.(ceasefire.Prohibition); !ok {
		t.Errorf("forbids is a %T", a.Clauses[0].Term)
	}
	if u, ok := a.Clauses[1].Term.(ceasefire.Unspecified); !ok || u.Promise != "a penalty & a remedy" {
		t.Errorf("promises is a %T", a.Clauses[1].Term)
	}
	first, err := a.Encode()
	if err != nil {
		t.Fatal(err)
	}
	b := ceasefire.MustParse(string(first))
	if d := cmp.Diff(a, b, plain()); d != "" {
		t.Errorf("by Encode and Parse (-want +got):\n%s", d)
	}
	if second, err := b.Encode(); err != nil || !bytes.Equal(first, second) {
		t.Errorf("encoded twice, not the same: %v", err)
	}
	standard, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var c ceasefire.Agreement
	if err := json.Unmarshal(standard, &c); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(a, &c, plain()); d != "" {
		t.Errorf("by encoding/json (-want +got):\n%s", d)
	}
	if d := cmp.Diff(a, ceasefire.MustParse(string(standard)), plain()); d != "" {
		t.Errorf("by encoding/json and Parse (-want +got):\n%s", d)
	}
}

// TestClauseIsStrict: the sum type keeps its strictness inside encoding/json.
func TestClauseIsStrict(t *testing.T) {
	for _, text := range []string{`{"id": "c", "forbid": []}`, `{"ID": "c", "forbids": [{}]}`, `{"id": "c", "id": "d"}`, `{"id": "c", "forbids": [{}], "promises": "x"}`} {
		var c ceasefire.Clause
		if err := json.Unmarshal([]byte(text), &c); err == nil {
			t.Errorf("read without an error: %s", text)
		}
	}
}

const fullReport = `{"id": "r1", "incident": "i", "source": "wire", "knownAt": "2025-03-02T00:00:00Z", "basis": "observed", "at": "2025-03-01[Asia/Karachi]",
	"origin": {"in": ["northland"]}, "effect": {"near": {"lat": 31.5, "lng": 66.5, "radius": 10}, "zones": ["z"], "lines": [{"line": "river", "atLeast": 5}]},
	"by": ["north", "band"], "notBy": ["south"], "act": "shelling", "weapon": {"code": "mlrs", "calibre": {"min": "100mm", "max": "122mm"}}, "target": {"kind": "school", "of": ["south"]},
	"circumstances": {"intended": true, "return-fire": false}, "harm": {"killed": "2..5", "injured": "0"},
	"or": [{"act": "sniping"}], "also": [{"name": "second", "at": "from 2025-03-01T00:00:00Z to unknown", "act": "overflight"}], "text": "<shells> & shots"}`

func TestReportRoundTrips(t *testing.T) {
	r := reports(t, fullReport)[0]
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var standard ceasefire.Report
	if err := json.Unmarshal(text, &standard); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(r, standard, plain()); d != "" {
		t.Errorf("by encoding/json (-want +got):\n%s", d)
	}
	if d := cmp.Diff(r, reports(t, string(text))[0], plain()); d != "" {
		t.Errorf("by strict (-want +got):\n%s", d)
	}
}

// TestFindingJSON: stable, and the same fields come back.
func TestFindingJSON(t *testing.T) {
	r := rules(t, everything)
	report := reports(t, fullReport)
	report[0].Also, report[0].Or = nil, nil // of more parts and ways there is more open than can be judged
	var last []byte
	for range 3 {
		findings, problems := r.Check(report...)
		if len(findings) != 3 || problems.Err() != nil {
			t.Fatalf("%d findings, problems: %v", len(findings), problems)
		}
		text, err := json.Marshal(findings)
		if err != nil {
			t.Fatal(err)
		}
		var back []ceasefire.Finding
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(findings, back, plain()); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
		if last != nil && !bytes.Equal(last, text) {
			t.Errorf("not the same bytes twice:\n%s\n%s", last, text)
		}
		last = text
	}
	for _, word := range []string{`"verdict":"open"`, `"standard":"clear-and-convincing"`, `"absent":true`, `"unspecified":true`} {
		if !strings.Contains(string(last), word) {
			t.Errorf("no %s in\n%s", word, last)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(patched(f))
	f.Add(patched(f, everything))
	if text, err := os.ReadFile("testdata/ten_mistakes.json"); err == nil {
		f.Add(string(text))
	}
	f.Add(`{"clauses": [null, {"forbids": null}], "readings": [{}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ceasefire.Parse(text)
		if err != nil {
			if err.Error() == "" || a == nil {
				t.Fatal("an error without a word, or nothing for what was good")
			}
			return
		}
		out, err := a.Encode()
		if err != nil {
			t.Fatalf("no problem, and not to be written: %v", err)
		}
		b, err := ceasefire.Parse(string(out))
		if err != nil {
			t.Fatalf("written, and not to be read: %v\n%s", err, out)
		}
		if again, err := b.Encode(); err != nil || !bytes.Equal(out, again) {
			t.Fatalf("%v: written twice, not the same:\n%s\n%s", err, out, again)
		}
	})
}

func FuzzParseWhen(f *testing.F) {
	for _, s := range []string{"unknown", "2025-10-24[Asia/Karachi]", "2025-10-24/2025-10-26[Europe/Kyiv]", "2025-10-24T18:00:00Z/..", "from unknown to 2025-10-24T18:00:00.5Z", "2011-12-30[Pacific/Apia]", "[", "from  to "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, err := ceasefire.ParseWhen(s)
		if err != nil {
			return
		}
		if back, err := ceasefire.ParseWhen(w.String()); err != nil || back != w {
			t.Fatalf("%q is %v, and that is %v: %v", s, w, back, err)
		}
	})
}

func FuzzParseCount(f *testing.F) {
	for _, s := range []string{"unknown", "0", "5", "3..7", "20..", "9223372036854775807", "..", "07"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ceasefire.ParseCount(s)
		if err != nil {
			return
		}
		if back, err := ceasefire.ParseCount(c.String()); err != nil || back != c {
			t.Fatalf("%q is %v, and that is %v: %v", s, c, back, err)
		}
	})
}

// FuzzCheckReport: whatever a report says, judging it does not panic and gives the
// same bytes twice. Reports of several parts are left out here: what they leave
// open multiplies.
func FuzzCheckReport(f *testing.F) {
	r := rules(f, `{"lines": [{"id": "river", "shape": {"type": "LineString", "coordinates": [[66, 31], [66, 32]], "accuracy": 5}}],
		"zones": [{"id": "z", "disc": {"lat": 31.5, "lng": 66.5, "radius": 100}}, {"id": "u", "parent": "hill"}],
		"clauses": [{"id": "a", "forbids": [{"acts": ["firing"], "effect": [{"in": ["southland"]}], "weapons": [{"calibre": {"min": "100mm"}}], "harm": [{"kind": "killed", "atLeast": 2}]}],
			"except": [{"effect": [{"zones": ["z", "u"]}], "circumstances": {"intended": false}}]},
			{"id": "p", "promises": "a penalty"}],
		"readings": [{"id": "r", "of": ["north"], "attribution": "territorial", "drop": ["p"]}]}`)
	f.Add([]byte(fullReport))
	for _, s := range []string{`{}`, `{"source": "wire", "by": ["north"], "act": "shelling"}`, `{"denies": true}`, `{"harm": {"killed": "3..7", "killed-civilians": "9"}}`, `{"effect": {"near": {"lat": 90, "lng": 180, "radius": 1}}}`, `{"or": [{}, {"act": "x"}]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var report ceasefire.Report
		if json.Unmarshal(text, &report) != nil || len(report.Also) > 1 || len(report.Or) > 2 {
			return
		}
		report.Also = nil
		var last []byte
		for range 2 {
			findings, problems := r.Check(report)
			out, err := json.Marshal(findings)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range findings {
				out = append(out, f.String()...)
				for q := range f.Questions() {
					out = append(out, q.String()...)
				}
			}
			out = append(out, problems.Error()...)
			if last != nil && !bytes.Equal(last, out) {
				t.Fatalf("not the same twice:\n%s\n%s", last, out)
			}
			last = out
		}
	})
}
