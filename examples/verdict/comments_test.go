package main

import (
	"cmp"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// source is the text of the packages that the documents' types are in.
type source struct{ packages map[string]*pkg }

// pkg is what is said in a package: by "Type", by "Type.Field", and the constants
// by type.
type pkg struct {
	docs      map[string]string
	fields    map[string]string
	constants map[string][]constant
	words     map[string]string // what a constant's name stands for in a document
}

// constant is a constant of an enum.
type constant struct {
	name, text string
	number     int
	raw, doc   string // its comment, as it is and for readers
}

// readSource parses the packages at paths below root.
func readSource(root string, paths ...string) (*source, error) {
	src := &source{packages: map[string]*pkg{}}
	for _, p := range paths {
		files, err := filepath.Glob(filepath.Join(root, p, "*.go"))
		if err != nil {
			return nil, err
		}
		x := &pkg{docs: map[string]string{}, fields: map[string]string{}, constants: map[string][]constant{}, words: map[string]string{}}
		src.packages[externalPackage+p] = x
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			for _, d := range f.Decls {
				if decl, ok := d.(*ast.GenDecl); ok {
					x.read(decl)
				}
			}
		}
	}
	for p, x := range src.packages {
		for _, all := range x.constants {
			for i := range all {
				_, rest, ok := cutQuoted(all[i].raw)
				if !ok {
					rest = all[i].raw
				}
				all[i].doc = src.clean(p, rest)
			}
		}
	}
	return src, nil
}

// cutQuoted takes the text of an enum's value off its comment: "state": what it is.
func cutQuoted(s string) (word, rest string, ok bool) {
	quoted, err := strconv.QuotedPrefix(s)
	if err != nil {
		return "", s, false
	}
	word, err = strconv.Unquote(quoted)
	return word, strings.TrimSpace(strings.TrimPrefix(s[len(quoted):], ":")), err == nil
}

func (x *pkg) read(decl *ast.GenDecl) {
	switch decl.Tok {
	case token.TYPE:
		for _, s := range decl.Specs {
			spec := s.(*ast.TypeSpec)
			doc := spec.Doc
			if doc == nil {
				doc = decl.Doc
			}
			x.docs[spec.Name.Name] = doc.Text()
			if st, ok := spec.Type.(*ast.StructType); ok {
				x.readFields(spec.Name.Name, st)
			}
		}
	case token.CONST:
		typ, plus := "", 0
		for i, s := range decl.Specs {
			spec := s.(*ast.ValueSpec)
			if id, ok := spec.Type.(*ast.Ident); ok {
				typ = id.Name
			} else if len(spec.Values) > 0 && typ != "Policy" {
				typ = ""
			}
			if len(spec.Values) > 0 {
				plus = 0
				if sum, ok := spec.Values[0].(*ast.BinaryExpr); ok && sum.Op == token.ADD {
					plus = 1
				}
			}
			if typ == "" {
				continue
			}
			c := constant{name: spec.Names[0].Name, number: i + plus}
			c.raw = strings.TrimSpace(cmp.Or(spec.Doc.Text(), spec.Comment.Text()))
			if len(spec.Values) > 0 {
				if lit, ok := spec.Values[0].(*ast.BasicLit); ok {
					c.text, _ = strconv.Unquote(lit.Value)
				}
			}
			if word, _, ok := cutQuoted(c.raw); ok && c.text == "" {
				x.words[c.name] = word
			} else if c.text != "" {
				x.words[c.name] = c.text
			}
			x.constants[typ] = append(x.constants[typ], c)
		}
	}
}

// readFields reads the comments of a struct's fields. A comment above several
// fields without an empty line between them is that of all that it names.
func (x *pkg) readFields(owner string, st *ast.StructType) {
	shared := ""
	for _, f := range st.Fields.List {
		doc := strings.TrimSpace(f.Doc.Text())
		if doc != "" {
			shared = doc
		}
		for _, n := range f.Names {
			switch line := strings.TrimSpace(f.Comment.Text()); {
			case doc != "":
				x.fields[owner+"."+n.Name] = doc
				if line != "" {
					x.fields[owner+"."+n.Name] += " (" + line + ")"
				}
			case line != "":
				x.fields[owner+"."+n.Name] = sentence(line)
			case regexp.MustCompile(`\b` + n.Name + `\b`).MatchString(shared):
				x.fields[owner+"."+n.Name] = shared
			}
		}
	}
}

