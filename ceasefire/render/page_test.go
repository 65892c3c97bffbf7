package render_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/render"
)

var update = flag.Bool("update", false, "write the golden files anew")

func written(t interface {
	Helper()
	Fatal(...any)
}, write func(io.Writer, render.Page) error, p render.Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// small is a page with a little of everything.
func small() render.Page {
	at := func(s string) ceasefire.When {
		w, err := ceasefire.ParseWhen(s)
		if err != nil {
			panic(err)
		}
		return w
	}
	disc := func(s string, radius float64) geo.Disc {
		return geo.Disc{Centre: geo.MustParsePoint(s), Radius: radius}
	}
	line, err := geo.NewLine([][]geo.Point{{geo.MustParsePoint("48.0,37.4"), geo.MustParsePoint("48.2,37.6"), geo.MustParsePoint("48.5,37.5")}}, 1500)
	if err != nil {
		panic(err)
	}
	zone := disc("48.15,37.8", 8000)
	return render.Page{
		Title: "A small page", Lead: "Made up.", Zone: when.MustLoadZone("Europe/Kyiv"),
		Notes: []string{"Coverage: none stated."}, Sources: []string{"Made up for a test."},
		Spans: []render.Span{{
			Label: "Truce", Kind: "truces", During: when.MustParseSpan("2014-09-05T15:00:00Z/2014-09-12T15:00:00Z"),
			Perhaps: []when.Span{when.MustParseSpan("2014-09-12T15:00:00Z/..")},
		}},
		Marks: []render.Mark{
			{ID: "d", Label: "Shots, some day", When: at("2014-09-06[Europe/Kyiv]"), Where: []geo.Disc{disc("48.1,37.7", 2000)}, Causes: ceasefire.Causes(ceasefire.Fact)},
			{ID: "a", Label: "Shelling", When: at("2014-09-07T10:00:00Z"), Where: []geo.Disc{disc("48.3,37.6", 0)}, Alleged: ceasefire.Breach, Established: ceasefire.Breach, By: "South", Rows: []render.Row{{"Seen by", "the mission"}}, Explanation: "Why\n- so\n  - and so\n"},
			{ID: "b", Label: "All night", When: at("from 2014-09-08T18:00:00Z/2014-09-08T20:00:00Z to 2014-09-09T03:00:00Z/2014-09-09T05:00:00Z"), Where: []geo.Disc{disc("48.3,37.6", 0)}, Alleged: ceasefire.Breach, By: "perhaps North"},
			{ID: "c", Label: "A flight", When: at("../2014-09-10T00:00:00Z"), Named: []string{"The district"}, Alleged: ceasefire.NoBreach, Established: ceasefire.NoBreach},
			{ID: "e", Label: "Before", When: at("2014-09-04[Europe/Kyiv]"), Outside: true},
			{ID: "f"},
		},
		Areas:  []render.Area{{Names: []string{"the zone (South)", "the belt (North)"}, Disc: &zone}},
		Lines:  []render.Line{{Names: []string{"line of contact"}, Shape: line}},
		Tables: []render.Table{{Title: "By week", Head: []string{"Week", "Count"}, Rows: [][]string{{"one", "3"}, {"two", "1,200"}}}},
	}
}

func TestGolden(t *testing.T) {
	for name, write := range map[string]func(io.Writer, render.Page) error{
		"timeline.svg": render.Timeline, "map.svg": render.Map, "page.html": render.HTML,
	} {
		t.Run(name, func(t *testing.T) {
			got := written(t, write, small())
			file := "testdata/" + name
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("-want +got; -update writes it anew:\n%s", d)
			}
		})
	}
}

// plain takes a page's own style and script out, which are no XML.
func plain(html string) string {
	for _, tag := range []string{"style", "script"} {
		if before, rest, ok := strings.Cut(html, "<"+tag+">"); ok {
			_, after, _ := strings.Cut(rest, "</"+tag+">")
			html = before + after
		}
	}
	return html
}

var (
	numbers = regexp.MustCompile(`-?[0-9.]+`)
	links   = regexp.MustCompile(`(?:href="#m|data-n=")(\d+)"`)
	ids     = regexp.MustCompile(` id="([^"]*)"`)
	entries = regexp.MustCompile(`<tbody id="m(\d+)" data-v="\d"( data-t="-?\d+")?( data-g="([^"]*)")?`)
)

