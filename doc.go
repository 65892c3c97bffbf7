// Package parley is the overview of a library for modelling peace talks and the
// ceasefires that come out of them. It holds no code.
//
// A parley is a conference between enemies, held under a truce, to discuss
// terms. The library covers the people on both sides of the table (actors) and
// the truce (ceasefire); the talks (negotiation) come later.
//
// One idea carries it: a term and a report are the same kind of thing. Each
// describes a set of possible incidents, and whether a term was breached is a
// relation between the two sets: inside, outside, or astride.
//
// Start with these:
//
//   - [github.com/parley-go/parley/ceasefire]: agreements as data, reports,
//     Compile, Check and Finding;
//   - [github.com/parley-go/parley/ceasefire/proof]: why anyone should believe a
//     finding: explanations, checked without the engine;
//   - [github.com/parley-go/parley/actors]: who they are, and whose conduct a
//     deed is;
//   - examples/istanbul: the truces between Pakistan and Afghanistan of October
//     2025, end to end;
//   - examples/verdict: agreements and incidents as files in, findings with reasons
//     out, for people who write no Go.
package parley
