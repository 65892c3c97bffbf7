package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

var update = flag.Bool("update", false, "write the golden file anew")

// replayed replays truces on a file's text, or on the rows that come with the
// example if there is none.
func replayed(t *testing.T, text string, change func(*Truce), wanted ...string) []*Replay {
	t.Helper()
	var replays []*Replay
	for _, name := range wanted {
		truce, err := load(name)
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			change(truce)
			var problems interface{ Err() error }
			if truce.rules, problems = compile(truce); problems.Err() != nil {
				t.Fatal(problems)
			}
		}
		r, err := newReplay(name, truce)
		if err != nil {
			t.Fatal(err)
		}
		r.keep = true
		replays = append(replays, r)
	}
	files := events()
	if text != "" {
		files = []io.Reader{strings.NewReader(text)}
	}
	if err := read(files, replays, func(s string) { t.Log(s) }); err != nil {
		t.Fatal(err)
	}
	return replays
}

func compile(truce *Truce) (*ceasefire.Rules, interface{ Err() error }) {
	rules, problems := ceasefire.Compile(&truce.Agreement)
	return rules, problems
}

func TestGolden(t *testing.T) {
	got := plain(replayed(t, "", nil, names[:]...))
	const golden = "testdata/plain.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("plain output (-want +got); -update writes it anew:\n%s", diff)
	}
	for line := range strings.Lines(got) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > width {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

// rows reads the shipped files with nothing but package csv.
func rows(t *testing.T, name string) []map[string]string {
	t.Helper()
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, rec := range records[1:] {
		row := map[string]string{}
		for i, h := range records[0] {
			row[h] = rec[i]
		}
		out = append(out, row)
	}
	return out
}

// The counts are what one finds by counting the rows of the file by their days.
func TestCountsAgainstTheFile(t *testing.T) {
	for name, file := range map[string]string{"ttp-2014": shipped[0], "ttp-2021": shipped[0], "minsk-1": shipped[1], "minsk-2": shipped[1]} {
		r := replayed(t, "", nil, name)[0]
		total := 0
		undated := r.week(when.Date{}, when.Date{}, "")
		var weeks []Week
		for _, w := range r.Weeks {
			if w.From.IsValid() {
				weeks = append(weeks, w)
			} else {
				undated.merge(w)
			}
		}
		for _, w := range append(weeks, undated) {
			want, low, high := 0, int64(0), int64(0)
			for _, row := range rows(t, file) {
				if !slices.Contains(r.truce.Dyads, row["dyad_name"]) || row["date_end"] < r.Window.From.String() || row["date_start"] >= r.Window.Until.String() {
					continue
				}
				one := false
				for _, x := range weeks {
					one = one || x.From.IsValid() && row["date_start"] >= x.From.String() && row["date_end"] < x.Until.String()
				}
				in := !w.From.IsValid() && !one || w.From.IsValid() && row["date_start"] >= w.From.String() && row["date_end"] < w.Until.String()
				if !in {
					continue
				}
				want++
				n := func(column string) int64 {
					x, err := strconv.ParseInt(row[column], 10, 64)
					if err != nil {
						t.Fatal(err)
					}
					return x
				}
				sum := n("deaths_a") + n("deaths_b") + n("deaths_civilians") + n("deaths_unknown")
				low += min(n("low"), n("best"), n("high"), sum)
				high += max(n("low"), n("best"), n("high"), sum)
			}
			if w.Events != want {
				t.Errorf("%s, week of %v: %d events, the file has %d", name, w.From, w.Events, want)
			}
			if got, closed := w.Killed.High(); w.Killed.Low() != low || closed && got != high {
				t.Errorf("%s, week of %v: killed %v, the file has %d to %d", name, w.From, w.Killed, low, high)
			}
			if w.Inside+w.Outside+w.TimeOpen != w.Events {
				t.Errorf("%s, week of %v: %d in, %d out, %d open do not add up to %d", name, w.From, w.Inside, w.Outside, w.TimeOpen, w.Events)
			}
			for _, tally := range append([]Tally{w.Deeds, w.Anybody}, sides(w)...) {
				if tally.Alleged+tally.Open+tally.NoBreach != w.Inside+w.TimeOpen {
					t.Errorf("%s, week of %v: %+v does not add up to %d", name, w.From, tally, w.Inside+w.TimeOpen)
				}
			}
			total += w.Events
		}
		if total != r.Counts.Judged || total == 0 {
			t.Errorf("%s: %d events in the weeks, %d judged", name, total, r.Counts.Judged)
		}
	}
}

func sides(w Week) (out []Tally) {
	for _, s := range w.Sides {
		out = append(out, s.Tally)
	}
	return out
}

// GED does not say who fired: no side is alleged to have broken a truce by an event of
// a conflict between two sides, whether or not it is taken that it was one of them.
func TestNobodyIsGuessed(t *testing.T) {
	for _, meaning := range []ucdp.Sides{0, ucdp.OneOfTheTwo} {
		for _, r := range replayed(t, "", func(x *Truce) { x.GED.Sides = meaning }, names[:]...) {
			for _, e := range r.Events {
				if strings.HasSuffix(e.Dyad, " - Civilians") {
					continue
				}
				for _, f := range e.findings {
					for _, p := range f.Alleged.By {
						if p.Verdict == ceasefire.Breach {
							t.Errorf("%s: %s is said to have done it", e.ID, p.Name)
						}
					}
				}
			}
		}
	}
}

// If it was one of the two, and both are bound by the same term, some side broke it.
func TestOneOfTheTwoIsABreachBySomebody(t *testing.T) {
	r := replayed(t, "", func(x *Truce) { x.GED.Sides = ucdp.OneOfTheTwo }, "ttp-2021")[0]
	var sum Week
	for _, w := range r.Weeks {
		sum.Inside += w.Inside
		sum.Anybody.merge(w.Anybody)
	}
	if sum.Inside == 0 || sum.Anybody.Alleged != sum.Inside {
		t.Errorf("%d events in the truce, %d alleged breaches by some side", sum.Inside, sum.Anybody.Alleged)
	}
	if sum.Anybody.Established != 0 {
		t.Error("established, though nothing proves who fired")
	}
}

const header = "id,type_of_violence,dyad_name,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n"

// Where GED does say who did it, in one-sided violence, it counts as its claim.
func TestOneSidedViolence(t *testing.T) {
	text := header + "1,3,TTP - Civilians,TTP,Civilians,1,Bannu town,Khyber Pakhtunkwa province,,32.98,70.6,Pakistan,1,1,2014-03-10,2014-03-10,0,0,3,0,3,3,3\n" +
		"2,3,TTP - Civilians,TTP,Civilians,1,Bannu town,Khyber Pakhtunkwa province,,32.98,70.6,Pakistan,1,1,2014-03-40,2014-03-10,0,0,3,0,3,3,3\n" +
		"3,3,TTP - Civilians,TTP,Civilians,1,Bannu town,Khyber Pakhtunkwa province,,32.98,70.6,Pakistan,2,1,2014-03-11,2014-03-11,0,0,3,0,3,3,3\n"
	r := replayed(t, text, nil, "ttp-2014")[0]
	var ttp Tally
	var deeds Tally
	for _, w := range r.Weeks {
		for _, s := range w.Sides {
			if s.Party == "ttp" {
				ttp.merge(s.Tally)
			} else if s.Alleged+s.Claimed > 0 {
				t.Errorf("%s is said to have done it", s.Name)
			}
		}
		deeds.merge(w.Deeds)
	}
	if ttp.Claimed != 2 || ttp.Alleged != 2 || ttp.Established != 0 || deeds.Established != 1 || r.Counts.Refused != 1 {
		t.Errorf("the TTP: %+v; deeds: %+v; refused %d", ttp, deeds, r.Counts.Refused)
	}
}

// The hour of the declaration is not known, and no count depends on it.
func TestTheHourMakesNoDifference(t *testing.T) {
	at := func(hour string) string {
		r := replayed(t, "", func(x *Truce) {
			x.Agreement.Force.From = ceasefire.Moment("2014-03-01T" + hour)
		}, "ttp-2014")[0]
		for i := range r.Weeks {
			for k := range r.Weeks[i].Sides {
				r.Weeks[i].Sides[k].Why = nil
			}
		}
		text, err := json.MarshalIndent(r.Weeks, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if diff := cmp.Diff(at("00:30"), at("23:30")); diff != "" {
		t.Error(diff)
	}
}

// The shipped rows give what the whole extracts give.
func TestAgainstTheWholeExtracts(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "ucdp")
	for name, file := range map[string]string{"ttp-2014": "ged_pak.csv", "ttp-2021": "ged_pak.csv", "minsk-1": "ged_ukr.csv", "minsk-2": "ged_ukr.csv"} {
		text, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil {
			t.Skip("the whole extracts are not here: ", err)
		}
		whole, part := replayed(t, string(text), nil, name)[0], replayed(t, "", nil, name)[0]
		for _, r := range []*Replay{whole, part} {
			r.Counts.OutsideWindow, r.Counts.OtherCountry = 0, 0
			r.First, r.Last = when.Date{}, when.Date{}
		}
		if a, b := plain([]*Replay{whole}), plain([]*Replay{part}); a != b {
			t.Errorf("%s: %s", name, cmp.Diff(a, b))
		}
	}
}

func TestForms(t *testing.T) {
	var doc, table, again, page bytes.Buffer
	for _, c := range []struct {
		w io.Writer
		c config
	}{{&doc, config{json: true}}, {&table, config{csv: true}}, {&again, config{csv: true}}} {
		if err := run(c.w, io.Discard, c.c); err != nil {
			t.Fatal(err)
		}
	}
	var d struct{ Replays []struct{ Weeks []Week } }
	if err := json.Unmarshal(doc.Bytes(), &d); err != nil || len(d.Replays) != len(names) {
		t.Errorf("%d replays, %v", len(d.Replays), err)
	}
	if !bytes.Equal(table.Bytes(), again.Bytes()) {
		t.Error("two runs give different bytes")
	}
	cells, err := csv.NewReader(&table).ReadAll()
	if err != nil || len(cells) < 3 {
		t.Fatal(err)
	}
	for i, tag := range cells[1] {
		if !strings.HasPrefix(tag, "#") {
			t.Errorf("column %q has no HXL tag", cells[0][i])
		}
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := run(&page, io.Discard, config{truce: "minsk-1", html: file}); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(file); err != nil || !bytes.Contains(text, []byte("<!DOCTYPE html>")) {
		t.Error("no page was written")
	}
	if err := run(io.Discard, io.Discard, config{html: file}); err != nil {
		t.Errorf("four truces on a page: %v", err)
	}
	if err := run(io.Discard, io.Discard, config{truce: "geneva"}); err == nil || !strings.Contains(err.Error(), "minsk-1") {
		t.Errorf("an unknown truce: %v", err)
	}
}

// A file that is no GED file is no empty record.
func TestWrongFiles(t *testing.T) {
	for _, text := range []string{"", "a,b\n1,2\n", header + "1,2\n"} {
		file := filepath.Join(t.TempDir(), "wrong.csv")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		var out, told bytes.Buffer
		if err := run(&out, &told, config{truce: "minsk-1", ged: file}); err == nil || out.Len() > 0 || told.Len() == 0 {
			t.Errorf("%q: error %v, %d bytes of tables, told %q", text, err, out.Len(), told.String())
		}
	}
}

// What a file does not cover is not counted as zero, and the days that are judged are
// those that place an event in a week.
func TestWhatAFileDoesNotSay(t *testing.T) {
	elsewhere := header + "1,1,A - B,A,B,6,Nowhere,,,0,0,Elsewhere,1,1,2001-01-01,2001-01-01,0,0,0,1,1,1,1\n"
	r := replayed(t, elsewhere, nil, "ttp-2021")
	if text := plain(r); !strings.Contains(text, "no events of Pakistan") || strings.Contains(text, "in all") {
		t.Errorf("shown as if nothing had happened:\n%s", text)
	}
	var cells bytes.Buffer
	if err := table(&cells, r); err != nil || strings.Count(cells.String(), "\n") != 2 {
		t.Errorf("rows of zeros: %v\n%s", err, cells.String())
	}
	var html bytes.Buffer
	if err := page(&html, r); err != nil || !strings.Contains(html.String(), "no events of Pakistan") || strings.Contains(html.String(), "Week by week") {
		t.Errorf("a page of zeros: %v", err)
	}
	other := header + "1,1,Government of Pakistan - Tehrik,Government of Pakistan,Tehrik,1,X,Sindh province,,25,67,Pakistan,1,1,2014-03-05,2014-03-05,1,0,0,0,1,1,1\n"
	if text := plain(replayed(t, other, nil, "ttp-2014")); !strings.Contains(text, "check how the file spells them") {
		t.Errorf("nothing judged, and nothing said:\n%s", text)
	}
	// Of a week's precision, and one day: any week round that day.
	wide := header + "1,1,,Government of Pakistan,TTP,1,X,Sindh province,,25,67,Pakistan,1,3,2014-03-05,2014-03-05,1,0,0,0,1,1,1\n"
	x := replayed(t, wide, nil, "ttp-2014")[0]
	for _, w := range x.Weeks {
		if w.From.IsValid() && w.Events > 0 {
			t.Errorf("counted in the week of %v", w.From)
		}
	}
	if x.Counts.Judged != 1 {
		t.Errorf("judged %d", x.Counts.Judged)
	}
	nameless := strings.ReplaceAll(wide, ",Pakistan,1,3,", ",,1,3,")
	if err := read([]io.Reader{strings.NewReader(nameless)}, nil, func(string) {}); err == nil {
		t.Error("no country, no error")
	}
}

// Long files tell how far they are.
func TestProgress(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ged.csv")
	row := "1,1,A - B,A,B,6,Nowhere,,,0,0,Elsewhere,1,1,2001-01-01,2001-01-01,0,0,0,1,1,1,1\n"
	if err := os.WriteFile(file, []byte(header+strings.Repeat(row, step/len(row)+1)), 0o666); err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	if err := run(io.Discard, &told, config{truce: "minsk-1", ged: file}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(told.String(), "read 16 MiB") {
		t.Errorf("nothing told of the progress: %.200s", told.String())
	}
}
