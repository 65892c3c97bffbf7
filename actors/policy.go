package actors

import (
	"errors"
	"fmt"
	"iter"
	"strings"
)

// Policy is a set of rules that together say whose conduct counts. Every policy
// has [Own] and [Agreement]: an agreement's own clause comes first whatever the
// policy. It is opaque and comparable; the zero Policy is invalid and stands for
// "not stated".
type Policy uint16

// The named policies, with their texts and their rules besides Own and Agreement.
// They give different answers on the same facts, on purpose.
const (
	// "agreement": nothing else.
	PolicyAgreement Policy = 1<<Own | 1<<Agreement
	// "organ": Organ.
	PolicyOrgan = PolicyAgreement | 1<<Organ
	// "membership": Organ and Membership.
	PolicyMembership = PolicyOrgan | 1<<Membership
	// "effective-control": Organ, Membership and EffectiveControl.
	PolicyEffectiveControl = PolicyMembership | 1<<EffectiveControl
	// "overall-control": Organ, Membership, EffectiveControl and OverallControl.
	PolicyOverallControl = PolicyEffectiveControl | 1<<OverallControl
	// "territorial": Organ, Membership and Territorial.
	PolicyTerritorial = PolicyMembership | 1<<Territorial
	// "support": Organ, Membership and Support.
	PolicySupport = PolicyMembership | 1<<Support
)

// policyAll has every rule there is.
const policyAll Policy = 1<<(Support+1) - 1<<Own

type policyText struct {
	policy Policy
	text   string
}

func policyTexts() []policyText {
	return []policyText{
		{PolicyAgreement, "agreement"},
		{PolicyOrgan, "organ"},
		{PolicyMembership, "membership"},
		{PolicyEffectiveControl, "effective-control"},
		{PolicyOverallControl, "overall-control"},
		{PolicyTerritorial, "territorial"},
		{PolicySupport, "support"},
	}
}

// PolicyOf returns the policy that has these rules, Own and Agreement. It fails
// if one of them is not valid.
func PolicyOf(rules ...Rule) (Policy, error) {
	p := PolicyAgreement
	for _, r := range rules {
		if !r.IsValid() {
			return 0, fmt.Errorf("%v is no rule of attribution", r)
		}
		p |= 1 << r
	}
	return p, nil
}

// ParsePolicy reads the name of a policy ("effective-control"), or two and more
// rules joined by plus signs ("organ+support"). A word alone is a policy's name,
// and within a join a rule's: "membership" has Organ too, and "own+membership"
// has not. Own and Agreement may be left out of a join. It fails on anything else.
func ParsePolicy(s string) (Policy, error) {
	var names []string
	for _, t := range policyTexts() {
		if t.text == s {
			return t.policy, nil
		}
		names = append(names, t.text)
	}
	if s == Own.String() {
		return 0, errors.New(`"own" alone is no policy: want "agreement", or rules joined by plus signs`)
	}
	if !strings.Contains(s, "+") {
		return 0, unknownWord(s, "policy of attribution", names)
	}
	p := PolicyAgreement
	var seen Policy
	for word := range strings.SplitSeq(s, "+") {
		r, err := ParseRule(word)
		if err != nil {
			return 0, err
		}
		if seen.Has(r) {
			return 0, fmt.Errorf("the rule %q is there twice", word)
		}
		seen |= 1 << r
	}
	return p | seen, nil
}

// MustParsePolicy is [ParsePolicy] for texts that are known to be right; it
// panics on an error.
func MustParsePolicy(s string) Policy { return must(ParsePolicy(s)) }

// IsValid says whether p has Own and Agreement, and nothing that is no rule.
func (p Policy) IsValid() bool { return p&PolicyAgreement == PolicyAgreement && p&^policyAll == 0 }

// Has says whether the policy has the rule.
func (p Policy) Has(r Rule) bool { return r.IsValid() && p&(1<<r) != 0 }

// Rules walks the rules that the policy has, in the order of the constants.
func (p Policy) Rules() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		for r := Own; r.IsValid(); r++ {
			if p.Has(r) && !yield(r) {
				return
			}
		}
	}
}

// String returns the policy's name if it has one, or else its rules joined by
// plus signs, in the order of the constants and without Own and Agreement, unless
// that left a single rule ("own+membership"). It returns "not stated" for the
// zero policy and "Policy(4096)" for any other that is not valid.
func (p Policy) String() string {
	switch {
	case p == 0:
		return "not stated"
	case !p.IsValid():
		return fmt.Sprintf("Policy(%d)", uint16(p))
	}
	for _, t := range policyTexts() {
		if t.policy == p {
			return t.text
		}
	}
	var words []string
	for r := range p.Rules() {
		if r > Agreement {
			words = append(words, r.String())
		}
	}
	if len(words) == 1 {
		words = []string{Own.String(), words[0]}
	}
	return strings.Join(words, "+")
}

// AppendText appends the text, nothing for the zero policy. It fails for any
// other that is not valid.
func (p Policy) AppendText(b []byte) ([]byte, error) {
	switch {
	case p == 0:
		return b, nil
	case !p.IsValid():
		return b, fmt.Errorf("%v is no policy of attribution", p)
	}
	return append(b, p.String()...), nil
}

// MarshalText returns the text, empty for the zero policy. It fails for any other
// that is not valid.
func (p Policy) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads what [ParsePolicy] reads; the empty text is the zero
// policy. After an error p is as before.
func (p *Policy) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*p = 0
		return nil
	}
	v, err := ParsePolicy(string(b))
	if err == nil {
		*p = v
	}
	return err
}
