package rows

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/geo"
)

// Row is one row. Its methods read a cell and note what is wrong with it; a column
// that the table does not have is an empty cell.
type Row struct {
	Line  int // on which it begins
	t     *Table
	cells []string
	found problem.List
}

// Problems returns everything that is wrong with the row, hard and soft, sorted.
func (r *Row) Problems() problem.List {
	r.found.Sort()
	return r.found.Capped(maxProblems)
}

// Bad notes a cell that cannot be used.
func (r *Row) Bad(column int, message, mend string) {
	r.found = append(r.found, problem.Problem{Code: r.t.codes.Value, Line: r.lineOf(column), Path: r.name(column), Message: message, Mend: mend})
}

// Warn notes what is doubtful about a cell.
func (r *Row) Warn(code problem.Code, column int, message, mend string) {
	r.found = append(r.found, problem.Problem{Code: code, Line: r.lineOf(column), Path: r.name(column), Message: message, Mend: mend, Soft: true})
}

func (r *Row) lineOf(column int) int {
	if i := r.t.at[column]; i >= 0 {
		line, _ := r.t.csv.FieldPos(i)
		return r.t.shift + line
	}
	return r.Line
}

func (r *Row) name(column int) string {
	if i := r.t.at[column]; i >= 0 {
		return strings.TrimSpace(r.t.header[i])
	}
	return ""
}

func (r *Row) cell(column int) string {
	if i := r.t.at[column]; i >= 0 {
		return strings.TrimSpace(r.cells[i])
	}
	return ""
}

// Empty says whether there is nothing in a cell.
func (r *Row) Empty(column int) bool { return r.cell(column) == "" }

// Text returns a text, without white space round it. What is not UTF-8 is replaced,
// with a warning.
func (r *Row) Text(column int) string {
	s := r.cell(column)
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
		r.Warn(r.t.codes.Text, column, "the text is not UTF-8; what could not be read is replaced", "save the file as CSV in UTF-8")
	}
	return strings.Clone(s) // the record's memory is not kept
}

// nothing says whether a cell of numbers says that there is no number.
func nothing(s string) bool {
	switch strings.ToLower(s) {
	case "", "na", "n/a", "nan", "null", "none":
		return true
	}
	return false
}

// Whole reads a whole number from least to most, which may be written as 369 or as
// 369.0; ok is false where there is none.
func (r *Row) Whole(column int, least, most int64) (n int64, ok bool) {
	s := r.cell(column)
	if nothing(s) {
		r.Bad(column, "there is no number", want(least, most))
		return 0, false
	}
	n, ok = whole(s, r.t.comma)
	if !ok || n < least || n > most {
		r.Bad(column, fmt.Sprintf("%q is not a whole number that can be", Clip(s)), want(least, most))
		return 0, false
	}
	return n, true
}

// Maybe is [Row.Whole] for a cell that may be empty.
func (r *Row) Maybe(column int, least, most int64) (n int64, ok bool) {
	if nothing(r.cell(column)) {
		return 0, false
	}
	return r.Whole(column, least, most)
}

func want(least, most int64) string {
	if most == math.MaxInt64 || most >= 1e9 {
		return fmt.Sprintf("want a whole number from %d", least)
	}
	return fmt.Sprintf("want %d to %d", least, most)
}

// whole reads 369 and 369.0. It does not read 1.000 and 1,000, which may be a
// thousand.
func whole(s string, comma bool) (int64, bool) {
	digits, fraction, _ := strings.Cut(point(s, comma), ".")
	if strings.Trim(fraction, "0") != "" || len(fraction) == 3 || digits == "" || digits[0] == '+' {
		return 0, false
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil
}

// point writes a decimal comma as a point, where the comma separates no cells.
func point(s string, comma bool) string {
	if comma && !strings.Contains(s, ".") {
		return strings.Replace(s, ",", ".", 1)
	}
	return s
}

// Point reads a latitude and a longitude in decimal degrees.
func (r *Row) Point(latitude, longitude int) geo.Point {
	lat, ok1 := r.degrees(latitude)
	lng, ok2 := r.degrees(longitude)
	if !ok1 || !ok2 {
		return geo.Point{}
	}
	p, err := geo.NewPoint(lat, lng)
	if err != nil {
		column := longitude
		if math.Abs(lat) > 90 {
			column = latitude
		}
		r.Bad(column, err.Error(), "check the coordinates")
		return geo.Point{}
	}
	return p
}

func (r *Row) degrees(column int) (float64, bool) {
	s := point(r.cell(column), r.t.comma)
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || strings.Trim(s, "+-.0123456789eE") != "" {
		r.Bad(column, fmt.Sprintf("%q is not a number of degrees", Clip(s)), "want decimal degrees such as 34.821865")
		return 0, false
	}
	return f, true
}

// Day reads a civil day: 2014-03-01, with or without a midnight after it, as in
// 2014-03-01 00:00:00.000; or 1 March 2014, also with hyphens or a month of three
// letters.
func (r *Row) Day(column int) when.Date {
	s := r.cell(column)
	day := s
	if i := strings.IndexAny(s, " T"); i >= 0 && strings.Trim(s[i+1:], "0:.Z") == "" {
		day = s[:i]
	}
	d, err := when.ParseDate(day)
	if err != nil {
		d, err = named(s)
	}
	if err != nil {
		mend := "write it as 2014-03-01"
		if strings.Contains(s, "/") {
			mend += ": which of the figures of 3/4/2014 is the month cannot be told"
		}
		r.Bad(column, fmt.Sprintf("%q is not a day", Clip(s)), mend)
		return when.Date{}
	}
	return d
}

// named reads 01 March 2014, 1-Mar-2014.
func named(s string) (when.Date, error) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' })
	if len(parts) != 3 || s[0] == '-' || len(parts[0]) > 2 || len(parts[1]) < 3 || len(parts[2]) != 4 {
		return when.Date{}, strconv.ErrSyntax
	}
	day, err1 := strconv.ParseUint(parts[0], 10, 8)
	year, err2 := strconv.ParseUint(parts[2], 10, 16)
	if err1 != nil || err2 != nil {
		return when.Date{}, strconv.ErrSyntax
	}
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(parts[1], m.String()) || strings.EqualFold(parts[1], m.String()[:3]) {
			return when.NewDate(int(year), m, int(day))
		}
	}
	return when.Date{}, strconv.ErrSyntax
}

// Clip shortens a hostile text for a message, between runes.
func Clip(s string) string {
	const most = 64
	if len(s) <= most {
		return s
	}
	end := most
	for end > most-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}
