package render

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/geo"
)

// TestTicks: ticks ascend, lie on the axis, leave no unit out, and are beginnings of
// units as the zone's clocks show them.
func TestTicks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]when.Zone{when.UTC(), when.MustLoadZone("Europe/Kyiv"), when.MustLoadZone("Pacific/Apia"), when.MustLoadZone("Asia/Kathmandu"), when.MustLoadZone("America/Sao_Paulo")}).Draw(t, "zone")
		from := float64(rapid.Int64Range(-3_000_000_000, 3_000_000_000).Draw(t, "from"))
		length := math.Exp(rapid.Float64Range(math.Log(hour), math.Log(150*year)).Draw(t, "length"))
		a := axis{zone: zone, from: from, until: from + length, left: 10, right: 790}
		u := pick(length, 12)
		ticks := a.ticks(u)
		if len(ticks) > 16 {
			t.Fatalf("%d ticks of %v in %v seconds", len(ticks), u, length)
		}
		if len(ticks) == 0 && length > 1.1*u.long && u.of != hours {
			t.Fatalf("no ticks of %v in %v seconds", u, length)
		}
		for i, tick := range ticks {
			if s := seconds(tick); s < a.from || s > a.until {
				t.Fatalf("%v lies outside", tick)
			}
			if i > 0 {
				gap := seconds(tick) - seconds(ticks[i-1])
				if gap <= 0 || gap > 1.1*u.long+2*day || u.of == hours && gap > 3*u.long+hour {
					t.Fatalf("%v after %v, by %v", tick, ticks[i-1], u)
				}
			}
			if d := zone.Date(tick); u.of == months && d.Day() != 1 || u.of == years && (d.Day() != 1 || d.Month() != 1 || d.Year()%u.n != 0) {
				if zone.Name() != "Pacific/Apia" { // it left a day out
					t.Fatalf("%v is no beginning of %v", d, u)
				}
			}
		}
	})
}

// TestClip: what is left of an edge lies in the picture, on the edge, and is all of it
// that does: points along the edge are inside just if they are on what is left.
func TestClip(t *testing.T) {
	v := view{width: 100, height: 60}
	tried := 0
	rapid.Check(t, func(t *rapid.T) {
		point := func(label string) xy {
			return xy{rapid.Float64Range(-200, 300).Draw(t, label+"x"), rapid.Float64Range(-200, 300).Draw(t, label+"y")}
		}
		a, b := point("a"), point("b")
		p, q, ok := v.clipEdge(a, b, 0)
		for i := range 101 {
			s := float64(i) / 100
			at := xy{a[0] + s*(b[0]-a[0]), a[1] + s*(b[1]-a[1])}
			edge := min(at[0], 100-at[0], at[1], 60-at[1])
			if math.Abs(edge) < 1e-6 {
				continue
			}
			left := ok && math.Hypot(at[0]-p[0], at[1]-p[1])+math.Hypot(at[0]-q[0], at[1]-q[1]) < math.Hypot(p[0]-q[0], p[1]-q[1])+1e-6
			if left != (edge > 0) {
				t.Fatalf("%v of %v to %v: left is %v, from %v to %v", at, a, b, left, p, q)
			}
			tried++
		}
	})
	t.Logf("%d points, disagreements 0", tried)
}

