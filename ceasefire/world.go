package ceasefire

import (
	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/geo"
)

// SomethingElse is the value of an open dimension that lies outside what the
// agreement names: an actor not in the roster, an act not in the catalogue.
// Every dimension has it, so an unknown perpetrator never convicts by
// elimination.
const SomethingElse = "something-else"

// World is one way to settle everything that is not settled about an incident:
// one concrete incident, or none, and which contested relations hold. It is what
// a witness is made of.
type World struct {
	// Occurred says whether it happened; if not, Parts and Harm are empty.
	Occurred bool `json:"occurred"`
	// Parts are the parts that happened, sorted by name.
	Parts []Deed `json:"parts,omitempty"`
	// Harm counts every category that some term asks for.
	Harm map[HarmKind]int64 `json:"harm,omitempty"`
	// Facts says of statements that are not common ground whether they hold. The
	// keys are places in the document: "roster.relations[2]".
	Facts map[string]bool `json:"facts,omitempty"`
}

// Deed is a part of an incident with every value settled.
type Deed struct {
	Name          string               `json:"name,omitempty"`
	Began         when.Instant         `json:"began,omitzero"`
	Ended         when.Instant         `json:"ended,omitzero"` // not before Began; the same for a deed of an instant
	Origin        Spot                 `json:"origin,omitzero"`
	Effect        Spot                 `json:"effect,omitzero"`
	By            actors.ID            `json:"by,omitempty"`
	Act           catalogue.Code       `json:"act,omitempty"`
	Weapon        catalogue.Code       `json:"weapon,omitempty"`
	Calibre       catalogue.Calibre    `json:"calibre,omitzero"` // invalid: the weapon has none
	Range         catalogue.RangeClass `json:"range,omitzero"`   // which class, where the weapon's family states none
	Target        catalogue.Code       `json:"target,omitempty"`
	TargetOf      actors.ID            `json:"targetOf,omitempty"` // SomethingElse: of nobody in the roster
	Circumstances Circumstances        `json:"circumstances,omitempty"`
}

// Spot is a settled place: the smallest named territory that it lies in, the
// agreement's zones of unknown shape that it lies in, and, where shapes matter,
// a point.
type Spot struct {
	// Territory is empty for a spot outside every named territory.
	Territory actors.TerritoryID `json:"territory,omitempty"`
	// Zones lists zones without a shape of their own, sorted.
	Zones []ZoneID  `json:"zones,omitempty"`
	Point geo.Point `json:"point,omitzero"`
}
