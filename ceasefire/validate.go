package ceasefire

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/geo"
)

// maxLoose bounds the zones without a shape: every combination of them is a class
// of spots.
const maxLoose = 12

// checker finds the problems of an agreement, all at once.
type checker struct {
	a        *Agreement
	roster   *actors.Roster
	cat      *catalogue.Catalogue
	problems problem.List

	territories map[actors.TerritoryID]bool
	known       map[actors.ID]bool
	sources     map[actors.SourceID]bool
}

func (c *checker) add(code problem.Code, path, mend, format string, args ...any) {
	c.problems = append(c.problems, problem.Problem{Code: code, Path: path, Message: fmt.Sprintf(format, args...), Mend: mend})
}

// finish places the problems in the text, if there is one, and sorts them.
func (c *checker) finish() problem.List {
	if c.a.source != nil {
		c.a.source.Place("", c.problems)
	}
	for i := range c.problems {
		if c.problems[i].Doc == "" {
			c.problems[i].Doc = string(c.a.ID)
		}
	}
	c.problems.Sort()
	return c.problems
}

// nested adds the problems of a part of the document.
func (c *checker) nested(path string, l problem.List) {
	for _, p := range l {
		p.Path = problem.Join(path, p.Path)
		c.problems = append(c.problems, p)
	}
}

func (c *checker) agreement() {
	a := c.a
	if a.Format != Format {
		c.add(UnknownFormat, "format", fmt.Sprintf("write %q", Format), "format %q is not one that this version reads", a.Format)
	}
	c.id("id", string(a.ID))
	roster, problems := actors.NewRoster(a.Roster)
	c.roster = roster
	c.nested("roster", problems)
	cat, problems := catalogue.New(a.Catalogue)
	c.cat = cat
	c.nested("catalogue", problems)
	if c.cat == nil {
		c.cat = catalogue.Standard()
	}
	// Names are looked up in the document, so that a roster with problems still
	// lets everything else be checked.
	c.known, c.territories, c.sources = map[actors.ID]bool{}, map[actors.TerritoryID]bool{}, map[actors.SourceID]bool{}
	for _, x := range a.Roster.Actors {
		c.known[x.ID] = true
	}
	for _, x := range a.Roster.Territories {
		c.territories[x.ID] = true
	}
	for _, x := range a.Roster.Sources {
		c.sources[x.ID] = true
	}
	c.parties()
	c.force()
	c.places()
	if c.roster != nil {
		c.problems = append(c.problems, c.roster.CheckUndertakings("undertakings", a.Undertakings)...)
	}
	c.clauses("clauses", a.Clauses, map[ClauseID]bool{})
	if len(a.Clauses) == 0 {
		c.add(MissingField, "clauses", "state at least one clause", "the agreement has no clause")
	}
	c.readings()
	c.mechanism()
}

// mechanism checks who finds facts and who rules, and by what rules of proof.
func (c *checker) mechanism() {
	for _, list := range []struct {
		field string
		ids   []actors.ID
	}{{"findsFact", c.a.Mechanism.FindsFact}, {"rules", c.a.Mechanism.Rules}} {
		for i, id := range list.ids {
			c.actor(problem.Index("mechanism."+list.field, i), id)
		}
	}
	for i, r := range c.a.Proof {
		at := problem.Index("proof", i)
		if !r.Standard.IsValid() || r.Standard == AllegedOnly {
			c.add(BadProofRule, at+".standard", "name reasonable-grounds, clear-and-convincing or beyond-reasonable-doubt", "the rule grants no standard above the mere claim")
		}
		for k, b := range r.Bases {
			if b != Observed && b != Relayed {
				c.add(BadProofRule, problem.Index(at+".bases", k), "write observed or relayed", "unknown basis %q", b)
			}
		}
		for k, d := range r.Dimensions {
			if !d.IsValid() {
				c.add(BadProofRule, problem.Index(at+".dimensions", k), suggest(string(d), slices.Values(Dimensions()), "use one of the base dimensions"), "unknown dimension %q", d)
			}
		}
	}
}

func (c *checker) id(path, id string) {
	if !actors.ID(id).IsValid() || id == SomethingElse {
		c.add(BadID, path, "use lower-case letters, digits, '-', '.' and '_'", "%q cannot be an identifier", id)
	}
}

