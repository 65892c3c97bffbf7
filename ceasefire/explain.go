package ceasefire

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
	"github.com/parley-go/parley/ceasefire/internal/atoms"
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

// located is a box of a space, or one world of it.
type located struct {
	sp  *space
	box algebra.Box
	one bool
}

// at returns the atoms of a dimension, all of them spelt out.
func (l located) at(d int) algebra.Set {
	var s algebra.Set
	if d < len(l.box) {
		s = l.box[d]
	}
	return s.And(algebra.Where(l.sp.dims[d], func(int) bool { return true }))
}

// settled returns the one atom that is left of a dimension.
func (l located) settled(d int) (int, bool) {
	s := l.at(d)
	first, ok := s.First()
	return first, ok && s.Within(algebra.Of(l.sp.dims[d], first), l.sp.dims[d])
}

func (l located) holds(f int) bool {
	v, ok := l.settled(l.sp.rs.factDim(f))
	return ok && v == yes
}

func (l located) fails(f int) bool {
	v, ok := l.settled(l.sp.rs.factDim(f))
	return ok && v == no
}

// aWorld returns a box of a single world at places that are proved.
func aWorld(among []located) (located, bool) {
	for _, l := range among {
		if p, ok := l.sp.proved([]algebra.Box{l.box}); ok {
			b := make(algebra.Box, len(p))
			for d, a := range p {
				b[d] = algebra.Of(l.sp.dims[d], a)
			}
			return located{l.sp, b, true}, true
		}
	}
	return located{}, false
}

// cases turns boxes into cases with reasons. Where no reason holds for all of a
// box it is split.
func (a asked) cases(boxes []located, breach bool) ([]Case, error) {
	var out []Case
	todo := slices.Clone(boxes)
	slices.Reverse(todo)
	for len(todo) > 0 {
		l := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		reasons, ok := a.reasons(l, breach)
		if a.work--; a.work < 0 {
			return nil, fmt.Errorf("ceasefire: explain %s: the incident leaves too much open to be explained case by case: state more of it", a.clause.id)
		}
		if !ok {
			parts := a.cut(l, breach)
			if parts == nil {
				return nil, fmt.Errorf("ceasefire: explain %s: no reason found for a single world; this is a fault of the library", a.clause.id)
			}
			todo = append(todo, parts...)
			continue
		}
		c := l.asCase()
		c.Breach, c.Reasons = breach, reasons
		out = append(out, c)
	}
	return out, nil
}

// cut splits a box in two where some pattern may or may not be met: along a set of
// values that the pattern, an exception, or what makes conduct a party's asks for.
// It returns nil for what cannot be split.
func (a asked) cut(l located, breach bool) []located {
	for h := range a.undecided(l, breach) {
		in, out := l.at(h.dim).And(h.set), l.at(h.dim).AndNot(h.set.And(l.at(h.dim)), l.sp.dims[h.dim])
		if !in.IsEmpty() && !out.IsEmpty() {
			n := len(l.sp.dims)
			return []located{{sp: l.sp, box: l.box.With(n, h.dim, out)}, {sp: l.sp, box: l.box.With(n, h.dim, in)}}
		}
	}
	for d := range l.sp.dims { // never reached, unless a pattern asks for something else than these sets
		if _, ok := l.settled(d); ok || l.sp.dims[d] == 0 {
			continue
		}
		var out []located
		for atom := range l.at(d).All(l.sp.dims[d]) {
			out = append(out, located{sp: l.sp, box: l.box.With(len(l.sp.dims), d, algebra.Of(l.sp.dims[d], atom))})
		}
		return out
	}
	return nil
}

// half is a set of values of a dimension along which a box may be cut.
type half struct {
	dim int
	set algebra.Set
}

