//! What is served, and how HTTP wants it.

use std::io::{Read, Write};

use super::{Answer, Server, request};
use crate::support::Playbook;

const GUIDE: &str = "/en/awareness/gamification/";

#[test]
fn every_file_of_a_build_is_served_with_the_same_bytes() {
    let playbook = Playbook::shipped();
    let built = playbook.build("out", &[]);
    let server = Server::start(&playbook);
    assert!(built.len() > 100);
    for (path, bytes) in built {
        let answer = server.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let served = if path.ends_with(".html") { answer.without_client() } else { answer.body };
        assert!(served == bytes, "{path} differs from the build");
    }
}

#[test]
fn files_have_their_types() {
    let playbook = Playbook::shipped();
    playbook.write("content/guides/awareness/picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    let server = Server::start(&playbook);
    let page = server.get(GUIDE).text();
    let linked = |before: &str, after: &str| {
        let start = page.find(before).unwrap() + "../../..".len();
        let end = start + page[start..].find(after).unwrap() + after.len();
        page[start..end].to_owned()
    };
    for (path, wanted) in [
        ("/", "text/html; charset=utf-8"),
        ("/vi/nhan-biet/", "text/html; charset=utf-8"),
        ("/playbook.json", "application/json; charset=utf-8"),
        ("/en/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        (&linked("../../../assets/site.", ".css"), "text/css; charset=utf-8"),
        (&linked("../../../assets/icon.", ".svg"), "image/svg+xml; charset=utf-8"),
        ("/__stagecraft/client.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("Content-Type")), (200, Some(wanted)), "{path}");
        assert_eq!(answer.header("Cache-Control"), Some("no-cache"), "{path}");
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"), "{path}");
    }
}

#[test]
fn what_a_client_has_is_not_sent_again() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let etag = server.get(GUIDE).header("ETag").unwrap().to_owned();
    for tags in [etag.clone(), format!("\"other\", W/{etag}"), "*".to_owned()] {
        let answer = server.get_with(GUIDE, &[&format!("If-None-Match: {tags}")]);
        assert_eq!((answer.status, answer.body.len()), (304, 0), "{tags}");
        assert_eq!(answer.header("ETag"), Some(etag.as_str()));
        assert_eq!(answer.header("Content-Length"), None);
    }
    assert_eq!(server.get_with(GUIDE, &["If-None-Match: \"other\""]).status, 200);
}

#[test]
fn parts_of_a_file_are_sent_where_they_are_asked_for() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let whole = server.get("/playbook.json");
    let len = whole.body.len();
    let etag = whole.header("ETag").unwrap();
    let part = server.get_with("/playbook.json", &["Range: bytes=10-19"]);
    assert_eq!((part.status, &part.body[..]), (206, &whole.body[10..20]));
    assert_eq!(part.header("Content-Range"), Some(&*format!("bytes 10-19/{len}")));
    let end = server.get_with("/playbook.json", &["Range: bytes=-5", &format!("If-Range: {etag}")]);
    assert_eq!((end.status, &end.body[..]), (206, &whole.body[len - 5..]));
    let beyond = server.get_with("/playbook.json", &[&format!("Range: bytes={len}-")]);
    assert_eq!((beyond.status, beyond.header("Content-Range")), (416, Some(&*format!("bytes */{len}"))));
    let stale = server.get_with("/playbook.json", &["Range: bytes=0-1", "If-Range: \"other\""]);
    assert_eq!((stale.status, stale.body.len()), (200, len));
}

#[test]
fn head_tells_what_get_would_and_sends_no_body() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let whole = server.get(GUIDE);
    let mut stream = server.connect();
    stream.write_all(request("HEAD", GUIDE, &["Connection: close"]).as_bytes()).unwrap();
    let mut head = String::new();
    stream.read_to_string(&mut head).unwrap();
    assert!(head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(head.contains(&format!("\r\nContent-Length: {}\r\n", whole.body.len())), "{head}");
    assert!(head.contains(whole.header("ETag").unwrap()), "{head}");
}

#[test]
fn a_folder_without_its_slash_leads_to_the_one_with_it() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let answer = server.get("/en/awareness?from=mail");
    assert_eq!((answer.status, answer.header("Location")), (301, Some("/en/awareness/?from=mail")));
    assert_eq!(server.get("//en/awareness").status, 404);
}

