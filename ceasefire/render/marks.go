package render

import (
	"fmt"
	"math"
	"slices"

	"github.com/parley-go/parley/ceasefire"
)

// placed is a mark on the axis, in pixels.
type placed struct {
	n            int     // its number in the page
	lo, hi       float64 // when it may have been
	before       bool    // it may have been before lo: the window, or the axis, is open
	after        bool
	from, until  float64 // when it lasted for certain, if from < until
	x            float64 // the symbol
	labelX       float64
	label        string
	left, right  float64 // all of it
	begin, width float64 // the begin in seconds, for bins
}

// lasting says whether there are moments at which it went on for certain.
func lasting(w ceasefire.When) bool {
	a, ok := w.Began().Latest()
	b, ok2 := w.Ended().Earliest()
	return ok && ok2 && a.Before(b)
}

// place puts a mark on the axis; ok is false if its time is not known or outside.
func (a axis) place(m Mark, n int) (q placed, known, inside bool) {
	lo, loOK := m.When.Began().Earliest()
	hi, hiOK := m.When.Ended().Latest()
	from, until := math.Inf(-1), math.Inf(1)
	if loOK {
		from = seconds(lo)
	}
	if hiOK {
		until = seconds(hi)
	}
	q = placed{n: n, before: from < a.from, after: until > a.until}
	if lasting(m.When) {
		b, _ := m.When.Began().Latest()
		e, _ := m.When.Ended().Earliest()
		q.from, q.until = a.x(seconds(b)), a.x(seconds(e))
		known = true
	}
	if !known && !loOK && !hiOK {
		return q, false, false
	}
	if until < a.from || from > a.until {
		return q, true, false
	}
	q.lo, q.hi = a.x(from), a.x(until)
	q.begin, q.width = max(from, a.from), until-from
	switch {
	case q.from < q.until:
		q.x = (q.from + q.until) / 2
	case !loOK: // "not after": the end is what is known
		q.x = q.hi
		q.begin = min(until, a.until)
	case !hiOK:
		q.x = q.lo
	default:
		q.x = (q.lo + q.hi) / 2
	}
	return q, true, true
}

// marks draws the marks below y, and returns where they ended.
func (d *drawing) marks(p *page, a axis, y float64, notes *[]string) float64 {
	var all []placed
	unknown, outside := 0, 0
	for n, m := range p.Marks {
		q, known, inside := a.place(m, n)
		switch {
		case !known:
			unknown++
		case !inside:
			outside++
		default:
			all = append(all, q)
		}
	}
	if unknown > 0 {
		*notes = append(*notes, plural(unknown, "incident")+" not drawn: the time is not known.")
	}
	if outside > 0 {
		*notes = append(*notes, plural(outside, "incident")+" not drawn: outside the time shown.")
	}
	if len(all) == 0 {
		return y
	}
	y += 16
	d.text(timelineLeft, y, "pd", "start", "incidents")
	y += 4
	labelled := len(all) <= maxLabelled
	if labelled {
		for i := range all {
			all[i].name(p, a)
		}
	}
	for _, whole := range []bool{true, false} {
		lanes, ok := lay(all, whole, labelled)
		if !ok {
			continue
		}
		height := 19.0
		if labelled {
			height = 33
		}
		for i, q := range all {
			d.mark(p, q, y+float64(lanes[i]+1)*height-10, whole)
		}
		return y + float64(slices.Max(lanes)+1)*height
	}
	return d.bins(p, a, all, y, notes)
}

// name gives a mark its label, above its symbol and inside the picture.
func (q *placed) name(p *page, a axis) {
	q.label = short(p.Marks[q.n].label(), (a.right-a.left)*0.6/fontSize)
	q.labelX = max(a.left, min(q.x-7, a.right-em(q.label)*fontSize))
}

// lay puts marks into lanes, with their whiskers (whole) or by their symbols alone;
// ok is false if that takes too many.
func lay(all []placed, whole, labelled bool) (lanes []int, ok bool) {
	var pack packer
	for i := range all {
		q := &all[i]
		q.left, q.right = q.x-9, q.x+9
		if whole {
			q.left, q.right = min(q.left, q.lo), max(q.right, q.hi)
		}
		if labelled {
			q.left, q.right = min(q.left, q.labelX), max(q.right, q.labelX+em(q.label)*fontSize)
		}
		lane := pack.put(q.left, q.right+3)
		if lane >= maxLanes {
			return nil, false
		}
		lanes = append(lanes, lane)
	}
	return lanes, true
}

