package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-go/parley/actors/strict"
)

var update = flag.Bool("update", false, "write the golden file anew")

func TestOutput(t *testing.T) {
	plain, document, err := texts()
	if err != nil {
		t.Fatal(err)
	}
	t.Run("golden", func(t *testing.T) {
		const golden = "testdata/plain.txt"
		if *update {
			if err := os.WriteFile(golden, plain, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(plain)); diff != "" {
			t.Errorf("plain output (-want +got); -update writes it anew:\n%s", diff)
		}
	})
	t.Run("lines fit", func(t *testing.T) {
		for line := range strings.Lines(string(plain)) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("%d columns: %s", n, line)
			}
		}
	})
	// The document is read back strictly, and written once more.
	t.Run("json", func(t *testing.T) {
		var d Result
		if _, problems := strict.Decode(document, &d); len(problems) > 0 {
			t.Fatal(problems)
		}
		again, err := strict.Encode(&d)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(document, again) {
			t.Error("read back and written once more, the document is another")
		}
	})
	t.Run("twice", func(t *testing.T) {
		p, d, err := texts()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(plain, p) || !bytes.Equal(document, d) {
			t.Error("two runs give different bytes")
		}
	})
}

// TestEveryRow: the data has every row of the case, and no other.
func TestEveryRow(t *testing.T) {
	missing := map[Row]bool{}
	for section, n := range map[string]int{"talks": 10, "positions": 9, "harm": 4} {
		for i := range n {
			missing[Row(fmt.Sprintf("%s-%d", section, i+1))] = true
		}
	}
	known := map[Row]bool{}
	for r := range missing {
		known[r] = true
	}
	c, err := load()
	if err != nil {
		t.Fatal(err)
	}
	see := func(rows ...Row) {
		for _, r := range rows {
			if !known[r] {
				t.Errorf("row %q is not in the case", r)
			}
			delete(missing, r)
		}
	}
	for _, s := range c.Statements {
		see(s.Row)
		for _, id := range s.Sources {
			if _, ok := c.Roster.Source(id); !ok {
				t.Errorf("%s: source %q is not in the roster", s.Row, id)
			}
		}
	}
	for _, i := range c.Incidents {
		see(i.Rows...)
	}
	for _, x := range c.Totals {
		see(x.Rows...)
	}
	for _, d := range c.Demands {
		see(d.Rows...)
	}
	for r := range missing {
		t.Errorf("row %q is not represented", r)
	}
}
