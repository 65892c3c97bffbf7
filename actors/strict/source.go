package strict

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors/problem"
)

// Source is a document's text together with the place of every value in it. It is
// immutable and safe for concurrent use. The zero Source is an empty text.
type Source struct {
	text  []byte
	lines []int // the offset at which each line starts
	runes []int // how many runes start before each multiple of stride bytes
	root  *value
}

// stride bounds how far runes are counted to find a column: without it, a
// document on a single line would take quadratic time.
const stride = 4096

func newSource(text []byte) *Source {
	s := &Source{text: bytes.Clone(text)}
	if len(text) > MaxSize {
		return s // refused unread: positions are of no use
	}
	s.lines = append(make([]int, 0, bytes.Count(text, []byte("\n"))+1), 0)
	runes := 0
	for i, c := range s.text {
		if i%stride == 0 {
			s.runes = append(s.runes, runes)
		}
		if startsRune(c) {
			runes++
		}
		if c == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// startsRune tells the bytes that begin a rune in UTF-8 from those that go on.
func startsRune(c byte) bool { return c&0xC0 != 0x80 }

// Text returns a copy of the document's text.
func (s *Source) Text() []byte {
	if s == nil {
		return nil
	}
	return bytes.Clone(s.text)
}

// Locate returns the line and column, counted from 1, columns in runes, at which
// the value at path starts. Where the document has no such value, it returns the
// nearest enclosing one that it has: a missing field is located at its object. The
// empty path is the whole document. Locate returns false when path is not a path
// or the document has no value at all.
func (s *Source) Locate(path string) (line, column int, ok bool) {
	if s == nil || s.root == nil {
		return 0, 0, false
	}
	at := s.root
	for path != "" {
		step, rest, ok := cutStep(path)
		if !ok {
			return 0, 0, false
		}
		if next := at.step(step); next != nil {
			at, path = next, rest
			continue
		}
		break
	}
	line, column = s.position(at.start)
	return line, column, true
}

// Place completes problems that were found in the document named doc: it sets Doc
// where that is empty, and Line and Column, by way of Path, where Line is 0.
// Problems of other documents are left alone.
func (s *Source) Place(doc string, l problem.List) {
	for i := range l {
		p := &l[i]
		if p.Doc == "" {
			p.Doc = doc
		}
		if p.Doc == doc && p.Line == 0 && p.Code != problem.MoreProblems {
			p.Line, p.Column, _ = s.Locate(p.Path)
		}
	}
}

// position translates an offset into the text.
func (s *Source) position(offset int) (line, column int) {
	if len(s.lines) == 0 {
		return 0, 0
	}
	i, exact := slices.BinarySearch(s.lines, offset)
	if !exact {
		i--
	}
	return i + 1, s.runesBefore(offset) - s.runesBefore(s.lines[i]) + 1
}

func (s *Source) runesBefore(offset int) int {
	if len(s.runes) == 0 {
		return 0
	}
	mark := min(offset/stride, len(s.runes)-1)
	n := s.runes[mark]
	for _, c := range s.text[mark*stride : offset] {
		if startsRune(c) {
			n++
		}
	}
	return n
}

// step is one step of a path: a name or, in a list, an index.
type step struct {
	name  string
	index int // -1 for a name
}

func (v *value) step(s step) *value {
	if s.index < 0 {
		return v.member(s.name)
	}
	if v.kind == List && s.index < len(v.kids) {
		return v.kids[s.index]
	}
	return nil
}

// cutStep takes the first step off a path: name, ["odd name"] or [3]; the rest
// loses the dot that leads to a further name.
func cutStep(path string) (first step, rest string, ok bool) {
	inside, bracket := strings.CutPrefix(path, "[")
	quoted, err := strconv.QuotedPrefix(inside)
	switch {
	case bracket && err == nil:
		name, err := strconv.Unquote(quoted)
		rest, ok = strings.CutPrefix(inside[len(quoted):], "]")
		first, ok = step{name: name, index: -1}, ok && err == nil
	case bracket:
		digits, after, found := strings.Cut(inside, "]")
		index, err := strconv.Atoi(digits)
		first, rest, ok = step{index: index}, after, found && err == nil && index >= 0
	default:
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		first, rest, ok = step{name: path[:end], index: -1}, path[end:], end > 0
	}
	if after, dotted := strings.CutPrefix(rest, "."); dotted {
		ok = ok && after != "" && after[0] != '[' && after[0] != '.'
		rest = after
	} else if rest != "" && rest[0] != '[' {
		ok = false
	}
	return first, rest, ok
}
