package ceasefiretest_test

import (
	"bytes"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
)

// check compiles and judges a case; a report that cannot be used is no case.
func check(t *rapid.T, c ceasefiretest.Case) []ceasefire.Finding {
	rules, problems := ceasefire.Compile(c.Agreement)
	if err := problems.Err(); err != nil {
		t.Fatalf("the agreement does not compile: %v", err)
	}
	findings, problems := rules.Judge(c.Incident)
	for _, p := range problems.Hard() {
		if !ceasefiretest.Ignored(p) {
			t.Fatalf("the incident has a problem: %v", p)
		}
	}
	return findings
}

// clone copies an agreement by its JSON form, changed as text by edit.
func clone(t *rapid.T, a *ceasefire.Agreement, edit func(string) string) *ceasefire.Agreement {
	text, err := a.Encode()
	if err != nil {
		t.Fatal(err)
	}
	b, err := ceasefire.Parse(edit(string(text)))
	if err != nil {
		t.Fatalf("%v in %s", err, edit(string(text)))
	}
	return b
}

func same(s string) string { return s }

// cells walks the cells of every answer, on the claims and on what is proved, with
// a name for each.
func cells(fs []ceasefire.Finding, yield func(name string, c ceasefire.Cell)) {
	for _, f := range fs {
		evaluation := func(view string, e ceasefire.Evaluation) {
			answer := func(name string, a ceasefire.Answer) {
				for i, row := range a.Cells {
					for k, c := range row {
						yield(fmt.Sprintf("%s %s %s [%d,%d]", f.Clause, view, name, i, k), c)
					}
				}
			}
			answer("deed", e.Deed)
			answer("breach", e.Breach)
			for _, p := range e.By {
				answer("by "+string(p.Party), p.Answer)
			}
			for _, p := range e.Host {
				answer("host "+string(p.Party), p.Answer)
			}
		}
		evaluation("alleged", f.Alleged)
		evaluation("established", f.Established)
	}
}

// compareCells calls judge for every cell that both lists of findings have.
func compareCells(before, after []ceasefire.Finding, judge func(name string, b, a ceasefire.Cell)) {
	was := map[string]ceasefire.Cell{}
	cells(before, func(name string, c ceasefire.Cell) { was[name] = c })
	cells(after, func(name string, c ceasefire.Cell) {
		if b, ok := was[name]; ok {
			judge(name, b, c)
		}
	})
}

// single draws a case with one report that gives an account: no other claimant,
// and no contested relation to make accounts of.
func single(t *rapid.T) ceasefiretest.Case {
	c := ceasefiretest.Cases().Draw(t, "case")
	c.Incident.Reports = c.Incident.Reports[:1]
	for i := range c.Agreement.Roster.Relations {
		c.Agreement.Roster.Relations[i].Said.DeniedBy = nil
	}
	for i := range c.Agreement.Roster.Territories {
		for k := range c.Agreement.Roster.Territories[i].Held {
			c.Agreement.Roster.Territories[i].Held[k].Said.DeniedBy = nil
		}
	}
	for i := range c.Agreement.Force.Extensions {
		c.Agreement.Force.Extensions[i].Said.DeniedBy = nil
	}
	return c
}

