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

// naturalEarth reads the shared data, or skips the test where there is none.
func naturalEarth(t testing.TB) world {
	t.Helper()
	read := func(name string, geometry func(name string, raw json.RawMessage)) {
		text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "geo", name))
		if err != nil {
			t.Skip("the Natural Earth data is not there:", err)
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

func show(t testing.TB, sigs []geo.Signature) {
	t.Helper()
	for _, s := range sigs {
		t.Log(s.True, s.Proved, s.Witness)
	}
}
