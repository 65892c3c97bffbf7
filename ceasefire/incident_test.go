package ceasefire_test

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
)

const fullIncident = `{"format": "parley.incident/1", "id": "i", "title": "shelling of a post", "asOf": "2025-04-01T00:00:00Z",
	"external": [{"scheme": "ucdp", "id": "77"}],
	"reports": [
		{"id": "r1", "source": "wire", "by": ["north"], "act": "shelling", "at": "2025-03-01[Asia/Karachi]",
			"evidence": {"origin": "media", "group": "north-press", "collectedAt": "2025-03-02T00:00:00Z", "access": "partial",
				"custody": [{"holder": "desk", "from": "2025-03-02T00:00:00Z"}], "grade": "B2", "confidential": true}},
		{"id": "r2", "source": "wire", "by": ["band"], "act": "shelling", "corrects": ["r1"], "evidence": {"group": "north-press"}},
		{"id": "r3", "source": "wire", "withdraws": ["r2"], "evidence": {"group": "north-press"}}],
	"links": [{"kind": "same-as", "to": "j", "said": {"assertedBy": [{"source": "wire"}]}}],
	"coverage": [{"by": "wire", "from": "2025-03-01T00:00", "until": "2025-03-02T00:00", "places": [{"in": ["land"]}], "acts": ["shelling"], "access": "denied"}],
	"notices": [{"to": "north", "at": "2025-03-05T00:00:00Z", "replyBy": "2025-03-20T00:00:00Z"}],
	"replies": [{"by": "south", "at": "2025-03-09T00:00:00Z", "text": "noted"}],
	"publication": {"status": "for-reply"}}`

func TestIncidentRoundTrips(t *testing.T) {
	in, err := ceasefire.ParseIncident(fullIncident)
	if err != nil {
		t.Fatal(err)
	}
	text, err := in.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ceasefire.ParseIncident(string(text))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(in, again, plain()); d != "" {
		t.Error(d)
	}
}

func TestJudgeRecord(t *testing.T) {
	in, err := ceasefire.ParseIncident(fullIncident)
	if err != nil {
		t.Fatal(err)
	}
	findings, problems := rules(t).Judge(*in)
	if len(problems.Hard()) > 0 || len(findings) != 1 {
		t.Fatal(findings, problems)
	}
	f := findings[0]
	if got := fmt.Sprint(f.Related); got != "[{same-as j asserted [a confidential source] []}]" {
		t.Error("related:", got)
	}
	if f.Publication != ceasefire.ForReply || f.Incident != "i" {
		t.Error(f.Publication, f.Incident)
	}
	// r3 takes r2 back, and so r1 counts again. Its claimant stays unnamed.
	if got := fmt.Sprint(f.Alleged.Accounts); got != "[{[confidential source 1] false false []}]" {
		t.Error("accounts:", got)
	}
	for _, r := range f.Replies {
		if want := map[actors.ID]ceasefire.ReplyStatus{"north": ceasefire.NoReply, "south": ceasefire.Replied}[r.Party]; r.Status != want {
			t.Errorf("%s: %s, want %s", r.Party, r.Status, want)
		}
	}
	if len(f.Replies) == 0 {
		t.Error("nobody may answer")
	}
}

// TestReplyDeadlineIsIncluded pins the instant of the deadline: it is still time.
func TestReplyDeadlineIsIncluded(t *testing.T) {
	for asOf, want := range map[string]ceasefire.ReplyStatus{
		`"2025-03-20T00:00:00Z"`: ceasefire.Invited, `"2025-03-20T00:00:01Z"`: ceasefire.NoReply,
	} {
		in := incident(t, `{"asOf": `+asOf+`, "reports": [{"source": "wire", "by": ["north"], "act": "shelling"}],
			"notices": [{"to": "north", "replyBy": "2025-03-20T00:00:00Z"}]}`)
		findings, _ := rules(t).Judge(in)
		i := slices.IndexFunc(findings[0].Replies, func(r ceasefire.PartyReply) bool { return r.Party == "north" })
		if i < 0 || findings[0].Replies[i].Status != want {
			t.Errorf("as of %s: %v, want %s", asOf, findings[0].Replies, want)
		}
	}
}

