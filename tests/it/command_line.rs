//! The program: exit codes, streams, languages.

use std::path::Path;
use std::process::{Command, Output};

use crate::folder::{put, read, tree};

fn run(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stagecraft"))
        .args(args)
        .current_dir(dir)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .output()
        .unwrap()
}

/// Returns exit code, standard output and standard error.
fn outcome(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let output = run(dir, args);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_first_playbook() {
    let dir = tempfile::tempdir().unwrap();
    let (code, out, _) = outcome(dir.path(), &["init", "demo"]);
    assert_eq!((code, out.lines().last()), (0, Some("Next: cd demo && stagecraft build")));
    let demo = dir.path().join("demo");
    assert_eq!(outcome(&demo, &["check"]).0, 0);
    let (code, out, err) = outcome(&demo.join("content/guides"), &["build"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains(" pages: "), "{out}");
    let first = read(&demo.join("output"));
    let (code, out, _) = outcome(&demo, &["--lang", "vi", "build"]);
    assert!(code == 0 && out.contains("ghi 0 tệp"), "{out}");
    assert_eq!(read(&demo.join("output")), first);
}

#[test]
fn mistakes_stop_a_build_and_leave_the_output() {
    let dir = tempfile::tempdir().unwrap();
    outcome(dir.path(), &["init"]);
    put(dir.path(), &tree([("content/stages/sixth.yaml", "id: sixth\n")]));
    let (code, out, _) = outcome(dir.path(), &["check"]);
    assert!(code == 1 && out.contains("model/unknown-stage"), "{out}");
    let (code, out, err) = outcome(dir.path(), &["build"]);
    assert!(code == 1 && out.is_empty() && err.contains("model/unknown-stage"), "{out}{err}");
    assert!(!dir.path().join("output").exists());
}

#[test]
fn strict_counts_warnings() {
    let dir = tempfile::tempdir().unwrap();
    outcome(dir.path(), &["init"]);
    std::fs::remove_file(dir.path().join("content/guides/loyalty/gift.vi.md")).unwrap();
    assert_eq!(outcome(dir.path(), &["check"]).0, 0);
    assert_eq!(outcome(dir.path(), &["check", "--strict"]).0, 1);
    assert_eq!(outcome(dir.path(), &["build", "--strict"]).0, 1);
    assert!(!dir.path().join("output").exists());
    assert_eq!(outcome(dir.path(), &["build"]).0, 0);
}

#[test]
fn wrong_use_is_told_in_the_users_language() {
    let dir = tempfile::tempdir().unwrap();
    let cases = [
        (&["bild"][..], "there is no command `bild`"),
        (&["bild"], "Did you mean `build`?"),
        (&["--lang", "vi", "bild"], "không có lệnh `bild`"),
        (&["check", "--lang=vi", "--srict"], "Có phải ý bạn là `--strict`?"),
        (&["check", "--format", "xml"], "Possible values: human"),
        (&["build", "--out"], "needs a value"),
        (&["new", "guide"], "this is missing: <STAGE/SLUG>"),
        (&["check"], "no playbook here"),
        (&["--root", ".", "--lang", "vi", "check"], "không phải cẩm nang"),
        (&["build", "--base-url", "example.org"], "no playbook here"),
    ];
    for (args, expected) in cases {
        let (code, out, err) = outcome(dir.path(), args);
        assert!(code == 2 && out.is_empty() && err.contains(expected), "{args:?}: {code} {out}{err}");
    }
}

/// Every way in which a command line can be wrong, and what is said of it in English and Vietnamese.
const WRONG: &[(&[&str], &str, &str)] = &[
    (&[], "a command is missing", "còn thiếu lệnh"),
    (&["bild"], "there is no command `bild`", "không có lệnh `bild`"),
    (&["new", "gide"], "Did you mean `guide`?", "Có phải ý bạn là `guide`?"),
    (&["chek", "--strict"], "Did you mean `check`?", "Có phải ý bạn là `check`?"),
    (&["init", "here", "extra"], "no option or argument `extra`", "không có tùy chọn hoặc tham số `extra`"),
    (&["init", "here", "extra"], "More: stagecraft init --help", "Xem thêm: stagecraft init --help"),
    (&["check", "--code", "link/brokn"], "Did you mean link/broken?", "Có phải ý bạn là link/broken?"),
    (&["check", "--code", "yaml,lnk/"], "Did you mean link?", "Có phải ý bạn là link?"),
    (&["check", "--code", "zzzzzzzz"], "there is no code `zzzzzzzz`", "không có mã lỗi `zzzzzzzz`"),
    (&["check", "--srict"], "Did you mean `--strict`?", "Có phải ý bạn là `--strict`?"),
    (&["check", "--format"], "--format <FORMAT> needs a value", "--format <DẠNG> cần một giá trị"),
    (&["check", "--format", "xml"], "`xml` is not a value of --format", "`xml` không phải giá trị hợp lệ của --format"),
    (&["check", "--format", "jsn"], "Did you mean `json`?", "Có phải ý bạn là `json`?"),
    (&["check", "--strict=1"], "--strict takes no value", "--strict không nhận giá trị"),
    (&["check", "--strict", "--strict"], "--strict may be given only once", "--strict chỉ được viết một lần"),
    (&["check", "--diff"], "this is missing: --fix", "còn thiếu: --fix"),
    (
        &["check", "--fix", "--diff", "--format", "json"],
        "--diff and --format <FORMAT> cannot be used together",
        "không thể dùng --diff cùng với --format <DẠNG>",
    ),
    (&["serve", "--port", "abc"], "`abc` cannot be the value of --port", "`abc` không thể là giá trị của --port"),
    (&["serve", "--port", "99999"], "a number from 0 to 65535", "một số từ 0 đến 65535"),
    (&["serve", "--port", "-1"], "`-1` cannot be the value", "`-1` không thể là giá trị"),
    (&["new", "guide"], "this is missing: <STAGE/SLUG>", "còn thiếu: <GIAI_ĐOẠN/TÊN>"),
    (&["status", "--accept"], "--accept <FILE>... needs a value", "--accept <TỆP>... cần một giá trị"),
    (&["schema", "stag"], "Did you mean `stage`?", "Có phải ý bạn là `stage`?"),
    (&["search"], "this is missing: <WORDS>...", "còn thiếu: <TỪ>..."),
];

#[test]
fn everything_that_can_be_wrong_with_a_command_line_is_told_in_both_languages() {
    let dir = tempfile::tempdir().unwrap();
    for (args, english, vietnamese) in WRONG {
        for (language, expected) in [("en", english), ("vi", vietnamese)] {
            let (code, out, err) = outcome(dir.path(), &[&["--lang", language], *args].concat());
            assert!(code == 2 && out.is_empty() && err.contains(expected), "{language} {args:?}: {code} {out}{err}");
        }
    }
}

#[test]
fn help_in_vietnamese_has_no_english_placeholder() {
    let dir = tempfile::tempdir().unwrap();
    let commands =
        ["", "init", "new", "check", "build", "explain", "status", "schema", "serve", "search", "completions"];
    for command in commands {
        let args: Vec<&str> = ["--lang", "vi", command, "--help"].into_iter().filter(|arg| !arg.is_empty()).collect();
        let (code, out, _) = outcome(dir.path(), &args);
        assert!(code == 0 && out.contains("[TÙY_CHỌN]"), "{out}");
        for word in ["OPTIONS", "COMMAND", "<DIR>", "<LANG>", "<FORMAT>", "<FILE>", "<CODE>", "<KIND>", "<PORT>"] {
            assert!(!out.contains(word), "{word} in\n{out}");
        }
    }
}

#[test]
fn help_is_there_in_both_languages() {
    let dir = tempfile::tempdir().unwrap();
    let (code, english, _) = outcome(dir.path(), &["build", "--help"]);
    assert!(code == 0 && english.contains("Usage: stagecraft build"), "{english}");
    let (code, vietnamese, _) = outcome(dir.path(), &["--lang", "vi", "build", "--help"]);
    assert!(code == 0 && vietnamese.contains("Cách dùng: stagecraft build"), "{vietnamese}");
    assert_eq!(english.lines().count(), vietnamese.lines().count());
    assert_eq!(outcome(dir.path(), &[]).0, 2);
    assert!(outcome(dir.path(), &["--version"]).1.starts_with("stagecraft "));
}

#[test]
fn completions_know_the_commands() {
    let dir = tempfile::tempdir().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, out, _) = outcome(dir.path(), &["completions", shell]);
        assert!(code == 0 && out.contains("base-url"), "{shell}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let dir = tempfile::tempdir().unwrap();
    outcome(dir.path(), &["init"]);
    let program = env!("CARGO_BIN_EXE_stagecraft");
    let script = format!("{{ '{program}' completions zsh; echo $? >&2; }} | true");
    let output = Command::new("sh").args(["-c", &script]).current_dir(dir.path()).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "0\n");
}

#[test]
fn the_command_that_comes_next_can_be_pasted() {
    let dir = tempfile::tempdir().unwrap();
    for (name, word) in [("my playbook", "\"my playbook\""), ("cẩm-nang", "cẩm-nang"), ("./-x", "./-x")] {
        let (code, out, _) = outcome(dir.path(), &["init", name]);
        let expected = format!("Next: cd {word} && stagecraft build");
        assert_eq!((code, out.lines().last()), (0, Some(expected.as_str())));
    }
}

#[test]
fn a_part_of_the_mistakes_can_be_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    outcome(dir.path(), &["init"]);
    let break_file = |path: &str, from: &str, to: &str| {
        let path = dir.path().join(path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    break_file("content/guides/loyalty/gift.en.md", "\neffort: ", "\neffrt: ");
    break_file("content/guides/awareness/ebook.en.md", "\n## ", "\n[x](nowhere-at-all.en.md)\n\n## ");
    let shown = |from: &str, args: &[&str]| {
        let (code, out, err) = outcome(&dir.path().join(from), &[&["check"], args].concat());
        (code, ["yaml/unknown-field", "link/broken"].map(|code| out.contains(code)), out + &err)
    };
    let absolute = dir.path().join("content/guides/loyalty");
    for (from, args, code, expected) in [
        ("", &["content/guides/loyalty"][..], 1, [true, false]),
        ("", &["guides/loyalty/gift.en.md"], 1, [true, false]),
        ("", &[absolute.to_str().unwrap()], 1, [true, false]),
        ("content/guides/loyalty", &["gift.en.md"], 1, [true, false]),
        ("content/guides/loyalty", &["../awareness/", "--code", "link"], 1, [false, true]),
        ("content/guides/loyalty", &["."], 1, [true, false]),
        ("", &["."], 1, [true, true]),
        ("", &["content"], 1, [true, true]),
        ("", &["content/pages"], 0, [false, false]),
        ("", &["--code", "link/"], 1, [false, true]),
        ("", &["--code", "link/broken,yaml"], 1, [true, true]),
        ("", &["--code", "asset", "--code", "yaml/unknown-field"], 1, [true, false]),
        ("", &["content/guides/awareness", "--code", "yaml"], 0, [false, false]),
    ] {
        let (found, shown, text) = shown(from, args);
        assert_eq!((found, shown), (code, expected), "{from} {args:?}: {text}");
    }
    for format in ["json", "github"] {
        let (_, shown, text) = shown("", &["guides/loyalty", "--format", format]);
        assert_eq!(shown, [true, false], "{text}");
    }
    let (code, _, text) = shown("", &["content/pages"]);
    assert!(code == 0 && text.contains("No mistakes found here.\n3 more mistakes"), "{text}");
    for (args, said) in [
        (["content/guides/loyalty/gitf.en.md"], "Did you mean content/guides/loyalty/gift.en.md?"),
        (["gitf.en.md"], "Did you mean content/guides/loyalty/gift.en.md?"),
        (["content/gides"], "Did you mean content/guides?"),
        ([".."], ".. is not part of the playbook"),
        ([".gitignore"], ".gitignore is not part of the playbook"),
        (["/nowhere/else"], "there is no file or folder /nowhere/else"),
    ] {
        let (code, _, text) = shown("", &args);
        assert!(code == 2 && text.contains(said), "{args:?}: {code} {text}");
    }
}

#[test]
fn a_new_guide_tells_which_activities_there_are() {
    let dir = tempfile::tempdir().unwrap();
    outcome(dir.path(), &["init"]);
    let (code, out, _) = outcome(dir.path(), &["new", "guide", "awareness/quiz-night"]);
    assert!(code == 0 && out.contains("content/guides/awareness/quiz-night.en.md, one of: ebook\n"), "{out}");
    let (code, out, _) = outcome(dir.path(), &["check"]);
    assert!(code == 1 && out.contains("this guide does not say which activity it is for"), "{out}");
    assert!(out.contains("Write `activity:` and one of ebook;") && out.contains("1 error."), "{out}");
    let (code, _, err) = outcome(dir.path(), &["new", "guide", "awareness/x", "--activity", "ebok"]);
    assert!(code == 2 && err.contains("Did you mean ebook? It has: ebook"), "{err}");
    let (code, out, _) =
        outcome(dir.path(), &["new", "guide", "awareness/x", "--activity=ebook", "--title", "Hội sách"]);
    assert!(code == 0 && !out.contains("one of"), "{out}");
    let (code, _, err) = outcome(dir.path(), &["new", "guide", "awareness/index"]);
    assert!(code == 2 && err.contains("cannot be called `index`"), "{err}");
}
