//! The reports for programs: that those who read them can.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use stagecraft::report;
use stagecraft::words::{ToolLanguage, Words};

use crate::clean::{Checked, check, clean};

/// Returns a playbook with mistakes of every kind of place: in YAML, in Markdown, behind letters of several bytes, in
/// a file that is missing, in one that is no text; with related places; with characters that reports must escape.
fn mistaken() -> Checked {
    let playbook = clean();
    let guide = playbook.read("content/guides/awareness/ebook.vi.md");
    playbook.write(
        "content/guides/awareness/ebook.vi.md",
        &guide.replace("Đôi lời trước", "Đọc trước [100%, “đủ”: a,b](khác%2C.md) và [[điểm]], trước"),
    );
    let guide = playbook.read("content/guides/awareness/ebook.en.md");
    playbook.write("content/guides/awareness/ebook.en.md", &guide.replace("activity: ebook", "activity: e-book"));
    playbook.write("content/guides/awareness/a,b: 100%.en.md", "no front matter\n");
    std::fs::write(playbook.path("content/guides/loyalty/unused picture.png"), b"\x89PNG").unwrap();
    std::fs::write(playbook.path("content/pages/utf16.en.md"), b"\xff\xfea\0").unwrap();
    playbook.remove("content/stages/experience.yaml");
    check(playbook.root())
}

fn write(
    checked: &Checked,
    report: impl Fn(&Checked, &Words, &mut dyn std::io::Write) -> std::io::Result<()>,
) -> Vec<u8> {
    let mut out = Vec::new();
    report(checked, &Words::new(ToolLanguage::English), &mut out).unwrap();
    out
}

fn json(checked: &Checked) -> Value {
    let json = write(checked, |c, words, out| report::json(&c.diagnostics, &c.sources, words, out));
    serde_json::from_slice(&json).unwrap()
}

fn sarif(checked: &Checked) -> Value {
    let sarif = write(checked, |c, words, out| report::sarif(&c.diagnostics, &c.sources, words, out));
    serde_json::from_slice(&sarif).unwrap()
}

#[test]
fn positions_are_those_of_the_file_on_disk() {
    let playbook = clean();
    // A byte order mark, Windows line ends, and a word in NFD before the place.
    let text = "\u{feff}---\r\ntitle: About\r\nsummary: This.\r\n---\r\n\r\nTie\u{302}\u{301}ng [x](gone.md)\r\n";
    playbook.write("content/pages/about.en.md", text);
    let checked = check(playbook.root());
    let report = json(&checked);
    let broken = report["diagnostics"].as_array().unwrap().iter().find(|d| d["code"] == "link/broken").unwrap();
    let offset = text.find("gone.md").unwrap();
    let expected = serde_json::json!({
        "start": { "line": 6, "column": 13, "offset": offset },
        "end": { "line": 6, "column": 20, "offset": offset + 7 },
    });
    assert_eq!(broken["span"], expected);
}

#[test]
fn every_report_is_in_the_order_of_files_and_places() {
    let report = json(&mistaken());
    let places: Vec<_> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["file"].to_string(), d["span"]["start"]["offset"].as_u64(), d["code"].to_string()))
        .collect();
    assert!(places.len() > 5 && places.is_sorted(), "{places:?}");
    let errors = report["diagnostics"].as_array().unwrap().iter().filter(|d| d["severity"] == "error").count();
    assert_eq!(report["errors"], errors);
    assert_eq!(report["warnings"], places.len() - errors);
}

#[test]
fn only_a_missing_file_has_no_span() {
    for diagnostic in json(&mistaken())["diagnostics"].as_array().unwrap() {
        assert_eq!(diagnostic["span"].is_null(), diagnostic["code"] == "model/missing-stage", "{diagnostic}");
    }
}

#[test]
fn sarif_holds_what_json_holds() {
    let checked = mistaken();
    let (json, sarif) = (json(&checked), sarif(&checked));
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let diagnostics = json["diagnostics"].as_array().unwrap();
    assert_eq!(results.len(), diagnostics.len());
    for (result, diagnostic) in results.iter().zip(diagnostics) {
        assert_eq!(result["ruleId"], diagnostic["code"]);
        let rule = &sarif["runs"][0]["tool"]["driver"]["rules"]
            [usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], diagnostic["code"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startColumn"], diagnostic["span"]["start"]["column"]);
        assert_eq!(region["byteOffset"], diagnostic["span"]["start"]["offset"]);
    }
    let uris: Vec<&str> = results
        .iter()
        .filter_map(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str())
        .collect();
    assert!(uris.contains(&"content/guides/awareness/a%2Cb%3A%20100%25.en.md"), "{uris:?}");
}

#[test]
fn sarif_is_valid_against_its_schema() {
    let mut schema = sarif_schema();
    // The published pattern of a language tag has a bracket too many and is no regular expression.
    schema["definitions"]["run"]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for checked in [mistaken(), check(clean().root())] {
        let log = sarif(&checked);
        let wrong: Vec<String> =
            validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(serde_json::from_value::<serde_sarif::sarif::Sarif>(log).is_ok());
    }
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })), "the schema judges nothing");
}

/// Returns the schema that OASIS publishes, as the crate `serde-sarif` brings it along.
fn sarif_schema() -> Value {
    let target = Command::new("rustc").arg("-vV").output().unwrap();
    let target = String::from_utf8(target.stdout).unwrap();
    let host = target.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--offline", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let package = metadata["packages"].as_array().unwrap().iter().find(|package| package["name"] == "serde-sarif");
    let manifest = Path::new(package.unwrap()["manifest_path"].as_str().unwrap());
    let schema = std::fs::read(manifest.with_file_name("src/schema.json")).unwrap();
    serde_json::from_slice(&schema).unwrap()
}

#[test]
fn workflow_commands_keep_to_one_line_each() {
    let checked = mistaken();
    let text = write(&checked, |c, words, out| report::github(&c.diagnostics, &c.sources, words, out));
    let text = String::from_utf8(text).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), checked.diagnostics.len() + 1, "{text}");
    let (summary, commands) = lines.split_last().unwrap();
    assert!(summary.contains("errors"), "{summary}");
    for command in commands {
        assert!(command.starts_with("::error file=content/") || command.starts_with("::warning file=content/"));
    }
    let name = "::error file=content/guides/awareness/a%2Cb%3A 100%25.en.md,line=1,endLine=1,col=1,endColumn=15,\
        title=guide/missing-front-matter::this file has no front matter%0Ahelp: ";
    assert!(commands.iter().any(|command| command.starts_with(name)), "{text}");
    assert!(!commands.iter().any(|command| command.contains('\r')));
}

#[test]
fn the_command_prints_the_form_that_is_asked_for_and_tells_by_its_exit_code() {
    let playbook = clean();
    assert_eq!(playbook.run(&["check", "--format", "json", "--strict"]).code, 0);
    std::fs::write(playbook.path("content/guides/loyalty/unused.png"), b"\x89PNG").unwrap();
    let run = playbook.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 0);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&report["errors"], &report["warnings"]), (&Value::from(0), &Value::from(1)));
    assert_eq!(playbook.run(&["check", "--strict"]).code, 1);
    let sarif: Value = serde_json::from_str(&playbook.run(&["check", "--format", "sarif"]).stdout).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "asset/unused");
    assert!(playbook.run(&["check", "--format", "github"]).stdout.starts_with("::warning file="));
    assert_eq!(playbook.run(&["check", "--format", "xml"]).code, 2);
}
