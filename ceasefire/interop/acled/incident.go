package acled

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/interop/internal/places"
)

// Incident returns the event as an incident with one report of ACLED, and what could
// not be stated for want of options: soft problems, each with the line of the row and
// how to mend it. Warnings of the row are not among them: see [Event.Warnings].
//
// Its id is "acled-" and the event's in lower case; a row whose id came up before in
// its file has its line as well. With options that cannot be used, and for an event
// without an id, there is no incident, and the problems are hard.
func (e Event) Incident(o Options) (ceasefire.Incident, problem.List) {
	problems := o.Check()
	id := "acled-" + strings.ToLower(e.ID)
	if e.Again {
		id += fmt.Sprintf("-line-%d", e.Line)
	}
	if e.ID == "" || !actors.ID(id).IsValid() {
		problems = append(problems, problem.Problem{Code: BadValue, Line: e.Line, Path: "event_id_cnty", Message: fmt.Sprintf("%q cannot be an identifier", id), Mend: "events are told by their ids, such as PAK12345"})
	}
	if problems.Err() != nil {
		return ceasefire.Incident{}, problems
	}
	m := mapper{e: e, o: o}
	r := ceasefire.Report{
		ID: ceasefire.ReportID(id), Incident: ceasefire.IncidentID(id), Source: o.Source,
		Basis:  ceasefire.Relayed,
		At:     m.at(),
		Effect: m.effect(),
		By:     m.by(),
		Harm:   e.Harm(o.About),
		Text:   strings.ToValidUTF8(e.sentence(), "\ufffd"),
		Evidence: ceasefire.Evidence{
			Origin: actors.OriginResearch,
			Grade:  o.Grade,
		},
	}
	acts := Acts(e.SubType)
	if len(acts) > 0 {
		r.Act = acts[0]
		for _, a := range acts[1:] { // either this or that
			r.Or = append(r.Or, ceasefire.Part{At: r.At, Effect: r.Effect, By: r.By, Act: a})
		}
	}
	if e.CivilianTargeting || e.Type == violenceAgainstCivilians {
		if !slices.ContainsFunc(acts, func(a catalogue.Code) bool { return !admitsCivilians(a) }) {
			r.Target.Kind = civilians
			for i := range r.Or {
				r.Or[i].Target.Kind = civilians
			}
		}
	}
	m.problems.Sort()
	return ceasefire.Incident{
		Format: ceasefire.IncidentFormat, ID: r.Incident,
		External: []actors.ExternalID{{Scheme: actors.ACLED, ID: e.ID}},
		Title:    strings.ToValidUTF8(e.title(), "\ufffd"),
		Reports:  []ceasefire.Report{r},
	}, m.problems
}

// Acts returns the acts of the standard catalogue that a sub-type may stand for, in its
// order; none for a sub-type that is not known.
func Acts(subType string) []catalogue.Code {
	_, subType, _, _ = spelling("", subType)
	return catalogue.Standard().Equivalent(catalogue.ACLED, subType)
}

const civilians = catalogue.Code("civilians")

func admitsCivilians(act catalogue.Code) bool {
	c := catalogue.Standard()
	a, ok1 := c.ActIndex(act)
	t, ok2 := c.TargetIndex(civilians)
	return ok1 && ok2 && slices.Contains(c.AdmittedTargets(a), t)
}

// mapper makes the parts of a report.
type mapper struct {
	e        Event
	o        Options
	problems problem.List
}

func (m *mapper) warn(code problem.Code, path, message, mend string) {
	m.problems = append(m.problems, problem.Problem{Code: code, Line: m.e.Line, Path: path, Message: message, Mend: mend, Soft: true})
}

// at is the written day, and the days round it that it may stand for.
func (m *mapper) at() ceasefire.When {
	if !m.e.Date.IsValid() {
		return ceasefire.When{}
	}
	slack := m.e.TimePrec.slack()
	first, err1 := m.e.Date.AddDays(-slack)
	last, err2 := m.e.Date.AddDays(slack)
	if err1 != nil || err2 != nil {
		m.warn(NoSuchDay, "event_date", "the days round it do not lie within the calendar", "check the date; the time stays open")
		return ceasefire.When{}
	}
	w, err := ceasefire.DayWindow(first, last, m.o.Zone)
	if err != nil {
		m.warn(NoSuchDay, "event_date", err.Error(), "check the date and the zone; the time stays open")
		return ceasefire.When{}
	}
	return ceasefire.Within(w)
}

// by is who acted.
func (m *mapper) by() []actors.ID {
	a, b := m.e.Actor1, m.e.Actor2
	type candidate struct {
		actor Actor
		path  string
	}
	who := []candidate{{a, "actor1"}, {b, "actor2"}}
	switch {
	case m.e.Type == violenceAgainstCivilians && a.areCivilians() != b.areCivilians() && a.Name != "" && b.Name != "":
		// Civilians are victims by definition: whoever of the two is none of them acted.
		who = slices.DeleteFunc(who, func(c candidate) bool { return c.actor.areCivilians() })
	case m.o.Sides != OneOfTheTwo:
		return nil
	}
	var out []actors.ID
	known := true
	for _, c := range who {
		if c.actor.Name == "" {
			continue
		}
		id, ok := m.o.Actors[c.actor.Name]
		if !ok {
			m.warn(UnmappedActor, c.path, fmt.Sprintf("no actor is stated for %q: who acted stays open", c.actor.Name), "add it to the actors of the options")
			known = false
			continue
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	if !known { // one that is not mapped may be anybody: the other must not be all that is left
		return nil
	}
	return out
}

// effect is where it took effect.
func (m *mapper) effect() ceasefire.Place {
	location := places.Of("location", m.e.Location, m.e.Country, m.e.Admin1)
	province := places.Of("admin1", m.e.Admin1, m.e.Country)
	country := places.Of("country", m.e.Country)
	if t, ok := location.In(m.o.Places); ok && m.e.GeoPrec != Around {
		return ceasefire.In(t)
	}
	if m.e.GeoPrec == Region {
		t, of, missed := places.First([]places.Name{province, country}, m.o.Places)
		switch {
		case t == "" && !missed.IsNone():
			m.unmapped(missed, "where it happened stays open")
		case t != "" && !missed.IsNone():
			m.unmapped(missed, "the wider "+of.Column+" is taken")
		}
		if t == "" {
			return ceasefire.Place{}
		}
		return ceasefire.In(t)
	}
	if DefaultRadius(m.e.GeoPrec) == 0 || !m.e.Point.IsValid() {
		return ceasefire.Place{}
	}
	p := ceasefire.Near(m.e.Point, m.o.radius(m.e.GeoPrec))
	if m.o.InCountry {
		if t, ok := country.In(m.o.Places); ok {
			p.In = []actors.TerritoryID{t}
		} else {
			country.Column = "country"
			m.unmapped(country, "the disc alone is taken")
		}
	}
	return p
}

func (m *mapper) unmapped(n places.Name, so string) {
	m.warn(UnmappedPlace, n.Column, fmt.Sprintf("no territory is stated for %q: %s", n.Short(), so), "add it to the places of the options")
}
