package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// width is how long a line may get.
const width = 100

// plain prints replays for people.
func plain(replays []*Replay) string {
	p := &printer{}
	p.wrap("", "UCDP's record of events against real truces. UCDP is one claimant, of origin research: what it records is its "+
		"claim. Where it does not say who fired, no side is said to have broken a truce: it does so in one-sided violence alone.")
	for _, r := range replays {
		p.replay(r)
	}
	p.line("")
	p.line("HOW TO READ THE TABLES")
	for _, l := range [][2]string{
		{"killed", "from the lowest to the highest figure; a plus sign where no highest is known"},
		{"deed", "events that the truce forbids, whoever did it: alleged / established"},
		{"a side", "breaches by a party that is bound, whichever it was: alleged / established"},
		{"C", "claimed: a breach by the side in some cell of the matrix, on the claims; missions count these as complaints"},
		{"A", "alleged: a breach by the side, on every account and reading"},
		{"E", "established: a breach by the side, by what meets the standard of proof"},
		{"O", "open: what is recorded leaves it open whether the side broke the truce"},
		{"N", "no breach by the side"},
	} {
		p.item("  "+l[0], l[1])
	}
	p.wrap("  ", "A, O and N add up to the events that did or may have happened in the time of the truce.")
	return p.b.String()
}

type printer struct{ b strings.Builder }

func (p *printer) line(s string) { p.b.WriteString(strings.TrimRight(s, " ") + "\n") }

// wrap prints a text in lines of the width; those after the first are indented as
// well.
func (p *printer) wrap(indent, text string) {
	line := indent
	for word := range strings.FieldsSeq(text) {
		if len([]rune(line))+len([]rune(word)) >= width && strings.TrimSpace(line) != "" {
			p.line(line)
			line = indent
		}
		line += word + " "
	}
	p.line(line)
}

// item prints a text behind a word in the margin.
func (p *printer) item(head, text string) {
	q := &printer{}
	q.wrap("            ", text)
	s := q.b.String()
	p.b.WriteString(fmt.Sprintf("%-11s ", head) + strings.TrimLeft(s, " "))
}

func (p *printer) replay(r *Replay) {
	p.line("")
	p.line(strings.ToUpper(r.Title))
	p.item("text", r.truce.Agreement.Title+"; in force "+force(r.truce)+".")
	for _, c := range r.truce.Agreement.Clauses {
		who := ""
		if len(c.Bearers) > 0 {
			who = " (binds " + r.truce.party(c.Bearers[0]) + ")"
		}
		p.item("  clause", c.Text+who)
	}
	for i, n := range r.Notes {
		p.item(first(i, "note"), n)
	}
	p.item("coverage", r.Coverage)
	for i, s := range r.Standards {
		p.item(first(i, "proof"), s+".")
	}
	p.item("sides", r.Sides)
	c := r.Counts
	p.item("rows", fmt.Sprintf("%d judged (%d with something doubtful in the row); of the same country and time, %d of other dyads; %d of other times; %d of other countries; %d refused.",
		c.Judged, c.Doubtful, c.OtherDyads, c.OutsideWindow, c.OtherCountry, c.Refused))
	if r.First.IsValid() {
		p.item("", fmt.Sprintf("The file's events of %s run from %v to %v.", r.truce.Country, r.First, r.Last))
	}
	if len(r.OtherDyads) > 0 {
		p.item("", "Other dyads, not judged: "+others(r.OtherDyads)+".")
	}
	if len(r.Places) > 0 {
		p.item("places", "No territory is stated for some names: "+strings.Join(r.Places, "; ")+".")
	}
	for i, s := range r.Problems {
		p.item(first(i, "problems"), s)
	}
	if r.nothing() {
		p.line("")
		p.wrap("  ", r.silence())
		return
	}
	p.table(r)
	p.line("")
	p.whys(r)
}

// silence says that the file has nothing on the truce.
func (r *Replay) silence() string {
	return fmt.Sprintf("This file has no events of %s in this time. Nothing can be said of the truce from it.", r.truce.Country)
}

func first(i int, s string) string {
	if i > 0 {
		return ""
	}
	return s
}

func (p *printer) table(r *Replay) {
	p.line("")
	head, under := fmt.Sprintf("%-15s%7s %-11s%-10s%-8s", "week", "events", " killed", "deed", "a side"), fmt.Sprintf("%-52s", "")
	for _, s := range r.Weeks[0].Sides {
		head += fmt.Sprintf("  %-14s", s.Name)
		under += fmt.Sprintf(" %2s%3s%3s%4s%3s", "C", "A", "E", "O", "N")
	}
	p.line(head)
	p.line(under)
	var undated []Week
	for _, w := range r.Weeks {
		if !w.From.IsValid() && w.Events > 0 {
			undated = append(undated, w)
		}
	}
	phase := ""
	var sum Week
	total := func() {
		if phase == "" {
			return
		}
		// Events of an uncertain phase are not of these weeks: they come last.
		if i := slices.IndexFunc(undated, func(w Week) bool { return w.Truce == phase && phase != "open" }); i >= 0 {
			p.row("  over weeks", undated[i])
			sum.merge(undated[i])
			undated = slices.Delete(undated, i, i+1)
		}
		p.row("  in all", sum)
	}
	for _, w := range r.Weeks {
		if !w.From.IsValid() {
			break
		}
		if w.Truce != phase {
			total()
			phase, sum = w.Truce, r.week(when.Date{}, when.Date{}, w.Truce)
			p.line(phaseWords(phase))
		}
		p.row("  "+days(w.From, w.Until), w)
		sum.merge(w)
	}
	total()
	for _, w := range undated {
		p.line("dated to more than one week: " + phaseWords(w.Truce))
		p.row("", w)
	}
}

