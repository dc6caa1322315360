//! `stagecraft search`.

use std::io::{self, Write};

use serde::Serialize;
use stagecraft::failure::Failure;
use stagecraft::model::{LangIx, Playbook};
use stagecraft::render::Site;
use stagecraft::search::{Excerpt, Hit, PassageKind, Results};
use stagecraft::slice::Slice;
use stagecraft::words::Text;

use super::arguments::{Search, SearchFormat};
use super::context::{Context, Stream};
use super::outcome::Outcome;
use super::site;

/// Pages that are shown to people, and handed to programs.
const SHOWN: usize = 10;
const HANDED: usize = 100;

#[derive(Serialize)]
struct SearchReport<'h> {
    hits: Vec<FoundPage<'h>>,
    /// The query that was most likely meant, where no page has one of the words as it was typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    meant: Option<&'h str>,
}

#[derive(Serialize)]
struct FoundPage<'h> {
    title: &'h str,
    /// From the site's root.
    url: String,
    lang: &'h str,
    section: Option<&'h str>,
    /// What it is, if it is more than a piece of text: a question, a task, a picture, a recording, a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<PassageKind>,
    score: f64,
    excerpt: &'h str,
    /// The words of the query that it does not have.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    missing: &'h [String],
}

/// Prints what the words find.
pub(crate) fn run(arguments: &Search, context: &Context) -> Result<Outcome, Failure> {
    match site::open(context, "search-stopped")? {
        Some(site) => answer(arguments, &site, context),
        None => Ok(Outcome::Mistakes),
    }
}

fn answer(arguments: &Search, site: &Site, context: &Context) -> Result<Outcome, Failure> {
    let playbook = site.playbook();
    let lang = language(arguments.lang.as_deref(), playbook, context)?;
    let tag = playbook.languages()[lang].tag();
    let index = site.search_index(lang);
    for query in queries(&arguments.words)? {
        let results = index.search(&query, HANDED);
        match arguments.format {
            SearchFormat::Json => context.print(Stream::Out, |out| json(&results, tag, out))?,
            SearchFormat::Human => {
                let shown = results.hits.iter().take(SHOWN);
                context.print(Stream::Out, |out| shown.clone().try_for_each(|hit| human(hit, context, out)))?;
                if let Some(meant) = &results.meant {
                    context.say(Stream::Err, &Text::new("search-meant").arg("query", printable(meant)))?;
                }
                context.say(Stream::Err, &Text::new("search-found").arg("count", results.hits.len()))?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// Returns the query that was asked, or with `-` the lines of standard input: a set of queries costs one reading of
/// the playbook.
fn queries(words: &[String]) -> Result<Vec<String>, Failure> {
    if words != ["-"] {
        return Ok(vec![words.join(" ")]);
    }
    let read = io::read_to_string(io::stdin());
    let text = read.map_err(|reason| Failure { text: Text::new("failure-read-input"), reason: Some(reason) })?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// Returns the language that was asked for, the tool's or the playbook's first.
fn language(asked: Option<&str>, playbook: &Playbook, context: &Context) -> Result<LangIx, Failure> {
    let languages = playbook.languages();
    let Some(asked) = asked else {
        return Ok(languages.find(context.words().language().tag()).unwrap_or(LangIx::MAIN));
    };
    site::language(asked, languages)
}

/// Returns what links name the hit: its section, where it has one.
fn address(hit: &Hit<'_>) -> String {
    let page = &hit.document.address;
    hit.place.map_or_else(|| page.clone(), |place| format!("{page}#{}", place.anchor))
}

/// Returns the heading of the section that answers, where it has one.
fn heading<'h>(hit: &Hit<'h>) -> Option<&'h str> {
    hit.place.map(|place| place.heading).filter(|heading| !heading.is_empty())
}

fn json(results: &Results<'_>, tag: &str, out: &mut dyn Write) -> io::Result<()> {
    let found = results.hits.iter().map(|hit| FoundPage {
        title: &hit.document.title,
        url: address(hit),
        lang: hit.document.lang.as_deref().unwrap_or(tag),
        section: heading(hit),
        kind: hit.place.and_then(|place| place.passage),
        score: hit.score,
        excerpt: &hit.excerpt.text,
        missing: &hit.missing,
    });
    serde_json::to_writer(&mut *out, &SearchReport { hits: found.collect(), meant: results.meant.as_deref() })?;
    writeln!(out)
}

fn human(hit: &Hit<'_>, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let section = heading(hit).map(|heading| format!(" › {heading}")).unwrap_or_default();
    let lang = hit.document.lang.as_ref().map(|lang| format!(" [{lang}]")).unwrap_or_default();
    writeln!(out, "\u{1b}[1m{}\u{1b}[0m{section}{lang}", printable(&hit.document.title))?;
    writeln!(out, "  {}", address(hit))?;
    writeln!(out, "  {}", marked(&hit.excerpt))?;
    if !hit.missing.is_empty() {
        let missing = Text::new("search-missing").arg("words", printable(&hit.missing.join(", ")));
        writeln!(out, "  {}", context.words().say(&missing))?;
    }
    writeln!(out)
}

/// Returns the excerpt with what matches underlined.
fn marked(excerpt: &Excerpt) -> String {
    let mut out = String::new();
    let mut done = 0;
    for mark in &excerpt.marks {
        out += &printable(excerpt.text.slice(done..mark.start));
        out += &format!("\u{1b}[4m{}\u{1b}[0m", excerpt.text.slice(mark.clone()));
        done = mark.end;
    }
    out + &printable(excerpt.text.slice(done..))
}

/// Returns `text` without characters that would command a terminal.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
