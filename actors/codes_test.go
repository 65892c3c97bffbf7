package actors_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
)

func TestCodes(t *testing.T) {
	problemtest.Run(t, ".", func(text string) problem.List {
		_, problems := actors.ParseDocument([]byte(text))
		return problems
	})
}

// What is no problem, though it is close to one.
func TestNoProblem(t *testing.T) {
	for name, text := range map[string]string{
		"empty":                           `{}`,
		"an actor and a territory share":  `{"actors": [{"id": "pak", "kind": "state"}], "territories": [{"id": "pak", "held": [{"by": "pak"}]}]}`,
		"one relation for two periods":    relations(`{"subject": "b", "kind": "supports", "object": "a", "during": "../2025-01-01T00:00:00Z"}, {"subject": "b", "kind": "supports", "object": "a", "during": "2025-01-01T00:00:00Z/.."}`),
		"two relations at one time":       relations(`{"subject": "b", "kind": "supports", "object": "a"}, {"subject": "b", "kind": "hosts", "object": "a"}`),
		"a circle of support":             relations(`{"subject": "b", "kind": "supports", "object": "a"}, {"subject": "a", "kind": "supports", "object": "b"}`),
		"a circle that never is":          relations(`{"subject": "b", "kind": "member-of", "object": "a", "during": "../2025-01-01T00:00:00Z"}, {"subject": "a", "kind": "member-of", "object": "b", "during": "2025-01-01T00:00:00Z/.."}`),
		"a circle that is only claimed":   relations(`{"subject": "b", "kind": "member-of", "object": "a"}, {"subject": "a", "kind": "member-of", "object": "b", "said": {"assertedBy": [{"source": "s"}]}}`),
		"a circle of two kinds":           relations(`{"subject": "b", "kind": "splinter-of", "object": "a"}, {"subject": "a", "kind": "merged-into", "object": "b"}`),
		"two states, one of them denied":  relations(`{"subject": "b", "kind": "organ-of", "object": "a"}, {"subject": "b", "kind": "organ-of", "object": "c", "said": {"assertedBy": [{"source": "s"}], "deniedBy": [{"source": "z"}]}}`),
		"two holders one after the other": `{"actors": [{"id": "a", "kind": "state"}, {"id": "b", "kind": "state"}], "territories": [{"id": "t", "held": [{"by": "a", "during": "../2025-01-01T00:00:00Z"}, {"by": "b", "during": "2025-01-01T00:00:00Z/.."}]}]}`,
		"claimed by two":                  `{"actors": [{"id": "a", "kind": "state"}, {"id": "b", "kind": "state"}], "territories": [{"id": "t", "claimed": [{"by": "a"}, {"by": "b"}]}]}`,
		"mediator and host":               `{"actors": [{"id": "a", "kind": "state"}], "participations": [{"actor": "a", "role": "mediator"}, {"actor": "a", "role": "host"}]}`,
		"a source of unstated origin":     `{"sources": [{"id": "s"}]}`,
		"one source, now and again later": relations(`{"subject": "b", "kind": "hosts", "object": "a", "said": {"assertedBy": [{"source": "s", "knownAt": "2025-01-01T00:00:00Z"}, {"source": "s", "knownAt": "2025-02-01T00:00:00Z"}]}}`),
		"different groups, one each":      `{"sources": [{"id": "s", "group": "z"}, {"id": "z"}]}`,
		"an id of 64 letters":             `{"actors": [{"id": "` + strings.Repeat("x", 64) + `", "kind": "state"}]}`,
		"the kinds that have no rule yet": relations(`{"subject": "b", "kind": "became-government-of", "object": "c"}, {"subject": "b", "kind": "adopted-conduct-of", "object": "a"}`),
	} {
		t.Run(name, func(t *testing.T) {
			if _, problems := actors.ParseDocument([]byte(text)); len(problems) > 0 {
				t.Errorf("%v", problems)
			}
		})
	}
}

