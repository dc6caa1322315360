//! `playbook.yaml`.

use super::field::{Doc, Field, Kind, Record, Target, Word};

/// The settings of a playbook.
pub static PLAYBOOK: Record = Record {
    name: "playbook",
    doc: Doc {
        en: "The settings of a playbook: its name, its languages, and the lists that guides choose from.",
        vi: "Phần cài đặt của cẩm nang: tên, các ngôn ngữ và những danh mục để các hướng dẫn lựa chọn.",
    },
    fields: &[
        Field::new("languages", Kind::Languages).required().doc(
            "Languages of the playbook, by tag (`en`, `pt-BR`), or with what the language calls itself, as `{code: ja, \
                 name: 日本語}`. The first is the main one: what is missing in another is shown in it.",
            "Các ngôn ngữ của cẩm nang, ghi bằng mã (`en`, `pt-BR`), hoặc kèm tên mà ngôn ngữ tự gọi mình, như `{code: \
                 ja, name: 日本語}`. Ngôn ngữ đầu tiên là ngôn ngữ chính: chữ thiếu ở ngôn ngữ khác được hiện bằng ngôn \
                 ngữ này.",
        ),
        Field::new("title", Kind::Localized).required().doc("Title of the playbook.", "Tên cẩm nang."),
        Field::new("description", Kind::LocalizedSentence)
            .required()
            .doc("What the playbook is, in a sentence or two.", "Một hai câu giới thiệu cẩm nang."),
        Field::new("base_url", Kind::BaseUrl).doc(
            "Address where the site will stand; sitemap and feeds need it.",
            "Địa chỉ sẽ đặt trang; sitemap và feed cần đến.",
        ),
        Field::new("base_path", Kind::BasePath).doc(
            "Path of the site on its host, such as `/team/playbook/`; without it that of `base_url`, or `/`. Only the page \
             for addresses that do not exist needs it.",
            "Đường dẫn của trang trên máy chủ, ví dụ `/team/playbook/`; nếu không ghi thì lấy theo `base_url`, hoặc `/`. \
             Chỉ trang báo địa chỉ không tồn tại mới cần đến.",
        ),
        Field::new("theme", Kind::ThemeName)
            .doc("Name of a folder in themes/, or `default`.", "Tên một thư mục trong themes/, hoặc `default`."),
        Field::new("brand", Kind::Record(&BRAND))
            .doc("The look of whom the playbook belongs to.", "Diện mạo của đơn vị sở hữu cẩm nang."),
        Field::new("edit_url", Kind::EditUrl).doc(
            "Address for editing a file, with `{path}` where the file's path goes.",
            "Địa chỉ để sửa một tệp, ghi `{path}` ở chỗ của đường dẫn tệp.",
        ),
        Field::new("feedback", Kind::Feedback).doc(
            "Where readers tell whether a guide or page helped them: a mail address, or an address with `{title}`, \
             `{address}` and `{path}` where the title, the page's address and the file's path go.",
            "Nơi người đọc góp ý về một hướng dẫn hoặc trang: địa chỉ email, hoặc địa chỉ web có `{title}`, `{address}` \
             và `{path}` ở chỗ của tiêu đề, địa chỉ trang và đường dẫn tệp.",
        ),
        Field::new("vocabularies", Kind::Vocabularies)
            .doc("The lists that guides choose from.", "Những danh mục để các hướng dẫn lựa chọn."),
        Field::new("fields", Kind::Records(&OWN_FIELD)).doc(
            "The playbook's own facts of guides, each by its id: a text, an address, a date or a number.",
            "Các thông tin riêng của cẩm nang này về hướng dẫn, mỗi thông tin theo mã: chữ, địa chỉ, ngày hoặc số.",
        ),
        Field::new("guide_facts", Kind::Record(&GUIDE_FACTS)).doc(
            "Which facts every guide has to state; without it, none.",
            "Những thông tin mà hướng dẫn nào cũng phải ghi; nếu không có thì không bắt buộc thông tin nào.",
        ),
        Field::new("guide_sections", Kind::Records(&SECTION)).doc(
            "The level-2 sections that every guide without a `type` has, in this order.",
            "Các mục cấp 2 mà mọi hướng dẫn không ghi `type` đều có, theo đúng thứ tự này.",
        ),
        Field::new("guide_types", Kind::Records(&GUIDE_TYPE)).doc(
            "Kinds of guide with sections of their own, such as a script or a checklist. A guide is of one by `type:`.",
            "Những loại hướng dẫn có các mục riêng, ví dụ kịch bản hay danh mục kiểm tra. Hướng dẫn ghi loại của mình \
             bằng `type:`.",
        ),
        Field::new("menu", Kind::Menu(&MENU_ENTRY)).doc(
            "What the main navigation leads to, in this order: pages (`about`, `team/roles`), pages of the site (`home`, \
             `map`, `study`, `plan`, `glossary`, `search`), stages and lenses by their ids, groups and outside links. \
             Without it: map, study, plan and glossary.",
            "Những mục của thanh điều hướng chính, theo thứ tự này: trang (`about`, `team/roles`), trang có sẵn (`home`, \
             `map`, `study`, `plan`, `glossary`, `search`), giai đoạn và lăng kính theo mã, nhóm và liên kết ngoài. \
             Nếu không ghi: bản đồ, ôn luyện, kế hoạch và thuật ngữ.",
        ),
        Field::new("doors", Kind::Menu(&MENU_ITEM)).doc(
            "What the home page opens with: where each kind of reader begins, named as in `menu`. Three are enough.",
            "Những lối vào ở đầu trang chủ: mỗi kiểu người đọc bắt đầu từ đâu, ghi như trong `menu`. Ba lối là đủ.",
        ),
        Field::new("variables", Kind::Variables).doc(
            "Words that any text can have as `{{name}}`: each a text for every language, or one for all of them. Plain \
                 text, without Markdown.",
            "Những chữ mà bài nào cũng dùng được bằng `{{tên}}`: mỗi tên một bản cho từng ngôn ngữ, hoặc một bản chung. \
                 Chữ thường, không dùng Markdown.",
        ),
        Field::new("raw_html", Kind::Choice(&RAW_HTML)).doc(
            "What becomes of HTML in Markdown: `escape` shows it as text, `sanitize` keeps what is harmless, \
                 `trust` passes it through.",
            "Cách xử lý HTML trong Markdown: `escape` hiện ra như chữ thường, `sanitize` giữ phần vô hại, `trust` \
                 giữ nguyên.",
        ),
        Field::new("checks", Kind::Severities).doc(
            "Severities that differ from the defaults, by the code of the check.",
            "Mức độ khác với mặc định, theo mã của từng phép kiểm tra.",
        ),
    ],
};

