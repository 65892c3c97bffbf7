// Package acled reads exports of the Armed Conflict Location & Event Data project
// (ACLED), and makes reports of their events without adding to what they say. Users
// bring their own export: ACLED's terms do not let its rows be handed on, and none come
// with this package.
//
// # Definitions
//
//   - An [Event] is one row: an event of one of 6 types and 25 sub-types, on a day, at a
//     place, each with a code for how precisely it is known.
//   - [Options] are what the analyst states: which actor of a roster an ACLED actor is,
//     which territory a name, in which zone days are days. They have one strict JSON
//     form.
//
// Start with these three: [Read] walks the rows of an export, [ParseOptions] reads what
// the analyst states, and [Event.Incident] makes the incident.
//
// # What becomes of it
//
// ACLED is one claimant, of origin research, who relays what the sources that it lists
// reported: these are kept as text, and are no claimants of their own. The rules below
// follow the ACLED codebook, sections "Event types", "Actors", "Event geography", "Event
// time" and "Reported fatalities", and ACLED's answers on how it codes fatalities.
//
//   - Act: what the catalogue has for the sub-type. Where it has several ("shelling"
//     and "missile-strike" for one), the report has them as alternatives. A sub-type
//     that is not among the 25 is a warning, and the act is unknown.
//   - Time (event_date, time_precision). 1 is the day. 2 is "during the week or within
//     a similar period", whose day ACLED chooses: any day from a week before the written
//     one to a week after. 3 is "sometime during a month", coded at its middle, or at its first or
//     last day: any day from 30 before the written one to 30 after, which holds every
//     month that it may stand for. Began and ended: it is not known whether it went on.
//   - Place (geo_precision). The effect. 1 is a named town, a disc of 10 km; 2 a town that
//     stands for the area round it, a disc of 25 km: see [DefaultRadius]. 3 is a larger
//     region, whose coordinates are a landmark's or the provincial capital's and are not
//     used: the report has the territory that the options give for the location, the
//     province (admin1) or the country, whichever is the narrowest, otherwise no place.
//   - Actors. actor1 and actor2 have no direction: who of them acted is left open. [OneOfTheTwo]
//     is for analysts who take it that one of the two did. In violence against civilians,
//     where one of the two is civilians, who by definition are victims and never act, the
//     other one acted.
//   - Harm: see [Event.Harm]. Zero may mean that nobody died, or that nobody counted.
//   - Target: civilians, where civilian_targeting says so or the type is violence
//     against civilians, if the act can have that target.
//
// # What it refuses to do
//
// It merges nothing: each row is an event of its own, told by its id. It invents no
// time at which something became known (timestamp is when a row was last edited), and no
// grade. It does not read notes and tags.
//
// Values are plain data. A [Reader] is used by one goroutine; everything else is safe
// for concurrent use.
package acled
