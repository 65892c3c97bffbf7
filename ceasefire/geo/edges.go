package geo

import (
	"fmt"
	"math"
	"slices"

	"github.com/golang/geo/r2"
	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
)

// Edges is how the positions of an area or a line are joined: as the text that
// describes it says. The zero Edges are geodesics.
type Edges uint8

// The ways to join two positions.
const (
	// GeodesicEdges are shortest paths: "in a straight line from A to B".
	GeodesicEdges Edges = iota
	// ParallelEdges are straight on a map on which latitude and longitude are the
	// axes (plate carrée): between two positions of the same latitude, the parallel
	// of latitude ("along the 38th parallel"); otherwise the latitude changes in step
	// with the longitude. RFC 7946 means these (section 3.1.1). They go the shorter
	// way round, across the antimeridian if need be. From a pole they run along the
	// meridian of the other end.
	ParallelEdges
)

// String returns "geodesic" or "parallel".
func (e Edges) String() string {
	switch e {
	case GeodesicEdges:
		return "geodesic"
	case ParallelEdges:
		return "parallel"
	}
	return fmt.Sprintf("Edges(%d)", uint8(e))
}

// AppendText implements encoding.TextAppender. Edges out of range are an error.
func (e Edges) AppendText(b []byte) ([]byte, error) {
	if e > ParallelEdges {
		return b, fmt.Errorf("geo: %v has no text", e)
	}
	return append(b, e.String()...), nil
}

// MarshalText implements encoding.TextMarshaler.
func (e Edges) MarshalText() ([]byte, error) { return e.AppendText(nil) }

// UnmarshalText implements encoding.TextUnmarshaler. Any other text is an error.
func (e *Edges) UnmarshalText(text []byte) error {
	for _, known := range [...]Edges{GeodesicEdges, ParallelEdges} {
		if string(text) == known.String() {
			*e = known
			return nil
		}
	}
	return fmt.Errorf(`edges are "geodesic" or "parallel", not %q`, text)
}

// edgeTolerance is the distance in metres up to which edges that are no geodesics
// are followed by geodesics.
const edgeTolerance = 0.01

// vertices returns the vertices of the geodesics that follow a path, and for each the
// number of the position that it is at or comes after. The positions themselves are
// among them exactly. It breaks off where they are more than maxVertices, which takes
// few positions if the edges are long.
func (e Edges) vertices(path []Point) (vertices []s2.Point, at []int) {
	for k, p := range path {
		if k > 0 && e == ParallelEdges {
			between := parallel(path[k-1], p)
			vertices = append(vertices, between...)
			for range between {
				at = append(at, k-1)
			}
			if len(vertices) > maxVertices {
				return vertices, at
			}
		}
		vertices, at = append(vertices, p.s2()), append(at, k)
	}
	return vertices, at
}

// parallel returns the vertices between two positions. They are the same from either
// end, so that areas that share an edge share them as well.
func parallel(p, q Point) []s2.Point {
	if p.Compare(q) > 0 {
		out := parallel(q, p)
		slices.Reverse(out)
		return out
	}
	a, b := r2.Point{X: p.lng, Y: p.lat}, r2.Point{X: q.lng, Y: q.lat}
	switch {
	case math.Abs(p.lat) == 90:
		a.X = b.X
	case math.Abs(q.lat) == 90:
		b.X = a.X
	}
	projection := s2.NewPlateCarreeProjection(180)
	b = projection.WrapDestination(a, b)
	// A meridian is a geodesic, and what is less than a millimetre off it is one here:
	// so close, s2 may not come to an end.
	if math.Abs(a.X-b.X) < 1e-9 {
		return nil
	}
	// s2 looks at two places of each piece, where the error may be a sixth less than
	// the largest (its comments say so; this version leaves the factor out).
	const largest = 1.2
	t := s2.NewEdgeTessellator(projection, s1.Angle(edgeTolerance/largest/EarthRadius))
	out := t.AppendUnprojected(a, b, nil)
	return out[1 : len(out)-1]
}

// ambiguous says that the two ways round from p to q are equally long.
func (e Edges) ambiguous(p, q Point) bool {
	return e == ParallelEdges && math.Abs(p.lng-q.lng) == 180 && math.Abs(p.lat) != 90 && math.Abs(q.lat) != 90
}
