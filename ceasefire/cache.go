package ceasefire

import "sync"

// maxCached bounds a cache; a full one is emptied.
const maxCached = 256

// cache remembers what a report is laid out with, several times over. What it holds
// depends on nothing but the key. It is safe for concurrent use, and owned by its
// ruleset; what it returns must not be changed.
type cache[V any] struct {
	mu    sync.Mutex
	found map[string]V
}

func newCache[V any]() *cache[V] { return &cache[V]{found: map[string]V{}} }

func (c *cache[V]) get(key string) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.found[key]
	return v, ok
}

func (c *cache[V]) put(key string, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.found) >= maxCached {
		clear(c.found)
	}
	c.found[key] = v
}
