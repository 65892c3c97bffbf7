package geo

import (
	"fmt"
	"slices"

	"github.com/golang/geo/s2"
)

// question is a region and conditions in the form that the search works on. What
// they depend on is a few factors: in or out of an area; between which of some radii
// round a centre; between which of some distances from a line; on which side of it.
// A factor has one of at most 64 values at a point, and a set of values, as a bit
// mask, on a piece of the earth. A condition is a set of values of one factor.
type question struct {
	factors []factor
	conds   []literal
	region  []literal // all of these hold in the region
	start   ball      // holds the region
	points  []Disc    // discs of the region; those of radius 0 are points
}

// literal says that a factor has one of some values.
type literal struct {
	factor int
	values uint64
}

type factorKind uint8

const (
	areaFactor     factorKind = iota // values: out, in
	discFactor                       // values: number of the first radius that is large enough
	distanceFactor                   // values: number of the first threshold that is large enough
	sideFactor                       // values: none, left, right
)

const (
	sideNone = 1 << iota
	sideLeft
	sideRight
)

// factor is one thing that conditions depend on.
type factor struct {
	kind   factorKind
	area   *areaData
	centre Point
	line   *lineData
	bounds []float64 // radii or thresholds in metres, sorted
}

// maxBounds keeps the values of a factor in 64 bits. Thresholds beyond are a
// factor of their own: sound, though no longer known to be consistent.
const maxBounds = 62

func newQuestion(region []Region, conds []Condition) (*question, error) {
	q := &question{start: ball{s2.OriginPoint(), 4}}
	for i, r := range region {
		if err := checkRegion(r); err != nil {
			return nil, fmt.Errorf("geo: part %d of the region: %w", i, err)
		}
	}
	for i, c := range conds {
		if err := checkCondition(c); err != nil {
			return nil, fmt.Errorf("geo: condition %d: %w", i, err)
		}
	}

	// Bounds first: what a value means must not change afterwards.
	for _, r := range region {
		switch r := r.(type) {
		case Disc:
			q.bound(factor{kind: discFactor, centre: r.Centre}, r.Radius)
		case Corridor:
			q.bound(factor{kind: distanceFactor, line: r.Line.d}, r.half())
		case Area, Everywhere:
		}
	}
	for _, c := range conds {
		switch c := c.(type) {
		case Within:
			q.bound(factor{kind: distanceFactor, line: c.Line.d}, c.Metres)
		case AtLeast:
			q.bound(factor{kind: distanceFactor, line: c.Line.d}, c.Metres)
		case InDisc:
			q.bound(factor{kind: discFactor, centre: c.Disc.Centre}, c.Disc.Radius)
		case InCorridor:
			q.bound(factor{kind: distanceFactor, line: c.Corridor.Line.d}, c.Corridor.half())
		case Inside, LeftOf, RightOf:
		}
	}

	for _, r := range region {
		switch r := r.(type) {
		case Disc:
			q.points = append(q.points, r)
			q.within(r.bound())
			q.region = append(q.region, q.upTo(factor{kind: discFactor, centre: r.Centre}, r.Radius))
		case Area:
			q.within(r.d.bound.grown(r.d.accuracy))
			q.region = append(q.region, literal{q.find(factor{kind: areaFactor, area: r.d}), 0b10})
		case Corridor:
			q.within(r.Line.d.bound.grown(r.half() + r.Line.d.margin()))
			q.region = append(q.region, q.upTo(factor{kind: distanceFactor, line: r.Line.d}, r.half()))
		case Everywhere:
		}
	}
	for _, c := range conds {
		q.conds = append(q.conds, q.literal(c))
	}
	return q, nil
}

// within begins the search in a ball, if none so far is smaller, or as small and
// before it by its centre: the order of the region's parts must not matter.
func (q *question) within(b ball) {
	if b.r < q.start.r || b.r == q.start.r && b.c.Cmp(q.start.c.Vector) < 0 {
		q.start = b
	}
}

func (q *question) literal(c Condition) literal {
	switch c := c.(type) {
	case Inside:
		return literal{q.find(factor{kind: areaFactor, area: c.Area.d}), 0b10}
	case InDisc:
		return q.upTo(factor{kind: discFactor, centre: c.Disc.Centre}, c.Disc.Radius)
	case InCorridor:
		return q.literal(c.Corridor.within())
	case Within:
		return q.upTo(factor{kind: distanceFactor, line: c.Line.d}, c.Metres)
	case AtLeast:
		l := q.upTo(factor{kind: distanceFactor, line: c.Line.d}, c.Metres)
		if c.Metres == 0 {
			return literal{l.factor, ^uint64(0)}
		}
		return literal{l.factor, ^l.values}
	case LeftOf:
		return literal{q.find(factor{kind: sideFactor, line: c.Line.d}), sideLeft}
	case RightOf:
		return literal{q.find(factor{kind: sideFactor, line: c.Line.d}), sideRight}
	}
	return literal{}
}

// same says whether two factors are about the same thing, bounds apart.
func (f *factor) same(g *factor) bool {
	return f.kind == g.kind && f.centre == g.centre && (Area{f.area}).Equal(Area{g.area}) && (Line{f.line}).Equal(Line{g.line})
}

// find returns the number of an area's or a side's factor, adding it if it is new.
func (q *question) find(f factor) int {
	for i := range q.factors {
		if q.factors[i].same(&f) {
			return i
		}
	}
	q.factors = append(q.factors, f)
	return len(q.factors) - 1
}

// bound adds a bound to a factor, adding that if it is new or full.
func (q *question) bound(f factor, metres float64) {
	for i := range q.factors {
		g := &q.factors[i]
		if !g.same(&f) {
			continue
		}
		at, ok := slices.BinarySearch(g.bounds, metres)
		if ok {
			return
		}
		if len(g.bounds) < maxBounds {
			g.bounds = slices.Insert(g.bounds, at, metres)
			return
		}
	}
	f.bounds = []float64{metres}
	q.factors = append(q.factors, f)
}

// upTo says that the distance that a factor is about is at most so many metres, one
// of its bounds.
func (q *question) upTo(f factor, metres float64) literal {
	for i := range q.factors {
		if q.factors[i].same(&f) {
			if at, ok := slices.BinarySearch(q.factors[i].bounds, metres); ok {
				return literal{i, 1<<(at+1) - 1}
			}
		}
	}
	return literal{} // not reached: bound has been called for all of them
}
