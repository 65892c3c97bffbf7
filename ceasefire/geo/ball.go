package geo

import (
	"math"

	"github.com/golang/geo/r3"
	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
)

// slack is what is added to a bound so that rounding never makes it fail, in
// radians: 6 µm on the ground, a thousand times the errors of s2's distances, which
// are of nanometres up to 3 radians. Beyond that they grow to half a metre at the
// antipodes, and farSlack is used.
const (
	slack    = 1e-12
	farSlack = 1e-7
	far      = 3.0
)

// ball is the points of the sphere within r radians of c. It is convex if r is
// less than π/2.
type ball struct {
	c s2.Point
	r float64
}

func newBall(c s2.Point, r s1.Angle) ball { return ball{c, min(float64(r), math.Pi)} }

// all says whether the ball may as well be the whole sphere.
func (b ball) all() bool { return b.r >= math.Pi/2 }

func (b ball) cap() s2.Cap { return s2.CapFromCenterAngle(b.c, s1.Angle(b.r+slack)) }

// boundOf returns a ball that holds the points, the geodesics between them, and the
// smaller parts that rings of these enclose; the whole sphere if it would be larger
// than a hemisphere.
func boundOf(points []s2.Point) ball {
	var sum r3.Vector
	for _, p := range points {
		sum = sum.Add(p.Vector)
	}
	if sum.Norm() < 1e-6*float64(len(points)) {
		return ball{s2.OriginPoint(), math.Pi}
	}
	b := ball{c: s2.Point{Vector: sum.Normalize()}}
	for _, p := range points {
		b.r = max(b.r, float64(b.c.Distance(p))+slack)
	}
	if b.r >= math.Pi/2-slack {
		b.r = math.Pi
	}
	return b
}

// grown returns a ball that holds all points that may be so many metres from those of
// b on the ellipsoid.
func (b ball) grown(metres float64) ball {
	return newBall(b.c, s1.Angle(b.r+metres/EarthRadius/leastMetre+slack))
}

// edge is a geodesic with what it takes to see quickly that a ball is nowhere near.
type edge struct {
	a, b             s2.Point
	mid              r3.Vector
	cosHalf, sinHalf float64 // of half its length
}

func newEdge(a, b s2.Point) edge {
	half := float64(a.Distance(b))/2 + slack
	return edge{a: a, b: b, mid: a.Add(b.Vector).Normalize(), cosHalf: math.Cos(half), sinHalf: math.Sin(half)}
}

// reach is a distance in the forms that the tests want.
type reach struct {
	cos, sin float64
	limit    s1.ChordAngle
}

func newReach(r float64) reach {
	r = min(r, math.Pi)
	return reach{math.Cos(r), math.Sin(r), s1.ChordAngleFromAngle(s1.Angle(r))}
}

// near says whether the edge is less than the reach away from c. It is exact but
// for rounding, which the caller's slack covers.
func (e *edge) near(c s2.Point, r reach) bool {
	// The quick way: farther from the middle than reach and half the length.
	if c.Dot(e.mid) < r.cos*e.cosHalf-r.sin*e.sinHalf-1e-15 && r.cos > -e.cosHalf {
		return false
	}
	return s2.IsDistanceLess(c, e.a, e.b, r.limit)
}

// distance is that from c to the edge, in radians.
func (e *edge) distance(c s2.Point) s1.ChordAngle {
	d, _ := s2.UpdateMinDistance(c, e.a, e.b, s1.InfChordAngle())
	return d
}
