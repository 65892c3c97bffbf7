package actors

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors/when"
)

// MaxDerivations is how many ways may lead from one actor to one party at one
// instant that no other way makes needless. [NewRoster] and
// [Roster.CheckUndertakings] refuse what has more: it would be a document made to
// exhaust machines, since eight facts in dispute between the two are needed at
// least.
const MaxDerivations = 64

// Attribution is one way in which conduct is a party's.
type Attribution struct {
	Party ID `json:"party"`
	// Actor is whose conduct it is; empty if Any, and then it is whoever's.
	Actor ID   `json:"actor,omitempty"`
	Any   bool `json:"any,omitempty"`
	// Origin, if set, is the territory from which the conduct has to come; Except
	// are territories within it that do not count, sorted.
	Origin TerritoryID   `json:"origin,omitempty"`
	Except []TerritoryID `json:"except,omitempty"`
	// Steps lead from the actor to the party. There is at least one.
	Steps []Step `json:"steps"`
	// Contested are the facts on the way that are neither agreed nor asserted
	// without denial, sorted.
	Contested []FactID `json:"contested,omitempty"`
	// Needs are all facts on the way, sorted. They all have to hold.
	Needs []FactID `json:"needs,omitempty"`
	// Lacks are facts of which none may hold, sorted: tenures of others nearer to
	// the origin. All of them are in dispute or stated by somebody; an agreed one
	// is among Except.
	Lacks []FactID `json:"lacks,omitempty"`
}

// Step is one step on the way from an actor to a party: the conduct of From is
// that of To.
type Step struct {
	Rule Rule `json:"rule,omitzero"` // zero in a [Harbour], which attributes nothing
	// From is empty where it is whoever's conduct.
	From ID `json:"from,omitempty"`
	To   ID `json:"to"`
	// Fact is the fact on which the step rests, [NoFact] if none.
	Fact   FactID    `json:"fact"`
	Basis  string    `json:"basis"` // of the rule: treaty, articles, ruling, or clause
	During when.Span `json:"during,omitzero"`
	Said   Statement `json:"said,omitzero"`
}

// Attribute returns all ways in which conduct at the instant is the party's under
// the policy: whose conduct it is, and which facts that takes.
//
// Steps compose: whoever answers for a body answers for all whose conduct is that
// body's. Facts that do not hold at the instant, and facts that are denied and by
// nobody asserted, lead nowhere. Ways that take needless facts are left out: of
// two ways from one actor, one of which takes only facts that are not common
// ground and that the other takes as well, the other is left out; of ways that
// take the same such facts the shortest is kept, and of these the first by rule,
// relation and id.
//
// Under [Territorial] the party answers for whatever comes from a territory that
// it holds itself, and from all territories in it but those that another holds.
// A tenure of a nearer territory prevails over one of a territory around it. If
// the other's tenure is in dispute, there is one way for the territory without
// it, and one for it that lacks that tenure.
//
// The result is sorted: ways by named actors first, by actor, number of steps and
// then the steps; then ways by whoever, by origin. It is empty if the policy or
// the instant is invalid or the party is not in the roster. It is complete if
// neither [NewRoster] nor [Roster.CheckUndertakings] reported anything; a party or
// actor in own that is not in the roster is passed over.
func (r *Roster) Attribute(p Policy, own []Undertaking, party ID, at when.Instant) []Attribution {
	if r == nil || !p.IsValid() || !at.IsValid() {
		return nil
	}
	target, ok := r.actorAt[party]
	if !ok {
		return nil
	}
	g := r.graph(p, own, at)
	ways, _ := g.ways(target)
	var out []Attribution
	for actor, labels := range ways {
		for _, l := range labels {
			out = append(out, r.attribution(target, actor, l))
		}
	}
	if p.Has(Territorial) {
		for _, h := range r.holdings(target, at) {
			a := Attribution{
				Party: party, Any: true, Origin: h.origin, Except: h.except, Needs: []FactID{h.tenure}, Lacks: h.lacks,
				Steps: []Step{r.step(Territorial, "", party, h.tenure, Territorial.Basis())},
			}
			a.Contested = r.contested(a.Needs)
			out = append(out, a)
		}
	}
	return out
}

// attribution spells a way out.
func (r *Roster) attribution(target, actor int, l *label) Attribution {
	party := r.actors[target].ID
	a := Attribution{Party: party, Actor: r.actors[actor].ID}
	if l.next == nil {
		a.Steps = []Step{r.step(Own, party, party, NoFact, Own.Basis())}
		return a
	}
	for here := actor; l.next != nil; l = l.next {
		s := r.step(l.by.rule, r.actors[here].ID, r.actors[l.to].ID, l.by.fact, l.by.basis)
		if l.by.fact == NoFact {
			s.During = l.by.during
		} else {
			a.Needs = append(a.Needs, l.by.fact)
		}
		a.Steps = append(a.Steps, s)
		here = l.to
	}
	slices.Sort(a.Needs)
	a.Contested = r.contested(a.Needs)
	return a
}

