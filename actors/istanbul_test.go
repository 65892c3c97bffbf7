package actors_test

import (
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
)

// october is within the truce of October 2025, when militants crossed the border,
// as Pakistan says.
var october = when.MustParseInstant("2025-10-24T22:00:00+05:00")

// istanbul is who is who in the talks of Doha and Istanbul.
func istanbul(t testing.TB) actors.Document {
	t.Helper()
	text, err := os.ReadFile("testdata/istanbul.json")
	if err != nil {
		t.Fatal(err)
	}
	d, problems := actors.ParseDocument(text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

func policies() iter.Seq[actors.Policy] {
	return slices.Values([]actors.Policy{
		actors.PolicyAgreement, actors.PolicyOrgan, actors.PolicyMembership, actors.PolicyEffectiveControl,
		actors.PolicyOverallControl, actors.PolicyTerritorial, actors.PolicySupport,
	})
}

// told writes answers as "ttp: afg supports ttp (contested)".
func told(r *actors.Roster, as []actors.Attribution) []string {
	fact := func(id actors.FactID) string { f, _ := r.Fact(id); return f.String() }
	var out []string
	for _, a := range as {
		who := string(a.Actor)
		if a.Any {
			who = "whoever from " + string(a.Origin)
			if len(a.Except) > 0 {
				who += fmt.Sprint(" except ", a.Except)
			}
		}
		var steps []string
		for _, s := range a.Steps {
			switch {
			case s.Fact == actors.NoFact:
				steps = append(steps, s.Rule.String())
			case slices.Contains(a.Contested, s.Fact):
				steps = append(steps, fact(s.Fact)+" (contested)")
			default:
				steps = append(steps, fact(s.Fact))
			}
		}
		for _, id := range a.Lacks {
			steps = append(steps, "not: "+fact(id))
		}
		out = append(out, who+": "+strings.Join(steps, "; "))
	}
	return out
}

// The same facts, and each policy's own answer.
func TestPoliciesOnOneCase(t *testing.T) {
	r := roster(t, istanbul(t))
	own, forces, intelligence := "afg: own", "afg-forces: afg-forces is an organ of afg", "gdi: gdi is an organ of afg"
	controls := "ttp: gdi effectively controls ttp (contested); gdi is an organ of afg"
	supports := "ttp: afg supports ttp (contested)"
	jua := "jua: jua is a member of ttp; "
	for _, tc := range []struct {
		policy actors.Policy
		want   []string
	}{
		{actors.PolicyAgreement, []string{own}},
		{actors.PolicyOrgan, []string{own, forces, intelligence}},
		{actors.PolicyMembership, []string{own, forces, "fighter-unit: fighter-unit is a member of afg-forces; afg-forces is an organ of afg", intelligence}},
		{actors.PolicyEffectiveControl, []string{own, forces, "fighter-unit: fighter-unit is a member of afg-forces; afg-forces is an organ of afg", intelligence,
			jua + "gdi effectively controls ttp (contested); gdi is an organ of afg", controls}},
		{actors.PolicyOverallControl, []string{own, forces, "fighter-unit: fighter-unit is a member of afg-forces; afg-forces is an organ of afg", intelligence,
			jua + "afg has overall control of ttp (contested)", jua + "gdi effectively controls ttp (contested); gdi is an organ of afg",
			"ttp: afg has overall control of ttp (contested)", controls}},
		{actors.PolicyTerritorial, []string{own, forces, "fighter-unit: fighter-unit is a member of afg-forces; afg-forces is an organ of afg", intelligence,
			"whoever from afghanistan except [achin]: afg holds afghanistan", "whoever from achin: afg holds afghanistan; not: isk holds achin"}},
		{actors.PolicySupport, []string{own, forces, "fighter-unit: fighter-unit is a member of afg-forces; afg-forces is an organ of afg", intelligence,
			jua + "afg supports ttp (contested)", supports}},
	} {
		t.Run(tc.policy.String(), func(t *testing.T) {
			got := told(r, r.Attribute(tc.policy, nil, "afg", october))
			if tc.policy == actors.PolicyTerritorial { // sorted by origin, which puts achin first
				slices.Reverse(tc.want[len(tc.want)-2:])
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestIstanbulAnswers(t *testing.T) {
	r := roster(t, istanbul(t))
	before := when.MustParseInstant("2021-08-01T00:00:00Z")
	named := []actors.Undertaking{{Party: "afg", AnswersFor: []actors.ID{"ttp"}, During: when.From(october), Basis: "draft, article 2"}}
	for _, tc := range []struct {
		name   string
		policy actors.Policy
		own    []actors.Undertaking
		party  actors.ID
		at     when.Instant
		want   []string
	}{
		{"nobody answers for IS-K", actors.PolicyOverallControl, nil, "isk", october, []string{"isk: own"}},
		{"Pakistan answers for its army", actors.PolicyOrgan, nil, "pak", october, []string{"pak: own", "pak-army: pak-army is an organ of pak"}},
		{"whatever comes from Pakistan is Pakistan's", actors.PolicyTerritorial, nil, "pak", october,
			[]string{"pak: own", "pak-army: pak-army is an organ of pak", "whoever from pakistan: pak holds pakistan"}},
		{"before August 2021 the movement held nothing", actors.PolicyTerritorial, nil, "afg", before,
			[]string{"afg: own", "afg-forces: afg-forces is an organ of afg", "fighter-unit: fighter-unit is a member of afg-forces; afg-forces is an organ of afg"}},
		{"the agreement's own clause comes first", actors.PolicyAgreement, named, "afg", october,
			[]string{"afg: own", "ttp: agreement"}},
		{"it needs no disputed fact, and so takes the others' place", actors.PolicySupport, named, "afg", october,
			[]string{"afg: own", "afg-forces: afg-forces is an organ of afg", "fighter-unit: fighter-unit is a member of afg-forces; afg-forces is an organ of afg",
				"gdi: gdi is an organ of afg", "jua: jua is a member of ttp; agreement", "ttp: agreement"}},
		{"its period has not begun", actors.PolicyAgreement, named, "afg", before, []string{"afg: own"}},
		{"no policy", 0, nil, "afg", october, nil},
		{"no instant", actors.PolicyOrgan, nil, "afg", when.Instant{}, nil},
		{"no party", actors.PolicyOrgan, nil, "india", october, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, told(r, r.Attribute(tc.policy, tc.own, tc.party, tc.at))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestIstanbulDueDiligence(t *testing.T) {
	r := roster(t, istanbul(t))
	var got []string
	for _, h := range r.DueDiligence("afg", october) {
		f, _ := r.Fact(h.Steps[0].Fact)
		got = append(got, fmt.Sprintf("%s%s except %v: %s, lacks %d, stated %t, %s", h.Actor, h.Origin, h.Except, f, len(h.Lacks), h.Stated, h.Steps[0].Basis))
	}
	want := []string{
		"ttp except []: afg hosts ttp, lacks 0, stated true, UN SC resolution 1373 (2001), 2 (c)",
		"achin except []: afg holds afghanistan, lacks 1, stated false, UN SC resolution 1373 (2001), 2 (d)",
		"afghanistan except [achin]: afg holds afghanistan, lacks 0, stated false, UN SC resolution 1373 (2001), 2 (d)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Harbouring attributes nothing.
	for _, a := range r.Attribute(actors.PolicyOverallControl, nil, "afg", october) {
		for _, s := range a.Steps {
			if f, _ := r.Fact(s.Fact); f.Relation != nil && f.Relation.Kind == actors.Hosts {
				t.Errorf("hosting attributes: %+v", a)
			}
		}
	}
}

func TestIstanbulNames(t *testing.T) {
	r := roster(t, istanbul(t))
	ids := func(as []actors.Actor) (out []actors.ID) {
		for _, a := range as {
			out = append(out, a.ID)
		}
		return out
	}
	for _, tc := range []struct {
		got, want any
	}{
		{ids(r.ByName("tehrik-i-taliban  PAKISTAN")), []actors.ID{"ttp"}},
		{ids(r.ByName("ttp")), []actors.ID{"ttp"}},
		{ids(r.ByName(" ")), []actors.ID(nil)},
		{ids(r.Lookup(actors.ISO3166, "PK")), []actors.ID{"pak"}},
		{ids(r.Lookup(actors.ACLED, "PK")), []actors.ID(nil)},
		{len(r.LookupTerritories(actors.ISO3166, "AF")), 1},
		{len(r.TerritoriesByName("durand line")), 0},
		{len(r.TerritoriesByName("Khorasan")), 1},
		{r.Belonging("afg", october), []actors.ID{"afg", "afg-forces", "fighter-unit", "gdi"}},
		{r.AlwaysBelongs("fighter-unit", "afg"), true},
		{r.AlwaysBelongs("ttp", "afg"), false},
		{r.Within("achin", "afghanistan"), true},
		{r.Within("afghanistan", "achin"), false},
		{r.Within("atlantis", "atlantis"), false},
	} {
		if diff := cmp.Diff(tc.want, tc.got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	if s, ok := r.Source("ap"); !ok || s.Claimant() != "ispr" {
		t.Errorf("a press report of what ISPR says is not ISPR's: %v %t", s, ok)
	}
	if s, ok := r.Source("kabul"); !ok || s.Claimant() != "kabul" {
		t.Errorf("a source is its own claimant: %v %t", s, ok)
	}
}
