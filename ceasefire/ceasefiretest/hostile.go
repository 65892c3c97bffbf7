package ceasefiretest

import (
	"math"
	"strings"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/geo"
)

// HostileCases generates agreements and incidents in which anything may be wrong:
// names that mean nothing, periods that run backwards, zones that lie nowhere,
// clauses without a term, corrections in circles, assessments of nothing by nobody.
// Nothing may panic on them.
func HostileCases() *rapid.Generator[Case] {
	return rapid.Custom(func(t *rapid.T) Case {
		c := Cases().Draw(t, "valid")
		h := hostile{t}
		for range rapid.IntRange(1, 6).Draw(t, "corruptions") {
			h.agreement(c.Agreement)
			for i := range c.Incident.Reports {
				h.report(&c.Incident.Reports[i])
			}
			h.incident(&c.Incident)
		}
		return c
	})
}

type hostile struct{ t *rapid.T }

func (h hostile) word() string {
	return rapid.OneOf(rapid.SampledFrom([]string{"", "north", "NORTH", "c1", "text", "something-else", "none", "land", "\xff", "a\x00b", "🕊"}), rapid.String()).Draw(h.t, "word")
}

func (h hostile) int(n int) int { return rapid.IntRange(0, n-1).Draw(h.t, "choice") }

func (h hostile) agreement(a *ceasefire.Agreement) {
	switch h.int(19) {
	case 0:
		a.ID = ceasefire.AgreementID(h.word())
	case 1:
		a.Parties = append(a.Parties, actors.ID(h.word()))
	case 2:
		a.Parties = nil
	case 3:
		a.Zone = when.Zone{}
	case 4:
		a.Force = ceasefire.Force{From: ceasefire.Moment(h.word()), Until: "2025-01-01T00:00", Extensions: []ceasefire.Extension{{Until: ceasefire.Moment(h.word())}}}
	case 5:
		a.Zones = append(a.Zones, ceasefire.Zone{ID: ceasefire.ZoneID(h.word()), Area: &geo.Area{}, Disc: &geo.Disc{Radius: math.NaN()}})
	case 6:
		a.Lines = append(a.Lines, ceasefire.Line{ID: ceasefire.LineID(h.word())})
	case 7:
		a.Geometry = append(a.Geometry, ceasefire.Geometry{Territory: actors.TerritoryID(h.word())})
	case 8:
		a.Clauses = append(a.Clauses, ceasefire.Clause{ID: ceasefire.ClauseID(h.word())})
	case 9:
		a.Clauses = append(a.Clauses, ceasefire.Clause{ID: "h", Term: ceasefire.Prohibition{Forbids: []ceasefire.Pattern{h.pattern()}, ForParty: []ceasefire.PartyPatterns{{Party: actors.ID(h.word())}}}})
	case 10:
		a.Readings = append(a.Readings, ceasefire.Reading{ID: ceasefire.ReadingID(h.word()), Of: []actors.ID{actors.ID(h.word())}, Drop: []ceasefire.ClauseID{ceasefire.ClauseID(h.word())}})
	case 11:
		a.Attribution = actors.Policy(rapid.Uint16().Draw(h.t, "policy"))
	case 12:
		a.Standard = ceasefire.Standard(rapid.Uint8().Draw(h.t, "standard"))
	case 13:
		a.Roster.Actors = append(a.Roster.Actors, actors.Actor{ID: actors.ID(h.word())})
	case 14:
		a.Undertakings = append(a.Undertakings, actors.Undertaking{Party: actors.ID(h.word()), AnswersFor: []actors.ID{actors.ID(h.word())}})
	case 16:
		a.Proof = append(a.Proof, ceasefire.ProofRule{
			Standard: ceasefire.Standard(rapid.Uint8().Draw(h.t, "standard")), Origins: []actors.Origin{77}, Bases: []ceasefire.Basis{ceasefire.Basis(h.word())},
			Dimensions: []ceasefire.Dimension{ceasefire.Dimension(h.word())}, Admission: h.int(2) == 0,
		})
	case 17:
		a.Mechanism.FindsFact = append(a.Mechanism.FindsFact, actors.ID(h.word()))
	case 18:
		a.Mechanism.Rules = append(a.Mechanism.Rules, "north", actors.ID(h.word()))
	case 15:
		a.Catalogue.Acts = append(a.Catalogue.Acts, catalogue.Act{Code: code(h.word()), Parent: code(h.word())})
	}
}

