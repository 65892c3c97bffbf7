package ceasefire_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parley-go/parley/ceasefire"
)

// meaning is one line of what a verdict means: under testdata/base.json as patched
// (Art 1 forbids firing, in force from 1 January 2025), the reports come to what
// The field want says of the clause.
type meaning struct {
	name    string
	patch   string // on the agreement; empty: as it stands
	reports string
	want    string // see summary
}

// summary is the alleged answer: the breach with its causes; then, if they say
// something else, the deed; then every party that is not cleared.
func summary(e ceasefire.Evaluation) string {
	text := func(a ceasefire.Answer) string {
		if a.Verdict == ceasefire.Open {
			return "open by " + a.Causes.String()
		}
		return a.Verdict.String()
	}
	out := []string{text(e.Breach)}
	if d := text(e.Deed); d != out[0] {
		out = append(out, "deed: "+d)
	}
	for _, p := range e.By {
		if p.Verdict != ceasefire.NoBreach {
			out = append(out, string(p.Party)+": "+text(p.Answer))
		}
	}
	for _, p := range e.Host {
		if p.Verdict != ceasefire.NoBreach {
			out = append(out, "as host "+string(p.Party)+": "+text(p.Answer))
		}
	}
	return strings.Join(out, "; ")
}

func runMeanings(t *testing.T, cases []meaning) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var patches []string
			if c.patch != "" {
				patches = append(patches, c.patch)
			}
			findings, problems := rules(t, patches...).Check(reports(t, c.reports)...)
			if len(problems) > 0 {
				t.Error(problems)
			}
			if got := summary(findings[0].Alleged); got != c.want {
				t.Errorf("got  %s\nwant %s\n%v", got, c.want, findings[0])
			}
		})
	}
}

// forbids patches the agreement's one clause, and whatever else.
func forbids(patterns, rest string) string {
	return fmt.Sprintf(`{"clauses": [{"id": "c", "forbids": [%s]}]%s}`, patterns, rest)
}

const northShells = `{"source": "wire", "by": ["north"], "act": "shelling", "at": %q}`

func shelledAt(when string) string { return fmt.Sprintf(northShells, when) }

const northBreaches = "breach; north: breach"

// except is a clause in force in January, with exceptions.
func except(exceptions string) string {
	return fmt.Sprintf(`{"force": {"until": "2025-02-01T00:00"}, "clauses": [{"id": "c", "forbids": [{"acts": ["firing"]}], "except": [%s]}]}`, exceptions)
}

func TestMeaningOfTime(t *testing.T) {
	const january = `{"force": {"until": "2025-02-01T00:00"}}`
	const byDayOnly = `{"during": [{"from": "2025-01-10T06:00", "until": "2025-01-10T18:00"}]}`
	const byNightOnly = `{"during": [{"from": "2025-01-10T18:00", "until": "2025-01-11T06:00"}]}`
	const returnByDay = `{"during": [{"from": "2025-01-10T06:00", "until": "2025-01-10T18:00"}], "circumstances": {"return-fire": true}}`
	runMeanings(t, []meaning{
		{"at the very instant of entry into force", january, shelledAt("2025-01-01T00:00:00Z"), northBreaches},
		{"a nanosecond before entry into force", january, shelledAt("2024-12-31T23:59:59.999999999Z"), "no breach"},
		{"a nanosecond before the end", january, shelledAt("2025-01-31T23:59:59.999999999Z"), northBreaches},
		{"at the very instant of the end", january, shelledAt("2025-02-01T00:00:00Z"), "no breach"},
		{"some time within an hour about the end", january, shelledAt("2025-01-31T23:30:00Z/2025-02-01T00:30:00Z"), "open by fact; north: open by fact"},
		{"on the last day", january, shelledAt("2025-01-31[Etc/UTC]"), northBreaches},
		{"on the last day, in a zone where it ends later", january, shelledAt("2025-01-31[America/Bogota]"), "open by fact; north: open by fact"},
		{"all through the end", january, shelledAt("from 2025-01-31T20:00:00Z to 2025-02-01T04:00:00Z"), northBreaches},
		{"begun before force, over after it began", january, shelledAt("from 2024-12-31T20:00:00Z to 2025-01-01T00:00:00Z"), northBreaches},
		{"begun before force, over just before it", january, shelledAt("from 2024-12-31T20:00:00Z to 2024-12-31T23:59:59Z"), "no breach"},
		{"the time is not known", january, `{"source": "wire", "by": ["north"], "act": "shelling"}`, "open by fact; north: open by fact"},
		{"local time of the agreement's zone", `{"zone": "Asia/Karachi", "force": {"from": "2025-01-01T00:00"}}`, shelledAt("2024-12-31T19:00:00Z"), northBreaches},

		{"excepted by day, at noon", except(byDayOnly), shelledAt("2025-01-10T12:00:00Z"), "no breach"},
		{"excepted by day, the day's last instant is not of it", except(byDayOnly), shelledAt("2025-01-10T18:00:00Z"), northBreaches},
		{"excepted by day, reported from 17:00 to 19:00", except(byDayOnly), shelledAt("2025-01-10T17:00:00Z/2025-01-10T19:00:00Z"), "open by fact; north: open by fact"},
		{"excepted by day and by night, reported from 17:00 to 19:00", except(byDayOnly + "," + byNightOnly), shelledAt("2025-01-10T17:00:00Z/2025-01-10T19:00:00Z"), "no breach"},
		{"excepted by day and by night, from 17:00 until 19:00", except(byDayOnly + "," + byNightOnly), shelledAt("from 2025-01-10T17:00:00Z to 2025-01-10T19:00:00Z"), "no breach"},
		{"excepted by day, from 17:00 until 19:00: it went on after", except(byDayOnly), shelledAt("from 2025-01-10T17:00:00Z to 2025-01-10T19:00:00Z"), northBreaches},
		{"return fire excepted by day, from 17:00 until 19:00", except(returnByDay), `{"source": "wire", "by": ["north"], "act": "shelling", "at": "from 2025-01-10T17:00:00Z to 2025-01-10T19:00:00Z", "circumstances": {"return-fire": true}}`, northBreaches},
		{"return fire excepted by day, at noon, nobody says whether", except(returnByDay), shelledAt("2025-01-10T12:00:00Z"), "open by fact; north: open by fact"},
		{"return fire excepted and what is not return fire: together all", except(`{"circumstances": {"return-fire": true}}, {"circumstances": {"return-fire": false}}`), shelledAt("2025-01-10T12:00:00Z"), "no breach"},
	})
}

