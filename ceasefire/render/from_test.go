package render_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/render"
)

// truce is an agreement of two parties with a zone and a line.
const truce = `{
  "format": "parley.agreement/1",
  "id": "truce",
  "title": "The truce",
  "zone": "Asia/Karachi",
  "roster": {
    "actors": [
      {"id": "north", "kind": "state", "name": "Northland"},
      {"id": "south", "kind": "state", "name": "Southland"}
    ],
    "territories": [
      {"id": "northland", "held": [{"by": "north"}]},
      {"id": "southland", "held": [{"by": "south"}]},
      {"id": "valley", "name": "the valley", "parent": "southland", "names": [{"by": "north", "name": "Grey Valley"}, {"by": "south", "name": "Green Valley"}]}
    ],
    "sources": [
      {"id": "radio", "actor": "north", "origin": "party", "group": "north"},
      {"id": "gazette", "actor": "north", "origin": "party", "group": "north"},
      {"id": "mission", "origin": "monitor"},
      {"id": "friend", "origin": "public", "confidential": true}
    ]
  },
  "parties": ["north", "south"],
  "force": {"from": "2025-10-15T18:00", "until": "2025-10-17T18:00", "extensions": [
    {"until": "2025-10-19T00:00", "said": {"unknownTo": [{"source": "mission"}]}},
    {"until": "2025-12-01T00:00", "said": {"deniedBy": [{"source": "mission"}]}}
  ]},
  "zones": [
    {"id": "quiet", "names": [{"by": "north", "name": "the quiet zone"}], "disc": {"lat": 33.1, "lng": 70.2, "radius": 5000}},
    {"id": "strip", "band": {"line": "river", "atMost": 2000}},
    {"id": "unseen", "parent": "valley"}
  ],
  "lines": [{"id": "river", "names": [{"by": "north", "name": "the river"}, {"by": "south", "name": "the border"}], "shape": {"type": "LineString", "coordinates": [[70, 33], [71, 34]], "accuracy": 500}}],
  "clauses": [
    {"id": "art-1", "article": "Art 1", "forbids": [{"acts": ["use-of-force"]}]},
    {"id": "art-2", "article": "Art 2", "promises": "a mechanism"}
  ]
}`

func report(source actors.SourceID, day int, place ceasefire.Place) ceasefire.Report {
	return ceasefire.Report{
		ID: ceasefire.ReportID("report-" + source), Source: source, Basis: ceasefire.Observed, By: []actors.ID{"south"}, Act: "shelling",
		At: ceasefire.On(2025, time.October, day, "Asia/Karachi"), Effect: place,
	}
}

func mark(t *testing.T, reports ...ceasefire.Report) render.Mark {
	t.Helper()
	a := ceasefire.MustParse(truce)
	in := ceasefire.Incident{Format: ceasefire.IncidentFormat, ID: "i", Title: "Shells", Reports: reports}
	findings, _ := ceasefire.MustCompile(a).Judge(in) // an unknown source is a problem, and judged all the same
	if len(findings) != 2 {
		t.Fatal(findings)
	}
	return render.MarkOf(in, findings, a)
}

func TestMarkOf(t *testing.T) {
	near := ceasefire.Near(geo.MustParsePoint("33.1,70.2"), 3000)
	m := mark(t, report("mission", 16, near), report("radio", 16, ceasefire.In("valley")))
	want := render.Mark{
		ID: "i", Label: "Shells", When: ceasefire.Lasting(m.When.Began(), m.When.Ended()), Where: []geo.Disc{*near.Near}, Named: []string{"Green Valley (Southland) / Grey Valley (Northland)"},
		Alleged: ceasefire.Breach, Established: ceasefire.Breach, By: "Southland",
		Rows: []render.Row{
			{Name: "The truce", Value: "Art 1: deed alleged; breach by Southland. Established: breach by Southland."},
			{Name: "The truce", Value: "Art 2: term not yet specified (a mechanism): open until it is."},
		},
	}
	if d := cmp.Diff(want, m, cmp.Comparer(func(a, b ceasefire.When) bool { return a == b }), cmp.Comparer(func(a, b geo.Point) bool { return a == b })); d != "" {
		t.Error(d)
	}
	if got := m.When.Began().String(); got != "2025-10-15T19:00:00Z/2025-10-16T18:59:59.999999999Z" {
		t.Errorf("when: %s", got)
	}
	for day, want := range map[int]struct {
		outside bool
		symbol  render.Symbol
	}{
		14: {true, render.OutsideDot}, 16: {false, render.EstablishedBreach},
		18: {false, render.OpenCircle}, // perhaps extended
		25: {true, render.OutsideDot},  // an extension that is denied and nobody asserts
	} {
		if m := mark(t, report("mission", day, near)); m.Outside != want.outside || m.Symbol() != want.symbol {
			t.Errorf("on %d October: outside is %v, symbol %v", day, m.Outside, m.Symbol())
		}
	}
	if m := mark(t, report("radio", 16, near)); m.Symbol() != render.AllegedBreach {
		t.Errorf("one party's word: %v", m.Symbol())
	}
	if m := mark(t, report("mission", 16, near), ceasefire.Report{ID: "c", Source: "mission", Act: "shelling", Corrects: []ceasefire.ReportID{"report-mission"}, At: ceasefire.On(2025, time.October, 17, "Asia/Karachi")}); len(m.Where) > 0 {
		t.Errorf("a report that was replaced is shown: %v", m.Where)
	}
}

