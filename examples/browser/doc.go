// Package browser holds no code, only tests: they open the pages that package render
// writes, and those of the examples, in a real browser.
//
//	go test ./...                     in this folder; needs Chromium
//	go test ./... -v -shots DIR       also writes screenshots to DIR
//
// The browser is the first of chromium, chromium-browser and google-chrome on the
// path, or what the variable CHROME names. Where there is none the tests are skipped,
// and say so.
package browser
