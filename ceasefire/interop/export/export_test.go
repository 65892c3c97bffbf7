package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/export"
	"github.com/parley-go/parley/ceasefire/interop/geojson"
)

type collection struct {
	Type     string
	Features []struct {
		Type     string
		ID       string
		Geometry *struct {
			Type        string
			Coordinates json.RawMessage
		}
		Properties map[string]any
	}
}

func parsed(t tb, text string) collection {
	t.Helper()
	var c collection
	d := json.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&c); err != nil || c.Type != "FeatureCollection" || d.More() {
		t.Fatalf("%v, type %q in\n%s", err, c.Type, text)
	}
	return c
}

// TestGeoJSON: the reported point with its radius, longitude first; several points where
// reports differ; and none that nobody reports.
func TestGeoJSON(t *testing.T) {
	report := func(s string) string {
		return `{"format": "parley.incident/1", "id": "x", "reports": [` + s + `]}`
	}
	const here, there = `{"near": {"lat": 31, "lng": 66.5, "radius": 20}}`, `{"near": {"lat": -30, "lng": 66, "radius": 5}}`
	for name, c := range map[string]struct{ text, geometry, at string }{
		"point":         {report(`{"effect": ` + here + `}`), "Point [66.5,31]", "effect"},
		"the same":      {report(`{"effect": ` + here + `}, {"id": "b", "effect": ` + here + `}`), "Point [66.5,31]", "effect"},
		"two":           {report(`{"effect": ` + here + `}, {"id": "b", "effect": ` + there + `}`), "MultiPoint [[66,-30],[66.5,31]]", "effect"},
		"origin":        {report(`{"origin": ` + here + `}`), "Point [66.5,31]", "origin"},
		"both":          {report(`{"origin": ` + here + `, "effect": ` + there + `}`), "Point [66,-30]", "effect"},
		"only a name":   {report(`{"effect": {"in": ["land"]}}`), "", "effect"},
		"nothing":       {report(`{"act": "firing"}`), "", ""},
		"a denial":      {report(`{"denies": true, "effect": ` + here + `}`), "", ""},
		"corrected":     {report(`{"id": "a", "effect": ` + here + `}, {"id": "b", "corrects": ["a"], "effect": ` + there + `}`), "Point [66,-30]", "effect"},
		"by another":    {report(`{"id": "a", "source": "wire", "effect": ` + here + `}, {"id": "b", "source": "patrol", "corrects": ["a"], "effect": ` + there + `}`), "MultiPoint [[66,-30],[66.5,31]]", "effect"},
		"in a circle":   {report(`{"id": "a", "corrects": ["b"], "effect": ` + here + `}, {"id": "b", "corrects": ["a"], "effect": ` + there + `}`), "MultiPoint [[66,-30],[66.5,31]]", "effect"},
		"withdrawn too": {report(`{"id": "a", "effect": ` + here + `}, {"id": "b", "corrects": ["a"], "effect": ` + there + `}, {"id": "c", "withdraws": ["b"]}`), "Point [66.5,31]", "effect"},
		"a part":        {report(`{"effect": ` + here + `, "also": [{"name": "p", "effect": ` + there + `}]}`), "MultiPoint [[66,-30],[66.5,31]]", "effect"},
	} {
		t.Run(name, func(t *testing.T) {
			f := parsed(t, written(t, export.GeoJSON, true, export.Options{Rules: rules(t)}, file(t, c.text))).Features[0]
			got := ""
			if f.Geometry != nil {
				got = f.Geometry.Type + " " + string(f.Geometry.Coordinates)
			}
			at, _ := f.Properties["at"].(string)
			if got != c.geometry || at != c.at || f.ID != "x" || f.Properties["coverage"] == "" {
				t.Errorf("got %q at %q, want %q at %q", got, at, c.geometry, c.at)
			}
		})
	}
	text := written(t, export.GeoJSON, true, export.Options{Rules: rules(t)}, file(t, incident), file(t, strings.ReplaceAll(incident, "i-7", "i-70")))
	c := parsed(t, text)
	if len(c.Features) != 2 || strings.Contains(text, "shepherd") || strings.Contains(text, "31.1") {
		t.Errorf("%s", text)
	}
	if f, _ := json.Marshal(c.Features[0].Properties["findings"]); !strings.Contains(string(f), `"party":"south"`) || !strings.Contains(string(f), `"ruled":"violation (probably)"`) {
		t.Errorf("no verdicts: %s", f)
	}
	s, problems, err := geojson.Collect(strings.NewReader(text), geojson.Options{Name: "title"})
	if err != nil || len(problems) > 0 || len(s.Places) != 2 || s.Places[0].Disc.Radius != 250 || s.Places[0].Disc.Centre.Lat() != -31.002 {
		t.Errorf("read back: %+v, %v, %v", s, problems, err)
	}
}

