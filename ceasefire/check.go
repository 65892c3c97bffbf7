package ceasefire

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire/internal/account"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// maxAccounts is the number of accounts beyond which the union of all claims is
// used instead.
const maxAccounts = 64

// maxWork bounds the boxes that judging one cell may create. Beyond it the cell
// stays open and a problem says so.
const maxWork = 1 << 16

// Check judges the reports of one incident by every clause of every agreement: it
// is [Rules.Judge] for an incident of which there is nothing but reports.
func (r *Rules) Check(reports ...Report) ([]Finding, problem.List) {
	return r.judge(Incident{Reports: reports})
}

// Judge judges an incident by every clause of every agreement. It returns a finding
// for each clause, sorted by agreement in the order of Compile and by clause in the
// order of the text, those that only readings add last; and the problems of the
// incident, which is judged all the same: an unknown actor counts as something
// else, any other value that cannot be used as unknown. The order of the reports,
// assessments, rulings, and all else does not matter. Without any report that is
// still in effect there is no finding.
func (r *Rules) Judge(in Incident) ([]Finding, problem.List) {
	return r.judge(in)
}

func (r *Rules) judge(in Incident) ([]Finding, problem.List) {
	var findings []Finding
	var problems problem.List
	if r == nil {
		return nil, nil
	}
	in = in.sorted(r.confidential(in))
	for _, rs := range r.sets {
		c := rs.newCheck(in)
		c.problems = rs.examine(in, len(r.sets) == 1)
		if len(c.reports) > 0 {
			for i := range rs.clauses {
				findings = append(findings, c.finding(&rs.clauses[i]))
			}
		}
		problems = append(problems, c.problems...)
	}
	problems.Sort()
	return findings, slices.Compact(problems).Capped(maxProblems)
}

// confidential says whether some source may have to stay unnamed.
func (r *Rules) confidential(in Incident) bool {
	return slices.ContainsFunc(in.Reports, func(x Report) bool { return x.Evidence.Confidential }) ||
		slices.ContainsFunc(r.sets, func(rs *ruleset) bool {
			for s := range rs.roster.Sources() {
				if s.Confidential {
					return true
				}
			}
			return false
		})
}

// sorted returns the incident with its reports in an order that the order of
// arrival has no part in; and, where a source may have to stay unnamed, nothing
// that tells who it is.
func (in Incident) sorted(confidential bool) Incident {
	reports := slices.Clone(in.Reports)
	for i := range reports {
		if in.ID != "" && reports[i].Incident == "" {
			reports[i].Incident = in.ID
		}
	}
	said := make([]string, len(reports))
	if confidential {
		for i, r := range reports {
			said[i] = r.anonymous()
		}
	}
	in.order = make([]int, len(reports))
	for i := range in.order {
		in.order[i] = i
	}
	slices.SortStableFunc(in.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(said[a], said[b]), compareReports(reports[a], reports[b]))
	})
	in.Reports = pick(reports, in.order)
	return in
}

// newCheck readies the judging of an incident whose reports are sorted.
func (rs *ruleset) newCheck(in Incident) *check {
	c := &check{rs: rs, in: in, hearings: map[Standard]*hearing{}}
	effective := rs.inEffect(in.Reports)
	c.alias = rs.aliases(in, effective)
	for _, r := range effective {
		if !r.silent() {
			c.reports = append(c.reports, r)
		}
	}
	for _, a := range in.Assessments {
		if a.Standard.IsValid() && slices.Contains(rs.a.Mechanism.FindsFact, a.By) {
			c.assessments = append(c.assessments, a)
		}
	}
	return c
}

// compareReports orders reports by everything that tells them apart, so that the
// order of arrival leaves no trace.
func compareReports(a, b Report) int {
	if c := cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Source, b.Source), a.KnownAt.Compare(b.KnownAt)); c != 0 {
		return c
	}
	return cmp.Compare(a.fingerprint(), b.fingerprint())
}

