package zzglobals

import (
	"errors"
	"fmt"
	"regexp"
	"sync"
)

var counter int                      // want gochecknoglobals
var Default = &struct{ N int }{N: 1} // want gochecknoglobals
var cache = map[string]int{}         // want gochecknoglobals
var list = []string{"a", "b"}        // want gochecknoglobals
var pool sync.Pool                   // want gochecknoglobals

var (
	grouped sync.Mutex // want gochecknoglobals

	// The exceptions.
	names                   = [...]string{"a", "b"}
	table                   = sync.OnceValue(func() map[string]int { return map[string]int{"a": 1} })
	ErrMissing              = errors.New("missing")
	pattern                 = regexp.MustCompile(`^[a-z]+$`)
	_          fmt.Stringer = (*thing)(nil)

	//nolint:gochecknoglobals // never changes: stands for an exception with a reason
	excused = []string{"a"}
	// want+1 nolintlint
	silent = []string{"a"} //nolint:gochecknoglobals
	// want+1 nolintlint
	vague = []string{"a"} //nolint
)

type thing struct{}

func (*thing) String() string {
	return fmt.Sprint(counter, Default, cache, list, &pool, &grouped, names, table(), ErrMissing, pattern, excused, silent, vague)
}
