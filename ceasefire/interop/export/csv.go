package export

import (
	"bufio"
	"strings"
	"unicode"
	"unicode/utf8"
)

// column is a column of a table: its name for people, its HXL hashtag and what stands in
// it. Numbers are not guarded: a southern latitude begins with a minus.
type column[T any] struct {
	name, tag string
	number    bool
	cell      func(T) string
}

func header[T any](w *bufio.Writer, columns []column[T]) error {
	for _, text := range []func(column[T]) string{func(c column[T]) string { return c.name }, func(c column[T]) string { return c.tag }} {
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = text(c)
		}
		if err := record(w, cells); err != nil {
			return err
		}
	}
	return nil
}

func row[T any](w *bufio.Writer, columns []column[T], v T) error {
	cells := make([]string, len(columns))
	for i, c := range columns {
		if cells[i] = c.cell(v); !c.number {
			cells[i] = guard(cells[i])
		}
	}
	return record(w, cells)
}

// record writes a row as RFC 4180 has it.
func record(w *bufio.Writer, cells []string) error {
	for i, c := range cells {
		if i > 0 {
			c = "," + quoted(c)
		} else {
			c = quoted(c)
		}
		if _, err := w.WriteString(c); err != nil {
			return err
		}
	}
	_, err := w.WriteString("\r\n")
	return err
}

// quoted quotes more than must be: semicolons and tabs are separators elsewhere, and
// spaces at the ends get lost.
func quoted(s string) string {
	if !strings.ContainsAny(s, "\",;\t\r\n") && s == strings.TrimSpace(s) {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// separators are what begins a cell, or might for a program that expects other
// separators.
const separators = ";\t\n"

// guard keeps a text from being taken for a formula. See the package's comment.
func guard(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	var b strings.Builder
	begins := true
	for i, r := range s {
		if begins && dangerous(s[i:]) || i == 0 && (r == '\t' || r == '\n') {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		begins = strings.ContainsRune(separators, r)
	}
	return b.String()
}

// dangerous says whether a text begins as a formula, after what programs may pass over,
// or with an apostrophe, which has to be told from one that guards.
func dangerous(s string) bool {
	if strings.HasPrefix(s, "'") {
		return true
	}
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return r == '"' || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	})
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("=+-@＝＋－＠", r)
}

// Unguard returns the text of a cell as it was before it was guarded against being taken
// for a formula. Cells of numbers come out as they are.
func Unguard(cell string) string {
	var b strings.Builder
	begins := true
	for _, r := range cell {
		if begins && r == '\'' {
			begins = false
			continue
		}
		b.WriteRune(r)
		begins = strings.ContainsRune(separators, r)
	}
	return b.String()
}