// fingerprint is the report's JSON form; times that have none are spelt out.
func (r Report) fingerprint() string {
	bad := r.At.bad
	strip := func(ps []Part) []Part {
		out := slices.Clone(ps)
		for i := range out {
			bad += out[i].At.bad
			if !out[i].At.IsValid() {
				out[i].At = When{}
			}
		}
		return out
	}
	if !r.At.IsValid() {
		r.At = When{}
	}
	r.Or, r.Also = strip(r.Or), strip(r.Also)
	text, err := strict.Encode(r)
	if err != nil {
		return bad + err.Error()
	}
	return bad + string(text)
}

// check is the judging of one incident by one agreement.
type check struct {
	rs          *ruleset
	in          Incident
	reports     []Report          // in effect
	assessments []Assessment      // of finders of fact
	alias       map[string]string // of confidential claimants
	problems    problem.List
	hearings    map[Standard]*hearing
}

// claimant returns the name under which a claimant is heard.
func (c *check) claimant(name string) string {
	if a, ok := c.alias[name]; ok {
		return a
	}
	return name
}

// hearing is the claims that meet a standard, as accounts.
type hearing struct {
	accounts []Column
	columns  []column
}

// column is an account in numbers: one space for each version of what happened.
type column struct {
	spaces []*space
	boxes  [][]algebra.Box
}

// claim is what one claimant states.
type claim struct {
	name     string
	versions []version // empty: silent on the incident
	facts    map[int]bool
}

// hear forms the accounts from what meets the standard.
func (c *check) hear(standard Standard) *hearing {
	if h := c.hearings[standard]; h != nil {
		return h
	}
	h := &hearing{}
	c.hearings[standard] = h
	claims := c.claims(proof{rs: c.rs, standard: standard, reports: c.reports, assessments: c.assessments})
	var everything []version
	for _, cl := range claims {
		everything = append(everything, cl.versions...)
	}
	if len(everything) == 0 {
		everything = []version{c.rs.unknown()}
	}
	bearing := c.bearing(claims, everything)
	// Only who speaks of the incident, or of a contested fact that bears on it, is
	// heard.
	heard := slices.DeleteFunc(slices.Clone(claims), func(cl claim) bool {
		return len(cl.versions) == 0 && !slices.ContainsFunc(bearing, func(f int) bool { _, ok := cl.facts[f]; return ok })
	})
	sets, within := account.Maximal(len(heard), maxAccounts, func(set []int) bool { return c.consistent(pick(heard, set), bearing) })
	if !within {
		sets = [][]int{nil}
	}
	for _, set := range sets {
		members := pick(heard, set)
		a := Column{Union: !within}
		for _, m := range members {
			a.Claimants = append(a.Claimants, m.name)
		}
		versions := c.together(members)
		if len(versions) == 0 {
			versions = everything
			a.Silent = len(members) > 0
		}
		facts := c.facts(claims, members, bearing)
		for _, f := range bearing {
			a.Facts = append(a.Facts, ColumnFact{Path: c.rs.facts[f].path, Text: c.rs.facts[f].text, Holds: facts[f].Has(yes), Open: facts[f].Has(yes) && facts[f].Has(no)})
		}
		h.accounts = append(h.accounts, a)
		h.columns = append(h.columns, c.lay(versions, facts))
	}
	return h
}

func pick[T any](from []T, set []int) []T {
	out := make([]T, len(set))
	for i, s := range set {
		out[i] = from[s]
	}
	return out
}

func (c *check) lay(versions []version, facts []algebra.Set) column {
	var col column
	for _, v := range versions {
		sp, err := c.rs.lay(v)
		if err != nil {
			c.problem(problem.Problem{Code: PlaceUndecided, Message: "a reported place could not be resolved: " + err.Error(), Mend: "correct its geometry, or the agreement's; until then findings stay open", Soft: true})
		}
		if boxes := sp.settle(facts); len(boxes) > 0 || sp.tooOpen {
			col.spaces = append(col.spaces, sp)
			col.boxes = append(col.boxes, boxes)
		}
	}
	return col
}

func (c *check) problem(p problem.Problem) {
	p.Doc = string(c.rs.a.ID)
	c.problems = append(c.problems, p)
}

