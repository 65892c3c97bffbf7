module github.com/parley-go/parley

go 1.26.0

require (
	github.com/go-json-experiment/json v1.27.2
	github.com/golang/geo v0.0.0-20260818125358-b200a1149890
	github.com/google/go-cmp v0.7.0
	pgregory.net/rapid v1.3.0
)
