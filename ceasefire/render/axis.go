package render

import (
	"fmt"
	"math"
	"time"

	"github.com/parley-go/parley/actors/when"
)

// unit is a civil unit of time that ticks and bins go by.
type unit struct {
	n    int
	of   unitKind
	long float64 // about how many seconds it has
}

type unitKind uint8

const (
	hours unitKind = iota
	days
	months
	years
)

const (
	hour = 3600.0
	day  = 24 * hour
	year = 365.25 * day
)

// units are those that ticks and bins may have, ascending.
func units() []unit {
	return []unit{
		{1, hours, hour}, {3, hours, 3 * hour}, {6, hours, 6 * hour}, {12, hours, 12 * hour},
		{1, days, day}, {2, days, 2 * day}, {7, days, 7 * day}, {14, days, 14 * day},
		{1, months, year / 12}, {3, months, year / 4}, {6, months, year / 2},
		{1, years, year}, {2, years, 2 * year}, {5, years, 5 * year}, {10, years, 10 * year},
		{20, years, 20 * year}, {50, years, 50 * year}, {100, years, 100 * year},
	}
}

// String names the unit: "week", "3 months".
func (u unit) String() string {
	n, name := u.n, [...]string{"hour", "day", "month", "year"}[u.of]
	if u.of == days && n%7 == 0 {
		n, name = n/7, "week"
	}
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%d %ss", n, name)
}

// pick returns the least unit that cuts so many seconds into at most so many parts.
func pick(seconds float64, parts float64) unit {
	all := units()
	for _, u := range all {
		if seconds/u.long <= parts {
			return u
		}
	}
	return all[len(all)-1]
}

// axis maps instants to x.
type axis struct {
	zone        when.Zone
	from, until float64 // seconds since 1970
	left, right float64
}

func seconds(i when.Instant) float64 { return float64(i.UnixNano()) / 1e9 }

// instant is the reverse of seconds, kept within the range of instants.
func instant(s float64) when.Instant {
	ns := s * 1e9
	switch {
	case ns >= math.MaxInt64:
		return when.FromUnixNano(math.MaxInt64)
	case ns <= math.MinInt64:
		return when.FromUnixNano(math.MinInt64)
	}
	return when.FromUnixNano(int64(ns))
}

func (a axis) x(s float64) float64 {
	s = min(max(s, a.from), a.until)
	return a.left + (s-a.from)/(a.until-a.from)*(a.right-a.left)
}

// ticks returns the beginnings of the units on the axis, ascending.
func (a axis) ticks(u unit) []when.Instant {
	var out []when.Instant
	add := func(i when.Instant) {
		if s := seconds(i); s >= a.from && s <= a.until && (len(out) == 0 || out[len(out)-1].Before(i)) {
			out = append(out, i)
		}
	}
	last := a.zone.Date(instant(a.until))
	for d := a.first(u); d.IsValid() && d.Compare(last) <= 0; {
		if span, err := d.In(a.zone); err == nil { // no days that never came
			i, _ := span.From()
			add(i)
			for h := u.n; u.of == hours && h < 24; h += u.n {
				if at, err := a.zone.Local(d, h, 0, 0); err == nil && len(at) > 0 {
					add(at[0])
				}
			}
		}
		next, err := d.AddDays(1)
		switch u.of {
		case hours:
		case days:
			next, err = d.AddDays(u.n)
		case months:
			next, err = d.AddMonths(u.n)
		case years:
			next, err = d.AddMonths(12 * u.n)
		}
		if err != nil {
			break
		}
		d = next
	}
	return out
}

// first returns the date of the last beginning of a unit before the axis begins.
func (a axis) first(u unit) when.Date {
	d := a.zone.Date(instant(a.from))
	switch u.of {
	case hours:
	case days:
		monday, _ := when.NewDate(1600, time.January, 3) // weeks begin on Mondays
		d, _ = d.AddDays(-(d.Sub(monday) % u.n))
	case months:
		m := int(d.Month()) - 1
		d, _ = when.NewDate(d.Year(), time.Month(m-m%u.n+1), 1)
	case years:
		d, _ = when.NewDate(max(d.Year()-d.Year()%u.n, 1), time.January, 1)
	}
	return d
}

// draw draws the axis at y with lines up to top, and returns where it ended.
func (a axis) draw(d *drawing, top, y float64) float64 {
	u := pick(a.until-a.from, (a.right-a.left)/62)
	minor, major := "2 Jan", "2006"
	switch {
	case u.of == hours:
		minor, major = "15:04", "2 Jan 2006"
	case u.of == months:
		minor = "Jan"
	case u.of == years:
		minor, major = "2006", ""
	}
	last, clear := "", math.Inf(-1)
	for _, t := range a.ticks(u) {
		x := a.x(seconds(t))
		d.path("pg", fmt.Sprintf("M%s %sV%s", num(x), num(top), num(y)))
		d.text(x, y+14, "pt", "middle", a.zone.Format(t, minor))
		if major == "" {
			continue
		}
		if text := a.zone.Format(t, major); text != last {
			if half := em(text) * smallSize / 2; x-half > clear {
				d.text(min(max(x, half+2), drawingWidth-half-2), y+28, "pt pb", "middle", text)
				last, clear = text, x+half+6
			}
		}
	}
	d.path("px", fmt.Sprintf("M%s %sH%s", num(a.left), num(y), num(a.right)))
	d.text(a.right, y+44, "pd", "end", "times as clocks show them in "+a.zone.Name())
	return y + 50
}
