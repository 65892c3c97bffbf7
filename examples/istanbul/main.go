// Command istanbul takes one case from end to end: the truces of October 2025
// between Pakistan and Afghanistan, the talks of Doha and Istanbul, what happened,
// who says so, and what that comes to under each side's reading.
//
//	go run ./examples/istanbul        for people
//	go run ./examples/istanbul -json  everything, as one JSON document
//	go run ./examples/istanbul -explain paktika
//	                                  why an incident's findings are what they are,
//	                                  each checked by package proof
//	go run ./examples/istanbul -html case.html
//	                                  a page with timeline, map and table, which
//	                                  opens in any browser, offline
//
// What a side claims stays that side's claim. The facts are in data, in our words.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire"
)

func main() {
	asJSON := flag.Bool("json", false, "print everything as one JSON document")
	explain := flag.String("explain", "", "explain every finding on the incident with this `id`")
	page := flag.String("html", "", "write a page with timeline, map and table to this `file`")
	flag.Parse()
	if *page != "" {
		if err := write(*page); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if err := run(os.Stdout, *asJSON, ceasefire.IncidentID(*explain)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write writes the page to a file.
func write(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := html(f); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}

func run(w io.Writer, asJSON bool, explain ceasefire.IncidentID) error {
	if explain != "" {
		text, err := explanations(explain)
		if err != nil {
			return err
		}
		_, err = io.WriteString(w, text)
		return err
	}
	plain, document, err := texts()
	if err != nil {
		return err
	}
	if asJSON {
		plain = document
	}
	_, err = w.Write(plain)
	return err
}

// texts returns the case in both forms.
func texts() (plain, document []byte, err error) {
	c, err := load()
	if err != nil {
		return nil, nil, err
	}
	d, err := judge(c)
	if err != nil {
		return nil, nil, err
	}
	document, err = strict.Encode(d)
	return c.plain(d), document, err
}
