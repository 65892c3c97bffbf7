// Package ceasefire says what was agreed, what happened, and whether it was kept.
//
// # Definitions
//
//   - An [Agreement] is a ceasefire as data: who is bound, when, and by which
//     clauses. A [Clause] has a term: a [Prohibition], or one that was promised and
//     is not yet specified ([Unspecified]).
//
//   - An incident is one or more parts, all of which happened. A [Pattern] is a set
//     of incidents, as a term describes them; a [Report] is a set of incidents that
//     could be what happened, as a source describes them.
//
//   - A [World] is one way to settle everything that is not settled.
//
//   - A [Verdict] is Breach if what is reported is a breach in every world that is
//     left, NoBreach if in none, and Open otherwise, with every [Cause].
//
//   - A [Finding] is what the reports of one incident come to under one clause: was
//     the deed done, does some bound party answer for it, does this party.
//
//   - A reading ([Reading]) is how somebody reads the agreement. An account
//     ([Column]) is a maximal set of claimants whose statements can hold together.
//
//   - An [Incident] is the file of one incident: reports with their evidence,
//     assessments by finders of fact, rulings, links to other incidents, coverage,
//     notices and replies.
//
//   - An [Explanation] is why a finding is what it is, cell by cell; package
//     [github.com/parley-go/parley/ceasefire/proof] checks it without the engine.
//
// Start with these three: [Parse] reads an agreement and reports everything that is
// wrong with it, [Compile] makes the [Rules], and [Rules.Check] judges the reports
// of one incident ([Rules.Judge] its whole file). [Finding.Questions] says what would
// settle what is open, and [Rules.Explain] says why.
//
// # What a finding means
//
// Every answer is a matrix: readings are its rows, accounts its columns, and each
// [Cell] is judged alone. The answer is a breach, or none, if every cell is. If
// cells of one row differ it is open by Account, if cells of one column differ by
// Interpretation, and if the reports leave it open within a cell by Fact. A clause
// that a reading does not have is no breach there, and marked absent. Rows are
// readings, never mixtures of them; parties without a reading read the text as it
// stands.
//
// Claimants are independence groups of sources: two outlets of one group are one.
// A denial is an account in which it did not happen. Beyond 64 accounts the union
// of all claims stands for them, and its column says so.
//
// Everything is answered twice. Alleged takes all claims at their word. Established
// rests on what meets the standard of proof, which by default is [ReasonableGrounds].
// A statement meets a standard by the word of a finder of fact ([Assessment]), or by
// the agreement's rules ([ProofRule]); by default ([DefaultProof]) a monitor's own
// observation where no other claimant contradicts it, and an admission, meet
// reasonable grounds, and nothing meets more. Occurrence, each dimension and each
// relation are weighed apart, and what is unproved may be anything. It is prima facie:
// the right of reply comes before publication. Ruled is what the mechanism decided;
// it is recorded beside both, and changes neither.
//
// # Confidential sources
//
// A source, or a report, that is marked confidential is named by a number in findings,
// questions and explanations, which hold nothing of its id, its name, its group, its
// reports' ids, its words or its custody: these make no difference to what comes out,
// by a byte. What it says does show, as does what its word weighs, and so perhaps of
// what sort it is: whether that gives it away is for people to judge before they
// publish. A group that it shares with others hides them as well. Problems are for the
// keeper of the record; they quote no id of a confidential report.
//
// Time is judged moment by moment. Spans are half-open: an agreement is in force at
// the instant of From and not at that of Until. A deed is forbidden if it goes on at
// some moment at which the clause forbids it and no exception covers it. Exceptions
// are taken away together, so that "by day" and "by night" cover between them what
// neither covers alone; and an exception that is bounded in time does not excuse
// what goes on after it.
//
// Every open dimension has the value [SomethingElse]: an unknown perpetrator never
// convicts by elimination. Unknown, none and zero are three things.
//
// # What it refuses to do
//
// It picks no reading, no account and no side. It merges no incidents. It takes no
// silence for an answer: no report is no evidence that nothing happened. It rules
// on nothing: that is for whoever the parties gave the power to. It reads no clock,
// no file and no network.
//
// # Data and concurrency
//
// Agreements and reports are plain data with one strict JSON form. [Rules] are
// immutable and safe for concurrent use; the same reports, in any order, make the
// same findings. Distances are metres, calibres hundredths of a millimetre, times
// nanoseconds in UTC. No function but the Must* ones panics.
package ceasefire
