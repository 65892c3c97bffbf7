package render_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/render"
)

// FuzzText puts any text everywhere on a page: none gets out, and the page stays
// well-formed.
func FuzzText(f *testing.F) {
	for _, s := range evil() {
		f.Add(s, "x")
		f.Add("x", s+"\n- "+s)
	}
	f.Fuzz(func(t *testing.T, s, u string) {
		p := small()
		p.Title, p.Lead, p.Lang = s, u, s
		p.Notes, p.Sources = []string{s, u}, []string{u, s}
		for i := range p.Spans {
			p.Spans[i].Label, p.Spans[i].Kind, p.Spans[i].Note = s, u, s
		}
		for i := range p.Marks {
			m := &p.Marks[i]
			m.ID += s
			m.Label, m.By, m.Explanation = u, s, u
			m.Named, m.Rows = []string{s, u}, []render.Row{{Name: u, Value: s}}
		}
		p.Areas[0].Names, p.Areas[0].Note = []string{s, u}, u
		p.Lines[0].Names, p.Lines[0].Note = []string{u, s}, s
		p.Tables[0] = render.Table{Title: s, Head: []string{u}, Rows: [][]string{{s}}, Note: u}
		if err := checked(p); err != nil {
			t.Error(err)
		}
		p.Lang, p.Title = "", "t"+s
		if err := checked(p); err != nil {
			t.Error(err)
		}
	})
}

// FuzzNumbers puts any numbers into a page's times and places.
func FuzzNumbers(f *testing.F) {
	f.Add(int64(0), int64(1), 33.0, 70.0, 5000.0, 100.0)
	f.Add(int64(math.MinInt64), int64(math.MaxInt64), 90.0, 180.0, 3e7, 1e300)
	f.Add(int64(5), int64(5), -89.999, -180.0, math.SmallestNonzeroFloat64, 0.0)
	f.Add(int64(-1), int64(1e18), math.NaN(), math.Inf(1), math.NaN(), math.Inf(1))
	f.Fuzz(func(t *testing.T, a, b int64, lat, lng, radius, accuracy float64) {
		p := small()
		from, until := when.FromUnixNano(min(a, b)), when.FromUnixNano(max(a, b))
		w, err := ceasefire.NewWindow(from, until)
		if err != nil {
			t.Fatal(err)
		}
		p.Marks[0].When = ceasefire.Within(w)
		p.Marks[1].When = ceasefire.Lasting(ceasefire.Within(w).Began(), ceasefire.Window{})
		if s, err := when.NewSpan(from, until); err == nil {
			p.Spans[0].Perhaps = []when.Span{s}
			if a%2 == 0 {
				p.Period = s
			}
		}
		if c, err := geo.NewPoint(lat, lng); err == nil {
			p.Marks[2].Where = append(p.Marks[2].Where, geo.Disc{Centre: c, Radius: radius})
			p.Areas = append(p.Areas, render.Area{Names: []string{"a"}, Disc: &geo.Disc{Centre: c, Radius: radius}})
			if l, err := geo.NewLine([][]geo.Point{{c, geo.MustParsePoint("10,20"), geo.MustParsePoint("-10,20")}}, accuracy); err == nil {
				p.Lines = append(p.Lines, render.Line{Names: []string{"l"}, Shape: l})
			}
		}
		if err := checked(p); err != nil {
			t.Error(err)
		}
	})
}

// FuzzPage draws pages of all kinds from the fuzzer's bytes.
func FuzzPage(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		if err := checked(somePage().Draw(t, "page")); err != nil {
			t.Fatal(err)
		}
	}))
}
