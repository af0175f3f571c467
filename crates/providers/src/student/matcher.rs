//! Follows a [`Grammar`] byte by byte while an answer is written.
//!
//! The grammar is compiled to a small nondeterministic automaton; the matcher holds the set of its
//! live positions. It answers three questions: may these bytes come next, which bytes must come
//! next, and is the answer complete. It knows nothing of tokens, and it accepts a subset of
//! `Grammar::accepts` only in that free text is always whole UTF-8 characters.

use super::bytes::{ByteSet, Utf8};
use understudy_agent::grammar::{Grammar, text_byte};

/// A position of the automaton.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    /// This byte, then the node.
    Byte(u8, u32),
    /// All of `edges[from..to]` at once.
    Split(u32, u32),
    /// Free text of at most this many bytes, then the node.
    Text(u32, u32),
    /// The answer may end here.
    End,
}

/// The node that leads nowhere.
const DEAD: u32 = 1;

/// The compiled grammar.
#[derive(Debug)]
struct Program {
    nodes: Vec<Node>,
    edges: Vec<u32>,
}

/// A live position: the node and, inside free text, how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Thread {
    node: u32,
    /// Bytes of free text so far.
    count: u32,
    /// Which continuation bytes the current character still needs.
    utf8: Utf8,
}

/// The live positions in one answer. Cheap to clone; the program is shared.
#[derive(Clone, Debug)]
pub struct Matcher {
    program: std::sync::Arc<Program>,
    threads: Vec<Thread>,
}

impl Matcher {
    /// Starts at the beginning of the grammar.
    pub fn new(grammar: &Grammar) -> Matcher {
        let mut program = Program { nodes: vec![Node::End, Node::Split(0, 0)], edges: vec![] };
        let start = program.compile(grammar, 0);
        let mut threads = Vec::new();
        program.enter(start, &mut threads);
        tidy(&program, &mut threads);
        Matcher { program: std::sync::Arc::new(program), threads }
    }

    /// The positions after `byte`.
    fn step(&self, byte: u8) -> Vec<Thread> {
        let mut out = Vec::new();
        for t in &self.threads {
            match self.program.nodes[t.node as usize] {
                Node::Byte(b, next) if b == byte => self.program.enter(next, &mut out),
                Node::Text(max, next) if text_byte(byte) => {
                    let Some((utf8, more)) = t.utf8.step(byte) else { continue };
                    let count = t.count + 1;
                    if count + u32::from(more) > max {
                        continue;
                    }
                    // A full text is no live position: there would be no way on from it.
                    if count < max {
                        out.push(Thread { node: t.node, count, utf8 });
                    }
                    if utf8 == Utf8::Boundary {
                        self.program.enter(next, &mut out);
                    }
                }
                Node::Byte(..) | Node::Text(..) | Node::End | Node::Split(..) => {}
            }
        }
        tidy(&self.program, &mut out);
        out
    }

    /// The matcher after `byte`, if it may come next.
    pub(super) fn after(&self, byte: u8) -> Option<Matcher> {
        let threads = self.step(byte);
        (!threads.is_empty()).then(|| Matcher { program: self.program.clone(), threads })
    }

    /// Whether these bytes may come next. The empty string may not: it would be no progress.
    pub fn allowed(&self, bytes: &[u8]) -> bool {
        let Some((first, rest)) = bytes.split_first() else { return false };
        let mut here = Matcher { program: self.program.clone(), threads: self.step(*first) };
        for b in rest {
            if here.threads.is_empty() {
                return false;
            }
            here.threads = here.step(*b);
        }
        !here.threads.is_empty()
    }

    /// Moves over the bytes. Returns false and stays where it is if they are not allowed.
    pub fn advance(&mut self, bytes: &[u8]) -> bool {
        let before = self.threads.clone();
        for b in bytes {
            self.threads = self.step(*b);
            if self.threads.is_empty() {
                self.threads = before;
                return false;
            }
        }
        true
    }

    /// Every byte that may come next.
    pub fn next_bytes(&self) -> ByteSet {
        let mut set = ByteSet::default();
        for t in &self.threads {
            match self.program.nodes[t.node as usize] {
                Node::Byte(b, _) => set.insert(b),
                Node::Text(max, _) => {
                    for b in 0..=255u8 {
                        let fits = t.utf8.step(b).is_some_and(|(_, more)| t.count + 1 + u32::from(more) <= max);
                        if text_byte(b) && fits {
                            set.insert(b);
                        }
                    }
                }
                Node::End | Node::Split(..) => {}
            }
        }
        set
    }

    /// Every byte that may come next, where no free text may: then they are few.
    pub(super) fn few_bytes(&self) -> Option<ByteSet> {
        let free = |t: &Thread| matches!(self.program.nodes[t.node as usize], Node::Text(..));
        (!self.threads.iter().any(free)).then(|| self.next_bytes())
    }

