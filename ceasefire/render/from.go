package render

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// MarkOf makes a mark of an incident and of the findings on it under some agreements,
// which also give the names. An explanation is for the caller to add.
//
// The verdicts are the gravest of the findings (breach, open, no breach), where terms
// that are not yet specified count only if there are no others. Time and place are
// what the reports tell together: the first and the last moment that any of them
// leaves, and every place. The incident is outside if it is told to lie in the time
// of none of the agreements.
//
// It takes nothing from reports of confidential sources, nor from others of the same
// claimants, nor from sources that no agreement's roster names; of the rest it takes
// time and place alone. Findings are anonymous by themselves. The incident's title is
// taken as it is.
func MarkOf(in ceasefire.Incident, findings []ceasefire.Finding, agreements ...*ceasefire.Agreement) Mark {
	m := Mark{ID: string(in.ID), Label: in.Title}
	g := gazetteer(agreements)
	parts := g.public(in.Reports)
	m.When = hull(parts)
	for _, p := range parts {
		if near := p.Effect.Near; near != nil && !slices.Contains(m.Where, *near) {
			m.Where = append(m.Where, *near)
		}
		for _, name := range g.names(p.Effect) {
			if !slices.Contains(m.Named, name) {
				m.Named = append(m.Named, name)
			}
		}
	}
	slices.SortFunc(m.Where, compareDiscs)
	slices.Sort(m.Named)

	m.Outside = len(agreements) > 0 && !m.When.IsZero()
	for _, a := range agreements {
		if s, err := SpanOf(a); err != nil || s.meets(m.When) {
			m.Outside = false
		}
	}
	m.judge(findings)
	m.Rows = g.findings(findings)
	return m
}

// findings says what each of some findings is. Clauses of one agreement of which the
// same is to be said share a row.
func (g gazetteer) findings(findings []ceasefire.Finding) []Row {
	var rows, ruled []Row
	var heads [][]string
	at := map[Row]int{}
	for _, f := range findings {
		head := cmp.Or(f.Article, string(f.Clause))
		key := Row{g.title(f.Agreement), strings.TrimPrefix(f.String(), head+": ")}
		i, ok := at[key]
		if !ok {
			i = len(rows)
			at[key] = i
			rows, heads = append(rows, key), append(heads, nil)
		}
		heads[i] = append(heads[i], head)
		for _, r := range f.Ruled {
			ruled = append(ruled, Row{"Ruled under " + head + " of " + g.title(f.Agreement), g.ruling(r)})
		}
	}
	for i := range rows {
		rows[i].Value = strings.Join(heads[i], ", ") + ": " + rows[i].Value
	}
	return append(rows, ruled...)
}

// judge sums the findings up.
func (m *Mark) judge(findings []ceasefire.Finding) {
	specified := slices.DeleteFunc(slices.Clone(findings), promised)
	if len(specified) > 0 {
		findings = specified
	}
	m.Alleged, m.Established = ceasefire.Open, ceasefire.Open
	var by []string
	for i, f := range findings {
		if i == 0 || graver(f.Alleged.Breach.Verdict, m.Alleged) {
			m.Alleged = f.Alleged.Breach.Verdict
		}
		if i == 0 || graver(f.Established.Breach.Verdict, m.Established) {
			m.Established = f.Established.Breach.Verdict
		}
		m.Causes |= f.Alleged.Breach.Causes
	}
	if m.Alleged != ceasefire.Open {
		m.Causes = 0
	}
	for _, f := range findings {
		if f.Alleged.Breach.Verdict != m.Alleged || m.Alleged == ceasefire.NoBreach || promised(f) {
			continue
		}
		some := false
		for _, p := range f.Alleged.By {
			switch p.Verdict {
			case ceasefire.Breach:
				by, some = append(by, p.Name), true
			case ceasefire.Open:
				by, some = append(by, "perhaps "+p.Name), true
			case ceasefire.NoBreach:
			}
		}
		if !some {
			by = append(by, "party open")
		}
	}
	slices.Sort(by)
	m.By = strings.Join(slices.Compact(by), ", ")
}

// graver says whether v weighs more than w: a breach, then open, then none.
func graver(v, w ceasefire.Verdict) bool {
	rank := func(v ceasefire.Verdict) int {
		switch v {
		case ceasefire.Breach:
			return 2
		case ceasefire.Open:
			return 1
		case ceasefire.NoBreach:
		}
		return 0
	}
	return rank(v) > rank(w)
}

// promised says whether no reading has a term yet that is specified.
func promised(f ceasefire.Finding) bool {
	some := false
	for _, row := range f.Alleged.Breach.Cells {
		for _, c := range row {
			some = some || c.Unspecified
			if !c.Unspecified && !c.Absent && c.Verdict != ceasefire.NoBreach {
				return false
			}
		}
	}
	return some
}

