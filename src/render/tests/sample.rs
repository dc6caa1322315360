//! A tiny playbook made by hand: two languages, five stages, a guide of each sort.

use std::path::Path;

use crate::load::{Theme, load_theme};
use crate::model::{
    Activity, ActivityIx, Article, Asset, AssetIx, Body, Choice, Fact, FactField, Facts, FeaturePage, Guide, GuideId,
    GuideIx, GuideType, Heading, Html, LangIx, Language, Languages, Length, Lens, LensStage, LinkTarget, Localized,
    Meeting, Metric, Page, PerStage, Playbook, Question, RawHtml, ReviewQuestion, SectionKey, Sentence, Settings,
    Shown, Stage, StageId, TeamSize, Term, TermIx, TimeNeeded, TimeRange, Translated, Translation, TypeIx, Uses,
    Vocabulary, VocabularyTerm,
};
use crate::schema::Kind;

/// The guide that is translated and has one of everything in its text.
pub(super) const TRANSLATED: GuideIx = GuideIx(0);
/// The guide without a translation.
pub(super) const UNTRANSLATED: GuideIx = GuideIx(1);
/// The draft.
pub(super) const DRAFT: GuideIx = GuideIx(2);

pub(super) fn languages() -> Languages {
    Languages::new(["en", "vi"].iter().filter_map(|tag| Language::new(tag)).collect()).unwrap()
}

/// Returns a text in both languages.
pub(super) fn both<T: for<'t> From<&'t str>>(en: &str, vi: &str) -> Localized<T> {
    Localized::from_fn(&languages(), |lang, _| Some(if lang == LangIx::MAIN { en } else { vi }.into())).unwrap()
}

pub(super) fn theme() -> Theme {
    load_theme(Path::new("/a folder that does not exist"), "default").unwrap()
}

pub(super) fn playbook() -> Playbook {
    Playbook {
        settings: settings(),
        stages: PerStage::from_fn(stage),
        guides: vec![translated_guide().into(), untranslated_guide("only").into(), draft().into()],
        glossary: vec![
            term("touchpoint", ("Touchpoint", "Điểm chạm"), vec![TermIx(1)]),
            term("channel", ("Channel <&>", "Kênh"), vec![]),
            term("loyal", ("Loyal customer", "Ấm lòng"), vec![]),
        ],
        lenses: vec![lens()],
        pages: vec![Page {
            slug: "about".into(),
            order: None,
            text: only_source(article("About this", "about", text_body())),
        }],
        features: vec![(FeaturePage::Map, only_source(article("The map", "map", text_body())))],
        uses: vec![Uses { shown: Shown::Always, linked: Shown::Always }],
        assets: vec![Asset::kept(
            "two words.png",
            "content/guides/awareness/two words.png".into(),
            ("0123456789abcdef".into(), 0),
            b"PNG",
        )],
    }
}

fn settings() -> Settings {
    let vocabulary = |id: &str, terms: &[(&str, &str, &str)]| Vocabulary {
        id: id.to_owned(),
        terms: terms.iter().map(|(id, en, vi)| VocabularyTerm { id: (*id).to_owned(), name: both(en, vi) }).collect(),
    };
    Settings {
        brand: crate::model::Brand::default(),
        title: both("Test & playbook", "Cẩm nang thử"),
        description: both("A playbook for \"tests\".", "Một cẩm nang để thử."),
        languages: languages(),
        base_url: None,
        base_path: None,
        theme: "default".into(),
        edit_url: Some("https://example.org/edit/{path}".into()),
        feedback: Some("mailto:team@example.org?subject={title}&body={address}".into()),
        vocabularies: vec![
            vocabulary("channels", &[("email", "Email", "Email"), ("event", "Event", "Sự kiện")]),
            vocabulary("industries", &[("fmcg", "FMCG", "Hàng tiêu dùng nhanh")]),
            vocabulary("roles", &[("marketer", "Marketer", "Nhân viên tiếp thị")]),
        ],
        facts: FactField::built_in(),
        guide_sections: Vec::new(),
        guide_types: vec![GuideType {
            id: "script".into(),
            name: both("Call <script>", "Kịch bản"),
            sections: Vec::new(),
        }],
        menu: None,
        doors: Vec::new(),
        raw_html: RawHtml::Escape,
    }
}