func (c *checker) parties() {
	a := c.a
	if len(a.Parties) == 0 {
		c.add(MissingField, "parties", "list who is bound", "the agreement has no party")
	}
	seen := map[actors.ID]bool{}
	for i, p := range a.Parties {
		path := problem.Index("parties", i)
		if seen[p] {
			c.add(DuplicateID, path, "list it once", "party %q is listed twice", p)
		}
		seen[p] = true
		c.actor(path, p)
	}
	for i, b := range a.Bound {
		path := problem.Index("bound", i)
		c.party(path+".party", b.Party)
		c.period(path, b.Period)
	}
}

func (c *checker) actor(path string, id actors.ID) {
	if !c.known[id] {
		c.add(NotInRoster, path, suggest(string(id), maps.Keys(c.known), "add it to the roster"), "unknown actor %q", id)
	}
}

func (c *checker) party(path string, id actors.ID) {
	if !slices.Contains(c.a.Parties, id) {
		c.add(NotAParty, path, suggest(string(id), slices.Values(c.a.Parties), "add it to the parties"), "%q is no party to the agreement", id)
	}
}

// suggest proposes the known name that was meant, or what else to do.
func suggest[S ~string](word string, known iter.Seq[S], otherwise string) string {
	names := func(yield func(string) bool) {
		for k := range known {
			if !yield(string(k)) {
				return
			}
		}
	}
	if s := problem.DidYouMean(word, names); s != "" {
		return fmt.Sprintf("did you mean %q?", s)
	}
	return otherwise
}

func (c *checker) moment(path string, m Moment) (when.Instant, bool) {
	if m == "" {
		return when.Instant{}, false
	}
	i, err := m.In(c.a.Zone)
	if err != nil {
		c.add(BadMoment, path, "write it as 2025-10-15T18:00:00+05:00, or as local time in the agreement's zone", "%v", err)
		return when.Instant{}, false
	}
	return i, true
}

func (c *checker) period(path string, p Period) {
	from, ok := c.moment(path+".from", p.From)
	until, also := c.moment(path+".until", p.Until)
	if ok && also && !from.Before(until) {
		c.add(BadPeriod, path+".until", "let it end after it begins", "the period ends at %v, not after its beginning at %v", until, from)
	}
}

func (c *checker) force() {
	f := c.a.Force
	c.period("force", Period{f.From, f.Until})
	for i, e := range f.Extensions {
		path := problem.Index("force.extensions", i)
		if _, ok := c.moment(path+".until", e.Until); !ok && e.Until == "" {
			c.add(MissingField, path+".until", "state until when", "an extension without its end")
		}
		c.statement(path+".said", e.Said)
	}
}

func (c *checker) statement(path string, s actors.Statement) {
	for _, side := range []struct {
		name string
		said []actors.Saying
	}{{"assertedBy", s.AssertedBy}, {"deniedBy", s.DeniedBy}, {"unknownTo", s.UnknownTo}} {
		for i, x := range side.said {
			if !c.sources[x.Source] {
				c.add(UnknownSource, problem.Index(path+"."+side.name, i)+".source", suggest(string(x.Source), maps.Keys(c.sources), "add it to the roster"), "unknown source %q", x.Source)
			}
		}
	}
}

func (c *checker) territory(path string, id actors.TerritoryID) {
	if !c.territories[id] {
		c.add(UnknownTerritory, path, suggest(string(id), maps.Keys(c.territories), "add it to the roster"), "unknown territory %q", id)
	}
}

