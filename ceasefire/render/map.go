package render

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"

	"github.com/parley-go/parley/ceasefire/geo"
)

// Map writes the map as an SVG picture of 800 pixels in width: areas, lines with
// their accuracy as a band, and marks with the radius within which they lie. Marks of
// which only the name of a place is known are listed below. Where marks would lie on
// top of each other they are drawn as one bubble with their number.
//
// A page with problems is refused with a problem.List, and nothing is written.
// Other errors are those of w.
func Map(w io.Writer, p Page) error {
	q, err := prepare(p)
	if err != nil {
		return err
	}
	d := &drawing{prefix: "g"}
	_, err = io.WriteString(w, d.chart(q))
	return err
}

// chart draws the map, and returns the picture.
func (d *drawing) chart(p *page) string {
	title := "Map: " + line(p.Title)
	b, ok := extent(p)
	if !ok {
		d.text(12, 24, "pd", "start", "No place is known by more than its name.")
		y := 34.0
		if !d.inPage {
			y = d.notes(y, p.unplaced())
		}
		return d.svg(title, y)
	}
	v := newView(b, 52, 8, drawingWidth-60, 260, 560)
	d.printf(`<svg x="%s" y="%s" width="%s" height="%s">`+"\n", num(v.left), num(v.top), num(v.width), num(v.height))
	d.graticule(v)
	l := &labels{v: v}
	entries := d.areas(p, v, l)
	entries = append(entries, d.lines(p, v, l)...)
	grouped, circles := d.places(p, v, l)
	l.write(d)
	d.printf("</svg>\n")
	d.path("px", fmt.Sprintf("M%s %sh%sv%sh-%sZ", num(v.left), num(v.top), num(v.width), num(v.height), num(v.width)))
	d.frameLabels(v)
	y := d.scaleBar(v, v.top+v.height+20)
	if circles {
		entries = slices.Insert(entries, 0, entry{func(x, y float64) {
			d.printf(`<circle class="pr" cx="%s" cy="%s" r="7"/>`+"\n", num(x), num(y))
		}, "somewhere within"})
	}
	entries = append(d.symbols(p), entries...)
	y = d.legend(y, entries)
	var notes []string
	if grouped > 0 {
		notes = append(notes, fmt.Sprintf("%s would lie on top of others: a bubble in the middle of them stands for as many as its number says.", plural(grouped, "incident")))
	}
	if len(p.Lines)+len(p.Areas) > 0 {
		notes = append(notes, "Lines and areas are drawn as the data has them, under the names that are given for them. No position is taken on where a border runs or on whose a territory is.")
	}
	if !d.inPage {
		notes = append(notes, p.unplaced()...)
	}
	return d.svg(title, d.notes(y, notes))
}

// outlines are the rings of an area, or the parts of the line along its middle,
// unrolled.
func outlines(a Area) [][]xy {
	switch {
	case a.Disc != nil:
		return [][]xy{circle(*a.Disc)}
	case a.Corridor != nil:
		return paths(a.Corridor.Line)
	}
	pole, _ := geo.NewPoint(90, 0)
	north := a.Area.Contains(pole)
	var out [][]xy
	for _, polygon := range a.Area.Polygons() {
		for _, ring := range polygon {
			out = append(out, closed(unrolled(ring, a.Area.Edges()), north))
		}
	}
	return out
}

// paths are the parts of a line, unrolled.
func paths(l geo.Line) [][]xy {
	var out [][]xy
	for _, part := range l.Parts() {
		out = append(out, unrolled(part, l.Edges()))
	}
	return out
}

// extent returns what the map shows: all marks, areas and lines but backdrops, which
// count only where there is nothing else.
func extent(p *page) (box, bool) {
	var front, back []xy
	for _, m := range p.Marks {
		for _, d := range m.Where {
			// A place known to a continent does not make the map one of that continent.
			d.Radius = min(d.Radius, 150_000)
			front = append(front, circle(d)...)
			front = append(front, xy{d.Centre.Lng(), d.Centre.Lat()})
		}
	}
	for _, a := range p.Areas {
		for _, ring := range outlines(a) {
			if a.Backdrop {
				back = append(back, ring...)
			} else {
				front = append(front, ring...)
			}
		}
	}
	for _, l := range p.Lines {
		for _, part := range paths(l.Shape) {
			if l.Backdrop {
				back = append(back, part...)
			} else {
				front = append(front, part...)
			}
		}
	}
	if len(front) == 0 {
		front = back
	}
	return bounds(front)
}

