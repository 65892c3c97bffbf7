package geojson_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/interop/geojson"
)

// FuzzRead: whatever the text, nothing panics; every error says what and where; what is
// read can be written as a GeoJSON geometry, or as a disc, and is read back the same.
func FuzzRead(f *testing.F) {
	if text, err := os.ReadFile("testdata/durand_north.geojson"); err == nil {
		f.Add(string(text))
	}
	for _, s := range []string{
		`{"type": "FeatureCollection", "crs": null, "features": [{"type": "Feature", "id": 7, "properties": {"kind": "zone", "radius": 3}, "geometry": {"type": "Point", "coordinates": [66, 31]}}]}`,
		`{"type": "Feature", "id": "a", "geometry": {"type": "Polygon", "accuracy": 5, "edges": "straight", "coordinates": ` + square + `}}`,
		`{"type": "MultiLineString", "coordinates": [[[66, 31], [67, 31]]]}`, `{"features": [null, {}, []], "type": 3}`, "\xef\xbb\xbf{}", `{"a":1,"a":2}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		features, ended := 0, false
		for x, err := range geojson.Read(strings.NewReader(text), geojson.Options{IDs: map[string]string{"": "bare"}}) {
			if ended {
				t.Fatal("the reading went on after its end")
			}
			if err != nil {
				var l problem.List
				if !errors.As(err, &l) || len(l) == 0 || l[0].Message == "" || l[0].Line == 0 {
					t.Fatalf("an error without a word or a place: %v", err)
				}
				continue
			}
			features++
			check(t, x)
		}
		if lines := strings.Count(text, "{"); features > lines {
			t.Fatalf("%d features of %d objects", features, lines)
		}
	})
}

func check(t *testing.T, x geojson.Feature) {
	set := 0
	for _, v := range []struct {
		is   bool
		from any
		into any
	}{{x.Area != nil, x.Area, new(geo.Area)}, {x.Path != nil, x.Path, new(geo.Line)}, {x.Disc != nil, x.Disc, new(geo.Disc)}} {
		if !v.is {
			continue
		}
		set++
		b, err := json.Marshal(v.from)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, v.into); err != nil {
			t.Fatalf("read, and not read back: %v\n%s", err, b)
		}
		again, err := json.Marshal(v.into)
		if err != nil || string(again) != string(b) {
			t.Fatalf("%v: not the same:\n%s\n%s", err, b, again)
		}
	}
	if set != 1 || x.ID == "" || x.Line == 0 {
		t.Fatalf("%d shapes, id %q, line %d", set, x.ID, x.Line)
	}
}

// TestReadsWhatWasWritten: collections of valid and broken features, in any order of
// members; each good one is read as it was, each broken one is told with its own index
// and line, and nothing else is.
func TestReadsWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		type wanted struct {
			index, line int
			bad         bool
			id          string
			lng, lat    float64
		}
		var want []wanted
		last := rapid.Bool().Draw(t, "type last")
		b.WriteString("{")
		if !last {
			b.WriteString(`"type": "FeatureCollection", `)
		}
		b.WriteString(`"features": [`)
		line := 1
		for i := range rapid.IntRange(0, 6).Draw(t, "features") {
			if i > 0 {
				b.WriteString(",")
			}
			for range rapid.IntRange(0, 2).Draw(t, "empty lines") {
				b.WriteString("\n")
				line++
			}
			w := wanted{i, line, rapid.Bool().Draw(t, "bad"), fmt.Sprintf("f%d", i), float64(rapid.IntRange(-1799, 1799).Draw(t, "lng")) / 10, float64(rapid.IntRange(-899, 899).Draw(t, "lat")) / 10}
			position := fmt.Sprintf("[%v, %v]", w.lng, w.lat)
			if w.bad {
				position = rapid.SampledFrom([]string{"[]", "[1]", "[181, 0]", "[0, -91]", `["1", 2]`, "null", "[1, 2, 3, 4]"}).Draw(t, "position")
			}
			members := rapid.Permutation([]string{`"type": "Feature"`, `"id": "` + w.id + `"`, "\"properties\": {\"radius\": 12,\n\"é\": \"ü\"}", `"geometry": {"coordinates": ` + position + `, "type": "Point"}`, `"x": [{}]`}).Draw(t, "order")
			b.WriteString("{" + strings.Join(members, ", ") + "}")
			line++
			want = append(want, w)
		}
		b.WriteString("]")
		if last {
			b.WriteString(`, "type": "FeatureCollection"`)
		}
		b.WriteString("}")
		i := 0
		for f, err := range geojson.Read(strings.NewReader(b.String()), geojson.Options{}) {
			if i >= len(want) {
				t.Fatalf("more than was written: %v %v", f, err)
			}
			w := want[i]
			i++
			if err != nil {
				var l problem.List
				if !w.bad || !errors.As(err, &l) || !strings.HasPrefix(l[0].Path, fmt.Sprintf("features[%d]", w.index)) || l[0].Line < w.line || l[0].Line > w.line+1 {
					t.Fatalf("feature %d on line %d: %v\n%s", w.index, w.line, err, b.String())
				}
				continue
			}
			if w.bad || f.ID != w.id || f.Line != w.line || f.Disc.Centre.Lng() != w.lng || f.Disc.Centre.Lat() != w.lat || f.Disc.Radius != 12 {
				t.Fatalf("want %+v, got %+v\n%s", w, f, b.String())
			}
		}
		if i != len(want) {
			t.Fatalf("%d of %d\n%s", i, len(want), b.String())
		}
	})
}
