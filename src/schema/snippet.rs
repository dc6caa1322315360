//! Front matter of snippets: texts that are used in several places.

use super::field::Doc;

/// What the front matter of a snippet is.
pub const DOC: Doc = Doc {
    en: "The front matter of a snippet, a text that is used in several places. Only a translation has any: what its source \
         said.",
    vi: "Phần đầu tệp của một đoạn dùng chung. Chỉ bản dịch mới có: bản gốc đã nói gì khi được dịch.",
};
