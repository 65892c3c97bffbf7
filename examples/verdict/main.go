// Command verdict reads agreements and incidents from files and says what follows:
// was what the clauses forbid done, who answers for it, under which reading and on
// whose account, why, and what would settle what is open. It is for people who keep
// such files and do not write programs: see worked/README.md.
//
//	go run ./examples/verdict                                      the worked case
//	go run ./examples/verdict -agreement truce.json incident.json  files of your own
//	go run ./examples/verdict -agreement truce.json                is the agreement in order?
//	go run ./examples/verdict -format markdown …                   or json, or text
//	go run ./examples/verdict -brief …                             without the reasons
//	go run ./examples/verdict -schema incident                     what a file can hold
//
// Whatever is wrong with the files is said at once, each with its place. The exit
// status is 0 if all was judged, 1 for wrong arguments, and 2 if files cannot be
// read or hold what cannot be judged. Warnings go to the standard error output, with
// the problems: they may name what is confidential. What is printed to the standard
// output does not.
package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// worked is the worked case: what is judged if nothing is named.
//
//go:embed worked/*.json
var worked embed.FS

//go:embed schema/*.json
var schemas embed.FS

// The exit statuses.
const (
	statusUsage   = 1
	statusProblem = 2
)

func main() { os.Exit(run(os.Args[1:], os.ReadFile, os.Stdout, os.Stderr)) }

// files are names of files, one for each time a flag is given.
type files []string

func (f *files) String() string     { return strings.Join(*f, " ") }
func (f *files) Set(s string) error { *f = append(*f, s); return nil }

// run is the program: it reads files by read, and returns the exit status.
func run(args []string, read func(string) ([]byte, error), out, errs io.Writer) int {
	var agreements files
	flags := flag.NewFlagSet("verdict", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Var(&agreements, "agreement", "a `file` with an agreement; may be given several times")
	format := flags.String("format", "text", "how to print: text, markdown or json")
	brief := flags.Bool("brief", false, "leave out the reasons")
	schema := flags.String("schema", "", "print the JSON Schema of a `kind` of file, agreement or incident, and stop")
	flags.Usage = func() {
		fmt.Fprint(errs, "usage: verdict [-format text|markdown|json] [-brief] -agreement FILE [-agreement FILE …] INCIDENT…\n"+
			"       verdict -schema agreement|incident\n"+
			"Without any file it judges a worked case: see examples/verdict/worked.\n\n")
		flags.PrintDefaults()
	}
	usage := func(message string) int {
		fmt.Fprintln(errs, message)
		flags.Usage()
		return statusUsage
	}
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return statusUsage // said already
	}
	incidents := flags.Args()
	if *schema != "" {
		text, err := schemas.ReadFile("schema/" + *schema + ".schema.json")
		if err != nil || len(agreements)+len(incidents) > 0 {
			return usage("-schema takes agreement or incident, and nothing else")
		}
		return write(out, errs, text)
	}
	form, ok := map[string]func(*Result) ([]byte, error){"text": asText, "markdown": asMarkdown, "json": asJSON}[*format]
	switch {
	case !ok:
		return usage(fmt.Sprintf("-format is text, markdown or json, not %q", *format))
	case len(agreements) == 0 && len(incidents) > 0:
		return usage("by which agreement? Name its file with -agreement FILE, before the incidents")
	case len(agreements) == 0:
		agreements = files{"worked/agreement.json"}
		incidents = []string{"worked/mill.json", "worked/bridge.json", "worked/patrol-post.json"}
		read = worked.ReadFile
	}
	result, report := judge(agreements, incidents, read, !*brief)
	fmt.Fprint(errs, report)
	if result == nil {
		return statusProblem
	}
	text, err := form(result)
	if err != nil {
		fmt.Fprintln(errs, err)
		return statusProblem
	}
	return write(out, errs, text)
}

func write(out, errs io.Writer, text []byte) int {
	if _, err := out.Write(text); err != nil {
		fmt.Fprintln(errs, err)
		return statusProblem
	}
	return 0
}
