package ceasefire

import (
	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// ExplanationFormat is the name and version of the JSON form of an explanation, the
// value of its "format" field.
const ExplanationFormat = "parley.explanation/1"

// Explanation is why a finding is what it is, so that somebody who does not trust
// the engine can check it against the agreement and the raw reports: package proof
// does so without any of the engine's code.
//
// It gives for each cell of each matrix a case split. A cell that is a breach, or
// none, has cases that together hold every world that the reading and the account
// leave, each with the reasons why it is one, or none. An open cell has two cases
// of one world each: one that is a breach and one that is not.
//
// It names no confidential source.
type Explanation struct {
	Format    string      `json:"format"`
	Agreement AgreementID `json:"agreement"`
	Clause    ClauseID    `json:"clause"`
	Article   string      `json:"article,omitempty"`
	Incident  IncidentID  `json:"incident,omitempty"`
	// Places are the places that the agreement's terms and rules of attribution ask
	// for. A [PlaceClass] refers to them by index.
	Places      []Place `json:"places,omitempty"`
	Alleged     View    `json:"alleged"`
	Established View    `json:"established"`

	finding Finding
}

// View explains an [Evaluation].
type View struct {
	Standard Standard `json:"standard"`
	Readings []Row    `json:"readings"`
	Accounts []Column `json:"accounts"`
	// Answers explains Deed, then Breach, then each party's, then each host's.
	Answers []ExplainedAnswer `json:"answers"`
}

// Ask is a question that a finding answers.
type Ask string

// The questions of a finding.
const (
	AskDeed   Ask = "deed"   // did what the clause prohibits happen, whoever did it?
	AskBreach Ask = "breach" // does some bound party answer for it?
	AskParty  Ask = "party"  // does this party answer for it?
	AskHost   Ask = "host"   // did this party fail, as a host, in a duty of its own?
)

// ExplainedAnswer explains an [Answer].
type ExplainedAnswer struct {
	Ask     Ask               `json:"ask"`
	Party   actors.ID         `json:"party,omitempty"` // for AskParty and AskHost
	Verdict Verdict           `json:"verdict"`
	Causes  Causes            `json:"causes"`
	Cells   [][]ExplainedCell `json:"cells"`
}

// ExplainedCell explains a [Cell].
type ExplainedCell struct {
	Verdict Verdict `json:"verdict"`
	Causes  Causes  `json:"causes,omitzero"`
	// Absent says that the reading does not have the clause: there is no case.
	Absent bool `json:"absent,omitempty"`
	// Unspecified says that the term is not yet specified. The one case is a world
	// in which the incident happened while the agreement was in force.
	Unspecified bool `json:"unspecified,omitempty"`
	// Undecided says why nothing could be decided, and then there is no case:
	// "places" if a place, or the resolution of places, leaves it open, "work" if
	// too much is open.
	Undecided string `json:"undecided,omitempty"`
	Cases     []Case `json:"cases,omitempty"`
}

// Case is a set of worlds: a product of what is left of each dimension. A dimension
// left out is not narrowed.
type Case struct {
	// Occurred says whether it happened; if not, there are no parts and no harm.
	Occurred bool `json:"occurred"`
	// Facts settles statements that are not common ground, by their place in the
	// agreement: "roster.relations[2]", "force.extensions[0]".
	Facts map[string]bool `json:"facts,omitempty"`
	// Harm lists for whole categories that are narrowed the classes that are left:
	// one of them, with bounds for the category and for its parts. Bounds left out
	// are open; unless impossible, every figure within them is meant that goes with
	// the parts being at most the whole.
	Harm map[HarmKind][]HarmClass `json:"harm,omitempty"`
	// Parts has every part of the incident, sorted by name.
	Parts []CasePart `json:"parts,omitempty"`
	// Breach says whether these worlds are a breach of what is asked.
	Breach bool `json:"breach"`
	// Reasons says why. A breach needs one reason of kind fits, for each world at one
	// of its moments. For no breach, every part fails every pattern that is asked of
	// every party that is asked, at every moment from the first to the last at which
	// the part may have gone on. A case that did not occur needs none.
	Reasons []Reason `json:"reasons,omitempty"`
}

// HarmClass bounds a category of harm and its parts together.
type HarmClass map[HarmKind]Count

// CasePart is what a case leaves of a part of the incident.
type CasePart struct {
	Name string `json:"name,omitempty"`
	// Times lists windows for the begin and the end; one of them holds. Begin and
	// end may fall into the same window only in order.
	Times []When `json:"times,omitempty"`
	// Origin and Effect list classes of spots.
	Origin []PlaceClass `json:"origin,omitempty"`
	Effect []PlaceClass `json:"effect,omitempty"`
	// By, TargetOf, Acts, Weapons and Targets list values; [SomethingElse] is one.
	By       []actors.ID      `json:"by,omitempty"`
	Acts     []catalogue.Code `json:"acts,omitempty"`
	Weapons  []CaseWeapon     `json:"weapons,omitempty"`
	Calibres []CaseCalibre    `json:"calibres,omitempty"`
	Targets  []catalogue.Code `json:"targets,omitempty"`
	TargetOf []actors.ID      `json:"targetOf,omitempty"`
	// Circumstances has those that are narrowed.
	Circumstances Circumstances `json:"circumstances,omitempty"`
}

// PlaceClass is a class of spots that lie in just the same of the explanation's
// Places.
type PlaceClass struct {
	// Holds lists the indexes of the places in which the spots lie, ascending. They
	// lie in none of the others.
	Holds []int `json:"holds"`
	// Example is one such spot.
	Example Spot `json:"example,omitzero"`
}

// CaseWeapon is a weapon, and its range class where its family states none.
type CaseWeapon struct {
	Code  catalogue.Code       `json:"code"`
	Range catalogue.RangeClass `json:"range,omitzero"`
}

// CaseCalibre is a range of calibres in hundredths of a millimetre, both ends
// included; zero at To is open, and both zero says that the weapon has none.
type CaseCalibre struct {
	From int64 `json:"from,omitempty"`
	To   int64 `json:"to,omitempty"`
}

// ReasonKind is why a case is a breach or none.
type ReasonKind string

// The kinds of reasons.
const (
	// Fits: the part lies inside the pattern in every dimension, the agreement is in
	// force, the party is bound, the conduct is attributed to it (as far as that is
	// asked), and every exception is set apart by one dimension.
	Fits ReasonKind = "fits"
	// Apart: the part lies outside the pattern in one dimension.
	Apart ReasonKind = "apart"
	// NotInForce: the agreement is not in force.
	NotInForce ReasonKind = "not-in-force"
	// InForce: the agreement is in force. It is the reason of the one case of a term
	// that is not yet specified.
	InForce ReasonKind = "in-force"
	// NotBound: the party is not bound.
	NotBound ReasonKind = "not-bound"
	// NotTheirs: nobody who may have done it, from where it may have come, is
	// attributed to the party; or, for a host, is hosted by it.
	NotTheirs ReasonKind = "not-theirs"
	// Excepted: the part lies inside one exception.
	Excepted ReasonKind = "excepted"
)

// Reason is why a part of a case, at moments from From up to and including Until,
// fits what is forbidden to a party, or does not.
type Reason struct {
	Kind ReasonKind `json:"kind"`
	// At are the moments: a window, both ends included.
	At Window `json:"at,omitzero"`
	// Part names the part.
	Part string `json:"part,omitempty"`
	// Party is whom the pattern binds; empty for InForce, and for NotInForce, which
	// hold for all.
	Party actors.ID `json:"party,omitempty"`
	// Pattern is the index among the patterns that are forbidden to the party.
	Pattern int `json:"pattern"`
	// Dimension is that in which the part lies outside the pattern (Apart).
	Dimension Dimension `json:"dimension,omitempty"`
	// Exception is the index of the exception that covers it (Excepted).
	Exception int `json:"exception,omitempty"`
	// Exceptions gives for each of the clause's exceptions the dimension in which the
	// part lies outside it (Fits).
	Exceptions []Dimension `json:"exceptions,omitempty"`
	// Paths says how the conduct is the party's (Fits).
	Paths []Path `json:"paths,omitempty"`
}
