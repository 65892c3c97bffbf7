package actors

// Kind is what sort of actor somebody is. The zero Kind is not stated.
type Kind uint8

// The kinds of actors, with their texts.
const (
	State                     Kind = iota + 1 // "state"
	DeFactoAuthority                          // "de-facto-authority": governs, whether or not anybody recognises it
	ArmedGroup                                // "armed-group": any armed force that is no state's nor an authority's, or is looked at by itself
	Faction                                   // "faction": part of an armed group or a party
	MonitoringBody                            // "monitoring-body": verifies or rules under an agreement
	RegionalOrganisation                      // "regional-organisation"
	InternationalOrganisation                 // "international-organisation"
	CivilianPopulation                        // "civilian-population"
	UnknownArmedGroup                         // "unknown-armed-group": an armed group of which it is not known which
)

func kindTexts() texts {
	return texts{"kind of actor", "Kind", []string{
		"", "state", "de-facto-authority", "armed-group", "faction", "monitoring-body",
		"regional-organisation", "international-organisation", "civilian-population", "unknown-armed-group",
	}}
}

// ParseKind reads the text of a kind; any other text, the empty one too, is
// an error that says what is known.
func ParseKind(s string) (Kind, error) { return parseEnum[Kind](s, kindTexts()) }

// MustParseKind is [ParseKind] for texts that are known to be right; it panics
// on an error.
func MustParseKind(s string) Kind { return must(ParseKind(s)) }

// IsValid says whether k is one of the constants; the zero value is not.
func (k Kind) IsValid() bool { return isValid(k, kindTexts()) }

// String returns the text, such as "armed-group"; "not stated" for the zero value,
// and "Kind(77)" out of range.
func (k Kind) String() string { return enumString(k, kindTexts()) }

// AppendText appends the text, nothing for the zero value. It fails out of range.
func (k Kind) AppendText(b []byte) ([]byte, error) { return appendEnum(b, k, kindTexts()) }

// MarshalText returns the text, empty for the zero value. It fails out of range.
func (k Kind) MarshalText() ([]byte, error) { return k.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; the empty text is the zero value.
// After an error k is as before.
func (k *Kind) UnmarshalText(b []byte) error { return unmarshalEnum(k, b, kindTexts()) }
