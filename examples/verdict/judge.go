package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
)

// Result is what is printed, and its JSON form.
type Result struct {
	Format     string           `json:"format"`
	Agreements []Agreement      `json:"agreements"`
	Incidents  []JudgedIncident `json:"incidents"`
}

// resultFormat is the name and version of the JSON form of a Result.
const resultFormat = "parley.example.verdict/1"

// Agreement names an agreement.
type Agreement struct {
	ID    ceasefire.AgreementID `json:"id"`
	Title string                `json:"title,omitempty"`

	document *ceasefire.Agreement
}

// JudgedIncident is an incident with what its reports come to under every clause.
// It holds nothing of the reports themselves, which may be confidential.
type JudgedIncident struct {
	ID       ceasefire.IncidentID `json:"id"`
	Title    string               `json:"title,omitempty"`
	AsOf     when.Instant         `json:"asOf,omitzero"`
	Findings []JudgedClause       `json:"findings"`
}

// JudgedClause is a finding in words and in full, with what would settle it and
// why it is so.
type JudgedClause struct {
	Sentence    string                 `json:"sentence"`
	Finding     ceasefire.Finding      `json:"finding"`
	Questions   []ceasefire.Question   `json:"questions,omitempty"`
	Explanation *ceasefire.Explanation `json:"explanation,omitempty"`
}

// file is a file that was read.
type file struct {
	name   string
	text   []byte
	source *strict.Source
}

// desk collects what is wrong with files, to be said all at once.
type desk struct {
	files    map[string]*file
	problems problem.List
}

// judge reads and judges the files. The report says what is wrong or doubtful; the
// result is nil if anything could not be used.
func judge(agreements, incidents []string, read func(string) ([]byte, error), reasons bool) (result *Result, report string) {
	d := &desk{files: map[string]*file{}}
	result = &Result{Format: resultFormat, Agreements: []Agreement{}, Incidents: []JudgedIncident{}}
	var documents []*ceasefire.Agreement
	named := map[ceasefire.AgreementID]string{} // in which file an agreement is
	for i, name := range agreements {
		if slices.Contains(agreements[:i], name) {
			d.add(d.files[name], problem.Problem{Doc: name, Message: "the file is named twice", Mend: "name it once"})
			continue
		}
		f := d.open(name, read)
		if f == nil || d.misplaced(f, ceasefire.Format, ceasefire.IncidentFormat, "this is an incident", "name it without -agreement") {
			continue
		}
		a, err := ceasefire.Parse(string(f.text))
		d.source(f, &ceasefire.Agreement{})
		d.add(f, err)
		documents = append(documents, a)
		if _, there := named[a.ID]; !there {
			named[a.ID] = name
		}
		result.Agreements = append(result.Agreements, Agreement{a.ID, a.Title, a})
	}
	var rules *ceasefire.Rules
	if d.problems.Err() == nil { // what Parse has said is not said twice
		var found problem.List
		rules, found = ceasefire.Compile(documents...)
		for _, p := range found {
			d.add(d.files[named[ceasefire.AgreementID(p.Doc)]], p)
		}
	}
	for i, name := range incidents {
		if slices.Contains(incidents[:i], name) {
			d.add(d.files[name], problem.Problem{Doc: name, Message: "the file is named twice", Mend: "name it once"})
			continue
		}
		f := d.open(name, read)
		if f == nil || d.misplaced(f, ceasefire.IncidentFormat, ceasefire.Format, "this is an agreement", "name it with -agreement "+name) {
			continue
		}
		in, err := ceasefire.ParseIncident(string(f.text))
		d.source(f, &ceasefire.Incident{})
		d.add(f, err)
		if err != nil || rules == nil {
			continue
		}
		findings, found := rules.Judge(*in)
		for _, p := range found {
			d.add(f, p)
		}
		j := JudgedIncident{ID: in.ID, Title: in.Title, AsOf: in.AsOf, Findings: []JudgedClause{}}
		for _, x := range findings {
			c := JudgedClause{Sentence: x.String(), Finding: x, Questions: slices.Collect(x.Questions())}
			if reasons {
				e, err := rules.Explain(x)
				if err != nil {
					d.add(f, err)
				}
				c.Explanation = &e
			}
			j.Findings = append(j.Findings, c)
		}
		result.Incidents = append(result.Incidents, j)
	}
	if d.problems.Err() != nil {
		result = nil
	}
	return result, d.report()
}

// open reads a file, or returns nil.
func (d *desk) open(name string, read func(string) ([]byte, error)) *file {
	if f := d.files[name]; f != nil {
		return f
	}
	text, err := read(name)
	if err != nil {
		d.problems = append(d.problems, problem.Problem{Doc: name, Message: "the file cannot be read", Mend: cause(err)})
		return nil
	}
	f := &file{name: name, text: text}
	d.files[name] = f
	return f
}

// cause is why a file cannot be read, without its name.
func cause(err error) string {
	s := err.Error()
	if _, after, ok := strings.Cut(s, ": "); ok {
		s = after
	}
	return s
}

// source notes where everything stands in a file.
func (d *desk) source(f *file, into any) { f.source, _ = strict.Decode(f.text, into) }

// misplaced reports a file that is of the other kind. Its every line would be wrong
// otherwise.
func (d *desk) misplaced(f *file, want, other, message, mend string) bool {
	var head struct {
		Format string `json:"format"`
	}
	if err := json.Unmarshal(f.text, &head); err != nil || head.Format != other {
		return false // what else is wrong is said when it is read
	}
	d.source(f, &map[string]json.RawMessage{})
	d.add(f, problem.Problem{Code: ceasefire.UnknownFormat, Path: "format", Message: fmt.Sprintf("%s, not a file of format %s", message, want), Mend: mend})
	return true
}

// add notes what is wrong with a file.
func (d *desk) add(f *file, err error) {
	var list problem.List
	var one problem.Problem
	switch {
	case err == nil:
		return
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = problem.List{one}
	default:
		list = problem.List{{Message: err.Error()}}
	}
	for _, p := range list {
		if f != nil {
			p.Doc = f.name
			if p.Line == 0 && p.Code != problem.MoreProblems && f.source != nil {
				p.Line, p.Column, _ = f.source.Locate(p.Path)
			}
		}
		if !slices.Contains(d.problems, p) {
			d.problems = append(d.problems, p)
		}
	}
}

// report prints all that is wrong, each with its line and a caret below its place.
func (d *desk) report() string {
	d.problems.Sort()
	var b strings.Builder
	for _, p := range d.problems {
		b.WriteString(p.String() + "\n")
		if f := d.files[p.Doc]; f != nil {
			for line := range strings.Lines(problem.Snippet(f.text, p)) {
				b.WriteString("    " + line)
			}
		}
	}
	if n := len(d.problems.Hard()); n > 0 {
		fmt.Fprintf(&b, "%s: nothing was judged.\n", count(n, "problem"))
	}
	return b.String()
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