// TestRings: a point of the picture is inside an area on the earth just if it is
// inside what is drawn of it, whether the area lies across the antimeridian, round a
// pole, or partly outside.
func TestRings(t *testing.T) {
	tried, in := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		centre, err := geo.NewPoint(rapid.SampledFrom([]float64{-90, -85, -30, 0, 34, 60, 88, 90}).Draw(t, "lat"), rapid.SampledFrom([]float64{-179, 0, 70, 178, 180}).Draw(t, "lng"))
		if err != nil {
			t.Fatal(err)
		}
		d := geo.Disc{Centre: centre, Radius: rapid.Float64Range(10_000, 2_000_000).Draw(t, "radius")}
		n := rapid.IntRange(3, 9).Draw(t, "corners")
		var ring geo.Ring
		for i, p := range circle(d) {
			if i%(72/n) == 0 && i < 72 {
				q, err := geo.NewPoint(p[1], math.Remainder(p[0], 360))
				if err != nil {
					t.Fatal(err)
				}
				ring = append(ring, q)
			}
		}
		area, err := geo.NewArea([][]geo.Ring{{append(ring, ring[0])}})
		if err != nil {
			t.Skip(err)
		}
		b := box{
			west: centre.Lng() + rapid.Float64Range(-40, 15).Draw(t, "west"), south: max(centre.Lat()+rapid.Float64Range(-30, 10).Draw(t, "south"), -90),
		}
		b.south = min(b.south, 80)
		b.east = b.west + rapid.Float64Range(5, 359).Draw(t, "width")
		b.north = min(b.south+rapid.Float64Range(5, 60).Draw(t, "height"), 90)
		v := view{b, 0, 0, 1000, 500}
		var drawn [][]xy
		for _, r := range outlines(Area{Area: area}) {
			for _, c := range v.copies(r) {
				drawn = append(drawn, v.clipRing(v.pixels(c)))
			}
		}
		for range 50 {
			at := xy{rapid.Float64Range(1, 999).Draw(t, "x"), rapid.Float64Range(1, 499).Draw(t, "y")}
			sx, sy := v.scale()
			lng, lat := v.west+at[0]/sx, v.north-at[1]/sy
			p, err := geo.NewPoint(lat, math.Remainder(lng, 360))
			if err != nil {
				t.Fatal(err)
			}
			inside, nearest := false, math.Inf(1)
			for _, r := range drawn {
				for i, e := range r {
					f := r[(i+1)%len(r)]
					if (e[1] > at[1]) != (f[1] > at[1]) && at[0] < (f[0]-e[0])*(at[1]-e[1])/(f[1]-e[1])+e[0] {
						inside = !inside
					}
					nearest = min(nearest, toSegment(at, e, f))
				}
			}
			// Near an edge the drawing is only as good as its pixels.
			if nearest < 1 || math.Abs(lat) > 89.5 {
				continue // nor is it at the very poles, where a metre may be half the way round
			}
			if want := area.Contains(p); inside != want {
				t.Fatalf("%v, at %v, %v pixels from an edge: drawn inside is %v, on the earth %v", p, at, nearest, inside, want)
			}
			tried++
			if inside {
				in++
			}
		}
	})
	t.Logf("%d points tried, %d inside, disagreements 0", tried, in)
	if in == 0 {
		t.Error("no point was ever inside")
	}
}

func toSegment(p, a, b xy) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(max(((p[0]-a[0])*dx+(p[1]-a[1])*dy)/l, 0), 1)
	}
	return math.Hypot(p[0]-a[0]-t*dx, p[1]-a[1]-t*dy)
}

// TestScale: the scale bar is true at the latitude that it names.
func TestScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		south := rapid.Float64Range(-80, 79).Draw(t, "south")
		west := rapid.Float64Range(-180, 180).Draw(t, "west")
		b := box{west, south, west + rapid.Float64Range(0, 30).Draw(t, "w"), south + rapid.Float64Range(0, 5).Draw(t, "h")}
		v := newView(b, 0, 0, 700, 200, 500)
		if v.west > b.west+1e-9 || v.east < b.east-1e-9 || v.south > b.south+1e-9 || v.north < b.north-1e-9 {
			t.Fatalf("%v does not show all of %v", v, b)
		}
		sx, _ := v.scale()
		east, err := geo.NewPoint(v.mid(), math.Remainder(west+0.001, 360))
		if err != nil {
			t.Fatal(err)
		}
		from, err := geo.NewPoint(v.mid(), math.Remainder(west, 360))
		if err != nil {
			t.Fatal(err)
		}
		drawn := 0.001 * sx / v.perMetre()
		if true := geo.Distance(from, east); math.Abs(drawn-true) > 0.02*true {
			t.Fatalf("%v m are drawn as %v m at %v", true, drawn, v.mid())
		}
	})
}

func TestPlurals(t *testing.T) {
	for n, want := range map[int]string{0: "0 incidents", 1: "1 incident", 999: "999 incidents", 1000: "1,000 incidents", 1234567: "1,234,567 incidents"} {
		if got := plural(n, "incident"); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	for m, want := range map[float64]string{0: "0 m", 850: "850 m", 999.7: "1 km", 2500: "2.5 km", 25_000: "25 km", 140_400: "140 km"} {
		if got := metres(m); got != want {
			t.Errorf("%v: %s", m, got)
		}
	}
}

// TestCircle: the rim of a disc lies at its radius from the centre.
func TestCircle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		centre, err := geo.NewPoint(rapid.Float64Range(-90, 90).Draw(t, "lat"), rapid.Float64Range(-180, 180).Draw(t, "lng"))
		if err != nil {
			t.Fatal(err)
		}
		d := geo.Disc{Centre: centre, Radius: rapid.Float64Range(1, 9e6).Draw(t, "radius")}
		for i, p := range circle(d)[:72] {
			q, err := geo.NewPoint(p[1], math.Remainder(p[0], 360))
			if err != nil {
				t.Fatal(err)
			}
			if got := geo.Distance(centre, q); math.Abs(got-d.Radius) > 0.001*d.Radius+0.1 {
				t.Fatalf("point %d, %v, is %v m from the centre, not %v", i, q, got, d.Radius)
			}
		}
	})
}
