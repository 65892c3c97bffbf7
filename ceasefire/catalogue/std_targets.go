package catalogue

// standardTargets returns the targets but for None. Whose a target is, which
// side's school or whose soldiers, is not said here.
func standardTargets() []Target {
	return []Target{
		{"combatants", "", "Combatants", "Those who fight, on whichever side."},
		{"security-forces", "combatants", "Security forces", "A state's or authority's armed forces, police and guards."},
		{"armed-forces", "security-forces", "Armed forces", "Military personnel of a state or authority."},
		{"police", "security-forces", "Police", "Law-enforcement personnel."},
		{"border-guards", "security-forces", "Border guards", "Forces that guard a border or a line."},
		{"armed-group", "combatants", "Members of an armed group", "Fighters of a group that is not a state's force; each side has its own word for them."},

		{"military-site", "", "Military site or equipment", "Places and things that serve fighting."},
		{"military-base", "military-site", "Military base", "Barracks, airfields and other installations of security forces."},
		{"fighting-position", "military-site", "Fighting position", "Trenches, posts and firing positions."},
		{"checkpoint", "military-site", "Checkpoint", "A guarded post on a road; a post at a crossing is a crossing."},
		{"military-headquarters", "military-site", "Headquarters", "Seats of military command."},
		{"armed-group-camp", "military-site", "Camp of an armed group", "Where an armed group lodges, trains or gathers."},
		{"arms-depot", "military-site", "Arms depot", "Stores of weapons or ammunition, storage sites under an agreement among them."},
		{"military-equipment", "military-site", "Military vehicle or equipment", "Vehicles, aircraft, vessels and weapons of combatants."},

		{"civilians", "", "Civilians", "Persons who take no direct part in hostilities."},
		{"displaced-persons", "civilians", "Displaced persons", "Internally displaced persons, refugees and returnees."},
		{"journalists", "civilians", "Journalists", "Persons who work for the media."},
		{"protesters", "civilians", "Protesters", "Persons who take part in a demonstration."},
		{"community-leaders", "civilians", "Community leaders", "Elders, clergy, teachers, activists and their like."},
		{"children", "civilians", "Children", "Persons below the age of eighteen."},

		{"detained-persons", "", "Detained persons", "Prisoners of war, hostages and other detainees."},

		{"monitors", "", "Monitors", "Whoever verifies the ceasefire, and what they work with."},
		{"monitoring-patrol", "monitors", "Monitoring patrol", "Members of a monitoring body, their vehicles and escorts."},
		{"monitoring-post", "monitors", "Monitoring post", "Bases and offices of a monitoring body."},
		{"monitoring-equipment", "monitors", "Monitoring equipment", "Cameras, sensors and unmanned aircraft of a monitoring body."},
		{"peacekeepers", "", "Peacekeepers", "Personnel and goods of a peacekeeping operation."},
		{"mediators", "", "Mediators", "Mediators, special envoys and delegations to the talks."},

		{"humanitarian", "", "Humanitarian action", "Those who bring relief, and what they bring."},
		{"humanitarian-personnel", "humanitarian", "Humanitarian personnel", "Staff and volunteers of relief organisations."},
		{"humanitarian-convoy", "humanitarian", "Humanitarian convoy", "Vehicles under way with relief or relief workers."},
		{"humanitarian-supplies", "humanitarian", "Humanitarian supplies", "Relief goods and the premises that hold them."},
		{"medical", "", "Medical service", "Medical personnel and transports, of whichever side; hospitals are civilian objects."},
		{"medical-personnel", "medical", "Medical personnel", "Those who care for the wounded and sick."},
		{"ambulance", "medical", "Ambulance", "Transports of the wounded and sick."},

		{"government", "", "Government", "Civil authorities, their people and premises."},
		{"government-official", "government", "Government official", "Office holders and civil servants, judges and members of assemblies."},
		{"government-premises", "government", "Government premises", "Buildings of civil authorities, missions abroad among them."},

		{"civilian-object", "", "Civilian object", "What is no military objective and not named apart."},
		{"home", "civilian-object", "Homes and residential areas", "Where people live."},
		{"school", "civilian-object", "School", "Schools, kindergartens and universities."},
		{"hospital", "civilian-object", "Hospital", "Hospitals and clinics."},
		{"religious-site", "civilian-object", "Religious site", "Places of worship, shrines, cemeteries and religious schools."},
		{"cultural-property", "civilian-object", "Cultural property", "Monuments, museums and archives."},
		{"market", "civilian-object", "Market or business", "Where people trade and work."},
		{"farmland", "civilian-object", "Farmland and livestock", "Crops, herds and what they need."},
		{"displaced-camp", "civilian-object", "Camp of displaced persons", "Camps and settlements of refugees and displaced persons, protection sites among them."},
		{"civilian-transport", "civilian-object", "Civilian vehicle, vessel or aircraft", "Means of transport of civilians."},

		{"critical-infrastructure", "", "Critical infrastructure", "What whole communities depend on."},
		{"energy-supply", "critical-infrastructure", "Energy supply", "Power plants and lines, gas and oil installations."},
		{"nuclear-plant", "energy-supply", "Nuclear power plant", "Nuclear generating stations."},
		{"water-supply", "critical-infrastructure", "Water supply", "Waterworks, wells and sewerage."},
		{"dam", "critical-infrastructure", "Dam or dyke", "Works whose breach sets water free."},
		{"communications", "critical-infrastructure", "Communications", "Telephone, internet and broadcasting installations."},
		{"transport-link", "critical-infrastructure", "Transport link", "Roads, bridges, railways, ports and airports."},

		{"crossing", "", "Crossing", "A place where people and goods pass a border or a line."},
		{"border-crossing", "crossing", "Border crossing", "A crossing between states or territories, whatever the sides call the line."},
		{"line-crossing", "crossing", "Crossing of a line of contact", "A crossing between the areas that sides hold."},
	}
}

// persons returns the targets that are, or take in, people.
func persons() []Code {
	return []Code{
		"combatants", "civilians", "detained-persons", "monitors", "peacekeepers",
		"mediators", "humanitarian", "medical", "government",
	}
}

// goods returns the targets that are, or take in, things.
func goods() []Code {
	return []Code{
		"military-site", "civilian-object", "critical-infrastructure", "crossing", "government",
		"humanitarian", "medical", "monitors", "peacekeepers", "civilians",
	}
}
