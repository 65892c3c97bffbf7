package ceasefiretest

import (
	"fmt"
	"iter"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/geo"
)

type code = catalogue.Code

// Domain is the small set of values from which the reference evaluator makes
// worlds: for each dimension, values on either side of everything that the
// agreement and the reports tell apart.
type Domain struct {
	a         *ceasefire.Agreement
	cat       *catalogue.Catalogue
	instants  []when.Instant
	changes   []when.Instant // by the agreement
	spots     []ceasefire.Spot
	origins   []ceasefire.Spot
	effects   []ceasefire.Spot
	actors    []actors.ID
	owners    []actors.ID
	acts      []code
	weapons   []arm
	targets   []code
	calibres  []catalogue.Calibre
	harm      map[ceasefire.HarmKind][]int64
	harmKinds []ceasefire.HarmKind
	asked     []ceasefire.Circumstance
	facts     []fact
	words     map[string]string // of facts, by path; nil until asked for
}

// arm is a weapon and its range class; a family that states none may have any.
type arm struct {
	code  code
	class catalogue.RangeClass
}

// fact is a statement that is not common ground.
type fact struct {
	path string
	said actors.Statement
	// superior is whose answer it would bring about: to state it is an admission
	// for a source that speaks for the superior.
	superior actors.ID
}

func relationPath(i int) string  { return fmt.Sprintf("roster.relations[%d]", i) }
func tenurePath(i, k int) string { return fmt.Sprintf("roster.territories[%d].held[%d]", i, k) }
func extensionPath(i int) string { return fmt.Sprintf("force.extensions[%d]", i) }

// NewDomain collects the values that matter to an agreement and reports. Points
// are sample points, needed when the agreement or the reports use shapes.
func NewDomain(a *ceasefire.Agreement, reports []ceasefire.Report, points []geo.Point) (*Domain, error) {
	cat, problems := catalogue.New(a.Catalogue)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	d := &Domain{a: a, cat: cat, harm: map[ceasefire.HarmKind][]int64{}}
	d.collectTimes(reports)
	d.collectSpots(points)
	d.collectNames()
	d.collectNumbers(reports)
	d.collectFacts()
	d.narrow(reports)
	return d, nil
}

// narrow leaves one value to each dimension that nothing asks about: no term, no
// report, no rule of attribution. Any value is as good as another there.
func (d *Domain) narrow(reports []ceasefire.Report) {
	var origin, effect, weapon, target, owner bool
	for p := range d.patterns() {
		origin, effect = origin || len(p.Origin) > 0, effect || len(p.Effect) > 0
		weapon, target = weapon || len(p.Weapons) > 0, target || len(p.Targets) > 0
		owner = owner || len(p.TargetOf) > 0 || p.TargetOfOtherParty
	}
	for _, r := range reports {
		for _, p := range parts(r) {
			origin, effect = origin || !p.Origin.IsZero(), effect || !p.Effect.IsZero()
			weapon, target = weapon || p.Weapon != ceasefire.Weapon{}, target || p.Target.Kind != ""
			owner = owner || len(p.Target.Of) > 0
		}
	}
	for _, t := range d.a.Roster.Territories {
		origin = origin || len(t.Held) > 0 // territorial attribution
	}
	for a := range d.cat.Acts() {
		weapon, target = weapon || len(a.Weapons) > 0, target || len(a.Targets) > 0
	}
	d.origins, d.effects, d.owners = d.spots, d.spots, d.actors
	if !origin {
		d.origins = d.spots[:1]
	}
	if !effect {
		d.effects = d.spots[:1]
	}
	if !owner {
		d.owners = d.actors[:1]
	}
	if !weapon {
		d.weapons, d.calibres = d.weapons[:1], d.calibres[:1]
	}
	if !target {
		d.targets = d.targets[:1]
	}
}

// patterns walks every pattern of the agreement, readings included.
func (d *Domain) patterns() iter.Seq[ceasefire.Pattern] {
	return func(yield func(ceasefire.Pattern) bool) {
		clauses := slices.Clone(d.a.Clauses)
		for _, r := range d.a.Readings {
			clauses = slices.Concat(clauses, r.Replace, r.Add)
		}
		for _, c := range clauses {
			p, ok := c.Term.(ceasefire.Prohibition)
			if !ok {
				continue
			}
			all := slices.Clone(p.Forbids)
			for _, v := range p.ForParty {
				all = append(all, v.Forbids...)
			}
			for _, e := range p.Except {
				all = append(all, e.Pattern)
			}
			for _, x := range all {
				if !yield(x) {
					return
				}
			}
		}
	}
}