// hull returns the time from the first to the last moment that any part leaves.
func hull(parts []ceasefire.Part) ceasefire.When {
	var began, ended []ceasefire.Window
	for _, p := range parts {
		if p.At.IsValid() && !p.At.IsZero() {
			began, ended = append(began, p.At.Began()), append(ended, p.At.Ended())
		}
	}
	if w := ceasefire.Lasting(around(began), around(ended)); w.IsValid() {
		return w
	}
	return ceasefire.When{}
}

// around returns the least window that holds all of some; it is unknown if there are
// none.
func around(windows []ceasefire.Window) ceasefire.Window {
	var lo, hi when.Instant
	for i, w := range windows {
		a, aOK := w.Earliest()
		b, bOK := w.Latest()
		if i == 0 {
			lo, hi = a, b
			continue
		}
		if !aOK || lo.IsValid() && a.Before(lo) {
			lo = a
		}
		if !bOK || hi.IsValid() && b.After(hi) {
			hi = b
		}
	}
	w, _ := ceasefire.NewWindow(lo, hi)
	return w
}

// meets says whether a time may have a moment in common with a span.
func (s Span) meets(w ceasefire.When) bool {
	lo, _ := w.Began().Earliest()
	hi, _ := w.Ended().Latest()
	for _, t := range append([]when.Span{s.During}, s.Perhaps...) {
		from, fromOK := t.From()
		until, untilOK := t.Until()
		if (!untilOK || !lo.IsValid() || lo.Before(until)) && (!fromOK || !hi.IsValid() || !hi.Before(from)) {
			return true
		}
	}
	return false
}

// SpanOf returns when an agreement is in force, with extensions that are contested or
// not known to have been agreed as Perhaps. The error says which moment cannot be
// read; there is none for an agreement that compiles.
func SpanOf(a *ceasefire.Agreement) (Span, error) {
	s := Span{Label: cmp.Or(a.Title, string(a.ID)), Kind: "agreements"}
	at := func(m ceasefire.Moment) (when.Instant, error) {
		if m == "" {
			return when.Instant{}, nil
		}
		i, err := m.In(a.Zone)
		if err != nil {
			return i, fmt.Errorf("agreement %q: %w", a.ID, err)
		}
		return i, nil
	}
	from, err := at(a.Force.From)
	if err != nil {
		return s, err
	}
	until, err := at(a.Force.Until)
	if err != nil {
		return s, err
	}
	var perhaps when.Instant
	for _, e := range a.Force.Extensions {
		later, err := at(e.Until)
		if err != nil {
			return s, err
		}
		switch e.Said.Standing() {
		case actors.Agreed, actors.Asserted:
			if until.IsValid() && later.After(until) {
				until = later
			}
		case actors.Contested, actors.Unknown:
			if !perhaps.IsValid() || later.After(perhaps) {
				perhaps = later
			}
		case actors.Denied:
		}
	}
	if s.During, err = when.NewSpan(from, until); err != nil {
		return s, fmt.Errorf("agreement %q: %w", a.ID, err)
	}
	if until.IsValid() && perhaps.After(until) {
		if t, err := when.NewSpan(until, perhaps); err == nil {
			s.Perhaps = []when.Span{t}
		}
	}
	return s, nil
}

// AreasOf returns the zones of an agreement, and the territories whose shape it gives
// as backdrops. What has no shape is not there, nor are bands along a line that begin
// at a distance from it or lie on one side alone.
func AreasOf(a *ceasefire.Agreement) []Area {
	g := gazetteer{a}
	var out []Area
	for _, t := range a.Geometry {
		if t.Area.IsValid() {
			out = append(out, Area{Names: g.territory(t.Territory), Area: t.Area, Backdrop: true, Note: t.Source})
		}
	}
	for _, z := range a.Zones {
		area := Area{Names: g.claims(string(z.ID), z.Names), Disc: z.Disc, Note: z.Source}
		if z.Area != nil {
			area.Area, area.Disc = *z.Area, nil
		}
		if z.Band != nil && z.Band.AtLeast == 0 && z.Band.Side == "" {
			for _, l := range a.Lines {
				if c, err := geo.NewCorridor(l.Shape, 2*z.Band.AtMost); l.ID == z.Band.Line && err == nil {
					area.Corridor = &c
				}
			}
		}
		if area.Disc != nil || area.Area.IsValid() || area.Corridor != nil {
			out = append(out, area)
		}
	}
	return out
}

// LinesOf returns the lines of an agreement.
func LinesOf(a *ceasefire.Agreement) []Line {
	g := gazetteer{a}
	var out []Line
	for _, l := range a.Lines {
		if l.Shape.IsValid() {
			out = append(out, Line{Names: g.claims(string(l.ID), l.Names), Shape: l.Shape, Note: l.Source})
		}
	}
	return out
}

// sorted walks the keys of a map in order.
func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
