package geo_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/geo"
)

// TestSound draws scenes and points of their regions, and requires each point's
// joint truth, however lines are settled, to be among the signatures; each proved
// witness to lie in the region and to have its signature; and the order.
func TestSound(t *testing.T) { rapid.Check(t, sound) }

func sound(t *rapid.T) {
	s := drawScene(t)
	resolution := rapid.SampledFrom([]float64{10, 100, 1000}).Draw(t, "resolution")
	sigs, err := geo.Signatures(s.region, s.conds, geo.Options{Resolution: resolution, MaxCells: 4000})
	if err != nil {
		t.Fatal(err)
	}
	checkWitnesses(t, s, sigs)
	known := map[string]bool{}
	for _, sig := range sigs {
		known[sig.True.String()] = true
	}
	for range 60 {
		p := s.drawPoint(t)
		w := settle(t, p)
		if !w.inRegion(s.region) {
			continue
		}
		if v := w.vector(s.conds); !known[v] {
			t.Fatalf("%v has %s, which is not among %v%s", p, v, sigs, describe(s.conds))
		}
	}
}

func checkWitnesses(t *rapid.T, s *scene, sigs []geo.Signature) {
	for i, sig := range sigs {
		if i > 0 && sigs[i-1].True.Compare(sig.True) >= 0 {
			t.Fatalf("%v does not come after %v", sig.True, sigs[i-1].True)
		}
		if sig.True.Len() != len(s.conds) {
			t.Fatalf("%v has %d truths", sig.True, sig.True.Len())
		}
		if !sig.Witness.IsValid() {
			t.Fatalf("%v has no witness", sig.True)
		}
		if !sig.Proved {
			continue
		}
		if !mayBeIn(s.region, sig.Witness) {
			t.Fatalf("%v: witness %v is not in the region", sig.True, sig.Witness)
		}
		for k, c := range s.conds {
			got := geo.Eval(c, sig.Witness)
			if want := sig.True.Has(k); got == geo.Yes && !want || got == geo.No && want {
				t.Fatalf("%v: at witness %v condition %d is %v%s", sig.True, sig.Witness, k, got, describe(s.conds))
			}
		}
	}
}

// TestSharedEdge splits a polygon along a path of several vertices, and asks about
// random pieces of it: the parts are told apart everywhere, with no gap and no
// overlap, down to the last vertex.
func TestSharedEdge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &scene{}
		s.drawSplit(t)
		whole := s.conds[2].(geo.Inside).Area
		p := rapid.SampledFrom(append(s.points, at(0, 1))).Draw(t, "centre")
		radius := rapid.SampledFrom([]float64{0, 0.5, 25, 800, 9000}).Draw(t, "radius")
		s.region = []geo.Region{whole, geo.Disc{Centre: p, Radius: radius}}
		sigs, err := geo.Signatures(s.region, s.conds[:3], geo.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, sig := range sigs {
			if v := sig.True.String(); v != "101" && v != "011" {
				t.Fatalf("%v proved=%v near %v in %v round %v%s", v, sig.Proved, sig.Witness, radius, p, describe(s.conds))
			}
		}
		if radius == 9000 && len(sigs) != 2 {
			t.Fatalf("found %v, want both parts", sigs)
		}
	})
}

// TestSharedVertexAtARim has a cell, small as it is, whose ball has the common vertex
// of two areas 22 µm inside its rim.
func TestSharedVertexAtARim(t *testing.T) {
	p := geo.MustParsePoint
	cut := []geo.Point{p("31,65.9685246848665"), p("31.008993203637246,65.9937049369733"), p("30.984974468672487,66.00876567298127"), p("31,66.0314753151335")}
	upper, lower := append(geo.Ring{at(3, 3), at(-3, 3)}, cut...), geo.Ring{at(-3, -3), at(3, -3)}
	for i := range cut {
		lower = append(lower, cut[len(cut)-1-i])
	}
	var conds []geo.Condition
	for _, r := range []geo.Ring{upper, lower} {
		conds = append(conds, geo.Inside{Area: must(geo.NewArea([][]geo.Ring{{append(r, r[0])}}))})
	}
	if got := vectors(t, geo.Options{}, in(geo.Disc{Centre: cut[2], Radius: 0.5}), conds...); got != "01 10" {
		t.Errorf("got %q", got)
	}
}

// TestOrderOfEqualDiscs has a region of two discs of one size that all but touch: the
// search begins in the same one of them, whichever comes first.
func TestOrderOfEqualDiscs(t *testing.T) {
	a, b := disc(0.0625, 0.03125, 30), disc(0.0625, -0.046875, 30)
	o := geo.Options{Resolution: 200}
	first, second := must(geo.Signatures(in(a, b), nil, o)), must(geo.Signatures(in(b, a), nil, o))
	if len(first) != len(second) {
		t.Errorf("%v in one order, %v in the other", first, second)
	}
}

// TestOrderDoesNotMatter turns the conditions and the region round.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		find := func() map[string]bool {
			sigs, err := geo.Signatures(s.region, s.conds, geo.Options{Resolution: 200})
			if err != nil {
				t.Fatal(err)
			}
			out := map[string]bool{}
			for _, sig := range sigs {
				out[sig.True.String()] = sig.Proved
			}
			return out
		}
		first := find()
		n := len(s.conds)
		reverse(s.conds)
		reverse(s.region)
		second := find()
		if len(first) != len(second) {
			t.Fatalf("%v in one order, %v in the other%s", first, second, describe(s.conds))
		}
		for v, proved := range first {
			w := []byte(v)
			for i := range n {
				w[i] = v[n-1-i]
			}
			if got, ok := second[string(w)]; !ok || got != proved {
				t.Fatalf("%v in one order, %v in the other%s", first, second, describe(s.conds))
			}
		}
	})
}

func reverse[T any](s []T) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}
