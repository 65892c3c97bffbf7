package proof

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
)

// claim is what one claimant states.
type claim struct {
	name     string
	versions []version // none: it is silent on the incident
	facts    map[string]bool
}

// account is what a column stands for: versions of what happened, and what is
// settled of the facts.
type account struct {
	versions []version
	facts    map[string]bool // those that are settled
	unlisted []string        // those that are contested and that the columns do not list
}

const (
	maxAccounts = 64
	maxVersions = 1 << 12
)

// claims groups what meets a standard by claimant, sorted by the name shown.
func (c *checker) claims(standard ceasefire.Standard) []claim {
	w := weigher{c, standard}
	by := map[string]*claim{}
	of := func(claimant string) *claim { // told apart by its own name, not by that shown
		if by[claimant] == nil {
			by[claimant] = &claim{name: c.heardAs(claimant), facts: map[string]bool{}}
		}
		return by[claimant]
	}
	for _, r := range c.reports {
		if s, some := w.weighed(r); some {
			cl := of(c.claimantOf(r))
			cl.versions = append(cl.versions, c.version(s))
		}
	}
	for _, f := range c.facts {
		yes, no := map[*claim]bool{}, map[*claim]bool{}
		for _, s := range f.said.AssertedBy {
			if w.saying(f, s, true) {
				yes[of(c.source(s.Source).Claimant())] = true
			}
		}
		for _, s := range f.said.DeniedBy {
			if w.saying(f, s, false) {
				no[of(c.source(s.Source).Claimant())] = true
			}
		}
		for _, cl := range by {
			if yes[cl] != no[cl] { // to assert and to deny is to say nothing
				cl.facts[f.path] = yes[cl]
			}
		}
	}
	var out []claim
	for _, name := range slices.Sorted(maps.Keys(by)) {
		cl := *by[name]
		if len(cl.versions) > 1 { // what it says holds together, or each report stands alone
			joint := cl.versions[0]
			for _, v := range cl.versions[1:] {
				joint = c.both(joint, v)
			}
			if c.leaves(joint) {
				cl.versions = []version{joint}
			}
		}
		out = append(out, cl)
	}
	slices.SortStableFunc(out, func(a, b claim) int { return cmp.Compare(a.name, b.name) })
	return out
}

func contested(path string, claims []claim) bool {
	var yes, no bool
	for _, cl := range claims {
		holds, ok := cl.facts[path]
		yes, no = yes || ok && holds, no || ok && !holds
	}
	return yes && no
}

// together returns what claimants say jointly, one version of each at a time. Who
// is silent contradicts nobody.
func (c *checker) together(members []claim) []version {
	var joint []version
	for _, m := range members {
		if len(m.versions) == 0 {
			continue
		}
		if joint == nil {
			joint = m.versions
			continue
		}
		if len(joint)*len(m.versions) > maxVersions {
			c.giveUp("the claimants' versions")
		}
		var next []version
		for _, v := range joint {
			for _, w := range m.versions {
				next = append(next, c.both(v, w))
			}
		}
		joint = next
	}
	return joint
}

// stand is claims that can hold together: what they leave, and what they say of the
// facts that bear.
type stand struct {
	members  []int
	versions []version // nil: none of them speaks of the incident
	facts    map[string]bool
}

// with returns the stand with one more claim, and whether that can hold.
func (c *checker) with(s stand, claims []claim, i int, bearing []string) (stand, bool) {
	cl := claims[i]
	c.spend(1 << 4)
	out := stand{members: append(slices.Clip(s.members), i), versions: s.versions, facts: s.facts}
	for _, f := range bearing {
		if holds, ok := cl.facts[f]; ok {
			if was, known := s.facts[f]; known && was != holds {
				return s, false
			}
			out.facts = settled(out.facts).turned(f, holds)
		}
	}
	if len(cl.versions) > 0 {
		out.versions = slices.DeleteFunc(slices.Clone(c.together([]claim{{versions: s.versions}, cl})), func(v version) bool { return !c.leaves(v) })
		if len(out.versions) == 0 {
			return s, false
		}
	}
	return out, true
}

// all returns the stand with further claims, and whether they can hold.
func (c *checker) all(s stand, claims []claim, more []int, bearing []string) (out stand, ok bool) {
	for _, i := range more {
		if s, ok = c.with(s, claims, i, bearing); !ok {
			return s, false
		}
	}
	return s, true
}

// maximal returns the maximal sets of claims that can hold together, as far as there
// are not more than maxAccounts of them. Claims that state the same stand together.
func (c *checker) maximal(claims []claim, bearing []string) [][]claim {
	var firsts []int
	alike := map[int][]int{}
	at := map[string]int{}
	for i, cl := range claims {
		key := fmt.Sprint(cl.versions, cl.facts)
		c.spend(1 + len(key)/8)
		k, ok := at[key]
		if !ok || !reflect.DeepEqual(cl.versions, claims[k].versions) || !maps.Equal(cl.facts, claims[k].facts) {
			k, at[key] = i, i
			firsts = append(firsts, i)
		}
		alike[k] = append(alike[k], i)
	}
	var out [][]claim
	var walk func(s stand, may, not []int)
	walk = func(s stand, may, not []int) {
		fit := func(list []int) []int {
			return slices.DeleteFunc(slices.Clone(list), func(i int) bool { _, ok := c.with(s, claims, i, bearing); return !ok })
		}
		// Nothing that cannot stand with these comes in later, or has to be left out.
		may, not = fit(may), fit(not)
		whole, ok := c.all(s, claims, may, bearing)
		if !ok {
			// Whoever was left out must contradict something that is still to come.
			for _, i := range not {
				if _, ok := c.all(s, claims, append([]int{i}, may...), bearing); ok {
					return
				}
			}
			next, _ := c.with(s, claims, may[0], bearing)
			if walk(next, may[1:], not); len(out) <= maxAccounts {
				walk(s, may[1:], append(slices.Clip(not), may[0]))
			}
			return
		}
		for _, i := range not {
			if _, more := c.with(whole, claims, i, bearing); more {
				return
			}
		}
		var members []int
		for _, i := range whole.members {
			members = append(members, alike[i]...)
		}
		slices.Sort(members)
		var set []claim
		for _, i := range members {
			set = append(set, claims[i])
		}
		out = append(out, set)
	}
	walk(stand{}, firsts, nil)
	return out
}

