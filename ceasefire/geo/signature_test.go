package geo_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

// vectors returns the signatures as text: "01", and "01?" for one that is not proved.
func vectors(t testing.TB, o geo.Options, region []geo.Region, conds ...geo.Condition) string {
	t.Helper()
	sigs, err := geo.Signatures(region, conds, o)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range sigs {
		v := s.True.String()
		if !s.Proved {
			v += "?"
		}
		out = append(out, v)
	}
	return strings.Join(out, " ")
}

func in(r ...geo.Region) []geo.Region { return r }

func TestSignatures(t *testing.T) {
	road := line(0, -20, 0, 20, 0)
	rough := line(1500, -20, 0, 20, 0)
	west := polygon(-5, -5, 0, -5, 0, 5, -5, 5)
	east := polygon(0, -5, 5, -5, 5, 5, 0, 5)
	// The road from kilometre 0 eastward, and the zone along its first 2.5 km.
	km0 := disc(0, 0, 0).Centre
	zone := polygon(0, -1, 2.5, -1, 2.5, 1, 0, 1)
	far := geo.InDisc{Disc: geo.Disc{Centre: km0, Radius: 3000}} // nearer than 3 km
	stretch := polygon(2, -0.1, 4, -0.1, 4, 0.1, 2, 0.1)
	gate := line(0, 0, -0.3, 0, 0.3)

	for _, test := range []struct {
		name   string
		region []geo.Region
		conds  []geo.Condition
		want   string
	}{
		{"no conditions", in(disc(0, 0, 5)), nil, ""},
		{"km 2 to 4 against km 0 to 2.5, and nearer than 3 km from km 0", in(stretch),
			[]geo.Condition{geo.Inside{Area: zone}, far}, "00 01 11"}, // never 10: in the zone and 3 km away
		{"the same, with a line for km 0", in(stretch),
			[]geo.Condition{geo.Inside{Area: zone}, geo.AtLeast{Line: gate, Metres: 3000}}, "00 01 10"},
		{"the same, of a point", in(disc(2.7, 0, 0)),
			[]geo.Condition{geo.Inside{Area: zone}, geo.AtLeast{Line: gate, Metres: 3000}}, "00"},
		{"two halves", in(disc(0, 0, 4000)), []geo.Condition{geo.Inside{Area: west}, geo.Inside{Area: east}}, "01 10"},
		{"two halves and more", in(disc(0, 0, 9000)), []geo.Condition{geo.Inside{Area: west}, geo.Inside{Area: east}}, "00 01 10"},
		{"the same area twice", in(disc(0, 0, 9000)), []geo.Condition{geo.Inside{Area: west}, geo.Inside{Area: polygon(-5, -5, 0, -5, 0, 5, -5, 5)}}, "00 11"},
		{"one distance", in(disc(0, 0, 3000)), []geo.Condition{geo.Within{Line: road, Metres: 1000}, geo.AtLeast{Line: road, Metres: 1000}}, "01 10"},
		{"distances are nested", in(disc(0, 0, 9000)), []geo.Condition{geo.Within{Line: road, Metres: 1000}, geo.Within{Line: road, Metres: 5000}}, "00 01 11"},
		{"discs are nested", in(disc(3, 0, 9000)), []geo.Condition{geo.InDisc{Disc: disc(0, 0, 1000)}, geo.InDisc{Disc: disc(0, 0, 2000)}}, "00 01 11"},
		{"zero metres", in(disc(0, 3, 1000)), []geo.Condition{geo.AtLeast{Line: road}, geo.Within{Line: road}}, "10"},
		{"sides", in(disc(0, 0, 1000)), []geo.Condition{geo.LeftOf{Line: road}, geo.RightOf{Line: road}}, "01 10"},
		{"one side", in(disc(0, 2, 1000)), []geo.Condition{geo.LeftOf{Line: road}, geo.RightOf{Line: road}}, "10"},
		{"beyond the end", in(disc(25, 0, 1000)), []geo.Condition{geo.LeftOf{Line: road}, geo.RightOf{Line: road}}, "00"},
		{"side and distance", in(disc(0, 0, 3000)), []geo.Condition{geo.LeftOf{Line: road}, geo.AtLeast{Line: road, Metres: 2000}}, "00 01 10 11"},
		// 1 km north of a line known to 1.5 km: on either side, up to 2.5 km away.
		{"accuracy", in(disc(0, 1, 0)), []geo.Condition{geo.LeftOf{Line: rough}, geo.RightOf{Line: rough}}, "01 10"},
		{"accuracy, off the line", in(disc(0, 1, 200)), []geo.Condition{geo.LeftOf{Line: rough}, geo.RightOf{Line: rough}}, "01 10"},
		{"accuracy and distances", in(disc(0, 1, 0)), []geo.Condition{geo.Within{Line: rough, Metres: 1000}, geo.Within{Line: rough, Metres: 2000}, geo.Within{Line: rough, Metres: 3000}}, "001 011 111"},
		{"accuracy, decided", in(disc(0, 4, 1000)), []geo.Condition{geo.LeftOf{Line: rough}, geo.Within{Line: rough, Metres: 1000}, geo.AtLeast{Line: rough, Metres: 1000}}, "101"},
		{"two lines of one course are independent", in(disc(0, 1, 0)), []geo.Condition{geo.LeftOf{Line: rough}, geo.LeftOf{Line: line(1400, -20, 0, 20, 0)}}, "00 01 10 11"},
		{"a line along the edge of two areas", in(disc(0, 0, 4000)),
			[]geo.Condition{geo.Inside{Area: west}, geo.Inside{Area: east}, geo.LeftOf{Line: line(0, 0, -5, 0, 5)}}, "010 101"},
		{"regions that do not meet", in(disc(0, 0, 1000), disc(9, 0, 1000)), []geo.Condition{geo.Inside{Area: west}}, ""},
		{"a region without its point", in(disc(0, 0, 1000), disc(0.3, 0, 0)), []geo.Condition{geo.Inside{Area: west}}, "0"},
		{"a point outside the region", in(polygon(1, 1, 2, 1, 2, 2), disc(0, 0, 0)), []geo.Condition{geo.Inside{Area: west}}, ""},
		{"everywhere", in(geo.Everywhere{}), []geo.Condition{geo.Inside{Area: west}, geo.Inside{Area: east}}, "00 01 10"},
		{"no region is everywhere", nil, []geo.Condition{geo.LeftOf{Line: road}, geo.RightOf{Line: road}}, "00 01 10"},
		// Discs whose rims are 1 m apart: too little for the resolution, and for the ellipsoid.
		{"all but touching", in(disc(0, 0, 500)), []geo.Condition{geo.InDisc{Disc: disc(-.1, 0, 99.5)}, geo.InDisc{Disc: disc(.1, 0, 99.5)}}, "00 01 10 11?"},
		{"perhaps touching", in(disc(0, 0, 5000)), []geo.Condition{geo.InDisc{Disc: disc(-1, 0, 999.5)}, geo.InDisc{Disc: disc(1, 0, 999.5)}}, "00 01 10 11?"},
		{"far from touching", in(disc(0, 0, 5000)), []geo.Condition{geo.InDisc{Disc: disc(-1, 0, 990)}, geo.InDisc{Disc: disc(1, 0, 990)}}, "00 01 10"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := vectors(t, geo.Options{}, test.region, test.conds...); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNoConditions(t *testing.T) {
	for _, test := range []struct {
		region []geo.Region
		want   int
	}{{nil, 1}, {in(disc(0, 0, 0)), 1}, {in(disc(0, 0, 10), disc(9, 0, 10)), 0}} {
		sigs, err := geo.Signatures(test.region, nil, geo.Options{})
		if err != nil || len(sigs) != test.want {
			t.Errorf("%v: got %v, %v", test.region, sigs, err)
		}
		for _, s := range sigs {
			if !s.Proved || s.True != (geo.Bits{}) || s.True.Len() != 0 || !s.Witness.IsValid() {
				t.Errorf("got %+v", s)
			}
		}
	}
}

func TestEval(t *testing.T) {
	l := line(100, -5, 0, 5, 0)
	exact := line(0, -5, 0, 5, 0)
	p := func(y float64) geo.Point { return at(0, y) }
	for _, test := range []struct {
		name string
		c    geo.Condition
		p    geo.Point
		want geo.Truth
	}{
		{"inside", geo.Inside{Area: polygon(-1, -1, 1, -1, 0, 1)}, p(0), geo.Yes},
		{"outside", geo.Inside{Area: polygon(-1, -1, 1, -1, 0, 1)}, p(2), geo.No},
		{"in the disc", geo.InDisc{Disc: disc(0, 0, 100)}, p(0.09), geo.Yes},
		{"off the disc", geo.InDisc{Disc: disc(0, 0, 100)}, p(0.11), geo.No},
		{"within", geo.Within{Line: l, Metres: 1000}, p(0.89), geo.Yes},
		{"perhaps within", geo.Within{Line: l, Metres: 1000}, p(1.05), geo.Maybe},
		{"not within", geo.Within{Line: l, Metres: 1000}, p(1.11), geo.No},
		{"at least", geo.AtLeast{Line: l, Metres: 1000}, p(1.11), geo.Yes},
		{"perhaps at least", geo.AtLeast{Line: l, Metres: 1000}, p(0.95), geo.Maybe},
		{"not at least", geo.AtLeast{Line: l, Metres: 1000}, p(0.89), geo.No},
		{"at least nothing", geo.AtLeast{Line: l}, p(0), geo.Yes},
		{"left", geo.LeftOf{Line: l}, p(0.11), geo.Yes},
		{"perhaps left", geo.LeftOf{Line: l}, p(-0.09), geo.Maybe},
		{"not left", geo.LeftOf{Line: l}, p(-0.11), geo.No},
		{"right", geo.RightOf{Line: l}, p(-0.11), geo.Yes},
		{"beyond", geo.RightOf{Line: l}, at(6, 0), geo.No},
		{"just left of an exact line, which bows 1.2 m to the north", geo.LeftOf{Line: exact}, p(0.01), geo.Yes},
		{"nil", nil, p(0), geo.Maybe},
		{"no point", geo.LeftOf{Line: l}, geo.Point{}, geo.Maybe},
		{"no line", geo.LeftOf{}, p(0), geo.Maybe},
		{"no area", geo.Inside{}, p(0), geo.Maybe},
		{"no disc", geo.InDisc{}, p(0), geo.Maybe},
		{"not a distance", geo.Within{Line: l, Metres: math.NaN()}, p(0), geo.Maybe},
		{"a pointer", &geo.Inside{}, p(0), geo.Maybe},
		{"a nil pointer", (*geo.Inside)(nil), p(0), geo.Maybe},
	} {
		if got := geo.Eval(test.c, test.p); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
	// Exactly at a distance, the two share no point.
	q := p(1)
	m := exact.DistanceTo(q)
	if geo.Eval(geo.Within{Line: exact, Metres: m}, q) != geo.Maybe || geo.Eval(geo.AtLeast{Line: exact, Metres: m}, q) != geo.Maybe {
		t.Error("on the sphere a point is exactly at a distance, and on the ellipsoid that is known")
	}
	low, high := exact.DistanceBounds(q)
	if geo.Eval(geo.Within{Line: exact, Metres: high}, q) != geo.Yes || geo.Eval(geo.AtLeast{Line: exact, Metres: high}, q) != geo.No {
		t.Error("a point exactly at the distance is within it, and not at least at it")
	}
	if !(low < m && m < high) || geo.Eval(geo.Within{Line: exact, Metres: low - 1e-9}, q) != geo.No {
		t.Errorf("%v is between %v and %v", m, low, high)
	}
}

func TestSignatureErrors(t *testing.T) {
	l := line(0, 0, 0, 1, 1)
	for _, test := range []struct {
		want   string
		region []geo.Region
		conds  []geo.Condition
		o      geo.Options
	}{
		{"condition 1: <nil> is not a condition", nil, []geo.Condition{geo.LeftOf{Line: l}, nil}, geo.Options{}},
		{"condition 0: *geo.LeftOf is not a condition", nil, []geo.Condition{&geo.LeftOf{Line: l}}, geo.Options{}},
		{"condition 0: the area is not valid", nil, []geo.Condition{geo.Inside{}}, geo.Options{}},
		{"condition 0: the line is not valid", nil, []geo.Condition{geo.RightOf{}}, geo.Options{}},
		{"condition 0: the distance is -1", nil, []geo.Condition{geo.Within{Line: l, Metres: -1}}, geo.Options{}},
		{"condition 0: the distance is +Inf", nil, []geo.Condition{geo.AtLeast{Line: l, Metres: math.Inf(1)}}, geo.Options{}},
		{"condition 0: disc: the centre", nil, []geo.Condition{geo.InDisc{}}, geo.Options{}},
		{"part 1 of the region: disc: the radius is NaN", in(geo.Everywhere{}, geo.Disc{Centre: at(0, 0), Radius: math.NaN()}), nil, geo.Options{}},
		{"part 0 of the region: the area is not valid", in(geo.Area{}), nil, geo.Options{}},
		{"part 0 of the region: <nil> is not a region", in(nil), nil, geo.Options{}},
		{"part 0 of the region: *geo.Disc is not a region", in(&geo.Disc{}), nil, geo.Options{}},
		{"the resolution is -1", nil, nil, geo.Options{Resolution: -1}},
		{"the resolution is NaN", nil, nil, geo.Options{Resolution: math.NaN()}},
		{"cells is -1", nil, nil, geo.Options{MaxCells: -1}},
	} {
		if _, err := geo.Signatures(test.region, test.conds, test.o); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %v, want an error with %q", err, test.want)
		}
	}
}

// TestCutShort runs out of cells: what is left comes back unproved, and nothing that
// a full search finds is missing.
func TestCutShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		full, err := geo.Signatures(s.region, s.conds, geo.Options{Resolution: 300})
		if err != nil {
			t.Fatal(err)
		}
		short, err := geo.Signatures(s.region, s.conds, geo.Options{Resolution: 300, MaxCells: rapid.IntRange(1, 40).Draw(t, "cells")})
		if errors.Is(err, geo.ErrTooMany) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, sig := range full {
			if sig.Proved && !slices.ContainsFunc(short, func(x geo.Signature) bool { return x.True == sig.True }) {
				t.Fatalf("%v is missing of %v%s", sig, short, describe(s.conds))
			}
		}
	})
	if got := vectors(t, geo.Options{MaxCells: 1}, nil, geo.Inside{Area: polygon(0, 0, 1, 0, 1, 1)}); got != "0 1?" {
		t.Errorf("got %q", got)
	}
}

