module github.com/parley-go/parley/examples/browser

go 1.26.0

require (
	github.com/chromedp/cdproto v0.159.0
	github.com/chromedp/chromedp v0.23.0
	github.com/parley-go/parley v0.0.0
)

require (
	github.com/go-json-experiment/json v1.27.2 // indirect
	github.com/golang/geo v0.0.0-20260818125358-b200a1149890 // indirect
)

replace github.com/parley-go/parley => ../..
