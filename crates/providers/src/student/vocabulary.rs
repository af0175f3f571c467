//! The student's vocabulary as bytes: writes prompts as tokens, and finds the tokens that a grammar
//! allows or forces.
//!
//! Text from outside never becomes a control token here, whatever it contains. It knows nothing of
//! probabilities.

use super::family;
use super::frame::Trouble;
use super::matcher::Matcher;
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::token::LlamaToken;
use llama_cpp_2::vocab::LlamaVocab;
use understudy_agent::prompt::{Layout, PROTOCOL, Piece};

/// Most candidates that are spelled out when looking where a forced run must stop.
const HEAL_TRIES: usize = 64;

/// The tokens of one model.
pub(super) struct Vocabulary<'m> {
    vocab: LlamaVocab<'m>,
    /// What each token writes; empty for those that may never stand in an answer.
    bytes: Vec<Box<[u8]>>,
    /// Control tokens and ends of generation.
    control: Vec<bool>,
    /// The tokens that write something, sorted by what they write.
    sorted: Vec<LlamaToken>,
    /// The other tokens, ascending.
    unwritten: Vec<LlamaToken>,
    longest: usize,
    layout: Layout,
}

impl<'m> Vocabulary<'m> {
    /// The vocabulary of a model, and the layout that its marks allow. A model that was trained for our own
    /// prompts must know all their marks.
    pub(super) fn new(model: &'m LlamaModel, protocol: Option<u32>, template: &str) -> Result<Vocabulary<'m>, Trouble> {
        let vocab = model.vocab();
        let mark = |mark: &str| match vocab.tokenize(mark.as_bytes(), false, true).as_slice() {
            [token] => Some(*token),
            _ => None,
        };
        let layout = family::layout(protocol, template, |m| mark(m).is_some());
        if let Some(unknown) = layout.marks().iter().find(|m| mark(m).is_none()) {
            return Err(Trouble::new(
                "protocol",
                format!("This student does not know the mark {unknown} of prompt protocol {PROTOCOL}."),
                "Update Understudy and its student together.",
            ));
        }
        let mut control: Vec<bool> = vocab.tokens().map(|t| vocab.is_control(t) || vocab.is_eog(t)).collect();
        // Some files do not say that the marks of their turns are control tokens; here they always are.
        for token in layout.marks().into_iter().filter_map(mark) {
            control[index(token)] = true;
        }
        let bytes: Vec<Box<[u8]>> = vocab
            .tokens()
            .map(|t| {
                if control[index(t)] { Box::default() } else { vocab.token_to_piece(t, false, None).into_boxed_slice() }
            })
            .collect();
        let mut sorted: Vec<LlamaToken> = vocab.tokens().filter(|t| !bytes[index(*t)].is_empty()).collect();
        sorted.sort_by(|a, b| bytes[index(*a)].cmp(&bytes[index(*b)]).then(a.cmp(b)));
        let unwritten = vocab.tokens().filter(|t| bytes[index(*t)].is_empty()).collect();
        let longest = bytes.iter().map(|b| b.len()).max().unwrap_or(0);
        Ok(Vocabulary { vocab, bytes, control, sorted, unwritten, longest, layout })
    }

    /// How prompts are written for this model.
    pub(super) fn layout(&self) -> Layout {
        self.layout
    }

    /// Every token that may never stand in an answer, ascending.
    pub(super) fn unwritten(&self) -> &[LlamaToken] {
        &self.unwritten
    }

    /// What the token writes in an answer; empty if it may not stand there.
    pub(super) fn bytes(&self, token: LlamaToken) -> &[u8] {
        &self.bytes[index(token)]
    }

    /// The prompt's tokens, and how many of them are the prefix.
    pub(super) fn prompt(&self, pieces: &[Piece], prefix_pieces: usize) -> (Vec<LlamaToken>, usize) {
        let mut out = Vec::new();
        let mut prefix = 0;
        for (i, piece) in pieces.iter().enumerate() {
            let tokens = if piece.control {
                self.vocab.tokenize(piece.text.as_bytes(), false, true)
            } else {
                self.text(&piece.text)
            };
            if i == 0 && self.vocab.should_add_bos() && tokens.first() != Some(&self.vocab.bos()) {
                out.push(self.vocab.bos());
            }
            out.extend(tokens);
            if i + 1 == prefix_pieces {
                prefix = out.len();
            }
        }
        (out, prefix)
    }

    /// Text from anywhere. No token of the result is a control token.
    fn text(&self, text: &str) -> Vec<LlamaToken> {
        let tokens = self.vocab.tokenize(text.as_bytes(), false, false);
        if !tokens.iter().any(|t| self.control[index(*t)]) {
            return tokens;
        }
        // A model whose marks are not marked as control in its file: break the text inside every mark.
        let parts = text.split_inclusive('<').flat_map(|part| self.vocab.tokenize(part.as_bytes(), false, false));
        parts.filter(|t| !self.control[index(*t)]).collect()
    }

    /// The model's own spelling of bytes that the grammar asks for.
    fn spell(&self, bytes: &[u8]) -> Vec<LlamaToken> {
        if std::str::from_utf8(bytes).is_ok() {
            let tokens = self.vocab.tokenize(bytes, false, false);
            let written: Vec<u8> = tokens.iter().flat_map(|t| self.bytes(*t)).copied().collect();
            if written == bytes {
                return tokens;
            }
        }
        self.spell_longest_first(bytes)
    }

    /// For half characters and for vocabularies that add a space in front; empty if it cannot be written.
    fn spell_longest_first(&self, bytes: &[u8]) -> Vec<LlamaToken> {
        let mut out = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let found = (1..=rest.len().min(self.longest))
                .rev()
                .find_map(|n| self.with_prefix(&rest[..n]).first().filter(|t| self.bytes(**t).len() == n));
            let Some(token) = found else { return vec![] };
            out.push(*token);
            rest = &rest[self.bytes(*token).len()..];
        }
        out
    }

