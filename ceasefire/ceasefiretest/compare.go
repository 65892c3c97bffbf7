package ceasefiretest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
)

// ErrTooLarge is returned by Compare for cases that the reference evaluator would
// take too long over.
var ErrTooLarge = errors.New("the case leaves too many worlds to enumerate")

// Compare judges a case by the engine and by the reference evaluator, and returns
// an error that names every answer on which they differ, and the number of
// answers compared. Cases that leave more than the given number of worlds are not
// judged: the error is ErrTooLarge.
func Compare(c Case, worlds int) (answers int, err error) {
	rules, problems := ceasefire.Compile(c.Agreement)
	if err := problems.Err(); err != nil {
		return 0, fmt.Errorf("the agreement does not compile: %w", err)
	}
	d, err := NewDomain(c.Agreement, c.Incident.Reports, nil)
	if err != nil {
		return 0, err
	}
	if !d.Small(c.Incident.Reports, worlds) {
		return 0, ErrTooLarge
	}
	got, problems := rules.Judge(c.Incident)
	for _, p := range problems.Hard() {
		if !Ignored(p) {
			return 0, fmt.Errorf("the incident has a problem: %w", p)
		}
	}
	want := Evaluate(d, c.Incident)
	if len(got) != len(want) {
		return 0, fmt.Errorf("%d findings, the reference has %d", len(got), len(want))
	}
	names, clear := d.publicNames(c.Incident.Reports)
	var errs []error
	for i, w := range want {
		f := got[i]
		if f.Clause != w.Clause {
			return answers, fmt.Errorf("finding %d is on %q, the reference has %q", i, f.Clause, w.Clause)
		}
		for _, e := range []struct {
			name string
			got  ceasefire.Evaluation
			want Evaluation
		}{{"alleged", f.Alleged, w.Alleged}, {"established", f.Established, w.Established}} {
			answer := func(what string, got ceasefire.Answer, want Answer) {
				answers++
				if got.Verdict != want.Verdict || got.Causes != want.Causes {
					errs = append(errs, fmt.Errorf("%s: %s %s: %v by %v, the reference says %v by %v", f.Clause, e.name, what, got.Verdict, got.Causes, want.Verdict, want.Causes))
				}
			}
			if len(e.got.Accounts) != len(e.want.Accounts) || clear && !sameAccounts(e.got.Accounts, e.want.Accounts, names) {
				errs = append(errs, fmt.Errorf("%s: %s: %d accounts %v, the reference has %d: %v, named %v", f.Clause, e.name, len(e.got.Accounts), e.got.Accounts, len(e.want.Accounts), e.want.Accounts, names))
				continue
			}
			answer("deed", e.got.Deed, e.want.Deed)
			answer("breach", e.got.Breach, e.want.Breach)
			each := func(what string, got []ceasefire.PartyAnswer, want map[actors.ID]Answer) {
				for _, p := range got {
					answer(what+" "+string(p.Party), p.Answer, want[p.Party])
				}
			}
			each("by", e.got.By, e.want.By)
			each("host", e.got.Host, e.want.Host)
		}
	}
	return answers, errors.Join(errs...)
}

// Ignored says whether a problem with an incident is one that generated cases have
// on purpose: it names something that counts for nothing.
func Ignored(p problem.Problem) bool {
	return p.Code == ceasefire.UnknownReport || p.Code == ceasefire.ForeignCorrection || p.Code == ceasefire.NoPower || p.Code == ceasefire.BadRecord
}

// sameAccounts says whether the columns are the accounts, in whatever order.
func sameAccounts(got []ceasefire.Column, want [][]string, names map[string]string) bool {
	var a, b []string
	for _, c := range got {
		if c.Union {
			return len(want) == 1
		}
		a = append(a, fmt.Sprintf("%q", c.Claimants))
	}
	for _, claimants := range want {
		b = append(b, fmt.Sprintf("%q", public(claimants, names)))
	}
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// public returns the names that may be handed on, sorted.
func public(claimants []string, names map[string]string) []string {
	out := []string{}
	for _, c := range claimants {
		if hidden, ok := names[c]; ok {
			c = hidden
		}
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

// publicNames returns what confidential claimants are called instead, in the order
// of what they state, whoever they are. A claimant is confidential if any of its
// sources is, or any report that it ever made. If two of them state the same, it is
// not clear which of them is called what.
func (d *Domain) publicNames(reports []ceasefire.Report) (names map[string]string, clear bool) {
	hidden := map[string]bool{}
	for _, s := range d.a.Roster.Sources {
		hidden[s.Claimant()] = hidden[s.Claimant()] || s.Confidential
	}
	for _, r := range reports {
		c := d.claimant(r)
		hidden[c] = hidden[c] || r.Evidence.Confidential || d.source(r.Source).Confidential
	}
	said, facts := map[string][]string{}, map[string][]string{}
	for _, r := range d.inEffect(reports) {
		c := d.claimant(r)
		r.ID, r.Incident, r.Source, r.KnownAt, r.Text = "", "", "", when.Instant{}, ""
		r.Evidence, r.Corrects, r.Withdraws = ceasefire.Evidence{}, nil, nil
		text, err := strict.Encode(r)
		if err != nil {
			return nil, false
		}
		said[c] = append(said[c], string(text))
	}
	for _, f := range d.facts {
		state := func(sayings []actors.Saying, holds bool) {
			for _, s := range sayings {
				c := d.source(s.Source).Claimant()
				facts[c] = append(facts[c], fmt.Sprintf("%s=%v", f.path, holds))
			}
		}
		state(f.said.AssertedBy, true)
		state(f.said.DeniedBy, false)
	}
	claimants := map[string]string{} // by what they state; who states nothing has no number
	clear = true
	for c, h := range hidden {
		if !h || len(said[c])+len(facts[c]) == 0 {
			continue
		}
		slices.Sort(said[c])
		slices.Sort(facts[c])
		text := strings.Join(slices.Concat(said[c], facts[c]), "\n")
		_, twice := claimants[text]
		clear = clear && !twice
		claimants[text] = c
	}
	names = map[string]string{}
	for i, text := range slices.Sorted(maps.Keys(claimants)) {
		names[claimants[text]] = fmt.Sprintf("confidential source %d", i+1)
	}
	return names, clear
}
