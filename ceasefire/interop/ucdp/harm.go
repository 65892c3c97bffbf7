package ucdp

import "github.com/parley-go/parley/ceasefire"

// Harm returns what the row says of the dead. It says nothing of the injured.
//
//   - Killed is from the least to the most of low, best, high and the sum of the four
//     columns of deaths: low and high are the lowest and the highest estimate that the
//     coders hold reliable, and where they are out of order or do not add up, it is
//     whatever holds them all.
//   - The four columns are best estimates without bounds of their own, and the deaths of
//     unknown status may be civilians or not. So civilians are at least deaths_civilians
//     less whatever the lowest total falls short of the sum: those not dead may be
//     civilians. And they are at most deaths_civilians, all of the unknown, and whatever
//     the highest total exceeds the sum by. Combatants likewise, from deaths_a and
//     deaths_b. Only where low, best and high agree and no status is unknown does that
//     come to one figure.
//   - In one-sided violence deaths_a and deaths_b are 0 by definition, which is no
//     count: combatants are not stated.
//   - All zero, which no event can be: nothing is stated. A single zero is a figure.
func (e Event) Harm() map[ceasefire.HarmKind]ceasefire.Count {
	sum := e.Deaths.Sum()
	low := min(e.Low, e.Best, e.High, sum)
	high := max(e.Low, e.Best, e.High, sum)
	if high == 0 {
		return nil
	}
	fewer, more := sum-low, high-sum
	part := func(n int64) ceasefire.Count {
		return ceasefire.Between(max(0, n-fewer), n+e.Deaths.Unknown+more)
	}
	harm := map[ceasefire.HarmKind]ceasefire.Count{
		ceasefire.Killed:          ceasefire.Between(low, high),
		ceasefire.KilledCivilians: part(e.Deaths.Civilians),
	}
	if e.Type != OneSided {
		harm[ceasefire.KilledCombatants] = part(e.Deaths.A + e.Deaths.B)
	}
	return harm
}
