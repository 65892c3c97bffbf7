package ceasefiretest_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/ceasefiretest"
)

// Law 10: the engine is the reference evaluator. Run it longer with
//
//	go test ./ceasefire/ceasefiretest -run TestLaw10 -rapid.checks=100000
func TestLaw10EngineIsReference(t *testing.T) {
	cases, large, answers := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		n, err := ceasefiretest.Compare(c)
		if errors.Is(err, ceasefiretest.ErrTooLarge) {
			large++
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		cases, answers = cases+1, answers+n
	})
	t.Logf("%d cases, %d answers compared, %d cases too large", cases, answers, large)
}
