//! The words of the letters. They name nobody and no search: letters are read on locked screens.

/// Subject and text of the letter that says that saved searches found somebody new: so many people, in words.
pub fn compose_found(name: &str, people: &str, home: &str) -> (String, String) {
    let text = format!(
        "Dear {name},\n\n\
         You asked Kettle to look again for whom you searched. {people} new to you fit now; who they are stands beside your \
         saved searches:\n\n\
         {home}/people/saved\n\n\
         Such a letter comes at most once a week and only if there is somebody new. It is switched off on the same \
         page.\n\n\
         Kettle\n{home}\n"
    );
    ("Your saved searches found somebody - Kettle".to_owned(), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_leads_to_the_page_that_switches_it_off() {
        let (subject, text) = compose_found("Ada", "3 people", "https://kettle.example");
        assert!(!subject.contains("Ada") && !subject.contains('3'), "{subject}");
        assert!(text.contains("3 people new to you fit now") && text.contains("https://kettle.example/people/saved"));
    }
}
