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

    /// The best of these, or one drawn by its probability, and its share when only these may come.
    ///
    /// A vocabulary has a hundred thousand tokens and this is asked for each token that is written: two passes, and an
    /// exponential only for what weighs anything.
    pub(super) fn choose(&self, among: &[LlamaToken], random: &mut Option<Random>) -> Option<(LlamaToken, f64)> {
        let (best, top) = self.best(among.iter().copied())?;
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

    fn of(&self, token: LlamaToken) -> f32 {
        self.0.get(index(token)).copied().filter(|l| l.is_finite()).unwrap_or(-1e30)
    }

    /// The first of the highest of these, and its score.
    fn best(&self, among: impl Iterator<Item = LlamaToken>) -> Option<(LlamaToken, f32)> {
        let mut best: Option<(LlamaToken, f32)> = None;
        for token in among {
            let score = self.of(token);
            if best.is_none_or(|(_, top)| score > top) {
                best = Some((token, score));
            }
        }
        best
    }

    /// These from the best down, as many as `most`; of equal ones the first comes first.
    pub(super) fn ranked(&self, among: &[LlamaToken], most: usize) -> Vec<LlamaToken> {
        let mut all: Vec<(f32, usize)> = among.iter().enumerate().map(|(at, t)| (self.of(*t), at)).collect();
        let better = |a: &(f32, usize), b: &(f32, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if all.len() > most {
            all.select_nth_unstable_by(most, better);
            all.truncate(most);
        }
        all.sort_unstable_by(better);
        all.into_iter().map(|(_, at)| among[at]).collect()
    }

    /// The first of the highest of all but these.
    pub(super) fn best_but(&self, these: &[LlamaToken]) -> Option<LlamaToken> {
        let mut other = vec![true; self.0.len()];
        for token in these {
            if let Some(other) = other.get_mut(index(*token)) {
                *other = false;
            }
        }
        let all = (0..other.len() as i32).map(LlamaToken).filter(|t| other[index(*t)]);
        self.best(all).map(|(token, _)| token)
    }

    /// The share of one of these when only these may come.
    pub(super) fn share(&self, token: LlamaToken, among: &[LlamaToken]) -> f64 {
        let Some((_, top)) = self.best(among.iter().copied()) else { return 0.0 };
        let all: f64 = among.iter().map(|t| weight(self.of(*t) - top)).sum();
        (weight(self.of(token) - top) / all.max(1.0)).min(1.0)
    }
}

/// What a score weighs that is so far below the best.
fn weight(below: f32) -> f64 {
    if below < NOTHING { 0.0 } else { f64::from(below.exp()) }
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
            let got = logits.choose(&among, &mut None);
            assert_eq!(got.map(|(t, _)| t.0), best);
            let got = got.map_or(0.0, |(t, p)| {
                assert!((logits.share(t, &among) - p).abs() < 1e-9);
                p
            });
            assert!((got - share).abs() < 1e-6, "{got}");
        };
        check(&[0, 1, 3], Some(1), 1.0 / (2.0 + (-2f64).exp()));
        check(&[3, 2], Some(3), 1.0);
        check(&[2, 4], Some(2), 0.5);
        check(&[], None, 0.0);
        let mut random = Some(Random::new(1));
        assert_eq!(logits.choose(&tokens(&[2, 3]), &mut random), Some((LlamaToken(3), 1.0)), "no weight, never drawn");
        assert_eq!(logits.ranked(&tokens(&[0, 1, 2, 3]), 3), tokens(&[1, 3, 0]));
        assert_eq!(logits.best_but(&tokens(&[1])), Some(LlamaToken(3)));
        assert_eq!(logits.best_but(&tokens(&[0, 1, 2, 3, 4])), None);
    }

    #[test]
    fn drawing_follows_the_shares() {
        let logits = Logits::new(&[0.0, 1.0, -40.0]);
        let all = [0, 1, 2].map(LlamaToken);
        let mut random = Some(Random::new(7));
        let mut drawn = [0u32; 3];
        for _ in 0..4000 {
            let (token, share) = logits.choose(&all, &mut random).expect("there are some");
            assert!((share - logits.share(token, &all)).abs() < 1e-9);
            drawn[index(token)] += 1;
        }
        // One in 3.72, and four standard deviations.
        assert!((f64::from(drawn[0]) / 4000.0 - 0.2689).abs() < 0.028, "{drawn:?}");
        assert_eq!(drawn[2], 0);
    }
}
