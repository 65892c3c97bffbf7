package catalogue

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/parley-go/parley/actors/strict"
)

func TestStandardCompiles(t *testing.T) {
	c, problems := build(standardDocument(), Document{})
	if c == nil || len(problems) > 0 {
		t.Fatalf("the standard tables have problems:\n%v", problems)
	}
}

// The codes of other schemes, from their codebooks.
var foreign = map[Scheme][]string{
	UCDP: {"1", "2", "3"},
	ACLED: {
		"Government regains territory", "Non-state actor overtakes territory", "Armed clash",
		"Excessive force against protesters", "Protest with intervention", "Peaceful protest",
		"Violent demonstration", "Mob violence",
		"Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
		"Remote explosive/landmine/IED", "Grenade",
		"Sexual violence", "Attack", "Abduction/forced disappearance",
		"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
		"Headquarters or base established", "Looting/property destruction",
		"Non-violent transfer of territory", "Other",
	},
	CAMEO: {
		"190", "191", "192", "193", "194", "195", "1951", "1952", "196",
		"200", "201", "202", "203", "204", "2041", "2042",
	},
}

// Codes of CAMEO that are mapped besides: 13 (threaten), 14 (protest), 15 (show
// of force), 17 (coerce), 18 (assault).
var moreCAMEO = strings.Fields(`138 145 150 152 154 171 1711 1712 173 176
	180 181 182 1821 1822 1823 183 1831 1832 1833 1834 184 185 186`)

func TestEveryForeignCodeHasAnAct(t *testing.T) {
	c := Standard()
	for scheme, codes := range foreign {
		for _, code := range codes {
			acts := c.Equivalent(scheme, code)
			if len(acts) == 0 {
				t.Errorf("%s %q stands for no act", scheme, code)
			}
			for _, a := range acts {
				if act, ok := c.Act(a); !ok || !slices.Contains(act.Like, Equivalent{scheme, code}) {
					t.Errorf("%s %q stands for %q, which does not say so", scheme, code, a)
				}
			}
		}
	}
}

func TestNoForeignCodeIsInvented(t *testing.T) {
	for a := range Standard().Acts() {
		for _, e := range a.Like {
			known := foreign[e.Scheme]
			if e.Scheme == CAMEO {
				known = append(slices.Clone(known), moreCAMEO...)
			}
			if !slices.Contains(known, e.Code) {
				t.Errorf("%s: %s has no code %q", a.Code, e.Scheme, e.Code)
			}
		}
	}
}

func TestEquivalent(t *testing.T) {
	c := Standard()
	for _, test := range []struct {
		scheme Scheme
		code   string
		want   []Code
	}{
		{ACLED, "Armed clash", []Code{"armed-clash"}},
		{ACLED, "ARMED CLASH", []Code{"armed-clash"}},
		{ACLED, "Air/drone strike", []Code{"aerial-attack"}},
		{ACLED, "Shelling/artillery/missile attack", []Code{"missile-strike", "shelling"}},
		{ACLED, "Looting/property destruction", []Code{"looting", "property-destruction"}},
		{UCDP, "3", []Code{"use-of-force"}},
		{CAMEO, "192", []Code{"occupation-of-territory", "capture-of-territory"}},
		{CAMEO, "1952", []Code{"drone-strike"}},
		{CAMEO, "Armed clash", nil},
		{"osce", "Armed clash", nil},
		{ACLED, "", nil},
	} {
		got := c.Equivalent(test.scheme, test.code)
		if d := cmp.Diff(test.want, got); d != "" {
			t.Errorf("%s %q (-want +got):\n%s", test.scheme, test.code, d)
		}
	}
}

// TestMemorandum holds the systems of the Minsk Memorandum of 19 September 2014,
// item 4, against what is known of them: the calibre in their designation, and a
// reach of no more than the distance that the Memorandum has for it.
func TestMemorandum(t *testing.T) {
	for _, test := range []struct {
		code       Code
		calibre    string
		kilometres int
	}{
		{"mt-12", "100mm", 9},
		{"mortar-120mm", "120mm", 8},
		{"d-30", "122mm", 16},
		{"giatsint-s", "152mm", 33},
		{"akatsiya", "152mm", 33},
		{"msta-s", "152mm", 33},
		{"msta-b", "152mm", 33},
		{"grad", "122mm", 21},
		{"uragan", "220mm", 36},
		{"smerch", "300mm", 70},
		{"tornado-g", "122mm", 40},
		{"tornado-u", "220mm", 70},
		{"tornado-s", "300mm", 120},
		{"tochka", "650mm", 120},
		{"tochka-u", "650mm", 120},
	} {
		i, ok := Standard().WeaponIndex(test.code)
		if !ok {
			t.Errorf("no weapon %q", test.code)
			continue
		}
		calibres, _ := Standard().Calibres(i)
		if want := Exactly(MustParseCalibre(test.calibre)); calibres != want {
			t.Errorf("%s: calibre %v, want %v", test.code, calibres, want)
		}
		reach := Standard().WeaponAt(i).Reach
		if reach <= 0 || reach > 1000*test.kilometres {
			t.Errorf("%s: reach %d m, want at most %d km", test.code, reach, test.kilometres)
		}
	}
}

