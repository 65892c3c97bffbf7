package zzfloor

import (
	_ "github.com/parley-go/parley/actors" // want depguard
	_ "github.com/parley-go/parley/actors/zzplain"
	_ "github.com/parley-go/parley/ceasefire" // want depguard
	_ "github.com/parley-go/parley/ceasefire/internal/zzplain"
)