/// A language with its name.
pub static LANGUAGE: Record = Record {
    name: "language",
    doc: Doc::NONE,
    fields: &[
        Field::new("code", Kind::Text).required().doc("Its tag (BCP 47).", "Mã ngôn ngữ (BCP 47)."),
        Field::new("name", Kind::Text).required().doc(
            "What the language calls itself, for the language switch.",
            "Tên mà ngôn ngữ tự gọi mình, hiện ở chỗ đổi ngôn ngữ.",
        ),
    ],
};

/// The look of whom the playbook belongs to.
pub static BRAND: Record = Record {
    name: "brand",
    doc: Doc::NONE,
    fields: &[
        Field::new("logo", Kind::Path).doc(
            "The picture before the title: its path below content/.",
            "Hình đặt trước tên cẩm nang: đường dẫn tính từ content/.",
        ),
        Field::new("colour", Kind::Colour).doc(
            "The colour of links and buttons, such as `\"#0b57a4\"`. It must be dark enough to be read on a light \
                 page; dark pages get a lighter tint.",
            "Màu của liên kết và nút, ví dụ `\"#0b57a4\"`. Màu phải đủ đậm để đọc được trên nền sáng; trang nền \
                 tối tự dùng tông sáng hơn.",
        ),
    ],
};

/// What holds of the facts of guides.
pub static GUIDE_FACTS: Record = Record {
    name: "guide-facts",
    doc: Doc::NONE,
    fields: &[Field::new("required", Kind::Names(Target::Fact)).doc(
        "Names of the facts that every guide has to state, such as `[channels, effort, owner]`. Title, summary and \
         activity are always required.",
        "Tên các thông tin mà hướng dẫn nào cũng phải ghi, ví dụ `[channels, effort, owner]`. Tiêu đề, tóm tắt và \
         hoạt động thì luôn bắt buộc.",
    )],
};

