package ceasefire

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
	"github.com/parley-go/parley/ceasefire/internal/atoms"
)

// Rules are compiled agreements. They are immutable and safe for concurrent use.
type Rules struct{ sets []*ruleset }

// Compile checks agreements and compiles them. It reports all problems at once,
// each with its place; the error is a [problem.List] and holds soft problems as
// well. Rules are nil if any problem is hard. Each agreement keeps its own
// roster: equal ids in two agreements need not mean the same.
func Compile(agreements ...*Agreement) (*Rules, problem.List) {
	var problems problem.List
	r := &Rules{}
	seen := map[AgreementID]bool{}
	for i, a := range agreements {
		if a == nil {
			problems = append(problems, problem.Problem{Code: MissingField, Message: fmt.Sprintf("agreement %d of %d is nil", i+1, len(agreements)), Mend: "leave it out"})
			continue
		}
		rs, found := compile(a)
		if seen[a.ID] {
			found = append(found, problem.Problem{Code: DuplicateID, Doc: string(a.ID), Path: "id", Message: fmt.Sprintf("another agreement has the id %q as well", a.ID), Mend: "give each its own"})
		}
		seen[a.ID] = true
		problems = append(problems, found...)
		r.sets = append(r.sets, rs)
	}
	if problems.Err() != nil {
		return nil, problems.Capped(maxProblems)
	}
	return r, problems.Capped(maxProblems)
}

// Agreements walks the agreements in the order of Compile, as copies.
func (r *Rules) Agreements() iter.Seq[*Agreement] {
	return func(yield func(*Agreement) bool) {
		if r == nil {
			return
		}
		for _, rs := range r.sets {
			if a, err := rs.a.clone(); err == nil && !yield(a) {
				return
			}
		}
	}
}

// maxProblems caps a list of problems: whoever has that many mends the first
// ones and compiles again.
const maxProblems = 100

// MustCompile is like [Compile] but panics on hard problems.
func MustCompile(agreements ...*Agreement) *Rules {
	r, problems := Compile(agreements...)
	if err := problems.Err(); err != nil {
		panic(fmt.Sprintf("ceasefire: compile:\n%v", problems.Hard()))
	}
	return r
}

func compile(a *Agreement) (*ruleset, problem.List) {
	c := &checker{a: a}
	c.agreement()
	if c.problems.Err() != nil {
		return nil, c.finish()
	}
	a, err := a.clone()
	if err != nil {
		c.add(BadID, "", "use valid UTF-8 text throughout", "the agreement has no JSON form: %v", err)
		return nil, c.finish()
	}
	rs := &ruleset{a: a, roster: c.roster, cat: c.cat, ground: newGround(a, c.roster), admits: newCache[[]means]()}
	if rs.proof = rs.a.Proof; len(rs.proof) == 0 {
		rs.proof = DefaultProof()
	}
	rs.nameActors()
	rs.nameFacts()
	rs.cutAxes()
	rs.nameRows()
	rs.lowerClauses()
	rs.classify()
	return rs, c.finish()
}

func (rs *ruleset) nameActors() {
	rs.actors = []actors.ID{SomethingElse}
	rs.actorAt = map[actors.ID]int{}
	for a := range rs.roster.Actors() {
		rs.actorAt[a.ID] = len(rs.actors)
		rs.actors = append(rs.actors, a.ID)
	}
	classes := []catalogue.RangeClass{catalogue.RangeNotStated}
	for x := range rs.a.patterns() {
		for _, w := range x.Weapons {
			if w.RangeAtLeast != catalogue.RangeNotStated {
				classes = append(classes, w.RangeAtLeast-1, w.RangeAtLeast)
			}
		}
	}
	slices.Sort(classes)
	classes = slices.Compact(classes)
	for w := -1; w < rs.cat.NumWeapons(); w++ {
		if class := rs.cat.RangeClass(w); w >= 0 && class != catalogue.RangeNotStated {
			rs.arms = append(rs.arms, arm{w, class})
			continue
		}
		for _, class := range classes {
			rs.arms = append(rs.arms, arm{w, class})
		}
	}
}