func TestCalibreFacts(t *testing.T) {
	for _, test := range []struct {
		code Code
		want string // the ends of the range; "" for none
	}{
		{"assault-rifle", "5.45mm to 9mm"},
		{"heavy-machine-gun", "12.7mm to 14.5mm"},
		{"rpg-7", "40mm"},
		{"spg-9", "73mm"},
		{"mortar-82mm", "81mm to 82mm"},
		{"gvozdika", "122mm"},
		{"giatsint-b", "152mm"},
		{"pion", "203mm"},
		{"tyulpan", "240mm"},
		{"type-63", "107mm"},
		{"scud-b", "880mm"},
		{"iskander-m", "920mm"},
		{"zu-23-2", "23mm"},
		{"s-60", "57mm"},
		{"fpv-drone", ""},
		{"roadside-bomb", ""},
		{"cyber-tool", ""},
		{None, ""},
	} {
		i, ok := Standard().WeaponIndex(test.code)
		if !ok {
			t.Errorf("no weapon %q", test.code)
			continue
		}
		got := ""
		if r, has := Standard().Calibres(i); has {
			got = r.String()
		}
		if got != test.want {
			t.Errorf("%s: calibre %q, want %q", test.code, got, test.want)
		}
	}
}

func TestRangeClassFacts(t *testing.T) {
	for code, want := range map[Code]RangeClass{
		None: Reachless, "anti-personnel-mine": Reachless, "assault-rifle": Close, "heavy-machine-gun": Close,
		"mortar-82mm": Short, "tank": Short, "mt-12": Short, "d-30": Medium, "grad": Medium, "uragan": Medium,
		"smerch": Long, "tornado-s": Long, "tochka": Long, "tochka-u": Long, "iskander-m": Deep,
		"combat-aircraft": Deep, "mlrs": RangeNotStated, "artillery": RangeNotStated, "drone": RangeNotStated,
	} {
		i, ok := Standard().WeaponIndex(code)
		if got := Standard().RangeClass(i); !ok || got != want {
			t.Errorf("%s: range class %v, want %v", code, got, want)
		}
	}
}

// TestMinskPackage reads item 2 of the package of measures of 12 February 2015:
// artillery of 100 mm and more, MLRS, and the named long-range systems.
func TestMinskPackage(t *testing.T) {
	c := Standard()
	big := CalibreRange{Min: MustParseCalibre("100mm")}
	class := func(family Code, bound CalibreRange) []Code {
		var in []Code
		for _, i := range c.WeaponsWithin(family) {
			if r, ok := c.Calibres(i); ok && r.within(bound) {
				in = append(in, c.WeaponAt(i).Code)
			}
		}
		return in
	}
	for _, test := range []struct {
		name  string
		in    []Code
		has   []Code
		lacks []Code
	}{
		{
			"artillery of 100 mm and more", class("artillery", big),
			[]Code{"mt-12", "mortar-120mm", "d-30", "msta-b", "giatsint-s", "pion"},
			[]Code{"mortar-82mm", "mortar-60mm", "grad", "tank", "tochka-u"},
		},
		{
			"MLRS", class("mlrs", CalibreRange{}),
			[]Code{"grad", "tornado-g", "uragan", "smerch", "tornado-s"},
			[]Code{"tochka", "d-30"},
		},
		{
			"long-range MLRS", class("long-range-mlrs", CalibreRange{}),
			[]Code{"uragan", "smerch", "tornado-s"},
			[]Code{"grad", "tornado-g"},
		},
		{
			"tactical missiles", class("tactical-missile", CalibreRange{}),
			[]Code{"tochka", "tochka-u"},
			[]Code{"iskander-m", "cruise-missile"},
		},
	} {
		for _, code := range test.has {
			if !slices.Contains(test.in, code) {
				t.Errorf("%s: lacks %q", test.name, code)
			}
		}
		for _, code := range test.lacks {
			if slices.Contains(test.in, code) {
				t.Errorf("%s: has %q", test.name, code)
			}
		}
	}
}

