package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// gazetteer names what some agreements speak of.
type gazetteer []*ceasefire.Agreement

func (g gazetteer) title(id ceasefire.AgreementID) string {
	for _, a := range g {
		if a.ID == id && a.Title != "" {
			return a.Title
		}
	}
	return string(id)
}

func (g gazetteer) actor(id actors.ID) string {
	for _, a := range g {
		for _, x := range a.Roster.Actors {
			if x.ID == id && x.Name != "" {
				return x.Name
			}
		}
	}
	return string(id)
}

// claims are the names that actors give a thing, each with who does; or else one
// name. A name that all of them give stands alone.
func (g gazetteer) claims(name string, claims []actors.NameClaim) []string {
	by := map[string][]string{}
	for _, c := range claims {
		by[c.Name] = append(by[c.Name], g.actor(c.By))
	}
	var out []string
	for _, n := range sorted(by) {
		slices.Sort(by[n])
		out = append(out, fmt.Sprintf("%s (%s)", n, strings.Join(slices.Compact(by[n]), ", ")))
	}
	if len(out) == 0 {
		return []string{name}
	}
	return out
}

func (g gazetteer) territory(id actors.TerritoryID) []string {
	for _, a := range g {
		for _, t := range a.Roster.Territories {
			if t.ID == id {
				name := cmp.Or(t.Name, string(id))
				claims := slices.DeleteFunc(slices.Clone(t.Names), func(c actors.NameClaim) bool { return c.Name == name })
				if len(claims) == 0 {
					return []string{name}
				}
				return g.claims(name, t.Names)
			}
		}
	}
	return []string{string(id)}
}

// names are the named territories and zones of a place.
func (g gazetteer) names(p ceasefire.Place) []string {
	var out []string
	for _, t := range p.In {
		out = append(out, strings.Join(g.territory(t), " / "))
	}
	for _, id := range p.Zones {
		names := []string{string(id)}
		for _, a := range g {
			for _, z := range a.Zones {
				if z.ID == id {
					names = g.claims(string(id), z.Names)
				}
			}
		}
		out = append(out, strings.Join(names, " / "))
	}
	return out
}

func (g gazetteer) ruling(r ceasefire.Ruling) string {
	s := strings.ReplaceAll(string(r.Outcome), "-", " ")
	if r.Degree != "" {
		s += " (" + r.Degree + ")"
	}
	if r.Party != "" {
		s += ", concerning " + g.actor(r.Party)
	}
	s += ", by " + g.actor(r.By)
	if r.Text != "" {
		s += ": " + r.Text
	}
	return s
}

// source finds a source in the rosters.
func (g gazetteer) source(id actors.SourceID) (actors.Source, bool) {
	for _, a := range g {
		for _, s := range a.Roster.Sources {
			if s.ID == id {
				return s, true
			}
		}
	}
	return actors.Source{ID: id}, false
}

func (g gazetteer) claimant(r ceasefire.Report) string {
	if r.Evidence.Group != "" {
		return r.Evidence.Group
	}
	s, _ := g.source(r.Source)
	return s.Claimant()
}

// public returns the parts of the reports that may be shown: those that no other
// report of the claimant replaces, and of no claimant that anything makes
// confidential. One confidential report of a claimant hides all of them: what is shown
// would tell by what is left out.
func (g gazetteer) public(reports []ceasefire.Report) []ceasefire.Part {
	hidden := map[string]bool{}
	replaced := map[string]map[ceasefire.ReportID]bool{}
	for _, r := range reports {
		who := g.claimant(r)
		s, known := g.source(r.Source)
		if r.Evidence.Confidential || s.Confidential || r.Source != "" && !known {
			hidden[who] = true
		}
		if replaced[who] == nil {
			replaced[who] = map[ceasefire.ReportID]bool{}
		}
		for _, id := range slices.Concat(r.Corrects, r.Withdraws) {
			replaced[who][id] = true
		}
	}
	for _, a := range g {
		for _, s := range a.Roster.Sources {
			if s.Confidential {
				hidden[s.Claimant()] = true
			}
		}
	}
	var out []ceasefire.Part
	for _, r := range reports {
		who := g.claimant(r)
		if r.Denies || hidden[who] || r.ID != "" && replaced[who][r.ID] {
			continue
		}
		out = append(out, ceasefire.Part{At: r.At, Effect: r.Effect})
		out = append(out, r.Or...)
		out = append(out, r.Also...)
	}
	return out
}

func compareDiscs(a, b geo.Disc) int {
	return cmp.Or(a.Centre.Compare(b.Centre), cmp.Compare(a.Radius, b.Radius))
}
