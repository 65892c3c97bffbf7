package ucdp_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// TestTexts: the values of each enum come back from their texts, and nothing else does.
func TestTexts(t *testing.T) {
	texts(t, ucdp.SeaOrAir)
	texts(t, ucdp.Aggregate)
	texts(t, ucdp.OneOfTheTwo)
	if got := fmt.Sprint(ucdp.StateBased, ", ", ucdp.NonState, ", ", ucdp.OneSided, ", ", ucdp.Violence(7), ", ", ucdp.Sides(0), ", ", ucdp.OneOfTheTwo, ", ", ucdp.Sides(7)); got != "state-based conflict, non-state conflict, one-sided violence, Violence(7), unknown, one-of-the-two, Sides(7)" {
		t.Error(got)
	}
}

func texts[T interface {
	~uint8
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, last T) {
	t.Helper()
	for v := range 256 {
		in := T(v)
		text, err := in.MarshalText()
		if (err == nil) != (in <= last) {
			t.Errorf("%T %d: %q, %v", in, v, text, err)
		}
		if err != nil {
			continue
		}
		out := T(99)
		if err := P(&out).UnmarshalText(text); err != nil || out != in {
			t.Errorf("%T %d: %d, %v", in, v, out, err)
		}
	}
	for _, text := range []string{"x", "9", "10", "0", "-1", "One-Of-The-Two", "1 "} {
		out := last
		if err := P(&out).UnmarshalText([]byte(text)); err == nil || out != last {
			t.Errorf("%T: %q is read as %d, %v", last, text, out, err)
		}
	}
}
