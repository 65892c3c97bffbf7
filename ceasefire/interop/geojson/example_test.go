package geojson_test

import (
	"fmt"
	"strings"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/geojson"
)

// A map annex becomes zones and lines of an agreement; what is wrong with it is told.
func Example() {
	const annex = `{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "buffer", "properties": {"kind": "zone"},
   "geometry": {"type": "Polygon", "coordinates": [[[66.3, 31.0], [66.5, 31.0], [66.5, 31.1], [66.3, 31.0]]]}},
  {"type": "Feature", "id": "contact-line", "properties": {"accuracy": 500},
   "geometry": {"type": "LineString", "coordinates": [[66.3, 31.05], [66.5, 31.05]]}},
  {"type": "Feature", "id": "crossing",
   "geometry": {"type": "Point", "coordinates": [66.4, 31.0]}}
]}`
	shapes, problems, err := geojson.Collect(strings.NewReader(annex), geojson.Options{Source: "annex B"})
	if err != nil {
		fmt.Println(err)
	}
	a := ceasefire.Agreement{Zones: shapes.Zones, Lines: shapes.Lines}
	fmt.Println("zone:", a.Zones[0].ID)
	fmt.Println("line:", a.Lines[0].ID, "known to", a.Lines[0].Shape.Accuracy(), "m")
	fmt.Println(problems)
	// Output:
	// zone: buffer
	// line: contact-line known to 500 m
	// 6: features[2].properties: the point states no "radius": how exact it is is not known (state the radius in metres within which it is known) [geojson-metres]
}
