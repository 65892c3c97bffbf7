package when

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar, from 0001-01-01 to 9999-12-31; the
// calendar is carried back before 1582. It says nothing of when the day begins:
// that takes a [Zone], see [Date.In].
//
// The zero Date is invalid and stands for "not stated". Its text is empty.
type Date struct {
	year       int16
	month, day uint8
}

const (
	firstYear, lastYear = 1, 9999 // four digits in every text
	secondsPerDay       = 86400   // in UTC
)

var errDateRange = fmt.Errorf("dates run from %04d-01-01 to %d-12-31", firstYear, lastYear)

// NewDate returns the date of the year (1 to 9999), month and day of the month.
// Unlike time.Date it never carries over: 30 February is an error.
func NewDate(year int, month time.Month, day int) (Date, error) {
	d, err := newDate(year, month, day)
	if err != nil {
		return Date{}, fmt.Errorf("date %d-%d-%d: %w", year, int(month), day, err)
	}
	return d, nil
}

func newDate(year int, month time.Month, day int) (Date, error) {
	switch {
	case year < firstYear || year > lastYear:
		return Date{}, errDateRange
	case month < time.January || month > time.December:
		return Date{}, fmt.Errorf("month %d: want 1 to 12", int(month))
	case day < 1 || day > daysIn(year, month):
		return Date{}, fmt.Errorf("day %d: %v %d has %d days", day, month, year, daysIn(year, month))
	}
	return Date{int16(year), uint8(month), uint8(day)}, nil
}

// daysIn returns the number of days of the month: the last day is the one before
// the first of the next month.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// ParseDate reads a date in the form 2025-10-24. It fails on anything else, the
// empty text too, and on days that the calendar does not have.
func ParseDate(s string) (Date, error) {
	r := reader{rest: s}
	d, err := r.date()
	if err == nil && r.rest != "" {
		err = errDateForm
	}
	if err != nil {
		return Date{}, fmt.Errorf("date %s: %w", quote(s), err)
	}
	return d, nil
}

// MustParseDate is [ParseDate] for texts that are known to be right; it panics on
// an error.
func MustParseDate(s string) Date { return must(ParseDate(s)) }

// IsValid says whether d is a date; the zero Date is not.
func (d Date) IsValid() bool { return d.month != 0 }

// Year returns the year, 1 to 9999, or 0 if d is invalid.
func (d Date) Year() int { return int(d.year) }

// Month returns the month, or 0 if d is invalid.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day returns the day of the month, 1 to 31, or 0 if d is invalid.
func (d Date) Day() int { return int(d.day) }

// Weekday returns the day of the week, or -1, which is no weekday, if d is
// invalid.
func (d Date) Weekday() time.Weekday {
	if !d.IsValid() {
		return -1
	}
	return d.utc().Weekday()
}

// Compare returns -1 if d is before e, 0 if they are equal, and +1 if d is after
// e. An invalid date comes before all others.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.year, e.year), cmp.Compare(d.month, e.month), cmp.Compare(d.day, e.day))
}

// AddDays returns the date n days after d, before it if n is negative. Days are
// counted on the calendar, so a day that a zone skipped ([Date.In]) counts as
// well. It fails if d is invalid, or if the sum is out of the range of [Date].
func (d Date) AddDays(n int) (Date, error) {
	const span = 366 * (lastYear + 1) // days, more than all dates
	if !d.IsValid() {
		return Date{}, errors.New("add days to an invalid date")
	}
	if n >= -span && n <= span {
		if t := d.utc().AddDate(0, 0, n); t.Year() >= firstYear && t.Year() <= lastYear {
			return dateOf(t), nil
		}
	}
	return Date{}, fmt.Errorf("%v and %d days: %w", d, n, errDateRange)
}

// AddMonths returns the date n months after d, before it if n is negative. If
// that month is too short, it is the month's last day: 31 January and one month
// is 28 or 29 February, never March. So two steps of one month may end on another
// day than one step of two. It fails if d is invalid, or if the sum is out of the
// range of [Date].
func (d Date) AddMonths(n int) (Date, error) {
	const span = 12 * (lastYear + 1) // months, more than all dates
	if !d.IsValid() {
		return Date{}, errors.New("add months to an invalid date")
	}
	if n >= -span && n <= span {
		months := 12*d.Year() + int(d.month) - 1 + n
		if year, month := months/12, time.Month(months%12)+1; months >= 12*firstYear && year <= lastYear {
			return Date{int16(year), uint8(month), uint8(min(d.Day(), daysIn(year, month)))}, nil
		}
	}
	return Date{}, fmt.Errorf("%v and %d months: %w", d, n, errDateRange)
}

// Sub returns the number of days from e to d on the calendar, negative if d is
// before e, so that e.AddDays(d.Sub(e)) is d. It returns 0 if either is invalid.
func (d Date) Sub(e Date) int {
	if !d.IsValid() || !e.IsValid() {
		return 0
	}
	return int((d.midnight() - e.midnight()) / secondsPerDay)
}

// In returns the civil day as a span: from the first instant at which the clocks
// of z show the date, to the first instant at which they show a later one. So the
// spans of successive dates neither overlap nor leave a gap. A day has 23 or 25
// hours when the clocks change, and begins at 01:00 where midnight is skipped.
//
// Where clocks were set back across midnight (St John's, Newfoundland, at 00:01
// until 2011) they showed the earlier date once more, for an hour that belongs
// to the later day's span.
//
// It fails if d or z is invalid, if the day does not lie wholly in the range of
// [Instant] ([ErrRange]), and if the date never came ([ErrSkipped]): Samoa went
// from 29 to 31 December 2011.
func (d Date) In(z Zone) (Span, error) {
	if !d.IsValid() || !z.IsValid() {
		return Span{}, fmt.Errorf("day %v in %v: invalid", d, z)
	}
	span, err := z.day(d)
	if err != nil {
		return Span{}, fmt.Errorf("day %v in %v: %w", d, z, err)
	}
	return span, nil
}

// String returns the form 2025-10-24, or "invalid date".
func (d Date) String() string {
	if !d.IsValid() {
		return "invalid date"
	}
	return d.utc().Format(time.DateOnly)
}

// AppendText appends the text of [Date.String]; of an invalid date, nothing. It
// never fails.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if !d.IsValid() {
		return b, nil
	}
	return d.utc().AppendFormat(b, time.DateOnly), nil
}

// MarshalText returns the text of [Date.String]; of an invalid date, the empty
// text. It never fails.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText([]byte{}) }

// UnmarshalText reads what [ParseDate] reads. The empty text makes d invalid:
// "not stated". After an error d is as before.
func (d *Date) UnmarshalText(b []byte) error { return unmarshal(d, b, ParseDate) }

// dateOf returns the date that t shows; its year must be a Date's.
func dateOf(t time.Time) Date {
	y, m, day := t.Date()
	return Date{int16(y), uint8(m), uint8(day)}
}

// utc returns the date's midnight in UTC.
func (d Date) utc() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// midnight returns the date's midnight in UTC, in Unix seconds.
func (d Date) midnight() int64 { return d.utc().Unix() }
