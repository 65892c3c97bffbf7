package ucdp_test

import (
	"os"
	"testing"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// TestJudged: what is made of every row is judged without hard problems, and reads back
// from its own JSON form.
func TestJudged(t *testing.T) {
	rules := ceasefire.MustCompile(ceasefire.MustParse(truce))
	for _, name := range []string{"pakistan.csv", "ukraine.csv"} {
		for _, e := range sample(t, name) {
			in, problems := e.Incident(mapped())
			if err := problems.Err(); err != nil {
				t.Errorf("event %s: %v", e.ID, err)
			}
			findings, problems := rules.Judge(in)
			if len(findings) != 1 {
				t.Errorf("event %s: %d findings", e.ID, len(findings))
			}
			for _, p := range problems {
				t.Errorf("event %s: %v", e.ID, p)
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
	again, err := back.Encode()
	if err != nil || string(again) != string(text) {
		t.Fatalf("%v: read back as\n%s\nfrom\n%s", err, again, text)
	}
}

// TestVerdicts: what the choices come to under a truce.
func TestVerdicts(t *testing.T) {
	rules := ceasefire.MustCompile(ceasefire.MustParse(truce))
	const open = "Art 1: deed open (facts missing); breach by pakistan possible; breach by ttp possible: open (facts missing). Established: open, did it occur?"
	for name, c := range map[string]struct {
		row     string
		options func(*ucdp.Options)
		want    string
	}{
		"the dyad alone":      {with(t, "where_prec=3"), func(o *ucdp.Options) { o.Sides = 0 }, "Art 1: deed alleged; breach by pakistan possible; breach by ttp possible: open (facts missing). Established: open, did it occur?"},
		"one of the two":      {with(t, "where_prec=3"), func(*ucdp.Options) {}, "Art 1: deed alleged; breach by a bound party, which one is open. Established: open, did it occur?"},
		"graded":              {with(t, "where_prec=3"), func(o *ucdp.Options) { o.Grades = map[ucdp.Clarity]ceasefire.Grade{1: grade("B2")} }, "Art 1: deed alleged; breach by a bound party, which one is open. Established: breach by a bound party, which one is open."},
		"one-sided":           {with(t, "where_prec=3", "type_of_violence=3", "side_a=TTP", "deaths_b=0", "deaths_civilians=3"), func(*ucdp.Options) {}, "Art 1: deed alleged; breach by ttp. Established: open, did it occur?"},
		"before the truce":    {with(t, "where_prec=3", "date_start=2014-02-28", "date_end=2014-02-28"), func(*ucdp.Options) {}, "Art 1: no such deed alleged; no breach. Established: open, did it occur?"},
		"perhaps before it":   {with(t, "where_prec=3", "date_start=2014-02-28", "date_prec=2"), func(*ucdp.Options) {}, open},
		"somewhere at sea":    {with(t, "where_prec=7"), func(*ucdp.Options) {}, open},
		"coordinates are not": {with(t, "where_prec=6", "country=India"), func(*ucdp.Options) {}, open},
	} {
		o := mapped()
		c.options(&o)
		in, problems := one(t, c.row).Incident(o)
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		findings, problems := rules.Judge(in)
		if len(findings) != 1 || len(problems) > 0 || findings[0].String() != c.want {
			t.Errorf("%s: %v, %v\nwant %s", name, findings, problems, c.want)
		}
	}
}

// sample reads a file of the test data.
func sample(t testing.TB, name string) []ucdp.Event {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	events, errs := all(f)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return events
}
