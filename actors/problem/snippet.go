package problem

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// contextRunes is how much of a long line a snippet shows on either side of its
// caret: together they fit a terminal of 80 columns.
const contextRunes = 36

// Snippet returns the line of src at which p stands, and below it a caret under
// p's column, each ended by a line feed. Tabs are kept in both lines, so that the
// caret stands right however wide they are; other control characters show as
// U+FFFD. Of a long line the part around the caret is shown, with "…" for what is
// left out. Snippet returns "" when p has no position or src has no such place;
// one column past the line's end is such a place.
func Snippet(src []byte, p Problem) string {
	line, ok := nthLine(src, p.Line)
	if !ok || p.Column < 1 || p.Column > utf8.RuneCount(line)+1 {
		return ""
	}
	runes := bytes.Runes(line)
	caret := p.Column - 1
	from, until := max(caret-contextRunes, 0), min(caret+contextRunes, len(runes))

	var text, mark strings.Builder
	if from > 0 {
		text.WriteString("…")
		mark.WriteString(" ")
	}
	for i, r := range runes[from:until] {
		shown, below := r, ' '
		switch {
		case r == '\t':
			below = '\t'
		case unicode.IsControl(r):
			shown = utf8.RuneError
		}
		text.WriteRune(shown)
		if from+i < caret {
			mark.WriteRune(below)
		}
	}
	if until < len(runes) {
		text.WriteString("…")
	}
	return text.String() + "\n" + mark.String() + "^\n"
}

// nthLine returns a line of src, counted from 1, without its ending.
func nthLine(src []byte, n int) ([]byte, bool) {
	if n < 1 {
		return nil, false
	}
	for range n - 1 {
		_, rest, found := bytes.Cut(src, []byte("\n"))
		if !found {
			return nil, false
		}
		src = rest
	}
	line, _, _ := bytes.Cut(src, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), true
}
