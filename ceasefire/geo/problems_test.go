package geo_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/ceasefire/geo"
)

// read decodes a text into the type that it looks like.
func read(text string) error {
	switch {
	case strings.Contains(text, "radius") || strings.Contains(text, "Point"):
		return json.Unmarshal([]byte(text), new(geo.Disc))
	case strings.Contains(text, "width"):
		return json.Unmarshal([]byte(text), new(geo.Corridor))
	case strings.Contains(text, "Line"):
		return json.Unmarshal([]byte(text), new(geo.Line))
	}
	return json.Unmarshal([]byte(text), new(geo.Area))
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func problems(t fataler, err error) problem.List {
	t.Helper()
	var list problem.List
	if err != nil && !errors.As(err, &list) {
		t.Fatalf("%v (%T) is not a problem.List", err, err)
	}
	return list
}

func TestCodes(t *testing.T) {
	problemtest.Run(t, ".", func(text string) problem.List {
		var n int
		if _, err := fmt.Sscanf(text, "a LineString of %d positions", &n); err == nil {
			b := []byte(`{"type":"LineString","coordinates":[[0,0]`)
			for i := range n - 1 {
				b = fmt.Appendf(b, ",[%v,%v]", float64(i)/1000, i%2+1)
			}
			text = string(b) + "]}"
		}
		return problems(t, read(text))
	})
}

// TestProblems pins places, messages and mends.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"swapped", `{"type":"Polygon","coordinates":[[[31,166],[31,167],[32,167],[31,166]]]}`, []string{
			`1:35: coordinates[0][0]: latitude 166 is outside -90 to 90: latitude and longitude look swapped (GeoJSON has longitude first) [geo-position]`,
			`1:44: coordinates[0][1]: latitude 167 is outside -90 to 90: latitude and longitude look swapped (GeoJSON has longitude first) [geo-position]`,
			`1:53: coordinates[0][2]: latitude 167 is outside -90 to 90: latitude and longitude look swapped (GeoJSON has longitude first) [geo-position]`,
			`1:62: coordinates[0][3]: latitude 166 is outside -90 to 90: latitude and longitude look swapped (GeoJSON has longitude first) [geo-position]`,
		}},
		{"all at once", `{"type":"MultiPolygon","coordinates":[[[[66,31],[67,31],[67,32],[66,32]]],[[[66],[66,31],[66,31]], 3]]}`, []string{
			`1:40: coordinates[0][0]: the ring is not closed: it begins at 31,66 and ends at 32,66 (repeat the first position at its end) [geo-open-ring]`,
			`1:76: coordinates[1][0]: a ring needs at least 4 positions, this has 3 (the last position repeats the first) [geo-too-few]`,
			`1:77: coordinates[1][0][0]: a position is a list of two or three numbers ([longitude, latitude], and a height that is dropped) [geo-position]`,
			`1:90: coordinates[1][0][2]: the position 31,66 is the same as the one before it (leave one of them out) [geo-repeated]`,
			`1:100: coordinates[1][1]: expected a list of positions (the coordinates are not nested deep enough) [geo-position]`,
		}},
		{"crossing", `{"type":"Polygon","coordinates":[[[66,31],[67,32],[67,31],[66,32],[66,31]]]}`, []string{
			`1:51: coordinates[0][2]: the edge from here to the next position crosses the one from position 0 of the outer ring of polygon 0 [geo-crossing]`,
		}},
		{"passes twice", `{"type":"Polygon","coordinates":[[[66,31],[67,31],[66.5,31.5],[67,32],[66,32],[66.5,31.5],[66,31]]]}`, []string{
			`1:79: coordinates[0][5]: the ring meets itself: it passes 31.5,66.5 twice, here and at position 2 (use two rings) [geo-crossing]`,
		}},
		{"hole outside", `{"type":"Polygon","coordinates":[[[66,31],[67,31],[67,32],[66,31]],[[60,31],[61,31],[61,32],[60,31]]]}`, []string{
			`1:68: coordinates[1]: the hole does not lie in its polygon (the first ring of a polygon is its outer one) [geo-nesting]`,
		}},
		{"polygon inside another", `{"type":"MultiPolygon","coordinates":[[[[66,31],[68,31],[67,33],[66,31]]],[[[66.9,31.5],[67.1,31.5],[67,31.6],[66.9,31.5]]]]}`, []string{
			`1:75: coordinates[1]: the polygon lies in polygon 0 (an area is a union: leave the inner polygon out, or make it a hole) [geo-nesting]`,
		}},
		{"the same polygon twice", `{"type":"MultiPolygon","coordinates":[[[[66,31],[67,31],[67,32],[66,31]]],[[[66,31],[67,31],[67,32],[66,31]]]]}`, []string{
			`1:77: coordinates[1][0][0]: the edge is that of the outer ring of polygon 0 as well, and the area lies on the same side of both [geo-crossing]`,
			`1:85: coordinates[1][0][1]: the edge is that of the outer ring of polygon 0 as well, and the area lies on the same side of both [geo-crossing]`,
			`1:93: coordinates[1][0][2]: the edge is that of the outer ring of polygon 0 as well, and the area lies on the same side of both [geo-crossing]`,
		}},
		{"crossing at a common vertex", `{"type":"MultiPolygon","coordinates":[[[[66,31],[68,31],[68,33],[66,33],[66,31]]],[[[66,33],[67,32],[68,33],[67,34],[66,33]]]]}`, []string{
			`1:57: coordinates[0][0][2]: the ring passes in or out of another one at a position that both have [geo-crossing]`,
			`1:101: coordinates[1][0][2]: the ring passes in or out of another one at a position that both have [geo-crossing]`,
		}},
		{"feature", `{"type":"Feature","geometry":null,"properties":{}}`, []string{
			`1:1: coordinates: field "coordinates" is missing [json-missing-field]`,
			`1:9: type: expected a geometry of type Polygon or MultiPolygon, found "Feature" (give the feature's "geometry") [geo-type]`,
			`1:19: geometry: unknown field "geometry" [json-unknown-field]`,
			`1:35: properties: unknown field "properties" [json-unknown-field]`,
		}},
		{"no type", `{"coordinates":[]}`, []string{`1:1: type: field "type" is missing [json-missing-field]`}},
		{"empty type", `{"type":"","coordinates":0}`, []string{`1:9: type: expected a geometry of type Polygon or MultiPolygon, found "" [geo-type]`}},
		{"line", `{"type":"LineString","coordinates":[[66,31],[67,31],[66,31]],"accuracy":-1}`, []string{
			`1:53: coordinates[2]: the line turns back on itself at 31,67 (its sides would be undefined) [geo-repeated]`,
			`1:73: accuracy: the accuracy is -1, not a number of metres of at least 0 [geo-length]`,
		}},
		{"edges", `{"type":"LineString","coordinates":[[66,31],[67,31]],"edges":"straight"}`, []string{
			`1:62: edges: edges are "geodesic" or "parallel", not "straight" [json-value]`,
		}},
		{"corridor", `{"type":"LineString","coordinates":[[66,31],[67,131]],"width":-1}`, []string{
			`1:45: coordinates[1]: latitude 131 is outside -90 to 90: latitude and longitude look swapped (GeoJSON has longitude first) [geo-position]`,
			`1:63: width: the width -1 is not above 0 (give metres, from rim to rim) [geo-length]`,
		}},
		{"corridor without a width that is read as one", `{"type":"LineString","coordinates":[[66,31],[67,31]],"widht":5}`, []string{
			`1:54: widht: unknown field "widht" [json-unknown-field]`,
		}},
		{"once too often round", `{"type":"LineString","coordinates":[[179,31],[181.5,31]]}`, []string{
			`1:46: coordinates[1]: longitude 181.5 is outside -180 to 180 (write -178.5) [geo-position]`,
		}},
		{"metres", `{"type":"Point","coordinates":[507000,3430000],"accuracy":-3}`, []string{
			`1:31: coordinates: latitude 3.43e+06 is outside -90 to 90 (GeoJSON has degrees on WGS 84: these look like metres of a map) [geo-position]`,
			`1:59: accuracy: the accuracy is -3, not a number of metres of at least 0 [geo-length]`,
		}},
		{"not a point", `{"type":"MultiPoint","coordinates":[[66,31]]}`, []string{
			`1:9: type: expected a geometry of type Point, found "MultiPoint" [geo-type]`,
		}},
		{"disc", `{"lat":-91,"lng":12,"radius":-2}`, []string{
			`1:8: lat: latitude -91 is outside -90 to 90: latitude and longitude look swapped [geo-position]`,
			`1:30: radius: the radius -2 is negative (give metres, at least 0) [geo-length]`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := problems(t, read(test.text))
			for i := range max(len(got), len(test.want)) {
				g, w := "nothing", "nothing"
				if i < len(got) {
					g = got[i].String()
				}
				if i < len(test.want) {
					w = test.want[i]
				}
				if g != w {
					t.Errorf("problem %d:\n got %s\nwant %s", i, g, w)
				}
			}
		})
	}
}

