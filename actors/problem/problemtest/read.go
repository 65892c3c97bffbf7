package problemtest

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os" //nolint:depguard // reads the source of the package under test
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors/problem"
)

// problemPath is the import path of the type whose constants are codes.
const problemPath = "github.com/parley-go/parley/actors/problem"

// Read returns the examples of the package in dir, in the order of files and then
// of declarations; test files are passed over. Its error joins everything that is
// wrong: files that do not parse, no codes at all, a code without an example, an
// example without a text, a code that is not a literal or not made of words in
// lower case joined by hyphens, and two constants with one code. The examples are
// returned even so.
func Read(dir string) ([]Example, error) {
	r := reader{files: token.NewFileSet(), declared: map[problem.Code]string{}}
	r.read(os.DirFS(dir))
	if len(r.declared) == 0 {
		r.errs = append(r.errs, fmt.Errorf("%s: no problem codes are declared", dir))
	}
	return r.examples, errors.Join(r.errs...)
}

type reader struct {
	files    *token.FileSet
	declared map[problem.Code]string // constants by code
	examples []Example
	errs     []error
}

func (r *reader) fail(at token.Pos, format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf("%v: %s", r.files.Position(at), fmt.Sprintf(format, args...)))
}

func (r *reader) read(dir fs.FS) {
	names, err := fs.Glob(dir, "*.go")
	if err != nil {
		r.errs = append(r.errs, err)
	}
	var parsed []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			r.errs = append(r.errs, err)
			continue
		}
		file, err := parser.ParseFile(r.files, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			r.errs = append(r.errs, err)
			continue
		}
		parsed = append(parsed, file)
	}
	aliases := map[string]bool{}
	for _, file := range parsed {
		r.aliases(file, aliases)
	}
	for _, file := range parsed {
		r.file(file, aliases)
	}
}

// aliases notes the package's own names of the code type.
func (r *reader) aliases(file *ast.File, aliases map[string]bool) {
	for spec := range specs[*ast.TypeSpec](file, token.TYPE) {
		defined := file.Name.Name == "problem" && spec.Name.Name == "Code"
		if defined || spec.Assign.IsValid() && isCode(spec.Type, importName(file), nil) {
			aliases[spec.Name.Name] = true
		}
	}
}

func (r *reader) file(file *ast.File, aliases map[string]bool) {
	imported := importName(file)
	for spec, decl := range specs[*ast.ValueSpec](file, token.CONST) {
		doc := spec.Doc
		if doc == nil && !decl.Lparen.IsValid() {
			doc = decl.Doc
		}
		for i, name := range spec.Names {
			if i >= len(spec.Values) {
				if spec.Type != nil && isCode(spec.Type, imported, aliases) {
					r.fail(name.Pos(), "%s has no value", name.Name)
				}
				continue
			}
			value := spec.Values[i]
			typed := spec.Type != nil && isCode(spec.Type, imported, aliases)
			if call, ok := value.(*ast.CallExpr); ok && len(call.Args) == 1 && isCode(call.Fun, imported, aliases) {
				typed, value = true, call.Args[0]
			}
			if typed {
				r.code(name, value, doc)
			}
		}
	}
}

// code checks the declaration of a code and collects its examples.
func (r *reader) code(name *ast.Ident, value ast.Expr, doc *ast.CommentGroup) {
	literal, _ := value.(*ast.BasicLit)
	if literal == nil || literal.Kind != token.STRING {
		r.fail(name.Pos(), "%s is not a literal text: codes are stable, spell it out", name.Name)
		return
	}
	text, _ := strconv.Unquote(literal.Value)
	code := problem.Code(text)
	if !codeSyntax.MatchString(text) {
		r.fail(name.Pos(), "%s: the code %q is not made of words in lower case joined by hyphens", name.Name, code)
	}
	if other, twice := r.declared[code]; twice {
		r.fail(name.Pos(), "%s and %s have the same code %q", other, name.Name, code)
	}
	r.declared[code] = name.Name

	texts, err := examplesIn(doc.Text())
	if err != nil {
		r.fail(name.Pos(), "%s: %v", name.Name, err)
	} else if len(texts) == 0 {
		r.fail(name.Pos(), "%s: the doc comment of code %q has no example", name.Name, code)
	}
	for _, text := range texts {
		r.examples = append(r.examples, Example{Const: name.Name, Code: code, Text: text, Pos: r.files.Position(name.Pos())})
	}
}

var (
	codeSyntax = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	heading    = regexp.MustCompile(`^Example( \(.*\))?:$`)
)

// examplesIn returns the indented blocks below the headings of a doc comment.
func examplesIn(doc string) ([]string, error) {
	var texts []string
	lines := strings.Split(doc, "\n")
	for i := 0; i < len(lines); i++ {
		if !heading.MatchString(lines[i]) {
			if strings.HasPrefix(lines[i], "Example") {
				return texts, fmt.Errorf("the line %q is not a heading: an example is an indented block below a line \"Example:\"", lines[i])
			}
			continue
		}
		end := i + 1
		for end < len(lines) && (lines[end] == "" || isIndented(lines[end])) {
			end++
		}
		text := dedent(lines[i+1 : end])
		if text == "" {
			return texts, fmt.Errorf("no indented text follows %q", lines[i])
		}
		texts = append(texts, text)
		i = end - 1
	}
	return texts, nil
}

func isIndented(line string) bool { return line != "" && (line[0] == '\t' || line[0] == ' ') }

// dedent takes the first line's indentation off all lines, and drops empty lines
// at both ends.
func dedent(lines []string) string {
	filled := func(line string) bool { return line != "" }
	first := slices.IndexFunc(lines, filled)
	if first < 0 {
		return ""
	}
	lines = lines[first:]
	indent := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(strings.TrimPrefix(line, indent) + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// importName returns the name under which a file imports package problem, or "".
func importName(file *ast.File) string {
	for _, spec := range file.Imports {
		if p, _ := strconv.Unquote(spec.Path.Value); p == problemPath {
			if spec.Name != nil {
				return spec.Name.Name
			}
			return path.Base(p)
		}
	}
	return ""
}

// isCode says whether an expression is the type problem.Code, under the name of
// the import or one of the package's own names for it.
func isCode(e ast.Expr, imported string, aliases map[string]bool) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return aliases[e.Name] || imported == "." && e.Name == "Code"
	case *ast.SelectorExpr:
		x, ok := e.X.(*ast.Ident)
		return ok && e.Sel.Name == "Code" && x.Name == imported
	}
	return false
}

// specs walks a file's declarations of one kind.
func specs[S ast.Spec](file *ast.File, kind token.Token) func(yield func(S, *ast.GenDecl) bool) {
	return func(yield func(S, *ast.GenDecl) bool) {
		for _, decl := range file.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok || gen.Tok != kind {
				continue
			}
			for _, spec := range gen.Specs {
				if s, ok := spec.(S); ok && !yield(s, gen) {
					return
				}
			}
		}
	}
}
