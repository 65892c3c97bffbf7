package ceasefire

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

// ParseIncident reads an incident from its JSON form. The error is a [problem.List]
// of everything that can be told to be wrong without an agreement, each with its
// line and column; the incident is returned all the same, with whatever was good.
// What does not fit an agreement [Rules.Judge] reports, at the same places.
func ParseIncident(text string) (*Incident, error) {
	in := &Incident{}
	source, problems := strict.Decode([]byte(text), in)
	in.source = source
	var found problem.List
	if in.Format != IncidentFormat {
		found = append(found, problem.Problem{Code: UnknownFormat, Path: "format", Message: fmt.Sprintf("format %q is not one that this version reads", in.Format), Mend: fmt.Sprintf("write %q", IncidentFormat)})
	}
	if !actors.ID(in.ID).IsValid() {
		found = append(found, problem.Problem{Code: BadID, Path: "id", Message: fmt.Sprintf("%q cannot be an identifier", in.ID), Mend: "use lower-case letters, digits, '-', '.' and '_'"})
	}
	source.Place("", found)
	problems = append(problems, withoutEchoes(found, problems)...)
	for i := range problems {
		if problems[i].Doc == "" {
			problems[i].Doc = string(in.ID)
		}
	}
	problems.Sort()
	return in, problems.Capped(maxProblems).Err()
}

// Encode returns the JSON form, which [ParseIncident] reads back to an equal
// incident.
func (in *Incident) Encode() ([]byte, error) { return strict.Encode(in) }

// evidence finds what is wrong or doubtful about a report as evidence.
func (e *examiner) evidence(r Report) {
	ev := r.Evidence
	if ev.Access != "" && !ev.Access.IsValid() {
		e.add(BadRecord, false, "evidence.access", suggest(string(ev.Access), slices.Values([]Access{AccessGranted, AccessPartial, AccessDenied}), "write granted, partial or denied"), "unknown access %q", ev.Access)
	}
	if ev.CollectedAt.IsValid() {
		if first, ok := r.At.Began().Earliest(); ok && !r.Denies && ev.CollectedAt.Before(first) {
			e.add(DoubtfulEvidence, true, "evidence.collectedAt", "check both times", "collected at %v, before the deed can have begun", ev.CollectedAt)
		}
		if r.KnownAt.IsValid() && r.KnownAt.Before(ev.CollectedAt) {
			e.add(DoubtfulEvidence, true, "knownAt", "check both times", "known before it was collected")
		}
	}
	for i := 1; i < len(ev.Custody); i++ {
		if ev.Custody[i].From.IsValid() && ev.Custody[i-1].From.IsValid() && ev.Custody[i].From.Before(ev.Custody[i-1].From) {
			e.add(DoubtfulEvidence, true, problem.Index("evidence.custody", i)+".from", "list holders in order of time", "%q held it before %q did, who is listed before", ev.Custody[i].Holder, ev.Custody[i-1].Holder)
		}
	}
	for _, list := range []struct {
		field string
		ids   []ReportID
	}{{"corrects", r.Corrects}, {"withdraws", r.Withdraws}} {
		for i, id := range list.ids {
			e.correction(r, problem.Index(list.field, i), id)
		}
	}
}

// unless quotes an id, unless the report that names it is confidential.
func (e *examiner) unless(id ReportID) string {
	if e.hidden {
		return "of that id"
	}
	return fmt.Sprintf("%q", id)
}

// correction finds why a report that replaces another does not.
func (e *examiner) correction(r Report, path string, id ReportID) {
	found, own := false, false
	for _, o := range e.in.Reports {
		if o.ID == id && id != "" {
			found = true
			own = own || e.rs.claimantOf(o) == e.rs.claimantOf(r) && id != r.ID
		}
	}
	switch {
	case !found:
		e.add(UnknownReport, true, path, "add that report, or mend its id", "there is no report %s to replace", e.unless(id))
	case !own:
		e.add(ForeignCorrection, true, path, "let its own claimant correct it; to contradict it, state what happened", "report %s is not this claimant's own earlier word, and stands", e.unless(id))
	}
}

