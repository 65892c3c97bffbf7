package ceasefiretest

import (
	"math"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/geo"
)

// HostileCases generates agreements and reports in which anything may be wrong:
// names that mean nothing, periods that run backwards, zones that lie nowhere,
// clauses without a term. Nothing may panic on them.
func HostileCases() *rapid.Generator[Case] {
	return rapid.Custom(func(t *rapid.T) Case {
		c := Cases().Draw(t, "valid")
		h := hostile{t}
		for range rapid.IntRange(1, 6).Draw(t, "corruptions") {
			h.agreement(c.Agreement)
			for i := range c.Reports {
				h.report(&c.Reports[i])
			}
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
	switch h.int(16) {
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
	switch h.int(9) {
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
	case 8:
		r.Also = append(r.Also, ceasefire.Part{Name: h.word(), Effect: h.place()})
	}
}
