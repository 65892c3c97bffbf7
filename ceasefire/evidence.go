package ceasefire

import (
	"fmt"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
)

// Evidence is what the keeper of the record knows of a report as evidence. All of
// it may be left out.
type Evidence struct {
	// Origin is what sort of source this report is, where that differs from what
	// the roster says of its source: a monitor's dispatch that passes on what a
	// party said has the origin party.
	Origin actors.Origin `json:"origin,omitzero"`
	// Group is the independence group of this report, where that differs from its
	// source's: two outlets that quote one ministry are one claimant.
	Group string `json:"group,omitempty"`
	// CollectedAt is when it was collected: not before the deed, nor after it
	// became known.
	CollectedAt when.Instant `json:"collectedAt,omitzero"`
	// Access says whether whoever collected it could reach the place.
	Access Access `json:"access,omitempty"`
	// Custody is who held it since, in order of time.
	Custody []Custody `json:"custody,omitempty"`
	// Grade is how reliable the source and how credible the content is.
	Grade Grade `json:"grade,omitzero"`
	// Confidential says that nothing that is handed on may reveal who the source
	// is. Findings and explanations then name "confidential source 1" instead.
	Confidential bool `json:"confidential,omitempty"`
}

// Access says whether whoever collected evidence could reach the place. An empty
// Access is not stated.
type Access string

// The kinds of access.
const (
	AccessGranted Access = "granted"
	AccessPartial Access = "partial" // escorted, delayed, or to a part only
	AccessDenied  Access = "denied"
)

// IsValid says whether a is one of the constants.
func (a Access) IsValid() bool {
	return a == AccessGranted || a == AccessPartial || a == AccessDenied
}

// Custody is a link in the chain of custody: who held the evidence from when.
type Custody struct {
	Holder string       `json:"holder" parley:"required"`
	From   when.Instant `json:"from,omitzero"`
	Note   string       `json:"note,omitempty"`
}

// Grade is a grade of evidence in the customary six-by-six system: the
// reliability of the source from A (completely reliable) to E (unreliable), F
// (cannot be judged), and the credibility of the content from 1 (confirmed by
// other sources) to 5 (improbable), 6 (cannot be judged). The text form is
// "B2"; the zero Grade is not graded. Grades are comparable.
type Grade struct {
	reliability byte // 'A' to 'F', 0 for none
	credibility byte // '1' to '6'
}

// ParseGrade reads a grade such as "B2".
func ParseGrade(s string) (Grade, error) {
	if len(s) == 2 && s[0] >= 'A' && s[0] <= 'F' && s[1] >= '1' && s[1] <= '6' {
		return Grade{s[0], s[1]}, nil
	}
	return Grade{}, fmt.Errorf("grade %q: want a letter from A (completely reliable) to F (cannot be judged) and a figure from 1 (confirmed) to 6 (cannot be judged), such as B2", s)
}

// IsValid says whether g is a grade; the zero Grade is not.
func (g Grade) IsValid() bool { return g.reliability != 0 }

// Meets says whether g is at least as good as least, in reliability and in
// credibility. What cannot be judged (F, 6) is the lowest; what is not graded
// meets no grade. Everything meets the zero Grade.
func (g Grade) Meets(least Grade) bool {
	if !least.IsValid() {
		return true
	}
	return g.IsValid() && g.reliability <= least.reliability && g.credibility <= least.credibility
}

// String returns the text form, "" for the zero Grade.
func (g Grade) String() string {
	if !g.IsValid() {
		return ""
	}
	return string([]byte{g.reliability, g.credibility})
}

// MarshalText returns the text form.
func (g Grade) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads the text form; the empty text is the zero Grade.
func (g *Grade) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*g = Grade{}
		return nil
	}
	x, err := ParseGrade(string(b))
	if err == nil {
		*g = x
	}
	return err
}

// Mechanism names who may do what about alleged breaches. Everybody named is an
// actor of the roster.
type Mechanism struct {
	// FindsFact lists the finders of fact: whose assessments count.
	FindsFact []actors.ID `json:"findsFact,omitempty"`
	// Rules lists who may rule whether a clause was breached.
	Rules []actors.ID `json:"rules,omitempty"`
	Note  string      `json:"note,omitempty"`
}

