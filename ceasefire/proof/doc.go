// Package proof checks explanations. It is for whoever does not trust the engine
// that made one: it goes back to the agreement and the raw reports, and uses none of
// the engine's code.
//
// Start with these three: [Check] returns everything that does not hold of a
// [ceasefire.Explanation], [ceasefire.Rules.Explain] makes one, and
// [NotVerified] marks what could not be decided.
//
// # What it proves
//
// An explanation about which Check says nothing is true:
//
//   - the readings, the questions and the standards of proof are the agreement's;
//   - the accounts are all the maximal sets of claimants whose statements can hold
//     together, weighed anew from the reports in effect, the assessments, the rules
//     of proof and what sources say of facts;
//   - the cases of a cell that is a breach, or none, leave out no world of its
//     reading and account, and each case is what it is for the reasons given;
//   - the two cases of an open cell hold a world of the account each, and the one is
//     a breach and the other is not;
//   - no contested fact that the columns leave out is used by a witness, or is found to
//     make a difference (see below);
//   - the answers follow from the cells.
//
// # What it trusts
//
//   - the agreement and the incident, as they are given: an agreement that does not
//     compile may be refused, and is not otherwise examined;
//   - that a contested fact which the columns list bears on some clause of the
//     agreement. That it is contested, and what each account makes of it, is checked;
//   - in part, that a contested fact which no column lists makes no difference to the
//     clause. For a cell that is decided this is proved: its cases leave out no world,
//     whatever holds of the fact. For open cells it is tested: neither witness may turn
//     with the fact, and no world is found in what any claimant states of the incident
//     in which some answer turns with it. The search takes one part of one claimant's
//     version at a time, every actor, every class of origins that is proved, every
//     moment at which the agreement changes, all ways to settle up to six other open
//     facts, and of every other dimension one value of each sort that the patterns
//     tell apart; it gives the other parts of the incident, and the harm that a pattern
//     asks for, only a few values. If a limit cuts it short, or places cannot be told,
//     Check says [NotVerified]. A fact that makes a difference only together with
//     special values of another part or of the harm may escape it;
//   - the tables and shapes that every user of the library shares: package when for
//     times, package catalogue for what acts admit, package geo for which places
//     overlap, down to its resolution;
//   - the types in which agreements, reports and explanations are written, and their
//     JSON forms.
//
// Nothing panics, whatever the input, and the work is bounded: beyond it Check
// says [TooLarge], and has then proved nothing.
package proof
