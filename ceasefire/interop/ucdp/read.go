package ucdp

import (
	"fmt"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"

	"github.com/parley-go/parley/ceasefire/interop/internal/rows"
)

// The columns, in the order of [columns].
const (
	cID = iota
	cType
	cSideA
	cSideB
	cWherePrec
	cLatitude
	cLongitude
	cDatePrec
	cDateStart
	cDateEnd
	cDeathsA
	cDeathsB
	cDeathsCivilians
	cDeathsUnknown
	cBest
	cHigh
	cLow
	cRelID
	cYear
	cCodeStatus
	cConflict
	cDyad
	cSideAID
	cSideBID
	cGWNoA
	cGWNoB
	cSources
	cWhere
	cAdm1
	cAdm2
	cCountry
	cCountryID
	cClarity
)

func columns() []rows.Column {
	return []rows.Column{
		cID:              {Name: "id", Needed: true},
		cType:            {Name: "type_of_violence", Also: []string{"type_of_vi"}, Needed: true},
		cSideA:           {Name: "side_a", Needed: true},
		cSideB:           {Name: "side_b", Needed: true},
		cWherePrec:       {Name: "where_prec", Needed: true},
		cLatitude:        {Name: "latitude", Needed: true},
		cLongitude:       {Name: "longitude", Needed: true},
		cDatePrec:        {Name: "date_prec", Needed: true},
		cDateStart:       {Name: "date_start", Needed: true},
		cDateEnd:         {Name: "date_end", Needed: true},
		cDeathsA:         {Name: "deaths_a", Needed: true},
		cDeathsB:         {Name: "deaths_b", Needed: true},
		cDeathsCivilians: {Name: "deaths_civilians", Also: []string{"deaths_civ"}, Needed: true},
		cDeathsUnknown:   {Name: "deaths_unknown", Also: []string{"deaths_unk"}, Needed: true},
		cBest:            {Name: "best", Also: []string{"best_est"}, Needed: true},
		cHigh:            {Name: "high", Also: []string{"high_est"}, Needed: true},
		cLow:             {Name: "low", Also: []string{"low_est"}, Needed: true},
		cRelID:           {Name: "relid"},
		cYear:            {Name: "year"},
		cCodeStatus:      {Name: "code_status"},
		cConflict:        {Name: "conflict_name"},
		cDyad:            {Name: "dyad_name"},
		cSideAID:         {Name: "side_a_new_id", Also: []string{"side_a_id", "side_a_dset_id"}},
		cSideBID:         {Name: "side_b_new_id", Also: []string{"side_b_id", "side_b_dset_id"}},
		cGWNoA:           {Name: "gwnoa"},
		cGWNoB:           {Name: "gwnob"},
		cSources:         {Name: "number_of_sources"},
		cWhere:           {Name: "where_coordinates", Also: []string{"where_coor"}},
		cAdm1:            {Name: "adm_1"},
		cAdm2:            {Name: "adm_2"},
		cCountry:         {Name: "country"},
		cCountryID:       {Name: "country_id"},
		cClarity:         {Name: "event_clarity", Also: []string{"event_clar"}},
	}
}

// Reader reads a file. It is used once, by one goroutine.
type Reader struct{ table *rows.Table }