// wellFormed reads a document strictly, and returns how often each element came.
func wellFormed(document string) (map[string]int, error) {
	count := map[string]int{}
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return count, nil
		}
		if err != nil {
			return count, err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		count[e.Name.Local]++
		seen := map[string]bool{}
		for _, a := range e.Attr {
			name := a.Name.Local
			if seen[name] {
				return count, fmt.Errorf("%s has two of %s", e.Name.Local, name)
			}
			seen[name] = true
			if strings.HasPrefix(name, "on") || name == "style" || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Value)), "javascript:") {
				return count, fmt.Errorf("%s has %s=%q", e.Name.Local, name, a.Value)
			}
			switch name {
			case "d", "x", "y", "r", "cx", "cy", "width", "height", "viewBox", "transform", "stroke-width":
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") || strings.Contains(a.Value, "e+") {
					return count, fmt.Errorf("%s has %s=%q", e.Name.Local, name, a.Value)
				}
				for _, n := range numbers.FindAllString(a.Value, -1) {
					if len(n) > 9 {
						return count, fmt.Errorf("%s has %s=%q: far outside, or not rounded", e.Name.Local, name, n)
					}
				}
			case "href":
				if !strings.HasPrefix(a.Value, "#") {
					return count, fmt.Errorf("a link to %q", a.Value)
				}
			case "src", "srcset", "action":
				return count, fmt.Errorf("%s has %s", e.Name.Local, name)
			}
		}
	}
}

// checked checks whatever must hold of every page.
func checked(p render.Page) error {
	for name, write := range map[string]func(io.Writer, render.Page) error{"timeline": render.Timeline, "map": render.Map, "page": render.HTML} {
		var b bytes.Buffer
		err := write(&b, p)
		var list problem.List
		if err != nil && (!errors.As(err, &list) || b.Len() > 0) {
			return fmt.Errorf("%s: %w, which is no list of problems, or after %d bytes", name, err, b.Len())
		}
		if err != nil {
			continue
		}
		document := b.String()
		if name == "page" {
			document = plain(document)
		}
		count, err := wellFormed(document)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if name != "page" {
			continue
		}
		if n := strings.Count(document, `<tbody id="m`); n != len(p.Marks) {
			return fmt.Errorf("%d entries in the table for %d marks", n, len(p.Marks))
		}
		if n := strings.Count(b.String(), "<script"); n != 1 {
			return fmt.Errorf("%d scripts", n)
		}
		for _, element := range []string{"img", "iframe", "object", "embed", "link", "base", "b"} {
			if count[element] > 0 {
				return fmt.Errorf("there is an element %s", element)
			}
		}
		if strings.ContainsAny(b.String(), "\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
			return errors.New("a character that must not be there")
		}
		// What is drawn leads to an entry of the table.
		for _, m := range links.FindAllStringSubmatch(document, -1) {
			if !strings.Contains(document, `<tbody id="m`+m[1]+`"`) {
				return fmt.Errorf("a link to %s, which is not there", m[1])
			}
		}
		seen := map[string]bool{}
		for _, id := range ids.FindAllStringSubmatch(document, -1) {
			if seen[id[1]] {
				return fmt.Errorf("two elements have the id %s", id[1])
			}
			seen[id[1]] = true
		}
	}
	return nil
}

// TestPages draws pages of all kinds.
func TestPages(t *testing.T) {
	drawn := 0
	rapid.Check(t, func(t *rapid.T) {
		p := somePage().Draw(t, "page")
		if err := checked(p); err != nil {
			t.Fatal(err)
		}
		drawn += len(p.Marks)
		// The order of marks does not matter.
		q := p
		q.Marks = rapid.Permutation(p.Marks).Draw(t, "shuffled")
		if a, b := written(t, render.HTML, p), written(t, render.HTML, q); a != b {
			t.Fatal("the order of the marks makes a difference")
		}
	})
	if drawn == 0 {
		t.Error("no mark was ever drawn")
	}
}

// evil are texts that try to get out.
func evil() []string {
	return []string{
		"</script><script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "'onload='x", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&#0;",
		"\x00", "\u202e", "\u2066", "\xff\xfe", "\ufffe", "\ud7ff", "\r\n", "\t", "</title>", "</style>", "</svg>", "{{.}}", "%s%d", "javascript:alert(1)", "كرم", "克什米尔", "é", "",
		strings.Repeat("long", 100),
	}
}

