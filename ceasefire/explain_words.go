package ceasefire

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

func (x Explanation) reasonWords(ask Ask, r Reason, row int) string {
	part := ""
	if r.Part != "" {
		part = " (part " + r.Part + ")"
	}
	what := fmt.Sprintf("what is forbidden to %s", x.name(r.Party))
	if ask == AskDeed { // whoever did it
		what = fmt.Sprintf("what is forbidden (to %s, were it its conduct)", x.name(r.Party))
	}
	if n := x.patterns(row, r.Party); n > 1 {
		what += fmt.Sprintf(", no. %d of %d", r.Pattern+1, n)
	}
	switch r.Kind {
	case Fits:
		s := fmt.Sprintf("it is %s%s, while in force, %s", what, part, x.moments(r.At))
		for i, d := range r.Exceptions {
			s += fmt.Sprintf("; exception %s does not cover it (%s)", x.exception(row, i), d.words())
		}
		for _, p := range r.Paths {
			s += "; " + x.path(p)
		}
		return s
	case InForce:
		return "the agreement is in force " + x.moments(r.At)
	case NotInForce:
		return "the agreement is not in force " + x.moments(r.At)
	case NotBound:
		return fmt.Sprintf("%s is not bound %s", x.name(r.Party), x.moments(r.At))
	case NotTheirs:
		return fmt.Sprintf("%s%s: nobody who may have done it, from where it may have come, is attributed to it", what, part)
	case Excepted:
		return fmt.Sprintf("%s%s: exception %s covers it", what, part, x.exception(row, r.Exception))
	default:
		return fmt.Sprintf("%s%s: outside it in %s", what, part, r.Dimension.words())
	}
}

func (x Explanation) patterns(row int, party actors.ID) int {
	if x.finding.clause == nil || x.finding.clause.rows[row].clause == nil {
		return 1
	}
	p, _ := x.finding.clause.rows[row].clause.Term.(Prohibition)
	return len(p.forbidden(party))
}

func (x Explanation) exception(row, i int) string {
	if x.finding.clause != nil && x.finding.clause.rows[row].clause != nil {
		if p, ok := x.finding.clause.rows[row].clause.Term.(Prohibition); ok && i < len(p.Except) {
			switch e := p.Except[i]; {
			case e.Text != "":
				return fmt.Sprintf("%d (%s)", i+1, e.Text)
			case e.ID != "":
				return fmt.Sprintf("%d (%s)", i+1, e.ID)
			}
		}
	}
	return fmt.Sprint(i + 1)
}

// path says how conduct is a party's, step by step.
func (x Explanation) path(p Path) string {
	from := "whoever acts"
	if p.Origin != "" {
		from += " from " + x.territory(p.Origin)
	}
	if !p.Any {
		from = x.name(p.Actor)
	}
	var steps []string
	for _, s := range p.Steps {
		step := x.name(s.To) + " (" + s.Basis
		if !s.During.IsAlways() {
			step += ", " + s.During.String()
		}
		if who := x.sources(s.Said.AssertedBy); who != "" {
			step += "; said by " + who
		}
		if who := x.sources(s.Said.DeniedBy); who != "" {
			step += "; denied by " + who
		}
		steps = append(steps, step+")")
	}
	return from + " → " + strings.Join(steps, " → ")
}

