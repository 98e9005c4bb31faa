//! Chance for the made population: a counter and a mixer (splitmix), so that member number i can be made alone.

/// A stream of numbers that depends on nothing but what it was made from.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// For this member of this population.
    pub(super) fn of(seed: u64, number: u64) -> Dice {
        Dice(mixed(seed ^ 0x6b65_7474_6c65_0001).wrapping_add(mixed(number.wrapping_mul(0xd6e8_feb8_6659_fd93))))
    }

    /// Any number.
    pub(super) fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// From 0 to `end` − 1; 0 if `end` is 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.any()) * end as u128) >> 64) as usize
    }

    /// From `low` to `high`, both possible; `low` if the range is empty.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1).max(1) as usize) as i32
    }

    /// Yes, so many times in a hundred.
    pub(super) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of them.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }
}

fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Things with weights.
#[derive(Debug, Clone)]
pub(super) struct Pool<T> {
    items: Vec<(u32, T)>,
}

impl<T> Pool<T> {
    /// Of weights and things.
    pub(super) fn of(weighted: impl IntoIterator<Item = (u32, T)>) -> Pool<T> {
        let mut sum = 0;
        let grow = |(weight, thing)| {
            sum += weight;
            (sum, thing)
        };
        Pool { items: weighted.into_iter().map(grow).collect() }
    }

    /// One of them, the heavier the likelier; nothing of an empty pool.
    pub(super) fn pick(&self, dice: &mut Dice) -> Option<&T> {
        let sum = self.items.last()?.0;
        let at = dice.below(sum as usize) as u32;
        let index = self.items.partition_point(|(upto, _)| *upto <= at);
        self.items.get(index).map(|it| &it.1)
    }
}
