//! What becomes of edits.

use super::{Server, next_event};
use crate::support::{Playbook, program};

const FILE: &str = "content/guides/awareness/gamification.en.md";
const PAGE: &str = "/en/awareness/gamification/";

/// Replaces a file the way an editor does.
type Save = fn(&Playbook, &str, &str);

#[test]
fn every_way_of_saving_is_seen() {
    let ways: [(&str, Save); 5] = [
        ("in place", |playbook, path, text| playbook.write(path, text)),
        ("rename over", |playbook, path, text| {
            playbook.write(&format!("{path}.tmp"), text);
            std::fs::rename(playbook.path(&format!("{path}.tmp")), playbook.path(path)).unwrap();
        }),
        ("backup, then new", |playbook, path, text| {
            playbook.write("content/guides/awareness/4913", "");
            playbook.remove("content/guides/awareness/4913");
            std::fs::rename(playbook.path(path), playbook.path(&format!("{path}~"))).unwrap();
            playbook.write(path, text);
            playbook.remove(&format!("{path}~"));
        }),
        ("lock file beside", |playbook, path, text| {
            playbook.write("content/guides/awareness/.#lock", "x");
            playbook.write("content/guides/awareness/#gamification.en.md#", text);
            playbook.write(path, text);
            playbook.remove("content/guides/awareness/#gamification.en.md#");
        }),
        ("in halves", |playbook, path, text| {
            playbook.write(path, &text[..text.floor_char_boundary(text.len() / 2)]);
            std::thread::sleep(std::time::Duration::from_millis(60));
            playbook.write(path, text);
        }),
    ];
    let playbook = Playbook::shipped();
    let good = playbook.read(FILE);
    let server = Server::start(&playbook);
    for (name, save) in ways {
        let title = format!("Saved {name}");
        let text = good.replacen("title: Gamification", &format!("title: \"{title}\""), 1);
        save(&playbook, FILE, &text);
        server.until(PAGE, |answer| answer.text().contains(&format!("{title}</h1>")));
    }
    server.until("/en/awareness/", |answer| answer.text().contains("Saved in halves"));
}

/// Where the system gives nobody a way to watch files any more, as a desk full of editors does.
#[cfg(target_os = "linux")]
#[test]
fn edits_are_seen_where_the_system_reports_none() {
    let alone = |run: &str| {
        let mut command = std::process::Command::new("unshare");
        command.args(["-Ur", "sh", "-c"]).arg(format!("echo 0 > /proc/sys/user/max_inotify_instances && {run}"));
        command
    };
    if !alone("true").output().is_ok_and(|run| run.status.success()) {
        // Not every system lets a test have limits of its own.
        return;
    }
    let playbook = Playbook::shipped();
    let mut command = alone("exec \"$@\"");
    command.arg("sh").arg(program().get_program());
    let mut server = Server::start_by(command, &playbook, &["--port", "0"]);
    server.says("since the system does not report them");
    playbook.edit(FILE, "title: Gamification", "title: Looked for");
    server.until(PAGE, |answer| answer.text().contains("Looked for</h1>"));
    playbook.write("content/pages/new/page.en.md", "---\ntitle: New\nsummary: A page.\n---\n\nWords.\n");
    server.until("/en/new/page/", |answer| answer.status == 200);
}

#[test]
fn an_edit_of_the_same_length_and_time_is_seen() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let file = playbook.path(FILE);
    let before = std::fs::metadata(&file).unwrap().modified().unwrap();
    playbook.edit(FILE, "title: Gamification", "title: Gamefication");
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(before).unwrap();
    server.until(PAGE, |answer| answer.text().contains("Gamefication</h1>"));
}

#[test]
fn folders_come_go_and_come_again() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let folder = playbook.path("content/guides/awareness");
    let aside = playbook.path("aside");
    std::fs::rename(&folder, &aside).unwrap();
    let broken = server.until("/__stagecraft/problems?page=/en/", |answer| answer.text().contains("link/broken"));
    assert!(broken.text().contains("link/broken"));
    assert_eq!(server.get(PAGE).status, 200, "the last good site stays");
    std::fs::rename(&aside, &folder).unwrap();
    server.until("/__stagecraft/problems?page=/en/", |answer| answer.text().contains("\"items\":[]"));
    playbook.edit(FILE, "title: Gamification", "title: Back again");
    server.until(PAGE, |answer| answer.text().contains("Back again</h1>"));
}

#[test]
fn the_content_as_a_whole_may_go_and_come_again() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    std::fs::rename(playbook.path("content"), playbook.path("aside")).unwrap();
    server.until("/__stagecraft/problems?page=/en/", |answer| !answer.text().contains("\"items\":[]"));
    assert_eq!(server.get(PAGE).status, 200, "the last good site stays");
    std::fs::rename(playbook.path("aside"), playbook.path("content")).unwrap();
    server.until("/__stagecraft/problems?page=/en/", |answer| answer.text().contains("\"items\":[]"));
    playbook.edit(FILE, "title: Gamification", "title: Back again");
    server.until(PAGE, |answer| answer.text().contains("Back again</h1>"));
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_watched() {
    let playbook = Playbook::shipped();
    std::fs::rename(playbook.path(FILE), playbook.path("elsewhere.md")).unwrap();
    std::os::unix::fs::symlink(playbook.path("elsewhere.md"), playbook.path(FILE)).unwrap();
    let server = Server::start(&playbook);
    playbook.edit("elsewhere.md", "title: Gamification", "title: Linked");
    server.until(PAGE, |answer| answer.text().contains("Linked</h1>"));
}

