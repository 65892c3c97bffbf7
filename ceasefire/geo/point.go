package geo

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/golang/geo/s2"

	"github.com/parley-go/parley/actors/strict"
)

// EarthRadius is the radius in metres of the sphere on which distances are
// measured: the mean radius of the earth (2a+b)/3 of the WGS 84 ellipsoid.
const EarthRadius = 6371008.8

// Point is a position on the earth. The zero Point is invalid. Points are
// comparable: each position has one representation, so that longitude -180 is
// kept as 180, and the poles have longitude 0.
type Point struct {
	lat, lng float64
	ok       bool
}

// NewPoint returns the point at a latitude from -90 to 90 and a longitude from -180
// to 180, in degrees. Anything else is an error, which says so where the two look
// swapped.
func NewPoint(lat, lng float64) (Point, error) {
	switch {
	case math.IsNaN(lat) || math.IsNaN(lng):
		return Point{}, errors.New("a coordinate is not a number")
	case math.Abs(lat) > 90:
		if swapped(lat, lng) {
			return Point{}, fmt.Errorf("latitude %v is outside -90 to 90: latitude and longitude look swapped", lat)
		}
		return Point{}, fmt.Errorf("latitude %v is outside -90 to 90", lat)
	case math.Abs(lng) > 180:
		return Point{}, fmt.Errorf("longitude %v is outside -180 to 180", lng)
	case math.Abs(lat) == 90:
		lng = 0
	case lng == -180:
		lng = 180
	}
	return Point{lat: lat + 0, lng: lng + 0, ok: true}, nil // + 0 turns -0 into 0
}

// swapped says whether a pair that is no latitude and longitude is one the other
// way round.
func swapped(lat, lng float64) bool {
	return math.Abs(lat) > 90 && math.Abs(lat) <= 180 && math.Abs(lng) <= 90
}

// ParsePoint reads a point as String writes it: latitude, comma, longitude, in
// decimal degrees, as "31.002,66.4". One blank may follow the comma.
func ParsePoint(s string) (Point, error) {
	first, second, ok := strings.Cut(s, ",")
	if !ok {
		return Point{}, fmt.Errorf(`point %q: expected latitude and longitude with a comma between, as "31.002,66.4"`, s)
	}
	lat, err1 := decimal(first)
	lng, err2 := decimal(strings.TrimPrefix(second, " "))
	if err := errors.Join(err1, err2); err != nil {
		return Point{}, fmt.Errorf("point %q: %w", s, err)
	}
	p, err := NewPoint(lat, lng)
	if err != nil {
		return Point{}, fmt.Errorf("point %q: %w", s, err)
	}
	return p, nil
}

// decimal reads a plain decimal number: no exponent, no hexadecimal, no infinity.
func decimal(s string) (float64, error) {
	if s == "" || strings.Trim(s, "+-.0123456789") != "" {
		return 0, fmt.Errorf("%q is not a decimal number", s)
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is not a decimal number", s)
	}
	return f, nil
}

// MustParsePoint is [ParsePoint] for text that is known to be good; it panics
// otherwise.
func MustParsePoint(s string) Point {
	p, err := ParsePoint(s)
	if err != nil {
		panic(err)
	}
	return p
}

// IsValid says whether p is a position: it is not the zero Point.
func (p Point) IsValid() bool { return p.ok }

// Lat returns the latitude in degrees, -90 to 90; 0 for the zero Point.
func (p Point) Lat() float64 { return p.lat }

// Lng returns the longitude in degrees, above -180 to 180; 0 for the zero Point.
func (p Point) Lng() float64 { return p.lng }

// Compare orders points by latitude, then longitude; the zero Point comes first.
func (p Point) Compare(q Point) int {
	switch {
	case p.ok != q.ok:
		if q.ok {
			return -1
		}
		return 1
	case p.lat != q.lat:
		if p.lat < q.lat {
			return -1
		}
		return 1
	case p.lng != q.lng:
		if p.lng < q.lng {
			return -1
		}
		return 1
	}
	return 0
}

