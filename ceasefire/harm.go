package ceasefire

import (
	"encoding"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// HarmKind is a category of harm. Some are parts of others: killed civilians
// and killed combatants are among the killed, who may include people of unknown
// status.
type HarmKind string

// The categories of harm. Counts are persons, except for [BuildingsDamaged].
const (
	Killed            HarmKind = "killed"
	KilledCivilians   HarmKind = "killed-civilians"
	KilledCombatants  HarmKind = "killed-combatants"
	Injured           HarmKind = "injured"
	InjuredCivilians  HarmKind = "injured-civilians"
	InjuredCombatants HarmKind = "injured-combatants"
	Captured          HarmKind = "captured"
	Missing           HarmKind = "missing"
	Displaced         HarmKind = "displaced"
	BuildingsDamaged  HarmKind = "buildings-damaged"
)

// harmParts lists the whole categories in a fixed order, each with its parts.
func harmWholes() []HarmKind {
	return []HarmKind{Killed, Injured, Captured, Missing, Displaced, BuildingsDamaged}
}

// Parts returns the categories that count among k, in a fixed order; none for a
// category that is not divided.
func (k HarmKind) Parts() []HarmKind {
	switch k {
	case Killed:
		return []HarmKind{KilledCivilians, KilledCombatants}
	case Injured:
		return []HarmKind{InjuredCivilians, InjuredCombatants}
	default:
		return nil
	}
}

// Whole returns the category that k counts among: itself if it is part of none,
// "" if there is no such category.
func (k HarmKind) Whole() HarmKind {
	for _, w := range harmWholes() {
		if k == w || slices.Contains(w.Parts(), k) {
			return w
		}
	}
	return ""
}

// IsValid says whether k is one of the categories.
func (k HarmKind) IsValid() bool { return k.Whole() != "" }

// HarmKinds returns all categories, each whole followed by its parts.
func HarmKinds() []HarmKind {
	var out []HarmKind
	for _, w := range harmWholes() {
		out = append(append(out, w), w.Parts()...)
	}
	return out
}

// Count is how many, as far as the source says: from a low to a high figure,
// both included, the high one possibly open. The zero Count is unknown, which
// is not the same as [Exactly](0). Counts are comparable.
type Count struct {
	low, high int64
	known     bool
	open      bool // no high figure
}

// Exactly returns the count n. A negative figure makes the unknown count.
func Exactly(n int64) Count { return Between(n, n) }

// AtLeast returns the count of n or more.
func AtLeast(n int64) Count {
	if n < 0 {
		return Count{}
	}
	return Count{low: n, known: true, open: true}
}

// Between returns the count from low to high, both included. Negative or
// reversed figures make the unknown count.
func Between(low, high int64) Count {
	if low < 0 || high < low {
		return Count{}
	}
	return Count{low: low, high: high, known: true}
}

// IsKnown says whether anything is stated.
func (c Count) IsKnown() bool { return c.known }

// Low returns the low figure, zero for the unknown count.
func (c Count) Low() int64 { return c.low }

// High returns the high figure; ok is false if there is none.
func (c Count) High() (n int64, ok bool) { return c.high, c.known && !c.open }

// Contains says whether n is among the figures.
func (c Count) Contains(n int64) bool {
	return n >= c.low && (!c.known || c.open || n <= c.high)
}

// String returns the text form: "5", "3..7", "20.." or "unknown".
func (c Count) String() string {
	switch {
	case !c.known:
		return "unknown"
	case c.open:
		return strconv.FormatInt(c.low, 10) + ".."
	case c.low == c.high:
		return strconv.FormatInt(c.low, 10)
	}
	return fmt.Sprintf("%d..%d", c.low, c.high)
}

// ParseCount reads the text form of [Count.String].
func ParseCount(s string) (Count, error) {
	if s == "unknown" {
		return Count{}, nil
	}
	fail := func() (Count, error) {
		return Count{}, fmt.Errorf("count %q: want a whole number from 0 such as \"5\", a range \"3..7\", or \"20..\" for 20 or more", s)
	}
	figure := func(s string) (int64, bool) {
		n, err := strconv.ParseInt(s, 10, 64)
		return n, err == nil && n >= 0 && s == strconv.FormatInt(n, 10)
	}
	a, b, isRange := strings.Cut(s, "..")
	low, ok := figure(a)
	switch {
	case !ok:
		return fail()
	case !isRange:
		return Exactly(low), nil
	case b == "":
		return AtLeast(low), nil
	}
	high, ok := figure(b)
	if !ok || high < low {
		return fail()
	}
	return Between(low, high), nil
}

// AppendText appends the text form.
func (c Count) AppendText(b []byte) ([]byte, error) { return append(b, c.String()...), nil }

// MarshalText returns the text form.
func (c Count) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads the text form.
func (c *Count) UnmarshalText(b []byte) error {
	p, err := ParseCount(string(b))
	if err != nil {
		return err
	}
	*c = p
	return nil
}

var (
	_ encoding.TextAppender    = Count{}
	_ encoding.TextUnmarshaler = (*Count)(nil)
)
