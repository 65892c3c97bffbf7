package places_test

import (
	"fmt"
	"testing"

	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/interop/internal/places"
)

func TestNames(t *testing.T) {
	n := places.Of("adm_2", "Poonch", "Pakistan", "Azad Kashmir")
	if got := fmt.Sprint(n.Keys); got != "[Pakistan/Azad Kashmir/Poonch Pakistan/Poonch Azad Kashmir/Poonch Poonch]" || n.Short() != "Poonch" {
		t.Error(got, n.Short())
	}
	here := map[string]actors.TerritoryID{"Poonch": "any", "Pakistan/Poonch": "this", "Pakistan": "land"}
	if id, ok := n.In(here); id != "this" || !ok {
		t.Errorf("%q: the longer name goes first", id)
	}
	if id, ok := places.Of("adm_2", "Poonch", "India", "").In(here); id != "any" || !ok {
		t.Errorf("%q: the name by itself", id)
	}
	id, of, missed := places.First([]places.Name{{}, places.Of("a", "Swat"), places.Of("b", "KP"), places.Of("c", "Pakistan")}, here)
	if id != "land" || of.Column != "c" || missed.Column != "a" {
		t.Error(id, of, missed)
	}
	if none := places.Of("adm_2", "", "Pakistan"); !none.IsNone() || none.Short() != "" {
		t.Error(none)
	}
}
