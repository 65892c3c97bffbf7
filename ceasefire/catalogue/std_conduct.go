package catalogue

import "slices"

// actsAgainstPersons returns what is done to people in one's power, or to
// frighten them.
func actsAgainstPersons() []Act {
	return []Act{
		{
			Code: "deprivation-of-liberty", Name: "Deprivation of liberty",
			Definition: "Persons are taken or held against their will.",
			Weapons:    coercion(), Targets: persons(),
		},
		{
			Code: "arrest", Parent: "deprivation-of-liberty", Name: "Arrest",
			Definition: "Persons are taken in the name of the law, or of an authority that claims it.",
			Like:       slices.Concat(acled("Arrests"), cameo("173")),
		},
		{
			Code: "detention", Parent: "deprivation-of-liberty", Name: "Detention",
			Definition: "Persons are held, or not released when they should be.",
			Like:       cameo("173"),
		},
		{
			Code: "abduction", Parent: "deprivation-of-liberty", Name: "Abduction",
			Definition: "Persons are carried off by force or threat.",
			Like:       slices.Concat(acled("Abduction/forced disappearance"), cameo("181")),
		},
		{
			Code: "hostage-taking", Parent: "abduction", Name: "Hostage-taking",
			Definition: "Persons are held to make somebody else act.",
			Like:       cameo("181"),
		},
		{
			Code: "enforced-disappearance", Parent: "abduction", Name: "Enforced disappearance",
			Definition: "Persons are held and it is not said where, or is denied.",
		},

		{
			Code: "ill-treatment", Name: "Ill-treatment",
			Definition: "Persons are treated cruelly or degradingly.",
			Targets:    persons(),
		},
		{
			Code: "torture", Parent: "ill-treatment", Name: "Torture",
			Definition: "Severe pain is inflicted on purpose on somebody held.",
			Like:       cameo("1822"),
		},
		{
			Code: "sexual-violence", Parent: "ill-treatment", Name: "Sexual violence",
			Definition: "Sexual and gender-based violence.",
			Like:       slices.Concat(acled("Sexual violence"), cameo("1821")),
		},
		{
			Code: "human-shielding", Parent: "ill-treatment", Name: "Use of human shields",
			Definition: "Persons are kept where they protect forces or objects from attack.",
			Like:       cameo("184"),
		},
		{
			Code: "harassment", Name: "Harassment",
			Definition: "Persons are molested or put under pressure without being hurt.",
			Weapons:    coercion(), Targets: persons(),
		},
		{
			Code: "intimidation", Parent: "harassment", Name: "Intimidation",
			Definition: "Persons are frightened by conduct; a threat that is spoken or published is a threat.",
		},
	}
}

// actsAgainstProperty returns what is done to things, short of using force
// against them in fighting.
func actsAgainstProperty() []Act {
	return []Act{
		{
			Code: "offence-against-property", Name: "Offence against property",
			Definition: "Things that are not one's own are taken, used or ruined.",
			Targets:    goods(),
			Like:       cameo("171"),
		},
		{
			Code: "looting", Parent: "offence-against-property", Name: "Looting",
			Definition: "Goods are taken by force or under its cover.",
			Like:       acled("Looting/property destruction"),
		},
		{
			Code: "property-destruction", Parent: "offence-against-property", Name: "Destruction of property",
			Definition: "Things are destroyed by other means than in fighting: burnt, razed, felled.",
			Like:       slices.Concat(acled("Looting/property destruction"), cameo("1712")),
		},
		{
			Code: "confiscation", Parent: "offence-against-property", Name: "Confiscation",
			Definition: "Things are taken in the name of an authority.",
			Like:       cameo("1711"),
		},
		{
			Code: "site-occupation", Parent: "offence-against-property", Name: "Occupation of a site",
			Definition: "Armed persons lodge in, or use, a school, hospital, place of worship or other site that is not theirs.",
			Weapons:    append(coercion(), "heavy-weapon"),
			Targets:    []Code{"civilian-object", "critical-infrastructure", "humanitarian", "monitors", "medical", "government"},
		},
	}
}

