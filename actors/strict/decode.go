package strict

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/parley-go/parley/actors/problem"
)

// Decode reads the one JSON value in data into the variable that into points to,
// and returns where everything stands and all that is wrong, in text order. What
// is good is filled in even where something else is wrong: a list keeps its
// length, a bad element being the zero value or as much of it as was good. Lists
// and maps replace what the variable held; structs keep the fields that the
// document does not have.
//
// Decode keeps no reference to data. It never panics, unless a type's own
// unmarshalling method does.
func Decode(data []byte, into any) (*Source, problem.List) {
	return decode(data, into, nil)
}

// UnmarshalJSON reads data into the variable that into points to, as strictly as
// [Decode], for the UnmarshalJSON method of its type:
//
//	func (t *Term) UnmarshalJSON(data []byte) error { return strict.UnmarshalJSON(data, t) }
//
// It calls into's UnmarshalStrict, if there is one, and never into's UnmarshalJSON.
// The error is a [problem.List] of all hard problems, their places counted from
// the start of data.
func UnmarshalJSON(data []byte, into any) error {
	var own reflect.Type
	if _, ok := into.(Unmarshaler); !ok {
		own = pointee(into)
	}
	_, problems := decode(data, into, own)
	return problems.Err()
}

// decode reads data, passing over the methods of the type own at the top.
func decode(data []byte, into any, own reflect.Type) (*Source, problem.List) {
	d := &decoder{source: newSource(data), known: map[reflect.Type]fields{}}
	d.source.root = d.parse()
	if d.source.root != nil {
		d.decodeInto(into, Node{d: d, v: d.source.root, own: own})
	}
	return d.source, d.list()
}

// pointee returns the type that into points to, or nil when it points to nothing.
func pointee(into any) reflect.Type {
	if v := reflect.ValueOf(into); v.Kind() == reflect.Pointer && !v.IsNil() {
		return v.Type().Elem()
	}
	return nil
}

// decoder reads one document.
type decoder struct {
	source   *Source
	problems problem.List // the first of them
	found    int          // how many there are
	known    map[reflect.Type]fields
}

// report records a hard problem at an offset of the text.
func (d *decoder) report(code problem.Code, path string, offset int, message, mend string) {
	p := problem.Problem{Code: code, Path: path, Message: message, Mend: mend}
	p.Line, p.Column = d.source.position(offset)
	d.add(p)
}

func (d *decoder) add(p problem.Problem) {
	if d.found++; d.found <= MaxProblems {
		d.problems = append(d.problems, p)
	}
}

// list returns what was found, sorted.
func (d *decoder) list() problem.List {
	l := d.problems
	if d.found > MaxProblems {
		l = append(l[:MaxProblems-1], problem.More(d.found-MaxProblems+1, false))
	}
	l.Sort()
	return l
}

// decodeInto reads a node into the variable that into points to.
func (d *decoder) decodeInto(into any, n Node) {
	if pointee(into) == nil {
		n.Problem(Type, fmt.Sprintf("nothing can be read into the Go value %T", into), "pass a pointer")
		return
	}
	d.value(reflect.ValueOf(into).Elem(), n)
}

// value reads a node into v, by v's own method if it has one, or else by its kind.
func (d *decoder) value(v reflect.Value, n Node) {
	self := v.Addr().Interface()
	if v.Type() != n.own {
		if u, ok := self.(Unmarshaler); ok {
			n.own = v.Type()
			u.UnmarshalStrict(n)
			return
		}
	}
	if n.Kind() == Null {
		d.null(v, n)
		return
	}
	if u, ok := self.(jsonUnmarshaler); ok && v.Type() != n.own {
		d.foreign(u, n)
		return
	}
	// A type that reads itself may be text or something else; then only what is
	// text in the document is for its UnmarshalText.
	if u, ok := self.(encoding.TextUnmarshaler); ok && (v.Type() != n.own || n.Kind() == String) {
		if d.is(n, String) {
			d.refused(n, u.UnmarshalText([]byte(n.text())))
		}
		return
	}
	d.plain(v, n)
}

