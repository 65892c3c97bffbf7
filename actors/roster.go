package actors

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
)

// Roster is a document that was checked and indexed. It is immutable and safe for
// concurrent use. A nil Roster is an empty one.
type Roster struct {
	doc         Document
	actors      []Actor     // by id
	territories []Territory // by id
	sources     []Source    // by id
	facts       []Fact      // in document order
	changes     []when.Instant

	actorAt     map[ID]int
	territoryAt map[TerritoryID]int
	sourceAt    map[SourceID]int

	into    [][]edge // by actor: the relations by which others' conduct becomes the actor's
	parent  []int    // by territory: its parent, -1 for none
	below   [][]int  // by territory: the territories of which it is the parent, sorted
	tenures [][]FactID

	byName, byCode                     map[string][]int // actors by folded name; by scheme and id
	territoriesByName, territoriesCode map[string][]int
}

// edge is a relation by which the conduct of the actor from becomes that of
// another.
type edge struct {
	from  int
	rule  Rule
	kind  RelationKind
	basis string
	fact  FactID
	open  bool // not common ground
}

// NewRoster checks a document and makes a roster of it. It reports everything
// that is wrong, sorted by place, and returns nil if anything of it is hard. The
// document is copied. Problems have no line and column: [ParseDocument] places
// them, or the strict.Source of the document that holds this one.
func NewRoster(d Document) (*Roster, problem.List) {
	d = d.Clone()
	problems := checkDocument(d)
	if problems.Err() != nil {
		return nil, problems
	}
	return index(d), problems
}

// index makes a roster of a document that has no hard problem.
func index(d Document) *Roster {
	r := &Roster{doc: d, facts: facts(d)}
	r.actors, r.actorAt = sorted(d.Actors, func(a Actor) ID { return a.ID })
	r.territories, r.territoryAt = sorted(d.Territories, func(t Territory) TerritoryID { return t.ID })
	r.sources, r.sourceAt = sorted(d.Sources, func(s Source) SourceID { return s.ID })
	r.indexNames()
	r.indexTerritories()
	r.indexFacts()
	return r
}

func sorted[T any, K cmp.Ordered](all []T, key func(T) K) ([]T, map[K]int) {
	out := slices.SortedStableFunc(slices.Values(all), func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	at := make(map[K]int, len(out))
	for i, v := range out {
		at[key(v)] = i
	}
	return out, at
}

func (r *Roster) indexNames() {
	r.byName, r.byCode = map[string][]int{}, map[string][]int{}
	r.territoriesByName, r.territoriesCode = map[string][]int{}, map[string][]int{}
	add := func(m map[string][]int, key string, i int) {
		if n := len(m[key]); n == 0 || m[key][n-1] != i {
			m[key] = append(m[key], i)
		}
	}
	for i, a := range r.actors {
		add(r.byName, fold(string(a.ID)), i)
		add(r.byName, fold(a.Name), i)
		for _, alias := range a.Aliases {
			add(r.byName, fold(alias), i)
		}
		for _, x := range a.External {
			add(r.byCode, x.key(), i)
		}
	}
	for i, t := range r.territories {
		add(r.territoriesByName, fold(string(t.ID)), i)
		add(r.territoriesByName, fold(t.Name), i)
		for _, n := range t.Names {
			add(r.territoriesByName, fold(n.Name), i)
		}
		for _, x := range t.External {
			add(r.territoriesCode, x.key(), i)
		}
	}
}

func (x ExternalID) key() string { return string(rune(x.Scheme)) + x.ID }

// fold makes names comparable whatever their letter case and spacing.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		least := c
		for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, strings.Join(strings.Fields(s), " "))
}

func (r *Roster) indexTerritories() {
	r.parent, r.below = make([]int, len(r.territories)), make([][]int, len(r.territories))
	for i, t := range r.territories {
		r.parent[i] = -1
		if p, ok := r.territoryAt[t.Parent]; ok {
			r.parent[i] = p
			r.below[p] = append(r.below[p], i)
		}
	}
}

func (r *Roster) indexFacts() {
	r.into, r.tenures = make([][]edge, len(r.actors)), make([][]FactID, len(r.territories))
	for _, f := range r.facts {
		r.changes = append(r.changes, ends(f.During)...)
		standing := f.Said.Standing()
		if standing == Denied {
			continue
		}
		if f.Tenure != nil {
			t := r.territoryAt[f.Territory]
			r.tenures[t] = append(r.tenures[t], f.ID)
			continue
		}
		if from, to, rule, basis := f.Relation.conduct(); rule != 0 {
			to := r.actorAt[to]
			r.into[to] = append(r.into[to], edge{
				from: r.actorAt[from], rule: rule, kind: f.Relation.Kind, basis: basis, fact: f.ID, open: standing != Agreed,
			})
		}
	}
	slices.SortFunc(r.changes, when.Instant.Compare)
	r.changes = slices.Compact(r.changes)
}

func ends(s when.Span) []when.Instant {
	var out []when.Instant
	if i, ok := s.From(); ok {
		out = append(out, i)
	}
	if i, ok := s.Until(); ok {
		out = append(out, i)
	}
	return out
}

