package ceasefire_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
)

// TestScenarios judges the incidents of testdata/scenarios, which are written for
// people who read treaties and no Go. A file has one theme. Its directives:
//
//   - agreement: an agreement in its JSON form, in force for what follows in the file;
//   - amend: a JSON merge patch of that agreement; "also" compiles the result beside it
//     instead, as a second agreement, and "undo" first goes back to the file's own one;
//   - judge name=...: lines that begin with "expect", then an incident in its JSON
//     form, without format and id.
//
// What is expected was reasoned from the rules, not copied from an output. It is
// asserted apart from the text below the line, so that the flag -rewrite, which
// writes that text anew, hides no fault. For every finding both evaluations have to be
// expected in full:
//
//	expect [clause] alleged: deed breach; breach open (account); pak open (account); afg no breach
//	expect [clause] established: ...
//
// and further, where it matters:
//
//	expect [clause] host: afg breach; pak no breach
//	expect [clause] host established: ...
//	expect [clause] matrix: reading = breach, absent; reading = ...
//	expect [clause] claimed: yes
//	expect [clause] ruled: violation of pak; no-violation of afg
//	expect [clause] replies: pak replied; afg no-reply
//	expect [clause] coverage: shown (some question says what was watched)
//	expect accounts: one+another | third
//	expect established accounts: ...
//	expect related: same-as other (asserted); ...
//	expect problems: code, code
//	expect never: word, word
//	expect no finding
func TestScenarios(t *testing.T) {
	names := map[string]string{}
	files := 0
	datadriven.Walk(t, "testdata/scenarios", func(t *testing.T, path string) {
		files++
		s := scenarios{file: filepath.Base(path), names: names}
		defer func() {
			for _, f := range s.faults {
				t.Error(f)
			}
		}()
		datadriven.RunTest(t, path, s.run)
	})
	all, err := filepath.Glob("testdata/scenarios/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	const least = 36
	if files == len(all) && len(names) < least {
		t.Errorf("%d scenarios, want %d at least", len(names), least)
	}
}

// scenarios runs one file.
type scenarios struct {
	file   string
	names  map[string]string // of all files: where a name was used
	base   any               // the file's agreement
	docs   []any             // the agreements in use
	rules  *ceasefire.Rules
	faults []string // expectations that were not met
}

func (s *scenarios) run(t *testing.T, d *datadriven.TestData) string {
	switch d.Cmd {
	case "agreement":
		s.base = decoded(t, d.Input)
		s.docs = []any{s.base}
	case "amend":
		if d.HasArg("undo") {
			s.docs = []any{s.base}
		}
		patch := decoded(t, cmp.Or(d.Input, "{}"))
		last := merge(s.docs[len(s.docs)-1], patch)
		if d.HasArg("also") {
			s.docs = append(slices.Clone(s.docs), last)
		} else {
			s.docs = append(slices.Clone(s.docs[:len(s.docs)-1]), last)
		}
	case "judge":
		return s.judge(t, d)
	default:
		t.Fatalf("unknown directive %q", d.Cmd)
	}
	var agreements []*ceasefire.Agreement
	for _, doc := range s.docs {
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		a, err := ceasefire.Parse(string(text))
		if err != nil {
			t.Fatalf("%s:\n%v", d.Pos, err)
		}
		agreements = append(agreements, a)
	}
	rules, problems := ceasefire.Compile(agreements...)
	if problems.Err() != nil {
		t.Fatalf("%s:\n%v", d.Pos, problems)
	}
	s.rules = rules
	var b strings.Builder
	for _, a := range agreements {
		writeAgreement(&b, a)
	}
	writeProblems(&b, problems)
	return b.String()
}

func decoded(t *testing.T, text string) any {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return v
}

func (s *scenarios) judge(t *testing.T, d *datadriven.TestData) string {
	var name string
	d.ScanArgs(t, "name", &name)
	if s.names[name] != "" {
		t.Fatalf("%s: the name %q was used in %s", d.Pos, name, s.names[name])
	}
	s.names[name] = d.Pos
	var expected, body []string
	for line := range strings.SplitSeq(d.Input, "\n") {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "expect "); ok && len(body) == 0 {
			expected = append(expected, rest)
		} else {
			body = append(body, line)
		}
	}
	doc := merge(decoded(t, strings.Join(body, "\n")), map[string]any{"format": ceasefire.IncidentFormat, "id": name})
	text, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	in, err := ceasefire.ParseIncident(string(text))
	if err != nil {
		t.Fatalf("%s:\n%v", d.Pos, err)
	}
	findings, problems := s.rules.Judge(*in)
	out := outcome(findings, problems)

	m := meeting{rules: s.rules, findings: findings, problems: problems, text: out}
	m.check(expected)
	// The order in which reports arrive has no part in what comes out.
	backwards := *in
	backwards.Reports = slices.Clone(in.Reports)
	slices.Reverse(backwards.Reports)
	if again, _ := s.rules.Judge(backwards); outcome(again, nil) != outcome(findings, nil) {
		m.fault("the reports in reverse order come to something else")
	}
	for _, f := range m.faults {
		s.faults = append(s.faults, fmt.Sprintf("%s: %s: %s", s.file, name, f))
	}
	return out
}

