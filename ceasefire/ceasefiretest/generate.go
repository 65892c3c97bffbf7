package ceasefiretest

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// Case is a small agreement and the file of one incident under it, small enough
// for the reference evaluator.
type Case struct {
	Agreement *ceasefire.Agreement
	Incident  ceasefire.Incident
}

// theme says which dimensions a case is about. All others have next to no values,
// so that worlds stay few whatever the reports leave open.
type theme struct {
	time, place, zones, actors, acts, weapons, targets, owners, circumstances, harm, facts, host, parts, readings bool

	// Rules of proof and assessments; graded and confidential evidence; corrections.
	// They add no values.
	proof, evidence, links bool
}

// Cases generates valid agreements with valid reports. Assessments, corrections and
// withdrawals may come to nothing.
func Cases() *rapid.Generator[Case] {
	return rapid.Custom(func(t *rapid.T) Case {
		var th theme
		dims := []*bool{&th.time, &th.place, &th.zones, &th.actors, &th.acts, &th.weapons, &th.targets, &th.owners, &th.circumstances, &th.harm, &th.facts, &th.host}
		for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(dims)-1), 1, 3, rapid.ID[int]).Draw(t, "about") {
			*dims[i] = true
		}
		// Parts multiply worlds: they come with one dimension at a time.
		th.parts = count(dims) == 1 && rapid.Bool().Draw(t, "parts")
		th.place = th.place || th.host
		th.readings = rapid.Bool().Draw(t, "readings")
		th.proof, th.evidence, th.links = rapid.Bool().Draw(t, "proof"), rapid.Bool().Draw(t, "evidence"), rapid.IntRange(0, 2).Draw(t, "links") == 0
		g := generator{t: t, theme: th}
		a := g.agreement()
		in := ceasefire.Incident{Format: ceasefire.IncidentFormat, ID: "incident", Reports: g.reports(a)}
		if g.proof {
			in.Assessments = g.assessments(a)
		}
		if g.bool("more") {
			g.addMore(&in)
		}
		return Case{Agreement: a, Incident: in}
	})
}

func count(flags []*bool) (n int) {
	for _, f := range flags {
		if *f {
			n++
		}
	}
	return n
}

// generator draws the pieces of one case.
type generator struct {
	t *rapid.T
	theme
}

func (g generator) bool(label string) bool           { return rapid.Bool().Draw(g.t, label) }
func (g generator) int(label string, lo, hi int) int { return rapid.IntRange(lo, hi).Draw(g.t, label) }

func pick[T any](g generator, label string, from ...T) T {
	return rapid.SampledFrom(from).Draw(g.t, label)
}

// some draws up to most of the values, in their order.
func some[T any](g generator, label string, most int, from ...T) []T {
	n := g.int(label, 0, min(most, len(from)))
	if n == 0 {
		return nil
	}
	var out []T
	for _, i := range slices.Sorted(slices.Values(rapid.SliceOfNDistinct(rapid.IntRange(0, len(from)-1), n, n, rapid.ID[int]).Draw(g.t, label))) {
		out = append(out, from[i])
	}
	return out
}

// hour returns an instant on the hour of a made-up day.
func hour(h int) when.Instant {
	i, _ := when.At(time.Date(2025, 1, 1, h, 0, 0, 0, time.UTC))
	return i
}

const lastHour = 4

// period draws a period; an end may be open.
func (g generator) period(label string) ceasefire.Period {
	from := g.int(label+" from", -1, lastHour-1)
	until := g.int(label+" until", max(from, 0)+1, lastHour+1)
	var p ceasefire.Period
	if from >= 0 {
		p.From = ceasefire.Moment(hour(from).String())
	}
	if until <= lastHour {
		p.Until = ceasefire.Moment(hour(until).String())
	}
	return p
}