// TestTooMany asks about so many discs that nothing can be listed.
func TestTooMany(t *testing.T) {
	var conds []geo.Condition
	for i := range 40 {
		conds = append(conds, geo.InDisc{Disc: disc(float64(i)*0.3, 0, 1000)})
	}
	if _, err := geo.Signatures(nil, conds, geo.Options{MaxCells: 10}); !errors.Is(err, geo.ErrTooMany) {
		t.Errorf("got %v", err)
	}
	// n circles cut the plane into at most n²-n+2 pieces.
	if sigs, err := geo.Signatures(nil, conds[:8], geo.Options{Resolution: 0.1}); err != nil || len(sigs) < 8 || len(sigs) > 8*8-8+2 {
		t.Errorf("got %d, %v", len(sigs), err)
	}
}

// TestManyBounds has more distances from one line than a factor holds.
func TestManyBounds(t *testing.T) {
	l := line(0, -50, 0, 50, 0)
	var conds []geo.Condition
	for i := range 100 {
		conds = append(conds, geo.Within{Line: l, Metres: float64(100 * (i + 1))})
	}
	sigs, err := geo.Signatures(in(disc(0, 0, 2000)), conds, geo.Options{Resolution: 50})
	if err != nil {
		t.Fatal(err)
	}
	if len(sigs) != 22 { // of 100 m each, up to 2,118 m: the line bows 118 m to the north
		t.Errorf("got %d signatures", len(sigs))
	}
}

