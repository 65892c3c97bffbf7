package when

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"
)

var (
	// ErrSkipped is wrapped by the error for a local time, or a date, that the
	// clocks of the zone never show, since they were set forward across it.
	ErrSkipped = errors.New("skipped: the clocks were set forward across it")
	// ErrRepeated is wrapped by the error for a local time that the clocks of the
	// zone show at more than one instant, since they were set back across it.
	ErrRepeated = errors.New("repeated: the clocks were set back and show it more than once")

	errLocalForm = errors.New("want a local time such as 2025-10-15T18:00 or 2025-10-15T18:00:00")
)

// LocalError is the error of [ParseLocal] for a local time that the clocks of a
// zone show never, or more than once. It wraps [ErrSkipped] or [ErrRepeated], and
// holds what a caller needs to choose.
type LocalError struct {
	Text string // the local time, as it was given
	Zone Zone
	// Instants are those at which the clocks show the time, earliest first: none,
	// or two and more.
	Instants []Instant
	// Change is the instant at which the clocks were set forward across a skipped
	// time; it is invalid for a repeated one.
	Change Instant
}

// Error says what is wrong, and what may be written in its place: the instants,
// with their offsets.
func (e *LocalError) Error() string {
	var choices []string
	for _, i := range e.Instants {
		choices = append(choices, e.Zone.Format(i, time.RFC3339Nano))
	}
	mend := "; write " + strings.Join(choices, " or ")
	switch {
	case len(choices) > 0:
	case e.Change.ok:
		mend = "; the change is at " + e.Zone.Format(e.Change, time.RFC3339Nano)
	default:
		mend = ""
	}
	return fmt.Sprintf("local time %s in %v: %v%s", quote(e.Text), e.Zone, e.Unwrap(), mend)
}

// Unwrap returns [ErrSkipped] if there are no Instants, and [ErrRepeated]
// otherwise.
func (e *LocalError) Unwrap() error {
	if len(e.Instants) == 0 {
		return ErrSkipped
	}
	return ErrRepeated
}

// ParseLocal returns the instant at which the clocks of z show a local time, such
// as 2025-10-15T18:00 or 2025-10-15T18:00:00. Seconds may have decimals, down to
// the nanosecond.
//
// It fails with a [*LocalError] if the clocks show the time never, or more than
// once; it never chooses. It fails on any other text, one with an offset too
// ([ParseInstant]), if z is invalid, and with [ErrRange].
func ParseLocal(s string, z Zone) (Instant, error) {
	fail := func(err error) (Instant, error) {
		return Instant{}, fmt.Errorf("local time %s in %v: %w", quote(s), z, err)
	}
	if !z.IsValid() {
		return fail(errors.New("no zone"))
	}
	r := reader{rest: s}
	d, c, err := r.dateAndClock(false)
	if err != nil {
		return fail(err)
	}
	if r.rest != "" {
		if _, err := r.offset(); err == nil {
			return fail(errors.New("it has an offset, and so is an instant already"))
		}
		return fail(errLocalForm)
	}
	found, change, err := z.local(d, c)
	switch {
	case err != nil:
		return fail(err)
	case len(found) != 1:
		return Instant{}, &LocalError{Text: s, Zone: z, Instants: found, Change: change}
	}
	return found[0], nil
}

// Local returns the instants at which the clocks of z show the date d and the
// time of day: hour 0 to 23, min 0 to 59, sec 0 to 59. As a rule that is one
// instant; it is none if the clocks were set forward across the time, and two if
// they were set back across it. The earliest comes first, and the caller chooses.
//
// It fails if z or d is invalid, if a number is out of its range, and with
// [ErrRange] if one of the instants is.
func (z Zone) Local(d Date, hour, min, sec int) ([]Instant, error) {
	c := clock{hour: hour, min: min, sec: sec}
	err := c.check()
	if !z.IsValid() || !d.IsValid() {
		err = errors.New("invalid")
	}
	var found []Instant
	if err == nil {
		found, _, err = z.local(d, c)
	}
	if err != nil {
		return nil, fmt.Errorf("local time %v %02d:%02d:%02d in %v: %w", d, hour, min, sec, z, err)
	}
	return found, nil
}