// TestConstructorProblems pins the places that Go callers get.
func TestConstructorProblems(t *testing.T) {
	p := geo.MustParsePoint
	_, err := geo.NewArea([][]geo.Ring{{{p("31,66"), {}, p("32,67"), p("31,66")}}, {}})
	got := problems(t, err)
	if len(got) != 2 || got[0].Path != "[0][0][1]" || got[0].Code != geo.BadPosition || got[1].Path != "[1]" || got[1].Code != geo.TooFew {
		t.Errorf("got %v", got)
	}
	_, err = geo.NewLine([][]geo.Point{{p("31,66")}}, 0)
	if got := problems(t, err); len(got) != 1 || got[0].Path != "[0]" || got[0].Code != geo.TooFew {
		t.Errorf("got %v", got)
	}
	if _, err := geo.NewArea(nil); err == nil {
		t.Error("an area of nothing is no error")
	}
	if _, err := geo.NewLine(nil, 0); err == nil {
		t.Error("a line of nothing is no error")
	}
	_, err = geo.NewLine([][]geo.Point{make([]geo.Point, 500)}, 0)
	if got := problems(t, err); len(got) != 100 || got[99].Code != problem.MoreProblems {
		t.Errorf("got %d problems, the last %v", len(got), got[len(got)-1])
	}
}
