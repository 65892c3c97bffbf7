package strict_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/strict"
)

type Shallow struct {
	A int `json:"a"`
	B int `json:"b"`
	C int
}

type Deep struct {
	Shallow
	B     int `json:"b"` // nearer than Shallow's
	Other int `json:"C"` // nearer, too
}

type Left struct {
	Same int `json:"same"`
	Mine int `json:"mine"`
}

type Right struct {
	Same int `json:"same"`
	Mine int // a tag counts for more than none, but the names differ
}

type Both struct {
	Left
	*Right
	Named Left `json:"named"`
}

type Self struct {
	*Self
	X int `json:"x"`
}

// Label is embedded, but no struct.
type Label string

type Tagged struct {
	Left  `json:"left"` // a field by that name, for all that it is embedded
	Label `json:"label"`
}

type hidden struct {
	H int `json:"h"`
}

type Hider struct {
	*hidden
	V int `json:"v"`
}

// Which field a name means is what encoding/json says.
func TestFieldsAsInEncodingJSON(t *testing.T) {
	for _, tc := range []struct {
		text string
		new  func() any
	}{
		{`{"a":1,"b":2,"C":3}`, func() any { return new(Deep) }},
		{`{"mine":1,"Mine":2,"named":{"same":3}}`, func() any { return new(Both) }},
		{`{"mine":1}`, func() any { return new(Both) }}, // *Right stays nil
		{`{"x":1}`, func() any { return new(Self) }},
		{`{"v":1}`, func() any { return new(Hider) }},
		{`{"left":{"same":1,"mine":2},"label":"x"}`, func() any { return new(Tagged) }},
	} {
		got, want := tc.new(), tc.new()
		if _, l := strict.Decode([]byte(tc.text), got); len(l) > 0 {
			t.Errorf("%s: %v", tc.text, l)
		}
		if err := json.Unmarshal([]byte(tc.text), want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(Hider{})); diff != "" {
			t.Errorf("%s into %T: %s", tc.text, got, diff)
		}
	}

	// Of two that are equally near neither counts; what cannot be set is not there.
	_, l := strict.Decode([]byte(`{"same":1}`), new(Both))
	if len(l) != 1 || l[0].Code != strict.UnknownField {
		t.Errorf("an ambiguous field: %v", l)
	}
	_, l = strict.Decode([]byte(`{"h":1}`), new(Hider))
	if len(l) != 1 || l[0].Code != strict.UnknownField {
		t.Errorf("a field out of reach: %v", l)
	}
}

func TestWhatIsKept(t *testing.T) {
	one, two := 1, 2
	got := everything{Text: "kept", List: []string{"a", "b"}, Map: map[string]int{"a": 1}, Ptr: &one, PairPtr: &pair{1, 2}}
	_, l := strict.Decode([]byte(`{"list":["c"],"map":{"b":2},"ptr":2,"pairPtr":null}`), &got)
	if len(l) > 0 {
		t.Fatal(l)
	}
	want := everything{Text: "kept", List: []string{"c"}, Map: map[string]int{"b": 2}, Ptr: &two}
	if diff := cmp.Diff(want, got, exported); diff != "" {
		t.Error(diff)
	}
}

func TestKeysThatAreTheSame(t *testing.T) {
	var got map[colour]int
	_, l := strict.Decode([]byte(`{"colour-1":1,"Colour-1":2,"blue":3,"colour-2":4}`), &got)
	want := "1:15: [\"Colour-1\"]: \"Colour-1\" is here already, written differently [json-duplicate-field]\n" +
		"1:28: blue: \"blue\" is no colour [json-value]\n"
	if diff := cmp.Diff(want, lines(l)); diff != "" {
		t.Error(diff)
	}
	if len(got) != 2 || got[colour{1}] != 1 || got[colour{2}] != 4 {
		t.Errorf("got %v", got)
	}
}

