//! The report for people.

use stagecraft::check::check;
use stagecraft::diagnostic::{Code, Diagnostic, Place, Severity};
use stagecraft::load::{Sources, load};
use stagecraft::report::{HumanStyle, Notes, human};
use stagecraft::source::Span;
use stagecraft::words::{Text, ToolLanguage, Words};

use crate::folder::{put, tree};

const GUIDE: &str = "content/guides/awareness/x.en.md";

fn sources(text: &str) -> Sources {
    let dir = tempfile::tempdir().unwrap();
    put(
        dir.path(),
        &tree([
            ("content/playbook.yaml", "languages: [en]\n"),
            (GUIDE, text),
            ("content/stages/loyalty.yaml", "id: loyalty\nactivities:\n  - id: gift\n"),
        ]),
    );
    load(dir.path(), None).unwrap()
}

/// Returns the place of the first `marked` in the guide.
fn place(text: &str, marked: &str) -> Place {
    let start = text.find(marked).unwrap();
    Place::new(&GUIDE.into(), Span::new(start, start + marked.len()))
}

fn report(diagnostics: &[Diagnostic], sources: &Sources, language: ToolLanguage, style: HumanStyle) -> String {
    let mut out = Vec::new();
    human(diagnostics, sources, &Words::new(language), style, Notes::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    report(diagnostics, sources, ToolLanguage::English, HumanStyle::default())
}

const TEXT: &str =
    "---\ntitle: Đường đi\nactivity: gamificaton\nteam: 2\n---\n\nSome text.\n\nMore.\n\n## Steps\n\nEnd.\n";

/// Two mistakes: one with places near, far and in another file, and one of a file that does not exist.
fn some() -> Vec<Diagnostic> {
    let loyalty = Place::new(&"content/stages/loyalty.yaml".into(), Span::new(12, 22));
    let unknown = Diagnostic::new(Code::GuideUnknownActivity, place(TEXT, "gamificaton"))
        .arg("name", "gamificaton")
        .arg("stage", "awareness")
        .arg("expected", "gamification, ebook")
        .suggest(Some("gamification"))
        .related(place(TEXT, "Đường"), Text::new("related-first"))
        .related(place(TEXT, "Steps"), Text::new("related-declared"))
        .related(loyalty, Text::new("related-activities"));
    let missing = Diagnostic::new(Code::ModelMissingStage, Place::file(&"content/stages/awareness.yaml".into()));
    let mut odd = Diagnostic::new(Code::LinkMalformed, place(TEXT, "Some text.\n\nMore.")).arg("value", "Some");
    odd.severity = Severity::Warning;
    vec![unknown, odd, missing.arg("stage", "awareness")]
}

#[test]
fn piped() {
    insta::assert_snapshot!(plain(&some(), &sources(TEXT)));
}

#[test]
fn on_a_narrow_screen_in_vietnamese() {
    let style = HumanStyle { width: Some(60), unicode: true, color: false };
    insta::assert_snapshot!(report(&some(), &sources(TEXT), ToolLanguage::Vietnamese, style));
}

#[test]
fn colours_change_nothing_else() {
    let style = |color| HumanStyle { width: Some(80), unicode: true, color };
    let sources = sources(TEXT);
    let colored = report(&some(), &sources, ToolLanguage::English, style(true));
    assert!(colored.contains("\u{1b}["));
    let bare = anstream::adapter::strip_str(&colored).to_string();
    assert_eq!(bare, report(&some(), &sources, ToolLanguage::English, style(false)));
}

#[test]
fn long_lines_are_cut_around_the_mistake() {
    let text = format!("---\n---\n{}đây{}\n", "ầ".repeat(300_000), "x".repeat(300_000));
    let found = Diagnostic::new(Code::LinkBroken, place(&text, "đây")).arg("file", "a.md");
    let report = plain(&[found], &sources(&text));
    assert!(report.len() < 2_000, "{} bytes", report.len());
    insta::assert_snapshot!(report);
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let text = format!("---\n---\n{} đây {}\n", "lời ".repeat(100), "word ".repeat(100));
    let sources = sources(&text);
    let found = [Diagnostic::new(Code::LinkBroken, place(&text, "đây")).arg("file", "a.md")];
    for width in [50, 80, 120] {
        let style = HumanStyle { width: Some(width), unicode: true, color: false };
        let report = report(&found, &sources, ToolLanguage::Vietnamese, style);
        for line in report.lines().filter(|line| !line.contains(GUIDE)) {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
        assert!(report.contains("đây"), "{report}");
    }
}

#[test]
fn long_places_are_shown_by_their_first_line() {
    let text = "---\n---\nline\n".to_owned() + &"more\n".repeat(5_000);
    let found = Diagnostic::new(Code::GuideEmpty, Place::new(&GUIDE.into(), Span::new(8, text.len())));
    insta::assert_snapshot!(plain(&[found], &sources(&text)));
}

#[test]
fn content_cannot_command_the_terminal() {
    let text = "---\n---\nred \u{1b}[31m and \u{202e}turned\tround\r\nnext\n";
    let found = Diagnostic::new(Code::LinkBroken, place(text, "\u{1b}[31m")).arg("file", "\u{1b}[2J");
    let report = plain(&[found], &sources(text));
    assert!(!report.contains(['\u{1b}', '\u{202e}', '\r']), "{report:?}");
    insta::assert_snapshot!(report);
}

#[test]
fn places_are_those_of_the_file_on_disk() {
    // `e` with two separate marks: one character once normalized, three before.
    let text = "\u{feff}---\n---\ne\u{302}\u{301} here\n";
    let sources = sources(text);
    let normalized = sources.text(GUIDE).unwrap().text();
    let found = Diagnostic::new(Code::LinkBroken, place(normalized, "here")).arg("file", "a.md");
    let report = plain(&[found], &sources);
    assert!(report.contains(&format!("[{GUIDE}:3:5]")), "{report}");
}

#[test]
fn the_end_of_a_file_and_an_empty_file_can_be_marked() {
    for text in ["", "---\n---\nlast", "---\n---\nlast\n"] {
        let end = Span::new(text.len(), text.len());
        let found = Diagnostic::new(Code::GuideEmpty, Place::new(&GUIDE.into(), end));
        let report = plain(&[found], &sources(text));
        assert!(report.contains(GUIDE), "{report}");
    }
}

#[test]
fn the_summary_counts_in_both_languages() {
    let sources = sources(TEXT);
    let error = || Diagnostic::new(Code::GuideEmpty, Place::file(&"a".into()));
    let warning = || Diagnostic::new(Code::AssetUnused, Place::file(&"b".into())).arg("file", "b");
    let cases = [
        (vec![], ["No mistakes found. Next: stagecraft build", "Không có lỗi nào. Tiếp theo: stagecraft build"]),
        (
            vec![error()],
            ["1 error. Fix it, then run: stagecraft check", "1 lỗi. Hãy sửa rồi chạy lại: stagecraft check"],
        ),
        (
            vec![error(), error(), warning()],
            [
                "2 errors, 1 warning. Fix the errors first, then run: stagecraft check",
                "2 lỗi, 1 cảnh báo. Hãy sửa lỗi trước rồi chạy lại: stagecraft check",
            ],
        ),
        (
            vec![warning(), warning()],
            [
                "2 warnings. The site can be built all the same: stagecraft build",
                "2 cảnh báo. Vẫn có thể tạo trang: stagecraft build",
            ],
        ),
    ];
    for (diagnostics, expected) in cases {
        for (language, expected) in ToolLanguage::ALL.into_iter().zip(expected) {
            let report = report(&diagnostics, &sources, language, HumanStyle::default());
            assert_eq!(report.lines().last(), Some(expected));
        }
    }
}

#[test]
fn mistakes_of_a_real_check_are_told_in_both_languages() {
    let dir = tempfile::tempdir().unwrap();
    stagecraft::scaffold::init(dir.path()).unwrap();
    let edit = |path: &str, from: &str, to: &str| {
        let path = dir.path().join(path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    edit("content/guides/awareness/ebook.en.md", "activity: ebook", "activity: ebok");
    edit("content/guides/awareness/ebook.en.md", "../consideration/product-sample", "product-sample");
    edit("content/guides/loyalty/gift.vi.md", "3. **Trao", "- **Trao");
    edit("content/stages/loyalty.yaml", "  vi: Trung thành\n", "");
    let sources = load(dir.path(), None).unwrap();
    let diagnostics = check(&sources).diagnostics;
    for language in ToolLanguage::ALL {
        let style = HumanStyle { width: Some(100), unicode: true, color: false };
        insta::assert_snapshot!(
            format!("real_check_{}", language.tag()),
            report(&diagnostics, &sources, language, style)
        );
    }
}
