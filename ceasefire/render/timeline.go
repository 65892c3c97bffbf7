package render

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
)

// Timeline writes the timeline as an SVG picture of 800 pixels in width: spans as
// bars, marks below them, each with a whisker from the earliest to the latest instant
// at which it may have been, and a bar where it lasted. Where there are too many marks
// to be told apart they are counted in bins, and the picture says so.
//
// A page with problems is refused with a problem.List, and nothing is written.
// Other errors are those of w.
func Timeline(w io.Writer, p Page) error {
	q, err := prepare(p)
	if err != nil {
		return err
	}
	d := &drawing{prefix: "t"}
	_, err = io.WriteString(w, d.timeline(q))
	return err
}

const (
	timelineLeft  = 16.0
	timelineRight = drawingWidth - 16
	maxLanes      = 22 // of marks; more are binned
	maxLabelled   = 30 // marks with their labels beside them; more go without
)

// timeline draws the timeline, and returns the picture.
func (d *drawing) timeline(p *page) string {
	title := "Timeline: " + line(p.Title)
	a, ok := frame(p)
	if !ok {
		d.text(12, 24, "pd", "start", "No time is known.")
		return d.svg(title, 36)
	}
	// What is drawn comes after the axis, over its lines, and says how high they are.
	body := &drawing{inPage: d.inPage, prefix: d.prefix}
	y := body.spans(p, a, 6)
	var notes []string
	if len(p.Marks) > 0 {
		y = body.marks(p, a, y, &notes)
	}
	y += 6
	end := a.draw(d, 4, y)
	d.b.WriteString(body.b.String())
	d.groups = body.groups
	d.spanNotes(p, a, &notes)
	legend := d.symbols(p)
	if len(p.Marks) > 0 {
		legend = append(legend, entry{func(x, y float64) { d.whisker(x-12, x+12, y, "pw", true, true) }, "some time between"})
	}
	if slices.ContainsFunc(p.Marks, func(m Mark) bool { return lasting(m.When) }) {
		legend = append(legend, entry{func(x, y float64) { d.path("pe", fmt.Sprintf("M%s %sH%s", num(x-12), num(y), num(x+12))) }, "lasted"})
	}
	if slices.ContainsFunc(p.Spans, func(s Span) bool { return s.Uncertain || len(s.Perhaps) > 0 }) {
		legend = append(legend, entry{func(x, y float64) { d.bar(x-12, x+12, y-4, "maybe", "") }, "perhaps"})
	}
	if len(legend) > 0 {
		end = d.legend(end, legend)
	}
	return d.svg(title, d.notes(end, notes))
}

// frame returns the axis on which everything of the page lies; ok is false if no
// time at all is known.
func frame(p *page) (a axis, ok bool) {
	a = axis{zone: p.zone, from: math.Inf(1), until: math.Inf(-1), left: timelineLeft, right: timelineRight}
	add := func(i when.Instant, known bool) {
		if known {
			a.from, a.until = min(a.from, seconds(i)), max(a.until, seconds(i))
		}
	}
	for _, s := range p.Spans {
		for _, t := range append([]when.Span{s.During}, s.Perhaps...) {
			add(t.From())
			add(t.Until())
		}
	}
	for _, m := range p.Marks {
		for _, w := range []ceasefire.Window{m.When.Began(), m.When.Ended()} {
			add(w.Earliest())
			add(w.Latest())
		}
	}
	from, fromStated := p.Period.From()
	until, untilStated := p.Period.Until()
	if a.from > a.until && !fromStated && !untilStated {
		return a, false
	}
	if fromStated {
		a.from = seconds(from)
		a.until = max(a.until, a.from)
	}
	if untilStated {
		a.until = seconds(until)
		a.from = min(a.from, a.until)
	}
	const least = 6 * hour
	pad := max((a.until-a.from)*0.03, (least-(a.until-a.from))/2)
	if !fromStated {
		a.from -= pad
	}
	if !untilStated {
		a.until += pad
	}
	if a.until-a.from < least/6 {
		a.until = a.from + least/6
	}
	return a, true
}

