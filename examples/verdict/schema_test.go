package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	kinds "github.com/santhosh-tekuri/jsonschema/v6/kind"
	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
)

// documentKinds are the kinds of files.
func documentKinds() []string { return []string{"agreement", "incident"} }

// parse reads a document of a kind as the program does.
func parse(kind, text string) error {
	if kind == "agreement" {
		_, err := ceasefire.Parse(text)
		return err
	}
	_, err := ceasefire.ParseIncident(text)
	return err
}

// shape reads a document of a kind for its form alone.
func shape(kind, text string) error {
	var into any = &ceasefire.Agreement{}
	if kind == "incident" {
		into = &ceasefire.Incident{}
	}
	_, problems := strict.Decode([]byte(text), into)
	return problems.Err()
}

// generated returns the schemas as the types have them.
func generated(t *testing.T) map[string][]byte {
	t.Helper()
	src, err := readSource("../..", "actors", "actors/when", "ceasefire", "ceasefire/catalogue", "ceasefire/geo")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, kind := range documentKinds() {
		typ, format := reflect.TypeFor[ceasefire.Agreement](), ceasefire.Format
		title, description := "Agreement", "A ceasefire as data: who is bound, when, by which clauses, and how each side reads them."
		if kind == "incident" {
			typ, format = reflect.TypeFor[ceasefire.Incident](), ceasefire.IncidentFormat
			title, description = "Incident", "One incident: what is reported of it, and what has been done about it."
		}
		schema, bare, err := generate(src, typ, format, title, description)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range bare {
			t.Errorf("%s: nothing says what %s means: give the field a comment", kind, f)
		}
		compact, err := json.Marshal(schema)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := json.Indent(&b, compact, "", "  "); err != nil {
			t.Fatal(err)
		}
		out[kind] = append(b.Bytes(), '\n')
	}
	return out
}

// TestSchemasInStep: the schema files say what the types say.
func TestSchemasInStep(t *testing.T) {
	for kind, got := range generated(t) {
		golden(t, "schema/"+kind+".schema.json", got)
	}
}

// TestSchemaHelps: every member of every object says what it is, itself or by its
// type, and so does every type.
func TestSchemaHelps(t *testing.T) {
	for _, kind := range documentKinds() {
		var root struct {
			Properties map[string]map[string]any `json:"properties"`
			Defs       map[string]struct {
				Description string                    `json:"description"`
				Properties  map[string]map[string]any `json:"properties"`
			} `json:"$defs"`
		}
		if err := json.Unmarshal(schemaFile(t, kind), &root); err != nil {
			t.Fatal(err)
		}
		check := func(of string, properties map[string]map[string]any) {
			for name, p := range properties {
				ref, _ := p["$ref"].(string)
				if p["description"] == nil && root.Defs[strings.TrimPrefix(ref, "#/$defs/")].Description == "" {
					t.Errorf("%s: %s.%s has no description", kind, of, name)
				}
			}
		}
		check(kind, root.Properties)
		for name, d := range root.Defs {
			if d.Description == "" {
				t.Errorf("%s: %s has no description", kind, name)
			}
			check(name, d.Properties)
		}
	}
}

