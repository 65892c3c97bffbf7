package when_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/parley-go/parley/actors/when"
)

// A deadline "within 14 days of signature" counts civil days in the agreement's
// zone, and ends with the last of them; "H+48" counts exact hours.
func Example() {
	kyiv := when.MustLoadZone("Europe/Kyiv")
	signed := when.MustParseInstant("2025-10-15T18:00:00+03:00")

	last, _ := kyiv.Date(signed).AddDays(14)
	day, _ := last.In(kyiv)
	until, _ := day.Until()
	fmt.Println("within 14 days: before", kyiv.Format(until, time.RFC3339))

	h48, _ := signed.Add(48 * when.Hour)
	fmt.Println("H+48:", kyiv.Format(h48, time.RFC3339))
	// Output:
	// within 14 days: before 2025-10-30T00:00:00+02:00
	// H+48: 2025-10-17T18:00:00+03:00
}

// Clocks change, so a civil day need not have 24 hours.
func ExampleDate_In() {
	kyiv := when.MustLoadZone("Europe/Kyiv")
	for _, d := range []string{"2025-10-25", "2025-10-26"} {
		day, err := when.MustParseDate(d).In(kyiv)
		if err != nil {
			fmt.Println(err)
			continue
		}
		from, _ := day.From()
		until, _ := day.Until()
		fmt.Println(d, day, until.Sub(from))
	}
	_, err := when.MustParseDate("2011-12-30").In(when.MustLoadZone("Pacific/Apia"))
	fmt.Println(err)
	// Output:
	// 2025-10-25 2025-10-24T21:00:00Z/2025-10-25T21:00:00Z 24h0m0s
	// 2025-10-26 2025-10-25T21:00:00Z/2025-10-26T22:00:00Z 25h0m0s
	// day 2011-12-30 in Pacific/Apia: skipped: the clocks were set forward across it
}

// The month's last day stands in for one that the month lacks.
func ExampleDate_AddMonths() {
	d, _ := when.MustParseDate("2025-01-31").AddMonths(1)
	fmt.Println(d)
	// Output: 2025-02-28
}

// A local time that the clocks show twice is an error that holds both instants,
// and the caller chooses.
func ExampleParseLocal() {
	karachi, kyiv := when.MustLoadZone("Asia/Karachi"), when.MustLoadZone("Europe/Kyiv")
	i, _ := when.ParseLocal("2025-10-15T18:00", karachi)
	fmt.Println(i)

	_, err := when.ParseLocal("2025-10-26T03:30", kyiv)
	fmt.Println(err)
	var twice *when.LocalError
	if errors.As(err, &twice) && errors.Is(err, when.ErrRepeated) {
		fmt.Println("the later one:", twice.Instants[1])
	}
	// Output:
	// 2025-10-15T13:00:00Z
	// local time "2025-10-26T03:30" in Europe/Kyiv: repeated: the clocks were set back and show it more than once; write 2025-10-26T03:30:00+03:00 or 2025-10-26T03:30:00+02:00
	// the later one: 2025-10-26T01:30:00Z
}

func ExampleZone_Local() {
	kyiv, day := when.MustLoadZone("Europe/Kyiv"), when.MustParseDate("2025-03-30")
	for _, hour := range []int{2, 3, 4} {
		instants, _ := kyiv.Local(day, hour, 30, 0)
		fmt.Printf("%02d:30 %v\n", hour, instants)
	}
	// Output:
	// 02:30 [2025-03-30T00:30:00Z]
	// 03:30 []
	// 04:30 [2025-03-30T01:30:00Z]
}

func ExampleLoadZone() {
	_, err := when.LoadZone("Karachi")
	fmt.Println(err)
	// Output: unknown time zone "Karachi" (did you mean "Asia/Karachi"?)
}

func ExampleSpan_Intersect() {
	truce := when.MustParseSpan("2025-10-15T18:00:00+05:00/2025-10-17T18:00:00+05:00")
	extended := when.From(when.MustParseInstant("2025-10-17T12:00:00Z"))
	both, ok := truce.Intersect(extended)
	fmt.Println(both, ok)
	// Output: 2025-10-17T12:00:00Z/2025-10-17T13:00:00Z true
}