func TestAdmissionFacts(t *testing.T) {
	c := Standard()
	for _, test := range []struct {
		act           Code
		weapon        Code
		admitsWeapon  bool
		target        Code
		admitsTarget  bool
		whyItIsThatSo string
	}{
		{"sniping", "sniper-rifle", true, "civilians", true, "its own weapons, its root's targets"},
		{"sniping", "mortar", false, "school", true, "nobody snipes with a mortar"},
		{"sniping", None, false, None, true, "sniping takes a rifle"},
		{"shelling", "grad", true, "monitors", true, "below mlrs"},
		{"shelling", "assault-rifle", false, "home", true, "not artillery"},
		{"use-of-force", None, true, None, true, "a root that lists nothing admits all"},
		{"warning-shots", "pistol", true, "security-forces", false, "directed at nobody"},
		{"air-strike", "drone", false, "armed-group-camp", true, "an air strike has a crew"},
		{"drone-strike", "fpv-drone", true, "armed-group-camp", true, ""},
		{"armed-clash", None, false, "border-guards", true, ""},
		{"armed-clash", "rpg-7", true, "school", false, "a clash is between those who fight"},
		{"overflight", "helicopter", true, None, true, ""},
		{"overflight", None, false, "civilians", false, ""},
		{"harbouring", None, true, "armed-group", true, "the target is who is harboured"},
		{"harbouring", "pistol", false, "school", false, ""},
		{"arming", "rpg-7", true, "armed-group", true, "the weapon is what is given"},
		{"mine-laying", "anti-vehicle-mine", true, None, true, ""},
		{"site-occupation", "assault-rifle", true, "school", true, ""},
		{"obstruction", None, true, "monitoring-patrol", true, ""},
		{"denial-of-access", None, true, "humanitarian-convoy", true, "inherited from obstruction"},
		{"crossing-closure", None, true, "border-crossing", true, ""},
		{"crossing-closure", None, true, "school", false, ""},
		{"hostile-propaganda", "pistol", false, "mediators", true, ""},
		{"cyber-attack", "cyber-tool", true, "energy-supply", true, ""},
		{"deployment", "smerch", true, None, true, "a weapon beyond a withdrawal line"},
	} {
		act, ok := c.ActIndex(test.act)
		w, okW := c.WeaponIndex(test.weapon)
		g, okT := c.TargetIndex(test.target)
		if !ok || !okW || !okT {
			t.Errorf("%s, %s or %s is not in the catalogue", test.act, test.weapon, test.target)
			continue
		}
		if got := slices.Contains(c.AdmittedWeapons(act), w); got != test.admitsWeapon {
			t.Errorf("%s admits weapon %s: %t %s", test.act, test.weapon, got, test.whyItIsThatSo)
		}
		if got := slices.Contains(c.AdmittedTargets(act), g); got != test.admitsTarget {
			t.Errorf("%s admits target %s: %t %s", test.act, test.target, got, test.whyItIsThatSo)
		}
	}
}

// TestNobodyIsAskedForASnipersCalibre: a ban on 100 mm and more is no question
// to sniping.
func TestNobodyIsAskedForASnipersCalibre(t *testing.T) {
	c := Standard()
	act, _ := c.ActIndex("sniping")
	weapons := c.AdmittedWeapons(act)
	if len(weapons) == 0 {
		t.Fatal("sniping admits no weapon")
	}
	for _, w := range weapons {
		if r, ok := c.Calibres(w); !ok || r.Max.Compare(MustParseCalibre("20mm")) > 0 {
			t.Errorf("sniping admits %s of %v", c.WeaponAt(w).Code, r)
		}
	}
}

// TestForceIsOneFamily: every code that tells of force lies below use-of-force,
// so that a ban on it has no gap; what is no force does not.
func TestForceIsOneFamily(t *testing.T) {
	c := Standard()
	within := map[Code]bool{}
	for _, i := range c.ActsWithin("use-of-force") {
		within[c.ActAt(i).Code] = true
	}
	for _, code := range []Code{"armed-clash", "firing", "shelling", "sniping", "missile-strike", "air-strike", "drone-strike", "suicide-bombing", "remote-bombing", "ambush", "assassination", "mass-killing", "chemical-attack"} {
		if !within[code] {
			t.Errorf("%s is not within use-of-force", code)
		}
	}
	for _, code := range []Code{"advance", "overflight", "harbouring", "obstruction", "arrest", "hostile-propaganda", "peaceful-protest", "cyber-attack", "withdrawal"} {
		if _, ok := c.Act(code); !ok || within[code] {
			t.Errorf("%s is missing, or within use-of-force", code)
		}
	}
}

// TestStandardReadsWell: what people are shown is there, and no two entries of a
// kind are shown alike.
func TestStandardReadsWell(t *testing.T) {
	check := func(kind string, named map[string]Code, code Code, name, definition string) {
		if other, twice := named[name]; twice {
			t.Errorf("%s %s and %s are both named %q", kind, other, code, name)
		}
		named[name] = code
		if name == string(code) || strings.TrimSpace(name) != name {
			t.Errorf("%s %s has no proper name: %q", kind, code, name)
		}
		if !strings.HasSuffix(definition, ".") {
			t.Errorf("%s %s: the definition is no sentence: %q", kind, code, definition)
		}
	}
	acts, weapons, targets := map[string]Code{}, map[string]Code{}, map[string]Code{}
	for a := range Standard().Acts() {
		check("act", acts, a.Code, a.Name, a.Definition)
	}
	for w := range Standard().Weapons() {
		check("weapon", weapons, w.Code, w.Name, "Weapons have none.")
	}
	for g := range Standard().Targets() {
		check("target", targets, g.Code, g.Name, g.Definition)
	}
}

// TestStandardAsDocument: the strict JSON form holds all that the tables say.
func TestStandardAsDocument(t *testing.T) {
	want := standardDocument()
	text, err := strict.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Document
	if _, problems := strict.Decode(text, &got); len(problems) > 0 {
		t.Fatal(problems)
	}
	if d := cmp.Diff(want, got, cmpopts.EquateComparable(Calibre{}), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
