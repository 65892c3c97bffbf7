package actors

import "github.com/parley-go/parley/actors/when"

// Saying is one source's word on a thing.
type Saying struct {
	Source SourceID `json:"source" parley:"required"`
	// KnownAt is when the word became known; invalid, it was known throughout.
	KnownAt when.Instant `json:"knownAt,omitzero"`
	Note    string       `json:"note,omitempty"`
}

// Statement is who says what of one thing. The zero Statement is common ground:
// nobody in particular says it, and nobody disputes it.
type Statement struct {
	AssertedBy []Saying `json:"assertedBy,omitempty"` // it is so
	DeniedBy   []Saying `json:"deniedBy,omitempty"`   // it is not so
	UnknownTo  []Saying `json:"unknownTo,omitempty"`  // it is not known whether it is so
}

// IsZero says whether nobody says anything, so that such a statement is left out
// of what is written.
func (s Statement) IsZero() bool { return len(s.AssertedBy)+len(s.DeniedBy)+len(s.UnknownTo) == 0 }

// Standing returns where the statement stands, whoever the sources are and
// whenever their word became known:
//
//   - nobody says anything: [Agreed];
//   - somebody asserts it and somebody denies it: [Contested];
//   - somebody asserts it and nobody denies it: [Asserted], even where it is not
//     known to others;
//   - somebody denies it and nobody asserts it: [Denied], likewise;
//   - somebody says that it is not known, and nobody else says anything:
//     [Unknown].
func (s Statement) Standing() Standing {
	asserted, denied := len(s.AssertedBy) > 0, len(s.DeniedBy) > 0
	switch {
	case asserted && denied:
		return Contested
	case asserted:
		return Asserted
	case denied:
		return Denied
	case len(s.UnknownTo) > 0:
		return Unknown
	}
	return Agreed
}

// Standing is where a [Statement] stands. The zero Standing is not stated.
type Standing uint8

// The standings, with their texts.
const (
	Agreed    Standing = iota + 1 // "agreed": common ground; it holds
	Asserted                      // "asserted": claimed and not denied; it holds, unless proof is asked for
	Contested                     // "contested": claimed by some and denied by others; whether it holds depends on the account
	Unknown                       // "unknown": said not to be known; it may hold
	Denied                        // "denied": nobody claims it; it does not hold
)

func standingTexts() texts {
	return texts{"standing", "Standing", []string{"", "agreed", "asserted", "contested", "unknown", "denied"}}
}

// ParseStanding reads the text of a standing; any other text, the empty one too, is
// an error that says what is known.
func ParseStanding(s string) (Standing, error) { return parseEnum[Standing](s, standingTexts()) }

// MustParseStanding is [ParseStanding] for texts that are known to be right; it panics
// on an error.
func MustParseStanding(s string) Standing { return must(ParseStanding(s)) }

// IsValid says whether s is one of the constants; the zero value is not.
func (s Standing) IsValid() bool { return isValid(s, standingTexts()) }

// String returns the text, such as "contested"; "not stated" for the zero value,
// and "Standing(77)" out of range.
func (s Standing) String() string { return enumString(s, standingTexts()) }

// AppendText appends the text, nothing for the zero value. It fails out of range.
func (s Standing) AppendText(b []byte) ([]byte, error) { return appendEnum(b, s, standingTexts()) }

// MarshalText returns the text, empty for the zero value. It fails out of range.
func (s Standing) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; the empty text is the zero value.
// After an error s is as before.
func (s *Standing) UnmarshalText(b []byte) error { return unmarshalEnum(s, b, standingTexts()) }
