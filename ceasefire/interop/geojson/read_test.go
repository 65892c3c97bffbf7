package geojson_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/interop/geojson"
)

// collect reads a text that no reader fails on.
func collect(t testing.TB, text string, o geojson.Options) (geojson.Shapes, problem.List) {
	t.Helper()
	s, problems, err := geojson.Collect(strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return s, problems
}

func TestCodes(t *testing.T) {
	problemtest.Run(t, ".", func(text string) problem.List {
		_, problems := collect(t, text, geojson.Options{})
		for _, p := range problems {
			if p.Mend == "" || p.Line == 0 {
				t.Errorf("no line, or no word on how to mend it: %v", p)
			}
		}
		return problems
	})
}

const square = `[[[66, 31], [67, 31], [67, 32], [66, 31]]]`

// TestProblems pins which feature, which line, which place, and that all is told at once.
func TestProblems(t *testing.T) {
	const ids = `"id": "a", "geometry": `
	for name, c := range map[string]struct {
		text string
		o    geojson.Options
		want string
	}{
		"fine":                       {text: `{"type": "Feature", ` + ids + `{"type": "Polygon", "coordinates": ` + square + `}}`},
		"foreign members everywhere": {text: `{"type": "FeatureCollection", "name": "x", "features": [{"type": "Feature", "extra": [1], ` + ids + `{"type": "Polygon", "bbox": [1,2,3,4], "note": {"a": 1}, "Type2": 3, "coordinates": ` + square + `}}], "more": {"b": []}}`},
		"the right system":           {text: `{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, "features": []}`},
		"unclosed and out of range, in one of three": {
			text: "{\"type\": \"FeatureCollection\", \"features\": [\n{\"type\": \"Feature\", " + ids + "{\"type\": \"LineString\", \"coordinates\": [[66, 31], [67, 31]]}},\n" +
				"{\"type\": \"Feature\",\n\"id\": \"b\",\n\"geometry\": {\"type\": \"Polygon\",\n\"coordinates\": [[[66, 31], [67, 31],\n[67, 32], [66, 131]]]}},\n" +
				"{\"type\": \"Feature\", \"id\": \"c\", \"geometry\": {\"type\": \"LineString\", \"coordinates\": [[66, 31], [67, 31]]}}]}",
			want: "6:17: features[1].geometry.coordinates[0]: GEO [geo-open-ring]\n7:11: features[1].geometry.coordinates[0][3]: GEO (GeoJSON has longitude first) [geo-position]\n",
		},
		"swapped":             {text: `{"type": "Feature", ` + ids + `{"type": "LineString", "coordinates": [[31, 166], [31, 167]]}}`, want: "1: geometry.coordinates[0]: GEO (GeoJSON has longitude first) [geo-position]\n1: geometry.coordinates[1]: GEO (GeoJSON has longitude first) [geo-position]\n"},
		"a swapped point":     {text: `{"type": "Feature", ` + ids + `{"type": "Point", "coordinates": [31, 166]}, "properties": {"radius": 5}}`, want: "1: geometry.coordinates: GEO (GeoJSON has longitude first) [geo-position]\n"},
		"three things":        {text: `{"type": "Feature", "id": "A", "properties": {"kind": "border", "accuracy": -5}, "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}}`, want: "1: id: \"A\" cannot be an identifier (use lower-case letters, digits, '-', '.' and '_', or give identifiers in the options) [geojson-id]\n1: properties.kind: unknown kind \"border\" (territory, zone, line or place; or leave it out) [geojson-kind]\n1: properties.accuracy: \"-5\" is not a number of metres (give metres, at least 0) [geojson-metres]\n"},
		"text ends":           {text: "{\"type\": \"FeatureCollection\", \"features\": [\n{\"type\":", want: "2: features[0]: the text ends before the document does (is the file whole?) [json-syntax]\n"},
		"not JSON":            {text: "{\"type\": \"FeatureCollection\",\n \"features\": [}", want: "2: features[0]: this is not JSON: invalid character '}' at start of value (nothing after it was read) [json-syntax]\n"},
		"empty":               {text: "", want: "1: the text ends before the document does (is the file whole?) [json-syntax]\n"},
		"a list":              {text: "[]", want: "1: expected a GeoJSON object, found list (write a FeatureCollection, a Feature or a geometry) [geojson-type]\n"},
		"trailing":            {text: `{"type": "FeatureCollection", "features": []}` + "\n{}", want: "2: text after the document's end (remove it; a document is one value) [json-trailing]\n"},
		"not a collection":    {text: `{"features": [], "type": "Features"}`, want: "1: type: \"Features\" has features (write \"type\": \"FeatureCollection\") [geojson-type]\n"},
		"no type":             {text: `{"features": []}`, want: "1: field \"type\" is missing (write \"type\": \"FeatureCollection\") [json-missing-field]\n"},
		"twice in one":        {text: `{"type": "Feature", "id": "a", "id": "b", "geometry": {"type": "Polygon", "coordinates": ` + square + `}}`, want: "1: id: \"id\" is here twice (remove one of the two) [json-duplicate-field]\n"},
		"a system of its own": {text: `{"type": "Feature", ` + ids + `{"type": "Polygon", "crs": {"type": "link", "properties": {"href": "x"}}, "coordinates": ` + square + `}}`, want: "1: geometry.crs: \"crs\" names no system of coordinates (convert the coordinates to WGS 84, longitude first, and leave \"crs\" out) [geojson-crs]\n"},
		"begins a line":       {text: "{\"type\": \"FeatureCollection\", \"features\": [\n{\n\"type\": \"Feature\", \"geometry\": null}]}", want: "2: features[0]: the feature has no geometry (leave the feature out, or give it its shape) [geojson-type]\n"},
		"bare geometry":       {text: `{"type": "Polygon", "coordinates": ` + square + `}`, o: geojson.Options{IDs: map[string]string{"": "land"}}},
	} {
		t.Run(name, func(t *testing.T) {
			s, problems := collect(t, c.text, c.o)
			for _, g := range s.Territories {
				if on, err := geo.NewPoint(31.5, 66.8); err != nil || !g.Area.Contains(on) {
					t.Errorf("the area is not what was written: %v", g.Area)
				}
			}
			var b strings.Builder
			for _, p := range problems {
				if strings.HasPrefix(string(p.Code), "geo-") {
					p.Message = "GEO" // in whose words is that package's affair
					if p.Mend != "GeoJSON has longitude first" {
						p.Mend = ""
					}
				}
				b.WriteString(p.String() + "\n")
			}
			if d := cmp.Diff(c.want, b.String()); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// TestCRSFirstAndLast: a system of coordinates that is stated first keeps everything from
// being read; one that is stated last is told when it is too late.
func TestCRSFirstAndLast(t *testing.T) {
	const crs = `"crs": {"type": "name", "properties": {"name": "EPSG:3857"}}`
	const features = `"features": [{"type": "Feature", "id": "a", "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}}]`
	for text, lines := range map[string]int{`{"type": "FeatureCollection", ` + crs + `, ` + features + `}`: 0, `{` + features + `, ` + crs + `, "type": "FeatureCollection"}`: 1} {
		s, problems := collect(t, text, geojson.Options{})
		if len(s.Lines) != lines || len(problems) != 1 || problems[0].Code != geojson.BadCRS || problems[0].Path != "crs" {
			t.Errorf("%d lines, %v, of\n%s", len(s.Lines), problems, text)
		}
	}
}

// TestTheRestGoesOn: of three features the second is bad, and two are read; and what each
// kind becomes.
func TestTheRestGoesOn(t *testing.T) {
	text := `{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"code": 586, "name": "Land"}, "geometry": {"type": "Polygon", "coordinates": ` + square + `}},
{"type": "Feature", "properties": {"code": "x"}, "geometry": {"type": "Polygon", "coordinates": [[[66, 31], [67, 32], [67, 31], [66, 32], [66, 31]]]}},
{"type": "Feature", "properties": {"code": "z", "kind": "zone", "name": "the Buffer"}, "geometry": {"type": "Polygon", "coordinates": ` + square + `}},
{"type": "Feature", "properties": {"code": "d", "kind": "zone", "radius": 300}, "geometry": {"type": "Point", "coordinates": [66, 31, 1200]}},
{"type": "Feature", "properties": {"code": "l", "accuracy": 2000, "name": "the Line"}, "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}},
{"type": "Feature", "properties": {"code": "l2"}, "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]], "accuracy": 7}},
{"type": "Feature", "properties": {"code": "l3", "accuracy": null}, "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}},
{"type": "Feature", "properties": {"code": "p", "radius": 25}, "geometry": {"type": "Point", "coordinates": [66.5, 31]}}
]}`
	s, problems := collect(t, text, geojson.Options{ID: "code", NameBy: "mission", Source: "annex B", DefaultAccuracy: 50, IDs: map[string]string{"586": "pak"}})
	if len(problems) != 1 || problems[0].Code != geo.Crossing || problems[0].Line != 3 || !strings.HasPrefix(problems[0].Path, "features[1].geometry.") {
		t.Errorf("problems: %v", problems)
	}
	if len(s.Territories) != 1 || s.Territories[0].Territory != "pak" || s.Territories[0].Source != "annex B" {
		t.Errorf("territories: %v", s.Territories)
	}
	if len(s.Zones) != 2 || s.Zones[0].Area == nil || s.Zones[0].Names[0].Name != "the Buffer" || s.Zones[1].Disc == nil || s.Zones[1].Disc.Radius != 300 {
		t.Errorf("zones: %+v", s.Zones)
	}
	var accuracies []float64
	for _, l := range s.Lines {
		accuracies = append(accuracies, l.Shape.Accuracy())
	}
	if !cmp.Equal(accuracies, []float64{2000, 7, 50}) || s.Lines[0].Names[0].By != "mission" {
		t.Errorf("accuracies %v, lines %v", accuracies, s.Lines)
	}
	if len(s.Places) != 1 || s.Places[0].Disc.Centre.Lng() != 66.5 || s.Places[0].Disc.Radius != 25 || s.Places[0].Line != 9 || s.Places[0].Index != 7 {
		t.Errorf("places: %+v", s.Places)
	}
	// What was read goes into an agreement.
	a := ceasefire.Agreement{Zones: s.Zones, Lines: s.Lines, Geometry: s.Territories}
	if _, err := a.Encode(); err != nil {
		t.Error(err)
	}
}

// TestEdges: as RFC 7946 has them, unless somebody says otherwise.
func TestEdges(t *testing.T) {
	shape := func(members string) string {
		return `{"type": "FeatureCollection", "features": [
			{"type": "Feature", "id": "l", "geometry": {"type": "LineString", "coordinates": [[60, 38], [70, 38]]` + members + `}},
			{"type": "Feature", "id": "a", "properties": {"accuracy": 30}, "geometry": {"type": "Polygon", "coordinates": ` + square + members + `}}]}`
	}
	for _, c := range []struct {
		members string
		o       geojson.Options
		want    geo.Edges
	}{
		{"", geojson.Options{}, geo.ParallelEdges},
		{"", geojson.Options{Geodesic: true}, geo.GeodesicEdges},
		{`, "edges": "geodesic"`, geojson.Options{}, geo.GeodesicEdges},
		{`, "edges": "parallel"`, geojson.Options{Geodesic: true}, geo.ParallelEdges},
	} {
		s, problems := collect(t, shape(c.members), c.o)
		if len(problems) > 0 || s.Lines[0].Shape.Edges() != c.want || s.Territories[0].Area.Edges() != c.want || s.Territories[0].Area.Accuracy() != 30 {
			t.Errorf("%+v: %v, %v", c, s, problems)
		}
	}
}

// TestNaturalEarth reads public-domain shapes: a part that is here, and the whole where
// the project's shared folder is.
func TestNaturalEarth(t *testing.T) {
	text, err := os.ReadFile("testdata/durand_north.geojson")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := collect(t, string(text), geojson.Options{DefaultAccuracy: 2500})
	if len(problems) > 0 || len(s.Lines) != 1 || s.Lines[0].ID != "durand-north" || s.Lines[0].Shape.Accuracy() != 2500 {
		t.Errorf("%v, %v", s.Lines, problems)
	}
	const folder = "../../../../shared/data/geo/"
	text, err = os.ReadFile(folder + "ne10m_afg_pak_polygons.geojson")
	if err != nil {
		t.Skip("the shared data are not here")
	}
	ids := map[string]string{"Pakistan": "pak", "Afghanistan": "afg"}
	s, problems = collect(t, string(text), geojson.Options{ID: "name", IDs: ids, Source: "Natural Earth 1:10m"})
	if len(problems) > 0 || len(s.Territories) != 2 {
		t.Fatalf("%d territories, %v", len(s.Territories), problems)
	}
	islamabad, _ := geo.NewPoint(33.69, 73.05)
	for _, g := range s.Territories {
		if in := g.Area.Contains(islamabad); in != (g.Territory == "pak") {
			t.Errorf("Islamabad in %s: %v", g.Territory, in)
		}
	}
	if text, err = os.ReadFile(folder + "ne10m_durand_line.geojson"); err != nil {
		t.Fatal(err)
	}
	for name := range ids {
		delete(ids, name)
	}
	ids["Afghanistan-Pakistan boundary (Durand Line, as drawn by Natural Earth 1:10m; status contested by Afghanistan)"] = "durand"
	if s, problems = collect(t, string(text), geojson.Options{ID: "name", IDs: ids}); len(problems) > 0 || len(s.Lines) != 1 || s.Lines[0].ID != "durand" {
		t.Errorf("%v, %v", s.Lines, problems)
	}
}

// endless writes so many features, without ever holding them.
type endless struct {
	left, n int
	buf     []byte
}

func (e *endless) Read(b []byte) (int, error) {
	for len(e.buf) == 0 {
		switch {
		case e.n == 0:
			e.buf = append(e.buf, `{"type":"FeatureCollection","features":[`...)
		case e.n == e.left+1:
			e.buf = append(e.buf, "]}"...)
		case e.n > e.left+1:
			return 0, io.EOF
		default:
			sep := ",\n"
			if e.n == 1 {
				sep = "\n"
			}
			e.buf = fmt.Appendf(e.buf, `%s{"type":"Feature","id":"p%d","properties":{"radius":5,"pad":"%s"},"geometry":{"type":"Point","coordinates":[66,31]}}`, sep, e.n, strings.Repeat("x", 500))
		}
		e.n++
	}
	n := copy(b, e.buf)
	e.buf = e.buf[n:]
	return n, nil
}

// TestMemoryDoesNotGrow reads 20 MB in one text, the lines right to the end, and holds
// next to nothing of it but ids.
func TestMemoryDoesNotGrow(t *testing.T) {
	const features = 32_000
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n := 0
	var most uint64
	for f, err := range geojson.Read(&endless{left: features}, geojson.Options{}) {
		if err != nil || f.Line != n+2 || f.Index != n {
			t.Fatalf("feature %d: %+v, %v", n, f, err)
		}
		if n++; n%8000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
		}
	}
	if n != features || most > 8<<20 {
		t.Errorf("%d features, %d bytes held", n, most)
	}
	t.Logf("%d features, %d kB held at most", n, most>>10)
}

func TestTooLarge(t *testing.T) {
	text := `{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "` + strings.Repeat("x", geojson.MaxFeature) + `"}]}`
	_, problems := collect(t, text, geojson.Options{})
	if len(problems) != 1 || problems[0].Code != "json-limit" || problems[0].Path != "features[0]" {
		t.Errorf("got %.300v", problems)
	}
}

type broken struct{ r io.Reader }

var errBroken = errors.New("the line went dead")

func (b broken) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err != nil {
		err = errBroken
	}
	return n, err
}

// TestReaderFails: an error of the reader is none of the text's.
func TestReaderFails(t *testing.T) {
	s, problems, err := geojson.Collect(broken{strings.NewReader("{\"type\": \"FeatureCollection\", \"features\": [\n" + `{"type": "Feature", "id": "a", "geometry": {"type": "LineString", "coordinates": [[66, 31], [67, 31]]}},`)}, geojson.Options{})
	if !errors.Is(err, errBroken) || len(problems) > 0 || len(s.Lines) != 1 || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("%v, %v, %v", s, problems, err)
	}
}
