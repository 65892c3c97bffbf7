package actors

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parley-go/parley/actors/problem"
)

// enum is what the text sets of this package's enums need. The zero value is "not
// stated", with an empty text, and the others are numbered from 1 without gaps.
type enum interface{ ~uint8 }

// texts are the texts of an enum's values; words[0] is empty.
type texts struct {
	kind  string // "kind of actor": for messages
	typ   string // "Kind"
	words []string
}

func isValid[E enum](e E, t texts) bool { return e > 0 && int(e) < len(t.words) }

func enumString[E enum](e E, t texts) string {
	switch {
	case e == 0:
		return "not stated"
	case isValid(e, t):
		return t.words[e]
	}
	return t.typ + "(" + strconv.Itoa(int(e)) + ")"
}

func appendEnum[E enum](b []byte, e E, t texts) ([]byte, error) {
	switch {
	case e == 0:
		return b, nil
	case isValid(e, t):
		return append(b, t.words[e]...), nil
	}
	return b, fmt.Errorf("%s is no %s", enumString(e, t), t.kind)
}

func parseEnum[E enum](s string, t texts) (E, error) {
	if i := slices.Index(t.words, s); i > 0 {
		return E(i), nil
	}
	return 0, unknownWord(s, t.kind, t.words[1:])
}

// unknownWord says what was not understood, and what would be.
func unknownWord(s, kind string, known []string) error {
	if meant := problem.DidYouMean(s, slices.Values(known)); meant != "" {
		return fmt.Errorf("unknown %s %q (did you mean %q?)", kind, clip(s), meant)
	}
	last := len(known) - 1
	return fmt.Errorf("unknown %s %q: want %s or %s", kind, clip(s), strings.Join(known[:last], ", "), known[last])
}

func unmarshalEnum[E enum](e *E, b []byte, t texts) error {
	if len(b) == 0 {
		*e = 0
		return nil
	}
	v, err := parseEnum[E](string(b), t)
	if err == nil {
		*e = v
	}
	return err
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// clip shortens a hostile word for a message, between runes.
func clip(s string) string {
	const most = 64
	if len(s) <= most {
		return s
	}
	end := most
	for end > most-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}