// undecided walks the sets along which a box may have to be cut before some reason
// holds for all of it.
func (a asked) undecided(l located, breach bool) iter.Seq[half] {
	rs := a.rs
	return func(yield func(half) bool) {
		if _, ok := l.settled(occurred); !ok {
			if !yield(half{occurred, yesNo(yes)}) {
				return
			}
		}
		for _, p := range l.sp.parts {
			for s := range l.extent(p).All(rs.time.Len()) {
				for _, c := range a.rows[a.row].force {
					if c.moments.Has(s) && !a.each(l, c.needs, yield) {
						return
					}
				}
				for _, pt := range a.parties() {
					for k, x := range pt.patterns {
						if breach {
							if _, ok := x.apart(l, p, s); ok {
								continue
							}
						} else if _, ok := a.missesAt(l, p, pt, k, s); ok {
							continue
						}
						if !a.halves(l, p, pt, x, s, yield) {
							return
						}
					}
				}
				// Of a breach only some times may have this moment.
				meets := algebra.Where(len(p.times), func(t int) bool { return p.times[t].Began <= s && s <= p.times[t].Ended })
				if breach && !yield(half{p.first + partTime, meets}) {
					return
				}
			}
		}
	}
}

func (a asked) each(l located, facts []int, yield func(half) bool) bool {
	for _, f := range facts {
		if _, ok := l.settled(a.rs.factDim(f)); !ok && !yield(half{a.rs.factDim(f), yesNo(yes)}) {
			return false
		}
	}
	return true
}

// halves walks the sets that a pattern, its exceptions and the party's grounds ask
// for at a moment.
func (a asked) halves(l located, p partSpace, pt partyTerms, x patternTerms, s int, yield func(half) bool) bool {
	for _, t := range append([]patternTerms{x}, pt.exceptions...) {
		for h := range t.sets(l, p, s) {
			if h.set != nil && !yield(h) {
				return false
			}
		}
	}
	if a.ask == AskDeed {
		return true
	}
	for _, c := range a.grounds(pt, s) {
		for _, h := range []half{{p.first + partBy, c.by}, {p.first + partFrom, inPlaces(p.origins, c.origin)}} {
			if h.set != nil && !yield(h) {
				return false
			}
		}
		if !a.each(l, c.needs, yield) || !a.each(l, c.lacks, yield) {
			return false
		}
		for k, circ := range a.rs.circumstances {
			if (c.yes|c.no)&circ.bit() != 0 && !yield(half{p.first + partFixed + k, yesNo(yes)}) {
				return false
			}
		}
	}
	return true
}

// sets walks what a pattern asks for, dimension by dimension.
func (x patternTerms) sets(l located, p partSpace, s int) iter.Seq[half] {
	rs := l.sp.rs
	return func(yield func(half) bool) {
		out := []half{
			{p.first + partAct, x.acts.set}, {p.first + partBy, x.by}, {p.first + partAim, x.aims.set},
			{p.first + partFrom, inPlaces(p.origins, x.origin)}, {p.first + partTo, inPlaces(p.effects, x.effect)},
		}
		for _, m := range x.means {
			out = append(out, half{p.first + partArm, m.arms.set}, half{p.first + partBore, m.bores.set})
		}
		for _, c := range x.owners {
			if c.moments.Has(s) {
				out = append(out, half{p.first + partOwner, c.owners})
			}
		}
		for k, c := range rs.circumstances {
			if (x.yes|x.no)&c.bit() != 0 {
				out = append(out, half{p.first + partFixed + k, yesNo(yes)})
			}
		}
		for _, h := range x.harm {
			d := rs.harmDim(h.whole)
			out = append(out, half{d, algebra.Where(l.sp.dims[d], func(class int) bool { return h.segments.Has(l.sp.harm[h.whole][class].Segments[h.axis]) })})
		}
		for _, h := range out {
			if !yield(h) {
				return
			}
		}
	}
}

// reasons says why every world of the box is a breach of what is asked, or none;
// false if no list of reasons holds for all of them.
func (a asked) reasons(l located, breach bool) ([]Reason, bool) {
	if v, ok := l.settled(occurred); !ok {
		return nil, false
	} else if v == no {
		return nil, !breach
	}
	if a.rules().promise != "" {
		return a.promised(l)
	}
	if breach {
		return a.fits(l)
	}
	return a.misses(l)
}

// extent returns the segments in which a part may go on.
func (l located) extent(p partSpace) algebra.Set {
	out := algebra.Empty(l.sp.rs.time.Len())
	for t := range l.at(p.first + partTime).All(len(p.times)) {
		for s := p.times[t].Began; s <= p.times[t].Ended; s++ {
			out = out.Or(algebra.Of(l.sp.rs.time.Len(), s))
		}
	}
	return out
}

