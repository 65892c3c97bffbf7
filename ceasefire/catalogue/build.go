package catalogue

import (
	"strings"

	"github.com/parley-go/parley/actors/problem"
)

// builder gathers a catalogue and what is wrong with its document.
type builder struct {
	c         Catalogue
	found     problem.List
	suggester suggester
}

// New compiles a document: the base and what the document adds. It reports all
// problems at once, sorted by their place in the document; if there is any, the
// catalogue is nil. The order of entries in the document makes no difference to
// the catalogue.
func New(d Document) (*Catalogue, problem.List) {
	if d.IsZero() {
		return Standard(), nil
	}
	var base Document
	switch d.Base {
	case "", BaseStandard:
		base = standardDocument()
	case BaseNone:
		base = emptyDocument()
	default:
		return nil, problem.List{{
			Code: UnknownBase, Path: "base",
			Message: "unknown base " + quote(Code(d.Base)),
			Mend:    `"standard" adds to the standard catalogue, "none" starts from nothing`,
		}}
	}
	return build(base, d)
}

// emptyDocument is the least base: no act, and None for weapons and targets.
func emptyDocument() Document {
	return Document{
		Weapons: []Weapon{{Code: None, Name: "No weapon", NoCalibre: true, Range: Reachless}},
		Targets: []Target{{Code: None, Name: "No target", Definition: "The act was directed at nobody and nothing."}},
	}
}

func build(base, d Document) (*Catalogue, problem.List) {
	var b builder
	b.targets(base.Targets, d.Targets)
	b.weapons(base.Weapons, d.Weapons)
	b.acts(base.Acts, d.Acts)
	b.found.Sort()
	if b.found.Err() != nil {
		return nil, b.found
	}
	return &b.c, b.found
}

// report adds a problem.
func (b *builder) report(code problem.Code, path, message, mend string) {
	b.found = append(b.found, problem.Problem{Code: code, Path: path, Message: message, Mend: mend})
}

// join puts the base's entries before the document's, with a node for each.
func join[E any](k kind, base, added []E, codes func(E) (code, parent Code)) ([]E, []node) {
	entries := append(append([]E{}, base...), added...)
	nodes := make([]node, len(entries))
	for i, e := range entries {
		n := node{entry: i}
		n.code, n.parent = codes(e)
		if i >= len(base) {
			n.path = problem.Index(k.list(), i-len(base))
		}
		nodes[i] = n
	}
	return entries, nodes
}

func (b *builder) targets(base, added []Target) {
	all, nodes := join(targets, base, added, func(t Target) (Code, Code) { return t.Code, t.Parent })
	grown, found := plant(targets, nodes, &b.suggester)
	b.found = append(b.found, found...)
	b.c.targetTree = grown
	for _, n := range grown.nodes {
		t := all[n.entry]
		t.Name = nameOr(t.Name, t.Code)
		b.c.targets = append(b.c.targets, t)
	}
}

func (b *builder) weapons(base, added []Weapon) {
	all, nodes := join(weapons, base, added, func(w Weapon) (Code, Code) { return w.Code, w.Parent })
	grown, found := plant(weapons, nodes, &b.suggester)
	b.found = append(b.found, found...)
	b.c.weaponTree = grown
	for _, n := range grown.nodes {
		w := all[n.entry]
		w.Name = nameOr(w.Name, w.Code)
		b.c.weapons = append(b.c.weapons, w)

		var parent arm // of a root: nothing
		if n.up >= 0 {
			parent = b.c.arms[n.up]
		}
		b.c.arms = append(b.c.arms, arm{
			calibres: b.calibres(w, n, parent),
			class:    b.class(w, n, parent.class),
		})
	}
}

// arm is what holds of a weapon after inheritance.
type arm struct {
	calibres *CalibreRange // nil: it has none
	class    RangeClass
}

func (b *builder) calibres(w Weapon, n node, parent arm) *CalibreRange {
	path := problem.Field(n.path, "calibre")
	stated := w.Calibre != CalibreRange{}
	switch {
	case stated && w.NoCalibre:
		b.report(BadCalibre, path, "states calibres and that there is none", "leave out one of calibre and noCalibre")
	case w.NoCalibre:
		return nil
	case !stated && n.up == isRoot:
		b.report(MissingCalibre, n.path, "says neither which calibres it can have nor that it has none", "state calibre, or noCalibre: true")
	case !stated:
		return parent.calibres
	case !w.Calibre.Min.IsValid() || !w.Calibre.Max.IsValid():
		b.report(BadCalibre, path, "lacks an end", "state both min and max; for one calibre they are the same")
	case w.Calibre.Check() != nil:
		b.report(BadCalibre, path, "is upside down: "+w.Calibre.String(), "exchange min and max")
	case n.up >= 0 && parent.calibres == nil:
		b.report(CalibreBeyondParent, path, "the parent "+quote(w.Parent)+" has no calibre", "choose another parent, or none")
	case n.up >= 0 && !w.Calibre.within(*parent.calibres):
		b.report(CalibreBeyondParent, path, w.Calibre.String()+" is not within "+quote(w.Parent)+", "+parent.calibres.String(), "choose another parent, or none")
	default:
		return &w.Calibre
	}
	// Nothing below it shall be blamed for what is wrong here.
	return &CalibreRange{}
}

