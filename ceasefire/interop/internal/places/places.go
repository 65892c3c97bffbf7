// Package places leads from the names in a row to what an analyst means by them: actors
// and territories of a roster.
package places

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
)

// Name is a name in a row, and what an analyst may call it: after all names round it,
// then after one of them, then by itself. The zero Name is none.
type Name struct {
	Column string
	Keys   []string
}

// Of returns the name that stands in a column, and round it the names of what it lies
// in, the widest first. An empty name is none.
func Of(column, name string, round ...string) Name {
	if name == "" {
		return Name{}
	}
	outer := slices.DeleteFunc(slices.Clone(round), func(s string) bool { return s == "" })
	n := Name{Column: column, Keys: []string{strings.Join(append(slices.Clone(outer), name), "/")}}
	for _, o := range outer {
		n.Keys = append(n.Keys, o+"/"+name)
	}
	n.Keys = append(n.Keys, name)
	return n
}

// Or returns the name with another way to write it, which goes last; the column is
// that of a name that is none.
func (n Name) Or(column, key string) Name {
	if key == "" {
		return n
	}
	return Name{Column: column, Keys: append(slices.Clone(n.Keys), key)}
}

// IsNone says whether there is no name.
func (n Name) IsNone() bool { return len(n.Keys) == 0 }

// Short returns the name by itself.
func (n Name) Short() string {
	if n.IsNone() {
		return ""
	}
	return n.Keys[len(n.Keys)-1]
}

// In returns the territory of the name.
func (n Name) In(territories map[string]actors.TerritoryID) (actors.TerritoryID, bool) {
	for _, k := range n.Keys {
		if t, ok := territories[k]; ok {
			return t, true
		}
	}
	return "", false
}

// First returns the territory of the first name that has one; which is that name, and
// which came before it and has none. Names that are none are passed over.
func First(names []Name, territories map[string]actors.TerritoryID) (t actors.TerritoryID, of, missed Name) {
	for _, n := range names {
		if n.IsNone() {
			continue
		}
		if t, ok := n.In(territories); ok {
			return t, n, missed
		}
		if missed.IsNone() {
			missed = n
		}
	}
	return "", Name{}, missed
}

// With returns what the analyst states of actors and territories, with what a roster
// knows of a scheme's ids added. What is stated goes first; an id that several have is
// left out. The maps are new.
func With(r *actors.Roster, s actors.Scheme, who map[string]actors.ID, where map[string]actors.TerritoryID) (map[string]actors.ID, map[string]actors.TerritoryID) {
	allWho, allWhere := map[string]actors.ID{}, map[string]actors.TerritoryID{}
	for a := range r.Actors() {
		for _, x := range a.External {
			if x.Scheme == s && len(r.Lookup(s, x.ID)) == 1 {
				allWho[x.ID] = a.ID
			}
		}
	}
	for t := range r.Territories() {
		for _, x := range t.External {
			if x.Scheme == s && len(r.LookupTerritories(s, x.ID)) == 1 {
				allWhere[x.ID] = t.ID
			}
		}
	}
	maps.Copy(allWho, who)
	maps.Copy(allWhere, where)
	return allWho, allWhere
}

// MendID says how identifiers are written.
const MendID = "use lower-case letters, digits, '-', '.' and '_'"

// Check calls bad for each actor and territory that cannot be an identifier.
func Check(who map[string]actors.ID, where map[string]actors.TerritoryID, bad func(path, message, mend string)) {
	for _, name := range slices.Sorted(maps.Keys(who)) {
		if !who[name].IsValid() {
			bad(problem.Field("actors", name), fmt.Sprintf("the actor %q cannot be an identifier", who[name]), MendID)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(where)) {
		if !where[name].IsValid() {
			bad(problem.Field("places", name), fmt.Sprintf("the territory %q cannot be an identifier", where[name]), MendID)
		}
	}
}
