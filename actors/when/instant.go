package when

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"time"
)

// Exact lengths of time. A [Day] is 24 hours, and a [Week] is 168, whatever the
// clocks of a zone do; for civil days use [Date.AddDays].
const (
	Hour = time.Hour
	Day  = 24 * Hour
	Week = 7 * Day
)

// ErrRange is wrapped by the error for an instant that [Instant] cannot hold.
var ErrRange = errors.New("out of range: instants run from 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z")

// Instant is a point on the time line, to the nanosecond, between
// 1677-09-21T00:12:43.145224192Z and 2262-04-11T23:47:16.854775807Z, both
// included. It carries no zone and no monotonic reading, so instants that are
// the same compare as equal with ==.
//
// The zero Instant is invalid and stands for "not stated". Its text is empty.
type Instant struct {
	ns int64 // since 1970-01-01T00:00:00Z, without leap seconds
	ok bool
}

// FromUnixNano returns the instant ns nanoseconds after 1970-01-01T00:00:00Z,
// before it if negative. Every ns is good.
func FromUnixNano(ns int64) Instant { return Instant{ns: ns, ok: true} }

// At returns the instant of t. Zone and monotonic reading of t are dropped. The
// zero time.Time, as any other that Instant cannot hold, fails with [ErrRange].
func At(t time.Time) (Instant, error) {
	i, err := Unix(t.Unix(), int64(t.Nanosecond()))
	if err != nil {
		return Instant{}, fmt.Errorf("time %s: %w", t.UTC().Format(time.RFC3339Nano), ErrRange)
	}
	return i, nil
}

// Unix returns the instant sec seconds and nsec nanoseconds after
// 1970-01-01T00:00:00Z. Either may be negative, and nsec may exceed a second. It
// fails with [ErrRange].
func Unix(sec, nsec int64) (Instant, error) {
	const second = int64(time.Second)
	carry := nsec / second
	nsec -= carry * second
	s := sec + carry
	if (s > sec) != (carry > 0) || nsec < 0 && s == math.MinInt64 {
		return Instant{}, fmt.Errorf("second %d and nanosecond %d: %w", sec, nsec, ErrRange)
	}
	if nsec < 0 {
		s, nsec = s-1, nsec+second
	}
	// Now 0 ≤ nsec < 1 s, and s*second+nsec is the instant. The least instant has
	// an s whose product alone would overflow.
	const least, greatest = math.MinInt64/second - 1, math.MaxInt64 / second
	if s < least || s > greatest ||
		s == least && nsec < second+math.MinInt64%second ||
		s == greatest && nsec > math.MaxInt64%second {
		return Instant{}, fmt.Errorf("second %d: %w", s, ErrRange)
	}
	if s < 0 {
		return FromUnixNano((s+1)*second + (nsec - second)), nil
	}
	return FromUnixNano(s*second + nsec), nil
}

// IsValid says whether i is an instant; the zero Instant is not.
func (i Instant) IsValid() bool { return i.ok }

// Time returns i as a time.Time in UTC, or the zero time.Time if i is invalid.
func (i Instant) Time() time.Time {
	if !i.ok {
		return time.Time{}
	}
	return time.Unix(0, i.ns).UTC()
}

// UnixNano returns the nanoseconds since 1970-01-01T00:00:00Z, negative before
// it. It returns 0 if i is invalid, which is what a valid instant returns too.
func (i Instant) UnixNano() int64 { return i.ns }

// Compare returns -1 if i is before j, 0 if they are equal, and +1 if i is after
// j. An invalid instant comes before all others.
func (i Instant) Compare(j Instant) int {
	if i.ok != j.ok {
		if j.ok {
			return -1
		}
		return 1
	}
	return cmp.Compare(i.ns, j.ns)
}

// Before says whether i is before j. It is false if either is invalid.
func (i Instant) Before(j Instant) bool { return i.ok && j.ok && i.ns < j.ns }

// After says whether i is after j. It is false if either is invalid.
func (i Instant) After(j Instant) bool { return i.ok && j.ok && i.ns > j.ns }

// Add returns the instant d after i, before it if d is negative: exact time, not
// civil days. It fails if i is invalid, and with [ErrRange].
func (i Instant) Add(d time.Duration) (Instant, error) {
	if !i.ok {
		return Instant{}, errors.New("add to an invalid instant")
	}
	sum := i.ns + int64(d)
	if (sum > i.ns) != (d > 0) {
		return Instant{}, fmt.Errorf("%v and %v: %w", i, d, ErrRange)
	}
	return FromUnixNano(sum), nil
}

// Sub returns the exact time from j to i. What a Duration cannot hold (292 years
// and more) becomes the least or the greatest Duration. It returns 0 if either is
// invalid.
func (i Instant) Sub(j Instant) time.Duration {
	if !i.ok || !j.ok {
		return 0
	}
	diff := i.ns - j.ns
	switch {
	case i.ns >= j.ns && diff < 0:
		return math.MaxInt64
	case i.ns < j.ns && diff >= 0:
		return math.MinInt64
	}
	return time.Duration(diff)
}

// String returns RFC 3339 in UTC with as many decimals as needed, such as
// 2025-10-15T13:00:00Z, or "invalid instant".
func (i Instant) String() string {
	if !i.ok {
		return "invalid instant"
	}
	return i.Time().Format(time.RFC3339Nano)
}

// AppendText appends the text of [Instant.String]; of an invalid instant,
// nothing. It never fails.
func (i Instant) AppendText(b []byte) ([]byte, error) {
	if !i.ok {
		return b, nil
	}
	return i.Time().AppendFormat(b, time.RFC3339Nano), nil
}

// MarshalText returns the text of [Instant.String]; of an invalid instant, the
// empty text. It never fails.
func (i Instant) MarshalText() ([]byte, error) { return i.AppendText([]byte{}) }

// UnmarshalText reads what [ParseInstant] reads. The empty text makes i invalid:
// "not stated". After an error i is as before.
func (i *Instant) UnmarshalText(b []byte) error { return unmarshal(i, b, ParseInstant) }

// MustParseInstant is [ParseInstant] for texts that are known to be right; it
// panics on an error.
func MustParseInstant(s string) Instant { return must(ParseInstant(s)) }

// ParseInstant reads an instant in the form of RFC 3339, such as
// 2025-10-15T18:00:00+05:00 or 2025-10-15T13:00:00.25Z. T and Z are capitals,
// and the offset from UTC is required, since without it a text names a local
// time ([ParseLocal]). The offset -00:00 counts as Z.
//
// It fails on anything else, the empty text too, on decimals finer than a
// nanosecond, on the leap second :60, on 24:00, and with [ErrRange].
func ParseInstant(s string) (Instant, error) {
	i, err := parseInstant(s)
	if err != nil {
		return Instant{}, fmt.Errorf("instant %s: %w", quote(s), err)
	}
	return i, nil
}

func parseInstant(s string) (Instant, error) {
	r := reader{rest: s}
	d, c, err := r.dateAndClock(true)
	if err != nil {
		return Instant{}, err
	}
	offset, err := r.offset()
	if err != nil {
		return Instant{}, err
	}
	return Unix(d.midnight()+int64(c.hour*3600+c.min*60+c.sec-offset), int64(c.nsec))
}
