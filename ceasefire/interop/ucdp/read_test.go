package ucdp_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// header and good are a row without problems, in the columns of an extract.
const (
	header = "id,relid,year,code_status,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
	good   = "77,PAK-2014-1-404-1,2014,Clear,1,Pakistan: Government,Government of Pakistan - TTP,Government of Pakistan,TTP,2,1,Mir Ali town,Federally Administered Tribal Areas,North Waziristan,32.9833,70.2667,Pakistan,1,1,2014-03-01,2014-03-01,0,2,1,1,4,5,3,770,"
)

// with returns the good row with cells changed.
func with(t testing.TB, changes ...string) string {
	t.Helper()
	names, cells := strings.Split(header, ","), strings.Split(good, ",")
	for _, c := range changes {
		column, value, ok := strings.Cut(c, "=")
		i := slices.Index(names, strings.TrimSpace(column))
		if !ok || i < 0 {
			t.Fatalf("no such change: %q", c)
		}
		cells[i] = strings.TrimSpace(value)
	}
	return header + "\n" + strings.Join(cells, ",") + "\n"
}

// all reads a text: its events and its errors.
func all(r io.Reader) (events []ucdp.Event, errs []error) {
	for e, err := range ucdp.Read(r) {
		if err != nil {
			errs = append(errs, err)
		} else {
			events = append(events, e)
		}
	}
	return events, errs
}

// one reads the only row of a text.
func one(t testing.TB, text string) ucdp.Event {
	t.Helper()
	events, errs := all(strings.NewReader(text))
	if len(events) != 1 || len(errs) > 0 {
		t.Fatalf("%d events, errors %v, in\n%s", len(events), errs, text)
	}
	return events[0]
}

func problems(err error) problem.List {
	var l problem.List
	errors.As(err, &l)
	return l
}

