package ceasefire

import (
	"fmt"
	"maps"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/actors/problem"
)

// examine finds the problems of reports. Hard ones are values that cannot be used
// and are taken as unknown; an actor that is not in the roster is judged as
// something else, and the problem is soft.
func (rs *ruleset) examine(in Incident, only bool) problem.List {
	e := examiner{rs: rs, in: in}
	incidents := map[IncidentID]bool{}
	if in.ID != "" {
		incidents[in.ID] = true
	}
	for i, r := range in.Reports {
		e.at = fmt.Sprintf("reports[%d]", i)
		e.where = e.at
		if i < len(in.order) {
			e.where = fmt.Sprintf("reports[%d]", in.order[i])
		}
		if e.hidden = r.Evidence.Confidential || rs.source(r.Source).Confidential; r.ID != "" && !e.hidden {
			e.at = "report " + string(r.ID)
		}
		incidents[r.Incident] = true
		e.report(r)
		e.evidence(r)
	}
	e.record(only)
	if len(incidents) > 1 {
		e.problems = append(e.problems, problem.Problem{Code: MixedIncidents, Doc: string(rs.a.ID), Message: fmt.Sprintf("reports of %d incidents are judged as one: %q", len(incidents), sortedKeys(incidents)), Mend: "check each incident on its own"})
	}
	return e.problems
}

type examiner struct {
	rs       *ruleset
	in       Incident
	at       string // the place, in words
	where    string // the place, as a path in the incident's text
	hidden   bool   // the report is confidential: nothing is quoted that names it
	problems problem.List
}

func (e *examiner) add(code problem.Code, soft bool, path, mend, format string, args ...any) {
	p := problem.Problem{Code: code, Doc: string(e.rs.a.ID), Path: problem.Join(e.at, path), Message: fmt.Sprintf(format, args...), Mend: mend, Soft: soft}
	if e.in.source != nil {
		p.Line, p.Column, _ = e.in.source.Locate(problem.Join(e.where, path))
	}
	e.problems = append(e.problems, p)
}

func (e *examiner) report(r Report) {
	if _, ok := e.rs.roster.Source(r.Source); !ok {
		soft := true // unless the slip of a pen may show who is to stay unnamed
		for s := range e.rs.roster.Sources() {
			soft = soft && !s.Confidential
		}
		mend, which := "add it to the roster", ""
		if !e.hidden {
			known := []actors.SourceID{}
			for s := range e.rs.roster.Sources() {
				known = append(known, s.ID)
			}
			mend, which = suggest(string(r.Source), slices.Values(known), "add it to the roster"), fmt.Sprintf(" %q", r.Source)
		}
		e.add(UnknownReporter, soft, "source", mend, "unknown source%s counts as a claimant of its own", which)
	}
	if r.Basis != "" && r.Basis != Observed && r.Basis != Relayed {
		e.add(BadReport, false, "basis", "write observed or relayed", "unknown basis %q", r.Basis)
	}
	before := len(e.problems)
	e.part("", r.main())
	for i, p := range r.Or {
		e.part(fmt.Sprintf("or[%d].", i), p)
	}
	names := map[string]bool{"": true}
	for i, p := range r.Also {
		e.part(fmt.Sprintf("also[%d].", i), p)
		if names[p.Name] {
			e.add(BadReport, false, fmt.Sprintf("also[%d].name", i), "give each part a name of its own; the main part's is empty", "two parts are named %q and are taken for one", p.Name)
		}
		names[p.Name] = true
	}
	if m := r.main(); r.Denies && (!m.IsZero() || len(r.Or)+len(r.Also)+len(r.Harm) > 0) {
		e.add(BadReport, true, "denies", "report what did happen in a report of its own", "a denial says that it did not happen; what else it states is not used")
	}
	if g := r.Evidence.Group; g != "" && !actors.ID(g).IsValid() {
		e.add(BadReport, false, "evidence.group", "use lower-case letters, digits, '-', '.' and '_'", "the group cannot be an identifier; the source's own is used")
	}
	for _, k := range sortedKeys(r.Harm) {
		if !k.IsValid() {
			e.add(BadReport, false, "harm", suggest(string(k), slices.Values(HarmKinds()), "use one of the known categories"), "unknown category of harm %q", k)
		}
	}
	if len(e.problems) == before && !r.Denies && !e.rs.possible(e.rs.version(stated(r))) {
		e.add(ImpossibleReport, true, "at", "correct it, or the roster", "no incident fits everything that this report says")
	}
}

