package problem_test

import (
	"fmt"
	"slices"

	"github.com/parley-go/parley/actors/problem"
)

// What a command prints for a document that was refused.
func Example() {
	src := []byte("{\n\t\"acts\": [\"sheling\"]\n}\n")
	acts := slices.Values([]string{"abduction", "shelling", "sniping"})

	found := problem.List{{
		Code: "unknown-act", Doc: "truce.json", Path: problem.Index("acts", 0), Line: 2, Column: 11,
		Message: `unknown act "sheling"`,
		Mend:    fmt.Sprintf("did you mean %q?", problem.DidYouMean("sheling", acts)),
	}}
	for _, p := range found.Capped(20) {
		fmt.Println(p)
		fmt.Print(problem.Snippet(src, p))
	}
	fmt.Println("refused:", found.Err() != nil)
	// Output:
	// truce.json:2:11: acts[0]: unknown act "sheling" (did you mean "shelling"?) [unknown-act]
	// 	"acts": ["sheling"]
	// 	         ^
	// refused: true
}

func ExampleField() {
	fmt.Println(problem.Field(problem.Index("rounds", 2), "chair"))
	fmt.Println(problem.Field("roles", "head of delegation"))
	// Output:
	// rounds[2].chair
	// roles["head of delegation"]
}

func ExampleList_Capped() {
	l := problem.List{{Message: "first"}, {Message: "second"}, {Message: "third"}}
	fmt.Println(l.Capped(2))
	// Output:
	// first
	// 2 more problems are not shown [more-problems]
}
