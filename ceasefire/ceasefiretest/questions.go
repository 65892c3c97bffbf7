package ceasefiretest

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// CheckQuestions holds the questions of a finding about base dimensions against the
// reference evaluator, on all claims and on what is proved, and returns how many it
// held against it.
//
// A dimension is pivotal in an open cell if two worlds of its account differ in
// verdict and in that dimension, and agree on everything else. Every dimension
// pivotal for some open cell is asked about. Every one that is asked about is
// pivotal between worlds in which values count as equal that no term tells apart:
// the catalogue may leave no two worlds in which none but one value differs.
//
// Of the answers that settle a question, those that are codes, actors, or yes and no
// are held against the worlds that they leave.
//
// Incidents must be small, like those of [Compare]. A finding whose columns cannot be
// told apart by name is not checked.
func CheckQuestions(d *Domain, in ceasefire.Incident, f ceasefire.Finding) (questions int, err error) {
	for _, v := range []struct {
		name     string
		standard ceasefire.Standard
		ceasefire.Evaluation
		asked iter.Seq[ceasefire.Question]
	}{{"questions", ceasefire.AllegedOnly, f.Alleged, f.Questions()}, {"unproved", d.standard(f.Clause), f.Established, f.Unproved()}} {
		columns, err := d.columns(in, v.standard, v.Accounts)
		if err == nil && !slices.Contains(columns, nil) {
			err = d.checkQuestions(f.Clause, columns, v.Evaluation, slices.Collect(v.asked), &questions)
		}
		if err != nil {
			return questions, fmt.Errorf("%s: %s: %w", f.Clause, v.name, err)
		}
	}
	return questions, nil
}

// topic is what a question is about.
type topic struct {
	about ceasefire.Dimension
	part  string
	of    string
}

// setting is how a world settles a topic.
type setting struct {
	topic
	value  string // told apart from every other
	class  string // told apart only as far as some term does
	answer string // what an answer would say; empty: nothing to compare

	reach catalogue.RangeClass // of a weapon
}

// fits says whether an answer is so: of a weapon, that it is of the code and, if the
// answer says so, of the ranges.
func (s setting) fits(answer string) bool {
	name, ranges, ranged := strings.Cut(answer, " of ")
	if s.about != ceasefire.DimWeapon || !ranged {
		return s.answer == answer
	}
	class := func(text string) catalogue.RangeClass {
		c, _ := catalogue.ParseRangeClass(text)
		return c
	}
	lo, hi := catalogue.RangeNotStated, catalogue.RangeNotStated
	if least, ok := strings.CutSuffix(ranges, " range or more"); ok {
		lo, hi = class(least), math.MaxUint8
	} else if most, ok := strings.CutSuffix(ranges, " range or less"); ok {
		hi = class(most)
	} else if least, most, ok := strings.Cut(strings.TrimSuffix(ranges, " range"), " to "); ok {
		lo, hi = class(least), class(most)
	}
	return s.answer == name && lo <= s.reach && s.reach <= hi
}

// settings returns how a world settles every topic but whether it occurred, in an
// order that depends only on its facts and parts. A world in which nothing happened
// settles nothing but facts.
func (d *Domain) settings(w ceasefire.World) []setting {
	var out []setting
	add := func(about ceasefire.Dimension, part, of, value, class, answer string) {
		out = append(out, setting{topic: topic{about, part, of}, value: value, class: class, answer: answer})
	}
	yesNo := func(yes bool) string {
		if yes {
			return "yes"
		}
		return "no"
	}
	words := d.factWords()
	for _, f := range d.facts {
		v := yesNo(w.Facts[f.path])
		add(ceasefire.DimRelation, "", words[f.path], v, v, v)
	}
	if !w.Occurred {
		return out
	}
	for _, whole := range ceasefire.HarmKinds() {
		if whole.Whole() != whole {
			continue
		}
		var counts, reached []string
		for _, k := range append([]ceasefire.HarmKind{whole}, whole.Parts()...) {
			counts = append(counts, fmt.Sprint(w.Harm[k]))
			for p := range d.patterns() {
				for _, h := range p.Harm {
					if h.Kind == k {
						reached = append(reached, fmt.Sprint(w.Harm[k] >= h.AtLeast))
					}
				}
			}
		}
		add(ceasefire.DimHarm, "", string(whole), strings.Join(counts, ","), strings.Join(reached, ","), "")
	}
	for _, x := range w.Parts {
		d.partSettings(x, func(about ceasefire.Dimension, of, value, class, answer string) {
			add(about, x.Name, of, value, class, answer)
			out[len(out)-1].reach = x.Range
		}, yesNo)
	}
	return out
}

