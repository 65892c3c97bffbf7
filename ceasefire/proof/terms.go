package proof

import (
	"math"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
)

// reading is what a row makes of the clause.
type reading struct {
	row    ceasefire.Row
	clause *ceasefire.Clause // nil: it does not have it
	policy actors.Policy
}

// readRows reads the clause as each reading has it, and as the text does if some
// party holds no reading. The policy of attribution is that of the clause as the
// reading words it, else the reading's, else that of the clause in the text, else
// the agreement's, else effective control. It is false if there is no such clause.
func (c *checker) readRows() bool {
	find := func(cs []ceasefire.Clause) *ceasefire.Clause {
		if i := slices.IndexFunc(cs, func(cl ceasefire.Clause) bool { return cl.ID == c.x.Clause }); i >= 0 {
			return &cs[i]
		}
		return nil
	}
	policy := func(ps ...actors.Policy) actors.Policy {
		if i := slices.IndexFunc(ps, actors.Policy.IsValid); i >= 0 {
			return ps[i]
		}
		return actors.PolicyEffectiveControl
	}
	text := find(c.a.Clauses)
	var inText actors.Policy
	first := text
	if text != nil {
		inText = text.Attribution
	}
	held := map[actors.ID]bool{}
	for _, r := range c.a.Readings {
		for _, p := range r.Of {
			held[p] = true
		}
		row := reading{row: ceasefire.Row{ID: r.ID, Title: r.Title, Of: r.Of}, clause: text}
		if own := find(slices.Concat(r.Replace, r.Add)); own != nil {
			row.clause, row.policy = own, policy(own.Attribution, r.Attribution, inText, c.a.Attribution)
			if first == nil {
				first = own
			}
		} else {
			if slices.Contains(r.Drop, c.x.Clause) {
				row.clause = nil
			}
			row.policy = policy(r.Attribution, inText, c.a.Attribution)
		}
		c.rows = append(c.rows, row)
	}
	var rest []actors.ID
	for _, p := range c.a.Parties {
		if !held[p] {
			rest = append(rest, p)
		}
	}
	if len(rest) > 0 || len(c.rows) == 0 {
		c.rows = append(c.rows, reading{
			row: ceasefire.Row{ID: ceasefire.Text, Title: "the text as it stands", Of: rest}, clause: text, policy: policy(inText, c.a.Attribution),
		})
	}
	if first == nil {
		return false
	}
	c.article, c.standard = first.Article, ceasefire.ReasonableGrounds
	for _, s := range []ceasefire.Standard{c.a.Standard, first.Standard} {
		if s != 0 {
			c.standard = s
		}
	}
	return true
}

func (c *checker) prohibition(r reading) (ceasefire.Prohibition, bool) {
	if r.clause == nil {
		return ceasefire.Prohibition{}, false
	}
	p, ok := r.clause.Term.(ceasefire.Prohibition)
	return p, ok
}

// diligent says whether a row asks for due diligence.
func (c *checker) diligent(r reading) bool {
	_, ok := c.prohibition(r)
	return ok && r.clause.DueDiligence
}

// forbidden returns what is forbidden to a party.
func forbidden(p ceasefire.Prohibition, party actors.ID) []ceasefire.Pattern {
	out := p.Forbids
	for _, v := range p.ForParty {
		if v.Party == party {
			out = v.Forbids
		}
	}
	return out
}

// bearers returns whom the clause binds under a reading.
func (c *checker) bearers(r reading) []actors.ID {
	if len(r.clause.Bearers) > 0 {
		return r.clause.Bearers
	}
	return c.a.Parties
}

// asked returns the parties that an answer asks after under a reading.
func (c *checker) asked(r reading, a ceasefire.ExplainedAnswer) []actors.ID {
	if _, ok := c.prohibition(r); !ok {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(c.bearers(r)), func(p actors.ID) bool {
		return a.Ask == ceasefire.AskBreach && !slices.Contains(c.a.Parties, p) ||
			(a.Ask == ceasefire.AskParty || a.Ask == ceasefire.AskHost) && p != a.Party
	})
}

