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