// local returns the instants at which valid clocks show the valid time, earliest
// first. If there are none, change is the instant of the change that skipped it.
func (z Zone) local(d Date, c clock) (found []Instant, change Instant, err error) {
	want := d.midnight() + int64(c.hour*3600+c.min*60+c.sec)
	for p := range z.periods(want, want) {
		switch sec := want - p.offset; {
		case sec < p.start:
			// The time comes before all that the clocks show in this period, and it
			// was not shown in an earlier one.
			if len(found) == 0 && !change.ok {
				if change, err = Unix(p.start, 0); err != nil {
					return nil, Instant{}, err
				}
			}
		case sec < p.end:
			i, err := Unix(sec, int64(c.nsec))
			if err != nil {
				return nil, Instant{}, err
			}
			found = append(found, i)
		}
	}
	if len(found) > 0 {
		change = Instant{}
	}
	return found, change, nil
}

// day returns the span of a valid date in a valid zone, see [Date.In].
func (z Zone) day(d Date) (Span, error) {
	first, ok := z.firstSecond(d.midnight())
	if !ok {
		return Span{}, ErrSkipped
	}
	// The longest leap over the calendar was one day (Manila 1844, Kwajalein 1993,
	// Apia 2011), so the day after the next is always there.
	next, ok := z.firstSecond(d.midnight() + secondsPerDay)
	if !ok {
		if next, ok = z.firstSecond(d.midnight() + 2*secondsPerDay); !ok {
			return Span{}, ErrSkipped
		}
	}
	from, err1 := Unix(first, 0)
	until, err2 := Unix(next, 0)
	if err1 != nil || err2 != nil {
		return Span{}, ErrRange
	}
	return NewSpan(from, until)
}

// firstSecond returns the first Unix second at which the clocks of z show the
// date whose midnight in UTC is given.
func (z Zone) firstSecond(midnight int64) (sec int64, ok bool) {
	for p := range z.periods(midnight, midnight+secondsPerDay) {
		if sec = max(p.start, midnight-p.offset); sec < min(p.end, midnight+secondsPerDay-p.offset) {
			return sec, true
		}
	}
	return 0, false
}

// period is a time between two clock changes: Unix seconds [start, end), at which
// the clocks are offset seconds ahead of UTC.
type period struct{ start, end, offset int64 }

// reach is more than any offset from UTC, in seconds. The greatest on record are
// near 16 hours (Manila and Alaska before they crossed the date line).
const reach = 30 * 3600

// periods walks the periods in which the clocks of z can show a local time
// between from and to, which are Unix seconds of the same time in UTC. They come
// in order of time, without a gap, the first from before and the last to after
// all that matters. Two that follow each other may have the same offset.
func (z Zone) periods(from, to int64) iter.Seq[period] {
	return func(yield func(period) bool) {
		for start := from - reach; start <= to+reach; {
			t := time.Unix(start, 0).In(z.loc)
			_, offset := t.Zone()
			end := to + reach + 1
			if _, bound := t.ZoneBounds(); !bound.IsZero() {
				end = bound.Unix()
			}
			// On 31 December of leap years the bound is past (Go issue 81583); no
			// clocks have changed then, nor by rule ever will, in the rest of the
			// day in UTC. A test walks those days of all zones.
			if end <= start {
				end = start - mod(start, secondsPerDay) + secondsPerDay
			}
			if !yield(period{start, end, int64(offset)}) {
				return
			}
			start = end
		}
	}
}

// mod returns the remainder of a by b, which has the sign of b.
func mod(a, b int64) int64 { return ((a % b) + b) % b }