func TestMeaningOfWho(t *testing.T) {
	const member = `{"subject": "band", "kind": "member-of", "object": "north"%s}`
	band := func(said string) string {
		return `{"roster": {"relations": [` + fmt.Sprintf(member, said) + `]}}`
	}
	const day = `"at": "2025-02-01[Etc/UTC]"`
	by := func(who string) string {
		return `{"source": "wire", "act": "shelling", ` + day + `, "by": ` + who + `}`
	}
	runMeanings(t, []meaning{
		{"an organ's conduct is its state's", "", by(`["north-army"]`), northBreaches},
		{"one party or the other: a breach, which party is open", "", by(`["north", "south"]`), "breach; north: open by fact; south: open by fact"},
		{"deed, but no bound party answers", "", by(`["band"]`), "no breach; deed: breach"},
		{"an unknown perpetrator", "", `{"source": "wire", "act": "shelling", ` + day + `}`, "open by fact; deed: breach; north: open by fact; south: open by fact"},
		{"an unknown perpetrator, and it was not the south, nor the Band: still not the north by elimination", "",
			`{"source": "wire", "act": "shelling", "notBy": ["south", "south-army", "band", "gunmen", "mission"], ` + day + `}`, "open by fact; deed: breach; north: open by fact"},
		{"not by any party nor their armies", "", `{"source": "wire", "act": "shelling", "notBy": ["north", "north-army", "south", "south-army"], ` + day + `}`, "no breach; deed: breach"},
		{"unknown gunmen may be anybody", "", by(`["gunmen"]`), "open by fact; deed: breach; north: open by fact; south: open by fact"},
		{"something else is nobody of the roster", "", by(`["something-else"]`), "no breach; deed: breach"},
		{"the clause forbids the deed to the Band alone", forbids(`{"by": ["band"], "acts": ["firing"]}`, ""), by(`["north"]`), "no breach"},
		{"the Band by one source's undenied word", band(`, "said": {"assertedBy": [{"source": "south-ministry"}]}`), by(`["band"]`), northBreaches},
		{"the Band, contested: an account of each", band(`, "said": {"assertedBy": [{"source": "south-ministry"}], "deniedBy": [{"source": "north-ministry"}]}`), by(`["band"]`), "open by account; deed: breach; north: open by account"},
		{"the Band, not known", band(`, "said": {"unknownTo": [{"source": "mission-patrol"}]}`), by(`["band"]`), "open by fact; deed: breach; north: open by fact"},
		{"the Band, denied by all who speak of it", band(`, "said": {"deniedBy": [{"source": "north-ministry"}]}`), by(`["band"]`), "no breach; deed: breach"},
		{"the Band had left the north by then", band(`, "during": "../2025-01-20T00:00:00Z"`), by(`["band"]`), "no breach; deed: breach"},
		{"the Band had not left the north yet", band(`, "during": "../2025-02-20T00:00:00Z"`), by(`["band"]`), northBreaches},
		{"a party that is not bound yet", `{"bound": [{"party": "north", "from": "2025-03-01T00:00"}]}`, by(`["north"]`), "no breach; deed: breach"},
		{"only the south bears the clause", `{"clauses": [{"id": "c", "bearers": ["south"], "forbids": [{"acts": ["firing"]}]}]}`, by(`["north"]`), "no breach; deed: breach"},
		{"each party has its own baseline", `{"clauses": [{"id": "c", "forbids": [{"acts": ["firing"]}], "forParty": [{"party": "south", "forbids": [{"acts": ["shelling"], "weapons": [{"calibre": {"min": "100mm"}}]}]}]}]}`,
			`{"source": "wire", "act": "shelling", "weapon": {"code": "mortar-82mm"}, "by": ["south"], ` + day + `}`, "no breach; deed: breach"},
		{"an actor excluded by the text: whatever is done by the Band is permitted", `{"roster": {"relations": [` + fmt.Sprintf(member, "") + `]}, "clauses": [{"id": "c", "forbids": [{"acts": ["firing"]}], "except": [{"by": ["band"]}]}]}`, by(`["band"]`), "no breach"},
		{"the same, by the Band or the army", `{"roster": {"relations": [` + fmt.Sprintf(member, "") + `, {"subject": "north-army", "kind": "organ-of", "object": "north"}]}, "clauses": [{"id": "c", "forbids": [{"acts": ["firing"]}], "except": [{"by": ["band"]}]}]}`, by(`["band", "north-army"]`), "open by fact; north: open by fact"},
		{"due diligence is not attribution: the Band from the north's land", `{"clauses": [{"id": "c", "dueDiligence": true, "forbids": [{"acts": ["firing"]}]}]}`,
			`{"source": "wire", "act": "shelling", "by": ["band"], "origin": {"in": ["northland"]}, "circumstances": {"measures-taken": false}, ` + day + `}`, "no breach; deed: breach; as host north: breach"},
		{"the same, had the host taken measures", `{"clauses": [{"id": "c", "dueDiligence": true, "forbids": [{"acts": ["firing"]}]}]}`,
			`{"source": "wire", "act": "shelling", "by": ["band"], "origin": {"in": ["northland"]}, "circumstances": {"measures-taken": true}, ` + day + `}`, "no breach; deed: breach"},
		{"the same, nobody says whether it did", `{"clauses": [{"id": "c", "dueDiligence": true, "forbids": [{"acts": ["firing"]}]}]}`,
			`{"source": "wire", "act": "shelling", "by": ["band"], "origin": {"in": ["northland"]}, ` + day + `}`, "no breach; deed: breach; as host north: open by fact"},
		{"territorial: whoever fires from the north's land, the north answers; the south as well if it was its army", `{"attribution": "territorial"}`,
			`{"source": "wire", "act": "shelling", "origin": {"in": ["northland"]}, ` + day + `}`, "breach; north: breach; south: open by fact"},
		{"territorial: the Band from the north's land", `{"attribution": "territorial"}`,
			`{"source": "wire", "act": "shelling", "by": ["band"], "origin": {"in": ["northland"]}, ` + day + `}`, northBreaches},
		{"territorial: the Band from the south's hill", `{"attribution": "territorial"}`,
			`{"source": "wire", "act": "shelling", "by": ["band"], "origin": {"in": ["hill"]}, ` + day + `}`, "breach; south: breach"},
		{"territorial: the Band from somewhere in the land", `{"attribution": "territorial"}`,
			`{"source": "wire", "act": "shelling", "by": ["band"], "origin": {"in": ["land"]}, ` + day + `}`, "open by fact; deed: breach; north: open by fact; south: open by fact"},
		{"a joint deed has a part for each", "", `{"source": "wire", "act": "shelling", "by": ["north"], ` + day + `, "also": [{"name": "second", "act": "shelling", "by": ["south"], ` + day + `}]}`, "breach; north: breach; south: breach"},
	})
}

