//! What the sequences of one context hold, and how the next question begins with the most of it: in its own
//! sequence, as a copy of what another holds, or from a saved state.
//!
//! In one pool a copy shares keys and values and costs next to nothing; where each sequence has a room of its own they are
//! copied. Models that cannot go back (recurrent, hybrid) are never cut: they go on from a whole sequence or from a
//! state. Which question is answered when is `engine.rs`.

use super::fit::Places;
use super::pool::Pool;
use super::state::{SHORTEST, States};
use super::writing::Writing;
use llama_cpp_2::LlamaStateSeqFlags;
use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::token::LlamaToken;

/// One sequence of the context.
#[derive(Default)]
pub(super) struct Sequence {
    pub(super) held: Vec<LlamaToken>,
    /// One for each token held.
    places: Vec<u32>,
    /// It cannot be cut to fewer tokens, but to none: a state has of each sliding window only what its end sees.
    floor: usize,
    /// The run whose questions it answered last; its next one finds everything here.
    run: u64,
    /// When it was last given to a question; the lowest goes first.
    given: u64,
    /// The question in work.
    pub(super) work: Option<Work>,
}

/// A question in work.
pub(super) struct Work {
    pub(super) id: u64,
    /// All that the sequence is to hold: the prompt and what is written. What is not held yet is evaluated next.
    pub(super) tokens: Vec<LlamaToken>,
    /// Places that it may still need, those of `tokens` included.
    pub(super) most: usize,
    /// Where a slice ends and the state is kept, and whether on disk too. Ascending.
    pub(super) marks: Vec<(usize, bool)>,
    pub(super) writing: Writing,
    /// The prompt is evaluated.
    pub(super) answers: bool,
    /// Its share of the computing time.
    pub(super) seconds: f64,
}

impl Work {
    /// How many tokens can be evaluated before something happens, when so many are held.
    pub(super) fn pending(&self, held: usize) -> usize {
        self.marks.first().map_or(self.tokens.len(), |(at, _)| *at) - held
    }
}

/// Where the beginning of a prompt comes from, and how long that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Own(usize),
    Other(usize, usize),
    State(usize),
}

/// A context with what its sequences hold.
pub(super) struct Cache<'m> {
    pub(super) context: LlamaContext<'m>,
    pub(super) states: States,
    pub(super) sequences: Vec<Sequence>,
    pool: Pool,
    /// Whether the model can forget the end of a sequence.
    goes_back: bool,
    /// Whether the model looks through sliding windows, or may.
    windows: bool,
    /// Whether every sequence has a shadow that holds the same. llama.cpp gives the place of a token that left its
    /// sequence's window to somebody else, unless two sequences hold it; going back needs it again.
    shadows: bool,
    /// Whether every sequence has a room of its own; a copy then takes places.
    pub(super) own: bool,
    turn: u64,
}

