package ceasefire

import (
	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// ReportID names a report.
type ReportID string

// IncidentID names an incident. The library never merges incidents: reports of
// one incident carry one id.
type IncidentID string

// Report is what one source says of one incident: a set of incidents that could
// be what happened. A field left zero is not stated: unknown.
//
// The fields from At to Circumstances describe the incident's main part; Or
// lists alternatives to that part ("either this, or that"), and Also lists
// further parts, all of which happened as well. A joint deed of two actors has a
// part for each; By with two actors means one or the other.
type Report struct {
	ID       ReportID        `json:"id,omitempty"`
	Incident IncidentID      `json:"incident,omitempty"`
	Source   actors.SourceID `json:"source,omitempty"`
	// KnownAt is when the report became known; At is when the deed happened.
	KnownAt when.Instant `json:"knownAt,omitzero"`
	// Basis says whether the source saw it or passes on what it was told.
	Basis Basis `json:"basis,omitempty"`
	// Denies turns the report round: the source says that it did not happen.
	Denies bool `json:"denies,omitempty"`

	At            When           `json:"at,omitzero"`
	Origin        Place          `json:"origin,omitzero"`
	Effect        Place          `json:"effect,omitzero"`
	By            []actors.ID    `json:"by,omitempty"`
	NotBy         []actors.ID    `json:"notBy,omitempty"`
	Act           catalogue.Code `json:"act,omitempty"`
	Weapon        Weapon         `json:"weapon,omitzero"`
	Target        Target         `json:"target,omitzero"`
	Circumstances Circumstances  `json:"circumstances,omitempty"`

	Or   []Part `json:"or,omitempty"`
	Also []Part `json:"also,omitempty"`

	// Harm states counts by category; a category left out is unknown.
	Harm map[HarmKind]Count `json:"harm,omitempty"`
	// Text is what the source says, in the words of whoever keeps the record.
	Text string `json:"text,omitempty"`

	// Corrects and Withdraws list earlier reports of the same claimant that this one
	// replaces or takes back: they are judged no longer. A report that withdraws
	// others states nothing itself, unless it says when, who, what or where.
	Corrects  []ReportID `json:"corrects,omitempty"`
	Withdraws []ReportID `json:"withdraws,omitempty"`

	Evidence Evidence `json:"evidence,omitzero"`
}

// Part describes one part of an incident: one actor's act at one time, from one
// origin to one effect. As in a Report, what is left zero is unknown.
type Part struct {
	// Name tells parts apart: reports of one incident mean the same part by the
	// same name. The main part's name is empty.
	Name   string `json:"name,omitempty"`
	At     When   `json:"at,omitzero"`
	Origin Place  `json:"origin,omitzero"`
	Effect Place  `json:"effect,omitzero"`
	// By lists who may have done it: one of these, nobody knows which. Empty is
	// unknown: any actor, or somebody not in the roster.
	By []actors.ID `json:"by,omitempty"`
	// NotBy lists who did not do it, according to the source.
	NotBy         []actors.ID    `json:"notBy,omitempty"`
	Act           catalogue.Code `json:"act,omitempty"`
	Weapon        Weapon         `json:"weapon,omitzero"`
	Target        Target         `json:"target,omitzero"`
	Circumstances Circumstances  `json:"circumstances,omitempty"`
}

// main returns the report's main part.
func (r Report) main() Part {
	return Part{
		At: r.At, Origin: r.Origin, Effect: r.Effect, By: r.By, NotBy: r.NotBy,
		Act: r.Act, Weapon: r.Weapon, Target: r.Target, Circumstances: r.Circumstances,
	}
}

// Weapon is the weapon used, as far as the source says. The zero Weapon is
// unknown; the code "none" says that there was none.
type Weapon struct {
	Code catalogue.Code `json:"code,omitempty"`
	// Calibre is a range, both ends included; an invalid end is open.
	Calibre catalogue.CalibreRange `json:"calibre,omitzero"`
}

// Target is what the act was directed at, as far as the source says. The zero
// Target is unknown; the code "none" says that there was none.
type Target struct {
	Kind catalogue.Code `json:"kind,omitempty"`
	// Of lists whose it may have been: one of these.
	Of []actors.ID `json:"of,omitempty"`
}

// Basis says how a source knows.
type Basis string

// The bases of a report. An empty basis is not stated.
const (
	Observed Basis = "observed" // the source's own observation
	Relayed  Basis = "relayed"  // passed on from others
)

// Circumstance is a declared circumstance of a part, true, false or unknown.
type Circumstance string

// The circumstances that terms may ask for.
const (
	NoticeGiven       Circumstance = "notice-given"       // notice was given to whom it was owed
	PermissionGranted Circumstance = "permission-granted" // whoever may permit it had permitted it
	ReturnFire        Circumstance = "return-fire"        // in reply to fire
	SelfDefence       Circumstance = "self-defence"       // to ward off an attack under way
	Intended          Circumstance = "intended"           // on purpose; false: an accident
	OrderedByLeaders  Circumstance = "ordered-by-leaders" // on the order of the leadership that the text names
	MechanismTried    Circumstance = "mechanism-tried"    // the coordination mechanism had been tried and had failed
	Authorised        Circumstance = "authorised"         // a movement authorised by the monitors
	MeasuresTaken     Circumstance = "measures-taken"     // the host took the measures that could be expected of it
	Grave             Circumstance = "grave"              // of the gravity, in scale and effects, that the text asks for
)

// AllCircumstances returns the circumstances in a fixed order.
func AllCircumstances() []Circumstance {
	return []Circumstance{
		NoticeGiven, PermissionGranted, ReturnFire, SelfDefence, Intended,
		OrderedByLeaders, MechanismTried, Authorised, MeasuresTaken, Grave,
	}
}

// Circumstances says which circumstances held and which did not; one that is
// left out is unknown.
type Circumstances map[Circumstance]bool

// IsZero says whether the part states nothing.
func (p Part) IsZero() bool {
	return p.Name == "" && p.At.IsZero() && p.Origin.IsZero() && p.Effect.IsZero() && len(p.By) == 0 && len(p.NotBy) == 0 &&
		p.Act == "" && p.Weapon == Weapon{} && p.Target.Kind == "" && len(p.Target.Of) == 0 && len(p.Circumstances) == 0
}

// bit numbers the circumstances for sets of them; zero for one that does not
// exist.
func (c Circumstance) bit() uint32 {
	for i, x := range AllCircumstances() {
		if x == c {
			return 1 << i
		}
	}
	return 0
}
