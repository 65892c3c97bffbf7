package ucdp

import (
	"fmt"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/interop/internal/places"
)

// names returns what the row names that the event happened in, the narrowest first:
// what the precision vouches for.
func (e Event) names() []places.Name {
	where := places.Of("where_coordinates", e.Where, e.Country, e.Adm1)
	district := places.Of("adm_2", e.Adm2, e.Country, e.Adm1)
	province := places.Of("adm_1", e.Adm1, e.Country)
	country := e.countryName()
	switch e.WherePrec {
	case ExactPlace:
		return []places.Name{where}
	case District:
		return []places.Name{district, province, country}
	case Province:
		return []places.Name{province, country}
	case LineOrFuzzy:
		// It may be larger than the province that its point lies in.
		return []places.Name{where, country}
	case WholeState:
		return []places.Name{country}
	case SeaOrAir:
		// The country is the one next to it.
		return []places.Name{where}
	default:
		return nil
	}
}

func (e Event) countryName() places.Name {
	n := places.Of("country", e.Country)
	if n.IsNone() {
		return n.Or("country_id", e.CountryID)
	}
	if e.CountryID != "" { // the name stays last: it is what people are told
		n.Keys = []string{e.Country, e.CountryID, e.Country}
	}
	return n
}

// effect is where it took effect.
func (m *mapper) effect() ceasefire.Place {
	t, of, missed := places.First(m.e.names(), m.o.Places)
	disc := m.e.WherePrec == ExactPlace || m.e.WherePrec == NearPlace
	switch {
	case t != "":
		if !missed.IsNone() {
			m.unmapped(missed, "the wider "+of.Column+" is taken")
		}
		return ceasefire.In(t)
	case disc:
		return m.disc()
	case !missed.IsNone():
		m.unmapped(missed, "where it happened stays open")
	}
	return ceasefire.Place{}
}

// disc is where it took effect if the point is a place's.
func (m *mapper) disc() ceasefire.Place {
	if !m.e.Point.IsValid() {
		return ceasefire.Place{}
	}
	p := ceasefire.Near(m.e.Point, m.o.radius(m.e.WherePrec))
	var within []places.Name
	if m.o.InProvince {
		within = append(within, places.Of("adm_1", m.e.Adm1, m.e.Country))
	}
	if m.o.InCountry {
		country := m.e.countryName()
		country.Column = "country"
		within = append(within, country)
	}
	t, of, missed := places.First(within, m.o.Places)
	switch {
	case t == "" && !missed.IsNone():
		m.unmapped(missed, "the disc alone is taken")
	case t != "":
		p.In = []actors.TerritoryID{t}
		if !missed.IsNone() {
			m.unmapped(missed, "the wider "+of.Column+" is taken")
		}
	}
	return p
}

func (m *mapper) unmapped(n places.Name, so string) {
	m.warn(UnmappedPlace, n.Column, fmt.Sprintf("no territory is stated for %q: %s", n.Short(), so), "add it to the places of the options")
}
