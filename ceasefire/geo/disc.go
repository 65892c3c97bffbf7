package geo

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/golang/geo/s1"

	"github.com/parley-go/parley/actors/strict"
)

// Disc is all points within a radius of a centre, the rim included: a point with an
// accuracy. The zero Disc is invalid; a radius of 0 is the centre alone.
type Disc struct {
	Centre Point
	Radius float64 // metres, at least 0
}

// NewDisc returns the disc with a valid centre and a finite radius of at least 0
// metres.
func NewDisc(centre Point, radius float64) (Disc, error) {
	d := Disc{Centre: centre, Radius: radius}
	if err := d.check(); err != nil {
		return Disc{}, err
	}
	return d, nil
}

func (d Disc) check() error {
	if !d.Centre.IsValid() {
		return errors.New("disc: the centre is not a valid point")
	}
	if !(d.Radius >= 0) || math.IsInf(d.Radius, 0) {
		return fmt.Errorf("disc: the radius is %v, not a number of metres of at least 0", d.Radius)
	}
	return nil
}

// IsValid says whether the disc has a valid centre and a finite radius of at least
// 0.
func (d Disc) IsValid() bool { return d.check() == nil }

// Contains says whether p is within the radius, the rim included, as [Distance] has
// it, which is on the sphere: [InDisc] says where it cannot be told on the ellipsoid.
// An invalid disc contains nothing, and no disc contains an invalid point.
func (d Disc) Contains(p Point) bool {
	return d.IsValid() && p.IsValid() && metres(d.Centre.s2(), p.s2()) <= d.Radius
}

// String returns "120 m round 31.002,66.4".
func (d Disc) String() string {
	return strconv.FormatFloat(d.Radius, 'f', -1, 64) + " m round " + d.Centre.String()
}

type discJSON struct {
	Lat    *float64 `json:"lat" parley:"required"`
	Lng    *float64 `json:"lng" parley:"required"`
	Radius *float64 `json:"radius" parley:"required"`
}

// MarshalJSON returns {"lat":31.002,"lng":66.4,"radius":120}, radius in metres. An
// invalid disc is an error.
func (d Disc) MarshalJSON() ([]byte, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	b, err := d.Centre.MarshalJSON()
	b = strconv.AppendFloat(append(b[:len(b)-1], `,"radius":`...), d.Radius, 'f', -1, 64)
	return append(b, '}'), err
}

// pointGeometry is a GeoJSON point with the accuracy in metres as a foreign member.
type pointGeometry struct {
	Type        string    `json:"type" parley:"required"`
	Coordinates nested    `json:"coordinates" parley:"required"`
	BBox        []float64 `json:"bbox,omitempty"`
	Accuracy    float64   `json:"accuracy,omitempty"`
}

// UnmarshalJSON reads {"lat":31.002,"lng":66.4,"radius":120}, strictly, or a GeoJSON
// geometry of type Point (RFC 7946), which is what has a "type": with the member
// "accuracy", the radius in metres, 0 if it is left out. The error is a problem.List.
// Where it fails, d is left alone.
func (d *Disc) UnmarshalJSON(data []byte) error {
	var keys map[string]jsontext.Value
	if json.Unmarshal(data, &keys) == nil && keys["type"] != nil {
		return d.unmarshalGeometry(data)
	}
	var in discJSON
	src, problems := strict.Decode(data, &in)
	centre, more := pointJSON{Lat: in.Lat, Lng: in.Lng}.point()
	if in.Radius != nil && !(*in.Radius >= 0) {
		more = append(more, finding{Code: BadLength, Path: "radius", Message: fmt.Sprintf("the radius %v is negative", *in.Radius), Mend: "give metres, at least 0"})
	}
	if err := located(src, append(problems, more...)); err != nil {
		return err
	}
	*d = Disc{Centre: centre, Radius: *in.Radius}
	return nil
}

func (d *Disc) unmarshalGeometry(data []byte) error {
	var in pointGeometry
	src, problems := strict.Decode(data, &in)
	r := &reporter{list: problems, base: "coordinates"}
	if in.Type != "" || len(problems) == 0 {
		r.kind(in.Type, "Point")
	}
	var centre Point
	if len(r.list) == 0 {
		centre = in.Coordinates.position(r)
	}
	(traits{accuracy: in.Accuracy}).check(r)
	if err := located(src, r.list); err != nil {
		return err
	}
	*d = Disc{Centre: centre, Radius: in.Accuracy}
	return nil
}

// bound returns a ball that holds all points that may be in the disc.
func (d Disc) bound() ball {
	return newBall(d.Centre.s2(), s1.Angle(d.Radius/EarthRadius/leastMetre))
}
