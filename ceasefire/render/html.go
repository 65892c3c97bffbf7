package render

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/parley-go/parley/ceasefire"
)

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

// HTML writes one page that holds everything and loads nothing: the two pictures, a
// table of all marks that can be filtered and sorted, and the explanations. Selecting
// a mark anywhere, by mouse, touch or keyboard, shows what is known of it.
//
// A page with problems is refused with a problem.List, and nothing is written.
// Other errors are those of w.
func HTML(w io.Writer, p Page) error {
	q, err := prepare(p)
	if err != nil {
		return err
	}
	h := &document{page: q}
	h.write()
	_, err = w.Write(h.b.Bytes())
	return err
}

// document is a page as it grows.
type document struct {
	*page
	b      bytes.Buffer
	groups [][]string // of each mark: the names of the groups that it is drawn in
}

func (h *document) printf(format string, args ...any) { fmt.Fprintf(&h.b, format, args...) }

// tag writes an element with a text; nothing if the text is empty.
func (h *document) tag(name, class, text string) {
	if clean(text) == "" {
		return
	}
	if class != "" {
		class = ` class="` + class + `"`
	}
	h.printf("<%s%s>%s</%s>\n", name, class, esc(text), name)
}

func (h *document) list(class string, texts []string) {
	if len(texts) == 0 {
		return
	}
	h.printf(`<ul class="%s">`+"\n", class)
	for _, t := range texts {
		h.tag("li", "", t)
	}
	h.printf("</ul>\n")
}

