package render

import (
	"fmt"
	"math"
	"strconv"
)

// rect is a rectangle in pixels.
type rect struct{ x1, y1, x2, y2 float64 }

func (r rect) meets(q rect) bool { return r.x1 < q.x2 && q.x1 < r.x2 && r.y1 < q.y2 && q.y1 < r.y2 }

func (r rect) within(q rect) bool {
	return r.x1 >= q.x1 && r.x2 <= q.x2 && r.y1 >= q.y1 && r.y2 <= q.y2
}

// labels puts names on the map so that they cover neither each other nor a symbol. A
// name for which there is no room is left out: the legend has it. Names are tried
// when everything else has its place, in the order in which they were added.
type labels struct {
	v       view
	taken   []rect
	wanted  []wanted
	current *wanted
}

type wanted struct {
	text, class string
	tries       []xy // middles of the baseline
	within      rect
}

func (l *labels) block(r rect) { l.taken = append(l.taken, r) }

// add wants a name round a middle.
func (l *labels) add(text, class string, at xy, within rect) {
	for _, dy := range []float64{0, -14, 14, -28, 28} {
		l.try(text, class, xy{at[0], at[1] + dy}, within)
	}
	l.done()
}

// beside wants a name to the right of a symbol, or to its left, above or below.
func (l *labels) beside(text string, at xy, within rect) {
	w := em(text)*11/2 + 12
	for _, d := range []xy{{w, 4}, {-w, 4}, {0, -13}, {0, 21}, {w, 16}, {-w, 16}, {w, -8}, {-w, -8}} {
		l.try(text, "pn", xy{at[0] + d[0], at[1] + d[1]}, within)
	}
	l.done()
}

func (l *labels) try(text, class string, at xy, within rect) {
	if l.current == nil {
		l.current = &wanted{text: short(text, 34), class: class, within: within}
	}
	l.current.tries = append(l.current.tries, at)
}

func (l *labels) done() {
	l.wanted = append(l.wanted, *l.current)
	l.current = nil
}

// write writes the names for which there is room.
func (l *labels) write(d *drawing) {
	for _, w := range l.wanted {
		half := em(w.text) * 11 / 2
		for _, at := range w.tries {
			at[0] = min(max(at[0], w.within.x1+half+3), w.within.x2-half-3) // slid into the picture
			r := rect{at[0] - half, at[1] - 10, at[0] + half, at[1] + 3}
			if !r.within(w.within) || l.meets(r) {
				continue
			}
			l.block(r)
			d.text(at[0], at[1], w.class, "middle", w.text)
			break
		}
	}
}

func (l *labels) meets(r rect) bool {
	for _, t := range l.taken {
		if r.meets(t) {
			return true
		}
	}
	return false
}

// step returns the distance of meridians and parallels, in degrees, for about so many
// of them.
func step(degrees, about float64) float64 {
	minutes := [...]float64{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 2700, 5400}
	for _, m := range minutes {
		if degrees/(m/60) <= about {
			return m / 60
		}
	}
	return 90
}

// lines of the graticule from one degree to another, both included.
func gridLines(from, until, step float64) []float64 {
	var out []float64
	for k := math.Ceil(from/step - 1e-9); k*step <= until+1e-9; k++ {
		out = append(out, k*step)
	}
	return out
}

func (v view) steps() (x, y float64) { return step(v.east-v.west, 8), step(v.north-v.south, 7) }

func (d *drawing) graticule(v view) {
	sx, sy := v.steps()
	path := ""
	for _, lng := range gridLines(v.west, v.east, sx) {
		path += "M" + num(v.pixel(xy{lng, 0})[0]) + " 0V" + num(v.height)
	}
	for _, lat := range gridLines(v.south, v.north, sy) {
		path += "M0 " + num(v.pixel(xy{0, lat})[1]) + "H" + num(v.width)
	}
	if path != "" {
		d.path("pg", path)
	}
}

// frameLabels writes the degrees at the frame.
func (d *drawing) frameLabels(v view) {
	sx, sy := v.steps()
	for _, lng := range gridLines(v.west, v.east, sx) {
		text := arc(math.Remainder(lng, 360), "E", "W")
		half := em(text) * smallSize / 2
		d.text(min(v.left+v.pixel(xy{lng, 0})[0], drawingWidth-half-1), v.top+v.height+13, "pd", "middle", text)
	}
	for _, lat := range gridLines(v.south, v.north, sy) {
		y := v.top + v.pixel(xy{0, lat})[1]
		if y < v.top+6 {
			continue
		}
		d.text(v.left-4, y+3.5, "pd", "end", arc(lat, "N", "S"))
	}
}

// arc writes degrees and minutes: "33°30′N".
func arc(f float64, plus, minus string) string {
	if f < 0 {
		f, plus = -f, minus
	}
	minutes := int(math.Round(f * 60))
	s := strconv.Itoa(minutes/60) + "°"
	if minutes%60 != 0 {
		s += fmt.Sprintf("%02d′", minutes%60)
	}
	if minutes == 0 || plus == "E" && minutes == 180*60 || plus == "W" && minutes == 180*60 {
		return s
	}
	return s + plus
}

// scaleBar draws the scale below the map, and returns where it ended.
func (d *drawing) scaleBar(v view, y float64) float64 {
	most := 190 / v.perMetre()
	m := math.Pow(10, math.Floor(math.Log10(most)))
	for _, f := range []float64{5, 2} {
		if f*m <= most {
			m *= f
			break
		}
	}
	w := m * v.perMetre()
	d.path("px", fmt.Sprintf("M%s %sv6h%sv-6", num(v.left), num(y+4), num(w)))
	d.text(v.left+w+8, y+12, "pt", "start", fmt.Sprintf("%s at %s; north is up", metres(m), arc(math.Round(v.mid()*60)/60, "N", "S")))
	return y + 16
}
