package ceasefire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// String is [Explanation.Text].
func (x Explanation) String() string { return x.Text() }

// Text returns the explanation for people, as plain text. An explanation that was
// read from JSON has ids where this has names.
func (x Explanation) Text() string { return x.outline().text() }

// Markdown returns the explanation for people, as Markdown.
func (x Explanation) Markdown() string { return x.outline().markdown() }

// outline is a text of headings and nested items, to be written in several forms.
type outline []struct {
	heading bool
	level   int
	text    string
}

func (o *outline) add(heading bool, level int, format string, args ...any) {
	// A line is a line, whatever stands in a record's texts.
	text := strings.Join(strings.FieldsFunc(fmt.Sprintf(format, args...), unicode.IsControl), " ")
	*o = append(*o, struct {
		heading bool
		level   int
		text    string
	}{heading, level, text})
}

func (o outline) text() string {
	var b strings.Builder
	for i, l := range o {
		switch {
		case l.heading && i > 0:
			b.WriteString("\n" + l.text + "\n")
		case l.heading:
			b.WriteString(l.text + "\n")
		default:
			b.WriteString(strings.Repeat("  ", l.level) + "- " + l.text + "\n")
		}
	}
	return b.String()
}

func (o outline) markdown() string {
	var b strings.Builder
	list := false
	for i, l := range o {
		switch {
		case l.heading:
			if i > 0 {
				b.WriteString("\n")
			}
			b.WriteString(strings.Repeat("#", l.level+2) + " " + escape(l.text) + "\n")
			list = false
		default:
			if !list {
				b.WriteString("\n")
			}
			b.WriteString(strings.Repeat("  ", max(l.level-1, 0)) + "- " + escape(l.text) + "\n")
			list = true
		}
	}
	return b.String()
}

// escape keeps Markdown from taking a record's text for its own marks.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, "`", "\\`", `[`, `\[`, `]`, `\]`, `<`, `&lt;`, `#`, `\#`, `|`, `\|`, "\n", " ").Replace(s)
}

// outline says why, from the text of the clause to what would settle it.
func (x Explanation) outline() outline {
	var o outline
	title := string(x.Clause)
	if x.Article != "" {
		title = x.Article
	}
	o.add(true, 0, "%s of %s, incident %s", title, x.Agreement, x.Incident)
	if x.finding.check != nil {
		o.add(false, 1, "%s", x.finding.String())
		x.wording(&o)
		x.sayings(&o)
	}
	x.view(&o, "On the claims as they were made", x.Alleged)
	x.view(&o, "On what is established, by the standard of "+strings.ReplaceAll(x.Established.Standard.String(), "-", " "), x.Established)
	x.unsettled(&o)
	return o
}

// wording gives the clause as each reading has it.
func (x Explanation) wording(o *outline) {
	f := x.finding
	o.add(true, 1, "What the clause says")
	for i, row := range x.Alleged.Readings {
		r := f.clause.rows[i]
		if r.clause == nil {
			o.add(false, 1, "%s: does not have the clause", x.reading(row))
			continue
		}
		o.add(false, 1, "%s: %s", x.reading(row), wordingOf(r))
	}
}

func wordingOf(r rowRules) string {
	text := r.clause.Text
	if text == "" {
		text = "(its words are not given)."
	} else if !strings.HasSuffix(text, ".") {
		text += "."
	}
	if r.promise != "" {
		return fmt.Sprintf("%s Not yet specified: %s", text, r.promise)
	}
	return fmt.Sprintf("%s Whose conduct counts: %s.", text, policyWords(r.policy))
}

// policyWords lists the rules of a policy, but for a party's own conduct and the
// agreement's own clause, which are part of all.
func policyWords(p actors.Policy) string {
	var rules []string
	for r := range p.Rules() {
		if r != actors.Own && r != actors.Agreement {
			rules = append(rules, strings.ReplaceAll(r.String(), "-", " "))
		}
	}
	if len(rules) == 0 {
		return "a party's own"
	}
	return strings.Join(rules, ", ")
}

