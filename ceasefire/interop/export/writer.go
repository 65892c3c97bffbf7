package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

// Format is a form in which incidents and findings are written. The zero Format is
// none.
type Format uint8

// The formats.
const (
	CSV       Format = iota + 1 // a table with a row of names and a row of HXL hashtags
	GeoJSON                     // a FeatureCollection
	JSONLines                   // a JSON object a line
)

// IsValid says whether f is one of the formats.
func (f Format) IsValid() bool { return f >= CSV && f <= JSONLines }

// String returns the name, such as "GeoJSON"; "none" for the zero Format, and "Format(9)"
// out of range.
func (f Format) String() string {
	names := []string{"none", "CSV", "GeoJSON", "JSON Lines"}
	if int(f) < len(names) {
		return names[f]
	}
	return fmt.Sprintf("Format(%d)", uint8(f))
}

// Options says what is written.
type Options struct {
	// Rules tell by the rosters of their agreements which sources are confidential. They
	// are needed for a public copy; [Findings] judges by them.
	Rules *ceasefire.Rules
	// Full writes the whole record instead, confidential sources and all.
	Full bool
}

// ErrNoRules is returned where a public copy is asked for without rules: nobody could
// tell which sources are confidential.
var ErrNoRules = errors.New("export: which sources are confidential is told by the agreements' rosters: give Options.Rules, or ask for the Full record")

// Incidents writes what is reported of incidents. It ends with the first error.
func Incidents(w io.Writer, f Format, o Options, incidents iter.Seq[ceasefire.Incident]) error {
	x, err := NewIncidents(w, f, o)
	if err != nil {
		return err
	}
	for in := range incidents {
		if err := x.Write(in); err != nil {
			return err
		}
	}
	return x.Close()
}

// Findings judges incidents by o.Rules and writes what they come to. Problems of an
// incident are not told; use a [Writer] to look at them. It ends with the first error.
func Findings(w io.Writer, f Format, o Options, incidents iter.Seq[ceasefire.Incident]) error {
	if o.Rules == nil {
		return ErrNoRules
	}
	x, err := NewFindings(w, f, o)
	if err != nil {
		return err
	}
	for in := range incidents {
		findings, _ := o.Rules.Judge(in)
		if err := x.Write(in, findings...); err != nil {
			return err
		}
	}
	return x.Close()
}

// Writer writes incidents, or findings, one incident after another. Close ends it. After
// an error it writes nothing more, and what is written is not whole.
type Writer struct {
	w        *bufio.Writer
	format   Format
	findings bool
	full     bool
	veil     veil
	reports  []column[reported]
	judged   []column[judged]
	records  int
	err      error
}

// NewIncidents returns a writer of what is reported of incidents: reports as CSV,
// incidents as JSON Lines and as GeoJSON. GeoJSON has the verdicts as well, if findings
// are handed in; the others have no place for them.
func NewIncidents(w io.Writer, f Format, o Options) (*Writer, error) {
	return newWriter(w, f, o, false)
}

// NewFindings returns a writer of findings, one a line as JSON Lines, and as CSV one for
// each party. As GeoJSON it is the same as [NewIncidents].
func NewFindings(w io.Writer, f Format, o Options) (*Writer, error) { return newWriter(w, f, o, true) }

func newWriter(w io.Writer, f Format, o Options, findings bool) (*Writer, error) {
	switch {
	case !f.IsValid():
		return nil, fmt.Errorf("export: %v is no format: want CSV, GeoJSON or JSONLines", f)
	case o.Rules == nil && !o.Full:
		return nil, ErrNoRules
	}
	x := &Writer{w: bufio.NewWriter(w), format: f, findings: findings, full: o.Full, veil: newVeil(o.Rules)}
	switch f {
	case CSV:
		if findings {
			x.judged = findingColumns()
			x.err = header(x.w, x.judged)
		} else {
			x.reports = reportColumns(x.full)
			x.err = header(x.w, x.reports)
		}
	case GeoJSON:
		_, x.err = x.w.WriteString(`{"type":"FeatureCollection","features":[`)
	default:
	}
	return x, x.err
}

// Write writes an incident and the findings on it, in the order given.
func (x *Writer) Write(in ceasefire.Incident, findings ...ceasefire.Finding) error {
	if x.err != nil {
		return x.err
	}
	if in.ID == "" {
		if i := slices.IndexFunc(in.Reports, func(r ceasefire.Report) bool { return r.Incident != "" }); i >= 0 {
			in.ID = in.Reports[i].Incident
		}
	}
	if !actors.ID(in.ID).IsValid() {
		x.err = fmt.Errorf("export: incident %d: %q cannot be an identifier: use lower-case letters, digits, '-', '.' and '_'", x.records, in.ID)
		return x.err
	}
	if in.Format == "" {
		in.Format = ceasefire.IncidentFormat
	}
	if !x.full {
		in = x.veil.public(in)
	}
	var err error
	switch {
	case x.format == GeoJSON:
		err = x.feature(in, findings)
	case x.format == CSV && x.findings:
		err = x.findingRows(in, findings)
	case x.format == CSV:
		err = x.reportRows(in)
	case x.findings:
		for _, f := range findings {
			if err = x.line(f); err != nil {
				break
			}
		}
	default:
		err = x.line(&in)
	}
	if x.records++; err != nil {
		x.err = fmt.Errorf("export: incident %q: %w", in.ID, err)
	}
	return x.err
}

// Close ends what is written. It does not close the writer below, and is needed but once.
func (x *Writer) Close() error {
	if x.err != nil {
		return x.err
	}
	if x.format == GeoJSON {
		if _, x.err = x.w.WriteString("\n]}\n"); x.err != nil {
			return x.err
		}
	}
	if x.err = x.w.Flush(); x.err != nil {
		return x.err
	}
	x.err = errors.New("export: the writer is closed")
	return nil
}

// line writes a value on a line of its own.
func (x *Writer) line(v any) error {
	b, err := compact(v)
	if err != nil {
		return err
	}
	_, err = x.w.Write(append(b, '\n'))
	return err
}

// compact is the strict JSON form without white space.
func compact(v any) ([]byte, error) {
	text, err := strict.Encode(v)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = json.Compact(&b, text)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}
