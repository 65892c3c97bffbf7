package actorstest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/when"
)

// CheckRoster holds what the roster says of a party at an instant to the laws of
// attribution, and returns what breaks them:
//
//   - the ways by named actors are those of [Ways];
//   - under [actors.Territorial], the ways by whoever acts cover just what [Holds]
//     says, whichever of the disputed tenures hold;
//   - each way's steps lead from its actor to the party, each on a fact of the
//     roster that holds then and that is not denied by all who speak of it, and
//     Needs and Contested are what the steps say;
//   - due diligence is asked of the territory that the host holds, in the same way,
//     and of those whom it is said to host, and attributes nothing;
//   - asked twice, the roster says the same.
func CheckRoster(r *actors.Roster, p actors.Policy, own []actors.Undertaking, party actors.ID, at when.Instant) error {
	c := checker{r: r, d: r.Document(), p: p, party: party, at: at}
	got := r.Attribute(p, own, party, at)
	again := r.Attribute(p, own, party, at)
	if fmt.Sprint(got) != fmt.Sprint(again) {
		return fmt.Errorf("asked twice, the answers differ:\n%v\n%v", got, again)
	}
	var errs []error
	var named []Way
	var held []ground
	for _, a := range got {
		errs = append(errs, c.steps(a))
		if a.Any {
			held = append(held, ground{a.Origin, a.Except, a.Needs, a.Lacks})
		} else {
			named = append(named, Way{a.Actor, strings.Join(c.disputed(a.Needs), " "), len(a.Steps)})
		}
	}
	errs = append(errs, c.named(named, own))
	if p.Has(actors.Territorial) {
		errs = append(errs, c.grounds(held))
	} else if len(held) > 0 {
		errs = append(errs, fmt.Errorf("without the rule, %d ways are territorial", len(held)))
	}
	errs = append(errs, c.diligence())
	return errors.Join(errs...)
}

type checker struct {
	r     *actors.Roster
	d     actors.Document
	p     actors.Policy
	party actors.ID
	at    when.Instant
}

// ground is territory that counts on conditions.
type ground struct {
	origin       actors.TerritoryID
	except       []actors.TerritoryID
	needs, lacks []actors.FactID
}

// disputed returns the paths of those facts that are not common ground, sorted.
func (c checker) disputed(ids []actors.FactID) []string {
	var out []string
	for _, id := range ids {
		if f, ok := c.r.Fact(id); ok && !silent(f.Said) {
			out = append(out, f.Path)
		}
	}
	slices.Sort(out)
	return out
}

func (c checker) named(got []Way, own []actors.Undertaking) error {
	want, err := Ways(c.d, c.p, own, c.party, c.at)
	if err != nil {
		return err
	}
	sortWays(got)
	if !slices.Equal(got, want) {
		return fmt.Errorf("ways to %s under %s at %v:\n got %v\nwant %v", c.party, c.p, c.at, got, want)
	}
	return nil
}

// steps checks that a way is one.
func (c checker) steps(a actors.Attribution) error {
	if len(a.Steps) == 0 || a.Party != c.party || a.Any != (a.Actor == "") || a.Any != (a.Origin != "") {
		return fmt.Errorf("no way at all: %+v", a)
	}
	here := a.Actor
	var needs, contested []actors.FactID
	for _, s := range a.Steps {
		if s.From != here || !c.p.Has(s.Rule) || s.Basis == "" || !s.During.Contains(c.at) {
			return fmt.Errorf("a step that leads nowhere: %+v in %+v", s, a)
		}
		here = s.To
		f, ok := c.r.Fact(s.Fact)
		if ok != (s.Rule != actors.Own && s.Rule != actors.Agreement) {
			return fmt.Errorf("a step by %s with the fact %d: %+v", s.Rule, s.Fact, a)
		}
		if !ok {
			continue
		}
		if !f.During.Contains(c.at) || deniedOnly(f.Said) {
			return fmt.Errorf("a step on a fact that does not hold: %+v", s)
		}
		needs = append(needs, f.ID)
		if len(f.Said.AssertedBy) == 0 && !silent(f.Said) || len(f.Said.DeniedBy) > 0 {
			contested = append(contested, f.ID)
		}
	}
	slices.Sort(needs)
	slices.Sort(contested)
	if here != c.party || !slices.Equal(needs, a.Needs) || !slices.Equal(contested, a.Contested) {
		return fmt.Errorf("the steps do not bear the rest out: %+v", a)
	}
	return nil
}

