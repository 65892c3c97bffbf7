package ceasefiretest

import (
	"fmt"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
)

// CheckWitnesses holds the two worlds that every open cell of a finding shows
// against the reference evaluator: in one it is a breach, in the other it is
// not, and everything reported allows both. It is for findings from one report,
// whose only account is that report.
func CheckWitnesses(d *Domain, report ceasefire.Report, f ceasefire.Finding) error {
	rows := d.rows(f.Clause)
	check := func(what string, a ceasefire.Answer, breached func(judge, ceasefire.World) bool) error {
		for i, row := range a.Cells {
			for _, c := range row {
				in, out, ok := c.Witness()
				open := c.Verdict == ceasefire.Open && !c.Unspecified
				if open && !ok && len(d.a.Geometry)+len(d.a.Zones)+len(d.a.Lines) > 0 {
					continue // open only below the resolution of places
				}
				if open != ok {
					return fmt.Errorf("%s: %s: a cell that is %v has a witness: %v", f.Clause, what, c.Verdict, ok)
				} else if !open {
					continue
				}
				for _, w := range []ceasefire.World{in, out} {
					if err := d.allows(stated(report), w); err != nil {
						return fmt.Errorf("%s: %s: the witness %+v is not as reported: %w", f.Clause, what, w, err)
					}
				}
				if !breached(*rows[i], in) || breached(*rows[i], out) {
					return fmt.Errorf("%s: %s: the witnesses do not differ as they should:\n%+v\n%+v", f.Clause, what, in, out)
				}
			}
		}
		return nil
	}
	if err := check("deed", f.Alleged.Deed, judge.deed); err != nil {
		return err
	}
	for _, p := range f.Alleged.By {
		if err := check("by "+string(p.Party), p.Answer, func(j judge, w ceasefire.World) bool { return j.breach(w, p.Party) }); err != nil {
			return err
		}
	}
	return check("breach", f.Alleged.Breach, func(j judge, w ceasefire.World) bool {
		return slices.ContainsFunc(d.a.Parties, func(p actors.ID) bool { return j.breach(w, p) })
	})
}

// allows says whether a statement allows a world, by asking of each dimension in
// turn.
func (d *Domain) allows(s statement, w ceasefire.World) error {
	if w.Occurred == s.denies {
		return fmt.Errorf("occurrence")
	}
	if !w.Occurred {
		return nil
	}
	for k, n := range w.Harm {
		if !s.harm[k].Contains(n) {
			return fmt.Errorf("harm %s", k)
		}
		var sum int64
		for _, part := range k.Parts() {
			sum += w.Harm[part]
		}
		if sum > n {
			return fmt.Errorf("harm %s is less than its parts", k)
		}
	}
	for _, x := range w.Parts {
		ways := s.main
		if x.Name != "" {
			ways = slices.DeleteFunc(slices.Clone(s.also), func(p ceasefire.Part) bool { return p.Name != x.Name })
		}
		if !slices.ContainsFunc(ways, func(p ceasefire.Part) bool { return d.partAllows(p, x) }) {
			return fmt.Errorf("part %q", x.Name)
		}
	}
	return nil
}

func (d *Domain) partAllows(p ceasefire.Part, x ceasefire.Deed) bool {
	for c, held := range p.Circumstances {
		if v, asked := x.Circumstances[c]; asked && v != held {
			return false
		}
	}
	return !x.Ended.Before(x.Began) && inWindow(p.At.Began(), x.Began) && inWindow(p.At.Ended(), x.Ended) &&
		d.inPlace(x.Origin, p.Origin) && d.inPlace(x.Effect, p.Effect) && d.byWhom(p, x.By) &&
		(p.Act == "" || d.actBelow(x.Act, p.Act)) &&
		(p.Weapon.Code == "" || d.weaponBelow(x.Weapon, p.Weapon.Code)) && bore(x.Calibre, p.Weapon.Calibre) &&
		(p.Target.Kind == "" || d.targetBelow(x.Target, p.Target.Kind)) &&
		(len(p.Target.Of) == 0 || d.oneOf(p.Target.Of, x.TargetOf)) && d.possible(x)
}