// Law 4: knowledge is monotone. To learn more, while the accounts stay as they
// are, never changes a cell that is decided: neither on the claims nor on what is
// proved, whatever proves it, as long as nothing that is learnt contradicts anybody
// else's word, which would then prove less.
func TestLaw4KnowledgeIsMonotone(t *testing.T) {
	decided := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		more := ceasefiretest.Cases().Draw(t, "more").Incident.Reports[0]
		rules := ceasefire.MustCompile(c.Agreement)
		judge := func(in ceasefire.Incident) ([]ceasefire.Finding, bool) {
			findings, problems := rules.Judge(in)
			return findings, !slices.ContainsFunc(problems, func(p problem.Problem) bool { return !ceasefiretest.Ignored(p) })
		}
		before, ok := judge(c.Incident)
		if !ok {
			return
		}
		c.Incident.Reports = slices.Clone(c.Incident.Reports)
		r := &c.Incident.Reports[rapid.IntRange(0, len(c.Incident.Reports)-1).Draw(t, "whose")]
		if r.Denies || len(r.Or) > 0 || len(r.Withdraws) > 0 {
			return
		}
		// Fill in one thing that was not stated.
		switch rapid.IntRange(0, 7).Draw(t, "learn") {
		case 0:
			if r.At.IsZero() {
				r.At = more.At
			}
		case 1:
			if len(r.By)+len(r.NotBy) == 0 {
				r.By = []actors.ID{rapid.SampledFrom([]actors.ID{"north", "south", "band", ceasefire.SomethingElse}).Draw(t, "by")}
			}
		case 2:
			if r.Act == "" {
				r.Act = "force"
			}
		case 3:
			if r.Origin.IsZero() && len(c.Agreement.Roster.Territories) > 0 {
				r.Origin = ceasefire.In("east")
			}
		case 4:
			if r.Effect.IsZero() && len(c.Agreement.Roster.Territories) > 0 {
				r.Effect = ceasefire.In("land")
			}
		case 5:
			if len(r.Circumstances) == 0 {
				r.Circumstances = ceasefire.Circumstances{ceasefire.NoticeGiven: true, ceasefire.MeasuresTaken: false}
			}
		case 6:
			if len(r.Harm) == 0 {
				r.Harm = map[ceasefire.HarmKind]ceasefire.Count{ceasefire.Killed: ceasefire.Exactly(3)}
			}
		case 7:
			if len(r.Target.Of) == 0 {
				r.Target.Of = []actors.ID{"north"}
			}
		}
		after, ok := judge(c.Incident)
		if !ok { // what was learnt cannot be
			return
		}
		for i, b := range before {
			a := after[i]
			if !reflect.DeepEqual(b.Alleged.Accounts, a.Alleged.Accounts) {
				continue // it splits accounts, or joins them
			}
			if len(a.Alleged.Accounts) > 1 || !reflect.DeepEqual(b.Established.Accounts, a.Established.Accounts) {
				b.Established, a.Established = ceasefire.Evaluation{}, ceasefire.Evaluation{}
			}
			compareCells([]ceasefire.Finding{b}, []ceasefire.Finding{a}, func(name string, b, a ceasefire.Cell) {
				if b.Verdict != ceasefire.Open {
					decided[strings.Fields(name)[1]]++
					if a.Verdict != b.Verdict {
						t.Fatalf("%s was %v and became %v when more was learnt", name, b.Verdict, a.Verdict)
					}
				}
			})
		}
	})
	t.Logf("decided cells: %v", decided)
	if decided["alleged"] == 0 || decided["established"] == 0 {
		t.Error("no cell was decided: nothing was tested")
	}
}

// Law 5: verdicts are sound and complete against worlds. Every open cell shows two
// worlds that its account allows and that differ, by the word of the reference
// evaluator, which enumerates none for it where there is one report.
func TestLaw5OpenCellsHaveTwoWorlds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := single(t)
		rules := ceasefire.MustCompile(c.Agreement)
		if err := ceasefiretest.CheckLaws(rules, c.Incident); err != nil {
			t.Fatal(err)
		}
	})
}

func TestLaw5OnSeveralAccounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		rules := ceasefire.MustCompile(c.Agreement)
		if err := ceasefiretest.CheckLaws(rules, c.Incident); err != nil {
			t.Fatal(err)
		}
	})
}

// editTerms changes every prohibition of an agreement.
func editTerms(a *ceasefire.Agreement, edit func(*ceasefire.Prohibition)) {
	each := func(cs []ceasefire.Clause) {
		for i := range cs {
			if p, ok := cs[i].Term.(ceasefire.Prohibition); ok {
				edit(&p)
				cs[i].Term = p
			}
		}
	}
	each(a.Clauses)
	for i := range a.Readings {
		each(a.Readings[i].Replace)
		each(a.Readings[i].Add)
	}
}

// narrower says of every cell that it did not come closer to a breach.
func narrower(t *rapid.T, what string, before, after []ceasefire.Finding) {
	compareCells(before, after, func(name string, b, a ceasefire.Cell) {
		if b.Verdict == ceasefire.NoBreach && a.Verdict != ceasefire.NoBreach || a.Verdict == ceasefire.Breach && b.Verdict != ceasefire.Breach {
			t.Fatalf("%s: %s was %v and became %v", what, name, b.Verdict, a.Verdict)
		}
	})
}

