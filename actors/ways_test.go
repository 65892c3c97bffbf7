package actors_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors"
)

// parse makes a roster of a text without problems.
func parse(t *testing.T, text string) *actors.Roster {
	t.Helper()
	d, problems := actors.ParseDocument([]byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return roster(t, d)
}

// Of ways that take the same disputed facts and are as long, the first by rule
// and kind of relation is kept, in whatever order the document has them.
func TestFirstOfEqualWays(t *testing.T) {
	instructed := `{"subject": "b", "kind": "instructed-by", "object": "a"}`
	directed := `{"subject": "b", "kind": "directed-by", "object": "a"}`
	member := `{"subject": "b", "kind": "member-of", "object": "a"}`
	for _, tc := range []struct{ list, want string }{
		{instructed + "," + directed, "b: b is instructed by a"},
		{directed + "," + instructed, "b: b is instructed by a"},
		{directed + "," + member, "b: b is a member of a"},
		{member + "," + directed, "b: b is a member of a"},
	} {
		got := told(parse(t, relations(tc.list)), parse(t, relations(tc.list)).Attribute(actors.PolicyEffectiveControl, nil, "a", october))
		if !slices.Equal(got, []string{"a: own", tc.want}) {
			t.Errorf("%s: %v", tc.list, got)
		}
	}
}

// Who holds what, territory within territory. "us" asks; "they" are another.
func TestHoldings(t *testing.T) {
	const open = `, "said": {"assertedBy": [{"source": "s"}]}`
	const denied = `, "said": {"deniedBy": [{"source": "s"}]}`
	for _, tc := range []struct {
		name, territories string
		want              []string
	}{
		{"nobody", `{"id": "land"}`, nil},
		{"we hold it, and with it what lies in it", `{"id": "land", "held": [{"by": "us"}]}, {"id": "town", "parent": "land"}`,
			[]string{"whoever from land: us holds land"}},
		{"they hold a part", `{"id": "land", "held": [{"by": "us"}]}, {"id": "town", "parent": "land", "held": [{"by": "they"}]}`,
			[]string{"whoever from land except [town]: us holds land"}},
		{"nobody says that they hold it", `{"id": "land", "held": [{"by": "us"}]}, {"id": "town", "parent": "land", "held": [{"by": "they"` + denied + `}]}`,
			[]string{"whoever from land: us holds land"}},
		{"it is said that they hold a part, and a part of that is theirs", `{"id": "land", "held": [{"by": "us"}]}, {"id": "town", "parent": "land", "held": [{"by": "they"` + open + `}]}, {"id": "fort", "parent": "town", "held": [{"by": "they"}]}`,
			[]string{"whoever from land except [town]: us holds land", "whoever from town except [fort]: us holds land; not: they holds town"}},
		{"that we hold a part needs not be shown where we hold the whole", `{"id": "land", "held": [{"by": "us"}]}, {"id": "town", "parent": "land", "held": [{"by": "us"` + open + `}]}`,
			[]string{"whoever from land: us holds land"}},
		{"nor does it keep us out", `{"id": "land", "held": [{"by": "us"` + open + `}]}, {"id": "town", "parent": "land", "held": [{"by": "us"` + open + `}]}`,
			[]string{"whoever from land: us holds land", "whoever from town: us holds town"}},
		{"two say that a town is theirs", `{"id": "land", "held": [{"by": "us"}]}, {"id": "town", "parent": "land", "held": [{"by": "us"` + open + `}, {"by": "they"` + open + `}]}`,
			[]string{"whoever from land except [town]: us holds land", "whoever from town: us holds town", "whoever from town: us holds land; not: they holds town"}},
		{"exceptions are sorted, however deep they lie", `{"id": "land", "held": [{"by": "us"}]}, {"id": "east", "parent": "land"}, {"id": "zone", "parent": "east", "held": [{"by": "they"}]}, {"id": "fort", "parent": "land", "held": [{"by": "they"}]}`,
			[]string{"whoever from land except [fort zone]: us holds land"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, problems := actors.ParseDocument([]byte(`{"actors": [{"id": "us", "kind": "state"}, {"id": "they", "kind": "armed-group"}], "sources": [{"id": "s"}], "territories": [` + tc.territories + `]}`))
			if problems.Err() != nil {
				t.Fatal(problems)
			}
			r := roster(t, d)
			got := told(r, r.Attribute(actors.PolicyTerritorial, nil, "us", october))
			if diff := cmp.Diff(append([]string{"us: own"}, tc.want...), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got := r.DueDiligence("us", october); len(got) != len(tc.want) {
				t.Errorf("due diligence for %d territories, want %d: %+v", len(got), len(tc.want), got)
			}
		})
	}
}

// Belonging rests on what is agreed, or asserted and not denied.
func TestBelonging(t *testing.T) {
	said := func(side string) string { return `"said": {"` + side + `": [{"source": "s"}]}` }
	for _, tc := range []struct {
		said string
		want []actors.ID
	}{
		{`"note": "agreed"`, []actors.ID{"a", "b"}},
		{said("assertedBy"), []actors.ID{"a", "b"}},
		{said("deniedBy"), []actors.ID{"a"}},
		{said("unknownTo"), []actors.ID{"a"}},
		{`"said": {"assertedBy": [{"source": "s"}], "deniedBy": [{"source": "z"}]}`, []actors.ID{"a"}},
		{`"during": "../2025-01-01T00:00:00Z"`, []actors.ID{"a"}},
	} {
		r := parse(t, relations(`{"subject": "b", "kind": "member-of", "object": "a", `+tc.said+`}, {"subject": "a", "kind": "hosts", "object": "b"}`))
		if got := r.Belonging("a", october); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v, want %v", tc.said, got, tc.want)
		}
		// A host does not harbour its own.
		own := slices.Contains(tc.want, "b")
		if got := r.DueDiligence("a", october); (len(got) == 0) != own {
			t.Errorf("%s: due diligence %+v", tc.said, got)
		}
	}
	for _, tc := range []struct {
		said string
		want bool
	}{
		{`"note": "common ground"`, true},
		{`"during": "../2025-01-01T00:00:00Z"`, false},
		{`"said": {"assertedBy": [{"source": "s"}]}`, false},
	} {
		r := parse(t, relations(`{"subject": "b", "kind": "member-of", "object": "a", `+tc.said+`}`))
		if r.AlwaysBelongs("b", "a") != tc.want || !r.AlwaysBelongs("a", "a") || r.AlwaysBelongs("a", "b") || r.AlwaysBelongs("c", "a") {
			t.Errorf("%s: b always belongs to a = %v, want %v", tc.said, !tc.want, tc.want)
		}
	}
}