// meeting compares what was expected with what came out.
type meeting struct {
	rules    *ceasefire.Rules
	findings []ceasefire.Finding
	problems problem.List
	text     string
	faults   []string
}

func (m *meeting) fault(format string, args ...any) {
	m.faults = append(m.faults, fmt.Sprintf(format, args...))
}

func (m *meeting) check(expected []string) {
	weighed := map[string]bool{} // which evaluations were expected
	codes := ""
	nothing := false
	for _, line := range expected {
		if line == "no finding" {
			nothing = true
			continue
		}
		what, want, ok := strings.Cut(line, ": ")
		if !ok {
			m.fault("cannot read %q", line)
			continue
		}
		switch what {
		case "problems":
			codes = want
		case "never":
			m.never(strings.Split(want, ", "))
		case "accounts", "established accounts", "related":
			for _, f := range m.findings {
				m.same(what, of(f, what), want)
			}
		default:
			f := m.finding(&what)
			if f == nil {
				m.fault("no finding for %q", line)
				continue
			}
			m.same(what, of(*f, what), want)
			weighed[key(*f)+" "+what] = true
		}
	}
	if nothing != (len(m.findings) == 0) {
		m.fault("%d findings", len(m.findings))
	}
	for _, f := range m.findings {
		m.questions(f)
		for _, what := range []string{"alleged", "established"} {
			if !weighed[key(f)+" "+what] {
				m.fault("nothing is expected of what is %s under %s", what, key(f))
			}
		}
	}
	var got []string
	for _, p := range m.problems {
		got = append(got, string(p.Code))
	}
	slices.Sort(got)
	m.same("problems", strings.Join(slices.Compact(got), ", "), codes)
}

// questions asserts that what is open is asked: by fact a base dimension, by account
// which is true, by interpretation what is meant; and that where there is one cell
// no answer is said to settle it both ways.
func (m *meeting) questions(f ceasefire.Finding) {
	var asked ceasefire.Causes
	for q := range f.Questions() {
		switch q.About {
		case ceasefire.AboutAccount:
			asked |= ceasefire.Causes(ceasefire.Account)
		case ceasefire.AboutReading:
			asked |= ceasefire.Causes(ceasefire.Interpretation)
		default:
			asked |= ceasefire.Causes(ceasefire.Fact)
		}
		for _, a := range q.Breach {
			if len(f.Alleged.Accounts) == 1 && len(f.Alleged.Readings) == 1 && slices.Contains(q.NoBreach, a) {
				m.fault("%q is an answer for a breach and for none: %v", a, q)
			}
		}
	}
	if left := f.Alleged.Breach.Causes &^ asked; left != 0 {
		m.fault("%s is open by %v, and no question is asked", key(f), left)
	}
}

func (m *meeting) same(what, got, want string) {
	if got != want {
		m.fault("%s:\n\tgot  %s\n\twant %s", what, got, want)
	}
}

// never asserts that words occur nowhere: in the text, with its questions and
// problems, in the findings' own form, in their explanations.
func (m *meeting) never(words []string) {
	all := m.text
	for _, f := range m.findings {
		form, err := json.Marshal(f)
		if err != nil {
			m.fault("%v", err)
		}
		x, err := m.rules.Explain(f)
		if err != nil {
			m.fault("%v", err)
		}
		explained, err := json.Marshal(x)
		if err != nil {
			m.fault("%v", err)
		}
		all += string(form) + string(explained)
	}
	for _, w := range words {
		if strings.Contains(all, w) {
			m.fault("%q occurs in the output", w)
		}
	}
}

func key(f ceasefire.Finding) string { return string(f.Agreement) + "/" + string(f.Clause) }

