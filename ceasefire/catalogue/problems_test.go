package catalogue_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// read compiles a document from its JSON form.
func read(text string) (*catalogue.Catalogue, problem.List) {
	var d catalogue.Document
	source, problems := strict.Decode([]byte(text), &d)
	if len(problems) > 0 {
		return nil, problems
	}
	c, problems := catalogue.New(d)
	source.Place("", problems)
	problems.Sort() // by line and column now
	return c, problems
}

func TestExamplesOfCodes(t *testing.T) {
	problemtest.Run(t, ".", func(text string) problem.List {
		c, problems := read(text)
		if c != nil {
			t.Errorf("a catalogue in spite of problems:\n%s", text)
		}
		return problems
	})
}

// TestProblems tells where problems are reported, and that nobody is blamed for
// the mistake of another.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       string // path and code of each
	}{
		{"nothing wrong", `{"acts": [{"code": "night-firing", "parent": "firing"}]}`, ``},
		{
			"all at once",
			`{
				"targets": [{"code": "Silo"}, {"code": "silo", "parent": "farmlnd"}],
				"weapons": [{"code": "catapult"}, {"code": "mortar"}],
				"acts": [{"code": "siege", "parent": "blockade", "weapons": ["catapult", "trebuchet"], "like": [{"scheme": "", "code": "x"}]}]
			}`,
			`targets[0].code catalogue-bad-code
			targets[1].parent catalogue-unknown-parent
			weapons[0] catalogue-missing-calibre
			weapons[1].code catalogue-duplicate-code
			acts[0].weapons[0] catalogue-wider-than-parent
			acts[0].weapons[1] catalogue-unknown-admitted
			acts[0].like[0].scheme catalogue-bad-equivalent`,
		},
		{
			"twice in the document; what lies below goes with the first",
			`{"targets": [{"code": "silo"}, {"code": "silo", "parent": "farmland"}, {"code": "grain-silo", "parent": "silo"}]}`,
			`targets[1].code catalogue-duplicate-code`,
		},
		{
			"below one that is not a code",
			`{"targets": [{"code": "Silo"}, {"code": "grain-silo", "parent": "Silo"}]}`,
			`targets[0].code catalogue-bad-code`,
		},
		{
			"a cycle, and what hangs from it",
			`{"acts": [{"code": "d", "parent": "c"}, {"code": "b", "parent": "a"}, {"code": "c", "parent": "b"}, {"code": "a", "parent": "c"}]}`,
			`acts[1].parent catalogue-parent-cycle`,
		},
		{"its own parent", `{"acts": [{"code": "a", "parent": "a"}]}`, `acts[0].parent catalogue-parent-cycle`},
		{
			"two cycles",
			`{"acts": [{"code": "a", "parent": "b"}, {"code": "b", "parent": "a"}, {"code": "c", "parent": "d"}, {"code": "d", "parent": "c"}]}`,
			`acts[0].parent catalogue-parent-cycle
			acts[2].parent catalogue-parent-cycle`,
		},
		{
			"admitting what could not be placed",
			`{"weapons": [{"code": "sling", "parent": "slings", "noCalibre": true}], "acts": [{"code": "slinging", "weapons": ["sling"]}]}`,
			`weapons[0].parent catalogue-unknown-parent`,
		},
		{
			"below an act whose list is wrong",
			`{"acts": [{"code": "a", "weapons": ["morter"]}, {"code": "b", "parent": "a", "weapons": ["mortar"]}]}`,
			`acts[0].weapons[0] catalogue-unknown-admitted`,
		},
		{
			"wider in targets",
			`{"acts": [{"code": "tower-overflight", "parent": "overflight", "targets": ["energy-supply"]}]}`,
			`acts[0].targets[0] catalogue-wider-than-parent`,
		},
		{
			"a family of which only a part is admitted",
			`{"acts": [{"code": "silent-sniping", "parent": "sniping", "weapons": ["small-arms"]}]}`,
			`acts[0].weapons[0] catalogue-wider-than-parent`,
		},
		{"below none", `{"targets": [{"code": "nobody", "parent": "none"}]}`, `targets[0].parent catalogue-under-none`},
		{"none again", `{"base": "none", "targets": [{"code": "none"}]}`, `targets[0].code catalogue-duplicate-code`},
		{
			"calibres",
			`{"weapons": [
				{"code": "one-end", "parent": "mortar", "calibre": {"min": "60mm"}},
				{"code": "both", "parent": "mortar", "calibre": {"min": "60mm", "max": "60mm"}, "noCalibre": true},
				{"code": "below-one-end", "parent": "one-end", "calibre": {"min": "900mm", "max": "900mm"}},
				{"code": "of-none", "parent": "drone", "calibre": {"min": "60mm", "max": "60mm"}},
				{"code": "good", "parent": "mortar", "calibre": {"min": "60mm", "max": "60mm"}},
				{"code": "better", "parent": "mortar", "noCalibre": true}
			]}`,
			`weapons[0].calibre catalogue-bad-calibre
			weapons[1].calibre catalogue-bad-calibre
			weapons[3].calibre catalogue-calibre-beyond-parent`,
		},
		{
			"reaches",
			`{"weapons": [{"code": "a", "noCalibre": true, "reach": -1}, {"code": "b", "noCalibre": true, "reach": 2001, "range": "close"}, {"code": "c", "noCalibre": true, "reach": 2000, "range": "close"}]}`,
			`weapons[0].reach catalogue-bad-range
			weapons[1].range catalogue-bad-range`,
		},
		{"an empty equivalent", `{"acts": [{"code": "a", "like": [{"scheme": "osce", "code": "x"}, {"scheme": "osce", "code": ""}]}]}`, `acts[0].like[1].code catalogue-bad-equivalent`},
		{"another base", `{"base": "Standard"}`, `base catalogue-unknown-base`},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, problems := read(test.text)
			var got []string
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%s %s", p.Path, p.Code))
				if p.Soft || p.Line == 0 {
					t.Errorf("soft or not placed: %v", p)
				}
			}
			var want []string
			for line := range strings.Lines(test.want) {
				want = append(want, strings.TrimSpace(line))
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("(-want +got):\n%s\n%v", d, problems)
			}
			if (c == nil) != (len(want) > 0) {
				t.Errorf("catalogue: %t, problems: %d", c != nil, len(problems))
			}
		})
	}
}

func TestMends(t *testing.T) {
	for text, want := range map[string]string{
		`{"acts": [{"code": "a", "parent": "sheling"}]}`:                              `did you mean "shelling"?`,
		`{"acts": [{"code": "a", "parent": "quite-unlike-all"}]}`:                     `add it to acts, or leave the parent out`,
		`{"acts": [{"code": "a", "targets": ["civilans"]}]}`:                          `did you mean "civilians"?`,
		`{"targets": [{"code": "vine", "parent": "yard"}, {"code": "yrd"}]}`:          `did you mean "yrd"?`,
		`{"weapons": [{"code": "x", "parent": "mlrs", "reach": 1, "range": "clse"}]}`: `did you mean "close"?`,
		`{"weapons": [{"code": "x", "calibre": {"min": "50 cal", "max": "60mm"}}]}`:   `state it in millimetres`,
	} {
		if _, problems := read(text); len(problems) != 1 || !strings.Contains(problems[0].String(), want) {
			t.Errorf("%s: got %v, want %q", text, problems, want)
		}
	}
}
