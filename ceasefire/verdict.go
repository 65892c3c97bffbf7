package ceasefire

import (
	"fmt"
	"strings"
)

// Verdict is the relation of what is reported to what is forbidden. The zero
// verdict is Open.
type Verdict uint8

// The verdicts.
const (
	Open     Verdict = iota // breach in some worlds that are left, or not decided
	NoBreach                // breach in no world that is left
	Breach                  // breach in every world that is left
)

var verdictNames = [...]string{"open", "no breach", "breach"}

// IsValid says whether v is one of the verdicts.
func (v Verdict) IsValid() bool { return int(v) < len(verdictNames) }

// String returns "open", "no breach" or "breach".
func (v Verdict) String() string { return enumString("Verdict", v, verdictNames[:]) }

// AppendText appends the name; a value out of range is an error.
func (v Verdict) AppendText(b []byte) ([]byte, error) {
	return enumAppend(b, "verdict", v, verdictNames[:])
}

// MarshalText returns the name; a value out of range is an error.
func (v Verdict) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads the name.
func (v *Verdict) UnmarshalText(b []byte) error {
	return enumParse(v, b, "verdict", verdictNames[:])
}

// Cause is why a verdict is open.
type Cause uint8

// The causes, in the order in which they are printed.
const (
	Fact           Cause = 1 << iota // the reports leave values open
	Account                          // claimants contradict each other
	Interpretation                   // the parties read the text differently, or it does not say
	Future                           // time has not told yet
)

var causeNames = [...]string{"fact", "account", "interpretation", "future"}

// Causes is a set of causes. The zero set is none.
type Causes uint8

// Has says whether c is among the causes.
func (cs Causes) Has(c Cause) bool { return cs&Causes(c) != 0 }

// IsValid says whether the set holds nothing but causes.
func (cs Causes) IsValid() bool { return cs>>len(causeNames) == 0 }

// String returns the causes joined by a plus sign, "none" for the empty set.
func (cs Causes) String() string {
	if cs == 0 {
		return "none"
	}
	if !cs.IsValid() {
		return fmt.Sprintf("Causes(%d)", uint8(cs))
	}
	var names []string
	for i, n := range causeNames {
		if cs&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, "+")
}

// AppendText appends the text form; values out of range are an error.
func (cs Causes) AppendText(b []byte) ([]byte, error) {
	if !cs.IsValid() {
		return b, fmt.Errorf("causes: %v out of range", cs)
	}
	return append(b, cs.String()...), nil
}

// MarshalText returns the text form; values out of range are an error.
func (cs Causes) MarshalText() ([]byte, error) { return cs.AppendText(nil) }

// UnmarshalText reads the text form.
func (cs *Causes) UnmarshalText(b []byte) error {
	if string(b) == "none" {
		*cs = 0
		return nil
	}
	var set Causes
next:
	for name := range strings.SplitSeq(string(b), "+") {
		for i, n := range causeNames {
			if n == name {
				set |= 1 << i
				continue next
			}
		}
		return fmt.Errorf("causes %q: %q is no cause: want none or a sum of %s", b, name, strings.Join(causeNames[:], ", "))
	}
	*cs = set
	return nil
}

// Standard is a standard of proof, from the lowest to the highest. The zero
// Standard is not set.
type Standard uint8

// The standards of proof, in ascending order.
const (
	AllegedOnly        Standard = iota + 1 // the claim is enough
	ReasonableGrounds                      // reasonable grounds to believe: what monitoring missions use
	ClearAndConvincing                     // clear and convincing evidence
	BeyondDoubt                            // beyond reasonable doubt
)

var standardNames = [...]string{"", "alleged", "reasonable-grounds", "clear-and-convincing", "beyond-reasonable-doubt"}

// IsValid says whether s is one of the standards; the zero Standard is not.
func (s Standard) IsValid() bool { return s > 0 && int(s) < len(standardNames) }

// String returns the name, "" for the zero Standard.
func (s Standard) String() string { return enumString("Standard", s, standardNames[:]) }

// AppendText appends the name; a value out of range is an error.
func (s Standard) AppendText(b []byte) ([]byte, error) {
	return enumAppend(b, "standard", s, standardNames[:])
}

// MarshalText returns the name; a value out of range is an error.
func (s Standard) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// UnmarshalText reads the name.
func (s *Standard) UnmarshalText(b []byte) error {
	return enumParse(s, b, "standard", standardNames[:])
}

func enumString[E ~uint8](kind string, e E, names []string) string {
	if int(e) >= len(names) {
		return fmt.Sprintf("%s(%d)", kind, uint8(e))
	}
	return names[e]
}

func enumAppend[E ~uint8](b []byte, kind string, e E, names []string) ([]byte, error) {
	if int(e) >= len(names) {
		return b, fmt.Errorf("%s: %d out of range", kind, uint8(e))
	}
	return append(b, names[e]...), nil
}

func enumParse[E ~uint8](e *E, b []byte, kind string, names []string) error {
	for i, n := range names {
		if n == string(b) {
			*e = E(i)
			return nil
		}
	}
	var known []string
	for _, n := range names {
		if n != "" {
			known = append(known, n)
		}
	}
	return fmt.Errorf("%s %q: want one of %s", kind, b, strings.Join(known, ", "))
}
