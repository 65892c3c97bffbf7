package actors

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/actors/when"
)

// checkDocument reports everything that is wrong with a document, sorted.
func checkDocument(d Document) problem.List {
	c := &checker{d: d}
	if c.size(); len(c.problems) == 0 {
		c.ids()
		c.actors()
		c.territories()
		c.sources()
		c.relations()
		c.participations()
		c.delegations()
		c.cycles()
	}
	if c.problems.Err() == nil {
		if r := index(d); !r.bounded(nil) {
			c.problems = append(c.problems, tangled("relations"))
		}
	}
	return c.list()
}

type checker struct {
	d        Document
	problems problem.List // the first of them
	more     problem.List // of those beyond strict.MaxProblems, one hard and one soft
	unlisted int          // how many there are beyond
	compared int          // words that were looked at for suggestions

	actorKinds  map[ID]Kind
	territoryAt map[TerritoryID]int // the first of the id
	sourceIDs   map[SourceID]bool
}

func (c *checker) add(code problem.Code, path, mend, format string, args ...any) {
	c.report(problem.Problem{Code: code, Path: path, Mend: mend, Message: fmt.Sprintf(format, args...)})
}

func (c *checker) warn(code problem.Code, path, mend, format string, args ...any) {
	c.report(problem.Problem{Code: code, Path: path, Mend: mend, Message: fmt.Sprintf(format, args...), Soft: true})
}

func (c *checker) report(p problem.Problem) {
	if len(c.problems) < strict.MaxProblems {
		c.problems = append(c.problems, p)
		return
	}
	c.unlisted++
	if len(c.more) == 0 || !p.Soft && c.more.Err() == nil {
		c.more = append(c.more, p)
	}
}

// list returns what was found, sorted; the last entry counts what did not fit.
func (c *checker) list() problem.List {
	l := c.problems
	if c.unlisted > 0 {
		l = append(l, problem.More(c.unlisted, c.more.Err() == nil))
	}
	l.Sort()
	return l.Capped(strict.MaxProblems)
}

// size refuses documents that are too large to look at.
func (c *checker) size() {
	held, claimed := 0, 0
	for _, t := range c.d.Territories {
		held, claimed = held+len(t.Held), claimed+len(t.Claimed)
	}
	for _, n := range []struct {
		path  string
		count int
	}{
		{"actors", len(c.d.Actors)}, {"territories", max(len(c.d.Territories), claimed)}, {"sources", len(c.d.Sources)},
		{"relations", len(c.d.Relations) + held}, {"participations", len(c.d.Participations)}, {"delegations", len(c.d.Delegations)},
	} {
		if n.count > MaxEntries {
			c.add(TooMany, n.path, "leave out what nothing refers to", "%d entries, more than %d", n.count, MaxEntries)
		}
	}
}

func (c *checker) ids() {
	c.actorKinds, c.territoryAt, c.sourceIDs = map[ID]Kind{}, map[TerritoryID]int{}, map[SourceID]bool{}
	for i, a := range c.d.Actors {
		_, twice := c.actorKinds[a.ID]
		c.id(problem.Index("actors", i)+".id", string(a.ID), twice)
		if !twice {
			c.actorKinds[a.ID] = a.Kind
		}
	}
	for i, t := range c.d.Territories {
		_, twice := c.territoryAt[t.ID]
		c.id(problem.Index("territories", i)+".id", string(t.ID), twice)
		if !twice {
			c.territoryAt[t.ID] = i
		}
	}
	for i, s := range c.d.Sources {
		c.id(problem.Index("sources", i)+".id", string(s.ID), c.sourceIDs[s.ID])
		c.sourceIDs[s.ID] = true
	}
}

func (c *checker) id(path, id string, twice bool) {
	switch {
	case !isID(id):
		c.add(BadID, path, "use 1 to 64 of a to z, 0 to 9, '-', '.' and '_', a letter or digit first", "%q cannot be an identifier", clip(id))
	case twice:
		c.add(DuplicateID, path, "give it another", "the id %q is there already", id)
	}
}

func (c *checker) actor(path string, id ID) {
	if _, ok := c.actorKinds[id]; !ok {
		c.add(UnknownActor, path, suggest(c, id, c.actorKinds, "add it to actors"), "unknown actor %q", clip(string(id)))
	}
}

func (c *checker) territory(path string, id TerritoryID) {
	if _, ok := c.territoryAt[id]; !ok {
		c.add(UnknownTerritory, path, suggest(c, id, c.territoryAt, "add it to territories"), "unknown territory %q", clip(string(id)))
	}
}

func (c *checker) source(path string, id SourceID) {
	if !c.sourceIDs[id] {
		c.add(UnknownSource, path, suggest(c, id, c.sourceIDs, "add it to sources"), "unknown source %q", clip(string(id)))
	}
}

// suggest proposes the known id that was meant, or what else to do. After
// twenty thousand comparisons it proposes nothing more: no document that people
// write has so many slips, and others are not worth the time.
func suggest[S ~string, V any](c *checker, word S, known map[S]V, otherwise string) string {
	const enough = 20_000
	if c.compared > enough || len(c.problems) == strict.MaxProblems {
		return otherwise
	}
	c.compared += len(known)
	words := func(yield func(string) bool) {
		for k := range known {
			if !yield(string(k)) {
				return
			}
		}
	}
	if meant := problem.DidYouMean(string(word), words); meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	return otherwise
}

// text checks texts that may be empty.
func (c *checker) text(path, s string) {
	if !utf8.ValidString(s) {
		c.add(BadValue, path, "save it as UTF-8", "the text is not UTF-8")
	}
}

