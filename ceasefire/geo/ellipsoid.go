package geo

import (
	"math"

	"github.com/golang/geo/s2"
)

// The WGS 84 ellipsoid (NIMA TR8350.2): the equatorial radius in metres, and the
// square of the first eccentricity.
const (
	equatorialRadius = 6378137.0
	flattening       = 1 / 298.257223563
	eccentricity2    = flattening * (2 - flattening)
)

// mostStretch is more than the ratio of the largest radius of curvature of the
// ellipsoid, at the poles, to the smallest, of the meridian at the equator: 1.01013.
// A shortest path on the ellipsoid is, on the sphere, no longer than so many times
// the shortest path there.
const mostStretch = 1.0102

// leastMetre is less than what a metre on the sphere is anywhere on the ellipsoid:
// 0.99442, along the meridian at the equator.
const leastMetre = 0.9944

// stretch bounds what a metre on the sphere is on the ellipsoid.
type stretch struct{ low, high float64 }

// stretchOver returns the bounds for curves that stay within so many radians of a
// latitude.
//
// A piece of a curve that goes dφ north and dλ east at the latitude φ has the length
// √(M²dφ² + N²cos²φ dλ²) on the ellipsoid and R√(dφ² + cos²φ dλ²) on the sphere, M
// and N being the radii of curvature along the meridian and across it. So their
// ratio lies between M/R and N/R, M being the smaller; both grow with |φ|.
func stretchOver(lat, reach float64) stretch {
	nearest := max(0, math.Abs(lat)-reach) // to the equator
	farthest := min(math.Pi/2, math.Abs(lat)+reach)
	u, v := math.Sin(nearest), math.Sin(farthest)
	u, v = 1-eccentricity2*u*u, 1-eccentricity2*v*v
	const rounding = 1e-13
	return stretch{
		low:  equatorialRadius * (1 - eccentricity2) / (u * math.Sqrt(u)) / EarthRadius * (1 - rounding),
		high: equatorialRadius / math.Sqrt(v) / EarthRadius * (1 + rounding),
	}
}

// latitude returns the latitude of p in radians.
func latitude(p s2.Point) float64 { return math.Asin(min(max(p.Z, -1), 1)) }

// between returns the bounds for the shortest paths between two points m radians
// apart. No place on a path of length L is farther than L/2 from the mean of the
// latitudes of its ends, since it is not farther than L from both together.
func between(a, b s2.Point, m float64) stretch {
	return stretchOver((latitude(a)+latitude(b))/2, mostStretch*m/2)
}

// around returns the bounds for paths from p to places up to m radians away, and to
// those that are nearest on the ellipsoid though not on the sphere.
func around(p s2.Point, m float64) stretch { return stretchOver(latitude(p), mostStretch*m) }

// distanceBounds returns the bounds of the distance in metres on the ellipsoid.
func distanceBounds(a, b s2.Point) (low, high float64) {
	m := float64(a.Distance(b))
	s := between(a, b, m)
	return m * EarthRadius * s.low, m * EarthRadius * s.high
}

// DistanceBounds returns bounds in metres that hold the distance between two points
// on the WGS 84 ellipsoid: the length of the shortest path there. They are those of
// [Distance] times the least and the largest radius of curvature near the two
// points, over [EarthRadius]: apart by 0.5 % at 31° N, by 0.7 % at the equator and by
// next to nothing at the poles. They are 0 where the points are equal, and NaN
// where one is invalid.
func DistanceBounds(a, b Point) (low, high float64) {
	if !a.ok || !b.ok {
		return math.NaN(), math.NaN()
	}
	return distanceBounds(a.s2(), b.s2())
}
