package zzpure

import (
	"context"
	"fmt"
	clock "time"
)

func calls(ctx context.Context) []any {
	println("hello")                                    // want forbidigo
	fmt.Println("hello")                                // want forbidigo
	clock.Sleep(clock.Second)                           // want forbidigo
	_, cancel := context.WithTimeout(ctx, clock.Second) // want forbidigo
	cancel()
	now := clock.Now                            // want forbidigo
	zone, _ := clock.LoadLocation("Asia/Kabul") // want forbidigo
	return []any{
		now(),
		zone,
		clock.Local,                  // want forbidigo
		clock.Unix(0, 0).Local(),     // want forbidigo
		clock.Since(clock.Time{}),    // want forbidigo
		clock.Until(clock.Time{}),    // want forbidigo
		clock.After(clock.Second),    // want forbidigo
		clock.NewTimer(clock.Second), // want forbidigo
		clock.Tick(clock.Second),     // want forbidigo
		clock.Unix(0, 0).UTC(),
		fmt.Sprint("hello"),
	}
}

var _ = calls