// sayings lists what every claimant states, and how much of it is proved.
func (x Explanation) sayings(o *outline) {
	c := x.finding.check
	o.add(true, 1, "Who says what")
	p := proof{rs: c.rs, standard: x.Established.Standard, reports: c.reports, assessments: c.assessments}
	reports := slices.Clone(c.reports)
	slices.SortStableFunc(reports, func(a, b Report) int {
		return cmp.Compare(c.claimant(c.rs.claimantOf(a)), c.claimant(c.rs.claimantOf(b)))
	})
	for _, r := range reports {
		name := c.rs.claimantOf(r)
		from := name
		if alias, ok := c.alias[name]; ok {
			from = alias
		} else {
			if src := c.rs.source(r.Source); src.Name != "" {
				from = src.Name
			}
			if r.ID != "" {
				from += " (" + string(r.ID) + ")"
			}
		}
		if r.Denies {
			o.add(false, 1, "%s: it did not happen", from)
		} else {
			var ways []string
			for _, w := range stated(r).main {
				ways = append(ways, x.partWords(w))
			}
			text := strings.Join(ways, "; or ")
			for _, a := range r.Also {
				text += "; and " + x.partWords(a)
			}
			for _, k := range sortedKeys(r.Harm) {
				text += fmt.Sprintf("; %s %v", strings.ReplaceAll(string(k), "-", " "), r.Harm[k])
			}
			o.add(false, 1, "%s: %s", from, text)
		}
		left, some := p.statement(r)
		if !some {
			o.add(false, 2, "nothing of it meets the standard")
			continue
		}
		for _, l := range provedWords(left) {
			o.add(false, 2, "%s", l)
		}
	}
}

// provedWords lists what is left of a statement by a standard, part by part.
func provedWords(s statement) []string {
	var out []string
	list := func(what string, words []string) {
		if len(words) > 0 {
			out = append(out, what+": "+strings.Join(words, ", "))
		}
	}
	stated := func(ways ...Part) (words []string) {
		for _, d := range baseDimensions() {
			if w := d.name.words(); slices.ContainsFunc(ways, d.stated) && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		return words
	}
	var whole []string
	if !s.doubt {
		whole = append(whole, DimOccurrence.words())
	}
	if len(s.harm) > 0 {
		whole = append(whole, DimHarm.words())
	}
	if len(s.also) == 0 {
		list("meets the standard", append(whole, stated(s.main...)...))
		return out
	}
	list("meets the standard, of the whole", whole)
	list("meets the standard, of the first part", stated(s.main...))
	for _, p := range s.also {
		list("meets the standard, of part "+p.Name, stated(p))
	}
	return out
}

// partWords says what a source states of a part.
func (x Explanation) partWords(p Part) string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if p.Act != "" {
		add("%s", x.code(p.Act))
	}
	if len(p.By) > 0 {
		add("by %s", strings.Join(x.names(p.By), " or "))
	}
	if len(p.NotBy) > 0 {
		add("not by %s", strings.Join(x.names(p.NotBy), " nor "))
	}
	if !p.At.IsZero() && p.At.IsValid() {
		add("%s", x.when(p.At))
	}
	if !p.Origin.IsZero() {
		add("from %s", x.place(p.Origin))
	}
	if !p.Effect.IsZero() {
		add("at %s", x.place(p.Effect))
	}
	if p.Weapon.Code != "" {
		add("with %s", x.code(p.Weapon.Code))
	}
	if p.Weapon.Calibre != (catalogue.CalibreRange{}) {
		add("calibre %v", p.Weapon.Calibre)
	}
	if p.Target.Kind != "" {
		add("against %s", x.code(p.Target.Kind))
	}
	if len(p.Target.Of) > 0 {
		add("target of %s", strings.Join(x.names(p.Target.Of), " or "))
	}
	for _, c := range sortedKeys(p.Circumstances) {
		add("%s: %s", strings.ReplaceAll(string(c), "-", " "), yesOrNo(map[bool]int{true: yes, false: no}[p.Circumstances[c]])[0])
	}
	if len(out) == 0 {
		return "it happened; nothing more is stated"
	}
	return strings.Join(out, ", ")
}

