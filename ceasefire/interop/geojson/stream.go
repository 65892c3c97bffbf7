package geojson

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

// stream is a text read token by token, which knows the line of each.
type stream struct {
	dec   *jsontext.Decoder
	lines *lineReader
}

func newStream(r io.Reader) *stream {
	l := &lineReader{r: r, line: 1}
	// Duplicate names and text that is not Unicode concern one feature, and are told
	// when that is read; they do not end the reading.
	return &stream{jsontext.NewDecoder(l, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)), l}
}

// value reads the next value, and returns the line on which it starts.
func (s *stream) value() (raw []byte, line int, err error) {
	s.dec.PeekKind() // to skip white space and separators
	s.lines.limit(s.dec.InputOffset())
	v, err := s.dec.ReadValue()
	if err != nil {
		return nil, 0, err
	}
	start := s.dec.InputOffset() - int64(len(v))
	return bytes.Clone(v), s.lines.at(start), nil
}

// next returns the offset of what follows, after white space.
func (s *stream) next() int64 {
	rest := s.dec.UnreadBuffer()
	return s.dec.InputOffset() + int64(len(rest)-len(bytes.TrimLeft(rest, " \t\r\n")))
}

// failure turns an error of the reading into a problem. Nothing can be read after it.
func (s *stream) failure(path string, err error) error {
	p := problem.Problem{Code: strict.Syntax, Path: path, Message: err.Error()}
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, errTooLarge):
		p.Code, p.Message, p.Mend = strict.Limit, fmt.Sprintf("a feature of more than %d bytes", MaxFeature), "split it, or simplify its shape; nothing after it was read"
		p.Line = s.lines.at(s.dec.InputOffset())
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		p.Message, p.Mend = "the text ends before the document does", "is the file whole?"
		p.Line = s.lines.at(s.lines.read)
	case errors.As(err, &syntax):
		p.Message, p.Mend = "this is not JSON: "+syntax.Err.Error(), "nothing after it was read"
		if syntax.ByteOffset == 0 && strings.Contains(syntax.Error(), "ufeff") {
			p.Mend = "save the document without a byte order mark"
		}
		p.Line = s.lines.at(syntax.ByteOffset)
	default:
		return fmt.Errorf("line %d: %w", s.lines.at(s.lines.read), err) // the reader's own
	}
	return problem.List{p}
}

// lineReader tells lines by offset. It holds the offsets of the line feeds that the
// decoder has read ahead, and no more.
type lineReader struct {
	r      io.Reader
	read   int64   // bytes handed out
	until  int64   // bytes that may be handed out
	breaks []int64 // line feeds that were not passed yet
	line   int     // of the offset that was asked for last
}

var errTooLarge = errors.New("too large")

// limit allows for one feature from an offset on.
func (l *lineReader) limit(from int64) { l.until = from + MaxFeature }

func (l *lineReader) Read(b []byte) (int, error) {
	if left := l.until - l.read; l.until > 0 && left < int64(len(b)) {
		if left <= 0 {
			return 0, errTooLarge
		}
		b = b[:left]
	}
	n, err := l.r.Read(b)
	for i, c := range b[:n] {
		if c == '\n' {
			l.breaks = append(l.breaks, l.read+int64(i))
		}
	}
	l.read += int64(n)
	return n, err
}

// at returns the line of an offset, which is not before one that was asked for
// earlier.
func (l *lineReader) at(offset int64) int {
	n := 0
	for n < len(l.breaks) && l.breaks[n] < offset {
		n++
	}
	l.line += n
	l.breaks = append(l.breaks[:0], l.breaks[n:]...)
	return l.line
}