/// The vocabularies whose names every playbook knows, in the order of their indices. One that a playbook does not
/// declare has no terms.
pub static VOCABULARIES: Record = Record {
    name: "vocabularies",
    doc: Doc::NONE,
    fields: &[
        Field::new("channels", Kind::Records(&TERM))
            .doc("Where a business meets its customers.", "Nơi doanh nghiệp gặp khách hàng."),
        Field::new("industries", Kind::Records(&TERM)).doc("Kinds of business.", "Các ngành kinh doanh."),
        Field::new("roles", Kind::Records(&TERM)).doc("Who does the work.", "Ai làm việc này."),
    ],
};

/// A term of a vocabulary, an activity of a stage: an id and what readers call it.
pub static TERM: Record = Record {
    name: "term",
    doc: Doc::NONE,
    fields: &[
        Field::new("id", Kind::Id).required().doc(
            "Id: small letters a to z, digits and hyphens. It stays as it is once guides use it.",
            "Mã: chữ thường a đến z không dấu, chữ số và dấu gạch nối. Không đổi nữa khi đã có hướng dẫn dùng.",
        ),
        Field::new("name", Kind::Localized).required().doc("Name shown to readers.", "Tên hiện cho người đọc."),
    ],
};

/// A level-2 section of guides.
pub static SECTION: Record = Record {
    name: "section",
    doc: Doc::NONE,
    fields: &[
        Field::new("id", Kind::Id).required().doc(
            "Id: small letters a to z, digits and hyphens. It is the section's anchor in every language.",
            "Mã: chữ thường a đến z không dấu, chữ số và dấu gạch nối. Đây cũng là điểm neo của mục ở mọi ngôn ngữ.",
        ),
        Field::new("name", Kind::Localized).required().doc("Text of the heading.", "Chữ của tiêu đề."),
        Field::new("optional", Kind::Flag).doc(
            "Whether a guide may leave it out. Where it is there, it stands in its place.",
            "Hướng dẫn có được bỏ mục này hay không. Nếu có thì mục phải đứng đúng chỗ.",
        ),
    ],
};

/// An entry of the menu that is more than a name.
pub static MENU_ENTRY: Record = Record { name: "menu-entry", doc: Doc::NONE, fields: &[LABEL, TO, LINK, ITEMS] };

/// An entry of a group of the menu that is more than a name.
pub static MENU_ITEM: Record = Record { name: "menu-item", doc: Doc::NONE, fields: &[LABEL, TO, LINK] };

const LABEL: Field = Field::new("label", Kind::Localized).doc(
    "What readers see. What leads to a page may do without.",
    "Chữ người đọc thấy. Mục dẫn đến trang có thể bỏ qua.",
);

const TO: Field = Field::new("to", Kind::Text).doc(
    "Where it leads within the site, as the name alone would: `about`, `map`, `loyalty`.",
    "Dẫn đến đâu trong trang, giống như chỉ ghi tên: `about`, `map`, `loyalty`.",
);