    /// Whether the answer may end here.
    pub fn is_complete(&self) -> bool {
        self.threads.iter().any(|t| self.program.nodes[t.node as usize] == Node::End)
    }

    /// Whether anything may follow.
    pub fn can_continue(&self) -> bool {
        self.threads.iter().any(|t| self.program.nodes[t.node as usize] != Node::End)
    }

    /// The bytes that must come next: as long as there is exactly one continuation and the answer
    /// may not end before it.
    pub fn forced(&self) -> Vec<u8> {
        let mut here = self.clone();
        let mut out = Vec::new();
        while !here.is_complete() {
            let Some(byte) = here.next_bytes().only() else { break };
            out.push(byte);
            here.threads = here.step(byte);
        }
        out
    }
}

impl Program {
    fn push(&mut self, node: Node) -> u32 {
        self.nodes.push(node);
        (self.nodes.len() - 1) as u32
    }

    /// Adds the grammar in front of `next` and returns its first node, or [`DEAD`] when nothing can
    /// be written that way, so that no live position leads nowhere.
    fn compile(&mut self, grammar: &Grammar, next: u32) -> u32 {
        if next == DEAD {
            return DEAD;
        }
        match grammar {
            Grammar::Literal(text) => text.bytes().rev().fold(next, |next, b| self.push(Node::Byte(b, next))),
            Grammar::Sequence(parts) => parts.iter().rev().fold(next, |next, part| self.compile(part, next)),
            Grammar::Choice(all) => {
                let mut starts: Vec<u32> = all.iter().map(|g| self.compile(g, next)).collect();
                starts.retain(|s| *s != DEAD);
                if starts.is_empty() {
                    return DEAD;
                }
                let from = self.edges.len() as u32;
                self.edges.extend(starts);
                let to = self.edges.len() as u32;
                self.push(Node::Split(from, to))
            }
            Grammar::Text { max: 0 } => DEAD,
            Grammar::Text { max } => self.push(Node::Text(u32::try_from(*max).unwrap_or(u32::MAX / 2), next)),
        }
    }

    /// Adds the node, or what it stands for, to the live positions.
    fn enter(&self, node: u32, out: &mut Vec<Thread>) {
        match self.nodes[node as usize] {
            Node::Split(from, to) => {
                for edge in &self.edges[from as usize..to as usize] {
                    self.enter(*edge, out);
                }
            }
            Node::Byte(..) | Node::Text(..) | Node::End => out.push(Thread { node, count: 0, utf8: Utf8::Boundary }),
        }
    }
}

