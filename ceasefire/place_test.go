package ceasefire_test

import (
	"testing"

	"github.com/parley-go/parley/ceasefire"
)

// A degree of latitude is 111.2 km here; one of longitude at 31.5° N is 94.8 km.
func TestMeaningOfPlace(t *testing.T) {
	const southland = `"geometry": [{"territory": "southland", "area": {"type": "Polygon", "coordinates": [[[66, 31], [67, 31], [67, 32], [66, 32], [66, 31]]]}}]`
	const zone = `"zones": [{"id": "z", "area": {"type": "Polygon", "coordinates": [[[66.4, 31.4], [66.6, 31.4], [66.6, 31.6], [66.4, 31.6], [66.4, 31.4]]]}}]`
	const unmapped = `"zones": [{"id": "z", "parent": "hill"}]`
	const river = `"lines": [{"id": "river", "shape": {"type": "LineString", "coordinates": [[66, 31], [66, 32]]}}]`
	const roughRiver = `"lines": [{"id": "river", "shape": {"type": "LineString", "coordinates": [[66, 31], [66, 32]], "accuracy": 500}}]`
	const band = `"zones": [{"id": "z", "band": {"line": "river", "atMost": 2500}}]`
	north := func(place string) string {
		return `{"source": "wire", "by": ["north"], "act": "shelling", "at": "2025-02-01[Etc/UTC]", "effect": ` + place + `}`
	}
	in := func(pattern, rest string) string { return forbids(`{"effect": [`+pattern+`]}`, ", "+rest) }
	const open = "open by fact; north: open by fact"
	runMeanings(t, []meaning{
		{"a named place lies in its parent", forbids(`{"effect": [{"in": ["southland"]}]}`, ""), north(`{"in": ["hill"]}`), northBreaches},
		{"a parent is not its part", forbids(`{"effect": [{"in": ["hill"]}]}`, ""), north(`{"in": ["southland"]}`), open},
		{"another territory", forbids(`{"effect": [{"in": ["southland"]}]}`, ""), north(`{"in": ["northland"]}`), "no breach"},
		{"one of two, both forbidden", forbids(`{"effect": [{"in": ["southland"]}, {"in": ["northland"]}]}`, ""), north(`{"in": ["northland", "hill"]}`), northBreaches},
		{"origin is not effect", forbids(`{"origin": [{"in": ["southland"]}]}`, ""), north(`{"in": ["southland"]}`), open},

		{"a named place without geometry lies in its parent's shape", in(`{"in": ["southland"]}`, southland), north(`{"in": ["hill"]}`), northBreaches},
		{"where in its parent it lies is not known", in(`{"zones": ["z"]}`, southland+", "+zone), north(`{"in": ["hill"]}`), open},
		{"but it lies nowhere outside", in(`{"near": {"lat": 33, "lng": 66.5, "radius": 1000}}`, southland), north(`{"in": ["hill"]}`), "no breach"},
		{"a point within the shape is within the name", in(`{"in": ["southland"]}`, southland), north(`{"near": {"lat": 31.5, "lng": 66.5, "radius": 100}}`), northBreaches},
		{"a zone without a shape lies in its parent", in(`{"zones": ["z"]}`, unmapped), north(`{"in": ["northland"]}`), "no breach"},
		{"where in its parent the zone lies is not known", in(`{"zones": ["z"]}`, unmapped), north(`{"in": ["hill"]}`), open},
		{"the zone without a shape, by its name", in(`{"zones": ["z"]}`, unmapped), north(`{"zones": ["z"]}`), northBreaches},
		{"the zone without a shape is in its parent's parent", forbids(`{"effect": [{"in": ["southland"]}]}`, ", "+unmapped), north(`{"zones": ["z"]}`), northBreaches},

		{"a point with radius, within the polygon", in(`{"zones": ["z"]}`, zone), north(`{"near": {"lat": 31.5, "lng": 66.5, "radius": 5000}}`), northBreaches},
		{"a point with radius, across its edge", in(`{"zones": ["z"]}`, zone), north(`{"near": {"lat": 31.5, "lng": 66.5, "radius": 12000}}`), open},
		{"a point with radius, outside", in(`{"zones": ["z"]}`, zone), north(`{"near": {"lat": 31.5, "lng": 66.7, "radius": 5000}}`), "no breach"},
		{"a zone split along an edge is the same zone", in(`{"zones": ["west", "east"]}`,
			`"zones": [{"id": "west", "area": {"type": "Polygon", "coordinates": [[[66.4, 31.4], [66.5, 31.4], [66.5, 31.6], [66.4, 31.6], [66.4, 31.4]]]}},
			 {"id": "east", "area": {"type": "Polygon", "coordinates": [[[66.5, 31.4], [66.6, 31.4], [66.6, 31.6], [66.5, 31.6], [66.5, 31.4]]]}}]`),
			north(`{"near": {"lat": 31.5, "lng": 66.5, "radius": 5000}}`), northBreaches},

		{"km 2-4 against zone km 0-2.5", in(`{"zones": ["z"]}`, river+", "+band), north(`{"lines": [{"line": "river", "atLeast": 2000, "atMost": 4000}]}`), open},
		{"km 2-4 against at least 3 km", in(`{"lines": [{"line": "river", "atLeast": 3000}]}`, river), north(`{"lines": [{"line": "river", "atLeast": 2000, "atMost": 4000}]}`), open},
		{"km 2-4 against zone km 0-2.5 and at least 3 km: it straddles each, and meets neither together", in(`{"zones": ["z"], "lines": [{"line": "river", "atLeast": 3000}]}`, river+", "+band),
			north(`{"lines": [{"line": "river", "atLeast": 2000, "atMost": 4000}]}`), "no breach"},
		{"km 2-4 against zone km 0-2.5 or at least 2 km: either holds everywhere", in(`{"zones": ["z"]}, {"lines": [{"line": "river", "atLeast": 2000}]}`, river+", "+band),
			north(`{"lines": [{"line": "river", "atLeast": 2000, "atMost": 4000}]}`), northBreaches},
		{"a point 2 km from the line, within 1 km of it", in(`{"lines": [{"line": "river", "atMost": 3500}]}`, river), north(`{"near": {"lat": 31.5, "lng": 66.0211, "radius": 1000}}`), northBreaches},
		{"the same, the line known to 500 m and the threshold 3.2 km", in(`{"lines": [{"line": "river", "atMost": 3200}]}`, roughRiver), north(`{"near": {"lat": 31.5, "lng": 66.0211, "radius": 1000}}`), open},
		{"right of the river as it is drawn, from south to north", in(`{"lines": [{"line": "river", "side": "right"}]}`, river), north(`{"near": {"lat": 31.5, "lng": 66.1, "radius": 1000}}`), northBreaches},
		{"left of it", in(`{"lines": [{"line": "river", "side": "left"}]}`, river), north(`{"near": {"lat": 31.5, "lng": 66.1, "radius": 1000}}`), "no breach"},
	})
}

// TestPlaceConstructors: what the shorthands build is what their names say, and no
// shared memory.
func TestPlaceConstructors(t *testing.T) {
	names := []ceasefire.ZoneID{"a", "b"}
	p := ceasefire.InZone(names...)
	names[0] = "c"
	if p.IsZero() || p.Zones[0] != "a" || ceasefire.In("hill").In[0] != "hill" || !(ceasefire.Place{}).IsZero() {
		t.Errorf("got %+v", p)
	}
}
