package zzfloor

import (
	_ "github.com/parley-go/parley/ceasefire/internal/zzplain" // want depguard
	_ "github.com/parley-go/parley/ceasefire/zzplain"
)
