package ceasefire

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
)

// maxLine bounds a line of reports, in bytes.
const maxLine = 1 << 20

// ReadIncidents walks the reports of a stream of JSON Lines, one [Report] a line,
// grouped by incident: consecutive lines with the same incident go together, so
// that memory does not grow with the stream, but for the ids of incidents. Empty
// lines are passed over.
//
// A line that cannot be read is yielded as an error that names it, in its place
// between incidents or within one, and the rest goes on; so is an incident that
// comes up again after others. A report without an incident is one of its own. An
// error of the reader itself, and a line of more than a mebibyte, end the stream.
func ReadIncidents(r io.Reader) iter.Seq2[[]Report, error] {
	return func(yield func([]Report, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 0, 1<<16), maxLine)
		var group []Report
		seen := map[IncidentID]bool{}
		flush := func() bool {
			if len(group) == 0 {
				return true
			}
			g := group
			group = nil
			return yield(g, nil)
		}
		n := 0
		for lines.Scan() {
			n++
			if len(lines.Bytes()) == 0 {
				continue
			}
			var report Report
			if _, problems := strict.Decode(lines.Bytes(), &report); problems.Err() != nil {
				if !yield(nil, lineError(n, problems)) {
					return
				}
				continue
			}
			if len(group) > 0 && (report.Incident == "" || report.Incident != group[0].Incident) {
				if !flush() {
					return
				}
			}
			if len(group) == 0 && report.Incident != "" {
				if seen[report.Incident] {
					if !yield(nil, fmt.Errorf("line %d: incident %q came up before, and others since: its reports are judged apart (sort the lines by incident)", n, report.Incident)) {
						return
					}
				}
				seen[report.Incident] = true
			}
			group = append(group, report)
		}
		if !flush() {
			return
		}
		switch err := lines.Err(); {
		case errors.Is(err, bufio.ErrTooLong):
			yield(nil, fmt.Errorf("line %d: longer than %d bytes (is it JSON Lines, one report a line?)", n+1, maxLine))
		case err != nil:
			yield(nil, fmt.Errorf("after line %d: %w", n, err))
		}
	}
}

// lineError places the problems of a line in the stream.
func lineError(n int, problems problem.List) error {
	for i := range problems {
		problems[i].Line = n
	}
	return fmt.Errorf("line %d: %w", n, problems.Err())
}
