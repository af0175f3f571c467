//! Where "nothing found" begins: the score that questions without an answer reach in this very folder.
//!
//! Built-in questions of everyday life and random mixes of unrelated words are asked when the index is built; the
//! threshold lies above nearly all of their best scores. A folder that does answer some of them is not harmed: only
//! the 95th percentile counts, and the threshold stays within bounds. An embedding model gets a floor of its own in the
//! same way, so that words and meaning together find no more than that.

/// The share of questions without an answer that must stay below the threshold.
const PERCENTILE: f64 = 0.95;
/// Bounds of the threshold: below the lower one a third of the question is not met, above the upper one plain questions
/// with an answer would fail.
const LOWEST: f64 = 0.34;
const HIGHEST: f64 = 0.55;
/// Mixes of unrelated words.
const MIXES: usize = 60;

/// The threshold for an index, given what the best score of a question is.
pub(crate) fn threshold<E>(best: impl Fn(&str) -> Result<f64, E>) -> Result<f64, E> {
    let mut scores = Vec::new();
    for question in unanswered() {
        scores.push(best(&question)?);
    }
    scores.sort_by(f64::total_cmp);
    let place = (scores.len() as f64 * PERCENTILE).ceil() as usize;
    let reached = scores[place.clamp(1, scores.len()) - 1];
    // A hair above, so that the question at that place itself is not found.
    Ok((reached + 0.01).clamp(LOWEST, HIGHEST))
}

/// Questions that no memory answers: the built-in ones and the mixes.
pub fn unanswered() -> Vec<String> {
    NEGATIVES.iter().map(|q| (*q).to_owned()).chain(mixes(MIXES)).collect()
}

/// The similarity from which on meaning finds something, given for each of [`unanswered`] whether words find something
/// and how near the nearest passage is. Together they find at most one in twenty, or as many as words alone do.
pub fn floor(questions: &[(bool, f64)]) -> f64 {
    let by_words = questions.iter().filter(|(found, _)| *found).count();
    let allowed = (questions.len() as f64 * (1.0 - PERCENTILE)).floor() as usize;
    let mut others: Vec<f64> = questions.iter().filter(|(found, _)| !*found).map(|(_, near)| *near).collect();
    others.sort_by(|a, b| b.total_cmp(a));
    // A hair above the first one that must not be found.
    let highest = others.get(allowed.saturating_sub(by_words)).or(others.last()).copied().unwrap_or(1.0);
    (highest + 0.005).clamp(0.05, 1.0)
}

/// Mixes of three to five words from topics that have nothing to do with each other; always the same ones.
fn mixes(count: usize) -> Vec<String> {
    // Knuth's MMIX generator: all that is needed is that the words do not belong together.
    let mut state: u64 = 0x5eed;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % below
    };
    (0..count)
        .map(|_| {
            let words: Vec<&str> = (0..3 + next(3)).map(|_| UNRELATED[next(UNRELATED.len())]).collect();
            words.join(" ")
        })
        .collect()
}

/// Everyday questions that no office playbook answers.
pub(crate) const NEGATIVES: &[&str] = &[
    "what is the capital of France",
    "how do I bake sourdough bread",
    "why is the sky blue",
    "how tall is the Eiffel Tower",
    "what should I feed a stray cat",
    "how long do I boil an egg",
    "who won the football world cup in 1998",
    "how to change a flat tyre on a bicycle",
    "what are the symptoms of the flu",
    "which planet has the most moons",
    "how do I unclog the kitchen sink",
    "what is the plot of Hamlet",
    "how to grow tomatoes on a balcony",
    "when do the clocks go back in autumn",
    "how do I get red wine out of a carpet",
    "what is the boiling point of water at altitude",
    "how many strings does a violin have",
    "best way to train a puppy to sit",
    "how do vaccines work",
    "what does a carburettor do",
    "how to tie a bowline knot",
    "which mushrooms are safe to eat",
    "how do I knit a scarf",
    "what causes thunder and lightning",
    "how far away is the moon",
    "how to play the guitar for beginners",
    "what is photosynthesis",
    "who painted the Mona Lisa",
    "how do I descale the coffee machine",
    "what is the fastest animal on land",
    "how to remove a splinter",
    "which wine goes with fish",
    "how do I paint a bedroom wall without streaks",
    "what is the speed of light",
    "how to ski downhill safely",
    "what are the rules of chess",
    "how do I stop my dog from barking at night",
    "how deep is the Pacific ocean",
    "what is a black hole",
    "how to fold a fitted sheet",
    "why do cats purr",
    "how do I repair a leaking tap",
    "what is the population of Brazil",
    "how to make a paper aeroplane",
    "which muscles does swimming train",
    "how do bees make honey",
    "what are good names for a hamster",
    "how to remove rust from a pan",
    "when was the printing press invented",
    "how do I water an orchid",
    "what is the difference between a crocodile and an alligator",
    "how to pitch a tent in the rain",
    "what does the liver do",
    "how do I make pancakes without eggs",
    "which dinosaurs could fly",
    "how to learn to juggle three balls",
    "what is the highest mountain in Africa",
    "how do I sharpen a kitchen knife",
    "why do leaves change colour",
    "how to get a baby to sleep through the night",
];

