package render_test

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/render"
)

func TestCodes(t *testing.T) {
	problemtest.Run(t, ".", func(text string) problem.List {
		p := render.Page{Title: "t"}
		switch text = strings.TrimSpace(text); text {
		case "a mark with the verdict 7":
			p.Marks = []render.Mark{{ID: "a", Alleged: 7}}
		case "a mark on 31 February":
			p.Marks = []render.Mark{{ID: "a", When: ceasefire.On(2014, time.February, 31, "UTC")}}
		case "2001 notes":
			p.Notes = make([]string, 2001)
		default:
			p.Title = ""
			if err := json.Unmarshal([]byte(text), &p); err != nil {
				t.Fatal(err)
			}
		}
		var list problem.List
		if err := render.HTML(io.Discard, p); err != nil && !errors.As(err, &list) {
			t.Fatal(err)
		}
		return list
	})
}

// TestProblems pins that all problems come at once, with places and mends, and that
// nothing is written.
func TestProblems(t *testing.T) {
	p := render.Page{
		Marks:  []render.Mark{{ID: "a"}, {ID: "a"}},
		Areas:  []render.Area{{}},
		Tables: []render.Table{{Head: []string{"x"}, Rows: [][]string{{"1"}, {"1", "2"}}}},
	}
	var b strings.Builder
	err := render.HTML(&b, p)
	want := strings.Join([]string{
		`Areas[0]: the area needs just one of Area, Disc and Corridor, and has 0 (set one of them) [page-shape]`,
		`Areas[0].Names: it has no name (give it a name) [page-name]`,
		`Marks[1].ID: the id "a" is that of mark 0 too (give each mark an id of its own) [page-mark-id]`,
		`Tables[0].Rows[1]: the row has 2 cells, the table 1 columns (give each row a cell for each head) [page-table]`,
		`Title: the page has no title (give the page a title) [page-title]`,
	}, "\n")
	if err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("%d bytes written, got:\n%v\nwant:\n%s", b.Len(), err, want)
	}
	p.Marks = make([]render.Mark, 500)
	var list problem.List
	if err := render.Timeline(&b, p); !errors.As(err, &list) || len(list) != 100 || list[99].Code != problem.MoreProblems {
		t.Errorf("not capped: %d", len(list))
	}
}
