package ceasefire

import "github.com/parley-go/parley/actors/problem"

// The codes of problems in agreements, besides those of the packages that read
// their parts (strict, actors, catalogue, geo). Codes are only ever added. Each
// example is a JSON merge patch (RFC 7396) on testdata/base.json, an agreement
// without problems, and makes just this problem.
const (
	// UnknownFormat: the format is not one that this version reads.
	//
	// Example:
	//
	//	{"format": "parley.agreement/99"}
	UnknownFormat problem.Code = "unknown-format"

	// BadID: an identifier is not made of lower-case letters, digits, '-', '.' and
	// '_', or is reserved.
	//
	// Example:
	//
	//	{"id": "The Truce"}
	BadID problem.Code = "bad-id"

	// MissingField: something that every agreement must state is not there.
	//
	// Example:
	//
	//	{"parties": []}
	//
	// Example:
	//
	//	{"readings": [{"id": "north-reading", "of": []}]}
	MissingField problem.Code = "missing-field"

	// DuplicateID: an identifier is used twice where it must tell things apart.
	//
	// Example:
	//
	//	{"zones": [{"id": "z", "parent": "land"}, {"id": "z", "parent": "land"}]}
	DuplicateID problem.Code = "duplicate-id"

	// NotInRoster: an actor is named that the roster does not have.
	//
	// Example:
	//
	//	{"parties": ["north", "south", "west"]}
	NotInRoster problem.Code = "not-in-roster"

	// NotAParty: somebody is bound, or reads the agreement, who is no party to it.
	//
	// Example:
	//
	//	{"bound": [{"party": "band", "from": "2025-01-01T00:00"}]}
	NotAParty problem.Code = "not-a-party"

	// UnknownTerritory: a territory is named that the roster does not have.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"origin": [{"in": ["atlantis"]}]}]}]}
	UnknownTerritory problem.Code = "territory-not-in-roster"

	// UnknownZone: a zone is named that the agreement does not define.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"effect": [{"zones": ["z9"]}]}]}]}
	UnknownZone problem.Code = "unknown-zone"

	// UnknownLine: a line is named that the agreement does not define.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"effect": [{"lines": [{"line": "l9", "atMost": 5000}]}]}]}]}
	UnknownLine problem.Code = "unknown-line"

	// UnknownClause: a reading replaces or drops a clause that the text does not
	// have.
	//
	// Example:
	//
	//	{"readings": [{"id": "r", "of": ["north"], "drop": ["art-9"]}]}
	UnknownClause problem.Code = "unknown-clause"

	// ClashingReading: a reading adds a clause that the text has, or says two
	// things about one clause.
	//
	// Example:
	//
	//	{"readings": [{"id": "r", "of": ["north"], "drop": ["art-1"], "replace": [{"id": "art-1", "promises": "a penalty"}]}]}
	ClashingReading problem.Code = "clashing-reading"

	// UnknownSource: a source is named that the roster does not have.
	//
	// Example:
	//
	//	{"force": {"from": "2025-01-01T00:00", "until": "2025-02-01T00:00", "extensions": [{"until": "2025-03-01T00:00", "said": {"assertedBy": [{"source": "nobody"}]}}]}}
	UnknownSource problem.Code = "source-not-in-roster"

	// UnknownAct: a code of an act that the catalogue does not have.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"acts": ["sheling"]}]}]}
	UnknownAct problem.Code = "unknown-act"

	// UnknownWeapon: a code of a weapon that the catalogue does not have.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"weapons": [{"code": "catapult"}]}]}]}
	UnknownWeapon problem.Code = "unknown-weapon"

	// UnknownTarget: a code of a target that the catalogue does not have.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"targets": ["windmills"]}]}]}
	UnknownTarget problem.Code = "unknown-target"

	// UnknownHarm: a category of harm that does not exist.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"harm": [{"kind": "offended", "atLeast": 1}]}]}]}
	UnknownHarm problem.Code = "unknown-harm"

	// UnknownCircumstance: a circumstance that does not exist.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"circumstances": {"by-moonlight": true}}]}]}
	UnknownCircumstance problem.Code = "unknown-circumstance"

	// BadMoment: a moment is no instant, or a local time that the clocks of the
	// zone skipped or struck twice.
	//
	// Example:
	//
	//	{"force": {"from": "Friday evening"}}
	//
	// Example:
	//
	//	{"zone": "Europe/Kyiv", "force": {"from": "2025-03-30T03:30"}}
	BadMoment problem.Code = "bad-moment"

	// BadPeriod: a period ends before it begins, or at once.
	//
	// Example:
	//
	//	{"force": {"from": "2025-01-02T00:00", "until": "2025-01-01T00:00"}}
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"during": [{"from": "2025-01-02T00:00", "until": "2025-01-02T00:00"}]}]}]}
	BadPeriod problem.Code = "bad-period"

	// BadCalibre: a range of calibres runs backwards.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"weapons": [{"calibre": {"min": "122mm", "max": "100mm"}}]}]}]}
	BadCalibre problem.Code = "bad-calibre-range"

	// BadFigure: a least figure is below one, so that everything would reach it.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{"harm": [{"kind": "killed", "atLeast": 0}]}]}]}
	BadFigure problem.Code = "bad-figure"

	// BadShape: a zone has two shapes, or neither a shape nor a parent; or a disc
	// or a distance is not what it must be.
	//
	// Example:
	//
	//	{"zones": [{"id": "z"}]}
	//
	// Example:
	//
	//	{"zones": [{"id": "z", "parent": "land", "disc": {"lat": 31, "lng": 66, "radius": 100}, "area": {"type": "Polygon", "coordinates": [[[66, 31], [67, 31], [67, 32], [66, 31]]]}}]}
	BadShape problem.Code = "bad-shape"

	// TooManyUnmapped: more zones without a shape than can be told apart.
	//
	// Example:
	//
	//	{"zones": [{"id": "a", "parent": "land"}, {"id": "b", "parent": "land"}, {"id": "c", "parent": "land"}, {"id": "d", "parent": "land"},
	//	 {"id": "e", "parent": "land"}, {"id": "f", "parent": "land"}, {"id": "g", "parent": "land"}, {"id": "h", "parent": "land"},
	//	 {"id": "i", "parent": "land"}, {"id": "j", "parent": "land"}, {"id": "k", "parent": "land"}, {"id": "l", "parent": "land"}, {"id": "m", "parent": "land"}]}
	TooManyUnmapped problem.Code = "too-many-unmapped-zones"

	// MissingTerm: a clause demands nothing: it neither forbids nor promises.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "text": "the parties shall be friends"}]}
	MissingTerm problem.Code = "missing-term"

	// TwoTerms: a clause demands two things at once.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": [{}], "promises": "a penalty"}]}
	TwoTerms problem.Code = "two-terms"

	// NothingForbidden: a prohibition lists nothing that it forbids.
	//
	// Example:
	//
	//	{"clauses": [{"id": "c", "forbids": []}]}
	NothingForbidden problem.Code = "nothing-forbidden"

	// OneParty: a pattern asks for a target of another party where there is none.
	//
	// Example:
	//
	//	{"parties": ["north"], "readings": null, "clauses": [{"id": "c", "forbids": [{"targetOfOtherParty": true}]}]}
	OneParty problem.Code = "one-party"
)

