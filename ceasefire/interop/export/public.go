package export

import (
	"cmp"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

// Public returns the incident as it may be handed on: without anything that a
// confidential source states or that points to it, and without what is the keeper's own
// (notes, chains of custody, ids elsewhere). Reports are sorted by when they became known,
// by id and by content. It shares memory with in, and changes nothing there.
//
// A source is confidential if a roster of the rules says so or a report of it is marked;
// its whole independence group is left out with it. Give the rules of every agreement whose
// roster has the incident's sources; without any the error is [ErrNoRules].
//
// A link whose every saying is left out goes as well, for without them it would look like
// common ground.
func Public(in ceasefire.Incident, rules *ceasefire.Rules) (ceasefire.Incident, error) {
	if rules == nil {
		return ceasefire.Incident{}, ErrNoRules
	}
	return newVeil(rules).public(in), nil
}

// veil knows from the rosters who is confidential.
type veil struct {
	sources map[actors.SourceID][]actors.Source // as each roster has it
	some    bool                                // some roster has confidential sources
}

func newVeil(rules *ceasefire.Rules) veil {
	v := veil{sources: map[actors.SourceID][]actors.Source{}}
	for a := range rules.Agreements() {
		for _, s := range a.Roster.Sources {
			v.sources[s.ID] = append(v.sources[s.ID], s)
			v.some = v.some || s.Confidential
		}
	}
	return v
}

// claimants returns whose word a report is, by each roster. An independence group of its
// own comes first.
func (v veil) claimants(r ceasefire.Report) []string {
	if actors.ID(r.Evidence.Group).IsValid() {
		return []string{r.Evidence.Group}
	}
	return v.claimantsOf(r.Source)
}

func (v veil) claimantsOf(id actors.SourceID) []string {
	if len(v.sources[id]) == 0 {
		return []string{string(id)}
	}
	var out []string
	for _, s := range v.sources[id] {
		out = append(out, s.Claimant())
	}
	return out
}

// confidential says whether a source is confidential by a roster, or may be.
func (v veil) confidential(id actors.SourceID) bool {
	known := v.sources[id]
	return v.some && id != "" && len(known) == 0 || slices.ContainsFunc(known, func(s actors.Source) bool { return s.Confidential })
}

// cover is who is to be left out of one incident.
type cover struct {
	veil
	claimants map[string]bool
	marked    map[actors.SourceID]bool // sources of reports that are marked
}

func (v veil) over(in ceasefire.Incident) cover {
	c := cover{v, map[string]bool{}, map[actors.SourceID]bool{}}
	for id := range v.sources {
		if v.confidential(id) {
			for _, name := range v.claimantsOf(id) {
				c.claimants[name] = true
			}
		}
	}
	for _, r := range in.Reports {
		if r.Evidence.Confidential || v.confidential(r.Source) {
			for _, name := range v.claimants(r) {
				c.claimants[name] = true
			}
		}
		if r.Evidence.Confidential {
			c.marked[r.Source] = true
		}
	}
	return c
}

// hides says whether a source is to be left out.
func (c cover) hides(id actors.SourceID) bool {
	return c.marked[id] || c.confidential(id) || slices.ContainsFunc(c.claimantsOf(id), c.has)
}

func (c cover) has(claimant string) bool { return c.claimants[claimant] }

func (c cover) hidesReport(r ceasefire.Report) bool {
	return c.hides(r.Source) || slices.ContainsFunc(c.veil.claimants(r), c.has)
}

// public returns what may be handed on.
func (v veil) public(in ceasefire.Incident) ceasefire.Incident {
	c := v.over(in)
	out := ceasefire.Incident{Format: in.Format, ID: in.ID, Title: in.Title, AsOf: in.AsOf, Rulings: in.Rulings, Publication: in.Publication}
	out.Publication.Note = ""
	hidden := map[ceasefire.ReportID]bool{}
	for _, r := range in.Reports {
		if !c.hidesReport(r) {
			r.Evidence.Custody = nil
			out.Reports = append(out.Reports, r)
		} else if r.ID != "" {
			hidden[r.ID] = true
		}
	}
	out.Reports = settled(out.Reports)
	sortReports(out.Reports)
	kept := ids(out.Reports)
	gone := func(id ceasefire.ReportID) bool { return id != "" && (hidden[id] || !kept[id]) }
	for _, a := range in.Assessments {
		if a.Note = ""; !gone(a.Report) && (a.Source == "" || !c.hides(a.Source)) {
			out.Assessments = append(out.Assessments, a)
		}
	}
	for _, l := range in.Links {
		said := l.Said
		if l.Note, l.Said = "", c.said(said); !l.Said.IsZero() || said.IsZero() {
			out.Links = append(out.Links, l)
		}
	}
	for _, w := range in.Coverage {
		if w.Note = ""; !c.hides(w.By) {
			out.Coverage = append(out.Coverage, w)
		}
	}
	for _, n := range in.Notices {
		n.Note = ""
		out.Notices = append(out.Notices, n)
	}
	for _, r := range in.Replies {
		if !gone(r.Report) {
			out.Replies = append(out.Replies, r)
		}
	}
	return out
}

// said returns who may be named as saying something.
func (c cover) said(s actors.Statement) actors.Statement {
	keep := func(list []actors.Saying) (out []actors.Saying) {
		for _, x := range list {
			if x.Note = ""; !c.hides(x.Source) {
				out = append(out, x)
			}
		}
		return out
	}
	return actors.Statement{AssertedBy: keep(s.AssertedBy), DeniedBy: keep(s.DeniedBy), UnknownTo: keep(s.UnknownTo)}
}

// settled drops references to reports that are not there, and then reports that did
// nothing but withdraw those: without that they would state that something happened.
func settled(reports []ceasefire.Report) []ceasefire.Report {
	for {
		there := ids(reports)
		keep := func(list []ceasefire.ReportID) (out []ceasefire.ReportID) {
			for _, id := range list {
				if there[id] {
					out = append(out, id)
				}
			}
			return out
		}
		var next []ceasefire.Report
		for _, r := range reports {
			withdrew := len(r.Withdraws) > 0
			r.Corrects, r.Withdraws = keep(r.Corrects), keep(r.Withdraws)
			if withdrew && len(r.Withdraws) == 0 && statesNothing(r) {
				continue
			}
			next = append(next, r)
		}
		if len(next) == len(reports) {
			return next
		}
		reports = next
	}
}

// statesNothing says whether a report says nothing of what happened.
func statesNothing(r ceasefire.Report) bool {
	main := ceasefire.Part{At: r.At, Origin: r.Origin, Effect: r.Effect, By: r.By, NotBy: r.NotBy, Act: r.Act, Weapon: r.Weapon, Target: r.Target, Circumstances: r.Circumstances}
	return !r.Denies && len(r.Or)+len(r.Also)+len(r.Harm) == 0 && main.IsZero()
}

func ids(reports []ceasefire.Report) map[ceasefire.ReportID]bool {
	out := map[ceasefire.ReportID]bool{}
	for _, r := range reports {
		if r.ID != "" {
			out[r.ID] = true
		}
	}
	return out
}

// sortReports sorts by when they became known, by id, and by content, so that the order
// of arrival leaves no trace.
func sortReports(reports []ceasefire.Report) {
	slices.SortStableFunc(reports, func(a, b ceasefire.Report) int {
		c := cmp.Or(a.KnownAt.Compare(b.KnownAt), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Source, b.Source))
		if c == 0 {
			c = cmp.Compare(content(a), content(b))
		}
		return c
	})
}

// content is a report's JSON form; one that has none is its error.
func content(r ceasefire.Report) string {
	text, err := strict.Encode(r)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
