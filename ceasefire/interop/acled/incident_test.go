package acled_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/interop/acled"
)

// options are the least that is needed.
func options() acled.Options {
	return acled.Options{Source: "acled", Zone: when.MustLoadZone("Asia/Karachi")}
}

const truce = `{
  "format": "parley.agreement/1", "id": "truce", "zone": "Asia/Karachi",
  "roster": {
    "actors": [
      {"id": "north", "kind": "state", "external": [{"scheme": "acled", "id": "Military Forces of Northland"}]},
      {"id": "front", "kind": "armed-group", "external": [{"scheme": "acled", "id": "Southland Front"}]}
    ],
    "territories": [
      {"id": "land", "external": [{"scheme": "acled", "id": "Northland"}]},
      {"id": "upper", "parent": "land"}
    ],
    "sources": [{"id": "acled", "origin": "research"}]
  },
  "parties": ["north", "front"],
  "force": {"from": "2031-03-01T00:00"},
  "clauses": [{"id": "fire", "article": "Art 1", "forbids": [{"acts": ["use-of-force"], "effect": [{"in": ["land"]}]}]}]
}`

// mapped are options that map all of the good row.
func mapped() acled.Options {
	o := options()
	o.Sides = acled.OneOfTheTwo
	o.Actors = map[string]actors.ID{"Southland Front": "front", "Military Forces of Northland": "north"}
	o.Places = map[string]actors.TerritoryID{"Northland": "land", "Northland/Upper Province": "upper"}
	return o
}

func report(t testing.TB, e acled.Event, o acled.Options) (ceasefire.Report, string) {
	t.Helper()
	in, problems := e.Incident(o)
	if err := problems.Err(); err != nil || len(in.Reports) != 1 {
		t.Fatalf("%d reports: %v", len(in.Reports), err)
	}
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Path+" "+string(p.Code))
	}
	return in.Reports[0], strings.Join(codes, ", ")
}

// TestActs: all 6 types and 25 sub-types have acts, and these.
func TestActs(t *testing.T) {
	want := map[string]string{
		"Government regains territory":        "[capture-of-territory]",
		"Non-state actor overtakes territory": "[capture-of-territory]",
		"Armed clash":                         "[armed-clash]",
		"Excessive force against protesters":  "[force-against-protesters]",
		"Protest with intervention":           "[dispersed-protest]",
		"Peaceful protest":                    "[peaceful-protest]",
		"Violent demonstration":               "[violent-demonstration]",
		"Mob violence":                        "[mob-violence]",
		"Chemical weapon":                     "[chemical-attack]",
		"Air/drone strike":                    "[aerial-attack]",
		"Suicide bomb":                        "[suicide-bombing]",
		"Shelling/artillery/missile attack":   "[missile-strike shelling]",
		"Remote explosive/landmine/IED":       "[remote-bombing]",
		"Grenade":                             "[grenade-attack]",
		"Sexual violence":                     "[sexual-violence]",
		"Attack":                              "[attack]",
		"Abduction/forced disappearance":      "[abduction]",
		"Agreement":                           "[conclusion-of-agreement]",
		"Arrests":                             "[arrest]",
		"Change to group/activity":            "[change-of-group]",
		"Disrupted weapons use":               "[disrupted-weapons-use]",
		"Headquarters or base established":    "[base-establishment]",
		"Looting/property destruction":        "[looting property-destruction]",
		"Non-violent transfer of territory":   "[occupation-of-territory]",
		"Other":                               "[development]",
	}
	events := export(t)
	kinds := map[string]bool{}
	for _, e := range events {
		kinds[e.Type] = true
		if len(e.Warnings) > 0 {
			t.Errorf("%s: %v", e.SubType, e.Warnings)
		}
		if got := fmt.Sprint(acled.Acts(e.SubType)); got != want[e.SubType] {
			t.Errorf("%s: %s, want %s", e.SubType, got, want[e.SubType])
		}
		r, _ := report(t, e, options())
		var acts []catalogue.Code
		for _, p := range r.Or {
			acts = append(acts, p.Act)
			if fmt.Sprint(p.At, p.Effect, p.By, p.Target) != fmt.Sprint(r.At, r.Effect, r.By, r.Target) {
				t.Errorf("%s: the alternative differs in more than the act: %+v", e.SubType, p)
			}
		}
		if got := fmt.Sprint(append([]catalogue.Code{r.Act}, acts...)); got != want[e.SubType] {
			t.Errorf("%s is reported as %s", e.SubType, got)
		}
	}
	if len(kinds) != 6 || len(events) != len(want) {
		t.Errorf("%d types, %d sub-types", len(kinds), len(events))
	}
	r, _ := report(t, one(t, with(t, "sub_event_type=Sorcery")), mapped())
	if r.Act != "" || len(r.Or) > 0 {
		t.Errorf("an unknown sub-type is reported as %q", r.Act)
	}
}

