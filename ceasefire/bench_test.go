package ceasefire_test

import (
	"testing"

	"github.com/parley-go/parley/ceasefire"
)

const benchIncident = `{"reports": [
	{"id": "r1", "source": "north-ministry", "by": ["south"], "act": "shelling", "at": "2025-03-01[Asia/Karachi]", "effect": {"in": ["land"]}, "evidence": {"grade": "B2"}},
	{"id": "r2", "source": "south-ministry", "denies": true},
	{"id": "r3", "source": "wire", "by": ["north", "south"], "act": "shelling", "corrects": ["r4"]},
	{"id": "r4", "source": "wire", "by": ["north"], "act": "shelling"}]}`

// The same incident judged, explained and asked about, side by side.
func BenchmarkJudge(b *testing.B) {
	r, in := rules(b), incident(b, benchIncident)
	findings, _ := r.Judge(in)
	b.Run("judge", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r.Judge(in)
		}
	})
	b.Run("questions", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for range findings[0].Questions() {
				continue
			}
		}
	})
	b.Run("explain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := r.Explain(findings[0]); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestBudget bounds the memory that judging takes, so that evidence stays off the hot
// path of whoever states none.
func TestBudget(t *testing.T) {
	r, in := rules(t), incident(t, benchIncident)
	one := ceasefire.Incident{ID: "i", Reports: in.Reports[:1]}
	one.Reports[0].Evidence = ceasefire.Evidence{}
	for _, tt := range []struct {
		name string
		in   ceasefire.Incident
		most float64
	}{{"one report", one, 1300}, {"four, with a denial and a correction", in, 2100}} {
		if got := testing.AllocsPerRun(20, func() { r.Judge(tt.in) }); got > tt.most {
			t.Errorf("%s: %.0f allocations, at most %.0f expected", tt.name, got, tt.most)
		} else {
			t.Logf("%s: %.0f allocations", tt.name, got)
		}
	}
}