func (g generator) span(label string) when.Span {
	if !g.time {
		return when.Span{}
	}
	p := g.period(label)
	var from, until when.Instant
	if p.From != "" {
		from = when.MustParseInstant(string(p.From))
	}
	if p.Until != "" {
		until = when.MustParseInstant(string(p.Until))
	}
	s, _ := when.NewSpan(from, until)
	return s
}

// said draws how a statement stands.
func (g generator) said(label string) actors.Statement {
	say := func(s actors.SourceID) []actors.Saying { return []actors.Saying{{Source: s}} }
	switch g.int(label, 0, 11) {
	case 0, 1:
		return actors.Statement{}
	case 2:
		return actors.Statement{AssertedBy: say("n")}
	case 3:
		return actors.Statement{AssertedBy: say("mon")}
	case 4, 5:
		return actors.Statement{AssertedBy: say("n"), DeniedBy: say("s")}
	case 6:
		return actors.Statement{AssertedBy: say("s"), DeniedBy: say("mon")}
	case 7:
		return actors.Statement{UnknownTo: say("press")}
	case 8:
		return actors.Statement{AssertedBy: say("press"), DeniedBy: say("s-press")}
	case 9:
		return actors.Statement{AssertedBy: slices.Concat(say("mon"), say("press")), DeniedBy: slices.Concat(say("n"), say("s"))}
	case 10:
		return actors.Statement{AssertedBy: slices.Concat(say("press"), say("s"))}
	}
	return actors.Statement{DeniedBy: say("s")}
}

func (g generator) agreement() *ceasefire.Agreement {
	a := &ceasefire.Agreement{
		Format: ceasefire.Format, ID: "case", Zone: when.UTC(),
		Roster: g.roster(), Catalogue: g.catalogue(),
		Parties: []actors.ID{"north", "south"},
	}
	if g.time {
		p := g.period("force")
		a.Force.From, a.Force.Until = p.From, p.Until
		if p.Until != "" && g.bool("extended") {
			a.Force.Extensions = []ceasefire.Extension{{Until: g.later(p.Until), Said: g.said("extension")}}
		}
		if g.int("bound", 0, 3) == 0 {
			a.Bound = []ceasefire.Bond{{Party: pick[actors.ID](g, "who", "north", "south"), Period: g.period("bound")}}
		}
	}
	if g.zones {
		a.Zones = []ceasefire.Zone{{ID: "annex", Parent: "land"}, {ID: "map", Parent: ""}}[:1]
	}
	if g.actors && g.int("undertaking", 0, 3) == 0 {
		a.Undertakings = []actors.Undertaking{{Party: "north", AnswersFor: []actors.ID{"band"}, During: g.span("undertaking"), Basis: "article 9"}}
	}
	if g.facts && g.bool("widest policy") { // by which every relation counts
		a.Attribution = actors.PolicySupport
	} else if g.bool("policy") {
		a.Attribution = g.policy("policy")
	}
	a.Mechanism.Rules = some[actors.ID](g, "may rule", 1, "band")
	if g.proof {
		a.Proof = g.rulesOfProof()
		a.Mechanism.FindsFact = some[actors.ID](g, "finders", 2, "band", "north", "south")
		if g.int("agreement's standard", 0, 3) == 0 {
			a.Standard = g.standard("agreement's standard")
		}
	}
	for i := range g.int("clauses", 1, 2) {
		a.Clauses = append(a.Clauses, g.clause(ceasefire.ClauseID(fmt.Sprintf("c%d", i+1))))
	}
	if g.readings {
		g.addReadings(a)
	}
	return a
}

func (g generator) later(m ceasefire.Moment) ceasefire.Moment {
	h := when.MustParseInstant(string(m)).Time().Hour()
	return ceasefire.Moment(hour(g.int("later", h, lastHour+2)).String())
}

func (g generator) policy(label string) actors.Policy {
	return pick(g, label, actors.PolicyAgreement, actors.PolicyOrgan, actors.PolicyMembership, actors.PolicyEffectiveControl,
		actors.PolicyOverallControl, actors.PolicyTerritorial, actors.PolicySupport)
}

