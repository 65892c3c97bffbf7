package rows

// Seen notes numbers that have come up, in memory that is bounded whatever comes:
// a page of bits for every 32,768 neighbouring numbers, and no more than 4,096
// pages (16 MiB, or 134 million ids without gaps). The zero Seen has seen nothing.
type Seen struct {
	pages map[page]*[pageBits / 64]uint64
}

const (
	pageBits = 1 << 15
	maxPages = 1 << 12
)

type page struct {
	prefix string
	number uint64
}

// Add notes the number n among those of a prefix. Again is true if it has come up
// before; told is false if there is no room to note it, so that nobody will know
// whether it comes up again.
func (s *Seen) Add(prefix string, n uint64) (again, told bool) {
	if s.pages == nil {
		s.pages = map[page]*[pageBits / 64]uint64{}
	}
	at := page{prefix, n / pageBits}
	bits := s.pages[at]
	if bits == nil {
		if len(s.pages) >= maxPages || len(prefix) > 64 {
			return false, false
		}
		bits = new([pageBits / 64]uint64)
		s.pages[at] = bits
	}
	word, bit := &bits[n%pageBits/64], uint64(1)<<(n%64)
	again = *word&bit != 0
	*word |= bit
	return again, true
}
