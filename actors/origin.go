package actors

// Origin is what sort of source something was learnt from. The zero Origin is not
// stated.
type Origin uint8

// The origins, with their texts.
const (
	OriginParty    Origin = iota + 1 // "party": one of those who fight or negotiate
	OriginPublic                     // "public": people on the spot, civil society, social media
	OriginMonitor                    // "monitor": a body that verifies under an agreement
	OriginSensor                     // "sensor": a camera, a satellite, a radar
	OriginMedia                      // "media": the press
	OriginResearch                   // "research": data sets and analysts
)

func originTexts() texts {
	return texts{"origin of a source", "Origin", []string{"", "party", "public", "monitor", "sensor", "media", "research"}}
}

// ParseOrigin reads the text of an origin; any other text, the empty one too, is
// an error that says what is known.
func ParseOrigin(s string) (Origin, error) { return parseEnum[Origin](s, originTexts()) }

// MustParseOrigin is [ParseOrigin] for texts that are known to be right; it panics
// on an error.
func MustParseOrigin(s string) Origin { return must(ParseOrigin(s)) }

// IsValid says whether o is one of the constants; the zero value is not.
func (o Origin) IsValid() bool { return isValid(o, originTexts()) }

// String returns the text, such as "monitor"; "not stated" for the zero value,
// and "Origin(77)" out of range.
func (o Origin) String() string { return enumString(o, originTexts()) }

// AppendText appends the text, nothing for the zero value. It fails out of range.
func (o Origin) AppendText(b []byte) ([]byte, error) { return appendEnum(b, o, originTexts()) }

// MarshalText returns the text, empty for the zero value. It fails out of range.
func (o Origin) MarshalText() ([]byte, error) { return o.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; the empty text is the zero value.
// After an error o is as before.
func (o *Origin) UnmarshalText(b []byte) error { return unmarshalEnum(o, b, originTexts()) }
