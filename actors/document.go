package actors

import (
	"slices"
	"strings"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
)

// Actor is somebody who acts, or is acted upon.
type Actor struct {
	ID       ID           `json:"id" parley:"required"`
	Kind     Kind         `json:"kind" parley:"required"`
	Name     string       `json:"name,omitempty"` // for people; empty, it is the id
	Aliases  []string     `json:"aliases,omitempty"`
	External []ExternalID `json:"external,omitempty"`
	Note     string       `json:"note,omitempty"`
}

// Participation is in which role an actor took part, and when.
type Participation struct {
	Actor  ID        `json:"actor" parley:"required"`
	Role   Role      `json:"role" parley:"required"`
	During when.Span `json:"during,omitzero"` // left out: always
	Said   Statement `json:"said,omitzero"`
	Note   string    `json:"note,omitempty"`
}

// Delegation is whom an actor sent to talks.
type Delegation struct {
	Actor  ID        `json:"actor" parley:"required"`
	Round  string    `json:"round,omitempty"` // of the talks, by its name
	During when.Span `json:"during,omitzero"` // left out: always
	// Head is the name of the head of delegation, who may also be one of the
	// members; empty, it is not known.
	Head    string     `json:"head,omitempty"`
	Members []Delegate `json:"members,omitempty"`
	Said    Statement  `json:"said,omitzero"`
	Note    string     `json:"note,omitempty"`
}

// Delegate is a person in a delegation. It is comparable.
type Delegate struct {
	Name string `json:"name" parley:"required"`
	Post string `json:"post,omitempty"`
}

// Territory is a named area: a country, a province, a district, a zone of
// influence. Where it lies is not said here.
type Territory struct {
	ID   TerritoryID `json:"id" parley:"required"`
	Name string      `json:"name,omitempty"` // for people; empty, it is the id
	// Parent is the territory of which it is a part; empty, it is part of none.
	Parent TerritoryID `json:"parent,omitempty"`
	// Names are what actors call it: names are claims too.
	Names    []NameClaim  `json:"names,omitempty"`
	External []ExternalID `json:"external,omitempty"`
	// Claimed is who claims it as its own, which attributes nothing. Held is who
	// in fact has authority there: see [Territorial].
	Claimed []Tenure `json:"claimed,omitempty"`
	Held    []Tenure `json:"held,omitempty"`
}

// NameClaim is what an actor calls something. It is comparable.
type NameClaim struct {
	By   ID     `json:"by" parley:"required"`
	Name string `json:"name" parley:"required"`
}

// Tenure is that an actor claims or holds a territory for a period, and who says
// so.
type Tenure struct {
	By     ID        `json:"by" parley:"required"`
	During when.Span `json:"during,omitzero"` // left out: always
	Said   Statement `json:"said,omitzero"`
}

// Source is somebody, or something, that says or shows something. It is
// comparable.
type Source struct {
	ID   SourceID `json:"id" parley:"required"`
	Name string   `json:"name,omitempty"` // for people; empty, it is the id
	// Actor is the actor for which it speaks; empty, it speaks for none.
	Actor  ID     `json:"actor,omitempty"`
	Origin Origin `json:"origin,omitzero"`
	// Group is its independence group, in the syntax of identifiers; empty, it is
	// its own.
	Group string `json:"group,omitempty"`
	// Confidential says that nothing that is handed on may reveal the source. Give
	// it no group that it shares with others: what is said under a shared group
	// points to all of them.
	Confidential bool   `json:"confidential,omitempty"`
	Note         string `json:"note,omitempty"`
}

// Claimant returns the independence group, or the source's own id if it states
// none. Sources with the same claimant are one voice: two outlets that quote one
// ministry prove no more than the ministry.
func (s Source) Claimant() string {
	if s.Group != "" {
		return s.Group
	}
	return string(s.ID)
}

// Undertaking is an agreement's own clause on whose conduct counts as a party's:
// "the parties are responsible for their affiliates", with the affiliates named.
type Undertaking struct {
	Party      ID        `json:"party" parley:"required"`
	AnswersFor []ID      `json:"answersFor" parley:"required"`
	During     when.Span `json:"during,omitzero"` // left out: always
	// Basis is where the agreement says so; it becomes the basis of the step.
	Basis string `json:"basis,omitempty"`
}

