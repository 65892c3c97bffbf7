package actorstest_test

import (
	"slices"
	"testing"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/actorstest"
	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

func TestDocumentsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if r, problems := actors.NewRoster(actorstest.Documents().Draw(t, "document")); r == nil {
			t.Fatal(problems)
		}
	})
}

// What the generators never draw, no property tests.
func TestGeneratorsReach(t *testing.T) {
	standings, kinds, refused := map[actors.Standing]bool{}, map[actors.RelationKind]bool{}, 0
	var nested, lacking bool
	for seed := range 400 {
		d := actorstest.Documents().Example(seed)
		for _, r := range d.Relations {
			standings[r.Said.Standing()], kinds[r.Kind] = true, true
		}
		r, _ := actors.NewRoster(d)
		for a := range r.Actors() {
			for _, x := range r.Attribute(actors.PolicyTerritorial, nil, a.ID, actorstest.Instants().Example(seed)) {
				nested, lacking = nested || len(x.Except) > 0, lacking || len(x.Lacks) > 0
			}
		}
		if r, _ := actors.NewRoster(actorstest.HostileDocuments().Example(seed)); r == nil {
			refused++
		}
	}
	if len(standings) != 5 || len(kinds) != 16 || !nested || !lacking || refused < 100 || refused > 390 {
		t.Errorf("standings %v, kinds %v, exceptions %t, lacks %t, %d of 400 hostile documents refused", standings, kinds, nested, lacking, refused)
	}
}

// The reference, on a case small enough to work out by hand.
func TestReference(t *testing.T) {
	said := actors.Statement{AssertedBy: []actors.Saying{{Source: "s"}}}
	denied := actors.Statement{DeniedBy: said.AssertedBy}
	d := actors.Document{
		Relations: []actors.Relation{
			{Subject: "unit", Kind: actors.MemberOf, Object: "group"},
			{Subject: "state", Kind: actors.EffectivelyControls, Object: "group", Said: said},
			{Subject: "state", Kind: actors.EffectivelyControls, Object: "unit", Said: denied},
			{Subject: "agency", Kind: actors.OrganOf, Object: "state"},
			{Subject: "unit", Kind: actors.DirectedBy, Object: "agency", Said: said},
			{Subject: "state", Kind: actors.Supports, Object: "group"},
		},
		Territories: []actors.Territory{
			{ID: "land", Held: []actors.Tenure{{By: "state"}}},
			{ID: "town", Parent: "land", Held: []actors.Tenure{{By: "group", Said: said}}},
		},
	}
	at := when.FromUnixNano(0)
	got, err := actorstest.Ways(d, actors.PolicyEffectiveControl, nil, "state", at)
	want := []actorstest.Way{
		{Actor: "agency", Steps: 1},
		{Actor: "group", Needs: "relations[1]", Steps: 1},
		{Actor: "state", Steps: 1},
		{Actor: "unit", Needs: "relations[1]", Steps: 2},
		{Actor: "unit", Needs: "relations[4]", Steps: 2},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, want %v (%v)", got, want, err)
	}
	for _, tc := range []struct {
		in    actors.TerritoryID
		world map[string]bool
		want  bool
	}{
		{"land", nil, true}, {"town", nil, true}, {"elsewhere", nil, false},
		{"town", map[string]bool{"territories[1].held[0]": true}, false},
	} {
		if got := actorstest.Holds(d, "state", tc.in, at, tc.world); got != tc.want {
			t.Errorf("state holds %s in %v: %t", tc.in, tc.world, got)
		}
	}
}
