package zzfloor

import (
	_ "github.com/parley-go/parley/actors/zzplain"
	_ "github.com/parley-go/parley/ceasefire/zzplain"
	_ "github.com/parley-go/parley/examples/zzplain" // want depguard
)
