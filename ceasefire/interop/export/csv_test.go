package export_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/interop/export"
)

// TestIncidentsCSV: unknown, none and zero stay apart, uncertain things have two columns,
// and texts come back.
func TestIncidentsCSV(t *testing.T) {
	text := written(t, export.CSV, false, export.Options{Rules: rules(t)}, file(t, incident))
	rows := table(t, text)
	if len(rows) != 3 {
		t.Fatalf("%d rows\n%s", len(rows), text)
	}
	want := func(row int, cells map[string]string) {
		t.Helper()
		for tag, cell := range cells {
			if got, ok := rows[row][tag]; !ok || got != cell {
				t.Errorf("row %d, %s: got %q, want %q", row, tag, got, cell)
			}
		}
	}
	want(0, map[string]string{"#meta+report+id": "r4", "#meta+corrects": "", "#meta+claim": "no", "#date+reported": ""})
	want(1, map[string]string{
		"#meta+report+id": "r1", "#meta+source+grade": "B2", "#date+start+min": "2025-02-01T03:00:00Z", "#date+start+max": "", "#cause+weapon+code": "",
		"#affected+killed+min": "", "#affected+killed+max": "", "#geo+lat+effect": "", "#meta+source+basis": "observed", "#event+circumstances": "", "#meta+parts+num": "0",
	})
	want(2, map[string]string{
		"#event+id": "i-7", "#event+name": `@night, "the hill"`, "#meta+report+id": "r2", "#date+reported": "2025-02-02T00:00:00Z", "#meta+claim": "yes",
		"#date+start+min": "2025-02-01T00:00:00Z", "#date+end+max": "2025-02-01T23:59:59.999999999Z", "#group+actor+id": "north;south", "#cause+weapon+code": "none",
		"#affected+killed+min": "0", "#affected+killed+max": "0", "#affected+injured+min": "20", "#affected+injured+max": "", "#affected+missing+min": "3", "#affected+missing+max": "5", "#affected+displaced+min": "",
		"#geo+lat+effect": "-31.002", "#geo+lon+effect": "66.4", "#geo+precision+effect": "250", "#loc+territory+id+effect": "land",
		"#event+circumstances": "notice-given;not return-fire", "#description": "-2 degrees; =cmd()\nnothing, more",
		"#meta+coverage": "watched by patrol from 2025-02-01T00:00 until an open end, access partial", "#status+publication": "internal",
	})
	for _, raw := range []string{",-31.002,66.4,250,", `"'-2 degrees;' =cmd()`, `"'@night, ""the hill"""`} {
		if !strings.Contains(text, raw) {
			t.Errorf("not written: %s in\n%s", raw, text)
		}
	}
	for _, out := range []string{"shepherd", "r3", "flash", "store 7", "XX1", "i-8"} {
		if strings.Contains(text, out) {
			t.Errorf("%q is in\n%s", out, text)
		}
	}
	full := written(t, export.CSV, false, export.Options{Full: true, Rules: rules(t)}, file(t, incident))
	if rows = table(t, full); len(rows) != 4 || rows[1]["#meta+confidential"] != "yes" && rows[0]["#meta+confidential"] != "yes" || !strings.Contains(full, "shepherd") {
		t.Errorf("the full record has %d rows:\n%s", len(rows), full)
	}
	empty := table(t, written(t, export.CSV, false, export.Options{Rules: rules(t)}, ceasefire.Incident{ID: "bare"}))
	if len(empty) != 1 || empty[0]["#event+id"] != "bare" || empty[0]["#meta+claim"] != "" || empty[0]["#meta+coverage"] != "not observed: no coverage is stated" {
		t.Errorf("an incident without reports: %v", empty)
	}
}

// TestFindingsCSV: one row for each party, what is alleged beside what is established,
// and coverage beside both.
func TestFindingsCSV(t *testing.T) {
	rows := table(t, written(t, export.CSV, true, export.Options{Rules: rules(t)}, file(t, incident)))
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	findings, _ := rules(t).Judge(file(t, incident))
	f := findings[0]
	for i, r := range rows {
		for tag, cell := range map[string]string{
			"#event+id": "i-7", "#meta+agreement+id": "truce", "#meta+clause+id": "art-1", "#meta+article": "Art 1", "#group+party+id": []string{"north", "south"}[i], "#group+party+name": []string{"North", "=South"}[i],
			"#status+party+alleged": f.Alleged.By[i].Verdict.String(), "#status+party+alleged+causes": f.Alleged.By[i].Causes.String(),
			"#status+party+established": f.Established.By[i].Verdict.String(), "#status+deed+alleged": f.Alleged.Deed.Verdict.String(), "#status+breach+established+causes": f.Established.Breach.Causes.String(),
			"#status+claimed": "yes", "#status+ruled": []string{"", "violation (probably)"}[i], "#meta+standard": "reasonable-grounds", "#meta+accounts+num": fmt.Sprint(len(f.Alleged.Accounts)),
			"#description+finding": f.String(), "#date+start+min": "2025-02-01T00:00:00Z", "#date+end+max": "", "#status+host+alleged": "",
		} {
			if r[tag] != cell {
				t.Errorf("row %d, %s: got %q, want %q", i, tag, r[tag], cell)
			}
		}
		if r["#meta+coverage"] == "" || r["#description+question"] == "" {
			t.Errorf("no coverage, or no question: %v", r)
		}
	}
}

