package geo_test

import (
	"math"

	"github.com/parley-go/parley/ceasefire/geo"
)

// Geodesics on the WGS 84 ellipsoid after T. Vincenty, "Direct and inverse solutions
// of geodesics on the ellipsoid" (Survey Review XXIII, 1975). They are good to a
// millimetre, and do not converge for points that are nearly antipodal.

const (
	wgsA = 6378137.0
	wgsF = 1 / 298.257223563
	wgsB = wgsA * (1 - wgsF)
)

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

func vincentySeries(cos2Alpha float64) (a, b float64) {
	u2 := cos2Alpha * (wgsA*wgsA - wgsB*wgsB) / (wgsB * wgsB)
	return 1 + u2/16384*(4096+u2*(-768+u2*(320-175*u2))), u2 / 1024 * (256 + u2*(-128+u2*(74-47*u2)))
}

func vincentyDelta(b, sinS, cosS, cos2M float64) float64 {
	return b * sinS * (cos2M + b/4*(cosS*(-1+2*cos2M*cos2M)-b/6*cos2M*(-3+4*sinS*sinS)*(-3+4*cos2M*cos2M)))
}

// vincenty returns the distance in metres and the azimuth at p in radians; ok is
// false where the series does not converge.
func vincenty(p, q geo.Point) (metres, azimuth float64, ok bool) {
	if p == q {
		return 0, 0, true
	}
	l := radians(math.Remainder(q.Lng()-p.Lng(), 360))
	u1, u2 := math.Atan((1-wgsF)*math.Tan(radians(p.Lat()))), math.Atan((1-wgsF)*math.Tan(radians(q.Lat())))
	sin1, cos1 := math.Sincos(u1)
	sin2, cos2 := math.Sincos(u2)
	lambda := l
	for range 200 {
		sinL, cosL := math.Sincos(lambda)
		x, y := cos2*sinL, cos1*sin2-sin1*cos2*cosL
		sinS := math.Hypot(x, y)
		cosS := sin1*sin2 + cos1*cos2*cosL
		s := math.Atan2(sinS, cosS)
		if sinS == 0 {
			return 0, 0, cosS > 0
		}
		sinA := cos1 * cos2 * sinL / sinS
		cos2A := 1 - sinA*sinA
		cos2M := 0.0
		if cos2A > 1e-15 {
			cos2M = cosS - 2*sin1*sin2/cos2A
		}
		c := wgsF / 16 * cos2A * (4 + wgsF*(4-3*cos2A))
		next := l + (1-c)*wgsF*sinA*(s+c*sinS*(cos2M+c*cosS*(-1+2*cos2M*cos2M)))
		if math.Abs(next) > math.Pi {
			return 0, 0, false
		}
		if math.Abs(next-lambda) < 1e-14 {
			a, b := vincentySeries(cos2A)
			return wgsB * a * (s - vincentyDelta(b, sinS, cosS, cos2M)), math.Atan2(x, y), true
		}
		lambda = next
	}
	return 0, 0, false
}

// vincentyDirect returns the point so many metres from p along the geodesic that
// leaves it at an azimuth in radians.
func vincentyDirect(p geo.Point, azimuth, metres float64) geo.Point {
	sinAz, cosAz := math.Sincos(azimuth)
	tan1 := (1 - wgsF) * math.Tan(radians(p.Lat()))
	cos1 := 1 / math.Hypot(1, tan1)
	sin1 := tan1 * cos1
	s1 := math.Atan2(tan1, cosAz)
	sinA := cos1 * sinAz
	cos2A := 1 - sinA*sinA
	a, b := vincentySeries(cos2A)
	s := metres / (wgsB * a)
	var sinS, cosS, cos2M float64
	for range 50 {
		cos2M = math.Cos(2*s1 + s)
		sinS, cosS = math.Sincos(s)
		s = metres/(wgsB*a) + vincentyDelta(b, sinS, cosS, cos2M)
	}
	lat := math.Atan2(sin1*cosS+cos1*sinS*cosAz, (1-wgsF)*math.Hypot(sinA, sin1*sinS-cos1*cosS*cosAz))
	lambda := math.Atan2(sinS*sinAz, cos1*cosS-sin1*sinS*cosAz)
	c := wgsF / 16 * cos2A * (4 + wgsF*(4-3*cos2A))
	l := lambda - (1-c)*wgsF*sinA*(s+c*sinS*(cos2M+c*cosS*(-1+2*cos2M*cos2M)))
	return must(geo.NewPoint(lat*180/math.Pi, math.Remainder(p.Lng()+l*180/math.Pi, 360)))
}
