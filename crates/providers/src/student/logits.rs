//! The scores of one position: the best token, a drawn one, and what a token's share is.
//!
//! Plain arithmetic over a slice; which tokens may come is decided elsewhere.

use super::vocabulary::index;
use llama_cpp_2::token::LlamaToken;

/// How far below the best a score weighs nothing: a million tokens of it are less than one in ten million.
const NOTHING: f32 = -30.0;
/// Scores that are looked at together.
const BLOCK: usize = 64;
const LANES: usize = 8;
/// What counts for a score that is not a number.
const LOWEST: f32 = -1e30;

/// The scores of one position. A score that is not a number counts as the lowest.
pub(super) struct Logits<'a>(&'a [f32]);

/// How the scores of all tokens but some are spread.
pub(super) struct Spread {
    /// The first of the highest.
    pub(super) best: LlamaToken,
    top: f32,
    /// The weight of each block and of those before it.
    sums: Vec<f64>,
}

impl<'a> Logits<'a> {
    pub(super) fn new(scores: &'a [f32]) -> Logits<'a> {
        Logits(scores)
    }

    /// The best of these, or one drawn by its probability, and its share when only these may come.
    pub(super) fn choose(&self, among: &[LlamaToken], random: &mut Option<Random>) -> Option<(LlamaToken, f64)> {
        let (best, top) = self.best(among)?;
        let Some(random) = random else {
            let all: f64 = among.iter().map(|t| weight(self.of(*t) - top)).sum();
            return Some((best, 1.0 / all.max(1.0)));
        };
        let mut sums = Vec::with_capacity(among.len());
        let mut all = 0.0;
        for token in among {
            all += weight(self.of(*token) - top);
            sums.push(all);
        }
        let draw = random.unit() * all;
        let at = sums.partition_point(|sum| *sum <= draw).min(among.len() - 1);
        Some((among[at], weight(self.of(among[at]) - top) / all))
    }

    /// How all but these are spread; `but` ascends.
    ///
    /// A vocabulary has a hundred thousand tokens and this is asked for each token of free text that is written: two
    /// passes over the scores as they lie, in loops that a compiler turns into vector instructions.
    pub(super) fn spread(&self, but: &[LlamaToken]) -> Option<Spread> {
        let (best, top) = self.best_but(but)?;
        let mut all = 0.0;
        let sums = self.blocks(but).map(|(at, block, skip)| {
            all += if skip.is_empty() {
                weights(block, top)
            } else {
                left(at, block, skip).map(|(_, score)| weight(score - top)).sum()
            };
            all
        });
        Some(Spread { best, top, sums: sums.collect() })
    }

    /// The share of a token of this spread.
    pub(super) fn share(&self, token: LlamaToken, spread: &Spread) -> f64 {
        (weight(self.of(token) - spread.top) / spread.all()).min(1.0)
    }

    /// A token of this spread, drawn by its probability.
    pub(super) fn draw(&self, spread: &Spread, but: &[LlamaToken], random: &mut Random) -> LlamaToken {
        let draw = random.unit() * spread.all();
        let block = spread.sums.partition_point(|sum| *sum <= draw).min(spread.sums.len() - 1);
        let mut sum = if block == 0 { 0.0 } else { spread.sums[block - 1] };
        let mut last = spread.best;
        if let Some((at, scores, skip)) = self.blocks(but).nth(block) {
            for (token, score) in left(at, scores, skip) {
                let weight = weight(score - spread.top);
                sum += weight;
                if weight > 0.0 {
                    last = token;
                }
                if sum > draw {
                    break;
                }
            }
        }
        last
    }

    /// The first of the highest of all but these, and its score; `but` ascends.
    pub(super) fn best_but(&self, but: &[LlamaToken]) -> Option<(LlamaToken, f32)> {
        let mut found: Option<(f32, usize, &[f32], &[LlamaToken])> = None;
        for (at, block, skip) in self.blocks(but) {
            let highest = if skip.is_empty() {
                highest(block)
            } else {
                let scores = left(at, block, skip).map(|(_, score)| score);
                let Some(highest) = scores.reduce(f32::max) else { continue };
                highest
            };
            if found.is_none_or(|(top, ..)| highest > top) {
                found = Some((highest, at, block, skip));
            }
        }
        let (top, at, block, skip) = found?;
        left(at, block, skip).find(|(_, score)| *score == top)
    }

    /// All but these, the best first and the first of equals; `but` ascends. The next one costs a look at the highest of
    /// each block and at one block.
    pub(super) fn descending<'b>(&self, but: &'b [LlamaToken]) -> impl Iterator<Item = LlamaToken> + use<'a, 'b> {
        let mut blocks: Vec<Descent<'a, 'b>> = self
            .blocks(but)
            .map(|(at, scores, skip)| {
                let mut block = Descent { at, scores, skip, top: None, last: None };
                block.top = if skip.is_empty() { Some(highest(scores)) } else { block.highest() };
                block
            })
            .collect();
        std::iter::from_fn(move || {
            let mut best: Option<(f32, usize)> = None;
            for (n, block) in blocks.iter().enumerate() {
                if let Some(top) = block.top.filter(|top| best.is_none_or(|(other, _)| *top > other)) {
                    best = Some((top, n));
                }
            }
            blocks[best?.1].next()
        })
    }