func sentence(s string) string {
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

func (s *source) doc(t reflect.Type) string {
	p := s.packages[t.PkgPath()]
	if p == nil {
		return ""
	}
	doc := p.docs[t.Name()]
	if rest, ok := strings.CutPrefix(doc, t.Name()+" "); ok { // "LinkKind is" becomes "Link kind is"
		name := strings.ToLower(spaced(t.Name()))
		doc = strings.ToUpper(name[:1]) + name[1:] + " " + rest
	}
	return s.clean(t.PkgPath(), doc)
}

func (s *source) field(owner, name string) string {
	short, typ, _ := strings.Cut(owner, ".")
	for at, p := range s.packages {
		if path.Base(at) == short {
			return s.clean(at, p.fields[typ+"."+name])
		}
	}
	return ""
}

func (s *source) constants(t reflect.Type) []constant {
	if p := s.packages[t.PkgPath()]; p != nil && t.Name() != "" {
		return slices.Clone(p.constants[t.Name()])
	}
	return nil
}

// links are what doc links lead to that is no value of a document, in words.
func links() map[string]string {
	return map[string]string{
		"DefaultProof":                  "the customary rule: a monitor's own uncontradicted observation, and an admission, meet reasonable grounds to believe",
		"Rules.Judge":                   "the program",
		"Prohibition":                   "forbids",
		"Unspecified":                   "promises",
		"Exception":                     "an exception",
		"Roster.DueDiligence":           "dueDiligence",
		"Agreement.Standard":            "the agreement's standard",
		"SomethingElse":                 "something else",
		"actors.PolicyEffectiveControl": "effective-control",
	}
}

var (
	link     = regexp.MustCompile(`\[([A-Za-z]+(\.[A-Za-z]+)*)\]`)
	lastLink = regexp.MustCompile(`\.\s+\[([A-Za-z]+)\]\.`)        // the rule that counts a relation: "… of the object. [Support]."
	compound = regexp.MustCompile(`\b[A-Z][a-z]+([A-Z][a-z]+)+\b`) // a field: AtLeast
	dotted   = regexp.MustCompile(`\b[A-Z][a-z]+\.[A-Z][a-z]+\b`)  // a field of a field: Mechanism.Rules
	// goOnly tells what only concerns who writes Go.
	goOnly = regexp.MustCompile(`\b([Cc]omparable|Reachless|new roster|zero [A-Z]\w+|zero value|plain data|[Ii]mmutable|opaque|omitzero|see (forbids|promises|Parse|Encode|Distinct)|See [a-z]|[Ss]ee \w+(\.\w+)? and \w+|NewRoster|Compile|Check|Encode|sum type)\b`)
)

// clean makes of a doc comment what a reader of documents can use: names of
// constants become their values, names of fields those of members, and sentences
// about Go go.
func (s *source) clean(in, doc string) string {
	if doc == "" {
		return ""
	}
	doc = lastLink.ReplaceAllString(doc, " (it counts by the rule [$1]).")
	doc = link.ReplaceAllStringFunc(doc, func(l string) string {
		name := l[1 : len(l)-1]
		if word, ok := links()[name]; ok {
			return word
		}
		pkg, short, qualified := strings.Cut(name, ".")
		for at, p := range s.packages {
			if word, ok := p.words[short]; ok && qualified && path.Base(at) == pkg {
				return word
			}
		}
		if word, ok := s.packages[in].words[name]; ok {
			return word
		}
		for _, all := range s.packages[in].constants {
			for _, c := range all {
				if c.name == name {
					return strings.ToLower(spaced(name))
				}
			}
		}
		return strings.ToLower(spaced(name))
	})
	var parse comment.Parser
	flat := (&comment.Printer{TextWidth: -1}).Text(parse.Parse(doc))
	var paragraphs []string
	for _, p := range strings.Split(strings.TrimSpace(string(flat)), "\n\n") {
		var kept []string
		all := sentences(strings.Join(strings.Fields(p), " "))
		if len(paragraphs) > 0 && goOnly.MatchString(all[0]) {
			continue // the rest of it is on the same thing
		}
		for _, x := range all {
			if !goOnly.MatchString(x) {
				kept = append(kept, x)
			}
		}
		if len(kept) > 0 {
			paragraphs = append(paragraphs, strings.Join(kept, " "))
		}
	}
	text := compound.ReplaceAllStringFunc(strings.Join(paragraphs, "\n\n"), func(w string) string {
		if word, ok := s.packages[in].words[w]; ok {
			return word
		}
		return strings.ToLower(w[:1]) + w[1:]
	})
	text = dotted.ReplaceAllStringFunc(text, strings.ToLower)
	return strings.NewReplacer("an invalid end", "an end left out", "invalid", "left out", "left zero", "left out", ", as data with one strict JSON form", "").Replace(text)
}

func spaced(name string) string {
	name = name[strings.LastIndex(name, ".")+1:]
	return regexp.MustCompile(`([a-z])([A-Z])`).ReplaceAllString(name, "$1 $2")
}

// sentences cuts a text after stops that a capital follows.
func sentences(s string) []string {
	var out []string
	for _, at := range regexp.MustCompile(`[.:] [A-Z"]`).FindAllStringIndex(s, -1) {
		if s[at[0]] == ':' {
			continue
		}
		done := 0
		for _, x := range out {
			done += len(x) + 1
		}
		out = append(out, s[done:at[0]+1])
	}
	done := 0
	for _, x := range out {
		done += len(x) + 1
	}
	return append(out, s[done:])
}
