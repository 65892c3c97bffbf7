package actors_test

import (
	"os"
	"testing"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/actorstest"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"pgregory.net/rapid"
)

func FuzzParseDocument(f *testing.F) {
	text, err := os.ReadFile("testdata/istanbul.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	for _, e := range problemtest.Examples(f, ".") {
		f.Add([]byte(e.Text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, problems := actors.ParseDocument(text)
		if err := actorstest.CheckDocument(d); err != nil {
			t.Fatal(err)
		}
		r, found := actors.NewRoster(d)
		if problems.Err() == nil && r == nil {
			t.Fatalf("read without a hard problem, and refused: %v", found)
		}
		for _, p := range problems {
			if p.Line == 0 && p.Code != "more-problems" && p.Code != "json-limit" {
				t.Fatalf("a problem without its place: %v", p)
			}
		}
		for a := range r.Actors() {
			r.Attribute(actors.PolicyOverallControl, nil, a.ID, october)
			r.Attribute(actors.PolicyTerritorial, nil, a.ID, october)
			r.DueDiligence(a.ID, october)
		}
	})
}

// FuzzRoster lets the fuzzer choose what rapid draws.
func FuzzRoster(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		x := draw(t)
		if err := actorstest.CheckRoster(x.r, x.p, x.own, x.party, x.at); err != nil {
			t.Fatal(err)
		}
		if err := actorstest.CheckDocument(actorstest.HostileDocuments().Draw(t, "hostile document")); err != nil {
			t.Fatal(err)
		}
	}))
}
