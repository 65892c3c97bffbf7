package strict_test

import (
	"encoding/json"
	"fmt"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

// All problems come at once, and what is good is there all the same.
func ExampleDecode() {
	type clause struct {
		ID   string   `json:"id" parley:"required"`
		Acts []string `json:"acts,omitempty"`
		Days int      `json:"days,omitempty"`
	}
	var clauses []clause
	_, found := strict.Decode([]byte(`[
  {"id": "1", "acs": ["shelling"], "days": 2.5},
  {"acts": ["sniping"], "days": 7}
]`), &clauses)
	for _, p := range found {
		fmt.Println(p)
	}
	fmt.Println(clauses[1].Acts, clauses[1].Days)
	// Output:
	// 2:15: [0].acs: unknown field "acs" (did you mean "acts"?) [json-unknown-field]
	// 2:44: [0].days: expected a whole number, found 2.5 [json-value]
	// 3:3: [1].id: field "id" is missing [json-missing-field]
	// [sniping] 7
}

// What is found only later, by code that knows paths, is placed in the text.
func ExampleSource_Place() {
	text := []byte("{\n  \"parties\": [\"afg\", \"pka\"]\n}\n")
	var truce struct {
		Parties []string `json:"parties"`
	}
	source, _ := strict.Decode(text, &truce)

	later := problem.List{{Code: "unknown-actor", Path: "parties[1]", Message: `unknown actor "pka"`}}
	source.Place("truce.json", later)
	fmt.Println(later[0])
	fmt.Print(problem.Snippet(text, later[0]))
	// Output:
	// truce.json:2:22: parties[1]: unknown actor "pka" [unknown-actor]
	//   "parties": ["afg", "pka"]
	//                      ^
}

func ExampleEncode() {
	text, err := strict.Encode(struct {
		Title string         `json:"title"`
		Votes map[string]int `json:"votes"`
		Note  string         `json:"note,omitempty"`
	}{"Doha & Istanbul", map[string]int{"pak": 2, "afg": 1}, ""})
	fmt.Printf("%s%v\n", text, err)
	// Output:
	// {
	//   "title": "Doha & Istanbul",
	//   "votes": {
	//     "afg": 1,
	//     "pak": 2
	//   }
	// }
	// <nil>
}

// Shape is a sum type: a Circle or a Square.
type Shape interface{ isShape() }

type Circle struct {
	Radius float64 `json:"radius" parley:"required"`
}

type Square struct {
	Side float64 `json:"side" parley:"required"`
}

func (Circle) isShape() {}
func (Square) isShape() {}

// Figure is a named Shape; both are on one level in a document.
type Figure struct {
	Name  string
	Shape Shape
}

func (f *Figure) UnmarshalStrict(n strict.Node) {
	type named struct {
		Name string `json:"name"`
	}
	if _, ok := n.Field("radius"); ok {
		var flat struct {
			named
			Circle
		}
		n.Decode(&flat)
		*f = Figure{flat.Name, flat.Circle}
	} else if _, ok := n.Field("side"); ok {
		var flat struct {
			named
			Square
		}
		n.Decode(&flat)
		*f = Figure{flat.Name, flat.Square}
	} else {
		n.Problem("no-shape", "a figure needs a radius or a side", "")
	}
}

// UnmarshalJSON makes encoding/json read it as strictly.
func (f *Figure) UnmarshalJSON(data []byte) error { return strict.UnmarshalJSON(data, f) }

func ExampleUnmarshaler() {
	var figures []Figure
	_, found := strict.Decode([]byte(`[{"name":"a","radius":1},{"name":"b","side":2,"radios":3},{"name":"c"}]`), &figures)
	fmt.Println(figures[0], figures[1])
	fmt.Println(found)

	err := json.Unmarshal([]byte(`{"side":"long"}`), new(Figure))
	fmt.Println(err)
	// Output:
	// {a {1}} {b {2}}
	// 1:47: [1].radios: unknown field "radios" [json-unknown-field]
	// 1:59: [2]: a figure needs a radius or a side [no-shape]
	// 1:9: side: expected number, found text [json-type]
}
