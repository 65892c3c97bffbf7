package actors_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/actorstest"
	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

// drawn is a roster with a question to it.
type drawn struct {
	d     actors.Document
	r     *actors.Roster
	p     actors.Policy
	own   []actors.Undertaking
	party actors.ID
	at    when.Instant
}

func draw(t *rapid.T) drawn {
	d := actorstest.Documents().Draw(t, "document")
	x := drawn{
		d: d, r: roster(t, d),
		p:     actorstest.Policies().Draw(t, "policy"),
		own:   actorstest.Undertakings(d).Draw(t, "undertakings"),
		party: rapid.SampledFrom(d.Actors).Draw(t, "party").ID,
		at:    actorstest.Instants().Draw(t, "at"),
	}
	if l := x.r.CheckUndertakings("undertakings", x.own); len(l) > 0 {
		t.Fatalf("undertakings: %v", l)
	}
	return x
}

func (x drawn) attribute() []actors.Attribution { return x.r.Attribute(x.p, x.own, x.party, x.at) }

func roster(t interface{ Fatalf(string, ...any) }, d actors.Document) *actors.Roster {
	r, problems := actors.NewRoster(d)
	if r == nil {
		t.Fatalf("no roster: %v", problems)
	}
	return r
}

func TestReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := draw(t)
		if err := actorstest.CheckRoster(x.r, x.p, x.own, x.party, x.at); err != nil {
			t.Fatal(err)
		}
	})
}

func TestDocumentsAreChecked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if err := actorstest.CheckDocument(actorstest.Documents().Draw(t, "document")); err != nil {
			t.Fatal(err)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		if err := actorstest.CheckDocument(actorstest.HostileDocuments().Draw(t, "hostile document")); err != nil {
			t.Fatal(err)
		}
	})
}

// content says what an answer rests on without fact ids.
func content(r *actors.Roster, as []actors.Attribution) []string {
	var out []string
	for _, a := range as {
		var steps []string
		for _, s := range a.Steps {
			f, _ := r.Fact(s.Fact)
			steps = append(steps, fmt.Sprint(s.Rule, s.From, s.To, f, s.Basis, s.During))
		}
		set := func(ids []actors.FactID) []string {
			var names []string
			for _, id := range ids {
				f, _ := r.Fact(id)
				names = append(names, fmt.Sprint(f, f.During))
			}
			slices.Sort(names)
			return names
		}
		out = append(out, fmt.Sprint(a.Actor, a.Any, a.Origin, a.Except, steps, set(a.Needs), set(a.Contested), set(a.Lacks)))
	}
	return out
}

func TestDocumentOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := draw(t)
		d := x.d.Clone()
		d.Actors = rapid.Permutation(d.Actors).Draw(t, "actors")
		d.Territories = rapid.Permutation(d.Territories).Draw(t, "territories")
		d.Relations = rapid.Permutation(d.Relations).Draw(t, "relations")
		d.Sources = rapid.Permutation(d.Sources).Draw(t, "sources")
		for i := range d.Territories {
			d.Territories[i].Held = rapid.Permutation(d.Territories[i].Held).Draw(t, "held")
		}
		shuffled := roster(t, d)
		own := rapid.Permutation(x.own).Draw(t, "undertakings")
		got := content(shuffled, shuffled.Attribute(x.p, own, x.party, x.at))
		if diff := cmp.Diff(content(x.r, x.attribute()), got); diff != "" {
			t.Fatalf("in another order of the document (-first +shuffled):\n%s", diff)
		}
	})
}

// answers is what a party answers for, if just the facts hold that are agreed or
// in the world.
func answers(r *actors.Roster, as []actors.Attribution) map[actors.ID]bool {
	out := map[actors.ID]bool{}
	for _, a := range as {
		if !a.Any {
			out[a.Actor] = true
		}
	}
	return out
}

func TestAddingARelationRemovesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := draw(t)
		if len(x.d.Relations) == 0 {
			t.Skip("nothing to take out")
		}
		less := x.d.Clone()
		i := rapid.IntRange(0, len(less.Relations)-1).Draw(t, "left out")
		less.Relations = slices.Delete(less.Relations, i, i+1)
		before := roster(t, less)
		was := before.Attribute(x.p, x.own, x.party, x.at)
		is := x.attribute()
		after := answers(x.r, is)
		for id := range answers(before, was) {
			if !after[id] {
				t.Fatalf("with a relation more, %s no longer answers for %s", x.party, id)
			}
		}
		// Each old way is still there, or a way that takes less.
		for _, w := range was {
			needs := paths(before, w.Needs, i)
			if w.Any {
				continue
			}
			if !slices.ContainsFunc(is, func(a actors.Attribution) bool {
				return a.Actor == w.Actor && !a.Any && subset(paths(x.r, a.Needs, -1), needs)
			}) {
				t.Fatalf("the way %+v is gone", w)
			}
		}
	})
}