func someText() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(evil()), rapid.String(), rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom(evil()).Draw(t, "a") + rapid.StringN(0, 5, -1).Draw(t, "b") + rapid.SampledFrom(evil()).Draw(t, "c")
	}))
}

func name(t *rapid.T, label string) string { return "n" + someText().Draw(t, label) }

func someInstant() *rapid.Generator[when.Instant] {
	return rapid.OneOf(
		rapid.Map(rapid.Int64(), when.FromUnixNano),
		rapid.Map(rapid.Int64Range(1_400_000_000, 1_410_000_000), func(s int64) when.Instant { i, _ := when.Unix(s, 0); return i }),
		rapid.Just(when.Instant{}),
	)
}

func someWindow() *rapid.Generator[ceasefire.Window] {
	return rapid.Custom(func(t *rapid.T) ceasefire.Window {
		a, b := someInstant().Draw(t, "earliest"), someInstant().Draw(t, "latest")
		if b.IsValid() && b.Before(a) {
			a, b = b, a
		}
		w, err := ceasefire.NewWindow(a, b)
		if err != nil {
			t.Fatal(err)
		}
		return w
	})
}

func someSpan() *rapid.Generator[when.Span] {
	return rapid.Custom(func(t *rapid.T) when.Span {
		a, b := someInstant().Draw(t, "from"), someInstant().Draw(t, "until")
		s, err := when.NewSpan(a, b)
		if err != nil {
			return when.From(a)
		}
		return s
	})
}

func somePoint() *rapid.Generator[geo.Point] {
	return rapid.Custom(func(t *rapid.T) geo.Point {
		lat := rapid.OneOf(rapid.SampledFrom([]float64{-90, 0, 33.5, 89.9, 90}), rapid.Float64Range(-90, 90)).Draw(t, "lat")
		lng := rapid.OneOf(rapid.SampledFrom([]float64{-180, -179.9, 0, 70, 179.9, 180}), rapid.Float64Range(-180, 180)).Draw(t, "lng")
		p, err := geo.NewPoint(lat, lng)
		if err != nil {
			t.Fatal(err)
		}
		return p
	})
}

func someDisc() *rapid.Generator[geo.Disc] {
	return rapid.Custom(func(t *rapid.T) geo.Disc {
		r := rapid.OneOf(rapid.SampledFrom([]float64{0, 1, 5000, 25_000, 2e6, 1.5e7, 3e7, 1e300, math.SmallestNonzeroFloat64}), rapid.Float64Range(0, 1e6)).Draw(t, "radius")
		return geo.Disc{Centre: somePoint().Draw(t, "centre"), Radius: r}
	})
}

func someMark(id int) *rapid.Generator[render.Mark] {
	return rapid.Custom(func(t *rapid.T) render.Mark {
		m := render.Mark{ID: fmt.Sprint(id) + someText().Draw(t, "id"), Label: someText().Draw(t, "label"), By: someText().Draw(t, "by"), Explanation: someText().Draw(t, "explanation")}
		if rapid.Bool().Draw(t, "timed") {
			if w := ceasefire.Lasting(someWindow().Draw(t, "began"), someWindow().Draw(t, "ended")); w.IsValid() {
				m.When = w
			}
		}
		m.Where = rapid.SliceOfN(someDisc(), 0, 2).Draw(t, "where")
		m.Named = rapid.SliceOfN(someText(), 0, 2).Draw(t, "named")
		m.Alleged = ceasefire.Verdict(rapid.IntRange(0, 2).Draw(t, "alleged"))
		m.Established = ceasefire.Verdict(rapid.IntRange(0, 2).Draw(t, "established"))
		m.Causes = ceasefire.Causes(rapid.IntRange(0, 15).Draw(t, "causes"))
		m.Outside = rapid.Bool().Draw(t, "outside")
		for range rapid.IntRange(0, 2).Draw(t, "rows") {
			m.Rows = append(m.Rows, render.Row{Name: someText().Draw(t, "row"), Value: someText().Draw(t, "value")})
		}
		return m
	})
}

