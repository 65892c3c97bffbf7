package when_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-go/parley/actors/when"
	"pgregory.net/rapid"
)

// The archive and the release that the package says it is go together. Who
// renews the table changes both lines.
func TestTableRelease(t *testing.T) {
	const (
		release = "2025c"
		sum     = "8f55634d05f8bca1f7bc7c69c5933428c69357e0bdf565e5ba224e3f88ff12e8"
	)
	got := sha256.Sum256([]byte(when.Zoneinfo()))
	if when.TableRelease() != release || hex.EncodeToString(got[:]) != sum {
		t.Errorf("release %s with the sum %x; want %s with %s", when.TableRelease(), got, release, sum)
	}
}

func TestEveryZoneLoads(t *testing.T) {
	names := slices.Collect(when.ZoneNames())
	if len(names) < 590 || !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Fatalf("%d names; want 590 or more, sorted, each once", len(names))
	}
	for _, name := range names {
		z, err := when.LoadZone(name)
		if err != nil || !z.IsValid() || z.Name() != name || z.String() != name {
			t.Errorf("%s: got %v, %v", name, z, err)
			continue
		}
		roundTrip(t, z, when.LoadZone)
		if again := when.MustLoadZone(name); again != z {
			t.Errorf("%s: loaded twice, and unequal", name)
		}
	}
	for _, name := range []string{"Asia/Karachi", "Asia/Kabul", "Europe/Istanbul", "Asia/Qatar", "America/Coyhaique", "UTC"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is missing", name)
		}
	}
	if when.UTC() != when.MustLoadZone("UTC") || when.UTC().Name() != "UTC" {
		t.Errorf("UTC() is %v", when.UTC())
	}
	if when.MustLoadZone("Europe/Kyiv") == when.MustLoadZone("Europe/Kiev") {
		t.Error("two names, yet equal zones")
	}
	for range when.ZoneNames() {
		break // must stop quietly
	}
}

func TestLoadZoneRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"Asia/Karachy":           `did you mean "Asia/Karachi"?`,
		"asia/karachi":           `did you mean "Asia/Karachi"?`,
		"Europe/Kyev":            `did you mean "Europe/Kiev"?`,
		"Karachi":                `did you mean "Asia/Karachi"?`,
		"kabul":                  `did you mean "Asia/Kabul"?`,
		"New York":               `did you mean "America/New_York"?`,
		"America/New York":       `did you mean "America/New_York"?`,
		"utc":                    `did you mean`,
		"+05:00":                 "want a name",
		"Local":                  "unknown time zone",
		"Factory":                "unknown time zone",
		"":                       "want a name",
		"Europe":                 "unknown time zone",
		"Europe/":                "unknown time zone",
		"../Europe/Kyiv":         "unknown time zone",
		"/etc/localtime":         "unknown time zone",
		"Europe/Kyiv\x00":        "unknown time zone",
		"Atlantis":               "want a name",
		strings.Repeat("x", 1e5): "…",
	} {
		z, err := when.LoadZone(in)
		if err == nil || z.IsValid() || !strings.Contains(err.Error(), want) || len(err.Error()) > 300 {
			t.Errorf("%.40q: got %v, %v; want an error with %q", in, z, err, want)
		}
		if in != "" {
			refuses(t, when.UTC(), in)
		}
	}
	mustPanic(t, "MustLoadZone", func() { when.MustLoadZone("Local") })
}

func TestInvalidZone(t *testing.T) {
	var zero when.Zone
	i := when.FromUnixNano(0)
	switch {
	case zero.IsValid(), zero.Name() != "", zero.String() != "invalid zone":
		t.Errorf("the zero Zone is %q, %v", zero.Name(), zero)
	case zero.Date(i).IsValid(), when.UTC().Date(when.Instant{}).IsValid():
		t.Error("a date of something invalid is valid")
	case zero.Format(i, time.RFC3339) != "invalid zone", when.UTC().Format(when.Instant{}, time.RFC3339) != "invalid instant":
		t.Error("Format must say what is invalid")
	}
	roundTrip(t, zero, when.LoadZone)
}

func TestDateAndFormat(t *testing.T) {
	for _, tc := range []struct{ zone, instant, want string }{
		{"Asia/Karachi", "2025-10-15T13:00:00Z", "2025-10-15 18:00 PKT"},
		{"Asia/Karachi", "2025-10-15T19:00:00Z", "2025-10-16 00:00 PKT"},
		{"Asia/Karachi", "2025-10-15T18:59:59.999999999Z", "2025-10-15 23:59 PKT"},
		{"Asia/Karachi", "2009-07-01T12:00:00Z", "2009-07-01 18:00 PKST"},
		{"Europe/Kyiv", "2015-02-14T22:00:00Z", "2015-02-15 00:00 EET"},
		{"Asia/Seoul", "1953-07-27T13:00:00Z", "1953-07-27 22:00 KST"},
		{"America/New_York", "2025-10-15T03:00:00Z", "2025-10-14 23:00 EDT"},
		{"UTC", "2025-10-15T13:00:00Z", "2025-10-15 13:00 UTC"},
	} {
		z, i := when.MustLoadZone(tc.zone), when.MustParseInstant(tc.instant)
		if got := z.Format(i, "2006-01-02 15:04 MST"); got != tc.want {
			t.Errorf("%v in %v: got %s; want %s", i, z, got, tc.want)
		}
		if got := z.Date(i).String(); got != tc.want[:10] {
			t.Errorf("%v in %v: got the date %s; want %s", i, z, got, tc.want[:10])
		}
	}
}

func TestDateIsTheDayThatContainsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := zones().Draw(t, "zone")
		i := moments(z).Draw(t, "instant")
		d := z.Date(i)
		s, err := d.In(z)
		if err != nil {
			t.Fatalf("%v shows %v, which fails: %v", i, d, err)
		}
		from, _ := s.From()
		if i.Before(from) {
			t.Fatalf("%v shows %v, which begins at %v", i, d, from)
		}
		if until, _ := s.Until(); !i.Before(until) {
			// Only where clocks went back across midnight: the next date was shown
			// before.
			before, err := until.Add(-1)
			if err != nil || z.Date(until).Compare(d) <= 0 || z.Date(before).Compare(d) > 0 || i.Sub(until) > 25*when.Hour {
				t.Fatalf("%v shows %v, which ends at %v", i, d, until)
			}
		}
	})
}

// When it loads a zone, package time looks at the clock and keeps the rule of the
// present at hand, dated from the bound that ZoneBounds names. Where that bound is
// before the change that brought the rule, what a zone says of the time between
// would depend on the clock, for who loads it in that year. A new table must not
// bring such a change in years to come.
func TestZonesDoNotDependOnTheClock(t *testing.T) {
	seen := false
	for name := range when.ZoneNames() {
		last := when.MustLoadZone(name).RuleReachesBack()
		seen = seen || !last.IsZero() // America/Ciudad_Juarez 2022: the search works
		if last.Year() >= 2025 {
			t.Errorf("%s: the change at %v", name, last)
		}
	}
	if !seen {
		t.Error("no such change found, not even the known ones")
	}
}

func TestConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	got := make([]when.Zone, 8)
	for k := range got {
		wg.Go(func() {
			for name := range when.ZoneNames() {
				z, err := when.LoadZone(name)
				if err != nil {
					t.Error(err)
				}
				if _, err := when.MustParseDate("2025-03-30").In(z); err != nil {
					t.Error(err)
				}
				got[k] = z
			}
		})
	}
	wg.Wait()
	for _, z := range got {
		if z != got[0] {
			t.Errorf("%v is not %v", z, got[0])
		}
	}
}

const inChild = "PARLEY_TEST_FORGED_ZONES"

// A machine whose zone files say that Kyiv keeps Karachi's time changes nothing
// here. It runs in a process of its own, since package time looks at ZONEINFO
// once, and it checks that the forgery does work on package time.
func TestMachineZonesAreIgnored(t *testing.T) {
	i := when.MustParseInstant("2025-10-15T13:00:00Z")
	if os.Getenv(inChild) != "" {
		forged, err := time.LoadLocation("Europe/Kyiv")
		if err != nil {
			t.Fatal(err)
		}
		if got := i.Time().In(forged).Format("15:04"); got != "18:00" {
			t.Fatalf("the forgery does not work: package time says %s", got)
		}
		if got := time.Unix(0, 0).Format("15:04"); got != "05:00" {
			t.Fatalf("TZ does not work: package time says %s", got)
		}
		if got := when.MustLoadZone("Europe/Kyiv").Format(i, "15:04"); got != "16:00" {
			t.Errorf("Kyiv says %s; want 16:00", got)
		}
		if got := when.UTC().Format(i, "15:04"); got != "13:00" {
			t.Errorf("UTC says %s; want 13:00", got)
		}
		if got := i.String(); got != "2025-10-15T13:00:00Z" {
			t.Errorf("got %s", got)
		}
		if z, err := when.LoadZone("Forged/Land"); err == nil {
			t.Errorf("a zone that only the machine has: %v", z)
		}
		return
	}
	karachi := zoneFile(t, "Asia/Karachi")
	folder := t.TempDir()
	for _, name := range []string{"Europe/Kyiv", "Forged/Land", "UTC"} {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, karachi, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	child := exec.Command(os.Args[0], "-test.run=^TestMachineZonesAreIgnored$", "-test.v")
	child.Env = append(os.Environ(), inChild+"=1", "ZONEINFO="+folder, "TZ="+filepath.Join(folder, "Europe", "Kyiv"))
	out, err := child.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("--- PASS: TestMachineZonesAreIgnored")) {
		t.Errorf("%v\n%s", err, out)
	}
}

func zoneFile(t *testing.T, name string) []byte {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(when.Zoneinfo()), int64(len(when.Zoneinfo())))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
