package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// finding has one cell for what is alleged and one for what is established.
func finding(alleged, established ceasefire.Verdict, unspecified bool) ceasefire.Finding {
	answer := func(v ceasefire.Verdict) ceasefire.Evaluation {
		a := ceasefire.Answer{Verdict: v, Cells: [][]ceasefire.Cell{{{Verdict: v, Unspecified: unspecified}}}}
		return ceasefire.Evaluation{Breach: a, By: []ceasefire.PartyAnswer{{Party: "p", Name: "P", Answer: a}}}
	}
	return ceasefire.Finding{Alleged: answer(alleged), Established: answer(established)}
}

// TestJudge: the gravest verdict counts, in any order, and terms that are not yet
// specified count only where there is nothing else.
func TestJudge(t *testing.T) {
	none, open, breach := finding(ceasefire.NoBreach, ceasefire.NoBreach, false), finding(ceasefire.Open, ceasefire.Open, false), finding(ceasefire.Breach, ceasefire.Open, false)
	promise := finding(ceasefire.Open, ceasefire.Open, true)
	for _, c := range []struct {
		findings             []ceasefire.Finding
		alleged, established ceasefire.Verdict
		by                   string
	}{
		{nil, ceasefire.Open, ceasefire.Open, ""},
		{[]ceasefire.Finding{none}, ceasefire.NoBreach, ceasefire.NoBreach, ""},
		{[]ceasefire.Finding{none, open}, ceasefire.Open, ceasefire.Open, "perhaps P"},
		{[]ceasefire.Finding{none, open, breach}, ceasefire.Breach, ceasefire.Open, "P"},
		{[]ceasefire.Finding{breach, none, open}, ceasefire.Breach, ceasefire.Open, "P"},
		{[]ceasefire.Finding{none, promise}, ceasefire.NoBreach, ceasefire.NoBreach, ""},
		{[]ceasefire.Finding{promise}, ceasefire.Open, ceasefire.Open, ""},
	} {
		var m Mark
		m.judge(c.findings)
		if m.Alleged != c.alleged || m.Established != c.established || m.By != c.by {
			t.Errorf("%d findings: %v, %v, by %q; want %v, %v, by %q", len(c.findings), m.Alleged, m.Established, m.By, c.alleged, c.established, c.by)
		}
	}
}

// TestBins: each mark is in the bin in which it may have begun, those at the very
// edges of the axis too.
func TestBins(t *testing.T) {
	p := Page{Title: "t", Period: when.MustParseSpan("2014-01-01T00:00:00Z/2014-03-01T00:00:00Z")}
	from := when.MustParseInstant("2014-01-01T00:00:00Z").UnixNano()
	const n = 59*20 + 1 // 59 days, one in 72 minutes, and the end
	for i := range n {
		p.Marks = append(p.Marks, Mark{ID: fmt.Sprintf("%05d", i), When: ceasefire.At(when.FromUnixNano(from + int64(i)*72*60e9))})
	}
	q, err := prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	d := &drawing{inPage: true}
	if svg := d.timeline(q); !strings.Contains(svg, "counted by day (at most 21 in one)") {
		t.Error("not counted by day")
	}
	if len(d.groups) != 59 {
		t.Fatalf("%d bins", len(d.groups))
	}
	for i, g := range d.groups {
		for _, m := range g {
			if want := min(m/20, 58); want != i {
				t.Errorf("mark %d is in bin %d, not %d", m, i, want)
			}
		}
		if i < 58 && len(g) != 20 || i == 58 && len(g) != 21 {
			t.Errorf("bin %d has %d", i, len(g))
		}
	}
}

// TestLabels: names cover neither each other nor what is blocked, and stay inside.
func TestLabels(t *testing.T) {
	l := &labels{}
	blocked := rect{40, 40, 60, 60}
	l.block(blocked)
	for i := range 30 {
		at := xy{float64(i*37%200) - 20, float64(i*53%120) - 10}
		l.add("a name", "pn", at, rect{0, 0, 180, 100})
		l.beside("beside", at, rect{0, 0, 180, 100})
	}
	l.write(&drawing{})
	if len(l.taken) < 8 {
		t.Errorf("only %d names found room", len(l.taken)-1)
	}
	for i, r := range l.taken {
		if !r.within(rect{0, 0, 180, 100}) {
			t.Errorf("%v lies outside", r)
		}
		for _, q := range l.taken[:i] {
			if r.meets(q) {
				t.Errorf("%v covers %v", r, q)
			}
		}
	}
}

// TestWholeEarth: a box of all latitudes is shown from pole to pole.
func TestWholeEarth(t *testing.T) {
	b, ok := bounds([]xy{{-179, -90}, {0, 90}, {100, 0}, {-100, 0}})
	v := newView(b, 0, 0, 700, 200, 500)
	if !ok || v.south != -90 || v.north != 90 || v.east-v.west > 360 {
		t.Errorf("%+v of %+v", v, b)
	}
	if svg := (&drawing{}).chart(&page{Page: Page{Title: "t", Areas: []Area{{Names: []string{"cap"}, Disc: &geo.Disc{Centre: geo.MustParsePoint("90,0"), Radius: 1e6}}}}, zone: when.UTC()}); !strings.Contains(svg, "cap") {
		t.Error("a cap round the pole is not drawn")
	}
}
