package strict

import (
	"strconv"
	"strings"
)

// wholeNumber returns the plain decimal digits of a JSON number, such as 1000 for
// 1e3 and 1 for 1.0, and whether it is whole. It counts digits and never computes:
// a hostile exponent costs nothing. Numbers beyond 10^20, and so beyond 64 bits,
// come out as some other number beyond 64 bits.
func wholeNumber(number string) (digits string, whole bool) {
	number, exponent := cutAny(number, "eE")
	number, negative := strings.CutPrefix(number, "-")
	units, fraction, _ := strings.Cut(number, ".")
	power, _ := strconv.Atoi(exponent) // out of range, it is the nearest int
	const huge = 1 << 30               // no document has as many digits
	power = max(-huge, min(power, huge))

	// The number is digits × 10^power.
	digits = units + fraction
	power -= len(fraction)
	short := strings.TrimRight(digits, "0")
	power += len(digits) - len(short)
	short = strings.TrimLeft(short, "0")
	switch {
	case short == "":
		return "0", true
	case power < 0:
		return "", false
	}
	digits = short + strings.Repeat("0", min(power, 20))
	if negative {
		digits = "-" + digits
	}
	return digits, true
}

func cutAny(s, chars string) (before, after string) {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return s[:i], s[i+1:]
	}
	return s, ""
}

// shorten makes a number from the document fit into a message.
func shorten(number []byte) string {
	const most = 40
	if len(number) > most {
		return string(number[:most]) + "…"
	}
	return string(number)
}