func (d *Domain) instant(m ceasefire.Moment) (when.Instant, bool) {
	if m == "" {
		return when.Instant{}, false
	}
	i, err := m.In(d.a.Zone)
	return i, err == nil
}

// within says whether the instant lies in the half-open period.
func (d *Domain) within(p ceasefire.Period, t when.Instant) bool {
	if from, ok := d.instant(p.From); ok && t.Before(from) {
		return false
	}
	until, ok := d.instant(p.Until)
	return !ok || t.Before(until)
}

// collectTimes takes every instant at which anything changes, the instant before
// it, and the ends of every reported window.
func (d *Domain) collectTimes(reports []ceasefire.Report) {
	add := func(i when.Instant, ok bool) {
		if ok && i.IsValid() {
			d.instants = append(d.instants, i)
			if before, err := i.Add(-1); err == nil {
				d.instants = append(d.instants, before)
			}
		}
	}
	d.changes = d.changing()
	for _, i := range d.changes {
		add(i, true)
	}
	window := func(w ceasefire.Window) { add(w.Earliest()); add(w.Latest()) }
	for _, r := range reports {
		for _, p := range parts(r) {
			window(p.At.Began())
			window(p.At.Ended())
		}
	}
	if len(d.instants) == 0 { // nothing asks when
		d.instants = []when.Instant{when.FromUnixNano(0)}
		return
	}
	slices.SortFunc(d.instants, when.Instant.Compare)
	// One instant beyond the last: nothing changes any more.
	if after, err := d.instants[len(d.instants)-1].Add(1); err == nil {
		d.instants = append(d.instants, after)
	}
	slices.SortFunc(d.instants, when.Instant.Compare)
	d.instants = slices.Compact(d.instants)
}

// changing returns every instant at which anything changes by the agreement.
func (d *Domain) changing() []when.Instant {
	var out []when.Instant
	add := func(i when.Instant, ok bool) {
		if ok && i.IsValid() {
			out = append(out, i)
		}
	}
	period := func(p ceasefire.Period) { add(d.instant(p.From)); add(d.instant(p.Until)) }
	span := func(s when.Span) { add(s.From()); add(s.Until()) }
	period(ceasefire.Period{From: d.a.Force.From, Until: d.a.Force.Until})
	for _, e := range d.a.Force.Extensions {
		add(d.instant(e.Until))
	}
	for _, b := range d.a.Bound {
		period(b.Period)
	}
	for p := range d.patterns() {
		for _, s := range p.During {
			period(s)
		}
	}
	for _, u := range d.a.Undertakings {
		span(u.During)
	}
	for _, r := range d.a.Roster.Relations {
		span(r.During)
	}
	for _, t := range d.a.Roster.Territories {
		for _, h := range t.Held {
			span(h.During)
		}
	}
	return out
}

// moments returns the instants at which to ask about a deed: its beginning, and
// every instant after it at which something may have changed.
func (d *Domain) moments(x ceasefire.Deed) []when.Instant {
	out := []when.Instant{x.Began}
	for _, t := range d.instants {
		if t.After(x.Began) && !t.After(x.Ended) {
			out = append(out, t)
		}
	}
	return out
}

func (d *Domain) parent(t actors.TerritoryID) actors.TerritoryID {
	for _, x := range d.a.Roster.Territories {
		if x.ID == t {
			return x.Parent
		}
	}
	return ""
}

// inTerritory says whether t is the territory or lies below it.
func (d *Domain) inTerritory(t, in actors.TerritoryID) bool {
	for ; t != ""; t = d.parent(t) {
		if t == in {
			return true
		}
	}
	return false
}

