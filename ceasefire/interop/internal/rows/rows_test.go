package rows_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/interop/internal/rows"
)

// TestSeen compares with a map.
func TestSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var seen rows.Seen
		known := map[string]bool{}
		for range rapid.IntRange(0, 200).Draw(t, "numbers") {
			prefix := rapid.SampledFrom([]string{"", "PAK", "AFG"}).Draw(t, "prefix")
			n := rapid.OneOf(rapid.Uint64Range(0, 70), rapid.Uint64Range(32_760, 32_776), rapid.Uint64()).Draw(t, "number")
			key := fmt.Sprint(prefix, " ", n)
			again, told := seen.Add(prefix, n)
			if again != known[key] || !told {
				t.Fatalf("%s: again %v, told %v, known %v", key, again, told, known[key])
			}
			known[key] = true
		}
	})
}

// TestNumbers: what is a whole number, and what a day.
func TestNumbers(t *testing.T) {
	for cell, want := range map[string]string{
		"7": "7", "7.0": "7", "7.00": "7", "7.0000": "7", "-1": "-1", " 7 ": "7", "007": "7", "7,0": "7",
		"7.5": "bad", "7e0": "bad", "+7": "bad", "": "bad", ".0": "bad", "1,000": "bad", "1.000": "bad", "7.0.0": "bad", "NA": "bad", "x": "bad", "11": "bad",
	} {
		if got := first(t, "n;x\n"+cell+";y\n", func(r *rows.Row) string {
			n, _ := r.Whole(0, -1, 10)
			return fmt.Sprint(n)
		}); got != want {
			t.Errorf("%q: %s, want %s", cell, got, want)
		}
	}
	if got := first(t, "n,x\n\"7,0\",y\n", func(r *rows.Row) string { return fmt.Sprint(r.Whole(0, -1, 10)) }); got != "bad" {
		t.Errorf("a comma between digits, where commas separate cells: %s", got)
	}
	for cell, want := range map[string]string{
		"2014-03-01": "2014-03-01", "2014-03-01 00:00:00": "2014-03-01", "2014-03-01 00:00:00.000": "2014-03-01", "2014-03-01T00:00:00Z": "2014-03-01",
		"01 March 2014": "2014-03-01", "1 march 2014": "2014-03-01", "1-Mar-2014": "2014-03-01", "29 February 2012": "2012-02-29",
		"2014-03-01 12:00": "bad", "29 February 2014": "bad", "1 Mars 2014": "bad", "1 Ma 2014": "bad", "March 1 2014": "bad", "1 March 14": "bad", "3/4/2014": "bad", "": "bad", "32 March 2014": "bad", "-1 March 2014": "bad",
	} {
		if got := first(t, "n;x\n"+cell+";y\n", func(r *rows.Row) string { return r.Day(0).String() }); got != want {
			t.Errorf("%q: %s, want %s", cell, got, want)
		}
	}
}

// first reads the first row of a text; "bad" if something is wrong with it.
func first(t *testing.T, text string, read func(*rows.Row) string) string {
	t.Helper()
	table, err := rows.Open(strings.NewReader(text), rows.Codes{Value: "v"}, []rows.Column{{Name: "n", Needed: true}})
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		out := read(row)
		if l := row.Problems(); len(l) > 0 {
			return "bad"
		}
		return out
	}
	return "nothing"
}
