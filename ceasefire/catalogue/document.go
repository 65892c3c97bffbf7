package catalogue

import "slices"

// Act is a kind of deed. It lies below its parent: whatever a term says of the
// parent it says of the act.
//
// An act says how; the target says against whom. So there is no act "attack on
// monitors": that is any act of force whose target is the monitors. One deed
// would otherwise go by two codes, and a term that names one would miss the
// other.
type Act struct {
	Code Code `json:"code" parley:"required"`
	// Parent is the family, empty at a root.
	Parent Code `json:"parent,omitempty"`
	// Name is for people; empty, it is the code.
	Name       string `json:"name,omitempty"`
	Definition string `json:"definition,omitempty"`
	// Weapons and Targets are what the act admits, each with everything below;
	// [None] is listed if the act may involve none. An empty list inherits the
	// parent's; at a root it admits everything, None included. An act admits
	// nothing that its parent does not.
	Weapons []Code `json:"weapons,omitempty"`
	Targets []Code `json:"targets,omitempty"`
	// Like lists codes of other schemes whose events are, or may be, such acts.
	Like []Equivalent `json:"like,omitempty"`
}

// Scheme names a coding scheme: the three below, or any other that a document
// maps to, in the syntax of a [Code].
type Scheme string

// The schemes that the standard catalogue maps.
const (
	// ACLED is the Armed Conflict Location & Event Data project's: its codes are
	// the names of the 25 sub-event types.
	ACLED Scheme = "acled"
	// CAMEO is the Conflict and Mediation Event Observations codebook: its codes
	// are the numbers of event types.
	CAMEO Scheme = "cameo"
	// UCDP is the Uppsala Conflict Data Program's: its codes are the three types
	// of organised violence, "1" to "3".
	UCDP Scheme = "ucdp"
)

// Equivalent is a code of another scheme. A foreign code may stand beside
// several acts, and then it means any of them: the act itself is not known.
// What a foreign code says besides the act (that the victims are civilians, say)
// is left to the importer, who sees the whole record.
type Equivalent struct {
	Scheme Scheme `json:"scheme" parley:"required"`
	Code   string `json:"code" parley:"required"`
}

// Weapon is a weapon system or a family of them.
type Weapon struct {
	Code Code `json:"code" parley:"required"`
	// Parent is the family, empty at a root.
	Parent Code `json:"parent,omitempty"`
	// Name is for people; empty, it is the code.
	Name string `json:"name,omitempty"`
	// Calibre is what calibres such a weapon can have, both ends stated;
	// NoCalibre says that it has none. With neither it has its parent's; a root
	// states one or the other. A weapon's calibres lie within its parent's.
	Calibre   CalibreRange `json:"calibre,omitzero"`
	NoCalibre bool         `json:"noCalibre,omitempty"`
	// Reach is the greatest reach in metres with ordinary ammunition; zero is
	// not stated. It is not inherited.
	Reach int `json:"reach,omitempty"`
	// Range is the class of the reach. Not stated, it is the class of Reach, and
	// without Reach the parent's.
	Range RangeClass `json:"range,omitzero"`
}

// Target is a kind of person, object or good that an act is directed at.
type Target struct {
	Code Code `json:"code" parley:"required"`
	// Parent is the family, empty at a root.
	Parent Code `json:"parent,omitempty"`
	// Name is for people; empty, it is the code.
	Name       string `json:"name,omitempty"`
	Definition string `json:"definition,omitempty"`
}

// Base says what a [Document] adds to.
type Base string

// The bases.
const (
	BaseStandard Base = "standard" // the standard catalogue; also the empty Base
	BaseNone     Base = "none"     // nothing but None
)

// Document is what somebody adds to a catalogue, in any order. It adds and never
// changes: a code that the base has is taken. To narrow or widen what a standard
// act means, add an act of your own beside it or below it.
//
// The zero Document adds nothing to the standard catalogue.
type Document struct {
	Base    Base     `json:"base,omitempty"`
	Acts    []Act    `json:"acts,omitempty"`
	Weapons []Weapon `json:"weapons,omitempty"`
	Targets []Target `json:"targets,omitempty"`
}

// IsZero reports whether d adds nothing to the standard catalogue and says so by
// being empty. Encoders leave such a document out.
func (d Document) IsZero() bool {
	return d.Base == "" && len(d.Acts) == 0 && len(d.Weapons) == 0 && len(d.Targets) == 0
}

// clone returns a copy that shares nothing with a.
func (a Act) clone() Act {
	a.Weapons = slices.Clone(a.Weapons)
	a.Targets = slices.Clone(a.Targets)
	a.Like = slices.Clone(a.Like)
	return a
}