// view explains who answers, cell by cell.
func (x Explanation) view(o *outline, title string, v View) {
	o.add(true, 1, "%s", title)
	for i, c := range v.Accounts {
		o.add(false, 1, "%s: %s", accountName(i, len(v.Accounts)), x.account(c))
	}
	for _, a := range v.Answers {
		if a.Ask == AskBreach || a.Ask == AskDeed && v.answered() || a.Ask == AskHost && a.Verdict == NoBreach {
			continue // said party by party
		}
		o.add(false, 1, "%s: %s", x.question(a), a.words())
		for i, row := range a.Cells {
			reading := "a reading"
			if i < len(v.Readings) { // else it was read from what is no explanation
				reading = x.reading(v.Readings[i])
			}
			var said []outline
			for _, c := range row {
				var lines outline
				x.cell(&lines, a.Ask, c, i)
				said = append(said, lines)
			}
			for k, lines := range said {
				who := reading
				if len(row) > 1 {
					who += ", " + accountName(k, len(row))
				}
				if len(row) > 1 && !slices.ContainsFunc(said, func(l outline) bool { return !slices.Equal(l, lines) }) {
					if k > 0 {
						break
					}
					who = reading + ", on every account"
				}
				for j, l := range lines {
					if j == 0 {
						l.text = who + l.text
					}
					*o = append(*o, l)
				}
			}
		}
	}
}

// answered says whether some party's answer is a breach throughout, so that the deed
// goes without saying.
func (v View) answered() bool {
	return slices.ContainsFunc(v.Answers, func(a ExplainedAnswer) bool { return a.Ask == AskParty && a.Verdict == Breach })
}

func accountName(i, n int) string {
	if n == 1 {
		return "the one account"
	}
	return "account " + string(rune('A'+i%26)) + strings.Repeat("'", i/26)
}

func (x Explanation) account(c Column) string {
	who := "nobody's word meets the standard; what happened is open"
	if len(c.Claimants) > 0 {
		who = strings.Join(x.claimants(c.Claimants), ", ")
	}
	if c.Union {
		who = "too many accounts; all claims together"
	}
	if c.Silent {
		who += " (silent on the incident; what others say of it is taken as said)"
	}
	for _, f := range c.Facts {
		switch {
		case f.Open:
			who += "; open whether " + f.Text
		case f.Holds:
			who += "; " + f.Text + x.says(f, c)
		default:
			who += "; not so that " + f.Text + x.says(f, c)
		}
	}
	return who
}

// says names those of an account who state a fact: the others merely do not
// contradict it.
func (x Explanation) says(f ColumnFact, c Column) string {
	k := x.finding.check
	if k == nil {
		return ""
	}
	i := k.rs.fact(f.Path)
	if i < 0 {
		return ""
	}
	sayings := k.rs.facts[i].said.AssertedBy
	if !f.Holds {
		sayings = k.rs.facts[i].said.DeniedBy
	}
	var who []string
	for _, name := range k.speakers(sayings) {
		if slices.Contains(c.Claimants, name) {
			who = append(who, name)
		}
	}
	if len(who) == 0 {
		return ""
	}
	return " (as " + strings.Join(x.claimants(who), ", ") + " says)"
}

// claimants gives claimants the names of their sources, where they are sources.
func (x Explanation) claimants(names []string) []string {
	k := x.finding.check
	if k == nil {
		return names
	}
	var out []string
	for _, n := range names {
		out = append(out, or(k.rs.source(actors.SourceID(n)).Name, n))
	}
	return out
}

func (x Explanation) question(a ExplainedAnswer) string {
	switch a.Ask {
	case AskDeed:
		return "Did what the clause forbids happen, whoever did it"
	case AskHost:
		return "Did " + x.name(a.Party) + " fail as a host"
	default:
		return "Does " + x.name(a.Party) + " answer for a breach"
	}
}

