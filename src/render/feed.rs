//! The newest guides of a language as an Atom feed (RFC 4287).

use std::fmt::Write as _;

use crate::model::{Fact, GuideIx, LangIx};
use crate::schema::guide::FactIx;

use super::context::SiteContext;
use super::escape::escaped;

/// How many guides a feed holds at most.
const LIMIT: usize = 50;

/// What a feed without any dated guide says it was updated.
const EPOCH: &str = "1970-01-01T00:00:00Z";

/// Renders `feed.xml` of a language: guides written in it, the newest first.
pub(super) fn render(site: &SiteContext, lang: LangIx) -> String {
    let settings = &site.playbook.settings;
    let tag = site.tag(lang);
    let written = |&&ix: &&GuideIx| site.playbook.guide(ix).text.get(lang).is_some();
    let guides: Vec<GuideIx> = site.order.newest.iter().filter(written).take(LIMIT).copied().collect();
    let updated = guides.first().and_then(|&ix| moment(site, ix)).unwrap_or_else(|| EPOCH.to_owned());
    let address = |route| site.routes.link(route);
    let [home, own] = [address(site.routes.home(lang)), address(site.routes.feed(lang))].map(|to| href(site, to));
    let title = escaped(&settings.title[lang]);
    let mut out = String::with_capacity(1024 + guides.len() * 600);
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">\n\
         <id>{id}</id>\n<title>{title}</title>\n<subtitle>{subtitle}</subtitle>\n<updated>{updated}</updated>\n\
         <author><name>{title}</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" hreflang=\"{tag}\" href=\"{home}\"/>\n",
        id = uuid(&["feed", settings.title.main(), tag]),
        subtitle = escaped(settings.description[lang].words()),
    );
    for ix in guides {
        push_entry(site, &mut out, lang, ix);
    }
    out.push_str("</feed>\n");
    out
}

fn push_entry(site: &SiteContext, out: &mut String, lang: LangIx, ix: GuideIx) {
    let guide = site.playbook.guide(ix);
    let (Some(text), Some(route), Some(updated)) =
        (guide.text.get(lang), site.routes.guide(lang, ix), moment(site, ix))
    else {
        return;
    };
    let tag = site.tag(lang);
    let stage = &site.playbook.stages[guide.id.stage];
    let facts = site.playbook.settings.facts.iter().zip(guide.facts.iter());
    let authors = facts.filter(|(field, _)| field.author).flat_map(|(_, fact)| match fact {
        Some(Fact::Texts(names)) => &names[..],
        _ => &[],
    });
    let authors = authors.map(|name| format!("<author><name>{}</name></author>\n", escaped(name)));
    let _ = write!(
        out,
        "<entry>\n<id>{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n{authors}\
         <link rel=\"alternate\" type=\"text/html\" href=\"{href}\"/>\n\
         <category term=\"{stage}\" label=\"{label}\"/>\n<summary>{summary}</summary>\n</entry>\n",
        id = uuid(&["guide", site.playbook.settings.title.main(), &guide.id.to_string(), tag]),
        title = escaped(&text.title),
        authors = authors.collect::<String>(),
        href = href(site, site.routes.link(route)),
        stage = guide.id.stage,
        label = escaped(&stage.name[lang]),
        summary = escaped(text.summary.words()),
    );
}

/// Returns the beginning of the day on which a guide was brought up to date.
fn moment(site: &SiteContext, guide: GuideIx) -> Option<String> {
    site.playbook.guide(guide).facts.date(FactIx::UPDATED).map(|date| format!("{date}T00:00:00Z"))
}

/// Returns an address as a feed gives it: whole, or relative to the feed's folder.
fn href(site: &SiteContext, link: &str) -> String {
    let start = site.base_url.as_deref().unwrap_or("../");
    escaped(&format!("{start}{link}"))
}

/// Returns a name that stays the same wherever the site is: a version 8 UUID (RFC 9562) made of the BLAKE3 of
/// `parts`.
fn uuid(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut out = String::from("urn:uuid:");
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        let _ = write!(out, "{byte:02x}");
    }
    out
}
