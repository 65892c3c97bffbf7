package acled

import "github.com/parley-go/parley/actors/problem"

// The codes of problems. Codes are only ever added. The example of a problem in a
// file is a CSV file, or cells that are changed, one a line, in a row without problems;
// of one in the options it is their JSON form.
const (
	// BadHeader: columns are missing, or there twice, or the file is no table. Nothing
	// is read.
	//
	// Example:
	//
	//	data_id,event_date,actor1
	//	1,2014-03-01,TTP
	BadHeader problem.Code = "acled-header"

	// BadRecord: a record is no row of the table. The rest is read.
	//
	// Example:
	//
	//	event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,latitude,longitude,fatalities
	//	PAK1,2014-03-01
	BadRecord problem.Code = "acled-record"

	// BadValue: a cell is not what it must be. The row is not read, the rest is.
	//
	// Example:
	//
	//	event_date = 03/04/2014
	//	longitude = 190
	//	time_precision = 4
	BadValue problem.Code = "acled-value"

	// NotUTF8: a text is not UTF-8. What could not be read is replaced. Soft.
	//
	// Example (in Go syntax):
	//
	//	location = "Rawalpind\xed"
	NotUTF8 problem.Code = "acled-not-utf8"

	// UnknownSubType: the sub-type is not one of the 25. What was done is taken as
	// unknown. Soft.
	//
	// Example:
	//
	//	sub_event_type = Armed clashes
	UnknownSubType problem.Code = "acled-unknown-sub-type"

	// TypesDisagree: the type is not that of the sub-type, which is used. Soft.
	//
	// Example:
	//
	//	event_type = Riots
	//
	// Example:
	//
	//	event_type = Battle
	TypesDisagree problem.Code = "acled-types-disagree"

	// UnknownInter: the sort of an actor is not one of the 8. It is taken as not
	// stated. Soft.
	//
	// Example:
	//
	//	inter1 = 9
	UnknownInter problem.Code = "acled-unknown-inter"

	// UnknownTargeting: the cell on civilian targeting holds another text than the
	// codebook's. It is taken as not stated. Soft.
	//
	// Example:
	//
	//	civilian_targeting = FALSE
	UnknownTargeting problem.Code = "acled-unknown-targeting"

	// DatesDisagree: the year is not that of the date, which is used. Soft.
	//
	// Example:
	//
	//	year = 2015
	DatesDisagree problem.Code = "acled-dates-disagree"

	// RepeatedID: the id came up before in the file. The row is kept apart. Soft.
	//
	// Example:
	//
	//	event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,geo_precision,latitude,longitude,fatalities
	//	PAK1,2014-03-01,1,Battles,Armed clash,TTP,,1,34,71,0
	//	pak1,2014-03-01,1,Battles,Armed clash,TTP,,1,34,71,0
	RepeatedID problem.Code = "acled-repeated-id"

	// IDsUntold: from this row on it is not noticed when ids come up again: they have
	// too many gaps to be noted in bounded memory. Soft. It has no example: it takes
	// some thousand rows.
	IDsUntold problem.Code = "acled-ids-untold"

	// BadOptions: the options cannot be used. No incident is made.
	//
	// Example:
	//
	//	{"format": "parley.acled/1", "source": "acled", "zone": "Asia/Karachi", "about": 2}
	BadOptions problem.Code = "acled-options"

	// UnmappedActor: the options say of no actor that it is the one in the row, so that
	// who did it stays open. Soft.
	//
	// Example (an event of the row, under these options):
	//
	//	{"format": "parley.acled/1", "source": "acled", "zone": "Asia/Karachi", "sides": "one-of-the-two"}
	UnmappedActor problem.Code = "acled-unmapped-actor"

	// UnmappedPlace: the options say of no territory that it is the place, so that it
	// is taken wider, or stays open. Soft.
	//
	// Example (an event of the row, under these options):
	//
	//	{"format": "parley.acled/1", "source": "acled", "zone": "Asia/Karachi", "inCountry": true}
	UnmappedPlace problem.Code = "acled-unmapped-place"

	// NoSuchDay: the zone's calendar does not have the day, so that the time stays
	// open. Soft.
	//
	// Example (an event of 30 December 2011, which Samoa left out):
	//
	//	{"format": "parley.acled/1", "source": "acled", "zone": "Pacific/Apia"}
	NoSuchDay problem.Code = "acled-no-such-day"
)