// jsonUnmarshaler is encoding/json's Unmarshaler.
type jsonUnmarshaler interface{ UnmarshalJSON([]byte) error }

// null reads a null: it is nil where Go has a nil value that is as good as an
// empty one. Pointers that are fields have been dealt with there.
func (d *decoder) null(v reflect.Value, n Node) {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		v.SetZero()
	default:
		n.Problem(Type, "a value is needed, not null", "")
	}
}

// plain reads a node into a v that has no say in it.
func (d *decoder) plain(v reflect.Value, n Node) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(v.Elem(), n)
	case reflect.Struct:
		if d.is(n, Object) {
			d.object(v, n)
		}
	case reflect.Map:
		d.mapping(v, n)
	case reflect.Slice:
		d.slice(v, n)
	case reflect.Array:
		d.array(v, n)
	case reflect.String:
		if d.is(n, String) {
			v.SetString(n.text())
		}
	case reflect.Bool:
		if d.is(n, Bool) {
			v.SetBool(string(n.raw()) == "true")
		}
	case reflect.Float32, reflect.Float64:
		if d.is(n, Number) {
			d.float(v, n)
		}
	default:
		switch {
		case !v.CanInt() && !v.CanUint() || v.Kind() == reflect.Uintptr:
			d.unsupported(v, n)
		case d.is(n, Number):
			d.integer(v, n)
		}
	}
}

func (d *decoder) slice(v reflect.Value, n Node) {
	if elem := v.Type().Elem(); elem.Kind() == reflect.Uint8 && !readsItself(elem) {
		d.unsupported(v, n) // bytes: encoding/json would write them in base 64
		return
	}
	if d.is(n, List) {
		v.Set(reflect.MakeSlice(v.Type(), len(n.v.kids), len(n.v.kids)))
		for i, kid := range n.Elements() {
			d.value(v.Index(i), kid)
		}
	}
}

func (d *decoder) array(v reflect.Value, n Node) {
	if !d.is(n, List) {
		return
	}
	if have := len(n.v.kids); have != v.Len() && !n.v.cut {
		n.Problem(Value, fmt.Sprintf("the list has %d elements where %d are needed", have, v.Len()), "")
	}
	for i, kid := range n.Elements() {
		if i < v.Len() {
			d.value(v.Index(i), kid)
		}
	}
}

func (d *decoder) mapping(v reflect.Value, n Node) {
	keys := v.Type().Key()
	if keys.Kind() != reflect.String && !has[encoding.TextUnmarshaler](keys) {
		d.unsupported(v, n)
		return
	}
	if !d.is(n, Object) {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.v.kids)))
	for name, kid := range n.Members() {
		key := reflect.New(keys).Elem()
		if u, ok := key.Addr().Interface().(encoding.TextUnmarshaler); !ok {
			key.SetString(name)
		} else if err := u.UnmarshalText([]byte(name)); err != nil {
			d.report(Value, kid.Path(), kid.v.nameStart, err.Error(), "")
			continue
		}
		if v.MapIndex(key).IsValid() {
			d.report(DuplicateField, kid.Path(), kid.v.nameStart, fmt.Sprintf("%q is here already, written differently", name), "remove one of the two")
			continue
		}
		elem := reflect.New(v.Type().Elem()).Elem()
		d.value(elem, kid)
		v.SetMapIndex(key, elem)
	}
}

