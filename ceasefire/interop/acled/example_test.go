package acled_test

import (
	"fmt"
	"strings"

	"github.com/parley-go/parley/ceasefire/interop/acled"
)

// Rows, all made up, become incidents; what cannot be read is told, and the rest goes
// on.
func Example() {
	const file = `event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,inter2,country,admin1,location,latitude,longitude,geo_precision,source,fatalities
NTH1,01 March 2031,1,Explosions/Remote violence,Shelling/artillery/missile attack,Southland Front,Military Forces of Northland,1,Northland,Upper Province,Milltown,10.5,20.25,1,Northland Times; Radio Ford,0
NTH2,02/03/2031,1,Battles,Armed clash,Southland Front,Military Forces of Northland,1,Northland,Upper Province,Milltown,10.5,20.25,1,Radio Ford,3
NTH3,04 March 2031,2,Violence against civilians,Attack,Southland Front,Civilians (Northland),7,Northland,Upper Province,Capital City,10.1,20.1,3,Radio Ford,12
`
	options, err := acled.ParseOptions(`{
  "format": "parley.acled/1",
  "source": "acled",
  "zone": "Etc/UTC",
  "actors": {"Southland Front": "front"},
  "places": {"Upper Province": "upper"}
}`)
	if err != nil {
		fmt.Println(err)
	}
	for event, err := range acled.Read(strings.NewReader(file)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		incident, problems := event.Incident(options)
		for _, p := range problems {
			fmt.Println(p)
		}
		for _, r := range incident.Reports {
			fmt.Println(incident.ID, r.At, r.Effect.In, r.Effect.Near, r.By, acled.Acts(event.SubType), r.Target.Kind, r.Harm)
		}
	}
	// Output:
	// acled-nth1 2031-03-01[Etc/UTC] [] 10000 m round 10.5,20.25 [] [missile-strike shelling]  map[]
	// acled: 3: event_date: "02/03/2031" is not a day (write it as 2014-03-01: which of the figures of 3/4/2014 is the month cannot be told) [acled-value]
	// acled-nth3 2031-02-25/2031-03-11[Etc/UTC] [upper] <nil> [front] [attack] civilians map[killed:1..]
}