/// Sorts the positions and drops doubles. Of two positions in the same free text at the same place in
/// a character, the one with fewer bytes can do all that the other can (once each has a byte).
fn tidy(program: &Program, threads: &mut Vec<Thread>) {
    threads.sort_unstable_by_key(|t| (t.node, t.utf8, t.count));
    threads.dedup();
    let mut last: Option<Thread> = None;
    threads.retain(|t| {
        let covered = last.is_some_and(|l| {
            l.node == t.node
                && l.utf8 == t.utf8
                && l.count > 0
                && matches!(program.nodes[t.node as usize], Node::Text(..))
        });
        if !covered {
            last = Some(*t);
        }
        !covered
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn call(handles: &[&str]) -> Grammar {
        Grammar::Sequence(vec![
            Grammar::literal("{\"tool\":\"mail."),
            Grammar::Choice(vec![
                Grammar::Sequence(vec![
                    Grammar::literal("read\",\"message\":\""),
                    Grammar::one_of(handles.to_vec()).expect("handles"),
                ]),
                Grammar::Sequence(vec![Grammar::literal("draft\",\"body\":\""), Grammar::Text { max: 6 }]),
            ]),
            Grammar::literal("\"}"),
        ])
    }

    /// After `start`: what is forced, whether it is complete, whether more may come.
    fn check(grammar: &Grammar, start: &str, forced: &str, complete: bool, more: bool) {
        let mut m = Matcher::new(grammar);
        assert!(m.advance(start.as_bytes()), "{start:?} is a beginning");
        let got = (String::from_utf8(m.forced()).expect("text"), m.is_complete(), m.can_continue());
        assert_eq!(got, (forced.to_owned(), complete, more), "after {start:?}");
    }

    #[test]
    fn follows_a_call() {
        let g = call(&["$m1", "$m2"]);
        check(&g, "", "{\"tool\":\"mail.", false, true);
        check(&g, "{\"tool\":\"mail.r", "ead\",\"message\":\"$m", false, true);
        check(&g, "{\"tool\":\"mail.read\",\"message\":\"$m2", "\"}", false, true);
        check(&g, "{\"tool\":\"mail.draft\",\"body\":\"abcdef", "\"}", false, true);
        check(&g, "{\"tool\":\"mail.draft\",\"body\":\"abcde", "", false, true);
        check(&g, "{\"tool\":\"mail.draft\",\"body\":\"a\"}", "", true, false);
    }

    #[test]
    fn one_alternative_may_begin_another() {
        let g = Grammar::one_of(["$m1", "$m12", "other"]).expect("some");
        check(&g, "$", "m1", false, true);
        check(&g, "$m1", "", true, true);
        check(&g, "$m12", "", true, false);
    }

    #[test]
    fn refuses_what_is_not_in_the_grammar_and_stays() {
        let mut m = Matcher::new(&call(&["$m1"]));
        assert!(!m.advance(b"{\"tool\":\"web"));
        assert!(!m.allowed(b""));
        assert!(m.advance(b"{\"tool\":\"mail."), "still at the beginning");
    }

    #[test]
    fn free_text_is_whole_characters() {
        let g = Grammar::Sequence(vec![Grammar::Text { max: 3 }, Grammar::literal("\"")]);
        let mut m = Matcher::new(&g);
        assert!(m.advance("é".as_bytes().get(..1).expect("a byte")));
        assert!(!m.allowed(b"\""), "a half character cannot be followed by the quote");
        assert!(!m.allowed(b"a"));
        assert!(m.advance(&"é".as_bytes()[1..]));
        assert!(!m.allowed("é".as_bytes()), "two more bytes do not fit in three");
        assert!(m.allowed(b"a\""));
        assert!(!Matcher::new(&g).allowed("𝄞".as_bytes()), "four bytes do not fit in three");
        assert!(!Matcher::new(&g).allowed(&[0xff]));
    }

    #[test]
    fn an_empty_choice_allows_nothing() {
        let nothing = || Grammar::Choice(vec![]);
        for g in [nothing(), Grammar::Sequence(vec![Grammar::literal("a"), nothing()]), Grammar::Text { max: 0 }] {
            let m = Matcher::new(&g);
            assert!(!m.is_complete() && !m.can_continue() && m.next_bytes().is_empty(), "{g:?}");
        }
        let dead_end = Grammar::Sequence(vec![Grammar::literal("a"), nothing()]);
        check(&Grammar::Choice(vec![dead_end, Grammar::literal("ab")]), "", "ab", false, true);
    }

    fn grammars() -> impl Strategy<Value = Grammar> {
        let leaf = prop_oneof![
            4 => "[ab$1\"é]{0,4}".prop_map(Grammar::Literal),
            1 => (1usize..5).prop_map(|max| Grammar::Text { max }),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Grammar::Sequence),
                prop::collection::vec(inner, 1..4).prop_map(Grammar::Choice),
            ]
        })
    }

    /// Texts that a grammar accepts, by walking it with the given choices.
    fn example(g: &Grammar, picks: &mut impl Iterator<Item = usize>) -> String {
        match g {
            Grammar::Literal(l) => l.clone(),
            Grammar::Sequence(parts) => parts.iter().map(|p| example(p, picks)).collect(),
            Grammar::Choice(all) => example(&all[picks.next().unwrap_or(0) % all.len()], picks),
            Grammar::Text { max } => "a".repeat(1 + picks.next().unwrap_or(0) % max),
        }
    }

    proptest! {
        /// Whatever allowed bytes are chosen, in chunks like tokens, a finished answer is in the grammar.
        #[test]
        fn every_walk_ends_in_the_grammar(g in grammars(), picks in prop::collection::vec(any::<u8>(), 1..200)) {
            let mut m = Matcher::new(&g);
            let mut text = Vec::new();
            let mut picks = picks.iter().cycle();
            for _ in 0..400 {
                let pick = *picks.next().expect("cycle");
                if m.is_complete() && (pick % 3 == 0 || !m.can_continue()) {
                    break;
                }
                let next = m.next_bytes();
                let options: Vec<u8> = (0..=255).filter(|b| next.contains(*b)).collect();
                prop_assert!(!options.is_empty(), "a live position always has a way on");
                // The chunk: one allowed byte and all that is then forced.
                let mut chunk = vec![options[usize::from(pick) % options.len()]];
                let mut ahead = m.clone();
                prop_assert!(ahead.advance(&chunk));
                chunk.extend(ahead.forced());
                prop_assert!(m.allowed(&chunk));
                prop_assert!(m.advance(&chunk));
                text.extend(chunk);
            }
            if m.is_complete() {
                let text = String::from_utf8(text).expect("an answer is text");
                prop_assert!(g.accepts(&text), "{text:?}");
            }
        }

        /// What the grammar generates, the matcher lets through and finds complete.
        #[test]
        fn every_example_is_let_through(g in grammars(), picks in prop::collection::vec(0usize..97, 0..40)) {
            let text = example(&g, &mut picks.into_iter());
            let mut m = Matcher::new(&g);
            prop_assert!(m.advance(text.as_bytes()), "{text:?}");
            prop_assert!(m.is_complete(), "{text:?}");
            prop_assert!(g.accepts(&text));
        }
    }
}
