//! Counts the places for keys and values that the sequences of one context share: what two sequences have in
//! common takes its place once.
//!
//! It only counts, so that a question begins when there is room for all of it; the keys and values themselves
//! are llama.cpp's.

/// The places of one context.
pub(super) struct Pool {
    /// How many sequences hold each place.
    holders: Vec<u16>,
    free: Vec<u32>,
}

impl Pool {
    /// So many places, all free.
    pub(super) fn new(size: u32) -> Pool {
        Pool { holders: vec![0; size as usize], free: (0..size).rev().collect() }
    }

    /// Places that nobody holds.
    pub(super) fn free(&self) -> usize {
        self.free.len()
    }

    /// Takes places for one sequence; `None` and nothing taken when there are too few.
    pub(super) fn take(&mut self, count: usize) -> Option<Vec<u32>> {
        let from = self.free.len().checked_sub(count)?;
        let taken = self.free.split_off(from);
        for place in &taken {
            self.holders[*place as usize] = 1;
        }
        Some(taken)
    }

    /// Another sequence holds these places too.
    pub(super) fn share(&mut self, places: &[u32]) {
        for place in places {
            self.holders[*place as usize] += 1;
        }
    }

    /// A sequence lets go of these places.
    pub(super) fn release(&mut self, places: &[u32]) {
        for place in places {
            let holders = &mut self.holders[*place as usize];
            *holders = holders.saturating_sub(1);
            if *holders == 0 {
                self.free.push(*place);
            }
        }
    }

    /// How many of these places would be free if this one sequence let go of them.
    pub(super) fn alone(&self, places: &[u32]) -> usize {
        places.iter().filter(|p| self.holders[**p as usize] == 1).count()
    }
}

#[cfg(test)]
mod tests {
    use super::Pool;

    #[test]
    fn what_is_shared_takes_its_place_once() {
        let mut pool = Pool::new(10);
        let first = pool.take(6).expect("there is room");
        pool.share(&first[..4]);
        let second: Vec<u32> = first[..4].iter().copied().chain(pool.take(2).expect("there is room")).collect();
        assert_eq!((pool.free(), pool.alone(&first), pool.alone(&second)), (2, 2, 2));
        assert!(pool.take(3).is_none());
        assert_eq!(pool.free(), 2, "nothing was taken");
        pool.release(&first);
        assert_eq!((pool.free(), pool.alone(&second)), (4, 6));
        pool.release(&second);
        assert_eq!(pool.free(), 10);
    }
}