func (x Explanation) sources(said []actors.Saying) string {
	var out []string
	for _, s := range said {
		name := string(s.Source)
		if c := x.finding.check; c != nil {
			if src := c.rs.source(s.Source); src.Name != "" {
				name = src.Name
			}
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// caseWords says one world, as far as it differs from another one.
func (x Explanation) caseWords(c, other Case) string {
	if !c.Occurred {
		return "it did not happen"
	}
	if !other.Occurred {
		return "it happened so: " + x.whole(c)
	}
	var out []string
	for i, p := range c.Parts {
		q := CasePart{}
		if i < len(other.Parts) {
			q = other.Parts[i]
		}
		if d := x.differences(p, q); len(d) > 0 {
			text := strings.Join(d, ", ")
			if p.Name != "" {
				text += " (part " + p.Name + ")"
			}
			out = append(out, text)
		}
	}
	for _, f := range slices.Sorted(maps.Keys(c.Facts)) {
		if v, ok := other.Facts[f]; ok && v != c.Facts[f] {
			out = append(out, x.factAt(f, c.Facts[f]))
		}
	}
	for _, k := range HarmKinds() {
		if a, b := fmt.Sprint(c.Harm[k]), fmt.Sprint(other.Harm[k]); a != b {
			out = append(out, x.harm(c.Harm[k]))
		}
	}
	if len(out) == 0 {
		return x.whole(c)
	}
	return strings.Join(out, ", ")
}

func (x Explanation) harm(classes []HarmClass) string {
	var out []string
	for _, h := range classes {
		for _, k := range HarmKinds() {
			if c, ok := h[k]; ok {
				out = append(out, strings.ReplaceAll(string(k), "-", " ")+" "+c.String())
			}
		}
	}
	return strings.Join(out, " and ")
}

func (x Explanation) factAt(path string, holds bool) string {
	text := path
	if c := x.finding.check; c != nil {
		if i := c.rs.fact(path); i >= 0 {
			text = c.rs.facts[i].text
		}
	}
	if holds {
		return text
	}
	return "not so that " + text
}

// whole says everything that a case settles of who, what, when and where.
func (x Explanation) whole(c Case) string {
	var out []string
	for _, p := range c.Parts {
		out = append(out, strings.Join(x.differences(p, CasePart{}), ", "))
	}
	return strings.Join(out, "; and ")
}

// differences says those values of a part that another part does not have.
func (x Explanation) differences(p, q CasePart) []string {
	var out []string
	add := func(a, b any, format, value string) {
		if value != "" && fmt.Sprint(a) != fmt.Sprint(b) {
			out = append(out, fmt.Sprintf(format, value))
		}
	}
	add(p.Acts, q.Acts, "%s", x.few(x.codes(p.Acts)))
	add(p.By, q.By, "by %s", x.few(x.names(p.By)))
	if len(p.Times) == 1 {
		add(p.Times, q.Times, "%s", x.when(p.Times[0]))
	}
	if len(p.Origin) == 1 {
		add(holdsOf(p.Origin), holdsOf(q.Origin), "from %s", x.spot(p.Origin[0].Example))
	}
	if len(p.Effect) == 1 {
		add(holdsOf(p.Effect), holdsOf(q.Effect), "at %s", x.spot(p.Effect[0].Example))
	}
	var weapons []string
	for _, w := range p.Weapons {
		weapons = append(weapons, x.code(w.Code))
	}
	plain := len(q.Acts) == 0 // beside nothing, what is not in the catalogue goes without saying
	if elsewhere := len(p.Weapons) == 1 && p.Weapons[0].Code == SomethingElse; !plain || !elsewhere {
		add(p.Weapons, q.Weapons, "with %s", x.few(weapons))
	}
	if len(p.Calibres) == 1 && p.Calibres[0].From > 0 && !plain {
		add(p.Calibres, q.Calibres, "calibre %s", calibreWords(p.Calibres[0]))
	}
	if len(p.Targets) != 1 || p.Targets[0] != SomethingElse || !plain {
		add(p.Targets, q.Targets, "against %s", x.few(x.codes(p.Targets)))
	}
	if len(p.TargetOf) != 1 || p.TargetOf[0] != SomethingElse || !plain {
		add(p.TargetOf, q.TargetOf, "target of %s", x.few(x.names(p.TargetOf)))
	}
	for _, c := range sortedKeys(p.Circumstances) {
		if v, ok := q.Circumstances[c]; !ok && len(q.Circumstances) > 0 || ok && v != p.Circumstances[c] {
			out = append(out, fmt.Sprintf("%s: %s", strings.ReplaceAll(string(c), "-", " "), yesOrNo(map[bool]int{true: yes, false: no}[p.Circumstances[c]])[0]))
		}
	}
	return out
}

func holdsOf(ps []PlaceClass) (out [][]int) {
	for _, p := range ps {
		out = append(out, p.Holds)
	}
	return out
}

func calibreWords(c CaseCalibre) string {
	text := func(h int64) string {
		v, err := catalogue.NewCalibre(int(h))
		if err != nil {
			return "?"
		}
		return v.String()
	}
	switch c.To {
	case c.From:
		return text(c.From)
	case 0:
		return text(c.From) + " or more"
	}
	return text(c.From) + " to " + text(c.To)
}

func (x Explanation) codes(cs []catalogue.Code) []string {
	var out []string
	for _, c := range cs {
		out = append(out, x.code(c))
	}
	return out
}

// code says an act, a weapon or a target by the catalogue's name.
func (x Explanation) code(code catalogue.Code) string {
	if code == SomethingElse {
		return "something else"
	}
	if c := x.finding.check; c != nil {
		cat, name := c.rs.cat, ""
		if i, ok := cat.ActIndex(code); ok {
			name = cat.ActAt(i).Name
		} else if i, ok := cat.WeaponIndex(code); ok {
			name = cat.WeaponAt(i).Name
		} else if i, ok := cat.TargetIndex(code); ok {
			name = cat.TargetAt(i).Name
		}
		if name != "" {
			return name
		}
	}
	return string(code)
}

// few joins a few values by "or"; of many it says nothing.
func (x Explanation) few(values []string) string {
	if len(values) > 3 {
		return ""
	}
	return strings.Join(values, " or ")
}

func (x Explanation) name(id actors.ID) string {
	if id == SomethingElse {
		return "somebody not in the roster"
	}
	if c := x.finding.check; c != nil {
		return c.name(id)
	}
	return string(id)
}

func (x Explanation) names(ids []actors.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, x.name(id))
	}
	return out
}

func (x Explanation) territory(id actors.TerritoryID) string {
	if c := x.finding.check; c != nil {
		if i, ok := c.rs.ground.index[id]; ok && c.rs.ground.territories[i].Name != "" {
			return c.rs.ground.territories[i].Name
		}
	}
	return string(id)
}

// spot says a settled place by names.
func (x Explanation) spot(s Spot) string {
	if s.Territory != "" {
		s.Territory = actors.TerritoryID(x.territory(s.Territory))
	}
	return s.String()
}

func (x Explanation) place(p Place) string {
	var out []string
	for _, t := range p.In {
		out = append(out, x.territory(t))
	}
	for _, z := range p.Zones {
		out = append(out, "zone "+string(z))
	}
	if p.Near != nil {
		out = append(out, fmt.Sprintf("within %.0f m of %v", p.Near.Radius, p.Near.Centre))
	}
	for _, l := range p.Lines {
		out = append(out, "by line "+string(l.Line))
	}
	return strings.Join(out, " or ")
}

func (x Explanation) reading(r Row) string {
	if r.Title != "" {
		return r.Title
	}
	return "reading " + string(r.ID)
}

// when says a time in the agreement's zone.
func (x Explanation) when(w When) string {
	if w.began == w.ended {
		return x.moments(w.began)
	}
	return "begun " + x.moments(w.began) + ", ended " + x.moments(w.ended)
}

// moments says a window in the agreement's zone.
func (x Explanation) moments(w Window) string {
	z := when.UTC()
	if c := x.finding.check; c != nil && c.rs.a.Zone.IsValid() {
		z = c.rs.a.Zone
	}
	at := func(i when.Instant) string { return z.Format(i, "2 Jan 2006 15:04:05 MST") }
	switch {
	case w.IsUnknown():
		return "at any time"
	case !w.lo.IsValid():
		return "up to " + at(w.hi)
	case !w.hi.IsValid():
		return "from " + at(w.lo) + " on"
	case w.lo == w.hi:
		return "at " + at(w.lo)
	}
	return "from " + at(w.lo) + " to " + at(w.hi)
}

// unsettled closes with what is not for the engine to say: what would settle it,
// what was ruled, and what has to happen before it is published.
func (x Explanation) unsettled(o *outline) {
	if x.finding.check == nil {
		return
	}
	var questions []string
	for q := range x.finding.Questions() {
		questions = append(questions, q.String())
	}
	if len(questions) > 0 {
		o.add(true, 1, "What would settle it")
		for _, q := range questions {
			o.add(false, 1, "%s", q)
		}
	}
	var unproved []string
	for q := range x.finding.Unproved() {
		unproved = append(unproved, q.String())
	}
	if len(unproved) > 0 {
		o.add(true, 1, "What would have to be proved, or disproved")
		for _, q := range unproved {
			o.add(false, 1, "%s", q)
		}
	}
	lines := x.finding.record()
	if len(lines) > 0 {
		o.add(true, 1, "Beside the finding")
		for _, l := range lines {
			o.add(false, 1, "%s", l)
		}
	}
}

// record says in sentences what was ruled, which other incidents it may have to do
// with, and where the right of reply stands.
func (f Finding) record() []string {
	var out []string
	name := func(id actors.ID) string {
		if f.check != nil {
			return f.check.name(id)
		}
		return string(id)
	}
	for _, r := range f.Ruled {
		s := "Ruled by " + name(r.By)
		if r.At.IsValid() {
			s += " on " + r.At.String()
		}
		s += ": " + strings.ReplaceAll(string(r.Outcome), "-", " ")
		if r.Party != "" {
			s += ", as to " + name(r.Party)
		}
		if r.Degree != "" {
			s += " (" + r.Degree + ")"
		}
		if r.Text != "" {
			s += ". " + r.Text
		}
		out = append(out, s)
	}
	for _, r := range f.Related {
		text := fmt.Sprintf("%s incident %s: %s", linkWords(r.Kind), r.To, r.Standing)
		if len(r.AssertedBy) > 0 {
			text += ", said by " + strings.Join(r.AssertedBy, ", ")
		}
		if len(r.DeniedBy) > 0 {
			text += ", denied by " + strings.Join(r.DeniedBy, ", ")
		}
		out = append(out, text+"; judged apart")
	}
	if c := f.check; c != nil && len(c.in.Notices)+len(c.in.Replies) > 0 || f.Publication != "" {
		for _, r := range f.Replies {
			out = append(out, fmt.Sprintf("Right of reply of %s: %s", name(r.Party), r.Status.words()))
		}
	}
	if f.Publication != "" {
		out = append(out, "Publication: "+strings.ReplaceAll(string(f.Publication), "-", " "))
	}
	return out
}

func (s ReplyStatus) words() string {
	switch s {
	case NotInvited:
		return "no notice is recorded"
	case Invited:
		return "open"
	case Replied:
		return "used"
	default:
		return "not used in time"
	}
}

func linkWords(k LinkKind) string {
	switch k {
	case SameAs:
		return "The same as"
	case PartOf:
		return "Part of"
	case FollowUpOf:
		return "A follow-up of"
	default:
		return "Retaliation for"
	}
}
