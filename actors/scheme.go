package actors

// Scheme is a scheme of identifiers outside Parley. The zero Scheme is not stated.
type Scheme uint8

// The schemes, with their texts.
const (
	UCDP    Scheme = iota + 1 // "ucdp": actor numbers of the Uppsala Conflict Data Program, and its country numbers (Gleditsch and Ward)
	ACLED                     // "acled": actor names and countries of the Armed Conflict Location & Event Data project
	ISO3166                   // "iso3166": codes of countries (ISO 3166-1) and of their subdivisions (ISO 3166-2)
)

func schemeTexts() texts {
	return texts{"scheme", "Scheme", []string{"", "ucdp", "acled", "iso3166"}}
}

// ExternalID is an identifier that somebody else's scheme gives to an actor or a
// territory. It is comparable.
type ExternalID struct {
	Scheme Scheme `json:"scheme" parley:"required"`
	ID     string `json:"id" parley:"required"` // letter by letter as the scheme has it
}

// ParseScheme reads the text of a scheme; any other text, the empty one too, is
// an error that says what is known.
func ParseScheme(s string) (Scheme, error) { return parseEnum[Scheme](s, schemeTexts()) }

// MustParseScheme is [ParseScheme] for texts that are known to be right; it panics
// on an error.
func MustParseScheme(s string) Scheme { return must(ParseScheme(s)) }

// IsValid says whether s is one of the constants; the zero value is not.
func (s Scheme) IsValid() bool { return isValid(s, schemeTexts()) }

// String returns the text, such as "ucdp"; "not stated" for the zero value,
// and "Scheme(77)" out of range.
func (s Scheme) String() string { return enumString(s, schemeTexts()) }

// AppendText appends the text, nothing for the zero value. It fails out of range.
func (s Scheme) AppendText(b []byte) ([]byte, error) { return appendEnum(b, s, schemeTexts()) }

// MarshalText returns the text, empty for the zero value. It fails out of range.
func (s Scheme) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; the empty text is the zero value.
// After an error s is as before.
func (s *Scheme) UnmarshalText(b []byte) error { return unmarshalEnum(s, b, schemeTexts()) }
