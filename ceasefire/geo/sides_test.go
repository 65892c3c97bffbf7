package geo_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

// TestSidesAbreastOfAnEnd draws points close to the perpendicular at the end of a
// line: where Eval says that they have a side, or none, the ellipsoid agrees.
func TestSidesAbreastOfAnEnd(t *testing.T) {
	open, decided := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		a := must(geo.NewPoint(rapid.Float64Range(-89, 89).Draw(t, "lat"), rapid.Float64Range(-180, 180).Draw(t, "lng")))
		course := rapid.Float64Range(0, 2*math.Pi).Draw(t, "course")
		size := math.Pow(10, rapid.Float64Range(2, 6.2).Draw(t, "log10 of the size"))
		b := vincentyDirect(a, course, size)
		off := rapid.Float64Range(-0.05, 0.05).Draw(t, "off")
		p := vincentyDirect(a, course+math.Copysign(math.Pi/2, rapid.Float64Range(-1, 1).Draw(t, "side"))+off, size*rapid.Float64Range(0.01, 1).Draw(t, "metres"))
		l := must(geo.NewLine([][]geo.Point{{a, b}}, 0))
		if rapid.Bool().Draw(t, "the other way") {
			l = must(geo.NewLine([][]geo.Point{{b, a}}, 0))
		}
		left, right := geo.Eval(geo.LeftOf{Line: l}, p), geo.Eval(geo.RightOf{Line: l}, p)
		m, _, ok := vincenty(p, a)
		nearest := ellipsoidalDistance(p, a, b)
		if !ok || math.IsInf(nearest, 0) {
			t.Skip("nearly antipodal")
		}
		none := left == geo.No && right == geo.No
		one := left == geo.Yes || right == geo.Yes
		switch {
		case one && nearest >= m: // nothing is nearer than the end
			// The search by halves may miss what is nearer by less.
			if n := ellipsoidalDistance(p, a, toward(a, b, 1e-3)); n >= m {
				t.Fatalf("%v: left %v, right %v, and the end of the line from %v to %v is nearest, %v m away", p, left, right, a, b, m)
			}
		case none && nearest < m-1e-6:
			t.Fatalf("%v: no side, and the line from %v to %v is nearer by %v m than its end", p, a, b, m-nearest)
		}
		if none || one {
			decided++
		} else {
			open++
		}
	})
	if open == 0 || decided == 0 {
		t.Errorf("%d open, %d decided", open, decided)
	}
}

// toward returns the point that is a part of the way from a to b.
func toward(a, b geo.Point, part float64) geo.Point {
	va, vb := vectorOf(a), vectorOf(b)
	v := va.plus(vb.plus(va.times(-1)).times(part)).unit()
	return must(geo.NewPoint(math.Asin(v[2])*180/math.Pi, math.Atan2(v[1], v[0])*180/math.Pi))
}

// TestRivals has places on the line that are as near as the nearest, or all but, on
// another side: nothing is claimed.
func TestRivals(t *testing.T) {
	// Two windings of a spiral, 4 km apart, both drawn the same way round.
	spiral := line(0, 0, 2, 6, 2, 6, -6, -6, -6, -6, 6, 10, 6)
	// There and back along the same great circle: the meridian.
	overlap := line(0, 0, 0, 0, 4, 0, 2)
	overlapJoined := must(geo.NewLine([][]geo.Point{{at(0, 0), at(0, 4)}, {at(0, 3), at(0, 1)}}, 0))
	for _, test := range []struct {
		name        string
		l           geo.Line
		x, y        float64
		left, right geo.Truth
	}{
		{"nearer to the inner winding", spiral, 3, 3.9, geo.Yes, geo.No},
		{"nearer to the outer winding", spiral, 3, 4.1, geo.No, geo.Yes},
		{"between the windings", spiral, 3, 4, geo.Maybe, geo.Maybe},
		{"between them, as far as the ellipsoid tells", spiral, 3, 4.003, geo.Maybe, geo.Maybe},
		{"beside what is drawn twice", overlap, 1, 3, geo.Maybe, geo.Maybe},
		{"beside what is drawn twice, on the other side", overlap, -1, 3, geo.Maybe, geo.Maybe},
		{"on what is drawn twice", overlap, 0, 3, geo.Maybe, geo.Maybe},
		{"beside what is drawn once", overlap, 1, 1, geo.No, geo.Yes},
		{"beside what two parts share", overlapJoined, 1, 2, geo.Maybe, geo.Maybe},
		{"beside the rest", overlapJoined, 1, 0.5, geo.No, geo.Yes},
	} {
		p := at(test.x, test.y)
		if got := geo.Eval(geo.LeftOf{Line: test.l}, p); got != test.left {
			t.Errorf("%s: left: got %v, want %v", test.name, got, test.left)
		}
		if got := geo.Eval(geo.RightOf{Line: test.l}, p); got != test.right {
			t.Errorf("%s: right: got %v, want %v", test.name, got, test.right)
		}
	}
	conds := []geo.Condition{geo.LeftOf{Line: overlap}, geo.RightOf{Line: overlap}}
	if got := vectors(t, geo.Options{}, in(disc(1, 3, 100)), conds...); got != "01? 10?" {
		t.Errorf("beside what is drawn twice: got %q", got)
	}
	if got := vectors(t, geo.Options{}, in(disc(1, 1, 100)), conds...); got != "01" {
		t.Errorf("beside what is drawn once: got %q", got)
	}
}
