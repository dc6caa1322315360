//! The glossary.

use super::field::{Doc, Field, Kind, Record, Target};

/// An entry of the glossary.
pub static ENTRY: Record = Record {
    name: "glossary",
    doc: Doc { en: "The terms that texts explain.", vi: "Các thuật ngữ được giải thích." },
    fields: &[
        Field::new("id", Kind::Id).required().doc(
            "Id: small letters a to z, digits and hyphens. Texts link to it as `[[id]]`.",
            "Mã: chữ thường a đến z không dấu, chữ số và dấu gạch nối. Bài viết liên kết bằng `[[id]]`.",
        ),
        Field::new("term", Kind::Localized).required().doc("The term.", "Thuật ngữ."),
        Field::new("definition", Kind::LocalizedSentence).required().doc("What it means.", "Ý nghĩa."),
        Field::new("also", Kind::Texts).doc(
            "What else people call it, in any language: `KPI` or `[KPI, key figure]`. Search finds it by these.",
            "Những cách gọi khác, ở bất kỳ ngôn ngữ nào: `KPI` hoặc `[KPI, chỉ số]`. Tìm kiếm hiểu các cách gọi này.",
        ),
        Field::new("see", Kind::Names(Target::Entry))
            .doc("Ids of terms to read next.", "Mã các thuật ngữ nên đọc tiếp."),
    ],
};