// somePage makes pages without problems, with texts and places of all kinds.
func somePage() *rapid.Generator[render.Page] {
	return rapid.Custom(func(t *rapid.T) render.Page {
		p := render.Page{Title: name(t, "title"), Lead: someText().Draw(t, "lead"), Period: someSpan().Draw(t, "period")}
		p.Zone = rapid.SampledFrom([]when.Zone{{}, when.UTC(), when.MustLoadZone("Asia/Karachi"), when.MustLoadZone("Pacific/Apia"), when.MustLoadZone("America/Sao_Paulo")}).Draw(t, "zone")
		p.Notes, p.Sources = rapid.SliceOfN(someText(), 0, 2).Draw(t, "notes"), rapid.SliceOfN(someText(), 0, 2).Draw(t, "sources")
		for range rapid.IntRange(0, 3).Draw(t, "spans") {
			p.Spans = append(p.Spans, render.Span{
				Label: name(t, "label"), Kind: someText().Draw(t, "kind"), During: someSpan().Draw(t, "during"), Uncertain: rapid.Bool().Draw(t, "uncertain"),
				Perhaps: rapid.SliceOfN(someSpan(), 0, 2).Draw(t, "perhaps"), Note: someText().Draw(t, "note"),
			})
		}
		for i := range rapid.SampledFrom([]int{0, 1, 2, 5, 40}).Draw(t, "marks") {
			p.Marks = append(p.Marks, someMark(i).Draw(t, "mark"))
		}
		for range rapid.IntRange(0, 2).Draw(t, "areas") {
			a := render.Area{Names: []string{name(t, "name"), someText().Draw(t, "name")}, Backdrop: rapid.Bool().Draw(t, "backdrop"), Note: someText().Draw(t, "note")}
			ring := rapid.SliceOfN(somePoint(), 3, 6).Draw(t, "ring")
			area, err := geo.NewArea([][]geo.Ring{{append(ring, ring[0])}})
			if a.Area = area; err != nil {
				d := someDisc().Draw(t, "disc")
				a.Disc = &d
			}
			p.Areas = append(p.Areas, a)
		}
		for range rapid.IntRange(0, 2).Draw(t, "lines") {
			accuracy := rapid.SampledFrom([]float64{0, 100, 25_000, 3e6, 1e300}).Draw(t, "accuracy")
			line, err := geo.NewLine([][]geo.Point{rapid.SliceOfN(somePoint(), 2, 8).Draw(t, "line")}, accuracy)
			if err != nil {
				continue
			}
			p.Lines = append(p.Lines, render.Line{Names: []string{name(t, "name")}, Shape: line, Backdrop: rapid.Bool().Draw(t, "backdrop")})
			if c, err := geo.NewCorridor(line, 5000); err == nil {
				p.Areas = append(p.Areas, render.Area{Names: []string{"corridor"}, Corridor: &c})
			}
		}
		if rapid.Bool().Draw(t, "table") {
			p.Tables = []render.Table{{Title: someText().Draw(t, "title"), Head: []string{someText().Draw(t, "head"), "n"}, Rows: [][]string{{someText().Draw(t, "cell"), "1"}}}}
		}
		return p
	})
}

// TestManyMarks bins what cannot be drawn one by one: none is lost, and the page says
// so.
func TestManyMarks(t *testing.T) {
	p := render.Page{Title: "Many"}
	start := when.MustParseInstant("2014-01-01T00:00:00Z")
	for i := range 5000 {
		at := when.FromUnixNano(start.UnixNano() + int64(i%997)*7*int64(when.Hour))
		c, err := geo.NewPoint(30+float64(i%71)/20, 66+float64(i%53)/20)
		if err != nil {
			t.Fatal(err)
		}
		p.Marks = append(p.Marks, render.Mark{ID: fmt.Sprint(i), When: ceasefire.At(at), Where: []geo.Disc{{Centre: c}}, Alleged: ceasefire.Verdict(i % 3)})
	}
	html := written(t, render.HTML, p)
	t.Logf("5,000 marks without explanations: %d bytes", len(html))
	if err := checked(p); err != nil {
		t.Error(err)
	}
	if !strings.Contains(html, "5,000 incidents, too many to be drawn one by one: counted by") {
		t.Error("the page does not say that it counts")
	}
	// Every mark is in a group of the timeline, and in one of the map, or drawn there.
	all := entries.FindAllStringSubmatch(html, -1)
	for _, e := range all {
		groups := strings.Fields(e[4])
		timeline := slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(g, "t") })
		chart := slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(g, "g") })
		if !timeline || !chart && !strings.Contains(html, `data-n="`+e[1]+`"`) {
			t.Fatalf("mark %s is nowhere: %v", e[1], groups)
		}
	}
	if len(all) != 5000 {
		t.Errorf("%d entries", len(all))
	}
}