// String returns "31.002,66.4", latitude first, with as many digits as it takes to
// read the same point back; "invalid point" for the zero Point.
func (p Point) String() string {
	if !p.ok {
		return "invalid point"
	}
	return string(p.append(nil))
}

func (p Point) append(b []byte) []byte {
	b = strconv.AppendFloat(b, p.lat, 'f', -1, 64)
	b = append(b, ',')
	return strconv.AppendFloat(b, p.lng, 'f', -1, 64)
}

// AppendText implements encoding.TextAppender. The zero Point appends nothing.
func (p Point) AppendText(b []byte) ([]byte, error) {
	if !p.ok {
		return b, nil
	}
	return p.append(b), nil
}

// MarshalText implements encoding.TextMarshaler. The text of the zero Point is
// empty.
func (p Point) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText implements encoding.TextUnmarshaler. Empty text is the zero Point.
func (p *Point) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = Point{}
		return nil
	}
	q, err := ParsePoint(string(text))
	if err == nil {
		*p = q
	}
	return err
}

// pointJSON and discJSON are the JSON forms. The numbers are pointers so that a
// missing one is told from zero, which is a good latitude.
type pointJSON struct {
	Lat *float64 `json:"lat" parley:"required"`
	Lng *float64 `json:"lng" parley:"required"`
}

// MarshalJSON returns {"lat":31.002,"lng":66.4}, and null for the zero Point.
func (p Point) MarshalJSON() ([]byte, error) {
	if !p.ok {
		return []byte("null"), nil
	}
	b := strconv.AppendFloat([]byte(`{"lat":`), p.lat, 'f', -1, 64)
	b = strconv.AppendFloat(append(b, `,"lng":`...), p.lng, 'f', -1, 64)
	return append(b, '}'), nil
}

// UnmarshalJSON reads {"lat":31.002,"lng":66.4}, strictly, or null, which is the
// zero Point. The error is a problem.List. Where it fails, p is left alone.
func (p *Point) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*p = Point{}
		return nil
	}
	var in pointJSON
	src, problems := strict.Decode(data, &in)
	q, more := in.point()
	problems = append(problems, more...)
	if err := located(src, problems); err != nil {
		return err
	}
	*p = q
	return nil
}

func (j pointJSON) point() (Point, []finding) {
	if j.Lat == nil || j.Lng == nil {
		return Point{}, nil // reported as missing
	}
	p, err := NewPoint(*j.Lat, *j.Lng)
	if err != nil {
		at := "lat"
		if math.Abs(*j.Lat) <= 90 {
			at = "lng"
		}
		return Point{}, []finding{{Code: BadPosition, Path: at, Message: err.Error()}}
	}
	return p, nil
}

// s2 returns the point on the unit sphere. Equal points give the very same vector,
// on which the exactness of shared edges rests.
func (p Point) s2() s2.Point { return s2.PointFromLatLng(s2.LatLngFromDegrees(p.lat, p.lng)) }

// fromS2 returns the point that is nearest to v, rounded to that many decimals of a
// degree if decimals is not negative.
func fromS2(v s2.Point, decimals int) Point {
	ll := s2.LatLngFromPoint(v)
	lat, lng := ll.Lat.Degrees(), ll.Lng.Degrees()
	if decimals >= 0 {
		scale := math.Pow10(decimals)
		lat, lng = math.Round(lat*scale)/scale, math.Round(lng*scale)/scale
	}
	p, _ := NewPoint(min(max(lat, -90), 90), min(max(lng, -180), 180))
	return p
}

// Distance returns the length in metres of the shortest path between two points on
// the sphere of [EarthRadius]. It is within 0.57 % of that on the WGS 84 ellipsoid,
// and NaN if a point is invalid.
func Distance(a, b Point) float64 {
	if !a.ok || !b.ok {
		return math.NaN()
	}
	return metres(a.s2(), b.s2())
}

func metres(a, b s2.Point) float64 { return float64(a.Distance(b)) * EarthRadius }
