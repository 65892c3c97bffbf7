package ucdp_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// records returns the test data as cells, the header first.
func records(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
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

func written(t rapid.TB, records [][]string, separator rune) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = separator
	if err := w.WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// incidents returns what is made of a text, in the order of ids.
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
		for i := range problems {
			problems[i].Line = 0
		}
		out = append(out, string(text)+problems.Error())
	}
	slices.Sort(out)
	return out
}

// TestOrderMakesNoDifference: of rows, of columns, and the separator.
func TestOrderMakesNoDifference(t *testing.T) {
	for _, name := range []string{"pakistan.csv", "ukraine.csv"} {
		table := records(t, name)
		want := incidents(t, written(t, table, ','))
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
			text := written(t, rows, rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "separator"))
			if got := incidents(t, text); !slices.Equal(got, want) {
				t.Fatalf("other incidents of\n%s", text)
			}
		})
	}
}

// TestEachRowIsReadOrRefused: whatever stands in the cells.
func TestEachRowIsReadOrRefused(t *testing.T) {
	table := records(t, "pakistan.csv")
	hostile := rapid.OneOf(
		rapid.SampledFrom([]string{"", "0", "-1", "1", "3", "7", "9", "x", "2014-03-01", "2014-02-30", "95", "181.5", "1e9", "NaN", "\xff", "a\nb", `"`, ";", "99999999999999999999"}),
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
		events, errs := all(strings.NewReader(written(t, rows, ',')))
		if len(events)+len(errs) != len(rows)-1 {
			t.Fatalf("%d rows, %d events, %d errors: %v", len(rows)-1, len(events), len(errs), errs)
		}
		ids := map[ceasefire.IncidentID]bool{}
		for _, e := range events {
			in, problems := e.Incident(mapped())
			if err := problems.Err(); err != nil {
				t.Fatal(err)
			}
			if text, err := in.Encode(); err != nil {
				t.Fatal(err)
			} else if _, err := ceasefire.ParseIncident(string(text)); err != nil {
				t.Fatal(err)
			}
			ids[in.ID] = true
		}
		if len(ids) != len(events) {
			t.Fatalf("%d events, %d ids", len(events), len(ids))
		}
		for _, err := range errs {
			if l := problems(err); len(l) == 0 || l[0].Line < 2 {
				t.Fatalf("without a line: %v", err)
			}
		}
	})
}

// TestLessPreciseIsWider: each step that makes a row less precise makes what the report
// admits no narrower. (From 2 to 3 there is no such step: a disc round a known point is
// not part of a district.)
func TestLessPreciseIsWider(t *testing.T) {
	events := slices.Concat(sample(t, "pakistan.csv"), sample(t, "ukraine.csv"))
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(events).Draw(t, "event")
		e.Where, e.Country, e.Adm1, e.Adm2 = "Mir Ali town", "Pakistan", "Federally Administered Tribal Areas", rapid.SampledFrom([]string{"North Waziristan", "Elsewhere", ""}).Draw(t, "district")
		e.WherePrec = ucdp.WherePrec(rapid.IntRange(1, 7).Draw(t, "where"))
		e.DatePrec = ucdp.DatePrec(rapid.IntRange(1, 5).Draw(t, "date"))
		e.End, _ = e.Start.AddDays(rapid.IntRange(0, 40).Draw(t, "days"))
		o := mapped()
		if rapid.Bool().Draw(t, "unmapped") {
			delete(o.Places, e.Adm1)
		}
		if rapid.Bool().Draw(t, "side") {
			o.Actors = map[string]actors.ID{e.SideA.Name: "pakistan", e.SideB.Name: "ttp"}
		}
		estimates := []int64{e.Low, e.Best, e.High}
		slices.Sort(estimates)
		e.Low, e.Best, e.High = estimates[0], estimates[1], estimates[2]
		wide, wideOptions := e, o
		step := rapid.SampledFrom([]string{"where", "date", "days", "low", "high", "unknown", "actors", "sides", "radius"}).Draw(t, "step")
		switch step {
		case "where":
			if e.WherePrec == ucdp.NearPlace || e.WherePrec == ucdp.SeaOrAir {
				return
			}
			wide.WherePrec++
		case "date":
			wide.DatePrec = min(wide.DatePrec+1, ucdp.OverMonth)
		case "days":
			// From the most that a precision means on there is nothing that is added to the days.
			if e.DatePrec != ucdp.OneDay {
				return
			}
			wide.End, _ = e.End.AddDays(1)
		case "low":
			wide.Low = max(0, e.Low-1)
		case "high":
			wide.High++
		case "unknown": // one whose status is known is no longer
			switch d := &wide.Deaths; {
			case d.Civilians > 0:
				d.Civilians, d.Unknown = d.Civilians-1, d.Unknown+1
			case d.B > 0:
				d.B, d.Unknown = d.B-1, d.Unknown+1
			}
		case "actors":
			wideOptions.Actors = nil
		case "sides":
			wideOptions.Sides = 0
		case "radius":
			wideOptions.Radius = map[ucdp.WherePrec]float64{ucdp.ExactPlace: 12000, ucdp.NearPlace: 26000}
		}
		narrow, w := reportOf(t, e, o), reportOf(t, wide, wideOptions)
		if gap := gap(narrow, w); gap != "" {
			t.Fatalf("%s: %s\nof %+v", step, gap, e)
		}
		if step == "radius" && e.WherePrec <= ucdp.NearPlace && gap(w, narrow) == "" {
			t.Fatal("a wider radius is as narrow")
		}
	})
}

func reportOf(t rapid.TB, e ucdp.Event, o ucdp.Options) ceasefire.Report {
	in, problems := e.Incident(o)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return in.Reports[0]
}

// gap says what the narrow report admits and the wide one does not; it knows as much as
// the reports of this package need.
func gap(narrow, wide ceasefire.Report) string {
	a, b := narrow.At.Began(), wide.At.Began()
	first, known := b.Earliest()
	if lo, ok := a.Earliest(); known && (!ok || lo.Before(first)) {
		return fmt.Sprintf("time %v is not within %v", a, b)
	}
	last, known := b.Latest()
	if hi, ok := a.Latest(); known && (!ok || hi.After(last)) {
		return fmt.Sprintf("time %v is not within %v", a, b)
	}
	if len(wide.By) > 0 && (len(narrow.By) == 0 || slices.ContainsFunc(narrow.By, func(id actors.ID) bool { return !slices.Contains(wide.By, id) })) {
		return fmt.Sprintf("actors %v are not among %v", narrow.By, wide.By)
	}
	p, q := narrow.Effect, wide.Effect
	if q.Near != nil && (p.Near == nil || p.Near.Centre != q.Near.Centre || p.Near.Radius > q.Near.Radius) {
		return fmt.Sprintf("place %v is not within %v", p.Near, q.Near)
	}
	parent := map[actors.TerritoryID]actors.TerritoryID{"north-waziristan": "fata", "fata": "land"}
	if len(q.In) > 0 {
		inside := len(p.In) > 0
		for _, x := range p.In {
			for x != "" && x != q.In[0] {
				x = parent[x]
			}
			inside = inside && x == q.In[0]
		}
		if !inside {
			return fmt.Sprintf("place %v is not within %v", p.In, q.In)
		}
	}
	for k, c := range wide.Harm {
		n, ok := narrow.Harm[k]
		high, closed := c.High()
		if nh, nc := n.High(); !ok || n.Low() < c.Low() || closed && (!nc || nh > high) {
			return fmt.Sprintf("%s %v is not within %v", k, n, c)
		}
	}
	return ""
}
