package main

import (
	"fmt"
	"os"
	"time"

	_ "github.com/parley-go/parley/actors/zzplain"
	_ "github.com/parley-go/parley/ceasefire/zzplain"
	_ "github.com/parley-go/parley/negotiation/zzplain"
)

var started = time.Now()

func main() {
	fmt.Fprintln(os.Stderr, time.Since(started))
}
