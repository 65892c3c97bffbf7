package render

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// Page is everything that a picture shows. Only the Title is required. All texts
// are plain text.
type Page struct {
	Title string
	Lead  string // one paragraph below the title
	// Lang is the language of the texts as a BCP 47 tag; empty is "en". What the page
	// says by itself is English.
	Lang string
	// Notes stand below the lead, such as what was watched and what was not.
	Notes []string
	// Sources stand at the end: where the data is from, and under which licence.
	Sources []string

	// Zone is the time zone of all times that are shown; the zero Zone is UTC. The
	// pictures name it.
	Zone when.Zone
	// Period is the time that the timeline shows; the zero Span is all that is on the
	// page. Marks and spans outside it are counted below the picture.
	Period when.Span

	Spans []Span
	Marks []Mark
	Areas []Area
	Lines []Line
	// Tables stand below the table of marks.
	Tables []Table
}

// Span is a stretch of time with a name: an agreement in force, a round of talks.
type Span struct {
	Label string
	// Kind groups spans, in the order in which the kinds first come: "truces",
	// "rounds". It may be empty.
	Kind string
	// During is when it was so. An open end is drawn to the edge of the picture, with
	// an arrow. Uncertain says that all of it is uncertain.
	During    when.Span
	Uncertain bool
	// Perhaps is when else it may have been so: an extension that nobody confirms, an
	// end of which two days are told.
	Perhaps []when.Span
	Note    string
}

// Mark is an incident. Only the ID is required, and no two marks may have the same.
type Mark struct {
	ID    string
	Label string // a title for people; empty is the ID
	// When is when it happened, as far as anybody says; the zero When is unknown.
	When ceasefire.When
	// Where are the places, each with the radius within which it lies. More than one
	// are several places that were hit, or several that are told.
	Where []geo.Disc
	// Named are places of which only the name is known. They are listed, not drawn.
	Named []string

	// Alleged is the verdict that takes all claims at their word, and Causes says why
	// it is open. Established is the verdict on what meets the standard of proof.
	Alleged     ceasefire.Verdict
	Causes      ceasefire.Causes
	Established ceasefire.Verdict
	// Outside says that the incident falls in the time of no truce.
	Outside bool
	// By says who answers, in a few words, such as "Northland" or "party open".
	By string

	// Rows are further facts, in order.
	Rows []Row
	// Explanation says why, as of ceasefire.Explanation.Text: line by line, where a
	// line that begins with "- " after blanks is an item of a list, each two blanks
	// one level deeper. It may be empty.
	Explanation string
}

// Row is a fact about a mark: what, and how it stands.
type Row struct{ Name, Value string }

// Area is something on the map with an extent: a zone, a territory, a district.
type Area struct {
	// Names are what it is called; several sides may have several names. All are
	// shown, in the order given.
	Names []string
	// Just one of Area, Disc and Corridor is set.
	Area     geo.Area
	Disc     *geo.Disc
	Corridor *geo.Corridor
	// Backdrop says that the map shows the area where it lies in the picture, and
	// that it does not widen the picture.
	Backdrop bool
	Note     string
}

// Line is a border or a line of contact, drawn with its accuracy as a band.
type Line struct {
	Names    []string
	Shape    geo.Line
	Backdrop bool // as for an Area
	Note     string
}

// Table is a further table, such as counts by week. Each row has a cell for each
// head. Columns that hold numbers alone are aligned on the right.
type Table struct {
	Title string
	Head  []string
	Rows  [][]string
	Note  string
}

// Symbol is how a mark is drawn: by its shape and letter.
type Symbol uint8

// The symbols, in the order in which legends list them.
const (
	// EstablishedBreach is a filled square with a B: a breach on what meets the
	// standard of proof.
	EstablishedBreach Symbol = iota
	// AllegedBreach is a square filled to a half, with an A: a breach on the claims,
	// and not, or not yet, on what meets the standard of proof.
	AllegedBreach
	// OpenCircle is a circle with a question mark: open.
	OpenCircle
	// NoBreachDiamond is the outline of a diamond with an N: no breach on the claims.
	NoBreachDiamond
	// OutsideDot is a dot: in the time of no truce.
	OutsideDot

	numSymbols = iota
)

// String returns what the symbol means in a few words.
func (s Symbol) String() string {
	switch s {
	case EstablishedBreach:
		return "breach, established"
	case AllegedBreach:
		return "breach alleged, not established"
	case OpenCircle:
		return "open"
	case NoBreachDiamond:
		return "no breach"
	case OutsideDot:
		return "in no truce"
	}
	return "no symbol"
}

// Symbol returns how the mark is drawn.
func (m Mark) Symbol() Symbol {
	switch {
	case m.Outside:
		return OutsideDot
	case m.Established == ceasefire.Breach:
		return EstablishedBreach
	case m.Alleged == ceasefire.Breach:
		return AllegedBreach
	case m.Alleged == ceasefire.NoBreach:
		return NoBreachDiamond
	}
	return OpenCircle
}

func (m Mark) label() string { return cmp.Or(line(m.Label), line(m.ID)) }

// verdict says in a few words what the mark comes to.
func (m Mark) verdict() string {
	s := m.Symbol().String()
	if m.Symbol() == OpenCircle && m.Causes != 0 {
		s += ": " + causes(m.Causes)
	}
	return s
}

func causes(cs ceasefire.Causes) string {
	var words []string
	for _, c := range []struct {
		cause ceasefire.Cause
		words string
	}{
		{ceasefire.Fact, "facts missing"}, {ceasefire.Account, "accounts differ"},
		{ceasefire.Interpretation, "readings differ"}, {ceasefire.Future, "time will tell"},
	} {
		if cs.Has(c.cause) {
			words = append(words, c.words)
		}
	}
	return strings.Join(words, ", ")
}

// page is a page that was checked, with defaults filled in and marks in order.
type page struct {
	Page
	zone when.Zone
}

func prepare(p Page) (*page, error) {
	if problems := check(p); len(problems) > 0 {
		return nil, problems
	}
	q := &page{Page: p, zone: p.Zone}
	if !q.zone.IsValid() {
		q.zone = when.UTC()
	}
	q.Lang = cmp.Or(q.Lang, "en")
	q.Marks = slices.Clone(p.Marks)
	slices.SortFunc(q.Marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(beginning(a), beginning(b)), strings.Compare(a.ID, b.ID))
	})
	return q, nil
}

// beginning is the key by which marks are sorted: the earliest instant at which the
// mark may have begun; where that is not known, the first that is.
func beginning(m Mark) int64 {
	for _, w := range []ceasefire.Window{m.When.Began(), m.When.Ended()} {
		if i, ok := w.Earliest(); ok {
			return i.UnixNano()
		}
		if i, ok := w.Latest(); ok {
			return i.UnixNano()
		}
	}
	return math.MaxInt64
}
