//! Lenses: other models, mapped onto the five stages.

use super::field::{Doc, Field, Kind, Record, Target};

/// A lens.
pub static LENS: Record = Record {
    name: "lens",
    doc: Doc {
        en: "Another model of the customer's way, mapped onto the five stages.",
        vi: "Một mô hình khác về hành trình khách hàng, được đối chiếu với năm giai đoạn.",
    },
    fields: &[
        Field::new("id", Kind::FileId).required().doc("Id; the same as the file's name.", "Mã; trùng với tên tệp."),
        Field::new("name", Kind::Localized).required().doc("Name of the model.", "Tên mô hình."),
        Field::new("summary", Kind::LocalizedSentence).required().doc("What the model is.", "Mô hình này là gì."),
        Field::new("stages", Kind::Records(&LENS_STAGE))
            .required()
            .doc("The model's stages, in their order.", "Các giai đoạn của mô hình, theo thứ tự."),
    ],
};

/// A stage of another model.
pub static LENS_STAGE: Record = Record {
    name: "lens-stage",
    doc: Doc::NONE,
    fields: &[
        Field::new("id", Kind::Id)
            .required()
            .doc("Id of the stage in this model.", "Mã của giai đoạn trong mô hình này."),
        Field::new("name", Kind::Localized)
            .required()
            .doc("Name of the stage in this model.", "Tên giai đoạn trong mô hình này."),
        Field::new("summary", Kind::LocalizedSentence).required().doc(
            "What the stage is, and why it meets the five as it does.",
            "Giai đoạn này là gì và vì sao ứng với những chỗ đó trong năm giai đoạn.",
        ),
        Field::new("meets", Kind::Names(Target::Meeting)).required().doc(
            "Where it meets the five stages: a stage (`loyalty`) or one of its activities (`loyalty/gift`).",
            "Ứng với chỗ nào trong năm giai đoạn: một giai đoạn (`loyalty`) hoặc một hoạt động của giai đoạn \
                 (`loyalty/gift`).",
        ),
    ],
};
