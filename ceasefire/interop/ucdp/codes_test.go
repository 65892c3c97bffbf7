package ucdp_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/actors/problem/problemtest"
	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// TestExamplesOfCodes runs the example of every code. IDsUntold alone has none;
// TestIDsUntold stands for it.
func TestExamplesOfCodes(t *testing.T) {
	examples, err := problemtest.Read(".")
	if err == nil || strings.Count(err.Error(), "\n") > 0 || !strings.Contains(err.Error(), string(ucdp.IDsUntold)) {
		t.Errorf("want just %q without an example, got: %v", ucdp.IDsUntold, err)
	}
	hard := map[problem.Code]bool{ucdp.BadHeader: true, ucdp.BadRecord: true, ucdp.BadValue: true, ucdp.BadOptions: true}
	for _, e := range examples {
		t.Run(e.Const, func(t *testing.T) {
			found := find(t, e)
			if err := e.Check(found); err != nil {
				t.Error(err)
			}
			for _, p := range found {
				if p.Soft == hard[e.Code] || p.Line == 0 || p.Mend == "" {
					t.Errorf("soft or hard, not placed, or no word on how to mend it: %+v", p)
				}
			}
		})
	}
}

func find(t *testing.T, e problemtest.Example) (found problem.List) {
	text := e.Text
	switch {
	case strings.HasPrefix(text, "{"):
		o, err := ucdp.ParseOptions(text)
		if err != nil {
			return problems(err)
		}
		event := one(t, with(t))
		if o.Zone.Name() == "Pacific/Apia" {
			event.Start, event.End = when.MustParseDate("2011-12-30"), when.MustParseDate("2011-12-30")
			event.Country = ""
		}
		_, found = event.Incident(o)
		return found
	case !strings.HasPrefix(text, "id,"):
		changes := strings.Split(strings.TrimSpace(text), "\n")
		for i, c := range changes {
			column, value, _ := strings.Cut(c, " = ")
			if v, err := strconv.Unquote(value); err == nil {
				value = v
			}
			changes[i] = column + "=" + value
		}
		text = with(t, changes...)
	}
	events, errs := all(strings.NewReader(text))
	for _, e := range events {
		found = append(found, e.Warnings...)
	}
	for _, err := range errs {
		found = append(found, problems(err)...)
	}
	return found
}

// TestIDsUntold has ids that are so far apart that they cannot be noted: it is told
// once, and the rows are read all the same.
func TestIDsUntold(t *testing.T) {
	var b strings.Builder
	b.WriteString(header + "\n")
	const rows = 4096 + 10
	for i := range rows {
		b.WriteString(strings.Replace(good, "77", strconv.Itoa(1+i<<15), 1) + "\n")
	}
	events, errs := all(strings.NewReader(b.String()))
	told := 0
	for i, e := range events {
		for _, w := range e.Warnings {
			if w.Code != ucdp.IDsUntold || i != 4096 {
				t.Errorf("row %d: %v", i, w)
			}
			told++
		}
	}
	if len(events) != rows || len(errs) > 0 || told != 1 {
		t.Errorf("%d events, %d errors, told %d times", len(events), len(errs), told)
	}
}