func (g generator) addReadings(a *ceasefire.Agreement) {
	for i, p := range some[actors.ID](g, "readers", 2, "north", "south") {
		r := ceasefire.Reading{ID: ceasefire.ReadingID(fmt.Sprintf("r%d", i+1)), Of: []actors.ID{p}}
		if g.bool("reading policy") {
			r.Attribution = g.policy("reading policy")
		}
		switch g.int("change", 0, 3) {
		case 0:
			r.Replace = []ceasefire.Clause{g.clause("c1")}
		case 1:
			r.Add = []ceasefire.Clause{g.clause("extra")}
		case 2:
			r.Drop = []ceasefire.ClauseID{"c1"}
		}
		a.Readings = append(a.Readings, r)
	}
}

func (g generator) roster() actors.Document {
	d := actors.Document{
		Actors: []actors.Actor{{ID: "band", Kind: actors.ArmedGroup}, {ID: "north", Kind: actors.State}, {ID: "south", Kind: actors.State}},
		Sources: []actors.Source{
			{ID: "mon", Origin: actors.OriginMonitor},
			{ID: "n", Origin: actors.OriginParty, Actor: "north"},
			{ID: "press", Origin: actors.OriginMedia},
			{ID: "s", Origin: actors.OriginParty, Actor: "south"},
			{ID: "s-press", Origin: actors.OriginMedia, Group: "s"},
		},
	}
	if g.evidence && g.int("confidential", 0, 2) == 0 {
		for i := range d.Sources {
			d.Sources[i].Confidential = g.int("confidential source", 0, 2) == 0
		}
	}
	if g.actors {
		d.Actors = append(d.Actors, actors.Actor{ID: "army", Kind: actors.Faction})
		d.Relations = append(d.Relations, actors.Relation{Subject: "army", Kind: pick(g, "army is", actors.OrganOf, actors.MemberOf), Object: "north"})
	}
	if g.facts || g.actors {
		kinds := some(g, "relations", 2, actors.EffectivelyControls, actors.OverallControls, actors.Supports, actors.Hosts)
		for _, k := range kinds {
			said := actors.Statement{}
			if g.facts {
				said = g.said(k.String())
			}
			d.Relations = append(d.Relations, actors.Relation{Subject: pick[actors.ID](g, "subject", "north", "south"), Kind: k, Object: "band", During: g.span(k.String()), Said: said})
		}
		if g.bool("member") {
			said := actors.Statement{}
			if g.facts {
				said = g.said("member")
			}
			d.Relations = append(d.Relations, actors.Relation{Subject: "band", Kind: actors.MemberOf, Object: "south", During: g.span("member"), Said: said})
		}
	}
	if g.place || g.zones {
		land := actors.Territory{ID: "land", Held: []actors.Tenure{{By: "north", During: g.span("land")}}}
		east := actors.Territory{ID: "east", Parent: "land"}
		if g.facts {
			land.Held[0].Said = g.said("land")
		}
		if g.bool("east held") {
			east.Held = []actors.Tenure{{By: "south", During: g.span("east")}}
			if g.facts {
				east.Held[0].Said = g.said("east")
			}
		}
		d.Territories = []actors.Territory{east, land}
	}
	return d
}

// catalogue draws a tiny catalogue of its own.
func (g generator) catalogue() catalogue.Document {
	d := catalogue.Document{
		Base:    "none",
		Acts:    []catalogue.Act{{Code: "force"}},
		Weapons: []catalogue.Weapon{{Code: "arms", NoCalibre: true}},
		Targets: []catalogue.Target{{Code: "people"}},
	}
	if g.weapons {
		d.Weapons = []catalogue.Weapon{
			{Code: "gun", Calibre: catalogue.CalibreRange{Min: mm(50), Max: mm(200)}},
			{Code: "rifle", Parent: "gun", Calibre: catalogue.CalibreRange{Min: mm(50), Max: mm(60)}, Range: catalogue.Close},
			{Code: "drone", NoCalibre: true},
		}
	}
	if g.targets {
		d.Targets = append(d.Targets, catalogue.Target{Code: "civilians", Parent: "people"})
	}
	if g.acts {
		d.Acts = append(d.Acts, catalogue.Act{Code: "shelling", Parent: "force"}, catalogue.Act{Code: "flight"})
		if g.weapons {
			d.Acts[1].Weapons, d.Acts[2].Weapons = []code{"gun"}, []code{"drone", "none"}
		}
		if g.targets {
			d.Acts[2].Targets = []code{"none"}
		}
	}
	return d
}

