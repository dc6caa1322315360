//! Where the sentences are: those of commands and reports in `<language>.ftl`, and those of a code at the head of its
//! page, `src/explain/<language>/<family>/<name>.md`, between two lines of `---`. So everything that is said of a code in
//! one language is in one file.

use include_dir::{Dir, DirEntry, include_dir};

use super::language::ToolLanguage;

static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/explain/en");
static VIETNAMESE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/explain/vi");

fn pages(language: ToolLanguage) -> &'static Dir<'static> {
    match language {
        ToolLanguage::English => &ENGLISH,
        ToolLanguage::Vietnamese => &VIETNAMESE,
    }
}

/// Returns every sentence of the tool in `language`, in Fluent syntax.
#[must_use]
pub fn catalogue(language: ToolLanguage) -> String {
    let mut sentences = match language {
        ToolLanguage::English => include_str!("en.ftl").to_owned(),
        ToolLanguage::Vietnamese => include_str!("vi.ftl").to_owned(),
    };
    push_heads(&mut sentences, pages(language));
    sentences
}

fn push_heads(sentences: &mut String, pages: &'static Dir<'static>) {
    for entry in pages.entries() {
        match entry {
            DirEntry::Dir(family) => push_heads(sentences, family),
            DirEntry::File(page) => {
                let (head, _) = split(page.contents_utf8().unwrap_or_default());
                sentences.push('\n');
                sentences.push_str(head);
            }
        }
    }
}

/// Returns the page called `name` in `language`, in Markdown, without its head.
#[must_use]
pub fn page(language: ToolLanguage, name: &str) -> Option<&'static str> {
    let page = pages(language).get_file(format!("{name}.md"))?;
    Some(split(page.contents_utf8()?).1)
}

/// Returns the head of a page and what follows it.
fn split(page: &str) -> (&str, &str) {
    let parts = page.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    parts.map_or(("", page), |(head, body)| (head, body.trim_start()))
}
