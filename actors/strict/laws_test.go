package strict_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"pgregory.net/rapid"
)

func colours() *rapid.Generator[colour] {
	return rapid.Map(rapid.Uint8Range(1, 255), func(n uint8) colour { return colour{n} })
}

func pairs() *rapid.Generator[pair] {
	return rapid.Custom(func(t *rapid.T) pair {
		return pair{rapid.Int().Draw(t, "a"), rapid.Int().Draw(t, "b")}
	})
}

func clauses() *rapid.Generator[clause] {
	return rapid.Custom(func(t *rapid.T) clause {
		c := clause{ID: rapid.String().Draw(t, "id")}
		if rapid.Bool().Draw(t, "forbids") {
			c.Term = prohibition{
				Forbids: rapid.SliceOfN(rapid.String(), 1, 3).Draw(t, "forbids"),
				Except:  rapid.String().Draw(t, "except"),
			}
		} else {
			c.Term = promise{Promise: rapid.String().Draw(t, "promise")}
		}
		return c
	})
}

// floats are all that JSON can write.
func floats() *rapid.Generator[float64] {
	return rapid.Float64().Filter(func(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) })
}

// maybe draws nil now and then.
func maybe[T any](g *rapid.Generator[T]) *rapid.Generator[*T] {
	return rapid.Ptr(g, true)
}

// lists draws nil, empty and filled lists; omitempty makes of an empty one nil, so
// fields with that tag take fullLists.
func lists[T any](g *rapid.Generator[T]) *rapid.Generator[[]T] {
	return rapid.OneOf(rapid.Just[[]T](nil), rapid.SliceOfN(g, 0, 3))
}

func fullLists[T any](g *rapid.Generator[T]) *rapid.Generator[[]T] {
	return rapid.OneOf(rapid.Just[[]T](nil), rapid.SliceOfN(g, 1, 3))
}

func fullMaps[K comparable, V any](k *rapid.Generator[K], v *rapid.Generator[V]) *rapid.Generator[map[K]V] {
	return rapid.OneOf(rapid.Just[map[K]V](nil), rapid.MapOfN(k, v, 1, 3))
}

// names are short enough for a member's name.
func names() *rapid.Generator[string] { return rapid.StringN(0, 20, strict.MaxName) }

func everythings(depth int) *rapid.Generator[everything] {
	return rapid.Custom(func(t *rapid.T) everything {
		strs := rapid.String()
		e := everything{
			base:    base{Serial: rapid.Uint64().Draw(t, "serial"), Shade: rapid.OneOf(colours(), rapid.Just(colour{})).Draw(t, "shade")},
			Text:    strs.Draw(t, "text"),
			Odd:     strs.Draw(t, "odd"),
			Plain:   rapid.Bool().Draw(t, "plain"),
			ID:      id(strs.Draw(t, "id")),
			I8:      rapid.Int8().Draw(t, "i8"),
			I64:     rapid.Int64().Draw(t, "i64"),
			U16:     rapid.Uint16().Draw(t, "u16"),
			F32:     rapid.Float32Range(-math.MaxFloat32, math.MaxFloat32).Draw(t, "f32"),
			F64:     floats().Draw(t, "f64"),
			Levels:  fullLists(rapid.Map(rapid.Uint8Range(0, 4), func(n uint8) level { return level(n) })).Draw(t, "levels"),
			Pair:    pairs().Draw(t, "pair"),
			PairPtr: maybe(pairs()).Draw(t, "pairPtr"),
			Ptr:     maybe(rapid.Int()).Draw(t, "ptr"),
			List:    lists(strs).Draw(t, "list"),
			Lists:   fullLists(lists(rapid.Int())).Draw(t, "lists"),
			Array:   [2]bool{rapid.Bool().Draw(t, "0"), rapid.Bool().Draw(t, "1")},
			Map:     rapid.OneOf(rapid.Just[map[string]int](nil), rapid.MapOfN(names(), rapid.Int(), 0, 3)).Draw(t, "map"),
			ByID:    fullMaps(rapid.Map(names(), func(s string) id { return id(s) }), lists(floats())).Draw(t, "byID"),
			ByShade: fullMaps(colours(), pairs()).Draw(t, "byShade"),
			Clauses: fullLists(clauses()).Draw(t, "clauses"),
		}
		if rapid.Bool().Draw(t, "extra") {
			// An embedded pointer is made when something in it is there.
			e.Extra = &Extra{Remark: rapid.StringN(1, 5, -1).Draw(t, "remark")}
		}
		if s := maybe(strs).Draw(t, "ptrPtr"); s != nil {
			e.PtrPtr = &s
		}
		e.Checked.From = rapid.IntRange(-9, 0).Draw(t, "from")
		e.Checked.Until = rapid.IntRange(0, 9).Draw(t, "until")
		if depth > 0 {
			e.Inner = maybe(everythings(depth-1)).Draw(t, "inner")
			e.Inners = map[string]nested{names().Draw(t, "name"): {Level: 3}}
		}
		return e
	})
}

var exported = cmp.AllowUnexported(everything{}, colour{}, pair{}, clause{})

