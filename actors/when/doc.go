// Package when holds instants, spans, civil dates and time zones.
//
// An [Instant] is a point on the time line, in UTC and to the nanosecond; it has
// no zone. A [Span] is a stretch of the time line, half-open: its first instant
// belongs to it, its end does not. A [Date] is a day of the civil calendar, such
// as 24 October 2025; only a [Zone] says when on the time line it begins and
// ends, so a date is never an instant. A local time is what the clocks of a zone
// show: some are shown twice and some never.
//
// Exact hours and civil days differ. [Day] is 24 hours, always; the civil day of
// a zone is what [Date.In] returns: 23 or 25 hours when the clocks change, and
// other lengths have occurred. "H+24" is [Instant.Add] with 24 * [Hour]; "within
// 14 days" is [Date.AddDays] with 14, and then [Date.In]. Which one is meant is
// part of an agreement's text.
//
// Start with these three: [ParseInstant] reads an instant, [Date.In] gives the
// span of a civil day, and [ParseLocal] gives the instant of a local time and
// refuses one that the clocks skipped or struck twice.
//
// Zone rules come from a table that is embedded in the package, and never from
// the machine: old and forged zone files, and the variables TZ and ZONEINFO, have
// no effect. The table is the release of the IANA Time Zone Database that
// [TableRelease] names, in the compiled form that the Go project distributes as
// lib/time/zoneinfo.zip. The database is in the public domain. Governments
// change their clocks at short notice, so local times that lie ahead hold as far
// as the table knows.
//
// The package refuses to read the clock, to guess between two readings of a text,
// to take an offset for a zone, and to count leap seconds (a day in UTC has
// 86,400 seconds, as in POSIX).
//
// Values are opaque, immutable, comparable with ==, and fit for map keys. The
// zero Instant, Date and Zone are invalid, and their text is empty; the zero Span
// is all of time. Methods accept invalid values, and say what comes of it.
// Everything here is a pure function of its arguments and safe for concurrent
// use, except the UnmarshalText methods, which set their receiver.
package when