    /// Blocks of the scores with their beginning, and those of `but` that lie in each.
    fn blocks<'b>(&self, but: &'b [LlamaToken]) -> impl Iterator<Item = (usize, &'a [f32], &'b [LlamaToken])> {
        let mut rest = but;
        self.0.chunks(BLOCK).enumerate().map(move |(n, block)| {
            let count = rest.iter().take_while(|t| index(**t) < n * BLOCK + block.len()).count();
            let (skip, later) = rest.split_at(count);
            rest = later;
            (n * BLOCK, block, skip)
        })
    }

    fn of(&self, token: LlamaToken) -> f32 {
        self.0.get(index(token)).copied().map_or(LOWEST, number)
    }

    /// The first of the highest of these, and its score.
    fn best(&self, among: &[LlamaToken]) -> Option<(LlamaToken, f32)> {
        let mut best: Option<(LlamaToken, f32)> = None;
        for token in among {
            let score = self.of(*token);
            if best.is_none_or(|(_, top)| score > top) {
                best = Some((*token, score));
            }
        }
        best
    }
}

/// A block whose tokens are taken from the best down.
struct Descent<'a, 'b> {
    at: usize,
    scores: &'a [f32],
    skip: &'b [LlamaToken],
    /// The highest that is left.
    top: Option<f32>,
    /// What was taken last.
    last: Option<(LlamaToken, f32)>,
}

impl Descent<'_, '_> {
    /// What is left of it.
    fn rest(&self) -> impl Iterator<Item = (LlamaToken, f32)> {
        let lower = |(token, score): &(LlamaToken, f32)| {
            self.last.is_none_or(|(taken, below)| *score < below || *score == below && *token > taken)
        };
        left(self.at, self.scores, self.skip).filter(lower)
    }

    fn highest(&self) -> Option<f32> {
        self.rest().map(|(_, score)| score).reduce(f32::max)
    }

    fn next(&mut self) -> Option<LlamaToken> {
        let top = self.top?;
        let taken = self.rest().find(|(_, score)| *score == top);
        self.last = taken;
        self.top = self.highest();
        self.last.map(|(token, _)| token)
    }
}

impl Spread {
    fn all(&self) -> f64 {
        self.sums.last().copied().unwrap_or_default().max(f64::MIN_POSITIVE)
    }
}

