//! What an environment that fails, or ends the program, does to what is on disk: nothing half done, nothing lost.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use unicode_normalization::UnicodeNormalization;

use crate::support::{Playbook, Random, Run, files, program};

const GUIDE: &str = "content/guides/awareness/gamification.en.md";

/// What the program does to files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Work {
    /// A build into a folder that is not there.
    First,
    /// A build after edits, with files to write, to replace and to remove.
    Again,
    Fix,
    Accept,
    NewGuide,
}

impl Work {
    const ALL: [Self; 5] = [Self::First, Self::Again, Self::Fix, Self::Accept, Self::NewGuide];

    /// Returns a playbook on which there is such work to do.
    fn playbook(self) -> Playbook {
        let playbook = Playbook::shipped();
        match self {
            Self::First | Self::NewGuide => {}
            Self::Again => {
                playbook.write("content/pages/old.en.md", "---\ntitle: Old\nsummary: A page.\n---\n\nWords.\n");
                playbook.build("output", &[]);
                playbook.remove("content/pages/old.en.md");
                playbook.write("content/pages/new/page.en.md", "---\ntitle: New\nsummary: A page.\n---\n\nWords.\n");
                playbook.edit("content/playbook.yaml", "title:\n  en: ", "title:\n  en: New ");
            }
            // Marks as some systems store them, in every text.
            Self::Fix => change_texts(&playbook, ".md", |text| text.nfd().collect()),
            Self::Accept => {
                change_texts(&playbook, ".en.md", |text| text.replacen("\n## ", "\nAnother line.\n\n## ", 1));
            }
        }
        playbook
    }

    fn arguments(self, playbook: &Playbook) -> Vec<String> {
        let fixed: &[&str] = match self {
            Self::First | Self::Again => &["build", "--quiet"],
            Self::Fix => &["check", "--fix", "--quiet"],
            Self::Accept => &["status", "--accept"],
            Self::NewGuide => &["new", "guide", "loyalty/another-gift"],
        };
        let mut arguments: Vec<String> = fixed.iter().map(|&argument| argument.to_owned()).collect();
        if self == Self::Accept {
            let texts = files(playbook.root()).into_keys();
            arguments.extend(texts.filter(|path| path.starts_with("content/guides/") && path.ends_with(".vi.md")));
        }
        arguments
    }

    /// Returns whether the work in `root` has come to writing.
    fn has_begun(self, root: &Path) -> bool {
        let staging = root.join("output/.stagecraft/staging");
        match self {
            Self::First | Self::Again => staging.exists(),
            // What is next to be put into its place is beside it.
            Self::Fix | Self::Accept | Self::NewGuide => {
                let stages = ["acquisition", "awareness", "consideration", "loyalty"];
                let names = stages.iter().filter_map(|stage| root.join("content/guides").join(stage).read_dir().ok());
                names.flatten().flatten().any(|entry| entry.file_name().to_string_lossy().starts_with(".tmp"))
            }
        }
    }
}

fn change_texts(playbook: &Playbook, ending: &str, change: impl Fn(&str) -> String) {
    for path in files(playbook.root()).into_keys().filter(|path| path.ends_with(ending)) {
        let text = playbook.read(&path);
        playbook.write(&path, &change(&text));
    }
}

fn command(work: Work, playbook: &Playbook) -> Command {
    let mut command = program();
    command.args(work.arguments(playbook)).current_dir(playbook.root());
    command
}

/// Returns what is in a playbook's folder, besides what is on its way to its place.
fn content(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = files(root);
    files.retain(|path, _| !path.contains("/.tmp") && !path.starts_with("output/.stagecraft/"));
    files
}

/// What killing the program came to.
#[derive(Debug, Default)]
struct Kills {
    /// Runs that were killed, and those that were over before.
    killed: usize,
    over: usize,
    /// Of those killed: how many had changed something, but not all.
    half_way: usize,
    /// Files on their way that a kill left behind; nothing reads them.
    left_behind: usize,
}

