package actors_test

import (
	"fmt"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
)

const who = `{
  "actors": [
    {"id": "afg", "kind": "de-facto-authority", "name": "Interim Afghan government"},
    {"id": "ttp", "kind": "armed-group", "name": "Tehrik-i-Taliban Pakistan"}
  ],
  "territories": [{"id": "afghanistan", "held": [{"by": "afg"}]}],
  "sources": [
    {"id": "ispr", "name": "Pakistan's military", "origin": "party"},
    {"id": "kabul", "name": "Afghan spokesman", "actor": "afg", "origin": "party"}
  ],
  "relations": [
    {"subject": "afg", "kind": "supports", "object": "ttp",
     "said": {"assertedBy": [{"source": "ispr"}], "deniedBy": [{"source": "kabul"}]}}
  ]
}`

// One deed, three policies, three answers.
func Example() {
	d, problems := actors.ParseDocument([]byte(who))
	if problems.Err() != nil {
		fmt.Println(problems)
		return
	}
	roster, _ := actors.NewRoster(d)
	at := when.MustParseInstant("2025-10-24T22:00:00+05:00")
	for _, p := range []actors.Policy{actors.PolicyEffectiveControl, actors.PolicyTerritorial, actors.PolicySupport} {
		fmt.Println(p)
		for _, a := range roster.Attribute(p, nil, "afg", at) {
			for _, s := range a.Steps {
				if f, ok := roster.Fact(s.Fact); ok {
					fmt.Printf("  %s (%s): %s\n", f, f.Said.Standing(), s.Basis)
				}
			}
		}
	}
	// Output:
	// effective-control
	// territorial
	//   afg holds afghanistan (agreed): strict territorial reading: whatever comes from territory that it holds
	// support
	//   afg supports ttp (contested): support-based reading
}

// Everything that is wrong is reported at once, with its place.
func ExampleParseDocument() {
	text := []byte(`{
  "actors": [{"id": "pak", "kind": "state"}],
  "relations": [
    {"subject": "pka", "kind": "hots",
     "object": "pak"}
  ]
}`)
	_, problems := actors.ParseDocument(text)
	for _, p := range problems {
		fmt.Println(p)
		fmt.Print(problem.Snippet(text, p))
	}
	// Output:
	// 4:17: relations[0].subject: unknown actor "pka" (did you mean "pak"?) [actors-unknown-actor]
	//     {"subject": "pka", "kind": "hots",
	//                 ^
	// 4:32: relations[0].kind: unknown kind of relation "hots" (did you mean "hosts"?) [json-value]
	//     {"subject": "pka", "kind": "hots",
	//                                ^
}

// An agreement that names whom a party answers for needs no policy.
func ExampleRoster_Attribute() {
	d, _ := actors.ParseDocument([]byte(who))
	roster, _ := actors.NewRoster(d)
	own := []actors.Undertaking{{Party: "afg", AnswersFor: []actors.ID{"ttp"}, Basis: "article 3"}}
	for _, a := range roster.Attribute(actors.PolicyAgreement, own, "afg", when.MustParseInstant("2025-10-24T17:00:00Z")) {
		fmt.Println(a.Actor, a.Steps[0].Rule, "by", a.Steps[0].Basis)
	}
	// Output:
	// afg own by own conduct: ARSIWA 1, 2
	// ttp agreement by article 3
}

// A failure of diligence is the host's own: here nobody says that it hosts
// anyone, so it is a question.
func ExampleRoster_DueDiligence() {
	d, _ := actors.ParseDocument([]byte(who))
	roster, _ := actors.NewRoster(d)
	for _, h := range roster.DueDiligence("afg", when.MustParseInstant("2025-10-24T17:00:00Z")) {
		fmt.Println(h.Origin, "stated:", h.Stated, "by", h.Steps[0].Basis)
	}
	// Output:
	// afghanistan stated: false by UN SC resolution 1373 (2001), 2 (d)
}
