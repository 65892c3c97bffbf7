package zzfloor

import (
	_ "github.com/parley-go/parley/actors/zzplain"
	_ "github.com/parley-go/parley/examples/zzplain"    // want depguard
	_ "github.com/parley-go/parley/negotiation/zzplain" // want depguard
)
