// Package problem holds what a document's reader is told when something in the
// document is wrong.
//
// A [Problem] is one mistake: where it stands (document, path, line and column),
// a stable [Code] for programs, and a message and a mend for people. A problem is
// hard, and then the document was refused for it, or soft, and then it is a
// warning. A [List] holds all that was found; reading never stops at the first
// mistake.
//
// A path names a place inside a document the way Go would: clauses[3].acts[1].
// A name that is not a plain identifier is quoted in brackets: roles["head of
// delegation"]. The empty path is the whole document. [Field] and [Index] build
// paths.
//
// Start with these three: [Problem.String] prints one line, [List.Err] decides
// whether a document is refused, and [Snippet] shows the place in the text.
//
// The package refuses to wrap other errors and to translate messages: who needs
// another language or another form goes by the code. Everything here is a pure
// function of its arguments and safe for concurrent use, except [List.Sort],
// which sorts in place.
package problem
