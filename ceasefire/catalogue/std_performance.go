package catalogue

// performance returns the deeds that agreements require. A weapon that is
// admitted is what is withdrawn, stored or handed over; a target is whom or what
// the deed is for.
func performance() []Act {
	return []Act{
		{
			Code: "performance", Name: "Performance of an obligation",
			Definition: "A deed that carries out what was agreed.",
		},
		{
			Code: "withdrawal", Parent: "performance", Name: "Withdrawal",
			Definition: "Forces or weapons move away from the other side, the line or a zone.",
			Targets:    untargeted(),
		},
		{
			Code: "disengagement", Parent: "performance", Name: "Disengagement",
			Definition: "Opposing forces move apart.",
			Targets:    untargeted(),
		},
		{
			Code: "cantonment", Parent: "performance", Name: "Cantonment",
			Definition: "Forces gather, or weapons are stored, at agreed sites.",
			Targets:    untargeted(),
		},
		{
			Code: "disarmament", Parent: "performance", Name: "Disarmament",
			Definition: "Weapons are handed in or destroyed.",
			Targets:    untargeted(),
		},
		{
			Code: "mine-clearance", Parent: "performance", Name: "Clearance of mines",
			Definition: "Mines, devices and barriers are removed or marked.",
			Weapons:    []Code{"explosive-device", None},
			Targets:    untargeted(),
		},
		{
			Code: "release-of-persons", Parent: "performance", Name: "Release of persons",
			Definition: "Prisoners, hostages and other detainees are set free.",
			Weapons:    unarmed(), Targets: []Code{"detained-persons"},
		},
		{
			Code: "handover-of-persons", Parent: "performance", Name: "Handing over of persons",
			Definition: "Persons are handed to the other side or to a third, to be tried among other ends.",
			Weapons:    unarmed(), Targets: persons(),
		},
		{
			Code: "return-of-displaced", Parent: "performance", Name: "Return of displaced persons",
			Definition: "Displaced persons are let back, or helped to return.",
			Weapons:    unarmed(), Targets: []Code{"displaced-persons"},
		},
		{
			Code: "action-against-groups", Parent: "performance", Name: "Action against armed groups",
			Definition: "A host acts against groups on its territory: closes camps, cuts funds, arrests, or fights them.",
			Targets:    []Code{"armed-group", "armed-group-camp", "arms-depot", None},
		},
		{
			Code: "ceasefire-order", Parent: "performance", Name: "Ceasefire order",
			Definition: "Leaders order their forces to observe the ceasefire, and tell commanders and the public.",
			Weapons:    unarmed(), Targets: untargeted(),
		},
		{
			Code: "notification", Parent: "performance", Name: "Notification",
			Definition: "Notice is given to whom it is owed: of a movement, a flight, a start, an end.",
			Weapons:    unarmed(), Targets: untargeted(),
		},
		{
			Code: "disclosure", Parent: "performance", Name: "Disclosure",
			Definition: "Positions, strengths, mines, commanders or liaison officers are made known.",
			Weapons:    unarmed(), Targets: untargeted(),
		},
		{
			Code: "report-submission", Parent: "performance", Name: "Submission of a report",
			Definition: "A report that is owed is handed in.",
			Weapons:    unarmed(), Targets: untargeted(),
		},
		{
			Code: "access-granting", Parent: "performance", Name: "Granting of access",
			Definition: "Monitors, relief workers or others are let in and let work.",
			Weapons:    unarmed(),
			Targets:    []Code{"monitors", "humanitarian", "peacekeepers", "mediators", "medical", "civilians"},
		},
		{
			Code: "crossing-opening", Parent: "performance", Name: "Opening of a crossing",
			Definition: "A crossing is opened, or kept open.",
			Weapons:    unarmed(), Targets: []Code{"crossing"},
		},
		{
			Code: "aid-delivery", Parent: "performance", Name: "Delivery of aid",
			Definition: "Relief is brought to those in need, or let through to them.",
			Weapons:    unarmed(), Targets: []Code{"civilians", "displaced-camp", "hospital", None},
		},
		{
			Code: "service-restoration", Parent: "performance", Name: "Restoration of services",
			Definition: "Water, power, payments, trade or communications are resumed.",
			Weapons:    unarmed(), Targets: []Code{"critical-infrastructure", "civilians", "market", None},
		},
		{
			Code: "investigation", Parent: "performance", Name: "Investigation",
			Definition: "A violation is looked into, alone or with others.",
			Weapons:    unarmed(),
		},
		{
			Code: "punishment", Parent: "performance", Name: "Punishment of violators",
			Definition: "A party disciplines or tries its own people for a violation.",
			Weapons:    unarmed(), Targets: []Code{"combatants", "government", None},
		},
		{
			Code: "conclusion-of-agreement", Parent: "performance", Name: "Conclusion of an agreement",
			Definition: "Sides agree, sign, extend or reaffirm.",
			Weapons:    unarmed(), Targets: untargeted(),
			Like: acled("Agreement"),
		},
	}
}
