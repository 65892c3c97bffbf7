package geo_test

import (
	"encoding/json"
	"fmt"

	"github.com/parley-go/parley/ceasefire/geo"
)

// A report places an attack between kilometres 2 and 4 of a road. The text forbids
// it in the zone of kilometres 0 to 2.5, if at least 3 km from kilometre 0. The
// report straddles each of the two, and no point of it meets both.
func ExampleSignatures() {
	area := func(text string) (a geo.Area) {
		if err := json.Unmarshal([]byte(text), &a); err != nil {
			fmt.Println(err)
		}
		return a
	}
	zone := area(`{"type":"Polygon","coordinates":[[[66,30.99],[66.0262,30.99],[66.0262,31.01],[66,31.01],[66,30.99]]]}`)
	stretch := area(`{"type":"Polygon","coordinates":[[[66.021,30.999],[66.042,30.999],[66.042,31.001],[66.021,31.001],[66.021,30.999]]]}`)
	gate, err := geo.NewLine([][]geo.Point{{geo.MustParsePoint("30.997,66"), geo.MustParsePoint("31.003,66")}}, 0)
	if err != nil {
		fmt.Println(err)
	}

	sigs, err := geo.Signatures([]geo.Region{stretch}, []geo.Condition{
		geo.Inside{Area: zone},
		geo.AtLeast{Line: gate, Metres: 3000},
	}, geo.Options{})
	if err != nil {
		fmt.Println(err)
	}
	for _, s := range sigs {
		fmt.Printf("in the zone: %-5v  at least 3 km: %-5v  proved: %v\n", s.True.Has(0), s.True.Has(1), s.Proved)
	}
	// Output:
	// in the zone: false  at least 3 km: false  proved: true
	// in the zone: false  at least 3 km: true   proved: true
	// in the zone: true   at least 3 km: false  proved: true
}

func ExampleEval() {
	border, err := geo.NewLine([][]geo.Point{{geo.MustParsePoint("30.5,66.5"), geo.MustParsePoint("31.5,66.5")}}, 100)
	if err != nil {
		fmt.Println(err)
	}
	for _, s := range []string{"31,66.5005", "31,66.6", "31,66.4"} {
		p := geo.MustParsePoint(s)
		fmt.Printf("%v: %.0f m from the line as drawn, east of it: %v\n", p, border.DistanceTo(p), geo.Eval(geo.RightOf{Line: border}, p))
	}
	// Output:
	// 31,66.5005: 48 m from the line as drawn, east of it: maybe
	// 31,66.6: 9531 m from the line as drawn, east of it: yes
	// 31,66.4: 9531 m from the line as drawn, east of it: no
}

// A corridor 5 km wide reaches 2.5 km to each side of the road, whose course is known
// to 200 m.
func ExampleInCorridor() {
	var c geo.Corridor
	if err := json.Unmarshal([]byte(`{"type":"LineString","coordinates":[[46.5,39.5],[46.5,39.8]],"accuracy":200,"width":5000}`), &c); err != nil {
		fmt.Println(err)
	}
	for _, s := range []string{"39.65,46.52", "39.65,46.528", "39.65,46.54"} {
		p := geo.MustParsePoint(s)
		low, high := c.Line.DistanceBounds(p)
		fmt.Printf("%.0f to %.0f m from the road, in the corridor: %v\n", low, high, geo.Eval(geo.InCorridor{Corridor: c}, p))
	}
	// Output:
	// 1510 to 1917 m from the road, in the corridor: yes
	// 2194 to 2603 m from the road, in the corridor: maybe
	// 3219 to 3633 m from the road, in the corridor: no
}

func ExampleArea_UnmarshalJSON() {
	var a geo.Area
	fmt.Println(json.Unmarshal([]byte(`{"type":"Polygon","coordinates":[[[31,120],[31,121],[32,121]]]}`), &a))
	// Output:
	// 1:34: coordinates[0]: a ring needs at least 4 positions, this has 3 (the last position repeats the first) [geo-too-few]
	// 1:35: coordinates[0][0]: latitude 120 is outside -90 to 90: latitude and longitude look swapped (GeoJSON has longitude first) [geo-position]
	// 1:44: coordinates[0][1]: latitude 121 is outside -90 to 90: latitude and longitude look swapped (GeoJSON has longitude first) [geo-position]
	// 1:53: coordinates[0][2]: latitude 121 is outside -90 to 90: latitude and longitude look swapped (GeoJSON has longitude first) [geo-position]
}
