//! What the guard finds in texts as members might write them (see `corpus/README.md`).

#[path = "../corpus/read.rs"]
mod read;

use read::{PROSE, measure, parts};

const SEEDS: [u64; 3] = [1, 2, 3];

#[test]
fn four_hundred_texts_half_of_them_harmless() {
    let [tuned, held_out] = parts(1);
    let patients = tuned.patients.len() + held_out.patients.len();
    let harmless = tuned.harmless.len() + held_out.harmless.len();
    assert!(patients >= 200 && harmless >= 200, "{patients} and {harmless}");
    let mut all: Vec<String> =
        [tuned, held_out].into_iter().flat_map(|it| it.patients.into_iter().chain(it.harmless)).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), patients + harmless, "a text stands there twice");
}

#[test]
fn nearly_all_patients_are_found_and_hardly_anything_else() {
    for seed in SEEDS {
        let parts = parts(seed);
        for part in &parts {
            let it = measure([part], |text| !guard::scan(text).is_empty());
            println!("seed {seed}, {}: recall {:.1} %, false alarms {:.1} %", part.name, it.recall, it.false_alarms);
            it.wrong.iter().for_each(|it| println!("  {it}"));
        }
        let all = measure(&parts, |text| !guard::scan(text).is_empty());
        assert!(
            all.recall >= 95.0 && all.false_alarms <= 2.0,
            "recall {}, false alarms {}: {:#?}",
            all.recall,
            all.false_alarms,
            all.wrong
        );
    }
}

#[test]
fn a_page_of_plain_prose_raises_no_alarm() {
    assert!(PROSE.len() > 2_000 && guard::scan(PROSE).is_empty(), "{:?}", guard::scan(PROSE));
}

#[test]
fn what_is_blanked_out_names_nobody_any_more() {
    for part in parts(4) {
        for text in part.patients {
            let blank = guard::blank(&text, &guard::scan(&text));
            assert!(guard::scan(&blank).is_empty(), "{text} → {blank}");
            assert_eq!(guard::blank(&blank, &guard::scan(&blank)), blank);
        }
    }
}

/// Strings that break programs: made ones, and the well-known list where it lies beside this repository.
#[test]
fn odd_strings_are_looked_at_and_blanked() {
    let made = [
        "",
        "\0",
        "\u{FEFF}",
        "\u{202E}pt\u{202C} 943",
        "null",
        "ｍｒｓ Ｅｌｌｉｓｏｎ",
        "🇬🇧 9️⃣4️⃣3️⃣",
        "\u{202E}9195 674 349",
        "Mrs ",
        "Mrs \u{200B}",
        "patient ",
        "DOB ",
        "MRN ",
        "+44",
        "(",
        "07700 900",
        "1AA",
        "NE1 4L",
        "Ⅸ",
        "٩٤٣٤٧٦٥٩١٩",
        "𝟗𝟒𝟑 𝟒𝟕𝟔 𝟓𝟗𝟏𝟗",
        "Mrs\u{0301} E",
        "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
        "<script>943 476 5919</script>",
        "%s%n",
        "1;DROP TABLE patient",
    ];
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/interop/strings/blns.json");
    let known: Vec<String> = match std::fs::read(&list) {
        Ok(bytes) => serde_json::from_slice(&bytes).expect("a list of strings"),
        Err(_) => {
            println!("skipped: the list of naughty strings is not here");
            vec![]
        }
    };
    for text in made.iter().map(|it| (*it).to_owned()).chain(known) {
        for around in ["", "NHS no 943 476 5919 ", "Mrs ", "the patient ", "DOB 1"] {
            let text = format!("{around}{text}{around}");
            let blank = guard::blank(&text, &guard::scan(&text));
            assert!(guard::scan(&blank).is_empty(), "{text:?}");
        }
    }
}