// Document is who and where, as data with one strict JSON form. It is the
// caller's: nothing in it is checked until [NewRoster] does.
type Document struct {
	Actors         []Actor         `json:"actors,omitempty"`
	Territories    []Territory     `json:"territories,omitempty"`
	Sources        []Source        `json:"sources,omitempty"`
	Relations      []Relation      `json:"relations,omitempty"`
	Participations []Participation `json:"participations,omitempty"`
	Delegations    []Delegation    `json:"delegations,omitempty"`
}

// ParseDocument reads the JSON form of a document and checks it as [NewRoster]
// does. It returns what could be read, even where something is wrong, and
// everything that is wrong, each with its place in the text. What has a problem
// of form is not reported a second time for what it says; after a syntax error
// only the form is looked at.
func ParseDocument(text []byte) (Document, problem.List) {
	var d Document
	source, problems := strict.Decode(text, &d)
	if slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Code == strict.Syntax || p.Code == strict.Limit }) {
		return d, problems
	}
	seen := map[string]bool{}
	for _, p := range problems {
		seen[p.Path] = true
	}
	found := checkDocument(d)
	source.Place("", found)
	for _, p := range found {
		if !covered(p.Path, seen) {
			problems = append(problems, p)
		}
	}
	problems.Sort()
	return d, problems.Capped(strict.MaxProblems)
}

// covered says whether a problem was reported at the path or around it, the whole
// document apart.
func covered(path string, seen map[string]bool) bool {
	for path != "" {
		if seen[path] {
			return true
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return false
}

// Encode writes the document in its strict JSON form: the fields in the order of
// the types, lists in their own order, indented by two spaces, ended by a line
// feed. Equal documents give equal bytes, and [ParseDocument] reads them back as
// an equal document, but that empty lists come back as nil. It fails on enum
// values out of range and on text that is not UTF-8.
func (d Document) Encode() ([]byte, error) { return strict.Encode(d) }

// IsZero says whether the document holds nothing, so that one that is part of
// another can be left out of it by omitzero.
func (d Document) IsZero() bool {
	return len(d.Actors)+len(d.Territories)+len(d.Sources)+len(d.Relations)+len(d.Participations)+len(d.Delegations) == 0
}

// Clone returns a copy that shares no memory with d. Empty lists become nil.
func (d Document) Clone() Document {
	return Document{
		Actors:         cloned(d.Actors, Actor.clone),
		Territories:    cloned(d.Territories, Territory.clone),
		Sources:        cloned(d.Sources, func(s Source) Source { return s }),
		Relations:      cloned(d.Relations, Relation.clone),
		Participations: cloned(d.Participations, Participation.clone),
		Delegations:    cloned(d.Delegations, Delegation.clone),
	}
}

func cloned[T any](s []T, clone func(T) T) []T {
	if len(s) == 0 {
		return nil
	}
	out := make([]T, len(s))
	for i, v := range s {
		out[i] = clone(v)
	}
	return out
}

func copied[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return slices.Clone(s)
}

func (a Actor) clone() Actor {
	a.Aliases, a.External = copied(a.Aliases), copied(a.External)
	return a
}

func (t Territory) clone() Territory {
	t.Names, t.External = copied(t.Names), copied(t.External)
	t.Claimed, t.Held = cloned(t.Claimed, Tenure.clone), cloned(t.Held, Tenure.clone)
	return t
}

func (t Tenure) clone() Tenure { t.Said = t.Said.clone(); return t }

func (s Statement) clone() Statement {
	return Statement{copied(s.AssertedBy), copied(s.DeniedBy), copied(s.UnknownTo)}
}

func (r Relation) clone() Relation { r.Said = r.Said.clone(); return r }

func (p Participation) clone() Participation { p.Said = p.Said.clone(); return p }

func (d Delegation) clone() Delegation {
	d.Members, d.Said = copied(d.Members), d.Said.clone()
	return d
}
