//! An answer in the making: what is written so far, and which token comes next by the scores of one position.
//!
//! It knows the grammar and the vocabulary, not the context: evaluating what was written is `engine.rs`.

use super::engine::Failure;
use super::frame::{Ask, Trouble};
use super::logits::{Logits, Random};
use super::matcher::Matcher;
use super::vocabulary::Vocabulary;
use llama_cpp_2::token::LlamaToken;
use understudy_agent::prompt::Tokens;

/// With more possible first bytes than this (free text) the sampled token is checked alone, and the
/// whole vocabulary is only looked at when it fails.
const FEW_BYTES: u32 = 64;
/// Draws in free text, and of the best tokens those that are tried, before the whole vocabulary is looked at.
const TRIES: u32 = 8;
const BEST: usize = 1024;

/// What follows from the scores of a position.
pub(super) enum Next {
    /// These tokens are written and must be evaluated before there are new scores.
    Tokens(Vec<LlamaToken>),
    /// The answer is whole.
    End,
}

enum Pick {
    Token(LlamaToken, f64),
    /// The answer ends here.
    Stop(f64),
}

/// An answer in the making.
pub(super) struct Writing {
    matcher: Matcher,
    answer: Vec<LlamaToken>,
    text: Vec<u8>,
    probability: f64,
    pub(super) tokens: Tokens,
    random: Option<Random>,
    longest: u32,
}

impl Writing {
    /// Nothing is written yet. A question that allows no answer is refused.
    pub(super) fn new(ask: &Ask) -> Result<Writing, Failure> {
        let matcher = Matcher::new(&ask.grammar);
        if !matcher.is_complete() && !matcher.can_continue() {
            return Err(Failure::Trouble(Trouble::new(
                "nothing",
                "The step allows no answer at all.",
                "Check the skill's step: what it names may not exist.",
            )));
        }
        Ok(Writing {
            matcher,
            answer: vec![],
            text: vec![],
            probability: 1.0,
            tokens: Tokens::default(),
            random: ask.seed.map(Random::new),
            longest: ask.max_tokens,
        })
    }

    /// Writes what the grammar forces, and returns its tokens.
    pub(super) fn forced(&mut self, vocabulary: &Vocabulary<'_>) -> Vec<LlamaToken> {
        let (tokens, bytes) = vocabulary.forced(&self.matcher);
        self.append(&tokens, &bytes);
        self.tokens.forced += tokens.len() as u32;
        tokens
    }

    /// Whether anything may still be written.
    pub(super) fn goes_on(&self) -> bool {
        self.matcher.can_continue()
    }

    /// Most tokens that may still be written.
    pub(super) fn left(&self) -> usize {
        self.longest.saturating_sub(self.tokens.generated) as usize
    }

    /// Most tokens of the answer.
    pub(super) fn longest(&self) -> u32 {
        self.longest
    }

    /// Writes the next token and what is then forced.
    pub(super) fn next(&mut self, vocabulary: &Vocabulary<'_>, scores: &[f32]) -> Result<Next, Failure> {
        if !self.goes_on() {
            return Ok(Next::End);
        }
        if self.left() == 0 {
            return Err(too_long(self.longest));
        }
        let mut pending = match self.pick(vocabulary, &Logits::new(scores))? {
            Pick::Stop(p) => {
                self.probability *= p;
                return Ok(Next::End);
            }
            Pick::Token(token, p) => {
                self.probability *= p;
                self.append(&[token], vocabulary.bytes(token));
                vec![token]
            }
        };
        if self.goes_on() {
            pending.extend(self.forced(vocabulary));
        }
        // What ends the answer is evaluated with the next question, if it is still there then.
        Ok(if self.goes_on() { Next::Tokens(pending) } else { Next::End })
    }

    /// The text and its probability.
    pub(super) fn finish(self) -> Result<(String, f64, Tokens), Failure> {
        let text = String::from_utf8(self.text).map_err(|_| unwritable())?;
        Ok((text, self.probability.clamp(0.0, 1.0), self.tokens))
    }

    fn append(&mut self, tokens: &[LlamaToken], bytes: &[u8]) {
        let advanced = self.matcher.advance(bytes);
        debug_assert!(advanced, "only allowed bytes are appended");
        self.answer.extend(tokens);
        self.text.extend(bytes);
        self.tokens.generated += tokens.len() as u32;
    }

    fn pick(&mut self, vocabulary: &Vocabulary<'_>, logits: &Logits<'_>) -> Result<Pick, Failure> {
        if self.matcher.is_complete() {
            return Ok(self.pick_or_stop(vocabulary, logits));
        }
        if self.matcher.next_bytes().len() > FEW_BYTES
            && let Some((token, share)) = self.pick_free(vocabulary, logits)
        {
            return Ok(Pick::Token(token, share));
        }
        let allowed = vocabulary.allowed(&self.matcher);
        let (token, share) = logits.choose(&allowed, &mut self.random).ok_or_else(unwritable)?;
        Ok(Pick::Token(token, share))
    }

    /// In free text: the sampled token is checked alone, then the next best, one by one, or other draws.
    fn pick_free(&mut self, vocabulary: &Vocabulary<'_>, logits: &Logits<'_>) -> Option<(LlamaToken, f64)> {
        let spread = logits.spread(vocabulary.unwritten())?;
        let allowed = |t: LlamaToken| self.matcher.allowed(vocabulary.bytes(t));
        let token = if let Some(random) = &mut self.random {
            (0..TRIES).map(|_| logits.draw(&spread, vocabulary.unwritten(), random)).find(|t| allowed(*t))?
        } else if allowed(spread.best) {
            spread.best
        } else {
            logits.descending(vocabulary.unwritten()).take(BEST).find(|t| allowed(*t))?
        };
        Some((token, logits.share(token, &spread)))
    }

    /// At a place where the answer may end: it ends when the model prefers any token that does not
    /// carry it on.
    fn pick_or_stop(&mut self, vocabulary: &Vocabulary<'_>, logits: &Logits<'_>) -> Pick {
        let mut on = vocabulary.allowed(&self.matcher);
        on.retain(|t| vocabulary.continues(&self.answer, &self.text, *t));
        if on.is_empty() {
            return Pick::Stop(1.0);
        }
        on.sort_unstable();
        let Some((end, _)) = logits.best_but(&on) else { return Pick::Stop(1.0) };
        on.push(end);
        match logits.choose(&on, &mut self.random) {
            Some((token, share)) if token != end => Pick::Token(token, share),
            Some((_, share)) => Pick::Stop(share),
            None => Pick::Stop(0.0),
        }
    }
}

pub(super) fn too_long(tokens: u32) -> Failure {
    Failure::Trouble(Trouble::new(
        "length",
        format!("The student did not finish its answer within {tokens} tokens."),
        "Run the step again, or choose a larger student.",
    ))
}

fn unwritable() -> Failure {
    Failure::Trouble(Trouble::new(
        "vocabulary",
        "The student's vocabulary cannot write any answer that the step allows.",
        "Choose another student.",
    ))
}
