package main

import (
	"io"
	"strconv"

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
		if err := r.show(&p, len(replays) > 1); err != nil {
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

// show adds a truce to the page; among others it goes by its title.
func (r *Replay) show(p *render.Page, among bool) error {
	t := r.truce
	span, err := render.SpanOf(&t.Agreement)
	if err != nil {
		return err
	}
	p.Spans = append(p.Spans, span)
	p.Areas = append(p.Areas, render.AreasOf(&t.Agreement)...)
	p.Lines = append(p.Lines, render.LinesOf(&t.Agreement)...)
	head, table := "", weekly(r)
	if among {
		head, table.Title = r.Title+". ", r.Title+": week by week"
	}
	p.Tables = append(p.Tables, table)
	for _, n := range append([]string{"Coverage. " + r.Coverage, "Proof. " + r.Standards[0] + "; " + r.Standards[1] + ".", "Sides. " + r.Sides}, r.Notes...) {
		p.Notes = append(p.Notes, head+n)
	}
	for _, e := range r.Events {
		m := render.MarkOf(e.incident, e.findings, &t.Agreement)
		if among {
			m.ID = r.Truce + "/" + m.ID // an event may be in the windows of two
		}
		m.Label = e.label
		m.Rows = append([]render.Row{{Name: "UCDP", Value: e.incident.Reports[0].Text}}, m.Rows...)
		if !m.Outside {
			for _, f := range e.findings {
				x, err := t.rules.Explain(f)
				if err != nil {
					return err
				}
				m.Explanation += x.Text() + "\n"
			}
		}
		p.Marks = append(p.Marks, m)
	}
	return nil
}

// weekly is the table of weeks.
func weekly(r *Replay) render.Table {
	t := render.Table{
		Title: "Week by week",
		Head:  []string{"week", "in force", "events", "killed", "deed alleged", "deed established", "by a bound side"},
		Note: "For each side: claimed / alleged / established / open / no breach, of the events that did or may have happened in the truce. " +
			"The last row is events that are dated to more than one week.",
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
