package catalogue

import "slices"

// standardDocument returns the standard tables as a document of their own.
func standardDocument() Document {
	none := emptyDocument()
	return Document{
		Base:    BaseNone,
		Acts:    slices.Concat(actsOfForce(), otherActs()),
		Weapons: append(none.Weapons, standardWeapons()...),
		Targets: append(none.Targets, standardTargets()...),
	}
}

// The helpers below keep the tables short. They are for literals that a test
// compiles.

func acled(codes ...string) []Equivalent { return in(ACLED, codes) }
func cameo(codes ...string) []Equivalent { return in(CAMEO, codes) }
func ucdp(codes ...string) []Equivalent  { return in(UCDP, codes) }

func in(s Scheme, codes []string) []Equivalent {
	var like []Equivalent
	for _, c := range codes {
		like = append(like, Equivalent{s, c})
	}
	return like
}

// mm is the range from one calibre to another, in millimetres.
func mm(least, greatest float64) CalibreRange {
	return CalibreRange{Calibre{uint32(least*100 + 0.5)}, Calibre{uint32(greatest*100 + 0.5)}}
}

// bore is the range of a single calibre in millimetres.
func bore(calibre float64) CalibreRange { return mm(calibre, calibre) }