func TestDistinct(t *testing.T) {
	link := func(kind ceasefire.LinkKind, to ceasefire.IncidentID, said string) ceasefire.Link {
		l := ceasefire.Link{Kind: kind, To: to}
		saying := []actors.Saying{{Source: "wire"}}
		switch said {
		case "asserted":
			l.Said.AssertedBy = saying
		case "denied":
			l.Said.DeniedBy = saying
		}
		return l
	}
	file := func(id ceasefire.IncidentID, links ...ceasefire.Link) ceasefire.Incident {
		return ceasefire.Incident{ID: id, Links: links}
	}
	for _, tt := range []struct {
		name  string
		files []ceasefire.Incident
		want  ceasefire.Count
	}{
		{"none", nil, ceasefire.Exactly(0)},
		{"apart", []ceasefire.Incident{file("a"), file("b")}, ceasefire.Exactly(2)},
		{"perhaps the same", []ceasefire.Incident{file("a", link(ceasefire.SameAs, "b", "asserted")), file("b")}, ceasefire.Between(1, 2)},
		{"common ground", []ceasefire.Incident{file("a", link(ceasefire.SameAs, "b", "")), file("b")}, ceasefire.Exactly(1)},
		{"denied", []ceasefire.Incident{file("a", link(ceasefire.SameAs, "b", "denied")), file("b")}, ceasefire.Exactly(2)},
		{"a follow-up is another", []ceasefire.Incident{file("a", link(ceasefire.FollowUpOf, "b", "")), file("b")}, ceasefire.Exactly(2)},
		{"both ways counts once", []ceasefire.Incident{file("a", link(ceasefire.SameAs, "b", "asserted")), file("b", link(ceasefire.SameAs, "a", "asserted")), file("c", link(ceasefire.PartOf, "b", "asserted"))}, ceasefire.Between(1, 3)},
		{"another that is not here", []ceasefire.Incident{file("a", link(ceasefire.SameAs, "z", ""))}, ceasefire.Exactly(1)},
	} {
		if got := ceasefire.Distinct(tt.files...); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestMerge(t *testing.T) {
	a := incident(t, `{"reports": [{"id": "r", "source": "wire"}], "links": [{"kind": "same-as", "to": "j"}, {"kind": "follow-up-of", "to": "k"}]}`)
	b := incident(t, `{"reports": [{"id": "r", "source": "wire"}]}`)
	b.ID = "j"
	m, problems := ceasefire.Merge("m", a, b)
	if len(m.Reports) != 2 || m.Reports[1].Incident != "m" || len(m.Links) != 1 {
		t.Errorf("%+v", m)
	}
	if len(problems) != 1 || problems[0].Code != ceasefire.DuplicateID {
		t.Error(problems)
	}
}

func TestGrade(t *testing.T) {
	g := func(s string) ceasefire.Grade {
		x, err := ceasefire.ParseGrade(s)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for _, tt := range []struct {
		have, least string
		want        bool
	}{{"A1", "B2", true}, {"B2", "B2", true}, {"C1", "B2", false}, {"A3", "B2", false}, {"F6", "E5", false}} {
		if got := g(tt.have).Meets(g(tt.least)); got != tt.want {
			t.Errorf("%s meets %s: %v", tt.have, tt.least, got)
		}
	}
	if (ceasefire.Grade{}).Meets(g("F6")) || !(ceasefire.Grade{}).Meets(ceasefire.Grade{}) {
		t.Error("what is not graded meets no grade, but the zero grade")
	}
	for _, bad := range []string{"", "B", "G1", "A7", "b2", "B22"} {
		if _, err := ceasefire.ParseGrade(bad); err == nil {
			t.Errorf("%q is read as a grade", bad)
		}
	}
}

func TestReadIncidents(t *testing.T) {
	const text = `{"id": "1", "incident": "a", "source": "wire"}
{"id": "2", "incident": "a", "source": "wire"}
{"id": "3", "incident": "b", "sauce": "wire"}

{"id": "4", "incident": "b", "source": "wire"}
{"id": "5", "source": "wire"}
{"id": "6", "source": "wire"}
{"id": "7", "incident": "a", "source": "wire"}`
	var got []string
	for reports, err := range ceasefire.ReadIncidents(strings.NewReader(text)) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		var ids []string
		for _, r := range reports {
			ids = append(ids, string(r.ID))
		}
		got = append(got, strings.Join(ids, "+"))
	}
	if len(got) != 7 || !strings.HasPrefix(got[0], "line 3: ") || !strings.HasPrefix(got[5], `line 8: incident "a" came up before`) {
		t.Errorf("%q", got)
	}
	want := []string{"1+2", "4", "5", "6", "7"}
	if plain := slices.DeleteFunc(slices.Clone(got), func(s string) bool { return strings.HasPrefix(s, "line ") }); !slices.Equal(plain, want) {
		t.Errorf("%q, want %q", plain, want)
	}
	// A broken reader, and a line without end, are errors that end the stream.
	for _, r := range []interface{ Read([]byte) (int, error) }{iotest.ErrReader(errors.New("gone")), strings.NewReader(strings.Repeat("x", 2<<20))} {
		n := 0
		for _, err := range ceasefire.ReadIncidents(bufio.NewReader(r)) {
			if n++; err == nil {
				t.Error("no error")
			}
		}
		if n != 1 {
			t.Errorf("%d values", n)
		}
	}
	for range ceasefire.ReadIncidents(strings.NewReader(text)) {
		break
	}
}

// TestJudgeIgnoresOrder shuffles everything that a file lists.
func TestJudgeIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		r, problems := ceasefire.Compile(c.Agreement)
		if problems.Err() != nil {
			t.Fatal(problems)
		}
		findings, found := r.Judge(c.Incident)
		in := c.Incident
		in.Reports = rapid.Permutation(in.Reports).Draw(t, "reports")
		in.Assessments = rapid.Permutation(in.Assessments).Draw(t, "assessments")
		again, anew := r.Judge(in)
		if d := cmp.Diff(findings, again, plain()); d != "" {
			t.Fatal(d)
		}
		if a, b := codesOf(found), codesOf(anew); !slices.Equal(a, b) {
			t.Fatal(a, b)
		}
	})
}

