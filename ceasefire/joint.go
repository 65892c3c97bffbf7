package ceasefire

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// joint is several spaces of one cell made one, so that worlds of different versions
// can be compared: "the TTP" in one report and "somebody else" in another of the same
// claimant make one question. Atoms stand for what the terms can tell apart, whoever
// stated it.
type joint struct {
	spaces []*space
	dims   algebra.Space
	split  algebra.Split
	index  []map[string]int // by dimension, of each class of atoms
}

// joints makes the open splits of a cell joint spaces, one for each list of parts.
// Worlds in which nothing happened have no parts, and belong to all.
func joints(open []openSplit) []*joint {
	var out []*joint
	at := map[string]*joint{}
	for _, o := range open {
		var names []string
		for _, p := range o.space.parts {
			names = append(names, p.name)
		}
		k := strings.Join(names, "\x00")
		j := at[k]
		if j == nil {
			j = &joint{dims: make(algebra.Space, len(o.space.dims)), index: make([]map[string]int, len(o.space.dims))}
			for d := range j.index {
				j.index[d] = map[string]int{}
			}
			at[k] = j
			out = append(out, j)
		}
		j.spaces = append(j.spaces, o.space)
		for d := range o.space.dims {
			for a := range o.space.dims[d] {
				j.atom(o.space, d, a)
			}
		}
	}
	for _, j := range out {
		for d := range j.dims {
			j.dims[d] = len(j.index[d])
		}
		for _, o := range open {
			same := slices.Contains(j.spaces, o.space)
			for _, b := range o.split.Inside {
				if same || nothing(b) {
					j.split.Inside = append(j.split.Inside, j.box(o.space, b))
				}
			}
			for _, b := range o.split.Outside {
				if same || nothing(b) {
					j.split.Outside = append(j.split.Outside, j.box(o.space, b))
				}
			}
		}
	}
	return out
}

// nothing says whether a box holds but worlds in which it did not happen.
func nothing(b algebra.Box) bool {
	return len(b) > occurred && b[occurred] != nil && !b[occurred].Has(yes)
}

// atom returns the class of an atom, adding it if it is new.
func (j *joint) atom(sp *space, d, a int) int {
	k := sp.class(d, a)
	i, ok := j.index[d][k]
	if !ok {
		i = len(j.index[d])
		j.index[d][k] = i
	}
	return i
}

// class describes an atom by what the terms can tell of it.
func (sp *space) class(d, a int) string {
	rs := sp.rs
	switch own := d - ownFixed - len(rs.facts); {
	case d < ownFixed+len(rs.facts):
	case d < rs.ownDims():
		return fmt.Sprint(sp.harm[own][a].Segments)
	default:
		p := sp.parts[(d-rs.ownDims())/rs.partDims()]
		switch (d - rs.ownDims()) % rs.partDims() {
		case partTime:
			return fmt.Sprint(p.times[a].Began, p.times[a].Ended)
		case partFrom:
			return fmt.Sprint(p.origins[a].truth)
		case partTo:
			return fmt.Sprint(p.effects[a].truth)
		}
	}
	return fmt.Sprint(a)
}

// box turns a box of a space into one of the joint space.
func (j *joint) box(sp *space, b algebra.Box) algebra.Box {
	if nothing(b) { // agrees with all on what did not happen, but for the facts around it
		out := make(algebra.Box, len(j.dims))
		copy(out, b[:min(len(b), ownFixed+len(sp.rs.facts))])
		return out
	}
	out := make(algebra.Box, len(j.dims))
	for d := range j.dims {
		if d < len(b) && b[d] == nil && sp.dims[d] == j.dims[d] || d >= len(b) && sp.dims[d] == j.dims[d] {
			continue
		}
		var left algebra.Set
		if d < len(b) {
			left = b[d]
		}
		s := algebra.Empty(j.dims[d])
		for a := range sp.dims[d] {
			if left.Has(a) {
				s = s.Or(algebra.Of(j.dims[d], j.atom(sp, d, a)))
			}
		}
		out[d] = s
	}
	return out
}

// question says what a pivotal dimension of a cell stands for. An answer settles it if
// it does so whatever parts there are: in every joint space of the cell that has the
// dimension.
func (j *joint) question(p algebra.Pivot, cell []*joint) Question {
	q := Question{}
	for _, sp := range j.spaces {
		about, part, of, name := sp.about(p.Dim)
		q.About, q.Part, q.Of = about, part, of
		for a := range sp.dims[p.Dim] {
			if !sp.leaves(p.Dim, a) {
				continue
			}
			c := j.atom(sp, p.Dim, a)
			breach, not := p.Inside.Has(c), p.Outside.Has(c)
			for _, o := range cell {
				if o != j {
					b, n := o.with(sp, p.Dim, a)
					breach, not = breach && !n, not && !b
				}
			}
			if breach {
				q.Breach = append(q.Breach, name(a)...)
			} else if not {
				q.NoBreach = append(q.NoBreach, name(a)...)
			} else {
				q.open = append(q.open, name(a)...)
			}
		}
	}
	return q
}

// with says whether an atom of another space leaves worlds inside, and outside.
func (j *joint) with(sp *space, d, a int) (inside, outside bool) {
	class := sp.class(d, a)
	if own := sp.rs.ownDims(); d >= own {
		n := sp.rs.partDims()
		name := sp.parts[(d-own)/n].name
		i := slices.IndexFunc(j.spaces[0].parts, func(p partSpace) bool { return p.name == name })
		if i < 0 {
			return false, false
		}
		d = own + i*n + (d-own)%n
	}
	c, ok := j.index[d][class]
	takes := func(b algebra.Box) bool { return ok && (d >= len(b) || b[d].Has(c)) }
	return slices.ContainsFunc(j.split.Inside, takes), slices.ContainsFunc(j.split.Outside, takes)
}

// leaves says whether the version leaves the atom. Worlds in which nothing happened
// agree with all on how it happened, but have no values of their own.
func (sp *space) leaves(d, a int) bool {
	return d < ownFixed+len(sp.rs.facts) || slices.ContainsFunc(sp.boxes, func(b algebra.Box) bool {
		return !nothing(b) && (d >= len(b) || b[d].Has(a))
	})
}