// Document returns a copy of the document that the roster was made of.
func (r *Roster) Document() Document {
	if r == nil {
		return Document{}
	}
	return r.doc.Clone()
}

// Actor returns the actor of that id.
func (r *Roster) Actor(id ID) (Actor, bool) {
	if r == nil {
		return Actor{}, false
	}
	i, ok := r.actorAt[id]
	if !ok {
		return Actor{}, false
	}
	return r.actors[i].clone(), true
}

// Territory returns the territory of that id.
func (r *Roster) Territory(id TerritoryID) (Territory, bool) {
	if r == nil {
		return Territory{}, false
	}
	i, ok := r.territoryAt[id]
	if !ok {
		return Territory{}, false
	}
	return r.territories[i].clone(), true
}

// Source returns the source of that id.
func (r *Roster) Source(id SourceID) (Source, bool) {
	if r == nil {
		return Source{}, false
	}
	i, ok := r.sourceAt[id]
	if !ok {
		return Source{}, false
	}
	return r.sources[i], true
}

// Actors walks copies of the actors, sorted by id.
func (r *Roster) Actors() iter.Seq[Actor] {
	if r == nil {
		return walk[Actor](nil, Actor.clone)
	}
	return walk(r.actors, Actor.clone)
}

// Territories walks copies of the territories, sorted by id.
func (r *Roster) Territories() iter.Seq[Territory] {
	if r == nil {
		return walk[Territory](nil, Territory.clone)
	}
	return walk(r.territories, Territory.clone)
}

// Sources walks the sources, sorted by id.
func (r *Roster) Sources() iter.Seq[Source] {
	same := func(s Source) Source { return s }
	if r == nil {
		return walk[Source](nil, same)
	}
	return walk(r.sources, same)
}

// Relations walks copies of the relations, in document order.
func (r *Roster) Relations() iter.Seq[Relation] {
	if r == nil {
		return walk[Relation](nil, Relation.clone)
	}
	return walk(r.doc.Relations, Relation.clone)
}

// Facts walks copies of the facts: first the relations in document order, then
// what is held, territory by territory in document order. Facts that are denied
// are among them.
func (r *Roster) Facts() iter.Seq[Fact] {
	if r == nil {
		return walk[Fact](nil, Fact.clone)
	}
	return walk(r.facts, Fact.clone)
}

// Fact returns a copy of the fact of that id.
func (r *Roster) Fact(id FactID) (Fact, bool) {
	if r == nil || id < 0 || int(id) >= len(r.facts) {
		return Fact{}, false
	}
	return r.facts[id].clone(), true
}

// Changes walks the distinct instants at which some fact begins or ends, earliest
// first. From one of them until the next, attribution by one policy and by
// undertakings without a period is constant.
func (r *Roster) Changes() iter.Seq[when.Instant] {
	same := func(i when.Instant) when.Instant { return i }
	if r == nil {
		return walk[when.Instant](nil, same)
	}
	return walk(r.changes, same)
}

func walk[T any](all []T, clone func(T) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, v := range all {
			if !yield(clone(v)) {
				return
			}
		}
	}
}

// Within says whether the territory t is the territory ancestor or lies in it. It
// is false if either is not in the roster.
func (r *Roster) Within(t, ancestor TerritoryID) bool {
	if r == nil {
		return false
	}
	i, known := r.territoryAt[t]
	a, ok := r.territoryAt[ancestor]
	return known && ok && r.within(i, a)
}

func (r *Roster) within(i, ancestor int) bool {
	for ; i >= 0; i = r.parent[i] {
		if i == ancestor {
			return true
		}
	}
	return false
}

// Lookup returns the actors that have the external identifier, sorted by id.
// Several may: one code of a coarse scheme may stand for all of them.
func (r *Roster) Lookup(s Scheme, id string) []Actor {
	if r == nil {
		return nil
	}
	return pick(r.actors, r.byCode[ExternalID{s, id}.key()], Actor.clone)
}

// ByName returns the actors that have the name, the alias or the id, sorted by
// id. Letter case counts for nothing, and white space for one space.
func (r *Roster) ByName(name string) []Actor {
	if r == nil {
		return nil
	}
	return pick(r.actors, named(r.byName, name), Actor.clone)
}

// LookupTerritories is [Roster.Lookup] for territories.
func (r *Roster) LookupTerritories(s Scheme, id string) []Territory {
	if r == nil {
		return nil
	}
	return pick(r.territories, r.territoriesCode[ExternalID{s, id}.key()], Territory.clone)
}

// TerritoriesByName is [Roster.ByName] for territories; what an actor calls one
// counts, whoever the actor is.
func (r *Roster) TerritoriesByName(name string) []Territory {
	if r == nil {
		return nil
	}
	return pick(r.territories, named(r.territoriesByName, name), Territory.clone)
}

func named(m map[string][]int, name string) []int {
	if name = fold(name); name == "" {
		return nil
	}
	return m[name]
}

func pick[T any](all []T, at []int, clone func(T) T) []T {
	var out []T
	for _, i := range at {
		out = append(out, clone(all[i]))
	}
	return out
}