// finding returns the finding that a line is about, and takes its name off the line:
// the only one, or the one whose clause, or agreement and clause, is named first.
func (m *meeting) finding(what *string) *ceasefire.Finding {
	first, rest, _ := strings.Cut(*what, " ")
	for i, f := range m.findings {
		if first == key(f) || first == string(f.Clause) {
			*what = rest
			return &m.findings[i]
		}
	}
	if len(m.findings) == 1 {
		return &m.findings[0]
	}
	return nil
}

// of returns what a finding says, in the words of an expectation.
func of(f ceasefire.Finding, what string) string {
	var out []string
	switch what {
	case "alleged":
		return evaluation(f.Alleged)
	case "established":
		return evaluation(f.Established)
	case "host":
		return parties(f.Alleged.Host)
	case "host established":
		return parties(f.Established.Host)
	case "accounts":
		return accounts(f.Alleged)
	case "established accounts":
		return accounts(f.Established)
	case "matrix":
		for i, r := range f.Alleged.Readings {
			var row []string
			for _, c := range f.Alleged.Breach.Cells[i] {
				row = append(row, cell(c))
			}
			out = append(out, fmt.Sprintf("%s = %s", r.ID, strings.Join(row, ", ")))
		}
	case "claimed":
		return map[bool]string{true: "yes", false: "no"}[f.Claimed]
	case "ruled":
		for _, r := range f.Ruled {
			s := string(r.Outcome)
			if r.Party != "" {
				s += " of " + string(r.Party)
			}
			out = append(out, s)
		}
	case "replies":
		for _, r := range f.Replies {
			out = append(out, fmt.Sprintf("%s %s", r.Party, r.Status))
		}
	case "coverage":
		for q := range f.Questions() {
			if q.Coverage != "" {
				return "shown"
			}
		}
		return "not shown"
	case "related":
		for _, r := range f.Related {
			out = append(out, fmt.Sprintf("%s %s (%v)", r.Kind, r.To, r.Standing))
		}
	default:
		return fmt.Sprintf("(%q cannot be expected)", what)
	}
	return strings.Join(out, "; ")
}

func cell(c ceasefire.Cell) string {
	switch {
	case c.Absent:
		return "absent"
	case c.Unspecified:
		return "unspecified"
	}
	return c.Verdict.String()
}

func verdict(a ceasefire.Answer) string {
	if a.Causes == 0 {
		return a.Verdict.String()
	}
	return fmt.Sprintf("%v (%v)", a.Verdict, a.Causes)
}

func evaluation(e ceasefire.Evaluation) string {
	return "deed " + verdict(e.Deed) + "; breach " + verdict(e.Breach) + "; " + parties(e.By)
}

func parties(ps []ceasefire.PartyAnswer) string {
	var out []string
	for _, p := range ps {
		out = append(out, string(p.Party)+" "+verdict(p.Answer))
	}
	return strings.Join(out, "; ")
}

// writeAgreement says in a few lines what was agreed.
func writeAgreement(b *strings.Builder, a *ceasefire.Agreement) {
	until := ""
	if a.Force.Until != "" {
		until = fmt.Sprintf(" until %s", a.Force.Until)
	}
	from := "always"
	if a.Force.From != "" {
		from = fmt.Sprintf("from %s", a.Force.From)
	}
	fmt.Fprintf(b, "%s: parties %s; in force %s%s (%v)\n", cmp.Or(a.Title, string(a.ID)), joined(a.Parties), from, until, a.Zone)
	for _, c := range a.Clauses {
		fmt.Fprintf(b, "  %s: %s\n", cmp.Or(c.Article, string(c.ID)), c.Text)
	}
	for _, r := range a.Readings {
		fmt.Fprintf(b, "  reading of %s: %s\n", joined(r.Of), cmp.Or(r.Title, string(r.ID)))
	}
}

func joined[T ~string](list []T) string {
	var out []string
	for _, x := range list {
		out = append(out, string(x))
	}
	return strings.Join(out, ", ")
}

func writeProblems(b *strings.Builder, problems problem.List) {
	for _, p := range problems {
		p.Line, p.Column = 0, 0 // the incident is written anew by the harness
		fmt.Fprintf(b, "problem: %s\n", p)
	}
}