// TestNoDirection: who of the two acted is not told, whatever their order; but that
// civilians do not act.
func TestNoDirection(t *testing.T) {
	const victims, civilians = "actor2=Civilians (Northland)", "inter2=7"
	attack := []string{"event_type=Violence against civilians", "sub_event_type=Attack"}
	swapped := []string{"actor1=Civilians (Northland)", "inter1=Civilians", "actor2=Southland Front", "inter2=2"}
	for name, c := range map[string]struct {
		changes  []string
		sides    acled.Sides
		by, told string
	}{
		"a battle":                             {nil, 0, "[]", ""},
		"a battle, one of the two":             {nil, acled.OneOfTheTwo, "[front north]", ""},
		"one is not mapped":                    {[]string{"actor2=Other Front"}, acled.OneOfTheTwo, "[]", "actor2 acled-unmapped-actor"},
		"only one":                             {[]string{"actor2="}, acled.OneOfTheTwo, "[front]", ""},
		"only one, in no direction":            {[]string{"actor2="}, 0, "[]", ""},
		"against civilians":                    {append(slices.Clone(attack), victims, civilians), 0, "[front]", ""},
		"against civilians, by name":           {append(slices.Clone(attack), victims, "inter2="), 0, "[front]", ""},
		"against civilians, the other order":   {append(slices.Clone(attack), swapped...), 0, "[front]", ""},
		"against civilians, perpetrator open":  {append(slices.Clone(attack), victims, civilians, "actor1=Unidentified"), 0, "[]", "actor1 acled-unmapped-actor"},
		"against civilians without civilians":  {attack, 0, "[]", ""},
		"remote violence that hit civilians":   {[]string{"event_type=Explosions/Remote violence", "sub_event_type=Grenade", victims, civilians}, 0, "[]", ""},
		"civilians may not be one of the two?": {[]string{victims, civilians}, acled.OneOfTheTwo, "[]", "actor2 acled-unmapped-actor"},
	} {
		o := mapped()
		o.Sides = c.sides
		r, told := report(t, one(t, with(t, c.changes...)), o)
		if fmt.Sprint(r.By) != c.by || told != c.told || !r.Origin.IsZero() || len(r.NotBy) > 0 {
			t.Errorf("%s: by %v, told %q; want %s, told %q", name, r.By, told, c.by, c.told)
		}
	}
}

func TestTargets(t *testing.T) {
	for _, c := range []struct{ typ, sub, flag, want string }{
		{"Violence against civilians", "Attack", "", "civilians"},
		{"Explosions/Remote violence", "Shelling/artillery/missile attack", "Civilian targeting", "civilians"},
		{"Explosions/Remote violence", "Shelling/artillery/missile attack", "NA", ""},
		{"Explosions/Remote violence", "Shelling/artillery/missile attack", "nan", ""},
		{"Explosions/Remote violence", "Shelling/artillery/missile attack", "FALSE", ""},
		{"Explosions/Remote violence", "Shelling/artillery/missile attack", "", ""},
		{"Battles", "Armed clash", "Civilian targeting", ""}, // the act does not have that target
	} {
		r, _ := report(t, one(t, with(t, "event_type="+c.typ, "sub_event_type="+c.sub, "civilian_targeting="+c.flag)), options())
		if string(r.Target.Kind) != c.want {
			t.Errorf("%+v: %q", c, r.Target.Kind)
		}
		for _, p := range r.Or {
			if string(p.Target.Kind) != c.want {
				t.Errorf("%+v: the alternative has %q", c, p.Target.Kind)
			}
		}
	}
}

// TestFatalities: no figure becomes 0, dozens 12.
func TestFatalities(t *testing.T) {
	for _, c := range []struct {
		fatalities string
		about      float64
		want       string
	}{
		{"0", 0, "map[]"},
		{"0", 0.5, "map[]"},
		{"1", 0, "map[killed:1..]"},
		{"12", 0, "map[killed:1..]"},
		{"12", 0.5, "map[killed:6..18]"},
		{"1", 0.5, "map[killed:1..2]"},
		{"3", 0.5, "map[killed:1..5]"},
		{"100", 1, "map[killed:1..200]"},
	} {
		o := options()
		o.About = c.about
		r, _ := report(t, one(t, with(t, "fatalities="+c.fatalities)), o)
		if got := fmt.Sprint(r.Harm); got != c.want {
			t.Errorf("%s, about %v: %s, want %s", c.fatalities, c.about, got, c.want)
		}
	}
}