func (d *Domain) partSettings(x ceasefire.Deed, add func(about ceasefire.Dimension, of, value, class, answer string), yesNo func(bool) string) {
	class := func(tell func(ceasefire.Pattern, func(bool))) string {
		var b strings.Builder
		for p := range d.patterns() {
			tell(p, func(holds bool) { fmt.Fprint(&b, yesNo(holds), ",") })
		}
		return b.String()
	}
	actor := func(a actors.ID) string {
		if a == ceasefire.SomethingElse {
			return "somebody not in the roster"
		}
		return string(a)
	}
	var segment [2]int // of the beginning and the end, between the instants at which something changes
	for i, t := range []instant{x.Began, x.Ended} {
		for _, c := range compactInstants(d.changes) {
			if !t.Before(c) {
				segment[i]++
			}
		}
	}
	add(ceasefire.DimTime, "", fmt.Sprint(x.Began, x.Ended), fmt.Sprint(segment), "")
	place := func(s ceasefire.Spot) (value, within string) {
		within = class(func(p ceasefire.Pattern, tell func(bool)) {
			for _, place := range slices.Concat(p.Origin, p.Effect) {
				tell(d.inPlace(s, place))
			}
		})
		for _, t := range d.a.Roster.Territories {
			if len(t.Held) > 0 {
				within += yesNo(d.inTerritory(s.Territory, t.ID))
			}
		}
		return fmt.Sprint(s.Territory, s.Zones, s.Point), within
	}
	value, within := place(x.Origin)
	add(ceasefire.DimOrigin, "", value, within, "")
	value, within = place(x.Effect)
	add(ceasefire.DimEffect, "", value, within, "")
	add(ceasefire.DimActor, "", string(x.By), string(x.By), actor(x.By))
	add(ceasefire.DimAct, "", string(x.Act), class(func(p ceasefire.Pattern, tell func(bool)) {
		tell(slices.ContainsFunc(p.Acts, func(c code) bool { return d.actBelow(x.Act, c) }))
	}), string(x.Act))
	add(ceasefire.DimWeapon, "", fmt.Sprint(x.Weapon, x.Range), class(func(p ceasefire.Pattern, tell func(bool)) {
		for _, w := range p.Weapons {
			tell((w.Code == "" || d.weaponBelow(x.Weapon, w.Code)) && x.Range >= w.RangeAtLeast)
		}
	}), string(x.Weapon))
	add(ceasefire.DimCalibre, "", x.Calibre.String(), class(func(p ceasefire.Pattern, tell func(bool)) {
		for _, w := range p.Weapons {
			tell(bore(x.Calibre, w.Calibre))
		}
	}), "")
	add(ceasefire.DimTarget, "", string(x.Target), class(func(p ceasefire.Pattern, tell func(bool)) {
		tell(slices.ContainsFunc(p.Targets, func(c code) bool { return d.targetBelow(x.Target, c) }))
	}), string(x.Target))
	add(ceasefire.DimTargetOwner, "", string(x.TargetOf), string(x.TargetOf), actor(x.TargetOf))
	for _, c := range d.asked {
		v := yesNo(x.Circumstances[c])
		add(ceasefire.DimCircumstance, string(c), v, v, v)
	}
}

func compactInstants(s []instant) []instant {
	s = slices.Clone(s)
	slices.SortFunc(s, instant.Compare)
	return slices.Compact(s)
}

// factWords says every fact that is not common ground, by its path.
func (d *Domain) factWords() map[string]string {
	if d.words != nil {
		return d.words
	}
	d.words = map[string]string{}
	roster, _ := actors.NewRoster(d.a.Roster)
	for f := range roster.Facts() {
		d.words["roster."+f.Path] = f.String()
	}
	for i, e := range d.a.Force.Extensions {
		d.words[extensionPath(i)] = fmt.Sprintf("%s was extended until %s", d.a.ID, e.Until)
	}
	return d.words
}

