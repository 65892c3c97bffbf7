// Package outside looks at Parley from where its users stand: it runs the
// complete programs of the READMEs in modules of their own, which import Parley
// like anybody else's, and compares what they print with what the README says.
package outside

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "github.com/parley-go/parley"

// TestREADMEs runs every complete program (a go block with `package main`) of
// every README in the repository. The first go block of the top README must be
// one, and must be followed by what it prints.
func TestREADMEs(t *testing.T) {
	root := repository(t)
	if _, err := os.Stat(filepath.Join(root, "README.md")); err != nil {
		t.Skip("there is no README.md yet")
	}
	for _, path := range readmes(t, root) {
		rel, err := filepath.Rel(root, path)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		programs, err := programs(string(text))
		if err != nil {
			t.Errorf("%s: %v", rel, err)
		}
		if rel == "README.md" {
			if first := firstGo(string(text)); len(programs) == 0 || programs[0].line != first || !programs[0].shown {
				t.Errorf("%s:%d: the first go block must be a complete program, followed by a text block with what it prints", rel, first)
			}
		}
		for _, p := range programs {
			t.Run(fmt.Sprintf("%s:%d", rel, p.line), func(t *testing.T) {
				dir := newModule(t, root, p.source)
				got := run(t, dir, "run", ".")
				if !p.shown {
					return
				}
				if diff := cmp.Diff(trim(p.output), trim(got)); diff != "" {
					t.Errorf("what it prints is not what the README shows (-README +program):\n%s", diff)
				}
			})
		}
	}
}

// TestNoTestingLinked: who imports the library does not link rapid or testing,
// nor any module that only Parley's tests need.
func TestNoTestingLinked(t *testing.T) {
	root := repository(t)
	args := []string{"list", "-mod=readonly"}
	for _, floor := range []string{"actors", "ceasefire", "negotiation"} {
		if _, err := os.Stat(filepath.Join(root, floor)); err == nil {
			args = append(args, "./"+floor+"/...")
		}
	}
	core := strings.Fields(run(t, root, args...))
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n")
	n := 0
	for _, p := range core {
		rest := strings.TrimPrefix(p, module)
		if strings.Contains(rest, "/internal/") || strings.Contains(rest+"/", "test/") {
			continue
		}
		fmt.Fprintf(&b, "\t_ %q\n", p)
		n++
	}
	b.WriteString(")\n\nfunc main() {}\n")
	if n == 0 {
		t.Fatal("no package found")
	}
	dir := newModule(t, root, b.String())
	run(t, dir, "build", "-o", os.DevNull, ".")
	for dep := range strings.FieldsSeq(run(t, dir, "list", "-deps", ".")) {
		switch {
		case dep == "testing", strings.HasPrefix(dep, "testing/"),
			strings.HasPrefix(dep, "pgregory.net/rapid"),
			strings.HasPrefix(dep, "github.com/google/jsonschema-go"),
			strings.HasPrefix(dep, "github.com/santhosh-tekuri/jsonschema"),
			strings.HasPrefix(dep, "github.com/google/go-cmp"),
			strings.HasPrefix(dep, "github.com/cockroachdb/datadriven"):
			t.Errorf("a program that imports Parley links %s", dep)
		}
	}
}

// TestPrograms tries the extraction itself.
func TestPrograms(t *testing.T) {
	const text = "# Sample\n\n```go\n// a fragment\nx := 1\n```\n\n" +
		"```go\npackage main\n\nfunc main() { println(1) }\n```\n\nIt prints\n\n```text\n1\n```\n\n" +
		"```go\npackage main\n\nfunc main() {}\n```\n\n```sh\ntrue\n```\n\n```text\nnot its output\n```\n"
	got, err := programs(text)
	if err != nil {
		t.Fatal(err)
	}
	want := []program{
		{line: 8, source: "package main\n\nfunc main() { println(1) }\n", output: "1\n", shown: true},
		{line: 20, source: "package main\n\nfunc main() {}\n"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(program{})); diff != "" {
		t.Errorf("programs (-want +got):\n%s", diff)
	}
	if line := firstGo(text); line != 3 {
		t.Errorf("the first go block is at line %d, want 3", line)
	}
	if _, err := programs("```go\npackage main\n"); err == nil {
		t.Error("a block that does not end was accepted")
	}
}

// program is a complete program of a README.
type program struct {
	line   int // of its opening fence
	source string
	output string // what the text block right after it shows
	shown  bool   // there is such a block
}

// block is a fenced block of Markdown.
type block struct {
	line       int
	lang, text string
}

func blocks(markdown string) ([]block, error) {
	var all []block
	var open *block
	n := 0
	for line := range strings.Lines(markdown) {
		n++
		fence := strings.HasPrefix(line, "```")
		switch {
		case open == nil && fence:
			open = &block{line: n, lang: strings.TrimSpace(strings.TrimLeft(line, "`"))}
		case open != nil && fence:
			all = append(all, *open)
			open = nil
		case open != nil:
			open.text += line
		}
	}
	if open != nil {
		return nil, fmt.Errorf("line %d: the block does not end", open.line)
	}
	return all, nil
}

func programs(markdown string) ([]program, error) {
	all, err := blocks(markdown)
	if err != nil {
		return nil, err
	}
	var found []program
	for i, b := range all {
		if b.lang != "go" || !strings.Contains("\n"+b.text, "\npackage main\n") {
			continue
		}
		p := program{line: b.line, source: b.text}
		if i+1 < len(all) && all[i+1].lang == "text" {
			p.output, p.shown = all[i+1].text, true
		}
		found = append(found, p)
	}
	return found, nil
}

func firstGo(markdown string) int {
	all, _ := blocks(markdown)
	for _, b := range all {
		if b.lang == "go" {
			return b.line
		}
	}
	return 0
}

// trim drops spaces at the ends of lines and empty lines at the end, which
// Markdown's editors drop too.
func trim(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(strings.TrimRight(line, " \t\r\n") + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// readmes are the README.md files of the repository, in the order of their paths.
func readmes(t *testing.T, root string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.Name() == "README.md":
			found = append(found, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// newModule writes a module of one program that requires the working copy.
func newModule(t *testing.T, root, source string) string {
	t.Helper()
	dir := t.TempDir()
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	mod := fmt.Sprintf("module example.com/outside\n\ngo 1.26.0\n\nrequire %s v0.0.0\n\nreplace %[1]s => %s\n", module, root)
	for name, text := range map[string]string{"go.mod": mod, "go.sum": string(sums), "main.go": source} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// run runs the go command in a folder and returns what it prints.
func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("go %s: %v\n%s%s", strings.Join(args, " "), err, out.Bytes(), errs.Bytes())
	}
	return out.String()
}

// repository is the folder of the module's go.mod.
func repository(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(text), "module "+module+"\n") {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("the repository's go.mod is not above the working folder")
		}
		dir = up
	}
}
