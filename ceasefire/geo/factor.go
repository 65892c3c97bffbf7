package geo

import (
	"math"
	"math/bits"
	"slices"

	"github.com/golang/geo/r3"
	"github.com/golang/geo/s2"
)

// level returns the number of the first bound that a distance does not exceed.
func (f *factor) level(metres float64) int {
	i, _ := slices.BinarySearch(f.bounds, metres)
	return i
}

// levels returns the values that distances from low to high have.
func (f *factor) levels(low, high float64) uint64 {
	a, b := f.level(low), f.level(high)
	return (1<<(b+1) - 1) &^ (1<<a - 1)
}

// all returns all values of the factor.
func (f *factor) all() uint64 {
	switch f.kind {
	case areaFactor:
		return 0b11
	case sideFactor:
		return sideNone | sideLeft | sideRight
	case discFactor, distanceFactor:
	}
	return 1<<(len(f.bounds)+1) - 1
}

func decided(values uint64) bool { return bits.OnesCount64(values) == 1 }

// at returns the values that the factor has, or with some true line may have, at a
// point. It agrees with Eval to the last bit.
func (f *factor) at(p s2.Point, query *s2.ContainsPointQuery) uint64 {
	switch f.kind {
	case areaFactor:
		switch {
		case f.area.nearOutline(p):
			return 0b11
		case query.Contains(p):
			return 0b10
		}
		return 0b01
	case discFactor:
		return f.levels(distanceBounds(f.centre.s2(), p))
	case distanceFactor:
		return f.levels(f.line.trueDistance(p))
	case sideFactor:
	}
	return f.line.sides(p)
}

// real returns those of the values at a point that the factor has there with some
// true line or outline, whatever the distance on the ellipsoid is within its bounds.
func (f *factor) real(p s2.Point) uint64 {
	low, high, accuracy := 0.0, 0.0, 0.0
	switch f.kind {
	case areaFactor:
		return 0b11 // undecided only by the accuracy of the outline
	case discFactor:
		low, high = distanceBounds(f.centre.s2(), p)
	case distanceFactor:
		low, high = f.line.drawnDistance(p)
		accuracy = f.line.margin()
	case sideFactor:
		if f.line.accuracy > 0 {
			return f.all()
		}
		return 0
	}
	// With the least distance and with the largest the true line may be this far.
	return f.levels(max(0, low-accuracy), low+accuracy) & f.levels(max(0, high-accuracy), high+accuracy)
}

func sideValue(side int) uint64 {
	switch side {
	case 1:
		return sideLeft
	case -1:
		return sideRight
	}
	return sideNone
}

// over returns a set of values that holds all those that the factor has at points
// of the ball, and the edges that matter there: of an area, those that meet the
// ball, or may be as near to it as its accuracy; of a line, where sides are asked for, those that are nearest to some point
// of it. Both are found among the given edges.
func (f *factor) over(b ball, query *s2.ContainsPointQuery, among []int32) (uint64, []int32) {
	switch f.kind {
	case areaFactor:
		var near []int32
		r := newReach(b.r + f.area.accuracy/EarthRadius/leastMetre + slack)
		for _, i := range among {
			if f.area.edges[i].near(b.c, r) {
				near = append(near, i)
			}
		}
		if len(near) > 0 {
			return 0b11, near
		}
		return f.at(b.c, query), nil
	case discFactor:
		m := float64(f.centre.s2().Distance(b.c))
		pad := b.r + slack
		s := stretchOver((latitude(f.centre.s2())+latitude(b.c))/2, mostStretch*(m+pad)/2+pad)
		return f.levels(max(0, m-pad)*EarthRadius*s.low, (m+pad)*EarthRadius*s.high), nil
	case distanceFactor:
		_, chord := f.line.nearest(b.c)
		m := float64(chord.Angle())
		pad := b.r + slackAt(m+b.r)
		s := stretchOver(latitude(b.c), mostStretch*(m+pad)+pad)
		low, high := max(0, m-pad)*EarthRadius*s.low, (m+pad)*EarthRadius*s.high
		return f.levels(max(0, low-f.line.margin()), high+f.line.margin()), nil
	case sideFactor:
	}
	return f.line.sidesOver(b, among)
}

