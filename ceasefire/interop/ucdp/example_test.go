package ucdp_test

import (
	"fmt"
	"strings"

	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// Rows become incidents; what cannot be read is told, and the rest goes on.
func Example() {
	const file = `id,type_of_violence,side_a,side_b,where_prec,adm_1,country,latitude,longitude,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,event_clarity
1,1,Government of Pakistan,TTP,4,Sindh province,Pakistan,26.0,68.5,2,2014-03-01,2014-03-03,0,3,0,1,4,6,4,1
2,1,Government of Pakistan,TTP,1,Sindh province,Pakistan,126.0,68.5,1,2014-03-05,2014-03-04,0,1,0,0,1,1,1,1
3,3,TTP,Civilians,2,Sindh province,Pakistan,24.9,67.1,1,2014-03-09,2014-03-09,0,0,2,0,2,2,2,1
`
	options, err := ucdp.ParseOptions(`{
  "format": "parley.ucdp/1",
  "source": "ucdp",
  "zone": "Asia/Karachi",
  "actors": {"TTP": "ttp"},
  "places": {"Sindh province": "sindh"},
  "grades": {"1": "B2"}
}`)
	if err != nil {
		fmt.Println(err)
	}
	for event, err := range ucdp.Read(strings.NewReader(file)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		incident, problems := event.Incident(options)
		for _, p := range problems {
			fmt.Println(p)
		}
		for _, r := range incident.Reports {
			fmt.Println(incident.ID, r.At, r.Effect.In, r.Effect.Near, r.By, r.Act, r.Harm, r.Evidence.Grade)
		}
	}
	// Output:
	// ucdp-1 2014-03-01/2014-03-03[Asia/Karachi] [sindh] <nil> [] use-of-force map[killed:4..6 killed-civilians:0..3 killed-combatants:3..6] B2
	// ucdp: 3: date_end: it ends on 2014-03-04, before it begins on 2014-03-05 (check both dates) [ucdp-value]
	// 3: latitude: latitude 126 is outside -90 to 90: latitude and longitude look swapped (check the coordinates) [ucdp-value]
	// ucdp-3 2014-03-09[Asia/Karachi] [] 25000 m round 24.9,67.1 [ttp] use-of-force map[killed:2 killed-civilians:2] B2
}
