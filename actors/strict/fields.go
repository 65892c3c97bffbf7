package strict

import (
	"cmp"
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors/problem"
)

// field is a struct's field as a document sees it.
type field struct {
	name     string
	index    []int // the way to it through embedded structs
	tagged   bool  // the name was given by a tag
	required bool
}

// of returns the field of a struct, making embedded structs on the way.
func (f field) of(v reflect.Value) reflect.Value {
	for _, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// fields are all fields of a struct type that a document can have.
type fields struct {
	sorted []field // by name
}

func (fs fields) named(name string) (field, bool) {
	i, ok := slices.BinarySearchFunc(fs.sorted, name, func(f field, name string) int { return strings.Compare(f.name, name) })
	if !ok {
		return field{}, false
	}
	return fs.sorted[i], true
}

// alike returns the field whose name differs in case, hyphens and underscores only.
func (fs fields) alike(name string) (field, bool) {
	name = letters(name)
	for _, f := range fs.sorted {
		if strings.EqualFold(letters(f.name), name) {
			return f, true
		}
	}
	return field{}, false
}

func letters(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, "-", ""), "_", "")
}

// suggest returns what to do about an unknown name.
func (d *decoder) suggest(fs fields, name string) string {
	if d.found >= MaxProblems {
		return "" // it is not shown, and a hostile document has many
	}
	names := func(yield func(string) bool) {
		for _, f := range fs.sorted {
			if !yield(f.name) {
				return
			}
		}
	}
	if meant := problem.DidYouMean(name, names); meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	return ""
}

// fieldsOf returns the fields of a struct type by the rules of encoding/json: of
// those with one name the least deeply embedded counts, then the one with a tag,
// and none if there are several of these.
func (d *decoder) fieldsOf(t reflect.Type) fields {
	if fs, ok := d.known[t]; ok {
		return fs
	}
	all := collect(t, nil, nil)
	rank := func(a, b field) int {
		return cmp.Or(cmp.Compare(len(a.index), len(b.index)), -compareBool(a.tagged, b.tagged))
	}
	slices.SortStableFunc(all, func(a, b field) int { return cmp.Or(strings.Compare(a.name, b.name), rank(a, b)) })

	var fs fields
	for len(all) > 0 {
		same := 1
		for same < len(all) && all[same].name == all[0].name {
			same++
		}
		if same == 1 || rank(all[0], all[1]) != 0 {
			fs.sorted = append(fs.sorted, all[0])
		}
		all = all[same:]
	}
	d.known[t] = fs
	return fs
}

// collect lists the fields of t and of the structs embedded in it; within holds
// the types on the way, which may embed themselves by pointer.
func collect(t reflect.Type, index []int, within []reflect.Type) []field {
	if slices.Contains(within, t) {
		return nil
	}
	within = append(slices.Clip(within), t)
	var all []field
	for i := range t.NumField() {
		sf := t.Field(i)
		tag := sf.Tag.Get("json")
		name, _, _ := strings.Cut(tag, ",")
		here := append(slices.Clip(index), i)
		embedded, pointer := sf.Type, false
		if embedded.Kind() == reflect.Pointer {
			embedded, pointer = embedded.Elem(), true
		}
		switch {
		case tag == "-":
		case sf.Anonymous && name == "" && embedded.Kind() == reflect.Struct:
			if sf.IsExported() || !pointer { // reflection cannot set a pointer without a capital
				all = append(all, collect(embedded, here, within)...)
			}
		case sf.IsExported():
			all = append(all, field{
				name:     cmp.Or(name, sf.Name),
				index:    here,
				tagged:   name != "",
				required: sf.Tag.Get("parley") == "required",
			})
		}
	}
	return all
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// readsItself says whether variables of type t have an unmarshalling method.
func readsItself(t reflect.Type) bool {
	return has[encoding.TextUnmarshaler](t) || has[jsonUnmarshaler](t) || has[Unmarshaler](t)
}

// has says whether variables of type t have the methods of I.
func has[I any](t reflect.Type) bool { return reflect.PointerTo(t).Implements(reflect.TypeFor[I]()) }
