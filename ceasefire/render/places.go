package render

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// bubble is a symbol on the map, in pixels, or several that cannot be told apart; it
// lies in the middle of them.
type bubble struct {
	marks []int // the numbers of the marks, ascending, each once
	spots float64
	xy
}

const (
	maxDiscs   = 60 // circles of places; of more, only the first are drawn
	labelMarks = 14 // marks with their labels on the map
)

// places draws the marks, and returns how many lie in bubbles, and whether there are
// circles.
func (d *drawing) places(p *page, v view, l *labels) (grouped int, circles bool) {
	var all []bubble
	for n, m := range p.Marks {
		for _, w := range m.Where {
			for _, c := range v.copies([]xy{{w.Centre.Lng(), w.Centre.Lat()}}) {
				if at := v.pixel(c[0]); at[1] >= 0 && at[1] <= v.height {
					all = append(all, bubble{[]int{n}, 1, at})
				}
			}
		}
	}
	circles = d.discs(p, v)
	labelled := len(all) <= labelMarks
	all = gather(all)
	for _, b := range all {
		r := b.radius() + 1
		l.block(rect{b.xy[0] - r, b.xy[1] - r, b.xy[0] + r, b.xy[1] + r})
	}
	for _, b := range all {
		if len(b.marks) > 1 {
			grouped += len(b.marks)
			d.bubble(p, b)
			continue
		}
		n := b.marks[0]
		d.open(p, n)
		d.symbol(p.Marks[n].Symbol(), b.xy[0], b.xy[1])
		d.close()
		if labelled {
			l.beside(short(p.Marks[n].label(), 26), b.xy, v.inside())
		}
	}
	return grouped, circles
}

// radius is how large a bubble is drawn.
func (b bubble) radius() float64 {
	if len(b.marks) == 1 {
		return 8
	}
	return 8 + 2.6*float64(len(strconv.Itoa(len(b.marks))))
}

// bubble draws a bubble with the number of its marks.
func (d *drawing) bubble(p *page, b bubble) {
	r := b.radius()
	d.openGroup(b.marks, fmt.Sprintf("%s: %s", plural(len(b.marks), "incident"), p.breakdown(b.marks)))
	d.printf(`<g class="ps" transform="translate(%s %s)"><circle class="po" r="%s"/><circle class="pu" r="%s"/>`, num(b.xy[0]), num(b.xy[1]), num(r+4), num(r))
	d.printf(`<text y="3.4">%d</text></g>`, len(b.marks))
	d.close()
}

// discs draws the circles within which the marks lie, and says whether there are any.
func (d *drawing) discs(p *page, v view) (some bool) {
	count := 0
	for _, m := range p.Marks {
		count += len(m.Where)
	}
	// Equal circles are drawn once: data sets place many incidents at a town's middle.
	seen := map[string]bool{}
	for n, m := range p.Marks {
		for _, w := range m.Where {
			r := w.Radius * v.perMetre()
			if r < 10 || r > 4*v.width || seen[w.String()] || count > maxDiscs && len(seen) >= maxDiscs {
				continue
			}
			seen[w.String()] = true
			path := ""
			for _, c := range v.copies(circle(w)) {
				path += data(v.clipRing(v.pixels(c)), 3, "Z")
			}
			if path != "" {
				d.printf(`<path class="pr" d="%s"><title>%s</title></path>`+"\n", path, esc(p.Marks[n].label()+": within "+metres(w.Radius)))
				some = true
			}
		}
	}
	return some
}

// gather puts symbols together that lie on each other, round by round until none do:
// each goes to the first that it covers by more than a third. A grid keeps it from
// comparing all with all. Rounds are few, and at most as many as there are symbols.
func gather(all []bubble) []bubble {
	const cell = 40.0 // more than any two that touch are apart
	for {
		var out []bubble
		grid := map[[2]int][]int{}
		for _, s := range all {
			cx, cy := int(math.Floor(s.xy[0]/cell)), int(math.Floor(s.xy[1]/cell))
			best := -1
			for dx := -1; dx <= 1; dx++ {
				for dy := -1; dy <= 1; dy++ {
					for _, i := range grid[[2]int{cx + dx, cy + dy}] {
						b := out[i]
						near := math.Hypot(b.xy[0]-s.xy[0], b.xy[1]-s.xy[1]) < (b.radius()+s.radius())*0.67
						if near && (best < 0 || i < best) {
							best = i
						}
					}
				}
			}
			if best < 0 {
				grid[[2]int{cx, cy}] = append(grid[[2]int{cx, cy}], len(out))
				out = append(out, s)
				continue
			}
			// It stays in its cell of the grid, which only makes it found a little less.
			b := &out[best]
			sum := b.spots + s.spots
			b.xy = xy{(b.xy[0]*b.spots + s.xy[0]*s.spots) / sum, (b.xy[1]*b.spots + s.xy[1]*s.spots) / sum}
			b.spots = sum
			b.marks = slices.Concat(b.marks, s.marks)
			slices.Sort(b.marks)
			b.marks = slices.Compact(b.marks)
		}
		if len(out) == len(all) {
			return out
		}
		all = out
	}
}

// named are places that are known by their names alone, and the marks there.
type named struct {
	place string
	marks []int
}

// named returns them sorted by name; marks of no place at all come last, under the
// empty name.
func (p *page) named() []named {
	at := map[string][]int{}
	for n, m := range p.Marks {
		if len(m.Where) > 0 {
			continue
		}
		at[joined(m.Named)] = append(at[joined(m.Named)], n)
	}
	var out []named
	for place, marks := range at {
		out = append(out, named{place, marks})
	}
	slices.SortFunc(out, func(a, b named) int {
		if (a.place == "") != (b.place == "") {
			return len(b.place) - len(a.place)
		}
		return strings.Compare(a.place, b.place)
	})
	return out
}

// unplaced lists the marks that are not on the map, for a map that stands alone.
func (p *page) unplaced() []string {
	const most = 12
	var out []string
	all := p.named()
	for i, n := range all {
		if i == most && len(all) > most+1 {
			rest := 0
			for _, n := range all[i:] {
				rest += len(n.marks)
			}
			out = append(out, fmt.Sprintf("and %s at %d more places.", plural(rest, "incident"), len(all)-i))
			break
		}
		var names []string
		for k, m := range n.marks {
			if k == 3 && len(n.marks) > 4 {
				names = append(names, fmt.Sprintf("and %d more", len(n.marks)-k))
				break
			}
			names = append(names, p.Marks[m].label()+" ("+p.Marks[m].verdict()+")")
		}
		place := n.place
		if place == "" {
			place = "no place stated"
		}
		out = append(out, "Not drawn, "+place+": "+strings.Join(names, "; "))
	}
	return out
}
