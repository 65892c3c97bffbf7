package when

import (
	"iter"
	"time"
)

// Changes walks the clock changes of z between two Unix seconds: all instants at
// which the offset becomes another.
func (z Zone) Changes(from, to int64) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		first, before := true, int64(0)
		for p := range z.periods(from, to) {
			if !first && p.offset != before && !yield(time.Unix(p.start, 0).UTC()) {
				return
			}
			first, before = false, p.offset
		}
	}
}

// RuleReachesBack returns the last instant at which the clocks of z changed while
// package time dates the new rule from before the change.
func (z Zone) RuleReachesBack() (last time.Time) {
	for c := range z.Changes(-9e9, 9e9) {
		if start, _ := c.In(z.loc).ZoneBounds(); !start.IsZero() && start.Before(c) {
			last = c
		}
	}
	return last
}

// Zoneinfo is the embedded archive.
func Zoneinfo() string { return zoneinfo }