func mm(n int) catalogue.Calibre {
	c, _ := catalogue.NewCalibre(100 * n)
	return c
}

func (g generator) clause(id ceasefire.ClauseID) ceasefire.Clause {
	c := ceasefire.Clause{ID: id}
	if g.int("unspecified", 0, 9) == 0 {
		c.Term = ceasefire.Unspecified{Promise: "a penalty"}
		return c
	}
	c.DueDiligence = g.host && g.bool("due diligence")
	if g.int("one bearer", 0, 3) == 0 {
		c.Bearers = []actors.ID{pick[actors.ID](g, "bearer", "north", "south")}
	}
	if g.int("standard", 0, 5) == 0 || g.proof && g.int("other standard", 0, 3) == 0 {
		c.Standard = g.standard("standard")
	}
	p := ceasefire.Prohibition{}
	for range g.int("forbids", 1, 2) {
		p.Forbids = append(p.Forbids, g.pattern())
	}
	if g.int("baselines", 0, 4) == 0 {
		p.ForParty = []ceasefire.PartyPatterns{{Party: pick[actors.ID](g, "whose", "north", "south"), Forbids: []ceasefire.Pattern{g.pattern()}}}
	}
	for range g.int("except", 0, 2) {
		p.Except = append(p.Except, ceasefire.Exception{Pattern: g.pattern()})
	}
	c.Term = p
	return c
}

func (g generator) pattern() ceasefire.Pattern {
	var x ceasefire.Pattern
	if g.time {
		for range g.int("during", 0, 2) {
			x.During = append(x.During, g.period("during"))
		}
	}
	if g.place || g.zones {
		if g.bool("origin") {
			x.Origin = []ceasefire.Place{g.place1("origin")}
		}
		if g.bool("effect") {
			x.Effect = []ceasefire.Place{g.place1("effect")}
		}
	}
	if g.actors && g.int("by", 0, 3) == 0 {
		x.By = some[actors.ID](g, "by", 2, "army", "band", "north", "south")
	}
	if g.acts {
		x.Acts = some[code](g, "acts", 2, "force", "shelling", "flight")
	}
	if g.weapons && g.bool("weapons") {
		w := ceasefire.WeaponPattern{Code: pick[code](g, "weapon", "", "gun", "rifle", "drone", "none")}
		if g.bool("calibre") {
			w.Calibre = pick(g, "calibre", catalogue.CalibreRange{Min: mm(100)}, catalogue.CalibreRange{Max: mm(55)}, catalogue.CalibreRange{Min: mm(55), Max: mm(100)})
		}
		if g.int("range", 0, 2) == 0 {
			w.RangeAtLeast = catalogue.Medium
		}
		x.Weapons = []ceasefire.WeaponPattern{w}
	}
	if g.targets && g.bool("targets") {
		x.Targets = []code{pick[code](g, "target", "people", "civilians", "none")}
	}
	if g.owners {
		switch g.int("owner", 0, 2) {
		case 0:
			x.TargetOf = []actors.ID{pick[actors.ID](g, "owner", "north", "south", "band")}
		case 1:
			x.TargetOfOtherParty = true
		}
	}
	if g.circumstances && g.bool("circumstances") {
		x.Circumstances = ceasefire.Circumstances{pick(g, "circumstance", ceasefire.NoticeGiven, ceasefire.ReturnFire): g.bool("held")}
	}
	if g.harm && g.bool("harm") {
		x.Harm = []ceasefire.HarmAtLeast{{Kind: pick(g, "harm", ceasefire.Killed, ceasefire.KilledCivilians, ceasefire.KilledCombatants), AtLeast: int64(g.int("at least", 1, 3))}}
	}
	return x
}

