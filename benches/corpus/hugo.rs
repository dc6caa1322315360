//! The same guides as a Hugo site, with templates that show what the built-in theme shows of a guide.

use std::fmt::Write as _;

use super::shipped::{LANGUAGES, Shipped};
use super::{File, Maker};

const CONFIG: &str = r#"baseURL = "https://example.org/"
title = "The Five-Stage Playbook"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term"]
buildFuture = true
enableRobotsTXT = true
[outputs]
home = ["html", "rss"]
section = ["html"]
[languages.en]
weight = 1
contentDir = "content/en"
label = "English"
[languages.vi]
weight = 2
contentDir = "content/vi"
label = "Tiếng Việt"
[markup.highlight]
codeFences = false
"#;

const LAYOUTS: [(&str, &str); 5] = [
    (
        "baseof.html",
        r#"<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ .Site.Title }}</title>
<meta name="description" content="{{ .Summary | plainify }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}</head>
<body class="page-{{ .Kind }}">
<header class="site-header">
<a class="site-title" href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
<nav class="language-switch"><ul>{{ range .AllTranslations }}<li><a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}" hreflang="{{ .Language.Lang }}">{{ .Language.Label }}</a></li>{{ end }}</ul></nav>
<nav class="path"><ol>{{ $here := .Section }}{{ range .Site.Home.Sections.ByWeight }}<li><a href="{{ .RelPermalink }}"{{ if eq .Section $here }} aria-current="true"{{ end }}>{{ .Title }}</a></li>{{ end }}</ol></nav>
</header>
<main>{{ block "main" . }}{{ end }}</main>
<footer><p>{{ .Site.Title }}</p></footer>
</body>
</html>
"#,
    ),
    (
        "home.html",
        r#"{{ define "main" }}<h1>{{ .Title }}</h1>
<ol>{{ range .Sections.ByWeight }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .RegularPages }}</li>{{ end }}</ol>
<ul>{{ range first 5 .Site.RegularPages.ByDate.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}"#,
    ),
    (
        "section.html",
        r#"{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ul class="cards">{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.summary }}</p><ul class="tags"><li>{{ .Params.initiative }}</li><li>{{ .Params.effort }}</li></ul></li>{{ end }}</ul>
{{ end }}"#,
    ),
    (
        "page.html",
        r##"{{ define "main" }}<article class="guide">
<header><h1>{{ .Title }}</h1><p class="lead">{{ .Params.summary }}</p></header>
<dl><div><dt>Activity</dt><dd>{{ .Params.activity }}</dd></div>
{{ with .Params.team }}<div><dt>Team</dt><dd>{{ . }}</dd></div>{{ end }}
<div><dt>Effort</dt><dd>{{ .Params.effort }}</dd></div><div><dt>Initiative</dt><dd>{{ .Params.initiative }}</dd></div>
<div><dt>Channels</dt>{{ range .Params.channels }}<dd>{{ . }}</dd>{{ end }}</div>
<div><dt>Industries</dt>{{ range .Params.industries }}<dd>{{ . }}</dd>{{ end }}</div>
<div><dt>Roles</dt>{{ range .Params.roles }}<dd>{{ . }}</dd>{{ end }}</div></dl>
<nav class="contents">{{ .TableOfContents }}</nav>
<div class="prose">{{ .Content }}</div>
<nav class="neighbours"><ul>
{{- $page := . }}{{ range seq 10 }}{{ with $page }}{{ $page = .NextInSection }}{{ with $page }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}{{ end }}
{{- $page = . }}{{ range seq 10 }}{{ with $page }}{{ $page = .PrevInSection }}{{ with $page }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}{{ end }}</ul></nav>
<nav class="previous-next">{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</article>{{ end }}"##,
    ),
    ("404.html", "{{ define \"main\" }}<h1>404</h1>{{ end }}"),
];

/// Returns a Hugo site of `guides` guides in two languages.
pub(crate) fn hugo(guides: usize) -> Vec<File> {
    let maker = Maker { shipped: Shipped::read(), guides };
    let mut files = vec![("hugo.toml".to_owned(), CONFIG.to_owned())];
    files.extend(LAYOUTS.map(|(name, text)| (format!("layouts/{name}"), text.to_owned())));
    for (at, stage) in ["awareness", "consideration", "acquisition", "experience", "loyalty"].iter().enumerate() {
        for lang in LANGUAGES {
            let text = format!("---\ntitle: {stage}\nweight: {}\n---\n", at + 1);
            files.push((format!("content/{lang}/{stage}/_index.md"), text));
        }
    }
    for n in 0..guides {
        for (lang, tag) in LANGUAGES.iter().enumerate() {
            let path = format!("content/{tag}/{}/{}.md", maker.base(n).stage, maker.slug(n));
            files.push((path, maker.hugo_guide(n, lang)));
        }
    }
    files
}

impl Maker {
    fn hugo_guide(&self, n: usize, lang: usize) -> String {
        let mut out = String::from("---\n");
        let own = self.front_matter(n, lang);
        let inherited = if lang == 0 { String::new() } else { self.front_matter(n, 0) };
        let inherited = inherited.lines().filter(|line| !line.starts_with("title:") && !line.starts_with("summary:"));
        for line in own.lines().chain(inherited) {
            let line = line.replacen("updated:", "date:", 1);
            let _ = writeln!(out, "{line}");
        }
        out.push_str("---\n\n");
        for section in 0..self.base(n).sections[lang].len() {
            let donor = self.donor(n, section);
            let text = super::vary::vary(&donor.sections[lang][section], n / self.shipped.bases.len(), section);
            let linked = self.with_links(&text, n, &donor.stage, |to, lang| {
                format!("../../{}/{}/", self.base(to).stage, self.slug_in(to, lang))
            });
            out.push_str(&without_terms(&linked));
        }
        out
    }

    fn slug_in(&self, n: usize, lang: usize) -> String {
        let own = self.base(n).front_matter[lang].iter().find(|(key, _)| key == "slug");
        own.map_or_else(|| self.slug(n), |(_, slug)| format!("{slug}-{}", n + 1))
    }
}

/// Puts the label of each glossary term in its place: Hugo has no such links.
fn without_terms(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (term, after))) = rest.split_once("[[").and_then(|(a, b)| Some((a, b.split_once("]]")?))) {
        out.push_str(before);
        out.push_str(term.split_once('|').map_or(term, |(_, label)| label));
        rest = after;
    }
    out.push_str(rest);
    out
}