func (e *examiner) part(path string, p Part) {
	if !p.At.IsValid() {
		e.add(BadReport, false, path+"at", "correct it; it is taken as unknown", "%s", p.At.bad)
	}
	e.place(path+"origin", p.Origin)
	e.place(path+"effect", p.Effect)
	e.actors(path+"by", p.By)
	e.actors(path+"notBy", p.NotBy)
	e.actors(path+"target.of", p.Target.Of)
	c := checker{cat: e.rs.cat}
	if _, ok := e.rs.cat.ActIndex(p.Act); p.Act != "" && !ok {
		e.add(BadReport, false, path+"act", suggest(string(p.Act), c.actCodes(), "use a code of the catalogue"), "unknown code %q", p.Act)
	}
	if _, ok := e.rs.cat.WeaponIndex(p.Weapon.Code); p.Weapon.Code != "" && !ok {
		e.add(BadReport, false, path+"weapon.code", suggest(string(p.Weapon.Code), c.weaponCodes(), "use a code of the catalogue"), "unknown code %q", p.Weapon.Code)
	}
	if _, ok := e.rs.cat.TargetIndex(p.Target.Kind); p.Target.Kind != "" && !ok {
		e.add(BadReport, false, path+"target.kind", suggest(string(p.Target.Kind), c.targetCodes(), "use a code of the catalogue"), "unknown code %q", p.Target.Kind)
	}
	for _, k := range sortedKeys(p.Circumstances) {
		if !slices.Contains(AllCircumstances(), k) {
			e.add(BadReport, false, path+"circumstances", suggest(string(k), slices.Values(AllCircumstances()), "use one of the known circumstances"), "unknown circumstance %q", k)
		}
	}
}

func (e *examiner) actors(path string, ids []actors.ID) {
	for _, id := range ids {
		if e.rs.actorAt[id] == 0 && id != SomethingElse {
			e.add(UnknownReporter, true, path, suggest(string(id), maps.Keys(e.rs.actorAt), "add it to the roster"), "unknown actor %q counts as something else", id)
		}
	}
}

func (e *examiner) place(path string, p Place) {
	if _, bad := e.rs.usable(p); bad != "" {
		e.add(BadReport, false, path, "correct it; it is taken as unknown", "%s", bad)
	}
}

// usable returns the place without what cannot be used, and what that was. Of
// alternatives one of which is unknown none constrains.
func (rs *ruleset) usable(p Place) (Place, string) {
	bad := ""
	for _, t := range p.In {
		if _, ok := rs.ground.index[t]; !ok {
			bad = fmt.Sprintf("unknown territory %q", t)
			p.In = nil
			break
		}
	}
	for _, z := range p.Zones {
		if _, ok := rs.ground.zones[z]; !ok {
			bad = fmt.Sprintf("unknown zone %q", z)
			p.Zones = nil
			break
		}
	}
	if p.Near != nil && !p.Near.IsValid() {
		bad, p.Near = "invalid point or radius", nil
	}
	lines := p.Lines
	p.Lines = nil
	for _, f := range lines {
		if _, ok := rs.ground.lines[f.Line]; !ok || !(f.AtLeast >= 0) || !(f.AtMost >= 0) || f.AtMost > 0 && f.AtMost < f.AtLeast {
			bad = fmt.Sprintf("unusable distance from line %q", f.Line)
			continue
		}
		p.Lines = append(p.Lines, f)
	}
	return p, bad
}