func (h *document) write() {
	style := svgStyle + pageStyle
	h.printf("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n", esc(h.Lang))
	h.printf(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"/>`+"\n", hash(style), hash(pageScript))
	h.printf("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n")
	h.printf("<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", esc(line(h.Title)), style)
	h.symbolDefs()
	h.printf("<header>\n")
	h.tag("h1", "", line(h.Title))
	h.tag("p", "lead", h.Lead)
	h.list("notes", h.Notes)
	h.printf("</header>\n<main>\n")

	h.groups = make([][]string, len(h.Marks))
	if len(h.Spans)+len(h.Marks) > 0 {
		h.timeline()
	}
	if len(h.Areas)+len(h.Lines)+len(h.Marks) > 0 {
		h.chart()
	}
	if len(h.Marks) > 0 {
		h.incidents()
	}
	for i, t := range h.Tables {
		h.table(i, t)
	}
	h.printf("</main>\n")
	if len(h.Sources) > 0 {
		h.printf("<footer>\n<h2>Sources</h2>\n")
		h.list("sources", h.Sources)
		h.printf("</footer>\n")
	}
	h.printf(`<section id="panel" role="dialog" aria-labelledby="selected" hidden="">` + "\n" +
		`<div class="top"><h2 id="selected" tabindex="-1">Details</h2>` +
		`<button type="button" class="step" data-d="-1" aria-label="previous incident">◀</button>` +
		`<button type="button" class="step" data-d="1" aria-label="next incident">▶</button>` +
		`<button type="button" class="close">Close</button></div>` + "\n" +
		`<div class="content"></div>` + "\n</section>\n")
	h.printf("<script>%s</script>\n</body>\n</html>\n", pageScript)
}

// hash is a text's hash as a Content-Security-Policy has it.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// symbolDefs draws the symbols once, for the table.
func (h *document) symbolDefs() {
	d := &drawing{}
	for i := range numSymbols {
		d.printf(`<symbol id="y%d" viewBox="-10 -10 20 20">`, i)
		d.symbol(Symbol(i), 0, 0)
		d.printf("</symbol>")
	}
	h.printf(`<svg class="defs" aria-hidden="true">%s</svg>`+"\n", d.b.String())
}

func (h *document) timeline() {
	d := &drawing{inPage: true, prefix: "t"}
	h.printf("<section id=\"timeline\" aria-labelledby=\"h-timeline\">\n<h2 id=\"h-timeline\">Timeline</h2>\n")
	h.printf(wideHint)
	h.printf(`<div class="scroll" role="region" aria-label="timeline" tabindex="0">`+"\n%s</div>\n", d.timeline(h.page))
	h.remember(d)
	if len(h.Spans) > 0 {
		h.printf("<details class=\"bars\"><summary>The bars in words</summary>\n<dl>\n")
		for _, s := range h.Spans {
			h.printf("<dt>%s</dt><dd>%s</dd>\n", esc(line(s.Label)), esc(h.spanWords(s)))
		}
		h.printf("</dl>\n</details>\n")
	}
	h.printf("</section>\n")
}

func (h *document) chart() {
	d := &drawing{inPage: true, prefix: "g"}
	all := h.named()
	two := ""
	if len(all) > 0 {
		two = " two"
	}
	h.printf("<section id=\"map\" aria-labelledby=\"h-map\">\n<h2 id=\"h-map\">Map</h2>\n"+wideHint+"<div class=\"map%s\">\n", two)
	h.printf(`<div class="scroll" role="region" aria-label="map" tabindex="0">`+"\n%s</div>\n", d.chart(h.page))
	h.remember(d)
	if len(all) > 0 {
		h.printf("<div class=\"named\" role=\"region\" aria-label=\"incidents that are not on the map\" tabindex=\"0\">\n<h3>Not on the map</h3>\n<p class=\"dim\">Of these the place is known by its name alone, or not at all.</p>\n")
		for _, n := range all {
			place := n.place
			if place == "" {
				place = "No place stated"
			}
			h.printf("<strong>%s</strong>\n<ul>\n", esc(place))
			for _, m := range n.marks {
				h.printf(`<li><svg class="ic" aria-hidden="true"><use href="#y%d"/></svg><a href="#m%d">%s</a></li>`+"\n", h.Marks[m].Symbol(), m, esc(h.Marks[m].label()))
			}
			h.printf("</ul>\n")
		}
		h.printf("</div>\n")
	}
	h.printf("</div>\n</section>\n")
}

const wideHint = `<p class="dim wide hint">The picture is wider than the screen, and scrolls sideways.</p>` + "\n"

// remember notes in which groups a picture has drawn each mark.
func (h *document) remember(d *drawing) {
	for i, marks := range d.groups {
		for _, n := range marks {
			h.groups[n] = append(h.groups[n], fmt.Sprintf("%s%d", d.prefix, i))
		}
	}
}

func (h *document) incidents() {
	h.printf("<section id=\"incidents\" aria-labelledby=\"h-incidents\">\n<h2 id=\"h-incidents\">%s</h2>\n", plural(len(h.Marks), "incident"))
	h.filter()
	h.printf("<table class=\"inc\">\n<caption>Times are those of %s.</caption>\n<thead><tr>", esc(h.zone.Name()))
	for _, head := range []string{"Verdict on the claims", "Incident", "When", "Where", "Who answers", "Established"} {
		h.printf(`<th scope="col">%s</th>`, head)
	}
	h.printf("</tr></thead>\n")
	for n, m := range h.Marks {
		h.mark(n, m)
	}
	h.printf("</table>\n</section>\n")
}

func (h *document) filter() {
	h.printf("<p class=\"dim hint\">Choose an incident in a picture or in the table to read why. By keyboard: Tab to a picture or to the table, arrows to move, Enter to open, Escape to close.</p>\n")
	h.printf(`<form id="filter" hidden=""><label>Search <input type="search" aria-label="search the incidents"/></label>` + "\n")
	var seen [numSymbols]bool
	for _, m := range h.Marks {
		seen[m.Symbol()] = true
	}
	for i := range numSymbols {
		if seen[i] {
			h.printf(`<label><input type="checkbox" checked="" data-v="%d"/><svg class="ic" aria-hidden="true"><use href="#y%d"/></svg>%s</label>`+"\n", i, i, esc(Symbol(i).String()))
		}
	}
	h.printf(`<label><input type="checkbox" id="whole" checked=""/>print the explanations</label>` + "\n")
	h.printf(`<output id="status" class="dim" aria-live="polite"></output></form>` + "\n")
}

// mark writes a mark's rows in the table.
func (h *document) mark(n int, m Mark) {
	h.printf(`<tbody id="m%d" data-v="%d"`, n, m.Symbol())
	if t := beginning(m); t != math.MaxInt64 {
		h.printf(` data-t="%d"`, t/1e9)
	}
	if g := h.groups[n]; len(g) > 0 {
		g = slices.Compact(slices.Sorted(slices.Values(g)))
		h.printf(` data-g="%s"`, strings.Join(g, " "))
	}
	more := len(m.Rows) > 0 || strings.TrimSpace(clean(m.Explanation)) != ""
	last := " last"
	if more {
		last = ""
	}
	h.printf("><tr class=\"r%s\">", last)
	h.printf(`<td><svg class="ic" aria-hidden="true"><use href="#y%d"/></svg><span>%s</span></td>`, m.Symbol(), esc(m.verdict()))
	id := ""
	if line(m.ID) != m.label() {
		id = `<span class="id">` + esc(line(m.ID)) + `</span>`
	}
	h.printf(`<th scope="row"><bdi>%s</bdi>%s</th>`, esc(m.label()), id)
	established := ""
	if !m.Outside {
		established = m.Established.String()
		if m.Established == ceasefire.Open {
			established = "open"
		}
	}
	for _, s := range []string{h.when(m.When), h.where(m), line(m.By), established} {
		h.printf("<td>%s</td>", esc(s))
	}
	h.printf("</tr>")
	if more {
		h.printf("\n<tr class=\"why\"><td colspan=\"6\"><details><summary>Why, and more</summary><div class=\"body\">\n")
		if len(m.Rows) > 0 {
			h.printf("<dl>\n")
			for _, r := range m.Rows {
				h.printf("<dt>%s</dt><dd>%s</dd>\n", esc(line(r.Name)), esc(line(r.Value)))
			}
			h.printf("</dl>\n")
		}
		h.explanation(m.Explanation)
		h.printf("</div></details></td></tr>")
	}
	h.printf("</tbody>\n")
}

// explanation writes a text line by line: items of lists by their depth.
func (h *document) explanation(s string) {
	s = clean(s)
	if strings.TrimSpace(s) == "" {
		return
	}
	h.printf("<div class=\"x\">\n")
	for l := range strings.Lines(s) {
		l = strings.TrimRight(l, "\n\t ")
		if l == "" {
			continue
		}
		item, ok := strings.CutPrefix(strings.TrimLeft(l, " "), "- ")
		if !ok {
			h.printf("<p class=\"h\">%s</p>\n", esc(l))
			continue
		}
		depth := min((len(l)-len(item)-2)/2, 5)
		h.printf("<p class=\"i%d\">%s</p>\n", depth, esc(item))
	}
	h.printf("</div>\n")
}

func (h *document) table(i int, t Table) {
	h.printf("<section aria-labelledby=\"h-table%d\">\n<h2 id=\"h-table%d\">%s</h2>\n", i, i, esc(cmp.Or(line(t.Title), "Table")))
	h.tag("p", "dim", t.Note)
	h.printf("<div class=\"scroll\" role=\"region\" aria-labelledby=\"h-table%d\" tabindex=\"0\">\n<table>\n<thead><tr>", i)
	class := make([]string, len(t.Head))
	for k, head := range t.Head {
		if numeric(t.Rows, k) {
			class[k] = ` class="num"`
		}
		h.printf(`<th scope="col"%s>%s</th>`, class[k], esc(line(head)))
	}
	h.printf("</tr></thead>\n<tbody>\n")
	for _, r := range t.Rows {
		h.printf("<tr>")
		for k, cell := range r {
			h.printf("<td%s>%s</td>", class[k], esc(line(cell)))
		}
		h.printf("</tr>\n")
	}
	h.printf("</tbody>\n</table>\n</div>\n</section>\n")
}

// numeric says whether a column holds numbers alone, or nothing.
func numeric(rows [][]string, k int) bool {
	some := false
	for _, r := range rows {
		s := strings.Trim(r[k], " –-+.,%0123456789")
		if s != "" {
			return false
		}
		some = some || strings.ContainsAny(r[k], "0123456789")
	}
	return some
}
