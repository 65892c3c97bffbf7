package catalogue

import (
	"iter"
	"slices"
	"sync"
)

// Catalogue is a compiled catalogue. It is immutable and safe for concurrent
// use. Make one with [New], or take [Standard].
//
// Acts, weapons and targets each stand in a fixed order, depth first with
// siblings by code: a family comes before its members, and all its members
// follow it directly. An entry's index is its position in that order, from 0. So
// indices are dense, do not depend on the order of the document, and serve as
// numbers of bits. They belong to one catalogue: another document, other
// indices.
type Catalogue struct {
	acts    []Act
	weapons []Weapon
	targets []Target

	actTree, weaponTree, targetTree tree

	admits []admission // by act
	arms   []arm       // by weapon
	like   map[Equivalent][]Code
}

// Standard returns the standard catalogue. It is the same value at each call.
func Standard() *Catalogue { return standard() }

// standard compiles the tables at first use. It cannot fail: a test compiles
// them.
var standard = sync.OnceValue(func() *Catalogue {
	c, _ := build(standardDocument(), Document{})
	return c
})

// entry returns the i-th entry, or the zero entry if there is none.
func entry[E any](entries []E, i int) E {
	if i < 0 || i >= len(entries) {
		var none E
		return none
	}
	return entries[i]
}

// Act returns the act with that code, false if there is none.
func (c *Catalogue) Act(code Code) (Act, bool) {
	i, ok := c.actTree.at[code]
	if !ok {
		return Act{}, false
	}
	return c.acts[i].clone(), true
}

// Acts walks all acts in the order of their indices.
func (c *Catalogue) Acts() iter.Seq[Act] {
	return func(yield func(Act) bool) {
		for _, a := range c.acts {
			if !yield(a.clone()) {
				return
			}
		}
	}
}

// NumActs returns the number of acts.
func (c *Catalogue) NumActs() int { return len(c.acts) }

// ActIndex returns the index of an act, false if there is none with that code.
func (c *Catalogue) ActIndex(code Code) (int, bool) {
	i, ok := c.actTree.at[code]
	return i, ok
}

// ActAt returns the act with that index, the zero Act if there is none.
func (c *Catalogue) ActAt(index int) Act { return entry(c.acts, index).clone() }

// ActsWithin returns the indices of an act and of all below it, ascending; nil
// if there is none with that code.
func (c *Catalogue) ActsWithin(code Code) []int { return c.actTree.within(code) }

// Weapon returns the weapon with that code, false if there is none.
func (c *Catalogue) Weapon(code Code) (Weapon, bool) {
	i, ok := c.weaponTree.at[code]
	if !ok {
		return Weapon{}, false
	}
	return c.weapons[i], true
}

// Weapons walks all weapons in the order of their indices.
func (c *Catalogue) Weapons() iter.Seq[Weapon] { return slices.Values(c.weapons) }

// NumWeapons returns the number of weapons, None among them.
func (c *Catalogue) NumWeapons() int { return len(c.weapons) }

// WeaponIndex returns the index of a weapon, false if there is none with that
// code.
func (c *Catalogue) WeaponIndex(code Code) (int, bool) {
	i, ok := c.weaponTree.at[code]
	return i, ok
}

// WeaponAt returns the weapon with that index, the zero Weapon if there is none.
func (c *Catalogue) WeaponAt(index int) Weapon { return entry(c.weapons, index) }

// WeaponsWithin returns the indices of a weapon and of all below it, ascending;
// nil if there is none with that code.
func (c *Catalogue) WeaponsWithin(code Code) []int { return c.weaponTree.within(code) }

// Target returns the target with that code, false if there is none.
func (c *Catalogue) Target(code Code) (Target, bool) {
	i, ok := c.targetTree.at[code]
	if !ok {
		return Target{}, false
	}
	return c.targets[i], true
}

// Targets walks all targets in the order of their indices.
func (c *Catalogue) Targets() iter.Seq[Target] { return slices.Values(c.targets) }

// NumTargets returns the number of targets, None among them.
func (c *Catalogue) NumTargets() int { return len(c.targets) }

// TargetIndex returns the index of a target, false if there is none with that
// code.
func (c *Catalogue) TargetIndex(code Code) (int, bool) {
	i, ok := c.targetTree.at[code]
	return i, ok
}

// TargetAt returns the target with that index, the zero Target if there is none.
func (c *Catalogue) TargetAt(index int) Target { return entry(c.targets, index) }

// TargetsWithin returns the indices of a target and of all below it, ascending;
// nil if there is none with that code.
func (c *Catalogue) TargetsWithin(code Code) []int { return c.targetTree.within(code) }

// AdmittedWeapons returns the indices of the weapons that the act with that
// index admits after inheritance, ascending; None is among them if the act can
// be done without a weapon. It is nil if there is no such act.
func (c *Catalogue) AdmittedWeapons(act int) []int {
	return entry(c.admits, act).weapons.positions()
}

// AdmittedTargets returns the indices of the targets that the act with that
// index admits after inheritance, ascending; None is among them if the act can
// be directed at nobody. It is nil if there is no such act.
func (c *Catalogue) AdmittedTargets(act int) []int {
	return entry(c.admits, act).targets.positions()
}

// Calibres returns the calibres that the weapon with that index can have, its
// own or inherited, both ends valid; false if it has none, or if there is no
// such weapon.
func (c *Catalogue) Calibres(weapon int) (CalibreRange, bool) {
	r := entry(c.arms, weapon).calibres
	if r == nil {
		return CalibreRange{}, false
	}
	return *r, true
}

// RangeClass returns the range class of the weapon with that index, its own or
// inherited. It is [RangeNotStated] for a family whose members differ (a report
// of "mlrs" leaves its class open), and if there is no such weapon: compare only
// classes that are valid.
func (c *Catalogue) RangeClass(weapon int) RangeClass {
	return entry(c.arms, weapon).class
}

// Equivalent returns the acts that a code of another scheme may stand for, in
// the order of [Catalogue.Acts]; none if the code is not mapped. Letter case in
// the code counts for nothing: capitals differ between releases. See
// [Equivalent] for what several acts mean.
func (c *Catalogue) Equivalent(scheme Scheme, code string) []Code {
	return slices.Clone(c.like[Equivalent{scheme, code}.folded()])
}