func (rs *ruleset) nameFacts() {
	for f := range rs.roster.Facts() {
		if !open(f.Said) {
			continue
		}
		info := factInfo{path: "roster." + f.Path, text: rs.factWords(f), said: f.Said}
		if f.Relation != nil {
			info.superior = f.Relation.Superior()
		} else {
			info.superior = f.Tenure.By
		}
		rs.facts = append(rs.facts, info)
	}
	for i, e := range rs.a.Force.Extensions {
		if open(e.Said) {
			rs.facts = append(rs.facts, factInfo{
				path: fmt.Sprintf("force.extensions[%d]", i), said: e.Said,
				text: fmt.Sprintf("%s was extended until %s", rs.a.ID, e.Until),
			})
		}
	}
}

// factWords says a fact with the names of whom it is about.
func (rs *ruleset) factWords(f actors.Fact) string {
	name := func(id actors.ID) string {
		if a, ok := rs.roster.Actor(id); ok && a.Name != "" {
			return a.Name
		}
		return string(id)
	}
	text := f.String()
	if f.Relation == nil {
		where := string(f.Territory)
		if i, ok := rs.ground.index[f.Territory]; ok && rs.ground.territories[i].Name != "" {
			where = rs.ground.territories[i].Name
		}
		return name(f.Tenure.By) + " holds " + where
	}
	if middle, ok := strings.CutPrefix(text, string(f.Relation.Subject)); ok {
		if middle, ok = strings.CutSuffix(middle, string(f.Relation.Object)); ok {
			return name(f.Relation.Subject) + middle + name(f.Relation.Object)
		}
	}
	return text
}

// open says whether a statement is neither common ground nor absent: what is
// denied and by nobody asserted is absent, like what nobody speaks of.
func open(s actors.Statement) bool {
	st := s.Standing()
	return st != actors.Agreed && st != actors.Denied
}

// fact returns the dimension of a fact by its path, -1 for common ground.
func (rs *ruleset) fact(path string) int {
	return slices.IndexFunc(rs.facts, func(f factInfo) bool { return f.path == path })
}

// cutAxes cuts time, calibres and harm wherever some condition does.
func (rs *ruleset) cutAxes() {
	var times, bores []int64
	moment := func(m Moment) {
		if i, ok := rs.instant(m); ok {
			times = append(times, i.UnixNano())
		}
	}
	span := func(s when.Span) {
		if i, ok := s.From(); ok {
			times = append(times, i.UnixNano())
		}
		if i, ok := s.Until(); ok {
			times = append(times, i.UnixNano())
		}
	}
	moment(rs.a.Force.From)
	moment(rs.a.Force.Until)
	for _, e := range rs.a.Force.Extensions {
		moment(e.Until)
	}
	for _, b := range rs.a.Bound {
		moment(b.From)
		moment(b.Until)
	}
	for _, u := range rs.a.Undertakings {
		span(u.During)
	}
	for i := range rs.roster.Changes() {
		times = append(times, i.UnixNano())
	}
	figures := map[HarmKind][]int64{}
	used := map[Circumstance]bool{}
	for x := range rs.a.patterns() {
		for _, p := range x.During {
			moment(p.From)
			moment(p.Until)
		}
		for _, w := range x.Weapons {
			if lo, hi := boreEnds(w.Calibre); w.Calibre != (catalogue.CalibreRange{}) {
				bores = append(bores, lo)
				if hi < math.MaxInt64 {
					bores = append(bores, hi+1)
				}
			}
		}
		for _, h := range x.Harm {
			figures[h.Kind] = append(figures[h.Kind], h.AtLeast)
		}
		for c := range x.Circumstances {
			used[c] = true
		}
	}
	for c := range rs.a.allClauses() {
		used[MeasuresTaken] = used[MeasuresTaken] || c.DueDiligence
	}
	rs.time, rs.bore = atoms.NewAxis(times), atoms.NewAxis(bores)
	for _, w := range harmWholes() {
		t := atoms.Tally{Axes: []atoms.Axis{atoms.NewAxis(figures[w])}}
		for _, part := range w.Parts() {
			t.Axes = append(t.Axes, atoms.NewAxis(figures[part]))
		}
		rs.tallies = append(rs.tallies, t)
	}
	for _, c := range AllCircumstances() {
		if used[c] {
			rs.circumstances = append(rs.circumstances, c)
		}
	}
}

