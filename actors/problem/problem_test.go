package problem_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"pgregory.net/rapid"
)

func TestString(t *testing.T) {
	full := problem.Problem{
		Code: "unknown-act", Doc: "truce.json", Path: "clauses[3].acts[1]", Line: 12, Column: 7,
		Message: `unknown act "sheling"`, Mend: `did you mean "shelling"?`,
	}
	with := func(change func(*problem.Problem)) problem.Problem {
		p := full
		change(&p)
		return p
	}
	for name, tc := range map[string]struct {
		p    problem.Problem
		want string
	}{
		"full":        {full, `truce.json:12:7: clauses[3].acts[1]: unknown act "sheling" (did you mean "shelling"?) [unknown-act]`},
		"no doc":      {with(func(p *problem.Problem) { p.Doc = "" }), `12:7: clauses[3].acts[1]: unknown act "sheling" (did you mean "shelling"?) [unknown-act]`},
		"no position": {with(func(p *problem.Problem) { p.Line, p.Column = 0, 0 }), `truce.json: clauses[3].acts[1]: unknown act "sheling" (did you mean "shelling"?) [unknown-act]`},
		"no column":   {with(func(p *problem.Problem) { p.Column = 0 }), `truce.json:12: clauses[3].acts[1]: unknown act "sheling" (did you mean "shelling"?) [unknown-act]`},
		"whole":       {with(func(p *problem.Problem) { p.Path = "" }), `truce.json:12:7: unknown act "sheling" (did you mean "shelling"?) [unknown-act]`},
		"no mend":     {with(func(p *problem.Problem) { p.Mend = "" }), `truce.json:12:7: clauses[3].acts[1]: unknown act "sheling" [unknown-act]`},
		"soft":        {with(func(p *problem.Problem) { p.Soft = true }), `truce.json:12:7: warning: clauses[3].acts[1]: unknown act "sheling" (did you mean "shelling"?) [unknown-act]`},
		"zero":        {problem.Problem{}, ""},
		"hostile":     {problem.Problem{Message: "a\r\nb\x1b[31mc\u2028d"}, "a  b [31mc d"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tc.p.String(); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
			if tc.p.Error() != tc.p.String() {
				t.Error("Error and String differ")
			}
		})
	}
}

func TestExamplesOfCodes(t *testing.T) {
	problemtest.Run(t, ".", func(text string) problem.List {
		var l problem.List
		for _, code := range strings.Fields(text) {
			l = append(l, problem.Problem{Code: problem.Code(code), Message: "m"})
		}
		return l.Capped(1)
	})
}

var (
	hard    = problem.Problem{Code: "a", Message: "hard"}
	warning = problem.Problem{Code: "b", Message: "warning", Soft: true}
)

func TestErr(t *testing.T) {
	if err := (problem.List{}).Err(); err != nil {
		t.Errorf("empty list: %v", err)
	}
	if err := (problem.List{warning}).Err(); err != nil {
		t.Errorf("warnings only: %v", err)
	}
	err := problem.List{warning, hard, warning}.Err()
	var l problem.List
	if !errors.As(err, &l) || len(l) != 1 || l[0] != hard {
		t.Errorf("got %#v, want a List of the hard problem", err)
	}
	var p problem.Problem
	if !errors.As(err, &p) || p != hard {
		t.Errorf("errors.As found %v", p)
	}
	if !errors.Is(err, hard) {
		t.Error("errors.Is does not find the problem")
	}
}

