package geo_test
import ("testing";"github.com/parley-go/parley/ceasefire/geo")
func TestTmp(t *testing.T){
	l := line(0, -50, 0, 50, 0)
	var conds []geo.Condition
	for i := range 100 {
		conds = append(conds, geo.Within{Line: l, Metres: float64(100 * (i + 1))})
	}
	sigs, _ := geo.Signatures(in(disc(0, 0, 2000)), conds, geo.Options{Resolution: 50})
	for _,s:=range sigs { t.Log(s.True.String()[:25], s.Proved, s.Witness, l.DistanceTo(s.Witness))}
}