func (b *builder) class(w Weapon, n node, parent RangeClass) RangeClass {
	ofReach := ClassOfReach(w.Reach)
	switch {
	case w.Reach < 0:
		b.report(BadRange, problem.Field(n.path, "reach"), "is below zero", "state metres, or leave it out if it is not known")
	case w.Range > Deep:
		b.report(BadRange, problem.Field(n.path, "range"), "unknown range class "+w.Range.String(), "")
	case w.Range != RangeNotStated && ofReach != RangeNotStated && w.Range != ofReach:
		b.report(BadRange, problem.Field(n.path, "range"), w.Range.String()+" is not the class of its reach, which is "+ofReach.String(), "leave one of reach and range out")
	case w.Range != RangeNotStated:
		return w.Range
	case ofReach != RangeNotStated:
		return ofReach
	}
	return parent
}

func (b *builder) acts(base, added []Act) {
	all, nodes := join(acts, base, added, func(a Act) (Code, Code) { return a.Code, a.Parent })
	for _, n := range nodes {
		b.equivalents(all[n.entry].Like, n.path)
	}
	grown, found := plant(acts, nodes, &b.suggester)
	b.found = append(b.found, found...)
	b.c.actTree = grown
	b.c.like = map[Equivalent][]Code{}
	for _, n := range grown.nodes {
		a := all[n.entry].clone()
		a.Name = nameOr(a.Name, a.Code)
		b.c.acts = append(b.c.acts, a)
		for _, e := range a.Like {
			key := e.folded()
			b.c.like[key] = append(b.c.like[key], a.Code)
		}
		var parent *admission // of a root: everything
		if n.up >= 0 {
			parent = &b.c.admits[n.up]
		}
		b.c.admits = append(b.c.admits, admission{
			weapons: b.admitted(weapons, b.c.weaponTree, a.Weapons, n, parent.of(weapons)),
			targets: b.admitted(targets, b.c.targetTree, a.Targets, n, parent.of(targets)),
		})
	}
}

// admission is what an act admits after inheritance.
type admission struct{ weapons, targets spans }

func (a *admission) of(k kind) *spans {
	switch {
	case a == nil:
		return nil
	case k == weapons:
		return &a.weapons
	}
	return &a.targets
}

// admitted returns what an act admits of one kind. A nil parent admits all.
func (b *builder) admitted(k kind, t tree, stated []Code, n node, parent *spans) spans {
	all := spans{{0, len(t.nodes)}}
	if parent == nil {
		parent = &all
	}
	if len(stated) == 0 {
		return *parent
	}
	whole := true
	var roots []int
	for i, code := range stated {
		path := problem.Index(problem.Field(n.path, k.list()), i)
		at, ok := t.at[code]
		switch {
		case !ok:
			whole = false
			if _, stands := t.declared[code]; stands {
				continue // what is wrong with it is reported where it stands
			}
			b.report(UnknownAdmitted, path, "unknown "+string(k)+" "+quote(code), b.suggester.nearest(code, t.codes(), "add it to "+k.list()))
		case !parent.holds([2]int{at, t.end[at]}):
			whole = false
			b.report(WiderThanParent, path, quote(n.parent)+" does not admit "+string(k)+" "+quote(code), "choose another parent, or leave it out")
		default:
			roots = append(roots, at)
		}
	}
	if !whole {
		return *parent // nothing below it shall be blamed for what is wrong here
	}
	return t.gather(roots)
}

func (b *builder) equivalents(like []Equivalent, path string) {
	for i, e := range like {
		at := problem.Index(problem.Field(path, "like"), i)
		switch {
		case !Code(e.Scheme).IsValid():
			b.report(BadEquivalent, problem.Field(at, "scheme"), quote(Code(e.Scheme))+" is not a scheme", `"acled", "cameo", "ucdp", or another in the syntax of a code`)
		case e.Code == "":
			b.report(BadEquivalent, problem.Field(at, "code"), "is empty", "state the code as "+string(e.Scheme)+" has it")
		}
	}
}

// folded returns e with its letter case folded: capitals in sub-event types
// differ between ACLED's releases.
func (e Equivalent) folded() Equivalent {
	e.Code = strings.ToLower(e.Code)
	return e
}

func nameOr(name string, code Code) string {
	if name == "" {
		return string(code)
	}
	return name
}
