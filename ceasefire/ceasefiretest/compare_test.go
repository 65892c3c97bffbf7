package ceasefiretest_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/parley-go/parley/ceasefire/ceasefiretest"
)

// compare holds the engine against the reference evaluator on cases that leave at
// most so many worlds.
func compare(t *testing.T, worlds int) {
	cases, large, answers := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := ceasefiretest.Cases().Draw(t, "case")
		n, err := ceasefiretest.Compare(c, worlds)
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
	if cases == 0 {
		t.Error("no case was compared")
	}
}

// Law 10: the engine is the reference evaluator. Small cases go fast, large ones
// reach farther. Run them longer with
//
//	go test ./ceasefire/ceasefiretest -run TestLaw10 -v -rapid.checks=100000
func TestLaw10EngineIsReference(t *testing.T) { compare(t, 300) }

func TestLaw10OnLargeCases(t *testing.T) { compare(t, 4000) }
