package render

import (
	"html"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean replaces what must not be in a page by U+FFFD: bytes that are not UTF-8,
// characters that XML 1.0 does not have (NUL and most other control characters),
// and those that turn the direction of the text around them, by which a name could
// make the words beside it read backwards. Line feeds and tabs stay.
func clean(s string) string {
	bad := func(r rune) bool {
		switch {
		case r == '\n' || r == '\t':
			return false
		case unicode.IsControl(r), r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError:
			return true
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // embeddings, overrides, isolates
			return true
		case r == 0x2028 || r == 0x2029: // line and paragraph separators
			return true
		case r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE: // no characters
			return true
		}
		return false
	}
	if !strings.ContainsFunc(s, bad) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if bad(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// esc is clean text, escaped for text and for attributes in double quotes, of HTML
// and of XML alike.
func esc(s string) string { return html.EscapeString(clean(s)) }

// line is a text on one line, with blanks for breaks.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// joined are names on one line.
func joined(names []string) string {
	var out []string
	for _, n := range names {
		if n = line(n); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, " / ")
}

// num is a coordinate in a picture, rounded to a tenth. What is not finite, which
// does not come about, would be 0.
func num(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		f = 0
	}
	f = math.Round(f*10) / 10
	return strconv.FormatFloat(f+0, 'f', -1, 64)
}

// em is about how wide a text is, in units of the font's size. Fonts differ; it errs
// on the side of wide.
func em(s string) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("iljtf.,:;'|!()[] ", r):
			w += 0.36
		case r >= 0x1100 && !unicode.Is(unicode.Mn, r) && (unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)):
			w++
		case unicode.IsUpper(r) || r == 'm' || r == 'w':
			w += 0.74
		case unicode.Is(unicode.Mn, r):
		default:
			w += 0.58
		}
	}
	return w
}

// short cuts a text to a width in units of the font's size.
func short(s string, width float64) string {
	if em(s) <= width {
		return s
	}
	w := 1.0 // the ellipsis
	for i, r := range s {
		if w += em(string(r)); w > width {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// wrap breaks a text into lines of at most a width in units of the font's size. A
// word that is longer is cut where the line ends.
func wrap(s string, width float64) []string {
	var lines []string
	cur := ""
	for word := range strings.FieldsSeq(s) {
		if cur != "" && em(cur+" "+word) > width {
			lines = append(lines, cur)
			cur = ""
		}
		for em(word) > width && utf8.RuneCountInString(word) > 1 {
			if cur != "" {
				lines, cur = append(lines, cur), ""
			}
			cut, w := 0, 0.0
			for i, r := range word {
				if w += em(string(r)); w > width && i > 0 {
					cut = i
					break
				}
			}
			if cut == 0 {
				break
			}
			lines, word = append(lines, word[:cut]), word[cut:]
		}
		if cur != "" {
			cur += " "
		}
		cur += word
	}
	if cur != "" {
		lines = append(lines, cur)
	}
	return lines
}
