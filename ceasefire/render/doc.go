// Package render draws a truce and what happened in it: a timeline, a map, and a
// page with both, a table and explanations.
//
// # Definitions
//
//   - A [Page] is all that a picture shows. It is plain data: whoever has other
//     things to show than this library's findings can fill it in by hand.
//   - A [Span] is a stretch of time with a name: an agreement in force, a round of
//     talks. Where it is not known whether it was so, it is drawn dashed.
//   - A [Mark] is an incident: when, where, and what it comes to.
//   - A [Symbol] is how a mark is drawn. Verdicts are told by shape and letter, and
//     by colour only besides: pages are printed in black and white, and one reader
//     in twenty does not see the colours.
//   - [Area] and [Line] are what the map shows besides the marks.
//
// Start with these three: [MarkOf] makes a mark of an incident and its findings,
// [SpanOf] a span of an agreement, and [HTML] writes the page. [Timeline] and [Map]
// write the two pictures alone, as SVG.
//
// # What the pictures say
//
// What is uncertain looks uncertain: a time that is known to a day is a symbol in
// the middle of that day with a whisker from its beginning to its end; a place that
// is known to 25 km is a symbol with a circle of that radius; a place of which only
// the name of a territory is known is listed beside the map, and drawn nowhere. A
// line has its accuracy as a band. Where marks would lie on top of each other they
// are counted in groups, and the picture says so.
//
// The map is a plate carrée with the scale of its middle latitude, edges of areas
// and lines are geodesics as in package geo, and lengths are true at the latitude
// that stands beside the scale bar. Lines are drawn as the data has them, under
// every name that a side gives them; the map says that it takes no position.
//
// # The page
//
// The page is one file. It loads nothing, a Content-Security-Policy in it forbids
// that it does, and it opens from a disk without a network. It works by mouse, by
// touch and by keyboard, on screens from 320 pixels, in the dark, on paper, and
// without scripts. All texts are plain text: nothing in them is taken for markup.
// Characters that XML does not have, and those that turn the direction of the text
// around them, are replaced by U+FFFD.
//
// The order of the page is fixed: marks by the earliest instant at which they may
// have begun, then by id, those of unknown time last; everything else as it was
// given. The same page gives the same bytes.
//
// # What it refuses to do
//
// It decides nothing, and hides nothing that it is given: whoever must not show a
// thing must not put it into the page. [MarkOf] takes nothing from reports of
// confidential sources. It fetches no maps. A page with nonsense in it is refused,
// with all problems as a problem.List, before a byte is written.
//
// All functions are safe for concurrent use.
package render
