package strict_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

func TestSumType(t *testing.T) {
	for text, tc := range map[string]struct {
		want     []clause
		problems string
	}{
		`[{"id":"1","forbids":["shelling"],"except":"none"},{"promise":"talks","id":"2"}]`: {
			[]clause{{"1", prohibition{[]string{"shelling"}, "none"}}, {"2", promise{"talks"}}}, "",
		},
		`[{"id":"1","forbids":["shelling",7],"exept":"none"}]`: {
			[]clause{{"1", prohibition{Forbids: []string{"shelling", ""}}}},
			"1:34: [0].forbids[1]: expected text, found number [json-type]\n" +
				"1:37: [0].exept: unknown field \"exept\" [json-unknown-field]\n",
		},
		`[{"promise":"talks"}]`: {
			[]clause{{"", promise{"talks"}}}, "1:2: [0].id: field \"id\" is missing [json-missing-field]\n",
		},
		`[{"id":"1"},{"id":"2","promise":"x","forbids":[]}]`: {
			[]clause{{}, {}}, "1:2: [0]: a clause either forbids or promises [term]\n1:13: [1]: a clause either forbids or promises [term]\n",
		},
		`[null,"x"]`: {
			[]clause{{}, {}}, "1:2: [0]: a clause either forbids or promises [term]\n1:7: [1]: a clause either forbids or promises [term]\n",
		},
	} {
		var got []clause
		_, l := strict.Decode([]byte(text), &got)
		if diff := cmp.Diff(tc.want, got, exported); diff != "" {
			t.Errorf("%s:\n%s", text, diff)
		}
		if diff := cmp.Diff(tc.problems, lines(l)); diff != "" {
			t.Errorf("%s:\n%s", text, diff)
		}
	}
}

func TestUnmarshalJSON(t *testing.T) {
	var c clause
	if err := json.Unmarshal([]byte(` {"id":"1","promise":"talks"}`), &c); err != nil || c != (clause{"1", promise{"talks"}}) {
		t.Errorf("got %v, %v", c, err)
	}

	// Strictness is not lost within encoding/json, and the problems come out as such.
	err := json.Unmarshal([]byte(`[{"id":"1","promise":"talks","idd":0,"ID":""}]`), &[]clause{})
	var l problem.List
	if !errors.As(err, &l) {
		t.Fatalf("got %v, want a problem.List", err)
	}
	want := "1:29: idd: unknown field \"idd\" [json-unknown-field]\n1:37: ID: field \"ID\" is written \"id\" [json-field-case]\n"
	if diff := cmp.Diff(want, lines(l)); diff != "" {
		t.Error(diff)
	}
}

// lonely is strict within encoding/json by UnmarshalJSON alone.
type lonely struct {
	A int `json:"a"`
	B struct {
		C int `json:"c"`
	} `json:"b"`
}

func (l *lonely) UnmarshalJSON(data []byte) error { return strict.UnmarshalJSON(data, l) }

func TestUnmarshalJSONDoesNotRecur(t *testing.T) {
	var got lonely
	if err := json.Unmarshal([]byte(`{"a":1}`), &got); err != nil || got.A != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
	if err := json.Unmarshal([]byte(`{"a":1,"x":2}`), &got); err == nil {
		t.Error("an unknown field passed")
	}
}

// Problems that an inner decoding found have their place in the whole document.
func TestInnerProblems(t *testing.T) {
	var got map[string]lonely
	_, l := strict.Decode([]byte("{\n \"one\": {\"a\": true,\n  \"b\": {\"d\": 1}}}"), &got)
	want := "2:15: one.a: expected number, found boolean [json-type]\n3:9: one.b.d: unknown field \"d\" [json-unknown-field]\n"
	if diff := cmp.Diff(want, lines(l)); diff != "" {
		t.Error(diff)
	}

	// unplaced reports a problem that has a path only.
	var u struct {
		U unplaced `json:"u"`
	}
	_, l = strict.Decode([]byte("{\n \"u\": {\"list\": [1, 2]}}"), &u)
	if diff := cmp.Diff("2:20: u.list[1]: no [x]\n", lines(l)); diff != "" {
		t.Error(diff)
	}
}

