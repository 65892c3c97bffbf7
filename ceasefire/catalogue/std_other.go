package catalogue

import "slices"

// otherActs returns the acts that are not a use of force.
func otherActs() []Act {
	return slices.Concat(
		militaryActivities(), support(), restrictions(), actsAgainstPersons(),
		actsAgainstProperty(), words(), unrest(), performance(), developments(),
	)
}

// unarmed admits no weapon: none is asked for.
func unarmed() []Code { return []Code{None} }

// untargeted admits no target: none is asked for.
func untargeted() []Code { return []Code{None} }

// coercion returns the means with which people are held or stopped.
func coercion() []Code {
	return []Code{None, "small-arms-light-weapons", "armoured-vehicle", "hand-weapon", "less-lethal-weapon"}
}

// militaryActivities returns what forces do besides fighting. Where a weapon is
// admitted it is what is moved, brought or laid.
func militaryActivities() []Act {
	return []Act{
		{
			Code: "military-activity", Name: "Military activity",
			Definition: "What forces do to gain or keep a military advantage, other than using force.",
			Like:       cameo("150"),
		},

		{
			Code: "movement", Parent: "military-activity", Name: "Movement of forces",
			Definition: "Forces or weapons change place.",
			Targets:    untargeted(),
		},
		{
			Code: "advance", Parent: "movement", Name: "Advance",
			Definition: "Movement towards the other side or the line.",
		},
		{
			Code: "repositioning", Parent: "movement", Name: "Repositioning",
			Definition: "Movement within one's own area that is neither an advance nor a withdrawal.",
		},
		{
			Code: "cross-border-incursion", Parent: "movement", Name: "Cross-border incursion",
			Definition: "Armed persons enter the other side's territory, or territory that the other side claims.",
		},
		{
			Code: "infiltration", Parent: "movement", Name: "Infiltration",
			Definition: "Covert entry of small parties behind a line or border.",
		},
		{
			Code: "occupation-of-territory", Parent: "movement", Name: "Taking of territory without fighting",
			Definition: "Forces take or take over ground without resistance.",
			Like:       slices.Concat(acled("Non-violent transfer of territory"), cameo("192")),
		},

		{
			Code: "deployment", Parent: "military-activity", Name: "Deployment",
			Definition: "Presence of forces or weapons at a place, beyond withdrawal lines or in a zone among others.",
			Targets:    untargeted(),
		},
		{
			Code: "base-establishment", Parent: "deployment", Name: "Establishment of a base or headquarters",
			Definition: "A base, camp or headquarters is set up.",
			Like:       acled("Headquarters or base established"),
		},
		{
			Code: "reinforcement", Parent: "military-activity", Name: "Reinforcement",
			Definition: "Additional forces or weapons are brought up.",
			Targets:    untargeted(),
		},
		{
			Code: "resupply", Parent: "military-activity", Name: "Resupply",
			Definition: "Ammunition, weapons, fuel or other military goods are brought up.",
			Targets:    untargeted(),
		},
		{
			Code: "mobilisation", Parent: "military-activity", Name: "Mobilisation or alert",
			Definition: "Forces are called up or their readiness is raised.",
			Weapons:    unarmed(), Targets: untargeted(),
			Like: cameo("152", "154"),
		},
		{
			Code: "recruitment", Parent: "military-activity", Name: "Recruitment",
			Definition: "Persons are taken into a force, the fighters of another side among them.",
			Weapons:    unarmed(),
			Targets:    []Code{None, "combatants", "civilians", "detained-persons"},
		},
		{
			Code: "forced-recruitment", Parent: "recruitment", Name: "Forced recruitment",
			Definition: "Recruitment against a person's will.",
		},
		{
			Code: "child-recruitment", Parent: "recruitment", Name: "Recruitment of children",
			Definition: "Recruitment of persons below eighteen, willing or not.",
			Targets:    []Code{"children"},
		},
		{
			Code: "military-exercise", Parent: "military-activity", Name: "Exercise or training",
			Definition: "Training of forces, with or without live fire.",
			Targets:    untargeted(),
		},
		{
			Code: "weapon-test", Parent: "military-activity", Name: "Weapon test",
			Definition: "Trial launch or firing that is directed at nobody.",
			Targets:    untargeted(),
		},
		{
			Code: "show-of-force", Parent: "military-activity", Name: "Show of force",
			Definition: "Forces or weapons are displayed so as to impress the other side.",
		},

		{
			Code: "fortification", Parent: "military-activity", Name: "Fortification",
			Definition: "Engineering works that improve positions: trenches, shelters, barriers.",
			Weapons:    unarmed(), Targets: untargeted(),
		},
		{
			Code: "mine-laying", Parent: "military-activity", Name: "Mine-laying",
			Definition: "Mines or explosive barriers are laid. Their explosion is a bombing.",
			Weapons:    []Code{"mine", "ied", "demolition-charge"},
			Targets:    untargeted(),
		},

		{
			Code: "reconnaissance", Parent: "military-activity", Name: "Reconnaissance",
			Definition: "The other side is observed by patrols, aircraft or equipment.",
			Weapons:    []Code{None, "aircraft", "drone", "surveillance-equipment", "electronic-warfare", "naval-vessel", "military-vehicle", "armoured-vehicle"},
		},
		{
			Code: "overflight", Parent: "military-activity", Name: "Overflight",
			Definition: "An aircraft or drone flies where it may not, whatever its purpose.",
			Weapons:    []Code{"aircraft", "drone"},
			Targets:    untargeted(),
		},
		{
			Code: "contrary-order", Parent: "military-activity", Name: "Order contrary to the ceasefire",
			Definition: "An order, open or secret, that sets the ceasefire's orders aside.",
			Weapons:    unarmed(), Targets: untargeted(),
		},
	}
}