// record finds what is wrong with everything in an incident but its reports. Only
// says that there is no other agreement which something might be meant for.
func (e *examiner) record(only bool) {
	a, in := e.rs.a, e.in
	e.at, e.where = "", ""
	known := func(id ReportID) bool {
		return slices.ContainsFunc(in.Reports, func(r Report) bool { return r.ID == id })
	}
	e.duplicates()
	for i, x := range in.Assessments {
		at := problem.Index("assessments", i)
		if !slices.Contains(a.Mechanism.FindsFact, x.By) {
			e.add(NoPower, !only, at+".by", suggest(string(x.By), slices.Values(a.Mechanism.FindsFact), "name it in the agreement's mechanism.findsFact, if it is one"), "%q is no finder of fact of the agreement, and decides nothing", x.By)
		}
		if !x.Standard.IsValid() {
			e.add(BadRecord, false, at+".standard", "state the highest standard that is met", "the assessment states no standard, and decides nothing")
		}
		switch {
		case x.Report == "" && x.Statement == "":
			e.add(BadRecord, false, at, "name a report, or a statement of the agreement", "the assessment is of nothing")
		case x.Report != "" && !known(x.Report):
			e.add(UnknownReport, true, at+".report", suggest(string(x.Report), e.reportIDs(), "add that report, or mend its id"), "there is no report %q to assess", x.Report)
		}
		if x.Statement != "" && e.rs.fact(x.Statement) < 0 {
			e.add(BadRecord, !only, at+".statement", suggest(x.Statement, factPaths(e.rs), "name a statement that is not common ground, such as roster.relations[2]"), "%q is no statement that is in question", x.Statement)
		}
		if _, ok := e.rs.roster.Source(x.Source); x.Source != "" && !ok {
			e.add(BadRecord, !only, at+".source", "name a source of the roster", "unknown source")
		}
		for k, d := range x.Dimensions {
			e.dimension(problem.Index(at+".dimensions", k), d)
			if d == DimRelation && x.Statement == "" {
				e.add(BadRecord, false, problem.Index(at+".dimensions", k), "name the statement that is assessed", "a report states no relation")
			}
		}
		for k, name := range x.Parts {
			named := func(r Report) bool {
				return r.ID == x.Report && slices.ContainsFunc(r.Also, func(p Part) bool { return p.Name == name })
			}
			if name != "" && !slices.ContainsFunc(in.Reports, named) {
				e.add(BadRecord, true, problem.Index(at+".parts", k), "name a part of the report; the main part's name is empty", "the report has no part %q", name)
			}
		}
	}
	for i, x := range in.Rulings {
		if x.Agreement != "" && x.Agreement != a.ID {
			continue
		}
		e.ruling(problem.Index("rulings", i), x, only)
	}
	for i, x := range in.Links {
		if at := problem.Index("links", i); !x.Kind.IsValid() {
			e.add(BadRecord, false, at+".kind", suggest(string(x.Kind), slices.Values([]LinkKind{SameAs, PartOf, FollowUpOf, RetaliationFor}), "use one of the kinds"), "unknown kind of link %q", x.Kind)
		} else if x.To == in.ID || !actors.ID(x.To).IsValid() {
			e.add(BadRecord, false, at+".to", "name another incident", "the incident is linked to itself, or to what cannot be an identifier")
		}
	}
	e.coverage()
	for i, x := range in.Notices {
		e.partyOf(problem.Index("notices", i)+".to", x.To, !only)
		if x.ReplyBy.IsValid() && x.At.IsValid() && x.ReplyBy.Before(x.At) {
			e.add(BadRecord, true, problem.Index("notices", i)+".replyBy", "check both times", "the time for a reply ends before the notice")
		}
	}
	for i, x := range in.Replies {
		at := problem.Index("replies", i)
		e.partyOf(at+".by", x.By, !only)
		if x.Report != "" && !known(x.Report) {
			e.add(UnknownReport, true, at+".report", suggest(string(x.Report), e.reportIDs(), "add that report, or mend its id"), "there is no report %q", x.Report)
		}
	}
	if _, ok := e.rs.roster.Actor(in.Publication.By); in.Publication.By != "" && !ok {
		e.add(BadRecord, !only, "publication.by", "name an actor of the roster", "unknown actor %q", in.Publication.By)
	}
	if s := in.Publication.Status; s != "" && !s.IsValid() {
		e.add(BadRecord, false, "publication.status", suggest(string(s), slices.Values([]PublicationStatus{Internal, ForReply, Withheld, Published, Superseded}), "use one of the statuses"), "unknown publication status %q", s)
	}
}

