package strict

import (
	"bytes"
	"iter"
	"reflect"

	"github.com/parley-go/parley/actors/problem"
)

// Unmarshaler is implemented, on a pointer, by types that read themselves from a
// document: sum types, above all. UnmarshalStrict reports whatever is wrong
// through the Node, and fills in what is good. To work with encoding/json as
// well, such a type has an UnmarshalJSON that calls the function of that name here.
//
// A sum type looks at the members to see which of its alternatives it has before
// it, and decodes the whole node once, into a struct that embeds all that belongs
// there: whatever else there is, is then an unknown field. The package's example
// shows it.
type Unmarshaler interface {
	UnmarshalStrict(n Node)
}

// Node is a value of a document while that is being read. It is read-only and
// valid during the call of UnmarshalStrict that received it; it is not safe for
// concurrent use. The zero Node is no value: its Kind is [Invalid].
type Node struct {
	d   *decoder
	v   *value
	own reflect.Type // whose UnmarshalStrict is at work on this node
}

// Kind returns the type of the value.
func (n Node) Kind() Kind {
	if n.v == nil {
		return Invalid
	}
	return n.v.kind
}

// Path returns the place of the value in its document: clauses[3].acts[1].
func (n Node) Path() string {
	if n.v == nil {
		return ""
	}
	return n.v.path()
}

// Raw returns a copy of the JSON text of the value.
func (n Node) Raw() []byte {
	if n.v == nil {
		return nil
	}
	return bytes.Clone(n.raw())
}

// Members walks an object's members in the order of the text. Of members with one
// name only the first is walked. Other values have none.
func (n Node) Members() iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		if n.Kind() != Object {
			return
		}
		for _, v := range n.v.kids {
			if !yield(v.name, n.kid(v)) {
				return
			}
		}
	}
}

// Elements walks a list's elements in order. Other values have none.
func (n Node) Elements() iter.Seq2[int, Node] {
	return func(yield func(int, Node) bool) {
		if n.Kind() != List {
			return
		}
		for i, v := range n.v.kids {
			if !yield(i, n.kid(v)) {
				return
			}
		}
	}
}

// Field returns the member of an object that has just this name.
func (n Node) Field(name string) (Node, bool) {
	if n.v == nil {
		return Node{}, false
	}
	v := n.v.member(name)
	return n.kid(v), v != nil
}

// Decode reads the value into the variable that into points to, as the function
// Decode does, and reports what is wrong. It returns whether nothing was. A type
// may decode the node it was given into itself: then its own UnmarshalStrict and
// UnmarshalJSON are passed over.
func (n Node) Decode(into any) bool {
	if n.v == nil {
		return false
	}
	before := n.d.found
	n.d.decodeInto(into, n)
	return n.d.found == before
}

// Problem reports a hard problem with the value, at its place. The message has no
// stop at its end; mend says what to do about it and may be empty.
func (n Node) Problem(code problem.Code, message, mend string) {
	if n.v != nil {
		n.d.report(code, n.v.path(), n.v.start, message, mend)
	}
}

func (n Node) kid(v *value) Node {
	if v == nil {
		return Node{}
	}
	return Node{d: n.d, v: v}
}

func (n Node) raw() []byte { return n.d.source.text[n.v.start:n.v.end] }