/// The tokens of a block and their scores, those of `skip` left out.
fn left<'b>(at: usize, block: &'b [f32], skip: &'b [LlamaToken]) -> impl Iterator<Item = (LlamaToken, f32)> + 'b {
    let mut skip = skip.iter().peekable();
    block.iter().enumerate().filter_map(move |(n, score)| {
        // A vocabulary has fewer than i32::MAX tokens.
        let token = LlamaToken((at + n) as i32);
        if skip.next_if(|t| **t == token).is_some() { None } else { Some((token, number(*score))) }
    })
}

fn number(score: f32) -> f32 {
    if score.is_finite() { score } else { LOWEST }
}

fn highest(block: &[f32]) -> f32 {
    let mut lanes = [LOWEST; LANES];
    let (whole, rest) = block.as_chunks::<LANES>();
    for scores in whole {
        for (lane, score) in lanes.iter_mut().zip(scores) {
            *lane = if number(*score) > *lane { *score } else { *lane };
        }
    }
    lanes.into_iter().chain(rest.iter().map(|s| number(*s))).fold(LOWEST, f32::max)
}

/// The weights of a block. They are written down before they are added up: as one loop a compiler computes
/// them one by one, in three times the time.
fn weights(block: &[f32], top: f32) -> f64 {
    let mut each = [0f32; BLOCK];
    for (weight, score) in each.iter_mut().zip(block) {
        *weight = power(number(*score) - top);
    }
    let mut lanes = [0f32; LANES];
    for weights in each.as_chunks::<LANES>().0 {
        for (lane, weight) in lanes.iter_mut().zip(weights) {
            *lane += weight;
        }
    }
    lanes.iter().map(|lane| f64::from(*lane)).sum()
}

/// What a score weighs that is so far below the best.
fn weight(below: f32) -> f64 {
    f64::from(power(below))
}

