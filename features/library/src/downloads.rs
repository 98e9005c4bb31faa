//! How often something was taken along: counted in memory, because whoever reads changes nothing, and written down by night. There
//! is no who in it.

use crate::resource::ResourceId;
use frame::App;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// What was counted since it was written down.
#[derive(Default)]
pub struct Downloads(Mutex<HashMap<ResourceId, i64>>);

/// Those of this program.
pub fn downloads(app: &App) -> Arc<Downloads> {
    app.keep(Downloads::default)
}

impl Downloads {
    /// Something of it was taken along.
    pub fn count(&self, id: ResourceId) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(id).or_default() += 1;
    }
    /// How often that was since it was written down.
    pub fn of(&self, id: ResourceId) -> i64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).copied().unwrap_or_default()
    }
    /// All of it, to be written down.
    pub fn all(&self) -> Vec<(ResourceId, i64)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|it| (*it.0, *it.1)).collect()
    }
    /// So much of it was written down.
    pub fn written(&self, some: &[(ResourceId, i64)]) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (id, times) in some {
            let left = all.remove(id).unwrap_or_default() - times;
            if left > 0 {
                all.insert(*id, left);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_is_counted_once() {
        let (one, other) = (ResourceId::from_bytes([1; 16]), ResourceId::from_bytes([2; 16]));
        let all = Downloads::default();
        all.count(one);
        all.count(one);
        let some = all.all();
        all.count(one);
        all.count(other);
        assert_eq!((some.as_slice(), all.of(one)), (&[(one, 2)][..], 3));
        all.written(&some);
        assert_eq!((all.of(one), all.of(other)), (1, 1));
    }
}
