package export

import (
	"encoding/json"
	"strconv"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire"
	"github.com/parley-go/parley/ceasefire/geo"
)

// feature is an incident as a GeoJSON Feature.
type feature struct {
	Type       string               `json:"type"`
	ID         ceasefire.IncidentID `json:"id"`
	Geometry   *geometry            `json:"geometry"`
	Properties properties           `json:"properties"`
}

// geometry is a Point or a MultiPoint.
type geometry struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

type properties struct {
	Title       string                      `json:"title,omitempty"`
	Earliest    string                      `json:"earliest,omitempty"`
	Latest      string                      `json:"latest,omitempty"`
	At          string                      `json:"at,omitempty"` // effect or origin
	Radius      *float64                    `json:"radius,omitempty"`
	Radii       []float64                   `json:"radii,omitempty"`
	Territories []actors.TerritoryID        `json:"territories,omitempty"`
	Zones       []ceasefire.ZoneID          `json:"zones,omitempty"`
	Publication ceasefire.PublicationStatus `json:"publication,omitempty"`
	Coverage    string                      `json:"coverage"`
	Findings    []verdicts                  `json:"findings,omitempty"`
}

// verdicts is a finding as a property of its incident.
type verdicts struct {
	Agreement   ceasefire.AgreementID `json:"agreement"`
	Clause      ceasefire.ClauseID    `json:"clause"`
	Article     string                `json:"article,omitempty"`
	Sentence    string                `json:"sentence"`
	Claimed     bool                  `json:"claimed"`
	Deed        pair                  `json:"deed"`
	Breach      pair                  `json:"breach"`
	Parties     []party               `json:"parties,omitempty"`
	Standard    ceasefire.Standard    `json:"standard"`
	Publication string                `json:"publication,omitempty"`
	Coverage    string                `json:"coverage"`
	Question    string                `json:"question,omitempty"`
}

type party struct {
	Party actors.ID `json:"party"`
	Name  string    `json:"name"`
	pair
	Ruled string `json:"ruled,omitempty"`
}

// pair is an answer from the claims, and from what meets the standard of proof.
type pair struct {
	Alleged     answer `json:"alleged"`
	Established answer `json:"established"`
}

type answer struct {
	Verdict ceasefire.Verdict `json:"verdict"`
	Causes  ceasefire.Causes  `json:"causes,omitzero"`
}

func pairOf(alleged, established *ceasefire.Answer) pair {
	var p pair
	if alleged != nil {
		p.Alleged = answer{alleged.Verdict, alleged.Causes}
	}
	if established != nil {
		p.Established = answer{established.Verdict, established.Causes}
	}
	return p
}

// feature writes an incident, with its verdicts.
func (x *Writer) feature(in ceasefire.Incident, findings []ceasefire.Finding) error {
	reports := x.veil.standing(in.Reports)
	f := feature{Type: "Feature", ID: in.ID, Properties: properties{
		Title: in.Title, Publication: in.Publication.Status, Coverage: watched(in),
	}}
	f.Properties.Earliest, f.Properties.Latest = span(reports)
	f.place(locate(reports))
	for _, v := range findings {
		f.Properties.Findings = append(f.Properties.Findings, verdictsOf(in, v))
	}
	b, err := compact(f)
	if err != nil {
		return err
	}
	sep := ",\n"
	if x.records == 0 {
		sep = "\n"
	}
	_, err = x.w.Write(append([]byte(sep), b...))
	return err
}

// place sets the geometry: nothing that is not reported.
func (f *feature) place(l location) {
	f.Properties.At, f.Properties.Territories, f.Properties.Zones = l.at, l.territories, l.zones
	switch len(l.discs) {
	case 0:
	case 1:
		f.Geometry = &geometry{"Point", position(nil, l.discs[0].Centre)}
		f.Properties.Radius = &l.discs[0].Radius
	default:
		b := []byte{'['}
		for i, d := range l.discs {
			if i > 0 {
				b = append(b, ',')
			}
			b = position(b, d.Centre)
			f.Properties.Radii = append(f.Properties.Radii, d.Radius)
		}
		f.Geometry = &geometry{"MultiPoint", append(b, ']')}
	}
}

// position appends [longitude, latitude].
func position(b []byte, p geo.Point) []byte {
	b = strconv.AppendFloat(append(b, '['), p.Lng(), 'f', -1, 64)
	b = strconv.AppendFloat(append(b, ','), p.Lat(), 'f', -1, 64)
	return append(b, ']')
}

func verdictsOf(in ceasefire.Incident, f ceasefire.Finding) verdicts {
	v := verdicts{
		Agreement: f.Agreement, Clause: f.Clause, Article: f.Article, Sentence: f.String(), Claimed: f.Claimed,
		Deed: pairOf(&f.Alleged.Deed, &f.Established.Deed), Breach: pairOf(&f.Alleged.Breach, &f.Established.Breach),
		Standard: f.Standard, Publication: string(f.Publication),
	}
	v.Question, v.Coverage = asked(in, f)
	for _, p := range byParty(judged{in: in, f: f}) {
		if p.alleged != nil {
			v.Parties = append(v.Parties, party{Party: p.party, Name: p.name, pair: pairOf(p.alleged, p.established), Ruled: ruled(f, p.party)})
		}
	}
	return v
}