impl<'m> Cache<'m> {
    /// For a context with these places.
    pub(super) fn new(context: LlamaContext<'m>, states: States, places: Places, goes_back: bool) -> Cache<'m> {
        let sequences = (0..places.sequences).map(|_| Sequence::default()).collect();
        let pool = Pool::new(places.tokens);
        let (windows, shadows, own) = (places.windows, places.shadows(goes_back), places.own);
        Cache { context, states, sequences, pool, goes_back, windows, shadows, own, turn: 0 }
    }

    /// Finds a sequence and room for a question, and brings the sequence to the longest beginning of `wanted` that
    /// is held or saved; at least one token is always left, for its scores. `None` when it has to wait. Returns the
    /// sequence and, for a model that could not go back, where the prompt left the one before.
    pub(super) fn place(
        &mut self,
        run: u64,
        wanted: &[LlamaToken],
        prefix: usize,
        most: usize,
    ) -> Option<(usize, Option<usize>)> {
        let at = self.idle_for(run, wanted)?;
        let mut source = self.source(at, wanted, prefix);
        while !self.has_room(at, source, most) {
            let spared = |t: usize| t == at || matches!(source, Source::Other(o, _) if o == t);
            let evicted = self.oldest_idle(|t| !spared(t)).or_else(|| self.oldest_idle(|t| t != at));
            match evicted {
                Some(other) => self.clear(other),
                None if self.sequences.iter().any(|s| s.work.is_some()) => return None,
                None if self.sequences[at].held.is_empty() => break,
                None => self.clear(at),
            }
            source = self.source(at, wanted, prefix);
        }
        let own = same(&self.sequences[at].held, wanted);
        let mine = &self.sequences[at];
        let leaves = !self.goes_back && mine.run == run && own > 0 && own < mine.held.len();
        self.turn += 1;
        self.sequences[at].run = run;
        self.sequences[at].given = self.turn;
        self.fill(at, source, wanted);
        Some((at, leaves.then_some(own)))
    }

    /// Whether a question would find much more held or saved a little later, because one in work is about to
    /// evaluate the same beginning.
    pub(super) fn comes_soon(&self, wanted: &[LlamaToken], prefix: usize) -> bool {
        let here = self.sequences.iter().map(|s| self.shared(s, wanted)).max().unwrap_or(0);
        let here = self.saved(wanted, prefix).map_or(here, |n| n.max(here));
        self.sequences.iter().any(|s| {
            let Some(work) = &s.work else { return false };
            let alike = same(&work.tokens, wanted);
            let coming = if self.goes_back && alike >= s.floor {
                alike
            } else if work.marks.iter().any(|(n, _)| *n == prefix) && alike >= prefix {
                prefix
            } else {
                0
            };
            s.held.len() < coming && coming >= here + SHORTEST
        })
    }

    /// Takes places for the next tokens of a sequence; false when there are none.
    pub(super) fn reserve(&mut self, at: usize, count: usize) -> bool {
        let Some(places) = self.pool.take(count) else { return false };
        self.sequences[at].places.extend(places);
        true
    }

    /// The next `count` tokens of the work were evaluated in places that were reserved.
    pub(super) fn holds(&mut self, at: usize, count: usize) {
        let sequence = &mut self.sequences[at];
        let from = sequence.held.len();
        if let Some(work) = &sequence.work {
            sequence.held.extend(&work.tokens[from..from + count]);
        }
        self.shadow(at, from);
    }

    /// Keeps the state of a sequence, which ends where it is to be kept.
    pub(super) fn keep(&mut self, at: usize, on_disk: bool) {
        let held = &self.sequences[at].held;
        if on_disk {
            self.states.save(&self.context, at as i32, held);
        } else {
            self.states.keep(&self.context, at as i32, held);
        }
    }

    /// Empties a sequence.
    pub(super) fn clear(&mut self, at: usize) {
        self.forget(at, 0);
    }

    /// Empties all, after llama.cpp failed.
    pub(super) fn clear_all(&mut self) {
        self.context.clear_kv_cache();
        for sequence in &mut self.sequences {
            self.pool.release(&sequence.places);
            sequence.places.clear();
            sequence.held.clear();
            sequence.floor = 0;
        }
    }

    /// The run's own sequence, or one that goes on to `wanted`, or an empty one, or the one unused for longest.
    fn idle_for(&self, run: u64, wanted: &[LlamaToken]) -> Option<usize> {
        let idle = || self.sequences.iter().enumerate().filter(|(_, s)| s.work.is_none());
        let own = idle().find(|(_, s)| s.run == run && run != 0 && !s.held.is_empty());
        let whole = || idle().filter(|(_, s)| !s.held.is_empty() && same(&s.held, wanted) == s.held.len());
        let found = own.or_else(|| whole().max_by_key(|(_, s)| s.held.len()));
        found.or_else(|| idle().min_by_key(|(_, s)| (!s.held.is_empty(), s.given))).map(|(at, _)| at)
    }

    fn oldest_idle(&self, may: impl Fn(usize) -> bool) -> Option<usize> {
        let idle = self.sequences.iter().enumerate().filter(|(_, s)| s.work.is_none() && !s.held.is_empty());
        idle.filter(|(t, _)| may(*t)).min_by_key(|(_, s)| s.given).map(|(t, _)| t)
    }

    /// How much of what is held can begin a prompt.
    fn shared(&self, sequence: &Sequence, wanted: &[LlamaToken]) -> usize {
        let same = same(&sequence.held, wanted);
        if self.goes_back && same >= sequence.floor || same == sequence.held.len() { same } else { 0 }
    }

    /// The length of the best saved beginning.
    fn saved(&self, wanted: &[LlamaToken], prefix: usize) -> Option<usize> {
        let last = wanted.len() - 1;
        let prefix = prefix.min(last);
        let skill = (prefix >= SHORTEST && self.states.has(&wanted[..prefix])).then_some(prefix);
        // Only models that cannot go back keep states elsewhere than at the end of a skill.
        let near = if self.goes_back { None } else { self.states.nearest(&wanted[..last]) };
        skill.max(near)
    }

    fn source(&self, at: usize, wanted: &[LlamaToken], prefix: usize) -> Source {
        let own = self.shared(&self.sequences[at], wanted);
        let others = self.sequences.iter().enumerate().filter(|(t, _)| *t != at);
        let other = others.map(|(t, s)| (self.shared(s, wanted), t)).max().unwrap_or((0, at));
        let held = own.max(other.0);
        match self.saved(wanted, prefix) {
            Some(saved) if saved > held => Source::State(saved),
            Some(_) | None if other.0 > own => Source::Other(other.1, other.0),
            Some(_) | None => Source::Own(own),
        }
    }

    /// Whether a question that may need `most` places finds them, when those in work get all that they may need.
    fn has_room(&self, at: usize, source: Source, most: usize) -> bool {
        let open = |s: &Sequence| s.work.as_ref().map_or(0, |w| w.most.saturating_sub(s.held.len()));
        let reserved: usize = self.sequences.iter().map(open).sum();
        let places = &self.sequences[at].places;
        let (kept, released) = match source {
            Source::Own(n) => (n, self.pool.alone(&places[n.min(places.len())..])),
            Source::Other(_, n) => (if self.own { 0 } else { n }, self.pool.alone(places)),
            Source::State(_) => (0, self.pool.alone(places)),
        };
        most.saturating_sub(kept) + reserved <= self.pool.free() + released
    }

    fn fill(&mut self, at: usize, source: Source, wanted: &[LlamaToken]) {
        match source {
            Source::Own(n) => self.forget(at, n),
            Source::Other(other, n) if self.own => {
                self.forget(at, 0);
                let held = self.sequences[other].held.clone();
                if !self.reserve(at, held.len()) {
                    return;
                }
                self.sequences[at].held = held;
                let state = self.context.state_seq_get(other as i32, LlamaStateSeqFlags::empty());
                let copied = state.is_ok_and(|state| self.context.state_seq_set(&state, at as i32).is_ok());
                self.forget(at, if copied { n } else { 0 });
            }
            Source::Other(other, n) => {
                self.forget(at, 0);
                let end = u32::try_from(n).ok();
                let copied = self.context.kv_cache_seq_cp(other as i32, at as i32, Some(0), end).is_ok()
                    && self.context.kv_cache_seq_pos_max(at as i32) == n as i32 - 1;
                if !copied {
                    self.goes_back = false;
                    self.sequences[at].held = wanted[..n].to_vec();
                    return self.forget(at, 0);
                }
                let places = self.sequences[other].places[..n].to_vec();
                self.pool.share(&places);
                self.sequences[at].places = places;
                self.sequences[at].held = wanted[..n].to_vec();
                self.sequences[at].floor = self.sequences[other].floor;
                self.shadow(at, 0);
            }
            Source::State(n) => {
                self.forget(at, 0);
                if !self.reserve(at, n) {
                    return;
                }
                self.sequences[at].held = wanted[..n].to_vec();
                self.sequences[at].floor = if self.windows { n } else { 0 };
                if self.states.load(&mut self.context, at as i32, &wanted[..n]) {
                    self.shadow(at, 0);
                } else {
                    self.forget(at, 0);
                }
            }
        }
    }

    /// Cuts a sequence to its first `to` tokens, or to none if the model cannot.
    fn forget(&mut self, at: usize, to: usize) {
        let sequence = &mut self.sequences[at];
        if to == sequence.held.len() && to == sequence.places.len() {
            return;
        }
        let mut to = to;
        for id in [Some(at), self.shadows.then_some(at + self.sequences.len())].into_iter().flatten() {
            let id = id as u32;
            let from = u32::try_from(to).ok();
            if to > 0 && self.context.clear_kv_cache_seq(Some(id), from, None) != Ok(true) {
                self.goes_back = false;
                return self.forget(at, 0);
            }
            if to == 0 && self.context.clear_kv_cache_seq(Some(id), None, None) != Ok(true) {
                tracing::error!("llama.cpp could not empty sequence {id}");
            }
        }
        let sequence = &mut self.sequences[at];
        to = to.min(sequence.places.len());
        self.pool.release(&sequence.places[to..]);
        sequence.places.truncate(to);
        sequence.held.truncate(to);
        sequence.floor = sequence.floor.min(to);
    }

    fn shadow(&mut self, at: usize, from: usize) {
        if !self.shadows {
            return;
        }
        let shadow = (at + self.sequences.len()) as i32;
        let from = u32::try_from(from).ok();
        if let Err(e) = self.context.kv_cache_seq_cp(at as i32, shadow, from, None) {
            tracing::error!("a sequence could not be shadowed: {e}");
        }
    }
}

/// How many tokens two lists begin with alike, the last of `wanted` left out.
fn same(held: &[LlamaToken], wanted: &[LlamaToken]) -> usize {
    held.iter().zip(wanted).take_while(|(a, b)| a == b).count().min(wanted.len() - 1)
}