// object reads an object into a struct.
func (d *decoder) object(v reflect.Value, n Node) {
	known := d.fieldsOf(v.Type())
	read := map[string]bool{}
	for name, kid := range n.Members() {
		f, ok := known.named(name)
		if !ok {
			if f, ok = known.alike(name); !ok {
				d.report(UnknownField, kid.Path(), kid.v.nameStart, fmt.Sprintf("unknown field %q", name), d.suggest(known, name))
				continue
			}
			d.report(FieldCase, kid.Path(), kid.v.nameStart, fmt.Sprintf("field %q is written %q", name, f.name), "names are compared letter by letter")
			if _, there := n.Field(f.name); there {
				continue
			}
		}
		if !read[f.name] {
			read[f.name] = true
			d.field(v, f, kid)
		}
	}
	for _, f := range known.sorted {
		if f.required && !read[f.name] && !n.v.cut {
			d.report(MissingField, problem.Field(n.Path(), f.name), n.v.start, fmt.Sprintf("field %q is missing", f.name), "")
		}
	}
}

// field reads an object's member into the struct's field.
func (d *decoder) field(v reflect.Value, f field, n Node) {
	v = f.of(v)
	switch {
	case n.Kind() == Null && f.required:
		n.Problem(Type, "a value is needed, not null", "")
	case n.Kind() == Null && v.Kind() == reflect.Pointer:
		v.SetZero()
	default:
		d.value(v, n)
	}
}

// foreign lets a type that knows nothing of this package read its own JSON.
func (d *decoder) foreign(u jsonUnmarshaler, n Node) {
	err := u.UnmarshalJSON(n.Raw())
	var inner problem.List
	if !errors.As(err, &inner) {
		d.refused(n, err)
		return
	}
	line, column := d.source.position(n.v.start)
	for _, p := range inner {
		p.Path = problem.Join(n.Path(), p.Path)
		if p.Line == 0 {
			p.Line, p.Column, _ = d.source.Locate(p.Path)
		} else {
			if p.Line == 1 {
				p.Column += column - 1
			}
			p.Line += line - 1
		}
		d.add(p)
	}
}

// refused reports the error with which a type refused a value, if it did.
func (d *decoder) refused(n Node, err error) {
	if err != nil {
		n.Problem(Value, err.Error(), "")
	}
}

// is reports whether the node is of the kind that is wanted, and the problem if
// it is not.
func (d *decoder) is(n Node, want Kind) bool {
	if n.Kind() != want {
		n.Problem(Type, fmt.Sprintf("expected %v, found %v", want, n.Kind()), "")
	}
	return n.Kind() == want
}

func (d *decoder) unsupported(v reflect.Value, n Node) {
	n.Problem(Type, fmt.Sprintf("nothing can be read into the Go type %v", v.Type()), "")
}

func (d *decoder) float(v reflect.Value, n Node) {
	f, err := strconv.ParseFloat(string(n.raw()), v.Type().Bits())
	if err != nil {
		n.Problem(Value, shorten(n.raw())+" is out of range", "")
		return
	}
	v.SetFloat(f)
}

func (d *decoder) integer(v reflect.Value, n Node) {
	digits, whole := wholeNumber(string(n.raw()))
	if !whole {
		n.Problem(Value, fmt.Sprintf("expected a whole number, found %s", shorten(n.raw())), "")
		return
	}
	bits := v.Type().Bits()
	if v.CanInt() {
		if i, err := strconv.ParseInt(digits, 10, bits); err == nil {
			v.SetInt(i)
			return
		}
		n.Problem(Value, fmt.Sprintf("%s is out of range: %d to %d", shorten(n.raw()), int64(-1)<<(bits-1), uint64(1)<<(bits-1)-1), "")
		return
	}
	if u, err := strconv.ParseUint(digits, 10, bits); err == nil {
		v.SetUint(u)
		return
	}
	n.Problem(Value, fmt.Sprintf("%s is out of range: 0 to %d", shorten(n.raw()), ^uint64(0)>>(64-bits)), "")
}

// text returns the text of a JSON string.
func (n Node) text() string {
	text, _ := jsontext.AppendUnquote(nil, n.raw()) // what is not Unicode was reported by parse
	return string(text)
}
