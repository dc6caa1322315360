//! Random edits in random timing: when it is quiet, what is served is what a clean build makes.

use std::time::{Duration, Instant};

use super::{PATIENCE, Server};
use crate::support::{Playbook, Random};

const OPERATIONS: usize = 500;

/// Does something to a few files and folders that writers might do, by hand or with a tool.
fn disturb(playbook: &Playbook, random: &mut Random) {
    let slug = |random: &mut Random| format!("storm-{}", random.below(6));
    let folder = |random: &mut Random| ["", "nested/", "nested/deep/", "other/"][random.below(4)];
    let page = format!("content/pages/{}{}.en.md", folder(random), slug(random));
    let other = format!("content/pages/{}{}.en.md", folder(random), slug(random));
    let title = random.below(1000);
    let text = format!("---\ntitle: Storm {title}\nsummary: A page.\n---\n\nText {title}.\n");
    // What an operation works on may not be there; that is part of the storm.
    match random.below(12) {
        0..=4 => playbook.write(&page, &text),
        5 => playbook.write(&page, &text[..random.below(text.len())]),
        6 => {
            playbook.write(&format!("{page}.tmp"), &text);
            let _ = std::fs::rename(playbook.path(&format!("{page}.tmp")), playbook.path(&page));
        }
        7 => {
            let _ = std::fs::create_dir_all(playbook.path(&other).parent().unwrap());
            let _ = std::fs::rename(playbook.path(&page), playbook.path(&other));
        }
        8 => drop(std::fs::remove_file(playbook.path(&page))),
        9 => drop(std::fs::remove_dir_all(playbook.path("content/pages/nested"))),
        10 => drop(std::fs::rename(playbook.path("content/pages/nested"), playbook.path("content/pages/other"))),
        _ => {
            let guide = "content/guides/awareness/gamification.en.md";
            let text = playbook.read(guide);
            let start = text.find("title: ").unwrap();
            let end = start + text[start..].find('\n').unwrap();
            playbook.write(guide, &format!("{}title: Storm {title}{}", &text[..start], &text[end..]));
        }
    }
}

#[test]
fn after_a_storm_the_site_is_that_of_a_clean_build() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let mut random = Random(0x5eed_cafe_f00d_0001);
    for _ in 0..OPERATIONS {
        disturb(&playbook, &mut random);
        if random.below(3) == 0 {
            std::thread::sleep(Duration::from_millis(random.below(40) as u64));
        }
    }
    // Nothing half written stays, and no page stands twice.
    for folder in ["content/pages/nested", "content/pages/other"] {
        let _ = std::fs::remove_dir_all(playbook.path(folder));
    }
    for at in 0..6 {
        let text = format!("---\ntitle: Calm {at}\nsummary: A page.\n---\n\nText.\n");
        playbook.write(&format!("content/pages/storm-{at}.en.md"), &text);
    }
    let built = playbook.build("out", &[]);
    let deadline = Instant::now() + PATIENCE;
    loop {
        let differs = built.iter().find(|(path, bytes)| {
            let answer = server.get(&format!("/{path}"));
            answer.status != 200
                || if path.ends_with(".html") { answer.without_client() != **bytes } else { answer.body != **bytes }
        });
        let Some((path, _)) = differs else { break };
        assert!(Instant::now() < deadline, "{path} differs from a clean build");
        std::thread::sleep(Duration::from_millis(20));
    }
}
