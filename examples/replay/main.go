// Command replay judges UCDP's record of events by the terms of real truces: week
// by week, side by side, before, during and after.
//
//	go run ./examples/replay                     all four truces
//	go run ./examples/replay -truce minsk-2      one of them
//	go run ./examples/replay -ged FILE           events of another GED file
//	go run ./examples/replay -dyad               take it that one of a dyad's two sides fired
//	go run ./examples/replay -json               everything, as one JSON document
//	go run ./examples/replay -csv                the weekly tables, with HXL tags
//	go run ./examples/replay -html FILE          a page with timeline, map and tables
//
// UCDP is one claimant. It does not say who fired first, and where it does not the
// tables leave it open. The truces are data: see the folder data.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/parley-go/parley/actors/strict"
	"github.com/parley-go/parley/ceasefire/interop/ucdp"
)

// config is what the command line says.
type config struct {
	truce, ged, html string
	dyad, json, csv  bool
}

func main() {
	var c config
	flag.StringVar(&c.truce, "truce", "", "replay this `truce` only")
	flag.StringVar(&c.ged, "ged", "", "read events from this GED `file` instead of those that come with the example")
	flag.StringVar(&c.html, "html", "", "write a page with timeline, map and table to this `file`")
	flag.BoolVar(&c.dyad, "dyad", false, "take it that one of the two sides of a dyad used force")
	flag.BoolVar(&c.json, "json", false, "print everything as one JSON document")
	flag.BoolVar(&c.csv, "csv", false, "print the weekly tables as CSV, with HXL tags")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "replay: %q: flags only, no arguments\n", flag.Args())
		os.Exit(2)
	}
	if forms := count(c.json, c.csv, c.html != ""); forms > 1 {
		fmt.Fprintln(os.Stderr, "replay: -json, -csv and -html: one at a time")
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Stderr, c); err != nil {
		fmt.Fprintln(os.Stderr, "replay:", err)
		os.Exit(1)
	}
}

func count(set ...bool) (n int) {
	for _, b := range set {
		if b {
			n++
		}
	}
	return n
}

func run(out, progress io.Writer, c config) error {
	wanted := names[:]
	if c.truce != "" {
		wanted = []string{c.truce}
	}
	var replays []*Replay
	for _, name := range wanted {
		t, err := load(name)
		if err != nil {
			return err
		}
		if c.dyad {
			t.GED.Sides = ucdp.OneOfTheTwo
		}
		r, err := newReplay(name, t)
		if err != nil {
			return err
		}
		r.keep = c.json || c.html != ""
		replays = append(replays, r)
	}
	files := events()
	if c.ged != "" {
		f, err := os.Open(c.ged)
		if err != nil {
			return err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return err
		}
		files = []io.Reader{&meter{r: f, size: info.Size(), w: progress}}
	}
	if err := read(files, replays, func(s string) { fmt.Fprintln(progress, s) }); err != nil {
		return err
	}

	if c.html != "" {
		f, err := os.Create(c.html)
		if err != nil {
			return err
		}
		w := bufio.NewWriter(f)
		if err := page(w, replays); err != nil {
			return err
		}
		if err := w.Flush(); err != nil {
			return err
		}
		return f.Close()
	}
	switch {
	case c.json:
		text, err := strict.Encode(struct {
			Format  string    `json:"format"`
			Replays []*Replay `json:"replays"`
		}{"parley.example.replay/1", replays})
		if err != nil {
			return err
		}
		_, err = out.Write(text)
		return err
	case c.csv:
		return table(out, replays)
	}
	_, err := io.WriteString(out, plain(replays))
	return err
}

// meter tells how far the reading of a long file has come.
type meter struct {
	r          io.Reader
	w          io.Writer
	size, read int64
	told       int64
}

// step is after how many bytes it is told again.
const step = 16 << 20

func (m *meter) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	m.read += int64(n)
	if m.read-m.told >= step {
		m.told = m.read
		if m.size > 0 {
			fmt.Fprintf(m.w, "read %d MiB of %d MiB\n", m.read>>20, m.size>>20)
		} else {
			fmt.Fprintf(m.w, "read %d MiB\n", m.read>>20)
		}
	}
	return n, err
}
