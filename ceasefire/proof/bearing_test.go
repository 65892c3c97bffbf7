package proof_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/proof"
)

const disputed = `{"format":"parley.agreement/1","id":"t","zone":"Etc/UTC","parties":["n","s"],
"force":{"from":"2026-01-05T00:00","until":"2026-02-01T00:00"%s},
"roster":{"actors":[{"id":"n","kind":"state","name":"North"},{"id":"s","kind":"state","name":"South"},{"id":"g","kind":"armed-group","name":"the Band"},{"id":"h","kind":"armed-group"}],
"territories":[{"id":"north"},{"id":"hill","parent":"north"%s}],
"sources":[{"id":"x","origin":"media"},{"id":"y","origin":"media"},{"id":"z","origin":"monitor"}],"relations":[%s]},
"clauses":[{"id":"a1","article":"Art 1","text":"No force.","forbids":[{"acts":["use-of-force"]}]%s}]}`

const dispute = `"said":{"assertedBy":[{"source":"x"}],"deniedBy":[{"source":"y"}]}`

// TestContestedFacts: a fact that some assert and others deny, and that makes a
// difference, cannot be left out; one that makes none may be, as it is.
func TestContestedFacts(t *testing.T) {
	const controls = `{"subject":"n","kind":"effectively-controls","object":"g",` + dispute + `}`
	for _, c := range []struct {
		name                                string
		extension, tenure, relations, terms string
		reports                             []string
		bears                               bool
	}{
		{"control", "", "", controls, "", []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["g"]}`}, true},
		{"control of somebody else", "", "", controls, "", []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["h"]}`}, false},
		{"control, and somebody else or not", "", "", controls, "", []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["g","h"]}`}, true},
		{"control, and three who speak", "", "", controls, "", []string{
			`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["g"]}`, `{"source":"y","at":"2026-01-10[Etc/UTC]","act":"shelling"}`,
			`{"source":"z","effect":{"in":["hill"]}}`}, true},
		{"control after the end", "", "", controls, "", []string{`{"source":"x","at":"2026-03-10[Etc/UTC]","act":"shelling","by":["g"]}`}, false},
		{"a chain", "", "", controls + `,{"subject":"g","kind":"effectively-controls","object":"h"}`, "", []string{`{"source":"z","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["h"]}`}, true},
		{"another rule", "", "", `{"subject":"n","kind":"supports","object":"g",` + dispute + `}`, "", []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["g"]}`}, false},
		{"support", "", "", `{"subject":"n","kind":"supports","object":"g",` + dispute + `}`, `,"attribution":"support"`, []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["g"]}`}, true},
		{"a host", "", "", `{"subject":"n","kind":"hosts","object":"g",` + dispute + `}`, `,"dueDiligence":true`, []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["g"]}`}, true},
		{"an extension", `,"extensions":[{"until":"2026-04-01T00:00",` + dispute + `}]`, "", "", "", []string{`{"source":"x","at":"2026-03-10[Etc/UTC]","act":"shelling","by":["n"]}`}, true},
		{"an extension, too late", `,"extensions":[{"until":"2026-04-01T00:00",` + dispute + `}]`, "", "", "", []string{`{"source":"x","at":"2026-05-10[Etc/UTC]","act":"shelling","by":["n"]}`}, false},
		{"an extension, and figures that cannot be", `,"extensions":[{"until":"2026-04-01T00:00",` + dispute + `}]`, "", "", "", []string{`{"source":"x","at":"2026-03-10[Etc/UTC]","act":"shelling","by":["n"],"harm":{"killed":"0","killed-civilians":"2.."}}`, `{"source":"x","at":"2026-05-10[Etc/UTC]","act":"shelling","by":["n"]}`}, false},
		{"an extension of another act", `,"extensions":[{"until":"2026-04-01T00:00",` + dispute + `}]`, "", "", "", []string{`{"source":"x","at":"2026-03-10[Etc/UTC]","act":"arrest","by":["n"]}`}, false},
		{"a tenure", "", `,"held":[{"by":"n",` + dispute + `}]`, "", `,"dueDiligence":true`, []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["h"],"origin":{"in":["hill"]}}`}, true},
		{"a tenure elsewhere", "", `,"held":[{"by":"n",` + dispute + `}]`, "", "", []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["h"],"origin":{"in":["hill"]}}`}, false},
		{"two facts", "", "", controls + `,{"subject":"n","kind":"effectively-controls","object":"h",` + dispute + `}`, "", []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["g","h"]}`}, true},
		{"an exception", "", "", controls, `,"except":[{"by":["g"]}]`, []string{`{"source":"x","at":"2026-01-10[Etc/UTC]","act":"shelling","by":["g"]}`}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := ceasefire.Parse(fmt.Sprintf(disputed, c.extension, c.tenure, c.relations, c.terms))
			if err != nil {
				t.Fatal(err)
			}
			in, err := ceasefire.ParseIncident(`{"format":"parley.incident/1","id":"i","reports":[` + strings.Join(c.reports, ",") + `]}`)
			if err != nil {
				t.Fatal(err)
			}
			rules := ceasefire.MustCompile(a)
			findings, _ := rules.Judge(*in)
			x, err := rules.Explain(findings[0])
			if err != nil {
				t.Fatal(err)
			}
			if found := proof.Check(a, *in, x); len(found) > 0 {
				t.Errorf("a true explanation does not pass: %v", found)
			}
			m := &mutant{a: a, in: *in, x: copied(t, x)}
			if m.merge(); len(m.ways) > 0 != c.bears {
				t.Fatalf("%d ways to drop it; columns %v", len(m.ways), x.Alleged.Accounts)
			}
			for _, way := range m.ways {
				m.x = copied(t, x)
				way()
				if found := proof.Check(a, *in, m.x); !strings.Contains(fmt.Sprint(found), "makes a difference") {
					t.Errorf("a false explanation passes: %v", found)
				}
			}
		})
	}
}

// TestManyClaimants: what four hundred claimants state of one incident is checked, or
// refused, in bounded time.
func TestManyClaimants(t *testing.T) {
	a, err := ceasefire.Parse(fmt.Sprintf(disputed, "", "", "", ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, days := range []int{2, 28} {
		var reports []string
		for i := range 400 {
			reports = append(reports, fmt.Sprintf(`{"source":"x%d","at":"2026-01-%02d[Etc/UTC]","act":"shelling","harm":{"killed":"%d.."}}`, i, i%days+1, i))
		}
		in, err := ceasefire.ParseIncident(`{"format":"parley.incident/1","id":"i","reports":[` + strings.Join(reports, ",") + `]}`)
		if err != nil {
			t.Fatal(err)
		}
		rules := ceasefire.MustCompile(a)
		findings, _ := rules.Judge(*in)
		x, err := rules.Explain(findings[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range proof.Check(a, *in, x) {
			if p.Code != proof.TooLarge {
				t.Errorf("a true explanation does not pass: %v", p)
			}
		}
	}
}
