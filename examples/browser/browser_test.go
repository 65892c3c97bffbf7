package browser

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var shots = flag.String("shots", "", "write screenshots to this `folder`")

// chrome is the browser's path; it is empty if there is none.
var chrome = sync.OnceValue(func() string {
	for _, name := range []string{os.Getenv("CHROME"), "chromium", "chromium-browser", "google-chrome"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
})

// tab is a page in a browser, and what the browser said of it.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	said     []string // by the console, and exceptions
	requests []string
}

// window is the browser, which all tests share.
var window = sync.OnceValue(func() context.Context {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(chrome()), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, stopAll := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(ctx)
	closing = func() { stop(); stopAll() }
	return ctx
})

var closing = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	closing()
	os.Exit(code)
}

// open loads a file in a tab of its own, as wide as is asked for.
func open(t *testing.T, file string, width, height int64, dark bool) *tab {
	t.Helper()
	if chrome() == "" {
		t.Skip("skipped: no browser; apt-get install chromium, or set CHROME")
	}
	if err := chromedp.Do(window()); err != nil { // starts it
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(window())
	t.Cleanup(cancel)

	b := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	b.ctx, cancel = context.WithTimeout(ctx, 100*time.Second) // not on the first: it is the browser's
	t.Cleanup(cancel)
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, runtime.Enable, cdp.Empty{})
	call(b, log.Enable, cdp.Empty{})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	b.run(
		chromedp.EmulateViewport(width, height),
		chromedp.Navigate("file://"+file),
		chromedp.WaitReady(chromedp.CSS("body")),
	)
	return b
}

// call sends a command of the browser's protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, command, params); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		b.said = append(b.said, fmt.Sprintf("console: %v", e.Type))
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.said = append(b.said, fmt.Sprintf("log: %s %s", e.Entry.Level, e.Entry.Text))
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	}
}

func (b *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// ask evaluates an expression in the page.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return out
}

// Of the page an expression must be true.
func (b *tab) want(expression, why string) {
	b.t.Helper()
	if !ask[bool](b, expression) {
		b.t.Errorf("%s (%s)", why, expression)
	}
}

// do evaluates statements in the page.
func (b *tab) do(statements string) {
	b.t.Helper()
	b.run(chromedp.Evaluate[chromedp.Void](statements))
}

// key presses a key.
func (b *tab) key(k string) {
	b.t.Helper()
	b.run(chromedp.KeyEvent(k))
}

// quiet checks that the page asked for nothing but itself, and that nothing went
// wrong in it.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.said {
		b.t.Errorf("the browser says: %s", s)
	}
	for i, r := range b.requests {
		if i > 0 || !strings.HasPrefix(r, "file://") {
			b.t.Errorf("the page asks for %s", r)
		}
	}
	if len(b.requests) == 0 {
		b.t.Error("not even the page itself was asked for: nothing is listened to")
	}
}

// shot writes a screenshot of what is in sight; or, with a width, of the page's first
// 2,800 pixels.
func (b *tab) shot(name string, width int64) {
	b.t.Helper()
	if *shots == "" {
		return
	}
	if width > 0 {
		b.run(chromedp.EmulateViewport(width, 2800))
	}
	take := chromedp.CaptureScreenshot()
	png, err := chromedp.Run(b.ctx, take)
	if err != nil {
		b.t.Fatal(err)
	}
	file := filepath.Join(*shots, name+".png")
	if err := os.WriteFile(file, png, 0o666); err != nil {
		b.t.Fatal(err)
	}
	b.t.Log("wrote " + file)
}

// print returns the page as PDF, and how many pages it has.
func (b *tab) print(name string) (pages int) {
	b.t.Helper()
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		b.t.Fatal(err)
	}
	if *shots != "" {
		if err := os.WriteFile(filepath.Join(*shots, name+".pdf"), pdf, 0o666); err != nil {
			b.t.Fatal(err)
		}
	}
	return strings.Count(string(pdf), "/Type /Page\n")
}

func TestVersion(t *testing.T) {
	if chrome() == "" {
		t.Skip("skipped: no browser; apt-get install chromium, or set CHROME")
	}
	out, err := exec.Command(chrome(), "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("browser: %s (%s)\n", strings.TrimSpace(string(out)), chrome())
}
