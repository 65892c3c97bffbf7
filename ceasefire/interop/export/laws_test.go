package export_test

import (
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/ceasefiretest"
	"github.com/parley-go/parley/ceasefire/interop/export"
)

// TestWhatIsJudgedIsWritten: whatever valid incident, every format takes it, writes the
// same twice, and is read back by readers that are not ours.
func TestWhatIsJudgedIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		rules := ceasefire.MustCompile(c.Agreement)
		for _, o := range []export.Options{{Rules: rules}, {Rules: rules, Full: true}} {
			for _, findings := range []bool{false, true} {
				for _, f := range formats() {
					text := written(t, f, findings, o, c.Incident)
					if again := written(t, f, findings, o, c.Incident); again != text {
						t.Fatalf("%v: not the same bytes twice", f)
					}
					readable(t, f, findings, text, c.Incident)
				}
			}
		}
		text := written(t, export.JSONLines, false, export.Options{Full: true}, c.Incident)
		for got, err := range export.ReadIncidents(strings.NewReader(text)) {
			if err != nil {
				t.Fatal(err)
			}
			a, _ := c.Incident.Encode()
			if b, _ := got.Encode(); string(a) != string(b) {
				t.Fatalf("not the same:\n%s\n%s", a, b)
			}
		}
	})
}

func readable(t tb, f export.Format, findings bool, text string, in ceasefire.Incident) {
	t.Helper()
	switch f {
	case export.CSV:
		rows := table(t, text)
		for _, r := range rows {
			if r["#event+id"] != string(in.ID) || r["#meta+coverage"] == "" {
				t.Fatalf("no id, or no coverage: %v", r)
			}
			for tag, cell := range r {
				if n, err := strconv.ParseFloat(cell, 64); strings.HasPrefix(tag, "#geo") && cell != "" && (err != nil || math.IsNaN(n) || math.IsInf(n, 0)) {
					t.Fatalf("%s is %q", tag, cell)
				}
			}
		}
		if !findings && len(rows) == 0 {
			t.Fatal("no row")
		}
	case export.GeoJSON:
		for _, f := range parsed(t, text).Features {
			if f.Type != "Feature" || f.ID != string(in.ID) || f.Properties["coverage"] == "" {
				t.Fatalf("%+v", f)
			}
		}
	case export.JSONLines:
		for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
			if l != "" && !json.Valid([]byte(l)) {
				t.Fatalf("not JSON: %s", l)
			}
		}
		if findings {
			for got, err := range export.ReadFindings(strings.NewReader(text)) {
				if err != nil || got.Incident != in.ID || got.String() == "" {
					t.Fatalf("%v, %v", got, err)
				}
			}
		}
	}
}

// TestHostileIncidents: nothing panics, and what is written without an error is whole.
func TestHostileIncidents(t *testing.T) {
	wrote := 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.HostileCases().Draw(t, "case")
		rules, _ := ceasefire.Compile(c.Agreement) // nil if the agreement is no good
		c.Incident.ID = "incident"
		findings, _ := rules.Judge(c.Incident)
		for _, f := range formats() {
			for _, o := range []export.Options{{Rules: rules}, {Full: true}} {
				for i, make := range []func(io.Writer, export.Format, export.Options) (*export.Writer, error){export.NewIncidents, export.NewFindings} {
					var b strings.Builder
					x, err := make(&b, f, o)
					if err == nil {
						err = x.Write(c.Incident, findings...)
					}
					if err == nil {
						err = x.Close()
					}
					if err == nil {
						wrote++
						readable(t, f, i == 1, b.String(), ceasefire.Incident{ID: "incident"})
					} else if f == export.CSV && (o.Full || rules != nil) {
						t.Fatalf("a table takes anything: %v", err)
					}
				}
			}
		}
	})
	if wrote == 0 {
		t.Error("nothing was ever written")
	}
}
