//! Sites that films are shown on.

use url::Url;

/// The sites, by the ends of their hosts, and what the path of a film on them begins with; any of several.
const HOSTS: [(&str, &str, &[&str]); 16] = [
    ("youtube.com", "YouTube", &["/watch", "/shorts/", "/live/", "/embed/", "/playlist"]),
    ("youtube-nocookie.com", "YouTube", &["/embed/"]),
    ("youtu.be", "YouTube", &["/"]),
    ("vimeo.com", "Vimeo", &["/"]),
    ("dailymotion.com", "Dailymotion", &["/video/", "/embed/"]),
    ("dai.ly", "Dailymotion", &["/"]),
    ("ted.com", "TED", &["/talks/"]),
    ("loom.com", "Loom", &["/share/", "/embed/"]),
    ("wistia.com", "Wistia", &["/medias/"]),
    ("tiktok.com", "TikTok", &["/@"]),
    ("twitch.tv", "Twitch", &["/videos/"]),
    ("fb.watch", "Facebook", &["/"]),
    ("facebook.com", "Facebook", &["/watch", "/reel/", "/share/v/"]),
    ("instagram.com", "Instagram", &["/reel/"]),
    ("bilibili.com", "Bilibili", &["/video/"]),
    ("streamable.com", "Streamable", &["/"]),
];

/// Returns the name of the site, if `address` is that of a film on one.
#[must_use]
pub fn film_host(address: &str) -> Option<&'static str> {
    // Most addresses are none; they are told without being taken apart.
    if !address.starts_with("http") {
        return None;
    }
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let (_, name, paths) = HOSTS.iter().find(|(domain, ..)| {
        host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })?;
    let path = url.path();
    let is_film = path.len() > 1 && paths.iter().any(|start| path.starts_with(start));
    let has_number = *name != "Vimeo" || path.split('/').any(is_number);
    (is_film && has_number).then_some(name)
}

/// Films on Vimeo have numbers, other pages names.
fn is_number(part: &str) -> bool {
    part.len() > 4 && part.bytes().all(|byte| byte.is_ascii_digit())
}
