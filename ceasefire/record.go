package ceasefire

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
)

// inEffect returns the reports that nothing corrects or withdraws. A report does
// so only to reports of its own claimant; and one that is itself withdrawn does so
// no longer, so that what it had replaced counts again. Reports that replace each
// other in a circle do not.
func (rs *ruleset) inEffect(reports []Report) []Report {
	var out []Report
	for i := range supersessions(reports, rs.claimantOf) {
		out = append(out, reports[i])
	}
	return out
}

// supersessions walks the indexes of the reports that are in effect.
func supersessions(reports []Report, claimant func(Report) string) iter.Seq[int] {
	at := map[ReportID][]int{}
	for i, r := range reports {
		if r.ID != "" {
			at[r.ID] = append(at[r.ID], i)
		}
	}
	edges := make([][]int, len(reports)) // to those that a report replaces
	for i, r := range reports {
		for _, id := range slices.Concat(r.Corrects, r.Withdraws) {
			for _, k := range at[id] {
				if k != i && claimant(r) == claimant(reports[k]) && !slices.Contains(edges[i], k) {
					edges[i] = append(edges[i], k)
				}
			}
		}
	}
	component := components(edges)
	by := make([][]int, len(reports)) // from those that replace it
	for i := range edges {
		for _, k := range edges[i] {
			if component[i] != component[k] {
				by[k] = append(by[k], i)
			}
		}
	}
	state := make([]int8, len(reports)) // 0 unknown, 1 in effect, -1 not
	settle := func(i int) {
		// Without recursion into what is deep: a chain of corrections may be long.
		stack := []int{i}
		for len(stack) > 0 {
			top := stack[len(stack)-1]
			if state[top] != 0 {
				stack = stack[:len(stack)-1]
				continue
			}
			waiting := false
			verdict := int8(1)
			for _, k := range by[top] {
				switch state[k] {
				case 0:
					stack = append(stack, k)
					waiting = true
				case 1:
					verdict = -1
				}
			}
			if !waiting {
				state[top] = verdict
				stack = stack[:len(stack)-1]
			}
		}
	}
	return func(yield func(int) bool) {
		for i := range reports {
			settle(i)
			if state[i] == 1 && !yield(i) {
				return
			}
		}
	}
}

// components returns the strongly connected component of each node: nodes that lead
// to each other share one. It is quadratic and plain; a file has few corrections.
func components(edges [][]int) []int {
	n := len(edges)
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	reach := func(from int) []bool {
		seen := make([]bool, n)
		todo := []int{from}
		for len(todo) > 0 {
			x := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			for _, y := range edges[x] {
				if !seen[y] {
					seen[y] = true
					todo = append(todo, y)
				}
			}
		}
		return seen
	}
	reached := make([][]bool, n)
	for i := range n {
		if len(edges[i]) > 0 {
			reached[i] = reach(i)
		}
	}
	for i := range n {
		if out[i] >= 0 {
			continue
		}
		out[i] = i
		for k := i + 1; k < n; k++ {
			if reached[i] != nil && reached[k] != nil && reached[i][k] && reached[k][i] {
				out[k] = i
			}
		}
	}
	return out
}

// anonymous is the report's JSON form with everything taken out that tells whose it
// is.
func (r Report) anonymous() string {
	r.ID, r.Incident, r.Source, r.Text, r.Corrects, r.Withdraws = "", "", "", "", nil, nil
	r.KnownAt, r.Evidence = when.Instant{}, Evidence{}
	return r.fingerprint()
}

// aliases names the confidential claimants by numbers. The numbers follow what they
// state, with everything taken out that tells who they are, so that a number gives
// nothing away. Reports are those that are in effect.
func (rs *ruleset) aliases(in Incident, reports []Report) map[string]string {
	hidden := map[string]bool{}
	for _, r := range in.Reports { // a report that was withdrawn still hides its source
		if r.Evidence.Confidential || rs.source(r.Source).Confidential {
			hidden[rs.claimantOf(r)] = true
		}
	}
	for s := range rs.roster.Sources() {
		if s.Confidential {
			hidden[s.Claimant()] = true
		}
	}
	if len(hidden) == 0 {
		return nil
	}
	said := map[string][]string{}   // what they state
	weight := map[string][]string{} // what it weighs, for those who state the same
	for _, r := range reports {
		if name := rs.claimantOf(r); hidden[name] {
			of := func(a Assessment) bool { return r.ID != "" && a.Report == r.ID }
			said[name] = append(said[name], r.anonymous())
			weight[name] = append(weight[name], strings.Join([]string{
				r.anonymous(), rs.originOf(r).String(), r.Evidence.Grade.String(), string(rs.source(r.Source).Actor), assessed(in, of),
			}, "\x00"))
		}
	}
	facts, factWeight := map[string][]string{}, map[string][]string{}
	for _, f := range rs.facts {
		for _, side := range []struct {
			sayings []actors.Saying
			holds   bool
		}{{f.said.AssertedBy, true}, {f.said.DeniedBy, false}} {
			for _, s := range side.sayings {
				src := rs.source(s.Source)
				name, word := src.Claimant(), fmt.Sprintf("%s=%v", f.path, side.holds)
				of := func(a Assessment) bool { return a.Statement == f.path && (a.Source == "" || a.Source == s.Source) }
				facts[name] = append(facts[name], word)
				factWeight[name] = append(factWeight[name], strings.Join([]string{word, src.Origin.String(), string(src.Actor), assessed(in, of)}, "\x00"))
			}
		}
	}
	watched := map[string][]string{}
	for _, c := range in.Coverage {
		name := rs.claimant(c.By)
		c.By, c.Note = "", ""
		watched[name] = append(watched[name], encoded(c))
	}
	for _, lists := range []map[string][]string{said, weight, facts, factWeight, watched} {
		for _, l := range lists {
			slices.Sort(l)
		}
	}
	key := func(name string) string { return strings.Join(slices.Concat(said[name], facts[name]), "\n") }
	more := func(name string) string {
		return strings.Join(slices.Concat(weight[name], factWeight[name], watched[name]), "\n")
	}
	// Numbers are for those who speak; all who do not come after them.
	names := sortedKeys(hidden)
	slices.SortStableFunc(names, func(a, b string) int {
		ka, kb := key(a), key(b)
		if (ka == "") != (kb == "") {
			return cmp.Compare(kb, ka)
		}
		return cmp.Or(cmp.Compare(ka, kb), cmp.Compare(more(a), more(b)))
	})
	out := map[string]string{}
	for i, name := range names {
		out[name] = fmt.Sprintf("confidential source %d", i+1)
	}
	return out
}

// assessed is the assessments that cover something, without who made them of what.
func assessed(in Incident, of func(Assessment) bool) string {
	var out []string
	for _, a := range in.Assessments {
		if of(a) {
			a.ID, a.By, a.Report, a.Statement, a.Source, a.Note = "", "", "", "", "", ""
			out = append(out, encoded(a))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// encoded is a value's JSON form; what has none is its error.
func encoded(v any) string {
	text, err := strict.Encode(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
