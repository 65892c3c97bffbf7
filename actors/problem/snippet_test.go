package problem_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-go/parley/actors/problem"
)

func TestSnippet(t *testing.T) {
	long := strings.Repeat("x", 100)
	for name, tc := range map[string]struct {
		src          string
		line, column int
		want         string
	}{
		"first":            {"abc\ndef", 1, 1, "abc\n^\n"},
		"last":             {"abc\ndef", 2, 3, "def\n  ^\n"},
		"one past the end": {"abc", 1, 4, "abc\n   ^\n"},
		"empty line":       {"abc\n\nd", 2, 1, "\n^\n"},
		"tabs":             {"\ta\tb", 1, 4, "\ta\tb\n\t \t^\n"},
		"runes":            {"éé!", 1, 3, "éé!\n  ^\n"},
		"carriage return":  {"ab\r\nc", 1, 2, "ab\n ^\n"},
		"control":          {"a\x1bb", 1, 3, "a\ufffdb\n  ^\n"},
		"long":             {long, 1, 50, "…" + long[:72] + "…\n" + strings.Repeat(" ", 37) + "^\n"},
		"long's start":     {long, 1, 1, long[:36] + "…\n^\n"},
		"no line":          {"abc", 0, 1, ""},
		"no column":        {"abc", 1, 0, ""},
		"beyond lines":     {"abc", 2, 1, ""},
		"beyond columns":   {"abc", 1, 5, ""},
		"negative":         {"abc", -1, -1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := problem.Snippet([]byte(tc.src), problem.Problem{Line: tc.line, Column: tc.column})
			if got != tc.want {
				t.Errorf("got\n%q\nwant\n%q", got, tc.want)
			}
		})
	}
}

// FuzzSnippet holds a snippet to its form: nothing, or two lines of which the
// second ends in the caret.
func FuzzSnippet(f *testing.F) {
	f.Add([]byte("a\tb\r\nc"), 1, 3)
	f.Add([]byte("\xff\xfe\n\n"), 2, 1)
	f.Fuzz(func(t *testing.T, src []byte, line, column int) {
		got := problem.Snippet(src, problem.Problem{Line: line, Column: column})
		if got == "" {
			if line == 1 && column == 1 {
				t.Fatal("the first place was not found")
			}
			return
		}
		lines := strings.SplitAfter(got, "\n")
		if len(lines) != 3 || lines[2] != "" || strings.TrimLeft(lines[1], " \t") != "^\n" {
			t.Fatalf("not a line and a caret: %q", got)
		}
		if strings.Count(lines[1], "\t") > bytes.Count(src, []byte("\t")) || !utf8.ValidString(got) {
			t.Fatalf("not from the source: %q", got)
		}
	})
}

func FuzzString(f *testing.F) {
	f.Add("doc", "path", "message\nwith a break", "mend", 3, true)
	f.Fuzz(func(t *testing.T, doc, path, message, mend string, line int, soft bool) {
		p := problem.Problem{Code: "code", Doc: doc, Path: path, Message: message, Mend: mend, Line: line, Column: 1, Soft: soft}
		if got := p.String(); strings.ContainsAny(got, "\n\r\x1b") || !strings.HasSuffix(got, "[code]") {
			t.Errorf("not one line with its code: %q", got)
		}
	})
}
