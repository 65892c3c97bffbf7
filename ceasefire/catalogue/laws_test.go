package catalogue_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"pgregory.net/rapid"
)

// A family of generators over few codes, so that documents collide with
// themselves and with the base. Nothing makes them valid.

func hostileCodes() *rapid.Generator[catalogue.Code] {
	return rapid.OneOf(
		rapid.SampledFrom([]catalogue.Code{"", "a", "b", "c", "d", "e", "f", "none", "firing", "sniping", "mortar", "mlrs", "drone", "civilians", "school"}),
		rapid.Custom(func(t *rapid.T) catalogue.Code { return catalogue.Code(rapid.String().Draw(t, "any")) }),
	)
}

func hostileDocuments() *rapid.Generator[catalogue.Document] {
	return rapid.Custom(func(t *rapid.T) catalogue.Document {
		code := hostileCodes()
		list := rapid.SliceOfN(code, 0, 4)
		like := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) catalogue.Equivalent {
			return catalogue.Equivalent{
				Scheme: catalogue.Scheme(code.Draw(t, "scheme")), Code: rapid.StringN(0, 3, -1).Draw(t, "foreign"),
			}
		}), 0, 2)
		calibre := rapid.OneOf(rapid.Just(catalogue.Calibre{}), calibres())
		return catalogue.Document{
			Base: rapid.SampledFrom([]catalogue.Base{"", "standard", "none", "none", "nobody"}).Draw(t, "base"),
			Acts: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) catalogue.Act {
				return catalogue.Act{
					Code: code.Draw(t, "code"), Parent: code.Draw(t, "parent"),
					Weapons: list.Draw(t, "weapons"), Targets: list.Draw(t, "targets"), Like: like.Draw(t, "like"),
				}
			}), 0, 6).Draw(t, "acts"),
			Weapons: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) catalogue.Weapon {
				return catalogue.Weapon{
					Code: code.Draw(t, "code"), Parent: code.Draw(t, "parent"),
					Calibre:   catalogue.CalibreRange{Min: calibre.Draw(t, "min"), Max: calibre.Draw(t, "max")},
					NoCalibre: rapid.Bool().Draw(t, "noCalibre"),
					Reach:     rapid.IntRange(-1, 200_000).Draw(t, "reach"),
					Range:     catalogue.RangeClass(rapid.IntRange(0, 8).Draw(t, "range")),
				}
			}), 0, 6).Draw(t, "weapons"),
			Targets: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) catalogue.Target {
				return catalogue.Target{Code: code.Draw(t, "code"), Parent: code.Draw(t, "parent")}
			}), 0, 6).Draw(t, "targets"),
		}
	})
}

// TestHostileDocuments: either problems or a lawful catalogue, and never a panic.
func TestHostileDocuments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := hostileDocuments().Draw(t, "document")
		c, problems := catalogue.New(d)
		if (c == nil) != (problems.Err() != nil) {
			t.Fatalf("catalogue: %t, problems: %v", c != nil, problems)
		}
		for _, p := range problems {
			if p.Code == "" || p.Message == "" {
				t.Errorf("a problem that says nothing: %#v", p)
			}
		}
		if c == nil {
			return
		}
		if err := lawful(c); err != nil {
			t.Error(err)
		}
	})
}

// TestAdditions: documents without mistakes, on either base.
func TestAdditions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := additions().Draw(t, "document")
		c, problems := catalogue.New(d)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if err := lawful(c); err != nil {
			t.Fatal(err)
		}
		if err := asStated(c, d); err != nil {
			t.Error(err)
		}

		// The order of the document makes no difference.
		seed := rapid.Int64().Draw(t, "seed")
		same, problems := catalogue.New(shuffled(d, seed))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if diff := cmp.Diff(tell(c), tell(same)); diff != "" {
			t.Errorf("another order, another catalogue (-document +shuffled):\n%s", diff)
		}
	})
}

// additions draws documents without mistakes: each entry's parent comes from
// before it, acts admit what their parent admits.
func additions() *rapid.Generator[catalogue.Document] {
	return rapid.Custom(func(t *rapid.T) catalogue.Document {
		d := catalogue.Document{Base: rapid.SampledFrom([]catalogue.Base{"", "none"}).Draw(t, "base")}
		base, problems := catalogue.New(catalogue.Document{Base: d.Base})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		parents := func(kind string, known []catalogue.Code) []catalogue.Code {
			known = append([]catalogue.Code{""}, known...)
			var chosen []catalogue.Code
			for i := range rapid.IntRange(0, 6).Draw(t, kind) {
				chosen = append(chosen, rapid.SampledFrom(known).Draw(t, "parent"))
				known = append(known, catalogue.Code(fmt.Sprintf("%s-%d", kind, i)))
			}
			return chosen
		}

		var known []catalogue.Code
		for x := range base.Targets() {
			if x.Code != catalogue.None {
				known = append(known, x.Code)
			}
		}
		for i, p := range parents("target", known) {
			d.Targets = append(d.Targets, catalogue.Target{Code: catalogue.Code(fmt.Sprintf("target-%d", i)), Parent: p})
		}
		known = nil
		for x := range base.Weapons() {
			if x.Code != catalogue.None {
				known = append(known, x.Code)
			}
		}
		for i, p := range parents("weapon", known) {
			w := catalogue.Weapon{Code: catalogue.Code(fmt.Sprintf("weapon-%d", i)), Parent: p}
			w.NoCalibre = p == "" && rapid.Bool().Draw(t, "noCalibre")
			if p == "" && !w.NoCalibre {
				w.Calibre = catalogue.Exactly(calibres().Draw(t, "calibre"))
			}
			w.Reach = rapid.SampledFrom([]int{0, 1_000, 50_000}).Draw(t, "reach")
			d.Weapons = append(d.Weapons, w)
		}
		known = nil
		for x := range base.Acts() {
			known = append(known, x.Code)
		}
		for i, p := range parents("act", known) {
			a := catalogue.Act{Code: catalogue.Code(fmt.Sprintf("act-%d", i)), Parent: p}
			// What is there so far says what the parent admits.
			c, problems := catalogue.New(d)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			var weapons, targets []catalogue.Code
			if at, ok := c.ActIndex(p); ok {
				weapons, targets = wholly(c, at)
			} else {
				for x := range c.Weapons() {
					weapons = append(weapons, x.Code)
				}
				for x := range c.Targets() {
					targets = append(targets, x.Code)
				}
			}
			a.Weapons = rapid.SliceOfN(rapid.SampledFrom(weapons), 0, 3).Draw(t, "weapons")
			a.Targets = rapid.SliceOfN(rapid.SampledFrom(targets), 0, 3).Draw(t, "targets")
			d.Acts = append(d.Acts, a)
		}
		return d
	})
}