// words says the verdict, and why it is open.
func (a ExplainedAnswer) words() string {
	yes, no := "breach", "no breach"
	switch a.Ask {
	case AskDeed, AskHost:
		yes, no = "yes", "no"
	default:
	}
	switch a.Verdict {
	case Breach:
		return yes
	case NoBreach:
		return no
	default:
	}
	for _, row := range a.Cells {
		for _, c := range row {
			if c.Unspecified {
				return "open (the text does not say yet)"
			}
		}
	}
	return "open (" + reasons(a.Causes) + ")"
}

// cell says why a cell is what it is.
func (x Explanation) cell(o *outline, ask Ask, c ExplainedCell, row int) {
	asked := map[Ask]string{AskDeed: "it is what the clause forbids", AskHost: "a failure of its own"}[ask]
	if asked == "" {
		asked = "a breach"
	}
	switch {
	case c.Absent:
		o.add(false, 2, ": no breach, for the reading does not have the clause")
	case c.Unspecified:
		o.add(false, 2, ": open, for the text does not say yet")
	case c.Undecided == "places":
		o.add(false, 2, ": open, for it cannot be told at the accuracy of the places")
	case c.Undecided != "":
		o.add(false, 2, ": open, for more is left open than can be judged")
	case c.Verdict == Open && len(c.Cases) == 2:
		o.add(false, 2, ": open; it may have been so, or so")
		a, b := x.caseWords(c.Cases[0], c.Cases[1]), x.caseWords(c.Cases[1], c.Cases[0])
		o.add(false, 3, "%s if, for example, %s", asked, a)
		o.add(false, 3, "not if, for example, %s", b)
	case c.Verdict == Breach:
		o.add(false, 2, ": %s in %s", asked, howMany(len(c.Cases)))
		x.why(o, ask, c, row)
	default:
		o.add(false, 2, ": not so in %s; what came nearest", howMany(len(c.Cases)))
		x.why(o, ask, c, row)
	}
}

func howMany(n int) string {
	if n == 1 {
		return "the one case that is left"
	}
	return fmt.Sprintf("all %d cases that are left", n)
}

// why gives the reasons of a decided cell, each once.
func (x Explanation) why(o *outline, ask Ask, c ExplainedCell, row int) {
	var lines []string
	add := func(s string) {
		if !slices.Contains(lines, s) {
			lines = append(lines, s)
		}
	}
	nearest := x.nearest(c)
	for _, k := range c.Cases {
		if !k.Occurred {
			if len(c.Cases) > 1 {
				add("if it did not happen: nothing to answer for")
			} else {
				add("it did not happen")
			}
			continue
		}
		for _, r := range k.Reasons {
			if r.Kind == NotInForce || r.Kind == Fits || nearest[pattern{r.Party, r.Pattern}] {
				add(x.reasonWords(ask, r, row))
			}
		}
	}
	for i, l := range lines {
		if i == 8 {
			o.add(false, 3, "and %d more, in the explanation's data", len(lines)-i)
			break
		}
		o.add(false, 3, "%s", l)
	}
}

type pattern struct {
	party actors.ID
	index int
}

// nearest returns, of the patterns that a case is not inside, those that fail for the
// fewest reasons: the conditions that came nearest to being met.
func (x Explanation) nearest(c ExplainedCell) map[pattern]bool {
	why := map[pattern]map[string]bool{}
	for _, k := range c.Cases {
		for _, r := range k.Reasons {
			if r.Kind == NotInForce || r.Kind == Fits {
				continue
			}
			p := pattern{r.Party, r.Pattern}
			if why[p] == nil {
				why[p] = map[string]bool{}
			}
			why[p][string(r.Kind)+string(r.Dimension)] = true
		}
	}
	least := len(why)*len(Dimensions()) + 1
	for _, w := range why {
		least = min(least, len(w))
	}
	out := map[pattern]bool{}
	for p, w := range why {
		if len(w) == least {
			out[p] = true
		}
	}
	return out
}
