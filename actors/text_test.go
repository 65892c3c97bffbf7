package actors_test

import (
	"encoding"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors"
)

// text is what every enum and the policy have.
type text interface {
	comparable
	fmt.Stringer
	encoding.TextMarshaler
	encoding.TextAppender
	IsValid() bool
}

// checkText holds a text set to its laws on every value that there is.
func checkText[T text, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, name string, all func(int) (T, bool), parse func(string) (T, error), must func(string) T, known int) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		valid := 0
		for i := 0; ; i++ {
			v, more := all(i)
			if !more {
				break
			}
			b, err := v.MarshalText()
			var zero T
			switch {
			case v == zero:
				if v.IsValid() || len(b) > 0 || err != nil || v.String() != "not stated" {
					t.Errorf("zero: %v, %q, %v", v, b, err)
				}
				back := must(validText(t, all))
				if err := P(&back).UnmarshalText(nil); err != nil || back != zero {
					t.Errorf("the empty text reads as %v, %v", back, err)
				}
			case v.IsValid():
				valid++
				if back, err2 := parse(string(b)); err != nil || err2 != nil || back != v || v.String() != string(b) || must(string(b)) != v {
					t.Errorf("%v: %q, %v, read back %v, %v", v, b, err, back, err2)
				}
				var back T
				if err := P(&back).UnmarshalText(b); err != nil || back != v {
					t.Errorf("%v reads back as %v, %v", v, back, err)
				}
				if more, err := v.AppendText([]byte("so: ")); err != nil || string(more) != "so: "+string(b) {
					t.Errorf("appended: %q, %v", more, err)
				}
			default:
				if want := fmt.Sprintf("%s(%d)", name, i); err == nil || v.String() != want {
					t.Errorf("out of range: %v, want %s, error %v", v, want, err)
				}
			}
		}
		if valid != known {
			t.Errorf("%d values are valid, want %d", valid, known)
		}
		good := validText(t, all)
		for _, bad := range []string{"", " " + good, good + "x", strings.ToUpper(good), good + "\x00", "\xff", strings.Repeat("x", 1000)} {
			if v, err := parse(bad); err == nil || len(err.Error()) > 400 {
				t.Errorf("Parse(%.20q) = %v, %v", bad, v, err)
			}
			kept := must(good)
			if err := P(&kept).UnmarshalText([]byte(bad)); bad != "" && (err == nil || kept != must(good)) {
				t.Errorf("after the error %v it is %v", err, kept)
			}
		}
		if _, err := parse(good + "x"); err == nil || !strings.Contains(err.Error(), "did you mean") {
			t.Errorf("no suggestion: %v", err)
		}
		if err := panics(func() { must("no such thing") }); err == nil {
			t.Error("Must does not panic")
		}
	})
}

// validText returns the text of the last valid value.
func validText[T text](t *testing.T, all func(int) (T, bool)) string {
	t.Helper()
	best := ""
	for i := 0; ; i++ {
		v, more := all(i)
		if !more {
			return best
		}
		if v.IsValid() {
			best = v.String()
		}
	}
}

func panics(f func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("panic")
		}
	}()
	f()
	return nil
}

func bytes[T ~uint8](i int) (T, bool) { return T(i), i < 256 }

func TestTexts(t *testing.T) {
	checkText(t, "Kind", bytes[actors.Kind], actors.ParseKind, actors.MustParseKind, 9)
	checkText(t, "Role", bytes[actors.Role], actors.ParseRole, actors.MustParseRole, 6)
	checkText(t, "Scheme", bytes[actors.Scheme], actors.ParseScheme, actors.MustParseScheme, 3)
	checkText(t, "Origin", bytes[actors.Origin], actors.ParseOrigin, actors.MustParseOrigin, 6)
	checkText(t, "Standing", bytes[actors.Standing], actors.ParseStanding, actors.MustParseStanding, 5)
	checkText(t, "RelationKind", bytes[actors.RelationKind], actors.ParseRelationKind, actors.MustParseRelationKind, 16)
	checkText(t, "Rule", bytes[actors.Rule], actors.ParseRule, actors.MustParseRule, 8)
	checkText(t, "Policy", func(i int) (actors.Policy, bool) { return actors.Policy(i), i < 1<<16 }, actors.ParsePolicy, actors.MustParsePolicy, 64)
}

