//! Playbooks in which one thing is there any number of times.

use std::fmt::Write as _;
use std::path::Path;

const GUIDE: &str = "content/guides/awareness/ebook.en.md";
const TRANSLATION: &str = "content/guides/awareness/ebook.vi.md";
const SETTINGS: &str = "content/playbook.yaml";
const GLOSSARY: &str = "content/glossary.yaml";
const STAGE: &str = "content/stages/awareness.yaml";

/// A thing, and how it is written so many times into the clean playbook.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// Whether it is fixed, too.
    pub(crate) fixed: bool,
    write: fn(&Files, usize),
}

/// The files of a playbook.
pub(crate) struct Files<'f>(pub(crate) &'f Path);

impl Files<'_> {
    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.join(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Writes something so many times behind the end of a file.
    fn add(&self, path: &str, n: usize, each: impl Fn(usize) -> String) {
        self.write(path, &(self.read(path) + &times(n, each)));
    }

    /// Writes something so many times into a guide.
    fn guide(&self, n: usize, each: impl Fn(usize) -> String) {
        self.text(&times(n, each));
    }

    fn text(&self, text: &str) {
        let guide = self.read(GUIDE);
        self.write(GUIDE, &guide.replacen("A word before the sections.", text, 1));
    }

    /// Writes something so many times into the front matter of a guide.
    fn facts(&self, n: usize, each: impl Fn(usize) -> String) {
        let guide = self.read(GUIDE);
        self.write(GUIDE, &guide.replacen("\n---\n", &format!("\n{}---\n", times(n, each)), 1));
    }

    /// Writes one thing behind each of two others into a file.
    fn put(&self, path: &str, before: &str, text: &str) {
        let old = self.read(path);
        assert!(old.contains(before), "{path} has no {before:?}");
        self.write(path, &old.replacen(before, &format!("{before}{text}"), 1));
    }
}

fn times(n: usize, each: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut text, at| {
        text.push_str(&each(at));
        text
    })
}

fn same(text: &'static str) -> impl Fn(usize) -> String {
    move |_| text.to_owned()
}

const fn shape(name: &'static str, write: fn(&Files, usize)) -> Shape {
    Shape { name, fixed: false, write }
}

const fn fixed(name: &'static str, write: fn(&Files, usize)) -> Shape {
    Shape { name, fixed: true, write }
}

impl Shape {
    pub(crate) fn write(&self, root: &Path, n: usize) {
        (self.write)(&Files(root), n);
    }
}

/// A page that is for itself.
fn page(files: &Files, name: &str, text: &str) {
    files.write(
        &format!("content/pages/{name}.en.md"),
        &format!("---\ntitle: A page\nsummary: A page.\n---\n\n{text}\n"),
    );
}

/// A guide like the others of its stage.
fn guide(files: &Files, slug: &str, more: &str) {
    let text = files.read(GUIDE).replacen("activity: ebook\n", &format!("activity: ebook\n{more}"), 1);
    files.write(&format!("content/guides/awareness/{slug}.en.md"), &text);
}