/// e to the power of `below`, which is at most 0, to seven digits; 0 far below. Two to the whole part is
/// written into the exponent of a float, two to the fraction is a polynomial (the Taylor series of degree 6).
#[inline(always)]
fn power(below: f32) -> f32 {
    /// Adding it to a small float rounds that to a whole number and leaves it in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let near = below.max(NOTHING);
    let exponent = near * std::f32::consts::LOG2_E;
    let rounded = exponent + ROUND;
    let part = (exponent - (rounded - ROUND)) * std::f32::consts::LN_2;
    let mut sum = 1.0 / 720.0;
    for factor in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * part + factor;
    }
    let whole = f32::from_bits(rounded.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23);
    if below < NOTHING { 0.0 } else { sum * whole }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): small, seeded, good enough to draw tokens.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// From 0 to below 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// 64 bits.
    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(ids: &[i32]) -> Vec<LlamaToken> {
        ids.iter().map(|t| LlamaToken(*t)).collect()
    }

    #[test]
    fn the_first_of_the_highest_is_best_and_shares_are_among_the_allowed() {
        let logits = Logits::new(&[1.0, 3.0, f32::NAN, 3.0, f32::INFINITY]);
        let check = |among: &[i32], best: Option<i32>, share: f64| {
            let among = tokens(among);
            let got = logits.choose(&among, &mut None);
            assert_eq!(got.map(|(t, _)| t.0), best);
            assert!((got.map_or(0.0, |(_, p)| p) - share).abs() < 1e-6, "{got:?}");
            // All but the others is the same.
            let but: Vec<LlamaToken> = (0..5).map(LlamaToken).filter(|t| !among.contains(t)).collect();
            let spread = logits.spread(&but);
            assert_eq!(spread.is_none(), best.is_none());
            let Some(spread) = spread else { return };
            assert_eq!(
                Some(spread.best.0),
                among.iter().map(|t| t.0).filter(|t| logits.of(LlamaToken(*t)) == spread.top).min()
            );
            assert!((logits.share(spread.best, &spread) - share).abs() < 1e-6);
        };
        check(&[0, 1, 3], Some(1), 1.0 / (2.0 + (-2f64).exp()));
        check(&[3, 2], Some(3), 1.0);
        check(&[2, 4], Some(2), 0.5);
        check(&[], None, 0.0);
        let mut random = Some(Random::new(1));
        assert_eq!(logits.choose(&tokens(&[2, 3]), &mut random), Some((LlamaToken(3), 1.0)), "no weight, never drawn");
        assert_eq!(logits.best_but(&tokens(&[1])), Some((LlamaToken(3), 3.0)));
        assert_eq!(logits.best_but(&tokens(&[0, 1, 2, 3, 4])), None);
        assert_eq!(logits.descending(&[]).collect::<Vec<_>>(), tokens(&[1, 3, 0, 2, 4]), "each once, also of equals");
        assert_eq!(logits.descending(&tokens(&[1, 4])).collect::<Vec<_>>(), tokens(&[3, 0, 2]));
        assert_eq!(logits.descending(&tokens(&[0, 1, 2, 3, 4])).next(), None);
    }

    #[test]
    fn the_power_is_that_of_the_library() {
        for n in 0..=30_000u32 {
            let below = -(n as f32) / 1000.0;
            let (ours, theirs) = (weight(below), f64::from(below).exp());
            // The product of 30 and the rounded logarithm is off by some units in the last place.
            assert!((ours / theirs - 1.0).abs() < 4e-6, "{below}: {ours} and {theirs}");
        }
        assert_eq!((weight(0.0), weight(NOTHING - 0.1), weight(f32::NEG_INFINITY)), (1.0, 0.0, 0.0));
    }

    /// A vocabulary of many blocks and a part, with tokens left out at its edges and one whole block of it.
    #[test]
    fn a_spread_is_that_of_a_list_of_all_the_others() {
        let mut random = Random::new(3);
        let scores: Vec<f32> = (0..1000).map(|_| (random.unit() * 20.0 - 15.0) as f32).collect();
        let logits = Logits::new(&scores);
        let but: Vec<LlamaToken> = [0, 63, 64, 999].into_iter().chain(128..192).map(LlamaToken).collect();
        let mut but = but;
        but.sort_unstable();
        let others: Vec<LlamaToken> = (0..1000).map(LlamaToken).filter(|t| !but.contains(t)).collect();
        let spread = logits.spread(&but).expect("there are others");
        let (best, share) = logits.choose(&others, &mut None).expect("there are others");
        assert_eq!(spread.best, best);
        assert!((logits.share(best, &spread) - share).abs() < 1e-6);
        let mut drawn = std::collections::BTreeMap::new();
        let (mut ours, mut theirs) = (Random::new(5), Some(Random::new(5)));
        for _ in 0..2000 {
            let token = logits.draw(&spread, &but, &mut ours);
            let (other, _) = logits.choose(&others, &mut theirs).expect("there are others");
            assert!(!but.contains(&token));
            *drawn.entry(token).or_insert(0i32) += 1;
            *drawn.entry(other).or_insert(0) -= 1;
        }
        let mut falling = others.clone();
        falling.sort_by(|a, b| logits.of(*b).total_cmp(&logits.of(*a)).then(a.cmp(b)));
        assert_eq!(logits.descending(&but).collect::<Vec<_>>(), falling);
        // The same draws, but where a sum in 32 bits and one in 64 lie on both sides of one.
        assert!(drawn.values().map(|n| n.abs()).sum::<i32>() <= 8, "{drawn:?}");
    }

    #[test]
    fn drawing_follows_the_shares() {
        let logits = Logits::new(&[0.0, 1.0, -40.0]);
        let spread = logits.spread(&[]).expect("there are some");
        let mut random = Random::new(7);
        let mut drawn = [0u32; 3];
        for _ in 0..4000 {
            drawn[index(logits.draw(&spread, &[], &mut random))] += 1;
        }
        // One in 3.72, and four standard deviations.
        assert!((f64::from(drawn[0]) / 4000.0 - 0.2689).abs() < 0.028, "{drawn:?}");
        assert_eq!(drawn[2], 0);
    }
}
