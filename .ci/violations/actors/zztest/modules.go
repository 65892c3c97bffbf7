// Package zztest stands for the *test packages: testing and rapid are theirs,
// the machine is not.
package zztest

import (
	_ "os" // want depguard
	_ "testing"

	_ "github.com/google/go-cmp/cmp"
	_ "pgregory.net/rapid"
)
