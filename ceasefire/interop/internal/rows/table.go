package rows

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/parley-go/parley/actors/problem"
)

const (
	// MaxRecord bounds a record, in bytes: a quote that is not closed must not draw
	// the rest of a file into memory.
	MaxRecord = 1 << 20
	// maxHeader bounds the header.
	maxHeader = 1 << 16
	// maxProblems bounds what is told of one row.
	maxProblems = 50
)

// Codes are the codes that a package's problems have.
type Codes struct {
	Header problem.Code // the header: columns are missing or there twice, or it is no table
	Record problem.Code // a record as a whole: quotes, the number of cells
	Value  problem.Code // a cell
	Text   problem.Code // soft: a text is not UTF-8
}

// Column is a column to read.
type Column struct {
	Name   string
	Also   []string // what other releases call it
	Needed bool     // without it nothing is read
}

// Table is a table that is being read. It is used once, by one goroutine.
type Table struct {
	codes   Codes
	at      []int    // by column: which cell it is, or -1
	header  []string // as written
	ignored []string
	comma   bool // decimals may be written with a comma

	csv   *csv.Reader
	in    *limited
	shift int // lines before those that csv counts
}

// Open reads the header. The error is a problem.List of everything that is wrong
// with it, or the reader's own error.
func Open(r io.Reader, codes Codes, columns []Column) (*Table, error) {
	in := &limited{r: r, left: maxHeader}
	lines := bufio.NewReaderSize(in, 1<<12)
	h, err := readHeader(lines, codes)
	if err != nil {
		return nil, err
	}
	t := &Table{codes: codes, in: in, shift: h.line}
	if t.header, t.at, t.ignored, err = h.resolve(codes, columns); err != nil {
		return nil, err
	}
	t.comma = h.separator != ','
	t.csv = csv.NewReader(lines)
	t.csv.Comma = h.separator
	t.csv.FieldsPerRecord = -1
	t.csv.ReuseRecord = true
	return t, nil
}

// Ignored returns the names of the columns that were not asked for, in the order
// of the file.
func (t *Table) Ignored() []string { return t.ignored }

// Has says whether the table has a column.
func (t *Table) Has(column int) bool { return t.at[column] >= 0 }

// Rows walks the rows. A record that is no row of the table (a quote out of place,
// too few cells, too many) is yielded as a problem.List in its place, and the rest
// goes on. An error of the reader itself, and a record of more than [MaxRecord]
// bytes, end the walk. A row is good until the next one is asked for.
func (t *Table) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		for last := t.shift; ; {
			t.in.left = MaxRecord
			cells, err := t.csv.Read()
			var broken *csv.ParseError
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.As(err, &broken):
				last = t.shift + broken.StartLine
				if !yield(nil, t.record(last, "the record cannot be read: "+broken.Err.Error(),
					`put cells with quotes in quotes, and double those within: "the ""front"""`)) {
					return
				}
			case errors.Is(err, errTooLong):
				yield(nil, t.record(last+1, fmt.Sprintf("the record that begins on this line or soon after is longer than %d bytes; what follows is not read", MaxRecord), "is a quote not closed?"))
				return
			case err != nil:
				yield(nil, fmt.Errorf("after line %d: %w", last, err))
				return
			default:
				line, _ := t.csv.FieldPos(0)
				last = t.shift + line
				row, err := t.row(last, cells)
				if !yield(row, err) {
					return
				}
			}
		}
	}
}

// row checks the number of cells. Cells too many that are empty are passed over:
// spreadsheets add them.
func (t *Table) row(line int, cells []string) (*Row, error) {
	for len(cells) > len(t.header) && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) != len(t.header) {
		return nil, t.record(line, fmt.Sprintf("the row has %d cells, the header %d", len(cells), len(t.header)), "put cells with separators or line feeds in quotes")
	}
	return &Row{Line: line, t: t, cells: cells}, nil
}

func (t *Table) record(line int, message, mend string) error {
	return problem.List{{Code: t.codes.Record, Line: line, Message: message, Mend: mend}}
}

var errTooLong = errors.New("too long")

// limited is a reader that gives out no more than what is left.
type limited struct {
	r    io.Reader
	left int
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errTooLong
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}