func (r *Roster) step(rule Rule, from, to ID, fact FactID, basis string) Step {
	s := Step{Rule: rule, From: from, To: to, Fact: fact, Basis: basis}
	if fact != NoFact {
		s.During, s.Said = r.facts[fact].During, r.facts[fact].Said.clone()
	}
	return s
}

func (r *Roster) contested(ids []FactID) []FactID {
	var out []FactID
	for _, id := range ids {
		if s := r.facts[id].Said.Standing(); s != Agreed && s != Asserted {
			out = append(out, id)
		}
	}
	return out
}

// graph is the relations and undertakings that lead somewhere at an instant under
// a policy: by actor, the arrows into it.
type graph struct {
	into [][]arrow
}

type arrow struct {
	edge
	during when.Span // of an undertaking
}

func (r *Roster) graph(p Policy, own []Undertaking, at when.Instant) graph {
	g := graph{into: make([][]arrow, len(r.actors))}
	for to, edges := range r.into {
		for _, e := range edges {
			if p.Has(e.rule) && r.facts[e.fact].During.Contains(at) {
				g.into[to] = append(g.into[to], arrow{edge: e})
			}
		}
	}
	for _, u := range own {
		to, ok := r.actorAt[u.Party]
		if !ok || !u.During.Contains(at) {
			continue
		}
		basis := cmp.Or(u.Basis, Agreement.Basis())
		for _, id := range u.AnswersFor {
			if from, ok := r.actorAt[id]; ok {
				g.into[to] = append(g.into[to], arrow{edge{from: from, rule: Agreement, basis: basis, fact: NoFact}, u.During})
			}
		}
	}
	return g
}

// label is a way from an actor to the party: an arrow to another actor, and that
// actor's way.
type label struct {
	open  []FactID // the facts on the way that are not common ground, sorted
	steps int
	by    arrow
	to    int
	next  *label // nil at the party itself
	from  int
	gone  bool // made needless by another
}

// ways returns, by actor, all ways to the target that no other makes needless,
// sorted by number of steps and then the steps. It goes backwards from the
// target, by number of steps: a way that visits an actor twice takes no fewer
// facts than the shortcut, which was there before. It gives up and returns false
// where there are more than MaxDerivations, and then ways are missing.
func (g graph) ways(target int) ([][]*label, bool) {
	ways := make([][]*label, len(g.into))
	start := &label{from: target}
	ways[target] = []*label{start}
	for level := []*label{start}; len(level) > 0; {
		var next []*label
		for _, l := range level {
			if l.gone {
				continue
			}
			for _, a := range g.into[l.from] {
				n := &label{open: l.open, steps: l.steps + 1, by: a, to: l.from, next: l, from: a.from}
				if a.open {
					n.open = with(l.open, a.fact)
				}
				kept, added := insert(ways[a.from], n)
				if len(kept) > MaxDerivations {
					return ways, false
				}
				if ways[a.from] = kept; added {
					next = append(next, n)
				}
			}
		}
		level = next
	}
	for _, labels := range ways {
		slices.SortFunc(labels, (*label).compare)
	}
	return ways, true
}

// insert adds a way to those of its actor, unless one of them makes it needless,
// and takes out those that it makes needless.
func insert(labels []*label, n *label) ([]*label, bool) {
	for _, l := range labels {
		if subset(l.open, n.open) && (len(l.open) < len(n.open) || l.compare(n) <= 0) {
			return labels, false
		}
	}
	kept := make([]*label, 0, len(labels)+1)
	for _, l := range labels {
		if subset(n.open, l.open) {
			l.gone = true
		} else {
			kept = append(kept, l)
		}
	}
	return append(kept, n), true
}

// compare orders ways by number of steps, and then step by step by rule, kind of
// relation, whom the step leads to and basis: never by the order of the document.
func (l *label) compare(m *label) int {
	for c := cmp.Compare(l.steps, m.steps); ; l, m = l.next, m.next {
		if c != 0 || l.next == nil || m.next == nil {
			return c
		}
		c = cmp.Or(
			cmp.Compare(l.by.rule, m.by.rule),
			cmp.Compare(l.by.kind, m.by.kind),
			cmp.Compare(l.to, m.to),
			strings.Compare(l.by.basis, m.by.basis),
			compareSpans(l.by.during, m.by.during),
		)
	}
}

// with returns a sorted set with one more element.
func with(set []FactID, id FactID) []FactID {
	i, there := slices.BinarySearch(set, id)
	if there {
		return set
	}
	out := make([]FactID, 0, len(set)+1)
	return append(append(append(out, set[:i]...), id), set[i:]...)
}

// subset says whether all of the sorted set a is in b.
func subset(a, b []FactID) bool {
	for _, id := range a {
		for len(b) > 0 && b[0] < id {
			b = b[1:]
		}
		if len(b) == 0 || b[0] != id {
			return false
		}
		b = b[1:]
	}
	return true
}

func compareSpans(a, b when.Span) int {
	af, _ := a.From()
	bf, _ := b.From()
	au, _ := a.Until()
	bu, _ := b.Until()
	return cmp.Or(af.Compare(bf), au.Compare(bu))
}
