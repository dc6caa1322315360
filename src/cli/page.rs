//! A page as a terminal shows it: headings bold, code indented, sentences wrapped; without marks where it is piped.

use stagecraft::report::HumanStyle;

const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

/// Returns the Markdown in `text` as lines for a terminal.
pub(crate) fn render(text: &str, style: HumanStyle) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut in_code = false;
    for line in text.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            out += if line.is_empty() { "" } else { "    " };
            out += line;
            out.push('\n');
        } else if line.starts_with('#') {
            let heading = line.trim_start_matches('#').trim_start();
            out += &if style.color { format!("{BOLD}{heading}{RESET}") } else { heading.to_owned() };
            out.push('\n');
        } else {
            out += &wrapped(line, style.width);
            out.push('\n');
        }
    }
    out
}

fn wrapped(line: &str, width: Option<usize>) -> String {
    let options = textwrap::Options::new(width.unwrap_or(usize::MAX).min(usize::MAX / 2))
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(line, options)
}
