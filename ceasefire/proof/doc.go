// Package proof checks explanations. It is for whoever does not trust the engine
// that made one: it goes back to the agreement and the raw reports, and uses none of
// the engine's code.
//
// Start with these three: [Check] returns everything that does not hold of a
// [ceasefire.Explanation], [ceasefire.Rules.Explain] makes one, and
// [NotVerified] marks what neither of them could decide.
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
//   - the answers follow from the cells.
//
// # What it trusts
//
//   - the agreement and the incident, as they are given: an agreement that does not
//     compile may be refused, and is not otherwise examined;
//   - which of the contested facts bear on the incident. That the facts listed are
//     contested, and what each account makes of them, is checked; that no fact is
//     missing in all accounts alike is not;
//   - the tables and shapes that every user of the library shares: package when for
//     times, package catalogue for what acts admit, package geo for which places
//     overlap, down to its resolution;
//   - the types in which agreements, reports and explanations are written, and their
//     JSON forms.
//
// Nothing panics, whatever the input, and the work is bounded: beyond it Check
// says [TooLarge], and has then proved nothing.
package proof