// collectSpots combines every named territory, and none, with every choice of
// zones without a shape, each of which lies in its parent, and with the sample
// points that the shapes allow.
func (d *Domain) collectSpots(points []geo.Point) {
	var shapeless []ceasefire.Zone
	for _, z := range d.a.Zones {
		if z.Area == nil && z.Disc == nil && z.Band == nil {
			shapeless = append(shapeless, z)
		}
	}
	names := []actors.TerritoryID{""}
	for _, t := range d.a.Roster.Territories {
		names = append(names, t.ID)
	}
	if len(points) == 0 {
		points = []geo.Point{{}}
	}
	for _, n := range names {
		for _, p := range points {
			if p.IsValid() && !d.allowed(n, p) {
				continue
			}
			for pick := range 1 << len(shapeless) {
				s := ceasefire.Spot{Territory: n, Point: p}
				ok := true
				for i, z := range shapeless {
					if pick&(1<<i) != 0 {
						s.Zones = append(s.Zones, z.ID)
						ok = ok && (z.Parent == "" || d.inPlace(s, ceasefire.In(z.Parent)))
					}
				}
				if ok {
					slices.Sort(s.Zones)
					d.spots = append(d.spots, s)
				}
			}
		}
	}
}

// allowed says whether a point may lie in a named territory: inside the shape of
// the nearest territory at or above it that has one.
func (d *Domain) allowed(n actors.TerritoryID, p geo.Point) bool {
	for ; n != ""; n = d.parent(n) {
		if area, ok := d.shape(n); ok {
			return area.Contains(p)
		}
	}
	return true
}

func (d *Domain) shape(n actors.TerritoryID) (geo.Area, bool) {
	for _, g := range d.a.Geometry {
		if g.Territory == n {
			return g.Area, true
		}
	}
	return geo.Area{}, false
}

// inPlace says whether a settled spot lies in a place.
func (d *Domain) inPlace(s ceasefire.Spot, p ceasefire.Place) bool {
	if len(p.In) > 0 && !slices.ContainsFunc(p.In, func(t actors.TerritoryID) bool {
		if area, ok := d.shape(t); ok && s.Point.IsValid() {
			return area.Contains(s.Point)
		}
		return d.inTerritory(s.Territory, t)
	}) {
		return false
	}
	if len(p.Zones) > 0 && !slices.ContainsFunc(p.Zones, func(z ceasefire.ZoneID) bool { return d.inZone(s, z) }) {
		return false
	}
	if p.Near != nil && !inDisc(s.Point, *p.Near) {
		return false
	}
	return !slices.ContainsFunc(p.Lines, func(f ceasefire.FromLine) bool { return !d.fromLine(s, f) })
}

func (d *Domain) inZone(s ceasefire.Spot, id ceasefire.ZoneID) bool {
	i := slices.IndexFunc(d.a.Zones, func(z ceasefire.Zone) bool { return z.ID == id })
	switch z := d.a.Zones[i]; {
	case z.Area != nil:
		return z.Area.Contains(s.Point)
	case z.Disc != nil:
		return inDisc(s.Point, *z.Disc)
	case z.Band != nil:
		return d.fromLine(s, *z.Band)
	}
	return slices.Contains(s.Zones, id)
}

// inDisc says whether a point may lie in a disc, as far as the sphere tells.
func inDisc(p geo.Point, d geo.Disc) bool {
	low, _ := geo.DistanceBounds(d.Centre, p)
	return low <= d.Radius
}

func (d *Domain) fromLine(s ceasefire.Spot, f ceasefire.FromLine) bool {
	i := slices.IndexFunc(d.a.Lines, func(l ceasefire.Line) bool { return l.ID == f.Line })
	shape := d.a.Lines[i].Shape
	low, high := shape.DistanceBounds(s.Point)
	return high >= f.AtLeast && (f.AtMost == 0 || low <= f.AtMost) &&
		(f.Side != ceasefire.LeftSide || shape.Side(s.Point) > 0) && (f.Side != ceasefire.RightSide || shape.Side(s.Point) < 0)
}

func (d *Domain) collectNames() {
	d.actors = []actors.ID{ceasefire.SomethingElse}
	for _, x := range d.a.Roster.Actors {
		d.actors = append(d.actors, x.ID)
	}
	d.acts, d.targets = []code{ceasefire.SomethingElse}, []code{ceasefire.SomethingElse}
	for x := range d.cat.Acts() {
		d.acts = append(d.acts, x.Code)
	}
	codes := []code{ceasefire.SomethingElse}
	for x := range d.cat.Weapons() {
		codes = append(codes, x.Code)
	}
	// Classes on either side of every one that a term asks for.
	classes := []catalogue.RangeClass{catalogue.RangeNotStated}
	for p := range d.patterns() {
		for _, w := range p.Weapons {
			if w.RangeAtLeast > 0 {
				classes = append(classes, w.RangeAtLeast-1, w.RangeAtLeast)
			}
		}
	}
	for _, c := range codes {
		if i, ok := d.cat.WeaponIndex(c); ok && d.cat.RangeClass(i) != catalogue.RangeNotStated {
			d.weapons = append(d.weapons, arm{c, d.cat.RangeClass(i)})
			continue
		}
		for _, class := range classes {
			d.weapons = append(d.weapons, arm{c, class})
		}
	}
	for x := range d.cat.Targets() {
		d.targets = append(d.targets, x.Code)
	}
}