// The codes of problems in reports. Each example is a report, or a list of reports
// of one incident, under the agreement testdata/base.json. [PlaceUndecided] has
// none, because an agreement that brings it about fills a page.
const (
	// UnknownReporter: a report names a source, or an actor, that the roster does
	// not have. The source counts as a claimant of its own; the actor as something
	// else.
	//
	// Example:
	//
	//	{"source": "north-ministry", "by": ["west"], "act": "shelling"}
	UnknownReporter problem.Code = "report-not-in-roster"

	// BadReport: a value of a report cannot be used. It is taken as unknown.
	//
	// Example:
	//
	//	{"source": "north-ministry", "by": ["south"], "act": "sheling"}
	//
	// Example:
	//
	//	{"source": "north-ministry", "by": ["south"], "origin": {"in": ["atlantis"]}}
	BadReport problem.Code = "bad-report-value"

	// MixedIncidents: reports of different incidents are judged as one.
	//
	// Example:
	//
	//	[{"incident": "a", "source": "north-ministry", "act": "shelling"}, {"incident": "b", "source": "north-ministry", "act": "shelling"}]
	MixedIncidents problem.Code = "mixed-incidents"

	// SelfContradiction: the reports of one claimant cannot hold together. Each is
	// kept as a version of its own.
	//
	// Example:
	//
	//	[{"source": "north-ministry", "by": ["north"]}, {"source": "north-ministry", "by": ["south"]}]
	SelfContradiction problem.Code = "self-contradiction"

	// ImpossibleReport: what a report says cannot be, as far as the roster, the
	// catalogue and the shapes say: no world is left, and findings stay open.
	//
	// Example:
	//
	//	{"source": "north-ministry", "by": ["south"], "notBy": ["south"]}
	ImpossibleReport problem.Code = "impossible-report"

	// PlaceUndecided: a place could not be resolved within the bounds of work. It
	// is taken as unknown. It takes a score of places that meet within the
	// resolution, or of lines that are known so badly that anything may be so.
	PlaceUndecided problem.Code = "place-undecided"

	// WorkExceeded: the incident leaves more open than can be judged within the
	// bounds of work. The finding stays open.
	//
	// Example:
	//
	//	{"source": "wire", "also": [{"name": "b"}, {"name": "c"}, {"name": "d"}, {"name": "e"}, {"name": "f"}, {"name": "g"}, {"name": "h"}]}
	WorkExceeded problem.Code = "work-exceeded"
)

