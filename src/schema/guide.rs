//! Front matter: of guides, of pages, and of their translations.
//!
//! The source of a text has the fields of [`TEXT`], a guide's those of [`GUIDE`] too and what the playbook declares for
//! itself. A translation has [`TEXT`] and [`TRANSLATION`]; everything else it inherits. Which facts a guide has to state
//! is for each playbook to say.

use super::field::{Doc, Field, Kind, Record, Sample, Target, VocabularyIx, Word};

/// What front matter is.
pub const DOC: Doc = Doc {
    en: "The front matter of a guide or page. The source says all about a guide; a translation \
         inherits the rest.",
    vi: "Phần đầu tệp của một hướng dẫn hoặc trang. Bản gốc ghi mọi điều về hướng dẫn; bản dịch lấy phần còn lại từ \
         bản gốc.",
};

/// What a text has in every language.
pub const TEXT: &[Field] = &[
    Field::new("title", Kind::Title)
        .required()
        .doc("Title; it is the page's heading.", "Tiêu đề; cũng là tiêu đề của trang."),
    Field::new("summary", Kind::Sentence).required().doc(
        "One or two sentences: what it is and what the team gets out of it.",
        "Một hai câu: đây là gì và đội ngũ thu được gì.",
    ),
    Field::new("slug", Kind::Slug).doc(
        "The guide's part of the address: small letters a to z, digits and hyphens. Without it, the file's name.",
        "Phần địa chỉ của hướng dẫn: chữ thường a đến z không dấu, chữ số và dấu gạch nối. Nếu không có thì lấy \
             tên tệp.",
    ),
    Field::new("aliases", Kind::Aliases).doc(
        "Old addresses, which lead here: `en/awareness/old-name`.",
        "Các địa chỉ cũ sẽ dẫn về đây: `vi/nhan-biet/ten-cu`.",
    ),
];

/// What only a translation has.
pub const TRANSLATION: &[Field] = &[Field::new("translated_from", Kind::Fingerprints).doc(
    "What the source said when it was translated, by section. Written by: stagecraft status --accept FILE",
    "Nội dung từng mục của bản gốc lúc dịch. Do lệnh này ghi: stagecraft status --accept TỆP",
)];

/// What only the source of a page has. Translations inherit it.
pub const PAGE: &[Field] = &[Field::new("order", Kind::Number).doc(
    "Of a page: its place among the pages beside it, such as 1. Pages without one follow, by their file names.",
    "Của trang: vị trí giữa các trang cùng chỗ, ví dụ 1. Trang không ghi thì đứng sau, theo tên tệp.",
)];

/// What only the source of a guide has. Translations inherit it.
pub const GUIDE: &[Field] = &[
    Field::new("activity", Kind::Activity).required().sample(Sample::First).doc(
        "The activity that it guides through: one of its stage's.",
        "Hoạt động được hướng dẫn: một hoạt động của giai đoạn này.",
    ),
    Field::new("also", Kind::Names(Target::Meeting)).doc(
        "Where else it is shown: a stage (`loyalty`) or an activity of one (`loyalty/gift`).",
        "Còn hiện ở đâu nữa: một giai đoạn (`loyalty`) hoặc một hoạt động của giai đoạn (`loyalty/gift`).",
    ),
    Field::new("type", Kind::GuideType).row(5).facet("type").searched().sample(Sample::First).doc(
        "Its type, one of the playbook's `guide_types`; it decides which sections the guide has.",
        "Loại hướng dẫn, một mã trong `guide_types` của cẩm nang; loại quyết định hướng dẫn có những mục nào.",
    ),
    Field::new("channels", Kind::Names(Target::Term(VocabularyIx::CHANNELS)))
        .row(10)
        .searched()
        .sample(Sample::First)
        .doc("Where it happens: ids of the playbook's channels.", "Diễn ra ở đâu: mã các kênh của cẩm nang."),
    Field::new("industries", Kind::Names(Target::Term(VocabularyIx::INDUSTRIES)))
        .row(20)
        .facet("industry")
        .searched()
        .sample(Sample::First)
        .doc("For whom it fits best: ids of the playbook's industries.", "Hợp nhất với ai: mã các ngành của cẩm nang."),
    Field::new("roles", Kind::Names(Target::Term(VocabularyIx::ROLES)))
        .row(30)
        .facet("role")
        .searched()
        .sample(Sample::First)
        .doc("Who does it: ids of the playbook's roles.", "Ai thực hiện: mã các vai trò của cẩm nang."),
    Field::new("initiative", Kind::Choice(&INITIATIVE))
        .tile(50)
        .facet("initiative")
        .sample(Sample::Text("proactive"))
        .doc(
            "Who starts: the business (`proactive`) or the customer (`reactive`).",
            "Ai bắt đầu: doanh nghiệp (`proactive`, chủ động) hay khách hàng (`reactive`, phản hồi).",
        ),
    Field::new("effort", Kind::Choice(&EFFORT)).tile(40).facet("effort").sample(Sample::Text("medium")).doc(
        "How much work it is: `low`, `medium` or `high`.",
        "Mức độ công sức: `low` (thấp), `medium` (vừa) hoặc `high` (cao).",
    ),
    Field::new("time", Kind::Times(&TIME)).tile(10).sample(Sample::Text("{prepare: 1d, run: 1w}")).doc(
        "How long it takes: `{prepare: 3d, run: 1-2w}`, or in words: `{run: \"1 h per participant\"}`.",
        "Mất bao lâu: `{prepare: 3d, run: 1-2w}`, hoặc bằng lời: `{run: \"1 giờ mỗi người tham gia\"}`.",
    ),
    Field::new("team", Kind::Team)
        .tile(30)
        .sample(Sample::Text("1-2"))
        .doc("How many people it takes: `3` or `2-4`.", "Cần bao nhiêu người: `3` hoặc `2-4`."),
    Field::new("metrics", Kind::Names(Target::Metric))
        .row(50)
        .sample(Sample::First)
        .doc("What it moves: ids of its stage's metrics.", "Tác động đến chỉ số nào: mã các chỉ số của giai đoạn này."),
    Field::new("prerequisites", Kind::Names(Target::Guide))
        .doc("Guides to do first: `stage/slug`.", "Những hướng dẫn cần làm trước: `giai-đoạn/tên`."),
    Field::new("related", Kind::Names(Target::Guide))
        .doc("Guides to read next: `stage/slug`.", "Những hướng dẫn nên đọc tiếp: `giai-đoạn/tên`."),
    Field::new("updated", Kind::Date)
        .row(80)
        .doc("When the text was last brought up to date: `2026-05-01`.", "Lần cập nhật gần nhất: `2026-05-01`."),
    Field::new("owner", Kind::Texts)
        .row(60)
        .author()
        .doc("Who looks after it: `Lan` or `[Lan, Minh]`.", "Ai phụ trách: `Lan` hoặc `[Lan, Minh]`."),
    Field::new("review_by", Kind::Date)
        .row(90)
        .doc("The day by which someone should read it again: `2027-05-01`.", "Hạn rà soát lại nội dung: `2027-05-01`."),
    Field::new("draft", Kind::Flag)
        .sample(Sample::Text("true"))
        .doc("Whether it is left out of a published site.", "Có để riêng, chưa đưa lên trang hay không."),
];

