package strict_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

func seeds(f *testing.F) {
	for _, text := range []string{
		`{"text":"a","colour":"colour-3","pair":[1,2],"inner":{"map":{"x":1}},"clauses":[{"id":"1","promise":"p"}]}`,
		`{"TEXT":1,"unknown":{},"array":[true],"byShade":{"colour-1":[1,2],"Colour-1":null},"i8":1e3}`,
		`{"list":[null,7,"\ud800"],"lists":[[1.0,"2"]],"a":1,"a":2} []`,
		"\ufeff[]", "\"\xff\"", `[[[[[[`, `{"inner":{"inner":{"serial":-1`, "{\r\n\t\"f32\" : 1e39 }\n\n",
	} {
		f.Add([]byte(text))
	}
}

// FuzzDecode feeds arbitrary bytes to a struct with a field of every sort. It
// must not panic; every problem must have a place that exists; and a text without
// problems must be one that encoding/json reads, too, and as the same value.
func FuzzDecode(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var got everything
		source, l := strict.Decode(data, &got)
		for _, p := range l {
			if p.Code == "" || p.Message == "" || p.Soft {
				t.Fatalf("not a problem: %#v", p)
			}
			if p.Code != problem.MoreProblems && p.Line < 1 {
				t.Fatalf("no place: %v", p)
			}
			if utf8.Valid(data) && p.Line > 0 && problem.Snippet(data, p) == "" {
				t.Fatalf("the place does not exist: %v", p)
			}
			if _, _, ok := source.Locate(p.Path); !ok && p.Code != strict.Syntax {
				t.Fatalf("no such path: %v", p)
			}
		}
		if len(l) > 0 {
			return
		}
		var lax everything
		if err := json.Unmarshal(data, &lax); err != nil {
			t.Fatalf("encoding/json does not read what was read strictly: %v", err)
		}
		if diff := cmp.Diff(lax, got, exported); diff != "" {
			t.Fatalf("encoding/json reads another value: %s", diff)
		}
		text, err := strict.Encode(got)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		var again everything
		if _, l := strict.Decode(text, &again); len(l) > 0 {
			t.Fatalf("what was written cannot be read: %v\n%s", l, text)
		}
	})
}

// FuzzUnmarshalJSON holds UnmarshalJSON to the verdict of Decode.
func FuzzUnmarshalJSON(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var one, other lonely
		err := strict.UnmarshalJSON(data, &one)
		_, l := strict.Decode(data, (*plainLonely)(&other))
		if (err == nil) != (l.Err() == nil) || err != nil && err.Error() != l.Error() || one != other {
			t.Fatalf("%v and %+v, but Decode %v and %+v", err, one, l, other)
		}
	})
}

type plainLonely lonely

// FuzzLocate asks for arbitrary places.
func FuzzLocate(f *testing.F) {
	for _, path := range []string{"", "a", "a.b[3]", `["odd name"]`, "[", `["`, "a..b", "[-1]", "[99999999999999999999]", "a.", `[""].x`} {
		f.Add(located, path)
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		source, _ := strict.Decode([]byte(text), new(everything))
		line, column, ok := source.Locate(path)
		if ok != (line > 0 && column > 0) || line > strings.Count(text, "\n")+1 || column > utf8.RuneCountInString(text) {
			t.Fatalf("%q is at %d:%d, %v", path, line, column, ok)
		}
	})
}
