package render

import (
	"fmt"
	"regexp"

	"github.com/parley-go/parley/actors/problem"
	"github.com/parley-go/parley/ceasefire/geo"
)

// checker collects what is wrong with a page.
type checker struct {
	list problem.List
	text int // bytes
}

func (c *checker) add(code problem.Code, path, mend, format string, args ...any) {
	c.list = append(c.list, problem.Problem{Code: code, Path: path, Message: fmt.Sprintf(format, args...), Mend: mend})
}

// maxProblems is how many problems are returned, the last of which counts the rest.
const maxProblems = 100

// check returns what is wrong with a page; all of it is hard.
func check(p Page) problem.List {
	c := &checker{}
	if line(p.Title) == "" {
		c.add(NoTitle, "Title", "give the page a title", "the page has no title")
	}
	if p.Lang != "" && (len(p.Lang) > 35 || !regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`).MatchString(p.Lang)) {
		c.add(BadLanguage, "Lang", `give a BCP 47 tag, such as "en" or "uk"`, "%.40q is no language", p.Lang)
	}
	c.count(p.Title, p.Lead)
	c.count(p.Notes...)
	c.count(p.Sources...)
	c.most("Notes", len(p.Notes), MaxItems)
	c.most("Sources", len(p.Sources), MaxItems)
	for i, s := range p.Spans {
		at := problem.Index("Spans", i)
		if line(s.Label) == "" {
			c.add(NoName, problem.Field(at, "Label"), "give it a label", "the span has no label")
		}
		c.most(problem.Field(at, "Perhaps"), len(s.Perhaps), MaxItems)
		c.count(s.Label, s.Kind, s.Note)
	}
	c.most("Spans", len(p.Spans), MaxItems)
	c.marks(p.Marks)
	for i, a := range p.Areas {
		at := problem.Index("Areas", i)
		c.names(at, a.Names)
		shapes := 0
		for _, set := range []bool{a.Area.IsValid(), a.Disc != nil, a.Corridor != nil} {
			if set {
				shapes++
			}
		}
		if shapes != 1 {
			c.add(BadShape, at, "set one of them", "the area needs just one of Area, Disc and Corridor, and has %d", shapes)
		}
		if a.Disc != nil {
			c.disc(problem.Field(at, "Disc"), *a.Disc)
		}
		if a.Corridor != nil && !a.Corridor.IsValid() {
			c.add(BadShape, problem.Field(at, "Corridor"), "make it with geo.NewCorridor", "the corridor is not valid")
		}
		c.count(a.Note)
	}
	c.most("Areas", len(p.Areas), MaxItems)
	for i, l := range p.Lines {
		at := problem.Index("Lines", i)
		c.names(at, l.Names)
		if !l.Shape.IsValid() {
			c.add(BadShape, problem.Field(at, "Shape"), "make it with geo.NewLine", "the line has no shape")
		}
		c.count(l.Note)
	}
	c.most("Lines", len(p.Lines), MaxItems)
	for i, t := range p.Tables {
		c.table(problem.Index("Tables", i), t)
	}
	c.most("Tables", len(p.Tables), MaxItems)
	if c.text > MaxText {
		c.add(PageTooLarge, "", "leave out explanations, or make several pages", "the texts have %d bytes, the most are %d", c.text, MaxText)
	}
	c.list.Sort()
	return c.list.Capped(maxProblems)
}

func (c *checker) marks(marks []Mark) {
	c.most("Marks", len(marks), MaxMarks)
	seen := map[string]int{}
	for i, m := range marks {
		at := problem.Index("Marks", i)
		if m.ID == "" {
			c.add(BadMarkID, problem.Field(at, "ID"), "give each mark an id", "the mark has no id")
		} else if k, ok := seen[m.ID]; ok {
			c.add(BadMarkID, problem.Field(at, "ID"), "give each mark an id of its own", "the id %.80q is that of mark %d too", m.ID, k)
		} else {
			seen[m.ID] = i
		}
		if !m.Alleged.IsValid() || !m.Established.IsValid() || !m.Causes.IsValid() {
			c.add(BadMarkVerdict, at, "use the constants of package ceasefire", "%v, %v and %v are not all verdicts and causes", m.Alleged, m.Established, m.Causes)
		}
		if !m.When.IsValid() {
			c.add(BadMarkTime, problem.Field(at, "When"), "leave the time out if it is not known", "the time is not valid: %v", m.When)
		}
		for k, d := range m.Where {
			c.disc(problem.Index(problem.Field(at, "Where"), k), d)
		}
		c.most(problem.Field(at, "Where"), len(m.Where), MaxItems)
		c.most(problem.Field(at, "Named"), len(m.Named), MaxItems)
		c.most(problem.Field(at, "Rows"), len(m.Rows), MaxItems)
		c.count(m.ID, m.Label, m.By, m.Explanation)
		c.count(m.Named...)
		for _, r := range m.Rows {
			c.count(r.Name, r.Value)
		}
	}
}

func (c *checker) disc(at string, d geo.Disc) {
	if !d.IsValid() {
		c.add(BadShape, at, "make it with geo.NewDisc", "the place is not a valid point with a radius of at least 0 metres")
	}
}

func (c *checker) names(at string, names []string) {
	if joined(names) == "" {
		c.add(NoName, problem.Field(at, "Names"), "give it a name", "it has no name")
	}
	c.most(problem.Field(at, "Names"), len(names), MaxItems)
	c.count(names...)
}

func (c *checker) table(at string, t Table) {
	if len(t.Head) == 0 {
		c.add(BadTable, problem.Field(at, "Head"), "give each column a head", "the table has no columns")
	}
	for k, r := range t.Rows {
		if len(r) != len(t.Head) {
			c.add(BadTable, problem.Index(problem.Field(at, "Rows"), k), "give each row a cell for each head", "the row has %d cells, the table %d columns", len(r), len(t.Head))
		}
		c.count(r...)
	}
	c.most(problem.Field(at, "Rows"), len(t.Rows), MaxMarks)
	c.most(problem.Field(at, "Head"), len(t.Head), MaxItems)
	c.count(t.Title, t.Note)
	c.count(t.Head...)
}

func (c *checker) count(texts ...string) {
	for _, s := range texts {
		c.text += len(s)
	}
}

func (c *checker) most(path string, n, most int) {
	if n > most {
		c.add(PageTooLarge, path, "leave some out, or make several pages", "there are %d, the most are %d", n, most)
	}
}
