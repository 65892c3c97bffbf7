package when

import "time"

// Zone is the clocks of a place, past and to come: its offsets from UTC and its
// clock changes, by the embedded table of release [TableRelease]. Zones are got
// from [LoadZone] and [UTC], and compare as equal if they have the same name; two
// names for the same rules (Europe/Kyiv, Europe/Kiev) are two zones.
//
// The zero Zone is invalid and stands for "not stated". Its text is empty.
type Zone struct{ loc *time.Location }

// UTC returns the zone named "UTC".
func UTC() Zone {
	z, _ := LoadZone("UTC") // a test sees that it is there
	return z
}

// IsValid says whether z is a zone; the zero Zone is not.
func (z Zone) IsValid() bool { return z.loc != nil }

// Name returns the name in the IANA Time Zone Database, such as "Asia/Karachi",
// or "" if z is invalid.
func (z Zone) Name() string {
	if z.loc == nil {
		return ""
	}
	return z.loc.String()
}

// String returns the name, or "invalid zone".
func (z Zone) String() string {
	if z.loc == nil {
		return "invalid zone"
	}
	return z.loc.String()
}

// AppendText appends the name; of an invalid zone, nothing. It never fails.
func (z Zone) AppendText(b []byte) ([]byte, error) { return append(b, z.Name()...), nil }

// MarshalText returns the name; of an invalid zone, the empty text. It never
// fails.
func (z Zone) MarshalText() ([]byte, error) { return []byte(z.Name()), nil }

// UnmarshalText reads what [LoadZone] reads. The empty text makes z invalid: "not
// stated". After an error z is as before.
func (z *Zone) UnmarshalText(b []byte) error { return unmarshal(z, b, LoadZone) }

// Date returns the date that the clocks of z show at i. It is invalid if z or i
// is.
func (z Zone) Date(i Instant) Date {
	if z.loc == nil || !i.ok {
		return Date{}
	}
	return dateOf(i.Time().In(z.loc))
}

// Format returns what the clocks of z show at i, in a layout of time.Time.Format.
// It is "invalid zone" or "invalid instant" if one is.
func (z Zone) Format(i Instant, layout string) string {
	switch {
	case z.loc == nil:
		return z.String()
	case !i.ok:
		return i.String()
	}
	return i.Time().In(z.loc).Format(layout)
}