// areas draws the areas, and returns their entries for the legend.
func (d *drawing) areas(p *page, v view, l *labels) []entry {
	var entries []entry
	front := 0
	for _, a := range p.Areas {
		class := "pa back"
		if !a.Backdrop {
			class = "pa pa" + strconv.Itoa(front%4)
			front++
		}
		path, wide := "", ""
		var largest []xy
		accuracy, band := a.Area.Accuracy(), 0.0
		if a.Corridor != nil {
			accuracy, band = a.Corridor.Line.Accuracy(), a.Corridor.Width*v.perMetre()
		}
		blur := 2 * accuracy * v.perMetre()
		for _, ring := range outlines(a) {
			for _, c := range v.copies(ring) {
				c = v.pixels(c)
				if around := band + blur; around > 2 && around < 4*v.width {
					for _, piece := range v.clipLine(c, margin+around) {
						wide += data(piece, 2, "")
					}
				}
				if a.Corridor != nil {
					for _, piece := range v.clipLine(c, margin+band) {
						path += data(piece, 2, "")
						if length(piece) > length(largest) {
							largest = piece
						}
					}
					continue
				}
				c = v.clipRing(c)
				path += data(c, 2, "Z")
				if surface(c) > surface(largest) {
					largest = c
				}
			}
		}
		name := joined(a.Names)
		text := name
		if n := line(a.Note); n != "" {
			text += " (" + n + ")"
		}
		if accuracy > 0 {
			text += ", accurate to " + metres(accuracy)
		}
		switch {
		case path == "":
			text += ": outside the map"
		case a.Corridor != nil:
			d.band("pc back", wide, band+blur)
			d.printf(`<path class="pc" stroke-width="%s" d="%s"><title>%s</title></path>`+"\n", num(max(band, 1)), path, esc(text))
			l.add(name, "pn pna", along(largest, 0.5), v.inside())
		default:
			if blur > 2 {
				d.band("pc back", wide, blur)
			}
			d.printf(`<path class="%s" d="%s"><title>%s</title></path>`+"\n", class, path, esc(text))
			if len(largest) > 0 {
				l.add(name, "pn pna", middle(largest), v.inside())
			}
		}
		if !a.Backdrop || path == "" {
			entries = append(entries, entry{func(x, y float64) {
				d.path(class, fmt.Sprintf("M%s %sh24v10h-24Z", num(x-12), num(y-5)))
			}, text})
		}
	}
	return entries
}

// lines draws the lines, and returns their entries for the legend.
func (d *drawing) lines(p *page, v view, l *labels) []entry {
	var entries []entry
	for i, ln := range p.Lines {
		class := "pz pz" + strconv.Itoa(i%4)
		band := 2 * ln.Shape.Accuracy() * v.perMetre()
		path, wide := "", ""
		var longest []xy
		for _, part := range paths(ln.Shape) {
			for _, c := range v.copies(part) {
				c = v.pixels(c)
				for _, piece := range v.clipLine(c, margin) {
					path += data(piece, 2, "")
					if length(piece) > length(longest) {
						longest = piece
					}
				}
				if band > 2 && band < 4*v.width {
					for _, piece := range v.clipLine(c, margin+band) {
						wide += data(piece, 2, "")
					}
				}
			}
		}
		name := joined(ln.Names)
		text := name
		if ln.Shape.Accuracy() > 0 {
			text += ", accurate to " + metres(ln.Shape.Accuracy())
			if band <= 2 {
				text += " (less than can be seen)"
			}
		}
		if n := line(ln.Note); n != "" {
			text += " (" + n + ")"
		}
		d.band("pv", wide, band)
		if path == "" {
			text += ": outside the map"
		} else {
			d.printf(`<path class="%s" d="%s"><title>%s</title></path>`+"\n", class, path, esc(text))
			for _, t := range []float64{0.5, 0.3, 0.7, 0.15, 0.85} {
				l.try(name, "pn", along(longest, t), v.inside())
			}
			l.done()
		}
		entries = append(entries, entry{func(x, y float64) {
			if wide != "" {
				d.printf(`<path class="pv" stroke-width="9" d="M%s %sh24"/>`, num(x-12), num(y))
			}
			d.path(class, fmt.Sprintf("M%s %sh24", num(x-12), num(y)))
		}, text})
	}
	return entries
}

// band draws a path as a band, if there is one.
func (d *drawing) band(class, path string, width float64) {
	if path != "" {
		d.printf(`<path class="%s" stroke-width="%s" d="%s"/>`+"\n", class, num(width), path)
	}
}

func (v view) pixels(path []xy) []xy {
	out := make([]xy, len(path))
	for i, p := range path {
		out[i] = v.pixel(p)
	}
	return out
}

// inside is the picture, in its own pixels.
func (v view) inside() rect { return rect{0, 0, v.width, v.height} }

func surface(ring []xy) float64 {
	s := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		s += p[0]*q[1] - q[0]*p[1]
	}
	return math.Abs(s) / 2
}

// middle is the centre of gravity of a ring.
func middle(ring []xy) xy {
	var x, y, s float64
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		c := p[0]*q[1] - q[0]*p[1]
		x, y, s = x+(p[0]+q[0])*c, y+(p[1]+q[1])*c, s+c
	}
	if math.Abs(s) < 1e-9 {
		return ring[0]
	}
	return xy{x / (3 * s), y / (3 * s)}
}

func length(path []xy) float64 {
	s := 0.0
	for i := 1; i < len(path); i++ {
		s += math.Hypot(path[i][0]-path[i-1][0], path[i][1]-path[i-1][1])
	}
	return s
}

// along is the point at a share of a path's length.
func along(path []xy, share float64) xy {
	left := length(path) * share
	for i := 1; i < len(path); i++ {
		d := math.Hypot(path[i][0]-path[i-1][0], path[i][1]-path[i-1][1])
		if d >= left && d > 0 {
			t := left / d
			return xy{path[i-1][0] + t*(path[i][0]-path[i-1][0]), path[i-1][1] + t*(path[i][1]-path[i-1][1])}
		}
		left -= d
	}
	return path[len(path)-1]
}
