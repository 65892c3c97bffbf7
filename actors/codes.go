package actors

import "github.com/parley-go/parley/actors/problem"

// The codes of the problems that [NewRoster] and [ParseDocument] report, besides
// those of package strict. They are hard, but that the last three are soft, TwoHolders
// and TwoStates are soft unless both statements are common ground, and
// SelfContradiction is soft where a source says different things at different
// times.
const (
	// BadID is reported for an identifier that breaks the syntax of [ID]. A source's
	// group follows the same syntax.
	//
	// Example:
	//
	//	{"actors": [{"id": "Pakistan", "kind": "state"}]}
	//
	// Example:
	//
	//	{"sources": [{"id": "ap", "group": "The Press"}]}
	BadID problem.Code = "actors-bad-id"

	// DuplicateID is reported for an identifier that an actor, a territory or a
	// source has already. An actor and a territory may have one id.
	//
	// Example:
	//
	//	{"actors": [{"id": "pak", "kind": "state"}, {"id": "pak", "kind": "faction"}]}
	DuplicateID problem.Code = "actors-duplicate-id"

	// UnknownActor is reported where an actor is named that the document does not
	// have.
	//
	// Example:
	//
	//	{"actors": [{"id": "pak", "kind": "state"}],
	//	 "relations": [{"subject": "ttpp", "kind": "member-of", "object": "pak"}]}
	//
	// Example:
	//
	//	{"territories": [{"id": "kunar", "names": [{"by": "afg", "name": "Kunar"}]}]}
	UnknownActor problem.Code = "actors-unknown-actor"

	// UnknownTerritory is reported where a territory is named that the document does
	// not have.
	//
	// Example:
	//
	//	{"territories": [{"id": "kurram", "parent": "pakistan"}]}
	UnknownTerritory problem.Code = "actors-unknown-territory"

	// UnknownSource is reported where a source is named that the document does not
	// have.
	//
	// Example:
	//
	//	{"actors": [{"id": "afg", "kind": "state"}, {"id": "ttp", "kind": "armed-group"}],
	//	 "relations": [{"subject": "afg", "kind": "supports", "object": "ttp",
	//	   "said": {"assertedBy": [{"source": "ispr"}]}}]}
	UnknownSource problem.Code = "actors-unknown-source"

	// BadValue is reported for a value that cannot be: a kind, role, scheme or origin
	// that is not stated or out of range, a name that is empty where one is needed,
	// text that is not UTF-8.
	//
	// Example:
	//
	//	{"actors": [{"id": "pak", "kind": ""}]}
	//
	// Example:
	//
	//	{"actors": [{"id": "pak", "kind": "state", "aliases": [" "]}]}
	BadValue problem.Code = "actors-bad-value"

	// SelfRelation is reported for a relation of an actor to itself.
	//
	// Example:
	//
	//	{"actors": [{"id": "ttp", "kind": "armed-group"}],
	//	 "relations": [{"subject": "ttp", "kind": "supports", "object": "ttp"}]}
	SelfRelation problem.Code = "actors-self-relation"

	// TerritoryCycle is reported once for a chain of parents that comes back to where
	// it began, at the first of them in the document.
	//
	// Example:
	//
	//	{"territories": [{"id": "kunar", "parent": "afghanistan"}, {"id": "afghanistan", "parent": "kunar"}]}
	TerritoryCycle problem.Code = "actors-territory-cycle"

	// RelationCycle is reported for relations that are common ground and that at one
	// time come back to where they began, where that makes no sense: actors that are
	// organs, members or affiliates of one another, that split from one another, or
	// that merged into one another.
	//
	// Example:
	//
	//	{"actors": [{"id": "ttp", "kind": "armed-group"}, {"id": "jua", "kind": "faction"}],
	//	 "relations": [{"subject": "jua", "kind": "member-of", "object": "ttp"},
	//	               {"subject": "ttp", "kind": "affiliate-of", "object": "jua"}]}
	//
	// Example:
	//
	//	{"actors": [{"id": "ttp", "kind": "armed-group"}, {"id": "jua", "kind": "faction"}],
	//	 "relations": [{"subject": "jua", "kind": "merged-into", "object": "ttp"},
	//	               {"subject": "ttp", "kind": "merged-into", "object": "jua"}]}
	RelationCycle problem.Code = "actors-relation-cycle"

	// StatedTwice is reported for a relation, a tenure or a participation that the
	// document states twice for one time: who says it belongs into one statement.
	//
	// Example:
	//
	//	{"actors": [{"id": "afg", "kind": "state"}, {"id": "ttp", "kind": "armed-group"}],
	//	 "relations": [{"subject": "afg", "kind": "supports", "object": "ttp", "during": "2021-08-15T00:00:00Z/.."},
	//	               {"subject": "afg", "kind": "supports", "object": "ttp", "during": "../2025-01-01T00:00:00Z"}]}
	StatedTwice problem.Code = "actors-stated-twice"

	// SelfContradiction is reported for a source that asserts and denies one thing,
	// or says that it is not known, all at one time. At different times it is soft:
	// it may have changed its mind, but a [Standing] does not weigh that.
	//
	// Example:
	//
	//	{"actors": [{"id": "afg", "kind": "state"}, {"id": "ttp", "kind": "armed-group"}],
	//	 "sources": [{"id": "kabul"}],
	//	 "relations": [{"subject": "afg", "kind": "hosts", "object": "ttp",
	//	   "said": {"assertedBy": [{"source": "kabul"}], "deniedBy": [{"source": "kabul"}]}}]}
	SelfContradiction problem.Code = "actors-self-contradiction"

	// TwoHolders is reported for a territory that two actors hold at one time while
	// nobody denies either.
	//
	// Example:
	//
	//	{"actors": [{"id": "pak", "kind": "state"}, {"id": "afg", "kind": "state"}],
	//	 "territories": [{"id": "kurram", "held": [{"by": "pak"}, {"by": "afg"}]}]}
	TwoHolders problem.Code = "actors-two-holders"

	// TwoStates is reported for an actor that is an organ of two states at one time
	// while nobody denies either.
	//
	// Example:
	//
	//	{"actors": [{"id": "pak", "kind": "state"}, {"id": "afg", "kind": "state"}, {"id": "corps", "kind": "armed-group"}],
	//	 "relations": [{"subject": "corps", "kind": "organ-of", "object": "pak"},
	//	               {"subject": "corps", "kind": "organ-of", "object": "afg"}]}
	TwoStates problem.Code = "actors-two-states"

	// TooMany is reported for a document with more than [MaxEntries] actors,
	// territories, sources, facts, participations or delegations, with territories
	// nested deeper than [MaxNesting], or with more ways from an actor to another
	// than [MaxDerivations]. It stands for itself: nothing else is then looked at.
	//
	// Example (territories nested 33 deep):
	//
	//	{"territories": [{"id": "t1"}, {"id": "t2", "parent": "t1"}, {"id": "t3", "parent": "t2"}, {"id": "t4", "parent": "t3"},
	//	 {"id": "t5", "parent": "t4"}, {"id": "t6", "parent": "t5"}, {"id": "t7", "parent": "t6"}, {"id": "t8", "parent": "t7"},
	//	 {"id": "t9", "parent": "t8"}, {"id": "t10", "parent": "t9"}, {"id": "t11", "parent": "t10"}, {"id": "t12", "parent": "t11"},
	//	 {"id": "t13", "parent": "t12"}, {"id": "t14", "parent": "t13"}, {"id": "t15", "parent": "t14"}, {"id": "t16", "parent": "t15"},
	//	 {"id": "t17", "parent": "t16"}, {"id": "t18", "parent": "t17"}, {"id": "t19", "parent": "t18"}, {"id": "t20", "parent": "t19"},
	//	 {"id": "t21", "parent": "t20"}, {"id": "t22", "parent": "t21"}, {"id": "t23", "parent": "t22"}, {"id": "t24", "parent": "t23"},
	//	 {"id": "t25", "parent": "t24"}, {"id": "t26", "parent": "t25"}, {"id": "t27", "parent": "t26"}, {"id": "t28", "parent": "t27"},
	//	 {"id": "t29", "parent": "t28"}, {"id": "t30", "parent": "t29"}, {"id": "t31", "parent": "t30"}, {"id": "t32", "parent": "t31"},
	//	 {"id": "t33", "parent": "t32"}]}
	TooMany problem.Code = "actors-too-many"

	// SaidTwice is a warning that a source is listed twice for one thing, on one side
	// and with one time.
	//
	// Example:
	//
	//	{"actors": [{"id": "afg", "kind": "state"}, {"id": "ttp", "kind": "armed-group"}],
	//	 "sources": [{"id": "ispr"}],
	//	 "relations": [{"subject": "afg", "kind": "hosts", "object": "ttp",
	//	   "said": {"assertedBy": [{"source": "ispr"}, {"source": "ispr", "note": "again"}]}}]}
	SaidTwice problem.Code = "actors-said-twice"

	// DoubtfulRole is a warning that an unknown armed group or a civilian population
	// takes part in talks, or that a party mediates between itself and others.
	//
	// Example:
	//
	//	{"actors": [{"id": "qat", "kind": "state"}],
	//	 "participations": [{"actor": "qat", "role": "party"}, {"actor": "qat", "role": "mediator"}]}
	//
	// Example:
	//
	//	{"actors": [{"id": "men", "kind": "unknown-armed-group"}],
	//	 "participations": [{"actor": "men", "role": "party"}]}
	DoubtfulRole problem.Code = "actors-doubtful-role"

	// UnknownRelated is a warning that an unknown armed group is related to
	// somebody: of whom that is known, it is known who it is.
	//
	// Example:
	//
	//	{"actors": [{"id": "afg", "kind": "state"}, {"id": "men", "kind": "unknown-armed-group"}],
	//	 "relations": [{"subject": "men", "kind": "member-of", "object": "afg"}]}
	UnknownRelated problem.Code = "actors-unknown-related"
)

// What a document may hold at most. The limits are far above any conflict that
// was ever recorded, and keep a hostile document from exhausting a machine.
const (
	MaxEntries = 4096 // of each: actors, territories, sources, facts, participations, delegations
	MaxNesting = 32   // territories within one another
)
