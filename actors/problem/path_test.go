package problem

import (
	"testing"

	"pgregory.net/rapid"
)

func TestPaths(t *testing.T) {
	for _, tc := range []struct{ got, want string }{
		{Field("", "terms"), "terms"},
		{Field("terms[3]", "where"), "terms[3].where"},
		{Field("roles", "co-chair"), `roles["co-chair"]`},
		{Field("", "odd name"), `["odd name"]`},
		{Field("a", ""), `a[""]`},
		{Field("a", "9b"), `a["9b"]`},
		{Field("a", "_b9"), `a._b9`},
		{Field("a", "é"), `a["é"]`},
		{Field("a", "x\xff\n]"), `a["x\xff\n]"]`},
		{Index("terms", 3), "terms[3]"},
		{Index("", 0), "[0]"},
		{Join("", ""), ""},
		{Join("a", ""), "a"},
		{Join("", "b"), "b"},
		{Join("a[0]", "b.c"), "a[0].b.c"},
		{Join("a", "[1].c"), "a[1].c"},
		{Join("a", `["x y"]`), `a["x y"]`},
	} {
		if tc.got != tc.want {
			t.Errorf("got %s, want %s", tc.got, tc.want)
		}
	}
}

func TestComparePathsIsAnOrder(t *testing.T) {
	path := rapid.StringMatching(`(a|b|0{0,2}[0-9]{1,3}|\[|\]|\.){0,5}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := path.Draw(t, "a"), path.Draw(t, "b"), path.Draw(t, "c")
		ab, ba, bc, ac := comparePaths(a, b), comparePaths(b, a), comparePaths(b, c), comparePaths(a, c)
		if ab != -ba || (ab == 0) != (a == b) {
			t.Errorf("compare(a, b) = %d, compare(b, a) = %d", ab, ba)
		}
		if ab <= 0 && bc <= 0 && ac > 0 {
			t.Errorf("a ≤ b ≤ c, but a > c")
		}
	})
}

func TestComparePaths(t *testing.T) {
	for _, tc := range []struct{ less, more string }{
		{"a[9]", "a[10]"},
		{"a[09]", "a[10]"},
		{"a[01]", "a[1]"},
		{"a", "a.b"},
		{"a10", "ab"}, // digits before letters, however many
		{"a[2].b[10]", "a[10].b[2]"},
	} {
		if comparePaths(tc.less, tc.more) >= 0 {
			t.Errorf("%s does not come before %s", tc.less, tc.more)
		}
	}
}
