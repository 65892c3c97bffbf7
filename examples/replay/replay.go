package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// Replay is what a truce comes to when UCDP's record is judged by it.
type Replay struct {
	Truce     string                `json:"truce"`
	Title     string                `json:"title"`
	Agreement ceasefire.AgreementID `json:"agreement"`
	Window    Window                `json:"window"`
	Coverage  string                `json:"coverage"`
	Standards []string              `json:"standards"` // which event_clarity meets which standard
	Sides     string                `json:"sides"`     // what is made of GED's sides
	Notes     []string              `json:"notes,omitempty"`
	Counts    Counts                `json:"counts"`
	// First and Last are the days of the file's events of the country.
	First      when.Date   `json:"first,omitzero"`
	Last       when.Date   `json:"last,omitzero"`
	Weeks      []Week      `json:"weeks"` // none if the file has no event of the country in the window
	Events     []Event     `json:"events"`
	OtherDyads []DyadCount `json:"otherDyads,omitempty"`
	// Places are names of places that stand in for wider ones; Problems is everything
	// else that was doubtful.
	Places   []string `json:"places,omitempty"`
	Problems []string `json:"problems,omitempty"`

	truce *Truce
	keep  bool // the events, and not only their number
}

// Counts says what became of the rows of the file.
type Counts struct {
	Judged        int `json:"judged"`
	OtherDyads    int `json:"otherDyads"`    // in the country and the window, of other dyads
	OutsideWindow int `json:"outsideWindow"` // in the country
	OtherCountry  int `json:"otherCountry"`
	Refused       int `json:"refused"`  // could not be read; told on standard error
	Doubtful      int `json:"doubtful"` // judged, with something doubtful about the row
}

// DyadCount is how many events of another dyad there were.
type DyadCount struct {
	Dyad   string `json:"dyad"`
	Events int    `json:"events"`
}

// phases are the last rows of a replay: events that GED does not date to one week of
// the window, by where they fall.
var phases = [...]string{"before", "inside", "after", "open"}

// Week is the events of one week, Monday to Sunday in the agreement's zone. Those
// that GED does not date to one week of the window have rows of their own, the last.
type Week struct {
	From   when.Date       `json:"from,omitzero"` // not valid: more than one week
	Until  when.Date       `json:"until,omitzero"`
	Truce  string          `json:"truce"` // before, after, inside, open: is the truce in force
	Events int             `json:"events"`
	Killed ceasefire.Count `json:"killed"`
	// Inside, Outside and TimeOpen say how many of the events fall in the truce.
	Inside   int    `json:"inside"`
	Outside  int    `json:"outside"`
	TimeOpen int    `json:"timeOpen"`
	Deeds    Tally  `json:"deeds"`   // whoever did it
	Anybody  Tally  `json:"anybody"` // by some party that is bound, whichever
	Sides    []Side `json:"sides"`
}

// Side is one party's tally.
type Side struct {
	Party actors.ID `json:"party"`
	Name  string    `json:"name"`
	Tally
}

// Tally counts events. Each is either alleged, open or no breach; of those that are
// not outside the truce. Claimed and established are counted beside that.
type Tally struct {
	Claimed     int `json:"claimed"`     // a breach in some cell, on the claims
	Alleged     int `json:"alleged"`     // a breach in every cell, on the claims
	Established int `json:"established"` // a breach by what meets the standard
	Open        int `json:"open"`
	NoBreach    int `json:"noBreach"`
	// Why counts what the open ones are open for, in words; not for deeds.
	Why map[string]int `json:"why,omitempty"`
}

// Event is one event of the record, judged.
type Event struct {
	ID       ceasefire.IncidentID `json:"id"`
	Title    string               `json:"title"`
	At       ceasefire.When       `json:"at"`
	Dyad     string               `json:"dyad"`
	Falls    string               `json:"falls"` // inside, outside, open
	Findings []string             `json:"findings"`

	label    string // place and day
	incident ceasefire.Incident
	findings []ceasefire.Finding
}

