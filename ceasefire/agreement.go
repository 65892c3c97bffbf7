package ceasefire

import (
	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// Format is the name and version of the JSON form of an agreement, the value of
// its "format" field.
const Format = "parley.agreement/1"

// AgreementID names an agreement.
type AgreementID string

// ClauseID names a clause within its agreement.
type ClauseID string

// ReadingID names a reading within its agreement.
type ReadingID string

// Agreement is a ceasefire as data: who is bound, when, by which clauses, and
// how each side reads them. It is plain data with one strict JSON form: see
// [Parse] and [Agreement.Encode]. Compile checks it.
type Agreement struct {
	Format string      `json:"format" parley:"required"`
	ID     AgreementID `json:"id" parley:"required"`
	Title  string      `json:"title,omitempty"`
	// Zone is the time zone in which the agreement states local times.
	Zone when.Zone `json:"zone,omitzero"`
	// Roster is who and where. Names in it are the document's own.
	Roster actors.Document `json:"roster,omitzero"`
	// Catalogue is what the agreement adds to the catalogue of acts, weapons
	// and targets.
	Catalogue catalogue.Document `json:"catalogue,omitzero"`
	// Parties are bound while the agreement is in force, unless Bound says
	// otherwise.
	Parties []actors.ID `json:"parties" parley:"required"`
	Force   Force       `json:"force,omitzero"`
	// Bound lists, for parties that are not bound throughout, when they are: a
	// party with entries here is bound in their periods only.
	Bound []Bond `json:"bound,omitempty"`

	Geometry []Geometry `json:"geometry,omitempty"`
	Zones    []Zone     `json:"zones,omitempty"`
	Lines    []Line     `json:"lines,omitempty"`

	Definitions []Definition `json:"definitions,omitempty"`
	// Undertakings are the agreement's own clause on whose conduct counts. They
	// come before any general policy.
	Undertakings []actors.Undertaking `json:"undertakings,omitempty"`
	// Attribution is the policy on whose conduct counts, where a clause or a
	// reading selects no other; not set, it is [actors.PolicyEffectiveControl].
	Attribution actors.Policy `json:"attribution,omitzero"`
	// Standard is the standard of proof, where a clause selects no other; not
	// set, it is [ReasonableGrounds].
	Standard Standard `json:"standard,omitzero"`
	// Proof is what meets which standard; empty, it is [DefaultProof].
	Proof []ProofRule `json:"proof,omitempty"`
	// Mechanism is who finds facts and who rules.
	Mechanism Mechanism `json:"mechanism,omitzero"`

	Clauses  []Clause  `json:"clauses" parley:"required"`
	Readings []Reading `json:"readings,omitempty"`
	// Note says where the text comes from, and what of it was not seen.
	Note string `json:"note,omitempty"`

	source *strict.Source // where each value stood in the text, if it was parsed
}

// Force is when the agreement is in force: from From until Until, or without
// end if Until is empty.
type Force struct {
	From  Moment `json:"from,omitempty"`
	Until Moment `json:"until,omitempty"`
	// Extensions are later ends that somebody states, or that are not known to
	// have been agreed.
	Extensions []Extension `json:"extensions,omitempty"`
}

// Extension is the statement that the agreement's force was prolonged until a
// later moment.
type Extension struct {
	Until Moment           `json:"until" parley:"required"`
	Said  actors.Statement `json:"said,omitzero"`
	Note  string           `json:"note,omitempty"`
}

// Bond is a period in which a party is bound.
type Bond struct {
	Party actors.ID `json:"party" parley:"required"`
	Period
}

// Definition is what the text itself says that a word means. The library prints
// it; it decides nothing by it.
type Definition struct {
	Term    string `json:"term" parley:"required"`
	Meaning string `json:"meaning" parley:"required"`
	Article string `json:"article,omitempty"`
}

// Clause is one rule of an agreement.
type Clause struct {
	ID      ClauseID `json:"id"`
	Article string   `json:"article,omitempty"` // where it stands in the text: "Art 1"
	Text    string   `json:"text,omitempty"`    // what it says, in our own words
	// Said is who says that the text says so, where the text was not published.
	Said actors.Statement `json:"said,omitzero"`
	// Bearers are the parties it binds; empty is all.
	Bearers []actors.ID `json:"bearers,omitempty"`
	// Term is what it demands: a [Prohibition] or a term not yet specified
	// ([Unspecified]).
	Term Term `json:"-"`
	// Attribution and Standard override the agreement's.
	Attribution actors.Policy `json:"attribution,omitzero"`
	Standard    Standard      `json:"standard,omitzero"`
	// DueDiligence says that the clause also obliges a party to deny safe haven
	// and to prevent the use of its territory: findings then carry the host's
	// own failure, apart from attribution.
	DueDiligence bool `json:"dueDiligence,omitempty"`
}

// Term is what a clause demands: [Prohibition] or [Unspecified].
//
//sumtype:decl
type Term interface{ term() }

// Prohibition forbids incidents.
type Prohibition struct {
	// Forbids lists what is forbidden: an incident of which a part fits one of
	// the patterns.
	Forbids []Pattern `json:"forbids" parley:"required"`
	// ForParty replaces Forbids for single parties, whose baselines differ.
	ForParty []PartyPatterns `json:"forParty,omitempty"`
	// Except lists what is permitted all the same.
	Except []Exception `json:"except,omitempty"`
}

// PartyPatterns is what is forbidden to one party.
type PartyPatterns struct {
	Party   actors.ID `json:"party" parley:"required"`
	Forbids []Pattern `json:"forbids" parley:"required"`
}

// Exception is what a prohibition permits. Exceptions are taken away together:
// a deed that none of them covers alone may be covered by all. Where an
// exception is bounded in time it excuses the deed while it lasts, and what
// goes on outside it remains forbidden.
type Exception struct {
	ID      string `json:"id,omitempty"`
	Article string `json:"article,omitempty"`
	Text    string `json:"text,omitempty"`
	Pattern
}

// Unspecified is a term that was promised and whose content is not yet agreed,
// such as a penalty. It has no worlds: a finding on it stays open by
// interpretation until it is specified.
type Unspecified struct {
	// Promise says what was promised and what is missing.
	Promise string `json:"promise" parley:"required"`
}

func (Prohibition) term() {}
func (Unspecified) term() {}

// Reading is how somebody reads the agreement: a bundle of clauses that it
// replaces, adds or drops, and the attribution policy that it selects. Rows of
// a finding's matrix are readings, never mixtures of them. A party that holds no
// reading reads the text as it stands, and so does an agreement without
// readings.
type Reading struct {
	ID    ReadingID        `json:"id" parley:"required"`
	Title string           `json:"title,omitempty"`
	Of    []actors.ID      `json:"of" parley:"required"` // who reads it so
	Said  actors.Statement `json:"said,omitzero"`
	Note  string           `json:"note,omitempty"`

	Attribution actors.Policy `json:"attribution,omitzero"`
	Replace     []Clause      `json:"replace,omitempty"`
	Add         []Clause      `json:"add,omitempty"`
	Drop        []ClauseID    `json:"drop,omitempty"`
}

// Text is the reading of whoever holds no reading of their own: the text as it
// stands.
const Text ReadingID = "text"
