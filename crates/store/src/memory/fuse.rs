//! Reciprocal-rank fusion: one order out of several, by ranks alone.
//!
//! Scores of different searches cannot be compared, ranks can (Cormack, Clarke, Buettcher 2009, with their k = 60).

/// An order of ids, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedList {
    /// `bm25`, `vector`.
    pub name: String,
    /// How much it counts; 2 for the question in the user's own words.
    pub weight: f64,
    /// Ids, best first.
    pub ids: Vec<String>,
}

/// An id with its fused score.
#[derive(Clone, Debug, PartialEq)]
pub struct Fused {
    /// Id.
    pub id: String,
    /// Sum over the lists of weight / (k + rank).
    pub score: f64,
    /// Its rank in each list that has it, from 1.
    pub ranks: Vec<(String, usize)>,
}

/// Fuses lists into one, best first; equal scores by best rank, then by id, so that the order is always the same.
pub fn fuse(lists: &[RankedList], k: u32) -> Vec<Fused> {
    let mut fused: Vec<Fused> = Vec::new();
    let mut places: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for list in lists {
        let mut rank = 0;
        for (i, id) in list.ids.iter().enumerate() {
            if list.ids[..i].contains(id) {
                continue;
            }
            rank += 1;
            let place = *places.entry(id).or_insert_with(|| {
                fused.push(Fused { id: id.clone(), score: 0.0, ranks: Vec::new() });
                fused.len() - 1
            });
            fused[place].score += list.weight / (f64::from(k) + rank as f64);
            fused[place].ranks.push((list.name.clone(), rank));
        }
    }
    let best_rank = |f: &Fused| f.ranks.iter().map(|(_, rank)| *rank).min();
    fused.sort_by(|a, b| b.score.total_cmp(&a.score).then(best_rank(a).cmp(&best_rank(b))).then(a.id.cmp(&b.id)));
    fused
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(name: &str, weight: f64, ids: &str) -> RankedList {
        RankedList { name: name.into(), weight, ids: ids.split_whitespace().map(str::to_owned).collect() }
    }

    #[test]
    fn ranks_decide() {
        let check = |lists: &[RankedList], expect: &str| {
            let order: Vec<String> = fuse(lists, 60).into_iter().map(|f| f.id).collect();
            assert_eq!(order.join(" "), expect, "{lists:?}");
        };
        check(&[], "");
        check(&[list("bm25", 1.0, "a b c")], "a b c");
        check(&[list("bm25", 1.0, "a b"), list("vector", 1.0, "b c")], "b a c");
        check(&[list("bm25", 2.0, "a b"), list("vector", 1.0, "c d")], "a b c d");
        check(&[list("bm25", 1.0, "a b"), list("vector", 1.0, "b a")], "a b");
        check(&[list("bm25", 1.0, "a a b"), list("vector", 1.0, "b")], "b a");
    }

    #[test]
    fn the_score_is_the_sum_over_the_lists() {
        let fused = fuse(&[list("bm25", 2.0, "a b"), list("vector", 1.0, "b")], 60);
        assert_eq!(
            fused[0],
            Fused {
                id: "b".into(),
                score: 2.0 / 62.0 + 1.0 / 61.0,
                ranks: vec![("bm25".into(), 2), ("vector".into(), 1)]
            }
        );
    }
}