// claims groups what meets the standard by claimant, sorted by claimant.
func (c *check) claims(p proof) []claim {
	by := map[string]*claim{}
	of := func(claimant string) *claim {
		if by[claimant] == nil {
			by[claimant] = &claim{name: c.claimant(claimant), facts: map[int]bool{}}
		}
		return by[claimant]
	}
	for _, r := range c.reports {
		if s, some := p.statement(r); some {
			cl := of(c.rs.claimantOf(r))
			cl.versions = append(cl.versions, c.rs.version(s))
		}
	}
	for f, info := range c.rs.facts {
		said := map[*claim]occurrence{}
		for _, s := range info.said.AssertedBy {
			if p.fact(info, s, true) {
				said[of(c.rs.claimant(s.Source))] |= did
			}
		}
		for _, s := range info.said.DeniedBy {
			if p.fact(info, s, false) {
				said[of(c.rs.claimant(s.Source))] |= didNot
			}
		}
		for cl, o := range said {
			if o != did|didNot { // to assert and to deny is to say nothing
				cl.facts[f] = o == did
			}
		}
	}
	var out []claim
	names := sortedKeys(by)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(by[a].name, by[b].name) })
	for _, name := range names {
		cl := *by[name]
		if len(cl.versions) > 1 {
			// What a claimant says holds together, or each report is a version.
			joint := cl.versions[0]
			for _, v := range cl.versions[1:] {
				joint = c.rs.both(joint, v)
			}
			if c.rs.possible(joint) {
				cl.versions = []version{joint}
			} else if p.standard == AllegedOnly {
				c.problem(problem.Problem{Code: SelfContradiction, Message: fmt.Sprintf("the reports of %q contradict each other", cl.name), Mend: "each is kept as a version of its own; withdraw or correct one if it was superseded", Soft: true})
			}
		}
		out = append(out, cl)
	}
	return out
}

// contested says whether some of the claimants assert a fact and others deny it.
func contested(f int, claims []claim) bool {
	var yes, no bool
	for _, c := range claims {
		holds, stated := c.facts[f]
		yes, no = yes || stated && holds, no || stated && !holds
	}
	return yes && no
}

// bearing returns the contested facts that make a difference to the incident:
// those that are pivotal to some answer while nothing is settled about them.
func (c *check) bearing(claims []claim, everything []version) []int {
	var candidates []int
	for f := range c.rs.facts {
		if contested(f, claims) {
			candidates = append(candidates, f)
		}
	}
	if len(candidates) == 0 {
		return nil
	}
	col := c.lay(everything, c.facts(claims, nil, nil))
	found := map[int]bool{}
	for i := range c.rs.clauses {
		for j := range c.rs.clauses[i].rows {
			for _, pieces := range c.rs.clauses[i].rows[j].all() {
				if !mentions(pieces, candidates) {
					continue
				}
				for k, sp := range col.spaces {
					split := sp.split(pieces, col.boxes[k])
					for _, f := range candidates {
						found[f] = found[f] || !split.Decided || split.Pivotal(c.rs.factDim(f))
					}
				}
			}
		}
	}
	return slices.DeleteFunc(candidates, func(f int) bool { return !found[f] })
}

func mentions(pieces []piece, facts []int) bool {
	return slices.ContainsFunc(pieces, func(p piece) bool {
		return slices.ContainsFunc(facts, func(f int) bool {
			return slices.Contains(p.base.needs, f) || slices.Contains(p.base.lacks, f)
		})
	})
}

// all returns every set of pieces of a row.
func (r *rowRules) all() [][]piece {
	out := [][]piece{r.force, r.deed}
	return slices.Concat(out, r.by, r.host)
}

// facts returns what an account settles of each fact. One that a member asserts
// holds, and one that a member denies does not; one that some claimant asserts
// and none denies holds, and the other way round; any other is open.
func (c *check) facts(claims, members []claim, bearing []int) []algebra.Set {
	out := make([]algebra.Set, len(c.rs.facts))
	for f := range out {
		who := claims
		if contested(f, claims) {
			if who = members; !slices.Contains(bearing, f) {
				who = nil
			}
		}
		for _, cl := range who {
			if holds, stated := cl.facts[f]; stated {
				atom := no
				if holds {
					atom = yes
				}
				out[f] = yesNo(atom)
				break
			}
		}
	}
	return out
}

