package actors

// Rule is a ground on which conduct counts as a party's. The zero Rule is none.
type Rule uint8

// The rules, with their texts.
const (
	// "own": a party answers for its own conduct (ARSIWA 1, 2).
	Own Rule = iota + 1
	// "agreement": the agreement's own clause says whose conduct counts
	// ([Undertaking]). It is lex specialis (ARSIWA 55) and part of every policy.
	Agreement
	// "organ": conduct of an organ, also off duty in its capacity, beyond its
	// powers or against orders (ARSIWA 4, 7).
	Organ
	// "membership": conduct of a member, whether or not under orders (rulings of
	// monitors).
	Membership
	// "effective-control": conduct under instructions, direction or effective
	// control (ARSIWA 8; ICJ, Nicaragua, 1986, paragraphs 109 and 115).
	EffectiveControl
	// "overall-control": conduct of an organised group under overall control
	// (ICTY Appeals Chamber, Tadić, 1999, paragraphs 131 and 137).
	OverallControl
	// "territorial": whatever originates in territory that the party holds,
	// whoever did it.
	Territorial
	// "support": conduct of a group that the party supports.
	Support
)

func ruleTexts() texts {
	return texts{"rule of attribution", "Rule", []string{
		"", "own", "agreement", "organ", "membership", "effective-control", "overall-control", "territorial", "support",
	}}
}

// ParseRule reads the text of a rule; any other text, the empty one too, is
// an error that says what is known.
func ParseRule(s string) (Rule, error) { return parseEnum[Rule](s, ruleTexts()) }

// MustParseRule is [ParseRule] for texts that are known to be right; it panics
// on an error.
func MustParseRule(s string) Rule { return must(ParseRule(s)) }

// IsValid says whether r is one of the constants; the zero value is not.
func (r Rule) IsValid() bool { return isValid(r, ruleTexts()) }

// String returns the text, such as "overall-control"; "not stated" for the zero value,
// and "Rule(77)" out of range.
func (r Rule) String() string { return enumString(r, ruleTexts()) }

// AppendText appends the text, nothing for the zero value. It fails out of range.
func (r Rule) AppendText(b []byte) ([]byte, error) { return appendEnum(b, r, ruleTexts()) }

// MarshalText returns the text, empty for the zero value. It fails out of range.
func (r Rule) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; the empty text is the zero value.
// After an error r is as before.
func (r *Rule) UnmarshalText(b []byte) error { return unmarshalEnum(r, b, ruleTexts()) }

// Basis returns the source of the rule in a few words, for people: "overall
// control: ICTY Appeals Chamber, Tadić (1999)". It is empty for what is no rule.
func (r Rule) Basis() string {
	switch r {
	case Own:
		return "own conduct: ARSIWA 1, 2"
	case Agreement:
		return "the agreement's own clause: ARSIWA 55"
	case Organ:
		return "organ, also beyond its powers: ARSIWA 4, 7"
	case Membership:
		return "membership, whether or not under orders: rulings of monitors"
	case EffectiveControl:
		return "instructions, direction or effective control: ARSIWA 8; ICJ, Nicaragua (1986)"
	case OverallControl:
		return "overall control: ICTY Appeals Chamber, Tadić (1999)"
	case Territorial:
		return "strict territorial reading: whatever comes from territory that it holds"
	case Support:
		return "support-based reading"
	default:
		return ""
	}
}
