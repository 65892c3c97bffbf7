package ucdp_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// shared opens an extract that comes beside the repository.
func shared(t testing.TB, name string) io.Reader {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "data", "ucdp", name))
	if err != nil {
		t.Skip("the extracts are not beside the repository")
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestWholeExtracts counts what is known of two extracts.
func TestWholeExtracts(t *testing.T) {
	for name, want := range map[string]counts{
		"ged_pak.csv": {events: 6416, outOfOrder: 200, multiDay: 348, repeated: 232, warnings: 200, foreign: 87},
		"ged_ukr.csv": {events: 993, outOfOrder: 18, multiDay: 540, repeated: 38, warnings: 18},
	} {
		t.Run(name, func(t *testing.T) {
			events, errs := all(shared(t, name))
			if len(errs) > 0 {
				t.Fatalf("%d rows are refused: %v", len(errs), errs[0])
			}
			if got := count(t, events); got != want {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
		})
	}
}

type counts struct{ events, outOfOrder, multiDay, repeated, warnings, foreign int }

func count(t *testing.T, events []ucdp.Event) (c counts) {
	t.Helper()
	rules := ceasefire.MustCompile(ceasefire.MustParse(truce))
	ids, keys := map[string]bool{}, map[string]int{}
	for _, e := range events {
		c.events++
		c.warnings += len(e.Warnings)
		if len(e.Warnings) > 0 && e.Warnings[0].Code == ucdp.EstimatesOutOfOrder {
			c.outOfOrder++
		}
		if e.Start != e.End {
			c.multiDay++
		}
		if e.Deaths.Sum() != e.Best {
			t.Errorf("event %s: best is %d, the deaths are %+v", e.ID, e.Best, e.Deaths)
		}
		keys[fmt.Sprint(e.Start, e.Point, e.Dyad)]++
		in, problems := e.Incident(mapped())
		if err := problems.Err(); err != nil {
			t.Errorf("event %s: %v", e.ID, err)
		}
		ids[string(in.ID)] = true
		if _, problems := rules.Judge(in); len(problems) > 0 {
			t.Errorf("event %s: %v", e.ID, problems)
		}
		if e.Dyad == "Government of Afghanistan - Taleban" { // in Pakistan
			c.foreign++
			if by := in.Reports[0].By; len(by) > 0 {
				t.Errorf("event %s: the dyad was taken for the shooter: %v", e.ID, by)
			}
		}
	}
	for _, n := range keys {
		if n > 1 {
			c.repeated++
		}
	}
	if len(ids) != c.events {
		t.Errorf("%d incidents of %d events: some were merged", len(ids), c.events)
	}
	return c
}
