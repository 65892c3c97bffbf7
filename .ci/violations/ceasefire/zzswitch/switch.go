package zzswitch

import (
	"errors"
	"fmt"
)

type Kind uint8

const (
	First Kind = iota
	Second
	Third
)

func (k Kind) String() string {
	switch k { // want exhaustive
	case First, Second:
		return "named"
	}
	switch k {
	case First, Second, Third:
		return "named"
	}
	switch k {
	case First:
		return "first"
	default:
		return "Kind(7)"
	}
}

// Shape is a sum type.
//
//sumtype:decl
type Shape interface{ isShape() }

type Square struct{}

type Circle struct{}

func (Square) isShape() {}
func (Circle) isShape() {}

func Corners(s Shape) int {
	switch s.(type) { // want gochecksumtype
	case Square:
		return 4
	}
	switch s.(type) { // want gochecksumtype
	case Square:
		return 4
	default:
	}
	switch s.(type) {
	case Square:
		return 4
	case Circle:
		return 0
	}
	return -1
}

var errMissing = errors.New("missing")

type typedError struct{}

func (*typedError) Error() string { return "typed" }

func Errors(err error) error {
	if err == errMissing { // want errorlint
		return nil
	}
	if _, ok := err.(*typedError); ok { // want errorlint
		return nil
	}
	if errors.Is(err, errMissing) {
		return fmt.Errorf("found: %w", err)
	}
	return fmt.Errorf("found: %v", err) // want errorlint
}