/// How long an activity takes.
pub static TIME: Record = Record {
    name: "time",
    doc: Doc::NONE,
    fields: &[
        Field::new("prepare", Kind::WorkTime).doc(
            "Working time to get ready: `30m`, `4h`, `3d`, `2w` or a range, `1-2w`. Words are shown as they are and \
             total nothing; they may be a text in each language.",
            "Thời gian làm việc để chuẩn bị: `30m`, `4h`, `3d`, `2w` hoặc một khoảng, `1-2w`. Nếu viết bằng lời thì \
             hiện nguyên văn và không cộng vào tổng; có thể viết riêng cho từng ngôn ngữ.",
        ),
        Field::new("run", Kind::WorkTime).doc(
            "Working time from start to end: `30m`, `4h`, `3d`, `2w` or a range, `1-2w`. Words are shown as they are \
             and total nothing; they may be a text in each language.",
            "Thời gian làm việc từ đầu đến cuối: `30m`, `4h`, `3d`, `2w` hoặc một khoảng, `1-2w`. Nếu viết bằng lời \
             thì hiện nguyên văn và không cộng vào tổng; có thể viết riêng cho từng ngôn ngữ.",
        ),
    ],
};

/// Who starts an interaction.
pub const INITIATIVE: [Word; 2] =
    [Word::also("proactive", &["chủ động"]), Word::also("reactive", &["phản hồi", "bị động"])];

/// How much work something is, the least first.
pub const EFFORT: [Word; 3] = [
    Word::also("low", &["thấp", "ít"]),
    Word::also("medium", &["vừa", "trung bình"]),
    Word::also("high", &["cao", "nhiều"]),
];

/// Names that a playbook's own vocabularies and fields cannot have besides those of fields: cards, filters and data
/// have other things under them, or will.
pub const RESERVED: [&str; 21] = [
    "activity_name",
    "address",
    "choices",
    "facets",
    "guide",
    "id",
    "industry",
    "lang",
    "name",
    "prepare",
    "prepare_minutes",
    "role",
    "run",
    "run_minutes",
    "sections",
    "stage",
    "stage_name",
    "text",
    "theme",
    "variables",
    "q",
];

/// Index of a fact in what guides state: the order of [`GUIDE`], then the playbook's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactIx(pub u32);

impl FactIx {
    /// Which type of guide it is.
    pub const TYPE: Self = fact("type");
    /// Where it happens.
    pub const CHANNELS: Self = fact("channels");
    /// For whom.
    pub const INDUSTRIES: Self = fact("industries");
    /// Who does it.
    pub const ROLES: Self = fact("roles");
    /// How much work it is.
    pub const EFFORT: Self = fact("effort");
    /// How long it takes.
    pub const TIME: Self = fact("time");
    /// How many people it takes.
    pub const TEAM: Self = fact("team");
    /// What it moves.
    pub const METRICS: Self = fact("metrics");
    /// When it was last brought up to date.
    pub const UPDATED: Self = fact("updated");
    /// Who looks after it.
    pub const OWNER: Self = fact("owner");
    /// By when someone should read it again.
    pub const REVIEW_BY: Self = fact("review_by");
}

/// Returns the facts among the fields of a guide, in their order.
pub fn facts() -> impl Iterator<Item = &'static Field> {
    GUIDE.iter().filter(|field| field.kind.is_fact())
}

/// Returns the index of the fact of that name, for parts of the program that reason about it. A name that is not
/// declared does not compile.
const fn fact(name: &str) -> FactIx {
    let (mut at, mut facts) = (0, 0);
    loop {
        assert!(at < GUIDE.len(), "no field of guides has that name");
        if is_same(GUIDE[at].name, name) {
            assert!(GUIDE[at].kind.is_fact(), "the field is no fact");
            return FactIx(facts);
        }
        facts += GUIDE[at].kind.is_fact() as u32;
        at += 1;
    }
}

/// Returns whether two texts are the same, at compile time.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
