package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// standing returns the reports that say that something happened and that no other report
// of the same claimant corrects or withdraws. One that is withdrawn withdraws no longer;
// reports that replace each other in a circle all stand.
func (v veil) standing(reports []ceasefire.Report) []ceasefire.Report {
	at := map[ceasefire.ReportID][]int{}
	for i, r := range reports {
		at[r.ID] = append(at[r.ID], i)
	}
	replaced := make([][]int, len(reports)) // by which
	for i, r := range reports {
		for _, id := range slices.Concat(r.Corrects, r.Withdraws) {
			for _, k := range at[id] {
				if k != i && id != "" && v.same(r, reports[k]) {
					replaced[k] = append(replaced[k], i)
				}
			}
		}
	}
	var out []ceasefire.Report
	state := make([]int8, len(reports)) // 1 stands, -1 does not
	var settle func(int) bool
	settle = func(i int) bool {
		if state[i] == 0 {
			state[i] = 1
			for _, by := range replaced[i] {
				if !leads(replaced, by, i) && settle(by) {
					state[i] = -1
				}
			}
		}
		return state[i] > 0
	}
	for i, r := range reports {
		if settle(i) && !r.Denies && !(len(r.Withdraws) > 0 && statesNothing(r)) {
			out = append(out, r)
		}
	}
	return out
}

// same says whether two reports are one claimant's.
func (v veil) same(a, b ceasefire.Report) bool {
	theirs := v.claimants(b)
	return slices.ContainsFunc(v.claimants(a), func(c string) bool { return slices.Contains(theirs, c) })
}

// leads says whether edges lead from a node to another.
func leads(edges [][]int, from, to int) bool {
	seen, todo := map[int]bool{}, []int{from}
	for len(todo) > 0 {
		x := todo[len(todo)-1]
		if todo = todo[:len(todo)-1]; x == to {
			return true
		}
		if !seen[x] {
			seen[x] = true
			todo = append(todo, edges[x]...)
		}
	}
	return false
}

// parts returns the parts of a report, the main one first, and alternatives to it.
func parts(r ceasefire.Report) []ceasefire.Part {
	main := ceasefire.Part{At: r.At, Origin: r.Origin, Effect: r.Effect}
	return slices.Concat([]ceasefire.Part{main}, r.Or, r.Also)
}

// span returns the time before which, and that after which, no standing report places
// anything; empty where some report leaves it open.
func span(reports []ceasefire.Report) (earliest, latest string) {
	var first, last when.Instant
	openFirst, openLast := len(reports) == 0, len(reports) == 0
	for _, r := range reports {
		for _, p := range parts(r) {
			if lo, ok := p.At.Began().Earliest(); !ok || !p.At.IsValid() {
				openFirst = true
			} else if !first.IsValid() || lo.Before(first) {
				first = lo
			}
			if hi, ok := p.At.Ended().Latest(); !ok || !p.At.IsValid() {
				openLast = true
			} else if !last.IsValid() || hi.After(last) {
				last = hi
			}
		}
	}
	if !openFirst {
		earliest = instant(first)
	}
	if !openLast {
		latest = instant(last)
	}
	return earliest, latest
}

// location is where an incident is reported to have been.
type location struct {
	at          string // effect, origin, or empty if no point is reported
	discs       []geo.Disc
	territories []actors.TerritoryID
	zones       []ceasefire.ZoneID
}

// locate collects where the standing reports place it: where it took effect, or, where no
// point and no name is stated of that, where it came from.
func locate(reports []ceasefire.Report) location {
	collect := func(at string, of func(ceasefire.Part) ceasefire.Place) location {
		l := location{at: at}
		for _, r := range reports {
			for _, p := range parts(r) {
				place := of(p)
				if place.Near != nil && place.Near.IsValid() {
					l.discs = append(l.discs, *place.Near)
				}
				l.territories = append(l.territories, place.In...)
				l.zones = append(l.zones, place.Zones...)
			}
		}
		slices.SortFunc(l.discs, func(a, b geo.Disc) int {
			return cmp.Or(cmp.Compare(a.Centre.Lng(), b.Centre.Lng()), cmp.Compare(a.Centre.Lat(), b.Centre.Lat()), cmp.Compare(a.Radius, b.Radius))
		})
		l.discs = slices.Compact(l.discs)
		l.territories, l.zones = tidy(l.territories), tidy(l.zones)
		return l
	}
	effect := collect("effect", func(p ceasefire.Part) ceasefire.Place { return p.Effect })
	if len(effect.discs) > 0 {
		return effect
	}
	origin := collect("origin", func(p ceasefire.Part) ceasefire.Place { return p.Origin })
	if len(origin.discs) > 0 || len(effect.territories)+len(effect.zones) == 0 && len(origin.territories)+len(origin.zones) > 0 {
		return origin
	}
	if len(effect.territories)+len(effect.zones) == 0 {
		effect.at = ""
	}
	return effect
}

func tidy[S ~string](list []S) []S {
	slices.Sort(list)
	return slices.Compact(list)
}

// watched says in words what the record says was watched.
func watched(in ceasefire.Incident) string {
	if len(in.Coverage) == 0 {
		return "not observed: no coverage is stated"
	}
	var out []string
	for _, c := range in.Coverage {
		s := "watched by " + string(c.By)
		if c.From != "" || c.Until != "" {
			s += " from " + orElse(string(c.From), "an open start") + " until " + orElse(string(c.Until), "an open end")
		}
		if c.Access != "" {
			s += ", access " + string(c.Access)
		}
		if n := len(c.Places); n > 0 {
			s += ", in " + strconv.Itoa(n) + " stated places only"
		}
		if len(c.Acts) > 0 {
			s += ", for " + join(c.Acts, " and ") + " only"
		}
		out = append(out, s)
	}
	return strings.Join(tidy(out), "; ")
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func join[S ~string](list []S, sep string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return strings.Join(out, sep)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// instant is empty where nothing is stated.
func instant(i when.Instant) string {
	if !i.IsValid() {
		return ""
	}
	return i.String()
}

func figure(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
