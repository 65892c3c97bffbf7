package export

import (
	"fmt"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
)

// BadMatrix is reported for a finding that was read and in which an answer has not one cell
// for each reading and account. Besides it, [ReadFindings] reports the codes of strict
// JSON, and [ReadIncidents] those of [ceasefire.ParseIncident].
//
// Example:
//
//	{"agreement": "a", "clause": "c", "claimed": false, "standard": "reasonable-grounds", "alleged": {"readings": [{"id": "text"}], "accounts": [{"claimants": ["n"]}, {"claimants": ["s"]}],
//	  "deed": {"verdict": "open", "causes": "none", "cells": [[{"verdict": "open"}, {"verdict": "open"}]]},
//	  "breach": {"verdict": "open", "causes": "none", "cells": [[{"verdict": "open"}]]}, "by": []},
//	  "established": {"readings": [], "accounts": [], "deed": {"verdict": "open", "causes": "none", "cells": []}, "breach": {"verdict": "open", "causes": "none", "cells": []}, "by": []}}
const BadMatrix problem.Code = "finding-matrix"

// matrices finds answers whose cells are not as many as readings and accounts.
func matrices(f ceasefire.Finding) problem.List {
	var out problem.List
	for _, e := range []struct {
		path string
		ceasefire.Evaluation
	}{{"alleged", f.Alleged}, {"established", f.Established}} {
		check := func(path string, a ceasefire.Answer) {
			ok := len(a.Cells) == len(e.Readings)
			for _, row := range a.Cells {
				ok = ok && len(row) == len(e.Accounts)
			}
			if !ok {
				out = append(out, problem.Problem{
					Code: BadMatrix, Path: problem.Join(e.path, path) + ".cells",
					Message: fmt.Sprintf("not a row of %d cells for each of %d readings", len(e.Accounts), len(e.Readings)),
					Mend:    "a cell for each reading and account",
				})
			}
		}
		check("deed", e.Deed)
		check("breach", e.Breach)
		for i, p := range e.By {
			check(problem.Index("by", i), p.Answer)
		}
		for i, p := range e.Host {
			check(problem.Index("host", i), p.Answer)
		}
	}
	return out
}
