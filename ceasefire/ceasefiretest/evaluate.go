package ceasefiretest

import (
	"iter"
	"maps"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

type (
	instant = when.Instant
	bores   = catalogue.Calibre
)

// MaxAccounts is the number of accounts beyond which the union of all claims is
// used.
const MaxAccounts = 64

// Answer is what the reference evaluator says to one question.
type Answer struct {
	Verdict ceasefire.Verdict
	Causes  ceasefire.Causes
}

// Evaluation is what the reference evaluator finds, on all claims or on what is
// proved.
type Evaluation struct {
	Deed, Breach Answer
	By, Host     map[actors.ID]Answer
	Accounts     [][]string // the claimants of each
}

// Finding is what the reference evaluator finds on one clause.
type Finding struct {
	Clause               ceasefire.ClauseID
	Alleged, Established Evaluation
}

// Evaluate judges an incident by every clause of an agreement, world by world. It
// is correct only for valid agreements and incidents, and slow:
// keep what they leave open small. Findings come in the order of the clauses,
// those that readings add at the end.
func Evaluate(d *Domain, in ceasefire.Incident) []Finding {
	rec := d.record(in)
	if len(rec.reports) == 0 {
		return nil // of what nobody speaks of there is nothing to find
	}
	cases := map[ceasefire.Standard][]account{}
	by := func(s ceasefire.Standard) []account {
		if cases[s] == nil {
			cases[s] = d.hear(d.claims(rec, s))
		}
		return cases[s]
	}
	var out []Finding
	for _, id := range d.clauseIDs() {
		out = append(out, Finding{
			Clause:      id,
			Alleged:     d.evaluate(id, by(ceasefire.AllegedOnly)),
			Established: d.evaluate(id, by(d.standard(id))),
		})
	}
	return out
}

func (d *Domain) clauseIDs() []ceasefire.ClauseID {
	var ids []ceasefire.ClauseID
	for _, c := range d.a.Clauses {
		ids = append(ids, c.ID)
	}
	for _, r := range d.a.Readings {
		for _, c := range r.Add {
			if !slices.Contains(ids, c.ID) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}

// standard returns the clause's standard of proof: its own, the agreement's, or
// reasonable grounds to believe.
func (d *Domain) standard(id ceasefire.ClauseID) ceasefire.Standard {
	clauses := slices.Clone(d.a.Clauses)
	for _, r := range d.a.Readings {
		clauses = append(clauses, r.Add...)
	}
	i := slices.IndexFunc(clauses, func(c ceasefire.Clause) bool { return c.ID == id })
	switch {
	case clauses[i].Standard != 0:
		return clauses[i].Standard
	case d.a.Standard != 0:
		return d.a.Standard
	}
	return ceasefire.ReasonableGrounds
}

// rows returns what each reading makes of a clause; nil where it drops it, or
// does not have it. The attribution policy is that of the clause as the reading
// words it, else the reading's, else that of the clause in the text, else the
// agreement's, else effective control.
func (d *Domain) rows(id ceasefire.ClauseID) []*judge {
	row := func(c *ceasefire.Clause, policies ...actors.Policy) *judge {
		if c == nil {
			return nil
		}
		policy := actors.PolicyEffectiveControl
		if i := slices.IndexFunc(policies, actors.Policy.IsValid); i >= 0 {
			policy = policies[i]
		}
		return &judge{a: d.a, d: d, clause: *c, policy: policy}
	}
	find := func(cs []ceasefire.Clause) *ceasefire.Clause {
		if i := slices.IndexFunc(cs, func(c ceasefire.Clause) bool { return c.ID == id }); i >= 0 {
			return &cs[i]
		}
		return nil
	}
	var inText actors.Policy
	text := find(d.a.Clauses)
	if text != nil {
		inText = text.Attribution
	}
	var rows []*judge
	held := map[actors.ID]bool{}
	for _, r := range d.a.Readings {
		for _, p := range r.Of {
			held[p] = true
		}
		if own := find(slices.Concat(r.Replace, r.Add)); own != nil {
			rows = append(rows, row(own, own.Attribution, r.Attribution, inText, d.a.Attribution))
		} else if slices.Contains(r.Drop, id) {
			rows = append(rows, nil)
		} else {
			rows = append(rows, row(text, r.Attribution, inText, d.a.Attribution))
		}
	}
	if len(rows) == 0 || slices.ContainsFunc(d.a.Parties, func(p actors.ID) bool { return !held[p] }) {
		rows = append(rows, row(text, inText, d.a.Attribution))
	}
	return rows
}

// claim is what one claimant states about an incident and about contested facts.
type claim struct {
	name     string
	versions []version // empty: silent on the incident
	facts    map[string]bool
}

// claims groups what meets the standard by claimant, sorted by claimant.
func (d *Domain) claims(rec record, standard ceasefire.Standard) []claim {
	by := map[string]*claim{}
	of := func(name string) *claim {
		if by[name] == nil {
			by[name] = &claim{name: name, facts: map[string]bool{}}
		}
		return by[name]
	}
	said := map[*claim]version{}
	for _, r := range rec.reports {
		if s, any := d.proved(r, rec, standard); any {
			c := of(d.claimant(r))
			said[c] = append(said[c], s)
		}
	}
	for c, v := range said {
		// What a claimant says holds together, or each report is a version.
		if c.versions = []version{v}; !d.possibleAtAll(v) {
			c.versions = nil
			for _, s := range v {
				c.versions = append(c.versions, version{s})
			}
		}
	}
	for _, f := range d.facts {
		both := map[*claim]int{}
		for _, s := range f.said.AssertedBy {
			if d.provesFact(f, s, true, rec, standard) {
				both[of(d.source(s.Source).Claimant())] |= 1
			}
		}
		for _, s := range f.said.DeniedBy {
			if d.provesFact(f, s, false, rec, standard) {
				both[of(d.source(s.Source).Claimant())] |= 2
			}
		}
		for c, b := range both {
			if b != 3 { // to assert and to deny is to say nothing
				c.facts[f.path] = b == 1
			}
		}
	}
	var out []claim
	for _, name := range slices.Sorted(maps.Keys(by)) {
		out = append(out, *by[name])
	}
	return out
}

func (d *Domain) source(id actors.SourceID) actors.Source {
	for _, s := range d.a.Roster.Sources {
		if s.ID == id {
			return s
		}
	}
	return actors.Source{ID: id}
}

func (d *Domain) possibleAtAll(v version) bool {
	for range d.worlds(v) {
		return true
	}
	return false
}

// hear forms the accounts. Only who speaks of the incident, or of a contested
// fact that bears on it, is heard.
func (d *Domain) hear(claims []claim) []account {
	var bearing []string
	for _, f := range d.facts {
		if d.contested(f.path, claims) && d.bears(f.path, claims) {
			bearing = append(bearing, f.path)
		}
	}
	heard := slices.DeleteFunc(slices.Clone(claims), func(c claim) bool {
		return len(c.versions) == 0 && !slices.ContainsFunc(bearing, func(f string) bool { _, ok := c.facts[f]; return ok })
	})
	var out []account
	for _, members := range d.accounts(heard, bearing) {
		var said []claim
		for _, m := range members {
			said = append(said, heard[m])
		}
		out = append(out, d.account(said, claims, bearing))
	}
	return out
}

// evaluate judges one clause on the accounts.
func (d *Domain) evaluate(id ceasefire.ClauseID, accounts []account) Evaluation {
	rows := d.rows(id)
	var columns []iter.Seq[ceasefire.World]
	ev := Evaluation{By: map[actors.ID]Answer{}, Host: map[actors.ID]Answer{}}
	for _, a := range accounts {
		ev.Accounts = append(ev.Accounts, a.claimants)
		columns = append(columns, d.accountWorlds(a))
	}
	ev.Deed = cells(rows, columns, judge.deed)
	ev.Breach = cells(rows, columns, func(j judge, w ceasefire.World) bool {
		return slices.ContainsFunc(d.a.Parties, func(p actors.ID) bool { return j.breach(w, p) })
	})
	for _, p := range d.a.Parties {
		ev.By[p] = cells(rows, columns, func(j judge, w ceasefire.World) bool { return j.breach(w, p) })
		ev.Host[p] = cells(rows, columns, func(j judge, w ceasefire.World) bool { return j.hostFailed(w, p) })
	}
	return ev
}

// cells judges every reading on every account and sums the matrix up.
func cells(rows []*judge, columns []iter.Seq[ceasefire.World], breached func(judge, ceasefire.World) bool) Answer {
	matrix := make([][]ceasefire.Verdict, len(rows))
	var causes ceasefire.Causes
	for i, j := range rows {
		for _, worlds := range columns {
			v := ceasefire.NoBreach // a clause that a reading does not have
			if j != nil {
				if j.unspecified() {
					for w := range worlds {
						if j.mayApply(w) {
							v = ceasefire.Open
							causes |= ceasefire.Causes(ceasefire.Interpretation)
							break
						}
					}
				} else if v = cell(*j, worlds, breached); v == ceasefire.Open {
					causes |= ceasefire.Causes(ceasefire.Fact)
				}
			}
			matrix[i] = append(matrix[i], v)
		}
	}
	first := matrix[0][0]
	same := true
	for i := range matrix {
		for k := range matrix[i] {
			same = same && matrix[i][k] == first
			if matrix[i][k] != matrix[i][0] {
				causes |= ceasefire.Causes(ceasefire.Account)
			}
			if matrix[i][k] != matrix[0][k] {
				causes |= ceasefire.Causes(ceasefire.Interpretation)
			}
		}
	}
	if same && first != ceasefire.Open {
		return Answer{Verdict: first}
	}
	return Answer{Verdict: ceasefire.Open, Causes: causes}
}

// cell is a breach if it is one in every world that is left, and none if in no
// world.
func cell(j judge, worlds iter.Seq[ceasefire.World], breached func(judge, ceasefire.World) bool) ceasefire.Verdict {
	some, others := false, false
	for w := range worlds {
		if breached(j, w) {
			some = true
		} else {
			others = true
		}
		if some && others {
			return ceasefire.Open
		}
	}
	switch {
	case some:
		return ceasefire.Breach
	case others:
		return ceasefire.NoBreach
	}
	return ceasefire.Open
}

// mayApply says whether the incident happened while the agreement was in force:
// only then can a term that is not yet specified have something to say about it.
func (j judge) mayApply(w ceasefire.World) bool {
	return w.Occurred && slices.ContainsFunc(w.Parts, func(x ceasefire.Deed) bool {
		return slices.ContainsFunc(j.d.moments(x), func(t instant) bool { return j.inForce(w, t) })
	})
}

func (j judge) unspecified() bool {
	_, ok := j.clause.Term.(ceasefire.Unspecified)
	return ok
}
