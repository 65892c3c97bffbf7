package rows

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parley-go/parley/actors/problem"
)

// header is the first line with anything on it.
type header struct {
	line      int // where it stands
	text      string
	separator rune // 0: not yet told
}

func readHeader(lines *bufio.Reader, codes Codes) (header, error) {
	h := header{}
	bad := func(message, mend string) (header, error) {
		return h, problem.List{{Code: codes.Header, Line: max(h.line, 1), Message: message, Mend: mend}}
	}
	for {
		text, err := lines.ReadString('\n')
		h.line++
		if h.line == 1 {
			if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
				return bad("the file is in UTF-16", "save it as CSV in UTF-8")
			}
			if strings.HasPrefix(text, "PK\x03\x04") {
				return bad("the file is a zip archive, or a spreadsheet", "unpack it, or save it as CSV in UTF-8")
			}
			text = strings.TrimPrefix(text, "\ufeff")
		}
		switch {
		case errors.Is(err, errTooLong):
			return bad(fmt.Sprintf("the header is longer than %d bytes", maxHeader), "is it a CSV file, one event a line?")
		case err != nil && !errors.Is(err, io.EOF):
			return h, fmt.Errorf("header: %w", err)
		}
		text = strings.TrimRight(text, "\r\n")
		if strings.Contains(text, "\r") {
			return bad("lines end with carriage returns alone", "save the file with line feeds")
		}
		// Spreadsheets may say on a line of its own what the separator is.
		if s, ok := strings.CutPrefix(strings.ToLower(text), "sep="); ok && len(s) == 1 && strings.Contains(separators, s) {
			h.separator = rune(s[0])
			text = ""
		}
		if strings.TrimSpace(text) != "" {
			h.text = text
			return h, nil
		}
		if err != nil {
			return bad("the file is empty", "it needs a header with the names of its columns")
		}
	}
}

// separators are tried in this order; of two that find as many columns the first
// is it.
const separators = ",;\t"

// resolve finds the columns.
func (h *header) resolve(codes Codes, columns []Column) (names []string, at []int, ignored []string, err error) {
	bad := func(message, mend string) error {
		return problem.List{{Code: codes.Header, Line: h.line, Message: message, Mend: mend}}
	}
	if !utf8.ValidString(h.text) {
		return nil, nil, nil, bad("the header is not UTF-8", "save the file as CSV in UTF-8")
	}
	try := separators
	if h.separator != 0 {
		try = string(h.separator)
	}
	most := -1
	var broken error
	for _, s := range try {
		r := csv.NewReader(strings.NewReader(h.text))
		r.Comma = s
		cells, err := r.Read()
		if err != nil {
			broken = err
			continue
		}
		a := find(cells, columns)
		if n := len(a) - count(a, -1); n > most {
			most, names, at, h.separator = n, cells, a, s
		}
	}
	if most < 0 {
		return nil, nil, nil, bad("the header cannot be read: "+broken.Error(), "the first line names the columns")
	}
	var missing, mends, known []string
	taken := map[int]bool{}
	for _, i := range at {
		taken[i] = true
	}
	for i, n := range names {
		if !taken[i] {
			known = append(known, n)
		}
	}
	for i, c := range columns {
		if at[i] >= 0 || !c.Needed {
			continue
		}
		missing = append(missing, fmt.Sprintf("%q", c.Name))
		if meant := problem.DidYouMean(c.Name, slices.Values(known)); meant != "" {
			mends = append(mends, fmt.Sprintf("is %s called %q?", c.Name, Clip(meant)))
		}
	}
	if len(missing) > 0 {
		mend := "columns are told by their names in the first line, as the data set's codebook has them"
		if len(mends) > 0 {
			mend = strings.Join(mends, " ")
		}
		noun := "a column is missing: "
		if len(missing) > 1 {
			noun = "columns are missing: "
		}
		return nil, nil, nil, bad(noun+strings.Join(missing, ", "), mend)
	}
	for i, c := range columns {
		for k, n := range names {
			if k != at[i] && at[i] >= 0 && folded(n) == folded(names[at[i]]) {
				return nil, nil, nil, bad(fmt.Sprintf("two columns are called %q", c.Name), "leave one of them out")
			}
		}
	}
	for i, n := range names {
		if !taken[i] && strings.TrimSpace(n) != "" {
			ignored = append(ignored, strings.TrimSpace(n))
		}
	}
	return names, at, ignored, nil
}

// find returns where each column is. Its own name goes before what others call it.
func find(cells []string, columns []Column) []int {
	where := map[string]int{}
	for i, c := range cells {
		if _, twice := where[folded(c)]; !twice {
			where[folded(c)] = i
		}
	}
	at := make([]int, len(columns))
	for i, c := range columns {
		at[i] = -1
		for _, n := range slices.Concat([]string{c.Name}, c.Also) {
			if k, ok := where[n]; ok {
				at[i] = k
				break
			}
		}
	}
	return at
}

func folded(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

func count(in []int, x int) (n int) {
	for _, y := range in {
		if y == x {
			n++
		}
	}
	return n
}
