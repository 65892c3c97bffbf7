package zzfloor

import (
	_ "github.com/parley-go/parley/ceasefire/zzplain" // want depguard
	_ "github.com/parley-go/parley/negotiation"       // want depguard
	_ "github.com/parley-go/parley/negotiation/zzplain"
)
