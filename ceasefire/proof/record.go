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

// claimantOf returns whose word a report is: its group's, if that is an identifier,
// or its source's claimant's.
func (c *checker) claimantOf(r ceasefire.Report) string {
	if actors.ID(r.Evidence.Group).IsValid() {
		return r.Evidence.Group
	}
	return c.source(r.Source).Claimant()
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
// state with everything taken out that says who they are; of those who state the
// same, in the order of what it weighs. A claimant is confidential if one of its
// reports is, though it be withdrawn, or one of its sources.
func (c *checker) hide(effective []ceasefire.Report) {
	confidential := map[string]bool{}
	for _, s := range c.a.Roster.Sources {
		confidential[s.Claimant()] = confidential[s.Claimant()] || s.Confidential
	}
	for _, r := range c.in.Reports {
		name := c.claimantOf(r)
		confidential[name] = confidential[name] || r.Evidence.Confidential || c.source(r.Source).Confidential
	}
	var names []string
	for name, hidden := range confidential {
		if hidden {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return
	}
	// Lines of what each claimant states, and of what that weighs.
	texts, sayings, weights, words, watches := lines{}, lines{}, lines{}, lines{}, lines{}
	for _, r := range effective {
		name, id := c.claimantOf(r), r.ID
		if !confidential[name] {
			continue
		}
		weight := []string{c.originOf(r).String(), r.Evidence.Grade.String(), string(c.source(r.Source).Actor),
			c.assessments(func(a ceasefire.Assessment) bool { return id != "" && a.Report == id })}
		r.ID, r.Incident, r.Source, r.KnownAt, r.Text = "", "", "", when.Instant{}, ""
		r.Evidence, r.Corrects, r.Withdraws = ceasefire.Evidence{}, nil, nil
		text := encoded(r)
		texts.add(name, text)
		weights.add(name, text, weight...)
	}
	for _, f := range c.facts {
		for said, holds := range map[*[]actors.Saying]bool{&f.said.AssertedBy: true, &f.said.DeniedBy: false} {
			for _, s := range *said {
				src := c.source(s.Source)
				if !confidential[src.Claimant()] {
					continue
				}
				word := fmt.Sprintf("%s=%v", f.path, holds)
				sayings.add(src.Claimant(), word)
				words.add(src.Claimant(), word, src.Origin.String(), string(src.Actor), c.assessments(func(a ceasefire.Assessment) bool {
					return a.Statement == f.path && (a.Source == "" || a.Source == s.Source)
				}))
			}
		}
	}
	for _, w := range c.in.Coverage {
		name := c.source(w.By).Claimant()
		w.By, w.Note = "", ""
		watches.add(name, jsonOf(w))
	}
	states, weighs := map[string]string{}, map[string]string{}
	for _, name := range names {
		states[name] = joined(name, texts, sayings)
		weighs[name] = joined(name, weights, words, watches)
	}
	slices.SortFunc(names, func(a, b string) int {
		if silent := states[a] == ""; silent != (states[b] == "") { // who states nothing comes last
			return map[bool]int{true: 1, false: -1}[silent]
		}
		return cmp.Or(cmp.Compare(states[a], states[b]), cmp.Compare(weighs[a], weighs[b]), cmp.Compare(a, b))
	})
	for i, name := range names {
		c.alias[name] = fmt.Sprintf("confidential source %d", i+1)
	}
}

// lines are lists of lines, by claimant.
type lines map[string][]string

func (l lines) add(claimant, line string, more ...string) {
	l[claimant] = append(l[claimant], strings.Join(append([]string{line}, more...), "\x00"))
}

// joined joins a claimant's lines, each list sorted.
func joined(claimant string, lists ...lines) string {
	var out []string
	for _, l := range lists {
		out = append(out, slices.Sorted(slices.Values(l[claimant]))...)
	}
	return strings.Join(out, "\n")
}

// assessments lists the incident's assessments that cover something, without what
// they are of and who made them.
func (c *checker) assessments(covers func(ceasefire.Assessment) bool) string {
	c.spend(len(c.in.Assessments))
	var out []string
	for _, a := range c.in.Assessments {
		if covers(a) {
			a.ID, a.By, a.Report, a.Statement, a.Source, a.Note = "", "", "", "", "", ""
			out = append(out, jsonOf(a))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// jsonOf is a value's JSON form, or why it has none.
func jsonOf(v any) string {
	text, err := strict.Encode(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
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
	return bad + jsonOf(r)
}

// heardAs is the name under which a claimant stands in the columns.
func (c *checker) heardAs(claimant string) string { return cmp.Or(c.alias[claimant], claimant) }
