package ceasefiretest

import (
	"errors"
	"fmt"
	"slices"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
)

// CheckWitnesses holds the two worlds that every open cell of a finding shows
// against the reference evaluator: in one it is a breach, in the other it is
// not, and the account allows both, on all claims as on what is proved.
//
// Of an incident with one report and one account, that account is the report;
// otherwise accounts are formed by enumerating worlds, which takes an incident that
// leaves few of them, and no shapes.
func CheckWitnesses(d *Domain, in ceasefire.Incident, f ceasefire.Finding) error {
	for _, v := range []struct {
		name     string
		standard ceasefire.Standard
		ceasefire.Evaluation
	}{{"alleged", ceasefire.AllegedOnly, f.Alleged}, {"established", d.standard(f.Clause), f.Established}} {
		columns, err := d.columns(in, v.standard, v.Accounts)
		if err == nil {
			err = d.checkWitnesses(f.Clause, columns, v.Evaluation)
		}
		if err != nil {
			return fmt.Errorf("%s: %s: %w", f.Clause, v.name, err)
		}
	}
	return nil
}

// columns returns the account that each column is; nil where it is not clear which.
func (d *Domain) columns(in ceasefire.Incident, standard ceasefire.Standard, columns []ceasefire.Column) ([]*account, error) {
	claims := d.claims(d.record(in), standard)
	out := make([]*account, len(columns))
	if len(in.Reports) == 1 && len(columns) == 1 {
		a := d.account(claims, claims, nil)
		out[0] = &a
		return out, nil
	}
	names, clear := d.publicNames(in.Reports)
	if !clear {
		return out, nil
	}
	for _, a := range d.hear(claims) {
		i := slices.IndexFunc(columns, func(c ceasefire.Column) bool { return c.Union || slices.Equal(c.Claimants, public(a.claimants, names)) })
		if i < 0 || out[i] != nil {
			return nil, fmt.Errorf("no column is the account of %v", public(a.claimants, names))
		}
		out[i] = &a
	}
	return out, nil
}

func (d *Domain) checkWitnesses(clause ceasefire.ClauseID, columns []*account, e ceasefire.Evaluation) error {
	rows := d.rows(clause)
	check := func(what string, a ceasefire.Answer, breached func(judge, ceasefire.World) bool) error {
		for i, row := range a.Cells {
			for k, c := range row {
				in, out, ok := c.Witness()
				open := c.Verdict == ceasefire.Open && !c.Unspecified
				if open && !ok && len(d.a.Geometry)+len(d.a.Zones)+len(d.a.Lines) > 0 {
					continue // open only below the resolution of places
				}
				if open != ok {
					return fmt.Errorf("%s: a cell that is %v has a witness: %v", what, c.Verdict, ok)
				} else if !open {
					continue
				}
				for _, w := range []ceasefire.World{in, out} {
					if columns[k] == nil {
						continue
					}
					if err := d.accountAllows(*columns[k], w); err != nil {
						return fmt.Errorf("%s: the witness %+v is not in the account %v: %w", what, w, columns[k].claimants, err)
					}
				}
				if !breached(*rows[i], in) || breached(*rows[i], out) {
					return fmt.Errorf("%s: the witnesses do not differ as they should:\n%+v\n%+v", what, in, out)
				}
			}
		}
		return nil
	}
	if err := check("deed", e.Deed, judge.deed); err != nil {
		return err
	}
	for _, p := range e.By {
		if err := check("by "+string(p.Party), p.Answer, func(j judge, w ceasefire.World) bool { return j.breach(w, p.Party) }); err != nil {
			return err
		}
	}
	for _, p := range e.Host {
		if err := check("host "+string(p.Party), p.Answer, func(j judge, w ceasefire.World) bool { return j.hostFailed(w, p.Party) }); err != nil {
			return err
		}
	}
	return check("breach", e.Breach, func(j judge, w ceasefire.World) bool {
		return slices.ContainsFunc(d.a.Parties, func(p actors.ID) bool { return j.breach(w, p) })
	})
}

// accountAllows says whether an account allows a world: every statement of one of
// its versions does, and it leaves the facts as they are there.
func (d *Domain) accountAllows(a account, w ceasefire.World) error {
	for path, ways := range a.facts {
		if !slices.Contains(ways, w.Facts[path]) {
			return fmt.Errorf("%s holds: %v", path, w.Facts[path])
		}
	}
	var errs []error
	for _, v := range a.versions {
		var err error
		for _, s := range v {
			err = errors.Join(err, d.allows(s, w))
		}
		if err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// allows says whether a statement allows a world, by asking of each dimension in
// turn.
func (d *Domain) allows(s statement, w ceasefire.World) error {
	if !s.doubt && w.Occurred == s.denies {
		return errors.New("occurrence")
	}
	if !w.Occurred || s.denies {
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
		if len(ways) > 0 && !slices.ContainsFunc(ways, func(p ceasefire.Part) bool { return d.partAllows(p, x) }) {
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