func slackAt(distance float64) float64 {
	if distance < far {
		return slack
	}
	return farSlack
}

// localSide is the distance in radians up to which what is nearest on a line is
// told by half-spaces; it is less than π/2.
const localSide = 1.5

// sidesOver returns the sides that points of the ball can have, and the edges that
// can be nearest to one of them.
func (d *lineData) sidesOver(b ball, among []int32) (uint64, []int32) {
	nearest := math.Pi
	for _, i := range among {
		nearest = min(nearest, float64(d.edges[i].distance(b.c).Angle()))
	}
	// Of a point of the ball, what is nearest is at most nearest+r away, and what may
	// be as near by that and the ellipsoid's part of it.
	s := stretchOver(latitude(b.c), mostStretch*(nearest+b.r)+b.r+slack)
	w := sideView{line: d, ball: b, sin: math.Sin(b.r) + slack, reach: (nearest+b.r)*s.high/s.low + b.r + slack}
	w.ends = abreast(stretchOver(latitude(b.c), mostStretch*w.reach+b.r+slack), w.reach)*w.reach + slack
	if w.reach > localSide {
		return sideNone | sideLeft | sideRight, among
	}
	var values uint64
	if d.accuracy > 0 && (nearest-b.r-slack)*EarthRadius*s.low <= d.accuracy {
		values = sideLeft | sideRight
	}
	r := newReach(w.reach)
	var near []int32
	for _, i := range among {
		if e := d.at(int(i)); e.near(b.c, r) {
			near = append(near, i)
			values |= w.inside(e) | w.begin(e) | w.end(e)
		}
	}
	return values, near
}

// lineEdge is an edge of a line with its links.
type lineEdge struct {
	*edge
	link
}

func (d *lineData) at(i int) lineEdge { return lineEdge{&d.edges[i], d.links[i]} }

// sideView is a line as seen from a ball. Its methods return the sides that points
// of the ball have that are nearest to the inside of an edge, to a vertex, or to an
// end of the line. Sets of points are taken for half-spaces that hold them, so that
// some that are not needed may be returned as well.
type sideView struct {
	line  *lineData
	ball  ball
	sin   float64 // of its radius
	reach float64 // nothing farther than this, in radians, is nearest to a point of it
	ends  float64 // sine of how far off the perpendicular at an end of the line the end is abreast
}

// meets says whether the ball meets the half-space in that direction.
func (w *sideView) meets(half r3.Vector) bool { return w.ball.c.Dot(half) >= -w.sin }

// nearly says whether the ball meets the half-space or is abreast of its rim.
func (w *sideView) nearly(half r3.Vector) bool { return w.ball.c.Dot(half) >= -w.sin-w.ends }

// abreast says whether a point of the ball may be abreast of the half-space's rim.
func (w *sideView) abreast(half r3.Vector) bool { return w.nearly(half) && w.nearly(half.Mul(-1)) }

func (w *sideView) reaches(v s2.Point) bool { return float64(w.ball.c.Distance(v)) <= w.reach }

// on says whether the ball meets a side of an edge's great circle.
func (w *sideView) on(e lineEdge, side uint64) bool {
	if side == sideLeft {
		return w.meets(e.normal)
	}
	return w.meets(e.normal.Mul(-1))
}

// turnTo returns the side to which the line turns from an edge to the next.
func turnTo(e, next lineEdge) uint64 {
	if s2.RobustSign(e.a, e.b, next.b) == s2.CounterClockwise {
		return sideLeft
	}
	return sideRight
}