#[test]
fn no_character_of_a_request_ends_a_line_of_the_answer() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    for bad in ["\r", "\n", "\t", "\u{1}", "\u{7f}"] {
        let answer = server.ask(&format!("GET /en/awareness?a{bad}Set-Cookie:b HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert_eq!((answer.status, answer.header("Location")), (400, None), "{bad:?}");
    }
    let escaped = server.get("/en/awareness?a%0D%0ASet-Cookie:b");
    assert_eq!(escaped.header("Location"), Some("/en/awareness/?a%0D%0ASet-Cookie:b"));
}

#[test]
fn an_address_without_a_page_shows_the_sites_own_page_for_that() {
    let playbook = Playbook::shipped();
    let built = playbook.build("out", &[]);
    let server = Server::start(&playbook);
    for path in ["/nothing/here/", "/en/awareness/gamification", "/.env", "/content/playbook.yaml", "/%C4%90"] {
        let answer = server.get(path);
        if path == "/en/awareness/gamification" {
            assert_eq!(answer.status, 301);
            continue;
        }
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.without_client(), built["404.html"]);
    }
}

#[test]
fn other_methods_are_refused_even_with_a_body() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "BREW"] {
        let mut stream = server.connect();
        let body = "x".repeat(5000);
        let head = request(method, "/", &["Content-Length: 5000", "Expect: 100-continue"]);
        stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
        let answer = Answer::read(&mut stream);
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn no_path_leads_outside() {
    let playbook = Playbook::shipped();
    playbook.write("secret.txt", "a secret");
    let server = Server::start(&playbook);
    for path in [
        "/../secret.txt",
        "/en/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%5csecret.txt",
        "/%00",
        "/secret.txt%00.html",
        "/%zz",
        "/%ff%fe",
        "file:///etc/passwd",
        "*",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("a secret"), "{path}");
    }
    let outside = format!("{}", playbook.root().join("secret.txt").display());
    assert_eq!(server.get(&outside).status, 404);
}

#[test]
fn names_of_other_machines_are_refused() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    for host in ["evil.example", "127.0.0.1.evil.example", "192.168.0.7", ""] {
        let answer = server.get_with("/en/", &[&format!("Host: {host}")]);
        assert_eq!(answer.status, 403, "{host:?}");
    }
    for host in ["localhost", "127.0.0.1:4321", "[::1]:80", "play.localhost"] {
        assert_eq!(server.get_with("/en/", &[&format!("Host: {host}")]).status, 200, "{host:?}");
    }
    let open = Server::start_with(&playbook, &["--port", "0", "--host", "127.0.0.1"]);
    assert_eq!(open.get_with("/en/", &["Host: evil.example"]).status, 200);
}

#[test]
fn requests_that_are_too_long_or_none_are_refused() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let long = server.get_with("/", &[&format!("Cookie: {}", "x".repeat(20_000))]);
    assert_eq!(long.status, 431);
    assert_eq!(server.ask("HELLO\r\n\r\n").status, 400);
    assert_eq!(server.ask("GET / HTTP/1.1\r\nHost: localhost\r\nRange: \u{e9}\r\n\r\n").status, 400);
    // A cookie of another program on this machine is not the server's affair.
    assert_eq!(server.ask("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: \u{e9}\r\n\r\n").status, 200);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn the_site_can_stand_below_a_path() {
    let playbook = Playbook::shipped();
    let server = Server::start_with(&playbook, &["--port", "0", "--base-path", "team/playbook"]);
    assert_eq!(server.get("/team/playbook/en/").status, 200);
    let tag = "<script src=\"/team/playbook/__stagecraft/client.js\"";
    assert!(server.get("/team/playbook/en/").text().contains(tag));
    let folder = server.get("/team/playbook/en");
    assert_eq!((folder.status, folder.header("Location")), (301, Some("/team/playbook/en/")));
    for root in ["/", "/team/playbook"] {
        let answer = server.get(root);
        assert_eq!((answer.status, answer.header("Location")), (307, Some("/team/playbook/")), "{root}");
    }
    assert_eq!(server.get("/en/").status, 404);
}