// duplicates finds ids that do not tell things apart.
func (e *examiner) duplicates() {
	mend := "give each an id of its own"
	reports := map[ReportID]bool{}
	for i, r := range e.in.Reports {
		if r.ID != "" && reports[r.ID] {
			e.where = problem.Index("reports", i)
			if i < len(e.in.order) {
				e.where = problem.Index("reports", e.in.order[i])
			}
			e.add(DuplicateID, false, "id", mend, "two reports have one id: what is said of one is taken as said of both")
			e.where = ""
		}
		reports[r.ID] = true
	}
	assessments := map[AssessmentID]bool{}
	for i, a := range e.in.Assessments {
		if a.ID != "" && assessments[a.ID] {
			e.add(DuplicateID, false, problem.Index("assessments", i)+".id", mend, "another assessment has the id %q as well", a.ID)
		}
		assessments[a.ID] = true
	}
	rulings := map[RulingID]bool{}
	for i, r := range e.in.Rulings {
		if r.ID != "" && rulings[r.ID] {
			e.add(DuplicateID, false, problem.Index("rulings", i)+".id", mend, "another ruling has the id %q as well", r.ID)
		}
		rulings[r.ID] = true
	}
	for _, i := range circular(e.in.Rulings) {
		e.add(BadRecord, false, problem.Index("rulings", i)+".supersedes", "let the later ruling supersede the earlier one", "the rulings supersede each other in a circle, and all stand")
	}
}

// circular returns the indexes of rulings that supersede each other in a circle.
func circular(rulings []Ruling) []int {
	by := map[RulingID]RulingID{}
	for _, r := range rulings {
		if r.ID != "" {
			by[r.ID] = r.Supersedes
		}
	}
	var out []int
	for i, r := range rulings {
		at := by[r.ID]
		for range rulings {
			if at == "" || at == r.ID {
				break
			}
			at = by[at]
		}
		if r.ID != "" && at == r.ID {
			out = append(out, i)
		}
	}
	return out
}

func (e *examiner) dimension(path string, d Dimension) {
	if !d.IsValid() {
		e.add(BadRecord, false, path, suggest(string(d), slices.Values(Dimensions()), "use one of the base dimensions"), "unknown dimension %q", d)
	}
}

func (e *examiner) partyOf(path string, id actors.ID, soft bool) {
	if !slices.Contains(e.rs.a.Parties, id) {
		e.add(BadRecord, soft, path, suggest(string(id), slices.Values(e.rs.a.Parties), "name a party of the agreement"), "%q is no party", id)
	}
}

func (e *examiner) ruling(at string, x Ruling, only bool) {
	a := e.rs.a
	if x.Agreement == "" && !only {
		e.add(BadRecord, false, at+".agreement", "name the agreement", "the ruling does not say under which of several agreements it was made")
		return
	}
	if !slices.Contains(a.Mechanism.Rules, x.By) {
		e.add(NoPower, false, at+".by", suggest(string(x.By), slices.Values(a.Mechanism.Rules), "name it in the agreement's mechanism.rules, if it may rule"), "%q may not rule under the agreement; its word is left out", x.By)
	}
	if ids := a.clauseIDs(); !slices.Contains(ids, x.Clause) {
		e.add(BadRecord, false, at+".clause", suggest(string(x.Clause), slices.Values(ids), "name a clause of the agreement"), "unknown clause %q", x.Clause)
	}
	if !x.Outcome.IsValid() {
		e.add(BadRecord, false, at+".outcome", suggest(string(x.Outcome), slices.Values(Outcomes()), "use one of the outcomes"), "unknown outcome %q", x.Outcome)
	}
	if x.Party != "" {
		e.partyOf(at+".party", x.Party, false)
	}
	if x.Supersedes != "" && !slices.ContainsFunc(e.in.Rulings, func(o Ruling) bool { return o.ID == x.Supersedes }) {
		e.add(BadRecord, true, at+".supersedes", "add that ruling, or mend its id", "there is no ruling %q", x.Supersedes)
	}
}

