package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// width is how long a line of text may get; tables of many accounts are wider.
const width = 100

// names says which agreements were read.
func names(r *Result) string {
	var all []string
	for _, a := range r.Agreements {
		s := string(a.ID)
		if a.Title != "" {
			s = a.Title + " (" + s + ")"
		}
		all = append(all, s)
	}
	what := "Agreement: "
	if len(all) > 1 {
		what = "Agreements: "
	}
	return what + strings.Join(all, "; ") + "."
}

const (
	caution  = "What is claimed stays a claim. Alleged and established are two answers, and what a mechanism ruled is a third."
	noneRead = "No incident was named: the files are in order."
)

// asText prints a result for people.
func asText(r *Result) ([]byte, error) {
	var b strings.Builder
	wrap(&b, "", names(r))
	if len(r.Incidents) == 0 {
		wrap(&b, "", noneRead)
	} else {
		wrap(&b, "", caution)
	}
	for _, p := range pages(r) {
		fmt.Fprintf(&b, "\n%s\n%s\n", p.title, strings.Repeat("=", utf8.RuneCountInString(p.title)))
		for _, s := range p.lead {
			wrap(&b, "", s)
		}
		for _, f := range p.parts {
			fmt.Fprintf(&b, "\n%s\n%s\n", f.title, strings.Repeat("-", utf8.RuneCountInString(f.title)))
			for _, s := range f.lead {
				wrap(&b, "", s)
			}
			for _, t := range f.tables {
				b.WriteString("\n" + t.title + "\n")
				grid(&b, t.rows)
				for _, n := range t.notes {
					wrap(&b, "  ", n)
				}
			}
			for _, l := range f.lists {
				b.WriteString("\n" + l.title + "\n")
				for _, s := range l.items {
					wrap(&b, "  - ", s)
				}
			}
		}
		if all := p.reasons(false); len(all) > 0 {
			b.WriteString("\nReasons\n-------\n")
			for _, s := range all {
				b.WriteString("\n")
				for line := range strings.Lines(s) {
					line = strings.TrimRight(line, "\n")
					text := strings.TrimLeft(line, " ")
					indent := line[:len(line)-len(text)]
					if rest, ok := strings.CutPrefix(text, "- "); ok {
						indent, text = indent+"- ", rest
					}
					wrap(&b, indent, text)
				}
			}
		}
	}
	return []byte(b.String()), nil
}

// grid prints a table in columns.
func grid(b *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	for _, row := range rows {
		line := " "
		for i, c := range row {
			line += " " + c + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)+1)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// wrap prints text in lines of the width; first goes before the first line, and as
// much space before the others.
func wrap(b *strings.Builder, first, text string) {
	line, n := first, utf8.RuneCountInString(first)
	rest, empty := strings.Repeat(" ", n), true
	for word := range strings.FieldsSeq(text) {
		w := utf8.RuneCountInString(word)
		if !empty && n+1+w > width {
			b.WriteString(line + "\n")
			line, n, empty = rest, len(rest), true
		}
		if !empty {
			line, n = line+" ", n+1
		}
		line, n, empty = line+word, n+w, false
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}

// asMarkdown prints a result as Markdown.
func asMarkdown(r *Result) ([]byte, error) {
	var b strings.Builder
	b.WriteString(escape(names(r)) + "\n\n")
	if len(r.Incidents) == 0 {
		b.WriteString(noneRead + "\n")
	} else {
		b.WriteString(caution + "\n")
	}
	for _, p := range pages(r) {
		b.WriteString("\n# " + escape(p.title) + "\n")
		for _, s := range p.lead {
			b.WriteString("\n" + escape(s) + "\n")
		}
		for _, f := range p.parts {
			b.WriteString("\n## " + escape(f.title) + "\n")
			for _, s := range f.lead {
				b.WriteString("\n" + escape(s) + "\n")
			}
			for _, t := range f.tables {
				b.WriteString("\n**" + escape(t.title) + "**\n\n")
				for i, row := range t.rows {
					for _, c := range row {
						b.WriteString("| " + escape(c) + " ")
					}
					b.WriteString("|\n")
					if i == 0 {
						b.WriteString(strings.Repeat("|---", len(row)) + "|\n")
					}
				}
				if len(t.notes) > 0 {
					b.WriteString("\n")
				}
				for _, n := range t.notes {
					b.WriteString("- " + escape(n) + "\n")
				}
			}
			for _, l := range f.lists {
				b.WriteString("\n**" + escape(l.title) + "**\n\n")
				for _, s := range l.items {
					b.WriteString("- " + escape(s) + "\n")
				}
			}
		}
		if all := p.reasons(true); len(all) > 0 {
			b.WriteString("\n## Reasons\n")
			for _, s := range all {
				b.WriteString("\n")
				for line := range strings.Lines(s) {
					if strings.HasPrefix(line, "#") {
						line = "#" + line // below the heading of the reasons
					}
					b.WriteString(line)
				}
			}
		}
	}
	return []byte(b.String()), nil
}

// escape keeps Markdown from taking text for its own marks.
func escape(s string) string {
	return strings.NewReplacer(
		`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "#", `\#`, "|", `\|`, "\n", " ", "\r", " ",
	).Replace(s)
}
