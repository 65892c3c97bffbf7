package ceasefiretest

import (
	"errors"
	"fmt"

	"github.com/parley-go/parley/actors"
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
	d, err := NewDomain(c.Agreement, c.Reports, nil)
	if err != nil {
		return 0, err
	}
	if !d.Small(c.Reports, worlds) {
		return 0, ErrTooLarge
	}
	got, problems := rules.Check(c.Reports...)
	for _, p := range problems.Hard() {
		return 0, fmt.Errorf("the reports have a problem: %w", p)
	}
	want := Evaluate(d, c.Reports)
	if len(got) != len(want) {
		return 0, fmt.Errorf("%d findings, the reference has %d", len(got), len(want))
	}
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
			if len(e.got.Accounts) != e.want.Accounts {
				errs = append(errs, fmt.Errorf("%s: %s: %d accounts %v, the reference has %d", f.Clause, e.name, len(e.got.Accounts), e.got.Accounts, e.want.Accounts))
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
