package catalogue

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/parley-go/parley/actors/problem"
)

// kind is one of the three kinds of entries, as messages name it.
type kind string

const (
	acts    kind = "act"
	weapons kind = "weapon"
	targets kind = "target"
)

// list returns the field of a [Document] that lists the kind.
func (k kind) list() string { return string(k) + "s" }

// node is what acts, weapons and targets have in common while they are arranged.
type node struct {
	code, parent Code
	path         string // place in the document, "" if it is the base's
	entry        int    // position in the list that the nodes were made from
	up           int    // position of the parent; see below
}

// What node.up is when it is no position.
const (
	isRoot   = -1
	isBroken = -2 // its parent is unknown, or it is not to be used at all
)

// tree is a forest in depth-first order, siblings by code: parents come before
// their children, and everything below a node follows it immediately.
type tree struct {
	nodes []node       // nodes[i].entry is where the i-th entry is found
	end   []int        // below node i are i+1 to end[i]-1
	at    map[Code]int // position by code

	// declared holds all codes that were stated, also those that could not be
	// placed: who refers to one of those is not to blame.
	declared map[Code]int
}

// plant arranges nodes into a tree. What is wrong it reports; what cannot be
// placed it leaves out.
func plant(k kind, nodes []node, s *suggester) (tree, problem.List) {
	var found problem.List
	byCode := map[Code]int{}
	for i := range nodes {
		n := &nodes[i]
		n.up = isBroken
		switch first, taken := byCode[n.code]; {
		case !n.code.IsValid():
			found = append(found, badCode(n.path, n.code))
			if !taken {
				byCode[n.code] = i
			}
		case taken:
			found = append(found, duplicate(k, *n, nodes[first]))
		default:
			byCode[n.code] = i
		}
	}
	known := func(yield func(string) bool) {
		for _, n := range nodes {
			if !yield(string(n.code)) {
				return
			}
		}
	}
	for i := range nodes {
		n := &nodes[i]
		if byCode[n.code] != i || !n.code.IsValid() {
			continue // reported above
		}
		up, ok := byCode[n.parent]
		switch {
		case n.parent == "":
			n.up = isRoot
		case n.parent == None && k != acts:
			found = append(found, problem.Problem{
				Code: UnderNone, Path: problem.Field(n.path, "parent"),
				Message: string(k) + ` "` + string(n.code) + `" lies below "none"`,
				Mend:    `leave its parent out, or say "none" itself`,
			})
		case !ok:
			found = append(found, problem.Problem{
				Code: UnknownParent, Path: problem.Field(n.path, "parent"),
				Message: "unknown " + string(k) + " " + quote(n.parent),
				Mend:    s.nearest(n.parent, known, "add it to "+k.list()+", or leave the parent out"),
			})
		default:
			n.up = up
		}
	}
	found = append(found, cycles(k, nodes)...)
	grown := arrange(nodes)
	grown.declared = byCode
	return grown, found
}

// cycles reports each cycle of parents once. No root leads to one, so that
// nothing in it or below it is placed.
func cycles(k kind, nodes []node) problem.List {
	var found problem.List
	seen := make([]int, len(nodes)) // 0, or 1 + the walk that came by first
	for start := range nodes {
		i := start
		for i >= 0 && seen[i] == 0 {
			seen[i] = start + 1
			i = nodes[i].up
		}
		if i < 0 || seen[i] != start+1 {
			continue
		}
		chain := []int{i}
		for j := nodes[i].up; j != i; j = nodes[j].up {
			chain = append(chain, j)
		}
		// Tell it from the member that stands first in the document.
		lead := slices.Index(chain, slices.Min(chain))
		chain = append(chain[lead:], chain[:lead]...)
		first := nodes[chain[0]]
		found = append(found, problem.Problem{
			Code: ParentCycle, Path: problem.Field(first.path, "parent"),
			Message: string(k) + ` "` + string(first.code) + `" lies below itself: ` + tellChain(nodes, chain),
			Mend:    "give one of them another parent, or none",
		})
	}
	return found
}

