package acled

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire/interop/internal/rows"
)

// The columns, in the order of [columns].
const (
	cID = iota
	cDate
	cTimePrec
	cType
	cSubType
	cActor1
	cActor2
	cGeoPrec
	cLatitude
	cLongitude
	cFatalities
	cYear
	cAssoc1
	cAssoc2
	cInter1
	cInter2
	cTargeting
	cCountry
	cAdmin1
	cAdmin2
	cAdmin3
	cLocation
	cSource
)

func columns() []rows.Column {
	return []rows.Column{
		cID:         {Name: "event_id_cnty", Needed: true},
		cDate:       {Name: "event_date", Needed: true},
		cTimePrec:   {Name: "time_precision", Needed: true},
		cType:       {Name: "event_type", Needed: true},
		cSubType:    {Name: "sub_event_type", Needed: true},
		cActor1:     {Name: "actor1", Needed: true},
		cActor2:     {Name: "actor2", Needed: true},
		cGeoPrec:    {Name: "geo_precision", Needed: true},
		cLatitude:   {Name: "latitude", Needed: true},
		cLongitude:  {Name: "longitude", Needed: true},
		cFatalities: {Name: "fatalities", Needed: true},
		cYear:       {Name: "year"},
		cAssoc1:     {Name: "assoc_actor_1", Also: []string{"ally_actor_1"}},
		cAssoc2:     {Name: "assoc_actor_2", Also: []string{"ally_actor_2"}},
		cInter1:     {Name: "inter1"},
		cInter2:     {Name: "inter2"},
		cTargeting:  {Name: "civilian_targeting"},
		cCountry:    {Name: "country"},
		cAdmin1:     {Name: "admin1"},
		cAdmin2:     {Name: "admin2"},
		cAdmin3:     {Name: "admin3"},
		cLocation:   {Name: "location"},
		cSource:     {Name: "source"},
	}
}

// Reader reads a file. It is used once, by one goroutine.
type Reader struct{ table *rows.Table }

// NewReader reads the header. Columns are told by their names, in any order and any
// letter case, and those that are not needed are passed over. Needed are event_id_cnty,
// event_date, time_precision, event_type, sub_event_type, actor1, actor2, geo_precision,
// latitude, longitude and fatalities.
//
// The error is a [problem.List] that names everything that is missing, or the
// reader's own.
func NewReader(r io.Reader) (*Reader, error) {
	table, err := rows.Open(r, rows.Codes{Header: BadHeader, Record: BadRecord, Value: BadValue, Text: NotUTF8}, columns())
	if err != nil {
		return nil, fmt.Errorf("acled: %w", err)
	}
	return &Reader{table}, nil
}

// Ignored returns the names of the columns that are not read, in the order of the
// file.
func (r *Reader) Ignored() []string { return r.table.Ignored() }

// Read walks the events of a file, in the order of its rows. It is [NewReader] and
// [Reader.Events]; an error of the header is all that is yielded.
func Read(r io.Reader) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		reader, err := NewReader(r)
		if err != nil {
			yield(Event{}, err)
			return
		}
		reader.Events()(yield)
	}
}

// Events walks the events, in the order of the rows: each row is an event or an
// error. A row that cannot be read is yielded as an error that holds a [problem.List]
// of all reasons, each with its line and, as its path, its column; and the rest goes
// on. A record of more than a mebibyte and an error of the reader itself end the walk.
//
// Memory does not grow with the file, but for 4 KiB for every 32,768 neighbouring ids
// of a country and no more than 16 MiB, by which an id is noticed that came up before.
func (r *Reader) Events() iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		var seen rows.Seen
		untold := false
		for row, err := range r.table.Rows() {
			if err != nil {
				if !yield(Event{}, fmt.Errorf("acled: %w", err)) {
					return
				}
				continue
			}
			e := read(row)
			if err := row.Problems().Err(); err != nil {
				if !yield(Event{}, fmt.Errorf("acled: %w", err)) {
					return
				}
				continue
			}
			country, number, _ := splitID(e.ID)
			again, told := seen.Add(country, number)
			switch {
			case again:
				e.Again = true
				row.Warn(RepeatedID, cID, fmt.Sprintf("the id %s came up before", e.ID), "the row is kept apart; are there two exports in the file?")
			case !told && !untold:
				untold = true
				row.Warn(IDsUntold, cID, "ids have too many gaps: from here on none is noticed that came up before", "sort the file by id, or split it")
			}
			e.Warnings = row.Problems()
			if !yield(e, nil) {
				return
			}
		}
	}
}

// most bounds counts of people, far above any.
const most = 1 << 40

