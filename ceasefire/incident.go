package ceasefire

import (
	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// IncidentFormat is the name and version of the JSON form of an incident, the
// value of its "format" field.
const IncidentFormat = "parley.incident/1"

// Incident is the file of one incident: what is reported of it, and what has been
// done about it. [Rules.Judge] judges it.
type Incident struct {
	Format string     `json:"format" parley:"required"`
	ID     IncidentID `json:"id" parley:"required"`
	// External are the incident's ids elsewhere, such as in data sets.
	External []actors.ExternalID `json:"external,omitempty"`
	Title    string              `json:"title,omitempty"`
	// AsOf is the time of the judgement: which times for reply have passed. Nothing
	// else depends on it.
	AsOf when.Instant `json:"asOf,omitzero"`

	// Reports are of this incident: their Incident is its id, or empty.
	Reports     []Report     `json:"reports,omitempty"`
	Assessments []Assessment `json:"assessments,omitempty"`
	Rulings     []Ruling     `json:"rulings,omitempty"`
	// Links are statements that the incident is, or has to do with, another one.
	Links []Link `json:"links,omitempty"`
	// Coverage says what was watched.
	Coverage []Coverage `json:"coverage,omitempty"`

	Notices     []Notice    `json:"notices,omitempty"`
	Replies     []Reply     `json:"replies,omitempty"`
	Publication Publication `json:"publication,omitzero"`
	Note        string      `json:"note,omitempty"`

	source *strict.Source // where each value stood in the text, if it was parsed
	order  []int          // where each report stood, after they were sorted
}

// LinkKind is how one incident has to do with another.
type LinkKind string

// The kinds of links, from the incident that states one to the other.
const (
	SameAs         LinkKind = "same-as"
	PartOf         LinkKind = "part-of"
	FollowUpOf     LinkKind = "follow-up-of"
	RetaliationFor LinkKind = "retaliation-for"
)

// IsValid says whether k is one of the kinds.
func (k LinkKind) IsValid() bool {
	return k == SameAs || k == PartOf || k == FollowUpOf || k == RetaliationFor
}

// Link is a statement that an incident is, or has to do with, another one. The
// library never merges incidents: a link is shown beside the finding, and makes
// counts intervals; see [Distinct] and [Merge].
type Link struct {
	Kind LinkKind         `json:"kind" parley:"required"`
	To   IncidentID       `json:"to" parley:"required"`
	Said actors.Statement `json:"said,omitzero"`
	Note string           `json:"note,omitempty"`
}

// Coverage is what somebody watched: a time, places and kinds of acts. Only within
// coverage does no report mean that there was no deed.
type Coverage struct {
	By actors.SourceID `json:"by" parley:"required"`
	// Period is half-open, as everywhere: local times are the agreement's.
	Period
	// Places are where the watcher would have seen what took effect; empty is
	// everywhere.
	Places []Place `json:"places,omitempty"`
	// Acts are the kinds observed, each with all below it; empty is all.
	Acts []catalogue.Code `json:"acts,omitempty"`
	// Access says whether the watcher could in fact reach it.
	Access Access `json:"access,omitempty"`
	Note   string `json:"note,omitempty"`
}

// Notice is that a finding was put to a party, which may reply until ReplyBy.
type Notice struct {
	To      actors.ID    `json:"to" parley:"required"`
	At      when.Instant `json:"at,omitzero"`
	ReplyBy when.Instant `json:"replyBy,omitzero"` // included; invalid: no end is set
	Note    string       `json:"note,omitempty"`
}

// Reply is a party's answer to a finding put to it. What it states of the incident
// is a report of its own, in Reports.
type Reply struct {
	By     actors.ID    `json:"by" parley:"required"`
	At     when.Instant `json:"at,omitzero"`
	Report ReportID     `json:"report,omitempty"`
	Text   string       `json:"text,omitempty"`
}

// Publication is what was decided on publishing a finding. It is a decision of
// people, with effects of its own; the library publishes nothing.
type Publication struct {
	Status PublicationStatus `json:"status,omitempty"`
	By     actors.ID         `json:"by,omitempty"`
	At     when.Instant      `json:"at,omitzero"`
	Note   string            `json:"note,omitempty"`
}

// PublicationStatus is how far a finding has been handed on. An empty one is not
// stated, and means internal.
type PublicationStatus string

// The publication statuses.
const (
	Internal   PublicationStatus = "internal"
	ForReply   PublicationStatus = "for-reply" // put to the parties concerned
	Withheld   PublicationStatus = "withheld"  // decided not to publish
	Published  PublicationStatus = "published"
	Superseded PublicationStatus = "superseded" // published, and replaced by a later one
)

// IsValid says whether s is one of the statuses.
func (s PublicationStatus) IsValid() bool {
	switch s {
	case Internal, ForReply, Withheld, Published, Superseded:
		return true
	}
	return false
}

// RulingID names a ruling.
type RulingID string

// Ruling is what a mechanism decided of an incident. It is recorded, and never
// produced by the library.
type Ruling struct {
	ID RulingID     `json:"id,omitempty"`
	By actors.ID    `json:"by" parley:"required"` // one of Mechanism.Rules
	At when.Instant `json:"at,omitzero"`
	// Agreement may be left out where there is just one; Clause is the clause under
	// which it was decided.
	Agreement AgreementID `json:"agreement,omitempty"`
	Clause    ClauseID    `json:"clause" parley:"required"`
	// Party is whom it concerns; empty is the incident as a whole.
	Party   actors.ID `json:"party,omitempty"`
	Outcome Outcome   `json:"outcome" parley:"required"`
	// Degree is the mechanism's own word for how sure, such as "probably".
	Degree string `json:"degree,omitempty"`
	// Supersedes is an earlier ruling that this one replaces.
	Supersedes RulingID `json:"supersedes,omitempty"`
	Text       string   `json:"text,omitempty"`
}

// Outcome is what a mechanism decided.
type Outcome string

// The outcomes that real mechanisms issue.
const (
	Violation            Outcome = "violation"
	ProbableViolation    Outcome = "probable-violation" // a finding of a lower degree
	ContinuingViolation  Outcome = "continuing-violation"
	NoViolation          Outcome = "no-violation"
	OccurredNoRuling     Outcome = "occurred-no-ruling"     // it occurred and was attributed; no ruling on breach
	NoPartyResponsible   Outcome = "no-party-responsible"   // it occurred, and no party answers for it
	InsufficientEvidence Outcome = "insufficient-evidence"  // neither shown nor excluded
	NoAccess             Outcome = "inconclusive-no-access" // inconclusive for lack of access
	ExtentNotConfirmed   Outcome = "extent-not-confirmed"   // it occurred; how much of it is not confirmed
	TermNotSpecified     Outcome = "term-not-specified"     // the text does not say yet
)

// Outcomes returns the outcomes in a fixed order.
func Outcomes() []Outcome {
	return []Outcome{
		Violation, ProbableViolation, ContinuingViolation, NoViolation, OccurredNoRuling,
		NoPartyResponsible, InsufficientEvidence, NoAccess, ExtentNotConfirmed, TermNotSpecified,
	}
}

// IsValid says whether o is one of the outcomes.
func (o Outcome) IsValid() bool {
	for _, x := range Outcomes() {
		if o == x {
			return true
		}
	}
	return false
}
