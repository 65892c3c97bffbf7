package catalogue_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire/catalogue"
)

func TestStandardIsLawful(t *testing.T) {
	if err := lawful(catalogue.Standard()); err != nil {
		t.Error(err)
	}
}

// lawful checks what holds of every catalogue. It asks only for parents and
// lists as they were stated, walks up from entry to entry, and shares nothing
// with the tree behind them.
func lawful(c *catalogue.Catalogue) error {
	acts := family{c.NumActs(), func(i int) (catalogue.Code, catalogue.Code) { a := c.ActAt(i); return a.Code, a.Parent }, c.ActIndex, c.ActsWithin}
	weapons := family{c.NumWeapons(), func(i int) (catalogue.Code, catalogue.Code) { w := c.WeaponAt(i); return w.Code, w.Parent }, c.WeaponIndex, c.WeaponsWithin}
	targets := family{c.NumTargets(), func(i int) (catalogue.Code, catalogue.Code) { g := c.TargetAt(i); return g.Code, g.Parent }, c.TargetIndex, c.TargetsWithin}

	errs := []error{acts.lawful(), weapons.lawful(), targets.lawful()}
	if !weapons.has(catalogue.None) || !targets.has(catalogue.None) {
		errs = append(errs, errors.New(`"none" is missing`))
	}
	for i := range c.NumActs() {
		errs = append(errs,
			weapons.admits(c.AdmittedWeapons(i), acts.listed(i, func(i int) []catalogue.Code { return c.ActAt(i).Weapons })),
			targets.admits(c.AdmittedTargets(i), acts.listed(i, func(i int) []catalogue.Code { return c.ActAt(i).Targets })))
		if up, ok := c.ActIndex(c.ActAt(i).Parent); ok {
			if !subset(c.AdmittedWeapons(i), c.AdmittedWeapons(up)) || !subset(c.AdmittedTargets(i), c.AdmittedTargets(up)) {
				errs = append(errs, fmt.Errorf("act %q admits what its parent does not", c.ActAt(i).Code))
			}
		}
		for _, e := range c.ActAt(i).Like {
			if !slices.Contains(c.Equivalent(e.Scheme, e.Code), c.ActAt(i).Code) {
				errs = append(errs, fmt.Errorf("%v does not lead to %q", e, c.ActAt(i).Code))
			}
		}
	}
	for i := range c.NumWeapons() {
		errs = append(errs, armed(c, i))
	}
	errs = append(errs, beyond(c))
	return errors.Join(errs...)
}

// family is one of the three kinds of entries.
type family struct {
	number int
	at     func(int) (code, parent catalogue.Code)
	index  func(catalogue.Code) (int, bool)
	within func(catalogue.Code) []int
}

func (f family) has(code catalogue.Code) bool { _, ok := f.index(code); return ok }

// below walks up from entry i and reports whether it comes by code.
func (f family) below(i int, code catalogue.Code) bool {
	for range f.number {
		c, parent := f.at(i)
		if c == code {
			return true
		}
		up, ok := f.index(parent)
		if !ok {
			return false
		}
		i = up
	}
	return false
}

func (f family) lawful() error {
	var errs []error
	for i := range f.number {
		code, parent := f.at(i)
		if at, ok := f.index(code); !ok || at != i || !code.IsValid() {
			errs = append(errs, fmt.Errorf("%q stands at %d and is found at %d, %t", code, i, at, ok))
		}
		if up, ok := f.index(parent); parent != "" && (!ok || up >= i) {
			errs = append(errs, fmt.Errorf("%q at %d: its parent %q is at %d, %t", code, i, parent, up, ok))
		}
		if i > 0 {
			before, beforesParent := f.at(i - 1)
			if beforesParent == parent && before >= code {
				errs = append(errs, fmt.Errorf("the siblings %q and %q are out of order", before, code))
			}
		}
		var want []int
		for j := range f.number {
			if f.below(j, code) {
				want = append(want, j)
			}
		}
		if got := f.within(code); !slices.Equal(got, want) {
			errs = append(errs, fmt.Errorf("within %q: %v, want %v", code, got, want))
		}
	}
	if f.within("no such code") != nil {
		errs = append(errs, errors.New("something lies within an unknown code"))
	}
	return errors.Join(errs...)
}

// listed returns the nearest list that an act or one above it states.
func (f family) listed(i int, list func(int) []catalogue.Code) []catalogue.Code {
	for range f.number {
		if l := list(i); len(l) > 0 {
			return l
		}
		_, parent := f.at(i)
		up, ok := f.index(parent)
		if !ok {
			break
		}
		i = up
	}
	return nil
}

// admits checks that exactly what is listed, or lies below it, is admitted;
// everything if nothing is listed.
func (f family) admits(got []int, listed []catalogue.Code) error {
	var want []int
	for i := range f.number {
		if len(listed) == 0 || slices.ContainsFunc(listed, func(code catalogue.Code) bool { return f.below(i, code) }) {
			want = append(want, i)
		}
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("listed %v: admits %v, want %v", listed, got, want)
	}
	return nil
}

