package strict

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestWholeNumber(t *testing.T) {
	for number, want := range map[string]string{
		"0": "0", "-0": "0", "0.000": "0", "0e999999999999999999999": "0", "7": "7", "-7": "-7",
		"1e3": "1000", "1E+3": "1000", "1.50e2": "150", "1500e-2": "15", "-0.001e3": "-1",
		"1.5": "", "1e-1": "", "0.9999999999999999999999": "", "9007199254740991.4": "",
		"1e-99999999999999999999999999": "",
	} {
		got, whole := wholeNumber(number)
		if got != want || whole != (want != "") {
			t.Errorf("wholeNumber(%s) = %q, %v, want %q", number, got, whole, want)
		}
	}
	if got, whole := wholeNumber("1e99999999999999999999"); !whole || len(got) < 21 {
		t.Errorf("a huge number became %q, %v", got, whole)
	}
}

// big.Rat knows better, at a price.
func TestWholeNumberAgainstBig(t *testing.T) {
	number := rapid.StringMatching(`-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,5})?([eE][+-]?[0-9])?`)
	rapid.Check(t, func(t *rapid.T) {
		n := number.Draw(t, "number")
		want, ok := new(big.Rat).SetString(n)
		if !ok {
			t.Fatalf("big does not read %s", n)
		}
		digits, whole := wholeNumber(n)
		if whole != want.IsInt() {
			t.Fatalf("%s: whole is %v", n, whole)
		}
		if got, _ := new(big.Int).SetString(digits, 10); whole && got.Cmp(want.Num()) != 0 {
			t.Fatalf("%s: got %s, want %s", n, digits, want.Num())
		}
	})
}