func phaseWords(phase string) string {
	switch phase {
	case "before":
		return "before the truce"
	case "inside":
		return "in the truce"
	case "after":
		return "after the truce"
	}
	return "in part in the truce, or not known to be"
}

func (p *printer) row(label string, w Week) {
	s := fmt.Sprintf("%-15s%7d %-11s", label, w.Events, " "+killed(w.Killed))
	if w.Inside+w.TimeOpen == 0 {
		p.line(s + map[bool]string{true: "", false: "not in the truce"}[w.Events == 0 || w.Truce == "inside"])
		return
	}
	s += fmt.Sprintf("%-10s%-8s", fmt.Sprintf("%d / %d", w.Deeds.Alleged, w.Deeds.Established), fmt.Sprintf("%d / %d", w.Anybody.Alleged, w.Anybody.Established))
	for _, x := range w.Sides {
		s += fmt.Sprintf(" %2d%3d%3d%4d%3d", x.Claimed, x.Alleged, x.Established, x.Open, x.NoBreach)
	}
	p.line(s)
}

// whys says what the open ones are open for.
func (p *printer) whys(r *Replay) {
	sum := r.week(when.Date{}, when.Date{}, "")
	for _, w := range r.Weeks {
		sum.merge(w)
	}
	for _, s := range sum.Sides {
		if s.Open == 0 {
			continue
		}
		p.wrap("  ", fmt.Sprintf("Open for %s: %d. What is open in them: %s.", s.Name, s.Open, why(s.Why)))
	}
	if sum.Deeds.Open > 0 {
		p.wrap("  ", fmt.Sprintf("Of these it is open in %d whether the truce forbids the deed at all, whoever did it.", sum.Deeds.Open))
	}
}

func why(m map[string]int) string {
	var out []string
	for _, d := range slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b))
	}) {
		out = append(out, fmt.Sprintf("%s in %d", d, m[d]))
	}
	return strings.Join(out, ", ")
}

// words says what a question is about.
func words(q ceasefire.Question) string {
	switch q.About {
	case ceasefire.DimOccurrence:
		return "whether it happened"
	case ceasefire.DimActor:
		return "who fired"
	case ceasefire.DimTime:
		return "when"
	case ceasefire.DimEffect:
		return "where"
	case ceasefire.DimAct:
		return "what was done"
	case ceasefire.DimCircumstance:
		return "whether it was " + q.Of
	case ceasefire.DimRelation:
		return "whether " + q.Of
	case ceasefire.DimTarget, ceasefire.DimTargetOwner:
		return "at whom"
	default:
		return string(q.About)
	}
}

func others(list []DyadCount) string {
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s %d", d.Dyad, d.Events))
	}
	return strings.Join(out, ", ")
}

func list(ds []ceasefire.Dimension) string {
	var out []string
	for _, d := range ds {
		out = append(out, string(d))
	}
	return strings.Join(out, ", ")
}

func killed(c ceasefire.Count) string {
	high, closed := c.High()
	switch {
	case !c.IsKnown():
		return "unknown"
	case !closed:
		return strconv.FormatInt(c.Low(), 10) + "+"
	case high == c.Low():
		return strconv.FormatInt(high, 10)
	}
	return fmt.Sprintf("%d–%d", c.Low(), high)
}

// days prints a week: "24 Feb–2 Mar".
func days(from, until when.Date) string {
	last, err := until.AddDays(-1)
	if err != nil {
		return from.String()
	}
	if from.Month() == last.Month() {
		return fmt.Sprintf("%d–%d %s", from.Day(), last.Day(), last.Month().String()[:3])
	}
	return fmt.Sprintf("%d %s–%d %s", from.Day(), from.Month().String()[:3], last.Day(), last.Month().String()[:3])
}

// force prints when the truce is in force.
func force(t *Truce) string {
	f := t.Agreement.Force
	text := "from " + string(f.From)
	if f.Until != "" {
		text += " until " + string(f.Until)
	}
	for _, e := range f.Extensions {
		text += ", then until " + string(e.Until)
		if len(e.Said.AssertedBy) == 0 {
			text += " (not known)"
		}
	}
	return text + " (" + t.Agreement.Zone.Name() + ")"
}

// sidesWords says what is made of GED's sides.
func sidesWords(s ucdp.Sides) string {
	if s == ucdp.OneOfTheTwo {
		return "It is taken that one of the two sides of the dyad used force; which one GED does not say."
	}
	return "GED's dyad is not taken for who fired: who did it is unknown, but in one-sided violence, where GED's side A did it."
}

// merge adds another week's counts.
func (w *Week) merge(x Week) {
	w.Events += x.Events
	w.Killed = plus(w.Killed, x.Killed)
	w.Inside += x.Inside
	w.Outside += x.Outside
	w.TimeOpen += x.TimeOpen
	w.Deeds.merge(x.Deeds)
	w.Anybody.merge(x.Anybody)
	for i := range w.Sides {
		w.Sides[i].merge(x.Sides[i].Tally)
	}
}

func (t *Tally) merge(x Tally) {
	t.Claimed += x.Claimed
	t.Alleged += x.Alleged
	t.Established += x.Established
	t.Open += x.Open
	t.NoBreach += x.NoBreach
	for d, n := range x.Why {
		if t.Why == nil {
			t.Why = map[string]int{}
		}
		t.Why[d] += n
	}
}
