package ceasefire

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/catalogue"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
	"github.com/parley-go/parley/ceasefire/internal/atoms"
)

// ruleset is one agreement in numbers. It is built once and never changed.
type ruleset struct {
	a      *Agreement
	roster *actors.Roster
	cat    *catalogue.Catalogue
	ground *ground

	actors  []actors.ID // 0 is something else, then the roster by id
	actorAt map[actors.ID]int
	arms    []arm // 0.. something else by range class, then the catalogue
	time    atoms.Axis
	bore    atoms.Axis // hundredths of a millimetre; the atom after the last segment is "none"
	tallies []atoms.Tally

	actClasses, armClasses, boreClasses, aimClasses partition

	circumstances []Circumstance
	facts         []factInfo
	proof         []ProofRule     // what meets which standard
	admits        *cache[[]means] // what the catalogue admits together
	rows          []row
	clauses       []clauseRules
}

// arm is a weapon with a range class. A family that states no class has an arm
// for each: which one it is is not known.
type arm struct {
	weapon int // index in the catalogue, -1 for something else
	class  catalogue.RangeClass
}

// factInfo is a statement that is not common ground: a dimension of its own.
type factInfo struct {
	path string
	text string
	said actors.Statement
	// superior is whose answer it would bring about.
	superior actors.ID
}

// row is a reading: of whom, and by what name.
type row struct {
	id      ReadingID
	title   string
	of      []actors.ID
	reading *Reading // nil for the text as it stands
}

// clauseRules is a clause as each row reads it.
type clauseRules struct {
	id       ClauseID
	article  string
	standard Standard
	rows     []rowRules
}

// rowRules is what one reading makes of one clause.
type rowRules struct {
	clause *Clause // nil: the reading does not have it
	policy actors.Policy
	// promise is set for a term not yet specified, and then force is all there
	// is: when the agreement is in force.
	promise string
	force   []piece
	deed    []piece
	by      [][]piece // of each party
	host    [][]piece // of each party; nil where due diligence is not asked for
}

// at returns an instant of a segment of the time axis.
func (rs *ruleset) at(segment int) when.Instant {
	first, last := rs.time.Bounds(segment)
	if first == math.MinInt64 {
		return when.FromUnixNano(last)
	}
	return when.FromUnixNano(first)
}

// instant returns the instant of a moment that was checked before.
func (rs *ruleset) instant(m Moment) (when.Instant, bool) {
	if m == "" {
		return when.Instant{}, false
	}
	i, err := m.In(rs.a.Zone)
	return i, err == nil
}

// period returns the segments of a half-open period.
func (rs *ruleset) period(p Period) algebra.Set {
	lo, hi := int64(math.MinInt64), int64(math.MaxInt64)
	if i, ok := rs.instant(p.From); ok {
		lo = i.UnixNano()
	}
	if i, ok := rs.instant(p.Until); ok {
		hi = i.UnixNano() - 1
	}
	return rs.time.Between(lo, hi)
}

// periods returns the segments of any of the periods, all of them if there is
// none.
func (rs *ruleset) periods(ps []Period) algebra.Set {
	if len(ps) == 0 {
		return nil
	}
	s := algebra.Empty(rs.time.Len())
	for _, p := range ps {
		s = s.Or(rs.period(p))
	}
	return s
}

// actorSet returns the actors; one that is not in the roster is something else.
func (rs *ruleset) actorSet(ids []actors.ID) algebra.Set {
	s := algebra.Empty(len(rs.actors))
	for _, id := range ids {
		s = s.Or(algebra.Of(len(rs.actors), rs.actorAt[id]))
	}
	return s
}

// reportedActors is like actorSet for what a source says: an unknown armed group
// may be anybody.
func (rs *ruleset) reportedActors(ids []actors.ID) algebra.Set {
	for _, id := range ids {
		if a, ok := rs.roster.Actor(id); ok && a.Kind == actors.UnknownArmedGroup {
			return nil
		}
	}
	return rs.actorSet(ids)
}

// belonging returns the parties, their organs and their members at an instant.
func (rs *ruleset) belonging(parties []actors.ID, at when.Instant) algebra.Set {
	s := algebra.Empty(len(rs.actors))
	for _, p := range parties {
		s = s.Or(rs.actorSet(rs.roster.Belonging(p, at)))
	}
	return s
}

// codes returns the set of codes with all below them, shifted by one: atom 0 is
// something else, which lies below nothing.
func (rs *ruleset) codes(cs []catalogue.Code, n int, within func(catalogue.Code) []int) algebra.Set {
	s := algebra.Empty(n + 1)
	for _, c := range cs {
		for _, i := range within(c) {
			s = s.Or(algebra.Of(n+1, i+1))
		}
	}
	return s
}

func (rs *ruleset) placeTests(ps []Place) []int {
	var out []int
	for _, p := range ps {
		out = append(out, rs.ground.term(p))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// boreEnds returns the ends of a range of calibres; an open end is beyond all.
func boreEnds(r catalogue.CalibreRange) (lo, hi int64) {
	lo, hi = 1, math.MaxInt64
	if r.Min.IsValid() {
		lo = int64(r.Min.Hundredths())
	}
	if r.Max.IsValid() {
		hi = int64(r.Max.Hundredths())
	}
	return lo, hi
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
