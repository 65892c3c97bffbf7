package strict_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/actors/strict"
)

// record is the struct that the codes' documentation shows.
type record struct {
	Name  string         `json:"name" parley:"required"`
	Since time.Time      `json:"since,omitzero"`
	Count uint8          `json:"count,omitempty"`
	Tags  []string       `json:"tags,omitempty"`
	Votes map[string]int `json:"votes,omitempty"`
	Nest  nest           `json:"nest,omitempty"`
}

// nest is a list of lists of lists …
type nest []nest

func TestExamplesOfCodes(t *testing.T) {
	problemtest.Run(t, ".", func(text string) problem.List {
		_, l := strict.Decode([]byte(text), new(record))
		return l
	})
}

// lines prints problems without their mends, one a line.
func lines(l problem.List) string {
	var b strings.Builder
	for _, p := range l {
		p.Mend = ""
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

func TestProblems(t *testing.T) {
	deep := strings.Repeat("[", 70) + strings.Repeat("]", 70)
	for name, tc := range map[string]struct{ text, want string }{
		"good":               {`{"name":"x","since":"2025-10-19T00:00:00Z","count":255,"tags":["a"],"votes":{"a":-1}}`, ""},
		"white space":        {" \t\r\n{\"name\":\"x\"}\n\n", ""},
		"nil for absent":     {`{"name":"x","tags":null,"votes":null}`, ""},
		"empty":              {``, "1:1: the document is empty [json-syntax]\n"},
		"blank":              {" \n ", "1:1: the document is empty [json-syntax]\n"},
		"blank, old Mac":     {"\r", "1:1: the document is empty [json-syntax]\n"}, // found by fuzzing: the place was behind the line's end
		"ends early":         {"{\"name\":\"x\",\"tags\":[\"a\"\n\n", "1:24: tags: the text ends before the document does [json-syntax]\n"},
		"ends in a text":     {`{"name":"x`, "1:11: the text ends before the document does [json-syntax]\n"},
		"comma":              {"{\"name\":\"x\",\n}", "1:12: invalid character ',' at start of value [json-syntax]\n"},
		"comment":            {"{\"name\":\"x\"\n// who\n}", "2:1: invalid character '/' after object value (expecting ',' or '}') [json-syntax]\n"},
		"no colon":           {`{"name" "x"}`, "1:9: invalid character '\"' after object name (expecting ':') [json-syntax]\n"},
		"no comma":           {`{"name":"x","tags":["a" ["b"]]}`, "1:25: tags: invalid character '[' after array element (expecting ',' or ']') [json-syntax]\n"},
		"name is a number":   {`{"name":"x", 1: 2}`, "1:14: object member name must be a string [json-syntax]\n"},
		"wrong bracket":      {`{"name":"x","tags":["a"}}`, "1:24: tags: invalid character '}' after array element (expecting ',' or ']') [json-syntax]\n"},
		"byte order mark":    {"\ufeff{}", "1:1: invalid character '\\ufeff' at start of value [json-syntax]\n"},
		"binary":             {"\xff\xfe", "1:1: invalid character '\\xff' at start of value [json-syntax]\n"},
		"unknown":            {`{"name":"x","nmae":1}`, "1:13: nmae: unknown field \"nmae\" [json-unknown-field]\n"},
		"unknown, odd":       {`{"name":"x","a b":1}`, "1:13: [\"a b\"]: unknown field \"a b\" [json-unknown-field]\n"},
		"case":               {`{"NAME":"x"}`, "1:2: NAME: field \"NAME\" is written \"name\" [json-field-case]\n"},
		"case, snake":        {`{"na_me":"x"}`, "1:2: na_me: field \"na_me\" is written \"name\" [json-field-case]\n"},
		"case, and right":    {`{"Name":7,"name":"x"}`, "1:2: Name: field \"Name\" is written \"name\" [json-field-case]\n"},
		"duplicate":          {`{"name":"x","name":7}`, "1:13: name: \"name\" is here twice [json-duplicate-field]\n"},
		"duplicate, unknown": {`{"name":"x","tags":[],"votes":{"a":1,"b":2,"a":"?"}}`, "1:44: votes.a: \"a\" is here twice [json-duplicate-field]\n"},
		"type":               {`{"name":["x"]}`, "1:9: name: expected text, found list [json-type]\n"},
		"type in a list":     {`{"name":"x","tags":["a",{},true]}`, "1:25: tags[1]: expected text, found object [json-type]\n1:28: tags[2]: expected text, found boolean [json-type]\n"},
		"type in a map":      {`{"name":"x","votes":{"a b":"1"}}`, "1:28: votes[\"a b\"]: expected number, found text [json-type]\n"},
		"type of the whole":  {`[]`, "1:1: expected object, found list [json-type]\n"},
		"null":               {`{"name":"x","count":null}`, "1:21: count: a value is needed, not null [json-type]\n"},
		"null, whole":        {`null`, "1:1: a value is needed, not null [json-type]\n"},
		"null in a list":     {`{"name":"x","tags":[null]}`, "1:21: tags[0]: a value is needed, not null [json-type]\n"},
		"null for a time":    {`{"name":"x","since":null}`, "1:21: since: a value is needed, not null [json-type]\n"},
		"null, required":     {`{"name":null}`, "1:9: name: a value is needed, not null [json-type]\n"},
		"range":              {`{"name":"x","count":256}`, "1:21: count: 256 is out of range: 0 to 255 [json-value]\n"},
		"fraction":           {`{"name":"x","count":1.5}`, "1:21: count: expected a whole number, found 1.5 [json-value]\n"},
		"not Unicode":        {"{\"name\":\"x\xff\"}", "1:9: name: the text is not valid Unicode [json-value]\n"},
		"half a pair":        {`{"name":"\ud800"}`, "1:9: name: the text is not valid Unicode [json-value]\n"},
		"name not Unicode":   {"{\"name\":\"x\",\"votes\":{\"a\xff\":1}}", "1:22: votes: the text is not valid Unicode [json-value]\n"},
		"missing":            {"\n {}", "2:2: name: field \"name\" is missing [json-missing-field]\n"},
		"not yet missing":    {`{"count":1`, "1:11: the text ends before the document does [json-syntax]\n"},
		"trailing":           {"{\"name\":\"x\"}\n  x", "2:3: text after the document's end [json-trailing]\n"},
		"trailing brace":     {`{"name":"x"}}`, "1:13: text after the document's end [json-trailing]\n"},
		"trailing zero byte": {"{\"name\":\"x\"}\x00", "1:13: text after the document's end [json-trailing]\n"},
		"deep":               {`{"name":"x","tags":[` + deep + `]}`, "1:21: tags[0]: expected text, found list [json-type]\n1:83: tags" + strings.Repeat("[0]", 63) + ": nested deeper than 64 [json-limit]\n"},
		"long name":          {`{"name":"x","votes":{"` + strings.Repeat("a", 257) + `":1}}`, "1:22: votes: a name has more than 256 bytes [json-limit]\n"},
		"deep, then broken":  {`{"name":"x","nest":` + strings.Repeat("[", 70), "1:90: nest" + strings.Repeat("[0]", 62) + ": the text ends before the document does [json-syntax]\n"},
		"name long enough":   {`{"name":"x","votes":{"` + strings.Repeat("a", 256) + `":1}}`, ""},
		"columns are runes":  {`{"name":"ééé","count":-1}`, "1:23: count: -1 is out of range: 0 to 255 [json-value]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			_, l := strict.Decode([]byte(tc.text), new(record))
			if diff := cmp.Diff(tc.want, lines(l)); diff != "" {
				t.Error(diff)
			}
			for _, p := range l {
				if p.Soft {
					t.Errorf("%v is soft", p)
				}
			}
		})
	}
}

func TestMends(t *testing.T) {
	for text, want := range map[string]string{
		`{"name":"x","tagz":[]}`:         `did you mean "tags"?`,
		`{"name":"x",}`:                  "remove the comma",
		`{'name':"x"}`:                   `use double quotes: "`,
		"{\"name\":\"x\" /* who */}":     "JSON has no comments; remove it",
		"\ufeff{\"name\":\"x\"}":         "save the document without a byte order mark",
		`{"name":"x"}{}`:                 "remove it; a document is one value",
		`{"name":"x","completely":"no"}`: "",
	} {
		_, l := strict.Decode([]byte(text), new(record))
		if len(l) != 1 || l[0].Mend != want {
			t.Errorf("%s: got %v, want the mend %q", text, l, want)
		}
	}
}

// Ten mistakes of ten kinds in one document are all told, each at its place, and
// what is good is there.
func TestTenMistakes(t *testing.T) {
	const text = `{
  "Title": "Doha",
  "parties": ["afg", 7],
  "sinse": "2025-10-19T00:00:00Z",
  "since": "last spring",
  "round": 1.5,
  "weight": 1e999,
  "votes": {"pak": 1, "pak": 2},
  "place": {"lat": null, "lng": 66.4},
  "size": [1, 2, 3],
  "note": "kept"
} and so on
`
	var got struct {
		Title   string         `json:"title"`
		Parties []string       `json:"parties"`
		Since   time.Time      `json:"since,omitzero"`
		Round   int            `json:"round"`
		Weight  float64        `json:"weight"`
		Votes   map[string]int `json:"votes"`
		Place   struct {
			Lat float64 `json:"lat"`
			Lng float64 `json:"lng"`
		} `json:"place"`
		Size [2]int `json:"size"`
		Note string `json:"note"`
	}
	_, l := strict.Decode([]byte(text), &got)
	want := `2:3: Title: field "Title" is written "title" [json-field-case]
3:22: parties[1]: expected text, found number [json-type]
4:3: sinse: unknown field "sinse" [json-unknown-field]
5:12: since: parsing time "last spring" [json-value]
6:12: round: expected a whole number, found 1.5 [json-value]
7:13: weight: 1e999 is out of range [json-value]
8:23: votes.pak: "pak" is here twice [json-duplicate-field]
9:20: place.lat: a value is needed, not null [json-type]
10:11: size: the list has 3 elements where 2 are needed [json-value]
12:3: text after the document's end [json-trailing]
`
	for i, p := range l { // how package time explains itself is its own affair
		if before, _, ok := strings.Cut(p.Message, ` as "`); ok {
			l[i].Message = strings.ReplaceAll(before, `\"`, "")
			l[i].Message = strings.ReplaceAll(l[i].Message, `""`, `"`)
		}
	}
	if diff := cmp.Diff(want, lines(l)); diff != "" {
		t.Error(diff)
	}
	if got.Title != "Doha" || got.Note != "kept" || got.Place.Lng != 66.4 || got.Votes["pak"] != 1 ||
		got.Size != [2]int{1, 2} || !cmp.Equal(got.Parties, []string{"afg", ""}) {
		t.Errorf("something good was lost: %+v", got)
	}
}

func TestGoodPartsBeforeSyntaxError(t *testing.T) {
	var got record
	_, l := strict.Decode([]byte(`{"name":"x","count":3,"votes":{"a":1,"b":2,"c"`), &got)
	if want := (record{Name: "x", Count: 3, Votes: map[string]int{"a": 1, "b": 2}}); !cmp.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(l) != 1 || l[0].Code != strict.Syntax || l[0].Path != "votes" {
		t.Errorf("got %v, want one syntax error in votes", l)
	}
}

func TestLimits(t *testing.T) {
	t.Run("size", func(t *testing.T) {
		got := record{Name: "untouched"}
		s, l := strict.Decode(make([]byte, strict.MaxSize+1), &got)
		if len(l) != 1 || l[0].Code != strict.Limit || got.Name != "untouched" {
			t.Errorf("got %v, %+v", l, got)
		}
		if _, _, ok := s.Locate(""); ok {
			t.Error("a document that was not read has a place")
		}
	})
	t.Run("just the size", func(t *testing.T) {
		text := []byte(`{"name":"x"}`)
		text = append(text, strings.Repeat(" ", strict.MaxSize-len(text))...)
		source, l := strict.Decode(text, new(record))
		if line, column, ok := source.Locate("name"); len(l) != 0 || line != 1 || column != 9 || !ok {
			t.Errorf("got %v, and the name at %d:%d", l, line, column)
		}
	})
	t.Run("values", func(t *testing.T) {
		var got []int
		text := "[" + strings.Repeat("1,", strict.MaxValues-1) + "1]"
		_, l := strict.Decode([]byte(text), &got)
		if len(l) != 1 || l[0].Code != strict.Limit || len(got) != strict.MaxValues-1 {
			t.Errorf("got %v and %d elements", l, len(got))
		}
		_, l = strict.Decode([]byte(strings.Replace(text, "1,", "", 1)), &got)
		if len(l) != 0 || len(got) != strict.MaxValues-1 {
			t.Errorf("one less: got %v and %d elements", l, len(got))
		}
	})
	t.Run("depth", func(t *testing.T) {
		var got nest
		for depth, want := range map[int]int{strict.MaxDepth: 0, strict.MaxDepth + 1: 1} {
			_, l := strict.Decode([]byte(strings.Repeat("[", depth)+strings.Repeat("]", depth)), &got)
			if len(l) != want {
				t.Errorf("depth %d: got %v, want %d problems", depth, l, want)
			}
		}
	})
	t.Run("problems", func(t *testing.T) {
		_, l := strict.Decode([]byte("["+strings.Repeat("true,", 4999)+"true]"), new([]int))
		last := l[len(l)-1]
		if len(l) != strict.MaxProblems || last != problem.More(5000-strict.MaxProblems+1, false) {
			t.Errorf("got %d problems, the last %v", len(l), last)
		}
		for n, more := range map[int]bool{strict.MaxProblems: false, strict.MaxProblems + 1: true} {
			text := "[" + strings.Repeat(`{"nam":0},`, n) + "{}]"
			_, l := strict.Decode([]byte(text), new([]struct{ Name string }))
			if len(l) != strict.MaxProblems || l[0].Mend == "" || (l[len(l)-1] == problem.More(2, false)) != more {
				t.Errorf("of %d problems %d are told, first %v, last %v", n, len(l), l[0], l[len(l)-1])
			}
		}
	})
}