func (l located) inForce(force []cond, s int) bool {
	return slices.ContainsFunc(force, func(c cond) bool {
		return c.moments.Has(s) && !slices.ContainsFunc(c.needs, func(f int) bool { return !l.holds(f) })
	})
}

func (l located) notInForce(force []cond, s int) bool {
	return !slices.ContainsFunc(force, func(c cond) bool {
		return c.moments.Has(s) && !slices.ContainsFunc(c.needs, l.fails)
	})
}

// promised gives the reason for a case of a term that is not specified: that the
// agreement is in force at some moment, or that it is not at any.
func (a asked) promised(l located) ([]Reason, bool) {
	force := a.rows[a.row].force
	var segments []int
	for _, p := range l.sp.parts {
		for s := range l.extent(p).All(a.rs.time.Len()) {
			if l.inForce(force, s) {
				return []Reason{{Kind: InForce, Part: p.name, At: a.window(s, s)}}, true
			}
			if !l.notInForce(force, s) {
				return nil, false
			}
			segments = append(segments, s)
		}
	}
	return a.outOfForce(segments), true
}

// outOfForce gives the reasons for segments in which the agreement is not in force.
func (a asked) outOfForce(segments []int) []Reason {
	slices.Sort(segments)
	segments = slices.Compact(segments)
	var out []Reason
	for i := 0; i < len(segments); {
		k := i
		for k+1 < len(segments) && segments[k+1] == segments[k]+1 {
			k++
		}
		out = append(out, Reason{Kind: NotInForce, At: a.window(segments[i], segments[k])})
		i = k + 1
	}
	return out
}

func (a asked) window(first, last int) Window {
	lo, _ := a.rs.time.Bounds(first)
	_, hi := a.rs.time.Bounds(last)
	return windowOf(lo, hi)
}

// windowOf returns a window in nanoseconds, both ends included; the ends of time
// are open.
func windowOf(lo, hi int64) Window {
	var w Window
	if lo != math.MinInt64 {
		w.lo = when.FromUnixNano(lo)
	}
	if hi != math.MaxInt64 {
		w.hi = when.FromUnixNano(hi)
	}
	return w
}

// fits looks for a part of which every possible time has a moment at which it fits
// a pattern.
func (a asked) fits(l located) ([]Reason, bool) {
	for _, p := range l.sp.parts {
		missing := map[int]bool{}
		for t := range l.at(p.first + partTime).All(len(p.times)) {
			missing[t] = true
		}
		var out []Reason
		for _, pt := range a.parties() {
			for k := range pt.patterns {
				out = append(out, a.fitting(l, p, pt, k, missing)...)
			}
		}
		if len(missing) == 0 && len(out) > 0 {
			return out, true
		}
	}
	return nil, false
}

// fitting returns reasons by which the part fits one pattern, as far as times are
// still missing one, and takes those times off.
func (a asked) fitting(l located, p partSpace, pt partyTerms, k int, missing map[int]bool) []Reason {
	n := a.rs.time.Len()
	var segments []int
	apart := map[int][]Dimension{}
	for s := range l.extent(p).All(n) {
		if dims, ok := a.fitsAt(l, p, pt, k, s); ok {
			segments = append(segments, s)
			apart[s] = dims
		}
	}
	var out []Reason
	for i := 0; i < len(segments); {
		j := i
		for j+1 < len(segments) && segments[j+1] == segments[j]+1 && slices.Equal(apart[segments[j+1]], apart[segments[i]]) {
			j++
		}
		run := algebra.Where(n, func(s int) bool { return s >= segments[i] && s <= segments[j] })
		used := false
		for t := range missing {
			if p.times[t].Meets(run) {
				delete(missing, t)
				used = true
			}
		}
		if used {
			r := Reason{Kind: Fits, Part: p.name, Party: pt.party, Pattern: k, At: a.window(segments[i], segments[j]), Exceptions: apart[segments[i]]}
			if a.ask != AskDeed {
				r.Paths = a.pathsAt(l, p, pt, segments[i])
			}
			out = append(out, r)
		}
		i = j + 1
	}
	return out
}