/// Kills the program at its work, and holds that every file is whole and there, and that the next run comes to what a
/// run that nobody killed comes to.
fn kill(work: Work, times: usize, random: &mut Random) -> Kills {
    let whole = work.playbook();
    let before = content(whole.root());
    let started = Instant::now();
    let done = command(work, &whole).output().unwrap();
    assert!(done.status.success(), "{work:?}: {}", String::from_utf8_lossy(&done.stderr));
    let duration = started.elapsed();
    let after = content(whole.root());
    assert!(before != after, "{work:?} does nothing");
    let mut kills = Kills::default();
    for number in 0..times {
        let playbook = work.playbook();
        assert!(content(playbook.root()) == before);
        let mut child = command(work, &playbook).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let part = |of: Duration, random: &mut Random| of.mul_f64(random.below(1000) as f64 / 1000.0);
        // Half of them at any time, half of them while files are written.
        if number % 2 == 0 {
            std::thread::sleep(part(duration, random));
        } else {
            while child.try_wait().unwrap().is_none() && !work.has_begun(playbook.root()) {}
            let most = if work <= Work::Again { duration / 2 } else { Duration::from_millis(12) };
            std::thread::sleep(part(most, random));
        }
        let is_over = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        *(if is_over { &mut kills.over } else { &mut kills.killed }) += 1;
        let left = content(playbook.root());
        for (path, bytes) in &left {
            let is_whole = [&before, &after].into_iter().any(|known| known.get(path) == Some(bytes));
            assert!(is_whole, "{work:?} {number}: {path} is torn");
        }
        for path in before.keys().filter(|path| after.contains_key(*path)) {
            assert!(left.contains_key(path), "{work:?} {number}: {path} is lost");
        }
        kills.half_way += usize::from(left != before && left != after);
        kills.left_behind += files(playbook.root()).keys().filter(|path| path.contains("/.tmp")).count();
        if work == Work::NewGuide && left != before {
            // A new guide is never written over one that is there, not even over a part of it.
            continue;
        }
        let again = Run::from(command(work, &playbook).output().unwrap());
        assert_eq!(again.code, 0, "{work:?} {number}: {}", again.stderr);
        assert!(content(playbook.root()) == after, "{work:?} {number}: the next run comes to something else");
    }
    kills
}

#[test]
fn whatever_is_killed_leaves_whole_files_and_the_next_run_completes_it() {
    let mut random = Random(0x5eed_cafe_f00d_0004);
    for work in Work::ALL {
        kill(work, 2, &mut random);
    }
}

/// By hand: `cargo test --release --test it three_hundred_kills -- --ignored --nocapture`.
#[test]
#[ignore = "takes minutes"]
fn three_hundred_kills() {
    let mut random = Random(0x5eed_cafe_f00d_0005);
    for work in Work::ALL {
        println!("{work:?}: {:?}", kill(work, 60, &mut random));
    }
}

/// Runs the program where no file can get longer than `kilobytes`, as on a disk that is full.
#[cfg(unix)]
fn run_on_full_disk(work: Work, playbook: &Playbook, kilobytes: usize) -> Run {
    let mut shell = Command::new("bash");
    // The signal would end the program before it learns of anything.
    shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$@\""), "bash"]);
    shell.arg(program().get_program()).args(work.arguments(playbook)).args(["--lang", "en"]);
    Run::from(shell.current_dir(playbook.root()).output().unwrap())
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_leaves_everything_as_it_was() {
    for work in Work::ALL {
        for kilobytes in [0, 20] {
            let playbook = work.playbook();
            let before = content(playbook.root());
            let run = run_on_full_disk(work, &playbook, kilobytes);
            if run.code == 0 {
                // What this work writes is shorter.
                assert!(kilobytes > 1, "{work:?} {kilobytes}");
                continue;
            }
            assert_eq!(run.code, 2, "{work:?} {kilobytes}: {}", run.stderr);
            assert!(run.stderr.contains("File too large"), "{}", run.stderr);
            let left = content(playbook.root());
            if work <= Work::Again {
                assert!(left == before, "{work:?} {kilobytes}");
            } else {
                // Of several files some may be done.
                assert!(before.keys().eq(left.keys()) || work == Work::NewGuide, "{work:?} {kilobytes}");
            }
            let hidden = files(playbook.root()).into_keys().filter(|path| path.contains("/.tmp")).count();
            assert_eq!(hidden, 0, "{work:?} {kilobytes} leaves something behind");
            let again = Run::from(command(work, &playbook).output().unwrap());
            assert_eq!(again.code, 0, "{work:?} {kilobytes}: {}", again.stderr);
        }
    }
}

