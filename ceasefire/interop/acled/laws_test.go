package acled_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/acled"
)

func records(t testing.TB) [][]string {
	t.Helper()
	f, err := os.Open("testdata/export.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func written(t rapid.TB, records [][]string) string {
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func incidents(t rapid.TB, text string) []string {
	events, errs := all(strings.NewReader(text))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var out []string
	for _, e := range events {
		in, problems := e.Incident(mapped())
		text, err := in.Encode()
		if err != nil || problems.Err() != nil {
			t.Fatal(err, problems)
		}
		out = append(out, string(text))
	}
	slices.Sort(out)
	return out
}

// TestOrderMakesNoDifference: of rows and of columns.
func TestOrderMakesNoDifference(t *testing.T) {
	table := records(t)
	want := incidents(t, written(t, table))
	rapid.Check(t, func(t *rapid.T) {
		rows := slices.Concat(table[:1], rapid.Permutation(table[1:]).Draw(t, "rows"))
		columns := rapid.Permutation(table[0]).Draw(t, "columns")
		for i, r := range rows {
			shuffled := make([]string, len(r))
			for k, c := range columns {
				shuffled[k] = r[slices.Index(table[0], c)]
			}
			rows[i] = shuffled
		}
		if text := written(t, rows); !slices.Equal(incidents(t, text), want) {
			t.Fatalf("other incidents of\n%s", text)
		}
	})
}

// TestEachRowIsReadOrRefused: whatever stands in the cells.
func TestEachRowIsReadOrRefused(t *testing.T) {
	table := records(t)
	hostile := rapid.OneOf(
		rapid.SampledFrom([]string{"", "0", "-1", "1", "3", "9", "x", "2031-03-01", "30 February 2031", "95", "181.5", "\xff", "a\nb", `"`, ";;", "NTH1", "Arrests", "Riots"}),
		rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		rows := slices.Clone(table[:1])
		for range rapid.IntRange(1, 8).Draw(t, "rows") {
			r := slices.Clone(rapid.SampledFrom(table[1:]).Draw(t, "row"))
			for range rapid.IntRange(0, 3).Draw(t, "changes") {
				r[rapid.IntRange(0, len(r)-1).Draw(t, "column")] = hostile.Draw(t, "cell")
			}
			if rapid.IntRange(0, 9).Draw(t, "cut") == 0 {
				r = r[:len(r)-1]
			}
			rows = append(rows, r)
		}
		events, errs := all(strings.NewReader(written(t, rows)))
		if len(events)+len(errs) != len(rows)-1 {
			t.Fatalf("%d rows, %d events, %d errors: %v", len(rows)-1, len(events), len(errs), errs)
		}
		ids := map[ceasefire.IncidentID]bool{}
		for _, e := range events {
			in, problems := e.Incident(mapped())
			if err := problems.Err(); err != nil {
				t.Fatal(err)
			}
			ids[in.ID] = true
		}
		if len(ids) != len(events) {
			t.Fatalf("%d events, %d ids", len(events), len(ids))
		}
	})
}

// TestLessPreciseIsWider: each step that makes a row less precise makes what the report
// admits no narrower. (From a geo_precision of 2 to 3 there is no such step: a disc is
// not part of a province.)
func TestLessPreciseIsWider(t *testing.T) {
	events := export(t)
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(events).Draw(t, "event")
		e.Fatalities = rapid.Int64Range(0, 200).Draw(t, "fatalities")
		o := mapped()
		o.About = rapid.SampledFrom([]float64{0.1, 0.5, 1}).Draw(t, "about")
		wide, wideOptions := e, o
		step := rapid.SampledFrom([]string{"time", "place", "radius", "province", "country", "sides", "actors", "about", "figures"}).Draw(t, "step")
		switch step {
		case "time":
			wide.TimePrec = min(wide.TimePrec+1, acled.OneMonth)
		case "place":
			if e.GeoPrec != acled.Town {
				return
			}
			wide.GeoPrec = acled.Around
		case "radius":
			wideOptions.Radius = map[acled.GeoPrec]float64{acled.Town: 12000, acled.Around: 26000}
		case "province":
			wideOptions.Places = map[string]actors.TerritoryID{"Northland": "land"}
		case "country":
			wideOptions.Places = nil
		case "sides":
			wideOptions.Sides = 0
		case "actors":
			wideOptions.Actors = nil
		case "about":
			wideOptions.About = min(1, o.About*2)
		case "figures":
			wideOptions.About = 0
		}
		a, b := reportOf(t, e, o), reportOf(t, wide, wideOptions)
		if lo, _ := a.At.Began().Earliest(); !b.At.Began().Contains(lo) {
			t.Fatalf("%s: %v is not within %v", step, a.At, b.At)
		}
		if hi, _ := a.At.Ended().Latest(); !b.At.Ended().Contains(hi) {
			t.Fatalf("%s: %v is not within %v", step, a.At, b.At)
		}
		if len(b.By) > 0 && !slices.Equal(a.By, b.By) {
			t.Fatalf("%s: %v is not among %v", step, a.By, b.By)
		}
		switch p, q := a.Effect, b.Effect; {
		case q.IsZero():
		case q.Near != nil && (p.Near == nil || p.Near.Centre != q.Near.Centre || p.Near.Radius > q.Near.Radius),
			len(q.In) > 0 && q.In[0] != "land" && !slices.Equal(p.In, q.In),
			len(q.In) > 0 && len(p.In) == 0:
			t.Fatalf("%s: %v is not within %v", step, p, q)
		}
		n, c := a.Harm[ceasefire.Killed], b.Harm[ceasefire.Killed]
		high, closed := c.High()
		nh, nc := n.High()
		if c.IsKnown() && (!n.IsKnown() || n.Low() < c.Low() || closed && (!nc || nh > high)) {
			t.Fatalf("%s: %v is not within %v", step, n, c)
		}
	})
}

func reportOf(t rapid.TB, e acled.Event, o acled.Options) ceasefire.Report {
	in, problems := e.Incident(o)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return in.Reports[0]
}