// mark draws a mark with its whisker.
func (d *drawing) mark(p *page, q placed, y float64, whole bool) {
	d.open(p, q.n)
	class := "pw"
	if !whole {
		class = "pw faint"
	}
	if q.before || q.after || q.hi-q.lo > 16 {
		d.whisker(q.lo, q.hi, y, class, !q.before, !q.after)
	}
	if q.until-q.from > 14 {
		d.path("pe", fmt.Sprintf("M%s %sH%s", num(q.from), num(y), num(q.until)))
	}
	if q.label != "" {
		d.text(q.labelX, y-12, "pn", "start", q.label)
	}
	d.symbol(p.Marks[q.n].Symbol(), q.x, y)
	d.close()
}

// whisker draws a line with caps, or with arrows at ends that are not known.
func (d *drawing) whisker(x1, x2, y float64, class string, cap1, cap2 bool) {
	s := fmt.Sprintf("M%s %sH%s", num(x1), num(y), num(x2))
	for _, e := range []struct {
		x, dx float64
		cap   bool
	}{{x1, 5, cap1}, {x2, -5, cap2}} {
		if e.cap {
			s += fmt.Sprintf("M%s %sV%s", num(e.x), num(y-4), num(y+4))
		} else {
			s += fmt.Sprintf("M%s %sL%s %sL%s %s", num(e.x+e.dx), num(y-4), num(e.x), num(y), num(e.x+e.dx), num(y+4))
		}
	}
	d.path(class, s)
}

// bins draws one histogram for each symbol, all on the same scale.
func (d *drawing) bins(p *page, a axis, all []placed, y float64, notes *[]string) float64 {
	u := pick(a.until-a.from, 60)
	edges := []float64{a.from}
	for _, t := range a.ticks(u) {
		if s := seconds(t); s > a.from && s < a.until {
			edges = append(edges, s)
		}
	}
	edges = append(edges, a.until)
	var count [numSymbols][][]int // the marks of each bin
	wide, most := 0, 1
	for _, q := range all {
		s := p.Marks[q.n].Symbol()
		if count[s] == nil {
			count[s] = make([][]int, len(edges)-1)
		}
		bin, found := slices.BinarySearch(edges, q.begin)
		if !found {
			bin--
		}
		bin = min(bin, len(edges)-2)
		count[s][bin] = append(count[s][bin], q.n)
		most = max(most, len(count[s][bin]))
		if q.width > 1.05*u.long {
			wide++
		}
	}
	const height = 56.0
	for i, bins := range count {
		if bins == nil {
			continue
		}
		s := Symbol(i)
		y += 22
		d.symbol(s, a.left+9, y-4)
		d.text(a.left+24, y, "pn", "start", s.String())
		y += 14 + height
		for k, marks := range bins {
			if len(marks) == 0 {
				continue
			}
			x1, x2 := a.x(edges[k]), a.x(edges[k+1])
			h := max(height*float64(len(marks))/float64(most), 1.5)
			title := fmt.Sprintf("%s, %s from %s", plural(len(marks), "incident"), s, p.instant(instant(edges[k])))
			d.openGroup(marks, title)
			d.path(fmt.Sprintf("hist ps%d", i), fmt.Sprintf("M%s %sV%sH%sV%sZ", num(x1), num(y), num(y-h), num(max(x2, x1+1)), num(y)))
			if text := grouped(len(marks)); em(text)*smallSize < x2-x1+2 {
				d.text((x1+x2)/2, y-h-3, "pt", "middle", text)
			}
			d.close()
		}
		d.path("px", fmt.Sprintf("M%s %sH%s", num(a.left), num(y), num(a.right)))
	}
	note := fmt.Sprintf("%s, too many to be drawn one by one: counted by %s (at most %s in one), each where it may have begun.", plural(len(all), "incident"), u, grouped(most))
	if wide > 0 {
		note += fmt.Sprintf(" Of %s the time is known less closely than that.", grouped(wide))
	}
	*notes = append(*notes, note)
	return y
}
