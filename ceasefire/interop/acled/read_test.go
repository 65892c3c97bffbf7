package acled_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire/interop/acled"
)

// All rows here and in testdata are made up.
const (
	header = "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,civilian_targeting,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,fatalities"
	good   = "NTH7,01 March 2031,2031,1,Battles,Armed clash,Southland Front,Southland Guard; Southland Youth,2,Military Forces of Northland,,State forces,,Northland,Upper Province,Middle District,,Milltown,10.5,20.25,1,Northland Times; Radio Ford,12"
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

func all(r io.Reader) (events []acled.Event, errs []error) {
	for e, err := range acled.Read(r) {
		if err != nil {
			errs = append(errs, err)
		} else {
			events = append(events, e)
		}
	}
	return events, errs
}

func one(t testing.TB, text string) acled.Event {
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

// export reads the test data.
func export(t testing.TB) []acled.Event {
	t.Helper()
	f, err := os.Open("testdata/export.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	events, errs := all(f)
	if len(events) != 25 || len(errs) > 0 {
		t.Fatalf("%d events, errors %v", len(events), errs)
	}
	return events
}

func TestGoodRow(t *testing.T) {
	e := one(t, with(t))
	got := fmt.Sprintf("%+v", e)
	want := `{Line:2 ID:NTH7 Again:false Type:Battles SubType:Armed clash Actor1:{Name:Southland Front Associated:[Southland Guard Southland Youth] Inter:Rebel group} Actor2:{Name:Military Forces of Northland Associated:[] Inter:State forces} CivilianTargeting:false Date:2031-03-01 TimePrec:1 Country:Northland Admin1:Upper Province Admin2:Middle District Admin3: Location:Milltown Point:10.5,20.25 GeoPrec:1 Fatalities:12 Sources:[Northland Times Radio Ford] Warnings:}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestShapesOfFiles(t *testing.T) {
	plain := one(t, with(t))
	text := strings.ReplaceAll(with(t), "; ", " / ") // the lists have semicolons
	semicolons := strings.ReplaceAll(strings.ReplaceAll(text, ",", `;`), " / ", "; ")
	semicolons = strings.NewReplacer("Southland Guard; Southland Youth", `"Southland Guard; Southland Youth"`, "Northland Times; Radio Ford", `"Northland Times; Radio Ford"`).Replace(semicolons)
	text = with(t)
	for name, text := range map[string]string{
		"byte order mark":   "\ufeff" + text,
		"CRLF":              strings.ReplaceAll(text, "\n", "\r\n"),
		"semicolons":        semicolons,
		"capitals":          strings.Replace(text, header, strings.ToUpper(header), 1),
		"ISO date":          strings.Replace(text, "01 March 2031", "2031-03-01", 1),
		"hyphens":           strings.Replace(text, "01 March 2031", "1-Mar-2031", 1),
		"sorts as numbers":  strings.Replace(text, "State forces", "1", 1),
		"sorts in plural":   strings.Replace(text, ",2,Mil", ",Rebel Groups,Mil", 1),
		"id in lower case":  strings.Replace(text, "NTH7", "nth7", 1),
		"other letter case": strings.NewReplacer("Battles", "BATTLES", "Armed clash", "Armed Clash").Replace(text),
	} {
		if got, want := fmt.Sprintf("%+v", one(t, text)), fmt.Sprintf("%+v", plain); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, want)
		}
	}
	e := one(t, with(t, "event_type=Protests", "sub_event_type=Excessive force against protestors"))
	if e.SubType != "Excessive force against protesters" || len(e.Warnings) > 0 {
		t.Errorf("the older spelling: %q, %v", e.SubType, e.Warnings)
	}
}

func TestIgnoredColumns(t *testing.T) {
	text, err := os.ReadFile("testdata/export.csv")
	if err != nil {
		t.Fatal(err)
	}
	r, err := acled.NewReader(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(r.Ignored(), " "); got != "disorder_type interaction iso region source_scale notes tags timestamp" {
		t.Error(got)
	}
}

// TestRefusedRows: each is refused with all its reasons, and the others are read.
func TestRefusedRows(t *testing.T) {
	bad := strings.Split(with(t, "event_id_cnty=7", "event_date=03/04/2031", "time_precision=4", "geo_precision=0", "latitude=-91", "fatalities=dozens", "actor1="), "\n")[1]
	text := strings.Join([]string{header, good, bad, "NTH8", strings.Replace(good, "NTH7", "NTH9", 1)}, "\n")
	events, errs := all(strings.NewReader(text))
	if len(events) != 2 || len(errs) != 2 {
		t.Fatalf("%d events, errors %v", len(events), errs)
	}
	var got []string
	for _, err := range errs {
		for _, p := range problems(err) {
			got = append(got, fmt.Sprintf("%d %s %s", p.Line, p.Path, p.Code))
		}
	}
	want := "3 actor1 acled-value, 3 event_date acled-value, 3 event_id_cnty acled-value, 3 fatalities acled-value, 3 geo_precision acled-value, 3 latitude acled-value, 3 time_precision acled-value, 4  acled-record"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	_, errs = all(strings.NewReader("event_id_cnty,event_data,actor1\n"))
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), `is event_date called "event_data"?`) || !strings.Contains(errs[0].Error(), `"time_precision", "event_type", "sub_event_type", "actor2"`) {
		t.Error(errs)
	}
}

func TestIDs(t *testing.T) {
	for id, ok := range map[string]bool{"NTH1": true, "nth123456": true, "N1": true, "": false, "1": false, "NTH": false, "NTH-1": false, "NTH01": false, "NTHNTHNTH1": false, "NTH99999999999999999999": false} {
		_, errs := all(strings.NewReader(with(t, "event_id_cnty="+id)))
		if (len(errs) == 0) != ok {
			t.Errorf("%q: %v", id, errs)
		}
	}
	// Numbers count by country, and ids come up again whatever their letter case.
	row := strings.Split(with(t), "\n")[1]
	events, _ := all(strings.NewReader(strings.Join([]string{header, row, strings.Replace(row, "NTH7", "STH7", 1), strings.Replace(row, "NTH7", "nth7", 1)}, "\n")))
	var got []string
	for _, e := range events {
		in, _ := e.Incident(options())
		got = append(got, string(in.ID))
	}
	if fmt.Sprint(got) != "[acled-nth7 acled-sth7 acled-nth7-line-4]" {
		t.Error(got)
	}
}

// endless gives out a header and then n rows, each with a new id.
type endless struct {
	rest   []byte
	row, n int
}

func (e *endless) Read(p []byte) (int, error) {
	if len(e.rest) == 0 {
		switch {
		case e.row == e.n:
			return 0, io.EOF
		case e.row == 0:
			e.rest = []byte(header + "\n")
		default:
			e.rest = []byte(strings.Replace(good, "NTH7", fmt.Sprintf("NTH%d", e.row), 1) + "\n")
		}
		e.row++
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// TestMemory: what is allocated for a row does not grow with the rows before it, and
// no more is read ahead than a buffer's.
func TestMemory(t *testing.T) {
	perRow := func(rows int) float64 {
		return testing.AllocsPerRun(2, func() {
			n := 0
			for range acled.Read(&endless{n: rows + 1}) {
				n++
			}
			if n != rows {
				t.Fatalf("%d of %d rows", n, rows)
			}
		}) / float64(rows)
	}
	if few, many := perRow(500), perRow(5_000); many > few+1 {
		t.Errorf("%.1f allocations a row in 500 rows, %.1f in 5,000", few, many)
	}
	in, n := &endless{n: -1}, 0
	for range acled.Read(in) {
		if n++; n == 500 {
			break
		}
	}
	if in.row > 550 {
		t.Errorf("for 500 rows %d were read", in.row)
	}
}
