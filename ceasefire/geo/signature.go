package geo

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
)

// Bits says which of a list of conditions hold. Bits are comparable; the zero Bits
// are those of no conditions.
type Bits struct{ s string } // '0' or '1' for each

// Has says whether condition i holds. It is false outside the list.
func (b Bits) Has(i int) bool { return i >= 0 && i < len(b.s) && b.s[i] == '1' }

// Len returns the number of conditions.
func (b Bits) Len() int { return len(b.s) }

// All walks the indices of the conditions that hold, in order.
func (b Bits) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range len(b.s) {
			if b.s[i] == '1' && !yield(i) {
				return
			}
		}
	}
}

// Compare orders by the first condition that differs: the one where it does not
// hold comes first.
func (b Bits) Compare(c Bits) int { return strings.Compare(b.s, c.s) }

// String returns a digit for each condition, the first one first: "01" is the
// second of two.
func (b Bits) String() string { return b.s }

// Signature is one joint truth of the conditions.
type Signature struct {
	True Bits // the conditions that hold; the others do not
	// Proved says that Witness has just these truths, or has them with some true line
	// or outline within the accuracy of a drawn one. If it is not set, the signature
	// could not be excluded at the resolution or for what the sphere errs, nor proved.
	Proved bool
	// Witness is a point of the region at which each condition is as True has it, or
	// may be, where Proved is set. If it is not, it is a point near which the signature
	// could not be excluded.
	Witness Point
}

// Options are the limits of a search. The zero Options are good.
type Options struct {
	// Resolution is the size in metres of the smallest pieces of the earth that are
	// looked at; 0 stands for [DefaultResolution]. Less than 2 centimetres is no
	// finer than that.
	Resolution float64
	// MaxCells is the largest number of pieces that are looked at; 0 stands for
	// [DefaultMaxCells]. What is undecided then is returned as not proved.
	MaxCells int
}

// The defaults of [Options].
const (
	DefaultResolution = 10
	DefaultMaxCells   = 200_000
)

// ErrTooMany is returned by [Signatures] where so many joint truths are left open
// that they cannot be listed.
var ErrTooMany = errors.New("geo: too many joint truths are left undecided: give fewer conditions or a larger MaxCells")

// Signatures returns all joint truths of the conditions that some point of the
// region has, sorted by [Bits.Compare], each once. The region is where all of its
// parts overlap; no parts are everywhere. If that is nowhere, there are none.
//
// No joint truth that a point of the region has, or may have with some true line or
// outline within the accuracy of a drawn one, on the ellipsoid, is ever missing.
// Those that are Proved come with a point. The others are near misses: closer than
// the resolution, such as two discs that all but touch, or closer than the sphere
// tells, which [DistanceBounds] gives. What conditions have in common is taken into account:
// distances from one line are consistent with each other and with its accuracy, as
// are discs round one centre, and along an edge that several areas (or a line of
// accuracy 0) have in common exactly, vertex by vertex, there are no gaps and no
// overlaps. An area with an accuracy above 0 is by itself.
//
// The work is bounded by Options.MaxCells. The result does not depend on the order
// of the region's parts, and permutes with the conditions, but for witnesses and
// for what stays unproved when the work is cut short. It is an error if a part of
// the region, a condition or an option is not valid, and [ErrTooMany] if too much is
// left open to be listed.
func Signatures(region []Region, conds []Condition, o Options) ([]Signature, error) {
	if o.Resolution == 0 {
		o.Resolution = DefaultResolution
	}
	if o.MaxCells == 0 {
		o.MaxCells = DefaultMaxCells
	}
	if !(o.Resolution > 0) || math.IsInf(o.Resolution, 0) {
		return nil, fmt.Errorf("geo: the resolution is %v, not a number of metres above 0", o.Resolution)
	}
	if o.MaxCells < 0 {
		return nil, fmt.Errorf("geo: the largest number of cells is %d, below 0", o.MaxCells)
	}
	q, err := newQuestion(region, conds)
	if err != nil {
		return nil, err
	}
	return newSearch(q, o).run()
}
