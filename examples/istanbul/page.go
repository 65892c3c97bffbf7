package main

import (
	"io"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/render"
	"github.com/parley-go/parley/examples/internal/naturalearth"
)

// Round is a round of talks, for the timeline.
type Round struct {
	Label   string           `json:"label" parley:"required"`
	Row     Row              `json:"row" parley:"required"`
	During  ceasefire.Window `json:"during" parley:"required"`
	Perhaps ceasefire.Window `json:"perhaps,omitzero"` // held then as well, as somebody says
	Note    string           `json:"note,omitempty"`
}

// Circle is a circle that holds a district, for the map: it is not the district's
// border, and says nothing on where in it something happened.
type Circle struct {
	Territory actors.TerritoryID `json:"territory" parley:"required"`
	Circle    geo.Disc           `json:"circle" parley:"required"`
}

// html writes the case as a page with timeline, map, table and explanations.
func html(w io.Writer) error {
	c, err := load()
	if err != nil {
		return err
	}
	d, err := judge(c)
	if err != nil {
		return err
	}
	p := render.Page{
		Title: "Pakistan and Afghanistan, October and November 2025",
		Lead: "What a side claims is that side's claim. Nothing here decides who is right: it says what follows from which account, " +
			"under which reading of the text. The Doha text was not published.",
		Notes: []string{
			"No coverage is stated: where nothing is reported, something may have happened all the same.",
			"A circle on the map holds the whole of the district that is named. It is drawn by this example, is not the district's border, and does not say where in it something happened.",
		},
		Zone:    c.Agreements[0].Zone,
		Sources: []string{"The case: press reports and statements of October and November 2025, in our words.", naturalearth.Source},
	}
	for _, a := range c.Agreements {
		s, err := render.SpanOf(a)
		if err != nil {
			return err
		}
		p.Spans = append(p.Spans, s)
	}
	for _, r := range c.Rounds {
		s, err := r.span()
		if err != nil {
			return err
		}
		p.Spans = append(p.Spans, s)
	}
	if p.Areas, err = naturalearth.Countries(); err != nil {
		return err
	}
	line, err := naturalearth.Line()
	if err != nil {
		return err
	}
	line.Backdrop = true
	p.Lines = []render.Line{line}
	for _, j := range d.Incidents {
		m := render.MarkOf(ceasefire.Incident{ID: j.ID, Title: j.Title, Reports: j.Reports}, j.Findings, c.Agreements...)
		m.Where, m.Named = c.where(j.Reports)
		m.Outside = !slices.ContainsFunc(j.Truces, func(t InTruce) bool { return t.Falls != "outside" })
		for _, r := range j.Reports {
			m.Rows = append(m.Rows, render.Row{Name: c.source(r.Source), Value: r.Text})
		}
		m.Rows = append(m.Rows, render.Row{Name: "Note", Value: j.Note})
		if !m.Outside {
			for _, f := range j.Findings {
				x, err := d.rules.Explain(f)
				if err != nil {
					return err
				}
				m.Explanation += x.Text() + "\n"
			}
		}
		p.Marks = append(p.Marks, m)
	}
	return render.HTML(w, p)
}

// span is the round as a stretch of the timeline: both days included.
func (r Round) span() (render.Span, error) {
	s := render.Span{Label: r.Label, Kind: "rounds of talks", Note: r.Note}
	whole := func(w ceasefire.Window) (when.Span, error) {
		from, _ := w.Earliest()
		last, _ := w.Latest()
		until, err := last.Add(1)
		if err != nil {
			return when.Span{}, err
		}
		return when.NewSpan(from, until)
	}
	var err error
	if s.During, err = whole(r.During); err != nil {
		return s, err
	}
	if !r.Perhaps.IsUnknown() {
		t, err := whole(r.Perhaps)
		if err != nil {
			return s, err
		}
		s.Perhaps = []when.Span{t}
	}
	return s, nil
}

// where returns the circles of the districts that the reports name, and the names of
// all places.
func (c *Case) where(reports []ceasefire.Report) (circles []geo.Disc, named []string) {
	var places []ceasefire.Place
	for _, r := range reports {
		places = append(places, r.Effect)
		for _, p := range slices.Concat(r.Or, r.Also) {
			places = append(places, p.Effect)
		}
	}
	for _, p := range places {
		for _, t := range p.In {
			if i := slices.IndexFunc(c.Circles, func(x Circle) bool { return x.Territory == t }); i >= 0 && !slices.Contains(circles, c.Circles[i].Circle) {
				circles = append(circles, c.Circles[i].Circle)
			}
			name := string(t)
			if x, ok := c.Roster.Territory(t); ok && x.Name != "" {
				name = x.Name
			}
			if !slices.Contains(named, name) {
				named = append(named, name)
			}
		}
	}
	return circles, named
}
