package export_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/interop/export"
)

// TestConfidentialSourceLeavesNoTrace hides a source, by the roster or by marks on its
// reports. What is written of the incident is then to the byte what it would be if the
// source had never said anything; and what is written of findings does not change with who
// the source is.
func TestConfidentialSourceLeavesNoTrace(t *testing.T) {
	hid, spoke := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		in := c.Incident
		who := rapid.IntRange(0, len(c.Agreement.Roster.Sources)-1).Draw(t, "who")
		for i := range c.Agreement.Roster.Sources { // the others speak for themselves
			c.Agreement.Roster.Sources[i].Confidential = false
		}
		for i := range in.Reports {
			in.Reports[i].Evidence.Confidential, in.Reports[i].Evidence.Group = false, ""
		}
		byRoster := rapid.Bool().Draw(t, "by roster")
		spread(t, &in, c.Agreement.Roster.Sources, who)
		a, one, without := hide(t, c.Agreement, in, who, byRoster, "zebu")
		b, two, _ := hide(t, c.Agreement, in, who, byRoster, "newt")
		hid++
		if len(one.Reports) > len(without.Reports) {
			spoke++
		} else if !byRoster {
			return // nothing is marked
		}
		for _, f := range formats() {
			o, p := export.Options{Rules: ceasefire.MustCompile(a)}, export.Options{Rules: ceasefire.MustCompile(b)}
			text := written(t, f, false, o, one)
			if never := written(t, f, false, o, without); text != never {
				t.Fatalf("%v: the source leaves a trace:\n%s\nwithout it:\n%s", f, text, never)
			}
			text += written(t, f, true, o, one)
			if other := written(t, f, false, p, two) + written(t, f, true, p, two); text != other {
				t.Fatalf("%v: who the source is makes a difference:\n%s\n%s", f, text, other)
			}
			if i := strings.Index(text, "zebu"); i >= 0 {
				t.Fatalf("%v: the source is named: …%s…", f, text[max(0, i-80):min(len(text), i+80)])
			}
		}
	})
	t.Logf("%d cases, in %d of which the hidden source had reported", hid, spoke)
	if spoke == 0 {
		t.Error("no hidden source ever reported")
	}
}

// spread points at a source's word from everywhere that an incident can.
func spread(t *rapid.T, in *ceasefire.Incident, sources []actors.Source, who int) {
	id := sources[who].ID
	other := sources[(who+1)%len(sources)].ID
	near := ceasefire.Near(geo.Point{}, 5)
	if p, err := geo.NewPoint(31, 66); err == nil {
		near = ceasefire.Near(p, 5)
	}
	in.Reports = append(slices.Clone(in.Reports), ceasefire.Report{ID: "own", Source: id, KnownAt: when.FromUnixNano(5), Effect: near, Text: "said"})
	for i := range in.Reports {
		if rapid.IntRange(0, 2).Draw(t, "points at it") == 0 && in.Reports[i].ID != "own" {
			in.Reports[i].Corrects = append(slices.Clone(in.Reports[i].Corrects), "own")
		}
	}
	in.Reports = append(in.Reports, ceasefire.Report{ID: "only-withdraws", Source: other, Withdraws: []ceasefire.ReportID{"own"}})
	say := func(s actors.SourceID) []actors.Saying { return []actors.Saying{{Source: s}} }
	in.Links = append(in.Links,
		ceasefire.Link{Kind: ceasefire.SameAs, To: "elsewhere", Said: actors.Statement{AssertedBy: say(id)}},
		ceasefire.Link{Kind: ceasefire.PartOf, To: "elsewhere", Said: actors.Statement{AssertedBy: say(other), DeniedBy: say(id)}})
	in.Coverage = append(in.Coverage, ceasefire.Coverage{By: id}, ceasefire.Coverage{By: other})
	in.Assessments = append(in.Assessments, ceasefire.Assessment{By: "north", Report: "own", Standard: ceasefire.AllegedOnly}, ceasefire.Assessment{By: "north", Statement: "roster.relations[0]", Source: id, Standard: ceasefire.AllegedOnly})
	in.Replies = append(in.Replies, ceasefire.Reply{By: "north", Report: "own", Text: "answer"})
}

