package render

import (
	"math"
	"slices"

	"github.com/parley-go/parley/ceasefire/geo"
)

// vec is a point on the unit sphere; xy a point in the plane, in degrees east of the
// map's western edge and degrees north, or in pixels.
type (
	vec [3]float64
	xy  [2]float64
)

const rad = math.Pi / 180

func toVec(lat, lng float64) vec {
	c := math.Cos(lat * rad)
	return vec{c * math.Cos(lng*rad), c * math.Sin(lng*rad), math.Sin(lat * rad)}
}

func (v vec) latLng() (lat, lng float64) {
	return math.Atan2(v[2], math.Hypot(v[0], v[1])) / rad, math.Atan2(v[1], v[0]) / rad
}

// geodesic returns points on the shortest path from a to b, without a and with b, at
// most about a quarter of a degree apart, and closer where meridians converge.
func geodesic(a, b geo.Point) [][2]float64 {
	u, v := toVec(a.Lat(), a.Lng()), toVec(b.Lat(), b.Lng())
	angle := math.Acos(min(max(u[0]*v[0]+u[1]*v[1]+u[2]*v[2], -1), 1))
	var out [][2]float64
	turn := math.Abs(math.Remainder(b.Lng()-a.Lng(), 360))
	if n := int(max(angle/(0.25*rad), turn)); n > 1 && angle > 1e-9 && angle < math.Pi-1e-6 {
		for i := 1; i < n; i++ {
			t := float64(i) / float64(n)
			p, q := math.Sin((1-t)*angle)/math.Sin(angle), math.Sin(t*angle)/math.Sin(angle)
			lat, lng := vec{p*u[0] + q*v[0], p*u[1] + q*v[1], p*u[2] + q*v[2]}.latLng()
			out = append(out, [2]float64{lat, lng})
		}
	}
	return append(out, [2]float64{b.Lat(), b.Lng()})
}

// unrolled returns a path in the plane, as latitudes and longitudes that do not jump
// at the antimeridian: each longitude is the one that is nearest to the one before.
func unrolled(points []geo.Point, edges geo.Edges) []xy {
	var out []xy
	for i, p := range points {
		steps := [][2]float64{{p.Lat(), p.Lng()}}
		if i > 0 && edges == geo.GeodesicEdges { // others are straight on this very map
			steps = geodesic(points[i-1], p)
		}
		for _, s := range steps {
			out = append(out, follow(out, s[0], s[1]))
		}
	}
	return out
}

func follow(path []xy, lat, lng float64) xy {
	if len(path) > 0 {
		last := path[len(path)-1]
		if math.Abs(lat) == 90 { // no longitude of its own
			lng = last[0]
		}
		lng = last[0] + math.Remainder(lng-last[0], 360)
	}
	return xy{lng, lat}
}

// closed returns a ring that goes round a pole with a way along its longitudes'
// ends over that pole, so that it encloses it in the plane too. Others are returned
// as they are.
func closed(ring []xy, north bool) []xy {
	if len(ring) == 0 || math.Abs(ring[len(ring)-1][0]-ring[0][0]) < 180 {
		return ring
	}
	pole := -90.0
	if north {
		pole = 90
	}
	return append(slices.Clone(ring), xy{ring[len(ring)-1][0], pole}, xy{ring[0][0], pole})
}

// circle returns the rim of a disc, unrolled.
func circle(d geo.Disc) []xy {
	const n = 72
	r := d.Radius / geo.EarthRadius
	lat, lng := d.Centre.Lat()*rad, d.Centre.Lng()*rad
	var out []xy
	for i := range n + 1 {
		az := 2 * math.Pi * float64(i%n) / n
		s := math.Sin(lat)*math.Cos(r) + math.Cos(lat)*math.Sin(r)*math.Cos(az)
		la := math.Asin(min(max(s, -1), 1))
		lo := lng + math.Atan2(math.Sin(az)*math.Sin(r)*math.Cos(lat), math.Cos(r)-math.Sin(lat)*math.Sin(la))
		out = append(out, follow(out, la/rad, lo/rad))
	}
	return closed(out, lat > 0)
}

// box is a part of the plane: in degrees, west may be any number, and east is less
// than 360 to the east of it.
type box struct{ west, south, east, north float64 }

// bounds returns the least box that holds some points and has the greatest gap of
// longitudes outside it; ok is false if there are none.
func bounds(points []xy) (b box, ok bool) {
	if len(points) == 0 {
		return box{}, false
	}
	b.south, b.north = math.Inf(1), math.Inf(-1)
	lngs := make([]float64, len(points))
	for i, p := range points {
		b.south, b.north = min(b.south, p[1]), max(b.north, p[1])
		lngs[i] = math.Mod(math.Mod(p[0], 360)+360, 360)
	}
	slices.Sort(lngs)
	gap, at := lngs[0]+360-lngs[len(lngs)-1], 0 // the gap before lngs[at]
	for i := 1; i < len(lngs); i++ {
		if g := lngs[i] - lngs[i-1]; g > gap {
			gap, at = g, i
		}
	}
	b.west, b.east = lngs[at], lngs[at]+360-gap
	if b.west > 180 {
		b.west, b.east = b.west-360, b.east-360
	}
	return b, true
}

// view is a plate carrée of a box in pixels.
type view struct {
	box
	left, top, width, height float64
}

// scale is how many pixels a degree has to the east and to the north.
func (v view) scale() (x, y float64) {
	return v.width / (v.east - v.west), v.height / (v.north - v.south)
}

func (v view) mid() float64 { return (v.south + v.north) / 2 }

// perMetre is how many pixels a metre has at the middle latitude.
func (v view) perMetre() float64 {
	_, y := v.scale()
	return y / (geo.EarthRadius * rad)
}

func (v view) pixel(p xy) xy {
	x, y := v.scale()
	return xy{(p[0] - v.west) * x, (v.north - p[1]) * y}
}

// newView fits a box into a picture: it is widened to the shape that the picture may
// have, and to 2 km at least.
func newView(b box, left, top, width, least, most float64) view {
	const small = 0.02
	mid := (b.south + b.north) / 2
	c := max(math.Cos(mid*rad), 0.1)
	h := max((b.north-b.south)*1.16, small)
	w := max((b.east-b.west)*1.16, small/c)
	h = min(h, 180)
	w = min(w, 360)
	height := width * h / (w * c)
	switch {
	case height > most:
		height = most
		w = min(width/height*h/c, 360)
	case height < least:
		height = least
		h = min(height/width*w*c, 180)
	}
	// What is at the edge of the earth moves the picture, not the earth.
	south := min(max(mid-h/2, -90), 90-h)
	west := (b.west+b.east)/2 - w/2
	height = min(max(width*h/(w*c), least), most)
	return view{box{west, south, west + w, south + h}, left, top, width, height}
}

// copies returns the path moved by whole turns to wherever it meets the box.
func (v view) copies(path []xy) [][]xy {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range path {
		lo, hi = min(lo, p[0]), max(hi, p[0])
	}
	var out [][]xy
	if len(path) == 0 {
		return nil
	}
	for k := math.Ceil((v.west - hi) / 360); lo+k*360 <= v.east; k++ {
		moved := make([]xy, len(path))
		for i, p := range path {
			moved[i] = xy{p[0] + k*360, p[1]}
		}
		out = append(out, moved)
	}
	return out
}
