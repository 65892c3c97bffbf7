package geo_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

func TestCorridor(t *testing.T) {
	road := line(0, -20, 0, 20, 0)
	c := must(geo.NewCorridor(road, 5000))
	rough := must(geo.NewCorridor(line(300, -20, 0, 20, 0), 5000))
	for _, test := range []struct {
		x, y        float64
		want, rough geo.Truth
	}{
		{0, 0, geo.Yes, geo.Yes}, {0, 2.48, geo.Yes, geo.Maybe}, {0, -2.48, geo.Yes, geo.Maybe},
		{0, 2.5, geo.Maybe, geo.Maybe}, {0, 2.55, geo.No, geo.Maybe}, {0, 3, geo.No, geo.No},
		{22.4, 0, geo.Yes, geo.Maybe}, {22.6, 0, geo.No, geo.Maybe}, {21.7, 1.7, geo.Yes, geo.Maybe}, {22, 2, geo.No, geo.No},
	} {
		y := test.y + 0.019*(1-test.x*test.x/400) // the geodesic bows 19 m to the north
		if got := geo.Eval(geo.InCorridor{Corridor: c}, at(test.x, y)); got != test.want {
			t.Errorf("%v, %v: got %v, want %v", test.x, test.y, got, test.want)
		}
		if got := geo.Eval(geo.InCorridor{Corridor: rough}, at(test.x, y)); got != test.rough {
			t.Errorf("%v, %v: got %v, want %v, with an accuracy of 300 m", test.x, test.y, got, test.rough)
		}
	}
	// As a region, it is what may be in it, and no more.
	for _, test := range []struct {
		conds []geo.Condition
		want  string
	}{
		{[]geo.Condition{geo.InCorridor{Corridor: c}}, "1"},
		{[]geo.Condition{geo.Within{Line: road, Metres: 2500}, geo.AtLeast{Line: road, Metres: 1000}, geo.LeftOf{Line: road}}, "100 101 110 111"},
		{[]geo.Condition{geo.InDisc{Disc: disc(0, 9, 6000)}}, "0"},
		{[]geo.Condition{geo.InDisc{Disc: disc(0, 9, 7000)}}, "0 1"},
	} {
		if got := vectors(t, geo.Options{}, in(c), test.conds...); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if got := vectors(t, geo.Options{}, in(rough), geo.InDisc{Disc: disc(0, 9, 6300)}); got != "0 1" {
		t.Errorf("with an accuracy of 300 m: got %q", got)
	}
	for _, bad := range []geo.Corridor{{}, {Line: road}, {Width: 5}, {Line: road, Width: -1}} {
		if bad.IsValid() {
			t.Errorf("%v is valid", bad)
		}
		if _, err := geo.NewCorridor(bad.Line, bad.Width); err == nil {
			t.Errorf("%v is a corridor", bad)
		}
		if _, err := geo.Signatures(in(bad), nil, geo.Options{}); err == nil {
			t.Errorf("%v is a region", bad)
		}
		if geo.Eval(geo.InCorridor{Corridor: bad}, at(0, 0)) != geo.Maybe {
			t.Errorf("%v holds or does not", bad)
		}
		if _, err := json.Marshal(bad); err == nil {
			t.Errorf("%v has JSON", bad)
		}
	}
	if got, want := c.String(), "corridor of 5000 m along a line of 2 positions, accurate to 0 m"; got != want {
		t.Errorf("got %q", got)
	}
}

// TestCorridorIsWithin requires a corridor to be just the points within half its width.
func TestCorridorIsWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := place.Draw(t, "a"), place.Draw(t, "b")
		l, err := geo.NewLine([][]geo.Point{{at(a.x, a.y), at(b.x, b.y)}}, rapid.SampledFrom([]float64{0, 100}).Draw(t, "accuracy"))
		if err != nil {
			t.Skip(err)
		}
		width := rapid.Float64Range(1, 5000).Draw(t, "width")
		p := place.Draw(t, "p")
		q := at(p.x, p.y)
		c := must(geo.NewCorridor(l, width))
		if geo.Eval(geo.InCorridor{Corridor: c}, q) != geo.Eval(geo.Within{Line: l, Metres: width / 2}, q) {
			t.Fatal("it is not")
		}
	})
}

func TestCorridorJSON(t *testing.T) {
	text := `{"type":"LineString","coordinates":[[46.4,39.7],[46.6,39.6]],"accuracy":200,"width":5000}`
	var c geo.Corridor
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		t.Fatal(err)
	}
	if got, err := json.Marshal(c); err != nil || string(got) != text {
		t.Errorf("got %s, %v", got, err)
	}
	if again := must(geo.NewCorridor(must(geo.NewLine(c.Line.Parts(), 200)), 5000)); !again.Equal(c) || again.Equal(geo.Corridor{}) {
		t.Error("Equal")
	}
}