// outcome is what came out, in words.
func outcome(findings []ceasefire.Finding, problems problem.List) string {
	var b strings.Builder
	for i := range findings {
		if i > 0 {
			b.WriteString("\n")
		}
		writeFinding(&b, findings[i])
	}
	if len(findings) == 0 {
		b.WriteString("no finding\n")
	}
	writeProblems(&b, problems)
	return b.String()
}

func writeFinding(b *strings.Builder, f ceasefire.Finding) {
	fmt.Fprintf(b, "%s, %v\n", f.Agreement, f)
	fmt.Fprintf(b, "  Alleged. A complaint: %s.\n", map[bool]string{true: "yes", false: "no"}[f.Claimed])
	writeEvaluation(b, f.Alleged)
	fmt.Fprintf(b, "  Established, to the standard %q.\n", f.Standard)
	writeEvaluation(b, f.Established)
	for _, p := range f.Paths {
		who := cmp.Or(string(p.Actor), "whoever")
		fmt.Fprintf(b, "  Path, as %s reads it: %s", p.Reading, who)
		if p.Origin != "" {
			fmt.Fprintf(b, " from %s", p.Origin)
		}
		for _, s := range p.Steps {
			fmt.Fprintf(b, " -> %s (%s)", s.To, s.Basis)
		}
		if len(p.Contested) > 0 {
			fmt.Fprintf(b, "; rests on: %s", strings.Join(p.Contested, ", "))
		}
		b.WriteString("\n")
	}
	for q := range f.Questions() {
		fmt.Fprintf(b, "  Question: %v\n", q)
	}
	var unproved []string
	for q := range f.Unproved() {
		if what := string(q.About); !slices.Contains(unproved, what) {
			unproved = append(unproved, what)
		}
	}
	if len(unproved) > 0 {
		fmt.Fprintf(b, "  Still to be proved or disproved: %s\n", strings.Join(unproved, ", "))
	}
	for _, r := range f.Ruled {
		fmt.Fprintf(b, "  Ruled by %s: %s", r.By, r.Outcome)
		if r.Party != "" {
			fmt.Fprintf(b, ", %s", r.Party)
		}
		if r.Degree != "" {
			fmt.Fprintf(b, " (%s)", r.Degree)
		}
		if r.At.IsValid() {
			fmt.Fprintf(b, ", on %v", r.At)
		}
		if r.Text != "" {
			fmt.Fprintf(b, ": %s", r.Text)
		}
		b.WriteString("\n")
	}
	for _, r := range f.Related {
		fmt.Fprintf(b, "  Related: %s %s (%v)\n", r.Kind, r.To, r.Standing)
	}
	for _, r := range f.Replies {
		fmt.Fprintf(b, "  Reply of %s: %s\n", r.Party, r.Status)
	}
	if f.Publication != "" {
		fmt.Fprintf(b, "  Publication: %s\n", f.Publication)
	}
}

// writeEvaluation writes the accounts and a line for each cell: of each question the
// verdict under a reading, on an account.
func writeEvaluation(b *strings.Builder, e ceasefire.Evaluation) {
	fmt.Fprintf(b, "    In sum: %s\n", sentence(e.Deed, e.Breach, e.By, e.Host, verdict))
	for k, a := range e.Accounts {
		fmt.Fprintf(b, "    Account %d, of %s", k+1, cmp.Or(strings.Join(a.Claimants, " and "), "nobody in particular"))
		if a.Union {
			b.WriteString("; too many accounts: all claims taken together")
		}
		if a.Silent {
			b.WriteString("; silent on the incident")
		}
		for _, f := range a.Facts {
			holds := "does not hold"
			switch {
			case f.Open:
				holds = "is left open"
			case f.Holds:
				holds = "holds"
			}
			fmt.Fprintf(b, "; that %s %s", f.Text, holds)
		}
		b.WriteString("\n")
		for i, r := range e.Readings {
			at := func(a ceasefire.Answer) string { return cell(a.Cells[i][k]) }
			fmt.Fprintf(b, "      reading %s: %s\n", r.ID, sentence(e.Deed, e.Breach, e.By, e.Host, at))
		}
	}
}

func sentence(deed, breach ceasefire.Answer, by, host []ceasefire.PartyAnswer, say func(ceasefire.Answer) string) string {
	out := []string{"deed " + say(deed), "answered for " + say(breach)}
	for _, p := range by {
		out = append(out, p.Name+" "+say(p.Answer))
	}
	for _, p := range host {
		out = append(out, p.Name+" as host "+say(p.Answer))
	}
	return strings.Join(out, "; ")
}
