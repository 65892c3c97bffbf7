package ucdp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

func TestUnusableOptionsAndEvents(t *testing.T) {
	e := one(t, with(t))
	in, problems := e.Incident(ucdp.Options{})
	if problems.Err() == nil || in.ID != "" {
		t.Errorf("without options: %v, %v", in, problems)
	}
	for _, id := range []string{"", "A 7", strings.Repeat("7", 70)} {
		e.ID = id
		if in, problems := e.Incident(options()); problems.Err() == nil || in.ID != "" {
			t.Errorf("with the id %q: %v", id, problems)
		}
	}
	// A zero event but for its id states next to nothing, and does not panic.
	in, problems = ucdp.Event{ID: "1"}.Incident(options())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	text, err := in.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{`"at"`, `"effect"`, `"by"`, `"act"`, `"harm"`, `"target"`, `"grade"`} {
		if strings.Contains(string(text), field) {
			t.Errorf("%s is stated in\n%s", field, text)
		}
	}
}

func TestOptions(t *testing.T) {
	o := mapped()
	o.InCountry, o.InProvince = true, true
	o.Grades = map[ucdp.Clarity]ceasefire.Grade{1: grade("B2"), 2: grade("C3")}
	o.Radius = map[ucdp.WherePrec]float64{1: 2500, 2: 30000}
	text, err := o.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := ucdp.ParseOptions(string(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if again, _ := back.Encode(); string(again) != string(text) || back.Sides != ucdp.OneOfTheTwo || back.Zone != o.Zone || len(back.Places) != 3 {
		t.Errorf("read back as\n%s\nfrom\n%s", again, text)
	}

	_, err = ucdp.ParseOptions(`{"format": "parley.ucdp/2", "source": "U", "zone": "UTC", "actors": {"x": "X"}, "places": {"y": ""},
		"grades": {"1": ""}, "radius": {"1": -1, "3": 5}}`)
	var got []string
	for _, p := range problems(err) {
		got = append(got, fmt.Sprintf("%d %s", p.Line, p.Path))
		if p.Code != ucdp.BadOptions || p.Soft || p.Mend == "" {
			t.Errorf("%+v", p)
		}
	}
	if want := `1 format, 1 source, 1 actors.x, 1 places.y, 2 grades["1"], 2 radius["1"], 2 radius["3"]`; strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	for _, text := range []string{
		`{}`, `[]`, `{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Etc/UTC", "side": "unknown"}`,
		`{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Etc/UTC", "sides": "side-a"}`,
		`{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Etc/UTC", "grades": {"3": "A1"}}`,
		`{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Etc/UTC"} {}`,
		`{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Atlantis/Capital"}`,
	} {
		if _, err := ucdp.ParseOptions(text); err == nil {
			t.Errorf("no error in %s", text)
		}
	}
	bad := options()
	bad.Sides = 7
	if bad.Check().Err() == nil {
		t.Error("sides 7 are no problem")
	}
}

func TestWithRoster(t *testing.T) {
	d := ceasefire.MustParse(truce).Roster
	for _, id := range []string{"a", "b"} { // a number that two have is left out
		x := []actors.ExternalID{{Scheme: actors.UCDP, ID: "9"}, {Scheme: actors.ACLED, ID: id}}
		d.Actors = append(d.Actors, actors.Actor{ID: actors.ID(id), Kind: actors.ArmedGroup, External: x})
		d.Territories = append(d.Territories, actors.Territory{ID: actors.TerritoryID(id), External: x})
	}
	roster, problems := actors.NewRoster(d)
	if roster == nil {
		t.Fatal(problems)
	}
	o := options()
	o.Actors = map[string]actors.ID{"303": "somebody"}
	o = o.With(roster)
	if fmt.Sprint(o.Actors, o.Places) != "map[140:pakistan 303:somebody] map[770:land]" {
		t.Error(o.Actors, o.Places)
	}
	back := options()
	back.Actors = map[string]actors.ID{"303": "somebody"}
	if back.With(roster); len(back.Actors) != 1 {
		t.Error("the caller's map was changed")
	}
	if got := options().With(nil); len(got.Actors)+len(got.Places) > 0 {
		t.Error(got)
	}
}