func relations(list string) string {
	return `{"actors": [{"id": "a", "kind": "state"}, {"id": "b", "kind": "armed-group"}, {"id": "c", "kind": "state"}], "sources": [{"id": "s"}, {"id": "z"}], "relations": [` + list + `]}`
}

// Everything at once, each in its place, and nothing twice.
func TestProblemsAreReportedAtOnce(t *testing.T) {
	text := `{
  "actors": [
    {"id": "pak", "kind": "statte"},
    {"id": "Afg", "kind": "state"},
    {"id": "ttp", "kind": "armed-group", "aliasses": ["TTP"]}
  ],
  "relations": [
    {"subject": "tpp", "kind": "member-of", "object": "pak"},
    {"subject": "pak", "kind": "hosts", "object": "ttp", "said": {"asertedBy": [], "deniedBy": [{"source": "kabul"}]}}
  ],
  "participations": [{"actor": "ttp"}]
}`
	_, problems := actors.ParseDocument([]byte(text))
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
	}
	want := []string{
		`3:27: actors[0].kind: unknown kind of actor "statte" (did you mean "state"?) [json-value]`,
		`4:12: actors[1].id: "Afg" cannot be an identifier (use 1 to 64 of a to z, 0 to 9, '-', '.' and '_', a letter or digit first) [actors-bad-id]`,
		`5:42: actors[2].aliasses: unknown field "aliasses" (did you mean "aliases"?) [json-unknown-field]`,
		`8:17: relations[0].subject: unknown actor "tpp" (did you mean "ttp"?) [actors-unknown-actor]`,
		`9:67: relations[1].said.asertedBy: unknown field "asertedBy" (did you mean "assertedBy"?) [json-unknown-field]`,
		`9:108: relations[1].said.deniedBy[0].source: unknown source "kabul" (add it to sources) [actors-unknown-source]`,
		`11:22: participations[0].role: field "role" is missing [json-missing-field]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSoftAndHard(t *testing.T) {
	said := func(side string) string { return `"said": {"` + side + `": [{"source": "s"}]}` }
	two := func(a, b string) string {
		return `{"actors": [{"id": "a", "kind": "state"}, {"id": "b", "kind": "state"}], "sources": [{"id": "s"}],
			"territories": [{"id": "t", "held": [{"by": "a"` + a + `}, {"by": "b"` + b + `}]}]}`
	}
	changed := relations(`{"subject": "b", "kind": "hosts", "object": "a", "said": {"assertedBy": [{"source": "s", "knownAt": "2025-01-01T00:00:00Z"}], "deniedBy": [{"source": "s", "knownAt": "2025-02-01T00:00:00Z"}]}}`)
	atOnce := strings.ReplaceAll(changed, `, "knownAt": "2025-02-01T00:00:00Z"`, "")
	for _, tc := range []struct {
		name, text string
		code       problem.Code
		soft       bool
	}{
		{"both agreed", two("", ""), actors.TwoHolders, false},
		{"one asserted", two("", ", "+said("assertedBy")), actors.TwoHolders, true},
		{"one unknown", two("", ", "+said("unknownTo")), "", false},
		{"one denied", two(", "+said("deniedBy"), ""), "", false},
		{"changed its mind", changed, actors.SelfContradiction, true},
		{"at one stated time", strings.ReplaceAll(changed, "2025-02-01", "2025-01-01"), actors.SelfContradiction, false},
		{"at an unstated time", atOnce, actors.SelfContradiction, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, problems := actors.ParseDocument([]byte(tc.text))
			r, _ := actors.NewRoster(d)
			if tc.code == "" && len(problems) == 0 && r != nil {
				return
			}
			if len(problems) != 1 || problems[0].Code != tc.code || problems[0].Soft != tc.soft || (r != nil) != tc.soft {
				t.Errorf("want one problem %q, soft %t: %v (roster: %t)", tc.code, tc.soft, problems, r != nil)
			}
		})
	}
}

func TestCheckUndertakings(t *testing.T) {
	r := roster(t, istanbul(t))
	l := r.CheckUndertakings("undertakings", []actors.Undertaking{
		{Party: "afg", AnswersFor: []actors.ID{"ttp", "tpp"}},
		{Party: "agf"},
	})
	want := `undertakings[0].answersFor[1]: unknown actor "tpp" (did you mean "ttp"?) [actors-unknown-actor]
undertakings[1].answersFor: "agf" answers for nobody (name them, or leave the undertaking out) [actors-bad-value]
undertakings[1].party: unknown actor "agf" (did you mean "afg"?) [actors-unknown-actor]`
	if l.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", l.Error(), want)
	}
}

// The fuzzer found that an empty list made a statement that was written as {} and
// read back as none.
func TestEmptyStatementIsLeftOut(t *testing.T) {
	d := actors.Document{Relations: []actors.Relation{{Subject: "a", Kind: actors.Hosts, Object: "b", Said: actors.Statement{AssertedBy: []actors.Saying{}}}}}
	text, err := d.Encode()
	if err != nil || strings.Contains(string(text), "said") {
		t.Errorf("%s %v", text, err)
	}
	if text, err := (actors.Document{Actors: []actors.Actor{}}).Encode(); err != nil || string(text) != "{}\n" {
		t.Errorf("%q %v", text, err)
	}
}

// ladder is a document of which 2^n ways lead from the last actor to the first:
// two disputed relations from each to the next.
func ladder(n int) actors.Document {
	d := actors.Document{Sources: []actors.Source{{ID: "s"}}}
	said := actors.Statement{AssertedBy: []actors.Saying{{Source: "s"}}}
	for i := range n + 1 {
		d.Actors = append(d.Actors, actors.Actor{ID: actors.ID(fmt.Sprintf("a%03d", i)), Kind: actors.ArmedGroup})
		if i > 0 {
			for _, k := range []actors.RelationKind{actors.EffectivelyControls, actors.Supports} {
				d.Relations = append(d.Relations, actors.Relation{Subject: d.Actors[i-1].ID, Kind: k, Object: d.Actors[i].ID, Said: said})
			}
		}
	}
	return d
}

// 64 ways are listed and 128 are refused, and so are more than anybody could list.
func TestManyWays(t *testing.T) {
	p, err := actors.PolicyOf(actors.EffectiveControl, actors.Support)
	if err != nil {
		t.Fatal(err)
	}
	r := roster(t, ladder(6))
	count := 0
	for _, a := range r.Attribute(p, nil, "a000", october) {
		if a.Actor == "a006" {
			count++
		}
	}
	if count != actors.MaxDerivations {
		t.Errorf("%d ways up six rungs, want %d", count, actors.MaxDerivations)
	}
	for _, n := range []int{7, 60, 1000} {
		if r, problems := actors.NewRoster(ladder(n)); r != nil || len(problems) != 1 || problems[0].Code != actors.TooMany {
			t.Errorf("up %d rungs: %v", n, problems)
		}
	}
	// Two harmless halves, joined by the agreement.
	d := ladder(3)
	for _, x := range ladder(4).Actors {
		d.Actors = append(d.Actors, actors.Actor{ID: "b" + x.ID, Kind: x.Kind})
	}
	for _, x := range ladder(4).Relations {
		x.Subject, x.Object = "b"+x.Subject, "b"+x.Object
		d.Relations = append(d.Relations, x)
	}
	r = roster(t, d)
	own := []actors.Undertaking{{Party: "a003", AnswersFor: []actors.ID{"ba000"}}}
	if l := r.CheckUndertakings("", own); len(l) != 1 || l[0].Code != actors.TooMany {
		t.Errorf("joined halves: %v", l)
	}
	own[0].During = when.MustParseSpan("2025-01-01T00:00:00Z/2025-01-01T00:00:00.000000001Z")
	if l := r.CheckUndertakings("", own); len(l) != 1 || l[0].Code != actors.TooMany {
		t.Errorf("joined for a moment: %v", l)
	}
}

// Documents made to exhaust a machine are refused, or read, in bounded work.
func TestHostileSizes(t *testing.T) {
	const n = actors.MaxEntries
	at := func(i int) when.Instant { return when.FromUnixNano(int64(i) * 1_000_000_000) }
	span := func(i, j int) when.Span {
		s, err := when.NewSpan(at(i), at(j))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	many := func(k int) (d actors.Document) {
		for i := range k {
			d.Actors = append(d.Actors, actors.Actor{ID: actors.ID(fmt.Sprintf("%064d", i)), Kind: actors.ArmedGroup})
		}
		return d
	}
	for _, tc := range []struct {
		name string
		d    func() actors.Document
		code problem.Code // of the first problem
	}{
		{"as many actors as may be", func() actors.Document { return many(n) }, ""},
		{"one actor more", func() actors.Document { return many(n + 1) }, actors.TooMany},
		{"a chain of changing relations", func() actors.Document {
			d := many(n)
			for i := range n {
				d.Relations = append(d.Relations, actors.Relation{Subject: d.Actors[i].ID, Kind: actors.MemberOf, Object: d.Actors[(i+1)%n].ID, During: span(i, i+n/2)})
			}
			return d
		}, ""},
		{"a ring of disputed relations that change", func() actors.Document {
			d := many(n)
			d.Sources = []actors.Source{{ID: "s"}}
			said := actors.Statement{AssertedBy: []actors.Saying{{Source: "s"}}}
			for i := range n {
				d.Relations = append(d.Relations, actors.Relation{Subject: d.Actors[i].ID, Kind: actors.Supports, Object: d.Actors[(i+1)%n].ID, During: span(i, i+n/2), Said: said})
			}
			return d
		}, actors.TooMany},
		{"nobody is known", func() actors.Document {
			d := many(n)
			for range n {
				d.Relations = append(d.Relations, actors.Relation{Subject: actors.ID(strings.Repeat("1", 64)), Kind: actors.Hosts, Object: actors.ID(strings.Repeat("2", 64))})
			}
			return d
		}, actors.UnknownActor},
		{"one source, at every second", func() actors.Document {
			d := many(2)
			d.Sources = []actors.Source{{ID: "s"}}
			r := actors.Relation{Subject: d.Actors[0].ID, Kind: actors.Hosts, Object: d.Actors[1].ID}
			for i := range 200_000 {
				r.Said.AssertedBy = append(r.Said.AssertedBy, actors.Saying{Source: "s", KnownAt: at(i)})
			}
			d.Relations = append(d.Relations, r)
			return d
		}, ""},
		{"nested tenures of two rivals", func() actors.Document {
			d := many(2)
			d.Sources = []actors.Source{{ID: "s"}}
			said := actors.Statement{AssertedBy: []actors.Saying{{Source: "s"}}}
			for i := range n / 2 {
				tr := actors.Territory{ID: actors.TerritoryID(fmt.Sprintf("t%d", i)), Held: []actors.Tenure{{By: d.Actors[0].ID, Said: said}, {By: d.Actors[1].ID, Said: actors.Statement{UnknownTo: said.AssertedBy}}}}
				if i%actors.MaxNesting > 0 {
					tr.Parent = actors.TerritoryID(fmt.Sprintf("t%d", i-1))
				}
				d.Territories = append(d.Territories, tr)
			}
			return d
		}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, problems := actors.NewRoster(tc.d())
			if tc.code == "" {
				if r == nil {
					t.Fatalf("refused: %v", problems.Capped(3))
				}
				r.Attribute(actors.PolicyTerritorial, nil, fmtID(0), at(n/2))
				return
			}
			if len(problems) == 0 || problems[0].Code != tc.code || len(problems) > strict.MaxProblems {
				t.Errorf("want %q first: %v", tc.code, problems.Capped(3))
			}
		})
	}
}

func fmtID(i int) actors.ID { return actors.ID(fmt.Sprintf("%064d", i)) }