// wholly returns the codes that an act admits with all that lies below them.
func wholly(c *catalogue.Catalogue, act int) (weapons, targets []catalogue.Code) {
	subset := func(within, of []int) bool {
		return !slices.ContainsFunc(within, func(i int) bool { return !slices.Contains(of, i) })
	}
	admitted := c.AdmittedWeapons(act)
	for _, i := range admitted {
		if code := c.WeaponAt(i).Code; subset(c.WeaponsWithin(code), admitted) {
			weapons = append(weapons, code)
		}
	}
	admitted = c.AdmittedTargets(act)
	for _, i := range admitted {
		if code := c.TargetAt(i).Code; subset(c.TargetsWithin(code), admitted) {
			targets = append(targets, code)
		}
	}
	return weapons, targets
}

func shuffled(d catalogue.Document, seed int64) catalogue.Document {
	random := rand.New(rand.NewSource(seed))
	d.Acts, d.Weapons, d.Targets = slices.Clone(d.Acts), slices.Clone(d.Weapons), slices.Clone(d.Targets)
	random.Shuffle(len(d.Acts), func(i, j int) { d.Acts[i], d.Acts[j] = d.Acts[j], d.Acts[i] })
	random.Shuffle(len(d.Weapons), func(i, j int) { d.Weapons[i], d.Weapons[j] = d.Weapons[j], d.Weapons[i] })
	random.Shuffle(len(d.Targets), func(i, j int) { d.Targets[i], d.Targets[j] = d.Targets[j], d.Targets[i] })
	return d
}

// tell writes down all that a catalogue answers.
func tell(c *catalogue.Catalogue) string {
	var b bytes.Buffer
	write := func(values ...any) {
		for _, v := range values {
			text, err := json.Marshal(v)
			fmt.Fprintf(&b, "%s %v ", text, err)
		}
		b.WriteByte('\n')
	}
	for i := range c.NumActs() {
		a := c.ActAt(i)
		write(a, c.ActsWithin(a.Code), c.AdmittedWeapons(i), c.AdmittedTargets(i))
		for _, e := range a.Like {
			write(e, c.Equivalent(e.Scheme, e.Code))
		}
	}
	for i := range c.NumWeapons() {
		w := c.WeaponAt(i)
		r, ok := c.Calibres(i)
		write(w, c.WeaponsWithin(w.Code), r, ok, c.RangeClass(i))
	}
	for i := range c.NumTargets() {
		g := c.TargetAt(i)
		write(g, c.TargetsWithin(g.Code))
	}
	return b.String()
}

// asStated checks that what the document and the base state is what the
// catalogue says.
func asStated(c *catalogue.Catalogue, d catalogue.Document) error {
	for _, want := range d.Acts {
		want.Name = string(want.Code)
		if got, ok := c.Act(want.Code); !ok || !cmp.Equal(want, got, cmpopts.EquateEmpty()) {
			return fmt.Errorf("act %q was stated as %v, is %v", want.Code, want, got)
		}
	}
	for _, want := range d.Weapons {
		want.Name = string(want.Code)
		if got, ok := c.Weapon(want.Code); !ok || want != got {
			return fmt.Errorf("weapon %q was stated as %v, is %v", want.Code, want, got)
		}
	}
	for _, want := range d.Targets {
		want.Name = string(want.Code)
		if got, ok := c.Target(want.Code); !ok || want != got {
			return fmt.Errorf("target %q was stated as %v, is %v", want.Code, want, got)
		}
	}
	if d.Base == catalogue.BaseNone {
		return nil
	}
	for want := range catalogue.Standard().Acts() {
		if got, ok := c.Act(want.Code); !ok || !cmp.Equal(want, got) {
			return fmt.Errorf("the base's act %q is %v, was %v", want.Code, got, want)
		}
	}
	for want := range catalogue.Standard().Weapons() {
		if got, ok := c.Weapon(want.Code); !ok || want != got {
			return fmt.Errorf("the base's weapon %q is %v, was %v", want.Code, got, want)
		}
	}
	for want := range catalogue.Standard().Targets() {
		if got, ok := c.Target(want.Code); !ok || want != got {
			return fmt.Errorf("the base's target %q is %v, was %v", want.Code, got, want)
		}
	}
	return nil
}