func TestNumbers(t *testing.T) {
	type numbers struct {
		I8  int8    `json:"i8"`
		I64 int64   `json:"i64"`
		U64 uint64  `json:"u64"`
		F32 float32 `json:"f32"`
		F64 float64 `json:"f64"`
	}
	var got numbers
	_, l := strict.Decode([]byte(`{"i8":-1.28e2,"i64":-9223372036854775808,"u64":18446744073709551615,"f32":1e38,"f64":-0}`), &got)
	want := numbers{-128, math.MinInt64, math.MaxUint64, 1e38, math.Copysign(0, -1)}
	if len(l) > 0 || got != want || !math.Signbit(got.F64) {
		t.Errorf("got %+v, %v", got, l)
	}
	for text, want := range map[string]string{
		`{"i8":128}`:                        "128 is out of range: -128 to 127",
		`{"i8":1e400}`:                      "1e400 is out of range: -128 to 127",
		`{"i64":9223372036854775808}`:       "9223372036854775808 is out of range: -9223372036854775808 to 9223372036854775807",
		`{"u64":-1}`:                        "-1 is out of range: 0 to 18446744073709551615",
		`{"u64":18446744073709551616}`:      "18446744073709551616 is out of range: 0 to 18446744073709551615",
		`{"u64":1e-3}`:                      "expected a whole number, found 1e-3",
		`{"i8":1` + zeros(39) + "}":         "1" + zeros(39) + " is out of range: -128 to 127",
		`{"f32":1e39}`:                      "1e39 is out of range",
		`{"f64":1e309}`:                     "1e309 is out of range",
		`{"f64":-1e309}`:                    "-1e309 is out of range",
		`{"f64":"1"}`:                       "expected number, found text",
		"{\"f64\":1" + zeros(400) + "}":     "1" + zeros(39) + "… is out of range",
		"{\"i8\":1." + zeros(400) + "1 }":   "expected a whole number, found 1." + zeros(38) + "…",
		"{\"i8\":1000" + zeros(400) + "00}": "1" + zeros(39) + "… is out of range: -128 to 127",
	} {
		if _, l := strict.Decode([]byte(text), new(numbers)); len(l) != 1 || l[0].Message != want {
			t.Errorf("%s: got %v, want %s", text, l, want)
		}
	}
}

func TestArrays(t *testing.T) {
	for text, want := range map[string]struct {
		got      [2]int
		problems string
	}{
		`[1,2]`:   {[2]int{1, 2}, ""},
		`[1]`:     {[2]int{1, 0}, "1:1: the list has 1 elements where 2 are needed [json-value]\n"},
		`[1,2,3]`: {[2]int{1, 2}, "1:1: the list has 3 elements where 2 are needed [json-value]\n"},
		`[1`:      {[2]int{1, 0}, "1:3: the text ends before the document does [json-syntax]\n"}, // no word on its length
		`{}`:      {[2]int{}, "1:1: expected list, found object [json-type]\n"},
	} {
		var got [2]int
		_, l := strict.Decode([]byte(text), &got)
		if got != want.got || lines(l) != want.problems {
			t.Errorf("%s: got %v\n%s", text, got, lines(l))
		}
	}
}

func zeros(n int) string { return strings.Repeat("0", n) }

// What cannot be read is a problem, never a panic.
func TestUnsupported(t *testing.T) {
	var nilPointer *record
	for name, into := range map[string]any{
		"nil": nil, "not a pointer": record{}, "nil pointer": nilPointer, "bytes": new([]byte), "interface": new(any),
		"channel": new(chan int), "function": new(func()), "complex": new(complex64), "uintptr": new(uintptr),
		"keys": new(map[int]string), "error": new(error),
	} {
		for _, text := range []string{`1`, `"a"`, `[1]`, `{"1":"x"}`, `true`} {
			if _, l := strict.Decode([]byte(text), into); len(l) == 0 || l[0].Code != strict.Type {
				t.Errorf("%s into %s: %v", text, name, l)
			}
			if err := strict.UnmarshalJSON([]byte(text), into); err == nil {
				t.Errorf("%s into %s: no error", text, name)
			}
		}
	}
}

func TestEncode(t *testing.T) {
	text, err := strict.Encode(map[string]any{"b": []int{1}, "a": "<é&\u2028>", "c": pair{1, 2}, "d": []int{}, "e": []int(nil)})
	want := "{\n  \"a\": \"<é&\u2028>\",\n  \"b\": [\n    1\n  ],\n  \"c\": [\n    1,\n    2\n  ],\n  \"d\": [],\n  \"e\": null\n}\n"
	if err != nil || string(text) != want {
		t.Errorf("got %v\n%swant\n%s", err, text, want)
	}
	for name, v := range map[string]any{
		"text not in UTF-8": "\xff",
		"name not in UTF-8": map[string]int{"\xff": 1},
		"keys that meet":    map[alike]int{0: 1, 1: 2},
		"NaN":               math.NaN(),
		"channel":           make(chan int),
		"a type's refusal":  clause{},
	} {
		if _, err := strict.Encode(v); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// alike writes all its values alike.
type alike int

func (alike) MarshalText() ([]byte, error) { return []byte("x"), nil }