func (e *examiner) coverage() {
	c := checker{cat: e.rs.cat}
	for i, x := range e.in.Coverage {
		at := problem.Index("coverage", i)
		if _, ok := e.rs.roster.Source(x.By); !ok {
			e.add(BadRecord, true, at+".by", "add it to the roster", "unknown source %q", x.By)
		}
		from, early := x.From.In(e.rs.a.Zone)
		if until, late := x.Until.In(e.rs.a.Zone); early == nil && late == nil && !from.Before(until) {
			e.add(BadRecord, false, at+".until", "check both ends", "the coverage ends before it begins")
		}
		if x.Access != "" && !x.Access.IsValid() {
			e.add(BadRecord, false, at+".access", "write granted, partial or denied", "unknown access %q", x.Access)
		}
		for _, end := range []struct {
			field string
			m     Moment
		}{{"from", x.From}, {"until", x.Until}} {
			if _, err := end.m.In(e.rs.a.Zone); end.m != "" && err != nil {
				e.add(BadRecord, false, at+"."+end.field, "correct it; the coverage counts for nothing", "%v", err)
			}
		}
		for k, p := range x.Places {
			e.place(problem.Index(at+".places", k), p)
		}
		for k, act := range x.Acts {
			if _, ok := e.rs.cat.ActIndex(act); !ok {
				e.add(BadRecord, false, problem.Index(at+".acts", k), suggest(string(act), c.actCodes(), "use a code of the catalogue"), "unknown code %q", act)
			}
		}
	}
}

// reportIDs walks the ids that may be suggested: none of a confidential report.
func (e *examiner) reportIDs() func(func(ReportID) bool) {
	return func(yield func(ReportID) bool) {
		for _, r := range e.in.Reports {
			if r.ID != "" && !r.Evidence.Confidential && !e.rs.source(r.Source).Confidential && !yield(r.ID) {
				return
			}
		}
	}
}

func factPaths(rs *ruleset) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, f := range rs.facts {
			if !yield(f.path) {
				return
			}
		}
	}
}

// ruled returns what the mechanism decided under a clause, as the record has it:
// the rulings of those who may rule, but for those that others of them supersede.
func (c *check) ruled(id ClauseID) []Ruling {
	var all []Ruling
	for _, x := range c.in.Rulings {
		if x.Agreement != "" && x.Agreement != c.rs.a.ID || x.Clause != id || !x.Outcome.IsValid() ||
			!slices.Contains(c.rs.a.Mechanism.Rules, x.By) || x.Party != "" && !slices.Contains(c.rs.a.Parties, x.Party) {
			continue
		}
		all = append(all, x)
	}
	var out []Ruling
	circle := map[RulingID]bool{}
	for _, i := range circular(c.in.Rulings) {
		circle[c.in.Rulings[i].ID] = true
	}
	for _, x := range all {
		if circle[x.ID] || !slices.ContainsFunc(all, func(o Ruling) bool { return x.ID != "" && o.Supersedes == x.ID && o.ID != x.ID }) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b Ruling) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID), cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	return out
}

// related returns the links to other incidents, sorted.
func (c *check) related() []Related {
	var out []Related
	for _, l := range c.in.Links {
		if l.Kind.IsValid() && l.To != "" && l.To != c.in.ID {
			out = append(out, Related{l.Kind, l.To, l.Said.Standing(), c.speakers(l.Said.AssertedBy), c.speakers(l.Said.DeniedBy)})
		}
	}
	slices.SortFunc(out, func(a, b Related) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.To, b.To), cmp.Compare(a.Standing, b.Standing), slices.Compare(a.AssertedBy, b.AssertedBy), slices.Compare(a.DeniedBy, b.DeniedBy))
	})
	return out
}