// Law 6: exceptions never add breaches.
func TestLaw6ExceptionsNeverAdd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := single(t)
		before := check(t, c)
		donor := ceasefiretest.Cases().Draw(t, "donor").Agreement
		var x ceasefire.Pattern
		editTerms(donor, func(p *ceasefire.Prohibition) { x = p.Forbids[0] })
		x.Origin, x.Effect, x.Acts, x.Weapons, x.Targets = nil, nil, nil, nil, nil // codes and places of another document
		x.By = nil
		c.Agreement = clone(t, c.Agreement, same)
		editTerms(c.Agreement, func(p *ceasefire.Prohibition) {
			p.Except = append(slices.Clone(p.Except), ceasefire.Exception{Pattern: x})
		})
		narrower(t, "an exception was added", before, check(t, c))
	})
}

// Law 6: raising a minimum never adds breaches. Exceptions are left out: there a
// minimum works the other way.
func TestLaw6RaisingAMinimumNeverAdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := single(t)
		editTerms(c.Agreement, func(p *ceasefire.Prohibition) { p.Except = nil })
		before := check(t, c)
		c.Agreement = clone(t, c.Agreement, same)
		kind := rapid.SampledFrom([]ceasefire.HarmKind{ceasefire.Killed, ceasefire.KilledCivilians}).Draw(t, "kind")
		editTerms(c.Agreement, func(p *ceasefire.Prohibition) {
			for i := range p.Forbids {
				h := slices.Clone(p.Forbids[i].Harm)
				for k := range h {
					h[k].AtLeast++
				}
				if len(h) == 0 {
					h = []ceasefire.HarmAtLeast{{Kind: kind, AtLeast: 1}}
				}
				p.Forbids[i].Harm = h
			}
		})
		narrower(t, "a minimum was raised", before, check(t, c))
	})
}

// equal says of every cell that it is as it was.
func equal(t *rapid.T, what string, before, after []ceasefire.Finding) {
	compareCells(before, after, func(name string, b, a ceasefire.Cell) {
		if b.Verdict != a.Verdict || b.Causes != a.Causes {
			t.Fatalf("%s: %s was %v and became %v", what, name, b.Verdict, a.Verdict)
		}
	})
}

// Law 6: splitting changes nothing: neither a pattern's span cut in two nor one
// pattern for two weapons made two patterns.
func TestLaw6SplittingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := single(t)
		before := check(t, c)
		c.Agreement = clone(t, c.Agreement, same)
		cut := ceasefire.Moment(fmt.Sprintf("2025-01-01T%02d:30:00Z", rapid.IntRange(0, 4).Draw(t, "cut")))
		split := func(x ceasefire.Pattern) ceasefire.Pattern {
			if len(x.During) == 0 {
				x.During = []ceasefire.Period{{Until: cut}, {From: cut}}
			}
			return x
		}
		editTerms(c.Agreement, func(p *ceasefire.Prohibition) {
			for i := range p.Forbids {
				p.Forbids[i] = split(p.Forbids[i])
			}
			for i := range p.Except {
				p.Except[i].Pattern = split(p.Except[i].Pattern)
			}
		})
		equal(t, "spans were split", before, check(t, c))
	})
}

// Law 6: renaming identifiers changes nothing.
func TestLaw6RenamingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		before := check(t, c)
		rename := strings.NewReplacer(`"band"`, `"a-band"`, `"north"`, `"z-north"`, `"land"`, `"a-land"`, `"east"`, `"z-east"`, `"army"`, `"z-army"`, `"annex"`, `"z-annex"`)
		after := check(t, renamed(t, c, rename))
		for i := range before {
			// Accounts of confidential sources are numbered by what these say, in which
			// identifiers occur: renaming may put them in another order.
			inOrder(&before[i])
			inOrder(&after[i])
			equal(t, "identifiers were renamed", before[i:i+1], after[i:i+1])
		}
	})
}

// renamed copies a case by its JSON forms, changed as text.
// inOrder sorts the accounts of a finding by what they come to.
func inOrder(f *ceasefire.Finding) {
	for _, e := range []*ceasefire.Evaluation{&f.Alleged, &f.Established} {
		answers := []*ceasefire.Answer{&e.Deed, &e.Breach}
		for _, parties := range [][]ceasefire.PartyAnswer{e.By, e.Host} {
			byName := slices.Clone(parties) // as they were called before
			slices.SortFunc(byName, func(a, b ceasefire.PartyAnswer) int {
				return strings.Compare(strings.TrimPrefix(string(a.Party), "z-"), strings.TrimPrefix(string(b.Party), "z-"))
			})
			for _, p := range byName {
				i := slices.IndexFunc(parties, func(q ceasefire.PartyAnswer) bool { return q.Party == p.Party })
				answers = append(answers, &parties[i].Answer)
			}
		}
		key := func(k int) string {
			var b strings.Builder
			for _, a := range answers {
				for _, row := range a.Cells {
					fmt.Fprintf(&b, "%v %v;", row[k].Verdict, row[k].Causes)
				}
			}
			return b.String()
		}
		order := make([]int, len(e.Accounts))
		for k := range order {
			order[k] = k
		}
		slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(key(a), key(b)) })
		for _, a := range answers {
			for i, row := range a.Cells {
				sorted := make([]ceasefire.Cell, len(row))
				for k, from := range order {
					sorted[k] = row[from]
				}
				a.Cells[i] = sorted
			}
		}
	}
}

