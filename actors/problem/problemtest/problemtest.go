// Package problemtest tests the problem codes of a package by the examples in
// their own documentation.
//
// A code is a constant of type [problem.Code]. Its doc comment has one or more
// examples, each an indented block below a line that says "Example:", or
// "Example (what is special about it):":
//
//	// UnknownAct is reported for an act that the catalogue does not have.
//	//
//	// Example:
//	//
//	//	{"acts": ["sheling"]}
//	UnknownAct problem.Code = "unknown-act"
//
// Start with [Run], which is a whole test. [Examples] gives the examples alone,
// [Example.Check] judges one, and [Read] does without a test.
//
// The package reads Go source files from disk; it is for tests only.
package problemtest

import (
	"errors"
	"fmt"
	"go/token"
	"testing"

	"github.com/parley-go/parley/actors/problem"
)

// Example is one example from the doc comment of a code.
type Example struct {
	Const string         // name of the constant
	Code  problem.Code   // its value
	Text  string         // the example, without its indentation, each line ended by a line feed
	Pos   token.Position // where the constant is declared
}

// Run reads the examples of the package in dir (usually ".") and runs each as a
// subtest: find gets its text, and must find problems of its code and no others.
func Run(t *testing.T, dir string, find func(text string) problem.List) {
	t.Helper()
	for _, e := range Examples(t, dir) {
		t.Run(e.Const, func(t *testing.T) {
			if err := e.Check(find(e.Text)); err != nil {
				t.Error(err)
			}
		})
	}
}

// Check returns an error unless found consists of problems with the example's
// code, at least one, and each with a message.
func (e Example) Check(found problem.List) error {
	if len(found) == 0 {
		return fmt.Errorf("%v: %s: no problem found, want %q in\n%s", e.Pos, e.Const, e.Code, e.Text)
	}
	var errs []error
	for _, p := range found {
		if p.Code != e.Code {
			errs = append(errs, fmt.Errorf("%v: %s: want only %q, got: %s\nin\n%s", e.Pos, e.Const, e.Code, p.String(), e.Text))
		}
		if p.Message == "" {
			errs = append(errs, fmt.Errorf("%v: %s: a problem %q without a message in\n%s", e.Pos, e.Const, p.Code, e.Text))
		}
	}
	return errors.Join(errs...)
}

// Examples returns the examples of the package in dir, in the order of files and
// then of declarations. It fails the test for everything that [Read] returns as
// an error.
func Examples(t testing.TB, dir string) []Example {
	t.Helper()
	examples, err := Read(dir)
	if err != nil {
		t.Error(err)
	}
	return examples
}
