// Package rows reads tables of comma-separated values, as the data sets of events
// come, one row at a time.
//
// A [Table] finds its columns by their names, in any order and any letter case, and
// passes over those that it was not asked for. The separator (comma, semicolon or
// tab) is told from the header. A byte order mark, line ends of either kind and
// cells with line feeds in them are read; a record may have [MaxRecord] bytes, so
// that memory does not grow with the file.
//
// A [Row] reads cells as what they must be, and gathers everything that is wrong
// with them: a row with a bad date and a bad coordinate is told with both. Problems
// carry the codes of the package that reads, the line in the file, and the column's
// name as their path.
//
// Start with [Open], [Table.Rows] and [Row.Problems].
package rows