// point is a world of an account with all that it settles.
type point struct {
	ceasefire.World
	settings []setting
}

// asking is an open cell: the worlds of its account, and in which of them it is a
// breach.
type asking struct {
	worlds   []point
	breach   []bool
	pivotal  map[topic]bool // of values
	possibly map[topic]bool // of classes
}

func (d *Domain) checkQuestions(clause ceasefire.ClauseID, columns []*account, e ceasefire.Evaluation, asked []ceasefire.Question, questions *int) error {
	worlds := make([][]point, len(columns))
	for k, a := range columns {
		for w := range d.accountWorlds(*a) {
			worlds[k] = append(worlds[k], point{w, d.settings(w)})
		}
	}
	rows := d.rows(clause)
	var errs []error
	check := func(party actors.ID, a ceasefire.Answer, breached func(judge, ceasefire.World) bool) {
		var open []asking
		for i, row := range a.Cells {
			for k, c := range row {
				if c.Verdict == ceasefire.Open && !c.Unspecified {
					q := asking{worlds: worlds[k]}
					for _, w := range q.worlds {
						q.breach = append(q.breach, breached(*rows[i], w.World))
					}
					q.pivotal = q.pivots(func(s setting) string { return s.value })
					q.possibly = q.pivots(func(s setting) string { return s.class })
					open = append(open, q)
				}
			}
		}
		n, err := match(open, slices.DeleteFunc(slices.Clone(asked), func(q ceasefire.Question) bool { return q.Party != party }))
		if *questions += n; err != nil {
			errs = append(errs, fmt.Errorf("party %q: %w", party, err))
		}
	}
	parties := map[actors.ID]bool{"": true}
	if e.Breach.Verdict == ceasefire.Open {
		check("", e.Breach, func(j judge, w ceasefire.World) bool {
			return slices.ContainsFunc(d.a.Parties, func(p actors.ID) bool { return j.breach(w, p) })
		})
	} else {
		check("", ceasefire.Answer{}, nil)
		for _, p := range e.By {
			if p.Verdict == ceasefire.Open {
				parties[p.Party] = true
				check(p.Party, p.Answer, func(j judge, w ceasefire.World) bool { return j.breach(w, p.Party) })
			}
		}
	}
	for _, q := range asked {
		if !parties[q.Party] {
			errs = append(errs, fmt.Errorf("asked as to %q, of whom nothing is open", q.Party))
		}
	}
	return errors.Join(append(errs, ordered(asked))...)
}

// ordered says whether questions of fact come first, those that bear on more cells
// before others; then accounts, then readings.
func ordered(asked []ceasefire.Question) error {
	stage := func(q ceasefire.Question) int {
		return 1 + slices.Index([]ceasefire.Dimension{ceasefire.AboutAccount, ceasefire.AboutReading}, q.About)
	}
	for i := 1; i < len(asked); i++ {
		a, b := asked[i-1], asked[i]
		if c := cmp.Compare(stage(a), stage(b)); c > 0 || c == 0 && stage(a) == 0 && a.Cells < b.Cells {
			return fmt.Errorf("%q (%d cells) comes before %q (%d cells)", a, a.Cells, b, b.Cells)
		}
	}
	return nil
}

// pivots returns the topics on which two worlds that differ in verdict differ, and on
// nothing else. Worlds in which it did not happen agree with all others on what they
// do not settle.
func (q asking) pivots(value func(setting) string) map[topic]bool {
	seen := map[string][2]bool{}
	out := map[topic]bool{}
	note := func(t topic, i int, but int, settings []setting) {
		var b strings.Builder
		fmt.Fprintf(&b, "%q ", t)
		for k, s := range settings {
			if k != but {
				fmt.Fprintf(&b, "%q=%s;", s.topic, value(s))
			}
		}
		both := seen[b.String()]
		if q.breach[i] {
			both[1] = true
		} else {
			both[0] = true
		}
		if seen[b.String()] = both; both[0] && both[1] {
			out[t] = true
		}
	}
	// Whether it happened: the facts are all that both settle. Only a world in which
	// it did not may be held against the others.
	facts := func(w point) (n int) {
		for n < len(w.settings) && w.settings[n].about == ceasefire.DimRelation {
			n++
		}
		return n
	}
	not := map[string]bool{}
	for _, w := range q.worlds {
		if !w.Occurred {
			not[fmt.Sprintf("%+v", w.settings)] = true
		}
	}
	for i, w := range q.worlds {
		for k, s := range w.settings {
			note(s.topic, i, k, w.settings)
		}
		if q.breach[i] && not[fmt.Sprintf("%+v", w.settings[:facts(w)])] {
			out[topic{about: ceasefire.DimOccurrence}] = true
		}
	}
	return out
}

