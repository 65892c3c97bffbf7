package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// table writes the weekly tables as CSV: names first, then HXL tags (Humanitarian
// Exchange Language 1.1), then a row for each truce, week and side, after two
// rows of their own on deeds, whoever did them, and on breaches by whichever side.
func table(w io.Writer, replays []*Replay) error {
	out := csv.NewWriter(w)
	rows := [][]string{
		{"truce", "week from", "week until", "in force", "events", "killed at least", "killed at most", "side", "claimed", "alleged", "established", "open", "no breach", "open for", "coverage"},
		{"#meta+truce", "#date+start", "#date+end", "#status+truce", "#event+num", "#affected+killed+min", "#affected+killed+max", "#org+name", "#event+claimed+num", "#event+alleged+num", "#event+established+num", "#event+open+num", "#event+no_breach+num", "#meta+open_for", "#meta+coverage"},
	}
	for _, r := range replays {
		for _, week := range r.Weeks {
			high := ""
			if n, closed := week.Killed.High(); closed {
				high = strconv.FormatInt(n, 10)
			}
			from, until := "", ""
			if week.From.IsValid() {
				from, until = week.From.String(), week.Until.String()
			}
			head := []string{r.Truce, from, until, week.Truce, strconv.Itoa(week.Events), strconv.FormatInt(week.Killed.Low(), 10), high}
			tallies := []Side{{Name: "(deeds, whoever did it)", Tally: week.Deeds}, {Name: "(any side that is bound)", Tally: week.Anybody}}
			for _, s := range append(tallies, week.Sides...) {
				rows = append(rows, slices.Concat(head, []string{
					s.Name, strconv.Itoa(s.Claimed), strconv.Itoa(s.Alleged), strconv.Itoa(s.Established), strconv.Itoa(s.Open), strconv.Itoa(s.NoBreach),
					whyCell(s.Why), r.Coverage,
				}))
			}
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

func whyCell(m map[string]int) string {
	var out []string
	for _, d := range slices.Sorted(maps.Keys(m)) {
		out = append(out, fmt.Sprintf("%s:%d", d, m[d]))
	}
	return strings.Join(out, ";")
}
