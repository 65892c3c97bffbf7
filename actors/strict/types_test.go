package strict_test

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors/strict"
)

// What the tests read: one type of every sort that the package knows.

// colour reads itself from text, and is comparable, so that it can be a key. Its
// zero value is the empty text.
type colour struct{ n uint8 }

func (c colour) MarshalText() ([]byte, error) {
	if c.n == 0 {
		return nil, nil
	}
	return fmt.Appendf(nil, "colour-%d", c.n), nil
}

func (c *colour) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = colour{}
		return nil
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(strings.ToLower(string(text)), "colour-"), 10, 8)
	if err != nil || n == 0 {
		return fmt.Errorf("%q is no colour", text)
	}
	*c = colour{uint8(n)}
	return nil
}

// level is an enumeration: a uint8 that is text in documents.
type level uint8

func (l level) MarshalText() ([]byte, error) { return []byte(strings.Repeat("I", int(l))), nil }

func (l *level) UnmarshalText(text []byte) error {
	if strings.Trim(string(text), "I") != "" {
		return fmt.Errorf("%q is no level", text)
	}
	*l = level(len(text))
	return nil
}

// pair knows nothing of this package: it reads itself from JSON, as [1,2].
type pair struct{ a, b int }

func (p pair) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "[%d,%d]", p.a, p.b), nil }

func (p *pair) UnmarshalJSON(data []byte) error {
	var ab [2]int
	if err := json.Unmarshal(data, &ab); err != nil {
		return fmt.Errorf("no pair: %w", err)
	}
	p.a, p.b = ab[0], ab[1]
	return nil
}

// term is a sum type: a sealed interface.
type term interface{ isTerm() }

type prohibition struct {
	Forbids []string `json:"forbids" parley:"required"`
	Except  string   `json:"except,omitempty"`
}

type promise struct {
	Promise string `json:"promise" parley:"required"`
}

func (prohibition) isTerm() {}
func (promise) isTerm()     {}

// clause has its own fields and those of its term on one level.
type clause struct {
	ID   string `json:"id" parley:"required"`
	Term term   `json:"-"`
}

func (c *clause) UnmarshalStrict(n strict.Node) {
	type plain clause // without this method
	_, forbids := n.Field("forbids")
	_, promises := n.Field("promise")
	switch {
	case forbids == promises:
		n.Problem("term", "a clause either forbids or promises", "")
	case forbids:
		var flat struct {
			plain
			prohibition
		}
		n.Decode(&flat)
		*c = clause(flat.plain)
		c.Term = flat.prohibition
	default:
		var flat struct {
			plain
			promise
		}
		n.Decode(&flat)
		*c = clause(flat.plain)
		c.Term = flat.promise
	}
}

func (c *clause) UnmarshalJSON(data []byte) error { return strict.UnmarshalJSON(data, c) }

func (c clause) MarshalJSON() ([]byte, error) {
	switch t := c.Term.(type) {
	case prohibition:
		return json.Marshal(struct {
			ID string `json:"id"`
			prohibition
		}{c.ID, t})
	case promise:
		return json.Marshal(struct {
			ID string `json:"id"`
			promise
		}{c.ID, t})
	}
	return nil, fmt.Errorf("clause %q has no term", c.ID)
}

// checked reads itself by the rules, and then looks at the result.
type checked struct {
	From  int `json:"from"`
	Until int `json:"until"`
}

func (c *checked) UnmarshalStrict(n strict.Node) {
	if n.Decode(c) && c.From > c.Until {
		n.Problem("order", "from is after until", "swap them")
	}
}

// word is a text or, in full, an object.
type word struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
}

func (w *word) UnmarshalText(text []byte) error { *w = word{Text: string(text)}; return nil }

func (w *word) UnmarshalStrict(n strict.Node) { n.Decode(w) }

type id string

type base struct {
	Serial uint64 `json:"serial,omitempty"`
	Shade  colour `json:"shade,omitzero"`
}

type Extra struct {
	Remark string `json:"remark,omitempty"`
}

// everything has a field of every sort.
type everything struct {
	base
	*Extra

	Text    string            `json:"text"`
	Odd     string            `json:"odd name,omitempty"`
	Plain   bool              // no tag: the Go name
	Skipped string            `json:"-"`
	ID      id                `json:"id,omitempty"`
	I8      int8              `json:"i8,omitempty"`
	I64     int64             `json:"i64,omitempty"`
	U16     uint16            `json:"u16"`
	F32     float32           `json:"f32,omitempty"`
	F64     float64           `json:"f64"`
	Colour  colour            `json:"colour,omitzero"`
	Levels  []level           `json:"levels,omitempty"`
	Pair    pair              `json:"pair"`
	PairPtr *pair             `json:"pairPtr"`
	Ptr     *int              `json:"ptr,omitempty"`
	PtrPtr  **string          `json:"ptrPtr"`
	List    []string          `json:"list"`
	Lists   [][]int           `json:"lists,omitempty"`
	Array   [2]bool           `json:"array"`
	Map     map[string]int    `json:"map"`
	ByID    map[id][]float64  `json:"byID,omitempty"`
	ByShade map[colour]pair   `json:"byShade,omitempty"`
	Clauses []clause          `json:"clauses,omitempty"`
	Checked checked           `json:"checked,omitzero"`
	Inner   *everything       `json:"inner,omitempty"`
	Inners  map[string]nested `json:"inners,omitempty"`
}

type nested struct {
	Level level `json:"level,omitempty"`
	More  []struct {
		Note string `json:"note"`
	} `json:"more,omitempty"`
}
