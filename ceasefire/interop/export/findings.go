package export

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
)

// judged is a row of the table of findings: what a finding says of one party.
type judged struct {
	in               ceasefire.Incident
	f                ceasefire.Finding
	earliest, latest string
	sentence         string
	coverage         string
	question         string

	party            actors.ID // empty: an agreement without parties
	name             string
	alleged          *ceasefire.Answer
	established      *ceasefire.Answer
	host, hostProved *ceasefire.Answer
	reply            ceasefire.ReplyStatus
}

func (x *Writer) findingRows(in ceasefire.Incident, findings []ceasefire.Finding) error {
	earliest, latest := span(x.veil.standing(in.Reports))
	for _, f := range findings {
		base := judged{in: in, f: f, earliest: earliest, latest: latest, sentence: f.String()}
		base.question, base.coverage = asked(in, f)
		for _, v := range byParty(base) {
			if err := row(x.w, x.judged, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// byParty makes a row for each party, sorted as the finding has them.
func byParty(base judged) []judged {
	if len(base.f.Alleged.By) == 0 {
		return []judged{base}
	}
	find := func(list []ceasefire.PartyAnswer, party actors.ID) *ceasefire.Answer {
		if i := slices.IndexFunc(list, func(p ceasefire.PartyAnswer) bool { return p.Party == party }); i >= 0 {
			return &list[i].Answer
		}
		return nil
	}
	var out []judged
	for _, p := range base.f.Alleged.By {
		v := base
		v.party, v.name, v.alleged = p.Party, p.Name, &p.Answer
		v.established = find(base.f.Established.By, p.Party)
		v.host, v.hostProved = find(base.f.Alleged.Host, p.Party), find(base.f.Established.Host, p.Party)
		for _, r := range base.f.Replies {
			if r.Party == p.Party {
				v.reply = r.Status
			}
		}
		out = append(out, v)
	}
	return out
}

// asked returns the first question of a finding, and what was watched: as the finding
// says it, or else as the record does.
func asked(in ceasefire.Incident, f ceasefire.Finding) (question, coverage string) {
	for q := range f.Questions() {
		question = q.String()
		break
	}
	return question, cmp.Or(f.Coverage(), watched(in))
}

// findingColumns is the table of findings.
func findingColumns() []column[judged] {
	text := func(name, tag string, cell func(judged) string) column[judged] {
		return column[judged]{name, tag, false, cell}
	}
	number := func(name, tag string, cell func(judged) string) column[judged] {
		return column[judged]{name, tag, true, cell}
	}
	out := []column[judged]{
		text("incident", "#event+id", func(x judged) string { return string(x.in.ID) }),
		text("title", "#event+name", func(x judged) string { return x.in.Title }),
		text("earliest", "#date+start+min", func(x judged) string { return x.earliest }),
		text("latest", "#date+end+max", func(x judged) string { return x.latest }),
		text("agreement", "#meta+agreement+id", func(x judged) string { return string(x.f.Agreement) }),
		text("clause", "#meta+clause+id", func(x judged) string { return string(x.f.Clause) }),
		text("article", "#meta+article", func(x judged) string { return x.f.Article }),
		text("party", "#group+party+id", func(x judged) string { return string(x.party) }),
		text("party's name", "#group+party+name", func(x judged) string { return x.name }),
		text("claimed: breach by the party", "#status+claimed+party", func(x judged) string { return has(x.alleged) }),
		text("claimed: breach by anybody", "#status+claimed", func(x judged) string { return yesNo(x.f.Claimed) }),
	}
	for _, a := range []struct {
		name, tag string
		of        func(judged) *ceasefire.Answer
	}{
		{"breach by the party, alleged", "#status+party+alleged", func(x judged) *ceasefire.Answer { return x.alleged }},
		{"breach by the party, established", "#status+party+established", func(x judged) *ceasefire.Answer { return x.established }},
		{"deed, alleged", "#status+deed+alleged", func(x judged) *ceasefire.Answer { return &x.f.Alleged.Deed }},
		{"deed, established", "#status+deed+established", func(x judged) *ceasefire.Answer { return &x.f.Established.Deed }},
		{"breach by anybody, alleged", "#status+breach+alleged", func(x judged) *ceasefire.Answer { return &x.f.Alleged.Breach }},
		{"breach by anybody, established", "#status+breach+established", func(x judged) *ceasefire.Answer { return &x.f.Established.Breach }},
		{"own duty as host, alleged", "#status+host+alleged", func(x judged) *ceasefire.Answer { return x.host }},
		{"own duty as host, established", "#status+host+established", func(x judged) *ceasefire.Answer { return x.hostProved }},
	} {
		out = append(out,
			text(a.name, a.tag, func(x judged) string {
				if v := a.of(x); v != nil {
					return v.Verdict.String()
				}
				return ""
			}),
			text(a.name+", open because of", a.tag+"+causes", func(x judged) string {
				if v := a.of(x); v != nil {
					return v.Causes.String()
				}
				return ""
			}),
		)
	}
	return append(out,
		text("standard of proof", "#meta+standard", func(x judged) string { return x.f.Standard.String() }),
		text("ruled", "#status+ruled", func(x judged) string { return ruled(x.f, x.party) }),
		text("reply", "#status+reply", func(x judged) string { return string(x.reply) }),
		text("publication", "#status+publication", func(x judged) string { return string(x.f.Publication) }),
		number("accounts", "#meta+accounts+num", func(x judged) string { return strconv.Itoa(len(x.f.Alleged.Accounts)) }),
		number("accounts that meet the standard", "#meta+accounts+established+num", func(x judged) string { return strconv.Itoa(len(x.f.Established.Accounts)) }),
		number("readings", "#meta+readings+num", func(x judged) string { return strconv.Itoa(len(x.f.Alleged.Readings)) }),
		text("finding", "#description+finding", func(x judged) string { return x.sentence }),
		text("coverage", "#meta+coverage", func(x judged) string { return x.coverage }),
		text("first question", "#description+question", func(x judged) string { return x.question }),
	)
}

// has says whether some reading on some account makes it a breach.
func has(a *ceasefire.Answer) string {
	if a == nil {
		return ""
	}
	return yesNo(slices.ContainsFunc(a.Cells, func(row []ceasefire.Cell) bool {
		return slices.ContainsFunc(row, func(c ceasefire.Cell) bool { return c.Verdict == ceasefire.Breach })
	}))
}

// ruled lists the outcomes that concern a party, or the incident as a whole, in the order
// of their time.
func ruled(f ceasefire.Finding, party actors.ID) string {
	var out []string
	for _, r := range f.Ruled {
		if r.Party == "" || r.Party == party {
			s := string(r.Outcome)
			if r.Degree != "" {
				s += " (" + r.Degree + ")"
			}
			out = append(out, s)
		}
	}
	return join(out, ";")
}
