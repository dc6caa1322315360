//! A third language needs texts and strings, and no change of the program.

use crate::support::Playbook;

/// Adds a line for French behind every Vietnamese line of a YAML file, with the English value.
fn add_french(playbook: &Playbook, file: &str) {
    let text = playbook.read(file);
    let mut out = String::new();
    let mut english: Vec<&str> = Vec::new();
    let mut lines = text.lines().peekable();
    let block = |line: &str, key: &str| line.trim_start().trim_start_matches("- ").starts_with(key);
    while let Some(line) = lines.next() {
        // A text in one line: `{en: …, vi: …}`.
        if let Some((start, rest)) = line.split_once("{en: ") {
            let (english, rest) = rest.split_once(", vi: ").unwrap();
            let (vietnamese, rest) = rest.split_once('}').unwrap();
            out += &[start, "{en: ", english, ", vi: ", vietnamese, ", fr: ", english, "}", rest, "\n"].concat();
            continue;
        }
        out.push_str(line);
        out.push('\n');
        let (is_english, is_vietnamese) = (block(line, "en:"), block(line, "vi:"));
        if !is_english && !is_vietnamese {
            continue;
        }
        let indent = line.len() - line.trim_start().trim_start_matches("- ").len();
        let mut value = vec![line.split_once(':').unwrap().1];
        while let Some(next) =
            lines.next_if(|next| next.trim().is_empty() || next.len() - next.trim_start().len() > indent)
        {
            out.push_str(next);
            out.push('\n');
            value.push(next);
        }
        if is_english {
            english = value;
        } else {
            out += &[&" ".repeat(indent), "fr:", &english.join("\n"), "\n"].concat();
        }
    }
    playbook.write(file, &out);
}

#[test]
fn french_works_by_its_texts_and_strings() {
    let playbook = Playbook::empty();
    assert_eq!(playbook.run(&["init", "."]).code, 0);
    let mut files = vec!["content/playbook.yaml".to_owned(), "content/glossary.yaml".to_owned()];
    for folder in ["stages", "lenses"] {
        let entries = std::fs::read_dir(playbook.path(&format!("content/{folder}"))).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        files.extend(names.map(|name| format!("content/{folder}/{name}")));
    }
    for file in &files {
        add_french(&playbook, file);
    }
    playbook.edit("content/playbook.yaml", "languages: [en, vi]", "languages: [en, vi, fr]");

    // Without strings of its own, the language has those of the main one, and a word on what is missing.
    let run = playbook.run(&["build"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("theme/missing-string"), "{}", run.stderr);

    let strings = playbook.run(&["theme", "show", "strings/en.yaml"]).stdout;
    playbook.write("themes/default/strings/fr.yaml", &strings);
    assert!(!playbook.run(&["check"]).stdout.contains("theme/missing-string"));
    let site = playbook.build("site", &[]);
    let home = std::str::from_utf8(&site["fr/index.html"]).unwrap();
    assert!(home.contains("<html lang=\"fr\">"), "{home}");
    // A guide without a French text is shown in the source language, in a block that says so.
    let guide = site.keys().find(|path| path.starts_with("fr/awareness/") && path.matches('/').count() == 3).unwrap();
    let guide = std::str::from_utf8(&site[guide]).unwrap();
    assert!(guide.contains("lang=\"en\""), "{guide}");
}
