package main

import (
	"io"
	"slices"
	"strconv"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/render"
	"github.com/parley-go/parley/examples/internal/naturalearth"
)

// citation is how UCDP asks to be cited.
const citation = "Events: UCDP Georeferenced Event Dataset, CC BY 4.0. Sundberg, Ralph, and Erik Melander (2013), " +
	"Introducing the UCDP Georeferenced Event Dataset, Journal of Peace Research 50 (4), 523–532."

// page writes truces as a page with timeline, map and tables.
func page(w io.Writer, replays []*Replay) error {
	p := render.Page{
		Title: "Real truces and UCDP's record of events",
		Lead: "UCDP's record of events against the terms of real truces. UCDP is one claimant; what it records is its claim. " +
			"Where it does not say who fired, no side is said to have broken a truce.",
		Sources: []string{citation},
	}
	if len(replays) == 1 {
		p.Title, p.Zone = replays[0].Title, replays[0].truce.Agreement.Zone
	}
	pakistan := false
	for _, r := range replays {
		if err := r.show(&p, replays); err != nil {
			return err
		}
		pakistan = pakistan || r.truce.Country == "Pakistan"
	}
	if pakistan {
		areas, err := naturalearth.Countries()
		if err != nil {
			return err
		}
		line, err := naturalearth.Line()
		if err != nil {
			return err
		}
		line.Backdrop = true
		p.Areas, p.Lines = append(p.Areas, areas...), append(p.Lines, line)
		p.Sources = append(p.Sources, naturalearth.Source)
	}
	return render.HTML(w, p)
}

// show adds a truce to the page. Its events are judged by all truces on the page that
// are of the same country, and those that were shown with one of these are left out.
func (r *Replay) show(p *render.Page, replays []*Replay) error {
	t := r.truce
	span, err := render.SpanOf(&t.Agreement)
	if err != nil {
		return err
	}
	p.Spans = append(p.Spans, span)
	p.Areas = append(p.Areas, render.AreasOf(&t.Agreement)...)
	p.Lines = append(p.Lines, render.LinesOf(&t.Agreement)...)
	head := ""
	if len(replays) > 1 {
		head = r.Title + ". "
	}
	if r.nothing() {
		p.Notes = append(p.Notes, head+r.silence())
	} else {
		p.Tables = append(p.Tables, weekly(r, head+"Week by week"))
	}
	for _, n := range append([]string{"Coverage. " + r.Coverage, "Proof. " + r.Standards[0] + "; " + r.Standards[1] + ".", "Sides. " + r.Sides}, r.Notes...) {
		p.Notes = append(p.Notes, head+n)
	}
	var truces []*Truce
	var agreements []*ceasefire.Agreement
	for _, x := range replays {
		if x.truce.Country == t.Country {
			truces, agreements = append(truces, x.truce), append(agreements, &x.truce.Agreement)
		}
	}
	for _, e := range r.Events {
		if slices.ContainsFunc(p.Marks, func(m render.Mark) bool { return m.ID == string(e.ID) }) {
			continue
		}
		var all []ceasefire.Finding
		explanation := ""
		for _, x := range truces {
			findings := e.findings
			if x != t {
				findings, _ = x.rules.Judge(e.incident) // its problems were told before
			}
			all = append(all, findings...)
			if x.falls(e.At) == ceasefire.NoBreach {
				continue
			}
			for _, f := range findings {
				why, err := x.rules.Explain(f)
				if err != nil {
					return err
				}
				explanation += why.Text() + "\n"
			}
		}
		m := render.MarkOf(e.incident, all, agreements...)
		m.Label, m.Explanation = e.label, explanation
		m.Rows = append([]render.Row{{Name: "UCDP", Value: e.incident.Reports[0].Text}}, m.Rows...)
		p.Marks = append(p.Marks, m)
	}
	return nil
}

// weekly is the table of weeks.
func weekly(r *Replay, title string) render.Table {
	t := render.Table{
		Title: title,
		Head:  []string{"week", "in force", "events", "killed", "deed alleged", "deed established", "by a bound side"},
		Note: "For each side: claimed / alleged / established / open / no breach, of the events that did or may have happened in the truce. " +
			"The last rows are events that are dated to more than one week.",
	}
	for _, s := range r.Weeks[0].Sides {
		t.Head = append(t.Head, s.Name)
	}
	for _, w := range r.Weeks {
		label := "more than one week"
		if w.From.IsValid() {
			label = days(w.From, w.Until) + " " + strconv.Itoa(w.From.Year())
		}
		row := []string{label, w.Truce, strconv.Itoa(w.Events), killed(w.Killed), strconv.Itoa(w.Deeds.Alleged), strconv.Itoa(w.Deeds.Established), strconv.Itoa(w.Anybody.Alleged)}
		for _, s := range w.Sides {
			cell := ""
			for i, n := range []int{s.Claimed, s.Alleged, s.Established, s.Open, s.NoBreach} {
				if i > 0 {
					cell += " / "
				}
				cell += strconv.Itoa(n)
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
