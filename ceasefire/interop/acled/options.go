package acled

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/internal/places"
)

// OptionsFormat is the name and version of the JSON form of options, the value of its
// "format" field.
const OptionsFormat = "parley.acled/1"

// Options are what the analyst states, and ACLED does not say. Source and Zone are
// needed.
type Options struct {
	// Source is ACLED in the roster: a source of origin research that speaks for nobody.
	Source actors.SourceID `json:"source" parley:"required"`
	// Zone is where days are days: that of the country, as a rule.
	Zone when.Zone `json:"zone" parley:"required"`

	// Actors leads from the name of an actor, letter by letter, to an actor of the roster.
	Actors map[string]actors.ID `json:"actors,omitempty"`
	// Places leads from a name to a territory of the roster: of a country, a province
	// (admin1) or a location. Where a name means two places it is written after the
	// names of the country and the province round it, or of one of them; what is longer
	// goes first: "Pakistan/Khyber Pakhtunkhwa/Alizai", "Alizai".
	Places map[string]actors.TerritoryID `json:"places,omitempty"`
	// InCountry takes the event to lie in the country of the row as well, if Places has
	// it, where the place is a disc: near a border it may reach across.
	InCountry bool `json:"inCountry,omitempty"`

	// Sides is what actor1 and actor2 are taken to mean.
	Sides Sides `json:"sides,omitzero"`
	// Grade is the grade of evidence of all events; without it they are not graded.
	Grade ceasefire.Grade `json:"grade,omitzero"`
	// Radius is in metres, for [Town] and [Around]: see [DefaultRadius].
	Radius map[GeoPrec]float64 `json:"radius,omitempty"`
	// About is the share, from 0 to 1, by which a figure of fatalities may be off. 0
	// takes a figure to say no more than that somebody was killed: see [Event.Harm].
	About float64 `json:"about,omitempty"`
}

// DefaultRadius returns the radius in metres within which an event happened, round the
// point of its row: 10 km for [Town], which takes in a town and not the largest cities; 25 km for
// [Around], for which the codebook ("a small part of a region", "near a town") has no
// figure, and which is what UCDP means by its code for the like. Give places that are
// larger a territory in [Options.Places], or a wider radius in [Options.Radius]. A
// [Region] has no radius: it is 0.
func DefaultRadius(p GeoPrec) float64 {
	switch p {
	case Town:
		return 10_000
	case Around:
		return 25_000
	default:
		return 0
	}
}

func (o Options) radius(p GeoPrec) float64 {
	if r, ok := o.Radius[p]; ok {
		return r
	}
	return DefaultRadius(p)
}

// With returns the options with what a roster knows of ACLED's names added: actors and
// territories that have external ids of the scheme acled. What the options state goes
// first; a name that several have is left out.
func (o Options) With(r *actors.Roster) Options {
	o.Actors, o.Places = places.With(r, actors.ACLED, o.Actors, o.Places)
	return o
}

// optionsForm is the JSON form.
type optionsForm struct {
	Format string `json:"format" parley:"required"`
	Options
}

// ParseOptions reads options from their JSON form, strictly. The error is a
// [problem.List] of everything that is wrong, each with its line and column; the
// options are returned all the same, with whatever was good.
func ParseOptions(text string) (Options, error) {
	var f optionsForm
	source, problems := strict.Decode([]byte(text), &f)
	if len(problems) == 0 {
		problems = f.Check()
		if f.Format != OptionsFormat {
			problems = append(problems, badOption("format", fmt.Sprintf("the format %q is not one that this version reads", f.Format), fmt.Sprintf("write %q", OptionsFormat)))
		}
		source.Place("", problems)
		problems.Sort()
	}
	return f.Options, problems.Capped(strict.MaxProblems).Err()
}

// Encode returns the JSON form, which [ParseOptions] reads back to equal options.
func (o Options) Encode() ([]byte, error) { return strict.Encode(optionsForm{OptionsFormat, o}) }

// Check returns everything that is wrong with the options, sorted by place; all of it
// is hard.
func (o Options) Check() problem.List {
	var l problem.List
	bad := func(path, message, mend string) { l = append(l, badOption(path, message, mend)) }
	if !o.Source.IsValid() {
		bad("source", fmt.Sprintf("the source %q cannot be an identifier", o.Source), places.MendID)
	}
	if !o.Zone.IsValid() {
		bad("zone", "there is no time zone", `name the zone in which the days are days, such as "Asia/Karachi"`)
	}
	places.Check(o.Actors, o.Places, bad)
	if !o.Sides.IsValid() {
		bad("sides", fmt.Sprintf("%v is not known", o.Sides), "leave it out, or take OneOfTheTwo")
	}
	for _, p := range slices.Sorted(maps.Keys(o.Radius)) {
		if r := o.Radius[p]; DefaultRadius(p) == 0 || !(r >= 0) || math.IsInf(r, 0) {
			bad(problem.Field("radius", fmt.Sprint(uint8(p))), fmt.Sprintf("there is no radius of %v m for geo_precision %d", r, p), "only 1 and 2 have a radius, of at least 0 metres")
		}
	}
	if !(o.About >= 0 && o.About <= 1) {
		bad("about", fmt.Sprintf("%v is not a share", o.About), "want 0 to 1: with 0.5 a figure of 12 is 6 to 18")
	}
	l.Sort()
	return l
}

func badOption(path, message, mend string) problem.Problem {
	return problem.Problem{Code: BadOptions, Path: path, Message: message, Mend: mend}
}