// newReplay readies the replay of a truce.
func newReplay(name string, t *Truce) (*Replay, error) {
	r := &Replay{
		Truce: name, Title: t.Title, Agreement: t.Agreement.ID, Window: t.Window, Coverage: t.Coverage, Notes: t.Notes,
		Sides: sidesWords(t.GED.Sides), truce: t,
	}
	for _, clarity := range []ucdp.Clarity{ucdp.Single, ucdp.Aggregate} {
		r.Standards = append(r.Standards, t.standard(clarity))
	}
	for d := t.Window.From; d.Compare(t.Window.Until) < 0; {
		next, err := d.AddDays(7)
		if err != nil {
			return nil, err
		}
		last, err := next.AddDays(-1)
		if err != nil {
			return nil, err
		}
		days, err := ceasefire.DayWindow(d, last, t.Agreement.Zone)
		if err != nil {
			return nil, err
		}
		r.Weeks = append(r.Weeks, r.week(d, next, t.phase(days)))
		d = next
	}
	for _, phase := range phases {
		r.Weeks = append(r.Weeks, r.week(when.Date{}, when.Date{}, phase))
	}
	return r, nil
}

func (r *Replay) week(from, until when.Date, phase string) Week {
	w := Week{From: from, Until: until, Truce: phase, Killed: ceasefire.Exactly(0)}
	for _, p := range r.truce.Agreement.Parties {
		w.Sides = append(w.Sides, Side{Party: p, Name: r.truce.party(p)})
	}
	return w
}

// phase says whether the truce is in force in a time: throughout, or not, and then
// on which side of it.
func (t *Truce) phase(w ceasefire.Window) string {
	return t.phaseOf(t.falls(ceasefire.Within(w)), w)
}

// phaseOf says the same of what falls in the truce, or does not, and ends in a window.
func (t *Truce) phaseOf(falls ceasefire.Verdict, ended ceasefire.Window) string {
	switch falls {
	case ceasefire.Breach:
		return "inside"
	case ceasefire.NoBreach:
		from, err := t.Agreement.Force.From.In(t.Agreement.Zone)
		if last, ok := ended.Latest(); err == nil && ok && last.Before(from) {
			return "before"
		}
		return "after"
	case ceasefire.Open:
	}
	return "open"
}

// standard says which standard of proof an event of that clarity meets.
func (t *Truce) standard(clarity ucdp.Clarity) string {
	grade, ok := t.GED.Grades[clarity]
	if !ok {
		return fmt.Sprintf("event_clarity %d is not graded and proves nothing", clarity)
	}
	text := fmt.Sprintf("event_clarity %d is graded %v", clarity, grade)
	for _, rule := range t.Agreement.Proof {
		if grade.Meets(rule.Grade) {
			return fmt.Sprintf("%s and meets %q for %s", text, rule.Standard, list(rule.Dimensions))
		}
	}
	return text + " and meets no standard above the mere claim"
}

// read judges the events of GED files by every truce that they concern. Rows that
// cannot be read are told to warn. It is an error if a file breaks off, or if nothing
// in it can be read.
func read(files []io.Reader, replays []*Replay, warn func(string)) error {
	for _, f := range files {
		good, bad, nowhere := 0, 0, 0
		for e, err := range ucdp.Read(f) {
			if err != nil {
				warn(err.Error())
				if list := (problem.List)(nil); !errors.As(err, &list) {
					return errors.New("the file breaks off: what was read until then is not shown")
				}
				bad++
				continue
			}
			good++
			if e.Country == "" {
				nowhere++
			}
			for _, r := range replays {
				r.take(e)
			}
		}
		if good == 0 && bad > 0 {
			return errors.New("nothing in the file can be read as events of GED")
		}
		if good > 0 && nowhere == good {
			return errors.New("no row of the file names a country (column country): no truce can be told from it")
		}
		for _, r := range replays {
			r.Counts.Refused += bad
		}
	}
	for _, r := range replays {
		r.finish()
	}
	return nil
}

