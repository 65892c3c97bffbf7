// Package actorstest helps to test what is built on package actors, and rosters
// of one's own.
//
// Start with these three: [Documents] generates valid documents, [HostileDocuments]
// generates others, and [CheckRoster] holds a roster to the laws of attribution,
// by a reference that is short, slow and obvious, and shares no code with
// [actors.Roster.Attribute].
//
// The package is for tests. It keeps no state and is safe for concurrent use.
package actorstest
