// Package ucdp reads the Georeferenced Event Dataset (GED) of the Uppsala Conflict
// Data Program, and makes reports of its events without adding to what they say.
//
// # Definitions
//
//   - An [Event] is one row: armed force by an organised actor that killed at least
//     one person, at a place and a time, each with a code for how precisely it is
//     known.
//   - A dyad is the two sides of a conflict, or a perpetrator and civilians. It says
//     which conflict an event belongs to, and not who fired.
//   - [Options] are what the analyst states: which actor of a roster a side is, which
//     territory a name, in which zone GED's days are days, which grade a clarity has.
//     They have one strict JSON form.
//
// Start with these three: [Read] walks the rows of a file, [ParseOptions] reads what
// the analyst states, and [Event.Incident] makes the incident.
//
// # What is read
//
// CSV with a header, in the columns of the public releases (17.1 to 25.1), of the
// candidate releases, and of extracts; see [NewReader]. A row that cannot be read
// comes as an error with its line, its columns and all reasons, and the rest goes on.
// What is doubtful about a row that can be read is a warning: see [Event].
//
// # What becomes of it
//
// UCDP is one claimant, of origin research, who relays what others reported. The
// rules below follow the entries of the GED codebook (Högbladh, "UCDP Georeferenced
// Event Dataset Codebook", Uppsala University, one edition for each release) under
// the names of the columns; see also Sundberg and Melander, "Introducing the UCDP
// Georeferenced Event Dataset", Journal of Peace Research 50 (2013).
//
//   - Time (date_start, date_end, date_prec). It began, and ended, some time in the
//     days from date_start to date_end. GED does not tell one deed on an unknown day
//     from fighting on all of them, and neither does the report. Where the days are
//     fewer than date_prec says they are widened to any period of that length.
//   - Place (where_prec). The effect: the origin of fire is not in GED. 1 is the named
//     place, a disc of 10 km: see [DefaultRadius]. 2 is a disc of 25 km round a known
//     point. From 3 on the coordinates only represent something larger, and are not
//     used: 3 is the district, 4 the province, 5 a line or an area without borders, 6
//     the country, 7 sea or air. The report has the territory that the options give
//     for that name; otherwise the next larger one of these that they give (at sea and
//     in the air there is none); otherwise no place.
//   - Actor (type_of_violence, side_a, side_b). In state-based and non-state conflict
//     either side may have acted, or an ally: By is left open. Deaths on side B do not
//     convict side A. [OneOfTheTwo] is for analysts who take the dyad's word that it was
//     one of the two. In one-sided violence side A is by definition who killed, and
//     civilians are the target.
//   - Harm: see [Event.Harm].
//   - Act: the use of force, no more. GED has no weapons and no tactics.
//
// An event of clarity 2 is, by the codebook, a sum over several deeds that the source
// did not tell apart. It makes one incident all the same, whose time is long.
//
// # What it refuses to do
//
// It merges nothing: in one extract of 6,416 rows the same first day, point and dyad come up
// again for 232 combinations, and each row is an event of its own, told by its id. It
// invents no time at which something became known, and no grade. It copies nothing from
// the texts of the sources that full releases quote.
//
// Values are plain data. A [Reader] is used by one goroutine; everything else is safe
// for concurrent use.
package ucdp