// consistent says whether the claimants' statements can hold together.
func (c *check) consistent(members []claim, bearing []int) bool {
	if slices.ContainsFunc(bearing, func(f int) bool { return contested(f, members) }) {
		return false
	}
	versions := c.together(members)
	return len(versions) == 0 || slices.ContainsFunc(versions, c.rs.possible)
}

// together returns what the members say jointly: one version of each at a time.
// Members who are silent on the incident contradict nothing.
func (c *check) together(members []claim) []version {
	var joint []version
	for _, m := range members {
		if len(m.versions) == 0 {
			continue
		}
		if joint == nil {
			joint = m.versions
			continue
		}
		var next []version
		for _, a := range joint {
			for _, b := range m.versions {
				next = append(next, c.rs.both(a, b))
			}
			if len(next) > maxWays {
				return []version{c.rs.crowded()}
			}
		}
		joint = next
	}
	return joint
}

// finding judges one clause.
func (c *check) finding(cl *clauseRules) Finding {
	f := Finding{
		Agreement: c.rs.a.ID, Clause: cl.id, Article: cl.article, Incident: c.incident(),
		Alleged:     c.evaluate(cl, AllegedOnly),
		Established: c.evaluate(cl, cl.standard),
		Standard:    cl.standard,
	}
	f.Claimed = f.Alleged.Breach.has(Breach)
	for i := range cl.rows {
		if r := &cl.rows[i]; r.clause != nil && r.promise != "" {
			f.Promise = r.promise
		}
	}
	f.Paths = c.paths(cl)
	f.Ruled = c.ruled(cl.id)
	f.Related = c.related()
	f.Replies = c.replies(f)
	f.Publication = c.in.Publication.Status
	f.check, f.clause = c, cl
	return f
}

func (c *check) incident() IncidentID {
	if c.in.ID != "" {
		return c.in.ID
	}
	for _, r := range c.reports {
		if r.Incident != "" {
			return r.Incident
		}
	}
	return ""
}

// evaluate answers a clause's questions on every account under every reading.
func (c *check) evaluate(cl *clauseRules, standard Standard) Evaluation {
	h := c.hear(standard)
	ev := Evaluation{Accounts: h.accounts}
	for _, r := range c.rs.rows {
		ev.Readings = append(ev.Readings, Row{ID: r.id, Title: r.title, Of: r.of})
	}
	ev.Deed = c.answer(cl, h, func(r *rowRules) []piece { return r.deed })
	ev.Breach = c.answer(cl, h, func(r *rowRules) []piece { return slices.Concat(r.by...) })
	var diligence bool
	for i := range cl.rows {
		diligence = diligence || cl.rows[i].host != nil
	}
	for i, p := range c.rs.a.Parties {
		name := c.name(p)
		ev.By = append(ev.By, PartyAnswer{Party: p, Name: name, Answer: c.answer(cl, h, func(r *rowRules) []piece { return at(r.by, i) })})
		if diligence {
			ev.Host = append(ev.Host, PartyAnswer{Party: p, Name: name, Answer: c.answer(cl, h, func(r *rowRules) []piece { return at(r.host, i) })})
		}
	}
	byParty := func(a, b PartyAnswer) int { return cmp.Compare(a.Party, b.Party) }
	slices.SortFunc(ev.By, byParty)
	slices.SortFunc(ev.Host, byParty)
	return ev
}

func at(list [][]piece, i int) []piece {
	if i < len(list) {
		return list[i]
	}
	return nil
}

func (c *check) name(id actors.ID) string {
	if a, ok := c.rs.roster.Actor(id); ok && a.Name != "" {
		return a.Name
	}
	return string(id)
}

// answer fills a matrix and sums it up.
func (c *check) answer(cl *clauseRules, h *hearing, pieces func(*rowRules) []piece) Answer {
	a := Answer{Cells: make([][]Cell, len(cl.rows))}
	for i := range cl.rows {
		for k := range h.columns {
			a.Cells[i] = append(a.Cells[i], c.cell(&cl.rows[i], h.columns[k], pieces))
		}
	}
	a.sum()
	return a
}