/// Words from cooking, nature, sport, the sky, the house, music and history.
const UNRELATED: &[&str] = &[
    "sourdough",
    "tomato",
    "garlic",
    "butter",
    "oven",
    "recipe",
    "soup",
    "cinnamon",
    "glacier",
    "volcano",
    "penguin",
    "orchid",
    "mushroom",
    "forest",
    "river",
    "elephant",
    "football",
    "goalkeeper",
    "marathon",
    "swimming",
    "racket",
    "bicycle",
    "skiing",
    "galaxy",
    "telescope",
    "comet",
    "planet",
    "eclipse",
    "gravity",
    "sofa",
    "carpet",
    "faucet",
    "curtain",
    "ladder",
    "hammer",
    "wallpaper",
    "violin",
    "piano",
    "opera",
    "melody",
    "drummer",
    "castle",
    "pharaoh",
    "knight",
    "revolution",
    "empire",
    "medieval",
    "kitten",
    "puppy",
    "hamster",
    "parrot",
    "aquarium",
    "knitting",
    "pottery",
    "origami",
    "sunscreen",
    "umbrella",
    "thunder",
    "snowflake",
    "desert",
    "island",
    "lighthouse",
    "sailor",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_lies_above_nearly_all_and_within_bounds() {
        let check = |score: &dyn Fn(&str) -> f64, expect: f64| {
            let found = threshold(|q| Ok::<f64, ()>(score(q))).expect("no error");
            assert!((found - expect).abs() < 1e-9, "{found} for {expect}");
        };
        check(&|_| 0.0, LOWEST);
        check(&|_| 0.4, 0.41);
        check(&|_| 1.0, HIGHEST);
        // A folder about coffee machines: a few questions are answered, the rest are not.
        check(&|q| if q.contains("coffee") { 0.9 } else { 0.1 }, LOWEST);
    }

    #[test]
    fn words_and_meaning_together_find_no_more_than_one_in_twenty() {
        let check = |by_words: usize, near: &[f64], expect: f64| {
            let words = (0..by_words).map(|_| (true, 0.99));
            let all: Vec<(bool, f64)> = words.chain(near.iter().map(|n| (false, *n))).collect();
            let found = floor(&all);
            assert!((found - expect).abs() < 1e-9, "{found} for {expect}");
            let together = all.iter().filter(|(words, near)| *words || *near >= found).count();
            assert!(together <= by_words.max(all.len() / 20), "{together} of {}", all.len());
        };
        let near: Vec<f64> = (0..40).map(|i| f64::from(i) / 100.0).collect();
        // Two of forty may be found.
        check(0, &near, 0.375);
        check(1, &near, 0.385);
        check(2, &near, 0.395);
        // Words alone find more than that already: meaning adds nothing.
        check(9, &near, 0.395);
        assert_eq!(floor(&[]), 1.0);
    }

    #[test]
    fn there_are_enough_negatives_and_none_twice() {
        let distinct: std::collections::BTreeSet<_> = NEGATIVES.iter().collect();
        assert!(NEGATIVES.len() >= 60 && distinct.len() == NEGATIVES.len());
        assert_eq!(unanswered(), unanswered());
        assert_eq!(unanswered().len(), NEGATIVES.len() + MIXES);
    }
}