// moment returns the instant that a moment of the agreement names, and whether it
// names any.
func (c *checker) moment(m ceasefire.Moment) (int64, bool) {
	if m == "" {
		return 0, false
	}
	t, ok := c.instants[m]
	if !ok {
		t, _ = m.In(c.a.Zone)
		c.instants[m] = t
	}
	return t.UnixNano(), t.IsValid()
}

// period is a half-open period as a stretch.
func (c *checker) period(p ceasefire.Period) stretch {
	s := always()
	if t, ok := c.moment(p.From); ok {
		s.lo = t
	}
	if t, ok := c.moment(p.Until); ok {
		if t == math.MinInt64 {
			return stretch{1, 0}
		}
		s.hi = t - 1
	}
	return s
}

func (c *checker) during(ps []ceasefire.Period, t int64) bool {
	return len(ps) == 0 || slices.ContainsFunc(ps, func(p ceasefire.Period) bool { return c.period(p).has(t) })
}

func lasts(s when.Span, t int64) bool { return s.Contains(when.FromUnixNano(t)) }

// readChanges lists the instants at which anything that the agreement says changes:
// between two of them nothing does.
func (c *checker) readChanges() {
	add := func(t int64, ok bool) {
		if ok {
			c.changes = append(c.changes, t)
		}
	}
	period := func(p ceasefire.Period) { add(c.moment(p.From)); add(c.moment(p.Until)) }
	span := func(s when.Span) {
		from, ok := s.From()
		add(from.UnixNano(), ok)
		until, ok := s.Until()
		add(until.UnixNano(), ok)
	}
	period(ceasefire.Period{From: c.a.Force.From, Until: c.a.Force.Until})
	for _, e := range c.a.Force.Extensions {
		add(c.moment(e.Until))
	}
	for _, b := range c.a.Bound {
		period(b.Period)
	}
	for _, x := range c.patterns() {
		for _, p := range x.During {
			period(p)
		}
	}
	for _, u := range c.a.Undertakings {
		span(u.During)
	}
	for _, r := range c.a.Roster.Relations {
		span(r.During)
	}
	for _, t := range c.a.Roster.Territories {
		for _, h := range t.Held {
			span(h.During)
		}
	}
	slices.Sort(c.changes)
	c.changes = slices.Compact(c.changes)
}

// moments returns instants of a stretch that stand for all of it.
func (c *checker) moments(at stretch) []int64 {
	out := []int64{at.lo}
	from, found := slices.BinarySearch(c.changes, at.lo)
	if found {
		from++
	}
	to := from
	for to < len(c.changes) && c.changes[to] <= at.hi {
		to++
	}
	c.spend(1 + to - from)
	return append(out, c.changes[from:to]...)
}

// settled says of a statement whether it holds whatever is left open, and whether it
// may hold.
type settled map[string]bool

func (s settled) must(said actors.Statement, path string) bool {
	return said.Standing() == actors.Agreed || said.Standing() != actors.Denied && s[path]
}

func (s settled) may(said actors.Statement, path string) bool {
	holds, known := s[path]
	return said.Standing() == actors.Agreed || said.Standing() != actors.Denied && (holds || !known)
}

// inForce says whether the agreement is in force at an instant, by those extensions
// that hold.
func (c *checker) inForce(t int64, holds func(actors.Statement, string) bool) bool {
	f := c.a.Force
	if c.period(ceasefire.Period{From: f.From, Until: f.Until}).has(t) {
		return true
	}
	for i, e := range f.Extensions {
		if c.period(ceasefire.Period{From: f.From, Until: e.Until}).has(t) && holds(e.Said, extensionPath(i)) {
			return true
		}
	}
	return false
}

func (c *checker) bound(party actors.ID, t int64) bool {
	some := false
	for _, b := range c.a.Bound {
		if b.Party == party {
			if some = true; c.period(b.Period).has(t) {
				return true
			}
		}
	}
	return !some
}
