package ceasefiretest_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
	"github.com/parley-go/parley/ceasefire/geo"
)

// shapes is an agreement whose terms hang on shapes: an area, a disc, and bands
// along a line that runs north along the meridian of 66° east.
const shapes = `{
  "format": "parley.agreement/1", "id": "shapes", "zone": "UTC",
  "roster": {
    "actors": [{"id": "north", "kind": "state"}, {"id": "south", "kind": "state"}],
    "territories": [{"id": "land", "held": [{"by": "north"}]}, {"id": "district", "parent": "land"}],
    "sources": [{"id": "press", "origin": "media"}]
  },
  "parties": ["north", "south"],
  "geometry": [{"territory": "land", "area": {"type": "Polygon", "coordinates": [[[65.9, 30.9], [66.1, 30.9], [66.1, 31.1], [65.9, 31.1], [65.9, 30.9]]]}}],
  "lines": [{"id": "line", "shape": {"type": "LineString", "coordinates": [[66, 30], [66, 32]]}}],
  "zones": [
    {"id": "near", "band": {"line": "line", "atMost": 2500}},
    {"id": "town", "disc": {"lat": 31, "lng": 66.02, "radius": 1500}},
    {"id": "annex", "parent": "land"}
  ],
  "clauses": [
    {"id": "zone-and-distance", "forbids": [{"effect": [{"zones": ["near"], "lines": [{"line": "line", "atLeast": 3000}]}]}]},
    {"id": "near-or-far", "forbids": [{"effect": [{"zones": ["near"]}, {"lines": [{"line": "line", "atLeast": 2500}]}]}]},
    {"id": "east-but-town", "forbids": [{"effect": [{"lines": [{"line": "line", "side": "right"}]}]}], "except": [{"effect": [{"zones": ["town"]}]}]},
    {"id": "land-and-annex", "attribution": "territorial", "forbids": [{"origin": [{"in": ["land"]}], "effect": [{"zones": ["annex"]}, {"in": ["district"]}]}]}
  ]
}`

func shapedReport(t *rapid.T) ceasefire.Report {
	near := func(l string) ceasefire.Place {
		p, err := geo.NewPoint(rapid.Float64Range(30.85, 31.15).Draw(t, l+" lat"), rapid.Float64Range(65.9, 66.12).Draw(t, l+" lng"))
		if err != nil {
			t.Fatal(err)
		}
		return ceasefire.Near(p, rapid.SampledFrom([]float64{0, 50, 1000, 4000}).Draw(t, l+" radius"))
	}
	r := ceasefire.Report{Source: "press", Act: "shelling", Effect: near("effect")}
	if rapid.Bool().Draw(t, "origin known") {
		r.Origin = near("origin")
	}
	if rapid.Bool().Draw(t, "district") {
		r.Effect.In = append(r.Effect.In, "district")
	}
	return r
}

// Law 5 where places are shapes: open cells show two points that differ, and a
// decided cell holds at points drawn at random within what is reported.
func TestLaw5WithShapes(t *testing.T) {
	rules := ceasefire.MustCompile(ceasefire.MustParse(shapes))
	rapid.Check(t, func(t *rapid.T) {
		r := shapedReport(t)
		if err := ceasefiretest.CheckLaws(rules, ceasefire.Incident{Reports: []ceasefire.Report{r}}); err != nil {
			t.Fatal(err)
		}
		broad, _ := rules.Check(r)
		// A smaller disc within the reported one.
		c, f := r.Effect.Near, rapid.Float64Range(0, 0.99).Draw(t, "how far off")
		angle := rapid.Float64Range(0, 2*math.Pi).Draw(t, "whither")
		metres := f * c.Radius
		lat := c.Centre.Lat() + metres*math.Cos(angle)/111_195
		lng := c.Centre.Lng() + metres*math.Sin(angle)/(111_195*math.Cos(lat*math.Pi/180))
		p, err := geo.NewPoint(lat, lng)
		if err != nil {
			t.Fatal(err)
		}
		r.Effect.Near = &geo.Disc{Centre: p}
		if geo.Distance(p, c.Centre) > c.Radius {
			return
		}
		exact, problems := rules.Check(r)
		if len(problems) > 0 { // a point outside the land is not in its district
			return
		}
		compareCells(broad, exact, func(name string, b, a ceasefire.Cell) {
			if b.Verdict != ceasefire.Open && a.Verdict != b.Verdict {
				t.Fatalf("%s was %v and became %v at a point of the reported disc", name, b.Verdict, a.Verdict)
			}
		})
	})
}

// A zone of kilometres 0 to 2.5 and a distance of at least 3 meet nowhere, though a
// report at kilometres 2 to 4 straddles each.
func TestDerivedConditionsAreDecidedTogether(t *testing.T) {
	rules := ceasefire.MustCompile(ceasefire.MustParse(shapes))
	p := geo.MustParsePoint("31,66.0315") // about 3 km east of the line
	findings, problems := rules.Check(ceasefire.Report{Source: "press", Act: "shelling", Effect: ceasefire.Near(p, 1000)})
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for i, want := range []ceasefire.Verdict{ceasefire.NoBreach, ceasefire.Breach} {
		if got := findings[i].Alleged.Deed.Verdict; got != want {
			t.Errorf("%s: deed %v, want %v", findings[i].Clause, got, want)
		}
	}
}
