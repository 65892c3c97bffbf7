package render

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed svg.css
var svgStyle string

// drawing is an SVG picture as it grows. Coordinates are CSS pixels.
type drawing struct {
	b strings.Builder
	// inPage says that the picture stands in a page that has the style, the table of
	// marks and the notes.
	inPage bool
	// groups are marks that are drawn as one, by their numbers in the page.
	groups [][]int
	prefix string // of the groups' names
}

const (
	drawingWidth = 800.0
	fontSize     = 12.0
	smallSize    = 10.5
)

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(&d.b, format, args...) }

// text writes a text at the left, the middle or the right ("start", "middle", "end").
func (d *drawing) text(x, y float64, class, anchor, s string) {
	if anchor != "start" {
		anchor = ` text-anchor="` + anchor + `"`
	} else {
		anchor = ""
	}
	d.printf(`<text class="%s" x="%s" y="%s"%s>%s</text>`+"\n", class, num(x), num(y), anchor, esc(s))
}

// path writes a path of the given class.
func (d *drawing) path(class, data string) { d.printf(`<path class="%s" d="%s"/>`+"\n", class, data) }

// open begins the focusable group of a mark; close ends it. In a page it is a link
// to the mark's entry in the table, which works without scripts too.
func (d *drawing) open(p *page, n int) {
	if d.inPage {
		d.printf(`<a class="pk" href="#m%d" data-n="%d">`, n, n)
	} else {
		d.printf(`<g class="pk">`)
	}
	d.printf("<title>%s</title>", esc(p.hint(n)))
}

// openGroup begins the focusable group of several marks that are drawn as one.
func (d *drawing) openGroup(marks []int, title string) {
	if d.inPage {
		d.printf(`<a class="pk" href="#incidents" data-g="%s%d">`, d.prefix, len(d.groups))
	} else {
		d.printf(`<g class="pk">`)
	}
	d.groups = append(d.groups, marks)
	d.printf("<title>%s</title>", esc(title))
}

func (d *drawing) close() {
	if d.inPage {
		d.printf("</a>\n")
	} else {
		d.printf("</g>\n")
	}
}

// symbol draws a symbol round a point.
func (d *drawing) symbol(s Symbol, x, y float64) {
	d.printf(`<g class="ps ps%d" transform="translate(%s %s)"><circle class="po" r="12"/>`, s, num(x), num(y))
	letter, dx, dy := "", 0.0, 3.3
	switch s {
	case EstablishedBreach:
		d.printf(`<path class="pf" d="M-7-7H7V7H-7Z"/>`)
		letter = "B"
	case AllegedBreach:
		d.printf(`<path class="pl" d="M-7-7H7V7H-7Z"/><path class="pf" d="M-7-7V7H7Z"/>`)
		letter, dx, dy = "A", 3, 0.6
	case OpenCircle:
		d.printf(`<circle class="pl" r="7"/>`)
		letter = "?"
	case NoBreachDiamond:
		d.printf(`<path class="pl" d="M0-9L9 0L0 9L-9 0Z"/>`)
		letter = "N"
	case OutsideDot:
		d.printf(`<circle class="ph" r="8"/><circle class="pf" r="3.5"/>`)
	}
	if letter != "" {
		d.printf(`<text x="%s" y="%s">%s</text>`, num(dx), num(dy), letter)
	}
	d.printf(`</g>`)
}

// entry is an entry of a legend: a sample that is drawn round a point, and a text.
type entry struct {
	sample func(x, y float64)
	text   string
}

// legend writes entries one after the other, in lines, and returns where it ended.
func (d *drawing) legend(y float64, entries []entry) float64 {
	const left, gap, lead = 12.0, 22.0, 30.0
	x := left
	y += 18
	for _, e := range entries {
		lines := wrap(line(e.text), (drawingWidth-left-lead-12)/smallSize)
		w := 0.0
		for _, l := range lines {
			w = max(w, em(l)*smallSize)
		}
		if x > left && x+lead+w > drawingWidth-12 {
			x, y = left, y+20
		}
		e.sample(x+12, y-4)
		for i, l := range lines {
			if i > 0 {
				y += 14
			}
			d.text(x+lead, y, "pt", "start", l)
		}
		x += lead + w + gap
		if len(lines) > 1 {
			x = drawingWidth
		}
	}
	return y + 8
}

// notes writes texts as lines below the picture, and returns where they ended.
func (d *drawing) notes(y float64, notes []string) float64 {
	for _, n := range notes {
		for _, l := range wrap(line(n), (drawingWidth-24)/smallSize) {
			y += 15
			d.text(12, y, "pt", "start", l)
		}
		y += 3
	}
	return y + 6
}

// symbols is the legend of the symbols that the marks use.
func (d *drawing) symbols(p *page) []entry {
	var count [numSymbols]int
	for _, m := range p.Marks {
		count[m.Symbol()]++
	}
	var out []entry
	for i, n := range count {
		if s := Symbol(i); n > 0 {
			out = append(out, entry{func(x, y float64) { d.symbol(s, x, y) }, fmt.Sprintf("%v (%d)", s, n)})
		}
	}
	return out
}

// svg returns the finished picture.
func (d *drawing) svg(title string, height float64) string {
	var b strings.Builder
	size := fmt.Sprintf(`viewBox="0 0 %s %s"`, num(drawingWidth), num(height))
	if d.inPage {
		fmt.Fprintf(&b, `<svg class="pic" %s role="group" aria-label="%s">`+"\n", size, esc(title))
	} else {
		fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="pic" %s width="%s" height="%s" role="img">`+"\n", size, num(drawingWidth), num(height))
		fmt.Fprintf(&b, "<title>%s</title>\n<style>%s</style>\n", esc(title), plainStyle())
		fmt.Fprintf(&b, `<rect class="pbg" width="%s" height="%s"/>`+"\n", num(drawingWidth), num(height))
	}
	b.WriteString(d.b.String())
	b.WriteString("</svg>\n")
	return b.String()
}

// plainStyle is the style of the pictures with colours in the place of variables:
// what is not a browser seldom knows those.
func plainStyle() string {
	return strings.NewReplacer(
		"var(--bg)", "#ffffff", "var(--fg)", "#1b1f24", "var(--dim)", "#59626d", "var(--rule)", "#d5dae0",
		"var(--breach)", "#a3320f", "var(--open)", "#1d5a9e", "var(--none)", "#3c6e47", "var(--on)", "#ffffff",
		"var(--bar)", "#8193a8", "var(--area)", "#b58a2b", "var(--line)", "#6b3fa0", "var(--focus)", "#c2410c",
	).Replace(svgStyle)
}