// Whatever Encode writes, Decode and encoding/json both read back as the same
// value, and Encode writes as the same text.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := everythings(2).Draw(t, "value")
		text, err := strict.Encode(want)
		if err != nil {
			t.Fatal(err)
		}
		var got, lax everything
		if _, l := strict.Decode(text, &got); len(l) > 0 {
			t.Fatalf("problems in\n%s%v", text, l.Error())
		}
		if diff := cmp.Diff(want, got, exported); diff != "" {
			t.Fatalf("in\n%s%s", text, diff)
		}
		if err := json.Unmarshal(text, &lax); err != nil {
			t.Fatalf("encoding/json: %v in\n%s", err, text)
		}
		if diff := cmp.Diff(want, lax, exported); diff != "" {
			t.Fatalf("encoding/json in\n%s%s", text, diff)
		}
		again, err := strict.Encode(got)
		if err != nil || !bytes.Equal(text, again) {
			t.Fatalf("written again: %v\n%s", err, again)
		}
	})
}

// What encoding/json writes is read, too.
func TestReadsEncodingJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := everythings(1).Draw(t, "value")
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got everything
		if _, l := strict.Decode(text, &got); len(l) > 0 {
			t.Fatalf("problems in\n%s\n%v", text, l.Error())
		}
		if diff := cmp.Diff(want, got, exported); diff != "" {
			t.Fatalf("in\n%s\n%s", text, diff)
		}
	})
}

// spot is where a value starts, worked out the slow way.
type spot struct {
	path         string
	line, column int
}

// writer writes arbitrary JSON with arbitrary white space and notes every spot.
type writer struct {
	t     *rapid.T
	text  strings.Builder
	spots []spot
}

func (w *writer) space() {
	w.text.WriteString(rapid.SampledFrom([]string{"", "", " ", "\t", "\n", "\r\n", "  \n "}).Draw(w.t, "space"))
}

func (w *writer) value(path string, depth int) {
	w.space()
	before := w.text.String()
	line := strings.Count(before, "\n")
	w.spots = append(w.spots, spot{path, line + 1, len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1})
	kinds := 6
	if depth == 0 {
		kinds = 4
	}
	switch rapid.IntRange(0, kinds-1).Draw(w.t, "kind") {
	case 0:
		w.text.WriteString(rapid.SampledFrom([]string{"null", "true", "false"}).Draw(w.t, "word"))
	case 1:
		fmt.Fprint(&w.text, rapid.Int().Draw(w.t, "number"))
	case 2, 3:
		w.quoted(rapid.String().Draw(w.t, "text"))
	case 4:
		w.text.WriteString("[")
		for i := range rapid.IntRange(0, 3).Draw(w.t, "length") {
			if i > 0 {
				w.text.WriteString(",")
			}
			w.value(problem.Index(path, i), depth-1)
		}
		w.space()
		w.text.WriteString("]")
	case 5:
		w.text.WriteString("{")
		members := rapid.MapOfN(rapid.OneOf(names(), rapid.StringMatching(`[a-z]{1,3}`)), rapid.Just(0), 0, 3).Draw(w.t, "members")
		for i, name := range slices.Sorted(maps.Keys(members)) {
			if i > 0 {
				w.text.WriteString(",")
			}
			w.space()
			w.quoted(name)
			w.space()
			w.text.WriteString(":")
			w.value(problem.Field(path, name), depth-1)
		}
		w.space()
		w.text.WriteString("}")
	}
}

func (w *writer) quoted(s string) {
	text, err := json.Marshal(s)
	if err != nil {
		w.t.Fatal(err)
	}
	w.text.Write(text)
}

func TestLocateFindsEveryPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := writer{t: t}
		w.value("", 4)
		w.space()
		source, _ := strict.Decode([]byte(w.text.String()), new(everything))
		for _, want := range w.spots {
			got := spot{path: want.path}
			var ok bool
			if got.line, got.column, ok = source.Locate(want.path); !ok || got != want {
				t.Fatalf("got %+v, %v, want %+v in\n%s", got, ok, want, w.text.String())
			}
			// What is not there is located at what encloses it.
			got.line, got.column, ok = source.Locate(problem.Field(want.path, "no such name at all, whatever was drawn"))
			if !ok || got != want {
				t.Fatalf("inside: got %+v, %v, want %+v in\n%s", got, ok, want, w.text.String())
			}
		}
	})
}

// One element that is wrong does not harm any other.
func TestGoodPartsSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		good := rapid.SliceOf(rapid.IntRange(-128, 127)).Draw(t, "good")
		bad := rapid.SampledFrom([]string{"null", "1.5", "128", `"x"`, "{}", "[1]", "true"}).Draw(t, "bad")
		at := rapid.IntRange(0, len(good)).Draw(t, "at")

		var elements []string
		for _, n := range good {
			elements = append(elements, fmt.Sprint(n))
		}
		text := "[" + strings.Join(slices.Insert(elements, at, bad), ",") + "]"
		var got []int8
		_, l := strict.Decode([]byte(text), &got)
		if len(l) != 1 || l[0].Path != problem.Index("", at) {
			t.Fatalf("got %v, want one problem at [%d] in %s", l, at, text)
		}
		for i, n := range slices.Insert(slices.Clone(good), at, 0) {
			if int(got[i]) != n {
				t.Fatalf("got %v from %s", got, text)
			}
		}
	})
}

// Decoding twice gives the same problems, sorted.
func TestDeterminism(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := writer{t: t}
		w.value("", 3)
		_, first := strict.Decode([]byte(w.text.String()), new(everything))
		_, second := strict.Decode([]byte(w.text.String()), new(everything))
		sorted := slices.Clone(first)
		sorted.Sort()
		if !slices.Equal(first, second) || !slices.Equal(first, sorted) {
			t.Fatalf("%v\n\n%v", first, second)
		}
	})
}