// grounds checks that grounds cover just what the party holds, whichever disputed
// tenures hold.
func (c checker) grounds(got []ground) error {
	for _, t := range c.d.Territories {
		open := c.openTenures(t.ID)
		if len(open) > 10 {
			return ErrLarge
		}
		for bits := range 1 << len(open) {
			world := map[string]bool{}
			for i, path := range open {
				world[path] = bits&(1<<i) != 0
			}
			covered := slices.ContainsFunc(got, func(g ground) bool { return c.covers(g, t.ID, world) })
			if want := Holds(c.d, c.party, t.ID, c.at, world); covered != want {
				return fmt.Errorf("%s holds %s at %v if of %v there are %v: got %v, want %v from %+v", c.party, t.ID, c.at, open, world, covered, want, got)
			}
		}
	}
	return nil
}

// openTenures returns the paths of the disputed tenures of a territory and those
// around it.
func (c checker) openTenures(t actors.TerritoryID) []string {
	var out []string
	for f := range c.r.Facts() {
		if f.Tenure != nil && !silent(f.Said) && c.r.Within(t, f.Territory) {
			out = append(out, f.Path)
		}
	}
	return out
}

func (c checker) covers(g ground, t actors.TerritoryID, world map[string]bool) bool {
	holds := func(path string) bool { return world[path] }
	return c.r.Within(t, g.origin) &&
		!slices.ContainsFunc(g.except, func(e actors.TerritoryID) bool { return c.r.Within(t, e) }) &&
		!slices.ContainsFunc(c.disputed(g.needs), func(path string) bool { return !world[path] }) &&
		!slices.ContainsFunc(c.disputed(g.lacks), holds)
}

func (c checker) diligence() error {
	var held []ground
	var hosted []actors.ID
	for _, h := range c.r.DueDiligence(c.party, c.at) {
		if len(h.Steps) != 1 || h.Steps[0].Rule != 0 || h.Host != c.party || h.Any == h.Stated || h.Any != (h.Actor == "") {
			return fmt.Errorf("no ground to ask for diligence: %+v", h)
		}
		if h.Any {
			held = append(held, ground{h.Origin, h.Except, h.Needs, h.Lacks})
		} else {
			hosted = append(hosted, h.Actor)
		}
	}
	var want []actors.ID
	for _, r := range c.d.Relations {
		own := slices.Contains(c.r.Belonging(c.party, c.at), r.Object)
		if r.Kind == actors.Hosts && r.Subject == c.party && r.During.Contains(c.at) && !deniedOnly(r.Said) && !own {
			want = append(want, r.Object)
		}
	}
	slices.Sort(want)
	if !slices.Equal(hosted, want) {
		return fmt.Errorf("%s hosts at %v: got %v, want %v", c.party, c.at, hosted, want)
	}
	return c.grounds(held)
}

// CheckDocument holds package actors to its laws on one document, however broken:
//
//   - problems are sorted, each with a code and a message, and asked twice the same;
//   - there is a roster just if no problem is hard;
//   - what Encode writes, ParseDocument reads as the same document, and it finds
//     the same problems.
func CheckDocument(d actors.Document) error {
	r, problems := actors.NewRoster(d)
	if _, again := actors.NewRoster(d); !slices.Equal(problems, again) {
		return fmt.Errorf("asked twice, the problems differ:\n%s\n\n%s", problems.Error(), again.Error())
	}
	sorted := slices.Clone(problems)
	if sorted.Sort(); !slices.Equal(problems, sorted) {
		return fmt.Errorf("the problems are not sorted:\n%s", problems.Error())
	}
	for _, p := range problems {
		if p.Code == "" || p.Message == "" {
			return fmt.Errorf("a problem without code or message: %s", p.String())
		}
	}
	if (r == nil) != (problems.Err() != nil) {
		return fmt.Errorf("roster %v with problems %s", r != nil, problems.Error())
	}
	text, err := d.Encode()
	if err != nil {
		if r != nil {
			return fmt.Errorf("a document without hard problems cannot be written: %w", err)
		}
		return nil
	}
	back, found := actors.ParseDocument(text)
	rewritten, err := back.Encode()
	if err != nil {
		return fmt.Errorf("what was read back cannot be written: %w", err)
	}
	if !bytes.Equal(text, rewritten) {
		return fmt.Errorf("read back differently:\n%s\n%s", text, rewritten)
	}
	if (found.Err() == nil) != (r != nil) {
		return fmt.Errorf("as text: %s\nas data: %s", found.Error(), problems.Error())
	}
	for _, p := range found {
		if p.Line == 0 {
			return fmt.Errorf("a problem without its place: %s", p.String())
		}
	}
	return nil
}