func codesOf(l problem.List) (out []string) {
	for _, p := range l {
		out = append(out, string(p.Code))
	}
	slices.Sort(out)
	return out
}

// FuzzJudge reads any text as an incident, judges and explains it.
func FuzzJudge(f *testing.F) {
	f.Add(fullIncident)
	f.Add(`{"format": "parley.incident/1", "id": "x", "reports": [{"id": "a", "withdraws": ["b"]}, {"id": "b", "withdraws": ["a"]}], "rulings": [{"by": "x", "clause": "y", "outcome": "z"}]}`)
	f.Add(`{"format": "parley.incident/1", "id": "x", "reports": [{}], "assessments": [{"by": "north", "statement": "roster", "dimensions": ["?"]}], "coverage": [{"by": "?", "from": "never", "places": [{"zones": ["?"]}]}]}`)
	r := rules(f)
	f.Fuzz(func(t *testing.T, text string) {
		in, err := ceasefire.ParseIncident(text)
		if in == nil {
			t.Fatal("no incident:", err)
		}
		findings, _ := r.Judge(*in)
		for _, x := range findings {
			for range x.Questions() {
				break
			}
			if e, err := r.Explain(x); err == nil {
				_ = e.Text()
			}
		}
		for range ceasefire.ReadIncidents(strings.NewReader(text)) {
			continue
		}
	})
}

// FuzzExplanation reads any text as an explanation and prints it.
func FuzzExplanation(f *testing.F) {
	r := rules(f)
	findings, _ := r.Judge(incident(f, benchIncident))
	x, err := r.Explain(findings[0])
	if err != nil {
		f.Fatal(err)
	}
	text, err := strict.Encode(x)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(`{"format": "", "agreement": "", "clause": "", "alleged": {"standard": "alleged", "readings": [], "accounts": [], "answers": [{"ask": "party", "verdict": "open", "causes": "fact", "cells": [[{"verdict": "open", "cases": [{}, {}]}], []]}]}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var x ceasefire.Explanation
		strict.Decode([]byte(text), &x)
		for _, out := range []string{x.Text(), x.Markdown()} {
			if i := strings.IndexFunc(out, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }); i >= 0 {
				t.Errorf("%q steers the terminal", out[i:i+1])
			}
		}
	})
}
