package acled

import (
	"strings"
)

// types are the 6 types with their sub-types, 25 in all (codebook, "Event types").
func types() map[string][]string {
	return map[string][]string{
		"Battles":  {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
		"Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
		"Riots":    {"Violent demonstration", "Mob violence"},
		"Explosions/Remote violence": {
			"Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
			"Remote explosive/landmine/IED", "Grenade",
		},
		violenceAgainstCivilians: {"Sexual violence", "Attack", "Abduction/forced disappearance"},
		"Strategic developments": {
			"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
			"Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
		},
	}
}

const violenceAgainstCivilians = "Violence against civilians"

// spelling returns a type and a sub-type as the codebook spells them now, whatever the
// letter case; known is false for what is not in it.
func spelling(eventType, subType string) (string, string, bool, bool) {
	knownType, knownSub := false, false
	if strings.EqualFold(subType, "Excessive force against protestors") { // so until 2019
		subType = "Excessive force against protesters"
	}
	for t, subs := range types() {
		if strings.EqualFold(t, eventType) {
			eventType, knownType = t, true
		}
		for _, s := range subs {
			if strings.EqualFold(s, subType) {
				subType, knownSub = s, true
			}
		}
	}
	return eventType, subType, knownType, knownSub
}

// typeOf returns the type that a sub-type belongs to.
func typeOf(subType string) string {
	for t, subs := range types() {
		for _, s := range subs {
			if s == subType {
				return t
			}
		}
	}
	return ""
}