// collectNumbers takes the thresholds of the terms and the ends of the reported
// ranges, with their neighbours, and for harm their sums as well.
func (d *Domain) collectNumbers(reports []ceasefire.Report) {
	var bores []catalogue.Calibre
	asked := map[ceasefire.Circumstance]bool{ceasefire.MeasuresTaken: false}
	counts := map[ceasefire.HarmKind][]int64{}
	for p := range d.patterns() {
		for _, w := range p.Weapons {
			bores = append(bores, w.Calibre.Min, w.Calibre.Max)
		}
		for c := range p.Circumstances {
			asked[c] = true
		}
		for _, h := range p.Harm {
			counts[h.Kind] = append(counts[h.Kind], h.AtLeast-1, h.AtLeast)
			d.harmKinds = append(d.harmKinds, h.Kind)
		}
	}
	for _, c := range d.a.Clauses {
		asked[ceasefire.MeasuresTaken] = asked[ceasefire.MeasuresTaken] || c.DueDiligence
	}
	for _, r := range d.a.Readings {
		for _, c := range slices.Concat(r.Replace, r.Add) {
			asked[ceasefire.MeasuresTaken] = asked[ceasefire.MeasuresTaken] || c.DueDiligence
		}
	}
	for _, r := range reports {
		for _, p := range parts(r) {
			for c := range p.Circumstances {
				asked[c] = true
			}
		}
	}
	for _, c := range ceasefire.AllCircumstances() {
		if asked[c] {
			d.asked = append(d.asked, c)
		}
	}
	for _, r := range reports {
		for _, p := range parts(r) {
			bores = append(bores, p.Weapon.Calibre.Min, p.Weapon.Calibre.Max)
		}
		for k, c := range r.Harm {
			d.harmKinds = append(d.harmKinds, k)
			counts[k] = append(counts[k], c.Low())
			if high, ok := c.High(); ok {
				counts[k] = append(counts[k], high)
			}
		}
	}
	for i := range d.cat.NumWeapons() {
		if r, ok := d.cat.Calibres(i); ok {
			bores = append(bores, r.Min, r.Max)
		}
	}
	d.calibres = []catalogue.Calibre{{}} // none
	for _, b := range bores {
		for h := b.Hundredths() - 1; b.IsValid() && h <= b.Hundredths()+1; h++ {
			if c, err := catalogue.NewCalibre(h); err == nil {
				d.calibres = append(d.calibres, c)
			}
		}
	}
	slices.SortFunc(d.calibres, catalogue.Calibre.Compare)
	d.calibres = slices.Compact(d.calibres)
	d.harmKinds = compact(d.harmKinds)
	for _, k := range d.harmKinds {
		whole := k.Whole()
		for _, part := range whole.Parts() {
			d.harm[part] = compact(slices.DeleteFunc(append(slices.Clone(counts[part]), 0), func(n int64) bool { return n < 0 }))
		}
		sums := append(slices.Clone(counts[whole]), 0)
		for _, part := range whole.Parts() {
			for _, s := range slices.Clone(sums) {
				for _, n := range d.harm[part] {
					sums = append(sums, s+n)
				}
			}
		}
		d.harm[whole] = compact(slices.DeleteFunc(sums, func(n int64) bool { return n < 0 }))
	}
}

func compact[T interface{ ~string | ~int64 }](s []T) []T {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}

