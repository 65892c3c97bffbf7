package catalogue

// standardWeapons returns the weapons but for None.
//
// Calibres are nominal. A family's calibres are those of the weapons that are
// usually counted among it. Reaches are manufacturers' figures as handbooks give
// them, without rocket assistance, rounded to 100 m. The systems that the Minsk
// Memorandum of 19 September 2014, item 4, names are all here; its distances
// are not reaches but what it takes for them, rounded up, and stand in terms.
//
// Small arms and light weapons follow the report of the UN Panel of Governmental
// Experts of 1997 (A/52/298), but that its "mortars of calibres of less than
// 100 mm" stand with the other mortars: a term picks them out by calibre.
func standardWeapons() []Weapon {
	return []Weapon{
		{Code: "small-arms-light-weapons", Name: "Small arms and light weapons", Calibre: mm(4.5, 180)},

		{Code: "small-arms", Parent: "small-arms-light-weapons", Name: "Small arms", Calibre: mm(4.5, 20), Range: Close},
		{Code: "pistol", Parent: "small-arms", Name: "Pistol or revolver", Calibre: mm(4.5, 12.7)},
		{Code: "submachine-gun", Parent: "small-arms", Name: "Sub-machine gun", Calibre: mm(4.6, 11.43)},
		{Code: "rifle", Parent: "small-arms", Name: "Rifle or carbine", Calibre: mm(5.45, 11.43)},
		{Code: "assault-rifle", Parent: "rifle", Name: "Assault rifle", Calibre: mm(5.45, 9)},
		{Code: "sniper-rifle", Parent: "small-arms", Name: "Sniper rifle", Calibre: mm(5.45, 20)},
		{Code: "anti-materiel-rifle", Parent: "sniper-rifle", Name: "Anti-materiel rifle", Calibre: mm(12.7, 20)},
		{Code: "shotgun", Parent: "small-arms", Name: "Shotgun", Calibre: mm(10.4, 19.7)},

		{Code: "machine-gun", Parent: "small-arms-light-weapons", Name: "Machine gun", Calibre: mm(5.45, 14.5), Range: Close},
		{Code: "light-machine-gun", Parent: "machine-gun", Name: "Light machine gun", Calibre: mm(5.45, 8)},
		{Code: "general-purpose-machine-gun", Parent: "machine-gun", Name: "General-purpose machine gun", Calibre: mm(6.5, 8)},
		{Code: "heavy-machine-gun", Parent: "machine-gun", Name: "Heavy machine gun", Calibre: mm(12.7, 14.5)},

		{Code: "grenade-launcher", Parent: "small-arms-light-weapons", Name: "Grenade launcher, hand-held or automatic", Calibre: mm(20, 40), Range: Close},
		{Code: "rocket-launcher", Parent: "small-arms-light-weapons", Name: "Shoulder-fired rocket launcher", Calibre: mm(40, 110), Range: Close},
		{Code: "rpg-7", Parent: "rocket-launcher", Name: "RPG-7", Calibre: bore(40)},
		{Code: "recoilless-gun", Parent: "small-arms-light-weapons", Name: "Recoilless gun", Calibre: mm(57, 107), Range: Short},
		{Code: "spg-9", Parent: "recoilless-gun", Name: "SPG-9", Calibre: bore(73)},
		{Code: "anti-tank-guided-missile", Parent: "small-arms-light-weapons", Name: "Anti-tank guided missile", Calibre: mm(90, 180), Range: Short},
		{Code: "portable-air-defence", Parent: "small-arms-light-weapons", Name: "Man-portable air-defence system", Calibre: mm(68, 106), Range: Short},

		{Code: "heavy-weapon", Name: "Heavy weapon", Calibre: mm(50, 3000)},
		{Code: "tank", Parent: "heavy-weapon", Name: "Tank", Calibre: mm(76, 130), Range: Short},

		{Code: "artillery", Parent: "heavy-weapon", Name: "Artillery: guns, howitzers and mortars", Calibre: mm(50, 240)},
		{Code: "anti-tank-gun", Parent: "artillery", Name: "Anti-tank gun", Calibre: mm(57, 125), Range: Short},
		{Code: "mt-12", Parent: "anti-tank-gun", Name: "MT-12 Rapira", Calibre: bore(100), Reach: 8_200},

		{Code: "mortar", Parent: "artillery", Name: "Mortar", Calibre: mm(50, 240), Range: Short},
		{Code: "mortar-60mm", Parent: "mortar", Name: "60 mm mortar", Calibre: bore(60)},
		{Code: "mortar-82mm", Parent: "mortar", Name: "81 or 82 mm mortar", Calibre: mm(81, 82)},
		{Code: "mortar-120mm", Parent: "mortar", Name: "120 mm mortar", Calibre: bore(120), Reach: 7_100},
		{Code: "mortar-160mm", Parent: "mortar", Name: "160 mm mortar", Calibre: bore(160), Reach: 8_000},
		{Code: "tyulpan", Parent: "mortar", Name: "2S4 Tyulpan, 240 mm self-propelled mortar", Calibre: bore(240), Reach: 9_700},

		{Code: "howitzer", Parent: "artillery", Name: "Howitzer, towed or self-propelled", Calibre: mm(75, 203), Range: Medium},
		{Code: "d-30", Parent: "howitzer", Name: "D-30", Calibre: bore(122), Reach: 15_300},
		{Code: "gvozdika", Parent: "howitzer", Name: "2S1 Gvozdika", Calibre: bore(122), Reach: 15_300},
		{Code: "akatsiya", Parent: "howitzer", Name: "2S3 Akatsiya", Calibre: bore(152), Reach: 18_500},
		{Code: "msta-s", Parent: "howitzer", Name: "2S19 Msta-S", Calibre: bore(152), Reach: 24_700},
		{Code: "msta-b", Parent: "howitzer", Name: "2A65 Msta-B", Calibre: bore(152), Reach: 24_700},

		{Code: "field-gun", Parent: "artillery", Name: "Field gun, towed or self-propelled", Calibre: mm(75, 203), Range: Medium},
		{Code: "giatsint-b", Parent: "field-gun", Name: "2A36 Giatsint-B", Calibre: bore(152), Reach: 28_400},
		{Code: "giatsint-s", Parent: "field-gun", Name: "2S5 Giatsint-S", Calibre: bore(152), Reach: 28_400},
		{Code: "pion", Parent: "field-gun", Name: "2S7 Pion", Calibre: bore(203), Reach: 37_500},

		{Code: "mlrs", Parent: "heavy-weapon", Name: "Multiple launch rocket system", Calibre: mm(80, 600)},
		{Code: "type-63", Parent: "mlrs", Name: "Type 63, 107 mm", Calibre: bore(107), Reach: 8_500},
		{Code: "grad", Parent: "mlrs", Name: "9K51 Grad", Calibre: bore(122), Reach: 20_400},
		{Code: "tornado-g", Parent: "mlrs", Name: "Tornado-G", Calibre: bore(122), Reach: 40_000},

		// The Minsk package of 2015, item 2, sets Tornado-S, Uragan and Smerch
		// apart from other MLRS, and puts them with the tactical missiles. It does
		// not name Tornado-U, which the Memorandum does: a term on the package's
		// third class lists the three and tactical-missile.
		{Code: "long-range-mlrs", Parent: "mlrs", Name: "Long-range multiple launch rocket system, 220 mm and more", Calibre: mm(220, 600)},
		{Code: "uragan", Parent: "long-range-mlrs", Name: "9K57 Uragan", Calibre: bore(220), Reach: 35_000},
		{Code: "smerch", Parent: "long-range-mlrs", Name: "9K58 Smerch", Calibre: bore(300), Reach: 70_000},
		// Tornado-U: no independent figure; this is the Memorandum's.
		{Code: "tornado-u", Parent: "long-range-mlrs", Name: "Tornado-U", Calibre: bore(220), Reach: 70_000},
		{Code: "tornado-s", Parent: "long-range-mlrs", Name: "Tornado-S", Calibre: bore(300), Reach: 120_000},

		{Code: "missile", Parent: "heavy-weapon", Name: "Surface-to-surface missile", Calibre: mm(200, 3000)},
		{Code: "ballistic-missile", Parent: "missile", Name: "Ballistic missile", Calibre: mm(300, 3000)},
		{Code: "tactical-missile", Parent: "ballistic-missile", Name: "Tactical missile system", Calibre: mm(300, 1000), Range: Long},
		{Code: "tochka", Parent: "tactical-missile", Name: "9K79 Tochka", Calibre: bore(650), Reach: 70_000},
		{Code: "tochka-u", Parent: "tactical-missile", Name: "9K79-1 Tochka-U", Calibre: bore(650), Reach: 120_000},
		{Code: "scud-b", Parent: "ballistic-missile", Name: "R-17 (Scud-B)", Calibre: bore(880), Reach: 300_000},
		{Code: "iskander-m", Parent: "ballistic-missile", Name: "9K720 Iskander-M", Calibre: bore(920), Reach: 500_000},
		{Code: "cruise-missile", Parent: "missile", Name: "Cruise missile", Calibre: mm(200, 1000), Range: Deep},

		{Code: "armoured-vehicle", Name: "Armed vehicle other than a tank", Calibre: mm(7.62, 107)},
		{Code: "infantry-fighting-vehicle", Parent: "armoured-vehicle", Name: "Infantry fighting vehicle", Calibre: mm(20, 100), Range: Short},
		{Code: "armoured-personnel-carrier", Parent: "armoured-vehicle", Name: "Armoured personnel carrier", Calibre: mm(7.62, 30), Range: Close},
		{Code: "technical", Parent: "armoured-vehicle", Name: "Armed pick-up truck", Calibre: mm(7.62, 107)},
		{Code: "military-vehicle", Name: "Military vehicle without a weapon of its own", NoCalibre: true, Range: Reachless},

		{Code: "air-defence", Name: "Air defence, not portable", Calibre: mm(20, 520)},
		{Code: "anti-aircraft-gun", Parent: "air-defence", Name: "Anti-aircraft gun", Calibre: mm(20, 130), Range: Short},
		{Code: "zu-23-2", Parent: "anti-aircraft-gun", Name: "ZU-23-2", Calibre: bore(23), Reach: 2_500},
		{Code: "s-60", Parent: "anti-aircraft-gun", Name: "S-60", Calibre: bore(57), Reach: 6_000},
		{Code: "surface-to-air-missile", Parent: "air-defence", Name: "Surface-to-air missile system", Calibre: mm(120, 520)},

		// Aircraft, drones and vessels are platforms: ceasefires limit them as such
		// and not by the calibre of what they carry.
		{Code: "aircraft", Name: "Aircraft with a crew", NoCalibre: true, Range: Deep},
		{Code: "combat-aircraft", Parent: "aircraft", Name: "Combat aircraft", NoCalibre: true},
		{Code: "helicopter", Parent: "aircraft", Name: "Helicopter", NoCalibre: true},
		{Code: "transport-aircraft", Parent: "aircraft", Name: "Transport aircraft", NoCalibre: true},
		{Code: "drone", Name: "Unmanned aircraft", NoCalibre: true},
		{Code: "reconnaissance-drone", Parent: "drone", Name: "Reconnaissance drone", NoCalibre: true},
		{Code: "armed-drone", Parent: "drone", Name: "Armed drone that returns", NoCalibre: true},
		{Code: "one-way-attack-drone", Parent: "drone", Name: "One-way attack drone or loitering munition", NoCalibre: true},
		{Code: "fpv-drone", Parent: "one-way-attack-drone", Name: "First-person-view attack drone", NoCalibre: true, Range: Medium},
		{Code: "air-delivered-munition", Name: "Bomb or missile from an aircraft or drone", NoCalibre: true},
		{Code: "guided-munition", Parent: "air-delivered-munition", Name: "Guided bomb or missile", NoCalibre: true},
		{Code: "unguided-bomb", Parent: "air-delivered-munition", Name: "Unguided bomb", NoCalibre: true, Range: Reachless},
		{Code: "naval-vessel", Name: "Naval vessel", NoCalibre: true},

		{Code: "explosive-device", Name: "Explosive that is laid, carried or thrown", NoCalibre: true, Range: Reachless},
		{Code: "ied", Parent: "explosive-device", Name: "Improvised explosive device", NoCalibre: true},
		{Code: "roadside-bomb", Parent: "ied", Name: "Roadside bomb", NoCalibre: true},
		{Code: "vehicle-bomb", Parent: "ied", Name: "Vehicle bomb", NoCalibre: true},
		{Code: "suicide-vest", Parent: "ied", Name: "Explosive vest or belt", NoCalibre: true},
		{Code: "mine", Parent: "explosive-device", Name: "Mine", NoCalibre: true},
		{Code: "anti-personnel-mine", Parent: "mine", Name: "Anti-personnel mine", NoCalibre: true},
		{Code: "anti-vehicle-mine", Parent: "mine", Name: "Anti-vehicle mine", NoCalibre: true},
		{Code: "naval-mine", Parent: "mine", Name: "Naval mine", NoCalibre: true},
		{Code: "demolition-charge", Parent: "explosive-device", Name: "Demolition charge", NoCalibre: true},
		{Code: "hand-grenade", Parent: "explosive-device", Name: "Hand grenade", NoCalibre: true, Range: Close},
		{Code: "petrol-bomb", Name: "Petrol bomb or other incendiary", NoCalibre: true, Range: Close},

		{Code: "weapon-of-mass-destruction", Name: "Weapon of mass destruction", NoCalibre: true},
		{Code: "chemical-weapon", Parent: "weapon-of-mass-destruction", Name: "Chemical weapon", NoCalibre: true},
		{Code: "biological-weapon", Parent: "weapon-of-mass-destruction", Name: "Biological weapon", NoCalibre: true},
		{Code: "radiological-weapon", Parent: "weapon-of-mass-destruction", Name: "Radiological weapon", NoCalibre: true},
		{Code: "nuclear-weapon", Parent: "weapon-of-mass-destruction", Name: "Nuclear weapon", NoCalibre: true},

		{Code: "hand-weapon", Name: "Bladed or blunt weapon, stone", NoCalibre: true, Range: Close},
		{Code: "less-lethal-weapon", Name: "Riot-control agent, baton, water cannon or the like", NoCalibre: true, Range: Close},

		{Code: "electronic-warfare", Name: "Electronic warfare: jamming and spoofing", NoCalibre: true},
		{Code: "cyber-tool", Name: "Cyber tool", NoCalibre: true, Range: Reachless},
		{Code: "surveillance-equipment", Name: "Surveillance equipment: radars, cameras, balloons", NoCalibre: true},
	}
}
