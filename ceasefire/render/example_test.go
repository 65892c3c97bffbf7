package render_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/render"
)

// From an agreement and an incident to a page.
func Example() {
	agreement := ceasefire.MustParse(truce)
	rules := ceasefire.MustCompile(agreement)
	incident := ceasefire.Incident{
		Format: ceasefire.IncidentFormat, ID: "market", Title: "Shells on the market",
		Reports: []ceasefire.Report{{
			Source: "mission", Basis: ceasefire.Observed, By: []actors.ID{"south"}, Act: "shelling", Effect: ceasefire.In("valley"),
			At: ceasefire.On(2025, time.October, 16, "Asia/Karachi"),
		}},
	}
	findings, _ := rules.Judge(incident)

	mark := render.MarkOf(incident, findings, agreement)
	for _, f := range findings {
		if x, err := rules.Explain(f); err == nil {
			mark.Explanation += x.Text()
		}
	}
	span, _ := render.SpanOf(agreement)
	page := render.Page{
		Title: "The truce and the market", Zone: agreement.Zone,
		Spans: []render.Span{span}, Marks: []render.Mark{mark},
		Areas: render.AreasOf(agreement), Lines: render.LinesOf(agreement),
	}
	var file strings.Builder
	if err := render.HTML(&file, page); err != nil {
		fmt.Println(err)
	}
	fmt.Println(mark.Symbol(), "by", mark.By)
	fmt.Println(strings.HasPrefix(file.String(), "<!DOCTYPE html>"))
	// Output:
	// breach, established by Southland
	// true
}

// A page that is not made of findings, and what is said of one that has nonsense in
// it.
func ExampleTimeline() {
	page := render.Page{
		Title: "By hand",
		Marks: []render.Mark{{ID: "1", Label: "A shot", Alleged: ceasefire.Breach}, {ID: "1"}},
	}
	fmt.Println(render.Timeline(&strings.Builder{}, page))
	// Output:
	// Marks[1].ID: the id "1" is that of mark 0 too (give each mark an id of its own) [page-mark-id]
}
