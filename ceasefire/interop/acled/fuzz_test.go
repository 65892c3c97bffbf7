package acled_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
	"github.com/parley-go/parley/ceasefire/interop/acled"
)

// FuzzRead: no bytes make it panic; each error says where; and each event makes an
// incident that reads back.
func FuzzRead(f *testing.F) {
	f.Add([]byte(header + "\n" + good + "\n" + good))
	f.Add([]byte("\ufeffsep=,\r\n" + header + "\r\n" + good))
	f.Add([]byte(header + "\n\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		line := 0
		for e, err := range acled.Read(bytes.NewReader(data)) {
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

// FuzzIncident: no event makes it panic, and what it makes reads back and is judged.
func FuzzIncident(f *testing.F) {
	f.Add("NTH7", "Southland Front", "Northland", "Attack", uint8(1), uint8(1), uint8(7), 2031, 3, 1, int64(12), 0.5)
	f.Add("", "\xff", "a/b", "Grenade", uint8(9), uint8(0), uint8(200), 9999, 12, 31, int64(1)<<62, 1.0)
	rules := ceasefire.MustCompile(ceasefire.MustParse(truce))
	f.Fuzz(func(t *testing.T, id, actor, place, sub string, timePrec, geoPrec, inter uint8, year, month, day int, fatalities int64, about float64) {
		e := acled.Event{
			ID: id, Type: "Violence against civilians", SubType: sub, CivilianTargeting: timePrec > 1,
			Actor1: acled.Actor{Name: actor, Inter: acled.Inter(inter)}, Actor2: acled.Actor{Name: place, Associated: []string{actor}},
			TimePrec: acled.TimePrec(timePrec), GeoPrec: acled.GeoPrec(geoPrec), Country: place, Admin1: actor, Location: place,
			Fatalities: fatalities, Sources: []string{actor},
		}
		e.Date, _ = when.NewDate(year, time.Month(month), day)
		e.Point, _ = geo.NewPoint(float64(day), float64(month))
		withAbout := mapped()
		withAbout.About = about
		for _, o := range []acled.Options{{}, options(), withAbout} {
			in, problems := e.Incident(o)
			if problems.Err() != nil {
				if in.ID != "" || len(in.Reports) > 0 {
					t.Fatalf("an incident, in spite of %v", problems)
				}
				continue
			}
			roundTrip(t, in)
			if _, found := rules.Judge(in); found.Err() != nil {
				t.Fatal(found)
			}
		}
	})
}