func (g generator) place1(label string) ceasefire.Place {
	if g.zones && g.bool(label+" zone") {
		return ceasefire.InZone("annex")
	}
	if !g.place {
		return ceasefire.Place{In: []actors.TerritoryID{"land"}}
	}
	return ceasefire.In(pick[actors.TerritoryID](g, label, "land", "east"))
}

func (g generator) standard(label string) ceasefire.Standard {
	return pick(g, label, ceasefire.AllegedOnly, ceasefire.ReasonableGrounds, ceasefire.ClearAndConvincing, ceasefire.BeyondDoubt)
}

func (g generator) grade() ceasefire.Grade {
	grade, _ := ceasefire.ParseGrade(pick(g, "grade", "A1", "A3", "B2", "C1", "F6"))
	return grade
}

func (g generator) rulesOfProof() []ceasefire.ProofRule {
	var rules []ceasefire.ProofRule
	for range g.int("rules of proof", 0, 3) {
		r := ceasefire.ProofRule{
			Standard:       pick(g, "granted", ceasefire.ReasonableGrounds, ceasefire.ReasonableGrounds, ceasefire.ClearAndConvincing, ceasefire.BeyondDoubt),
			Uncontradicted: g.bool("uncontradicted"),
			Admission:      g.int("admission", 0, 3) == 0,
		}
		if g.bool("origins") {
			r.Origins = some(g, "origins", 2, actors.OriginParty, actors.OriginMonitor, actors.OriginMedia)
		}
		if g.int("bases", 0, 2) == 0 {
			r.Bases = some(g, "bases", 2, ceasefire.Observed, ceasefire.Relayed)
		}
		if g.int("graded", 0, 2) == 0 {
			r.Grade = g.grade()
		}
		if g.int("narrow", 0, 2) == 0 {
			r.Dimensions = some(g, "dimensions", 4, ceasefire.Dimensions()...)
		}
		rules = append(rules, r)
	}
	return rules
}

// assessments draws assessments of what is reported and stated, by finders of fact
// and by others, of what is there and of what is not.
func (g generator) assessments(a *ceasefire.Agreement) []ceasefire.Assessment {
	statements := []string{relationPath(len(a.Roster.Relations))} // is not there
	for i := range a.Roster.Relations {
		statements = append(statements, relationPath(i))
	}
	for i, t := range a.Roster.Territories {
		for k := range t.Held {
			statements = append(statements, tenurePath(i, k))
		}
	}
	for i := range a.Force.Extensions {
		statements = append(statements, extensionPath(i))
	}
	var out []ceasefire.Assessment
	for i := range g.int("assessments", 0, 3) {
		x := ceasefire.Assessment{
			ID: ceasefire.AssessmentID(fmt.Sprintf("a%d", i)), By: pick(g, "finder", append(slices.Clone(a.Mechanism.FindsFact), "south")...),
			KnownAt: pick(g, "known", when.Instant{}, hour(1), hour(2)), Standard: g.standard("met"),
		}
		if g.facts && g.int("of a statement", 0, 2) > 0 {
			x.Statement = pick(g, "statement", statements...)
			if g.bool("of one source") {
				x.Source = pick[actors.SourceID](g, "source", "n", "n", "s", "mon", "mon", "press")
			}
		} else {
			x.Report = g.reportID("assessed")
			if g.bool("of some parts") {
				x.Parts = some(g, "parts", 2, "", "b")
			}
		}
		if g.bool("of some dimensions") {
			x.Dimensions = some(g, "dimensions", 3, ceasefire.Dimensions()...)
		}
		out = append(out, x)
	}
	return out
}