// name checks texts that may not be blank.
func (c *checker) name(path, s string) {
	if strings.TrimSpace(s) == "" {
		c.add(BadValue, path, "state it, or leave the entry out", "the text is empty")
	}
	c.text(path, s)
}

// value checks an enum value; one that is optional may be zero.
func (c *checker) value(path string, v interface {
	fmt.Stringer
	IsValid() bool
}) {
	if !v.IsValid() {
		c.add(BadValue, path, "state one that there is", "the value is %s", v)
	}
}

func (c *checker) external(path string, xs []ExternalID) {
	for i, x := range xs {
		p := problem.Index(path+".external", i)
		c.value(p+".scheme", x.Scheme)
		c.name(p+".id", x.ID)
	}
}

func (c *checker) actors() {
	for i, a := range c.d.Actors {
		p := problem.Index("actors", i)
		c.value(p+".kind", a.Kind)
		c.text(p+".name", a.Name)
		for j, alias := range a.Aliases {
			c.name(problem.Index(p+".aliases", j), alias)
		}
		c.external(p, a.External)
		c.text(p+".note", a.Note)
	}
}

func (c *checker) territories() {
	for i, t := range c.d.Territories {
		p := problem.Index("territories", i)
		c.text(p+".name", t.Name)
		if t.Parent != "" {
			c.territory(p+".parent", t.Parent)
		}
		for j, n := range t.Names {
			q := problem.Index(p+".names", j)
			c.actor(q+".by", n.By)
			c.name(q+".name", n.Name)
		}
		c.external(p, t.External)
		c.tenures(p+".claimed", t.Claimed)
		c.tenures(p+".held", t.Held)
		c.twoHolders(p+".held", t.Held)
	}
}

func (c *checker) tenures(path string, all []Tenure) {
	seen := map[ID][]int{}
	for i, t := range all {
		p := problem.Index(path, i)
		c.actor(p+".by", t.By)
		c.statement(p+".said", t.Said)
		for _, j := range seen[t.By] {
			if t.During.Meets(all[j].During) {
				c.add(StatedTwice, p, "state it once, with all who say it", "the tenure by %q stands at %s for the same time", clip(string(t.By)), problem.Index(path, j))
				break
			}
		}
		seen[t.By] = append(seen[t.By], i)
	}
}

// twoHolders reports tenures that cannot all be, though nobody denies any.
func (c *checker) twoHolders(path string, held []Tenure) {
	for i, t := range held {
		for j, u := range held[:i] {
			if t.By == u.By || !undenied(t.Said) || !undenied(u.Said) || !t.During.Meets(u.During) {
				continue
			}
			c.contradiction(TwoHolders, problem.Index(path, i), t.Said, u.Said,
				fmt.Sprintf("%q holds it, and so does %q at the same time, by %s", clip(string(t.By)), clip(string(u.By)), problem.Index(path, j)))
			break
		}
	}
}

// contradiction reports two statements of which nobody denies either: hard where
// both are common ground.
func (c *checker) contradiction(code problem.Code, path string, a, b Statement, message string) {
	if a.Standing() == Agreed && b.Standing() == Agreed {
		c.add(code, path, "end one before the other begins, or say who asserts and who denies it", "%s", message)
	} else {
		c.warn(code, path, "say who denies it, if somebody does", "%s", message)
	}
}

func undenied(s Statement) bool { return s.Standing() == Agreed || s.Standing() == Asserted }

func (c *checker) sources() {
	for i, s := range c.d.Sources {
		p := problem.Index("sources", i)
		c.text(p+".name", s.Name)
		if s.Actor != "" {
			c.actor(p+".actor", s.Actor)
		}
		if s.Origin != 0 {
			c.value(p+".origin", s.Origin)
		}
		if s.Group != "" {
			c.id(p+".group", s.Group, false)
		}
		c.text(p+".note", s.Note)
	}
}

// statement checks who says what of one thing.
func (c *checker) statement(path string, s Statement) {
	sides := [...]struct {
		field, word string
		said        []Saying
	}{{"assertedBy", "asserts it", s.AssertedBy}, {"deniedBy", "denies it", s.DeniedBy}, {"unknownTo", "says that it is not known", s.UnknownTo}}
	var times [len(sides)]map[SourceID]map[when.Instant]bool // by side and source
	for side, x := range sides {
		times[side] = map[SourceID]map[when.Instant]bool{}
		for i, w := range x.said {
			p := problem.Index(path+"."+x.field, i)
			c.source(p+".source", w.Source)
			c.text(p+".note", w.Note)
			for other := range side {
				before := times[other][w.Source]
				switch {
				case len(before) == 0:
				case before[w.KnownAt], before[when.Instant{}], !w.KnownAt.IsValid():
					c.add(SelfContradiction, p, "keep one, or say when each became known", "source %q %s, and at the same time %s", clip(string(w.Source)), sides[other].word, x.word)
				default:
					c.warn(SelfContradiction, p, "keep the later one, if it changed its mind", "source %q %s, and at another time %s", clip(string(w.Source)), sides[other].word, x.word)
				}
			}
			mine := times[side][w.Source]
			if mine == nil {
				mine = map[when.Instant]bool{}
				times[side][w.Source] = mine
			}
			if mine[w.KnownAt] {
				c.warn(SaidTwice, p, "list it once", "source %q is listed twice", clip(string(w.Source)))
			}
			mine[w.KnownAt] = true
		}
	}
}
