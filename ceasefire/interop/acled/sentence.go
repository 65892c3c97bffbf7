package acled

import (
	"fmt"
	"strings"
)

// title names the event.
func (e Event) title() string {
	return fmt.Sprintf("ACLED %s: %s, %s, %v", e.ID, e.SubType, e.where(), e.Date)
}

// sentence is the row in words, without its notes.
func (e Event) sentence() string {
	var b strings.Builder
	fmt.Fprintf(&b, "ACLED event %s: %s, %s. Of it: %s", e.ID, e.Type, e.SubType, e.Actor1.words())
	if e.Actor2.Name != "" {
		fmt.Fprintf(&b, "; and %s; in no direction", e.Actor2.words())
	}
	fmt.Fprintf(&b, ". On or about %v (%s), at %s (%s).", e.Date, e.TimePrec.words(), e.where(), e.GeoPrec.words())
	if e.Fatalities > 0 {
		fmt.Fprintf(&b, " Fatalities: %d, an estimate.", e.Fatalities)
	} else {
		b.WriteString(" Fatalities: none, or no figure.")
	}
	if e.CivilianTargeting {
		b.WriteString(" Civilians were targeted.")
	}
	if len(e.Sources) > 0 {
		fmt.Fprintf(&b, " Reported by: %s.", strings.Join(e.Sources, "; "))
	}
	return b.String()
}

func (a Actor) words() string {
	s := a.Name
	if len(a.Associated) > 0 {
		s += " (with " + strings.Join(a.Associated, ", ") + ")"
	}
	return s
}

// where names the place, the narrowest name first.
func (e Event) where() string {
	var names []string
	for _, n := range []string{e.Location, e.Admin3, e.Admin2, e.Admin1, e.Country} {
		if n != "" && (len(names) == 0 || names[len(names)-1] != n) {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return "a place without a name"
	}
	return strings.Join(names, ", ")
}

func (p TimePrec) words() string {
	switch p {
	case OneDay:
		return "known to the day"
	case OneWeek:
		return "known to the week or so"
	case OneMonth:
		return "known to the month"
	}
	return "not known how precisely"
}

func (p GeoPrec) words() string {
	switch p {
	case Town:
		return "the place itself"
	case Around:
		return "the area round it"
	case Region:
		return "a larger region that it stands for"
	}
	return "not known how precisely"
}
