package zzpure

import (
	_ "bytes"
	_ "crypto/rand"  // want depguard
	_ "database/sql" // want depguard
	_ "expvar"       // want depguard
	_ "flag"         // want depguard
	_ "io/ioutil"    // want depguard
	_ "log"          // want depguard
	_ "log/slog"     // want depguard
	_ "math/big"
	_ "math/rand"      // want depguard
	_ "math/rand/v2"   // want depguard
	_ "net"            // want depguard
	_ "net/http"       // want depguard
	_ "os"             // want depguard
	_ "os/exec"        // want depguard
	_ "os/signal"      // want depguard
	_ "path/filepath"  // want depguard
	_ "plugin"         // want depguard
	_ "runtime/debug"  // want depguard
	_ "syscall"        // want depguard
	_ "testing"        // want depguard
	_ "testing/fstest" // want depguard
	_ "time/tzdata"    // want depguard
	_ "unsafe"         // want depguard
)