func (c *checker) places() {
	a := c.a
	shaped := map[actors.TerritoryID]bool{}
	for i, g := range a.Geometry {
		path := problem.Index("geometry", i)
		c.territory(path+".territory", g.Territory)
		if shaped[g.Territory] {
			c.add(DuplicateID, path+".territory", "join the shapes into one", "territory %q has two shapes", g.Territory)
		}
		shaped[g.Territory] = true
		if !g.Area.IsValid() {
			c.add(BadShape, path+".area", "give it as a GeoJSON Polygon or MultiPolygon", "territory %q has no valid area", g.Territory)
		}
	}
	lines := map[LineID]bool{}
	for i, l := range a.Lines {
		path := problem.Index("lines", i)
		c.id(path+".id", string(l.ID))
		if lines[l.ID] {
			c.add(DuplicateID, path+".id", "give each line its own", "line %q is defined twice", l.ID)
		}
		lines[l.ID] = true
		if !l.Shape.IsValid() {
			c.add(BadShape, path+".shape", "give it as a GeoJSON LineString or MultiLineString", "line %q has no valid shape", l.ID)
		}
		c.names(path, l.Names)
	}
	zones := map[ZoneID]bool{}
	loose := 0
	for i, z := range a.Zones {
		path := problem.Index("zones", i)
		c.id(path+".id", string(z.ID))
		if zones[z.ID] {
			c.add(DuplicateID, path+".id", "give each zone its own", "zone %q is defined twice", z.ID)
		}
		zones[z.ID] = true
		c.names(path, z.Names)
		if z.Parent != "" {
			c.territory(path+".parent", z.Parent)
		}
		shapes := 0
		if z.Area != nil {
			shapes++
			if !z.Area.IsValid() {
				c.add(BadShape, path+".area", "give it as a GeoJSON Polygon or MultiPolygon", "zone %q has no valid area", z.ID)
			}
		}
		if z.Disc != nil {
			shapes++
			c.disc(path+".disc", *z.Disc)
		}
		if z.Band != nil {
			shapes++
			c.fromLine(path+".band", *z.Band)
		}
		switch {
		case shapes > 1:
			c.add(BadShape, path, "keep one of area, disc and band", "zone %q has %d shapes", z.ID, shapes)
		case shapes == 0 && z.Parent == "":
			c.add(BadShape, path, "give it a shape, or the territory in which it lies as its parent", "zone %q lies nowhere", z.ID)
		case shapes == 0:
			loose++
		}
	}
	if loose > maxLoose {
		c.add(TooManyUnmapped, "zones", fmt.Sprintf("give all but %d of them a shape", maxLoose), "%d zones have no shape", loose)
	}
}

func (c *checker) names(path string, names []actors.NameClaim) {
	for i, n := range names {
		if n.By != "" {
			c.actor(problem.Index(path+".names", i)+".by", n.By)
		}
	}
}

func (c *checker) disc(path string, d geo.Disc) {
	if !d.IsValid() {
		c.add(BadShape, path, "give a point and a radius in metres from 0", "%v is no valid disc", d)
	}
}

func (c *checker) fromLine(path string, f FromLine) {
	if !slices.ContainsFunc(c.a.Lines, func(l Line) bool { return l.ID == f.Line }) {
		c.add(UnknownLine, path+".line", suggest(string(f.Line), lineIDs(c.a.Lines), "define it under lines"), "unknown line %q", f.Line)
	}
	if !(f.AtLeast >= 0) || !(f.AtMost >= 0) || f.AtMost > 0 && f.AtMost < f.AtLeast || f.AtLeast > maxDistance || f.AtMost > maxDistance {
		c.add(BadShape, path, "state metres from 0, atLeast not above atMost", "distances from %v to %v m make no sense", f.AtLeast, f.AtMost)
	}
	if f.Side != "" && f.Side != LeftSide && f.Side != RightSide {
		c.add(BadShape, path+".side", "write left or right, as seen along the line as it is drawn", "unknown side %q", f.Side)
	}
	if f.AtLeast == 0 && f.AtMost == 0 && f.Side == "" {
		c.add(BadShape, path, "state a distance or a side", "the line constrains nothing")
	}
}

// maxDistance is half the way round the earth and a little more, in metres:
// nothing is farther away.
const maxDistance = 21_000_000

func lineIDs(lines []Line) iter.Seq[LineID] {
	return func(yield func(LineID) bool) {
		for _, l := range lines {
			if !yield(l.ID) {
				return
			}
		}
	}
}

