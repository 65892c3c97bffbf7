package proof

import (
	"math"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// worlds is a case, read: every dimension that it leaves out has all its values.
type worlds struct {
	ceasefire.Case
	path  string
	facts settled
	harm  map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch // by whole category
	parts []part
}

// part is a part of a case.
type part struct {
	ceasefire.CasePart
	times          []lasting
	origin, effect []string // classes; nil is any
	by, owners     set
	acts, targets  set
	arms           set
	bores          []stretch
	unbored        bool // no calibre at all is among them
}

// lasting is a window for the begin and one for the end.
type lasting struct{ began, ended stretch }

// maxParts and maxListed bound what a case may list.
const (
	maxParts  = 1 << 6
	maxListed = 1 << 14
)

// read reads a case; what is wrong with it is added to the problems.
func (c *checker) read(cs ceasefire.Case, path string) (worlds, bool) {
	before := len(c.problems)
	w := worlds{Case: cs, path: path, facts: settled(cs.Facts), harm: map[ceasefire.HarmKind][]map[ceasefire.HarmKind]stretch{}}
	for f := range cs.Facts {
		if _, ok := c.factAt[f]; !ok {
			c.add(BadCase, path+".facts", "there is no open fact %q", f)
		}
	}
	if !cs.Occurred && (len(cs.Parts)+len(cs.Harm) > 0 || cs.Breach || len(cs.Reasons) > 0) {
		c.add(BadCase, path, "what did not happen has no parts, no harm and no reasons, and is no breach")
	}
	if cs.Occurred && (len(cs.Parts) == 0 || len(cs.Parts) > maxParts || len(cs.Reasons) > maxListed) {
		c.add(BadCase, path, "what happened has 1 to %d parts, and not more than %d reasons", maxParts, maxListed)
		return w, false
	}
	for whole, list := range cs.Harm {
		if whole.Whole() != whole || whole == "" || len(list) == 0 {
			c.add(BadCase, path+".harm", "%q is no whole category, or has no classes", whole)
		}
		for _, class := range list {
			bounds := map[ceasefire.HarmKind]stretch{}
			for k, n := range class {
				if bounds[k] = figures(n); k.Whole() != whole {
					c.add(BadCase, path+".harm", "%q is no part of %q", k, whole)
				}
			}
			w.harm[whole] = append(w.harm[whole], bounds)
		}
	}
	for i, p := range cs.Parts {
		here := problem.Index(path+".parts", i)
		if i > 0 && p.Name <= cs.Parts[i-1].Name {
			c.add(BadCase, here, "the parts are not sorted by name")
		}
		w.parts = append(w.parts, c.readPart(p, here))
	}
	return w, len(c.problems) == before
}

func (c *checker) readPart(p ceasefire.CasePart, path string) part {
	c.spend(len(p.Times) + len(p.Origin) + len(p.Effect) + len(p.By) + len(p.TargetOf) + len(p.Acts) + len(p.Weapons) + len(p.Targets))
	w := part{CasePart: p}
	for i, t := range p.Times {
		l := lasting{window(t.Began()), window(t.Ended())}
		if !t.IsValid() || !inOrder(l.began, l.ended) {
			c.add(BadCase, problem.Index(path+".times", i), "there is no such time")
		}
		w.times = append(w.times, l)
	}
	if len(p.Times) == 0 {
		w.times = []lasting{{always(), always()}}
	}
	classes := func(list []ceasefire.PlaceClass, path string) (out []string) {
		for i, pc := range list {
			if class, ok := c.placeClass(pc, problem.Index(path, i)); ok {
				out = append(out, class)
			}
		}
		return out
	}
	w.origin, w.effect = classes(p.Origin, path+".origin"), classes(p.Effect, path+".effect")
	w.by, w.owners = c.listActors(p.By, path+".by"), c.listActors(p.TargetOf, path+".targetOf")
	w.acts = listCodes(c, p.Acts, c.cat.NumActs(), c.cat.ActIndex, path+".acts")
	w.targets = listCodes(c, p.Targets, c.cat.NumTargets(), c.cat.TargetIndex, path+".targets")
	w.arms = full(len(c.arms))
	if len(p.Weapons) > 0 {
		w.arms = none(len(c.arms))
	}
	for i, x := range p.Weapons {
		k := -1
		if n, ok := c.cat.WeaponIndex(x.Code); ok || x.Code == ceasefire.SomethingElse {
			if !ok {
				n = -1
			}
			level := c.level(x.Range)
			if class := c.cat.RangeClass(n); class != catalogue.RangeNotStated && (x.Range == catalogue.RangeNotStated || x.Range == class) {
				level = c.level(class)
			}
			k = slices.Index(c.arms, arm{n, level})
		}
		if k < 0 {
			c.add(BadCase, problem.Index(path+".weapons", i), "there is no weapon %q of range %v", x.Code, x.Range)
			continue
		}
		w.arms.add(k)
	}
	for i, b := range p.Calibres {
		s := stretch{max(b.From, 1), b.To}
		switch {
		case b == ceasefire.CaseCalibre{}:
			w.unbored = true
			continue
		case b.To == 0:
			s.hi = math.MaxInt64
		}
		if b.From < 0 || s.empty() {
			c.add(BadCase, problem.Index(path+".calibres", i), "there is no such calibre")
			continue
		}
		w.bores = append(w.bores, s)
	}
	if len(p.Calibres) == 0 {
		w.bores, w.unbored = []stretch{{1, math.MaxInt64}}, true
	}
	for k := range p.Circumstances {
		if !slices.Contains(ceasefire.AllCircumstances(), k) {
			c.add(BadCase, path+".circumstances", "there is no circumstance %q", k)
		}
	}
	return w
}

// listActors is a set of actors; a list left out is all.
func (c *checker) listActors(ids []actors.ID, path string) set {
	if len(ids) == 0 {
		return full(len(c.actors))
	}
	s := none(len(c.actors))
	for i, id := range ids {
		k, ok := c.actorAt[id]
		if !ok {
			c.add(BadCase, problem.Index(path, i), "there is no actor %q", id)
		}
		s.add(k)
	}
	return s
}

func listCodes(c *checker, codes []catalogue.Code, n int, index func(catalogue.Code) (int, bool), path string) set {
	if len(codes) == 0 {
		return full(n + 1)
	}
	s := none(n + 1)
	for i, code := range codes {
		k, ok := index(code)
		switch {
		case ok:
			s.add(k + 1)
		case code == ceasefire.SomethingElse:
			s.add(0)
		default:
			c.add(BadCase, problem.Index(path, i), "there is no code %q", code)
		}
	}
	return s
}

// harmOf lists the classes of a category, those of which nothing can be left out.
func (w worlds) harmOf(whole ceasefire.HarmKind) []func(ceasefire.HarmKind) stretch {
	list := w.harm[whole]
	if len(list) == 0 {
		list = []map[ceasefire.HarmKind]stretch{nil}
	}
	var out []func(ceasefire.HarmKind) stretch
	for _, bounds := range list {
		within := func(k ceasefire.HarmKind) stretch {
			if s, ok := bounds[k]; ok {
				return s
			}
			return counts()
		}
		if feasible(whole, within) {
			out = append(out, within)
		}
	}
	return out
}

// names tells sets of parts apart.
func names(sorted []string) string { return strings.Join(sorted, "\x00") }

func (w worlds) names() string {
	var out []string
	for _, p := range w.parts {
		out = append(out, p.Name)
	}
	return names(out)
}