// support returns what is done for armed groups. The target is the group that is
// helped; whoever it fights is not a target here.
func support() []Act {
	helped := []Code{None, "armed-group"}
	return []Act{
		{
			Code: "support-to-armed-groups", Name: "Support to armed groups",
			Definition: "Help of any kind to an armed group.",
			Targets:    helped,
		},
		{
			Code: "harbouring", Parent: "support-to-armed-groups", Name: "Harbouring",
			Definition: "An armed group is given, or knowingly left, a place to stay or to operate from.",
			Weapons:    unarmed(),
		},
		{
			Code: "financing", Parent: "support-to-armed-groups", Name: "Financing",
			Definition: "Funds are given to an armed group, or collected for it.",
			Weapons:    unarmed(),
		},
		{
			Code: "arming", Parent: "support-to-armed-groups", Name: "Arming",
			Definition: "Weapons or ammunition are given to an armed group; the weapon is what is given.",
		},
		{
			Code: "training-of-groups", Parent: "support-to-armed-groups", Name: "Training of an armed group",
			Definition: "Members of an armed group are trained or advised.",
			Weapons:    unarmed(),
		},
		{
			Code: "direction-of-groups", Parent: "support-to-armed-groups", Name: "Direction of an armed group",
			Definition: "An armed group is planned for, instructed or commanded.",
			Weapons:    unarmed(),
		},
		{
			Code: "intelligence-sharing", Parent: "support-to-armed-groups", Name: "Sharing of intelligence",
			Definition: "An armed group is told where its opponents are or what they intend.",
			Weapons:    unarmed(),
		},
	}
}

// restrictions returns what is done to hinder those who would pass. Whom it
// hinders, monitors or relief workers, is the target.
func restrictions() []Act {
	hindered := []Code{"monitors", "humanitarian", "peacekeepers", "mediators", "medical", "civilians"}
	return []Act{
		{
			Code: "obstruction", Name: "Obstruction",
			Definition: "Those who monitor, help or mediate are kept from their work, or civilians from what is theirs to receive.",
			Weapons:    append(coercion(), "electronic-warfare", "explosive-device"),
			Targets:    hindered,
		},
		{
			Code: "denial-of-access", Parent: "obstruction", Name: "Denial of access",
			Definition: "Passage or entry is refused.",
		},
		{
			Code: "delay", Parent: "obstruction", Name: "Delay",
			Definition: "Passage or entry is granted late.",
		},
		{
			Code: "conditional-access", Parent: "obstruction", Name: "Conditional access",
			Definition: "Passage or entry is tied to escorts, searches, lists or payments that were not agreed.",
		},
		{
			Code: "interference-with-equipment", Parent: "obstruction", Name: "Interference with equipment",
			Definition: "Instruments or signals are blocked, covered, jammed or switched off; shooting at them is a use of force.",
			Weapons:    []Code{None, "electronic-warfare"},
		},

		{
			Code: "restriction-of-movement", Name: "Restriction of movement",
			Definition: "Persons and goods at large are kept from passing.",
			Weapons:    append(coercion(), "heavy-weapon", "naval-vessel", "explosive-device", "military-vehicle"),
		},
		{
			Code: "crossing-closure", Parent: "restriction-of-movement", Name: "Closing of a crossing",
			Definition: "A crossing is closed, or kept closed, wholly or to some.",
			Targets:    []Code{"crossing"},
		},
		{
			Code: "blockade", Parent: "restriction-of-movement", Name: "Blockade or siege",
			Definition: "A place, coast or area is cut off.",
			Like:       cameo("191"),
		},
		{
			Code: "roadblock", Parent: "restriction-of-movement", Name: "Roadblock",
			Definition: "A road is barred, or passage on it is taxed.",
			Like:       cameo("191"),
		},
	}
}
