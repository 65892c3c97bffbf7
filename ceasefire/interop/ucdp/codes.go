package ucdp

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
	//	id,relid,year,type_of_violence,side_a,side_b
	//	1,PAK-1,2014,1,Government of Pakistan,TTP
	BadHeader problem.Code = "ucdp-header"

	// BadRecord: a record is no row of the table. The rest is read.
	//
	// Example:
	//
	//	id,type_of_violence,side_a,side_b,where_prec,latitude,longitude,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low
	//	1,1,Government of Pakistan,TTP,1
	BadRecord problem.Code = "ucdp-record"

	// BadValue: a cell is not what it must be. The row is not read, the rest is.
	//
	// Example:
	//
	//	date_start = 1 March
	//	latitude = 134.5
	//
	// Example:
	//
	//	date_start = 2014-03-02
	//	date_end = 2014-03-01
	//
	// Example:
	//
	//	type_of_violence = 4
	BadValue problem.Code = "ucdp-value"

	// NotUTF8: a text is not UTF-8. What could not be read is replaced. Soft.
	//
	// Example (in Go syntax):
	//
	//	where_coordinates = "Rawalpind\xed"
	NotUTF8 problem.Code = "ucdp-not-utf8"

	// EstimatesOutOfOrder: low <= best <= high does not hold. All three are taken to
	// be possible. Soft.
	//
	// Example:
	//
	//	low = 9
	EstimatesOutOfOrder problem.Code = "ucdp-estimates-out-of-order"

	// DeathsDoNotAddUp: best is not the sum of the four columns of deaths. Soft.
	//
	// Example:
	//
	//	deaths_a = 1
	DeathsDoNotAddUp problem.Code = "ucdp-deaths-do-not-add-up"

	// NobodyKilled: all estimates are zero, and an event is by definition one that
	// killed somebody. How many is taken as unknown. Soft.
	//
	// Example:
	//
	//	low = 0
	//	best = 0
	//	high = 0
	//	deaths_b = 0
	//	deaths_civilians = 0
	//	deaths_unknown = 0
	NobodyKilled problem.Code = "ucdp-nobody-killed"

	// SidesKilled: one-sided violence counts deaths of the sides, which by definition
	// has none. Soft.
	//
	// Example:
	//
	//	type_of_violence = 3
	SidesKilled problem.Code = "ucdp-sides-killed"

	// DatesDisagree: there are more days, or fewer, than the precision admits; or the
	// year is another. Soft.
	//
	// Example:
	//
	//	date_end = 2014-03-09
	//
	// Example:
	//
	//	year = 2015
	DatesDisagree problem.Code = "ucdp-dates-disagree"

	// NotClear: the coders have not settled the event. Soft.
	//
	// Example:
	//
	//	code_status = Check deaths
	NotClear problem.Code = "ucdp-not-clear"

	// RepeatedID: the id came up before in the file. The row is kept apart. Soft.
	//
	// Example:
	//
	//	id,type_of_violence,side_a,side_b,where_prec,latitude,longitude,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low
	//	1,1,Government of Pakistan,TTP,1,34,71,1,2014-03-01,2014-03-01,1,0,0,0,1,1,1
	//	1,1,Government of Pakistan,TTP,1,34,72,1,2014-03-01,2014-03-01,1,0,0,0,1,1,1
	RepeatedID problem.Code = "ucdp-repeated-id"

	// IDsUntold: from this row on it is not noticed when ids come up again: they have
	// too many gaps to be noted in bounded memory. Soft. It has no example: it takes
	// some thousand rows.
	IDsUntold problem.Code = "ucdp-ids-untold"

	// BadOptions: the options cannot be used. No incident is made.
	//
	// Example:
	//
	//	{"format": "parley.ucdp/1", "source": "UCDP", "zone": "Asia/Karachi"}
	//
	// Example:
	//
	//	{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Asia/Karachi", "radius": {"3": 1000}}
	BadOptions problem.Code = "ucdp-options"

	// UnmappedActor: the options say of no actor that it is the side, so that who did
	// it stays open. Soft.
	//
	// Example (an event of the row, under these options):
	//
	//	{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Asia/Karachi", "sides": "one-of-the-two", "actors": {"TTP": "ttp"}}
	UnmappedActor problem.Code = "ucdp-unmapped-actor"

	// UnmappedPlace: the options say of no territory that it is the place, so that it
	// is taken wider, or stays open. Soft.
	//
	// Example (an event of the row, under these options):
	//
	//	{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Asia/Karachi", "inCountry": true}
	UnmappedPlace problem.Code = "ucdp-unmapped-place"

	// NoSuchDay: the zone's calendar does not have the day, so that the time stays
	// open. Soft.
	//
	// Example (an event of 30 December 2011, which Samoa left out):
	//
	//	{"format": "parley.ucdp/1", "source": "ucdp", "zone": "Pacific/Apia"}
	NoSuchDay problem.Code = "ucdp-no-such-day"
)
