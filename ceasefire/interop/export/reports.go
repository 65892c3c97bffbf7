package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-go/parley/actors/when"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/catalogue"
)

// reported is a row of the table of incidents: a report, or an incident without any.
type reported struct {
	in     ceasefire.Incident
	r      ceasefire.Report
	none   bool // no report
	hidden bool
}

func (x *Writer) reportRows(in ceasefire.Incident) error {
	rows := []reported{{in: in, none: true}}
	if len(in.Reports) > 0 {
		reports := slices.Clone(in.Reports)
		sortReports(reports)
		rows = nil
		c := x.veil.over(in)
		for _, r := range reports {
			rows = append(rows, reported{in: in, r: r, hidden: c.hidesReport(r)})
		}
	}
	for _, r := range rows {
		if err := row(x.w, x.reports, r); err != nil {
			return err
		}
	}
	return nil
}

// reportColumns is the table of incidents. Hashtags are those of the HXL 1.1 dictionary,
// with attributes of our own where it has none, as it allows.
func reportColumns(full bool) []column[reported] {
	text := func(name, tag string, cell func(reported) string) column[reported] {
		return column[reported]{name, tag, false, cell}
	}
	number := func(name, tag string, cell func(reported) string) column[reported] {
		return column[reported]{name, tag, true, cell}
	}
	out := []column[reported]{
		text("incident", "#event+id", func(x reported) string { return string(x.in.ID) }),
		text("title", "#event+name", func(x reported) string { return x.in.Title }),
		text("publication", "#status+publication", func(x reported) string { return string(x.in.Publication.Status) }),
		text("coverage", "#meta+coverage", func(x reported) string { return watched(x.in) }),
		text("report", "#meta+report+id", func(x reported) string { return string(x.r.ID) }),
		text("source", "#meta+source+id", func(x reported) string { return string(x.r.Source) }),
		text("basis", "#meta+source+basis", func(x reported) string { return string(x.r.Basis) }),
		text("grade", "#meta+source+grade", func(x reported) string { return x.r.Evidence.Grade.String() }),
		text("access", "#access", func(x reported) string { return string(x.r.Evidence.Access) }),
		text("known at", "#date+reported", func(x reported) string { return instant(x.r.KnownAt) }),
		text("says that it happened", "#meta+claim", func(x reported) string { return x.claim() }),
		text("corrects", "#meta+corrects", func(x reported) string { return join(x.r.Corrects, ";") }),
		text("withdraws", "#meta+withdraws", func(x reported) string { return join(x.r.Withdraws, ";") }),
		text("began, earliest", "#date+start+min", func(x reported) string { return x.time(ceasefire.When.Began, ceasefire.Window.Earliest) }),
		text("began, latest", "#date+start+max", func(x reported) string { return x.time(ceasefire.When.Began, ceasefire.Window.Latest) }),
		text("ended, earliest", "#date+end+min", func(x reported) string { return x.time(ceasefire.When.Ended, ceasefire.Window.Earliest) }),
		text("ended, latest", "#date+end+max", func(x reported) string { return x.time(ceasefire.When.Ended, ceasefire.Window.Latest) }),
		text("by one of", "#group+actor+id", func(x reported) string { return join(x.r.By, ";") }),
		text("by none of", "#group+actor+not+id", func(x reported) string { return join(x.r.NotBy, ";") }),
		text("act", "#event+type+code", func(x reported) string { return string(x.r.Act) }),
		text("weapon", "#cause+weapon+code", func(x reported) string { return string(x.r.Weapon.Code) }),
		text("calibre", "#cause+weapon+calibre", func(x reported) string { return calibre(x.r.Weapon.Calibre) }),
		text("target", "#event+target+code", func(x reported) string { return string(x.r.Target.Kind) }),
		text("target of one of", "#group+target+id", func(x reported) string { return join(x.r.Target.Of, ";") }),
		text("circumstances", "#event+circumstances", func(x reported) string { return circumstances(x.r.Circumstances) }),
	}
	for _, end := range []struct {
		name, tag string
		of        func(reported) ceasefire.Place
	}{
		{"effect", "+effect", func(x reported) ceasefire.Place { return x.r.Effect }},
		{"origin", "+origin", func(x reported) ceasefire.Place { return x.r.Origin }},
	} {
		near := func(part func(ceasefire.Place) float64) func(reported) string {
			return func(x reported) string {
				p := end.of(x)
				if p.Near == nil || !p.Near.IsValid() {
					return ""
				}
				return figure(part(p))
			}
		}
		out = append(out,
			number(end.name+", latitude", "#geo+lat"+end.tag, near(func(p ceasefire.Place) float64 { return p.Near.Centre.Lat() })),
			number(end.name+", longitude", "#geo+lon"+end.tag, near(func(p ceasefire.Place) float64 { return p.Near.Centre.Lng() })),
			number(end.name+", radius in metres", "#geo+precision"+end.tag, near(func(p ceasefire.Place) float64 { return p.Near.Radius })),
			text(end.name+", in one of", "#loc+territory+id"+end.tag, func(x reported) string { return join(end.of(x).In, ";") }),
			text(end.name+", in one of the zones", "#loc+zone+id"+end.tag, func(x reported) string { return join(end.of(x).Zones, ";") }),
			text(end.name+", from lines", "#loc+line"+end.tag, func(x reported) string { return lines(end.of(x).Lines) }),
		)
	}
	for _, k := range ceasefire.HarmKinds() {
		count := func(x reported) ceasefire.Count { return x.r.Harm[k] }
		name := strings.ReplaceAll(string(k), "-", " ")
		out = append(out,
			number(name+", least", harmTag(k)+"+min", func(x reported) string {
				if !count(x).IsKnown() {
					return ""
				}
				return strconv.FormatInt(count(x).Low(), 10)
			}),
			number(name+", most", harmTag(k)+"+max", func(x reported) string {
				high, ok := count(x).High()
				if !ok {
					return ""
				}
				return strconv.FormatInt(high, 10)
			}),
		)
	}
	out = append(out,
		number("further parts", "#meta+parts+num", func(x reported) string { return x.number(len(x.r.Also)) }),
		number("alternatives", "#meta+alternatives+num", func(x reported) string { return x.number(len(x.r.Or)) }),
		text("text", "#description", func(x reported) string { return x.r.Text }),
	)
	if full {
		out = append(out, text("confidential", "#meta+confidential", func(x reported) string {
			if x.none {
				return ""
			}
			return yesNo(x.hidden)
		}))
	}
	return out
}

