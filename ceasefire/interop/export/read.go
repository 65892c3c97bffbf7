package export

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

// ReadIncidents walks incidents that were written as JSON Lines, in the form
// [ceasefire.IncidentFormat], one a line. (For lines of single reports there is
// [ceasefire.ReadIncidents].) Empty lines are passed over. A line that cannot be read is
// yielded as an error in its place, a [problem.List] that names the line and everything
// that is wrong with it, and the rest goes on. An error of the reader, and a line of more
// than [strict.MaxSize] bytes, end the reading. Memory does not grow with the number of
// lines.
func ReadIncidents(r io.Reader) iter.Seq2[*ceasefire.Incident, error] {
	return readLines(r, func(text []byte) (*ceasefire.Incident, error) { return ceasefire.ParseIncident(string(text)) })
}

// ReadFindings walks findings that were written as JSON Lines, as [ReadIncidents] walks
// incidents. A finding that was read states all that was written; it asks no questions of
// accounts or readings, for these need the rules.
func ReadFindings(r io.Reader) iter.Seq2[ceasefire.Finding, error] {
	return readLines(r, func(text []byte) (f ceasefire.Finding, err error) {
		_, problems := strict.Decode(text, &f)
		if problems.Err() == nil {
			problems = matrices(f)
		}
		return f, problems.Err()
	})
}

func readLines[T any](r io.Reader, read func([]byte) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 0, 1<<16), strict.MaxSize)
		n := 0
		for lines.Scan() {
			if n++; len(bytes.TrimSpace(lines.Bytes())) == 0 {
				continue
			}
			v, err := read(lines.Bytes())
			if err != nil {
				v = zero
				var l problem.List
				if errors.As(err, &l) {
					for i := range l {
						l[i].Line = n
					}
					err = l
				}
			}
			if !yield(v, err) {
				return
			}
		}
		switch err := lines.Err(); {
		case errors.Is(err, bufio.ErrTooLong):
			yield(zero, problem.List{{Code: strict.Limit, Line: n + 1, Message: fmt.Sprintf("a line of more than %d bytes", strict.MaxSize), Mend: "is it JSON Lines, one value a line?"}})
		case err != nil:
			yield(zero, fmt.Errorf("after line %d: %w", n, err))
		}
	}
}
