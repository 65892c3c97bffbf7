package ceasefire

import (
	"fmt"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// Pattern is a set of incidents, as a term describes them. All stated fields
// hold together; within a list one is enough; a field left zero constrains
// nothing. The zero Pattern is every incident.
type Pattern struct {
	// During lists spans of time: the deed goes on at some moment of one of
	// them. See [Exception] for what that means to a deed that outlasts a span.
	During []Period `json:"during,omitempty"`
	// Origin and Effect say where it comes from and where it takes effect.
	Origin []Place `json:"origin,omitempty"`
	Effect []Place `json:"effect,omitempty"`
	// By lists who does it, whoever answers for them.
	By []actors.ID `json:"by,omitempty"`
	// Acts, Weapons and Targets name codes of the catalogue, each with all that
	// lies below it.
	Acts    []catalogue.Code `json:"acts,omitempty"`
	Weapons []WeaponPattern  `json:"weapons,omitempty"`
	Targets []catalogue.Code `json:"targets,omitempty"`
	// TargetOf lists whose the target is: these actors, their organs and
	// their members.
	TargetOf []actors.ID `json:"targetOf,omitempty"`
	// TargetOfOtherParty asks for a target that belongs to a party of the
	// agreement other than the one that is bound.
	TargetOfOtherParty bool `json:"targetOfOtherParty,omitempty"`
	// Circumstances lists what must hold and what must not.
	Circumstances Circumstances `json:"circumstances,omitempty"`
	// Harm lists least figures, all of which are reached.
	Harm []HarmAtLeast `json:"harm,omitempty"`
}

// WeaponPattern is a family of weapons. All stated fields hold together.
type WeaponPattern struct {
	// Code is the family; empty is any weapon.
	Code catalogue.Code `json:"code,omitempty"`
	// Calibre bounds the calibre, both ends included; an invalid end is open. A
	// weapon that has no calibre is not within any bounds.
	Calibre catalogue.CalibreRange `json:"calibre,omitzero"`
	// RangeAtLeast asks for a weapon of this range class or a longer one.
	RangeAtLeast catalogue.RangeClass `json:"rangeAtLeast,omitzero"`
}

// HarmAtLeast is a least figure of a category of harm.
type HarmAtLeast struct {
	Kind    HarmKind `json:"kind" parley:"required"`
	AtLeast int64    `json:"atLeast" parley:"required"`
}

// Moment is an instant as an agreement states it: RFC 3339 with an offset
// ("2025-10-15T18:00:00+05:00"), or local time in the agreement's zone
// ("2025-10-15T18:00" or "2025-10-15T18:00:00"). The empty Moment is an open
// end. Compile checks it: a local time that the clocks skipped or struck twice
// is a problem.
type Moment string

// Period is a span of time, half-open: From is included, Until is not. An empty
// end is open.
type Period struct {
	From  Moment `json:"from,omitempty"`
	Until Moment `json:"until,omitempty"`
}

// In returns the instant that the moment names; local times are those of the
// zone. It fails on an empty moment, on text that is neither form, and on local
// times that the clocks of the zone skipped or struck twice.
func (m Moment) In(z when.Zone) (when.Instant, error) {
	if m == "" {
		return when.Instant{}, fmt.Errorf("no moment is stated")
	}
	if i, err := when.ParseInstant(string(m)); err == nil {
		return i, nil
	}
	if !z.IsValid() {
		return when.Instant{}, fmt.Errorf("moment %q: want RFC 3339 with an offset, such as 2025-10-15T18:00:00+05:00; a local time needs the agreement's zone", string(m))
	}
	i, err := when.ParseLocal(string(m), z)
	if err != nil {
		return when.Instant{}, fmt.Errorf("moment %q: %w", string(m), err)
	}
	return i, nil
}
