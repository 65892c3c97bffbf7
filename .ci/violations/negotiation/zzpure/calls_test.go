package zzpure

import (
	"fmt"
	"os"
	"time"
)

var started = time.Now()

func Example() {
	fmt.Println(len(os.Args) > 0, started.IsZero())
}