// NewReader reads the header. Columns are told by their names, in any order and any
// letter case, and those that are not needed are passed over. Needed are id,
// type_of_violence, side_a, side_b, where_prec, latitude, longitude, date_prec,
// date_start, date_end, the four columns of deaths, best, high and low (best_est,
// high_est and low_est in older releases).
//
// The error is a [problem.List] that names everything that is missing, or the
// reader's own.
func NewReader(r io.Reader) (*Reader, error) {
	table, err := rows.Open(r, rows.Codes{Header: BadHeader, Record: BadRecord, Value: BadValue, Text: NotUTF8}, columns())
	if err != nil {
		return nil, fmt.Errorf("ucdp: %w", err)
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
// and no more than 16 MiB, by which an id is noticed that came up before.
func (r *Reader) Events() iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		var seen rows.Seen
		untold := false
		for row, err := range r.table.Rows() {
			if err != nil {
				if !yield(Event{}, fmt.Errorf("ucdp: %w", err)) {
					return
				}
				continue
			}
			e := read(row)
			problems := row.Problems()
			if err := problems.Err(); err != nil {
				if !yield(Event{}, fmt.Errorf("ucdp: %w", err)) {
					return
				}
				continue
			}
			id, _ := strconv.ParseUint(e.ID, 10, 64)
			again, told := seen.Add("", id)
			switch {
			case again:
				e.Again = true
				row.Warn(RepeatedID, cID, fmt.Sprintf("the id %s came up before", e.ID), "the row is kept apart; is the file two releases in one?")
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

// most bounds counts of people, far above any and low enough to be added up.
const most = 1 << 40

// read reads the cells of a row, and notes in it what is wrong.
func read(row *rows.Row) Event {
	e := Event{
		Line: row.Line, RelID: row.Text(cRelID), CodeStatus: row.Text(cCodeStatus),
		Type:     Violence(code(row, cType, 3)),
		Conflict: row.Text(cConflict), Dyad: row.Text(cDyad),
		SideA:   Side{Name: row.Text(cSideA), ID: number(row.Text(cSideAID)), States: states(row.Text(cGWNoA))},
		SideB:   Side{Name: row.Text(cSideB), ID: number(row.Text(cSideBID)), States: states(row.Text(cGWNoB))},
		Country: row.Text(cCountry), CountryID: number(row.Text(cCountryID)),
		Adm1: row.Text(cAdm1), Adm2: row.Text(cAdm2), Where: row.Text(cWhere),
		WherePrec: WherePrec(code(row, cWherePrec, 7)),
		Point:     row.Point(cLatitude, cLongitude),
		Start:     row.Day(cDateStart), End: row.Day(cDateEnd),
		DatePrec: DatePrec(code(row, cDatePrec, 5)),
		Deaths:   Deaths{deaths(row, cDeathsA), deaths(row, cDeathsB), deaths(row, cDeathsCivilians), deaths(row, cDeathsUnknown)},
		Best:     deaths(row, cBest), High: deaths(row, cHigh), Low: deaths(row, cLow),
	}
	if id, ok := row.Whole(cID, 0, math.MaxInt64); ok {
		e.ID = strconv.FormatInt(id, 10)
	}
	for _, c := range []int{cSideA, cSideB} {
		if row.Empty(c) {
			row.Bad(c, "the side has no name", "GED names both sides of every event")
		}
	}
	if c, ok := row.Maybe(cClarity, 1, 2); ok {
		e.Clarity = Clarity(c)
	}
	if n, ok := row.Maybe(cSources, -1, most); ok && n > 0 {
		e.Sources = int(n)
	}
	if e.Start.IsValid() && e.End.IsValid() && e.Start.Compare(e.End) > 0 {
		row.Bad(cDateEnd, fmt.Sprintf("it ends on %v, before it begins on %v", e.End, e.Start), "check both dates")
	}
	if row.Problems().Err() == nil {
		doubt(row, e)
	}
	return e
}

func code(row *rows.Row, column int, last int64) uint8 {
	n, _ := row.Whole(column, 1, last)
	return uint8(n)
}

func deaths(row *rows.Row, column int) int64 {
	n, _ := row.Whole(column, 0, most)
	return n
}

// number writes 369.0, as spreadsheets do, as 369.
func number(s string) string {
	n, zeros, _ := strings.Cut(s, ".")
	if strings.Trim(zeros, "0") == "" && n != "" && strings.Trim(n, "0123456789") == "" {
		return n
	}
	return s
}

// states reads gwnoa and gwnob, which may be lists: "770, 750", "2;200".
func states(s string) []string {
	var out []string
	for _, n := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '|' }) {
		if n = number(n); n != "-1" && n != "-9" && n != "NA" { // not stated
			out = append(out, n)
		}
	}
	return out
}

// doubt notes what is doubtful about an event that was read.
func doubt(row *rows.Row, e Event) {
	if e.Low > e.Best || e.Best > e.High || e.Low > e.High {
		row.Warn(EstimatesOutOfOrder, cBest, fmt.Sprintf("low %d, best %d, high %d are not in order", e.Low, e.Best, e.High), "all three are taken to be possible")
	}
	if e.Deaths.Sum() != e.Best {
		row.Warn(DeathsDoNotAddUp, cBest, fmt.Sprintf("best is %d, and the deaths add up to %d", e.Best, e.Deaths.Sum()), "both are taken to be possible")
	}
	if e.Best == 0 && e.High == 0 && e.Low == 0 && e.Deaths.Sum() == 0 {
		row.Warn(NobodyKilled, cBest, "all estimates are zero", "by definition an event killed somebody: how many is taken as unknown")
	}
	if e.Type == OneSided && e.Deaths.A+e.Deaths.B > 0 {
		row.Warn(SidesKilled, cType, "one-sided violence has no deaths on the sides", "check the type; by the codebook deaths_a and deaths_b are 0")
	}
	doubtDates(row, e)
	if s := e.CodeStatus; s != "" && !strings.EqualFold(s, "clear") {
		row.Warn(NotClear, cCodeStatus, "the coders have not settled the event: "+quoted(s), "look at a later release")
	}
}

func doubtDates(row *rows.Row, e Event) {
	days, least, most := e.days(), 0, 0
	if least, most = e.DatePrec.days(); days < least {
		row.Warn(DatesDisagree, cDatePrec, fmt.Sprintf("%d days from start to end, and the precision %d means at least %d", days, e.DatePrec, least), "any period of that length round them is taken to be possible")
	} else if days > most {
		row.Warn(DatesDisagree, cDatePrec, fmt.Sprintf("%d days from start to end, and the precision %d means at most %d", days, e.DatePrec, most), "all of the days are taken to be possible")
	}
	if y, ok := row.Maybe(cYear, 1, 9999); ok && (int(y) < e.Start.Year() || int(y) > e.End.Year()) {
		row.Warn(DatesDisagree, cYear, fmt.Sprintf("the year is %d, and the dates are %v to %v", y, e.Start, e.End), "the dates are used")
	}
}

// days returns how many days there are from start to end, both included.
func (e Event) days() int { return e.End.Sub(e.Start) + 1 }

func quoted(s string) string { return strconv.Quote(rows.Clip(s)) }
