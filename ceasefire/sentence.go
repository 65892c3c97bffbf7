package ceasefire

import (
	"fmt"
	"slices"
	"strings"
)

// String returns the finding as one neutral sentence for what is alleged and one
// for what is established:
//
//	Art 1: deed alleged; breach by Afghanistan under one reading of two: open. Established: open, did it occur?
//
// A finding that was read from JSON has lost what its questions are made of, and says
// why it is open instead of what is asked.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(f.heading() + ": ")
	if f.unspecified() {
		fmt.Fprintf(&b, "term not yet specified (%s): open until it is.", f.Promise)
		return b.String()
	}
	b.WriteString(f.Alleged.deedPhrase() + "; " + f.Alleged.breachPhrase() + ".")
	b.WriteString(" Established: " + f.Established.shortPhrase() + ".")
	return strings.Replace(b.String(), "?.", "?", 1)
}

func (f Finding) heading() string {
	if f.Article != "" {
		return f.Article
	}
	return string(f.Clause)
}

// unspecified says whether every reading that is not settled by the calendar
// waits for the term to be specified.
func (f Finding) unspecified() bool {
	any, all := false, true
	for _, row := range f.Alleged.Breach.Cells {
		for _, c := range row {
			any = any || c.Unspecified
			all = all && (c.Unspecified || c.Absent || c.Verdict == NoBreach)
		}
	}
	return any && all
}

func (e Evaluation) deedPhrase() string {
	switch e.Deed.Verdict {
	case Breach:
		return "deed alleged"
	case NoBreach:
		return "no such deed alleged"
	default:
		return "deed open (" + reasons(e.Deed.Causes) + ")"
	}
}

func (e Evaluation) breachPhrase() string {
	switch e.Breach.Verdict {
	case Breach:
		return "breach by " + e.parties()
	case NoBreach:
		if e.Deed.Verdict == Breach {
			return "no bound party answers for it"
		}
		return "no breach"
	default:
	}
	var phrases []string
	for _, p := range e.By {
		if p.Verdict == NoBreach {
			continue
		}
		phrases = append(phrases, e.partyPhrase(p))
	}
	if len(phrases) == 0 {
		phrases = []string{"breach, party open"}
	}
	return strings.Join(phrases, "; ") + ": open" + e.why(e.Breach)
}

// parties names who answers for a breach.
func (e Evaluation) parties() string {
	var names []string
	open := false
	for _, p := range e.By {
		switch p.Verdict {
		case Breach:
			names = append(names, p.Name)
		case Open:
			open = true
		default:
		}
	}
	switch {
	case len(names) == 0:
		return "a bound party, which one is open"
	case open:
		return strings.Join(names, " and ") + ", others open"
	}
	return strings.Join(names, " and ")
}

func (e Evaluation) partyPhrase(p PartyAnswer) string {
	rows, columns := 0, 0
	for _, row := range p.Cells {
		if slices.ContainsFunc(row, func(c Cell) bool { return c.Verdict == Breach }) {
			rows++
		}
	}
	if rows == 0 {
		return "breach by " + p.Name + " possible"
	}
	for k := range e.Accounts {
		if slices.ContainsFunc(p.Cells, func(row []Cell) bool { return row[k].Verdict == Breach }) {
			columns++
		}
	}
	s := "breach by " + p.Name
	if p.Verdict == Breach {
		return s
	}
	// What holds under every reading, or on every account, need not be said of it,
	// unless each reading has an account of its own.
	readings, accounts := len(e.Readings), len(e.Accounts)
	if rows == readings && columns == accounts && readings > 1 && accounts > 1 {
		cells := 0
		for _, row := range p.Cells {
			for _, c := range row {
				if c.Verdict == Breach {
					cells++
				}
			}
		}
		return s + fmt.Sprintf(" in %s of %s combinations of reading and account", number(cells), number(readings*accounts))
	}
	if readings > 1 && (rows < readings || columns == accounts) {
		s += fmt.Sprintf(" under %s of %s", count(rows, "reading"), number(readings))
	}
	if accounts > 1 && (columns < accounts || rows == readings) {
		s += fmt.Sprintf(" on %s of %s", count(columns, "account"), number(accounts))
	}
	return s
}

// why names the causes that the phrase before it has not made plain.
func (e Evaluation) why(a Answer) string {
	if a.Causes.Has(Fact) {
		return " (" + reasons(a.Causes) + ")"
	}
	return ""
}

func (e Evaluation) shortPhrase() string {
	switch e.Breach.Verdict {
	case Breach:
		return "breach by " + e.parties()
	case NoBreach:
		return e.breachPhrase()
	default:
	}
	if e.Deed.Verdict == Breach {
		return "deed; who answers is open (" + reasons(e.Breach.Causes) + ")"
	}
	if e.Breach.asks(DimOccurrence) {
		return "open, did it occur?"
	}
	return "open (" + reasons(e.Breach.Causes) + ")"
}

// reasons says in words why an answer is open.
func reasons(cs Causes) string {
	var words []string
	for _, c := range []struct {
		cause Cause
		words string
	}{{Fact, "facts missing"}, {Account, "accounts differ"}, {Interpretation, "readings differ"}, {Future, "time will tell"}} {
		if cs.Has(c.cause) {
			words = append(words, c.words)
		}
	}
	return strings.Join(words, ", ")
}

func count(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return number(n) + " " + what + "s"
}

func number(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