// armed checks what a weapon inherits.
func armed(c *catalogue.Catalogue, i int) error {
	w := c.WeaponAt(i)
	up, hasParent := c.WeaponIndex(w.Parent)
	want, ok := w.Calibre, true
	switch {
	case w.NoCalibre:
		want, ok = catalogue.CalibreRange{}, false
	case want == catalogue.CalibreRange{} && hasParent:
		want, ok = c.Calibres(up)
	}
	got, has := c.Calibres(i)
	if got != want || has != ok {
		return fmt.Errorf("%q: calibres %v %t, want %v %t", w.Code, got, has, want, ok)
	}
	if has && (!got.Min.IsValid() || !got.Max.IsValid() || got.Check() != nil) {
		return fmt.Errorf("%q: calibres %v", w.Code, got)
	}
	if parents, some := c.Calibres(up); has && hasParent && !(some && parents.Contains(got.Min) && parents.Contains(got.Max)) {
		return fmt.Errorf("%q: calibres %v beyond its parent's %v", w.Code, got, parents)
	}
	class := w.Range
	if class == catalogue.RangeNotStated {
		class = catalogue.ClassOfReach(w.Reach)
	}
	if class == catalogue.RangeNotStated && hasParent {
		class = c.RangeClass(up)
	}
	if c.RangeClass(i) != class {
		return fmt.Errorf("%q: range class %v, want %v", w.Code, c.RangeClass(i), class)
	}
	return nil
}

// beyond checks that indices beyond the ends are answered, and with nothing.
func beyond(c *catalogue.Catalogue) error {
	for _, i := range []int{-1, max(c.NumActs(), c.NumWeapons(), c.NumTargets())} {
		_, calibres := c.Calibres(i)
		if c.ActAt(i).Code != "" || c.WeaponAt(i).Code != "" || c.TargetAt(i).Code != "" || calibres ||
			c.AdmittedWeapons(i) != nil || c.AdmittedTargets(i) != nil || c.RangeClass(i) != catalogue.RangeNotStated {
			return fmt.Errorf("something stands at %d", i)
		}
	}
	return nil
}

func subset(within, of []int) bool {
	return !slices.ContainsFunc(within, func(i int) bool { return !slices.Contains(of, i) })
}

// TestCloneOut: nobody can change a catalogue through what it hands out, nor
// through the document that it was made of.
func TestCloneOut(t *testing.T) {
	d := catalogue.Document{Acts: []catalogue.Act{{
		Code: "a", Weapons: []catalogue.Code{"mortar"}, Targets: []catalogue.Code{"school"},
		Like: []catalogue.Equivalent{{Scheme: "osce", Code: "x"}},
	}}}
	c, problems := catalogue.New(d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := tell(c)
	spoil := func(a catalogue.Act) {
		a.Weapons[0], a.Targets[0], a.Like[0].Code = "spoilt", "spoilt", "spoilt"
	}
	at, _ := c.ActIndex("a")
	spoil(d.Acts[0])
	spoil(c.ActAt(at))
	got, _ := c.Act("a")
	spoil(got)
	for a := range c.Acts() {
		if a.Code == "a" {
			spoil(a)
		}
	}
	c.AdmittedWeapons(at)[0] = -1
	c.ActsWithin("a")[0] = -1
	c.Equivalent("osce", "x")[0] = "spoilt"
	if tell(c) != want {
		t.Error("the catalogue was changed from outside")
	}
}

// TestDeepAndWide: the stack does not grow with the depth of a hostile document,
// and only so many unknown codes are searched for among all that there are.
func TestDeepAndWide(t *testing.T) {
	const n = 4_000
	code := func(prefix string, i int) catalogue.Code { return catalogue.Code(fmt.Sprintf("%s%d", prefix, i)) }
	d := catalogue.Document{Base: catalogue.BaseNone}
	for i := range n {
		deep := catalogue.Target{Code: code("silo-", i)}
		if i > 0 {
			deep.Parent = code("silo-", i-1)
		}
		d.Targets = append(d.Targets, deep)
		d.Weapons = append(d.Weapons, catalogue.Weapon{Code: code("w", i), NoCalibre: true})
	}
	broad := catalogue.Act{Code: "broad"}
	for i := 0; i < n; i += 2 {
		broad.Weapons = append(broad.Weapons, code("w", i))
	}
	narrow := catalogue.Act{Code: "narrow", Parent: "broad", Weapons: broad.Weapons}
	d.Acts = []catalogue.Act{broad, narrow}
	c, problems := catalogue.New(d)
	if len(problems) > 0 {
		t.Fatal(problems.Capped(3))
	}
	if got := len(c.TargetsWithin("silo-0")); got != n {
		t.Errorf("%d targets within the topmost, want %d", got, n)
	}

	for i := range n {
		d.Targets = append(d.Targets, catalogue.Target{Code: code("yard-", i), Parent: code("sillo-", i)})
	}
	_, problems = catalogue.New(d)
	suggested := 0
	for _, p := range problems {
		if p.Code != catalogue.UnknownParent {
			t.Error(p)
		}
		if strings.HasPrefix(p.Mend, "did you mean") {
			suggested++
		}
	}
	if len(problems) != n || suggested == 0 || suggested > 100 {
		t.Errorf("%d problems of %d, %d with a suggestion, want 1 to 100", len(problems), n, suggested)
	}
}