// TestConcurrent uses the same values from several goroutines, for the race detector,
// and requires the very same answers.
func TestConcurrent(t *testing.T) {
	l := line(30, -5, -1, 0, 0.4, 5, 1)
	a := polygon(-3, -3, 2, -2, 3, 3, -2, 2)
	ask := func() []geo.Signature {
		return must(geo.Signatures(in(disc(0.1, 0.2, 3000), a), []geo.Condition{geo.Inside{Area: a}, geo.LeftOf{Line: l}, geo.Within{Line: l, Metres: 500}, geo.InDisc{Disc: disc(1, 1, 700)}}, geo.Options{}))
	}
	want := ask()
	if len(want) < 4 {
		t.Fatalf("got only %v", want)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := ask(); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
	wg.Wait()
}

func TestBits(t *testing.T) {
	l := line(0, -5, 0, 5, 0)
	sigs := must(geo.Signatures(in(disc(0, 1, 0)), []geo.Condition{geo.LeftOf{Line: l}, geo.RightOf{Line: l}, geo.AtLeast{Line: l, Metres: 5}}, geo.Options{}))
	b := sigs[0].True
	if b.String() != "101" || b.Len() != 3 || !slices.Equal(slices.Collect(b.All()), []int{0, 2}) {
		t.Errorf("got %v", b)
	}
	if !b.Has(0) || b.Has(1) || !b.Has(2) || b.Has(3) || b.Has(-1) {
		t.Error("Has")
	}
	for i := range b.All() {
		if i != 0 {
			t.Error("All goes on")
		}
		break
	}
}
