package geo

import (
	"math"
	"slices"

	"github.com/golang/geo/s1"
	"github.com/golang/geo/s2"
)

// chain is the edges of a line or of the outline of an area.
type chain struct {
	edges  []edge
	blocks []ball // of each blockSize edges
}

// blockSize is the number of edges that are passed over at once where they are too
// far away to matter.
const blockSize = 16

func newChain(edges []edge) chain {
	c := chain{edges: edges}
	for block := range slices.Chunk(edges, blockSize) {
		var vertices []s2.Point
		for i := range block {
			vertices = append(vertices, block[i].a, block[i].b)
		}
		c.blocks = append(c.blocks, boundOf(vertices))
	}
	return c
}

// nearest returns the nearest edge, the first if there are several, and the
// distance.
func (c *chain) nearest(p s2.Point) (edge int, distance s1.ChordAngle) {
	distance = s1.InfChordAngle()
	limit := math.Inf(1) // the distance in radians
	best := 0
	if len(c.blocks) > 1 { // begin with the block that is nearest by its middle
		closest := math.Inf(-1)
		for i := range c.blocks {
			if x := p.Dot(c.blocks[i].c.Vector); x > closest {
				best, closest = i, x
			}
		}
	}
	scan := func(block int) {
		start := block * blockSize
		for i := start; i < min(start+blockSize, len(c.edges)); i++ {
			x := c.edges[i].distance(p)
			if x < distance || x == distance && i < edge {
				edge, distance = i, x
				limit = float64(x.Angle())
			}
		}
	}
	scan(best)
	for i := range c.blocks {
		if i != best && c.reaches(i, p, limit) {
			scan(i)
		}
	}
	return edge, distance
}

// reaches says whether a block may have an edge that is so many radians from p, or
// nearer.
func (c *chain) reaches(block int, p s2.Point, limit float64) bool {
	b := &c.blocks[block]
	return !(b.r < far && float64(p.Distance(b.c))-b.r > limit+farSlack)
}

// upTo calls yield for each edge that is so many radians from p, or nearer, in order,
// with its distance.
func (c *chain) upTo(p s2.Point, limit float64, yield func(i int, d s1.ChordAngle)) {
	most := s1.ChordAngleFromAngle(s1.Angle(min(limit, math.Pi)))
	for block := range c.blocks {
		if !c.reaches(block, p, limit) {
			continue
		}
		start := block * blockSize
		for i := start; i < min(start+blockSize, len(c.edges)); i++ {
			if d := c.edges[i].distance(p); d <= most {
				yield(i, d)
			}
		}
	}
}
