// Package export writes incidents and findings for others: as CSV with HXL hashtags for
// spreadsheets and humanitarian tools, as GeoJSON for maps, and as JSON Lines for
// programs.
//
// An incident is written with what is reported of it, a finding with its verdicts, party
// by party: what is alleged, what is established, what was ruled, and why what is open is
// open. Beside every finding stands what was watched (its coverage), for a count of
// incidents means nothing without.
//
// Start with these three: [Findings] judges incidents and writes what they come to;
// [Incidents] writes what is reported; and [NewFindings] and [NewIncidents] make a
// [Writer] for programs that judge themselves, or write several formats in one pass.
// [ReadIncidents] and [ReadFindings] read JSON Lines back.
//
// # Confidential sources
//
// By default a public copy is written ([Public]): nothing that a confidential source
// states, or that points to it, is in it. Whether there is such a source, who it is and
// what it says makes no difference to what is written of the incident, by a byte. Reports
// are left out, not blackened; with them go assessments of them, replies that are made of
// them, corrections of them, coverage by the source and its word on links. Who may not be
// named is told by the reports and by the rosters of the agreements, which is why the
// writers want [Options.Rules]. A source that no roster has counts as confidential where a
// roster has confidential ones: it may be one of them, misspelt. Notes, chains of custody
// and the incident's ids elsewhere are the keeper's, and are left out whether or not
// anybody is confidential. Titles, texts of other sources and rulings are written as they
// are: whether they give somebody away is for people to judge before they publish. So it is
// with ids: r1 and r3 tell that there was an r2.
//
// Findings name confidential sources by numbers already; see [ceasefire]. So a finding may
// rest on an account of which the public copy of its incident has no report.
//
// [Options.Full] writes the whole record, with everything that is confidential in it. That
// is for the keeper of the record, and for nobody else.
//
// # CSV
//
// The first row has names for people, the second HXL hashtags (Humanitarian Exchange
// Language, version 1.1: https://hxlstandard.org/standard/1-1final/), rows end with CR LF,
// cells are quoted where RFC 4180 asks for it. The table of incidents has one row for each
// report, sorted by when it became known and by id; an incident without reports has one
// row. The table of findings has one row for each incident, agreement, clause and party.
//
// Unknown, none and zero differ: an empty cell is unknown, or not stated; the code "none"
// says that there was none; 0 is a count. What is uncertain has two columns, the earliest
// and the latest, the least and the most: a least figure without a most is "that many or
// more". Several values of one cell are separated by semicolons. Places are ids of the
// agreement's roster; at which administrative level they are is not known, so they are
// tagged #loc and not #adm1.
//
// A spreadsheet takes a cell that begins with =, +, -, @, a tab or a line break for a
// formula, and so a report can run a program on the reader's machine. In cells of text an
// apostrophe is put before such a beginning, as OWASP advises, also after a semicolon, a
// tab or a line break within a cell, where programs that expect other separators would
// begin a cell; and before an apostrophe that stands there already, so that [Unguard]
// restores every text. Numbers are written by this package and are not guarded. Line
// breaks within a cell are written as LF, text that is not UTF-8 with U+FFFD: JSON Lines is
// the exact form.
//
// # GeoJSON
//
// A FeatureCollection (RFC 7946), one feature for each incident, with its verdicts as
// properties. Its geometry is the point that is reported, longitude first, with the radius
// in metres as a property: where it took effect or, if nothing is stated of that, where it
// came from; the property "at" says which. Where reports differ it is a MultiPoint with
// "radii" in the same order. Denials, and reports that were corrected or withdrawn, place
// nothing. Where no point is reported the geometry is null, and territories and zones are
// named in the properties: no centre is made up.
//
// # JSON Lines
//
// One incident a line, in the form [ceasefire.IncidentFormat], or one finding a line.
//
// # What it refuses to do
//
// It merges no incidents and adds nothing up. It invents no point, no date and no figure.
// It writes no public copy unless it knows which sources are confidential.
//
// Writers stream: memory does not grow with the number of incidents. The same input gives
// the same bytes. A [Writer] has one owner; everything else is safe for concurrent use.
// None panics, whatever the incident.
package export