func (h hostile) place() ceasefire.Place {
	radius := rapid.SampledFrom([]float64{-1, 0, math.NaN(), math.Inf(1), 1e9}).Draw(h.t, "radius")
	return ceasefire.Place{
		In: []actors.TerritoryID{actors.TerritoryID(h.word())}, Zones: []ceasefire.ZoneID{ceasefire.ZoneID(h.word())},
		Near: &geo.Disc{Radius: radius}, Lines: []ceasefire.FromLine{{Line: ceasefire.LineID(h.word()), AtLeast: radius, AtMost: -radius, Side: ceasefire.Side(h.word())}},
	}
}

func (h hostile) pattern() ceasefire.Pattern {
	return ceasefire.Pattern{
		During: []ceasefire.Period{{From: ceasefire.Moment(h.word()), Until: ceasefire.Moment(h.word())}},
		Origin: []ceasefire.Place{h.place()}, Acts: []code{code(h.word())},
		Weapons:       []ceasefire.WeaponPattern{{Code: code(h.word()), Calibre: catalogue.CalibreRange{Min: mm(200), Max: mm(100)}, RangeAtLeast: 77}},
		Circumstances: ceasefire.Circumstances{ceasefire.Circumstance(h.word()): true},
		Harm:          []ceasefire.HarmAtLeast{{Kind: ceasefire.HarmKind(h.word()), AtLeast: math.MinInt64}},
	}
}

func (h hostile) report(r *ceasefire.Report) {
	switch h.int(14) {
	case 0:
		r.Source = actors.SourceID(h.word())
	case 1:
		r.By = append(r.By, actors.ID(h.word()))
	case 2:
		r.Act = code(h.word())
	case 3:
		r.Origin = h.place()
	case 4:
		r.At = ceasefire.On(rapid.Int().Draw(h.t, "year"), 13, -1, h.word())
	case 5:
		r.Weapon = ceasefire.Weapon{Code: code(h.word()), Calibre: catalogue.CalibreRange{Min: mm(200), Max: mm(100)}}
	case 6:
		r.Harm = map[ceasefire.HarmKind]ceasefire.Count{ceasefire.HarmKind(h.word()): ceasefire.AtLeast(math.MaxInt64), ceasefire.Killed: ceasefire.Exactly(math.MaxInt64), ceasefire.KilledCivilians: ceasefire.AtLeast(math.MaxInt64)}
	case 7:
		r.Circumstances = ceasefire.Circumstances{ceasefire.Circumstance(h.word()): false}
	case 9:
		r.ID = h.id()
	case 10:
		r.Corrects = append(r.Corrects, h.id(), r.ID)
	case 11:
		r.Withdraws = append(r.Withdraws, h.id(), "w0", "w1")
	case 12:
		r.Evidence = ceasefire.Evidence{
			Origin: actors.Origin(rapid.Uint8().Draw(h.t, "origin")), Group: h.word(), CollectedAt: h.instant(), Access: ceasefire.Access(h.word()),
			Custody: []ceasefire.Custody{{Holder: h.word(), From: h.instant()}, {From: h.instant()}}, Confidential: h.int(2) == 0,
		}
	case 13:
		r.KnownAt, r.Basis = h.instant(), ceasefire.Basis(h.word())
	case 8:
		r.Also = append(r.Also, ceasefire.Part{Name: h.word(), Effect: h.place()})
	}
}

// id draws the id of a report: one that may be there, one that is not, a huge one.
func (h hostile) id() ceasefire.ReportID {
	switch h.int(4) {
	case 0:
		return ceasefire.ReportID(h.word())
	case 1:
		return ceasefire.ReportID(strings.Repeat("w", 1<<16))
	}
	return pick[ceasefire.ReportID](generator{t: h.t}, "id", "w0", "w1", "w2", "")
}