func TestMeaningOfWhat(t *testing.T) {
	const heavy = `{"weapons": [{"calibre": {"min": "100mm"}}]}`
	const killed = `{"harm": [{"kind": "killed", "atLeast": 1}]}`
	const civilians = `{"harm": [{"kind": "killed-civilians", "atLeast": 3}]}`
	const far = `{"weapons": [{"rangeAtLeast": "medium"}]}`
	north := func(rest string) string {
		return `{"source": "wire", "by": ["north"], "at": "2025-02-01[Etc/UTC]", ` + rest + `}`
	}
	const open = "open by fact; north: open by fact"
	runMeanings(t, []meaning{
		{"100 mm and more, calibre not seen", forbids(heavy, ""), north(`"act": "shelling"`), open},
		{"100 mm and more, a sniper's rifle: its calibre is not asked", forbids(heavy, ""), north(`"act": "sniping", "weapon": {"code": "sniper-rifle"}`), "no breach"},
		{"100 mm and more, sniping with whatever weapon: nobody is asked for a sniper's calibre", forbids(heavy, ""), north(`"act": "sniping"`), "no breach"},
		{"shelling with 100 mm and more, sniping: the calibre is not asked", forbids(`{"acts": ["shelling"], "weapons": [{"calibre": {"min": "100mm"}}]}`, ""), north(`"act": "sniping"`), "no breach"},
		{"100 mm and more, 122 mm", forbids(heavy, ""), north(`"weapon": {"calibre": {"min": "122mm", "max": "122mm"}}`), northBreaches},
		{"100 mm and more, of 100 mm", forbids(heavy, ""), north(`"weapon": {"calibre": {"min": "100mm", "max": "100mm"}}`), northBreaches},
		{"100 mm and more, of 82 to 120 mm", forbids(heavy, ""), north(`"act": "shelling", "weapon": {"calibre": {"min": "82mm", "max": "120mm"}}`), open},
		{"100 mm and more, by Grad, which is 122 mm", forbids(heavy, ""), north(`"weapon": {"code": "grad"}`), northBreaches},
		{"100 mm and more, by no weapon at all", forbids(heavy, ""), north(`"weapon": {"code": "none"}`), "no breach"},
		{"one killed or more, harm unknown", forbids(killed, ""), north(`"act": "shelling"`), open},
		{"one killed or more, zero killed", forbids(killed, ""), north(`"act": "shelling", "harm": {"killed": "0"}`), "no breach"},
		{"one killed or more, about five", forbids(killed, ""), north(`"act": "shelling", "harm": {"killed": "3..7"}`), northBreaches},
		{"one killed or more, two civilians killed: they are among the killed", forbids(killed, ""), north(`"act": "shelling", "harm": {"killed-civilians": "2"}`), northBreaches},
		{"three civilians or more, five killed of whom one combatant", forbids(civilians, ""), north(`"act": "shelling", "harm": {"killed": "5", "killed-combatants": "1"}`), open},
		{"three civilians or more, two killed", forbids(civilians, ""), north(`"act": "shelling", "harm": {"killed": "2"}`), "no breach"},
		{"three civilians or more, two or more", forbids(civilians, ""), north(`"act": "shelling", "harm": {"killed-civilians": "2.."}`), open},
		{"medium range or longer: MLRS states no range, it may be of any", forbids(far, ""), north(`"weapon": {"code": "mlrs"}`), open},
		{"medium range or longer: Grad", forbids(far, ""), north(`"weapon": {"code": "grad"}`), northBreaches},
		{"medium range or longer: a mortar is short", forbids(far, ""), north(`"weapon": {"code": "mortar"}`), "no breach"},
		{"an act below the family", "", north(`"act": "sniping"`), northBreaches},
		{"a family above the act: it may have been another", forbids(`{"acts": ["sniping"]}`, ""), north(`"act": "firing"`), open},
		{"another act", "", north(`"act": "overflight"`), "no breach"},
		{"no act is stated", "", north(`"text": "something happened"`), open},
		{"either shelling or an overflight", "", `{"source": "wire", "or": [{"act": "shelling", "by": ["north"], "at": "2025-02-01[Etc/UTC]"}, {"act": "overflight", "by": ["north"], "at": "2025-02-01[Etc/UTC]"}]}`, open},
		{"either shelling or sniping: fire both", "", `{"source": "wire", "or": [{"act": "shelling", "by": ["north"], "at": "2025-02-01[Etc/UTC]"}, {"act": "sniping", "by": ["north"], "at": "2025-02-01[Etc/UTC]"}]}`, northBreaches},
		{"against the other party: its army is meant too", forbids(`{"targetOfOtherParty": true}`, ""), north(`"act": "shelling", "target": {"of": ["south-army"]}`), northBreaches},
		{"against the other party: its own army", forbids(`{"targetOfOtherParty": true}`, ""), north(`"act": "shelling", "target": {"of": ["north-army"]}`), "no breach; deed: breach"},
		{"a declared circumstance, stated", forbids(`{"acts": ["firing"], "circumstances": {"intended": true}}`, ""), north(`"act": "shelling", "circumstances": {"intended": false}`), "no breach"},
		{"a declared circumstance, not stated", forbids(`{"acts": ["firing"], "circumstances": {"intended": true}}`, ""), north(`"act": "shelling"`), open},
		{"not specified yet, in force", `{"clauses": [{"id": "c", "promises": "a penalty"}]}`, north(`"act": "shelling"`), "open by interpretation; north: open by interpretation; south: open by interpretation"},
		{"not specified yet, before force", `{"clauses": [{"id": "c", "promises": "a penalty"}]}`, `{"source": "wire", "by": ["north"], "at": "2024-12-01[Etc/UTC]"}`, "no breach"},
	})
}
