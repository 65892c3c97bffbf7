package zzpure

import (
	_ "github.com/go-json-experiment/json/jsontext"
	_ "github.com/golang/geo/s2"     // want depguard
	_ "github.com/google/go-cmp/cmp" // want depguard
	_ "pgregory.net/rapid"           // want depguard
)