// addMore adds to an incident what has no influence on any verdict.
func (g generator) addMore(in *ceasefire.Incident) {
	party := pick[actors.ID](g, "ruled against", "north", "south")
	in.AsOf = hour(3)
	in.Rulings = []ceasefire.Ruling{{ID: "ruling", By: "band", At: hour(2), Clause: "c1", Party: party, Outcome: pick(g, "outcome", ceasefire.Outcomes()...)}}
	in.Links = []ceasefire.Link{{Kind: pick(g, "link", ceasefire.SameAs, ceasefire.RetaliationFor), To: "other", Said: g.said("link")}}
	in.Coverage = []ceasefire.Coverage{{By: "mon", Period: g.period("watched")}}
	in.Notices = []ceasefire.Notice{{To: party, At: hour(1), ReplyBy: hour(g.int("reply by", 1, 4))}}
	if g.bool("replied") {
		in.Replies = []ceasefire.Reply{{By: party, At: hour(2), Report: g.reportID("reply")}}
	}
}

// reportID draws the id of a report, which may not exist.
func (g generator) reportID(label string) ceasefire.ReportID {
	return pick[ceasefire.ReportID](g, label, "w0", "w0", "w1", "w1", "w2", "w3", "w9")
}

// evidenceOf draws what the record says of a report.
func (g generator) evidenceOf() ceasefire.Evidence {
	var e ceasefire.Evidence
	if g.bool("graded") {
		e.Grade = g.grade()
	}
	if g.int("other origin", 0, 3) == 0 {
		e.Origin = pick(g, "origin", actors.OriginParty, actors.OriginMonitor, actors.OriginPublic)
	}
	if g.int("other group", 0, 3) == 0 {
		e.Group = pick(g, "group", "s", "mon", "wire")
	}
	e.Confidential = g.int("confidential", 0, 3) == 0
	return e
}

// reports draws one to three reports of one incident, four if some replace others.
func (g generator) reports(a *ceasefire.Agreement) []ceasefire.Report {
	var out []ceasefire.Report
	sources := []actors.SourceID{"n", "s", "mon", "press", "s-press"}
	least, most := 1, 3
	if g.links {
		least, most = 2, 4
		// Most of one claimant's own, so that links lead somewhere.
		sources = pick(g, "sources", []actors.SourceID{"n", "n", "mon"}, []actors.SourceID{"s", "s-press"}, []actors.SourceID{"mon"}, sources)
	}
	for i := range g.int("reports", least, most) {
		r := ceasefire.Report{
			ID:     ceasefire.ReportID(fmt.Sprintf("w%d", i)),
			Source: pick(g, "source", sources...),
			Denies: g.int("denies", 0, 5) == 0,
		}
		switch g.int("basis", 0, 3) {
		case 0, 1:
			r.Basis = ceasefire.Observed
		case 2:
			r.Basis = ceasefire.Relayed
		}
		if g.evidence {
			r.Evidence = g.evidenceOf()
		}
		if g.links {
			if g.bool("corrects") {
				r.Corrects = []ceasefire.ReportID{g.reportID("corrects")}
			}
			for range g.int("withdraws", 0, 2) {
				r.Withdraws = append(r.Withdraws, g.reportID("withdraws"))
			}
			if len(r.Withdraws) > 0 && g.bool("nothing else") {
				r.Denies = false
				out = append(out, r)
				continue
			}
		}
		if r.Denies && g.int("denied of whom", 0, 2) == 0 {
			r.By = []actors.ID{pick(g, "denied of", g.actorIDs()...)}
		}
		if !r.Denies {
			m := g.part("")
			r.At, r.Origin, r.Effect, r.By, r.NotBy, r.Act = m.At, m.Origin, m.Effect, m.By, m.NotBy, m.Act
			r.Weapon, r.Target, r.Circumstances = m.Weapon, m.Target, m.Circumstances
			if g.int("or", 0, 5) == 0 {
				r.Or = []ceasefire.Part{g.part("")}
			}
			if g.parts && g.bool("also") {
				r.Also = []ceasefire.Part{g.part("b")}
			}
			if g.harm {
				r.Harm = g.counts()
			}
		}
		out = append(out, r)
	}
	return out
}

