package ceasefire

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
)

// Parse reads an agreement from its JSON form and checks it. The error is a
// [problem.List] of everything that is wrong, each with its line and column; the
// agreement is returned all the same, with whatever was good.
func Parse(text string) (*Agreement, error) {
	a := &Agreement{}
	source, problems := strict.Decode([]byte(text), a)
	a.source = source
	checked := *a
	if slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Path == "zone" }) {
		checked.Zone = when.UTC() // local times are not wrong because the zone is
	}
	_, found := compile(&checked)
	problems = append(problems, withoutEchoes(found, problems)...)
	for i := range problems { // one document: problems of writing and of meaning sort together
		if problems[i].Doc == "" {
			problems[i].Doc = string(a.ID)
		}
	}
	problems.Sort()
	return a, problems.Capped(maxProblems).Err()
}

// MustParse is like [Parse] but panics if anything is wrong.
func MustParse(text string) *Agreement {
	a, err := Parse(text)
	if err != nil {
		panic(fmt.Sprintf("ceasefire: parse:\n%v", err))
	}
	return a
}

// withoutEchoes drops what follows from something else that is wrong at the same
// place: a value that could not be read is not missing as well. What stands after
// the document's end has no consequences in it.
func withoutEchoes(found, before problem.List) problem.List {
	return slices.DeleteFunc(slices.Clone(found), func(p problem.Problem) bool {
		return slices.ContainsFunc(before, func(q problem.Problem) bool {
			return q.Code != strict.Trailing && (inside(p.Path, q.Path) || inside(q.Path, p.Path))
		})
	})
}

// inside says whether a path is another, or leads into it.
func inside(path, outer string) bool {
	rest, ok := strings.CutPrefix(path, outer)
	return ok && (rest == "" || outer == "" || rest[0] == '.' || rest[0] == '[')
}

// Encode returns the JSON form, which [Parse] reads back to an equal agreement.
func (a *Agreement) Encode() ([]byte, error) { return strict.Encode(a) }

// clone returns a deep copy, made through the JSON form, so that what is compiled
// does not change with what the caller holds.
func (a *Agreement) clone() (*Agreement, error) {
	text, err := a.Encode()
	if err != nil {
		return nil, err
	}
	c := &Agreement{}
	if _, problems := strict.Decode(text, c); problems.Err() != nil {
		return nil, problems.Err()
	}
	return c, nil
}

// clauseFields is a clause without its methods, so that its plain fields are read
// and written the plain way.
type clauseFields Clause

// clauseForm is the JSON form of a clause: its term is told by which of forbids
// and promises it has.
type clauseForm struct {
	clauseFields
	Forbids  []Pattern       `json:"forbids,omitzero"`
	ForParty []PartyPatterns `json:"forParty,omitempty"`
	Except   []Exception     `json:"except,omitempty"`
	Promises *string         `json:"promises,omitempty"`
}

// UnmarshalStrict reads the JSON form.
func (c *Clause) UnmarshalStrict(n strict.Node) {
	var f clauseForm
	n.Decode(&f)
	*c = Clause(f.clauseFields)
	_, forbids := n.Field("forbids")
	_, promises := n.Field("promises")
	forbids = forbids || f.ForParty != nil || f.Except != nil
	switch {
	case forbids && promises:
		n.Problem(TwoTerms, fmt.Sprintf("clause %q both forbids and promises", c.ID), "split it into two clauses")
	case forbids:
		c.Term = Prohibition{Forbids: f.Forbids, ForParty: f.ForParty, Except: f.Except}
	case promises && f.Promises != nil:
		c.Term = Unspecified{Promise: *f.Promises}
	}
}

// UnmarshalJSON reads the JSON form, as strictly as [Parse].
func (c *Clause) UnmarshalJSON(data []byte) error { return strict.UnmarshalJSON(data, c) }

// MarshalJSON writes the JSON form.
func (c Clause) MarshalJSON() ([]byte, error) {
	f := clauseForm{clauseFields: clauseFields(c)}
	switch t := c.Term.(type) {
	case Prohibition:
		f.Forbids, f.ForParty, f.Except = t.Forbids, t.ForParty, t.Except
		if f.Forbids == nil {
			f.Forbids = []Pattern{}
		}
	case Unspecified:
		f.Promises = &t.Promise
	}
	return strict.Encode(f)
}

// allClauses walks the clauses of the text, then those that readings replace and
// add, in their order.
func (a *Agreement) allClauses() iter.Seq[Clause] {
	return func(yield func(Clause) bool) {
		all := slices.Clone(a.Clauses)
		for _, r := range a.Readings {
			all = slices.Concat(all, r.Replace, r.Add)
		}
		for _, c := range all {
			if !yield(c) {
				return
			}
		}
	}
}

// clauseIDs returns the ids of the text's clauses, then of those that only
// readings add, each once.
func (a *Agreement) clauseIDs() []ClauseID {
	var ids []ClauseID
	for _, c := range a.Clauses {
		ids = append(ids, c.ID)
	}
	for _, r := range a.Readings {
		for _, c := range r.Add {
			if !slices.Contains(ids, c.ID) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}

// patterns walks every pattern of every clause, exceptions included.
func (a *Agreement) patterns() iter.Seq[Pattern] {
	return func(yield func(Pattern) bool) {
		for c := range a.allClauses() {
			p, ok := c.Term.(Prohibition)
			if !ok {
				continue
			}
			all := slices.Clone(p.Forbids)
			for _, v := range p.ForParty {
				all = append(all, v.Forbids...)
			}
			for _, e := range p.Except {
				all = append(all, e.Pattern)
			}
			for _, x := range all {
				if !yield(x) {
					return
				}
			}
		}
	}
}
