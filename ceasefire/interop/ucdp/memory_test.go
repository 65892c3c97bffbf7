package ucdp_test

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// endless gives out a header and then one row for ever, with a new id each time, as
// far as n rows.
type endless struct {
	rest    []byte
	row, n  int
	largest int // asked for at once
}

func (e *endless) Read(p []byte) (int, error) {
	e.largest = max(e.largest, len(p))
	if len(e.rest) == 0 {
		switch {
		case e.row == e.n:
			return 0, io.EOF
		case e.row == 0:
			e.rest = []byte(header + "\n")
		default:
			e.rest = []byte(strings.Replace(good, "77", fmt.Sprint(e.row), 1) + "\n")
		}
		e.row++
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// TestMemory: what is allocated for a row does not grow with the rows before it, and
// little is read ahead, so nothing can be kept of them but what the events hold.
func TestMemory(t *testing.T) {
	perRow := func(rows int) float64 {
		allocs := testing.AllocsPerRun(2, func() {
			n := 0
			for _, err := range ucdp.Read(&endless{n: rows + 1}) {
				if err != nil {
					t.Fatal(err)
				}
				n++
			}
			if n != rows {
				t.Fatalf("%d of %d rows", n, rows)
			}
		})
		return allocs / float64(rows)
	}
	few, many := perRow(500), perRow(5_000)
	if many > few+1 || many > 100 {
		t.Errorf("%.1f allocations a row in 500 rows, %.1f in 5,000", few, many)
	}

	// What is held in the end is what was held after the first rows.
	var first, last runtime.MemStats
	row := 0
	for range ucdp.Read(&endless{n: 20_001}) {
		switch row++; row {
		case 1000:
			runtime.GC()
			runtime.ReadMemStats(&first)
		case 20_000:
			runtime.GC()
			runtime.ReadMemStats(&last)
		}
	}
	if row != 20_000 || last.HeapAlloc > first.HeapAlloc+1<<20 {
		t.Errorf("%d bytes were held after 1,000 rows, %d after %d", first.HeapAlloc, last.HeapAlloc, row)
	}

	// Of an endless file what is asked for comes, and no more is read than a buffer's.
	in := &endless{n: -1}
	n := 0
	for range ucdp.Read(in) {
		if n++; n == 1000 {
			break
		}
	}
	if in.row > 1000+50 || in.largest > 1<<16 {
		t.Errorf("for 1000 rows %d were read, %d bytes at once", in.row, in.largest)
	}
}

func TestEndlessRecord(t *testing.T) {
	for name, start := range map[string]string{"open quote": header + "\n" + good + "\n\"", "one line": header + "\n" + good + "\n"} {
		in := &counting{r: io.MultiReader(strings.NewReader(start), xs{})}
		events, errs := all(in)
		if len(events) != 1 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "longer than 1048576 bytes") || problems(errs[0])[0].Line != 3 {
			t.Errorf("%s: %d events, errors %v", name, len(events), errs)
		}
		if in.n > 2<<20 {
			t.Errorf("%s: %d bytes were read", name, in.n)
		}
	}
}

type xs struct{}

func (xs) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

type counting struct {
	r io.Reader
	n int
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

func TestReaderFails(t *testing.T) {
	broken := errors.New("the line went dead")
	events, errs := all(io.MultiReader(strings.NewReader(header+"\n"+good+"\n"), failing{broken}))
	if len(events) != 1 || len(errs) != 1 || !errors.Is(errs[0], broken) {
		t.Errorf("%d events, errors %v", len(events), errs)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