// TestCoverageAsAsked: where a finding asks whether it occurred, coverage is what the
// question says of it, which knows what lies within what was watched.
func TestCoverageAsAsked(t *testing.T) {
	in := file(t, `{"format": "parley.incident/1", "id": "x", "reports": [
		{"source": "north-ministry", "at": "2025-02-01[Etc/UTC]", "by": ["south"], "act": "firing"}, {"source": "wire", "at": "2025-02-01[Etc/UTC]", "act": "firing", "denies": true}],
		"coverage": [{"by": "patrol", "from": "2025-01-01T00:00", "until": "2025-01-02T00:00"}]}`)
	for _, r := range table(t, written(t, export.CSV, true, export.Options{Rules: rules(t)}, in)) {
		if r["#meta+coverage"] != "not observed: outside the coverage of patrol" {
			t.Errorf("got %q", r["#meta+coverage"])
		}
	}
}

// TestNoPlaceOfNothing: a point that is none places nothing.
func TestNoPlaceOfNothing(t *testing.T) {
	in := ceasefire.Incident{ID: "x", Reports: []ceasefire.Report{{Effect: ceasefire.Place{Near: &geo.Disc{Radius: math.NaN()}}}}}
	if f := parsed(t, written(t, export.GeoJSON, false, export.Options{Full: true}, in)).Features[0]; f.Geometry != nil {
		t.Errorf("%+v", f)
	}
}

// TestSpan: no report places it before or after, unless one leaves that open.
func TestSpan(t *testing.T) {
	at := func(times ...string) string {
		var reports []string
		for _, w := range times {
			reports = append(reports, `{"act": "firing", "at": "`+w+`"}`)
		}
		in := file(t, `{"format": "parley.incident/1", "id": "x", "reports": [`+strings.Join(reports, ",")+`]}`)
		r := table(t, written(t, export.CSV, true, export.Options{Rules: rules(t)}, in))[0]
		return r["#date+start+min"] + " " + r["#date+end+max"]
	}
	const a, b, c, d = "2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z", "2025-01-03T00:00:00Z", "2025-01-04T00:00:00Z"
	for _, x := range []struct {
		times []string
		want  string
	}{
		{[]string{b + "/" + c, a + "/" + d}, a + " " + d}, {[]string{a + "/" + d, b + "/" + c}, a + " " + d},
		{[]string{a + "/" + c, b + "/" + d}, a + " " + d}, {[]string{b + "/" + d, a + "/" + c}, a + " " + d},
		{[]string{"from " + a + "/" + b + " to " + c + "/" + d}, a + " " + d},
		{[]string{b, a + "/.."}, a + " "}, {[]string{b, "../" + c}, " " + c}, {[]string{b, "unknown"}, " "},
	} {
		if got := at(x.times...); got != x.want {
			t.Errorf("%q: got %q, want %q", x.times, got, x.want)
		}
	}
}

func TestGuard(t *testing.T) {
	trigger := regexp.MustCompile(`(?:^|[;\t\n])["\s\pC]*[=+\-@＝＋－＠]`)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.StringOf(rapid.SampledFrom([]rune("=+-@'\"\t\r\n ;,a\u200b\x00＝"))), rapid.String()).Draw(t, "text")
		in := ceasefire.Incident{ID: "i", Title: s}
		text := written(t, export.CSV, false, export.Options{Full: true}, in)
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		cell := rows[2][1]
		if trigger.MatchString(cell) || strings.HasPrefix(cell, "\t") || strings.HasPrefix(cell, "\n") {
			t.Fatalf("%q is written as %q", s, cell)
		}
		want := strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		if got := export.Unguard(cell); got != want {
			t.Fatalf("%q, written as %q, comes back as %q", want, cell, got)
		}
	})
}