fn stage(id: StageId) -> Stage {
    let name = format!("{id} name");
    Stage {
        id,
        name: both(&name, &format!("Tên {id}")),
        slug: both(id.as_str(), &format!("{id}-vi")),
        goal: both("The goal", "Mục tiêu"),
        customer: both("The customer", "Khách hàng"),
        summary: both("The summary", "Tóm tắt"),
        activities: vec![
            Activity { id: "first".into(), name: both("First activity", "Hoạt động một") },
            Activity { id: "second".into(), name: both("Second activity", "Hoạt động hai") },
        ],
        metrics: vec![Metric {
            id: "reach".into(),
            name: both("Reach", "Độ phủ"),
            measure: both("People reached", "Số người tiếp cận"),
        }],
        exit_criteria: vec![both("They know the name", "Họ biết tên")],
        key_facts: vec![both("A fact", "Một điểm")],
        review_questions: vec![ReviewQuestion {
            question: both("Why?", "Vì sao?"), answer: both("So.", "Vậy đó.")
        }],
        quiz: vec![Question {
            question: both("Which?", "Cái nào?"),
            choices: vec![
                Choice { text: both("This", "Cái này"), correct: true },
                Choice { text: both("That", "Cái kia"), correct: false },
            ],
            explanation: Some(both("Because", "Bởi vì")),
        }],
    }
}

fn term(id: &str, (en, vi): (&str, &str), see: Vec<TermIx>) -> Term {
    Term { id: id.into(), term: both(en, vi), definition: both("What \"it\" is", "Nghĩa là"), also: Vec::new(), see }
}

fn lens() -> Lens {
    let stage = |id: &str, meets| LensStage {
        id: id.into(),
        name: both("Lens stage", "Bước"),
        summary: both("What it is", "Là gì"),
        meets,
    };
    Lens {
        id: "funnel".into(),
        name: both("Funnel", "Phễu"),
        summary: both("Another model", "Mô hình khác"),
        stages: vec![
            stage(
                "one",
                vec![Meeting::Stage(StageId::Awareness), Meeting::Activity(StageId::Awareness, ActivityIx(0))],
            ),
            stage("two", vec![Meeting::Stage(StageId::Loyalty)]),
        ],
    }
}

fn guide(stage: StageId, slug: &str, text: Translated<Article>) -> Guide {
    Guide {
        id: GuideId { stage, slug: slug.into() },
        activity: ActivityIx(0),
        also: Vec::new(),
        facts: facts(&[0], "2026-05-01"),
        prerequisites: vec![],
        related: vec![],
        draft: false,
        text,
    }
}

/// Returns a value for every fact.
fn facts(channels: &[u32], updated: &str) -> Facts {
    let value = |field: FactField| match &*field.name {
        "channels" => Fact::Names(channels.into()),
        "effort" => Fact::Word(1),
        "updated" => Fact::Date(updated.parse().unwrap()),
        _ => match field.kind {
            Kind::Names(_) => Fact::Names([0].into()),
            Kind::Choice(_) => Fact::Word(0),
            Kind::GuideType => Fact::Type(TypeIx(0)),
            Kind::Times(_) => Fact::Time(TimeNeeded { prepare: length("1d"), run: length("2w") }),
            Kind::Texts => Fact::Texts(["Team <A>".into()].into()),
            Kind::Date => Fact::Date("2027-05-01".parse().unwrap()),
            Kind::Team => Fact::Team(TeamSize::parse("2-4").unwrap()),
            other => panic!("no value for {other:?}"),
        },
    };
    Facts::new(FactField::built_in().into_iter().map(value).map(Some).collect())
}