func schemaFile(t testing.TB, kind string) []byte {
	t.Helper()
	text, err := os.ReadFile("schema/" + kind + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// compiled are the schemas, ready to validate by. Compiling holds them against the
// schema of schemas.
func compiled(t testing.TB) map[string]*validator.Schema {
	t.Helper()
	out := map[string]*validator.Schema{}
	for _, kind := range documentKinds() {
		doc, err := validator.UnmarshalJSON(bytes.NewReader(schemaFile(t, kind)))
		if err != nil {
			t.Fatal(err)
		}
		c := validator.NewCompiler()
		if err := c.AddResource(kind+".schema.json", doc); err != nil {
			t.Fatal(err)
		}
		if out[kind], err = c.Compile(kind + ".schema.json"); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func validate(s *validator.Schema, text []byte) error {
	doc, err := validator.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

// TestSchemaAccepts: the schemas accept every agreement and incident of the
// repository.
func TestSchemaAccepts(t *testing.T) {
	type document struct {
		kind, name string
		text       []byte
	}
	var all []document
	read := func(file string) []byte {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	all = append(all, document{"agreement", "base.json", read("../../ceasefire/testdata/base.json")})
	for _, entry := range glob(t, "worked/*.json") {
		kind := "incident"
		if filepath.Base(entry) == "agreement.json" {
			kind = "agreement"
		}
		all = append(all, document{kind, entry, read(entry)})
	}
	// The Istanbul case keeps its roster in one file and its incidents in another.
	const data = "../istanbul/data/"
	var roster actors.Document
	if _, problems := strict.Decode(read(data+"roster.json"), &roster); problems.Err() != nil {
		t.Fatal(problems)
	}
	for _, name := range []string{"truce-48h", "doha", "istanbul-statement"} {
		var a ceasefire.Agreement
		if _, problems := strict.Decode(read(data+name+".json"), &a); problems.Err() != nil {
			t.Fatal(problems)
		}
		a.Roster = roster
		text, err := a.Encode()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, document{"agreement", name, text})
	}
	var file struct {
		Incidents []struct {
			ID      ceasefire.IncidentID `json:"id"`
			Title   string               `json:"title"`
			Reports []ceasefire.Report   `json:"reports"`
		} `json:"incidents"`
	}
	if err := json.Unmarshal(read(data+"incidents.json"), &file); err != nil {
		t.Fatal(err)
	}
	for _, x := range file.Incidents {
		in := ceasefire.Incident{Format: ceasefire.IncidentFormat, ID: x.ID, Title: x.Title, Reports: x.Reports}
		text, err := in.Encode()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, document{"incident", string(x.ID), text})
	}
	if len(all) < 12 {
		t.Errorf("only %d documents were found", len(all))
	}
	by := compiled(t)
	for _, d := range all {
		if err := parse(d.kind, string(d.text)); err != nil {
			t.Errorf("%s: the program refuses it: %v", d.name, err)
		}
		if err := validate(by[d.kind], d.text); err != nil {
			t.Errorf("%s: the schema refuses it: %v", d.name, err)
		}
	}
}

// TestSchemaRefuses: what is wrong by its form, the schema refuses as the program
// does. Each case is a JSON merge patch on a document without problems.
func TestSchemaRefuses(t *testing.T) {
	for _, c := range []struct{ name, kind, patch string }{
		{"wrong type", "agreement", `{"title": 7}`},
		{"text for a list", "agreement", `{"parties": "north"}`},
		{"object for a list", "agreement", `{"clauses": {"id": "c"}}`},
		{"unknown member", "agreement", `{"titel": "x"}`},
		{"unknown member below", "agreement", `{"mechanism": {"rule": ["mission"]}}`},
		{"wrong case", "agreement", `{"Title": "x"}`},
		{"other format", "agreement", `{"format": "parley.agreement/2"}`},
		{"no format", "agreement", `{"format": null}`},
		{"no parties", "agreement", `{"parties": null}`},
		{"empty parties", "agreement", `{"parties": []}`},
		{"no clauses", "agreement", `{"clauses": []}`},
		{"identifier", "agreement", `{"id": "The Truce"}`},
		{"zone", "agreement", `{"zone": "Asia Karachi"}`},
		{"moment", "agreement", `{"force": {"from": "Friday evening"}}`},
		{"policy", "agreement", `{"attribution": "total-control"}`},
		{"sum of policies", "agreement", `{"attribution": "organ+everything"}`},
		{"standard", "agreement", `{"standard": "beyond-doubt"}`},
		{"proof of the mere claim", "agreement", `{"proof": [{"standard": "alleged"}]}`},
		{"proof without standard", "agreement", `{"proof": [{"admission": true}]}`},
		{"proof by grade", "agreement", `{"proof": [{"standard": "reasonable-grounds", "grade": "B7"}]}`},
		{"proof by basis", "agreement", `{"proof": [{"standard": "reasonable-grounds", "bases": ["seen"]}]}`},
		{"proof of a dimension", "agreement", `{"proof": [{"standard": "reasonable-grounds", "dimensions": ["colour"]}]}`},
		{"clause without term", "agreement", `{"clauses": [{"id": "c", "text": "the parties shall be friends"}]}`},
		{"clause with two terms", "agreement", `{"clauses": [{"id": "c", "forbids": [{}], "promises": "a penalty"}]}`},
		{"clause that forbids nothing", "agreement", `{"clauses": [{"id": "c", "forbids": []}]}`},
		{"exceptions to a promise", "agreement", `{"clauses": [{"id": "c", "promises": "a penalty", "except": [{}]}]}`},
		{"clause without id", "agreement", `{"clauses": [{"forbids": [{}]}]}`},
		{"calibre", "agreement", `{"clauses": [{"id": "c", "forbids": [{"weapons": [{"calibre": {"min": "122"}}]}]}]}`},
		{"range class", "agreement", `{"clauses": [{"id": "c", "forbids": [{"weapons": [{"rangeAtLeast": "far"}]}]}]}`},
		{"syntax of a code", "agreement", `{"clauses": [{"id": "c", "forbids": [{"acts": ["Shelling"]}]}]}`},
		{"circumstance", "agreement", `{"clauses": [{"id": "c", "forbids": [{"circumstances": {"by-moonlight": true}}]}]}`},
		{"circumstance that is no yes or no", "agreement", `{"clauses": [{"id": "c", "forbids": [{"circumstances": {"grave": "yes"}}]}]}`},
		{"least figure", "agreement", `{"clauses": [{"id": "c", "forbids": [{"harm": [{"kind": "killed", "atLeast": 0}]}]}]}`},
		{"fraction of a figure", "agreement", `{"clauses": [{"id": "c", "forbids": [{"harm": [{"kind": "killed", "atLeast": 1.5}]}]}]}`},
		{"reading of nobody", "agreement", `{"readings": [{"id": "r", "of": []}]}`},
		{"kind of actor", "agreement", `{"roster": {"actors": [{"id": "north", "kind": "country"}]}}`},
		{"kind of relation", "agreement", `{"roster": {"relations": [{"subject": "north", "kind": "likes", "object": "south"}]}}`},
		{"origin of a source", "agreement", `{"roster": {"sources": [{"id": "s", "origin": "rumour"}]}}`},
		{"geometry", "agreement", `{"geometry": [{"territory": "land", "area": {"type": "Point", "coordinates": [66, 31]}}]}`},
		{"depth of coordinates", "agreement", `{"geometry": [{"territory": "land", "area": {"type": "Polygon", "coordinates": [[66, 31], [67, 31], [67, 32], [66, 31]]}}]}`},
		{"radius", "agreement", `{"zones": [{"id": "z", "disc": {"lat": 31, "lng": 66, "radius": -1}}]}`},
		{"latitude", "agreement", `{"zones": [{"id": "z", "disc": {"lat": 131, "lng": 66, "radius": 1}}]}`},
		{"side of a line", "agreement", `{"lines": [{"id": "l", "shape": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}}], "zones": [{"id": "z", "band": {"line": "l", "side": "north"}}]}`},
		{"line that bounds nothing", "agreement", `{"lines": [{"id": "l", "shape": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}}], "zones": [{"id": "z", "band": {"line": "l"}}]}`},

		{"wrong type", "incident", `{"reports": {"act": "shelling"}}`},
		{"unknown member", "incident", `{"report": []}`},
		{"unknown member below", "incident", `{"reports": [{"weapon": {"kalibre": "1mm"}}]}`},
		{"other format", "incident", `{"format": "parley.agreement/1"}`},
		{"no id", "incident", `{"id": null}`},
		{"schema in the file", "incident", `{"$schema": "incident.schema.json"}`},
		{"time in words", "incident", `{"reports": [{"at": "last Friday"}]}`},
		{"day without zone", "incident", `{"reports": [{"at": "2025-10-24"}]}`},
		{"instant without offset", "incident", `{"asOf": "2025-10-24T18:00:00"}`},
		{"count as a number", "incident", `{"reports": [{"harm": {"killed": 5}}]}`},
		{"count in words", "incident", `{"reports": [{"harm": {"killed": "five"}}]}`},
		{"grade", "incident", `{"reports": [{"evidence": {"grade": "G1"}}]}`},
		{"origin", "incident", `{"reports": [{"evidence": {"origin": "hearsay"}}]}`},
		{"custody without holder", "incident", `{"reports": [{"evidence": {"custody": [{"from": "2025-10-24T18:00:00Z"}]}}]}`},
		{"confidential as text", "incident", `{"reports": [{"evidence": {"confidential": "yes"}}]}`},
		{"assessment without finder", "incident", `{"assessments": [{"report": "r1", "standard": "reasonable-grounds"}]}`},
		{"assessment without standard", "incident", `{"assessments": [{"by": "mission", "report": "r1"}]}`},
		{"standard", "incident", `{"assessments": [{"by": "mission", "report": "r1", "standard": "certain"}]}`},
		{"ruling without outcome", "incident", `{"rulings": [{"by": "mission", "clause": "art-1"}]}`},
		{"link to nothing", "incident", `{"links": [{"kind": "same-as"}]}`},
		{"coverage by nobody", "incident", `{"coverage": [{"acts": ["firing"]}]}`},
		{"notice to nobody", "incident", `{"notices": [{"at": "2025-10-24T18:00:00Z"}]}`},
		{"reply by nobody", "incident", `{"replies": [{"text": "no"}]}`},
		{"publication as text", "incident", `{"publication": "published"}`},
	} {
		t.Run(c.kind+"/"+c.name, func(t *testing.T) {
			text := patched(t, good(t, c.kind), c.patch)
			if parse(c.kind, text) == nil {
				t.Error("the program accepts it")
			}
			if validate(compiled(t)[c.kind], []byte(text)) == nil {
				t.Error("the schema accepts it")
			}
		})
	}
}

// TestSchemaRefusesMore: an incident's own words are checked by the program when it
// judges, and by the schema at once.
func TestSchemaRefusesMore(t *testing.T) {
	base, err := os.ReadFile("../../ceasefire/testdata/base.json")
	if err != nil {
		t.Fatal(err)
	}
	rules := ceasefire.MustCompile(ceasefire.MustParse(string(base)))
	for _, patch := range []string{
		`{"reports": [{"source": "wire", "basis": "seen"}]}`,
		`{"reports": [{"source": "wire", "circumstances": {"by-moonlight": true}}]}`,
		`{"reports": [{"source": "wire", "harm": {"offended": "3"}}]}`,
		`{"reports": [{"source": "wire", "evidence": {"access": "none"}}]}`,
		`{"links": [{"kind": "twin-of", "to": "b"}]}`,
		`{"coverage": [{"by": "wire", "access": "some"}]}`,
		`{"publication": {"status": "leaked"}}`,
	} {
		text := patched(t, good(t, "incident"), patch)
		in, err := ceasefire.ParseIncident(text)
		if err != nil {
			t.Errorf("%s: %v", patch, err)
			continue
		}
		if _, problems := rules.Judge(*in); problems.Err() == nil {
			t.Errorf("%s: the program accepts it", patch)
		}
		if validate(compiled(t)["incident"], []byte(text)) == nil {
			t.Errorf("%s: the schema accepts it", patch)
		}
	}
}

// good is a document of a kind without problems.
func good(t testing.TB, kind string) string {
	t.Helper()
	text := []byte(`{"format": "parley.incident/1", "id": "a", "reports": [{"id": "r1", "source": "wire", "act": "shelling"}]}`)
	if kind == "agreement" {
		var err error
		if text, err = os.ReadFile("../../ceasefire/testdata/base.json"); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(parse(kind, string(text)), validate(compiled(t)[kind], text)); err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// patched applies a JSON merge patch (RFC 7396).
func patched(t testing.TB, text, patch string) string {
	t.Helper()
	var doc, p any
	if err := errors.Join(json.Unmarshal([]byte(text), &doc), json.Unmarshal([]byte(patch), &p)); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(merge(doc, p))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func merge(doc, patch any) any {
	p, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	out, _ := doc.(map[string]any)
	if out == nil {
		out = map[string]any{}
	}
	for k, v := range p {
		if v == nil {
			delete(out, k)
		} else {
			out[k] = merge(out[k], v)
		}
	}
	return out
}

// TestLawSchema: the schemas accept whatever valid documents are written, and refuse
// them where the program does once a member has been renamed, left out, or given a
// value of another type.
func TestLawSchema(t *testing.T) {
	by := compiled(t)
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		for _, kind := range documentKinds() {
			text, err := c.Agreement.Encode()
			if kind == "incident" {
				text, err = c.Incident.Encode()
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := validate(by[kind], text); err != nil {
				t.Fatalf("the schema refuses a valid %s: %v\n%s", kind, err, text)
			}
			var doc any
			if err := json.Unmarshal(text, &doc); err != nil {
				t.Fatal(err)
			}
			how := spoil(t, doc)
			if text, err = json.Marshal(doc); err != nil {
				t.Fatal(err)
			}
			refused := validate(by[kind], text)
			if err := shape(kind, string(text)); err != nil && refused == nil {
				t.Fatalf("%s: the schema accepts an %s that the program refuses: %v\n%s", how, kind, err, text)
			}
			if refused != nil && unproblematic(kind, string(text), c.Agreement) {
				t.Fatalf("%s: the schema refuses an %s that the program accepts: %v\n%s", how, kind, refused, text)
			}
		}
	})
}

// unproblematic says whether the program finds nothing wrong with a document, nor
// doubtful once it is judged.
func unproblematic(kind, text string, a *ceasefire.Agreement) bool {
	if parse(kind, text) != nil {
		return false
	}
	if kind == "agreement" {
		return true
	}
	in, _ := ceasefire.ParseIncident(text)
	_, problems := ceasefire.MustCompile(a).Judge(*in)
	return len(problems) == 0
}

// spoil changes one member of one object in a document, and says how.
func spoil(t *rapid.T, doc any) string {
	var objects []map[string]any
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if len(v) > 0 {
				objects = append(objects, v)
			}
			for _, k := range slices.Sorted(maps.Keys(v)) {
				walk(v[k])
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(doc)
	o := rapid.SampledFrom(objects).Draw(t, "object")
	name := rapid.SampledFrom(slices.Sorted(maps.Keys(o))).Draw(t, "member")
	how := rapid.SampledFrom([]string{"rename", "leave out", "retype"}).Draw(t, "how")
	switch v := o[name]; how {
	case "rename":
		delete(o, name)
		o[name+"-x"] = v
	case "leave out":
		delete(o, name)
	case "retype":
		others := slices.DeleteFunc([]any{"Some text!", 7.5, true, []any{}, map[string]any{}}, func(x any) bool { return reflect.TypeOf(x) == reflect.TypeOf(v) })
		o[name] = rapid.SampledFrom(others).Draw(t, "value")
	}
	return how + " " + name
}

// TestSchemaError shows what an editor shows: each error with its line, its place
// and what is wrong, in the schema's own words where it has some.
func TestSchemaError(t *testing.T) {
	var b strings.Builder
	for _, kind := range documentKinds() {
		file := "testdata/wrong/" + kind + ".json"
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var invalid *validator.ValidationError
		if err := validate(compiled(t)[kind], text); !errors.As(err, &invalid) {
			t.Fatalf("%s: %v", file, err)
		}
		var schema any
		if err := json.Unmarshal(schemaFile(t, kind), &schema); err != nil {
			t.Fatal(err)
		}
		source, _ := strict.Decode(text, &map[string]json.RawMessage{})
		for _, e := range leaves(invalid) {
			path := ""
			for _, step := range e.InstanceLocation {
				if n, err := strconv.Atoi(step); err == nil {
					path += fmt.Sprintf("[%d]", n)
				} else {
					path = strings.TrimPrefix(path+"."+step, ".")
				}
			}
			line, column, _ := source.Locate(path)
			_, words, _ := strings.Cut(e.Error(), "': ") // after the place, as the standard writes that
			switch e.ErrorKind.(type) {
			case *kinds.Pattern, *kinds.Type:
				if own, ok := at(schema, e.SchemaURL)["errorMessage"].(string); ok {
					words = own
				}
			}
			fmt.Fprintf(&b, "%s.json:%d:%d: %s: %s\n", kind, line, column, path, words)
		}
	}
	golden(t, "testdata/schema_errors.txt", []byte(b.String()))
}

// at returns the part of a schema that the fragment of a URL leads to.
func at(schema any, url string) map[string]any {
	_, fragment, _ := strings.Cut(url, "#/")
	for step := range strings.SplitSeq(fragment, "/") {
		switch v := schema.(type) {
		case map[string]any:
			schema = v[step]
		case []any:
			i, _ := strconv.Atoi(step)
			schema = v[i]
		}
	}
	m, _ := schema.(map[string]any)
	return m
}

// leaves returns the innermost errors, in the order of their places.
func leaves(e *validator.ValidationError) []*validator.ValidationError {
	if len(e.Causes) == 0 {
		return []*validator.ValidationError{e}
	}
	var out []*validator.ValidationError
	for _, c := range e.Causes {
		out = append(out, leaves(c)...)
	}
	slices.SortStableFunc(out, func(a, b *validator.ValidationError) int {
		return strings.Compare(strings.Join(a.InstanceLocation, "/"), strings.Join(b.InstanceLocation, "/"))
	})
	return out
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) == 0 {
		t.Fatalf("%s: %v, %d files", pattern, err, len(found))
	}
	return found
}

// golden compares with a file, or writes it with -update.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is another (-file +now); -update writes it anew:\n%s", file, diff)
	}
}