// speakers names the claimants of sayings, sorted.
func (c *check) speakers(said []actors.Saying) []string {
	var out []string
	for _, s := range said {
		name := c.claimant(c.rs.claimant(s.Source))
		if slices.ContainsFunc(c.in.Reports, func(r Report) bool { return r.Source == s.Source && r.Evidence.Confidential }) {
			name = "a confidential source"
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// replies says of each party that may answer whether it was heard. A finding that
// was published before is reported.
func (c *check) replies(f Finding) []PartyReply {
	var out []PartyReply
	if f.unspecified() {
		return nil // it accuses nobody
	}
	unheard := false
	for i, p := range f.Alleged.By {
		host := len(f.Alleged.Host) > 0 && f.Alleged.Host[i].Verdict != NoBreach
		// Whom nobody accuses need not be heard because nothing is proved either way.
		if p.Verdict == NoBreach && f.Established.By[i].Verdict != Breach && !host {
			continue
		}
		s := c.reply(p.Party)
		unheard = unheard || s == NotInvited || s == Invited
		out = append(out, PartyReply{p.Party, s})
	}
	if unheard && c.in.Publication.Status == Published {
		c.problem(problem.Problem{Code: PublishedUnheard, Path: "publication.status", Message: "published before every party that may answer was heard", Mend: "put the finding to them first, and wait for their reply or its deadline", Soft: true})
	}
	return out
}

func (c *check) reply(party actors.ID) ReplyStatus {
	// A reply that was not there yet, as of the time of the judgement, is none.
	there := func(r Reply) bool { return !c.in.AsOf.IsValid() || !r.At.IsValid() || !r.At.After(c.in.AsOf) }
	if slices.ContainsFunc(c.in.Replies, func(r Reply) bool { return r.By == party && there(r) }) {
		return Replied
	}
	s := NotInvited
	for _, n := range c.in.Notices {
		if n.To != party {
			continue
		}
		if !n.ReplyBy.IsValid() || !c.in.AsOf.IsValid() || !c.in.AsOf.After(n.ReplyBy) {
			return Invited
		}
		s = NoReply
	}
	return s
}

// Distinct returns how many incidents several files are about: at most as many as
// there are ids that nobody's undisputed common ground makes one, and at least as
// many as remain if every statement that one is the same as another, or part of
// it, were true. Links to incidents that are not among the files change nothing.
func Distinct(files ...Incident) Count {
	ids := map[IncidentID]bool{}
	for _, f := range files {
		ids[f.ID] = true
	}
	count := func(joins func(actors.Standing) bool) int64 {
		root := map[IncidentID]IncidentID{}
		find := func(x IncidentID) IncidentID {
			for root[x] != "" {
				x = root[x]
			}
			return x
		}
		n := int64(len(ids))
		for _, f := range files {
			for _, l := range f.Links {
				if l.Kind != SameAs && l.Kind != PartOf || !ids[l.To] || !joins(l.Said.Standing()) {
					continue
				}
				if a, b := find(f.ID), find(l.To); a != b {
					root[a] = b
					n--
				}
			}
		}
		return n
	}
	return Between(
		count(func(s actors.Standing) bool { return s != actors.Denied }),
		count(func(s actors.Standing) bool { return s == actors.Agreed }))
}

// Merge makes one file of several that somebody has decided are about one incident.
// The library never does so of itself. Reports keep their order and take the new
// id; links between the merged files go; notices, replies and rulings are kept;
// publication starts anew. Two reports with one id are a problem, and both are
// kept.
func Merge(id IncidentID, files ...Incident) (Incident, problem.List) {
	out := Incident{Format: IncidentFormat, ID: id}
	merged := map[IncidentID]bool{id: true}
	for _, f := range files {
		merged[f.ID] = true
	}
	var problems problem.List
	seen := map[ReportID]bool{}
	for _, f := range files {
		for _, r := range f.Reports {
			if r.ID != "" && seen[r.ID] {
				problems = append(problems, problem.Problem{Code: DuplicateID, Doc: string(id), Path: problem.Index("reports", len(out.Reports)), Message: fmt.Sprintf("another report has the id %q as well", r.ID), Mend: "give each its own before merging"})
			}
			seen[r.ID] = true
			r.Incident = id
			out.Reports = append(out.Reports, r)
		}
		for _, l := range f.Links {
			if !merged[l.To] {
				out.Links = append(out.Links, l)
			}
		}
		out.External = append(out.External, f.External...)
		out.Assessments = append(out.Assessments, f.Assessments...)
		out.Rulings = append(out.Rulings, f.Rulings...)
		out.Coverage = append(out.Coverage, f.Coverage...)
		out.Notices = append(out.Notices, f.Notices...)
		out.Replies = append(out.Replies, f.Replies...)
		if f.AsOf.IsValid() && f.AsOf.After(out.AsOf) {
			out.AsOf = f.AsOf
		}
		if out.Title == "" {
			out.Title = f.Title
		}
	}
	return out, problems
}
