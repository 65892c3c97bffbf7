package export_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/export"
)

const agreement = `{
  "format": "parley.agreement/1", "id": "truce", "zone": "Etc/UTC",
  "roster": {
    "actors": [{"id": "north", "kind": "state", "name": "North"}, {"id": "south", "kind": "state", "name": "=South"}, {"id": "mission", "kind": "monitoring-body"}],
    "territories": [{"id": "land"}],
    "sources": [
      {"id": "north-ministry", "actor": "north", "origin": "party"},
      {"id": "patrol", "actor": "mission", "origin": "monitor"},
      {"id": "wire", "origin": "media"},
      {"id": "shepherd", "name": "the shepherd of the hill", "origin": "public", "confidential": true}
    ]
  },
  "parties": ["north", "south"],
  "force": {"from": "2025-01-01T00:00"},
  "mechanism": {"findsFact": ["mission"], "rules": ["mission"]},
  "clauses": [{"id": "art-1", "article": "Art 1", "forbids": [{"acts": ["firing"]}]}]
}`

const incident = `{
  "format": "parley.incident/1", "id": "i-7", "title": "@night, \"the hill\"", "external": [{"scheme": "acled", "id": "XX1"}], "note": "ask the shepherd",
  "reports": [
    {"id": "r2", "source": "wire", "knownAt": "2025-02-02T00:00:00Z", "at": "2025-02-01[Etc/UTC]", "effect": {"near": {"lat": -31.002, "lng": 66.4, "radius": 250}, "in": ["land"]},
     "by": ["north", "south"], "act": "firing", "weapon": {"code": "none"}, "harm": {"killed": "0", "injured": "20..", "missing": "3..5"}, "circumstances": {"return-fire": false, "notice-given": true}, "text": "-2 degrees; =cmd()\r\nnothing, more"},
    {"id": "r1", "source": "patrol", "knownAt": "2025-02-01T12:00:00Z", "basis": "observed", "at": "2025-02-01T03:00:00Z/..", "by": ["south"], "act": "firing", "evidence": {"grade": "B2", "custody": [{"holder": "store 7"}]}},
    {"id": "r3", "source": "shepherd", "at": "2025-02-01T03:10:00Z", "effect": {"near": {"lat": 31.1, "lng": 66.5, "radius": 10}}, "by": ["north"], "act": "firing", "text": "I saw the flash"},
    {"id": "r4", "source": "patrol", "corrects": ["r3"], "at": "2025-02-01[Etc/UTC]", "act": "firing", "denies": true}
  ],
  "assessments": [{"by": "mission", "report": "r3", "standard": "alleged"}, {"by": "mission", "report": "r1", "standard": "clear-and-convincing", "note": "n"}],
  "rulings": [{"by": "mission", "clause": "art-1", "party": "south", "outcome": "violation", "degree": "probably"}],
  "links": [{"kind": "same-as", "to": "i-8", "said": {"assertedBy": [{"source": "shepherd"}]}}, {"kind": "part-of", "to": "i-9", "note": "n"}],
  "coverage": [{"by": "patrol", "from": "2025-02-01T00:00", "access": "partial"}, {"by": "shepherd"}],
  "replies": [{"by": "north", "report": "r3", "text": "no"}],
  "publication": {"status": "internal"}
}`

// tb is what is used of testing.TB and of *rapid.T.
type tb interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func rules(t tb) *ceasefire.Rules {
	t.Helper()
	return ceasefire.MustCompile(ceasefire.MustParse(agreement))
}

func file(t tb, text string) ceasefire.Incident {
	t.Helper()
	in, err := ceasefire.ParseIncident(text)
	if err != nil {
		t.Fatal(err)
	}
	return *in
}

func formats() []export.Format { return []export.Format{export.CSV, export.GeoJSON, export.JSONLines} }

// written returns what is written of an incident, findings or not.
func written(t tb, f export.Format, findings bool, o export.Options, ins ...ceasefire.Incident) string {
	t.Helper()
	var b bytes.Buffer
	write := export.Incidents
	if findings {
		write = export.Findings
	}
	if err := write(&b, f, o, slices.Values(ins)); err != nil {
		t.Fatalf("%v, findings %v: %v", f, findings, err)
	}
	return b.String()
}

// table reads CSV by the standard library: each row a map from hashtags to texts.
func table(t tb, text string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	var out []map[string]string
	for _, r := range rows[2:] {
		m := map[string]string{}
		for i, tag := range rows[1] {
			if _, twice := m[tag]; twice {
				t.Fatalf("the hashtag %s is there twice", tag)
			}
			m[tag] = export.Unguard(r[i])
		}
		out = append(out, m)
	}
	return out
}
