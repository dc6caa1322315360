//! `theme.yaml` of a theme.

use super::field::{Doc, Field, Kind, Record};

/// What a theme says of itself.
pub static THEME: Record = Record {
    name: "theme",
    doc: Doc { en: "What a theme says of itself.", vi: "Những điều giao diện khai báo về chính nó." },
    fields: &[Field::new("grounds", Kind::Record(&GROUNDS)).required().doc(
        "The grounds on which pages show text in a brand's colour.",
        "Các màu nền mà trang đặt chữ mang màu thương hiệu lên trên.",
    )],
};

/// The grounds of a theme's pages.
pub static GROUNDS: Record = Record {
    name: "grounds",
    doc: Doc::NONE,
    fields: &[
        Field::new("light", Kind::Colour)
            .required()
            .doc("The darkest ground of light pages.", "Màu nền đậm nhất của trang sáng."),
        Field::new("dark", Kind::Colour)
            .required()
            .doc("The lightest ground of dark pages.", "Màu nền sáng nhất của trang tối."),
    ],
};