// nameRows lists the readings, and the text as it stands if some party holds no
// reading of its own.
func (rs *ruleset) nameRows() {
	held := map[actors.ID]bool{}
	for i := range rs.a.Readings {
		r := &rs.a.Readings[i]
		rs.rows = append(rs.rows, row{id: r.ID, title: r.Title, of: r.Of, reading: r})
		for _, p := range r.Of {
			held[p] = true
		}
	}
	var rest []actors.ID
	for _, p := range rs.a.Parties {
		if !held[p] {
			rest = append(rest, p)
		}
	}
	if len(rest) > 0 || len(rs.rows) == 0 {
		rs.rows = append(rs.rows, row{id: Text, title: "the text as it stands", of: rest})
	}
}

// lowerClauses compiles every clause of the text, then those that readings add,
// in their order.
func (rs *ruleset) lowerClauses() {
	for _, id := range rs.a.clauseIDs() {
		cr := clauseRules{id: id, standard: ReasonableGrounds}
		if rs.a.Standard != 0 {
			cr.standard = rs.a.Standard
		}
		for c := range rs.a.allClauses() {
			if c.ID == id { // the text's wording comes first
				cr.article = c.Article
				if c.Standard != 0 {
					cr.standard = c.Standard
				}
				break
			}
		}
		for _, r := range rs.rows {
			cr.rows = append(cr.rows, rs.lowerRow(r, id))
		}
		rs.clauses = append(rs.clauses, cr)
	}
}

// lowerRow compiles a clause as a reading has it. The attribution policy is that
// of the clause as the reading words it, else the reading's, else that of the
// clause in the text, else the agreement's, else effective control.
func (rs *ruleset) lowerRow(r row, id ClauseID) rowRules {
	named := func(cs []Clause) *Clause {
		if i := slices.IndexFunc(cs, func(c Clause) bool { return c.ID == id }); i >= 0 {
			return &cs[i]
		}
		return nil
	}
	text := named(rs.a.Clauses)
	rr := rowRules{clause: text}
	var policies []actors.Policy
	if r.reading != nil {
		if own := named(slices.Concat(r.reading.Replace, r.reading.Add)); own != nil {
			rr.clause = own
			policies = append(policies, own.Attribution)
		} else if slices.Contains(r.reading.Drop, id) {
			rr.clause = nil
		}
		policies = append(policies, r.reading.Attribution)
	}
	if rr.clause == nil {
		return rr
	}
	if text != nil {
		policies = append(policies, text.Attribution)
	}
	policies = append(policies, rs.a.Attribution, actors.PolicyEffectiveControl)
	rr.policy = policies[slices.IndexFunc(policies, actors.Policy.IsValid)]
	force := gather(rs.lowerForce())
	switch t := rr.clause.Term.(type) {
	case Unspecified:
		rr.promise = t.Promise
		rr.force = carve(force, nil, rs.time.Len())
	case Prohibition:
		rs.lowerProhibition(&rr, t, force)
	}
	return rr
}

// lowerForce returns when the agreement is in force: for certain, or if an
// extension that is not common ground holds.
func (rs *ruleset) lowerForce() []cond {
	certain := rs.period(Period{rs.a.Force.From, rs.a.Force.Until})
	var perhaps []cond
	for i, e := range rs.a.Force.Extensions {
		span := rs.period(Period{rs.a.Force.From, e.Until})
		if f := rs.fact(fmt.Sprintf("force.extensions[%d]", i)); f >= 0 {
			perhaps = append(perhaps, cond{moments: span, needs: []int{f}})
		} else if e.Said.Standing() == actors.Agreed {
			certain = certain.Or(span)
		}
	}
	out := []cond{{moments: certain}}
	for _, c := range perhaps {
		if c.moments = c.moments.AndNot(certain, rs.time.Len()); !c.moments.IsEmpty() {
			out = append(out, c)
		}
	}
	return slices.DeleteFunc(out, func(c cond) bool { return c.moments.IsEmpty() })
}