// fitsAt says whether the part fits the pattern at a segment, and by which
// dimensions it lies outside the exceptions.
func (a asked) fitsAt(l located, p partSpace, pt partyTerms, k, s int) ([]Dimension, bool) {
	x := pt.patterns[k]
	if a.work--; a.work < 0 {
		return nil, false
	}
	if !l.inForce(a.rows[a.row].force, s) || a.ask != AskDeed && !pt.bound.Has(s) || !x.inside(l, p, s) || !a.theirs(l, p, pt, s) {
		return nil, false
	}
	var dims []Dimension
	for _, e := range pt.exceptions {
		d, ok := e.apart(l, p, s)
		if !ok {
			return nil, false
		}
		dims = append(dims, d)
	}
	return dims, true
}

// grounds returns what makes the conduct the party's at a segment; nil if nobody
// asks whose it is.
func (a asked) grounds(pt partyTerms, s int) []cond {
	all := pt.conduct
	if a.ask == AskHost {
		all = pt.harbour
	}
	out := []cond{}
	for _, c := range all {
		if c.moments.Has(s) {
			out = append(out, c)
		}
	}
	return out
}

// theirs says whether the conduct is the party's in every world of the box.
func (a asked) theirs(l located, p partSpace, pt partyTerms, s int) bool {
	if a.ask == AskDeed {
		return true
	}
	grounds := a.grounds(pt, s)
	for who := range l.at(p.first + partBy).All(len(a.rs.actors)) {
		for from := range l.at(p.first + partFrom).All(len(p.origins)) {
			if !slices.ContainsFunc(grounds, func(c cond) bool { return l.grounded(p, c, who, from) }) {
				return false
			}
		}
	}
	return true
}

// grounded says whether a ground covers an actor and an origin for certain.
func (l located) grounded(p partSpace, c cond, who, from int) bool {
	return c.by.Has(who) && inPlaces(p.origins, c.origin).Has(from) &&
		!slices.ContainsFunc(c.needs, func(f int) bool { return !l.holds(f) }) &&
		!slices.ContainsFunc(c.lacks, func(f int) bool { return !l.fails(f) }) &&
		l.circumstances(p, c.yes, c.no) == certain
}

// notTheirs says whether no ground can cover any actor and origin of the box that
// the pattern asks for.
func (a asked) notTheirs(l located, p partSpace, pt partyTerms, x patternTerms, s int) bool {
	if a.ask == AskDeed {
		return false
	}
	who := l.at(p.first + partBy).And(x.by)
	from := l.at(p.first + partFrom).And(inPlaces(p.origins, x.origin))
	return !slices.ContainsFunc(a.grounds(pt, s), func(c cond) bool {
		return who.Meets(c.by) && from.Meets(inPlaces(p.origins, c.origin)) &&
			!slices.ContainsFunc(c.needs, l.fails) && !slices.ContainsFunc(c.lacks, l.holds) &&
			l.circumstances(p, c.yes, c.no) != impossible
	})
}

// pathsAt returns how the conduct is the party's.
func (a asked) pathsAt(l located, p partSpace, pt partyTerms, s int) []Path {
	var out []Path
	for _, c := range a.grounds(pt, s) {
		for _, b := range c.basis {
			who := algebra.Set(nil)
			if !b.Any {
				who = a.rs.actorSet([]actors.ID{b.Actor})
			}
			if who.Meets(l.at(p.first+partBy)) && inPlaces(p.origins, c.origin).Meets(l.at(p.first+partFrom)) && !slices.ContainsFunc(c.needs, func(f int) bool { return !l.holds(f) }) {
				out = append(out, a.path(a.rs.rows[a.row].id, b))
			}
		}
	}
	return out
}

// misses says at every moment at which a part may go on why it is no breach of any
// pattern.
func (a asked) misses(l located) ([]Reason, bool) {
	force := a.rows[a.row].force
	n := a.rs.time.Len()
	var out []Reason
	var idle []int
	for _, p := range l.sp.parts {
		extent := l.extent(p)
		for s := range extent.All(n) {
			if l.notInForce(force, s) {
				idle = append(idle, s)
			}
		}
		for _, pt := range a.parties() {
			for k := range pt.patterns {
				last := -2
				for s := range extent.All(n) {
					if slices.Contains(idle, s) {
						continue
					}
					r, ok := a.missesAt(l, p, pt, k, s)
					if !ok {
						return nil, false
					}
					// Runs of moments with the same reason are one.
					if m := len(out) - 1; last == s-1 && sameReason(out[m], r) {
						lo, _ := out[m].At.Earliest()
						first := int64(math.MinInt64)
						if lo.IsValid() {
							first = lo.UnixNano()
						}
						_, hi := a.rs.time.Bounds(s)
						out[m].At = windowOf(first, hi)
					} else {
						out = append(out, r)
					}
					last = s
				}
			}
		}
	}
	return append(a.outOfForce(idle), out...), true
}