// TestMarkOfConfidential: what a confidential source alone says is not shown, nor is
// what others of its claimant say, nor a source that no roster knows.
func TestMarkOfConfidential(t *testing.T) {
	here, there := ceasefire.Near(geo.MustParsePoint("33.1,70.2"), 3000), ceasefire.Near(geo.MustParsePoint("33.5,70.9"), 100)
	alone := mark(t, report("mission", 16, here))
	friend := report("friend", 15, there)
	radio, gazette := report("radio", 15, there), report("gazette", 17, there)
	radio.Evidence.Confidential = true
	stranger := report("stranger", 15, there)
	for name, others := range map[string][]ceasefire.Report{"friend": {friend}, "group": {radio, gazette}, "stranger": {stranger}} {
		m := mark(t, append(others, report("mission", 16, here))...)
		if m.When != alone.When || !slices.Equal(m.Where, alone.Where) {
			t.Errorf("%s: %v at %v", name, m.When, m.Where)
		}
	}
}

// TestNothingOfHiddenReports takes the reports of hidden claimants away from cases of
// all kinds, and leaves the findings: the page is the same byte by byte.
func TestNothingOfHiddenReports(t *testing.T) {
	hidden := 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		if len(c.Agreement.Roster.Sources) == 0 {
			return
		}
		i := rapid.IntRange(0, len(c.Agreement.Roster.Sources)-1).Draw(t, "who")
		s := &c.Agreement.Roster.Sources[i]
		s.Confidential = true
		rules, problems := ceasefire.Compile(c.Agreement)
		if problems.Err() != nil {
			return
		}
		findings, _ := rules.Judge(c.Incident)
		claimant := func(r ceasefire.Report) string {
			for _, x := range c.Agreement.Roster.Sources {
				if x.ID == r.Source && r.Evidence.Group == "" {
					return x.Claimant()
				}
			}
			return r.Evidence.Group
		}
		less := c.Incident
		less.Reports = slices.DeleteFunc(slices.Clone(less.Reports), func(r ceasefire.Report) bool { return claimant(r) == s.Claimant() })
		a := render.Page{Title: "t", Marks: []render.Mark{render.MarkOf(c.Incident, findings, c.Agreement)}}
		b := render.Page{Title: "t", Marks: []render.Mark{render.MarkOf(less, findings, c.Agreement)}}
		if one, two := written(t, render.HTML, a), written(t, render.HTML, b); one != two {
			t.Fatal(cmp.Diff(strings.Split(one, "\n"), strings.Split(two, "\n")))
		}
		if len(less.Reports) < len(c.Incident.Reports) {
			hidden++
		}
	})
	if t.Logf("%d cases with a hidden report", hidden); hidden == 0 {
		t.Error("nothing was ever hidden")
	}
}

func TestSpanOf(t *testing.T) {
	s, err := render.SpanOf(ceasefire.MustParse(truce))
	if err != nil {
		t.Fatal(err)
	}
	if s.Label != "The truce" || s.During.String() != "2025-10-15T13:00:00Z/2025-10-17T13:00:00Z" || len(s.Perhaps) != 1 || s.Perhaps[0].String() != "2025-10-17T13:00:00Z/2025-10-18T19:00:00Z" {
		t.Errorf("%+v", s)
	}
	a := ceasefire.MustParse(truce)
	a.Force.Until = "tomorrow"
	if _, err := render.SpanOf(a); err == nil {
		t.Error("a moment that cannot be read is no error")
	}
	if m := render.MarkOf(ceasefire.Incident{ID: "i", Reports: []ceasefire.Report{report("mission", 1, ceasefire.Place{})}}, nil, a); m.Outside {
		t.Error("outside a truce of which the time is not known")
	}
	a.Force = ceasefire.Force{}
	if s, err := render.SpanOf(a); err != nil || s.During != (when.Span{}) {
		t.Errorf("%v, %v", s, err)
	}
}

func TestAreasAndLinesOf(t *testing.T) {
	a := ceasefire.MustParse(truce)
	areas, lines := render.AreasOf(a), render.LinesOf(a)
	if len(areas) != 2 || areas[0].Names[0] != "the quiet zone (Northland)" || areas[0].Disc == nil || areas[1].Corridor == nil || areas[1].Corridor.Width != 4000 {
		t.Errorf("areas: %+v", areas)
	}
	if len(lines) != 1 || !slices.Equal(lines[0].Names, []string{"the border (Southland)", "the river (Northland)"}) {
		t.Errorf("lines: %+v", lines)
	}
	svg := written(t, render.Map, render.Page{Title: "t", Areas: areas, Lines: lines})
	for _, want := range []string{"the border (Southland) / the river (Northland), accurate to 500 m", "No position is taken"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the map does not say %q", want)
		}
	}
}