// hide gives a source an identity made of a word, hides it, and returns the incident with
// all that it says and without.
func hide(t *rapid.T, ag *ceasefire.Agreement, in ceasefire.Incident, who int, byRoster bool, word string) (*ceasefire.Agreement, ceasefire.Incident, ceasefire.Incident) {
	a := &ceasefire.Agreement{}
	copied(t, ag, a)
	one := ceasefire.Incident{}
	copied(t, &in, &one)
	s := &a.Roster.Sources[who]
	old, own := s.ID, actors.SourceID(word)
	claimant := s.Claimant()
	s.ID, s.Name, s.Note, s.Confidential = own, "The "+word, word, byRoster
	if s.Group == "" {
		for i := range a.Roster.Sources { // those who shared its group still do
			if a.Roster.Sources[i].Group == string(old) {
				a.Roster.Sources[i].Group = word
			}
		}
	}
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
	silenced := map[actors.SourceID]bool{}
	for _, x := range ag.Roster.Sources {
		silenced[x.ID] = x.Claimant() == claimant
	}
	ids := map[ceasefire.ReportID]ceasefire.ReportID{}
	gone := map[ceasefire.ReportID]bool{}
	for i := range one.Reports {
		r := &one.Reports[i]
		if r.Source != old {
			gone[r.ID] = silenced[r.Source]
			continue
		}
		if r.ID != "" {
			ids[r.ID] = ceasefire.ReportID(fmt.Sprintf("%s-%d", word, i))
			gone[ids[r.ID]] = true
		}
		r.ID, r.Source, r.Text, r.KnownAt = ids[r.ID], own, "as "+word+" says", when.FromUnixNano(int64(word[0]))
		r.Evidence.Custody = []ceasefire.Custody{{Holder: word}}
		r.Evidence.Confidential = !byRoster
	}
	to := func(id *ceasefire.ReportID) {
		if n, ok := ids[*id]; ok {
			*id = n
		}
	}
	for i := range one.Reports {
		for _, list := range [][]ceasefire.ReportID{one.Reports[i].Corrects, one.Reports[i].Withdraws} {
			for k := range list {
				to(&list[k])
			}
		}
		if one.Reports[i].Source != own {
			one.Reports[i].Evidence.Custody = []ceasefire.Custody{{Holder: word}}
		}
	}
	for i := range one.Links {
		rename(&one.Links[i].Said)
		one.Links[i].Note = word
	}
	for i := range one.Coverage {
		if one.Coverage[i].Note = word; one.Coverage[i].By == old {
			one.Coverage[i].By = own
		}
	}
	for i := range one.Assessments {
		if to(&one.Assessments[i].Report); one.Assessments[i].Source == old {
			one.Assessments[i].Source = own
		}
	}
	for i := range one.Replies {
		to(&one.Replies[i].Report)
	}
	for i := range one.Assessments {
		one.Assessments[i].Note = word
	}
	one.Notices = append(one.Notices, ceasefire.Notice{To: "north", Note: word})
	one.Note, one.Publication.Note = word, word
	one.External = []actors.ExternalID{{Scheme: actors.UCDP, ID: word}}

	without := ceasefire.Incident{}
	copied(t, &one, &without)
	hidden := func(s actors.SourceID) bool { return s == own || silenced[s] }
	without.External, without.Note = nil, ""
	without.Reports = slices.DeleteFunc(without.Reports, func(r ceasefire.Report) bool { return hidden(r.Source) })
	without.Coverage = slices.DeleteFunc(without.Coverage, func(c ceasefire.Coverage) bool { return hidden(c.By) })
	without.Assessments = slices.DeleteFunc(without.Assessments, func(x ceasefire.Assessment) bool {
		return gone[x.Report] || x.Source != "" && hidden(x.Source)
	})
	without.Replies = slices.DeleteFunc(without.Replies, func(x ceasefire.Reply) bool { return gone[x.Report] })
	without.Links = slices.DeleteFunc(without.Links, func(l ceasefire.Link) bool {
		return !l.Said.IsZero() && !slices.ContainsFunc(slices.Concat(l.Said.AssertedBy, l.Said.DeniedBy, l.Said.UnknownTo), func(s actors.Saying) bool { return !hidden(s.Source) })
	})
	for i := range without.Links {
		for _, list := range []*[]actors.Saying{&without.Links[i].Said.AssertedBy, &without.Links[i].Said.DeniedBy, &without.Links[i].Said.UnknownTo} {
			*list = slices.DeleteFunc(*list, func(s actors.Saying) bool { return hidden(s.Source) })
		}
	}
	return a, one, without
}

// copied makes a deep copy by way of the JSON form.
func copied(t *rapid.T, from, into any) {
	text, err := strict.Encode(from)
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := strict.Decode(text, into); problems.Err() != nil {
		t.Fatal(problems)
	}
}

func public(t *testing.T, in ceasefire.Incident) ceasefire.Incident {
	t.Helper()
	out, err := export.Public(in, rules(t))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestLeftOut: what else goes with a confidential source. One that no roster has may be a
// confidential one, misspelt; what others say under its group is its word; and who did
// nothing but take back a word that is not there would be left saying that something
// happened.
func TestLeftOut(t *testing.T) {
	for name, r := range map[string]ceasefire.Report{
		"misspelt":       {ID: "r9", Source: "sheperd", Act: "firing"},
		"under its name": {ID: "r9", Source: "wire", Act: "firing", Evidence: ceasefire.Evidence{Group: "shepherd"}},
		"taken back":     {ID: "r9", Source: "wire", Withdraws: []ceasefire.ReportID{"r3"}},
		"marked":         {ID: "r9", Act: "firing", Evidence: ceasefire.Evidence{Confidential: true}},
	} {
		in := file(t, incident)
		before := len(public(t, in).Reports)
		in.Reports = append(in.Reports, r)
		if got := public(t, in).Reports; len(got) != before {
			t.Errorf("%s: %d reports, and %d before: %+v", name, len(got), before, got)
		}
		for _, f := range formats() {
			if text := written(t, f, false, export.Options{Rules: rules(t)}, in); strings.Contains(text, "r9") {
				t.Errorf("%s: %v: %s", name, f, text)
			}
		}
	}
	in := file(t, incident)
	// Who asked for it once, under whatever name, is not named elsewhere.
	in.Reports = append(in.Reports, ceasefire.Report{ID: "r9", Source: "wire", Act: "firing", Evidence: ceasefire.Evidence{Confidential: true, Group: "villagers"}})
	for _, r := range public(t, in).Reports {
		if r.Source == "wire" {
			t.Errorf("marked under a group, and named elsewhere: %+v", r)
		}
	}
	in = file(t, incident)
	in.Reports = append(in.Reports, ceasefire.Report{ID: "r9", Source: "wire", Withdraws: []ceasefire.ReportID{"r2"}})
	if got := public(t, in).Reports; len(got) != 4 {
		t.Errorf("a withdrawal of what is there is gone: %+v", got)
	}
}