// The codes of problems in everything else that an incident file holds. Each
// example is an incident under the agreement testdata/base.json; its format and id
// are left out.
const (
	// BadRecord: a value of an incident file cannot be used. It counts for nothing.
	//
	// Example:
	//
	//	{"reports": [{"source": "wire", "by": ["south"], "act": "shelling"}], "links": [{"kind": "twin-of", "to": "b"}]}
	BadRecord problem.Code = "bad-record-value"

	// UnknownReport: a report is corrected, assessed or referred to that the file
	// does not have.
	//
	// Example:
	//
	//	{"reports": [{"source": "wire", "by": ["south"], "act": "shelling", "corrects": ["r7"]}]}
	UnknownReport problem.Code = "unknown-report"

	// ForeignCorrection: a report corrects or withdraws what is not its claimant's
	// own earlier word. It does not.
	//
	// Example:
	//
	//	{"reports": [{"id": "r1", "source": "wire", "by": ["south"], "act": "shelling"}, {"id": "r2", "source": "north-ministry", "by": ["south"], "act": "shelling", "withdraws": ["r1"]}]}
	ForeignCorrection problem.Code = "foreign-correction"

	// NoPower: somebody assesses or rules whom the agreement's mechanism does not
	// name. It counts for nothing.
	//
	// Example:
	//
	//	{"reports": [{"id": "r1", "source": "wire", "by": ["south"], "act": "shelling"}], "assessments": [{"by": "south", "report": "r1", "standard": "beyond-reasonable-doubt"}]}
	NoPower problem.Code = "no-power"

	// DoubtfulEvidence: the times of evidence do not go together.
	//
	// Example:
	//
	//	{"reports": [{"source": "wire", "by": ["south"], "act": "shelling", "at": "2025-03-01[Asia/Karachi]", "evidence": {"collectedAt": "2025-02-01T00:00:00Z"}}]}
	DoubtfulEvidence problem.Code = "doubtful-evidence"

	// PublishedUnheard: a finding was published before every party that may answer
	// for it was heard.
	//
	// Example:
	//
	//	{"reports": [{"source": "wire", "by": ["south"], "act": "shelling", "at": "2025-03-01[Asia/Karachi]", "effect": {"in": ["land"]}}], "publication": {"status": "published"}}
	PublishedUnheard problem.Code = "published-unheard"

	// BadProofRule: a rule of proof names no standard above the mere claim, or a
	// basis or a dimension that does not exist.
	//
	// Example:
	//
	//	{"proof": [{"standard": "alleged"}]}
	BadProofRule problem.Code = "bad-proof-rule"
)