// accounts checks a view's columns, and returns what each stands for; nil for a
// column that is none.
func (c *checker) accounts(v ceasefire.View, path string) []*account {
	at := problem.Field(path, "accounts")
	out := make([]*account, len(v.Accounts))
	if len(v.Accounts) == 0 || len(v.Accounts) > maxAccounts {
		c.add(WrongAccounts, at, "there are %d accounts, and never none nor more than %d", len(v.Accounts), maxAccounts)
		return out
	}
	claims := c.claims(v.Standard)
	var bearing []string
	for _, f := range v.Accounts[0].Facts {
		i, ok := c.factAt[f.Path]
		if !ok || !contested(f.Path, claims) || slices.Contains(bearing, f.Path) {
			c.add(WrongFact, problem.Index(at, 0)+".facts", "%q is not contested", f.Path)
			return out
		}
		if f.Text != c.facts[i].text {
			c.add(WrongFact, problem.Index(at, 0)+".facts", "%q does not say %q", f.Path, f.Text)
		}
		bearing = append(bearing, f.Path)
	}
	var unlisted []string
	for _, f := range c.facts {
		if contested(f.path, claims) && !slices.Contains(bearing, f.path) {
			unlisted = append(unlisted, f.path)
		}
	}
	c.sought(c.account(nil, claims, nil), unlisted, problem.Index(at, 0)+".facts")
	heard := slices.DeleteFunc(slices.Clone(claims), func(cl claim) bool {
		return len(cl.versions) == 0 && !slices.ContainsFunc(bearing, func(f string) bool { _, ok := cl.facts[f]; return ok })
	})
	sets := c.maximal(heard, bearing)
	union := len(sets) > maxAccounts
	if union {
		sets = [][]claim{nil}
	}
	if len(sets) != len(v.Accounts) {
		c.add(WrongAccounts, at, "there are %d accounts, and %d are given", len(sets), len(v.Accounts))
	}
	taken := map[int]bool{}
	for k, col := range v.Accounts {
		here := problem.Index(at, k)
		i := slices.IndexFunc(sets, func(s []claim) bool {
			return slices.EqualFunc(s, col.Claimants, func(cl claim, name string) bool { return cl.name == name })
		})
		if i < 0 || taken[i] {
			c.add(WrongAccounts, here, "%q are no account of their own", col.Claimants)
			continue
		}
		taken[i] = true
		out[k] = c.account(sets[i], claims, bearing)
		out[k].unlisted = unlisted
		silent := len(sets[i]) > 0 && len(c.together(sets[i])) == 0
		if col.Silent != silent || col.Union != union {
			c.add(WrongAccounts, here, "silent is %v and union %v", silent, union)
		}
		c.columnFacts(col, v.Accounts[0], out[k], here)
	}
	return out
}

func (c *checker) columnFacts(col, first ceasefire.Column, a *account, path string) {
	if !slices.EqualFunc(col.Facts, first.Facts, func(f, g ceasefire.ColumnFact) bool { return f.Path == g.Path && f.Text == g.Text }) {
		c.add(WrongFact, path+".facts", "the accounts do not list the same facts")
		return
	}
	for i, f := range col.Facts {
		holds, settled := a.facts[f.Path]
		if f.Open == settled || settled && f.Holds != holds {
			c.add(WrongFact, problem.Index(path+".facts", i), "this is not what the account makes of %q", f.Path)
		}
	}
}

// account returns what the members leave, or, if none of them speaks of the
// incident, what anybody says of it. A fact that bears is as a member says; one that
// is contested and does not bear is open; of any other some claimant's word is
// enough.
func (c *checker) account(members, claims []claim, bearing []string) *account {
	a := &account{versions: c.together(members), facts: map[string]bool{}}
	if len(a.versions) == 0 {
		for _, cl := range claims {
			a.versions = append(a.versions, cl.versions...)
		}
	}
	if len(a.versions) == 0 {
		a.versions = []version{{did: true, didNot: true}}
	}
	for _, f := range c.facts {
		who := claims
		if contested(f.path, claims) {
			if who = members; !slices.Contains(bearing, f.path) {
				who = nil
			}
		}
		for _, cl := range who {
			if holds, ok := cl.facts[f.path]; ok {
				a.facts[f.path] = holds
			}
		}
	}
	return a
}

// belonging returns the actor, its organs and its members, theirs too, by the
// relations that count.
func (c *checker) belonging(actor actors.ID, counts func(actors.Relation) bool) map[actors.ID]bool {
	out := map[actors.ID]bool{actor: true}
	for grew := true; grew; {
		grew = false
		c.spend(1 + len(c.a.Roster.Relations)/8)
		for _, r := range c.a.Roster.Relations {
			if (r.Kind == actors.OrganOf || r.Kind == actors.MemberOf) && out[r.Object] && !out[r.Subject] && counts(r) {
				out[r.Subject], grew = true, true
			}
		}
	}
	return out
}