// TestJSONLines: what is written in full is read back the same, incidents and findings.
func TestJSONLines(t *testing.T) {
	in := file(t, incident)
	text := written(t, export.JSONLines, false, export.Options{Full: true}, in, in)
	n := 0
	for got, err := range export.ReadIncidents(strings.NewReader(text + "\n")) {
		if err != nil {
			t.Fatal(err)
		}
		a, _ := in.Encode()
		b, _ := got.Encode()
		if d := cmp.Diff(string(a), string(b)); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
		n++
	}
	findings, _ := rules(t).Judge(in)
	text = written(t, export.JSONLines, true, export.Options{Rules: rules(t)}, in)
	for got, err := range export.ReadFindings(strings.NewReader(text)) {
		if err != nil {
			t.Fatal(err)
		}
		a, _ := json.Marshal(findings[0])
		b, _ := json.Marshal(got)
		if d := cmp.Diff(string(a), string(b)); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
		n++
	}
	if n != 3 {
		t.Errorf("%d lines", n)
	}
}

// TestCodes: the example of a code, written on one line, yields it.
func TestCodes(t *testing.T) {
	problemtest.Run(t, ".", func(text string) problem.List {
		var found problem.List
		for _, err := range export.ReadFindings(strings.NewReader(strings.ReplaceAll(text, "\n", " "))) {
			var l problem.List
			if errors.As(err, &l) {
				found = append(found, l...)
			}
		}
		return found
	})
}

func TestReadersGoOn(t *testing.T) {
	text := "\n{\"format\": \"parley.incident/1\", \"id\": \"a\"}\n{\"format\": \"x\", \"id\": \"B\", \"repots\": []}\nnonsense\n{\"format\": \"parley.incident/1\", \"id\": \"c\"}"
	var got []string
	for in, err := range export.ReadIncidents(strings.NewReader(text)) {
		if err != nil {
			got = append(got, strings.Split(err.Error(), "\n")...)
			continue
		}
		got = append(got, string(in.ID))
	}
	for i, l := range got {
		got[i] = regexp.MustCompile(`^(B:)?([^:]*):.*\[(.*)\]$`).ReplaceAllString(l, "$2 $3")
	}
	if want := []string{"a", "3 unknown-format", "3 bad-id", "3 json-unknown-field", "4 json-syntax", "c"}; !cmp.Equal(sorted(got), sorted(want)) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }

type failing struct{ after int }

var errFull = errors.New("the disk is full")

func (f *failing) Write(b []byte) (int, error) {
	if f.after -= len(b); f.after < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestErrors(t *testing.T) {
	o := export.Options{Rules: rules(t)}
	one := slices.Values([]ceasefire.Incident{file(t, incident)})
	if err := export.Incidents(io.Discard, export.CSV, export.Options{}, one); !errors.Is(err, export.ErrNoRules) {
		t.Errorf("a public copy without rules: %v", err)
	}
	if err := export.Findings(io.Discard, export.CSV, export.Options{Full: true}, one); !errors.Is(err, export.ErrNoRules) {
		t.Errorf("judged without rules: %v", err)
	}
	if out, err := export.Public(file(t, incident), nil); !errors.Is(err, export.ErrNoRules) || len(out.Reports) > 0 {
		t.Errorf("a public copy without rules: %v, %v", out, err)
	}
	for _, f := range []export.Format{0, 9} {
		if err := export.Incidents(io.Discard, f, o, one); err == nil {
			t.Errorf("no error for %v", f)
		}
	}
	for _, f := range formats() {
		if err := export.Incidents(io.Discard, f, o, slices.Values([]ceasefire.Incident{{ID: "No ID"}})); err == nil || !strings.Contains(err.Error(), `"No ID"`) {
			t.Errorf("%v: %v", f, err)
		}
		if err := export.Findings(&failing{100}, f, o, one); !errors.Is(err, errFull) {
			t.Errorf("%v: %v", f, err)
		}
		x, err := export.NewIncidents(io.Discard, f, o)
		if err != nil || x.Close() != nil || x.Close() == nil || x.Write(file(t, incident)) == nil {
			t.Errorf("%v: written after it was closed: %v", f, err)
		}
	}
}

// TestMemoryDoesNotGrow writes many incidents and holds none.
func TestMemoryDoesNotGrow(t *testing.T) {
	in, r := file(t, incident), rules(t)
	findings, _ := r.Judge(in)
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for _, f := range formats() {
		x, err := export.NewIncidents(io.Discard, f, export.Options{Rules: r})
		if err != nil {
			t.Fatal(err)
		}
		for range 3000 {
			if err := x.Write(in, findings...); err != nil {
				t.Fatal(err)
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&now)
		if held := int64(now.HeapAlloc) - int64(before.HeapAlloc); held > 1<<20 {
			t.Errorf("%v: %d bytes held", f, held)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSameBytes: the order of the reports leaves no trace in a table or a public copy.
func TestSameBytes(t *testing.T) {
	in, o := file(t, incident), export.Options{Rules: rules(t)}
	back := in
	back.Reports = slices.Clone(in.Reports)
	slices.Reverse(back.Reports)
	for _, f := range formats() {
		for _, findings := range []bool{false, true} {
			if a, b := written(t, f, findings, o, in), written(t, f, findings, o, back); a != b {
				t.Errorf("%v, findings %v:\n%s\n%s", f, findings, a, b)
			}
		}
	}
	if !bytes.HasPrefix([]byte(written(t, export.CSV, false, o)), []byte("incident,title,")) {
		t.Error("no header where there are no incidents")
	}
}
