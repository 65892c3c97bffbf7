package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire"
)

var update = flag.Bool("update", false, "write the golden files and the schemas anew")

// call runs the program.
func call(args ...string) (out, errs string, status int) {
	var o, e bytes.Buffer
	status = run(args, os.ReadFile, &o, &e)
	return o.String(), e.String(), status
}

// TestOutput: what is printed of the worked case, in each format.
func TestOutput(t *testing.T) {
	for _, c := range []struct {
		file string
		args []string
	}{
		{"mill.txt", []string{"-agreement", "worked/agreement.json", "worked/mill.json"}},
		{"brief.md", []string{"-brief", "-format", "markdown"}},
		{"bridge.md", []string{"-format", "markdown", "-agreement", "worked/agreement.json", "worked/bridge.json"}},
		{"bridge.json", []string{"-brief", "-format", "json", "-agreement", "worked/agreement.json", "worked/bridge.json"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			out, errs, status := call(c.args...)
			if status != 0 || errs != "" {
				t.Fatalf("status %d: %s", status, errs)
			}
			golden(t, "testdata/"+c.file, []byte(out))
			if again, _, _ := call(c.args...); again != out {
				t.Error("two runs print different things")
			}
		})
	}
}

// TestDefault: without arguments the worked files are judged, wherever one is.
func TestDefault(t *testing.T) {
	for _, format := range []string{"text", "markdown", "json"} {
		want, _, _ := call("-format", format, "-agreement", "worked/agreement.json", "worked/mill.json", "worked/bridge.json", "worked/patrol-post.json")
		t.Chdir(t.TempDir())
		got, errs, status := call("-format", format)
		if status != 0 || errs != "" || got != want {
			t.Errorf("%s: status %d, %q, the same output: %v", format, status, errs, got == want)
		}
		if format == "json" && !json.Valid([]byte(got)) {
			t.Error("what is printed is no JSON")
		}
		t.Chdir(repositoryFolder)
	}
}

// repositoryFolder is where the tests run.
var repositoryFolder, _ = os.Getwd()

// TestProblems: everything that is wrong with several files is said at once.
func TestProblems(t *testing.T) {
	t.Chdir("testdata/wrong")
	out, errs, status := call("-agreement", "agreement.json", "-agreement", "missing.json", "-agreement", "incident.json", "incident.json", "agreement.json", "incident.json")
	if out != "" || status != statusProblem {
		t.Errorf("status %d, printed %q", status, out)
	}
	t.Chdir(repositoryFolder)
	golden(t, "testdata/problems.txt", []byte(errs))
}

// TestJudgingProblems: what shows only beside the agreement is said with its place
// as well; what is merely doubtful does not stop the judging.
func TestJudgingProblems(t *testing.T) {
	t.Chdir("testdata/wrong")
	agreement := []string{"-agreement", "../../worked/agreement.json"}
	out, errs, status := call(append(agreement, "unfit.json")...)
	if out != "" || status != statusProblem {
		t.Errorf("status %d, printed %q", status, out)
	}
	soft, warnings, status := call(append(agreement, "-brief", "doubtful.json")...)
	if !strings.Contains(soft, "Incident 2026-020") || status != 0 {
		t.Errorf("status %d, printed %q", status, soft)
	}
	t.Chdir(repositoryFolder)
	golden(t, "testdata/judging_problems.txt", []byte(errs+"\n"+warnings))
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{
		{"worked/mill.json"},
		{"-format", "html"},
		{"-schema", "treaty"},
		{"-schema", "incident", "worked/mill.json"},
		{"-agreement"},
		{"-color"},
	} {
		if out, errs, status := call(args...); status != statusUsage || out != "" || !strings.Contains(errs, "usage: verdict") {
			t.Errorf("%q: status %d, printed %q, said %q", args, status, out, errs)
		}
	}
	if out, errs, status := call("-h"); status != 0 || out != "" || !strings.Contains(errs, "usage: verdict") {
		t.Errorf("-h: status %d, printed %q, said %q", status, out, errs)
	}
	if out, _, status := call("-agreement", "worked/agreement.json"); status != 0 || !strings.Contains(out, noneRead) {
		t.Errorf("an agreement alone: status %d, printed %q", status, out)
	}
}

func TestSchemaFlag(t *testing.T) {
	for _, kind := range documentKinds() {
		if out, errs, status := call("-schema", kind); status != 0 || errs != "" || out != string(schemaFile(t, kind)) {
			t.Errorf("-schema %s: status %d, said %q", kind, status, errs)
		}
	}
}