// spans draws the spans, kind by kind, and returns where they ended.
func (d *drawing) spans(p *page, a axis, y float64) float64 {
	var kinds []string
	for _, s := range p.Spans {
		if k := line(s.Kind); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	for _, k := range kinds {
		if k != "" {
			y += 14
			d.text(timelineLeft, y, "pd", "start", k)
			y += 4
		}
		var lanes packer
		top := y
		for _, s := range p.Spans {
			if line(s.Kind) != k {
				continue
			}
			lo, hi, seen := a.extent(s)
			if !seen {
				continue
			}
			label := short(line(s.Label), (a.right-a.left)/fontSize)
			w := em(label) * fontSize
			x := max(a.left, min(lo, a.right-w))
			lane := lanes.put(min(lo, x), max(hi, x+w)+10)
			row := top + float64(lane)*30
			d.printf("<g><title>%s</title>", esc(line(s.Label)+": "+p.spanWords(s)))
			d.text(x, row+12, "pn", "start", label)
			d.spanBars(a, s, row+16)
			d.printf("</g>\n")
			y = max(y, row+30)
		}
	}
	return y
}

func (d *drawing) spanBars(a axis, s Span, y float64) {
	for _, t := range s.Perhaps {
		d.stretch(a, t, y, "maybe")
	}
	class := "bar"
	if s.Uncertain {
		class = "maybe"
	}
	d.stretch(a, s.During, y, class)
}

// stretch draws a stretch of time as a bar, with an arrow where it has no end.
func (d *drawing) stretch(a axis, t when.Span, y float64, class string) {
	lo, hi, before, after := a.ends(t)
	if hi <= a.from || lo >= a.until {
		return
	}
	ends := ""
	if before {
		ends += "<"
	}
	if after {
		ends += ">"
	}
	d.bar(a.x(lo), max(a.x(hi), a.x(lo)+2), y, class, ends)
}

// bar draws a bar of 8 pixels in height, with points at ends that are open.
func (d *drawing) bar(x1, x2, y float64, class, ends string) {
	p1, p2 := 0.0, 0.0
	for _, e := range ends {
		if e == '<' {
			p1 = 7
		} else {
			p2 = 7
		}
	}
	d.path(class, fmt.Sprintf("M%s %sL%s %sH%sL%s %sL%s %sH%sZ", num(x1), num(y+4), num(x1+p1), num(y), num(x2-p2), num(x2), num(y+4), num(x2-p2), num(y+8), num(x1+p1)))
}

// ends are a stretch's ends in seconds; those that are open, or lie outside, are
// those of the axis.
func (a axis) ends(t when.Span) (lo, hi float64, before, after bool) {
	lo, hi, before, after = a.from, a.until, true, true
	if i, ok := t.From(); ok {
		lo, before = seconds(i), seconds(i) < a.from
	}
	if i, ok := t.Until(); ok {
		hi, after = seconds(i), seconds(i) > a.until
	}
	return lo, hi, before, after
}

// extent is what a span takes up on the axis, in pixels.
func (a axis) extent(s Span) (lo, hi float64, seen bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, t := range append([]when.Span{s.During}, s.Perhaps...) {
		if from, until, _, _ := a.ends(t); until > a.from && from < a.until {
			lo, hi, seen = min(lo, a.x(from)), max(hi, a.x(until)), true
		}
	}
	return lo, hi, seen
}

// spanNotes says which spans lie outside the picture.
func (d *drawing) spanNotes(p *page, a axis, notes *[]string) {
	out := 0
	for _, s := range p.Spans {
		if _, _, seen := a.extent(s); !seen {
			out++
		}
	}
	if out > 0 {
		*notes = append(*notes, plural(out, "bar")+" outside the time shown.")
	}
}

// packer puts things into lanes, each into the first where it fits. They must come
// in the order of their left ends to be packed well; they need not.
type packer struct{ taken [][][2]float64 }

func (q *packer) put(lo, hi float64) int {
	for i, lane := range q.taken {
		at, _ := slices.BinarySearchFunc(lane, lo, func(t [2]float64, lo float64) int { return cmp.Compare(t[0], lo) })
		if (at == 0 || lane[at-1][1] <= lo) && (at == len(lane) || hi <= lane[at][0]) {
			q.taken[i] = slices.Insert(lane, at, [2]float64{lo, hi})
			return i
		}
	}
	q.taken = append(q.taken, [][2]float64{{lo, hi}})
	return len(q.taken) - 1
}
