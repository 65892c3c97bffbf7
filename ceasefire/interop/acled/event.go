package acled

import (
	"fmt"
	"strings"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// Event is one row of an export. It is the caller's.
type Event struct {
	Line int    // on which the row begins, from 1
	ID   string // event_id_cnty, in capitals: "PAK12345"
	// Again says that the id came up before in the file. The row is kept apart.
	Again bool

	Type, SubType  string // as the codebook spells them, if it has them
	Actor1, Actor2 Actor  // without direction; Actor2 may be nobody
	// CivilianTargeting says that civilians were the main or only target.
	CivilianTargeting bool

	Date                                      when.Date
	TimePrec                                  TimePrec
	Country, Admin1, Admin2, Admin3, Location string
	Point                                     geo.Point
	GeoPrec                                   GeoPrec

	Fatalities int64    // as written: see [Event.Harm]
	Sources    []string // whom ACLED had it from

	// Warnings are what is doubtful about the row. All are soft.
	Warnings problem.List
}

// Actor is one of the two main actors.
type Actor struct {
	Name       string
	Associated []string // who was with it
	Inter      Inter    // 0 if it is not stated
}

// TimePrec says how precisely the time is known (time_precision).
type TimePrec uint8

// The precisions of times.
const (
	OneDay   TimePrec = 1
	OneWeek  TimePrec = 2 // or a similar period
	OneMonth TimePrec = 3
)

// slack returns how many days before and after the written one it may have been.
func (p TimePrec) slack() int {
	switch p {
	case OneDay:
		return 0
	case OneWeek:
		return 7
	default:
		return 30
	}
}

// GeoPrec says how precisely the place is known (geo_precision).
type GeoPrec uint8

// The precisions of places.
const (
	Town   GeoPrec = 1
	Around GeoPrec = 2 // a town that stands for the area round it
	Region GeoPrec = 3 // a landmark or a capital that stands for a larger region
)

// Inter is what sort of actor somebody is (inter1, inter2), as a number or as a text,
// as exports since 2024 have it.
type Inter uint8

// The sorts of actors.
const (
	StateForces Inter = iota + 1
	RebelGroup
	PoliticalMilitia
	IdentityMilitia
	Rioters
	Protesters
	Civilians
	ExternalForces // and others
)

func inters() []string {
	return []string{"", "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces"}
}

// String returns the text, "not stated" for zero, and "Inter(9)" out of range.
func (i Inter) String() string {
	switch {
	case i == 0:
		return "not stated"
	case int(i) < len(inters()):
		return inters()[i]
	}
	return fmt.Sprintf("Inter(%d)", uint8(i))
}

// inter reads 1 to 8 and the texts, in singular or plural; nothing and 0 are not stated.
func inter(s string) (Inter, bool) {
	n := strings.TrimSuffix(s, ".0")
	if n == "" || n == "0" {
		return 0, true
	}
	if len(n) == 1 && n[0] >= '1' && n[0] <= '8' {
		return Inter(n[0] - '0'), true
	}
	singular := func(s string) string { return strings.TrimSuffix(strings.ToLower(s), "s") }
	for i, text := range inters() {
		if singular(text) == singular(s) {
			return Inter(i), true
		}
	}
	return 0, false
}

// areCivilians says whether an actor is civilians: by its sort, or by its name where
// that is not stated ("Civilians (Pakistan)").
func (a Actor) areCivilians() bool {
	return a.Inter == Civilians || a.Inter == 0 && strings.HasPrefix(strings.ToLower(a.Name), "civilians")
}

// Harm returns what the row says of the dead; about is [Options.About].
//
//   - 0: nothing. ACLED writes 0 where nobody was killed, where no source gives a
//     figure, and where it is not known whether anybody was.
//   - Anything else: somebody was killed, at least one. The figure itself is an estimate
//     that ACLED does not vouch for: "tens" is written as 10, "dozens" as 12, "hundreds" as
//     100, an unknown number as 3 or 10, and the total of a battle of several days is
//     spread over its days. An analyst who takes it to be right to a share of itself
//     says so: with about 0.5, 12 is 6 to 18, and 1 is 1 to 2.
//
// It is never told who of the dead were civilians: fatalities are not attributed.
func (e Event) Harm(about float64) map[ceasefire.HarmKind]ceasefire.Count {
	if e.Fatalities < 1 {
		return nil
	}
	killed := ceasefire.AtLeast(1)
	if about > 0 {
		off := int64(about*float64(e.Fatalities)) + 1
		if float64(off-1) == about*float64(e.Fatalities) {
			off--
		}
		killed = ceasefire.Between(max(1, e.Fatalities-off), e.Fatalities+off)
	}
	return map[ceasefire.HarmKind]ceasefire.Count{ceasefire.Killed: killed}
}