func TestPolicies(t *testing.T) {
	base := []actors.Rule{actors.Own, actors.Agreement}
	for _, tc := range []struct {
		text  string
		rules []actors.Rule
		canon string
	}{
		{"agreement", nil, ""},
		{"organ", []actors.Rule{actors.Organ}, ""},
		{"membership", []actors.Rule{actors.Organ, actors.Membership}, ""},
		{"effective-control", []actors.Rule{actors.Organ, actors.Membership, actors.EffectiveControl}, ""},
		{"overall-control", []actors.Rule{actors.Organ, actors.Membership, actors.EffectiveControl, actors.OverallControl}, ""},
		{"territorial", []actors.Rule{actors.Organ, actors.Membership, actors.Territorial}, ""},
		{"support", []actors.Rule{actors.Organ, actors.Membership, actors.Support}, ""},
		{"own+membership", []actors.Rule{actors.Membership}, ""},
		{"support+organ", []actors.Rule{actors.Organ, actors.Support}, "organ+support"},
		{"agreement+own+organ", []actors.Rule{actors.Organ}, "organ"},
		{"own+agreement", nil, "agreement"},
	} {
		p, err := actors.ParsePolicy(tc.text)
		if err != nil {
			t.Errorf("%s: %v", tc.text, err)
		}
		want, err := actors.PolicyOf(tc.rules...)
		if err != nil || p != want {
			t.Errorf("%s is %v, want %v (%v)", tc.text, p, want, err)
		}
		if tc.canon == "" {
			tc.canon = tc.text
		}
		if p.String() != tc.canon {
			t.Errorf("%s prints as %s, want %s", tc.text, p, tc.canon)
		}
		got := map[actors.Rule]bool{}
		for r := range p.Rules() {
			got[r] = true
		}
		if len(got) != len(tc.rules)+len(base) || !got[actors.Own] || !got[actors.Agreement] {
			t.Errorf("%s has the rules %v", tc.text, got)
		}
	}
	for _, bad := range []string{"own", "organ+", "+", "organ+organ", "organ + support", "organ+supprt"} {
		if p, err := actors.ParsePolicy(bad); err == nil {
			t.Errorf("%q reads as %v", bad, p)
		}
	}
	if _, err := actors.PolicyOf(actors.Rule(9)); err == nil {
		t.Error("a policy of a rule that is none")
	}
	if actors.PolicyOrgan.Has(0) || actors.PolicyOrgan.Has(77) {
		t.Error("a policy has a rule that is none")
	}
}

func TestStanding(t *testing.T) {
	s := []actors.Saying{{Source: "s"}}
	for _, tc := range []struct {
		said actors.Statement
		want actors.Standing
	}{
		{actors.Statement{}, actors.Agreed},
		{actors.Statement{AssertedBy: s}, actors.Asserted},
		{actors.Statement{AssertedBy: s, UnknownTo: s}, actors.Asserted},
		{actors.Statement{AssertedBy: s, DeniedBy: s}, actors.Contested},
		{actors.Statement{AssertedBy: s, DeniedBy: s, UnknownTo: s}, actors.Contested},
		{actors.Statement{DeniedBy: s}, actors.Denied},
		{actors.Statement{DeniedBy: s, UnknownTo: s}, actors.Denied},
		{actors.Statement{UnknownTo: s}, actors.Unknown},
	} {
		if got := tc.said.Standing(); got != tc.want {
			t.Errorf("%+v is %v, want %v", tc.said, got, tc.want)
		}
	}
}

func TestRelationSentences(t *testing.T) {
	superiors := map[string]actors.ID{}
	for k := actors.OrganOf; k.IsValid(); k++ {
		r := actors.Relation{Subject: "sub", Kind: k, Object: "ob"}
		superiors[r.String()] = r.Superior()
	}
	want := map[string]actors.ID{
		"sub is an organ of ob": "ob", "sub is a member of ob": "ob", "sub is an affiliate of ob": "ob", "sub is empowered by ob": "ob",
		"sub is instructed by ob": "ob", "sub is directed by ob": "ob", "sub merged into ob": "ob", "sub became the government of ob": "ob",
		"sub effectively controls ob": "sub", "sub has overall control of ob": "sub", "sub supports ob": "sub", "sub hosts ob": "sub",
		"sub accepted defectors of ob": "sub", "sub adopted conduct of ob": "sub",
		"sub is aligned with ob": "", "sub is a splinter of ob": "",
	}
	if fmt.Sprint(superiors) != fmt.Sprint(want) {
		t.Errorf("got %v\nwant %v", superiors, want)
	}
	if s := (actors.Relation{Kind: 99}).String(); s != " RelationKind(99) " {
		t.Errorf("out of range: %q", s)
	}
}

// A nil roster is an empty one.
func TestNilRoster(t *testing.T) {
	var r *actors.Roster
	_, a := r.Actor("a")
	_, b := r.Territory("t")
	_, c := r.Source("s")
	_, d := r.Fact(0)
	n := 0
	for range r.Actors() {
		n++
	}
	for range r.Territories() {
		n++
	}
	for range r.Sources() {
		n++
	}
	for range r.Relations() {
		n++
	}
	for range r.Facts() {
		n++
	}
	for range r.Changes() {
		n++
	}
	n += len(r.Attribute(actors.PolicyOrgan, nil, "a", october)) + len(r.DueDiligence("a", october)) + len(r.Belonging("a", october))
	n += len(r.ByName("a")) + len(r.Lookup(actors.UCDP, "1")) + len(r.TerritoriesByName("a")) + len(r.LookupTerritories(actors.UCDP, "1"))
	if a || b || c || d || n > 0 || r.Within("t", "t") || r.AlwaysBelongs("a", "a") || !r.Document().IsZero() || len(r.CheckUndertakings("", nil)) > 0 {
		t.Error("a nil roster holds something")
	}
}