func (c *checker) clauses(path string, clauses []Clause, seen map[ClauseID]bool) {
	for i, cl := range clauses {
		p := problem.Index(path, i)
		c.id(p+".id", string(cl.ID))
		if seen[cl.ID] {
			c.add(DuplicateID, p+".id", "give each clause its own", "clause %q is stated twice", cl.ID)
		}
		seen[cl.ID] = true
		c.statement(p+".said", cl.Said)
		for k, b := range cl.Bearers {
			c.party(problem.Index(p+".bearers", k), b)
		}
		switch t := cl.Term.(type) {
		case nil:
			c.add(MissingTerm, p, "state what it forbids, or what it promises", "clause %q demands nothing", cl.ID)
		case Unspecified:
			if strings.TrimSpace(t.Promise) == "" {
				c.add(MissingField, p+".promises", "say what was promised and what is missing", "clause %q promises nothing", cl.ID)
			}
		case Prohibition:
			c.prohibition(p, t)
		}
	}
}

func (c *checker) prohibition(path string, p Prohibition) {
	if len(p.Forbids) == 0 {
		c.add(NothingForbidden, path+".forbids", "list at least one pattern; {} is every incident", "the clause forbids nothing")
	}
	for i, x := range p.Forbids {
		c.pattern(problem.Index(path+".forbids", i), x)
	}
	seen := map[actors.ID]bool{}
	for i, v := range p.ForParty {
		at := problem.Index(path+".forParty", i)
		c.party(at+".party", v.Party)
		if seen[v.Party] {
			c.add(DuplicateID, at+".party", "join the two lists", "party %q has two lists", v.Party)
		}
		seen[v.Party] = true
		if len(v.Forbids) == 0 {
			c.add(NothingForbidden, at+".forbids", "list at least one pattern", "nothing is forbidden to %q", v.Party)
		}
		for k, x := range v.Forbids {
			c.pattern(problem.Index(at+".forbids", k), x)
		}
	}
	for i, e := range p.Except {
		c.pattern(problem.Index(path+".except", i), e.Pattern)
	}
}

func (c *checker) pattern(path string, x Pattern) {
	for i, p := range x.During {
		c.period(problem.Index(path+".during", i), p)
	}
	for i, p := range x.Origin {
		c.place(problem.Index(path+".origin", i), p)
	}
	for i, p := range x.Effect {
		c.place(problem.Index(path+".effect", i), p)
	}
	for i, id := range x.By {
		c.actor(problem.Index(path+".by", i), id)
	}
	for i, code := range x.Acts {
		if _, ok := c.cat.ActIndex(code); !ok {
			c.add(UnknownAct, problem.Index(path+".acts", i), suggest(string(code), c.actCodes(), "add it to the agreement's catalogue"), "unknown act %q", code)
		}
	}
	for i, w := range x.Weapons {
		p := problem.Index(path+".weapons", i)
		if w.Code != "" {
			if _, ok := c.cat.WeaponIndex(w.Code); !ok {
				c.add(UnknownWeapon, p+".code", suggest(string(w.Code), c.weaponCodes(), "add it to the agreement's catalogue"), "unknown weapon %q", w.Code)
			}
		}
		if w.Calibre.Min.IsValid() && w.Calibre.Max.IsValid() && w.Calibre.Max.Compare(w.Calibre.Min) < 0 {
			c.add(BadCalibre, p+".calibre", "state the smaller calibre as min", "calibres from %v to %v run backwards", w.Calibre.Min, w.Calibre.Max)
		}
	}
	for i, code := range x.Targets {
		if _, ok := c.cat.TargetIndex(code); !ok {
			c.add(UnknownTarget, problem.Index(path+".targets", i), suggest(string(code), c.targetCodes(), "add it to the agreement's catalogue"), "unknown target %q", code)
		}
	}
	for i, id := range x.TargetOf {
		c.actor(problem.Index(path+".targetOf", i), id)
	}
	if x.TargetOfOtherParty && len(c.a.Parties) < 2 {
		c.add(OneParty, path+".targetOfOtherParty", "name the owner under targetOf", "there is no other party")
	}
	for _, k := range sortedKeys(x.Circumstances) {
		if !slices.Contains(AllCircumstances(), k) {
			c.add(UnknownCircumstance, problem.Field(path+".circumstances", string(k)), suggest(string(k), slices.Values(AllCircumstances()), "use one of the known circumstances"), "unknown circumstance %q", k)
		}
	}
	for i, h := range x.Harm {
		p := problem.Index(path+".harm", i)
		if !h.Kind.IsValid() {
			c.add(UnknownHarm, p+".kind", suggest(string(h.Kind), slices.Values(HarmKinds()), "use one of the known categories"), "unknown category of harm %q", h.Kind)
		}
		if h.AtLeast < 1 {
			c.add(BadFigure, p+".atLeast", "state 1 or more", "a least figure of %d is always reached", h.AtLeast)
		}
	}
}