// take judges one event, if it concerns the truce.
func (r *Replay) take(e ucdp.Event) {
	t := r.truce
	if e.Country != t.Country {
		r.Counts.OtherCountry++
		return
	}
	r.First, r.Last = earlier(r.First, e.Start), later(r.Last, e.End)
	incident, problems := e.Incident(t.GED)
	if problems.Err() != nil {
		r.note(e, problems)
		return
	}
	// The days are those of the report, which may be more than the row's.
	first, last := e.Start, e.End
	at := incident.Reports[0].At
	if from, ok := at.Began().Earliest(); ok {
		first = t.Agreement.Zone.Date(from)
	}
	if until, ok := at.Ended().Latest(); ok {
		last = t.Agreement.Zone.Date(until)
	}
	if last.Compare(t.Window.From) < 0 || first.Compare(t.Window.Until) >= 0 {
		r.Counts.OutsideWindow++
		return
	}
	if dyad := cmp.Or(e.Dyad, e.SideA.Name+" - "+e.SideB.Name); !slices.Contains(t.Dyads, dyad) {
		r.Counts.OtherDyads++
		i := slices.IndexFunc(r.OtherDyads, func(d DyadCount) bool { return d.Dyad == dyad })
		if i < 0 {
			i = len(r.OtherDyads)
			r.OtherDyads = append(r.OtherDyads, DyadCount{Dyad: dyad})
		}
		r.OtherDyads[i].Events++
		return
	}
	r.Counts.Judged++
	if len(e.Warnings) > 0 {
		r.Counts.Doubtful++
	}
	incident.Coverage = []ceasefire.Coverage{t.coverage()}
	findings, more := t.rules.Judge(incident)
	r.note(e, append(problems, more...))

	falls := t.falls(at)
	r.weekOf(first, last, t.phaseOf(falls, at.Ended())).add(incident, findings, falls)
	if !r.keep {
		return // so that memory does not grow with the file
	}
	event := Event{
		label: fmt.Sprintf("%s, %v", cmp.Or(e.Where, e.Adm2, e.Adm1, e.Country), e.Start),
		ID:    incident.ID, Title: incident.Title, At: at, Dyad: e.Dyad, incident: incident, findings: findings,
		Falls: map[ceasefire.Verdict]string{ceasefire.Breach: "inside", ceasefire.NoBreach: "outside", ceasefire.Open: "open"}[falls],
	}
	for _, f := range findings {
		event.Findings = append(event.Findings, f.String())
	}
	r.Events = append(r.Events, event)
}

func earlier(a, b when.Date) when.Date {
	if !a.IsValid() || b.Compare(a) < 0 {
		return b
	}
	return a
}

func later(a, b when.Date) when.Date {
	if !a.IsValid() || b.Compare(a) > 0 {
		return b
	}
	return a
}

// nothing says that the file has no event of the country in the window: that is no
// count of zero.
func (r *Replay) nothing() bool { return r.Counts.Judged+r.Counts.OtherDyads == 0 }

// note keeps what was wrong with an event. Places for whose names there is no
// territory are told once, together: the next wider one stands for them.
func (r *Replay) note(e ucdp.Event, problems problem.List) {
	for _, p := range problems {
		text := fmt.Sprintf("event %s: %s", e.ID, p.Message)
		list := &r.Problems
		if p.Code == ucdp.UnmappedPlace {
			name, taken, _ := strings.Cut(strings.TrimPrefix(p.Message, "no territory is stated for "), ": ")
			text, list = name+" ("+taken+")", &r.Places
		}
		if !slices.Contains(*list, text) {
			*list = append(*list, text)
		}
	}
}

// weekOf returns the week that days certainly lie in, or the row of the phase.
func (r *Replay) weekOf(first, last when.Date, phase string) *Week {
	for i := range r.Weeks {
		w := &r.Weeks[i]
		if w.From.IsValid() && first.Compare(w.From) >= 0 && last.Compare(w.Until) < 0 {
			return w
		}
	}
	i := slices.IndexFunc(r.Weeks, func(w Week) bool { return !w.From.IsValid() && w.Truce == phase })
	return &r.Weeks[i]
}

