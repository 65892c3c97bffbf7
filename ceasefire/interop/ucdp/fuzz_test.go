package ucdp_test

import (
	"bytes"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// FuzzRead: no bytes make it panic; each error says where; and each event makes an
// incident that reads back.
func FuzzRead(f *testing.F) {
	f.Add([]byte(header + "\n" + good + "\n" + good))
	f.Add([]byte("\ufeff" + fullHeader + "\r\n" + fullRow))
	f.Add([]byte("sep=;\n" + header + "\n" + good))
	f.Add([]byte(header + "\n\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		line := 0
		for e, err := range ucdp.Read(bytes.NewReader(data)) {
			if err != nil {
				if l := problems(err); len(l) == 0 || l[0].Line < 1 || l[0].Message == "" {
					t.Fatalf("without a place: %v", err)
				}
				continue
			}
			if e.Line <= line {
				t.Fatalf("line %d after line %d", e.Line, line)
			}
			line = e.Line
			in, problems := e.Incident(mapped())
			if err := problems.Err(); err != nil {
				t.Fatal(err)
			}
			roundTrip(t, in)
		}
	})
}

// FuzzIncident: no event makes it panic, and what it makes reads back.
func FuzzIncident(f *testing.F) {
	f.Add("77", "TTP", "Pakistan", uint8(1), uint8(3), uint8(2), 2014, 3, 1, 5, int64(1), int64(2), int64(3))
	f.Add("", "\xff", "a/b", uint8(9), uint8(0), uint8(200), 9999, 12, 31, -3, int64(-1), int64(1)<<62, int64(-1)<<62)
	rules := ceasefire.MustCompile(ceasefire.MustParse(truce))
	f.Fuzz(func(t *testing.T, id, side, place string, typ, where, prec uint8, year, month, day, days int, low, best, high int64) {
		e := ucdp.Event{
			ID: id, Type: ucdp.Violence(typ), WherePrec: ucdp.WherePrec(where), DatePrec: ucdp.DatePrec(prec), Clarity: ucdp.Clarity(prec),
			SideA: ucdp.Side{Name: side}, SideB: ucdp.Side{ID: side}, Country: place, Adm1: side, Adm2: place, Where: id,
			Low: low, Best: best, High: high, Deaths: ucdp.Deaths{A: low, B: high, Civilians: best},
		}
		e.Start, _ = when.NewDate(year, time.Month(month), day)
		e.End, _ = e.Start.AddDays(days)
		e.Point, _ = geo.NewPoint(float64(day), float64(month))
		for _, o := range []ucdp.Options{{}, options(), mapped()} {
			in, problems := e.Incident(o)
			if problems.Err() != nil {
				if in.ID != "" || len(in.Reports) > 0 {
					t.Fatalf("an incident, in spite of %v", problems)
				}
				continue
			}
			if !utf8.ValidString(in.Title) {
				t.Fatalf("title %q", in.Title)
			}
			roundTrip(t, in)
			if _, found := rules.Judge(in); found.Err() != nil {
				t.Fatal(found)
			}
		}
	})
}
