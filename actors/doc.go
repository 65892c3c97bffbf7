// Package actors says who takes part in a conflict and its talks, and whose
// conduct a deed is.
//
// An [Actor] is a state, an authority, an armed group, a mission or a population.
// A [Territory] is a named area that actors claim or hold. A [Source] is somebody
// who says something; sources with one independence group are one claimant. A
// [Statement] is what sources say of one thing: that it is so, that it is not, or
// that it is not known; a thing of which nobody in particular says anything is
// common ground. A [Relation] between two actors and a [Tenure] of a territory
// are such things, each for a period; together they are the facts ([Fact]) on
// which attribution rests.
//
// Attribution is the answer to "whose conduct is it": a path from the actor who
// did it, over facts, to the party that answers for it. Which facts lead anywhere
// is the [Policy]: the same facts under two policies give two answers, and
// neither is the right one by itself. A failure of due diligence is not
// attribution: it is a breach of the host's own duty, and a result of its own
// ([Harbour]).
//
// Start with these three: [ParseDocument] reads a document and reports all that
// is wrong with it, [NewRoster] makes the immutable [Roster], and
// [Roster.Attribute] answers whose conduct a party answers for.
//
// The package refuses to choose a policy, to weigh what sources say, to say who
// did a deed, and to find a territory from coordinates. It attributes nothing by
// relations whose rule it does not have yet ([RelationKind] says which), and it
// takes "hosts" for what it is, a fact about the host.
//
// The rules are those of the International Law Commission's articles on the
// responsibility of states for internationally wrongful acts (2001), cited as
// ARSIWA with the article's number, applied by analogy to authorities and armed
// groups, and those of rulings by ceasefire monitors.
//
// All functions are pure. Plain data (Document and what it holds) is the
// caller's; a Roster never changes and is safe for concurrent use.
package actors