// cell judges one reading on one account: a breach in every world that is left,
// in none, or open.
func (c *check) cell(r *rowRules, col column, pieces func(*rowRules) []piece) Cell {
	if r.clause == nil {
		return Cell{Verdict: NoBreach, Absent: true}
	}
	asked := pieces(r)
	if r.promise != "" {
		asked = r.force
	}
	some, all := false, len(col.spaces) > 0
	var open []openSplit
	for i, sp := range col.spaces {
		split := sp.split(asked, col.boxes[i])
		if !split.Decided && sp.unplaced && !sp.tooOpen {
			some, all = true, false // PlaceUndecided was reported
			continue
		}
		if !split.Decided {
			c.problem(problem.Problem{Code: WorkExceeded, Path: string(r.clause.ID), Message: "the incident leaves more open than can be judged", Mend: "state more of it; until then the finding stays open", Soft: true})
			some, all = true, false
			continue
		}
		some = some || len(split.Inside) > 0
		all = all && len(split.Outside) == 0
		open = append(open, openSplit{sp, split})
	}
	switch {
	case r.promise != "":
		if some {
			return Cell{Causes: Causes(Interpretation), Unspecified: true}
		}
		return Cell{Verdict: NoBreach}
	case all:
		return Cell{Verdict: Breach}
	case !some && len(col.spaces) > 0:
		return Cell{Verdict: NoBreach}
	}
	return Cell{Causes: Causes(Fact), open: open}
}

// paths returns how the conduct of those who may have done it is some party's,
// under each reading: every attribution that the reports leave possible.
func (c *check) paths(cl *clauseRules) []Path {
	h := c.hear(AllegedOnly)
	var out []Path
	seen := map[string]bool{}
	for i := range cl.rows {
		r := &cl.rows[i]
		for _, party := range r.by {
			for _, p := range party {
				if !c.meets(p, h) {
					continue
				}
				for _, at := range p.base.basis {
					path := c.path(c.rs.rows[i].id, at)
					if k := fmt.Sprint(path); !seen[k] && c.mayBe(at, h) {
						seen[k] = true
						out = append(out, path)
					}
				}
			}
		}
	}
	return out
}

// path returns an attribution as a path. Confidential sources are not named.
func (c *check) path(reading ReadingID, at actors.Attribution) Path {
	path := Path{Reading: reading, Attribution: at}
	for _, f := range c.rs.dims(at.Needs) {
		path.Contested = append(path.Contested, c.rs.facts[f].text)
	}
	path.Steps = slices.Clone(at.Steps)
	for i := range path.Steps {
		said := &path.Steps[i].Said
		for _, list := range []*[]actors.Saying{&said.AssertedBy, &said.DeniedBy, &said.UnknownTo} {
			*list = slices.Clone(*list)
			for k, s := range *list {
				if alias, ok := c.alias[c.rs.claimant(s.Source)]; ok {
					if list == &said.UnknownTo { // numbers follow what is stated, and this is nothing
						alias = "a confidential source"
					}
					(*list)[k] = actors.Saying{Source: actors.SourceID(alias)}
				}
			}
		}
	}
	return path
}

// meets says whether a piece is possible on some account.
func (c *check) meets(p piece, h *hearing) bool {
	for _, col := range h.columns {
		for i, sp := range col.spaces {
			if s := sp.split([]piece{p}, col.boxes[i]); !s.Decided || len(s.Inside) > 0 {
				return true
			}
		}
	}
	return false
}

// mayBe says whether the attribution's actor may have done it on some account.
func (c *check) mayBe(at actors.Attribution, h *hearing) bool {
	if at.Any {
		return true
	}
	who := c.rs.actorSet([]actors.ID{at.Actor})
	return slices.ContainsFunc(h.columns, func(col column) bool {
		return slices.ContainsFunc(col.spaces, func(sp *space) bool {
			return slices.ContainsFunc(sp.parts, func(p partSpace) bool {
				return slices.ContainsFunc(p.ways, func(w wayBoxes) bool { return w.desc.by.Meets(who) })
			})
		})
	})
}
