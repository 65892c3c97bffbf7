package ceasefire

import (
	"errors"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// Explain returns why a finding is what it is. The finding must come from Check or
// Judge of these rules, in this process: one that was read from JSON has lost what
// an explanation needs. It takes far longer than judging, and is bounded like it.
func (r *Rules) Explain(f Finding) (Explanation, error) {
	if f.check == nil || r == nil || !slices.Contains(r.sets, f.check.rs) {
		return Explanation{}, errors.New("ceasefire: explain: the finding does not come from these rules: judge the incident again and explain that finding")
	}
	rs := f.check.rs
	x := Explanation{
		Format: ExplanationFormat, Agreement: f.Agreement, Clause: f.Clause, Article: f.Article, Incident: f.Incident,
		Places: slices.Clone(rs.ground.places), finding: f,
	}
	e := explainer{check: f.check, clause: f.clause, work: maxReasons}
	for i := range f.clause.rows {
		e.rows = append(e.rows, e.row(&f.clause.rows[i]))
	}
	var err error
	if x.Alleged, err = e.view(AllegedOnly, f.Alleged); err != nil {
		return Explanation{}, err
	}
	x.Established, err = e.view(f.Standard, f.Established)
	return x, err
}

// explainer explains the finding of one clause.
type explainer struct {
	*check
	clause *clauseRules
	rows   []rowTerms
	work   int // how often a pattern may still be held against a part
}

// maxReasons bounds how often an explanation holds a pattern against a part at a
// moment: it takes a second or so.
const maxReasons = 1 << 19

// rowTerms is what one reading makes of the clause, pattern by pattern: what the
// engine joins into pieces is taken apart again, so that every reason names the
// words of the text that it rests on.
type rowTerms struct {
	force   []cond
	parties []partyTerms // in the order of the agreement
}

// partyTerms is what is forbidden to one party, and what makes conduct its own.
type partyTerms struct {
	party      actors.ID
	bearer     bool
	bound      algebra.Set
	conduct    []cond
	harbour    []cond
	patterns   []patternTerms
	exceptions []patternTerms
}

// patternTerms is a pattern in the classes of the ruleset.
type patternTerms struct {
	moments        algebra.Set
	origin, effect []places
	by             algebra.Set
	acts, aims     coarsened
	means          []meansTerms
	owners         []cond // by moments; nil for any owner
	yes, no        uint32
	harm           []harmCond
}

// coarsened is a set of classes, of which some are only partly in it unless it is
// exact: then nothing can be said to lie inside it, though much may lie outside.
// That is so only of patterns that no piece was made of.
type coarsened struct {
	set   algebra.Set
	exact bool
}

type meansTerms struct{ arms, bores coarsened }

func (p partition) coarsened(s algebra.Set) coarsened {
	c := coarsened{p.coarse(s), true}
	if s == nil {
		return c
	}
	for class := range c.set.All(p.len()) {
		c.exact = c.exact && !slices.ContainsFunc(p.members[class], func(a int) bool { return !s.Has(a) })
	}
	return c
}

func (e *explainer) row(r *rowRules) rowTerms {
	rs := e.rs
	t := rowTerms{force: gather(rs.lowerForce())}
	if r.clause == nil {
		return t
	}
	p, ok := r.clause.Term.(Prohibition)
	if !ok {
		return t
	}
	for _, party := range rs.a.Parties {
		pt := partyTerms{party: party, bearer: len(r.clause.Bearers) == 0 || slices.Contains(r.clause.Bearers, party), bound: rs.bound(party)}
		if pt.bearer {
			pt.conduct = rs.lowerConduct(r.policy, party)
			if r.clause.DueDiligence {
				pt.harbour = rs.lowerDiligence(party)
			}
			for _, x := range p.forbidden(party) {
				pt.patterns = append(pt.patterns, e.pattern(x, party))
			}
			for _, x := range p.Except {
				pt.exceptions = append(pt.exceptions, e.pattern(x.Pattern, party))
			}
		}
		t.parties = append(t.parties, pt)
	}
	return t
}

// forbidden returns the patterns that are forbidden to a party.
func (p Prohibition) forbidden(party actors.ID) []Pattern {
	for _, v := range p.ForParty {
		if v.Party == party {
			return v.Forbids
		}
	}
	return p.Forbids
}

func (e *explainer) pattern(x Pattern, bearer actors.ID) patternTerms {
	rs := e.rs
	plain := x
	plain.Weapons, plain.TargetOf, plain.TargetOfOtherParty = nil, nil, false
	c := rs.lowerPattern(plain, bearer)[0]
	t := patternTerms{
		moments: c.moments, origin: c.origin, effect: c.effect, by: c.by, yes: c.yes, no: c.no, harm: c.harm,
		acts: rs.actClasses.coarsened(c.acts), aims: rs.aimClasses.coarsened(c.targets),
	}
	for _, w := range rs.lowerWeapons(x.Weapons) {
		t.means = append(t.means, meansTerms{rs.armClasses.coarsened(w.arms), rs.boreClasses.coarsened(w.bores)})
	}
	if len(x.TargetOf) > 0 || x.TargetOfOtherParty {
		t.owners = rs.lowerOwners(x, bearer)
		if t.owners == nil {
			t.owners = []cond{}
		}
	}
	return t
}

// view explains an evaluation.
func (e *explainer) view(standard Standard, ev Evaluation) (View, error) {
	v := View{Standard: standard, Readings: ev.Readings, Accounts: ev.Accounts}
	h := e.hear(standard)
	var failed error
	add := func(ask Ask, party actors.ID, a Answer) {
		x := ExplainedAnswer{Ask: ask, Party: party, Verdict: a.Verdict, Causes: a.Causes}
		for i, row := range a.Cells {
			var cells []ExplainedCell
			for k, cell := range row {
				c, err := e.cell(asked{e, i, ask, party}, cell, h.columns[k])
				if err != nil {
					failed = err
				}
				cells = append(cells, c)
			}
			x.Cells = append(x.Cells, cells)
		}
		v.Answers = append(v.Answers, x)
	}
	add(AskDeed, "", ev.Deed)
	add(AskBreach, "", ev.Breach)
	for _, p := range ev.By {
		add(AskParty, p.Party, p.Answer)
	}
	for _, p := range ev.Host {
		add(AskHost, p.Party, p.Answer)
	}
	return v, failed
}

// asked is one question under one reading.
type asked struct {
	*explainer
	row   int
	ask   Ask
	party actors.ID
}

func (a asked) rules() *rowRules { return &a.clause.rows[a.row] }

// pieces returns the pieces that the engine judged the question by.
func (a asked) pieces() []piece {
	r := a.rules()
	if r.promise != "" {
		return r.force
	}
	i := slices.Index(a.rs.a.Parties, a.party)
	switch a.ask {
	case AskDeed:
		return r.deed
	case AskBreach:
		return slices.Concat(r.by...)
	case AskParty:
		return at(r.by, i)
	default:
		return at(r.host, i)
	}
}

// parties returns the parties that are asked.
func (a asked) parties() []partyTerms {
	var out []partyTerms
	for _, p := range a.rows[a.row].parties {
		if p.bearer && (a.ask == AskDeed || a.ask == AskBreach || p.party == a.party) {
			out = append(out, p)
		}
	}
	return out
}

func (e *explainer) cell(a asked, c Cell, col column) (ExplainedCell, error) {
	x := ExplainedCell{Verdict: c.Verdict, Causes: c.Causes, Absent: c.Absent, Unspecified: c.Unspecified}
	if c.Absent {
		return x, nil
	}
	pieces := a.pieces()
	for _, sp := range col.spaces {
		if sp.tooOpen {
			x.Undecided = "work"
		} else if sp.unplaced && asksPlaces(pieces) {
			x.Undecided = "places"
		}
	}
	decided := c.Verdict != Open
	if x.Undecided != "" && !decided {
		return x, nil
	}
	var inside, outside []located
	for i, sp := range col.spaces {
		s := sp.split(pieces, col.boxes[i])
		if !s.Decided {
			x.Undecided = "work"
			return x, nil
		}
		if c.Verdict == Breach { // without overlaps
			in, ok := sp.insides(pieces, col.boxes[i])
			if !ok {
				x.Undecided = "work"
				return x, nil
			}
			s.Inside = in
		}
		for _, b := range s.Inside {
			inside = append(inside, located{sp: sp, box: b})
		}
		for _, b := range s.Outside {
			outside = append(outside, located{sp: sp, box: b})
		}
	}
	var err error
	switch {
	case c.Unspecified:
		w, ok := aWorld(inside)
		if !ok {
			x.Undecided = "places"
			return x, nil
		}
		x.Cases, err = a.cases([]located{w}, false)
	case c.Verdict == Breach:
		x.Cases, err = a.cases(inside, true)
	case c.Verdict == NoBreach:
		x.Cases, err = a.cases(outside, false)
	default:
		in, ok := aWorld(inside)
		out, also := aWorld(outside)
		if !ok || !also {
			x.Undecided = "places"
			return x, nil
		}
		var yes, no []Case
		if yes, err = a.cases([]located{in}, true); err == nil {
			no, err = a.cases([]located{out}, false)
		}
		x.Cases = append(yes, no...)
	}
	return x, err
}

// insides returns the boxes inside the pieces, without overlaps.
func (sp *space) insides(pieces []piece, boxes []algebra.Box) ([]algebra.Box, bool) {
	work := algebra.NewWork(maxWork)
	var out []algebra.Box
	rest := slices.DeleteFunc(slices.Clone(boxes), algebra.Box.IsEmpty)
	for _, p := range sp.norm(pieces) {
		met := algebra.Subtract(algebra.Meet(rest, []algebra.Box{p.Base}), p.Except, sp.dims, work)
		rest = algebra.Subtract(rest, met, sp.dims, work)
		out = append(out, met...)
	}
	return out, !work.Exhausted()
}
