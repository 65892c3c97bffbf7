package ceasefire

import (
	"fmt"
	"math"
	"strings"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/atoms"
)

// stay says what a class of times is: where it lies between the instants at
// which something changes, and within what is reported, in the agreement's zone.
func (sp *space) stay(t timeAtom, d desc) string {
	began, ended := sp.segment(t.Began, d.began), sp.segment(t.Ended, d.ended)
	if began == ended {
		return began
	}
	return "begun " + began + ", ended " + ended
}

func (sp *space) segment(s int, within atoms.Range) string {
	first, last := sp.rs.time.Bounds(s)
	first, last = max(first, within.Low), min(last, within.High)
	switch {
	case first == last:
		return "at " + sp.instant(first)
	case first == math.MinInt64 && last == math.MaxInt64:
		return "at any time"
	case first == math.MinInt64:
		return "before " + sp.instant(last+1)
	case last == math.MaxInt64:
		return "from " + sp.instant(first) + " on"
	}
	return "from " + sp.instant(first) + " until " + sp.instant(last+1)
}

func (sp *space) instant(ns int64) string {
	z := sp.rs.a.Zone
	if !z.IsValid() {
		z = when.UTC()
	}
	return z.Format(when.FromUnixNano(ns), "2 Jan 2006 15:04 MST")
}

// harmClass says what a class of counts is: the bounds of each category that
// some term asks for.
func (sp *space) harmClass(whole, atom int) string {
	var parts []string
	kinds := append([]HarmKind{harmWholes()[whole]}, harmWholes()[whole].Parts()...)
	for axis, segment := range sp.harm[whole][atom].Segments {
		a := sp.rs.tallies[whole].Axes[axis]
		if a.Len() == 1 {
			continue
		}
		first, last := a.Bounds(segment)
		switch {
		case last == math.MaxInt64:
			parts = append(parts, fmt.Sprintf("%s %d or more", kinds[axis], first))
		case first <= 0:
			parts = append(parts, fmt.Sprintf("%s at most %d", kinds[axis], last))
		default:
			parts = append(parts, fmt.Sprintf("%s %d to %d", kinds[axis], first, last))
		}
	}
	return strings.Join(parts, " and ")
}

// boreClass says what a class of calibres is.
func (sp *space) boreClass(atom int) string {
	if atom >= sp.rs.bore.Len() {
		return "none"
	}
	first, last := sp.rs.bore.Bounds(atom)
	text := func(h int64) string {
		c, err := catalogue.NewCalibre(int(h))
		if err != nil {
			return "?"
		}
		return c.String()
	}
	switch {
	case last == math.MaxInt64 && first == math.MinInt64:
		return "any"
	case last == math.MaxInt64:
		return text(first) + " or more"
	case first == math.MinInt64:
		return "under " + text(last+1)
	}
	return text(first) + " to " + text(last)
}