func (x reported) claim() string {
	switch {
	case x.none || len(x.r.Withdraws) > 0 && statesNothing(x.r):
		return ""
	case x.r.Denies:
		return "no"
	}
	return "yes"
}

func (x reported) number(n int) string {
	if x.none {
		return ""
	}
	return strconv.Itoa(n)
}

func (x reported) time(window func(ceasefire.When) ceasefire.Window, end func(ceasefire.Window) (when.Instant, bool)) string {
	if i, ok := end(window(x.r.At)); ok && x.r.At.IsValid() {
		return i.String()
	}
	return ""
}

// harmTag is the hashtag of a category. Buildings are not people, who alone are #affected.
func harmTag(k ceasefire.HarmKind) string {
	if k == ceasefire.BuildingsDamaged {
		return "#impact+buildings+damaged"
	}
	return "#affected+" + strings.ReplaceAll(string(k), "-", "+")
}

func calibre(c catalogue.CalibreRange) string {
	if c == (catalogue.CalibreRange{}) {
		return ""
	}
	return c.String()
}

// circumstances lists what held and what did not, in the order of the package.
func circumstances(cs ceasefire.Circumstances) string {
	var out []string
	for _, c := range ceasefire.AllCircumstances() {
		if held, stated := cs[c]; stated && held {
			out = append(out, string(c))
		} else if stated {
			out = append(out, "not "+string(c))
		}
	}
	return strings.Join(out, ";")
}

func lines(list []ceasefire.FromLine) string {
	var out []string
	for _, l := range list {
		s := string(l.Line)
		if l.AtLeast > 0 {
			s += fmt.Sprintf(" at least %s m", figure(l.AtLeast))
		}
		if l.AtMost > 0 {
			s += fmt.Sprintf(" at most %s m", figure(l.AtMost))
		}
		if l.Side != "" {
			s += " " + string(l.Side)
		}
		out = append(out, s)
	}
	return strings.Join(out, ";")
}
