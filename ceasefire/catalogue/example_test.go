package catalogue_test

import (
	"fmt"

	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// What the standard catalogue says of an act.
func ExampleStandard() {
	c := catalogue.Standard()
	sniping, _ := c.Act("sniping")
	fmt.Println(sniping.Name, "is a kind of", sniping.Parent)

	at, _ := c.ActIndex("sniping")
	for _, w := range c.AdmittedWeapons(at) {
		calibres, _ := c.Calibres(w)
		fmt.Printf("- %s, %v, %v range\n", c.WeaponAt(w).Name, calibres, c.RangeClass(w))
	}
	// Output:
	// Sniping is a kind of direct-fire
	// - Rifle or carbine, 5.45mm to 11.43mm, close range
	// - Assault rifle, 5.45mm to 9mm, close range
	// - Sniper rifle, 5.45mm to 20mm, close range
	// - Anti-materiel rifle, 12.7mm to 20mm, close range
}

// An agreement adds what its region knows: a weapon in a standard family, and
// the mission's own category for an act.
func ExampleNew() {
	c, problems := catalogue.New(catalogue.Document{
		Weapons: []catalogue.Weapon{{
			Code: "hell-cannon", Parent: "mortar", Name: "Improvised gas-cylinder mortar",
			Calibre: catalogue.CalibreRange{Min: catalogue.MustParseCalibre("100mm"), Max: catalogue.MustParseCalibre("240mm")},
		}},
		Acts: []catalogue.Act{{
			Code: "harassing-fire", Parent: "shelling", Name: "Harassing fire",
			Like: []catalogue.Equivalent{{Scheme: "mission", Code: "4b"}},
		}},
	})
	if len(problems) > 0 {
		fmt.Println(problems)
		return
	}
	fmt.Println(c.Equivalent("mission", "4b"))
	for _, i := range c.ActsWithin("shelling") {
		fmt.Println(c.ActAt(i).Name)
	}
	for _, i := range c.WeaponsWithin("mortar") {
		if c.WeaponAt(i).Code == "hell-cannon" {
			fmt.Println(c.WeaponAt(i).Name, "is a mortar of", c.RangeClass(i), "range")
		}
	}
	// Output:
	// [harassing-fire]
	// Shelling
	// Harassing fire
	// Improvised gas-cylinder mortar is a mortar of short range
}

// Mistakes come all at once, each with its place in the text.
func ExampleNew_problems() {
	var d catalogue.Document
	source, _ := strict.Decode([]byte(`{
	"weapons": [{"code": "hell-cannon", "parent": "morter"}],
	"acts": [{"code": "harassing-fire", "parent": "shelling", "weapons": ["drone"]}]
}`), &d)
	_, problems := catalogue.New(d)
	source.Place("truce.json", problems)
	problems.Sort()
	for _, p := range problems {
		fmt.Println(p)
	}
	// Output:
	// truce.json:2:48: weapons[0].parent: unknown weapon "morter" (did you mean "mortar"?) [catalogue-unknown-parent]
	// truce.json:3:72: acts[0].weapons[0]: "shelling" does not admit weapon "drone" (choose another parent, or leave it out) [catalogue-wider-than-parent]
}

// An importer turns the code of another scheme into acts, with all that lies
// below them.
func ExampleCatalogue_Equivalent() {
	c := catalogue.Standard()
	fmt.Println(c.Equivalent(catalogue.ACLED, "Shelling/artillery/missile attack"))
	fmt.Println(c.Equivalent(catalogue.CAMEO, "1952"))
	// Output:
	// [missile-strike shelling]
	// [drone-strike]
}