func TestGoodRow(t *testing.T) {
	e := one(t, header+"\n"+good)
	if len(e.Warnings) > 0 {
		t.Error(e.Warnings)
	}
	got := fmt.Sprintf("%d %s %v %q %q %v %v %v %v %v %d/%d/%d %+v %v %d %v", e.Line, e.ID, e.Type, e.SideA.Name, e.SideB.Name, e.SideA.States,
		e.WherePrec, e.Point, e.Start, e.End, e.Low, e.Best, e.High, e.Deaths, e.Clarity, e.Sources, e.CodeStatus)
	want := `2 77 state-based conflict "Government of Pakistan" "TTP" [770] 1 32.9833,70.2667 2014-03-01 2014-03-01 3/4/5 {A:0 B:2 Civilians:1 Unknown:1} 1 2 Clear`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// fullHeader is that of the public releases; see also TestOldNames.
const fullHeader = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"

const fullRow = `244657,IRQ-2017-1-524-322,2017,1,Clear,1,259,259,"Iraq: Government",524,524,"Government of Iraq - IS",116,116,"Government of Iraq",234,234,IS,0,"""Agency,2017-07-31,A headline
of two lines""",Agency,2017-07-31,"A headline
of two lines",police,1,Baghdad city,Baghdad city,Baghdad province,Karkh district,33.336,44.424,POINT (44.424 33.336),179779,Iraq,645,Middle East,1,1,"2017-07-31 00:00:00.000","2017-07-31 00:00:00.000",0,4,0,2,6,6,6,"645, 2, 200",`

func TestFullRelease(t *testing.T) {
	reader, err := ucdp.NewReader(strings.NewReader("\ufeff" + fullHeader + "\r\n" + strings.ReplaceAll(fullRow, "\n", "\r\n") + "\r\n" + strings.Replace(fullRow, "244657", "244658", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(reader.Ignored(), " "); got != "active_year conflict_dset_id conflict_new_id dyad_dset_id dyad_new_id side_a_dset_id side_b_dset_id source_article source_office source_date source_headline source_original where_description geom_wkt priogrid_gid region" {
		t.Errorf("ignored: %s", got)
	}
	var lines, ids []string
	for e, err := range reader.Events() {
		if err != nil {
			t.Fatal(err)
		}
		lines, ids = append(lines, fmt.Sprint(e.Line)), append(ids, e.ID)
		if e.Start.String() != "2017-07-31" || e.SideA.ID != "116" || e.SideB.ID != "234" || e.CountryID != "645" || len(e.Warnings) > 0 {
			t.Errorf("%+v", e)
		}
		if fmt.Sprint(e.SideA.States) != "[645 2 200]" || e.SideB.States != nil || e.Sources != 0 {
			t.Errorf("states %v and %v, sources %d", e.SideA.States, e.SideB.States, e.Sources)
		}
	}
	// The first row has two cells of two lines each.
	if fmt.Sprint(lines, ids) != "[2 5] [244657 244658]" {
		t.Errorf("lines %v, ids %v", lines, ids)
	}
}

// TestShapesOfFiles reads the same row in other forms.
func TestShapesOfFiles(t *testing.T) {
	plain := one(t, with(t))
	text := with(t)
	reversed := func(line string) string {
		cells := strings.Split(line, ",")
		slices.Reverse(cells)
		return strings.Join(cells, ",")
	}
	for name, text := range map[string]string{
		"byte order mark":    "\ufeff" + text,
		"CRLF":               strings.ReplaceAll(text, "\n", "\r\n"),
		"semicolons":         strings.ReplaceAll(text, ",", ";"),
		"tabs":               strings.ReplaceAll(text, ",", "\t"),
		"decimal commas":     strings.NewReplacer("32.9833", "32,9833", "70.2667", "70,2667").Replace(strings.ReplaceAll(text, ",", ";")),
		"quoted":             `"` + strings.NewReplacer(",", `","`, "\n", "\"\n\"").Replace(strings.TrimSpace(text)) + `"`,
		"capitals":           strings.Replace(text, header, strings.ToUpper(header), 1),
		"other order":        reversed(header) + "\n" + reversed(good),
		"times":              strings.ReplaceAll(text, "2014-03-01", "2014-03-01 00:00:00.000"),
		"ISO times":          strings.ReplaceAll(text, "2014-03-01", "2014-03-01T00:00:00Z"),
		"floats":             strings.NewReplacer("77,", "77.0,", ",770,", ",770.0,", ",4,5,3,", ",4.0,5.00,3.,").Replace(text),
		"older names":        strings.NewReplacer("best,high,low", "best_est,high_est,low_est").Replace(text),
		"empty cells at end": strings.TrimSpace(text) + ",,,\n",
		"no line feed":       strings.TrimSpace(text),
	} {
		e := one(t, text)
		if got, want := fmt.Sprintf("%+v", e), fmt.Sprintf("%+v", plain); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, want)
		}
	}
	e := one(t, "sep=;\n\n"+strings.ReplaceAll(text, ",", ";"))
	if e.Line != 4 {
		t.Errorf("after two lines more, the row is on line %d", e.Line)
	}
}

func TestHeaderErrors(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"missing":   {"id,side_a,side_b,type_of_violnce,where_prec,latitude,longitude,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,high,low\n", `ucdp: 1: columns are missing: "type_of_violence", "best" (is type_of_violence called "type_of_violnce"?) [ucdp-header]`},
		"empty":     {"\n\n", "ucdp: 3: the file is empty (it needs a header with the names of its columns) [ucdp-header]"},
		"UTF-16":    {"\xff\xfei\x00d\x00", "ucdp: 1: the file is in UTF-16 (save it as CSV in UTF-8) [ucdp-header]"},
		"twice":     {strings.Replace(header, "relid", "ID", 1), `ucdp: 1: two columns are called "id" (leave one of them out) [ucdp-header]`},
		"long":      {strings.Repeat("x,", 1<<17), "ucdp: 1: the header is longer than 65536 bytes (is it a CSV file, one event a line?) [ucdp-header]"},
		"zip":       {"PK\x03\x04\x00", "a zip archive, or a spreadsheet"},
		"old Mac":   {strings.ReplaceAll(header+"\n"+good, "\n", "\r"), "carriage returns alone"},
		"no header": {good, `columns are missing: "id", "type_of_violence", "side_a", "side_b"`},
	} {
		events, errs := all(strings.NewReader(c.text))
		if len(events) > 0 || len(errs) != 1 || !strings.Contains(errs[0].Error(), c.want) {
			t.Errorf("%s: %d events, errors %v, want %q", name, len(events), errs, c.want)
		}
	}
}

// TestRefusedRows has one row of each sort: each is refused with all its reasons, and
// the others are read.
func TestRefusedRows(t *testing.T) {
	bad := strings.Split(with(t, "id=x", "date_start=1 March", "latitude=95", "type_of_violence=4", "best=-1", "where_prec=", "side_b=", "event_clarity=3"), "\n")[1]
	late := strings.Split(with(t, "date_end=2014-02-28", "longitude=181"), "\n")[1]
	text := strings.Join([]string{header, good, bad, "1,2,3", late, `77,"x"y,` + good, strings.Replace(good, "77", "78", 1), good + ",more"}, "\n")
	events, errs := all(strings.NewReader(text))
	if len(events) != 2 || len(errs) != 5 {
		t.Fatalf("%d events, %d errors: %v", len(events), len(errs), errs)
	}
	var got []string
	for _, err := range errs {
		for _, p := range problems(err) {
			got = append(got, fmt.Sprintf("%d %s %s", p.Line, p.Path, p.Code))
			if p.Soft || p.Mend == "" || p.Message == "" {
				t.Errorf("soft, or without words: %v", p)
			}
		}
	}
	want := []string{
		"3 best ucdp-value", "3 date_start ucdp-value", "3 event_clarity ucdp-value", "3 id ucdp-value", "3 latitude ucdp-value", "3 side_b ucdp-value", "3 type_of_violence ucdp-value", "3 where_prec ucdp-value",
		"4  ucdp-record",
		"5 date_end ucdp-value", "5 longitude ucdp-value",
		"6  ucdp-record",
		"8  ucdp-record",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestValues(t *testing.T) {
	for _, c := range []struct{ change, want string }{
		{"best=1e3", `"1e3" is not a whole number`},
		{"best=3.5", `"3.5" is not a whole number`},
		{"best=", "there is no number"},
		{"best=NA", "there is no number"},
		{"id=-4", `"-4" is not a whole number`},
		{"latitude=0x10", `"0x10" is not a number of degrees`},
		{"latitude=NaN", `"NaN" is not a number of degrees`},
		{"latitude=134", "latitude 134 is outside -90 to 90"},
		{"date_end=3/4/2014", "cannot be told"},
		{"date_end=2014-03-01 13:00", "is not a day"},
		{"date_end=2014-02-30", "is not a day"},
		{"where_prec=8", "want 1 to 7"},
		{"date_prec=0", "want 1 to 5"},
	} {
		_, errs := all(strings.NewReader(with(t, c.change)))
		if len(errs) != 1 || !strings.Contains(errs[0].Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.change, errs, c.want)
		}
	}
}

func TestWarnings(t *testing.T) {
	for _, c := range []struct {
		changes []string
		want    string
	}{
		{nil, ""},
		{[]string{"low=5"}, "best ucdp-estimates-out-of-order"},  // low above best
		{[]string{"high=3"}, "best ucdp-estimates-out-of-order"}, // best above high
		{[]string{"low=4", "high=4"}, ""},
		{[]string{"deaths_unknown=0"}, "best ucdp-deaths-do-not-add-up"},
		{[]string{"low=0", "best=0", "deaths_b=0", "deaths_civilians=0", "deaths_unknown=0"}, ""}, // high is not 0
		{[]string{"date_prec=2"}, "date_prec ucdp-dates-disagree"},
		{[]string{"date_prec=2", "date_end=2014-03-02"}, ""},
		{[]string{"date_prec=2", "date_end=2014-03-06"}, ""},
		{[]string{"date_prec=2", "date_end=2014-03-07"}, "date_prec ucdp-dates-disagree"},
		{[]string{"date_prec=3", "date_end=2014-03-07"}, ""},
		{[]string{"date_prec=4", "date_end=2014-03-07"}, "date_prec ucdp-dates-disagree"},
		{[]string{"date_prec=4", "date_end=2014-03-08"}, ""},
		{[]string{"date_prec=4", "date_end=2014-03-31"}, ""},
		{[]string{"date_prec=5", "date_end=2014-03-31"}, "date_prec ucdp-dates-disagree"},
		{[]string{"date_prec=5", "date_end=2015-03-01", "year=2015"}, ""},
		{[]string{"date_prec=5", "date_end=2015-03-02"}, "date_prec ucdp-dates-disagree"},
		{[]string{"year=2013"}, "year ucdp-dates-disagree"},
		{[]string{"code_status=clear"}, ""},
		{[]string{"code_status="}, ""},
		{[]string{"number_of_sources=-1"}, ""},
	} {
		e := one(t, with(t, c.changes...))
		var got []string
		for _, w := range e.Warnings {
			got = append(got, w.Path+" "+string(w.Code))
			if !w.Soft || w.Line != 2 || w.Mend == "" {
				t.Errorf("hard, without a line or a mend: %+v", w)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%v: %v, want %q", c.changes, got, c.want)
		}
	}
}

// TestRepeatedIDs: rows with one id are kept apart, and told.
func TestRepeatedIDs(t *testing.T) {
	events, errs := all(strings.NewReader(header + "\n" + good + "\n" + good + "\n" + good))
	if len(events) != 3 || len(errs) > 0 {
		t.Fatalf("%d events, errors %v", len(events), errs)
	}
	var ids []string
	for i, e := range events {
		if e.Again != (i > 0) || i > 0 && (len(e.Warnings) != 1 || e.Warnings[0].Code != ucdp.RepeatedID) {
			t.Errorf("row %d: again %v, warnings %v", i, e.Again, e.Warnings)
		}
		in, _ := e.Incident(options())
		ids = append(ids, string(in.ID))
	}
	if fmt.Sprint(ids) != "[ucdp-77 ucdp-77-line-3 ucdp-77-line-4]" {
		t.Error(ids)
	}
}
