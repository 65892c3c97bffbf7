package ceasefire_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
)

// TestConfidentialSourceStaysSo hides one or two sources of an incident and gives them
// one identity and then another: id, name, group, the ids of its reports, its words,
// when they became known, where its evidence was held. Nothing that is handed on
// may hold any of that; and, which says more, nothing may change by a byte.
func TestConfidentialSourceStaysSo(t *testing.T) {
	hidden, spoke := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		if len(c.Agreement.Roster.Sources) == 0 {
			return
		}
		n := len(c.Agreement.Roster.Sources)
		who := rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 1, min(n, 2), rapid.ID[int]).Draw(t, "who")
		mark := rapid.SampledFrom([]string{"source", "reports"}).Draw(t, "mark")
		for _, i := range who {
			if !slices.ContainsFunc(c.Incident.Reports, func(r ceasefire.Report) bool { return r.Source == c.Agreement.Roster.Sources[i].ID }) {
				mark = "source" // it has no report that could be marked
			}
		}
		if rapid.Bool().Draw(t, "watched") {
			for k, i := range who {
				c.Incident.Coverage = append(c.Incident.Coverage, ceasefire.Coverage{By: c.Agreement.Roster.Sources[i].ID, Access: []ceasefire.Access{ceasefire.AccessDenied, ceasefire.AccessPartial}[k]})
			}
		}
		a, in := disguised(t, c, who, mark, "aaa-zebu", "zzz-newt")
		b, jn := disguised(t, c, who, mark, "zzz-newt", "aaa-zebu")
		one, said := handedOn(t, a, in)
		two, _ := handedOn(t, b, jn)
		for _, secret := range []string{"zebu", "newt"} {
			if i := strings.Index(one+two, secret); i >= 0 {
				t.Fatalf("the source is named: …%s…", (one + two)[max(0, i-60):min(len(one+two), i+60)])
			}
		}
		if d := cmp.Diff(strings.Split(one, "\n"), strings.Split(two, "\n")); d != "" {
			t.Fatalf("who the source is makes a difference (-one +other):\n%s", d)
		}
		hidden++
		if said {
			spoke++
		}
	})
	t.Logf("%d cases, in %d of which the hidden source was heard", hidden, spoke)
	if spoke == 0 {
		t.Error("no hidden source was ever heard")
	}
}

// disguised returns a case in which some sources, and no others, are confidential, and
// go by identities made of words.
func disguised(t *rapid.T, c ceasefiretest.Case, who []int, mark string, words ...string) (*ceasefire.Agreement, ceasefire.Incident) {
	text, err := c.Agreement.Encode()
	if err != nil {
		t.Fatal(err)
	}
	a := &ceasefire.Agreement{}
	if _, problems := strict.Decode(text, a); problems.Err() != nil {
		t.Fatal(problems)
	}
	text, err = c.Incident.Encode()
	if err != nil {
		t.Fatal(err)
	}
	in := ceasefire.Incident{}
	if _, problems := strict.Decode(text, &in); problems.Err() != nil {
		t.Fatal(problems)
	}
	for i := range a.Roster.Sources {
		a.Roster.Sources[i].Confidential = false
	}
	for i := range in.Reports {
		in.Reports[i].Evidence.Confidential = false
	}
	for k, i := range who {
		disguise(a, &in, i, mark, words[k])
	}
	return a, in
}

// disguise gives one source an identity.
func disguise(a *ceasefire.Agreement, in *ceasefire.Incident, who int, mark, word string) {
	old, own := a.Roster.Sources[who].ID, actors.SourceID(word)
	s := &a.Roster.Sources[who]
	s.ID, s.Name, s.Note, s.Group = own, "The "+word, word, word
	s.Confidential = mark == "source"
	rename := func(said *actors.Statement) {
		for _, list := range [][]actors.Saying{said.AssertedBy, said.DeniedBy, said.UnknownTo} {
			for i := range list {
				if list[i].Source == old {
					list[i].Source, list[i].Note = own, word
				}
			}
		}
	}
	for i := range a.Roster.Relations {
		rename(&a.Roster.Relations[i].Said)
	}
	for i := range a.Roster.Territories {
		for k := range a.Roster.Territories[i].Held {
			rename(&a.Roster.Territories[i].Held[k].Said)
		}
	}
	for i := range a.Force.Extensions {
		rename(&a.Force.Extensions[i].Said)
	}
	for i := range a.Clauses {
		rename(&a.Clauses[i].Said)
	}
	for i := range a.Readings {
		rename(&a.Readings[i].Said)
	}
	ids := map[ceasefire.ReportID]ceasefire.ReportID{}
	for i := range in.Reports {
		r := &in.Reports[i]
		// What others state under a group of their own stays; nobody shares the
		// source's.
		if r.Source != old {
			continue
		}
		r.Evidence.Confidential = mark == "reports"
		if r.ID != "" {
			ids[r.ID] = ceasefire.ReportID(fmt.Sprintf("%s-%s", word, r.ID))
			r.ID = ids[r.ID]
		}
		r.Source, r.Text, r.Evidence.Group = own, "as "+word+" says", ""
		r.Evidence.Custody = []ceasefire.Custody{{Holder: word}}
		r.KnownAt = when.FromUnixNano(int64(len(word)) * int64(word[0]))
	}
	for i := range in.Reports {
		for _, list := range [][]ceasefire.ReportID{in.Reports[i].Corrects, in.Reports[i].Withdraws} {
			for k, id := range list {
				if to, ok := ids[id]; ok {
					list[k] = to
				}
			}
		}
	}
	for i := range in.Assessments {
		x := &in.Assessments[i]
		if to, ok := ids[x.Report]; ok {
			x.Report = to
		}
		if x.Source == old {
			x.Source = own
		}
		x.Note = ""
	}
	for i := range in.Coverage {
		if in.Coverage[i].By == old {
			in.Coverage[i].By = own
		}
	}
}

// handedOn returns all that is handed on about an incident, and whether a hidden
// source is heard in it.
func handedOn(t *rapid.T, a *ceasefire.Agreement, in ceasefire.Incident) (string, bool) {
	rules, problems := ceasefire.Compile(a)
	if problems.Err() != nil {
		t.Fatal(problems)
	}
	findings, _ := rules.Judge(in)
	var b strings.Builder
	said := false
	for _, f := range findings {
		fmt.Fprintln(&b, f)
		for q := range f.Questions() {
			fmt.Fprintln(&b, q)
		}
		x, err := rules.Explain(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []any{f, x} {
			text, err := strict.Encode(v)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(text)
			b.WriteByte('\n')
		}
		b.WriteString(x.Text() + x.Markdown())
		for _, row := range f.Alleged.Breach.Cells {
			for _, c := range row {
				if w, v, ok := c.Witness(); ok {
					fmt.Fprintln(&b, w, v)
				}
			}
		}
		for _, c := range f.Alleged.Accounts {
			said = said || slices.ContainsFunc(c.Claimants, func(s string) bool { return strings.HasPrefix(s, "confidential source") })
		}
	}
	return b.String(), said
}
