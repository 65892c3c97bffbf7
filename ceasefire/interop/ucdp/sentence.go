package ucdp

import (
	"fmt"
	"strings"
)

// sentence is the row in words.
func (e Event) sentence() string {
	var b strings.Builder
	fmt.Fprintf(&b, "UCDP GED event %s: %v, %s.", e.ID, e.Type, e.dyad())
	fmt.Fprintf(&b, " Killed: %d by the best estimate (low %d, high %d)", e.Best, e.Low, e.High)
	if e.Type == OneSided {
		fmt.Fprintf(&b, "; civilians %d, of unknown status %d.", e.Deaths.Civilians, e.Deaths.Unknown)
	} else {
		fmt.Fprintf(&b, "; of side A %d, of side B %d, civilians %d, of unknown status %d.", e.Deaths.A, e.Deaths.B, e.Deaths.Civilians, e.Deaths.Unknown)
	}
	if e.Start == e.End {
		fmt.Fprintf(&b, " On %v", e.Start)
	} else {
		fmt.Fprintf(&b, " From %v to %v", e.Start, e.End)
	}
	fmt.Fprintf(&b, " (%s), at %s (%s).", e.DatePrec.words(), e.where(), e.WherePrec.words())
	if e.Clarity == Aggregate {
		b.WriteString(" A sum over several deeds that the sources do not tell apart.")
	}
	switch {
	case e.Sources == 1:
		b.WriteString(" From 1 source.")
	case e.Sources > 1:
		fmt.Fprintf(&b, " From %d sources.", e.Sources)
	}
	return b.String()
}

func (p DatePrec) words() string {
	switch p {
	case OneDay:
		return "known to the day"
	case SomeDays:
		return "known to 2 to 6 days"
	case OneWeek:
		return "known to the week"
	case OneMonth:
		return "known to the month"
	case OverMonth:
		return "known to more than a month"
	}
	return "not known how precisely"
}

func (p WherePrec) words() string {
	switch p {
	case ExactPlace:
		return "the place itself"
	case NearPlace:
		return "within about 25 km"
	case District:
		return "somewhere in the district"
	case Province:
		return "somewhere in the province"
	case LineOrFuzzy:
		return "along a line or in an area without borders"
	case WholeState:
		return "somewhere in the country"
	case SeaOrAir:
		return "in international waters or airspace"
	}
	return "not known how precisely"
}