func TestTimesAndPlaces(t *testing.T) {
	const disc = "%s m round 10.5,20.25"
	for name, c := range map[string]struct {
		changes    []string
		options    func(*acled.Options)
		want, told string
	}{
		"precise":                {nil, nil, "2031-03-01[Asia/Karachi] " + fmt.Sprintf(disc, "10000"), ""},
		"the week or so":         {[]string{"time_precision=2"}, nil, "2031-02-22/2031-03-08[Asia/Karachi] " + fmt.Sprintf(disc, "10000"), ""},
		"the month, its middle":  {[]string{"time_precision=3", "event_date=15 March 2031"}, nil, "2031-02-13/2031-04-14[Asia/Karachi] " + fmt.Sprintf(disc, "10000"), ""},
		"the month, its end":     {[]string{"time_precision=3", "event_date=31 March 2031"}, nil, "2031-03-01/2031-04-30[Asia/Karachi] " + fmt.Sprintf(disc, "10000"), ""},
		"a town with a name":     {nil, func(o *acled.Options) { o.Places["Milltown"] = "upper" }, "2031-03-01[Asia/Karachi] upper", ""},
		"around it":              {[]string{"geo_precision=2"}, func(o *acled.Options) { o.Places["Milltown"] = "upper" }, "2031-03-01[Asia/Karachi] " + fmt.Sprintf(disc, "25000"), ""},
		"around it, more or so":  {[]string{"geo_precision=2"}, func(o *acled.Options) { o.Radius = map[acled.GeoPrec]float64{2: 40000} }, "2031-03-01[Asia/Karachi] " + fmt.Sprintf(disc, "40000"), ""},
		"within the country":     {nil, func(o *acled.Options) { o.InCountry = true }, "2031-03-01[Asia/Karachi] land " + fmt.Sprintf(disc, "10000"), ""},
		"a region":               {[]string{"geo_precision=3"}, nil, "2031-03-01[Asia/Karachi] upper", ""},
		"a region with a name":   {[]string{"geo_precision=3", "location=Northern border"}, func(o *acled.Options) { o.Places["Northern border"] = "land" }, "2031-03-01[Asia/Karachi] land", ""},
		"a region, not mapped":   {[]string{"geo_precision=3", "admin1=Lower Province"}, nil, "2031-03-01[Asia/Karachi] land", "admin1 acled-unmapped-place"},
		"a region, not at all":   {[]string{"geo_precision=3", "country=Southland"}, nil, "2031-03-01[Asia/Karachi]", "admin1 acled-unmapped-place"},
		"a region without names": {[]string{"geo_precision=3", "country=", "admin1="}, nil, "2031-03-01[Asia/Karachi]", ""},
	} {
		o := mapped()
		if c.options != nil {
			c.options(&o)
		}
		r, told := report(t, one(t, with(t, c.changes...)), o)
		got := r.At.String()
		for _, x := range r.Effect.In {
			got += " " + string(x)
		}
		if r.Effect.Near != nil {
			got += " " + r.Effect.Near.String()
		}
		if got != c.want || told != c.told || r.KnownAt.IsValid() {
			t.Errorf("%s: %s, told %q; want %s, told %q", name, got, told, c.want, c.told)
		}
	}
}

// TestEvidence: one claimant of origin research, whatever it had it from; no grade but
// the analyst's.
func TestEvidence(t *testing.T) {
	o := options()
	in, _ := one(t, with(t)).Incident(o)
	r := in.Reports[0]
	if r.Source != "acled" || r.Basis != ceasefire.Relayed || r.Evidence.Origin != actors.OriginResearch || r.Evidence.Group != "" || r.Evidence.Grade.IsValid() {
		t.Errorf("%+v", r)
	}
	if want := "ACLED event NTH7: Battles, Armed clash. Of it: Southland Front (with Southland Guard, Southland Youth); and Military Forces of Northland; in no direction. On or about 2031-03-01 (known to the day), at Milltown, Middle District, Upper Province, Northland (the place itself). Fatalities: 12, an estimate. Reported by: Northland Times; Radio Ford."; r.Text != want {
		t.Errorf("got  %s\nwant %s", r.Text, want)
	}
	if fmt.Sprint(in.External) != "[{acled NTH7}]" || in.Title != "ACLED NTH7: Armed clash, Milltown, Middle District, Upper Province, Northland, 2031-03-01" {
		t.Error(in.External, in.Title)
	}
	o.Grade, _ = ceasefire.ParseGrade("C3")
	if r, _ := report(t, one(t, with(t)), o); r.Evidence.Grade.String() != "C3" {
		t.Error(r.Evidence)
	}
}