type unplaced struct{}

func (*unplaced) UnmarshalJSON([]byte) error {
	return fmt.Errorf("wrapped: %w", problem.List{{Code: "x", Path: "list[1]", Message: "no"}})
}

func TestDecodeIntoItself(t *testing.T) {
	var got checked
	if _, l := strict.Decode([]byte(`{"from":1,"until":2}`), &got); len(l) > 0 || got != (checked{1, 2}) {
		t.Errorf("got %+v, %v", got, l)
	}
	_, l := strict.Decode([]byte(`{"from":3,"until":2}`), &got)
	if diff := cmp.Diff("1:1: from is after until [order]\n", lines(l)); diff != "" {
		t.Error(diff)
	}
	// Decode says that something was wrong, and the check is left out.
	_, l = strict.Decode([]byte(`{"from":3,"until":"x"}`), &got)
	if diff := cmp.Diff("1:19: until: expected number, found text [json-type]\n", lines(l)); diff != "" {
		t.Error(diff)
	}
}

func TestTextOrObject(t *testing.T) {
	for text, want := range map[string]word{
		`"truce"`:                      {Text: "truce"},
		`{"text":"truce","lang":"en"}`: {Text: "truce", Lang: "en"},
	} {
		var got word
		if _, l := strict.Decode([]byte(text), &got); len(l) > 0 || got != want {
			t.Errorf("%s: got %+v, %v", text, got, l)
		}
	}
	if _, l := strict.Decode([]byte(`7`), new(word)); len(l) != 1 || l[0].Code != strict.Type {
		t.Errorf("a number: %v", l)
	}
}

// walker notes what a Node tells.
type walker struct{ told []string }

func (w *walker) UnmarshalStrict(n strict.Node) {
	w.told = append(w.told, fmt.Sprintf("%s %v %s", n.Path(), n.Kind(), n.Raw()))
	for name, kid := range n.Members() {
		if same, ok := n.Field(name); !ok || same.Path() != kid.Path() {
			w.told = append(w.told, "Field and Members differ")
		}
		w.UnmarshalStrict(kid)
		if name == "stop" {
			break
		}
	}
	for _, kid := range n.Elements() {
		w.UnmarshalStrict(kid)
		if kid.Kind() == strict.Null {
			break
		}
	}
}

func TestNode(t *testing.T) {
	var w walker
	strict.Decode([]byte(`{"b":[1, "x",null,2],"a":{}, "b":0, "stop":true,"c":1}`), &w)
	want := []string{
		` object {"b":[1, "x",null,2],"a":{}, "b":0, "stop":true,"c":1}`,
		`b list [1, "x",null,2]`, `b[0] number 1`, `b[1] text "x"`, `b[2] null null`,
		`a object {}`, `stop boolean true`,
	}
	if diff := cmp.Diff(want, w.told); diff != "" {
		t.Error(diff)
	}
}

func TestZeroNode(t *testing.T) {
	var n strict.Node
	n.Problem("x", "nobody hears this", "")
	if _, ok := n.Field("a"); ok || n.Kind() != strict.Invalid || n.Path() != "" || n.Raw() != nil || n.Decode(new(int)) {
		t.Error("the zero Node is something")
	}
	for range n.Members() {
		t.Error("the zero Node has members")
	}
	for range n.Elements() {
		t.Error("the zero Node has elements")
	}
}

// raws keeps the raw texts and spoils the copies that it was given.
type raws struct{ first string }

func (r *raws) UnmarshalStrict(n strict.Node) {
	raw := n.Raw()
	r.first = string(raw)
	clear(raw)
}

func TestRawIsACopy(t *testing.T) {
	data := []byte(`{"a":1}`)
	source, _ := strict.Decode(data, new(raws))
	clear(data)
	clear(source.Text())
	if got := string(source.Text()); got != `{"a":1}` {
		t.Errorf("the source was changed: %q", got)
	}
}

func TestKindString(t *testing.T) {
	var got []string
	for k := range strict.Kind(8) {
		got = append(got, k.String())
	}
	want := []string{"invalid", "null", "boolean", "number", "text", "list", "object", "Kind(7)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
