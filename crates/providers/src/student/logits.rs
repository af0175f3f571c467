//! The scores of one position: the best token, a drawn one, and what a token's share is.
//!
//! Plain arithmetic over a slice; which tokens may come is decided elsewhere.

use super::vocabulary::index;
use llama_cpp_2::token::LlamaToken;

/// How far below the best a score weighs nothing: a million tokens of it are less than one in ten million.
const NOTHING: f32 = -30.0;

/// The scores of one position. A score that is not a number counts as the lowest.
pub(super) struct Logits<'a>(&'a [f32]);

impl<'a> Logits<'a> {
    pub(super) fn new(scores: &'a [f32]) -> Logits<'a> {
        Logits(scores)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The best of these, or one drawn by its probability.
    pub(super) fn choose(&self, among: &[LlamaToken], random: &mut Option<Random>) -> Option<LlamaToken> {
        match random {
            None => self.best(among),
            Some(random) => self.sample(among, random),
        }
    }

    fn of(&self, token: LlamaToken) -> f32 {
        self.0.get(index(token)).copied().filter(|l| l.is_finite()).unwrap_or(-1e30)
    }

    /// The first of the highest.
    pub(super) fn best(&self, among: &[LlamaToken]) -> Option<LlamaToken> {
        among.iter().copied().reduce(|best, t| if self.of(t) > self.of(best) { t } else { best })
    }

    /// The probability of `token` when only these may come.
    pub(super) fn share(&self, token: LlamaToken, among: &[LlamaToken]) -> f64 {
        let top = among.iter().map(|t| self.of(*t)).fold(self.of(token), f32::max);
        // A vocabulary has a hundred thousand tokens that weigh nothing: they cost a comparison each, not an exponential.
        let weight = |t: LlamaToken| match self.of(t) - top {
            below if below < NOTHING => 0.0,
            below => f64::from(below).exp(),
        };
        let all: f64 = among.iter().map(|t| weight(*t)).sum();
        if all > 0.0 { (weight(token) / all).min(1.0) } else { 0.0 }
    }

    fn sample(&self, among: &[LlamaToken], random: &mut Random) -> Option<LlamaToken> {
        let top = among.iter().map(|t| self.of(*t)).reduce(f32::max)?;
        let weights: Vec<f64> = among.iter().map(|t| f64::from(self.of(*t) - top).exp()).collect();
        let mut left = random.unit() * weights.iter().sum::<f64>();
        let hit = weights.iter().position(|w| {
            left -= w;
            left < 0.0
        });
        among.get(hit.unwrap_or(among.len() - 1)).copied()
    }
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

    #[test]
    fn the_first_of_the_highest_is_best_and_shares_are_among_the_allowed() {
        let logits = Logits::new(&[1.0, 3.0, f32::NAN, 3.0, f32::INFINITY]);
        let tokens = |ids: &[i32]| ids.iter().map(|t| LlamaToken(*t)).collect::<Vec<_>>();
        let check = |among: &[i32], best: Option<i32>, share: f64| {
            let among = tokens(among);
            let got = logits.best(&among);
            assert_eq!(got.map(|t| t.0), best);
            let got = got.map_or(0.0, |t| logits.share(t, &among));
            assert!((got - share).abs() < 1e-9, "{got}");
        };
        check(&[0, 1, 3], Some(1), 1.0 / (2.0 + (-2f64).exp()));
        check(&[3, 2], Some(3), 1.0);
        check(&[2, 4], Some(2), 0.5);
        check(&[], None, 0.0);
        let mut random = Some(Random::new(1));
        assert_eq!(logits.choose(&tokens(&[2, 3]), &mut random), Some(LlamaToken(3)), "no weight, never drawn");
    }
}