func TestListError(t *testing.T) {
	got := problem.List{hard, warning}.Error()
	if want := "hard [a]\nwarning: warning [b]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSortOrder(t *testing.T) {
	want := problem.List{
		{Message: "no place at all"},
		{Path: "terms"},
		{Path: "terms[9]"},
		{Path: "terms[9].where"},
		{Path: "terms[10]"},
		{Line: 1, Path: "z"},
		{Line: 2, Column: 1},
		{Line: 2, Column: 10, Path: "a"},
		{Line: 2, Column: 10, Path: "b", Code: "a"},
		{Line: 2, Column: 10, Path: "b", Code: "b"},
		{Line: 2, Column: 10, Path: "b", Code: "b", Message: "m"},
		{Line: 10},
		{Doc: "a", Line: 1},
		{Doc: "b"},
		{Code: problem.MoreProblems, Message: "2 more problems"},
	}
	rapid.Check(t, func(t *rapid.T) {
		got := problem.List(rapid.Permutation(want).Draw(t, "shuffled"))
		got.Sort()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func problems() *rapid.Generator[problem.Problem] {
	return rapid.Custom(func(t *rapid.T) problem.Problem {
		return problem.Problem{
			Code:    problem.Code(rapid.SampledFrom([]string{"a", "b", "more-problems"}).Draw(t, "code")),
			Doc:     rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "doc"),
			Path:    rapid.StringMatching(`(a|b|\[0{0,2}[0-9]{1,2}\]|\.){0,5}`).Draw(t, "path"),
			Line:    rapid.IntRange(0, 2).Draw(t, "line"),
			Column:  rapid.IntRange(0, 2).Draw(t, "column"),
			Message: rapid.SampledFrom([]string{"m", "n"}).Draw(t, "message"),
			Soft:    rapid.Bool().Draw(t, "soft"),
		}
	})
}

func TestSortIsStableAndIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := problem.List(rapid.SliceOf(problems()).Draw(t, "list"))
		for i := range l {
			l[i].Mend, l[i].Soft = "", false // all that is left decides the order
		}
		shuffled := problem.List(rapid.Permutation(l).Draw(t, "shuffled"))
		l.Sort()
		shuffled.Sort()
		if !slices.Equal(l, shuffled) {
			t.Fatalf("order depends on the input:\n%v\n\n%v", l, shuffled)
		}
	})
}

func TestHardAndSoftPartition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := problem.List(rapid.SliceOf(problems()).Draw(t, "list"))
		h, s := l.Hard(), l.Soft()
		for _, p := range l {
			part := &h
			if p.Soft {
				part = &s
			}
			if len(*part) == 0 || (*part)[0] != p {
				t.Fatalf("%v is lost or out of order", p)
			}
			*part = (*part)[1:]
		}
		if len(h)+len(s) != 0 {
			t.Fatalf("made up: %v %v", h, s)
		}
	})
}

func TestCapped(t *testing.T) {
	three := problem.List{hard, warning, warning}
	for name, tc := range map[string]struct {
		l    problem.List
		n    int
		want problem.List
	}{
		"fits":            {three, 3, three},
		"rest is soft":    {three, 2, problem.List{hard, problem.More(2, true)}},
		"rest is hard":    {three, 1, problem.List{problem.More(3, false)}},
		"below one":       {three, -5, problem.List{problem.More(3, false)}},
		"empty":           {nil, 1, nil},
		"capped again":    {three.Capped(2), 1, problem.List{problem.More(3, false)}},
		"one is left out": {problem.List{problem.More(1, false), hard}, 1, problem.List{problem.More(2, false)}},
	} {
		t.Run(name, func(t *testing.T) {
			before := slices.Clone(tc.l)
			if diff := cmp.Diff(tc.want, tc.l.Capped(tc.n)); diff != "" {
				t.Error(diff)
			}
			if !slices.Equal(before, tc.l) {
				t.Error("the list was changed")
			}
		})
	}
	if got := problem.More(1, false).Message; got != "1 more problem is not shown" {
		t.Error(got)
	}
	if got := problem.More(2, false).Message; got != "2 more problems are not shown" {
		t.Error(got)
	}
}

func TestCappedKeepsCountAndErr(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := problem.List(rapid.SliceOf(problems().Filter(func(p problem.Problem) bool { return p.Code != problem.MoreProblems })).Draw(t, "list"))
		n, m := rapid.IntRange(1, 9).Draw(t, "n"), rapid.IntRange(1, 9).Draw(t, "m")
		once, twice := l.Capped(min(n, m)), l.Capped(n).Capped(m)
		if !slices.Equal(once, twice) {
			t.Fatalf("capped twice:\n%v\nonce:\n%v", twice, once)
		}
		if len(once) > min(n, m) || (once.Err() == nil) != (l.Err() == nil) {
			t.Fatalf("%d entries, error %v; want at most %d, error %v", len(once), once.Err(), min(n, m), l.Err())
		}
	})
}