/// Every shape.
pub(crate) const SHAPES: &[Shape] = &[
    // Headings and sections.
    shape("headings", |f, n| f.guide(n, |at| format!("### Heading {at}\n\nText.\n\n"))),
    shape("equal headings", |f, n| f.guide(n, same("### Same\n\n"))),
    shape("headings of equal ids", |f, n| f.guide(n, same("### Same {#same}\n\n"))),
    shape("headings in a translation too", |f, n| {
        for path in [GUIDE, TRANSLATION] {
            f.add(path, n, |at| format!("\n### Heading {at}\n\nText.\n"));
        }
    }),
    shape("sections that every guide has", |f, n| {
        f.put(
            SETTINGS,
            "guide_sections:\n",
            &times(n, |at| format!("  - id: s{at}\n    name: {{ en: S{at}, vi: V{at} }}\n")),
        );
    }),
    // Keys.
    shape("unknown keys", |f, n| f.facts(n, |at| format!("key{at}: 1\n"))),
    shape("equal keys", |f, n| f.facts(n, same("key: 1\n"))),
    shape("unknown keys of settings", |f, n| f.add(SETTINGS, n, |at| format!("key{at}: {{en: A, vi: B}}\n"))),
    shape("texts of unknown languages", |f, n| {
        f.put(SETTINGS, "title:\n", &times(n, |at| format!("  x{at}: A\n")));
    }),
    shape("variables", |f, n| {
        f.add(SETTINGS, 1, same("variables:\n"));
        f.add(SETTINGS, n, |at| format!("  v{at}: {{en: A, vi: B}}\n"));
    }),
    shape("severities", |f, n| {
        f.add(SETTINGS, 1, same("checks:\n"));
        f.add(SETTINGS, n, |at| format!("  link/brokn{at}: error\n"));
    }),
    shape("own fields", |f, n| {
        f.add(SETTINGS, 1, same("fields:\n"));
        f.add(SETTINGS, n, |at| format!("  - {{id: f{at}, label: {{en: A, vi: B}}, type: text}}\n"));
    }),
    shape("terms of a vocabulary", |f, n| {
        f.put(
            SETTINGS,
            "  channels:\n",
            &times(n, |at| format!("    - {{id: c{at}, name: {{en: C{at}, vi: D{at}}}}}\n")),
        );
    }),
    shape("equal ids", |f, n| {
        f.put(SETTINGS, "  channels:\n", &times(n, same("    - {id: c, name: {en: C, vi: D}}\n")));
    }),
    shape("types of guides", |f, n| {
        f.add(SETTINGS, 1, same("guide_types:\n"));
        f.add(SETTINGS, n, |at| {
            format!(
                "  - {{id: t{at}, name: {{en: T{at}, vi: U{at}}}, sections: [{{id: s, name: {{en: S, vi: V}}}}]}}\n"
            )
        });
    }),
    shape("entries of the menu", |f, n| {
        f.add(SETTINGS, 1, same("menu:\n"));
        f.add(SETTINGS, n, |at| format!("  - {{label: {{en: A{at}, vi: B}}, link: \"https://example.org/{at}\"}}\n"));
    }),
    shape("activities", |f, n| {
        f.put(STAGE, "activities:\n", &times(n, |at| format!("  - {{id: a{at}, name: {{en: A{at}, vi: B{at}}}}}\n")));
    }),
    shape("metrics", |f, n| {
        f.put(
            STAGE,
            "metrics:\n",
            &times(n, |at| format!("  - {{id: m{at}, name: {{en: M{at}, vi: N{at}}}, measure: {{en: A, vi: B}}}}\n")),
        );
    }),
    shape("glossary terms", |f, n| {
        f.add(GLOSSARY, n, |at| {
            format!("- {{id: t{at}, term: {{en: T{at}, vi: U{at}}}, definition: {{en: A, vi: B}}}}\n")
        });
    }),
    shape("equal glossary terms", |f, n| {
        f.add(GLOSSARY, n, |at| format!("- {{id: t{at}, term: {{en: T, vi: U}}, definition: {{en: A, vi: B}}}}\n"));
    }),
    shape("names of channels in a guide", |f, n| {
        let names = times(n, |at| format!(", c{at}"));
        f.write(GUIDE, &f.read(GUIDE).replace("[email]", &format!("[email{names}]")));
    }),
    shape("equal names in one line", |f, n| f.facts(1, |_| format!("owner: [{}Lan]\n", "Lan, ".repeat(n)))),
    shape("aliases", |f, n| {
        f.facts(1, same("aliases:\n"));
        let guide = f.read(GUIDE);
        f.write(
            GUIDE,
            &guide.replacen("aliases:\n", &format!("aliases:\n{}", times(n, |at| format!("  - old/a{at}\n"))), 1),
        );
    }),
    shape("equal aliases", |f, n| {
        f.facts(1, same("aliases:\n"));
        let guide = f.read(GUIDE);
        f.write(GUIDE, &guide.replacen("aliases:\n", &format!("aliases:\n{}", times(n, same("  - old/a\n"))), 1));
    }),
    shape("aliases of YAML", |f, n| f.facts(n, |at| format!("k{at}: &a{at} [1]\nl{at}: *a{at}\n"))),
    shape("comments of YAML", |f, n| f.facts(n, same("# A comment: of one line\n"))),
    shape("texts with a hash", |f, n| f.facts(n, |at| format!("k{at}: text #{at}\n"))),
    shape("lines that are no YAML", |f, n| f.facts(n, same("what is this\n"))),
    // Blocks.
    shape("list items", |f, n| f.guide(n, same("- Item\n"))),
    shape("list items apart", |f, n| f.guide(n, same("- Item\n\n  Text.\n\n"))),
    shape("check items", |f, n| f.guide(n, same("- [ ] Item\n"))),
    shape("wrong list marks", |f, n| f.guide(n, same("•Item\n"))),
    shape("paragraphs", |f, n| f.guide(n, same("A few words.\n\n"))),
    shape("lines of a paragraph", |f, n| f.guide(n, same("A few words\n"))),
    shape("rows of a table", |f, n| {
        f.text(&format!("| a | b |\n|---|---|\n{}", times(n, same("| c | d |\n"))));
    }),
    shape("cells of a row", |f, n| {
        let row = |cell: &'static str| format!("{}|\n", times(n, same(cell)));
        f.text(&[row("| a "), row("|---"), row("| c ")].concat());
    }),
    shape("cells too many", |f, n| f.text(&format!("| a |\n|---|\n|{}\n", times(n, same(" b |"))))),
    shape("tables", |f, n| f.guide(n, same("| a |\n|---|\n| b |\n\n"))),
    shape("rows without a table", |f, n| f.guide(n, same("| a | b |\n\n"))),
    shape("alerts", |f, n| f.guide(n, same("> [!TIP] Title\n> Words.\n\n"))),
    shape("alerts of no kind", |f, n| f.guide(n, same("> [!TIPP]\n> Words.\n\n"))),
    shape("lists of terms", |f, n| f.guide(n, same("Term\n: What it means.\n\n"))),
    shape("meanings of a term", |f, n| f.text(&format!("Term\n{}", times(n, same(": What it means.\n"))))),
    shape("blocks of code", |f, n| f.guide(n, same("```\ncode\n```\n\n"))),
    shape("quizzes", |f, n| {
        f.guide(n, same("```quiz\nquestion: A?\nchoices: [{text: B, correct: true}, {text: C}]\n```\n\n"));
    }),
    shape("nested quotations", |f, n| f.guide(n, same("> "))),
    shape("nested lists", |f, n| f.guide(n, same("- "))),
    shape("stairs of lists", |f, n| f.guide(n.isqrt(), |at| format!("{}- a\n", "  ".repeat(at)))),
    shape("rules", |f, n| f.guide(n, same("***\n\n"))),
    shape("blocks of HTML", |f, n| f.guide(n, same("<div>\nA\n</div>\n\n"))),
    shape("blocks of other tools", |f, n| f.guide(n, same("!!! note\n    A\n\n"))),
    shape("snippets", |f, n| {
        f.write("content/snippets/note.en.md", "Ask the shop.\n");
        f.guide(n, same("{{snippet:note}}\n\n"));
    }),
    shape("snippets on lines of a paragraph", |f, n| {
        f.write("content/snippets/note.en.md", "Ask the shop.\n");
        f.guide(n, same("{{snippet:note}}\n"));
    }),
    // Within a text.
    shape("links", |f, n| f.guide(n, |at| format!("[link {at}](free-course.en.md) "))),
    shape("equal links", |f, n| f.guide(n, same("[a link](free-course.en.md#steps) "))),
    shape("links that lead nowhere", |f, n| f.guide(n, |at| format!("[a link](fre-course{at}.en.md) "))),
    shape("equal links that lead nowhere", |f, n| f.guide(n, same("[a link](fre-course.en.md)\n"))),
    shape("anchors that are not there", |f, n| f.guide(n, |at| format!("[a link](#step{at})\n"))),
    shape("headings and links to them", |f, n| {
        f.guide(n, |at| format!("### Heading {at}\n\n[a link](#heading-{at})\n\n"));
    }),
    shape("links by reference", |f, n| f.guide(n, |at| format!("[a{at}]\n\n[a{at}]: free-course.en.md\n\n"))),
    shape("references without a definition", |f, n| f.guide(n, |at| format!("[a][b{at}] "))),
    shape("definitions of one reference", |f, n| f.guide(n, same("[a]: free-course.en.md\n"))),
    shape("addresses of the web", |f, n| f.guide(n, |at| format!("https://example.org/{at} "))),
    shape("footnotes", |f, n| f.guide(n, |at| format!("Words[^{at}].\n\n[^{at}]: A note.\n\n"))),
    shape("marks of one footnote", |f, n| {
        f.guide(n, same("Words[^1]. "));
        f.put(GUIDE, "To begin too late.", "\n\n[^1]: A note.");
    }),
    shape("footnotes without a mark", |f, n| f.guide(n, |at| format!("[^{at}]: A note.\n\n"))),
    shape("pictures that are not there", |f, n| f.guide(n, |at| format!("![A dot](dot{at}.png)\n\n"))),
    shape("glossary links", |f, n| f.guide(n, same("[[channel]] "))),
    shape("glossary links to nothing", |f, n| f.guide(n, |at| format!("[[chanel{at}]] "))),
    shape("placeholders", |f, n| {
        f.add(SETTINGS, 1, same("variables: {price: \"$5\"}\n"));
        f.guide(n, same("{{price}} "));
    }),
    shape("unknown placeholders", |f, n| f.guide(n, |at| format!("{{{{price{at}}}}} "))),
    shape("opened braces", |f, n| f.guide(n, same("{{"))),
    shape("brackets", |f, n| f.guide(n, same("["))),
    shape("brackets apart", |f, n| f.guide(n, same("a [b "))),
    shape("closing brackets", |f, n| f.guide(n, same("]("))),
    shape("backticks", |f, n| f.guide(n, same("` a "))),
    shape("backticks, ever more", |f, n| f.guide(n.isqrt(), |at| format!("{} a ", "`".repeat(at)))),
    shape("asterisks", |f, n| f.guide(n, same("*a "))),
    shape("pairs of asterisks", |f, n| f.guide(n, same("** a ** "))),
    shape("underscores", |f, n| f.guide(n, same("_a "))),
    shape("tildes", |f, n| f.guide(n, same("~~a "))),
    shape("emphasis", |f, n| f.guide(n, same("**a** *b* "))),
    shape("comments", |f, n| f.guide(n, same("<!-- a --> words "))),
    shape("comments on lines of their own", |f, n| f.guide(n, same("<!-- a -->\n\n"))),
    shape("comments that do not end", |f, n| f.guide(n, same("<!-- a "))),
    shape("HTML", |f, n| f.guide(n, same("<b>a</b> "))),
    shape("HTML that does not end", |f, n| f.guide(n, same("<b>"))),
    shape("angle brackets", |f, n| f.guide(n, same("<a "))),
    shape("entities", |f, n| f.guide(n, same("&amp; &x; "))),
    shape("escapes", |f, n| f.guide(n, same("\\đ \\* "))),
    shape("quotation marks", |f, n| f.guide(n, same("\"a' "))),
    shape("dollar signs", |f, n| f.guide(n, same("$$ a "))),
    shape("expressions of other tools", |f, n| f.guide(n, same("{{ site.url }} {% x %} :smile: ==a== "))),
    shape("control characters", |f, n| f.guide(n, same("a\u{7}"))),
    shape("marks of direction", |f, n| f.guide(n, same("a\u{202e} "))),
    shape("line ends of another system", |f, n| f.guide(n, same("Words.\r\n"))),
    shape("one word, ever longer", |f, n| f.guide(n, same("word"))),
    // Many files.
    shape("guides", |f, n| (0..n / 10).for_each(|at| guide(f, &format!("g{at}"), ""))),
    shape("guides, each of which needs the one before", |f, n| {
        (0..n / 10).for_each(|at| {
            let before = at.checked_sub(1).map_or("ebook".to_owned(), |before| format!("g{before}"));
            guide(f, &format!("g{at}"), &format!("prerequisites: [awareness/{before}]\n"));
        });
    }),
    shape("guides that lead to one that is not there", |f, n| {
        (0..n / 10).for_each(|at| guide(f, &format!("g{at}"), "related: [awareness/gone]\n"));
    }),
    shape("guides of one address", |f, n| {
        (0..n / 10).for_each(|at| guide(f, &format!("g{at}"), "slug: same\n"));
    }),
    shape("guides without a source", |f, n| {
        let text = f.read(TRANSLATION);
        (0..n / 10).for_each(|at| f.write(&format!("content/guides/awareness/g{at}.vi.md"), &text));
    }),
    shape("guides of no stage", |f, n| {
        let text = f.read(GUIDE);
        (0..n / 10).for_each(|at| f.write(&format!("content/guides/nowhere{at}/g.en.md"), &text));
    }),
    shape("pages", |f, n| (0..n / 10).for_each(|at| page(f, &format!("p{at}"), "Text."))),
    shape("pages of one folder in another", |f, n| {
        (0..n / 10).for_each(|at| page(f, &format!("team/p{at}"), "Text."));
        page(f, "team/index", "Text.");
    }),
    shape("files that nothing reads", |f, n| {
        (0..n / 10).for_each(|at| f.write(&format!("content/x{at}.txt"), "x"));
    }),
    shape("pictures that nothing shows", |f, n| {
        (0..n / 10).for_each(|at| f.write(&format!("content/guides/awareness/x{at}.gif"), "GIF89a"));
    }),
    // Mistakes and fixes.
    shape("mistakes on lines of their own", |f, n| f.guide(n, same("[x](gone.md)\n\n"))),
    shape("mistakes on one long line", |f, n| f.guide(n, same("[x](gone.md) word "))),
    fixed("fixes on lines of their own", |f, n| f.guide(n / 4, same("A word ** in bold **.\n\n"))),
    fixed("fixes on one long line", |f, n| f.guide(n / 4, same("a word ** in bold ** and "))),
    fixed("fixes of links", |f, n| f.guide(n / 4, same("[a](free-cours.en.md)\n\n"))),
    fixed("fixes that fail", |f, n| f.guide(n / 10, same("[a](../free-course.en.md#stps)\n\n<b>a\n\n"))),
    fixed("fixes of keys", |f, n| {
        f.put(
            SETTINGS,
            "  channels:\n",
            &times(n / 10, |at| format!("    - {{id: c{at}, nme: {{en: C{at}, vi: D{at}}}}}\n")),
        );
    }),
    fixed("letters in pieces", |f, n| f.guide(n, same("e\u{302}\u{301} "))),
    fixed("texts with letters in pieces", |f, n| {
        (0..n / 20).for_each(|at| page(f, &format!("p{at}"), "Ti\u{65}\u{302}\u{301}ng Vi\u{65}\u{323}\u{302}t."));
    }),
];

/// Returns the names of shapes that are there twice.
pub(crate) fn doubles() -> String {
    let names: Vec<&str> = SHAPES.iter().map(|shape| shape.name).collect();
    names.iter().enumerate().filter(|(at, name)| names[..*at].contains(name)).fold(
        String::new(),
        |mut all, (_, name)| {
            let _ = write!(all, "{name} ");
            all
        },
    )
}
