package ucdp_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// options are the least that is needed.
func options() ucdp.Options {
	return ucdp.Options{Source: "ucdp", Zone: when.MustLoadZone("Asia/Karachi")}
}

// truce is an agreement whose roster knows the sides and the places of the test data.
const truce = `{
  "format": "parley.agreement/1", "id": "truce", "zone": "Asia/Karachi",
  "roster": {
    "actors": [
      {"id": "pakistan", "kind": "state", "external": [{"scheme": "ucdp", "id": "140"}]},
      {"id": "ttp", "kind": "armed-group", "external": [{"scheme": "ucdp", "id": "303"}]}
    ],
    "territories": [
      {"id": "land", "external": [{"scheme": "ucdp", "id": "770"}]},
      {"id": "fata", "parent": "land"},
      {"id": "north-waziristan", "parent": "fata"}
    ],
    "sources": [{"id": "ucdp", "origin": "research"}]
  },
  "parties": ["pakistan", "ttp"],
  "force": {"from": "2014-03-01T00:00", "until": "2014-04-17T00:00"},
  "clauses": [{"id": "fire", "article": "Art 1", "forbids": [{"acts": ["use-of-force"], "effect": [{"in": ["land"]}], "targetOfOtherParty": false}]}],
  "proof": [{"standard": "reasonable-grounds", "origins": ["research"], "grade": "B2"}]
}`

// mapped are options that map all of it.
func mapped() ucdp.Options {
	o := options()
	o.Sides = ucdp.OneOfTheTwo
	o.Actors = map[string]actors.ID{"Government of Pakistan": "pakistan", "TTP": "ttp"}
	o.Places = map[string]actors.TerritoryID{
		"Pakistan": "land", "Federally Administered Tribal Areas": "fata",
		"Pakistan/Federally Administered Tribal Areas/North Waziristan": "north-waziristan",
	}
	return o
}

func grade(s string) ceasefire.Grade {
	g, err := ceasefire.ParseGrade(s)
	if err != nil {
		panic(err)
	}
	return g
}

// report makes the report of an event, and says which soft problems there are.
func report(t testing.TB, e ucdp.Event, o ucdp.Options) (ceasefire.Report, string) {
	t.Helper()
	in, problems := e.Incident(o)
	if err := problems.Err(); err != nil || len(in.Reports) != 1 {
		t.Fatalf("%d reports: %v", len(in.Reports), err)
	}
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Path+" "+string(p.Code))
		if p.Line != e.Line || p.Mend == "" {
			t.Errorf("without a line, or no word on how to mend it: %v", p)
		}
	}
	return in.Reports[0], strings.Join(codes, ", ")
}