// TestConfidential: nothing that is printed names a confidential source, its reports
// or their words, whatever it says of the facts around.
func TestConfidential(t *testing.T) {
	text, err := os.ReadFile("worked/agreement.json")
	if err != nil {
		t.Fatal(err)
	}
	const said = `"assertedBy": [{"source": "alder-spokesman"`
	if n := strings.Count(string(text), said); n != 3 {
		t.Fatalf("%d statements by Alder's spokesman, want 3", n)
	}
	changed := strings.ReplaceAll(string(text), said, `"assertedBy": [{"source": "farmer", "note": "heard it at the smithy"}, {"source": "alder-spokesman"`)
	read := func(name string) ([]byte, error) {
		if name == "agreement.json" {
			return []byte(changed), nil
		}
		return os.ReadFile(name)
	}
	for _, format := range []string{"text", "markdown", "json"} {
		var out, errs bytes.Buffer
		if status := run([]string{"-format", format, "-agreement", "agreement.json", "worked/mill.json"}, read, &out, &errs); status != 0 {
			t.Fatal(errs.String())
		}
		for _, secret := range []string{"farmer", "smithy", "r6", "Saw men", "head of the Mission"} {
			if strings.Contains(out.String(), secret) {
				t.Errorf("%s: the output has %q", format, secret)
			}
		}
		if !strings.Contains(out.String(), "confidential source 1") {
			t.Errorf("%s: nobody is named as a confidential source", format)
		}
	}
}

// TestWorkedUsesAll: the worked case uses every part of the evidence model.
func TestWorkedUsesAll(t *testing.T) {
	used := map[string]bool{}
	var see func(v reflect.Value)
	see = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				see(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				see(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Field(i); v.Type().Field(i).IsExported() && !f.IsZero() {
					used[v.Type().Name()+"."+v.Type().Field(i).Name] = true
					see(f)
				}
			}
		}
	}
	for _, file := range glob(t, "worked/*.json") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "agreement.json") {
			a, err := ceasefire.Parse(string(text))
			if err != nil {
				t.Fatal(err)
			}
			see(reflect.ValueOf(a))
			continue
		}
		in, err := ceasefire.ParseIncident(string(text))
		if err != nil {
			t.Fatal(err)
		}
		see(reflect.ValueOf(in))
	}
	for _, typ := range []reflect.Type{
		reflect.TypeFor[ceasefire.Incident](), reflect.TypeFor[ceasefire.Report](), reflect.TypeFor[ceasefire.Evidence](),
		reflect.TypeFor[ceasefire.Custody](), reflect.TypeFor[ceasefire.Assessment](), reflect.TypeFor[ceasefire.Ruling](),
		reflect.TypeFor[ceasefire.Link](), reflect.TypeFor[ceasefire.Coverage](), reflect.TypeFor[ceasefire.Notice](),
		reflect.TypeFor[ceasefire.Reply](), reflect.TypeFor[ceasefire.Publication](), reflect.TypeFor[ceasefire.Mechanism](),
		reflect.TypeFor[ceasefire.ProofRule](),
	} {
		for i := range typ.NumField() {
			f := typ.Field(i)
			if name := typ.Name() + "." + f.Name; f.IsExported() && !used[name] {
				t.Errorf("the worked case does not use %s", name)
			}
		}
	}
}

// TestGuide: the documents that the README shows to copy are in order, and the
// schemas that its settings name are there.
func TestGuide(t *testing.T) {
	text, err := os.ReadFile("worked/README.md")
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]string{}
	for i, block := range strings.Split(string(text), "\n```json\n") {
		if i == 0 {
			continue
		}
		block, _, _ = strings.Cut(block, "\n```\n")
		var head struct {
			Format   string `json:"format"`
			Settings []struct {
				URL string `json:"url"`
			} `json:"json.schemas"`
		}
		if err := json.Unmarshal([]byte(block), &head); err != nil {
			t.Fatalf("%v in %s", err, block)
		}
		for _, s := range head.Settings {
			docs[s.URL] = s.URL
			if _, err := os.Stat("../../" + s.URL); err != nil {
				t.Error(err)
			}
		}
		docs[head.Format] = block
	}
	by := compiled(t)
	for _, kind := range documentKinds() {
		if docs["./examples/verdict/schema/"+kind+".schema.json"] == "" {
			t.Errorf("the settings do not name the schema of an %s", kind)
		}
		if err := validate(by[kind], []byte(docs["parley."+kind+"/1"])); err != nil {
			t.Error(err)
		}
	}
	read := func(name string) ([]byte, error) { return []byte(docs[name]), nil }
	var out, errs bytes.Buffer
	if status := run([]string{"-brief", "-agreement", ceasefire.Format, ceasefire.IncidentFormat}, read, &out, &errs); status != 0 || errs.Len() > 0 {
		t.Errorf("status %d: %s", status, errs.String())
	}
	if !strings.Contains(out.String(), "deed alleged; breach by Birch") {
		t.Errorf("the smallest incident is judged so:\n%s", out.String())
	}
}