// read reads the cells of a row, and notes in it what is wrong.
func read(row *rows.Row) Event {
	e := Event{
		Line: row.Line, ID: strings.ToUpper(row.Text(cID)),
		Type: row.Text(cType), SubType: row.Text(cSubType),
		Actor1:            Actor{row.Text(cActor1), list(row.Text(cAssoc1)), sort(row, cInter1)},
		Actor2:            Actor{row.Text(cActor2), list(row.Text(cAssoc2)), sort(row, cInter2)},
		CivilianTargeting: targeting(row),
		Date:              row.Day(cDate),
		Country:           row.Text(cCountry), Admin1: row.Text(cAdmin1), Admin2: row.Text(cAdmin2), Admin3: row.Text(cAdmin3),
		Location: row.Text(cLocation), Point: row.Point(cLatitude, cLongitude),
		Sources: list(row.Text(cSource)),
	}
	if n, ok := row.Whole(cTimePrec, 1, 3); ok {
		e.TimePrec = TimePrec(n)
	}
	if n, ok := row.Whole(cGeoPrec, 1, 3); ok {
		e.GeoPrec = GeoPrec(n)
	}
	e.Fatalities, _ = row.Whole(cFatalities, 0, most)
	if _, _, ok := splitID(e.ID); !ok {
		row.Bad(cID, fmt.Sprintf("%q is not the id of an event", rows.Clip(e.ID)), "want a country's letters and a number, such as PAK12345")
	}
	if row.Empty(cActor1) {
		row.Bad(cActor1, "there is no actor", "each event has at least one")
	}
	doubt(row, &e)
	return e
}

// splitID takes an id apart: the country's letters, and the number.
func splitID(id string) (country string, number uint64, ok bool) {
	i := strings.IndexAny(id, "0123456789")
	if i < 1 || i > 8 || strings.Trim(id[:i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || id[i] == '0' && len(id) > i+1 {
		return "", 0, false
	}
	number, err := strconv.ParseUint(id[i:], 10, 63)
	return id[:i], number, err == nil
}

// list reads names with semicolons between.
func list(s string) []string {
	var out []string
	for name := range strings.SplitSeq(s, ";") {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// targeting says whether the row has the codebook's text for it. Programs that write
// tables have words of their own for an empty cell.
func targeting(row *rows.Row) bool {
	switch s := row.Text(cTargeting); strings.ToLower(s) {
	case "civilian targeting", "civilians targeted":
		return true
	case "", "na", "n/a", "nan", "null", "none":
	default:
		row.Warn(UnknownTargeting, cTargeting, fmt.Sprintf("%q does not say whether civilians were the target", rows.Clip(s)), `want "Civilian targeting" or an empty cell; it is taken as not stated`)
	}
	return false
}

func sort(row *rows.Row, column int) Inter {
	s := row.Text(column)
	i, ok := inter(s)
	if !ok {
		row.Warn(UnknownInter, column, fmt.Sprintf("%q is no sort of actor", rows.Clip(s)), "want 1 to 8, or the codebook's text; it is taken as not stated")
	}
	return i
}

// doubt notes what is doubtful about an event, and spells its types.
func doubt(row *rows.Row, e *Event) {
	var knownType, knownSub bool
	e.Type, e.SubType, knownType, knownSub = spelling(e.Type, e.SubType)
	switch {
	case !knownSub:
		var all []string
		for _, subs := range types() {
			all = append(all, subs...)
		}
		mend := "what was done is taken as unknown"
		if meant := problem.DidYouMean(e.SubType, slices.Values(all)); meant != "" {
			mend = fmt.Sprintf("did you mean %q? %s", meant, mend)
		}
		row.Warn(UnknownSubType, cSubType, fmt.Sprintf("%q is not one of the 25 sub-types", rows.Clip(e.SubType)), mend)
	case !knownType:
		row.Warn(TypesDisagree, cType, fmt.Sprintf("%q is not one of the 6 types: %s", rows.Clip(e.Type), strings.Join(slices.Sorted(maps.Keys(types())), ", ")), "the sub-type is used")
	case typeOf(e.SubType) != e.Type:
		row.Warn(TypesDisagree, cType, fmt.Sprintf("the sub-type %q is one of %q", e.SubType, typeOf(e.SubType)), "the sub-type is used")
	}
	if y, ok := row.Maybe(cYear, 1, 9999); ok && e.Date.IsValid() && int(y) != e.Date.Year() {
		row.Warn(DatesDisagree, cYear, fmt.Sprintf("the year is %d, and the date is %v", y, e.Date), "the date is used")
	}
}