func TestWhatIsReported(t *testing.T) {
	o := mapped()
	o.Grades = map[ucdp.Clarity]ceasefire.Grade{ucdp.Single: grade("B2")}
	in, problems := one(t, with(t)).Incident(o)
	if len(problems) > 0 {
		t.Error(problems)
	}
	text, err := in.Encode()
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "format": "parley.incident/1",
  "id": "ucdp-77",
  "external": [
    {
      "scheme": "ucdp",
      "id": "77"
    }
  ],
  "title": "UCDP 77: Government of Pakistan - TTP, Mir Ali town, North Waziristan, Federally Administered Tribal Areas, Pakistan, 2014-03-01",
  "reports": [
    {
      "id": "ucdp-77",
      "incident": "ucdp-77",
      "source": "ucdp",
      "basis": "relayed",
      "at": "2014-03-01[Asia/Karachi]",
      "effect": {
        "near": {
          "lat": 32.9833,
          "lng": 70.2667,
          "radius": 10000
        }
      },
      "by": [
        "pakistan",
        "ttp"
      ],
      "act": "use-of-force",
      "harm": {
        "killed": "3..5",
        "killed-civilians": "0..3",
        "killed-combatants": "1..4"
      },
      "text": "UCDP GED event 77: state-based conflict, Government of Pakistan - TTP. Killed: 4 by the best estimate (low 3, high 5); of side A 0, of side B 2, civilians 1, of unknown status 1. On 2014-03-01 (known to the day), at Mir Ali town, North Waziristan, Federally Administered Tribal Areas, Pakistan (the place itself). From 2 sources.",
      "evidence": {
        "origin": "research",
        "grade": "B2"
      }
    }
  ]
}
`
	if got := string(text); got != want {
		t.Errorf("%s", cmp.Diff(want, got))
	}
}

// TestTheDyadIsNotTheShooter: in conflict between two sides nobody is named, whoever
// died and wherever it was, unless the analyst says so; and then both or neither.
func TestTheDyadIsNotTheShooter(t *testing.T) {
	for name, c := range map[string]struct {
		row      string
		options  func(*ucdp.Options)
		by, told string
	}{
		"by default":                  {with(t), func(o *ucdp.Options) { o.Sides = 0 }, "[]", ""},
		"deaths on B":                 {with(t, "deaths_b=3", "deaths_civilians=0"), func(o *ucdp.Options) { o.Sides = 0 }, "[]", ""},
		"a foreign dyad":              {with(t, "side_a=Government of Afghanistan", "side_b=Taleban"), func(o *ucdp.Options) { o.Sides = 0 }, "[]", ""},
		"non-state":                   {with(t, "type_of_violence=2"), func(o *ucdp.Options) { o.Sides = 0 }, "[]", ""},
		"one of the two":              {with(t), func(*ucdp.Options) {}, "[pakistan ttp]", ""},
		"one of the two, non-state":   {with(t, "type_of_violence=2"), func(*ucdp.Options) {}, "[pakistan ttp]", ""},
		"B is not mapped":             {with(t, "side_b=BLA"), func(*ucdp.Options) {}, "[]", "side_b ucdp-unmapped-actor"},
		"neither is mapped":           {with(t, "side_a=Government of Afghanistan", "side_b=Taleban"), func(*ucdp.Options) {}, "[]", "side_a ucdp-unmapped-actor, side_b ucdp-unmapped-actor"},
		"both are one actor":          {with(t), func(o *ucdp.Options) { o.Actors["TTP"] = "pakistan" }, "[pakistan]", ""},
		"one-sided":                   {with(t, "type_of_violence=3", "side_a=TTP", "side_b=Civilians", "deaths_b=0", "deaths_civilians=3"), func(o *ucdp.Options) { o.Sides = 0 }, "[ttp]", ""},
		"one-sided, not mapped":       {with(t, "type_of_violence=3", "side_a=LeJ", "side_b=Civilians", "deaths_b=0", "deaths_civilians=3"), func(*ucdp.Options) {}, "[]", "side_a ucdp-unmapped-actor"},
		"one-sided, by the whole set": {with(t, "type_of_violence=3", "side_a=TTP", "side_b=Civilians", "deaths_b=0", "deaths_civilians=3"), func(*ucdp.Options) {}, "[ttp]", ""},
	} {
		o := mapped()
		c.options(&o)
		e := one(t, c.row)
		r, told := report(t, e, o)
		if fmt.Sprint(r.By) != c.by || told != c.told || len(r.NotBy) > 0 || !r.Origin.IsZero() {
			t.Errorf("%s: by %v, not by %v, from %v, told %q; want by %s, told %q", name, r.By, r.NotBy, r.Origin, told, c.by, c.told)
		}
		wantTarget := ""
		if e.Type == ucdp.OneSided {
			wantTarget = "civilians"
		}
		if string(r.Target.Kind) != wantTarget || len(r.Target.Of) > 0 {
			t.Errorf("%s: target %v", name, r.Target)
		}
	}
	// By the number that UCDP has for the actor.
	o := mapped()
	e := one(t, with(t))
	e.SideB = ucdp.Side{Name: "Tehrik-i-Taliban Pakistan", ID: "303"}
	o.Actors["303"] = "ttp"
	if r, _ := report(t, e, o); fmt.Sprint(r.By) != "[pakistan ttp]" {
		t.Errorf("by %v", r.By)
	}
}

// TestPlaces: the centroid of a district is not where it happened.
func TestPlaces(t *testing.T) {
	const disc = "%s m round 32.9833,70.2667"
	for name, c := range map[string]struct {
		changes    []string
		options    func(*ucdp.Options)
		want, told string
	}{
		"1 is a disc":                                  {nil, nil, fmt.Sprintf(disc, "10000"), ""},
		"2 is a wider disc":                            {[]string{"where_prec=2"}, nil, fmt.Sprintf(disc, "25000"), ""},
		"1 in the analyst's radius":                    {nil, func(o *ucdp.Options) { o.Radius = map[ucdp.WherePrec]float64{1: 12000} }, fmt.Sprintf(disc, "12000"), ""},
		"1 with a named territory":                     {nil, func(o *ucdp.Options) { o.Places["Mir Ali town"] = "fata" }, "fata", ""},
		"2 with a named territory":                     {[]string{"where_prec=2"}, func(o *ucdp.Options) { o.Places["Mir Ali town"] = "fata" }, fmt.Sprintf(disc, "25000"), ""},
		"2 within the country":                         {[]string{"where_prec=2"}, func(o *ucdp.Options) { o.InCountry = true }, "land, " + fmt.Sprintf(disc, "25000"), ""},
		"2 within an unmapped country":                 {[]string{"where_prec=2", "country=India"}, func(o *ucdp.Options) { o.InCountry = true }, fmt.Sprintf(disc, "25000"), "country ucdp-unmapped-place"},
		"1 within the province":                        {nil, func(o *ucdp.Options) { o.InProvince = true }, "fata, " + fmt.Sprintf(disc, "10000"), ""},
		"1 within an unmapped province":                {[]string{"adm_1=Elsewhere"}, func(o *ucdp.Options) { o.InProvince = true }, fmt.Sprintf(disc, "10000"), "adm_1 ucdp-unmapped-place"},
		"1 within the country of an unmapped province": {[]string{"adm_1=Elsewhere"}, func(o *ucdp.Options) { o.InProvince, o.InCountry = true, true }, "land, " + fmt.Sprintf(disc, "10000"), "adm_1 ucdp-unmapped-place"},
		"3 is the district":                            {[]string{"where_prec=3"}, nil, "north-waziristan", ""},
		"3, district not mapped":                       {[]string{"where_prec=3", "adm_2=Swat district"}, nil, "fata", "adm_2 ucdp-unmapped-place"},
		"3, the same name elsewhere":                   {[]string{"where_prec=3", "adm_1=Sindh province"}, nil, "land", "adm_2 ucdp-unmapped-place"},
		"3, nothing mapped":                            {[]string{"where_prec=3", "country=India"}, func(o *ucdp.Options) { o.Places = nil }, "anywhere", "adm_2 ucdp-unmapped-place"},
		"4 is the province":                            {[]string{"where_prec=4"}, nil, "fata", ""},
		"4 without a name":                             {[]string{"where_prec=4", "adm_1="}, nil, "land", ""},
		"5 is more than the province":                  {[]string{"where_prec=5"}, nil, "land", "where_coordinates ucdp-unmapped-place"},
		"5 with a named territory":                     {[]string{"where_prec=5"}, func(o *ucdp.Options) { o.Places["Mir Ali town"] = "north-waziristan" }, "north-waziristan", ""},
		"6 is the country":                             {[]string{"where_prec=6"}, nil, "land", ""},
		"6, not mapped":                                {[]string{"where_prec=6", "country=India"}, nil, "anywhere", "country ucdp-unmapped-place"},
		"7 is not the country":                         {[]string{"where_prec=7"}, nil, "anywhere", "where_coordinates ucdp-unmapped-place"},
		"7 with a named territory":                     {[]string{"where_prec=7"}, func(o *ucdp.Options) { o.Places["Pakistan/Mir Ali town"] = "fata" }, "fata", ""},
	} {
		o := mapped()
		if c.options != nil {
			c.options(&o)
		}
		r, told := report(t, one(t, with(t, c.changes...)), o)
		var got []string
		for _, x := range r.Effect.In {
			got = append(got, string(x))
		}
		if r.Effect.Near != nil {
			got = append(got, r.Effect.Near.String())
		}
		if r.Effect.IsZero() {
			got = []string{"anywhere"}
		}
		if strings.Join(got, ", ") != c.want || told != c.told {
			t.Errorf("%s: %v, told %q; want %s, told %q", name, got, told, c.want, c.told)
		}
	}
	e := one(t, with(t, "where_prec=6", "country=Islamic Republic"))
	e.CountryID = "770"
	o := mapped()
	o.Places["770"] = "land"
	if r, told := report(t, e, o); fmt.Sprint(r.Effect.In) != "[land]" || told != "" {
		t.Errorf("by number: %v, told %q", r.Effect.In, told)
	}
}

// TestTimes: some time in the days, in the analyst's zone.
func TestTimes(t *testing.T) {
	for _, c := range []struct{ start, end, prec, want string }{
		{"2014-03-01", "2014-03-01", "1", "2014-03-01[Asia/Karachi]"},
		{"2014-03-01", "2014-03-03", "2", "2014-03-01/2014-03-03[Asia/Karachi]"},
		{"2014-03-01", "2014-03-31", "4", "2014-03-01/2014-03-31[Asia/Karachi]"},
		{"2014-01-01", "2014-12-31", "5", "2014-01-01/2014-12-31[Asia/Karachi]"},
		{"2014-03-01", "2014-03-05", "1", "2014-03-01/2014-03-05[Asia/Karachi]"}, // wider than the precision admits
		// Fewer days than the precision means: any such period that holds them.
		{"2014-03-10", "2014-03-10", "2", "2014-03-05/2014-03-15[Asia/Karachi]"},
		{"2014-03-10", "2014-03-12", "3", "2014-03-06/2014-03-16[Asia/Karachi]"},
	} {
		e := one(t, with(t, "date_start="+c.start, "date_end="+c.end, "date_prec="+c.prec))
		r, _ := report(t, e, options())
		if got := r.At.String(); got != c.want {
			t.Errorf("%s to %s, precision %s: %s, want %s", c.start, c.end, c.prec, got, c.want)
		}
		if r.At.Began() != r.At.Ended() {
			t.Errorf("%s to %s: began %v, ended %v: it is not known whether it went on", c.start, c.end, r.At.Began(), r.At.Ended())
		}
		if r.KnownAt.IsValid() || r.Evidence.CollectedAt.IsValid() {
			t.Error("GED does not say when anything became known")
		}
	}
	o := options()
	o.Zone = when.MustLoadZone("Europe/Kyiv")
	r, _ := report(t, one(t, with(t)), o)
	first, _ := r.At.Began().Earliest()
	last, _ := r.At.Began().Latest()
	if first.String() != "2014-02-28T22:00:00Z" || last.String() != "2014-03-01T21:59:59.999999999Z" {
		t.Errorf("in Kyiv from %v to %v", first, last)
	}
}

func TestHarm(t *testing.T) {
	for _, c := range []struct{ low, best, high, a, b, civilians, unknown, typ, want string }{
		{"4", "4", "4", "1", "3", "0", "0", "1", "killed=4 killed-civilians=0 killed-combatants=4"},
		{"4", "4", "4", "1", "2", "1", "0", "1", "killed=4 killed-civilians=1 killed-combatants=3"},
		{"4", "4", "4", "1", "0", "1", "2", "1", "killed=4 killed-civilians=1..3 killed-combatants=1..3"},        // the unknown may be either
		{"3", "4", "4", "0", "3", "1", "0", "1", "killed=3..4 killed-civilians=0..1 killed-combatants=2..3"},     // who of the four lives?
		{"4", "4", "9", "0", "3", "1", "0", "1", "killed=4..9 killed-civilians=1..6 killed-combatants=3..8"},     // who are the others?
		{"0", "0", "24", "0", "0", "0", "0", "1", "killed=0..24 killed-civilians=0..24 killed-combatants=0..24"}, // as in PAK-1995-1-345-3
		{"0", "0", "0", "0", "0", "0", "0", "1", ""},                                                             // unknown, not none
		{"35", "228", "35", "0", "228", "0", "0", "1", "killed=35..228 killed-civilians=0 killed-combatants=35..228"},
		{"5", "4", "3", "0", "4", "0", "0", "1", "killed=3..5 killed-civilians=0..1 killed-combatants=3..5"},
		{"4", "4", "4", "0", "6", "0", "0", "1", "killed=4..6 killed-civilians=0 killed-combatants=4..6"}, // do not add up
		{"3", "3", "3", "0", "0", "3", "0", "3", "killed=3 killed-civilians=3"},                           // no combatants by definition is no count
		{"3", "3", "3", "0", "0", "1", "2", "3", "killed=3 killed-civilians=1..3"},
	} {
		e := one(t, with(t, "low="+c.low, "best="+c.best, "high="+c.high, "deaths_a="+c.a, "deaths_b="+c.b, "deaths_civilians="+c.civilians, "deaths_unknown="+c.unknown, "type_of_violence="+c.typ))
		var got []string
		for _, k := range slices.Sorted(maps.Keys(e.Harm())) {
			got = append(got, fmt.Sprintf("%s=%v", k, e.Harm()[k]))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%+v: %s", c, s)
		}
	}
}

func TestNoGradeByDefault(t *testing.T) {
	for _, c := range []struct {
		clarity string
		grades  map[ucdp.Clarity]ceasefire.Grade
		want    string
	}{
		{"1", nil, ""},
		{"1", map[ucdp.Clarity]ceasefire.Grade{1: grade("B2")}, "B2"},
		{"2", map[ucdp.Clarity]ceasefire.Grade{1: grade("B2")}, ""},
		{"2", map[ucdp.Clarity]ceasefire.Grade{1: grade("B2"), 2: grade("C3")}, "C3"},
		{"", map[ucdp.Clarity]ceasefire.Grade{1: grade("B2"), 2: grade("C3")}, ""},
	} {
		o := options()
		o.Grades = c.grades
		r, _ := report(t, one(t, with(t, "event_clarity="+c.clarity)), o)
		if r.Evidence.Grade.String() != c.want || r.Evidence.Origin != actors.OriginResearch || r.Basis != ceasefire.Relayed {
			t.Errorf("clarity %s: %+v", c.clarity, r.Evidence)
		}
	}
}
