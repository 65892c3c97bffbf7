package geo_test

import (
	"math"

	"github.com/parley-go/parley/ceasefire/geo"
)

// A second implementation, written from the definitions with nothing but vectors: no
// s2, no index, no cells. It goes through all edges each time.

type vector [3]float64

func vectorOf(p geo.Point) vector {
	lat, lng := radians(p.Lat()), radians(p.Lng())
	return vector{math.Cos(lat) * math.Cos(lng), math.Cos(lat) * math.Sin(lng), math.Sin(lat)}
}

func dot(a, b vector) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
func cross(a, b vector) vector {
	return vector{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}
func (a vector) times(f float64) vector { return vector{a[0] * f, a[1] * f, a[2] * f} }
func (a vector) plus(b vector) vector   { return vector{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }
func (a vector) unit() vector           { return a.times(1 / math.Sqrt(dot(a, a))) }
func angle(a, b vector) float64 {
	c := cross(a, b)
	return math.Atan2(math.Sqrt(dot(c, c)), dot(a, b))
}

// naiveStretch is what a metre of the sphere may be on the ellipsoid within so many
// radians of a latitude, in degrees: the radii of curvature of the meridian and across
// it, sampled.
func naiveStretch(lat, reach float64) (low, high float64) {
	low, high = math.Inf(1), 0
	const e2 = wgsF * (2 - wgsF)
	for i := range 41 {
		phi := radians(lat) + reach*(float64(i)/20-1)
		phi = min(max(phi, -math.Pi/2), math.Pi/2)
		w := 1 - e2*math.Sin(phi)*math.Sin(phi)
		low = min(low, wgsA*(1-e2)/math.Pow(w, 1.5)/geo.EarthRadius)
		high = max(high, wgsA/math.Sqrt(w)/geo.EarthRadius)
	}
	return low, high
}

// naiveEdge is what is seen of an edge from a point: how far its nearest place is,
// where on it that is (-1 before its beginning, 1 beyond its end), and on which side
// of its great circle the point lies, with the sine of how far.
type naiveEdge struct {
	radians float64
	foot    int
	off     float64
	normal  vector
}

func seen(p, a, b vector) naiveEdge {
	n := cross(a, b).unit()
	e := naiveEdge{off: dot(p, n), normal: n}
	switch {
	case dot(p, cross(n, a)) <= 0:
		e.foot, e.radians = -1, angle(p, a)
	case dot(p, cross(b, n)) <= 0:
		e.foot, e.radians = 1, angle(p, b)
	default:
		e.radians = math.Abs(math.Asin(min(max(e.off, -1), 1)))
	}
	if e.foot != 0 { // behind the middle of the earth a foot is not one
		e.radians = min(angle(p, a), angle(p, b))
		if angle(p, a) < angle(p, b) {
			e.foot = -1
		} else {
			e.foot = 1
		}
	}
	return e
}

// naiveLine is a line of one part, open or closed.
type naiveLine struct {
	vertices []vector
	closed   bool
	accuracy float64
}

func naiveLineOf(l geo.Line) naiveLine {
	part := l.Parts()[0]
	out := naiveLine{accuracy: l.Accuracy(), closed: len(part) > 2 && part[0] == part[len(part)-1]}
	for _, p := range part {
		out.vertices = append(out.vertices, vectorOf(p))
	}
	return out
}

// naiveSight is the distance in radians to the line as drawn, the side, by how much
// (in radians) that is clear, and the sides of what else is nearly as near.
type naiveSight struct {
	radians float64
	side    int
	clear   float64
	rivals  bool // another place on the line, on another side, may be as near, or the line's end is abreast
}

func (l naiveLine) see(p vector, lat float64) naiveSight {
	n := len(l.vertices) - 1
	edges := make([]naiveEdge, n)
	best := 0
	for i := range edges {
		edges[i] = seen(p, l.vertices[i], l.vertices[i+1])
		if edges[i].radians < edges[best].radians {
			best = i
		}
	}
	s := naiveSight{radians: edges[best].radians}
	s.side, s.clear = l.side(p, edges, best)
	low, high := naiveStretch(lat, 1.0102*s.radians)
	limit := s.radians*high/low + 1e-12
	for i := range edges {
		if side, _ := l.side(p, edges, i); edges[i].radians <= limit && side != s.side {
			s.rivals = true
		}
	}
	if !l.closed {
		for _, end := range [][3]vector{{l.vertices[0], edges[0].normal}, {l.vertices[n], edges[n-1].normal}} {
			if off := dot(p, cross(end[1], end[0])); math.Abs(off) <= s.radians*(2*(high/low-1)+0.02*s.radians)*1.1 {
				s.rivals = true
			}
		}
	}
	return s
}

// side is that of an edge if its inside is nearest, and at a vertex that of the sum
// of the normals of the two edges there.
func (l naiveLine) side(p vector, edges []naiveEdge, i int) (side int, clear float64) {
	other := i + edges[i].foot
	if other < 0 || other >= len(edges) {
		if !l.closed {
			return 0, 1
		}
		other = (other + len(edges)) % len(edges)
	}
	x := edges[i].off
	if other != i {
		x = dot(p, edges[i].normal.plus(edges[other].normal))
	}
	if x > 0 {
		return 1, x
	}
	return -1, -x
}

// naiveInside counts how often the rings wind round a point, by the courses on which
// their vertices are seen from it. Rings are shorter than half the earth.
func naiveInside(p vector, rings [][]vector) bool {
	north := vector{0, 0, 1}
	east := cross(north, p).unit()
	up := cross(p, east)
	inside := false
	for _, ring := range rings {
		turns := 0.0
		for i := range ring[1:] {
			a := math.Atan2(dot(ring[i], up), dot(ring[i], east))
			b := math.Atan2(dot(ring[i+1], up), dot(ring[i+1], east))
			turns += math.Remainder(b-a, 2*math.Pi)
		}
		if math.Abs(turns) > math.Pi {
			inside = !inside
		}
	}
	return inside
}

// naiveOutline is the distance in radians to the nearest edge of some rings.
func naiveOutline(p vector, rings [][]vector) float64 {
	d := math.Inf(1)
	for _, ring := range rings {
		for i := range ring[1:] {
			d = min(d, seen(p, ring[i], ring[i+1]).radians)
		}
	}
	return d
}