#[test]
fn an_open_page_is_told_what_concerns_it_and_nothing_else() {
    let playbook = Playbook::shipped();
    let mut server = Server::start(&playbook);
    let (mut guide, first) = server.events(PAGE);
    let (mut glossary, first_of_glossary) = server.events("/en/glossary/");
    playbook.edit(FILE, "title: Gamification", "title: Games");
    let second = next_event(&mut guide);
    assert_ne!(page_of(&first), page_of(&second));
    assert_eq!(server.get(PAGE).header("ETag"), Some(&*format!("\"{}\"", page_of(&second))));
    server.says("gamification.en.md");
    // A save that changes nothing, then one that breaks the content: the next news is about that.
    let text = playbook.read(FILE);
    playbook.write(FILE, &text);
    playbook.edit(FILE, "activity: gamification", "activity: none-such");
    for (events, before) in [(&mut guide, &second), (&mut glossary, &first_of_glossary)] {
        // Every open page is told first that the translation of the new title has fallen behind; a file may be read
        // half written, which is a state of its own.
        let mut told = next_event(events);
        while !told.contains("\"errors\":1") {
            assert_eq!(page_of(&told), page_of(before), "the page itself stays");
            told = next_event(events);
        }
        assert_eq!(page_of(&told), page_of(before), "the page itself stays");
    }
    playbook.write(FILE, &text);
    while !next_event(&mut guide).contains("\"errors\":0") {}
    playbook.remove("content/pages/about.vi.md");
}

#[test]
fn a_page_that_is_gone_is_told_so() {
    let playbook = Playbook::shipped();
    playbook.write("content/pages/extra.en.md", "---\ntitle: Extra\nsummary: A page.\n---\n\nText.\n");
    let server = Server::start(&playbook);
    let (mut events, first) = server.events("/en/extra/");
    assert!(first.contains("\"status\":200"), "{first}");
    playbook.remove("content/pages/extra.en.md");
    while !next_event(&mut events).contains("\"status\":404") {}
    assert_eq!(server.get("/en/extra/").status, 404);
}

#[test]
fn mistakes_are_told_in_the_language_of_the_page() {
    let playbook = Playbook::shipped();
    playbook.edit(FILE, "activity: gamification", "activity: gamificaton");
    let server = Server::start(&playbook);
    assert_eq!(server.get("/en/").status, 503);
    assert!(server.get("/en/").text().contains("/__stagecraft/client.js"));
    for (lang, said) in [("en", "did you mean `gamification`?"), ("vi", "có phải ý bạn là `gamification`?")] {
        let answer = server.get(&format!("/__stagecraft/problems?lang={lang}&page=/en/")).text();
        assert!(answer.contains(said), "{answer}");
        assert!(answer.contains("\"place\":\"content/guides/awareness/gamification.en.md:"), "{answer}");
    }
    playbook.edit(FILE, "activity: gamificaton", "activity: gamification");
    server.until("/en/", |answer| answer.status == 200);
}

#[test]
fn mistakes_are_printed_once() {
    let playbook = Playbook::shipped();
    let mut server = Server::start(&playbook);
    playbook.edit(FILE, "activity: gamification", "activity: gamificaton");
    server.says("guide/unknown-activity");
    server.says("edited: content/guides/awareness/gamification.en.md");
    playbook.edit("content/guides/awareness/ebook.en.md", "updated: 2026", "updated: 2025");
    server.says("edited: content/guides/awareness/ebook.en.md");
    let told = server.said.iter().filter(|line| line.contains("guide/unknown-activity")).count();
    assert_eq!(told, 1, "{}", server.said.join("\n"));
}

#[test]
fn what_came_and_what_went_is_printed_and_what_only_moved_is_not() {
    const OTHER: &str = "content/guides/awareness/ebook.en.md";
    let playbook = Playbook::shipped();
    playbook.edit(FILE, "activity: gamification", "activity: gamificaton");
    let mut server = Server::start(&playbook);
    server.says("guide/unknown-activity");
    server.says("Read and checked");
    // The mistake is on another line now, and nothing else is.
    playbook.edit(FILE, "---\ntitle:", "---\n# A note.\ntitle:");
    server.says("edited: content/guides/awareness/gamification.en.md");
    // Another comes, and the first stays.
    playbook.edit(OTHER, "effort: medium", "effort: medum");
    server.says("guide/bad-value");
    server.says("Left: 2 errors.");
    playbook.edit(FILE, "activity: gamificaton", "activity: gamification");
    let fixed = server.says("fixed: ");
    assert!(fixed.contains("(guide/unknown-activity, content/guides/awareness/gamification.en.md)"), "{fixed}");
    server.says("Left: 1 error.");
    playbook.edit(OTHER, "effort: medum", "effort: medium");
    server.says("No mistakes left.");
    for (code, times) in [("[guide/unknown-activity]", 1), ("[guide/bad-value]", 1), ("fixed: ", 2)] {
        let said = server.said.iter().filter(|line| line.contains(code)).count();
        assert_eq!(said, times, "{code}:\n{}", server.said.join("\n"));
    }
}

fn page_of(event: &str) -> &str {
    let start = event.find("\"page\":\"").unwrap() + 8;
    &event[start..start + event[start..].find('"').unwrap()]
}
