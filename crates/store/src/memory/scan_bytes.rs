//! Vectors as bytes, one after the other, and the scan over all of them.
//!
//! Each number is a byte times the vector's own scale, so a comparison is a sum of products of bytes. It is near the true
//! one to about a hundredth, which is why the caller compares the best ones again by their numbers.

/// A vector as bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ByteVector {
    bytes: Vec<i8>,
    scale: f32,
}

impl ByteVector {
    /// The nearest bytes; the largest number of the vector becomes 127.
    pub(super) fn of(vector: &[f32]) -> ByteVector {
        let largest = vector.iter().fold(0f32, |most, x| most.max(x.abs())).max(f32::MIN_POSITIVE);
        let scale = largest / 127.0;
        ByteVector { bytes: vector.iter().map(|x| (x / scale).round() as i8).collect(), scale }
    }
}

/// Many vectors of one dimension.
#[derive(Debug, Default)]
pub(super) struct Bytes {
    dimension: usize,
    bytes: Vec<i8>,
    scales: Vec<f32>,
}

impl Bytes {
    pub(super) fn new(dimension: usize) -> Bytes {
        Bytes { dimension, ..Bytes::default() }
    }

    pub(super) fn push(&mut self, vector: &ByteVector) {
        self.bytes.extend_from_slice(&vector.bytes);
        self.scales.push(vector.scale);
    }

    pub(super) fn replace(&mut self, at: usize, vector: &ByteVector) {
        self.bytes[at * self.dimension..(at + 1) * self.dimension].copy_from_slice(&vector.bytes);
        self.scales[at] = vector.scale;
    }

    /// Removes one; the last takes its place.
    pub(super) fn swap_remove(&mut self, at: usize) {
        let last = self.scales.len() - 1;
        self.bytes.copy_within(last * self.dimension.., at * self.dimension);
        self.bytes.truncate(last * self.dimension);
        self.scales.swap_remove(at);
    }

    /// The places of the vectors that are most like this one, at most `limit`, in no order.
    pub(super) fn best(&self, asked: &ByteVector, limit: usize) -> Vec<usize> {
        if self.dimension == 0 || asked.bytes.len() != self.dimension {
            return Vec::new();
        }
        let rows = self.bytes.chunks_exact(self.dimension).zip(&self.scales);
        let mut scored: Vec<(f32, u32)> =
            rows.enumerate().map(|(at, (row, scale))| (product(row, &asked.bytes) as f32 * scale, at as u32)).collect();
        if scored.len() > limit {
            scored.select_nth_unstable_by(limit, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            scored.truncate(limit);
        }
        scored.into_iter().map(|(_, at)| at as usize).collect()
    }
}

/// The sum of the products of bytes. In blocks of 16 with sums of their own, so that the compiler uses wide registers.
fn product(a: &[i8], b: &[i8]) -> i32 {
    let (left, right) = (a.chunks_exact(16), b.chunks_exact(16));
    let rest: i32 = left.remainder().iter().zip(right.remainder()).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
    let mut sums = [0i32; 16];
    for (x, y) in left.zip(right) {
        for i in 0..16 {
            sums[i] += i32::from(x[i]) * i32::from(y[i]);
        }
    }
    rest + sums.iter().sum::<i32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(vectors: &[&[f32]]) -> Bytes {
        let mut all = Bytes::new(vectors.first().map_or(0, |v| v.len()));
        vectors.iter().for_each(|v| all.push(&ByteVector::of(v)));
        all
    }

    #[test]
    fn a_vector_is_near_its_bytes() {
        let vector: Vec<f32> = (0..40).map(|i| ((i * 37 % 19) as f32 - 9.0) / 31.0).collect();
        let bytes = ByteVector::of(&vector);
        let back: Vec<f32> = bytes.bytes.iter().map(|b| f32::from(*b) * bytes.scale).collect();
        assert!(vector.iter().zip(&back).all(|(x, y)| (x - y).abs() <= bytes.scale / 2.0 + 1e-6));
        let squared: f32 = vector.iter().map(|x| x * x).sum();
        let product = product(&bytes.bytes, &bytes.bytes) as f32 * bytes.scale * bytes.scale;
        assert!((product / squared - 1.0).abs() < 0.01, "40 is no multiple of 16: {product} {squared}");
        assert_eq!(ByteVector::of(&[0.0, 0.0]).bytes, [0, 0]);
    }

    #[test]
    fn the_best_are_found_and_a_removed_one_is_not() {
        let mut all = of(&[&[1.0, 0.0], &[0.0, 1.0], &[0.7, 0.7], &[-1.0, 0.0]]);
        let asked = ByteVector::of(&[1.0, 0.1]);
        let best = |all: &Bytes, limit| {
            let mut places = all.best(&asked, limit);
            places.sort_unstable();
            places
        };
        assert_eq!(best(&all, 2), [0, 2]);
        assert_eq!(best(&all, 9), [0, 1, 2, 3]);
        all.swap_remove(0);
        // The last one is at its place now.
        assert_eq!(best(&all, 1), [2]);
        all.replace(0, &ByteVector::of(&[1.0, 0.1]));
        assert_eq!(best(&all, 1), [0]);
        assert_eq!(all.best(&ByteVector::of(&[1.0]), 3), [] as [usize; 0]);
    }
}
