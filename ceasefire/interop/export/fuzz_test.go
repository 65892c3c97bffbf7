package export_test

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/export"
)

// FuzzReadIncidents: nothing panics, every error has a line, and what is read is written
// in full and read back the same.
func FuzzReadIncidents(f *testing.F) {
	f.Add(strings.ReplaceAll(incident, "\n", " "))
	f.Add("{\"format\": \"parley.incident/1\", \"id\": \"a\"}\n\n{}\n[1]\nx")
	f.Fuzz(func(t *testing.T, text string) {
		for in, err := range export.ReadIncidents(strings.NewReader(text)) {
			if err != nil {
				if in != nil || err.Error() == "" {
					t.Fatal("an error without a word, or something beside it")
				}
				continue
			}
			for _, f := range formats() {
				out := written(t, f, false, export.Options{Full: true}, *in)
				if f == export.CSV {
					if _, err := csv.NewReader(strings.NewReader(out)).ReadAll(); err != nil {
						t.Fatal(err)
					}
				}
				if f != export.JSONLines {
					continue
				}
				for got, err := range export.ReadIncidents(strings.NewReader(out)) {
					if err != nil {
						t.Fatal(err)
					}
					a, _ := in.Encode()
					if b, _ := got.Encode(); string(a) != string(b) {
						t.Fatalf("not the same:\n%s\n%s", a, b)
					}
				}
			}
		}
	})
}

// FuzzReadFindings: nothing panics, and what is read can be written again.
func FuzzReadFindings(f *testing.F) {
	findings, _ := rules(f).Judge(file(f, incident))
	for _, x := range findings {
		b, _ := json.Marshal(x)
		f.Add(string(b))
	}
	f.Add(`{"agreement":"a","clause":"c","claimed":false,"standard":"reasonable-grounds","alleged":{"readings":[{"id":"text"}],"accounts":[{"claimants":["n"]},{"claimants":["s"]}],"deed":{"verdict":"open","causes":"fact","cells":[[{"verdict":"open"},{"verdict":"breach"}]]},"breach":{"verdict":"open","causes":"fact","cells":[[{"verdict":"open"},{"verdict":"breach"}]]},"by":[{"party":"p","name":"P","verdict":"open","causes":"fact","cells":[[{"verdict":"breach"},{"verdict":"open"}]]}]},"established":{"readings":[],"accounts":[],"deed":{"verdict":"open","causes":"none","cells":[]},"breach":{"verdict":"open","causes":"none","cells":[]},"by":[]}}`)
	f.Add(`{"agreement": "a", "clause": "c", "alleged": {"by": [{"party": "p"}], "breach": {"cells": [[{}], []]}}}` + "\nx\n{}")
	f.Fuzz(func(t *testing.T, text string) {
		for x, err := range export.ReadFindings(strings.NewReader(text)) {
			if err != nil {
				if err.Error() == "" {
					t.Fatal("an error without a word")
				}
				continue
			}
			for _, f := range formats() {
				w, err := export.NewFindings(io.Discard, f, export.Options{Full: true})
				if err != nil {
					t.Fatal(err)
				}
				if err := w.Write(ceasefire.Incident{ID: "i"}, x); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
