package ceasefiretest_test

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
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
	findings, problems := rules.Check(c.Reports...)
	if err := problems.Err(); err != nil {
		t.Fatalf("the reports have problems: %v", err)
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

// cells walks the cells of every answer on the claims, with a name for each.
func cells(fs []ceasefire.Finding, yield func(name string, c ceasefire.Cell)) {
	for _, f := range fs {
		answer := func(name string, a ceasefire.Answer) {
			for i, row := range a.Cells {
				for k, c := range row {
					yield(fmt.Sprintf("%s %s [%d,%d]", f.Clause, name, i, k), c)
				}
			}
		}
		answer("deed", f.Alleged.Deed)
		answer("breach", f.Alleged.Breach)
		for _, p := range f.Alleged.By {
			answer("by "+string(p.Party), p.Answer)
		}
		for _, p := range f.Alleged.Host {
			answer("host "+string(p.Party), p.Answer)
		}
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
	c.Reports = c.Reports[:1]
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

// Law 4: knowledge is monotone. To learn more within one account never changes a
// cell that is decided.
func TestLaw4KnowledgeIsMonotone(t *testing.T) {
	decided := 0
	rapid.Check(t, func(t *rapid.T) {
		c := single(t)
		more := ceasefiretest.Cases().Draw(t, "more").Reports[0]
		r := c.Reports[0]
		if r.Denies || len(r.Or) > 0 {
			return
		}
		before := check(t, c)
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
		c.Reports = []ceasefire.Report{r}
		rules := ceasefire.MustCompile(c.Agreement)
		after, problems := rules.Check(c.Reports...)
		if len(problems) > 0 { // what was learnt cannot be
			return
		}
		compareCells(before, after, func(name string, b, a ceasefire.Cell) {
			if b.Verdict != ceasefire.Open {
				decided++
				if a.Verdict != b.Verdict {
					t.Fatalf("%s was %v and became %v when more was learnt", name, b.Verdict, a.Verdict)
				}
			}
		})
	})
	if decided == 0 {
		t.Error("no cell was decided: nothing was tested")
	}
}

// Law 5: verdicts are sound and complete against worlds. Every open cell shows two
// worlds that the report allows and that differ, by the word of the reference
// evaluator, which enumerates none for it.
func TestLaw5OpenCellsHaveTwoWorlds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := single(t)
		rules := ceasefire.MustCompile(c.Agreement)
		if err := ceasefiretest.CheckLaws(rules, c.Reports...); err != nil {
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
		text, err := strict.Encode(c.Reports)
		if err != nil {
			t.Fatal(err)
		}
		var reports []ceasefire.Report
		if _, problems := strict.Decode([]byte(rename.Replace(string(text))), &reports); problems.Err() != nil {
			t.Fatal(problems)
		}
		after := check(t, ceasefiretest.Case{Agreement: clone(t, c.Agreement, rename.Replace), Reports: reports})
		for i := range before {
			equal(t, "identifiers were renamed", before[i:i+1], after[i:i+1])
			b, a := before[i].Established.Breach, after[i].Established.Breach
			if b.Verdict != a.Verdict || b.Causes != a.Causes {
				t.Fatalf("established was %v by %v and became %v by %v", b.Verdict, b.Causes, a.Verdict, a.Causes)
			}
		}
	})
}

// Law 9: same input, same bytes out, whatever the order of the reports, the
// number of processors and the goroutines that ask.
func TestLaw9SameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		judge := func(reports []ceasefire.Report) []byte {
			findings, problems := ceasefire.MustCompile(c.Agreement).Check(reports...)
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
			return append(text, problems.Error()...)
		}
		want := judge(c.Reports)
		shuffled := rapid.Permutation(c.Reports).Draw(t, "shuffled")
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