func (g generator) counts() map[ceasefire.HarmKind]ceasefire.Count {
	out := map[ceasefire.HarmKind]ceasefire.Count{}
	for _, k := range some(g, "harm", 2, ceasefire.Killed, ceasefire.KilledCivilians, ceasefire.KilledCombatants) {
		low := int64(g.int("low", 0, 3))
		out[k] = pick(g, "count", ceasefire.Exactly(low), ceasefire.AtLeast(low), ceasefire.Between(low, low+2))
	}
	return out
}

func (g generator) window(label string) ceasefire.Window {
	if g.int(label, 0, 4) == 0 {
		return ceasefire.Window{}
	}
	lo := g.int(label+" earliest", 0, lastHour)
	w, _ := ceasefire.NewWindow(hour(lo), hour(g.int(label+" latest", lo, min(lo+2, lastHour+1))))
	return w
}

func (g generator) part(name string) ceasefire.Part {
	p := ceasefire.Part{Name: name}
	if g.time {
		if w := g.window("at"); g.bool("extended") {
			p.At = ceasefire.Lasting(w, g.window("ended"))
			if !p.At.IsValid() {
				p.At = ceasefire.Within(w)
			}
		} else {
			p.At = ceasefire.Within(w)
		}
	}
	if g.place || g.zones {
		if g.bool("origin") {
			p.Origin = g.place1("origin")
		}
		if g.bool("effect") {
			p.Effect = g.place1("effect")
		}
	}
	switch who := g.actorIDs(); g.int("by", 0, 4) {
	case 0:
	case 1:
		p.NotBy = some(g, "not by", 2, who...)
	case 2:
		p.By = some(g, "one of", 2, who...)
	default:
		p.By = []actors.ID{pick(g, "by", who...)}
	}
	if g.facts && g.bool("by the band") {
		p.By = []actors.ID{"band"}
	}
	if g.bool("act") {
		p.Act = "force"
		if g.acts {
			p.Act = pick[code](g, "act", "force", "shelling", "flight")
		}
	}
	if g.weapons && g.bool("weapon") {
		p.Weapon.Code = pick[code](g, "weapon", "", "gun", "rifle", "drone", "none")
		if c := p.Weapon.Code; (c == "" || c == "gun") && g.bool("bore") {
			p.Weapon.Calibre = pick(g, "bore", catalogue.CalibreRange{Min: mm(100)}, catalogue.CalibreRange{Max: mm(55)}, catalogue.CalibreRange{Min: mm(52), Max: mm(120)})
		}
	}
	if g.targets && g.bool("target") {
		p.Target.Kind = pick[code](g, "target", "people", "civilians")
	}
	if g.owners && g.bool("owner") {
		p.Target.Of = []actors.ID{pick(g, "owner", g.actorIDs()...)}
	}
	if g.circumstances && g.bool("circumstances") {
		p.Circumstances = ceasefire.Circumstances{pick(g, "circumstance", ceasefire.NoticeGiven, ceasefire.ReturnFire): g.bool("held")}
	}
	if g.host && g.bool("measures") {
		p.Circumstances = ceasefire.Circumstances{ceasefire.MeasuresTaken: g.bool("measures")}
	}
	return p
}

func (g generator) actorIDs() []actors.ID {
	ids := []actors.ID{"band", "north", "south", ceasefire.SomethingElse}
	if g.actors {
		ids = append(ids, "army")
	}
	return ids
}

// GoString shows the case as its JSON forms, which is how it can be read and run
// again.
func (c Case) GoString() string {
	a, err := strict.Encode(c.Agreement)
	if err != nil {
		return err.Error()
	}
	r, err := strict.Encode(c.Incident)
	if err != nil {
		return err.Error()
	}
	return string(a) + string(r)
}
