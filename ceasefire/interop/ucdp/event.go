package ucdp

import (
	"fmt"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/geo"
)

// Event is one row of GED. It is the caller's.
type Event struct {
	Line int    // on which the row begins, from 1
	ID   string // a whole number, as in every release
	// Again says that the id came up before in the file. The row is kept apart.
	Again bool

	RelID      string // the older id, such as "PAK-2014-1-404-24"; empty in some extracts
	CodeStatus string // "Clear", or what is still to be checked (candidate releases)
	Type       Violence
	Conflict   string
	Dyad       string
	SideA      Side
	SideB      Side

	Country    string
	CountryID  string // Gleditsch and Ward number
	Adm1, Adm2 string // first- and second-order administrative division
	Where      string // what the point stands for: "Athmuqam town"
	WherePrec  WherePrec
	Point      geo.Point

	Start, End when.Date // both included
	DatePrec   DatePrec
	Clarity    Clarity // 0 if the file does not have it

	Deaths          Deaths
	Best, High, Low int64 // estimates of all deaths, as written: not always in order
	Sources         int   // how many sources the coder had; 0 is not stated (-1 in GED)

	// Warnings are what is doubtful about the row: estimates out of order, deaths that
	// do not add up, days that do not go with their precision. All are soft.
	Warnings problem.List
}

// Side is a side of a dyad.
type Side struct {
	Name string
	ID   string // UCDP's number of the actor; empty in some extracts
	// States are the Gleditsch and Ward numbers of the states on the side; none for
	// others than states.
	States []string
}

// Deaths are the best estimates of the dead, by who they were. They add up to Best.
type Deaths struct {
	A, B      int64 // of the sides; always 0 in one-sided violence
	Civilians int64
	Unknown   int64 // of whom it is not known whether they were civilians
}

// Sum returns the sum.
func (d Deaths) Sum() int64 { return d.A + d.B + d.Civilians + d.Unknown }

// Violence is a type of organised violence (type_of_violence).
type Violence uint8

// The types.
const (
	StateBased Violence = 1 // between a state and another state or a group
	NonState   Violence = 2 // between groups, none of which is a state
	OneSided   Violence = 3 // by a state or a formally organised group against civilians
)

// String returns "state-based conflict", "non-state conflict" or "one-sided violence".
func (v Violence) String() string {
	switch v {
	case StateBased:
		return "state-based conflict"
	case NonState:
		return "non-state conflict"
	case OneSided:
		return "one-sided violence"
	}
	return fmt.Sprintf("Violence(%d)", uint8(v))
}

// WherePrec says how precisely the place is known (where_prec).
type WherePrec uint8

// The precisions of places.
const (
	ExactPlace  WherePrec = 1 // the named place
	NearPlace   WherePrec = 2 // within about 25 km of a known point
	District    WherePrec = 3 // a second-order administrative division
	Province    WherePrec = 4 // a first-order administrative division
	LineOrFuzzy WherePrec = 5 // a road, a river, a border, a part of a country without borders
	WholeState  WherePrec = 6 // the country
	SeaOrAir    WherePrec = 7 // international waters or airspace
)

// DatePrec says how precisely the time is known (date_prec).
type DatePrec uint8

// The precisions of dates.
const (
	OneDay    DatePrec = 1
	SomeDays  DatePrec = 2 // 2 to 6 days
	OneWeek   DatePrec = 3
	OneMonth  DatePrec = 4 // 8 to 31 days
	OverMonth DatePrec = 5 // more than a month, at most a year
)

// days returns the fewest and the most days that a period of the precision has.
func (p DatePrec) days() (least, most int) {
	switch p {
	case OneDay:
		return 1, 1
	case SomeDays:
		return 2, 6
	case OneWeek:
		return 7, 7
	case OneMonth:
		return 8, 31
	default:
		return 32, 366
	}
}

// Clarity says whether the source told the event apart from others (event_clarity).
type Clarity uint8

// The clarities.
const (
	Single    Clarity = 1 // described in full
	Aggregate Clarity = 2 // a sum over several deeds that cannot be undone
)
