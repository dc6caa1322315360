//! The stage files, and the questions that texts share with them.

use super::field::{Doc, Field, Kind, Record};
use super::playbook::TERM;

/// One of the five stages.
pub static STAGE: Record = Record {
    name: "stage",
    doc: Doc {
        en: "One of the five stages of interaction between a business and its customers.",
        vi: "Một trong năm giai đoạn tương tác giữa doanh nghiệp và khách hàng.",
    },
    fields: &[
        Field::new("id", Kind::StageId)
            .required()
            .doc("Id of the stage; the same as the file's name.", "Mã của giai đoạn; trùng với tên tệp."),
        Field::new("order", Kind::StageOrder)
            .required()
            .doc("Place in the model, from 1 to 5.", "Vị trí trong mô hình, từ 1 đến 5."),
        Field::new("name", Kind::Localized).required().doc("Name of the stage.", "Tên giai đoạn."),
        Field::new("goal", Kind::LocalizedSentence)
            .required()
            .doc("What the business is after.", "Điều doanh nghiệp muốn đạt được."),
        Field::new("customer", Kind::LocalizedSentence)
            .required()
            .doc("What the customer is doing.", "Điều khách hàng đang làm."),
        Field::new("summary", Kind::LocalizedSentence)
            .required()
            .doc("The stage in one or two sentences.", "Một hai câu tóm tắt giai đoạn."),
        Field::new("slug", Kind::LocalizedSlug).required().doc(
            "The stage's part of the address, in each language.",
            "Phần địa chỉ của giai đoạn trong từng ngôn ngữ.",
        ),
        Field::new("activities", Kind::Records(&TERM)).required().doc(
            "What can be done in this stage; each activity has a guide.",
            "Những việc có thể làm trong giai đoạn này; mỗi hoạt động có một hướng dẫn.",
        ),
        Field::new("metrics", Kind::Records(&METRIC))
            .required()
            .doc("What to measure in this stage.", "Những gì cần đo trong giai đoạn này."),
        Field::new("exit_criteria", Kind::LocalizedSentences).doc(
            "How to see that a customer is ready for the next stage.",
            "Dấu hiệu cho thấy khách hàng đã sẵn sàng sang giai đoạn tiếp theo.",
        ),
        Field::new("key_facts", Kind::LocalizedSentences)
            .doc("What to remember of this stage.", "Điểm cần nhớ của giai đoạn này."),
        Field::new("review_questions", Kind::Records(&REVIEW))
            .doc("Questions for a training, with model answers.", "Câu hỏi ôn tập kèm đáp án gợi ý."),
        Field::new("quiz", Kind::Records(&QUESTION)).doc("Questions with choices.", "Câu hỏi trắc nghiệm."),
    ],
};

/// Something that is measured in a stage.
pub static METRIC: Record = Record {
    name: "metric",
    doc: Doc::NONE,
    fields: &[
        Field::new("id", Kind::Id).required().doc(
            "Id: small letters a to z, digits and hyphens.",
            "Mã: chữ thường a đến z không dấu, chữ số và dấu gạch nối.",
        ),
        Field::new("name", Kind::Localized).required().doc("Name of the metric.", "Tên chỉ số."),
        Field::new("measure", Kind::LocalizedSentence)
            .required()
            .doc("How it is measured: the formula, and where to read it.", "Cách đo: công thức và nơi lấy số liệu."),
    ],
};

/// An open question with a model answer.
pub static REVIEW: Record = Record {
    name: "review",
    doc: Doc::NONE,
    fields: &[
        Field::new("question", Kind::LocalizedSentence).required().doc("The question.", "Câu hỏi."),
        Field::new("answer", Kind::LocalizedSentence).required().doc("A model answer.", "Đáp án gợi ý."),
    ],
};

/// A multiple-choice question, of a stage or in a text.
pub static QUESTION: Record = Record {
    name: "question",
    doc: Doc::NONE,
    fields: &[
        Field::new("question", Kind::LocalizedSentence).required().doc("The question.", "Câu hỏi."),
        Field::new("choices", Kind::Choices(&CHOICE)).required().doc(
            "The choices: at least two, of which at least one is right.",
            "Các lựa chọn: ít nhất hai, trong đó ít nhất một lựa chọn đúng.",
        ),
        Field::new("explanation", Kind::LocalizedSentence)
            .doc("Why the right choice is right.", "Vì sao lựa chọn đúng là đúng."),
    ],
};

/// One of a question's answers.
pub static CHOICE: Record = Record {
    name: "choice",
    doc: Doc::NONE,
    fields: &[
        Field::new("text", Kind::LocalizedSentence).required().doc("What is chosen.", "Nội dung lựa chọn."),
        Field::new("correct", Kind::Flag).doc("Whether this choice is right.", "Lựa chọn này có đúng không."),
    ],
};
