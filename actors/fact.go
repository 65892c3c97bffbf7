package actors

import (
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
)

// FactID is the position of a fact among [Roster.Facts], from 0. It is stable for
// one document; another order of the document gives other ids.
type FactID int

// NoFact is the fact of a step that rests on none.
const NoFact FactID = -1

// Fact is something that attribution may rest on: a relation or the tenure of a
// territory. Just one of Relation and Tenure is set.
type Fact struct {
	ID   FactID
	Path string // where it stands in the document: relations[2], territories[1].held[0]

	Relation  *Relation
	Territory TerritoryID
	Tenure    *Tenure

	During when.Span
	Said   Statement
}

// String returns the fact as a sentence: "afg supports ttp", "afg holds
// afghanistan".
func (f Fact) String() string {
	switch {
	case f.Relation != nil:
		return f.Relation.String()
	case f.Tenure != nil:
		return string(f.Tenure.By) + " holds " + string(f.Territory)
	}
	return "no fact"
}

func (f Fact) clone() Fact {
	if f.Relation != nil {
		r := f.Relation.clone()
		f.Relation, f.Said = &r, f.Said.clone()
	}
	if f.Tenure != nil {
		t := f.Tenure.clone()
		f.Tenure, f.Said = &t, f.Said.clone()
	}
	return f
}

// facts lists the facts of a document in order.
func facts(d Document) []Fact {
	var out []Fact
	for i, r := range d.Relations {
		out = append(out, Fact{ID: FactID(len(out)), Path: problem.Index("relations", i), Relation: &r, During: r.During, Said: r.Said})
	}
	for i, t := range d.Territories {
		for j, h := range t.Held {
			out = append(out, Fact{
				ID: FactID(len(out)), Path: problem.Index(problem.Index("territories", i)+".held", j),
				Territory: t.ID, Tenure: &h, During: h.During, Said: h.Said,
			})
		}
	}
	return out
}
