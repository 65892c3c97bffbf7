package problemtest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
)

// write makes a package of one file.
func write(t *testing.T, text string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "codes.go"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

const header = "package x\n\nimport \"github.com/parley-go/parley/actors/problem\"\n\n"

func TestRead(t *testing.T) {
	dir := write(t, `package x

import p "github.com/parley-go/parley/actors/problem"

type Code = p.Code

type Other string

const (
	// First has two examples.
	//
	// Example:
	//
	//	{
	//		"a": 1
	//
	//	}
	//
	// In between.
	//
	// Example (of two documents):
	//
	//	one
	//	two
	First p.Code = "first-code"
	// Second is written as a conversion.
	//
	// Example:
	//
	//	x
	Second = p.Code("second")

	NotACode Other = "x"
	Number         = 3
)

// Third stands alone and uses the package's own name of the type.
//
// Example:
//
//	y
const Third Code = "third"

func f() { const local p.Code = "not exported, not a code of the package" }
`)
	if err := os.WriteFile(filepath.Join(dir, "x_test.go"), []byte(header+`const T problem.Code = "in a test"`), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := problemtest.Read(dir)
	if err != nil {
		t.Error(err)
	}
	want := []problemtest.Example{
		{Const: "First", Code: "first-code", Text: "{\n\t\"a\": 1\n\n}\n"},
		{Const: "First", Code: "first-code", Text: "one\ntwo\n"},
		{Const: "Second", Code: "second", Text: "x\n"},
		{Const: "Third", Code: "third", Text: "y\n"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(problemtest.Example{}, "Pos")); diff != "" {
		t.Error(diff)
	}
	if pos := got[0].Pos.String(); pos != "codes.go:25:2" {
		t.Errorf("First is at %s", pos)
	}
}

func TestReadErrors(t *testing.T) {
	const example = "// Example:\n//\n//\tx\n"
	for name, tc := range map[string]struct{ text, want string }{
		"no example":    {header + "// A is a.\nconst A problem.Code = \"a\"", `codes.go:6:7: A: the doc comment of code "a" has no example`},
		"no comment":    {header + "const A problem.Code = \"a\"", `has no example`},
		"empty example": {header + "// Example:\n//\n// nothing\nconst A problem.Code = \"a\"", `no indented text follows "Example:"`},
		"bad heading":   {header + "// Example: {}\nconst A problem.Code = \"a\"", `the line "Example: {}" is not a heading`},
		"bad code":      {header + example + "const A problem.Code = \"Bad_Code\"", `A: the code "Bad_Code" is not made of words`},
		"not literal":   {header + example + "const A problem.Code = \"a\" + \"b\"", `A is not a literal`},
		"twice":         {header + "const (\n" + example + "A problem.Code = \"a\"\n" + example + "B problem.Code = \"a\"\n)", `A and B have the same code "a"`},
		"group comment": {header + example + "const (\nA problem.Code = \"a\"\n)", `has no example`},
		"syntax":        {header + "const (", `codes.go:`},
		"no codes":      {"package x", `no problem codes are declared`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := problemtest.Read(write(t, tc.text))
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v\nwant %s", err, tc.want)
			}
		})
	}
}

// recorder is a test that may fail without failing the one at work.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()      {}
func (r *recorder) Error(...any) { r.failed = true }

func TestExamplesFail(t *testing.T) {
	r := &recorder{}
	problemtest.Examples(r, write(t, header+"const A problem.Code = \"a\""))
	if !r.failed {
		t.Error("a code without an example passed")
	}
	r = &recorder{}
	problemtest.Examples(r, "..")
	if r.failed {
		t.Error("the codes of package problem failed")
	}
}

func TestCheck(t *testing.T) {
	e := problemtest.Example{Const: "A", Code: "a", Text: "x\n"}
	for name, tc := range map[string]struct {
		found problem.List
		want  string // "" passes
	}{
		"just that":   {problem.List{{Code: "a", Message: "m"}}, ""},
		"twice":       {problem.List{{Code: "a", Message: "m"}, {Code: "a", Message: "n"}}, ""},
		"none":        {nil, "no problem found"},
		"another":     {problem.List{{Code: "b", Message: "m"}}, `want only "a"`},
		"and another": {problem.List{{Code: "a", Message: "m"}, {Code: "b", Message: "m"}}, `want only "a"`},
		"no message":  {problem.List{{Code: "a"}}, "without a message"},
	} {
		t.Run(name, func(t *testing.T) {
			err := e.Check(tc.found)
			if (err == nil) != (tc.want == "") || err != nil && !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %q", err, tc.want)
			}
		})
	}
}