fn translated_guide() -> Guide {
    let translation = Translation {
        text: article("Trò chơi", "tro-choi", rich_body(LangIx(1))),
        stale_sections: Some(vec!["head".into(), "why".into()]),
    };
    let mut source = article("A game", "game", rich_body(LangIx::MAIN));
    source.aliases = vec!["old/game".into()];
    let text = Translated { source_lang: LangIx::MAIN, source, translations: Box::new([None, Some(translation)]) };
    Guide { related: vec![UNTRANSLATED, DRAFT], ..guide(StageId::Awareness, "game", text) }
}

pub(super) fn untranslated_guide(slug: &str) -> Guide {
    let text = only_source(article("Only in English", slug, text_body()));
    Guide {
        facts: facts(&[0, 1], "2026-06-01"),
        prerequisites: vec![TRANSLATED],
        ..guide(StageId::Consideration, slug, text)
    }
}

fn draft() -> Guide {
    Guide { draft: true, ..guide(StageId::Loyalty, "draft", only_source(article("Draft", "draft", text_body()))) }
}

fn only_source(source: Article) -> Translated<Article> {
    Translated { source_lang: LangIx::MAIN, source, translations: Box::new([None, None]) }
}

fn article(title: &str, slug: &str, body: Body) -> Article {
    Article {
        title: title.into(),
        summary: Sentence::plain(format!("Summary of {title} & more")),
        slug: slug.into(),
        aliases: vec![],
        edit_path: format!("content/guides/{slug}.md").into(),
        digest: xxhash_rust::xxh3::xxh3_128(title.as_bytes()),
        body,
    }
}

/// A text of a paragraph and a section.
fn text_body() -> Body {
    body("Plain text.\n\n## Why\n\nMore text.\n", &["why"])
}

/// A text with one of everything that depends on where it is shown.
fn rich_body(lang: LangIx) -> Body {
    let (why, steps) = if lang == LangIx::MAIN { ("Why", "Steps") } else { ("Vì sao", "Các bước") };
    let text = format!(
        "## {why}\n\nSee [a draft](d), [a guide](g), [a site](s), [steps](#steps), [[channel]].\n\n![A picture](p)\n\n\
         > [!TIP]\n> Mind this.\n\n## {steps}\n\n- [ ] Tick\n\n```quiz\nquestion: Which\n```\n\n<p>raw</p>\n\nThe end.\n"
    );
    Body {
        links: vec![
            LinkTarget::Guide(DRAFT, lang, None),
            LinkTarget::Guide(UNTRANSLATED, lang, Some("why".into())),
            LinkTarget::External("https://example.org/?a=1&b=\"2\"".into()),
            LinkTarget::Anchor("steps".into()),
        ],
        images: vec![LinkTarget::Asset(AssetIx(0), None)],
        terms: vec![TermIx(1)],
        quizzes: vec![Question {
            question: "Which <one>?".into(),
            choices: vec![
                Choice { text: "One".into(), correct: true },
                Choice { text: "Two".into(), correct: true },
                Choice { text: "Three".into(), correct: false },
            ],
            explanation: None,
        }],
        check_items: vec![(SectionKey("steps".into()), 1)],
        raw_html: vec![Html::Markup("<p>raw</p>\n".into())],
        ..body(&text, &["why", "steps"])
    }
}

/// Returns a text without what it refers to; its headings have these anchors.
fn body(text: &str, anchors: &[&str]) -> Body {
    let document = crate::markdown::parse(&text.into(), 0);
    let headings = document.headings.iter().zip(anchors);
    Body {
        tree: document.tree,
        headings: headings
            .map(|(heading, anchor)| Heading {
                level: heading.level,
                text: heading.text.clone(),
                anchor: (*anchor).into(),
            })
            .collect(),
        links: vec![],
        images: vec![],
        terms: vec![],
        quizzes: vec![],
        check_items: vec![],
        raw_html: vec![],
        included: vec![],
    }
}

fn length(text: &str) -> Option<Length> {
    TimeRange::parse(text).map(Length::Time)
}
