package ucdp

import (
	"fmt"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// Incident returns the event as an incident with one report of UCDP, and what could not
// be stated for want of options: soft problems, each with the line of the row and how to
// mend it. Warnings of the row are not among them: see [Event.Warnings].
//
// Its id is "ucdp-" and the event's; a row whose id came up before in its file has
// its line as well. With options that cannot be used, and for an event without an id,
// there is no incident, and the problems are hard.
func (e Event) Incident(o Options) (ceasefire.Incident, problem.List) {
	problems := o.Check()
	id := "ucdp-" + e.ID
	if e.Again {
		id += fmt.Sprintf("-line-%d", e.Line)
	}
	if e.ID == "" || !actors.ID(id).IsValid() {
		problems = append(problems, problem.Problem{Code: BadValue, Line: e.Line, Path: "id", Message: fmt.Sprintf("%q cannot be an identifier", id), Mend: "events are told by their ids, which are whole numbers"})
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
		Act:    act(e.Type),
		Harm:   e.Harm(),
		Text:   strings.ToValidUTF8(e.sentence(), "\ufffd"),
		Evidence: ceasefire.Evidence{
			Origin: actors.OriginResearch,
			Grade:  o.Grades[e.Clarity],
		},
	}
	if e.Type == OneSided {
		r.Target.Kind = "civilians"
	}
	m.problems.Sort()
	return ceasefire.Incident{
		Format: ceasefire.IncidentFormat, ID: r.Incident,
		External: []actors.ExternalID{{Scheme: actors.UCDP, ID: e.ID}},
		Title:    strings.ToValidUTF8(e.title(), "\ufffd"),
		Reports:  []ceasefire.Report{r},
	}, m.problems
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

// act is what the catalogue has for a type of violence: the use of force. If it had
// several acts, none of them would be known.
func act(v Violence) catalogue.Code {
	acts := catalogue.Standard().Equivalent(catalogue.UCDP, fmt.Sprint(uint8(v)))
	if len(acts) != 1 {
		return ""
	}
	return acts[0]
}

// at is the days from start to end. Where there are fewer of them than the precision
// means, a period of that length may lie anywhere round them.
func (m *mapper) at() ceasefire.When {
	first, last := m.e.Start, m.e.End
	if !first.IsValid() || !last.IsValid() {
		return ceasefire.When{}
	}
	if least, most := m.e.DatePrec.days(); m.e.days() < least {
		slack := most - m.e.days()
		var errs [2]error
		first, errs[0] = first.AddDays(-slack)
		last, errs[1] = last.AddDays(slack)
		if errs[0] != nil || errs[1] != nil {
			m.warn(NoSuchDay, "date_start", "the days do not lie within the calendar", "check the dates; the time stays open")
			return ceasefire.When{}
		}
	}
	w, err := ceasefire.DayWindow(first, last, m.o.Zone)
	if err != nil {
		m.warn(NoSuchDay, "date_start", err.Error(), "check the dates and the zone; the time stays open")
		return ceasefire.When{}
	}
	return ceasefire.Within(w)
}

// by is who acted. In one-sided violence it is side A.
func (m *mapper) by() []actors.ID {
	sides := []Side{m.e.SideA, m.e.SideB}
	paths := []string{"side_a", "side_b"}
	switch {
	case m.e.Type == OneSided:
		sides = sides[:1]
	case m.o.Sides != OneOfTheTwo || m.e.Type != StateBased && m.e.Type != NonState:
		return nil
	}
	var out []actors.ID
	known := true
	for i, s := range sides {
		id, ok := m.o.Actors[s.Name]
		if !ok && s.ID != "" {
			id, ok = m.o.Actors[s.ID]
		}
		if !ok {
			key := fmt.Sprintf("%q", s.Name)
			if s.ID != "" {
				key += fmt.Sprintf(" (or %q)", s.ID)
			}
			m.warn(UnmappedActor, paths[i], fmt.Sprintf("no actor is stated for %q: who acted stays open", s.Name), "add "+key+" to the actors of the options")
			known = false
			continue
		}
		if len(out) == 0 || out[0] != id {
			out = append(out, id)
		}
	}
	if !known { // a side that is not mapped may be anybody: the other must not be all that is left
		return nil
	}
	return out
}

// title names the event.
func (e Event) title() string {
	days := e.Start.String()
	if e.Start != e.End {
		days += " to " + e.End.String()
	}
	return fmt.Sprintf("UCDP %s: %s, %s, %s", e.ID, e.dyad(), e.where(), days)
}

func (e Event) dyad() string {
	if e.Dyad != "" {
		return e.Dyad
	}
	return e.SideA.Name + " - " + e.SideB.Name
}

// where names the place, the narrowest name first.
func (e Event) where() string {
	var names []string
	for _, n := range []string{e.Where, e.Adm2, e.Adm1, e.Country} {
		if n != "" && (len(names) == 0 || names[len(names)-1] != n) {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return "a place without a name"
	}
	return strings.Join(names, ", ")
}