func sameReason(a, b Reason) bool {
	return a.Kind == b.Kind && a.Part == b.Part && a.Party == b.Party && a.Pattern == b.Pattern && a.Dimension == b.Dimension && a.Exception == b.Exception
}

func (a asked) missesAt(l located, p partSpace, pt partyTerms, k, s int) (Reason, bool) {
	r := Reason{Part: p.name, Party: pt.party, Pattern: k, At: a.window(s, s)}
	x := pt.patterns[k]
	if a.work--; a.work < 0 {
		return r, false
	}
	if a.ask != AskDeed && !pt.bound.Has(s) {
		r.Kind = NotBound
		return r, true
	}
	if d, ok := x.apart(l, p, s); ok {
		r.Kind, r.Dimension = Apart, d
		return r, true
	}
	if a.notTheirs(l, p, pt, x, s) {
		r.Kind = NotTheirs
		return r, true
	}
	for i, e := range pt.exceptions {
		if e.inside(l, p, s) {
			r.Kind, r.Exception = Excepted, i
			return r, true
		}
	}
	return r, false
}

// How certain a condition is in a box.
const (
	impossible = iota
	possible
	certain
)

// circumstances says how certain it is that circumstances hold and do not.
func (l located) circumstances(p partSpace, held, not uint32) int {
	out := certain
	for k, c := range l.sp.rs.circumstances {
		for _, want := range []struct {
			mask uint32
			atom int
		}{{held, yes}, {not, no}} {
			if want.mask&c.bit() == 0 {
				continue
			}
			v, ok := l.settled(p.first + partFixed + k)
			switch {
			case !ok:
				out = min(out, possible)
			case v != want.atom:
				return impossible
			}
		}
	}
	return out
}

// relation says how a set of atoms that is left lies to one that is asked for.
func relation(left, asked algebra.Set, n int) int {
	switch {
	case !left.Meets(asked):
		return impossible
	case left.Within(asked, n):
		return certain
	}
	return possible
}

// dimensions walks the dimensions of a pattern with how certain it is that the
// part lies inside.
func (x patternTerms) dimensions(l located, p partSpace, s int) []struct {
	dim Dimension
	is  int
} {
	type entry = struct {
		dim Dimension
		is  int
	}
	rs := l.sp.rs
	at := func(offset int) algebra.Set { return l.at(p.first + offset) }
	coarse := func(left algebra.Set, c coarsened, n int) int {
		is := relation(left, c.set, n)
		if !c.exact {
			is = min(is, possible)
		}
		return is
	}
	during := impossible
	if x.moments.Has(s) {
		during = certain
	}
	out := []entry{
		{DimTime, during},
		{DimAct, coarse(at(partAct), x.acts, rs.actClasses.len())},
		{DimActor, relation(at(partBy), x.by, len(rs.actors))},
		{DimOrigin, relation(at(partFrom), inPlaces(p.origins, x.origin), len(p.origins))},
		{DimEffect, relation(at(partTo), inPlaces(p.effects, x.effect), len(p.effects))},
		{DimTarget, coarse(at(partAim), x.aims, rs.aimClasses.len())},
		{DimCircumstance, l.circumstances(p, x.yes, x.no)},
	}
	w := DimWeapon
	if len(x.means) == 1 && x.means[0].arms.set == nil {
		w = DimCalibre
	}
	out = append(out, entry{w, x.weapon(l, p)})
	if x.owners != nil {
		is := impossible
		for _, c := range x.owners {
			if c.moments.Has(s) {
				is = relation(at(partOwner), c.owners, len(rs.actors))
			}
		}
		out = append(out, entry{DimTargetOwner, is})
	}
	return append(out, entry{DimHarm, x.harmed(l)})
}

