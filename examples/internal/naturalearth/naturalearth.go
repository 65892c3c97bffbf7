// Package naturalearth holds the few shapes that examples draw: borders at
// 1:10,000,000 by Natural Earth, which are in the public domain. They show where a
// map maker drew a line, to a few kilometres; they say nothing on where it should be.
package naturalearth

import (
	"bytes"
	_ "embed"
	"encoding/json"

	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/render"
)

//go:embed ne10m_durand_line.geojson
var line []byte

//go:embed ne10m_afg_pak_polygons.geojson
var areas []byte

// accuracy is how far the drawn line may be from the one on the ground, in metres: at
// the scale of 1:10,000,000 half a millimetre is five kilometres.
const accuracy = 5_000

// Line returns the line between Afghanistan and Pakistan, as it is drawn, under the
// names that the two give it.
func Line() (render.Line, error) {
	var l geo.Line
	if err := geometry(line, 0, &l); err != nil {
		return render.Line{}, err
	}
	l, err := geo.NewLine(l.Parts(), accuracy)
	return render.Line{
		Names: []string{"the border (Pakistan)", "the hypothetical line (Afghanistan)"}, Shape: l,
		Note: "As drawn by Natural Earth, 1:10m; its accuracy of 5 km is this example's estimate.",
	}, err
}

// Countries returns Pakistan and Afghanistan as backdrops.
func Countries() ([]render.Area, error) {
	var out []render.Area
	for i, name := range []string{"Pakistan", "Afghanistan"} {
		var a geo.Area
		if err := geometry(areas, i, &a); err != nil {
			return nil, err
		}
		out = append(out, render.Area{Names: []string{name}, Area: a, Backdrop: true, Note: "As drawn by Natural Earth, 1:10m."})
	}
	return out, nil
}

// Source says where the shapes are from.
const Source = "Borders: made with Natural Earth, 1:10m, public domain. No position on where they run is taken."

func geometry(text []byte, feature int, into any) error {
	var c struct {
		Features []struct {
			Geometry json.RawMessage `json:"geometry"`
		} `json:"features"`
	}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&c); err != nil {
		return err
	}
	return json.Unmarshal(c.Features[feature].Geometry, into)
}
