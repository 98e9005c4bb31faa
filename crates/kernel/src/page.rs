//! Pages of long lists: a slice and where the next begins. No totals: counting all is what makes lists slow.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

/// Part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The things of this page, in order.
    pub items: Vec<T>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
}

/// A place in a list: the sort key of the last thing seen. It names nothing that the reader did not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(pub String);

impl<T> Page<T> {
    /// Of `items`, read with one more than `size`: the surplus one only says that there is a next page.
    pub fn of(mut items: Vec<T>, size: usize, key: impl Fn(&T) -> String) -> Page<T> {
        let more = items.len() > size;
        items.truncate(size);
        let next = more.then(|| items.last().map(|it| Cursor(key(it)))).flatten();
        Page { items, next }
    }
}

impl Cursor {
    /// For an address.
    pub fn encode(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(&self.0)
    }
    /// From an address; a spoiled one is the first page.
    pub fn decode(text: &str) -> Option<Cursor> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        String::from_utf8(bytes).ok().map(Cursor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_whether_another_follows() {
        let page = Page::of(vec![1, 2, 3], 2, |it| it.to_string());
        assert_eq!(page.items, [1, 2]);
        assert_eq!(page.next, Some(Cursor("2".into())));
        assert_eq!(Page::of(vec![1, 2], 2, |it| it.to_string()).next, None);
    }

    #[test]
    fn a_spoiled_cursor_is_no_cursor() {
        let cursor = Cursor("2026|ä".into());
        assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        assert_eq!(Cursor::decode("%%%"), None);
    }
}
