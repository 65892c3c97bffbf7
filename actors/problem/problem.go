package problem

import (
	"strconv"
	"strings"
	"unicode"
)

// Code names a kind of problem. Codes are words in lower case joined by hyphens,
// such as "unknown-act". They are stable: codes are added, never changed, reused
// or removed. Each package declares its own, and each constant's comment carries
// an example that yields just that code.
type Code string

// Problem is one thing that is wrong with a document, or doubtful about it. It is
// comparable. The zero Problem says nothing.
type Problem struct {
	Code Code // what kind of problem it is

	Doc  string // which document, where there are several; may be empty
	Path string // the place in the document, as clauses[3].acts[1]; empty for the whole

	// Line and Column say where in the text, counted from 1; 0 is not known.
	// A line ends with a line feed. Columns count runes, not bytes.
	Line, Column int

	Message string // what is wrong, with no stop at its end
	Mend    string // what to do about it; may be empty

	Soft bool // a warning: nothing was refused for it
}

// String returns the problem on one line, whatever its fields hold:
//
//	truce.json:12:7: clauses[3].acts[1]: unknown act "sheling" (did you mean "shelling"?) [unknown-act]
//
// Parts that are empty are left out; a soft problem says "warning" after its
// position.
func (p Problem) String() string {
	var parts []string
	if p.Doc != "" {
		parts = append(parts, p.Doc)
	}
	if p.Line > 0 {
		parts = append(parts, strconv.Itoa(p.Line))
		if p.Column > 0 {
			parts = append(parts, strconv.Itoa(p.Column))
		}
	}
	place := strings.Join(parts, ":")

	var b strings.Builder
	for _, part := range []string{place, warning(p.Soft), p.Path} {
		if part != "" {
			b.WriteString(part + ": ")
		}
	}
	b.WriteString(p.Message)
	if p.Mend != "" {
		b.WriteString(" (" + p.Mend + ")")
	}
	if p.Code != "" {
		b.WriteString(" [" + string(p.Code) + "]")
	}
	return oneLine(b.String())
}

// Error returns the same as [Problem.String], so that a problem can be returned
// as an error.
func (p Problem) Error() string { return p.String() }

func warning(soft bool) string {
	if soft {
		return "warning"
	}
	return ""
}

// oneLine replaces what would break a line or steer a terminal: texts quoted from
// a hostile document end up in messages.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}
