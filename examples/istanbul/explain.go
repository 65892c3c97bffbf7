package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/proof"
)

// explanations says why an incident's findings are what they are. No explanation is
// printed that the independent checker does not confirm.
func explanations(id ceasefire.IncidentID) (string, error) {
	c, err := load()
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(c.Incidents, func(x Incident) bool { return x.ID == id })
	if i < 0 {
		var known []string
		for _, x := range c.Incidents {
			known = append(known, string(x.ID))
		}
		return "", fmt.Errorf("no incident %q; there are %s", id, strings.Join(known, ", "))
	}
	rules, problems := ceasefire.Compile(c.Agreements...)
	if len(problems) > 0 {
		return "", problems
	}
	in := ceasefire.Incident{Format: ceasefire.IncidentFormat, ID: id, Reports: c.Incidents[i].Reports}
	findings, problems := rules.Judge(in)
	if len(problems) > 0 {
		return "", problems
	}
	var b strings.Builder
	for _, f := range findings {
		x, err := rules.Explain(f)
		if err != nil {
			return "", err
		}
		if problems := proof.Check(c.agreement(f.Agreement), in, x); len(problems) > 0 {
			return "", fmt.Errorf("the checker does not confirm the explanation of %s: %w", f.Clause, problems)
		}
		b.WriteString(x.Text() + "\n")
	}
	return b.String(), nil
}
