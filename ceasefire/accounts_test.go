package ceasefire_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire"
)

// accounts names the claimants of each account: "north-ministry | mission-patrol+wire".
func accounts(e ceasefire.Evaluation) string {
	var out []string
	for _, a := range e.Accounts {
		out = append(out, strings.Join(a.Claimants, "+"))
	}
	return strings.Join(out, " | ")
}

func TestMeaningOfAccounts(t *testing.T) {
	say := func(source, rest string) string {
		return fmt.Sprintf(`{"source": %q, "at": "2025-02-01[Etc/UTC]", %s}`, source, rest)
	}
	list := func(rs ...string) string { return "[" + strings.Join(rs, ",") + "]" }
	const northDid, southDid, denies = `"act": "shelling", "by": ["north"]`, `"act": "shelling", "by": ["south"]`, `"denies": true`
	const observed = `"basis": "observed", `
	for _, c := range []struct{ name, reports, accounts, alleged, established string }{
		{"each says that it was the other", list(say("north-ministry", southDid), say("south-ministry", northDid)),
			"north-ministry | south-ministry", "breach; north: open by account; south: open by account", "open by fact; north: open by fact; south: open by fact"},
		{"a denial is an account in which it did not happen", list(say("north-ministry", denies), say("south-ministry", northDid)),
			"north-ministry | south-ministry", "open by account; north: open by account", "open by fact; north: open by fact; south: open by fact"},
		{"two outlets of one group are one claimant", list(say("north-times", southDid), say("north-radio", `"act": "sniping", "by": ["south"]`), say("wire", southDid)),
			"north-press+wire", "breach; south: breach", "open by fact; north: open by fact; south: open by fact"},
		{"two independent outlets that agree are in one account", list(say("north-times", southDid), say("wire", southDid)),
			"north-press+wire", "breach; south: breach", "open by fact; north: open by fact; south: open by fact"},
		{"a neutral report may stand in both accounts", list(say("north-ministry", southDid), say("south-ministry", northDid), say("mission-patrol", observed+`"act": "shelling"`)),
			"mission-patrol+north-ministry | mission-patrol+south-ministry", "breach; north: open by account; south: open by account", "open by fact; deed: breach; north: open by fact; south: open by fact"},
		{"a monitor's own observation is established", say("mission-patrol", observed+northDid),
			"mission-patrol", northBreaches, northBreaches},
		{"what a monitor passes on is not", say("mission-patrol", `"basis": "relayed", `+northDid),
			"mission-patrol", northBreaches, "open by fact; north: open by fact; south: open by fact"},
		{"an admission is established", say("north-ministry", northDid),
			"north-ministry", northBreaches, northBreaches},
		{"a complaint is not", say("south-ministry", northDid),
			"south-ministry", northBreaches, "open by fact; north: open by fact; south: open by fact"},
		{"contradicted in who, a monitor's what and when stand", list(say("mission-patrol", observed+northDid), say("north-ministry", southDid)),
			"mission-patrol | north-ministry", "breach; north: open by account; south: open by account", "open by fact; deed: breach; north: open by fact; south: open by fact"},
	} {
		t.Run(c.name, func(t *testing.T) {
			findings, _ := rules(t).Check(reports(t, c.reports)...)
			f := findings[0]
			if got := accounts(f.Alleged); got != c.accounts {
				t.Errorf("accounts %s\nwant     %s", got, c.accounts)
			}
			if got := summary(f.Alleged); got != c.alleged {
				t.Errorf("alleged %s\nwant    %s", got, c.alleged)
			}
			if got := summary(f.Established); got != c.established {
				t.Errorf("established %s\nwant        %s", got, c.established)
			}
			if f.Standard != ceasefire.ReasonableGrounds || !f.Claimed {
				t.Errorf("standard %v, claimed %t", f.Standard, f.Claimed)
			}
		})
	}
}

// TestContestedRelation: one side asserts that the Band is the north's, the other
// denies it: those are two accounts, and the facts that tell them apart are named.
func TestContestedRelation(t *testing.T) {
	r := rules(t, `{"roster": {"relations": [{"subject": "band", "kind": "member-of", "object": "north",
		"said": {"assertedBy": [{"source": "south-ministry"}], "deniedBy": [{"source": "north-ministry"}]}}]}}`)
	findings, _ := r.Check(reports(t, `{"source": "wire", "by": ["band"], "act": "shelling", "at": "2025-02-01[Etc/UTC]"}`)...)
	e := findings[0].Alleged
	if got := accounts(e); got != "north-ministry+wire | south-ministry+wire" {
		t.Errorf("accounts: %s", got)
	}
	for i, holds := range []bool{false, true} {
		want := ceasefire.ColumnFact{Path: "roster.relations[0]", Text: "the Band is a member of North", Holds: holds}
		if !slices.Contains(e.Accounts[i].Facts, want) {
			t.Errorf("account %d: %+v, want %+v", i, e.Accounts[i].Facts, want)
		}
	}
	if p := findings[0].Paths; len(p) != 1 || !slices.Equal(p[0].Contested, []string{"the Band is a member of North"}) {
		t.Errorf("paths: %+v", p)
	}
}

// TestTooManyAccounts: seven pairs who contradict each other on seven things make
// 128 accounts. The union of all claims is used, and the finding says so.
func TestTooManyAccounts(t *testing.T) {
	kinds := []ceasefire.HarmKind{ceasefire.Killed, ceasefire.Injured, ceasefire.Captured, ceasefire.Missing, ceasefire.Displaced, ceasefire.BuildingsDamaged}
	for _, pairs := range []int{6, 7} {
		var sources, said []string
		for i := range pairs {
			for k, who := range []string{"north", "south"} {
				id := fmt.Sprintf("s-%d-%d", i, k)
				sources = append(sources, fmt.Sprintf(`{"id": %q}`, id))
				what := `"by": ["` + who + `"]`
				if i > 0 {
					what = fmt.Sprintf(`"harm": {%q: "%d"}`, kinds[i-1], k)
				}
				said = append(said, fmt.Sprintf(`{"source": %q, "act": "shelling", "at": "2025-02-01[Etc/UTC]", %s}`, id, what))
			}
		}
		r := rules(t, `{"roster": {"sources": [`+strings.Join(sources, ",")+`]}}`)
		findings, problems := r.Check(reports(t, "["+strings.Join(said, ",")+"]")...)
		if len(problems) > 0 {
			t.Error(problems)
		}
		e := findings[0].Alleged
		switch pairs {
		case 6:
			if len(e.Accounts) != 64 || e.Accounts[0].Union || summary(e) != "breach; north: open by account; south: open by account" {
				t.Errorf("64 accounts are kept: got %d, %s", len(e.Accounts), summary(e))
			}
		case 7:
			if len(e.Accounts) != 1 || !e.Accounts[0].Union || len(e.Accounts[0].Claimants) != 0 ||
				summary(e) != "open by fact; deed: breach; north: open by fact; south: open by fact" {
				t.Errorf("128 accounts become their union: got %+v, %s", e.Accounts, summary(e))
			}
		}
	}
}