// ProofRule is a rule of the agreement on what meets a standard of proof: all
// stated fields hold together, and within a list one is enough. An agreement
// that states rules has these and no others; without any, [DefaultProof] is the
// rule.
type ProofRule struct {
	// Standard is the standard that is met, and with it every lower one.
	Standard Standard `json:"standard" parley:"required"`
	// Origins and Bases narrow the reports. Statements on relations have an origin,
	// that of their source, but no basis and no grade: a rule that asks for either
	// says nothing of them, but for the basis observed of a monitor's word.
	Origins []actors.Origin `json:"origins,omitempty"`
	Bases   []Basis         `json:"bases,omitempty"`
	// Grade is the least grade.
	Grade Grade `json:"grade,omitzero"`
	// Dimensions narrows what of a report is proved; empty is everything.
	Dimensions []Dimension `json:"dimensions,omitempty"`
	// Uncontradicted asks that no other claimant contradicts it: on whether it
	// happened, or in the dimension.
	Uncontradicted bool `json:"uncontradicted,omitempty"`
	// Admission asks that a party says it of itself: a source of origin party that
	// speaks for an actor names nobody but that actor and what always belongs to it.
	// An admission proves what speaks against whoever makes it: that it happened,
	// who, when, where, what and with what; not the target, the circumstances or
	// the harm. Of relations it proves that one holds for which the actor would have
	// to answer.
	Admission bool   `json:"admission,omitempty"`
	Note      string `json:"note,omitempty"`
}

// DefaultProof returns the rules of agreements that state none: a monitor's own
// uncontradicted observation, and an admission, meet reasonable grounds to believe.
// Nothing meets a higher standard but by assessment.
func DefaultProof() []ProofRule {
	return []ProofRule{
		{Standard: ReasonableGrounds, Origins: []actors.Origin{actors.OriginMonitor}, Bases: []Basis{Observed}, Uncontradicted: true},
		{Standard: ReasonableGrounds, Admission: true},
	}
}

// AssessmentID names an assessment.
type AssessmentID string

// Assessment is a finder of fact's word on the highest standard of proof that
// something stated meets. Where there is one it decides, and the agreement's
// rules say nothing; of several the one known last decides, and of those known at
// the same time the one that grants least.
type Assessment struct {
	ID      AssessmentID `json:"id,omitempty"`
	By      actors.ID    `json:"by" parley:"required"` // one of Mechanism.FindsFact
	KnownAt when.Instant `json:"knownAt,omitzero"`     // invalid: before all others

	// Report is the report that is assessed: Dimensions of it, or all of them, in
	// Parts of it, or in all of them. The main part's name is empty. Occurrence and
	// harm belong to the incident as a whole, whatever Parts says.
	Report     ReportID    `json:"report,omitempty"`
	Dimensions []Dimension `json:"dimensions,omitempty"`
	Parts      []string    `json:"parts,omitempty"`

	// Statement is, instead, the place in the agreement of a statement that is not
	// common ground, such as "roster.relations[2]", and Source whose word on it is
	// assessed; empty is everybody's.
	Statement string          `json:"statement,omitempty"`
	Source    actors.SourceID `json:"source,omitempty"`

	// Standard is the highest standard that is met; [AllegedOnly]: none above the
	// mere claim.
	Standard Standard `json:"standard" parley:"required"`
	// Degree is the finder's own word for how sure, such as "probably".
	Degree string `json:"degree,omitempty"`
	Note   string `json:"note,omitempty"`
}

// Dimensions returns the base dimensions in a fixed order.
func Dimensions() []Dimension {
	return []Dimension{
		DimOccurrence, DimRelation, DimHarm, DimTime, DimOrigin, DimEffect, DimActor, DimAct,
		DimWeapon, DimCalibre, DimTarget, DimTargetOwner, DimCircumstance,
	}
}

// IsValid says whether d is one of the base dimensions.
func (d Dimension) IsValid() bool {
	for _, x := range Dimensions() {
		if d == x {
			return true
		}
	}
	return false
}

// words returns the dimension as people say it.
func (d Dimension) words() string {
	switch d {
	case DimOccurrence:
		return "whether it happened"
	case DimTime:
		return "when"
	case DimOrigin:
		return "where it came from"
	case DimEffect:
		return "where it took effect"
	case DimActor:
		return "who did it"
	case DimAct:
		return "what was done"
	case DimTarget:
		return "what it was aimed at"
	case DimTargetOwner:
		return "whose the target was"
	case DimCircumstance:
		return "the circumstances"
	default:
		return string(d)
	}
}