    /// The tokens whose bytes begin with `prefix`.
    fn with_prefix(&self, prefix: &[u8]) -> &[LlamaToken] {
        let from = self.sorted.partition_point(|t| self.bytes(*t) < prefix);
        let count = self.sorted[from..].partition_point(|t| self.bytes(*t).starts_with(prefix));
        &self.sorted[from..from + count]
    }

    /// The tokens that must come next, with their bytes. The run stops before a place where the model
    /// would rather write one token that reaches over the end of what is forced (`$m` before `$m1`).
    pub(super) fn forced(&self, matcher: &Matcher) -> (Vec<LlamaToken>, Vec<u8>) {
        let mut bytes = matcher.forced();
        if bytes.is_empty() {
            return (vec![], bytes);
        }
        let mut after = matcher.clone();
        if after.advance(&bytes) && after.can_continue() {
            let cut = self.forced_until(matcher, &bytes);
            bytes.truncate(cut);
        }
        let tokens = self.spell(&bytes);
        if tokens.is_empty() {
            return (tokens, vec![]);
        }
        (tokens, bytes)
    }

    fn forced_until(&self, matcher: &Matcher, bytes: &[u8]) -> usize {
        let mut tries = 0;
        let mut here = matcher.clone();
        for at in 0..bytes.len() {
            if bytes.len() - at < self.longest {
                for token in self.with_prefix(&bytes[at..]) {
                    let over = self.bytes(*token);
                    if over.len() == bytes.len() - at || !here.allowed(over) {
                        continue;
                    }
                    tries += 1;
                    let whole = [&bytes[..at], over].concat();
                    if self.spell(&whole).last() == Some(token) {
                        return at;
                    }
                    if tries == HEAL_TRIES {
                        return bytes.len();
                    }
                }
            }
            here.advance(&bytes[at..=at]);
        }
        bytes.len()
    }

    /// Every token that the grammar allows next, by walking the sorted vocabulary with the matcher.
    pub(super) fn allowed(&self, matcher: &Matcher) -> Vec<LlamaToken> {
        let mut out = Vec::new();
        self.walk(&self.sorted, 0, matcher, &mut out);
        out
    }

    /// `tokens` share their first `depth` bytes, over which `matcher` has gone.
    fn walk(&self, tokens: &[LlamaToken], depth: usize, matcher: &Matcher, out: &mut Vec<LlamaToken>) {
        let whole = tokens.partition_point(|t| self.bytes(*t).len() == depth);
        out.extend(&tokens[..whole]);
        let mut longer = &tokens[whole..];
        if let Some(few) = matcher.few_bytes() {
            // A choice of handles goes on with a handful of bytes: the other tokens are not even looked at.
            for byte in few.iter() {
                let from = longer.partition_point(|t| self.bytes(*t)[depth] < byte);
                let count = longer[from..].partition_point(|t| self.bytes(*t)[depth] == byte);
                self.walk_over(byte, &longer[from..from + count], depth, matcher, out);
            }
            return;
        }
        while let Some(first) = longer.first() {
            let byte = self.bytes(*first)[depth];
            let count = longer.partition_point(|t| self.bytes(*t)[depth] == byte);
            let (group, rest) = longer.split_at(count);
            longer = rest;
            self.walk_over(byte, group, depth, matcher, out);
        }
    }

    /// The tokens of `group` go on with `byte` where `matcher` stands.
    fn walk_over(&self, byte: u8, group: &[LlamaToken], depth: usize, matcher: &Matcher, out: &mut Vec<LlamaToken>) {
        if group.is_empty() {
            return;
        }
        match (group, matcher.after(byte)) {
            (_, None) => {}
            ([only], Some(after)) => {
                let tail = &self.bytes(*only)[depth + 1..];
                if tail.is_empty() || after.allowed(tail) {
                    out.push(*only);
                }
            }
            (_, Some(after)) => self.walk(group, depth + 1, &after, out),
        }
    }

    /// Whether a token could follow the answer so far in the model's own spelling of the longer text.
    /// Then `$m12` is never reached through `$m1` where it is a token of its own.
    pub(super) fn continues(&self, answer: &[LlamaToken], text: &[u8], token: LlamaToken) -> bool {
        if self.spell(text) != answer {
            return true;
        }
        self.spell(&[text, self.bytes(token)].concat()).starts_with(answer)
    }
}

/// A token as an index.
pub(super) fn index(token: LlamaToken) -> usize {
    usize::try_from(token.0).expect("tokens of a vocabulary are not negative")
}