// add counts an event.
func (w *Week) add(in ceasefire.Incident, findings []ceasefire.Finding, falls ceasefire.Verdict) {
	w.Events++
	w.Killed = plus(w.Killed, in.Reports[0].Harm[ceasefire.Killed])
	switch falls {
	case ceasefire.Breach:
		w.Inside++
	case ceasefire.NoBreach:
		w.Outside++
		return // nothing binds anybody
	case ceasefire.Open:
		w.TimeOpen++
	}
	w.Deeds.add(findings, func(e ceasefire.Evaluation) (ceasefire.Answer, bool) { return e.Deed, true }, nil)
	w.Anybody.add(findings, func(e ceasefire.Evaluation) (ceasefire.Answer, bool) { return e.Breach, true }, func(ceasefire.Question) bool { return true })
	for i := range w.Sides {
		party := w.Sides[i].Party
		w.Sides[i].add(findings, func(e ceasefire.Evaluation) (ceasefire.Answer, bool) {
			for _, p := range e.By {
				if p.Party == party {
					return p.Answer, true
				}
			}
			return ceasefire.Answer{}, false
		}, func(q ceasefire.Question) bool { return q.Party == "" || q.Party == party })
	}
}

// add counts an event once, whatever the number of clauses: a breach of one is a
// breach, and it is open if one is.
func (t *Tally) add(findings []ceasefire.Finding, of func(ceasefire.Evaluation) (ceasefire.Answer, bool), asks func(ceasefire.Question) bool) {
	alleged, established, claimed := ceasefire.NoBreach, ceasefire.NoBreach, false
	why := map[string]bool{}
	for _, f := range findings {
		a, ok := of(f.Alleged)
		if !ok {
			continue
		}
		claimed = claimed || breachSomewhere(a)
		alleged = graver(alleged, a.Verdict)
		if e, ok := of(f.Established); ok {
			established = graver(established, e.Verdict)
		}
		if a.Verdict == ceasefire.Open && asks != nil {
			for q := range f.Questions() {
				if asks(q) {
					why[words(q)] = true
				}
			}
		}
	}
	if claimed {
		t.Claimed++
	}
	if established == ceasefire.Breach {
		t.Established++
	}
	switch alleged {
	case ceasefire.Breach:
		t.Alleged++
	case ceasefire.NoBreach:
		t.NoBreach++
	case ceasefire.Open:
		t.Open++
		for d := range why {
			if t.Why == nil {
				t.Why = map[string]int{}
			}
			t.Why[d]++
		}
	}
}

// graver orders the verdicts: breach, open, no breach.
func graver(a, b ceasefire.Verdict) ceasefire.Verdict {
	for _, v := range []ceasefire.Verdict{ceasefire.Breach, ceasefire.Open} {
		if a == v || b == v {
			return v
		}
	}
	return ceasefire.NoBreach
}

func breachSomewhere(a ceasefire.Answer) bool {
	return slices.ContainsFunc(a.Cells, func(row []ceasefire.Cell) bool {
		return slices.ContainsFunc(row, func(c ceasefire.Cell) bool { return c.Verdict == ceasefire.Breach })
	})
}

// plus adds counts. What is unknown adds nothing for certain, and has no upper end.
func plus(a, b ceasefire.Count) ceasefire.Count {
	if !b.IsKnown() {
		return ceasefire.AtLeast(a.Low())
	}
	x, closed := a.High()
	y, also := b.High()
	if !closed || !also {
		return ceasefire.AtLeast(a.Low() + b.Low())
	}
	return ceasefire.Between(a.Low()+b.Low(), x+y)
}

// finish puts everything in an order that the order of the rows has no part in.
func (r *Replay) finish() {
	slices.SortFunc(r.OtherDyads, func(a, b DyadCount) int {
		return cmp.Or(-cmp.Compare(a.Events, b.Events), cmp.Compare(a.Dyad, b.Dyad))
	})
	slices.SortFunc(r.Events, func(a, b Event) int {
		x, _ := a.At.Began().Earliest()
		y, _ := b.At.Began().Earliest()
		return cmp.Or(x.Compare(y), cmp.Compare(a.ID, b.ID))
	})
	if r.Counts.Judged == 0 && r.Counts.OtherDyads > 0 {
		r.Problems = append(r.Problems, fmt.Sprintf("no event is of one of the dyads %q: check how the file spells them", r.truce.Dyads))
	}
	if r.nothing() {
		r.Weeks = nil // no events are no zeros
	}
	slices.Sort(r.Problems)
	slices.Sort(r.Places)
}
