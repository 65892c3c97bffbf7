package main

import (
	"embed"
	"fmt"
	"io"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

//go:embed data
var data embed.FS

// Truce is a real truce as a file of data: its text, and how UCDP's record is read
// against it.
type Truce struct {
	Title  string `json:"title" parley:"required"`
	Window Window `json:"window" parley:"required"`
	// Country and Dyads select the events, by the names that GED gives them.
	Country string   `json:"country" parley:"required"`
	Dyads   []string `json:"dyads" parley:"required"`
	// Coverage says what GED records and what it does not; Notes what was decided
	// where a source does not say.
	Coverage string   `json:"coverage" parley:"required"`
	Notes    []string `json:"notes,omitempty"`
	// GED says how an event becomes a report.
	GED       ucdp.Options        `json:"ged" parley:"required"`
	Agreement ceasefire.Agreement `json:"agreement" parley:"required"`

	rules, times *ceasefire.Rules
}

// Window is the time that is replayed: whole weeks, from a Monday until another,
// which is not included.
type Window struct {
	From  when.Date `json:"from" parley:"required"`
	Until when.Date `json:"until" parley:"required"`
}

// names lists the truces in the order of time.
var names = [...]string{"ttp-2014", "minsk-1", "minsk-2", "ttp-2021"}

// shipped lists the files of events that come with the example.
var shipped = [...]string{"ged-pakistan.csv", "ged-ukraine.csv"}

// load reads a truce and compiles its text. All problems come at once.
func load(name string) (*Truce, error) {
	path := "data/" + name + ".json"
	text, err := data.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("no truce %q: there are %v", name, names)
	}
	t := &Truce{}
	source, problems := strict.Decode(text, t)
	source.Place(path, problems)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	if t.rules, problems = ceasefire.Compile(&t.Agreement); problems.Err() != nil {
		return nil, problems
	}
	// A copy that forbids everything is broken by just what happens in its time.
	anything := t.Agreement
	anything.Clauses = []ceasefire.Clause{{ID: "anything", Term: ceasefire.Prohibition{Forbids: []ceasefire.Pattern{{}}}}}
	t.times, problems = ceasefire.Compile(&anything)
	return t, problems.Err()
}

// events opens the files that come with the example, one after the other.
func events() []io.Reader {
	var out []io.Reader
	for _, name := range shipped {
		f, err := data.Open("data/" + name)
		if err != nil {
			panic(err) // they are embedded
		}
		out = append(out, f)
	}
	return out
}

// falls says whether something that happened at that time fell in the truce: Breach
// is inside, NoBreach outside, Open not known.
func (t *Truce) falls(at ceasefire.When) ceasefire.Verdict {
	findings, _ := t.times.Check(ceasefire.Report{Source: t.GED.Source, At: at})
	return findings[0].Alleged.Deed.Verdict
}

// coverage is what GED watched, for the record of an incident.
func (t *Truce) coverage() ceasefire.Coverage {
	return ceasefire.Coverage{
		By: t.GED.Source,
		Period: ceasefire.Period{
			From:  ceasefire.Moment(t.Window.From.String() + "T00:00"),
			Until: ceasefire.Moment(t.Window.Until.String() + "T00:00"),
		},
		Places: []ceasefire.Place{ceasefire.In(t.GED.Places[t.Country])},
		Acts:   []catalogue.Code{"use-of-force"},
		Note:   t.Coverage,
	}
}

// party returns a party's name.
func (t *Truce) party(id actors.ID) string {
	i := slices.IndexFunc(t.Agreement.Roster.Actors, func(a actors.Actor) bool { return a.ID == id })
	return t.Agreement.Roster.Actors[i].Name
}