// weapon says how certain it is that weapon and calibre together fit.
func (x patternTerms) weapon(l located, p partSpace) int {
	rs := l.sp.rs
	all, some := true, false
	for arm := range l.at(p.first + partArm).All(rs.armClasses.len()) {
		for bore := range l.at(p.first + partBore).All(rs.boreClasses.len()) {
			fits, may := false, false
			for _, m := range x.means {
				meets := m.arms.set.Has(arm) && m.bores.set.Has(bore)
				may = may || meets
				fits = fits || meets && m.arms.exact && m.bores.exact
			}
			all, some = all && fits, some || may
		}
	}
	switch {
	case all:
		return certain
	case !some:
		return impossible
	}
	return possible
}

// harmed says how certain it is that the least figures are all reached.
func (x patternTerms) harmed(l located) int {
	all, some := true, true
	byWhole := map[int][]harmCond{}
	for _, h := range x.harm {
		byWhole[h.whole] = append(byWhole[h.whole], h)
	}
	for whole, conds := range byWhole {
		any := false
		for class := range l.at(l.sp.rs.harmDim(whole)).All(l.sp.dims[l.sp.rs.harmDim(whole)]) {
			reached := !slices.ContainsFunc(conds, func(h harmCond) bool { return !h.segments.Has(l.sp.harm[whole][class].Segments[h.axis]) })
			all, any = all && reached, any || reached
		}
		some = some && any
	}
	switch {
	case all:
		return certain
	case !some:
		return impossible
	}
	return possible
}

func (x patternTerms) inside(l located, p partSpace, s int) bool {
	for _, d := range x.dimensions(l, p, s) {
		if d.is != certain {
			return false
		}
	}
	return true
}

func (x patternTerms) apart(l located, p partSpace, s int) (Dimension, bool) {
	for _, d := range x.dimensions(l, p, s) {
		if d.is == impossible {
			return d.dim, true
		}
	}
	return "", false
}

// asCase writes a box out in the words of the agreement.
func (l located) asCase() Case {
	sp, rs := l.sp, l.sp.rs
	c := Case{}
	for f, info := range rs.facts {
		if v, ok := l.settled(rs.factDim(f)); ok {
			if c.Facts == nil {
				c.Facts = map[string]bool{}
			}
			c.Facts[info.path] = v == yes
		}
	}
	if v, _ := l.settled(occurred); v == no {
		return c
	}
	c.Occurred = true
	for w, kind := range harmWholes() {
		if classes := l.harmClasses(w); classes != nil {
			if c.Harm == nil {
				c.Harm = map[HarmKind][]HarmClass{}
			}
			c.Harm[kind] = classes
		}
	}
	var world World
	if l.one {
		point := make([]int, len(sp.dims))
		for d := range point {
			point[d], _ = l.settled(d)
		}
		world = sp.world(point)
	}
	for i, p := range sp.parts {
		cp := l.casePart(p)
		if l.one { // one combination that the catalogue admits
			d := world.Parts[i]
			cp.Acts, cp.Targets = one(d.Act), one(d.Target)
			cp.Weapons = []CaseWeapon{{Code: d.Weapon, Range: cp.rangeOf(rs, d.Weapon, d.Range)}}
			cp.Calibres = []CaseCalibre{{}}
			if d.Calibre.IsValid() {
				h := int64(d.Calibre.Hundredths())
				cp.Calibres = []CaseCalibre{{h, h}}
			}
		}
		c.Parts = append(c.Parts, cp)
	}
	return c
}

func one[T any](x T) []T { return []T{x} }

func (l located) harmClasses(w int) []HarmClass {
	rs := l.sp.rs
	t := rs.tallies[w]
	if !slices.ContainsFunc(t.Axes, func(a atoms.Axis) bool { return a.Len() > 1 }) {
		return nil
	}
	kinds := append([]HarmKind{harmWholes()[w]}, harmWholes()[w].Parts()...)
	var out []HarmClass
	for class := range l.at(rs.harmDim(w)).All(l.sp.dims[rs.harmDim(w)]) {
		h := HarmClass{}
		for axis, segment := range l.sp.harm[w][class].Segments {
			first, last := t.Axes[axis].Bounds(segment)
			r := atoms.Range{Low: max(first, 0), High: last}.Meet(l.sp.version.harm[w][axis])
			switch {
			case r.High < math.MaxInt64:
				h[kinds[axis]] = Between(r.Low, r.High)
			case r.Low > 0:
				h[kinds[axis]] = AtLeast(r.Low)
			}
		}
		out = append(out, h)
	}
	return out
}