const LINK: Field = Field::new("link", Kind::Link).doc(
    "Address of another site, in full: `https://example.org/shop`.",
    "Địa chỉ đầy đủ của trang khác: `https://example.org/shop`.",
);

const ITEMS: Field = Field::new("items", Kind::Menu(&MENU_ITEM))
    .doc("What a group holds: names, and links with a label.", "Những mục trong một nhóm: tên, và liên kết có nhãn.");

/// A type of guides.
pub static GUIDE_TYPE: Record = Record {
    name: "guide-type",
    doc: Doc::NONE,
    fields: &[
        Field::new("id", Kind::Id).required().doc(
            "Id: small letters a to z, digits and hyphens. Guides name the type by it.",
            "Mã: chữ thường a đến z không dấu, chữ số và dấu gạch nối. Hướng dẫn ghi loại bằng mã này.",
        ),
        Field::new("name", Kind::Localized)
            .required()
            .doc("What readers call a guide of this type.", "Tên loại hướng dẫn mà người đọc thấy."),
        Field::new("sections", Kind::Records(&SECTION)).required().doc(
            "The level-2 sections that every guide of this type has, in this order.",
            "Các mục cấp 2 mà mọi hướng dẫn thuộc loại này đều có, theo đúng thứ tự này.",
        ),
    ],
};

/// A vocabulary of the playbook's own; its key is its id, and a field of guides.
pub static OWN_VOCABULARY: Record = Record {
    name: "own-vocabulary",
    doc: Doc {
        en: "A list of the playbook's own. Guides choose from it under the name of the list.",
        vi: "Một danh mục riêng của cẩm nang này. Hướng dẫn chọn từ đó bằng tên của danh mục.",
    },
    fields: &[
        Field::new("label", Kind::Localized)
            .required()
            .doc("What readers call the list.", "Tên danh mục mà người đọc thấy."),
        Field::new("terms", Kind::Records(&TERM))
            .required()
            .doc("What guides can choose.", "Những mục để hướng dẫn chọn."),
    ],
};

/// A fact of guides that the playbook declares for itself.
pub static OWN_FIELD: Record = Record {
    name: "own-field",
    doc: Doc::NONE,
    fields: &[
        Field::new("id", Kind::Id).required().doc(
            "The field's name in front matter: small letters a to z, digits and hyphens.",
            "Tên trường ở phần đầu tệp: chữ thường a đến z không dấu, chữ số và dấu gạch nối.",
        ),
        Field::new("label", Kind::Localized).required().doc("What readers call it.", "Tên mà người đọc thấy."),
        Field::new("type", Kind::Choice(&OWN_TYPES)).required().doc(
            "What its value is: `text`; `link`, which begins with https://, http:// or mailto:; `date`; `number`.",
            "Giá trị là gì: `text` (chữ); `link` (địa chỉ, bắt đầu bằng https://, http:// hoặc mailto:); `date` \
             (ngày); `number` (số).",
        ),
    ],
};

/// What the value of a playbook's own field can be. [`own_kind`] says which kind each is.
pub const OWN_TYPES: [Word; 4] = [
    Word::also("text", &["chữ", "văn bản"]),
    Word::also("link", &["địa chỉ", "liên kết"]),
    Word::also("date", &["ngày"]),
    Word::also("number", &["số"]),
];

/// Returns the kind of value that a playbook's own field of that type has.
#[must_use]
pub fn own_kind(word: usize) -> Kind {
    [Kind::Text, Kind::Link, Kind::Date, Kind::Number][word.min(3)]
}

/// What becomes of HTML in Markdown.
pub const RAW_HTML: [Word; 3] = [Word::new("escape"), Word::new("sanitize"), Word::new("trust")];

/// How serious a code can be; `off` turns it off.
pub const SEVERITIES: [Word; 3] = [Word::new("error"), Word::new("warning"), Word::new("off")];
