package ceasefire_test

import (
	"fmt"
	"testing"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
)

// Only what speaks against the speaker is an admission: its own deed, told by
// itself.
func TestAdmissions(t *testing.T) {
	const text = `{
	  "format": "parley.agreement/1", "id": "a", "zone": "UTC",
	  "roster": {
	    "actors": [{"id": "north", "kind": "state"}, {"id": "army", "kind": "faction"}, {"id": "band", "kind": "armed-group"}],
	    "territories": [{"id": "land", "held": [{"by": "north"}]}],
	    "sources": [{"id": "ministry", "origin": "party", "actor": "north"}, {"id": "foe", "origin": "party"}, {"id": "paper", "origin": "media", "actor": "north"}],
	    "relations": [{"subject": "army", "kind": "organ-of", "object": "north"}, %s]
	  },
	  "parties": ["north"], "attribution": "territorial",
	  "clauses": [{"id": "c", "forbids": [{"acts": ["use-of-force"]}]}]
	}`
	const (
		left    = `{"subject": "band", "kind": "member-of", "object": "north", "during": "2010-01-01T00:00:00Z/2020-01-01T00:00:00Z"}`
		claimed = `{"subject": "band", "kind": "member-of", "object": "north", "said": {"assertedBy": [{"source": "foe"}]}}`
	)
	for _, tc := range []struct {
		name     string
		relation string
		report   ceasefire.Report
		want     ceasefire.Verdict
	}{
		{"the ministry says that its state did it", left, ceasefire.Report{Source: "ministry", By: ids("north")}, ceasefire.Breach},
		{"the ministry says that its army did it", left, ceasefire.Report{Source: "ministry", By: ids("army")}, ceasefire.Breach},
		{"the ministry names a group that left years ago: an accusation", left, ceasefire.Report{Source: "ministry", By: ids("band")}, ceasefire.Open},
		{"the ministry names a group that only its foe counts as its own", claimed, ceasefire.Report{Source: "ministry", By: ids("band")}, ceasefire.Open},
		{"a newspaper says that the state did it: hearsay", left, ceasefire.Report{Source: "paper", By: ids("north")}, ceasefire.Open},
	} {
		t.Run(tc.name, func(t *testing.T) {
			rules := ceasefire.MustCompile(ceasefire.MustParse(fmt.Sprintf(text, tc.relation)))
			r := tc.report
			r.Act, r.Origin, r.At = "shelling", ceasefire.In("land"), ceasefire.On(2025, 10, 24, "UTC")
			findings, problems := rules.Check(r)
			if err := problems.Err(); err != nil {
				t.Fatal(err)
			}
			if got := findings[0].Established.Breach.Verdict; got != tc.want {
				t.Errorf("established: %v, want %v: %v", got, tc.want, findings[0])
			}
		})
	}
}

func ids(all ...actors.ID) []actors.ID { return all }