func renamed(t *rapid.T, c ceasefiretest.Case, rename *strings.Replacer) ceasefiretest.Case {
	text, err := c.Incident.Encode()
	if err != nil {
		t.Fatal(err)
	}
	in, err := ceasefire.ParseIncident(rename.Replace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return ceasefiretest.Case{Agreement: clone(t, c.Agreement, rename.Replace), Incident: *in}
}

// Nothing that is handed on reveals confidential sources: not their names, not the
// groups, ids and words of their reports, nor who held them.
func TestConfidentialSourcesStayHidden(t *testing.T) {
	numbered := 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		for i := range c.Incident.Reports {
			r := &c.Incident.Reports[i]
			r.Text, r.Evidence.Custody = "hidden words", []ceasefire.Custody{{Holder: "hidden holder"}}
		}
		hide := strings.NewReplacer(`"n"`, `"hidden-n"`, `"s"`, `"hidden-s"`, `"mon"`, `"hidden-mon"`, `"press"`, `"hidden-press"`, `"s-press"`, `"hidden-s-press"`,
			`"wire"`, `"hidden-wire"`, `"w0"`, `"hidden-w0"`, `"w1"`, `"hidden-w1"`, `"w2"`, `"hidden-w2"`, `"w3"`, `"hidden-w3"`)
		c = renamed(t, c, hide)
		for i := range c.Agreement.Roster.Sources {
			c.Agreement.Roster.Sources[i].Confidential = true
		}
		rules := ceasefire.MustCompile(c.Agreement)
		findings, _ := rules.Judge(c.Incident)
		text, err := strict.Encode(findings)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			text = append(text, f.String()...)
			explanation, err := rules.Explain(f)
			if err != nil {
				t.Fatal(err)
			}
			more, err := strict.Encode(explanation)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, more...)
			for q := range f.Questions() {
				text = append(text, q.String()...)
			}
		}
		if i := bytes.Index(text, []byte("hidden")); i >= 0 {
			t.Fatalf("a confidential source is revealed: %s", text[max(0, i-200):min(len(text), i+100)])
		}
		if bytes.Contains(text, []byte("confidential source 1")) {
			numbered++
		}
	})
	if numbered == 0 {
		t.Error("no confidential source was named by its number: nothing was tested")
	}
}

// Law 9: same input, same bytes out, whatever the order of the reports and
// assessments, the number of processors and the goroutines that ask.
func TestLaw9SameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		judge := func(in ceasefire.Incident) []byte {
			findings, problems := ceasefire.MustCompile(c.Agreement).Judge(in)
			text, err := strict.Encode(findings)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range findings {
				text = append(text, f.String()...)
				for q := range f.Questions() {
					text = append(text, q.String()...)
				}
			}
			var said []string // of a problem, all but its place in the file
			for _, p := range problems {
				said = append(said, string(p.Code)+p.Message)
			}
			slices.Sort(said)
			return append(text, strings.Join(said, "\n")...)
		}
		want := judge(c.Incident)
		shuffled := c.Incident
		shuffled.Reports = rapid.Permutation(c.Incident.Reports).Draw(t, "shuffled")
		shuffled.Assessments = rapid.Permutation(c.Incident.Assessments).Draw(t, "shuffled assessments")
		results := make([][]byte, 4)
		old := runtime.GOMAXPROCS(rapid.IntRange(1, 4).Draw(t, "processors"))
		var wg sync.WaitGroup
		for i := range results {
			wg.Go(func() { results[i] = judge(shuffled) })
		}
		wg.Wait()
		runtime.GOMAXPROCS(old)
		for _, got := range results {
			if !bytes.Equal(got, want) {
				t.Fatalf("same input, other bytes:\n%s\n%s", want, got)
			}
		}
	})
}
