package ceasefire

import (
	"github.com/parley-go/parley/actors"
	"github.com/parley-go/parley/ceasefire/internal/algebra"
)

// Finding is what the reports of one incident come to under one clause. It
// answers three questions, in this order: did what the clause prohibits happen,
// whoever did it (Deed); does some bound party answer for it (Breach); and does
// this party (By). "Breach, party open" and "deed, but no bound party answers"
// are outcomes.
//
// Each is answered twice: taking all claims at their word (Alleged), and from
// what meets the standard of proof alone (Established), which is a prima facie
// view: the right of reply comes before publication. What a mechanism decides is
// never produced here.
type Finding struct {
	Agreement AgreementID `json:"agreement"`
	Clause    ClauseID    `json:"clause"`
	Article   string      `json:"article,omitempty"`
	Incident  IncidentID  `json:"incident,omitempty"`

	// Claimed says whether some cell is a breach on the claims: what missions
	// count as complaints.
	Claimed     bool       `json:"claimed"`
	Alleged     Evaluation `json:"alleged"`
	Established Evaluation `json:"established"`
	// Standard is the standard of proof of Established.
	Standard Standard `json:"standard"`
	// Promise is set for a term that is not yet specified under some reading.
	Promise string `json:"promise,omitempty"`
	// Paths says how the conduct of those who may have done it would be a party's.
	Paths []Path `json:"paths,omitempty"`

	// Ruled is what the mechanism decided of the incident under the clause, without
	// rulings that later ones supersede, sorted by time and id. It is recorded, and
	// has no influence on anything else.
	Ruled []Ruling `json:"ruled,omitempty"`
	// Related are the incidents that somebody says are the same, or have to do with
	// this one. They are never merged.
	Related []Related `json:"related,omitempty"`
	// Replies says of each party that may answer for it whether it was heard.
	Replies     []PartyReply      `json:"replies,omitempty"`
	Publication PublicationStatus `json:"publication,omitempty"`

	check  *check // for questions and explanations
	clause *clauseRules
}

// Related is a link to another incident, and where the statement stands.
type Related struct {
	Kind     LinkKind        `json:"kind"`
	To       IncidentID      `json:"to"`
	Standing actors.Standing `json:"standing"`
	// AssertedBy and DeniedBy are the claimants who say that it is so, and not.
	AssertedBy []string `json:"assertedBy,omitempty"`
	DeniedBy   []string `json:"deniedBy,omitempty"`
}

// PartyReply is where a party's right of reply stands.
type PartyReply struct {
	Party  actors.ID   `json:"party"`
	Status ReplyStatus `json:"status"`
}

// ReplyStatus is where a right of reply stands.
type ReplyStatus string

// The reply statuses.
const (
	NotInvited ReplyStatus = "not-invited"
	Invited    ReplyStatus = "invited" // and may still reply
	Replied    ReplyStatus = "replied"
	NoReply    ReplyStatus = "no-reply" // the time for it has passed
)

// Evaluation answers the questions of a finding on the same accounts: readings
// are the rows of every matrix, accounts its columns.
type Evaluation struct {
	Readings []Row    `json:"readings"`
	Accounts []Column `json:"accounts"`

	Deed   Answer `json:"deed"`
	Breach Answer `json:"breach"`
	// By has an answer for each party, sorted by party.
	By []PartyAnswer `json:"by"`
	// Host answers for each party whether, as a host, it failed in its own duty
	// to deny safe haven and to prevent the use of its territory. It is no
	// attribution, and is there only where a reading asks for it.
	Host []PartyAnswer `json:"host,omitempty"`
}

// Row is a reading: a row of a matrix.
type Row struct {
	ID    ReadingID   `json:"id"`
	Title string      `json:"title,omitempty"`
	Of    []actors.ID `json:"of,omitempty"` // who reads it so; empty: nobody in particular
}

// Column is an account: a maximal set of claimants whose statements can hold
// together.
type Column struct {
	Claimants []string `json:"claimants"`
	// Silent says that none of them speaks of the incident: they differ on a fact
	// around it, and what others say of it is taken as said.
	Silent bool `json:"silent,omitempty"`
	// Union says that there are too many accounts, and that all claims are taken
	// together instead.
	Union bool `json:"union,omitempty"`
	// Facts are the contested statements that bear on the incident, and what this
	// account makes of them.
	Facts []ColumnFact `json:"facts,omitempty"`
}

// ColumnFact is what an account makes of a contested statement.
type ColumnFact struct {
	Path  string `json:"path"` // its place in the document
	Text  string `json:"text"`
	Holds bool   `json:"holds"`
	Open  bool   `json:"open,omitempty"` // the account does not say
}

// Answer is a verdict with the matrix that it sums up: rows are readings,
// columns accounts. It is a breach, or no breach, if every cell is.
type Answer struct {
	Verdict Verdict  `json:"verdict"`
	Causes  Causes   `json:"causes"`
	Cells   [][]Cell `json:"cells"`
}

// PartyAnswer is the answer for one party.
type PartyAnswer struct {
	Party actors.ID `json:"party"`
	Name  string    `json:"name"`
	Answer
}

// Cell is the verdict of one reading on one account.
type Cell struct {
	Verdict Verdict `json:"verdict"`
	Causes  Causes  `json:"causes,omitzero"`
	// Absent says that the reading does not have the clause.
	Absent bool `json:"absent,omitempty"`
	// Unspecified says that the term is not yet specified.
	Unspecified bool `json:"unspecified,omitempty"`

	open []openSplit
}

// openSplit is what an open cell leaves undecided: worlds inside the term and
// worlds outside it.
type openSplit struct {
	space *space
	split algebra.Split
}

// Witness returns two worlds that an open cell leaves, one in which it is a
// breach and one in which it is not; ok is false for other cells, and for cells
// that are open only because something could not be excluded at the resolution of
// places.
func (c Cell) Witness() (breach, not World, ok bool) {
	var b, n bool
	for _, o := range c.open {
		if !b {
			breach, b = o.space.witness(o.split.Inside)
		}
		if !n {
			not, n = o.space.witness(o.split.Outside)
		}
	}
	return breach, not, b && n
}

// Path is how an actor's conduct is a party's, under one reading.
type Path struct {
	Reading ReadingID `json:"reading"`
	actors.Attribution
	// Contested are the statements on the path that are not common ground, as
	// sentences.
	Contested []string `json:"contested,omitempty"`
}

// sum sets the verdict and the causes from the cells.
func (a *Answer) sum() {
	a.Verdict, a.Causes = Open, 0
	same := true
	first := a.Cells[0][0].Verdict
	for _, row := range a.Cells {
		for k, c := range row {
			a.Causes |= c.Causes
			same = same && c.Verdict == first
			if c.Verdict != row[0].Verdict {
				a.Causes |= Causes(Account)
			}
			if c.Verdict != a.Cells[0][k].Verdict {
				a.Causes |= Causes(Interpretation)
			}
		}
	}
	if same && first != Open {
		a.Verdict, a.Causes = first, 0
	}
}

// has says whether some cell has the verdict.
func (a Answer) has(v Verdict) bool {
	for _, row := range a.Cells {
		for _, c := range row {
			if c.Verdict == v {
				return true
			}
		}
	}
	return false
}
