package when

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// quote quotes a text for an error, and cuts it when it is long.
func quote(s string) string {
	const longest = 64 // bytes; the longest good text, a span, has 61
	if len(s) > longest {
		return strconv.Quote(s[:longest]) + "…"
	}
	return strconv.Quote(s)
}

// must is the body of every Must function.
func must[T any](v T, err error) T {
	if err != nil {
		panic("when: " + err.Error())
	}
	return v
}

// unmarshal is the body of every UnmarshalText: the empty text is the zero value.
func unmarshal[T any](into *T, b []byte, parse func(string) (T, error)) error {
	var v T
	if len(b) > 0 {
		var err error
		if v, err = parse(string(b)); err != nil {
			return err
		}
	}
	*into = v
	return nil
}

// clock is a time of day: hour 0–23, min and sec 0–59.
type clock struct{ hour, min, sec, nsec int }

func (c clock) check() error {
	switch {
	case c.hour == 24 && c.min == 0 && c.sec == 0 && c.nsec == 0:
		return errors.New("hour 24: write 00:00 of the following day")
	case c.hour < 0 || c.hour > 23:
		return fmt.Errorf("hour %d: want 0 to 23", c.hour)
	case c.min < 0 || c.min > 59:
		return fmt.Errorf("minute %d: want 0 to 59", c.min)
	case c.sec == 60:
		return errors.New("second 60: leap seconds are not counted, want 0 to 59")
	case c.sec < 0 || c.sec > 59:
		return fmt.Errorf("second %d: want 0 to 59", c.sec)
	}
	return nil
}

// reader takes a text apart from the left. Only ASCII digits count, and each
// number has a fixed width.
type reader struct{ rest string }

// number reads a number of exactly n digits.
func (r *reader) number(n int) (int, bool) {
	if len(r.rest) < n {
		return 0, false
	}
	v := 0
	for k := range n {
		c := r.rest[k]
		if c < '0' || c > '9' {
			return 0, false
		}
		v = 10*v + int(c-'0')
	}
	r.rest = r.rest[n:]
	return v, true
}

// skip reads the character c if it comes next.
func (r *reader) skip(c byte) bool {
	if r.rest == "" || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// skipThenNumber reads the character c and a number of two digits.
func (r *reader) skipThenNumber(c byte) (int, bool) {
	if !r.skip(c) {
		return 0, false
	}
	return r.number(2)
}

var errDateForm = errors.New("want a date such as 2025-10-24")

func (r *reader) date() (Date, error) {
	y, ok1 := r.number(4)
	m, ok2 := r.skipThenNumber('-')
	d, ok3 := r.skipThenNumber('-')
	if !ok1 || !ok2 || !ok3 {
		return Date{}, errDateForm
	}
	return newDate(y, time.Month(m), d)
}

var errInstantForm = errors.New("want RFC 3339 with an offset, such as 2025-10-15T18:00:00+05:00")

// dateAndClock reads 2025-10-15T18:00:00.25. Without full the seconds may be
// missing.
func (r *reader) dateAndClock(full bool) (Date, clock, error) {
	form := errInstantForm
	if !full {
		form = errLocalForm
	}
	d, err := r.date()
	if err != nil {
		if errors.Is(err, errDateForm) {
			err = form
		}
		return Date{}, clock{}, err
	}
	var c clock
	var ok1, ok2, ok3 bool
	c.hour, ok1 = r.skipThenNumber('T')
	c.min, ok2 = r.skipThenNumber(':')
	seconds := full || r.rest != "" && r.rest[0] == ':'
	if seconds {
		c.sec, ok3 = r.skipThenNumber(':')
	}
	if !ok1 || !ok2 || seconds && !ok3 {
		return Date{}, clock{}, form
	}
	if seconds && r.skip('.') {
		if c.nsec, err = r.decimals(); err != nil {
			return Date{}, clock{}, err
		}
	}
	return d, c, c.check()
}

// decimals reads the decimals of a second, as nanoseconds.
func (r *reader) decimals() (int, error) {
	nsec, unit, some := 0, int(time.Second), false
	for {
		v, ok := r.number(1)
		switch {
		case !ok && !some:
			return 0, errors.New("no digit after the decimal point")
		case !ok:
			return nsec, nil
		case unit == 1 && v != 0:
			return 0, errors.New("finer than a nanosecond")
		}
		some = true
		if unit > 1 {
			unit /= 10
			nsec += v * unit
		}
	}
}

// offset reads the offset from UTC, in seconds, which must end the text.
func (r *reader) offset() (int, error) {
	if r.rest == "" {
		return 0, errors.New("no offset from UTC: " + errInstantForm.Error())
	}
	sign := 0
	switch {
	case r.skip('Z'):
	case r.skip('+'):
		sign = 1
	case r.skip('-'):
		sign = -1
	default:
		return 0, errInstantForm
	}
	var h, m int
	if sign != 0 {
		var ok1, ok2 bool
		h, ok1 = r.number(2)
		m, ok2 = r.skipThenNumber(':')
		if !ok1 || !ok2 {
			return 0, errInstantForm
		}
		if h > 23 || m > 59 {
			return 0, fmt.Errorf("offset %02d:%02d: want 00:00 to 23:59", h, m)
		}
	}
	if r.rest != "" {
		return 0, errors.New("trailing text " + quote(r.rest))
	}
	return sign * (h*3600 + m*60), nil
}
