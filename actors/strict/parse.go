package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/parley-go/parley/actors/problem"
)

// value is a JSON value in the tree that is built from a text. Trees are never
// changed once they are built.
type value struct {
	kind       Kind
	cut        bool // the text or a limit ended before the list or object did
	start, end int  // bytes in the text
	parent     *value
	name       string // in an object: the member's name, and where that starts
	nameStart  int
	index      int      // in a list: the position, from 0
	kids       []*value // members in text order without duplicates, or elements
}

// path returns the place of the value in its document.
func (v *value) path() string {
	switch {
	case v.parent == nil:
		return ""
	case v.parent.kind == List:
		return problem.Index(v.parent.path(), v.index)
	default:
		return problem.Field(v.parent.path(), v.name)
	}
}

// member returns an object's member, or nil.
func (v *value) member(name string) *value {
	if v.kind == Object {
		for _, k := range v.kids {
			if k.name == name {
				return k
			}
		}
	}
	return nil
}

// parser builds the tree of a text.
type parser struct {
	*decoder
	in     *jsontext.Decoder
	values int
}

// white is the white space of JSON.
const white = " \t\r\n"

// errLimit ends the reading after the problem has been reported.
var errLimit = errors.New("too many values")

// parse builds the tree of d's text, as far as that is JSON, and reports what is
// wrong with the text whatever it is read into. It returns nil for a text without
// a value.
func (d *decoder) parse() *value {
	text := d.source.text
	if len(text) > MaxSize {
		d.report(Limit, "", 0, fmt.Sprintf("the document has %d bytes, more than %d", len(text), MaxSize), "split it")
		return nil
	}
	p := parser{decoder: d, in: jsontext.NewDecoder(bytes.NewBuffer(text),
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))} // both are reported here, with their places
	root := &value{}
	if err := p.value(root, 0); err != nil {
		p.syntax(err, root)
	} else if rest := bytes.TrimLeft(text[root.end:], white); len(rest) > 0 {
		d.report(Trailing, "", len(text)-len(rest), "text after the document's end", "remove it; a document is one value")
	}
	if root.kind == Invalid {
		return nil
	}
	return root
}

// value reads the next value into v.
func (p *parser) value(v *value, depth int) error {
	if p.values++; p.values > MaxValues {
		p.report(Limit, v.path(), int(p.in.InputOffset()), fmt.Sprintf("the document has more than %d values", MaxValues), "split it")
		return errLimit
	}
	kind := kindOf(p.in.PeekKind())
	if kind != List && kind != Object {
		raw, err := p.in.ReadValue()
		if err != nil {
			return err
		}
		v.kind, v.end = kind, int(p.in.InputOffset())
		v.start = v.end - len(raw)
		if kind == String {
			p.unquote(raw, v, v.start)
		}
		return nil
	}
	if depth == MaxDepth {
		return p.tooDeep(v, kind)
	}
	if _, err := p.in.ReadToken(); err != nil {
		return err
	}
	v.kind, v.cut = kind, true
	v.start = int(p.in.InputOffset()) - 1
	v.end = len(p.source.text) // until the end is found
	var seen map[string]bool
	if kind == Object {
		seen = map[string]bool{}
	}
	for {
		if next := p.in.PeekKind(); next == ']' || next == '}' {
			break
		}
		kid := &value{parent: v, index: len(v.kids)}
		keep := true
		if kind == Object {
			raw, err := p.in.ReadValue()
			if err != nil {
				return err
			}
			kid.nameStart = int(p.in.InputOffset()) - len(raw)
			kid.name = p.unquote(raw, v, kid.nameStart)
			keep = p.keepName(kid, seen)
		}
		err := p.value(kid, depth+1)
		if keep && kid.kind != Invalid {
			v.kids = append(v.kids, kid)
		}
		if err != nil {
			return err
		}
	}
	if _, err := p.in.ReadToken(); err != nil {
		return err
	}
	v.cut, v.end = false, int(p.in.InputOffset())
	return nil
}

// keepName decides whether a member counts, by its name and those before it.
func (p *parser) keepName(v *value, seen map[string]bool) bool {
	switch {
	case len(v.name) > MaxName:
		p.report(Limit, v.parent.path(), v.nameStart, fmt.Sprintf("a name has more than %d bytes", MaxName), "shorten it")
		return false
	case seen[v.name]:
		p.report(DuplicateField, v.path(), v.nameStart, fmt.Sprintf("%q is here twice", v.name), "remove one of the two")
		return false
	}
	seen[v.name] = true
	return true
}

// tooDeep skips a list or object that is nested too deep.
func (p *parser) tooDeep(v *value, kind Kind) error {
	raw, err := p.in.ReadValue()
	if err != nil {
		return err
	}
	v.kind, v.cut, v.end = kind, true, int(p.in.InputOffset())
	v.start = v.end - len(raw)
	p.report(Limit, v.path(), v.start, fmt.Sprintf("nested deeper than %d", MaxDepth), "flatten it")
	return nil
}

// unquote returns the text of a JSON string that starts at offset.
func (p *parser) unquote(raw []byte, v *value, offset int) string {
	text, err := jsontext.AppendUnquote(nil, raw)
	if err != nil {
		p.report(Value, v.path(), offset, "the text is not valid Unicode", "save the document as UTF-8")
	}
	return string(text)
}

// syntax reports the error that ended the reading.
func (p *parser) syntax(err error, root *value) {
	text := p.source.text
	// Where text is lacking, the place is behind the last of it.
	offset, message := len(bytes.TrimRight(text, white)), "the text ends before the document does"
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, errLimit):
		return
	case offset == 0:
		message = "the document is empty"
	case errors.As(err, &syntax) && !errors.Is(err, io.ErrUnexpectedEOF):
		offset, message = int(syntax.ByteOffset), syntax.Err.Error()
	}
	p.report(Syntax, root.lastCut().path(), offset, message, syntaxMend(text[min(offset, len(text)):]))
}

// lastCut returns the innermost value that the error cut short.
func (v *value) lastCut() *value {
	if n := len(v.kids); n > 0 && v.kids[n-1].cut {
		return v.kids[n-1].lastCut()
	}
	return v
}

// syntaxMend knows the slips of people who write JSON by hand; rest is the text
// from the error on.
func syntaxMend(rest []byte) string {
	for _, slip := range []struct{ start, mend string }{
		{",", "remove the comma"},
		{"'", `use double quotes: "`},
		{"//", "JSON has no comments; remove it"},
		{"/*", "JSON has no comments; remove it"},
		{"\ufeff", "save the document without a byte order mark"},
	} {
		if strings.HasPrefix(string(rest[:min(len(rest), 4)]), slip.start) {
			return slip.mend
		}
	}
	return ""
}
