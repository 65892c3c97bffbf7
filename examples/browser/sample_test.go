package browser

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/render"
)

// sample is a made-up truce with n incidents, in the manner of a data set of events:
// some places known to a town, some to a district, some by name only; days, weeks
// and nights; all verdicts. The same n gives the same page.
func sample(n int) render.Page {
	zone := when.MustLoadZone("Asia/Karachi")
	p := render.Page{
		Title: fmt.Sprintf("A made-up truce with %d incidents", n),
		Lead:  "Everything on this page is made up to try the page.",
		Zone:  zone,
		Notes: []string{"Coverage: one data set, all year; nothing follows from what it does not report."},
		Spans: []render.Span{
			{Label: "Ceasefire, declared for a month", Kind: "truces", During: when.MustParseSpan("2014-03-01T00:00:00+05:00/2014-04-01T00:00:00+05:00"), Perhaps: []when.Span{when.MustParseSpan("2014-04-01T00:00:00+05:00/2014-04-17T00:00:00+05:00")}},
			{Label: "Talks", Kind: "rounds of talks", During: when.MustParseSpan("2014-03-26T00:00:00+05:00/2014-03-27T00:00:00+05:00")},
		},
		Areas: []render.Area{{Names: []string{"Quiet zone (North)", "Exclusion zone (South)"}, Disc: &geo.Disc{Centre: geo.MustParsePoint("33.0,70.1"), Radius: 40_000}}},
		Lines: []render.Line{{Names: []string{"border (North)", "the old line (South)"}, Shape: line(), Note: "made up"}},
		Tables: []render.Table{{
			Title: "By week", Head: []string{"Week", "Alleged", "Established", "Note"},
			Rows: [][]string{{"2014-W09", "12", "0", "before"}, {"2014-W10", "7", "1", ""}},
		}},
		Sources: []string{"Made up."},
	}
	seed := uint64(1)
	next := func(n int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int(seed>>33) % n
	}
	start := when.MustParseInstant("2014-01-01T00:00:00+05:00")
	towns := []string{"33.90,70.10", "32.98,70.60", "34.01,71.54", "30.18,66.99", "32.30,69.57", "34.78,72.36", "24.86,67.01", "31.82,70.91"}
	for i := range n {
		m := render.Mark{ID: fmt.Sprintf("PAK-2014-%d-%d", 1+next(3), i+1)}
		town := next(len(towns))
		m.Label = []string{"Attack on a checkpoint", "Air strike", "Roadside bomb", "Clash", "Shelling across the line"}[next(5)] + fmt.Sprintf(", town %c", 'A'+town)
		at, _ := start.Add(when.Day * time.Duration(next(150)))
		length := []int{1, 1, 1, 7, 30}[next(5)]
		until, _ := at.Add(when.Day*time.Duration(length) - 1)
		w, err := ceasefire.NewWindow(at, until)
		if err != nil {
			panic(err)
		}
		m.When = ceasefire.Within(w)
		centre := geo.MustParsePoint(towns[town])
		if next(3) > 0 {
			lat, lng := centre.Lat()+float64(next(900)-450)/1000, centre.Lng()+float64(next(900)-450)/1000
			centre, _ = geo.NewPoint(math.Round(lat*1000)/1000, math.Round(lng*1000)/1000)
		}
		if next(8) == 0 {
			m.Named = []string{fmt.Sprintf("District %c", 'A'+town)}
		} else {
			m.Where = []geo.Disc{{Centre: centre, Radius: []float64{0, 1000, 5000, 25000}[next(4)]}}
		}
		switch next(6) {
		case 0:
			m.Alleged, m.Established, m.By = ceasefire.Breach, ceasefire.Breach, "South"
		case 1:
			m.Alleged, m.By = ceasefire.Breach, "perhaps North"
		case 2:
			m.Alleged, m.Established = ceasefire.NoBreach, ceasefire.NoBreach
		case 3:
			m.Outside = true
		default:
			m.Causes = ceasefire.Causes(ceasefire.Fact) | ceasefire.Causes(ceasefire.Account)
		}
		m.Rows = []render.Row{{Name: "Reported by", Value: "a data set, which is one claimant"}, {Name: "Killed", Value: fmt.Sprint(next(20))}}
		m.Explanation = fmt.Sprintf("Why incident %d is what it is\n- On the claims as they were made\n  - the text as it stands: who fired first is not said\n    - a breach if, for example, by South\n\nWhat would settle it\n- who did it?\n", i+1)
		p.Marks = append(p.Marks, m)
	}
	return p
}

func line() geo.Line {
	var part []geo.Point
	for i := range 60 {
		p, _ := geo.NewPoint(29.4+float64(i)*0.12, 66.2+float64(i)*0.11+0.35*math.Sin(float64(i)/3))
		part = append(part, p)
	}
	l, err := geo.NewLine([][]geo.Point{part}, 10_000)
	if err != nil {
		panic(err)
	}
	return l
}

// hostile is a page whose texts try to get out.
func hostile() render.Page {
	evil := []string{
		`</script><script>window.pwned=1</script>`, `"><img src=x onerror="window.pwned=2">`, `</title></style></svg><script>window.pwned=3</script>`,
		"\u202Eturned\u2066 \x00 NUL \x1b[31m", `' onmouseover='window.pwned=4`, "]]><![CDATA[", "&lt;b&gt; &#x3c;", `<a href="javascript:window.pwned=5">x</a>`,
		strings.Repeat("Wort", 80), "<!--", `</table></details></section>`,
	}
	p := sample(len(evil))
	for i, s := range evil {
		m := &p.Marks[i]
		m.ID += s
		m.Label, m.By, m.Named, m.Explanation = s, s, []string{s}, s+"\n- "+s
		m.Rows = append(m.Rows, render.Row{Name: s, Value: s})
		p.Notes, p.Sources = append(p.Notes, s), append(p.Sources, s)
		p.Spans[0].Label, p.Spans[1].Kind = s, s
		p.Areas[0].Names = append(p.Areas[0].Names, s)
		p.Lines[0].Names = append(p.Lines[0].Names, s)
		p.Tables[0].Rows = append(p.Tables[0].Rows, []string{s, s, s, s})
		p.Lead += "\n" + s
	}
	p.Title = evil[2]
	return p
}

// written writes a page to a file.
func written(t *testing.T, p render.Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := render.HTML(&b, p); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d marks: %d bytes", len(p.Marks), b.Len())
	return file
}

// example is the page that one of the project's programs writes, called with some
// flags.
func example(t *testing.T, program string, flags ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), program+".html")
	cmd := exec.Command("go", append([]string{"run", "./examples/" + program, "-html", file}, flags...)...)
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
	return file
}
