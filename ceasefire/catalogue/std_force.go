package catalogue

import "slices"

// armaments returns the roots of the weapons that combatants fight with.
func armaments() []Code {
	return []Code{
		"small-arms-light-weapons", "heavy-weapon", "armoured-vehicle", "air-defence",
		"aircraft", "drone", "air-delivered-munition", "naval-vessel",
		"explosive-device", "petrol-bomb", "hand-weapon",
	}
}

// actsOfForce returns the family of the use of force. Its root takes in the
// codes of other schemes that say no more than that force was used.
func actsOfForce() []Act {
	return []Act{
		{
			Code: "use-of-force", Name: "Use of force",
			Definition: "Any use of force against persons or things, with a weapon or without.",
			Like:       slices.Concat(ucdp("1", "2", "3"), cameo("190", "196", "180")),
		},
		{
			Code: "armed-clash", Parent: "use-of-force", Name: "Armed clash",
			Definition: "Fighting between armed forces or groups in which both sides take part.",
			Weapons:    armaments(),
			Targets:    []Code{"combatants", "military-site", "crossing", "government"},
			Like:       slices.Concat(acled("Armed clash"), cameo("193", "194")),
		},
		{
			Code: "capture-of-territory", Parent: "armed-clash", Name: "Capture of territory by fighting",
			Definition: "Fighting by which one side takes ground from another.",
			Like: slices.Concat(
				acled("Government regains territory", "Non-state actor overtakes territory"),
				cameo("192")),
		},

		// Fire of guns, launchers and missiles.
		{
			Code: "firing", Parent: "use-of-force", Name: "Firing",
			Definition: "Discharge of guns, launchers or missiles from the ground or the sea, aimed or not.",
			Weapons:    []Code{"small-arms-light-weapons", "heavy-weapon", "armoured-vehicle", "air-defence", "naval-vessel"},
		},
		{
			Code: "direct-fire", Parent: "firing", Name: "Direct fire",
			Definition: "Fire at what the shooter sees, along a flat trajectory.",
			Weapons:    []Code{"small-arms-light-weapons", "tank", "anti-tank-gun", "armoured-vehicle", "air-defence", "naval-vessel"},
			Like:       cameo("193"),
		},
		{
			Code: "sniping", Parent: "direct-fire", Name: "Sniping",
			Definition: "Aimed single shots by a concealed marksman.",
			Weapons:    []Code{"sniper-rifle", "rifle"},
		},
		{
			Code: "warning-shots", Parent: "direct-fire", Name: "Warning shots",
			Definition: "Shots that are meant to be noticed and to hit nobody, into the air among them.",
			Targets:    []Code{None},
		},
		{
			Code: "shelling", Parent: "firing", Name: "Shelling",
			Definition: "Bombardment by artillery, mortars, rockets or tanks.",
			Weapons:    []Code{"artillery", "mlrs", "tank", "armoured-vehicle", "recoilless-gun", "grenade-launcher", "naval-vessel"},
			Like:       slices.Concat(acled("Shelling/artillery/missile attack"), cameo("194")),
		},
		{
			Code: "missile-strike", Parent: "firing", Name: "Missile strike",
			Definition: "Launch of a surface-to-surface missile.",
			Weapons:    []Code{"missile", "naval-vessel"},
			Like:       acled("Shelling/artillery/missile attack"),
		},
		{
			Code: "anti-aircraft-fire", Parent: "firing", Name: "Fire at aircraft",
			Definition: "Fire at an aircraft or drone in the air.",
			Weapons:    []Code{"small-arms-light-weapons", "air-defence", "armoured-vehicle", "naval-vessel"},
			Targets:    []Code{"military-equipment", "monitoring-equipment", "civilian-transport", "humanitarian", "peacekeepers", "medical"},
		},

		// From the air. Crewed and unmanned aircraft stand side by side: whether a
		// ban on air strikes takes in drones is for the text to say.
		{
			Code: "aerial-attack", Parent: "use-of-force", Name: "Attack from the air",
			Definition: "Attack by an aircraft, crewed or not.",
			Weapons:    []Code{"aircraft", "drone", "air-delivered-munition"},
			Like:       slices.Concat(acled("Air/drone strike"), cameo("195")),
		},
		{
			Code: "air-strike", Parent: "aerial-attack", Name: "Air strike",
			Definition: "Attack by an aircraft with a crew.",
			Weapons:    []Code{"aircraft", "air-delivered-munition"},
			Like:       cameo("1951"),
		},
		{
			Code: "drone-strike", Parent: "aerial-attack", Name: "Drone strike",
			Definition: "Attack by an unmanned aircraft, or by one that is itself the munition.",
			Weapons:    []Code{"drone", "air-delivered-munition"},
			Like:       cameo("1952"),
		},

		// Explosives that are laid, carried or thrown.
		{
			Code: "bombing", Parent: "use-of-force", Name: "Bombing",
			Definition: "Use of an explosive that is laid, carried or thrown.",
			Weapons:    []Code{"explosive-device", "petrol-bomb", "grenade-launcher"},
			Like:       cameo("183", "1832"),
		},
		{
			Code: "suicide-bombing", Parent: "bombing", Name: "Suicide bombing",
			Definition: "Explosion set off by somebody who means to die in it.",
			Weapons:    []Code{"ied", "demolition-charge", "hand-grenade"},
			Like:       slices.Concat(acled("Suicide bomb"), cameo("1831")),
		},
		{
			Code: "remote-bombing", Parent: "bombing", Name: "Explosion of a mine or device",
			Definition: "Explosion of a mine or a device that was left behind, set off by its victim, by remote control or by a timer.",
			Weapons:    []Code{"ied", "mine", "demolition-charge"},
			Like:       slices.Concat(acled("Remote explosive/landmine/IED"), cameo("1832", "1833", "1834")),
		},
		{
			Code: "grenade-attack", Parent: "bombing", Name: "Grenade attack",
			Definition: "Attack with a hand grenade or another hand-thrown explosive.",
			Weapons:    []Code{"hand-grenade", "petrol-bomb", "grenade-launcher", "demolition-charge"},
			Like:       acled("Grenade"),
		},

		// One side attacks.
		{
			Code: "attack", Parent: "use-of-force", Name: "Attack",
			Definition: "Force by one side at close quarters against persons or a place.",
			Weapons:    append(armaments(), "less-lethal-weapon", None),
			Like:       slices.Concat(acled("Attack"), cameo("182")),
		},
		{
			Code: "ambush", Parent: "attack", Name: "Ambush",
			Definition: "Attack from a concealed position on those who pass or wait.",
			Weapons:    armaments(),
		},
		{
			Code: "raid", Parent: "attack", Name: "Raid",
			Definition: "Attack on a place by a party that withdraws again.",
			Weapons:    armaments(),
		},
		{
			Code: "physical-assault", Parent: "attack", Name: "Physical assault",
			Definition: "Bodily attack with hands, blades, sticks or stones.",
			Weapons:    []Code{"hand-weapon", "less-lethal-weapon", None},
			Targets:    persons(),
			Like:       cameo("182"),
		},
		{
			Code: "killing", Parent: "attack", Name: "Targeted killing or execution",
			Definition: "Killing, or attempt to kill, of chosen persons.",
			Targets:    persons(),
			Like:       cameo("1823", "185"),
		},
		{
			Code: "assassination", Parent: "killing", Name: "Assassination",
			Definition: "Killing of a prominent person for who that person is.",
			Like:       cameo("186"),
		},
		{
			Code: "force-against-protesters", Parent: "use-of-force", Name: "Excessive force against protesters",
			Definition: "Force against a peaceful demonstration that kills or wounds, or was lethal in kind.",
			Targets:    []Code{"civilians"},
			Like:       acled("Excessive force against protesters"),
		},
		{
			Code: "sabotage", Parent: "use-of-force", Name: "Sabotage",
			Definition: "Covert destruction or disabling of things.",
			Targets:    goods(),
		},

		{
			Code: "mass-violence", Parent: "use-of-force", Name: "Mass violence",
			Definition: "Violence against a population at large.",
			Targets:    []Code{"civilians", "detained-persons", "civilian-object"},
			Like:       cameo("200"),
		},
		{
			Code: "mass-expulsion", Parent: "mass-violence", Name: "Mass expulsion",
			Definition: "Driving a population from where it lives.",
			Like:       cameo("201"),
		},
		{
			Code: "mass-killing", Parent: "mass-violence", Name: "Mass killing",
			Definition: "Killing of large numbers of persons who do not fight.",
			Like:       cameo("202"),
		},
		{
			Code: "ethnic-cleansing", Parent: "mass-violence", Name: "Ethnic cleansing",
			Definition: "Removal of a group from an area by violence or terror.",
			Like:       cameo("203"),
		},

		{
			Code: "mass-destruction", Parent: "use-of-force", Name: "Use of a weapon of mass destruction",
			Definition: "Use of a chemical, biological, radiological or nuclear weapon.",
			Weapons:    []Code{"weapon-of-mass-destruction"},
			Like:       cameo("204"),
		},
		{
			Code: "chemical-attack", Parent: "mass-destruction", Name: "Use of a chemical weapon",
			Definition: "Use of toxic chemicals as a weapon.",
			Weapons:    []Code{"chemical-weapon"},
			Like:       slices.Concat(acled("Chemical weapon"), cameo("2041")),
		},
		{
			Code: "biological-attack", Parent: "mass-destruction", Name: "Use of a biological weapon",
			Definition: "Use of agents of disease as a weapon.",
			Weapons:    []Code{"biological-weapon"},
			Like:       cameo("2041"),
		},
		{
			Code: "radiological-attack", Parent: "mass-destruction", Name: "Use of a radiological weapon",
			Definition: "Dispersal of radioactive matter as a weapon.",
			Weapons:    []Code{"radiological-weapon"},
			Like:       cameo("2041"),
		},
		{
			Code: "nuclear-attack", Parent: "mass-destruction", Name: "Use of a nuclear weapon",
			Definition: "Detonation of a nuclear weapon.",
			Weapons:    []Code{"nuclear-weapon"},
			Like:       cameo("2042"),
		},
	}
}