func (rs *ruleset) lowerProhibition(rr *rowRules, p Prohibition, force []cond) {
	n := rs.time.Len()
	bearers := rr.clause.Bearers
	if len(bearers) == 0 {
		bearers = rs.a.Parties
	}
	rr.by = make([][]piece, len(rs.a.Parties))
	if rr.clause.DueDiligence {
		rr.host = make([][]piece, len(rs.a.Parties))
	}
	seen := map[string]bool{}
	for i, party := range rs.a.Parties {
		if !slices.Contains(bearers, party) {
			continue
		}
		forbids := p.Forbids
		for _, v := range p.ForParty {
			if v.Party == party {
				forbids = v.Forbids
			}
		}
		var forbidden, excepted []cond
		for _, x := range forbids {
			forbidden = append(forbidden, rs.lowerPattern(x, party)...)
		}
		for _, e := range p.Except {
			excepted = append(excepted, rs.lowerPattern(e.Pattern, party)...)
		}
		deed := cross(forbidden, force)
		for _, d := range carve(deed, excepted, n) {
			if k := fmt.Sprint(d); !seen[k] { // parties bound alike forbid the same deeds
				seen[k] = true
				rr.deed = append(rr.deed, d)
			}
		}
		bound := cross(deed, []cond{{moments: rs.bound(party)}})
		rr.by[i] = carve(gather(cross(bound, rs.lowerConduct(rr.policy, party))), excepted, n)
		if rr.host != nil {
			rr.host[i] = carve(gather(cross(bound, rs.lowerDiligence(party))), excepted, n)
		}
	}
}

// bound returns when a party is bound.
func (rs *ruleset) bound(party actors.ID) algebra.Set {
	var own []Period
	for _, b := range rs.a.Bound {
		if b.Party == party {
			own = append(own, b.Period)
		}
	}
	return rs.periods(own)
}

// lowerConduct returns whose conduct is the party's, moment by moment.
func (rs *ruleset) lowerConduct(policy actors.Policy, party actors.ID) []cond {
	var out []cond
	for s := range rs.time.Len() {
		var here []cond
		for _, at := range rs.roster.Attribute(policy, rs.a.Undertakings, party, rs.at(s)) {
			c := cond{moments: algebra.Of(rs.time.Len(), s), needs: rs.dims(at.Needs), lacks: rs.dims(at.Lacks), basis: []actors.Attribution{at}}
			if !at.Any {
				c.by = rs.actorSet([]actors.ID{at.Actor})
			}
			c.origin = rs.originIn(at.Origin, at.Except)
			here = append(here, c)
		}
		out = append(out, joinActors(here)...)
	}
	return gather(out)
}

// lowerDiligence returns what deeds a party, as a host, failed to prevent: those
// of a group that it is said to host, and those that came from territory it
// holds while it did not take the measures that could be expected of it. Its own
// conduct is no failure to prevent another's.
func (rs *ruleset) lowerDiligence(party actors.ID) []cond {
	var out []cond
	for s := range rs.time.Len() {
		at := rs.at(s)
		others := algebra.Set(nil).AndNot(rs.belonging([]actors.ID{party}, at), len(rs.actors))
		for _, h := range rs.roster.DueDiligence(party, at) {
			c := cond{moments: algebra.Of(rs.time.Len(), s), by: others, needs: rs.dims(h.Needs), lacks: rs.dims(h.Lacks)}
			if !h.Any {
				if c.by = c.by.And(rs.actorSet([]actors.ID{h.Actor})); c.by.IsEmpty() {
					continue
				}
			}
			if !h.Stated {
				c.no = MeasuresTaken.bit()
			}
			c.origin = rs.originIn(h.Origin, h.Except)
			out = append(out, c)
		}
	}
	return gather(out)
}

// originIn asks for an origin in a territory, but not in some below it. No
// territory asks for nothing.
func (rs *ruleset) originIn(t actors.TerritoryID, except []actors.TerritoryID) []places {
	if t == "" {
		return nil
	}
	out := []places{{tests: rs.placeTests([]Place{In(t)})}}
	for _, e := range except {
		out = append(out, places{tests: rs.placeTests([]Place{In(e)}), not: true})
	}
	return out
}

// joinActors joins conditions that differ only in the actor.
func joinActors(conds []cond) []cond {
	var out []cond
	at := map[string]int{}
	for _, c := range conds {
		k := c
		k.by = nil
		name := fmt.Sprint(c.by == nil, k.key())
		if i, ok := at[name]; ok && c.by != nil {
			out[i].by = out[i].by.Or(c.by)
			out[i].basis = slices.Concat(out[i].basis, c.basis)
			continue
		}
		at[name] = len(out)
		out = append(out, c)
	}
	return out
}

// dims returns the dimensions of facts, without those that are common ground.
func (rs *ruleset) dims(ids []actors.FactID) []int {
	var out []int
	for _, id := range ids {
		if f, ok := rs.roster.Fact(id); ok {
			if d := rs.fact("roster." + f.Path); d >= 0 {
				out = append(out, d)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