func (h hostile) instant() when.Instant {
	return pick(generator{t: h.t}, "instant", when.Instant{}, hour(1), when.FromUnixNano(math.MinInt64), when.FromUnixNano(math.MaxInt64))
}

func (h hostile) said() actors.Statement {
	return actors.Statement{AssertedBy: []actors.Saying{{Source: actors.SourceID(h.word()), KnownAt: h.instant()}}, DeniedBy: []actors.Saying{{}, {Source: "n"}}}
}

// incident corrupts what an incident holds besides its reports.
func (h hostile) incident(in *ceasefire.Incident) {
	party := func() actors.ID { return pick(generator{t: h.t}, "who", "north", "south", "band", actors.ID(h.word())) }
	switch h.int(12) {
	case 0:
		in.ID, in.Format = ceasefire.IncidentID(h.word()), h.word()
	case 1:
		in.Assessments = append(in.Assessments, ceasefire.Assessment{
			ID: ceasefire.AssessmentID(h.word()), By: party(), KnownAt: h.instant(), Report: h.id(),
			Dimensions: []ceasefire.Dimension{ceasefire.Dimension(h.word()), ceasefire.DimActor}, Parts: []string{h.word()},
			Statement: h.word(), Standard: ceasefire.Standard(rapid.Uint8().Draw(h.t, "met")),
		})
	case 2:
		statement := pick(generator{t: h.t}, "statement", "roster.relations[0]", "roster.relations[-1]", "roster.relations[99999999999999999999]", "roster.territories[0].held[7]", "[[]]", h.word())
		in.Assessments = append(in.Assessments, ceasefire.Assessment{By: party(), Statement: statement, Source: actors.SourceID(h.word()), Standard: ceasefire.BeyondDoubt})
	case 3:
		id := ceasefire.RulingID(h.word())
		in.Rulings = append(in.Rulings,
			ceasefire.Ruling{ID: id, By: party(), At: h.instant(), Clause: "c1", Outcome: ceasefire.Violation, Supersedes: id},
			ceasefire.Ruling{ID: "b", By: "north", Agreement: ceasefire.AgreementID(h.word()), Clause: ceasefire.ClauseID(h.word()), Party: party(), Outcome: ceasefire.Outcome(h.word()), Supersedes: "c"},
			ceasefire.Ruling{ID: "c", By: "north", Clause: "c1", Outcome: ceasefire.NoViolation, Supersedes: "b"})
	case 4:
		in.Links = append(in.Links, ceasefire.Link{Kind: ceasefire.LinkKind(h.word()), To: ceasefire.IncidentID(h.word()), Said: h.said()}, ceasefire.Link{Kind: ceasefire.SameAs, To: in.ID})
	case 5:
		in.Coverage = append(in.Coverage, ceasefire.Coverage{
			By: actors.SourceID(h.word()), Period: ceasefire.Period{From: ceasefire.Moment(h.word()), Until: "2025-01-01T00:00"},
			Places: []ceasefire.Place{h.place()}, Acts: []code{code(h.word())}, Access: ceasefire.Access(h.word()),
		})
	case 6:
		in.Notices = append(in.Notices, ceasefire.Notice{To: party(), At: h.instant(), ReplyBy: h.instant()})
	case 7:
		in.Replies = append(in.Replies, ceasefire.Reply{By: party(), At: h.instant(), Report: h.id()})
	case 8:
		in.Publication = ceasefire.Publication{Status: ceasefire.PublicationStatus(h.word()), By: party(), At: h.instant()}
	case 9:
		in.AsOf = h.instant()
	case 10: // a circle
		for i := range in.Reports {
			in.Reports[i].Corrects = append(in.Reports[i].Corrects, in.Reports[(i+1)%len(in.Reports)].ID)
		}
	case 11:
		in.Reports = append(in.Reports, in.Reports...)
	}
}
