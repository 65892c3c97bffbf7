package zzpure

import (
	_ "github.com/golang/geo/s2"
	_ "github.com/google/go-cmp/cmp" // want depguard
	_ "pgregory.net/rapid"           // want depguard
)
