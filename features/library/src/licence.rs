//! What others may do with a resource, in plain words.

/// A licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Licence {
    /// Creative Commons Attribution 4.0.
    #[default]
    By,
    /// Attribution-ShareAlike 4.0.
    BySa,
    /// Attribution-NonCommercial 4.0.
    ByNc,
    /// Public domain dedication.
    Zero,
    /// Nobody else may pass it on or change it.
    Kept,
}

impl Licence {
    /// All of them, as they are offered.
    pub const ALL: [Licence; 5] = [Licence::By, Licence::BySa, Licence::ByNc, Licence::Zero, Licence::Kept];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Licence::By => "cc-by",
            Licence::BySa => "cc-by-sa",
            Licence::ByNc => "cc-by-nc",
            Licence::Zero => "cc0",
            Licence::Kept => "kept",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Licence> {
        Licence::ALL.into_iter().find(|it| it.word() == word)
    }
    /// What one may do.
    pub const fn label(self) -> &'static str {
        match self {
            Licence::By => "Use and change it, and name the authors",
            Licence::BySa => "Use and change it, name the authors, and let others do the same with yours",
            Licence::ByNc => "Use and change it without earning money from it, and name the authors",
            Licence::Zero => "Use and change it as you like",
            Licence::Kept => "Read it and use it in your own work; ask before you pass it on or change it",
        }
    }
    /// What it is called by those who know.
    pub const fn name(self) -> &'static str {
        match self {
            Licence::By => "CC BY 4.0",
            Licence::BySa => "CC BY-SA 4.0",
            Licence::ByNc => "CC BY-NC 4.0",
            Licence::Zero => "CC0 1.0",
            Licence::Kept => "all rights kept",
        }
    }
    /// Where its whole text stands; nothing for what is no licence.
    pub const fn url(self) -> &'static str {
        match self {
            Licence::By => "https://creativecommons.org/licenses/by/4.0/",
            Licence::BySa => "https://creativecommons.org/licenses/by-sa/4.0/",
            Licence::ByNc => "https://creativecommons.org/licenses/by-nc/4.0/",
            Licence::Zero => "https://creativecommons.org/publicdomain/zero/1.0/",
            Licence::Kept => "",
        }
    }
    /// Both together: "Use and change it, and name the authors (CC BY 4.0)".
    pub fn words(self) -> String {
        format!("{} ({})", self.label(), self.name())
    }
    /// Whether others may use it, whoever its author is and whether they are still here: then it may be adapted, shown in public,
    /// and stays when its author leaves.
    pub const fn is_open(self) -> bool {
        !matches!(self, Licence::Kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_licence_but_one_lets_others_use_it() {
        assert!(Licence::ALL.into_iter().all(|it| Licence::of(it.word()) == Some(it)));
        assert_eq!(Licence::ALL.into_iter().filter(|it| !it.is_open()).collect::<Vec<_>>(), [Licence::Kept]);
        assert!(Licence::ALL.into_iter().all(|it| it.is_open() == it.url().starts_with("https://")));
        assert_eq!(Licence::default().words(), "Use and change it, and name the authors (CC BY 4.0)");
    }
}
