package actorstest

import (
	"fmt"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

// The generated documents play on a few days, so that periods meet.
const firstDay, days = 1_760_000_000, 6

func day(n int) when.Instant {
	return when.FromUnixNano((firstDay + int64(n)*86_400) * 1_000_000_000)
}

// Instants generates instants at which generated documents change, between such
// ones, and before and after them all.
func Instants() *rapid.Generator[when.Instant] {
	return rapid.Custom(func(t *rapid.T) when.Instant {
		half := rapid.IntRange(-1, 2*days+1).Draw(t, "half day")
		return when.FromUnixNano(day(0).UnixNano() + int64(half)*43_200*1_000_000_000)
	})
}

// Spans generates spans that begin and end at days of generated documents, or are
// open at an end.
func Spans() *rapid.Generator[when.Span] {
	return rapid.Custom(func(t *rapid.T) when.Span {
		from := rapid.IntRange(-1, days-1).Draw(t, "from")
		until := rapid.IntRange(max(from, 0)+1, days+1).Draw(t, "until")
		var begin, end when.Instant
		if from >= 0 {
			begin = day(from)
		}
		if until <= days {
			end = day(until)
		}
		s, err := when.NewSpan(begin, end)
		if err != nil {
			t.Fatalf("generated a span that is none: %v", err)
		}
		return s
	})
}

// Policies generates valid policies, named and others.
func Policies() *rapid.Generator[actors.Policy] {
	return rapid.Custom(func(t *rapid.T) actors.Policy {
		rules := rapid.SliceOfDistinct(rapid.Map(rapid.IntRange(int(actors.Own), int(actors.Support)),
			func(r int) actors.Rule { return actors.Rule(r) }), rapid.ID[actors.Rule]).Draw(t, "rules")
		p, err := actors.PolicyOf(rules...)
		if err != nil {
			t.Fatalf("generated a policy that is none: %v", err)
		}
		return p
	})
}

// Documents generates documents of which [actors.NewRoster] makes a roster: a few
// actors, territories and sources, with relations and tenures that are agreed,
// asserted, contested, unknown and denied. There may be soft problems.
func Documents() *rapid.Generator[actors.Document] {
	return rapid.Custom(func(t *rapid.T) actors.Document {
		var d actors.Document
		for i := range rapid.IntRange(0, 3).Draw(t, "sources") {
			d.Sources = append(d.Sources, actors.Source{
				ID:     actors.SourceID(fmt.Sprintf("source-%d", i)),
				Origin: actors.Origin(rapid.IntRange(0, int(actors.OriginResearch)).Draw(t, "origin")),
			})
		}
		for i := range rapid.IntRange(1, 6).Draw(t, "actors") {
			d.Actors = append(d.Actors, actors.Actor{
				ID:   actors.ID(fmt.Sprintf("actor-%d", i)),
				Kind: actors.Kind(rapid.IntRange(int(actors.State), int(actors.UnknownArmedGroup)).Draw(t, "kind")),
				Name: rapid.SampledFrom([]string{"", "Name", "Имя", "نام"}).Draw(t, "name"),
			})
		}
		relations(t, &d)
		territories(t, &d)
		for range rapid.IntRange(0, 2).Draw(t, "participations") {
			p := actors.Participation{
				Actor:  someActor(t, d),
				Role:   actors.Role(rapid.IntRange(int(actors.Party), int(actors.Monitor)).Draw(t, "role")),
				During: Spans().Draw(t, "during"), Said: statement(t, d),
			}
			if !slices.ContainsFunc(d.Participations, func(q actors.Participation) bool { return q.Actor == p.Actor && q.Role == p.Role }) {
				d.Participations = append(d.Participations, p)
			}
		}
		for range rapid.IntRange(0, 1).Draw(t, "delegations") {
			d.Delegations = append(d.Delegations, actors.Delegation{
				Actor: someActor(t, d), Round: "1", Members: []actors.Delegate{{Name: "A. B.", Post: "minister"}}, Said: statement(t, d),
			})
		}
		return d
	})
}

func someActor(t *rapid.T, d actors.Document) actors.ID {
	return d.Actors[rapid.IntRange(0, len(d.Actors)-1).Draw(t, "actor")].ID
}

// statement draws who says what: each source on one side at most.
func statement(t *rapid.T, d actors.Document) actors.Statement {
	var s actors.Statement
	for _, src := range d.Sources {
		w := actors.Saying{Source: src.ID}
		if rapid.Bool().Draw(t, "dated") {
			w.KnownAt = Instants().Draw(t, "known at")
		}
		switch rapid.IntRange(0, 6).Draw(t, "says") {
		case 0, 1:
			s.AssertedBy = append(s.AssertedBy, w)
		case 2:
			s.DeniedBy = append(s.DeniedBy, w)
		case 3:
			s.UnknownTo = append(s.UnknownTo, w)
		}
	}
	return s
}

// relations draws relations, leaving out those that would contradict others.
func relations(t *rapid.T, d *actors.Document) {
	if len(d.Actors) < 2 {
		return
	}
	for range rapid.IntRange(0, 9).Draw(t, "relations") {
		i := rapid.IntRange(0, len(d.Actors)-1).Draw(t, "subject")
		j := rapid.IntRange(0, len(d.Actors)-2).Draw(t, "object")
		if j >= i {
			j++
		}
		r := actors.Relation{
			Subject: d.Actors[i].ID,
			Kind:    actors.RelationKind(rapid.IntRange(int(actors.OrganOf), int(actors.AdoptedConductOf)).Draw(t, "kind")),
			Object:  d.Actors[j].ID,
			During:  Spans().Draw(t, "during"), Said: statement(t, *d),
		}
		agreed := r.Said.Standing() == actors.Agreed
		upward := slices.Contains([]actors.RelationKind{actors.OrganOf, actors.MemberOf, actors.AffiliateOf, actors.SplinterOf, actors.MergedInto}, r.Kind)
		if agreed && upward && i < j { // no circle if all lead to lower numbers
			continue
		}
		clashes := func(o actors.Relation) bool {
			same := o.Kind == r.Kind && (o.Subject == r.Subject && o.Object == r.Object ||
				r.Kind == actors.AlignedWith && o.Subject == r.Object && o.Object == r.Subject)
			twoStates := agreed && o.Kind == actors.OrganOf && r.Kind == actors.OrganOf && o.Subject == r.Subject && o.Said.Standing() == actors.Agreed
			return (same || twoStates) && o.During.Meets(r.During)
		}
		if !slices.ContainsFunc(d.Relations, clashes) {
			d.Relations = append(d.Relations, r)
		}
	}
}

// territories draws a forest of territories and who holds them.
func territories(t *rapid.T, d *actors.Document) {
	for i := range rapid.IntRange(0, 5).Draw(t, "territories") {
		x := actors.Territory{ID: actors.TerritoryID(fmt.Sprintf("territory-%d", i))}
		if up := rapid.IntRange(0, i).Draw(t, "parent"); up < i {
			x.Parent = d.Territories[up].ID
		}
		for range rapid.IntRange(0, 3).Draw(t, "tenures") {
			n := actors.Tenure{By: someActor(t, *d), During: Spans().Draw(t, "during"), Said: statement(t, *d)}
			clashes := func(o actors.Tenure) bool {
				agreed := n.Said.Standing() == actors.Agreed && o.Said.Standing() == actors.Agreed
				return (o.By == n.By || agreed) && o.During.Meets(n.During)
			}
			if !slices.ContainsFunc(x.Held, clashes) {
				x.Held = append(x.Held, n)
			}
		}
		d.Territories = append(d.Territories, x)
	}
}

// Undertakings generates an agreement's undertakings among the actors of a
// document, which has at least one.
func Undertakings(d actors.Document) *rapid.Generator[[]actors.Undertaking] {
	return rapid.Custom(func(t *rapid.T) []actors.Undertaking {
		var own []actors.Undertaking
		for i := range rapid.IntRange(0, 2).Draw(t, "undertakings") {
			u := actors.Undertaking{Party: someActor(t, d), During: Spans().Draw(t, "during"), Basis: fmt.Sprintf("article %d", i)}
			for range rapid.IntRange(1, 2).Draw(t, "answers for") {
				u.AnswersFor = append(u.AnswersFor, someActor(t, d))
			}
			own = append(own, u)
		}
		return own
	})
}

// HostileDocuments generates documents that nobody checked: valid ones in which
// things were broken, doubled, turned round or made up. Most are refused.
func HostileDocuments() *rapid.Generator[actors.Document] {
	return rapid.Custom(func(t *rapid.T) actors.Document {
		d := Documents().Draw(t, "document")
		odd := rapid.SampledFrom([]string{"", " ", "actor-0", "actor-1", "actor-99", "territory-0", "territory-1", "source-0", "Ä", "\xff", "a b", "-a"})
		breaks := []func(){
			func() {
				d.Actors = append(d.Actors, actors.Actor{ID: actors.ID(odd.Draw(t, "id")), Kind: actors.Kind(rapid.Byte().Draw(t, "kind")), Name: odd.Draw(t, "name"), Aliases: []string{odd.Draw(t, "alias")}})
			},
			func() {
				d.Sources = append(d.Sources, actors.Source{ID: actors.SourceID(odd.Draw(t, "id")), Origin: actors.Origin(rapid.Byte().Draw(t, "origin")), Group: odd.Draw(t, "group"), Actor: actors.ID(odd.Draw(t, "actor"))})
			},
			func() { d.Relations = append(d.Relations, d.Relations...) },
			func() { d.Participations = append(d.Participations, d.Participations...) },
			func() {
				d.Relations = append(d.Relations, actors.Relation{Subject: actors.ID(odd.Draw(t, "subject")), Kind: actors.RelationKind(rapid.IntRange(0, 20).Draw(t, "kind")), Object: actors.ID(odd.Draw(t, "object"))})
			},
			func() {
				n := len(d.Relations)
				for _, r := range d.Relations[:n:n] {
					r.Subject, r.Object = r.Object, r.Subject
					d.Relations = append(d.Relations, r)
				}
			},
			func() {
				for i := range d.Territories {
					d.Territories[i].Parent = actors.TerritoryID(odd.Draw(t, "parent"))
				}
			},
			func() {
				for i := range d.Territories {
					held := d.Territories[i].Held
					d.Territories[i].Held, d.Territories[i].Claimed = append(held, held...), held
				}
			},
			func() {
				for i := range d.Relations {
					d.Relations[i].Said.DeniedBy = append(d.Relations[i].Said.DeniedBy, d.Relations[i].Said.AssertedBy...)
				}
			},
		}
		for range rapid.IntRange(0, 4).Draw(t, "breaks") {
			rapid.SampledFrom(breaks).Draw(t, "break")()
		}
		return d
	})
}
