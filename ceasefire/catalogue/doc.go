// Package catalogue is the vocabulary of deeds: codes of acts, of the weapons
// they are done with and of the targets they are directed at.
//
// An act says how ("shelling"), a weapon with what ("mortar-120mm"), a target
// against whom or what ("school"). Each kind is a forest: an entry lies below its
// family, and whatever is said of the family is said of the entry. A term that
// bans "firing" bans "sniping"; a report of "firing" leaves open whether it was
// sniping. But for terms of art ("drone-strike", "crossing-closure"), acts do not
// repeat what weapon and target say: an attack on monitors is any act of force
// whose target is "monitors", the occupation of a school is "site-occupation" of
// a "school".
//
// An act admits certain weapons and targets, and by them certain calibres: who
// reports an overflight is not asked for a calibre. [None] is the weapon or
// target of an act that involves none; it differs from one that is not known.
// What is not in a catalogue at all is left to whoever reasons with it.
//
// Start with these three: [Standard] is the catalogue that comes with the
// package; [New] adds what an agreement needs, out of a [Document], and changes
// nothing that is there; [Catalogue.ActsWithin] and its like give families as
// numbers of bits. [Catalogue.Equivalent] leads from the codes of UCDP, ACLED and
// CAMEO to acts.
//
// The package refuses to judge: that a weapon is listed does not make it lawful,
// and that an act is listed does not make it a breach. It refuses to choose words
// for the sides: "armed-group" is whoever fights and is no state's force. Codes
// are stable: they are added, never changed, reused or moved to another meaning.
//
// Sources. Acts follow the clauses of published ceasefires and the codebooks of
// UCDP (types of organised violence), ACLED (the 25 sub-event types) and CAMEO
// (event types); definitions are the package's own words. Calibres and reaches
// are facts from common handbooks; see [Calibre] and [Weapon].
package catalogue
