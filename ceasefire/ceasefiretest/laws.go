package ceasefiretest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

// CheckLaws holds rules against the laws that every incident obeys under any
// agreement, and returns an error that names what was broken. Use it on your own
// agreements with [Reports].
//
//   - Open cells show two worlds that differ in verdict and that the account
//     allows, by the word of the reference evaluator (law 5). Incidents that leave
//     too much open for it, or lie among shapes, are asked only if they have one
//     report and one account.
//   - The order of reports and assessments, and judging again, change no byte (law
//     9).
//   - A breach answers for a deed: no party is in breach where the deed is not
//     certain, and no cell is a breach where the deed's is none.
func CheckLaws(rules *ceasefire.Rules, in ceasefire.Incident) error {
	findings, problems := rules.Judge(in)
	// A report that fits no incident leaves no world to show.
	impossible := slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Code == ceasefire.ImpossibleReport })
	first, err := strict.Encode(findings)
	if err != nil {
		return fmt.Errorf("findings have no JSON form: %w", err)
	}
	backwards := in
	backwards.Reports, backwards.Assessments = slices.Clone(in.Reports), slices.Clone(in.Assessments)
	slices.Reverse(backwards.Reports)
	slices.Reverse(backwards.Assessments)
	again, _ := rules.Judge(backwards)
	second, err := strict.Encode(again)
	if err != nil {
		return fmt.Errorf("findings have no JSON form: %w", err)
	}
	if !bytes.Equal(first, second) {
		return errors.New("law 9: the order of the reports changes the findings")
	}
	for a := range rules.Agreements() {
		d, err := NewDomain(a, in.Reports, nil)
		if err != nil {
			return err
		}
		small := len(a.Geometry)+len(a.Zones)+len(a.Lines) == 0 && d.Small(in.Reports, 1000)
		for _, f := range findings {
			if f.Agreement != a.ID {
				continue
			}
			if err := consistent(f.Alleged); err != nil {
				return fmt.Errorf("%s: alleged: %w", f.Clause, err)
			}
			if err := consistent(f.Established); err != nil {
				return fmt.Errorf("%s: established: %w", f.Clause, err)
			}
			single := len(in.Reports) == 1 && len(f.Alleged.Accounts) == 1 && len(f.Established.Accounts) == 1
			if (single || small) && !impossible {
				if err := CheckWitnesses(d, in, f); err != nil {
					return fmt.Errorf("law 5: %w", err)
				}
			}
		}
	}
	return nil
}

// consistent says whether the answers of an evaluation fit together, cell by cell.
func consistent(e ceasefire.Evaluation) error {
	for i, row := range e.Breach.Cells {
		for k, c := range row {
			deed := e.Deed.Cells[i][k].Verdict
			if c.Verdict == ceasefire.Breach && deed != ceasefire.Breach || deed == ceasefire.NoBreach && c.Verdict != ceasefire.NoBreach {
				return fmt.Errorf("the breach is %v where the deed is %v", c.Verdict, deed)
			}
			for _, p := range e.By {
				v := p.Cells[i][k].Verdict
				if v == ceasefire.Breach && c.Verdict != ceasefire.Breach || c.Verdict == ceasefire.NoBreach && v != ceasefire.NoBreach {
					return fmt.Errorf("%s is in %v where the breach is %v", p.Party, v, c.Verdict)
				}
			}
		}
	}
	return nil
}

// Reports generates valid reports of one incident each, from what the first
// agreement of the rules names: its actors, territories, sources and codes.
func Reports(rules *ceasefire.Rules) *rapid.Generator[ceasefire.Report] {
	var a *ceasefire.Agreement
	for first := range rules.Agreements() {
		a = first
		break
	}
	return rapid.Custom(func(t *rapid.T) ceasefire.Report {
		d, err := NewDomain(a, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		known := func(l string) bool { return rapid.IntRange(0, 3).Draw(t, l+" known") > 0 }
		r := ceasefire.Report{Incident: "generated"}
		if len(a.Roster.Sources) > 0 {
			r.Source = rapid.SampledFrom(a.Roster.Sources).Draw(t, "source").ID
		}
		if known("time") {
			i, j := rapid.SampledFrom(d.instants).Draw(t, "earliest"), rapid.SampledFrom(d.instants).Draw(t, "latest")
			if j.Before(i) {
				i, j = j, i
			}
			w, _ := ceasefire.NewWindow(i, j)
			r.At = ceasefire.Within(w)
		}
		place := func(l string) ceasefire.Place {
			if len(a.Roster.Territories) == 0 || !known(l) {
				return ceasefire.Place{}
			}
			return ceasefire.In(rapid.SampledFrom(a.Roster.Territories).Draw(t, l).ID)
		}
		r.Origin, r.Effect = place("origin"), place("effect")
		if known("actor") {
			r.By = []actors.ID{rapid.SampledFrom(d.actors[1:]).Draw(t, "by")}
		}
		if known("act") {
			r.Act = rapid.SampledFrom(d.acts[1:]).Draw(t, "act")
		}
		if act, ok := d.cat.ActIndex(r.Act); ok && known("target") {
			if admitted := d.cat.AdmittedTargets(act); len(admitted) > 0 {
				r.Target.Kind = d.cat.TargetAt(rapid.SampledFrom(admitted).Draw(t, "target")).Code
			}
		}
		return r
	})
}
