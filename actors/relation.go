package actors

import "github.com/parley-go/parley/actors/when"

// RelationKind is how one actor stands to another. It reads as a sentence:
// subject, kind, object. The zero RelationKind is not stated.
type RelationKind uint8

// The kinds of relations, with their texts. Where a [Rule] counts the relation,
// it is named; the others are recorded, and no policy attributes anything by them
// yet.
const (
	// "organ-of": the subject exercises the object's functions, by its law or in
	// fact: an army, a ministry, a border guard. [Organ].
	OrganOf RelationKind = iota + 1
	// "member-of": the subject belongs to the object. [Membership].
	MemberOf
	// "affiliate-of": the subject keeps its own name and stands under the object's
	// command.
	AffiliateOf
	// "empowered-by": the object's law lets the subject exercise governmental
	// authority (ARSIWA 5).
	EmpoweredBy
	// "instructed-by": the object instructed the subject to do what it does.
	// [EffectiveControl].
	InstructedBy
	// "directed-by": the object directs the subject's operations.
	// [EffectiveControl].
	DirectedBy
	// "effectively-controls": the subject has effective control of the operations
	// of the object. [EffectiveControl].
	EffectivelyControls
	// "overall-controls": the subject organises, coordinates or plans what the
	// object does, besides equipping, training or financing it. [OverallControl].
	OverallControls
	// "supports": the subject arms, finances, trains, shelters or otherwise aids
	// the object. [Support].
	Supports
	// "hosts": the subject lets the object be on territory that it holds, or
	// suffers it there. It is no ground of attribution: see [Roster.DueDiligence].
	Hosts
	// "aligned-with": the two are on one side, and neither commands the other. It
	// reads the same both ways.
	AlignedWith
	// "splinter-of": the subject broke away from the object.
	SplinterOf
	// "merged-into": the subject became part of the object, from the period's
	// beginning.
	MergedInto
	// "accepted-defectors-of": the subject took over forces that left the object.
	AcceptedDefectorsOf
	// "became-government-of": the subject, a movement, became the government of
	// the object (ARSIWA 10).
	BecameGovernmentOf
	// "adopted-conduct-of": the subject acknowledged and adopted conduct of the
	// object as its own (ARSIWA 11).
	AdoptedConductOf
)

func relationTexts() texts {
	return texts{"kind of relation", "RelationKind", []string{
		"", "organ-of", "member-of", "affiliate-of", "empowered-by", "instructed-by", "directed-by",
		"effectively-controls", "overall-controls", "supports", "hosts", "aligned-with", "splinter-of",
		"merged-into", "accepted-defectors-of", "became-government-of", "adopted-conduct-of",
	}}
}

// verb returns the kind as it stands in a sentence.
func (k RelationKind) verb() string {
	verbs := [...]string{
		"is not stated to be related to", "is an organ of", "is a member of", "is an affiliate of",
		"is empowered by", "is instructed by", "is directed by", "effectively controls",
		"has overall control of", "supports", "hosts", "is aligned with", "is a splinter of", "merged into",
		"accepted defectors of", "became the government of", "adopted conduct of",
	}
	if int(k) < len(verbs) {
		return verbs[k]
	}
	return k.String()
}

// Relation is how one actor stands to another for a period, and who says so.
type Relation struct {
	Subject ID           `json:"subject" parley:"required"`
	Kind    RelationKind `json:"kind" parley:"required"`
	Object  ID           `json:"object" parley:"required"`
	During  when.Span    `json:"during,omitzero"` // left out: always
	Said    Statement    `json:"said,omitzero"`
	Note    string       `json:"note,omitempty"`
}

// String returns the relation as a sentence: "afg supports ttp".
func (r Relation) String() string {
	return string(r.Subject) + " " + r.Kind.verb() + " " + string(r.Object)
}

// Superior returns the one of the two against whom the relation speaks: who would
// have to answer for the other, or for what it does with the other, if the
// relation held. It is empty where that is neither: [AlignedWith], [SplinterOf].
func (r Relation) Superior() ID {
	switch r.Kind {
	case OrganOf, MemberOf, AffiliateOf, EmpoweredBy, InstructedBy, DirectedBy, MergedInto, BecameGovernmentOf:
		return r.Object
	case EffectivelyControls, OverallControls, Supports, Hosts, AcceptedDefectorsOf, AdoptedConductOf:
		return r.Subject
	default:
		return ""
	}
}

// conduct returns whose conduct becomes whose by the relation, under which rule
// and on what basis; rule zero is none. Every rule on relations stands here and
// nowhere else.
func (r Relation) conduct() (from, to ID, rule Rule, basis string) {
	switch r.Kind {
	case OrganOf:
		return r.Subject, r.Object, Organ, Organ.Basis()
	case MemberOf:
		return r.Subject, r.Object, Membership, Membership.Basis()
	case InstructedBy:
		return r.Subject, r.Object, EffectiveControl, "instructions: ARSIWA 8"
	case DirectedBy:
		return r.Subject, r.Object, EffectiveControl, "direction: ARSIWA 8"
	case EffectivelyControls:
		return r.Object, r.Subject, EffectiveControl, "effective control: ARSIWA 8; ICJ, Nicaragua (1986)"
	case OverallControls:
		return r.Object, r.Subject, OverallControl, OverallControl.Basis()
	case Supports:
		return r.Object, r.Subject, Support, Support.Basis()
	default:
		return "", "", 0, ""
	}
}

// ParseRelationKind reads the text of a kind; any other text, the empty one too, is
// an error that says what is known.
func ParseRelationKind(s string) (RelationKind, error) {
	return parseEnum[RelationKind](s, relationTexts())
}

// MustParseRelationKind is [ParseRelationKind] for texts that are known to be right; it panics
// on an error.
func MustParseRelationKind(s string) RelationKind { return must(ParseRelationKind(s)) }

// IsValid says whether k is one of the constants; the zero value is not.
func (k RelationKind) IsValid() bool { return isValid(k, relationTexts()) }

// String returns the text, such as "organ-of"; "not stated" for the zero value,
// and "RelationKind(77)" out of range.
func (k RelationKind) String() string { return enumString(k, relationTexts()) }

// AppendText appends the text, nothing for the zero value. It fails out of range.
func (k RelationKind) AppendText(b []byte) ([]byte, error) { return appendEnum(b, k, relationTexts()) }

// MarshalText returns the text, empty for the zero value. It fails out of range.
func (k RelationKind) MarshalText() ([]byte, error) { return k.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; the empty text is the zero value.
// After an error k is as before.
func (k *RelationKind) UnmarshalText(b []byte) error { return unmarshalEnum(k, b, relationTexts()) }