// inside is for the inside of an edge. The points are those between the two great
// circles that cross it at its ends at right angles, and the side is that of the
// edge.
func (w *sideView) inside(e lineEdge) uint64 {
	begin, end := e.normal.Cross(e.a.Vector), e.b.Cross(e.normal)
	atEnd := e.prev < 0 && w.abreast(begin) || e.next < 0 && w.abreast(end)
	if !atEnd && !(w.meets(begin) && w.meets(end)) {
		return 0
	}
	var values uint64
	for _, side := range [...]uint64{sideLeft, sideRight} {
		if w.on(e, side) && (atEnd || !w.hidden(e, side)) {
			values |= side
		}
	}
	return values
}

// hidden says that the line, where it turns back sharply at an end of the edge, runs
// between the edge and the ball on that side: everything there is nearer to the
// neighbour. Without this, all cells along a ray from the vertex would be undecided.
func (w *sideView) hidden(e lineEdge, side uint64) bool {
	along := e.normal.Cross(e.b.Vector)
	if e.next >= 0 {
		next := w.line.at(e.next)
		if turnTo(e, next) == side && w.screens(e, next.normal, next.normal.Cross(next.a.Vector), next.normal.Cross(next.b.Vector), along, side) {
			return true
		}
	}
	if e.prev >= 0 {
		// From the vertex, the neighbour runs against its direction.
		prev := w.line.at(e.prev)
		back := e.a.Cross(e.normal)
		return turnTo(prev, e) == side && w.screens(e, prev.normal, prev.b.Cross(prev.normal), prev.a.Cross(prev.normal), back, side)
	}
	return false
}

// screens says whether a neighbour of the edge hides it. The neighbour's normal
// points to its left; ahead is the direction from the common vertex along it, past
// that at its other end; along is the edge's direction at the vertex, outwards.
//
// It hides the edge if it turns back at an acute angle and each perpendicular from
// the ball on the edge crosses it. That is so if the ball is all on its far side, as
// the edge is on the near one, and all between its ends, and the feet of the
// perpendiculars are as well. They are after the vertex since the angle is acute.
// Those of points of the ball are within 2r of that of its middle, up to a distance
// of 1 radian.
func (w *sideView) screens(e lineEdge, normal, ahead, past, along r3.Vector, side uint64) bool {
	if side == sideRight {
		normal = normal.Mul(-1)
	}
	c := w.ball.c
	acute := -along.Dot(ahead) // the cosine of the angle
	// What is nearer is so by the distance times 1-cos at least. Where this is no
	// more than rounding, nothing is hidden. Nor is it by an angle of less than 1/500.
	if w.reach > 1 || acute <= 0 || 1-acute < 2e-6 || (1-acute)*(w.reach-3*w.ball.r) < 1e-12 {
		return false
	}
	foot := c.Sub(e.normal.Mul(c.Dot(e.normal))).Normalize()
	// So near to the vertex (60 cm), and at so small an angle, the crossing may be lost
	// in rounding.
	const vertex = 1e-7
	return c.Dot(normal) < -w.sin && c.Dot(ahead) > w.sin+vertex && c.Dot(past) < -w.sin && foot.Dot(past) < -2*w.sin
}

// begin is for the beginning of an edge, if it is that of the line.
func (w *sideView) begin(e lineEdge) uint64 {
	if e.prev < 0 && w.reaches(e.a) && w.nearly(e.a.Cross(e.normal)) {
		return sideNone
	}
	return 0
}

// end is for the end of an edge. The points lie beyond it and before the next edge,
// on the outer side of the turn. If that is of at most a right angle, they are on
// this side of both edges.
func (w *sideView) end(e lineEdge) uint64 {
	past := e.normal.Cross(e.b.Vector)
	switch {
	case !w.reaches(e.b):
		return 0
	case e.next < 0 && w.nearly(past):
		return sideNone
	case e.next < 0 || !w.meets(past):
		return 0
	}
	next := w.line.at(e.next)
	ahead := next.normal.Cross(next.a.Vector)
	if !w.meets(ahead.Mul(-1)) {
		return 0
	}
	outer := uint64(sideLeft|sideRight) &^ turnTo(e, next)
	if past.Dot(ahead) >= 0 && !(w.on(e, outer) && w.on(next, outer)) {
		return 0
	}
	return outer
}