// paths returns the paths of facts that are not common ground; relations from
// shift on are moved up by one.
func paths(r *actors.Roster, ids []actors.FactID, shift int) []string {
	var out []string
	for _, id := range ids {
		f, _ := r.Fact(id)
		if f.Said.Standing() == actors.Agreed {
			continue
		}
		path := f.Path
		var n int
		if _, err := fmt.Sscanf(path, "relations[%d]", &n); err == nil && shift >= 0 && n >= shift {
			path = fmt.Sprintf("relations[%d]", n+1)
		}
		out = append(out, path)
	}
	return out
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

func TestNamesDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := draw(t)
		names := map[actors.ID]actors.ID{}
		fresh := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z0-9][a-z0-9._-]{0,5}`), len(x.d.Actors), len(x.d.Actors), rapid.ID[string]).Draw(t, "names")
		for i, a := range x.d.Actors {
			names[a.ID] = actors.ID(fresh[i])
		}
		d, own := renamed(x.d, x.own, names)
		r := roster(t, d)
		needs := func(as []actors.Attribution, names map[actors.ID]actors.ID) []string {
			var out []string
			for _, a := range as {
				actor := a.Actor
				if names != nil && !a.Any {
					actor = names[a.Actor]
				}
				of := x.r // fact ids are the same in both
				out = append(out, fmt.Sprint(actor, a.Any, a.Origin, a.Except, paths(of, a.Needs, -1), a.Lacks, len(a.Steps)))
			}
			slices.Sort(out)
			return out
		}
		got := needs(r.Attribute(x.p, own, names[x.party], x.at), nil)
		if diff := cmp.Diff(needs(x.attribute(), names), got); diff != "" {
			t.Fatalf("renamed by %v (-before +after):\n%s", names, diff)
		}
	})
}

func renamed(d actors.Document, own []actors.Undertaking, names map[actors.ID]actors.ID) (actors.Document, []actors.Undertaking) {
	d = d.Clone()
	for i := range d.Actors {
		d.Actors[i].ID = names[d.Actors[i].ID]
	}
	for i := range d.Relations {
		d.Relations[i].Subject, d.Relations[i].Object = names[d.Relations[i].Subject], names[d.Relations[i].Object]
	}
	for i := range d.Territories {
		for j := range d.Territories[i].Held {
			d.Territories[i].Held[j].By = names[d.Territories[i].Held[j].By]
		}
	}
	for i := range d.Participations {
		d.Participations[i].Actor = names[d.Participations[i].Actor]
	}
	for i := range d.Delegations {
		d.Delegations[i].Actor = names[d.Delegations[i].Actor]
	}
	var out []actors.Undertaking
	for _, u := range own {
		u.Party = names[u.Party]
		u.AnswersFor = slices.Clone(u.AnswersFor)
		for i, id := range u.AnswersFor {
			u.AnswersFor[i] = names[id]
		}
		out = append(out, u)
	}
	return d, out
}

// Between two changes the answer is constant.
func TestChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := draw(t)
		later := actorstest.Instants().Draw(t, "later")
		from, until := x.at, later
		if until.Before(from) {
			from, until = until, from
		}
		for c := range x.r.Changes() {
			if c.After(from) && !c.After(until) {
				t.Skip("something changes")
			}
		}
		a, b := x.r.Attribute(x.p, nil, x.party, from), x.r.Attribute(x.p, nil, x.party, until)
		if diff := cmp.Diff(a, b, sameValues()); diff != "" {
			t.Fatalf("nothing changed between %v and %v, but (-then +later):\n%s", from, until, diff)
		}
	})
}

func sameValues() cmp.Option {
	return cmp.Options{cmpopts.EquateEmpty(), cmpopts.EquateComparable(when.Instant{}, when.Span{})}
}

// What the caller does with what goes in or comes out changes no roster.
func TestRosterIsImmutable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := draw(t)
		want := fmt.Sprint(x.attribute(), x.r.Document(), x.r.DueDiligence(x.party, x.at))
		for i := range x.d.Relations {
			spoil(&x.d.Relations[i].Said)
			x.d.Relations[i].Subject = "spoilt"
		}
		for i := range x.d.Actors {
			x.d.Actors[i].ID = "spoilt"
		}
		for f := range x.r.Facts() {
			if f.Relation != nil {
				spoil(&f.Relation.Said)
				f.Relation.Object = "spoilt"
			} else {
				spoil(&f.Tenure.Said)
				f.Tenure.By = "spoilt"
			}
			spoil(&f.Said)
		}
		for _, a := range x.attribute() {
			for i := range a.Needs {
				a.Needs[i] = 99
			}
			for i := range a.Lacks {
				a.Lacks[i] = 99
			}
			for i := range a.Except {
				a.Except[i] = "spoilt"
			}
			for i := range a.Steps {
				spoil(&a.Steps[i].Said)
			}
		}
		for tr := range x.r.Territories() {
			for i := range tr.Held {
				tr.Held[i].By = "spoilt"
			}
		}
		if got := fmt.Sprint(x.attribute(), x.r.Document(), x.r.DueDiligence(x.party, x.at)); got != want {
			t.Fatalf("the roster changed:\n%s\n%s", want, got)
		}
	})
}

func spoil(s *actors.Statement) {
	for _, l := range [][]actors.Saying{s.AssertedBy, s.DeniedBy, s.UnknownTo} {
		for i := range l {
			l[i].Source = "spoilt"
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	d := istanbul(t)
	r := roster(t, d)
	ask := func() string {
		var b strings.Builder
		for p := range policies() {
			for a := range r.Actors() {
				fmt.Fprint(&b, r.Attribute(p, nil, a.ID, october), r.DueDiligence(a.ID, october), r.Belonging(a.ID, october))
			}
		}
		fmt.Fprint(&b, r.ByName("Tehrik-i-Taliban Pakistan"), r.Document(), r.CheckUndertakings("u", nil))
		return b.String()
	}
	want := ask()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := ask(); got != want {
				t.Errorf("asked at the same time as others, the answer differs:\n%s\n%s", got, want)
			}
		})
	}
	wg.Wait()
}
