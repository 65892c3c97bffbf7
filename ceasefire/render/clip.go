package render

import "strings"

// margin is how far outside the picture shapes are cut off, in pixels: their cut
// edges must not be seen.
const margin = 20.0

// clipRing cuts a ring, in pixels, to the picture and its margin, by the algorithm of
// Sutherland and Hodgman.
func (v view) clipRing(ring []xy) []xy {
	for side := range 4 {
		axis, limit, sign := side%2, -margin, 1.0
		if side >= 2 {
			limit, sign = [2]float64{v.width, v.height}[axis]+margin, -1
		}
		var out []xy
		for i, p := range ring {
			q := ring[(i+len(ring)-1)%len(ring)]
			in, was := sign*(p[axis]-limit) >= 0, sign*(q[axis]-limit) >= 0
			if in != was {
				t := (limit - q[axis]) / (p[axis] - q[axis])
				out = append(out, xy{q[0] + t*(p[0]-q[0]), q[1] + t*(p[1]-q[1])})
			}
			if in {
				out = append(out, p)
			}
		}
		ring = out
	}
	return ring
}

// clipLine cuts a path, in pixels, to the picture and a margin round it, and returns
// the parts that are left.
func (v view) clipLine(path []xy, margin float64) [][]xy {
	var out [][]xy
	var cur []xy
	for i := 1; i < len(path); i++ {
		a, b, ok := v.clipEdge(path[i-1], path[i], margin)
		if !ok {
			continue
		}
		if len(cur) == 0 || cur[len(cur)-1] != a {
			if len(cur) > 1 {
				out = append(out, cur)
			}
			cur = []xy{a}
		}
		cur = append(cur, b)
	}
	if len(cur) > 1 {
		out = append(out, cur)
	}
	return out
}

// clipEdge is the algorithm of Liang and Barsky.
func (v view) clipEdge(a, b xy, margin float64) (p, q xy, ok bool) {
	t0, t1 := 0.0, 1.0
	for axis, size := range [2]float64{v.width, v.height} {
		d := b[axis] - a[axis]
		lo, hi := -margin-a[axis], size+margin-a[axis]
		switch {
		case d == 0:
			if lo > 0 || hi < 0 {
				return p, q, false
			}
			continue
		case d < 0:
			lo, hi = hi, lo
		}
		t0, t1 = max(t0, lo/d), min(t1, hi/d)
	}
	if t0 > t1 {
		return p, q, false
	}
	at := func(t float64) xy {
		switch t { // the ends themselves, so that edges stay joined
		case 0:
			return a
		case 1:
			return b
		}
		return xy{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
	}
	return at(t0), at(t1), true
}

// data is a path as SVG has it. Points that fall on the one before are left out; it
// is empty if fewer than least are left.
func data(path []xy, least int, end string) string {
	var b strings.Builder
	last, n := "", 0
	for _, p := range path {
		s := num(p[0]) + " " + num(p[1])
		if s == last {
			continue
		}
		if n == 0 {
			b.WriteString("M")
		} else {
			b.WriteString("L")
		}
		b.WriteString(s)
		last, n = s, n+1
	}
	if n < least {
		return ""
	}
	return b.String() + end
}
