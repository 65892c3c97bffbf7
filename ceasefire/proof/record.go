package proof

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
)

// fact is a statement of the agreement that is neither common ground nor absent.
type fact struct {
	path, text string
	said       actors.Statement
	superior   actors.ID // who would have to answer if it held
}

func relationPath(i int) string  { return fmt.Sprintf("roster.relations[%d]", i) }
func tenurePath(i, k int) string { return fmt.Sprintf("roster.territories[%d].held[%d]", i, k) }
func extensionPath(i int) string { return fmt.Sprintf("force.extensions[%d]", i) }

func (c *checker) readFacts() {
	add := func(f fact) {
		if s := f.said.Standing(); s != actors.Agreed && s != actors.Denied {
			c.factAt[f.path] = len(c.facts)
			c.facts = append(c.facts, f)
		}
	}
	for i, r := range c.a.Roster.Relations {
		add(fact{relationPath(i), c.name(r.Subject) + strings.TrimSuffix(strings.TrimPrefix(r.String(), string(r.Subject)), string(r.Object)) + c.name(r.Object), r.Said, r.Superior()})
	}
	for i, t := range c.a.Roster.Territories {
		for k, h := range t.Held {
			add(fact{tenurePath(i, k), c.name(h.By) + " holds " + cmp.Or(t.Name, string(t.ID)), h.Said, h.By})
		}
	}
	for i, e := range c.a.Force.Extensions {
		add(fact{path: extensionPath(i), text: fmt.Sprintf("%s was extended until %s", c.a.ID, e.Until), said: e.Said})
	}
}

// name returns an actor's name, or its id.
func (c *checker) name(id actors.ID) string {
	for _, a := range c.a.Roster.Actors {
		if a.ID == id {
			return cmp.Or(a.Name, string(id))
		}
	}
	return string(id)
}

func (c *checker) source(id actors.SourceID) actors.Source {
	for _, s := range c.a.Roster.Sources {
		if s.ID == id {
			return s
		}
	}
	return actors.Source{ID: id}
}

// claimantOf returns whose word a report is: its group's, or its source's
// claimant's.
func (c *checker) claimantOf(r ceasefire.Report) string {
	return cmp.Or(r.Evidence.Group, c.source(r.Source).Claimant())
}

func (c *checker) originOf(r ceasefire.Report) actors.Origin {
	if r.Evidence.Origin.IsValid() {
		return r.Evidence.Origin
	}
	return c.source(r.Source).Origin
}

// inEffect returns the reports that no report in effect corrects or withdraws.
// Only those of one claimant correct each other, and not in a circle.
func (c *checker) inEffect() []ceasefire.Report {
	all := c.in.Reports
	whose := make([]string, len(all))
	for i, r := range all {
		whose[i] = c.claimantOf(r)
	}
	over := make([][]int, len(all)) // whom each one replaces
	for i, r := range all {
		ids := slices.Concat(r.Corrects, r.Withdraws)
		if len(ids) == 0 {
			continue
		}
		c.spend(len(all) * (1 + len(ids)))
		for k, o := range all {
			if k != i && o.ID != "" && whose[k] == whose[i] && slices.Contains(ids, o.ID) {
				over[i] = append(over[i], k)
			}
		}
	}
	leads := func(from, to int) bool {
		seen := map[int]bool{from: true}
		for next := []int{from}; len(next) > 0; next = next[1:] {
			c.spend(1 + len(over[next[0]]))
			if next[0] == to {
				return true
			}
			for _, k := range over[next[0]] {
				if !seen[k] {
					seen[k] = true
					next = append(next, k)
				}
			}
		}
		return false
	}
	by := make([][]int, len(all)) // who replaces each one
	for i := range all {
		for _, k := range over[i] {
			if !leads(k, i) {
				by[k] = append(by[k], i)
			}
		}
	}
	known := map[int]bool{}
	var holds func(i int) bool
	holds = func(i int) bool {
		v, ok := known[i]
		if !ok {
			v = !slices.ContainsFunc(by[i], holds)
			known[i] = v
		}
		return v
	}
	var out []ceasefire.Report
	for i, r := range all {
		if holds(i) {
			out = append(out, r)
		}
	}
	return out
}

// states says whether a report states anything of the incident: one that does
// nothing but withdraw others does not.
func states(r ceasefire.Report) bool {
	return len(r.Withdraws) == 0 || r.Denies || len(r.Or)+len(r.Also)+len(r.Harm) > 0 || !mainPart(r).IsZero()
}

// hide names the confidential claimants by numbers, in the order of what they
// state with everything taken out that says who they are. A claimant is confidential
// if one of its reports is, though it be withdrawn, or one of its sources.
func (c *checker) hide(effective []ceasefire.Report) {
	confidential := map[string]bool{}
	for _, s := range c.a.Roster.Sources {
		confidential[s.Claimant()] = confidential[s.Claimant()] || s.Confidential
	}
	for _, r := range c.in.Reports {
		name := c.claimantOf(r)
		confidential[name] = confidential[name] || r.Evidence.Confidential || c.source(r.Source).Confidential
	}
	texts, sayings := map[string][]string{}, map[string][]string{}
	for _, r := range effective {
		name := c.claimantOf(r)
		r.ID, r.Incident, r.Source, r.KnownAt, r.Text = "", "", "", when.Instant{}, ""
		r.Evidence, r.Corrects, r.Withdraws = ceasefire.Evidence{}, nil, nil
		texts[name] = append(texts[name], encoded(r))
	}
	for _, f := range c.facts {
		for said, holds := range map[*[]actors.Saying]bool{&f.said.AssertedBy: true, &f.said.DeniedBy: false} {
			for _, s := range *said {
				name := c.source(s.Source).Claimant()
				sayings[name] = append(sayings[name], fmt.Sprintf("%s=%v", f.path, holds))
			}
		}
	}
	var names []string
	keys := map[string]string{}
	for name, hidden := range confidential {
		if hidden {
			slices.Sort(texts[name])
			slices.Sort(sayings[name])
			names = append(names, name)
			keys[name] = strings.Join(slices.Concat(texts[name], sayings[name]), "\n")
		}
	}
	slices.SortFunc(names, func(a, b string) int { // who states nothing comes last
		if silent := keys[a] == ""; silent != (keys[b] == "") {
			return map[bool]int{true: 1, false: -1}[silent]
		}
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a, b))
	})
	for i, name := range names {
		c.alias[name] = fmt.Sprintf("confidential source %d", i+1)
	}
}

// encoded is a report's JSON form; times that have none are spelt out before it.
func encoded(r ceasefire.Report) string {
	bad := ""
	valid := func(w ceasefire.When) ceasefire.When {
		if w.IsValid() {
			return w
		}
		bad += strings.TrimPrefix(w.String(), "invalid: ")
		return ceasefire.When{}
	}
	r.At, r.Or, r.Also = valid(r.At), slices.Clone(r.Or), slices.Clone(r.Also)
	for _, ps := range [][]ceasefire.Part{r.Or, r.Also} {
		for i := range ps {
			ps[i].At = valid(ps[i].At)
		}
	}
	text, err := strict.Encode(r)
	if err != nil {
		return bad + err.Error()
	}
	return bad + string(text)
}

// heardAs is the name under which a claimant stands in the columns.
func (c *checker) heardAs(claimant string) string { return cmp.Or(c.alias[claimant], claimant) }