func (c *checker) place(path string, p Place) {
	for i, t := range p.In {
		c.territory(problem.Index(path+".in", i), t)
	}
	for i, z := range p.Zones {
		if !slices.ContainsFunc(c.a.Zones, func(x Zone) bool { return x.ID == z }) {
			c.add(UnknownZone, problem.Index(path+".zones", i), suggest(string(z), zoneIDs(c.a.Zones), "define it under zones"), "unknown zone %q", z)
		}
	}
	if p.Near != nil {
		c.disc(path+".near", *p.Near)
	}
	for i, f := range p.Lines {
		c.fromLine(problem.Index(path+".lines", i), f)
	}
}

func zoneIDs(zones []Zone) iter.Seq[ZoneID] {
	return func(yield func(ZoneID) bool) {
		for _, z := range zones {
			if !yield(z.ID) {
				return
			}
		}
	}
}

func (c *checker) readings() {
	text := map[ClauseID]bool{}
	for _, cl := range c.a.Clauses {
		text[cl.ID] = true
	}
	seen := map[ReadingID]bool{}
	for i, r := range c.a.Readings {
		path := problem.Index("readings", i)
		c.id(path+".id", string(r.ID))
		switch {
		case r.ID == Text:
			c.add(BadID, path+".id", "call it something else", "%q is the name of the text as it stands", r.ID)
		case seen[r.ID]:
			c.add(DuplicateID, path+".id", "give each reading its own", "reading %q is stated twice", r.ID)
		}
		seen[r.ID] = true
		if len(r.Of) == 0 {
			c.add(MissingField, path+".of", "say who reads it so", "reading %q is nobody's", r.ID)
		}
		for k, p := range r.Of {
			c.actor(problem.Index(path+".of", k), p)
		}
		c.statement(path+".said", r.Said)
		used := map[ClauseID]bool{}
		c.clauses(path+".replace", r.Replace, used)
		for k, cl := range r.Replace {
			if !text[cl.ID] {
				c.add(UnknownClause, problem.Index(path+".replace", k)+".id", suggest(string(cl.ID), maps.Keys(text), "move it to add"), "there is no clause %q to replace", cl.ID)
			}
		}
		for k, id := range r.Drop {
			p := problem.Index(path+".drop", k)
			if !text[id] {
				c.add(UnknownClause, p, suggest(string(id), maps.Keys(text), "leave it out"), "there is no clause %q to drop", id)
			}
			if used[id] {
				c.add(ClashingReading, p, "keep one of the two", "reading %q both drops and replaces clause %q", r.ID, id)
			}
			used[id] = true
		}
		for k, cl := range r.Add {
			if text[cl.ID] {
				c.add(ClashingReading, problem.Index(path+".add", k)+".id", "move it to replace, or give it an id of its own", "the text has a clause %q already", cl.ID)
			}
		}
		c.clauses(path+".add", r.Add, map[ClauseID]bool{})
	}
}

func (c *checker) actCodes() iter.Seq[catalogue.Code] {
	return func(yield func(catalogue.Code) bool) {
		for a := range c.cat.Acts() {
			if !yield(a.Code) {
				return
			}
		}
	}
}

func (c *checker) weaponCodes() iter.Seq[catalogue.Code] {
	return func(yield func(catalogue.Code) bool) {
		for a := range c.cat.Weapons() {
			if !yield(a.Code) {
				return
			}
		}
	}
}

func (c *checker) targetCodes() iter.Seq[catalogue.Code] {
	return func(yield func(catalogue.Code) bool) {
		for a := range c.cat.Targets() {
			if !yield(a.Code) {
				return
			}
		}
	}
}