// TestJudged: what is made of every row is judged without problems, and reads back.
func TestJudged(t *testing.T) {
	rules := ceasefire.MustCompile(ceasefire.MustParse(truce))
	for _, e := range export(t) {
		for _, o := range []acled.Options{options(), mapped()} {
			in, problems := e.Incident(o)
			if err := problems.Err(); err != nil {
				t.Errorf("event %s: %v", e.ID, err)
			}
			findings, problems := rules.Judge(in)
			if len(findings) != 1 || len(problems) > 0 {
				t.Errorf("event %s (%s): %d findings, %v", e.ID, e.SubType, len(findings), problems)
			}
			roundTrip(t, in)
		}
	}
}

func roundTrip(t testing.TB, in ceasefire.Incident) {
	t.Helper()
	text, err := in.Encode()
	if err != nil {
		t.Fatalf("incident %s: %v", in.ID, err)
	}
	back, err := ceasefire.ParseIncident(string(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if again, err := back.Encode(); err != nil || string(again) != string(text) {
		t.Fatalf("%v: read back as\n%s\nfrom\n%s", err, again, text)
	}
}

func TestOptions(t *testing.T) {
	o := mapped()
	o.InCountry, o.About, o.Radius = true, 0.25, map[acled.GeoPrec]float64{1: 2500, 2: 30000}
	o.Grade, _ = ceasefire.ParseGrade("C3")
	text, err := o.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := acled.ParseOptions(string(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if again, _ := back.Encode(); string(again) != string(text) || back.Sides != acled.OneOfTheTwo || back.About != 0.25 {
		t.Errorf("read back as\n%s\nfrom\n%s", again, text)
	}
	_, err = acled.ParseOptions(`{"format": "parley.ucdp/1", "source": "A", "zone": "Etc/UTC", "actors": {"x": "X"}, "places": {"y": ""}, "radius": {"1": -1, "3": 5}, "about": -1}`)
	var got []string
	for _, p := range problems(err) {
		got = append(got, p.Path)
		if p.Code != acled.BadOptions || p.Soft || p.Mend == "" || p.Line != 1 {
			t.Errorf("%+v", p)
		}
	}
	if want := `format source actors.x places.y radius["1"] radius["3"] about`; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	if in, problems := one(t, with(t)).Incident(acled.Options{}); problems.Err() == nil || in.ID != "" {
		t.Error("no options are no problem")
	}
	for _, id := range []string{"", "NTH 1", strings.Repeat("N", 70)} {
		if in, problems := (acled.Event{ID: id}).Incident(options()); problems.Err() == nil || in.ID != "" {
			t.Errorf("the id %q is no problem", id)
		}
	}
	in, list := acled.Event{ID: "NTH1"}.Incident(options())
	if list.Err() != nil {
		t.Error(list)
	}
	if r := in.Reports[0]; !r.At.IsZero() || !r.Effect.IsZero() || len(r.By) > 0 || r.Act != "" || len(r.Harm) > 0 || r.Target.Kind != "" {
		t.Errorf("an empty event states %+v", r)
	}
}

func TestWithRoster(t *testing.T) {
	d := ceasefire.MustParse(truce).Roster
	for _, id := range []actors.ID{"a", "b"} { // a name that two have is left out
		d.Actors = append(d.Actors, actors.Actor{ID: id, Kind: actors.ArmedGroup, External: []actors.ExternalID{{Scheme: actors.ACLED, ID: "Two Fronts"}}})
	}
	roster, problems := actors.NewRoster(d)
	if roster == nil {
		t.Fatal(problems)
	}
	o := options()
	o.Actors = map[string]actors.ID{"Southland Front": "somebody"}
	o = o.With(roster)
	if fmt.Sprint(o.Actors, o.Places) != "map[Military Forces of Northland:north Southland Front:somebody] map[Northland:land]" {
		t.Error(o.Actors, o.Places)
	}
}
