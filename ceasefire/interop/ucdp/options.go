package ucdp

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
const OptionsFormat = "parley.ucdp/1"

// Options are what the analyst states, and GED does not say. Source and Zone are
// needed.
type Options struct {
	// Source is UCDP in the roster: a source of origin research that speaks for nobody.
	Source actors.SourceID `json:"source" parley:"required"`
	// Zone is where GED's days are days: that of the country, as a rule.
	Zone when.Zone `json:"zone" parley:"required"`

	// Actors leads from the name of a side, letter by letter, or from its UCDP number,
	// to an actor of the roster. The name goes first.
	Actors map[string]actors.ID `json:"actors,omitempty"`
	// Places leads from a name to a territory of the roster: of a country, a province
	// (adm_1), a district (adm_2), or what the point stands for (where_coordinates); or
	// from the number of a country. Where a name means two places it is written after
	// the names of the country and the province round it, or of one of them; what is
	// longer goes first: "Pakistan/Azad Jammu & Kashmir/Poonch district", "Poonch district".
	Places map[string]actors.TerritoryID `json:"places,omitempty"`
	// InCountry takes the event to lie in the country of the row as well, if Places has
	// it, where the place is a disc: near a border it may reach across.
	InCountry bool `json:"inCountry,omitempty"`
	// InProvince does the same with the province of the row (adm_1), which goes first: it
	// takes the coder's word for more than the precision vouches for.
	InProvince bool `json:"inProvince,omitempty"`

	// Sides is what a dyad is taken to mean in conflict between two sides.
	Sides Sides `json:"sides,omitzero"`
	// Grades is the grade of evidence of a clarity; without it an event is not graded.
	Grades map[Clarity]ceasefire.Grade `json:"grades,omitempty"`
	// Radius is in metres, for [ExactPlace] and [NearPlace]: see [DefaultRadius].
	Radius map[WherePrec]float64 `json:"radius,omitempty"`
}

// DefaultRadius returns the radius in metres within which an event happened, round the
// point of its row.
//
// At [NearPlace] it is 25 km, which is about what the codebook says. At [ExactPlace] it
// is 10 km. The codebook's exact place is a named one, whatever its size, and the point
// is a gazetteer's for its name; all that follows from the codes is that it is nearer
// than 25 km. 10 km takes in villages, towns and cities such as Peshawar or Donetsk. It
// does not take in the largest, and GED writes these no otherwise: "Karachi town" is the
// exact place of 333 rows of an extract for Pakistan. Give such places a territory in
// [Options.Places], which goes before the disc, or all a wider radius in
// [Options.Radius]. Other precisions have no radius: it is 0.
func DefaultRadius(p WherePrec) float64 {
	switch p {
	case ExactPlace:
		return 10_000
	case NearPlace:
		return 25_000
	default:
		return 0
	}
}

func (o Options) radius(p WherePrec) float64 {
	if r, ok := o.Radius[p]; ok {
		return r
	}
	return DefaultRadius(p)
}

// With returns the options with what a roster knows of UCDP's numbers added: actors
// and territories that have external ids of the scheme ucdp. What the options state
// goes first; a number that several have is left out.
func (o Options) With(r *actors.Roster) Options {
	o.Actors, o.Places = places.With(r, actors.UCDP, o.Actors, o.Places)
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
	for _, c := range slices.Sorted(maps.Keys(o.Grades)) {
		if c != Single && c != Aggregate || !o.Grades[c].IsValid() {
			bad(problem.Field("grades", fmt.Sprint(uint8(c))), "no clarity, or no grade", "give 1, 2 or both a grade such as B2")
		}
	}
	for _, p := range slices.Sorted(maps.Keys(o.Radius)) {
		if r := o.Radius[p]; DefaultRadius(p) == 0 || !(r >= 0) || math.IsInf(r, 0) {
			bad(problem.Field("radius", fmt.Sprint(uint8(p))), fmt.Sprintf("there is no radius of %v m for where_prec %d", r, p), "only 1 and 2 have a radius, of at least 0 metres")
		}
	}
	l.Sort()
	return l
}

func badOption(path, message, mend string) problem.Problem {
	return problem.Problem{Code: BadOptions, Path: path, Message: message, Mend: mend}
}
