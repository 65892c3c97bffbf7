package ceasefire

import (
	"math"
	"slices"
	"strings"

	"github.com/parley-go/parley/ceasefire/internal/atoms"
)

// Coverage says in words whether the incident, as it is reported, was watched, and by
// whom: no report means no deed only within coverage. It names no confidential source,
// and is empty for a finding that was read from JSON.
func (f Finding) Coverage() string {
	if f.check == nil {
		return ""
	}
	return f.check.covered()
}

// covered says in words whether the incident, as it is reported, was watched. No
// report means no deed only within coverage.
func (c *check) covered() string {
	if len(c.in.Coverage) == 0 {
		return "not observed: no coverage is stated"
	}
	var out []string
	for _, cov := range c.in.Coverage {
		who := string(cov.By)
		if src := c.rs.source(cov.By); src.Name != "" {
			who = src.Name
		}
		if alias, ok := c.alias[c.rs.claimant(cov.By)]; ok {
			who = alias
		} else if c.rs.source(cov.By).Confidential {
			who = "a confidential source"
		}
		switch all, some := c.watched(cov); {
		case cov.Access == AccessDenied:
			out = append(out, "not observed by "+who+": access denied")
		case !some:
			out = append(out, "not observed: outside the coverage of "+who)
		case !all:
			out = append(out, "perhaps outside the coverage of "+who)
		case cov.Access == AccessPartial:
			out = append(out, "within the coverage of "+who+", with partial access")
		case slices.ContainsFunc(c.reports, func(r Report) bool { return c.rs.claimantOf(r) == c.rs.claimant(cov.By) && !r.Denies }):
			out = append(out, "within the coverage of "+who+", which reports it")
		default:
			out = append(out, "within the coverage of "+who+", which does not report it")
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "; ")
}

// watched says whether what is reported lies within a coverage for certain (all),
// or may (some). Claimants' reports are taken together: any of them may be true.
func (c *check) watched(cov Coverage) (all, some bool) {
	all = true
	within := atoms.Range{Low: math.MinInt64, High: math.MaxInt64}
	if i, err := cov.From.In(c.rs.a.Zone); cov.From != "" {
		if err != nil {
			return false, false
		}
		within.Low = i.UnixNano()
	}
	if i, err := cov.Until.In(c.rs.a.Zone); cov.Until != "" {
		if err != nil {
			return false, false
		}
		within.High = i.UnixNano() - 1
	}
	var watched []Place
	for _, p := range cov.Places {
		if p, bad := c.rs.usable(p); bad == "" {
			watched = append(watched, p)
		}
	}
	if len(watched) == 0 && len(cov.Places) > 0 {
		return false, false
	}
	for _, r := range c.reports {
		if r.Denies {
			continue
		}
		for _, p := range slices.Concat(stated(r).main, r.Also) {
			d := c.rs.describe(p)
			// It is seen if it goes on at some moment that is watched.
			t := d.began.Low >= within.Low && d.began.High <= within.High || d.ended.Low >= within.Low && d.ended.High <= within.High
			mayT := d.began.Low <= within.High && d.ended.High >= within.Low
			effect, _ := c.rs.usable(p.Effect)
			place, mayPlace := c.rs.ground.within(effect, watched)
			act, mayAct := true, true
			if len(cov.Acts) > 0 {
				kinds := c.rs.codes(cov.Acts, c.rs.cat.NumActs(), c.rs.cat.ActsWithin)
				act, mayAct = d.acts.Within(kinds, c.rs.cat.NumActs()+1), d.acts.Meets(kinds)
			}
			all = all && t && place && act
			some = some || mayT && mayPlace && mayAct
		}
	}
	return all && some, some
}

// within says whether every spot of a place lies in one of others, and whether some
// spot does. No others are everywhere.
func (g *ground) within(p Place, others []Place) (all, some bool) {
	if len(others) == 0 {
		return true, true
	}
	asked := g.fork()
	asked.tests, asked.places, asked.names = nil, nil, map[string]int{}
	asked.cache = newCache[placeResult]()
	for _, o := range others {
		asked.term(o)
	}
	var in []Place
	if !p.IsZero() {
		in = append(in, p)
	}
	found, err := asked.search(in)
	if err != nil {
		return false, true
	}
	all = len(found) > 0
	for _, a := range found {
		is := slices.Contains(a.truth, true)
		all = all && is
		some = some || is
	}
	return all, some
}
