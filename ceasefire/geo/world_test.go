package geo_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-go/parley/ceasefire/geo"
)

// world is Natural Earth's 1:10m outline of two neighbours and the line between
// them, which share their vertices.
type world struct {
	afghanistan, pakistan geo.Area
	durand                geo.Line
}

// naturalEarth reads the data.
func naturalEarth(t testing.TB) world {
	t.Helper()
	read := func(name string, geometry func(name string, raw json.RawMessage)) {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Features []struct {
				Properties struct{ Name string }
				Geometry   json.RawMessage
			}
		}
		if err := json.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		for _, f := range doc.Features {
			geometry(f.Properties.Name, f.Geometry)
		}
	}
	var w world
	read("ne10m_afg_pak_polygons.geojson", func(name string, raw json.RawMessage) {
		into := map[string]*geo.Area{"Afghanistan": &w.afghanistan, "Pakistan": &w.pakistan}[name]
		if err := json.Unmarshal(raw, into); err != nil {
			t.Fatal(name, err)
		}
	})
	read("ne10m_durand_line.geojson", func(name string, raw json.RawMessage) {
		if err := json.Unmarshal(raw, &w.durand); err != nil {
			t.Fatal(name, err)
		}
	})
	return w
}

// TestWorld asks about the whole earth. The border of 580 vertices is followed all
// along, and the number of cells that it takes is part of the test: measured 6,000,
// and 26,264 with sides.
func TestWorld(t *testing.T) {
	w := naturalEarth(t)
	conds := []geo.Condition{geo.Inside{Area: w.afghanistan}, geo.Inside{Area: w.pakistan}, geo.Within{Line: w.durand, Metres: 25_000}}
	// Neither both, nor any doubt. 001 is in Iran or China, within 25 km of an end.
	if got, want := vectors(t, geo.Options{MaxCells: 8_000}, nil, conds...), "000 001 010 011 100 101"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := vectors(t, geo.Options{MaxCells: 8_000}, in(w.afghanistan, w.pakistan), conds...); got != "" {
		t.Errorf("got %q in both countries", got)
	}

	// Sides of the border: as drawn, Pakistan is on its left.
	conds = append(conds, geo.LeftOf{Line: w.durand}, geo.RightOf{Line: w.durand})
	near := in(geo.Disc{Centre: geo.MustParsePoint("31,66.4"), Radius: 50_000})
	if got, want := vectors(t, geo.Options{MaxCells: 1_000}, near, conds...), "01010 01110 10001 10101"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	// Elsewhere the two part: beyond the ends of the border, points of either country
	// have no side.
	sigs, err := geo.Signatures(nil, conds, geo.Options{MaxCells: 30_000})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sigs {
		if s.True.Has(0) && s.True.Has(1) {
			t.Errorf("%v proved=%v at %v: in both countries", s.True, s.Proved, s.Witness)
		}
	}
}

// TestNearTheBorder asks about reports of a few kilometres.
func TestNearTheBorder(t *testing.T) {
	w := naturalEarth(t)
	conds := []geo.Condition{
		geo.Inside{Area: w.afghanistan}, geo.Inside{Area: w.pakistan},
		geo.Within{Line: w.durand, Metres: 25_000}, geo.AtLeast{Line: w.durand, Metres: 25_000},
	}
	for _, test := range []struct {
		name, centre string
		radius       float64
		want         string
	}{
		{"Spin Boldak", "31.0,66.4", 5_000, "1010"},
		{"Spin Boldak and Chaman", "30.96,66.42", 5_000, "0110 1010"},
		{"Kandahar", "31.61,65.71", 5_000, "1001"},
		{"Quetta", "30.19,67.01", 5_000, "0101"},
		{"Torkham", "34.12,71.09", 2_000, "0110 1010"},
	} {
		p := geo.MustParsePoint(test.centre)
		if got := vectors(t, geo.Options{MaxCells: 400}, in(geo.Disc{Centre: p, Radius: test.radius}), conds...); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestWorldVertices asks about every vertex of the border, to the centimetre: it
// belongs to just one of the two countries (or to neither, at the ends).
func TestWorldVertices(t *testing.T) {
	w := naturalEarth(t)
	path := w.durand.Parts()[0]
	for i, p := range path[1 : len(path)-1] {
		sigs, err := geo.Signatures(in(geo.Disc{Centre: p, Radius: 3}), []geo.Condition{geo.Inside{Area: w.afghanistan}, geo.Inside{Area: w.pakistan}}, geo.Options{Resolution: 1})
		if err != nil {
			t.Fatal(err)
		}
		if len(sigs) != 2 || sigs[0].True.String() != "01" || sigs[1].True.String() != "10" || !sigs[0].Proved || !sigs[1].Proved {
			t.Errorf("vertex %d, %v: got %v", i+1, p, sigs)
		}
		if w.afghanistan.Contains(p) == w.pakistan.Contains(p) {
			t.Errorf("vertex %d, %v is in both or neither", i+1, p)
		}
	}
}

func BenchmarkSignatures(b *testing.B) {
	w := naturalEarth(b)
	conds := []geo.Condition{geo.Inside{Area: w.afghanistan}, geo.Inside{Area: w.pakistan}, geo.Within{Line: w.durand, Metres: 25_000}}
	for _, bench := range []struct {
		name   string
		region []geo.Region
		conds  []geo.Condition
	}{
		{"earth", nil, conds},
		{"earth and sides", nil, append(conds[:3:3], geo.LeftOf{Line: w.durand}, geo.RightOf{Line: w.durand})},
		{"5 km", in(geo.Disc{Centre: geo.MustParsePoint("30.96,66.42"), Radius: 5_000}), conds},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := geo.Signatures(bench.region, bench.conds, geo.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