func (l located) casePart(p partSpace) CasePart {
	rs := l.sp.rs
	cp := CasePart{Name: p.name}
	at := func(offset int) algebra.Set { return l.at(p.first + offset) }
	d := anyDesc()
	way := -1
	for t := range at(partTime).All(len(p.times)) {
		x := p.times[t]
		way = x.way
		d = p.ways[way].desc
		b0, b1 := rs.time.Bounds(x.Began)
		e0, e1 := rs.time.Bounds(x.Ended)
		began := atoms.Range{Low: b0, High: b1}.Meet(d.began)
		ended := atoms.Range{Low: e0, High: e1}.Meet(d.ended)
		cp.Times = append(cp.Times, When{began: windowOf(began.Low, began.High), ended: windowOf(ended.Low, ended.High)})
	}
	cp.Origin = placeClasses(p.origins, at(partFrom))
	cp.Effect = placeClasses(p.effects, at(partTo))
	named := func(s algebra.Set, all algebra.Set) []actors.ID {
		var out []actors.ID
		if all.Within(s, len(rs.actors)) {
			return nil
		}
		for a := range s.All(len(rs.actors)) {
			out = append(out, rs.actors[a])
		}
		return out
	}
	every := algebra.Where(len(rs.actors), func(int) bool { return true })
	cp.By, cp.TargetOf = named(at(partBy), every), named(at(partOwner), every)
	for a := range rs.cat.NumActs() + 1 {
		if at(partAct).Has(rs.actClasses.of[a]) && d.acts.Has(a) {
			cp.Acts = append(cp.Acts, codeAt(a > 0, func() catalogue.Code { return rs.cat.ActAt(a - 1).Code }))
		}
	}
	for a := range rs.cat.NumTargets() + 1 {
		if at(partAim).Has(rs.aimClasses.of[a]) && d.targets.Has(a) {
			cp.Targets = append(cp.Targets, codeAt(a > 0, func() catalogue.Code { return rs.cat.TargetAt(a - 1).Code }))
		}
	}
	for i, a := range rs.arms {
		if at(partArm).Has(rs.armClasses.of[i]) && d.arms.Has(i) {
			code := codeAt(a.weapon >= 0, func() catalogue.Code { return rs.cat.WeaponAt(a.weapon).Code })
			cp.Weapons = append(cp.Weapons, CaseWeapon{code, cp.rangeOf(rs, code, a.class)})
		}
	}
	for b := range rs.bore.Len() + 1 {
		if !at(partBore).Has(rs.boreClasses.of[b]) {
			continue
		}
		if b == rs.bore.Len() {
			cp.Calibres = append(cp.Calibres, CaseCalibre{})
			continue
		}
		first, last := rs.bore.Bounds(b)
		r := atoms.Range{Low: max(first, 1), High: last}.Meet(d.bores.Range)
		if r.IsEmpty() {
			continue
		}
		if r.High == math.MaxInt64 {
			r.High = 0
		}
		cp.Calibres = append(cp.Calibres, CaseCalibre{r.Low, r.High})
	}
	for k, c := range rs.circumstances {
		if v, ok := l.settled(p.first + partFixed + k); ok {
			if cp.Circumstances == nil {
				cp.Circumstances = Circumstances{}
			}
			cp.Circumstances[c] = v == yes
		}
	}
	return cp
}

// rangeOf returns the range class that has to be said of a weapon: none, if its
// family states one.
func (cp CasePart) rangeOf(rs *ruleset, code catalogue.Code, class catalogue.RangeClass) catalogue.RangeClass {
	if i, ok := rs.cat.WeaponIndex(code); ok && rs.cat.RangeClass(i) != 0 {
		return 0
	}
	return class
}

func codeAt(known bool, code func() catalogue.Code) catalogue.Code {
	if !known {
		return SomethingElse
	}
	return code()
}

func placeClasses(all []placeAtom, left algebra.Set) []PlaceClass {
	var out []PlaceClass
	for a := range left.All(len(all)) {
		c := PlaceClass{Holds: []int{}, Example: all[a].witness}
		for t, in := range all[a].truth {
			if in {
				c.Holds = append(c.Holds, t)
			}
		}
		out = append(out, c)
	}
	return out
}
