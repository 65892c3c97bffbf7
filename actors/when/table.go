package when

import (
	"archive/zip"
	_ "embed" // for the zone table
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/parley-go/parley/actors/problem"
)

// release names the release of the IANA Time Zone Database in zoneinfo.zip, as
// lib/time/update.bash of the Go distribution states it. To renew the table, copy
// both from a newer distribution, and the archive's sum into the test that ties
// the two together.
const release = "2025c"

// TableRelease returns the release of the IANA Time Zone Database that all zone
// rules come from, such as "2025c".
func TableRelease() string { return release }

// zoneinfo is lib/time/zoneinfo.zip of the Go distribution: compiled zone files
// (RFC 9636), stored without compression.
//
//go:embed zoneinfo.zip
var zoneinfo string

// unset is the entry for machines on which nobody has chosen a zone.
const unset = "Factory"

// table returns the zones by name. It is made once and never changes; each zone
// is read once, when it is first asked for.
var table = sync.OnceValue(func() map[string]func() (Zone, error) {
	t := map[string]func() (Zone, error){}
	archive, err := zip.NewReader(strings.NewReader(zoneinfo), int64(len(zoneinfo)))
	if err != nil {
		return t // a test sees that it is not empty
	}
	for _, f := range archive.File {
		if !strings.HasSuffix(f.Name, "/") && f.Name != unset {
			t[f.Name] = sync.OnceValues(func() (Zone, error) { return readZone(f) })
		}
	}
	return t
})

func readZone(f *zip.File) (Zone, error) {
	r, err := f.Open()
	if err != nil {
		return Zone{}, err
	}
	data, err := io.ReadAll(r)
	if err := errors.Join(err, r.Close()); err != nil {
		return Zone{}, err
	}
	loc, err := time.LoadLocationFromTZData(f.Name, data)
	if err != nil {
		return Zone{}, err
	}
	return Zone{loc}, nil
}

// ZoneNames returns the names of all zones in the embedded table, in text order.
func ZoneNames() iter.Seq[string] {
	return slices.Values(slices.Sorted(maps.Keys(table())))
}

// LoadZone returns the zone of that name in the embedded table, such as
// "Asia/Karachi" or "UTC". Case counts. It fails on any other name, the empty one
// too, and then names the zone that may have been meant. It refuses "Local", and
// offsets such as "+05:00", which say nothing of clock changes.
func LoadZone(name string) (Zone, error) {
	load, ok := table()[name]
	if !ok {
		return Zone{}, fmt.Errorf("unknown time zone %s%s", quote(name), meant(name))
	}
	z, err := load()
	if err != nil {
		return Zone{}, fmt.Errorf("time zone %s: %w", quote(name), err)
	}
	return z, nil
}

// MustLoadZone is [LoadZone] for names that are known to be right; it panics on
// an error.
func MustLoadZone(name string) Zone { return must(LoadZone(name)) }

// meant returns what to do about an unknown name. A name without its region is
// completed: nobody should have to know that Karachi is Asia/Karachi.
func meant(name string) string {
	place := strings.ReplaceAll(name, " ", "_")
	if place != "" {
		for known := range ZoneNames() {
			if last := known[strings.LastIndexByte(known, '/')+1:]; strings.EqualFold(last, place) {
				return fmt.Sprintf(" (did you mean %q?)", known)
			}
		}
	}
	if known := problem.DidYouMean(place, ZoneNames()); known != "" {
		return fmt.Sprintf(" (did you mean %q?)", known)
	}
	return ": want a name from the IANA Time Zone Database, such as Asia/Karachi"
}