/// Runs `script` where the user of the tests has no special rights and mounts of their own; `None` where the system
/// does not let a test have that.
#[cfg(target_os = "linux")]
fn run_apart(flags: &str, script: &str, playbook: &Playbook) -> Option<Run> {
    let shell = |script: &str| {
        let mut command = Command::new("unshare");
        command.args([flags, "sh", "-c", script, "sh"]).arg(program().get_program());
        command.current_dir(playbook.root()).output()
    };
    let can = shell("true").is_ok_and(|run| run.status.success());
    can.then(|| Run::from(shell(script).unwrap()))
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_to_is_fine_where_nothing_is_to_be_written() {
    let playbook = Playbook::shipped();
    let before = playbook.build("output", &[]);
    let rights = "chmod -R a-w output && \"$1\" build --lang en; code=$?; chmod -R u+w output; exit $code";
    let read_only = "mount --bind output output && mount -o remount,ro,bind output && exec \"$1\" build --lang en";
    let ways = [("-U", rights), ("-Urm", read_only)];
    for (flags, script) in ways {
        let Some(run) = run_apart(flags, script, &playbook) else { continue };
        assert_eq!(run.code, 0, "{script}: {}", run.stderr);
        assert!(run.stdout.contains(" 0 files written"), "{}", run.stdout);
    }
    playbook.edit(GUIDE, "title: Gamification", "title: Games");
    for (flags, script) in ways {
        let Some(run) = run_apart(flags, script, &playbook) else { continue };
        assert_eq!(run.code, 2, "{script}: {}", run.stdout);
        assert!(run.stderr.contains("output"), "{}", run.stderr);
        assert!(files(&playbook.path("output")) == before, "{script}");
    }
}

#[test]
fn two_builds_at_once_come_to_what_one_comes_to() {
    let playbook = Playbook::shipped();
    let clean = playbook.build("clean", &[]);
    for _ in 0..3 {
        let start = || {
            let mut command = program();
            command.args(["build", "--out", "both", "--lang", "en"]).current_dir(playbook.root());
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let runs = [start(), start()].map(|child| Run::from(child.wait_with_output().unwrap()));
        assert!(runs.iter().any(|run| run.code == 0));
        for run in runs.iter().filter(|run| run.code != 0) {
            assert_eq!(run.code, 2, "{}", run.stderr);
            assert!(run.stderr.contains("another Stagecraft is writing to"), "{}", run.stderr);
        }
        assert!(playbook.build("both", &[]) == clean);
        std::fs::remove_dir_all(playbook.path("both")).unwrap();
    }
}

/// The time of an edit says nothing: clocks go back, and tools set times as they like.
#[test]
fn a_clock_that_goes_back_hides_no_edit() {
    let playbook = Playbook::shipped();
    let set = |path: &str, time: SystemTime| {
        let file = std::fs::File::options().write(true).open(playbook.path(path)).unwrap();
        file.set_modified(time).unwrap();
    };
    let years = |years: u64| Duration::from_hours(24 * 365 * years);
    let now = SystemTime::now();
    for (number, time) in [now + years(50), now, now - years(30), SystemTime::UNIX_EPOCH].into_iter().enumerate() {
        let title = format!("title: Games {number}\n");
        let old = playbook.read(GUIDE).lines().find(|line| line.starts_with("title: ")).unwrap().to_owned() + "\n";
        playbook.edit(GUIDE, &old, &title);
        set(GUIDE, time);
        let site = playbook.build("site", &[]);
        let page = String::from_utf8_lossy(&site["en/awareness/gamification/index.html"]).into_owned();
        assert!(page.contains(&format!("Games {number}")), "{number}");
        assert!(site == playbook.build(&format!("clean-{number}"), &[]), "{number}");
        set("site/en/index.html", time);
    }
}