// tellChain writes a cycle as "vineyard, orchard, vineyard", shortened if long.
func tellChain(nodes []node, chain []int) string {
	const most = 8
	var codes []string
	for i, j := range chain {
		if i == most {
			codes = append(codes, "…")
			break
		}
		codes = append(codes, string(nodes[j].code))
	}
	return strings.Join(append(codes, string(nodes[chain[0]].code)), ", ")
}

// arrange puts the nodes that hang together with a root into depth-first order.
// It uses no recursion: a hostile document may be very deep.
func arrange(nodes []node) tree {
	children := make([][]int, len(nodes))
	var stack []int // still to be placed, the next one last
	for i, n := range nodes {
		switch {
		case n.up >= 0:
			children[n.up] = append(children[n.up], i)
		case n.up == isRoot:
			stack = append(stack, i)
		}
	}
	lastFirst := func(a, b int) int { return strings.Compare(string(nodes[b].code), string(nodes[a].code)) }
	slices.SortFunc(stack, lastFirst)

	t := tree{at: map[Code]int{}}
	placed := make([]int, len(nodes))
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		n := nodes[i]
		if n.up >= 0 {
			n.up = placed[n.up]
		}
		placed[i] = len(t.nodes)
		t.at[n.code] = len(t.nodes)
		t.nodes = append(t.nodes, n)
		slices.SortFunc(children[i], lastFirst)
		stack = append(stack, children[i]...)
	}
	t.end = make([]int, len(t.nodes))
	for i := range t.end {
		t.end[i] = i + 1
	}
	for i := len(t.nodes) - 1; i >= 0; i-- {
		if up := t.nodes[i].up; up >= 0 {
			t.end[up] = max(t.end[up], t.end[i])
		}
	}
	return t
}

// within returns the positions of code and of everything below it, ascending;
// nil if the code is unknown.
func (t tree) within(code Code) []int {
	i, ok := t.at[code]
	if !ok {
		return nil
	}
	return spans{{i, t.end[i]}}.positions()
}

// spans is a set of positions: half-open intervals, ascending, neither touching
// nor overlapping. Everything that an act admits is a few whole subtrees, so
// that this stays short whatever lies below them.
type spans [][2]int

// gather returns the set of the subtrees at the given positions.
func (t tree) gather(roots []int) spans {
	roots = slices.Clone(roots)
	slices.Sort(roots)
	var s spans
	for _, i := range roots {
		switch n := len(s); {
		case n > 0 && i < s[n-1][1]: // below the one before it
		case n > 0 && i == s[n-1][1]:
			s[n-1][1] = t.end[i]
		default:
			s = append(s, [2]int{i, t.end[i]})
		}
	}
	return s
}

// holds reports whether the whole interval is in s.
func (s spans) holds(interval [2]int) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i][1] >= interval[1] })
	return i < len(s) && s[i][0] <= interval[0]
}

// positions returns the members, ascending.
func (s spans) positions() []int {
	var all []int
	for _, p := range s {
		for i := p[0]; i < p[1]; i++ {
			all = append(all, i)
		}
	}
	return all
}

// codes walks the codes in tree order.
func (t tree) codes() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, n := range t.nodes {
			if !yield(string(n.code)) {
				return
			}
		}
	}
}

func badCode(path string, code Code) problem.Problem {
	return problem.Problem{
		Code: BadCode, Path: problem.Field(path, "code"),
		Message: quote(code) + " is not a code",
		Mend:    `lower-case letters and digits, words joined by "-", at most 64 of them, as in "armed-clash"`,
	}
}

func duplicate(k kind, n, first node) problem.Problem {
	where := "at " + first.path
	if first.path == "" {
		where = "in the base"
	}
	return problem.Problem{
		Code: DuplicateCode, Path: problem.Field(n.path, "code"),
		Message: string(k) + ` "` + string(n.code) + `" is there already, ` + where,
		Mend:    "choose another code; to refine what is there, add an entry below it",
	}
}

// quote quotes a code that may be anything, shortened if long.
func quote(code Code) string {
	if len(code) > maxCode {
		return `"` + strings.ToValidUTF8(string(code[:maxCode]), "�") + `…"`
	}
	return `"` + string(code) + `"`
}
