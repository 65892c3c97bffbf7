package browser

import (
	"os"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pages are the pages that are tried, by name.
func pages(t *testing.T, try func(t *testing.T, name, file string)) {
	for _, p := range []struct {
		name string
		file func(*testing.T) string
	}{
		{"none", func(t *testing.T) string { return written(t, sample(0)) }},
		{"one", func(t *testing.T) string { return written(t, sample(1)) }},
		{"sample", func(t *testing.T) string { return written(t, sample(200)) }},
		{"hostile", func(t *testing.T) string { return written(t, hostile()) }},
		{"many", func(t *testing.T) string { return written(t, sample(5000)) }},
		{"istanbul", func(t *testing.T) string { return example(t, "istanbul") }},
		{"ttp-2014", func(t *testing.T) string { return example(t, "replay", "-truce", "ttp-2014") }},
		{"minsk-1", func(t *testing.T) string { return example(t, "replay", "-truce", "minsk-1") }},
	} {
		t.Run(p.name, func(t *testing.T) { try(t, p.name, p.file(t)) })
	}
}

// TestLoads opens every page, wide and narrow, light and dark: nothing goes wrong,
// nothing is asked for, nothing runs over the side, and no text has got out.
func TestLoads(t *testing.T) {
	pages(t, func(t *testing.T, name, file string) {
		for _, v := range []struct {
			name  string
			width int64
			dark  bool
		}{{"wide", 1200, false}, {"dark", 1200, true}, {"390", 390, false}, {"320", 320, true}} {
			b := open(t, file, v.width, 900, v.dark)
			b.want(`document.documentElement.scrollWidth <= innerWidth`, v.name+": the page runs over the side")
			b.want(`window.pwned === undefined`, "a text of the page has run")
			b.want(`document.compatMode === 'CSS1Compat' && document.characterSet === 'UTF-8'`, "not a page of today")
			b.want(`document.querySelectorAll('script').length === 1 && document.images.length === 0`, "there is a script or an image that is not the page's")
			dark := ask[bool](b, `getComputedStyle(document.body).backgroundColor !== 'rgb(255, 255, 255)'`)
			if dark != v.dark {
				t.Errorf("%s: dark is %v", v.name, dark)
			}
			b.quiet()
			if name != "many" || v.width == 1200 {
				b.shot(name+"-"+v.name, v.width)
			}
		}
	})
}

// first is a mark that is drawn by itself and has an explanation, if there is one.
const first = `[...document.querySelectorAll('.pk[data-n]')].find(k => document.querySelector('#m' + k.dataset.n + ' .x'))`

// TestSelect shows what is known of a mark, by mouse and by keyboard.
func TestSelect(t *testing.T) {
	pages(t, func(t *testing.T, name, file string) {
		b := open(t, file, 1200, 900, false)
		if !ask[bool](b, `!!`+first) {
			if name != "none" && name != "many" {
				t.Fatal("no mark is drawn")
			}
			return
		}
		b.want(`document.querySelector('#panel').hidden`, "something is shown before anything was chosen")

		// By mouse.
		b.do(`{const k = ` + first + `; k.scrollIntoView({block: 'center'}); k.id = 'first'}`)
		b.run(chromedp.Click(chromedp.CSS(`#first .ps`)))
		b.want(`!document.querySelector('#panel').hidden`, "a click shows nothing")
		b.want(`document.querySelector('#panel h2').textContent === document.querySelector('#m' + `+first+`.dataset.n + ' th bdi').textContent`, "a click shows another incident")
		b.want(`document.querySelector('#panel .content').textContent.length > 20`, "a click shows nothing of it")
		b.want(`document.querySelector('#panel .x') !== null`, "a click does not show the explanation")
		b.want(`document.querySelector('tbody.sel').id === 'm' + `+first+`.dataset.n`, "the row in the table is not marked")
		b.want(`[...document.querySelectorAll('.pk.sel')].length >= 1`, "the mark in the pictures is not marked")
		b.shot(name+"-panel", 0)
		b.key(kb.Escape)
		b.want(`document.querySelector('#panel').hidden`, "Escape does not close")
		b.want(`document.activeElement === `+first, "the focus does not come back")
		b.want(`document.querySelector('.sel') === null`, "something stays marked")

		// By keyboard, from the top of the page.
		b.do(`document.activeElement.blur(); scrollTo(0, 0); getSelection().removeAllRanges()`)
		b.do(`{const h = document.querySelector('h1'); h.tabIndex = -1; h.focus()}`)
		for range 6 {
			b.key(kb.Tab)
			if ask[bool](b, `document.activeElement.matches('.pk')`) {
				break
			}
		}
		b.want(`document.activeElement.matches('.pk')`, "Tab does not come to a mark")
		b.want(`getComputedStyle(document.activeElement.querySelector('.po') || document.activeElement.querySelector('.hist')).opacity === '1'`, "the focus is not seen")
		before := ask[int](b, `[...document.querySelectorAll('.pk')].indexOf(document.activeElement)`)
		b.key(kb.ArrowRight)
		after := ask[int](b, `[...document.querySelectorAll('.pk')].indexOf(document.activeElement)`)
		if several := ask[int](b, `document.querySelectorAll('#timeline .pk').length`) > 1; several && before == after {
			t.Error("the arrow does not move")
		}
		b.key(kb.Enter)
		b.want(`!document.querySelector('#panel').hidden && document.querySelector('#panel').contains(document.activeElement)`, "Enter does not open")
		if name == "sample" {
			b.shot(name+"-keyboard", 0)
			title := ask[string](b, `document.querySelector('#panel h2').textContent + location.hash`)
			b.key(kb.ArrowRight)
			if now := ask[string](b, `document.querySelector('#panel h2').textContent + location.hash`); now == title {
				t.Error("the arrow does not go on to the next incident")
			}
		}
		b.key(kb.Escape)
		b.want(`document.querySelector('#panel').hidden && document.activeElement.matches('.pk')`, "Escape does not go back")

		// A row of the table.
		b.do(`document.querySelector('table.inc tbody').focus()`)
		b.key(kb.ArrowDown)
		b.key(" ")
		b.want(`!document.querySelector('#panel').hidden`, "Space in the table does not open")
		b.key(kb.Escape)
		b.want(`document.activeElement.matches('tbody')`, "the focus does not come back to the table")
		b.quiet()
	})
}

// TestGroups shows the marks that are drawn as one.
func TestGroups(t *testing.T) {
	for _, n := range []int{200, 5000} {
		b := open(t, written(t, sample(n)), 1200, 900, false)
		b.do(`{const k = document.querySelector('.pk[data-g]'); k.scrollIntoView({block: 'center'}); k.focus()}`)
		b.key(kb.Enter)
		b.want(`document.querySelectorAll('#panel li').length === parseInt(document.querySelector('#panel h2').textContent.replace(',', ''), 10)`, "a group shows other incidents than it counts")
		b.run(chromedp.Click(chromedp.CSS(`#panel li button`)))
		b.want(`document.querySelector('#panel .x') !== null`, "one of a group is not shown")
		b.quiet()
	}
}

// TestTable filters and sorts.
func TestTable(t *testing.T) {
	b := open(t, written(t, sample(200)), 1200, 900, false)
	b.want(`document.querySelectorAll('table.inc tbody').length === 200`, "not every incident has one entry")
	b.run(chromedp.SendKeys(chromedp.CSS(`input[type=search]`), "air strike"))
	shown := `[...document.querySelectorAll('table.inc tbody')].filter(r => !r.hidden)`
	b.want(shown+`.length > 0 && `+shown+`.length < 200 && `+shown+`.every(r => /air strike/i.test(r.textContent))`, "the search does not filter")
	b.want(`document.querySelectorAll('.pk.off').length > 0`, "the pictures do not follow the filter")
	b.do(`{const c = document.querySelector('input[data-v="2"]'); c.click()}`)
	b.want(shown+`.every(r => r.dataset.v !== '2')`, "the symbols do not filter")
	b.want(`/of 200 shown/.test(document.querySelector('#status').textContent)`, "how many are shown is not said")
	b.run(chromedp.Click(chromedp.CSS(`table.inc th:nth-child(2) button`)))
	b.want(`{const l = [...document.querySelectorAll('table.inc th bdi')].map(e => e.textContent); l.every((s, i) => i === 0 || l[i-1].localeCompare(s) <= 0)}`, "the table is not sorted")
	b.want(`document.querySelector('th[aria-sort=ascending]') !== null`, "how it is sorted is not said")
	b.quiet()
}

// TestPrint prints: all explanations are on paper, or none if that is chosen.
func TestPrint(t *testing.T) {
	pages(t, func(t *testing.T, name, file string) {
		if name == "many" {
			t.Skip("skipped: hundreds of pages")
		}
		b := open(t, file, 1200, 900, true)
		whole := b.print(name)
		if whole < 1 {
			t.Fatal("nothing is printed")
		}
		t.Logf("%d pages", whole)
		if name != "sample" {
			return
		}
		b.do(`document.querySelector('#whole').click()`)
		if brief := b.print(name + "-brief"); brief >= whole {
			t.Errorf("%d pages with explanations, %d without", whole, brief)
		}
		b.quiet()
	})
}

// TestWithoutScripts reads the page with scripts switched off: all of it is there, and
// the marks lead to their entries in the table.
func TestWithoutScripts(t *testing.T) {
	b := open(t, os.DevNull, 1200, 900, false)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.run(chromedp.Navigate("file://" + written(t, sample(20))))
	for _, q := range []string{"details > summary", `.pk[href^="#m"]`, "table.inc tbody:not([hidden])"} {
		nodes, err := chromedp.Run(b.ctx, chromedp.Nodes(chromedp.CSSAll(q)))
		if err != nil {
			t.Fatal(err)
		}
		if len(nodes) < 20 {
			t.Errorf("without scripts there are %d of %s", len(nodes), q)
		}
	}
	b.shot("plain", 1200)
}