// words returns hostile acts by word, and those in networks.
func words() []Act {
	return []Act{
		{
			Code: "hostile-statement", Name: "Hostile statement",
			Definition: "Words, pictures or broadcasts that work against the ceasefire.",
			Weapons:    unarmed(),
		},
		{
			Code: "hostile-propaganda", Parent: "hostile-statement", Name: "Hostile propaganda",
			Definition: "Campaigning against the other side, the monitors or the mediators.",
		},
		{
			Code: "hate-speech", Parent: "hostile-statement", Name: "Hate speech",
			Definition: "Words that foment hatred against a group.",
		},
		{
			Code: "incitement", Parent: "hostile-statement", Name: "Incitement to violence",
			Definition: "Calls on others to use violence, religious decrees among them.",
		},
		{
			Code: "threat", Parent: "hostile-statement", Name: "Threat of force",
			Definition: "Force is announced, conditionally or not.",
			Like:       cameo("138"),
		},
		{
			Code: "disinformation", Parent: "hostile-statement", Name: "Disinformation",
			Definition: "False accounts of incidents or of the ceasefire, given knowingly.",
		},

		{
			Code: "cyber-operation", Name: "Hostile cyber operation",
			Definition: "Hostile acts in networks and in the electromagnetic spectrum.",
			Weapons:    []Code{"cyber-tool", "electronic-warfare"},
		},
		{
			Code: "cyber-attack", Parent: "cyber-operation", Name: "Cyber attack",
			Definition: "Data or systems are destroyed, altered, blocked or stolen.",
			Weapons:    []Code{"cyber-tool"},
			Like:       cameo("176"),
		},
		{
			Code: "jamming", Parent: "cyber-operation", Name: "Jamming or spoofing",
			Definition: "Signals are blocked or falsified; towards monitors' equipment it is interference.",
			Weapons:    []Code{"electronic-warfare"},
		},
	}
}

// unrest returns what crowds do. What is done to them by force is a use of
// force.
func unrest() []Act {
	return []Act{
		{
			Code: "civil-unrest", Name: "Civil unrest",
			Definition: "Demonstrations and riots.",
			Weapons:    []Code{None, "hand-weapon", "petrol-bomb", "less-lethal-weapon", "small-arms"},
		},
		{
			Code: "peaceful-protest", Parent: "civil-unrest", Name: "Peaceful protest",
			Definition: "A demonstration without violence by those who take part.",
			Weapons:    unarmed(),
			Like:       acled("Peaceful protest"),
		},
		{
			Code: "dispersed-protest", Parent: "civil-unrest", Name: "Protest with intervention",
			Definition: "A peaceful demonstration that is dispersed, or that somebody tries to disperse, without lethal force.",
			Weapons:    []Code{None, "less-lethal-weapon", "hand-weapon"},
			Like:       acled("Protest with intervention"),
		},
		{
			Code: "riot", Parent: "civil-unrest", Name: "Riot",
			Definition: "Violence by a crowd.",
			Like:       cameo("145"),
		},
		{
			Code: "violent-demonstration", Parent: "riot", Name: "Violent demonstration",
			Definition: "A demonstration whose participants turn to violence.",
			Like:       acled("Violent demonstration"),
		},
		{
			Code: "mob-violence", Parent: "riot", Name: "Mob violence",
			Definition: "A crowd attacks persons or property, or another crowd.",
			Like:       acled("Mob violence"),
		},
	}
}

// developments returns what ACLED records as strategic developments and what is
// no act of any family above.
func developments() []Act {
	return []Act{
		{
			Code: "development", Name: "Other development",
			Definition: "A development of note that is none of the other acts.",
			Like:       acled("Other"),
		},
		{
			Code: "change-of-group", Parent: "development", Name: "Change within or between groups",
			Definition: "Splits, mergers, defections, changes of leadership or of aims.",
			Weapons:    unarmed(), Targets: untargeted(),
			Like: acled("Change to group/activity"),
		},
		{
			Code: "disrupted-weapons-use", Parent: "development", Name: "Disrupted use of weapons",
			Definition: "Weapons are seized, defused, intercepted, or go off before their time.",
			Like:       acled("Disrupted weapons use"),
		},
	}
}