func (d *Domain) collectFacts() {
	add := func(path string, said actors.Statement, superior actors.ID) {
		// What is denied and by nobody asserted is absent, like what nobody speaks of.
		if st := said.Standing(); st != actors.Agreed && st != actors.Denied {
			d.facts = append(d.facts, fact{path, said, superior})
		}
	}
	for i, r := range d.a.Roster.Relations {
		_, superior, _ := conductOf(r)
		if r.Kind == actors.Hosts {
			superior = r.Subject
		}
		add(relationPath(i), r.Said, superior)
	}
	for i, t := range d.a.Roster.Territories {
		for k, h := range t.Held {
			add(tenurePath(i, k), h.Said, h.By)
		}
	}
	for i, e := range d.a.Force.Extensions {
		add(extensionPath(i), e.Said, "")
	}
}

// below says whether a code of the catalogue is another or lies below it.
// Something else lies below nothing.
func below(c, top code, parent func(code) code) bool {
	for ; c != "" && c != ceasefire.SomethingElse; c = parent(c) {
		if c == top {
			return true
		}
	}
	return false
}

func (d *Domain) actBelow(c, top code) bool {
	return below(c, top, func(c code) code { x, _ := d.cat.Act(c); return x.Parent })
}

func (d *Domain) weaponBelow(c, top code) bool {
	return below(c, top, func(c code) code { x, _ := d.cat.Weapon(c); return x.Parent })
}

func (d *Domain) targetBelow(c, top code) bool {
	return below(c, top, func(c code) code { x, _ := d.cat.Target(c); return x.Parent })
}

func (d *Domain) weaponFits(x ceasefire.Deed, p ceasefire.WeaponPattern) bool {
	if p.Code != "" && !d.weaponBelow(x.Weapon, p.Code) {
		return false
	}
	return x.Range >= p.RangeAtLeast && bore(x.Calibre, p.Calibre)
}

// bore says whether a calibre lies in a range; none lies in no range that has an
// end.
func bore(c catalogue.Calibre, r catalogue.CalibreRange) bool {
	if !r.Min.IsValid() && !r.Max.IsValid() {
		return true
	}
	return c.IsValid() && (!r.Min.IsValid() || c.Compare(r.Min) >= 0) && (!r.Max.IsValid() || c.Compare(r.Max) <= 0)
}

// possible says whether the catalogue admits the combination of act, weapon,
// calibre and target. What lies outside the catalogue admits everything.
func (d *Domain) possible(x ceasefire.Deed) bool {
	if w, ok := d.cat.WeaponIndex(x.Weapon); ok {
		r, has := d.cat.Calibres(w)
		if has != x.Calibre.IsValid() || has && !bore(x.Calibre, r) {
			return false
		}
	}
	act, ok := d.cat.ActIndex(x.Act)
	if !ok {
		return true
	}
	w, known := d.cat.WeaponIndex(x.Weapon)
	if known && !slices.Contains(d.cat.AdmittedWeapons(act), w) {
		return false
	}
	// A weapon outside the catalogue has the calibre of one that the act admits.
	if !known && !slices.ContainsFunc(d.cat.AdmittedWeapons(act), func(w int) bool {
		r, has := d.cat.Calibres(w)
		return has == x.Calibre.IsValid() && (!has || bore(x.Calibre, r))
	}) {
		return false
	}
	t, known := d.cat.TargetIndex(x.Target)
	return !known || slices.Contains(d.cat.AdmittedTargets(act), t)
}

// parts returns the main part of a report, its alternatives and its further
// parts.
func parts(r ceasefire.Report) []ceasefire.Part {
	return slices.Concat([]ceasefire.Part{mainPart(r)}, r.Or, r.Also)
}

func mainPart(r ceasefire.Report) ceasefire.Part {
	return ceasefire.Part{
		At: r.At, Origin: r.Origin, Effect: r.Effect, By: r.By, NotBy: r.NotBy, Act: r.Act,
		Weapon: r.Weapon, Target: r.Target, Circumstances: r.Circumstances,
	}
}

// Small says whether the worlds in which nothing is known of the incident, but
// the names of its parts, are at most limit: then evaluating takes as many steps
// for each answer, and not more.
func (d *Domain) Small(reports []ceasefire.Report, limit int) bool {
	nothing := statement{doubt: true, main: []ceasefire.Part{{}}}
	for _, r := range reports {
		for _, p := range r.Also {
			nothing.also = append(nothing.also, ceasefire.Part{Name: p.Name})
		}
	}
	limit >>= len(d.facts)
	for range d.worlds(version{nothing}) {
		if limit--; limit < 0 {
			return false
		}
	}
	return true
}