// left says what an answer leaves of a cell: whether there are worlds in which it is
// so, and whether it is a breach in some world that is left, and none in some. A world
// in which nothing happened is left by every answer on how it happened.
func (q asking) left(t topic, answer string) (some, breach, not bool) {
	for i, w := range q.worlds {
		so := t.about == ceasefire.DimOccurrence && w.Occurred == (answer == "yes") ||
			slices.ContainsFunc(w.settings, func(s setting) bool { return s.topic == t && s.fits(answer) })
		always := !w.Occurred && t.about != ceasefire.DimOccurrence && t.about != ceasefire.DimRelation
		if some = some || so; so || always {
			breach, not = breach || q.breach[i], not || !q.breach[i]
		}
	}
	return some, breach, not
}

// match holds questions against the open cells that they are about.
func match(open []asking, asked []ceasefire.Question) (questions int, err error) {
	var errs []error
	found := map[topic]bool{}
	for _, q := range asked {
		if q.About == ceasefire.AboutAccount || q.About == ceasefire.AboutReading {
			continue
		}
		t := topic{q.About, q.Part, q.Of}
		if found[t] {
			errs = append(errs, fmt.Errorf("%q is asked twice", q))
		}
		found[t] = true
		questions++
		least, most := 0, 0
		for _, c := range open {
			if c.pivotal[t] {
				least++
			}
			if c.possibly[t] {
				most++
			}
		}
		if most == 0 {
			errs = append(errs, fmt.Errorf("%q is asked, and is pivotal nowhere", q))
		} else if q.Cells < least || q.Cells > most {
			errs = append(errs, fmt.Errorf("%q bears on %d cells, want %d to %d", q, q.Cells, least, most))
		}
		errs = append(errs, answers(open, q, t)...)
	}
	for _, c := range open {
		for _, t := range slices.SortedFunc(maps.Keys(c.pivotal), func(a, b topic) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) }) {
			if !found[t] {
				errs = append(errs, fmt.Errorf("%q is pivotal, and not asked", t))
			}
		}
	}
	return questions, errors.Join(errs...)
}

// answers holds the answers of a question against the worlds that they leave.
func answers(open []asking, q ceasefire.Question, t topic) (errs []error) {
	// Of values that terms may not tell apart, an answer stands for more of them than
	// itself; it need not be listed where it settles something.
	exact := t.about != ceasefire.DimAct && t.about != ceasefire.DimWeapon && t.about != ceasefire.DimTarget
	said := map[string]bool{}
	for _, c := range open {
		for _, w := range c.worlds {
			for _, s := range w.settings {
				if s.topic == t {
					said[s.answer] = true
				}
			}
		}
	}
	if t.about == ceasefire.DimOccurrence {
		said = map[string]bool{"yes": true, "no": true}
	}
	if said[""] { // there is nothing to compare
		return nil
	}
	for _, side := range []struct {
		name   string
		breach bool
		listed []string
	}{{"breach", true, q.Breach}, {"no breach", false, q.NoBreach}} {
		settles := func(answer string, pivotal func(asking) map[topic]bool) bool {
			return slices.ContainsFunc(open, func(c asking) bool {
				some, breach, not := c.left(t, answer)
				return pivotal(c)[t] && some && breach == side.breach && not != side.breach
			})
		}
		for _, a := range side.listed {
			if !settles(a, func(c asking) map[topic]bool { return c.possibly }) {
				errs = append(errs, fmt.Errorf("%q: after %q it is not certain in any cell that it is: %s", q, a, side.name))
			}
		}
		for _, a := range slices.Sorted(maps.Keys(said)) {
			if exact && !slices.Contains(side.listed, a) && settles(a, func(c asking) map[topic]bool { return c.pivotal }) {
				errs = append(errs, fmt.Errorf("%q: after %q it is certain in some cell, but not said: %s", q, a, side.name))
			}
		}
	}
	return errs
}
