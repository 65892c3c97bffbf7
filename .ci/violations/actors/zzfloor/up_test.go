package zzfloor

import (
	_ "github.com/parley-go/parley/ceasefire/zzplain" // want depguard
	_ "os"
)
