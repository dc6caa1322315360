//! What queries find, from documents to hits.

use crate::slice::Slice;

use super::{Document, DocumentKind, Index, Passage, PassageKind, Place, Section};

fn document(title: &str, text: &str) -> Document {
    Document {
        kind: DocumentKind::Guide,
        title: title.to_owned(),
        address: format!("vi/{}/", crate::fold::slug(title)),
        sections: vec![Section {
            heading: "Các bước".into(),
            anchor: "steps".into(),
            text: text.to_owned(),
            passages: Vec::new(),
        }],
        ..Document::default()
    }
}

fn index() -> Index {
    Index::new(vec![
        document("Dương tính", "Một bài khác."),
        document("Đường đi", "Nói về đường phố và khách hàng."),
        document("Dưỡng da", "Chăm sóc da. Hàng mới, khách quen."),
        document("Duong", "Viết không dấu."),
        document(
            "Khảo sát ý kiến",
            "Gửi câu hỏi sau khi giao xong.\nMột thang điểm từ 0 đến 10.\nHòa nhã với mọi người.",
        ),
        document("Gamification <img src=x onerror=alert(1)>", "A game of one minute brings people to the story."),
    ])
}

/// Returns the titles that `query` finds, in order.
fn titles(query: &str) -> Vec<String> {
    index().search(query, 10).hits.into_iter().map(|hit| hit.document.title.clone()).collect()
}

#[test]
fn the_spelling_that_was_typed_comes_first() {
    for query in ["đường", "ĐƯỜNG", "đu\u{31b}o\u{31b}\u{300}ng", "Đường"] {
        assert_eq!(titles(query)[0], "Đường đi", "{query}");
        assert_eq!(titles(query).len(), 4, "{query}");
    }
    assert_eq!(titles("dưỡng")[0], "Dưỡng da");
    assert_eq!(titles("dương")[0], "Dương tính");
    assert_eq!(titles("duong")[0], "Duong");
}

#[test]
fn words_next_to_each_other_come_first() {
    assert_eq!(titles("khách hàng"), ["Đường đi", "Dưỡng da"]);
    assert_eq!(titles("khach hang"), ["Đường đi", "Dưỡng da"]);
}

#[test]
fn a_quotation_wants_its_words_next_to_each_other() {
    assert_eq!(titles("\"khách hàng\""), ["Đường đi"]);
    assert_eq!(titles("“khach hang”"), ["Đường đi"]);
    assert!(titles("\"hàng khách\"").is_empty());
}

#[test]
fn what_has_most_words_follows_what_has_all() {
    assert_eq!(titles("khảo sát thang điểm"), ["Khảo sát ý kiến"]);
    let index = index();
    let hits = index.search("khảo sát đường", 10).hits;
    assert_eq!(hits[0].document.title, "Khảo sát ý kiến");
    assert_eq!(hits[0].missing, ["đường"]);
    let hits = index.search("gửi câu hỏi khuyến mãi", 10).hits;
    assert_eq!(hits[0].document.title, "Khảo sát ý kiến");
    assert_eq!(hits[0].missing, ["khuyến", "mãi"]);
    assert!(titles("\"khảo sát\" \"đường\"").is_empty(), "what is quoted must be there");
}

#[test]
fn the_last_word_may_be_half_typed() {
    assert_eq!(titles("gamif").len(), 1);
    assert_eq!(titles("khao sa"), ["Khảo sát ý kiến"]);
    assert_eq!(titles("gamif story").len(), 1, "a word before the last is whole, but one slip may be in it");
}

#[test]
fn a_slip_is_forgiven_in_long_words_only() {
    assert_eq!(titles("gamfication").len(), 1);
    assert_eq!(titles("gamfi").len(), 1);
    assert_eq!(titles("minuet people").len(), 1);
    assert!(titles("khxạ sxt").is_empty());
}

#[test]
fn both_places_of_a_tone_mark_are_one() {
    for query in ["hoà nhã", "hòa nhã", "hoa nha"] {
        assert_eq!(titles(query)[0], "Khảo sát ý kiến", "{query}");
    }
}

#[test]
fn english_words_meet_in_their_forms() {
    assert_eq!(titles("stories minutes").len(), 1);
    assert_eq!(titles("games bring").len(), 1);
    assert_eq!(titles("bringing").len(), 1);
}

#[test]
fn a_hit_leads_to_the_section_and_shows_the_words_as_they_are_spelled() {
    let index = index();
    let hits = index.search("thang diem", 10).hits;
    assert_eq!(hits[0].place, Some(Place { heading: "Các bước", anchor: "steps", passage: None }));
    let excerpt = &hits[0].excerpt;
    let marked: Vec<&str> = excerpt.marks.iter().map(|mark| excerpt.text.slice(mark.clone())).collect();
    assert_eq!(marked, ["thang", "điểm"]);
}

#[test]
fn a_hit_in_the_title_is_the_document_itself() {
    let index = index();
    assert_eq!(index.search("khảo sát", 10).hits[0].place, None);
}

#[test]
fn a_query_without_words_finds_nothing() {
    for query in ["", "  ", "\"\"", "!?…", "<>"] {
        assert!(titles(query).is_empty(), "{query}");
    }
}

#[test]
fn words_meet_whether_they_are_joined_or_not() {
    let index = Index::new(vec![
        document("Wi-Fi", "Mạng không dây 24/7."),
        document("Followup", "Giá 1.500.000 đồng."),
        document("Chăm sóc", "Khách hàng thân thiết."),
    ]);
    let first = |query: &str| index.search(query, 10).hits.first().map_or("", |hit| hit.document.title.as_str());
    for query in ["wifi", "wi-fi", "wi fi", "WiFi", "24/7", "247"] {
        assert_eq!(first(query), "Wi-Fi", "{query}");
    }
    for query in ["follow-up", "follow up", "1500000", "1.500.000"] {
        assert_eq!(first(query), "Followup", "{query}");
    }
    for query in ["kháchhàng", "khachs hangf", "khach1 hang2"] {
        assert_eq!(first(query), "Chăm sóc", "{query}");
    }
}

#[test]
fn whoever_types_marks_means_them() {
    let index = Index::new(vec![document("Kế hoạch của tôi", "Hoàn thành."), document("Bài khác", "Hòa nhã.")]);
    assert_eq!(index.search("hoà", 10).hits[0].document.title, "Bài khác");
    assert_eq!(index.search("hoa", 10).hits.len(), 2);
}

#[test]
fn a_question_answers_by_itself() {
    let mut asked = document("Khảo sát", "Gửi câu hỏi sau khi giao xong.\nThang điểm nào là đúng? Năm · Mười");
    asked.sections[0].passages = vec![Passage { kind: PassageKind::Question, line: 1, anchor: "__quiz-1".into() }];
    let index = Index::new(vec![asked, document("Khác", "Thang gỗ.")]);
    let hit = &index.search("thang điểm", 10).hits[0];
    let passage = Some(PassageKind::Question);
    assert_eq!(hit.place, Some(Place { heading: "Các bước", anchor: "__quiz-1", passage }));
    assert_eq!(hit.excerpt.text, "Thang điểm nào là đúng? Năm · Mười");
    let hit = &index.search("giao xong", 10).hits[0];
    assert_eq!(hit.place.and_then(|place| place.passage), None, "a mere piece of text answers better");
}

#[test]
fn what_was_meant_is_asked_where_no_text_has_a_word() {
    let index = Index::new(vec![document("Referral", "Bring a friend."), document("Onboarding", "The first week.")]);
    let meant = |query: &str| index.search(query, 10).meant;
    for (query, expected) in [
        ("onbording", "onboarding"),
        ("refferal", "referral"),
        ("\"first week\" onbording", "\"first week\" onboarding"),
        ("friend refferal", "friend referral"),
    ] {
        assert_eq!(meant(query).as_deref(), Some(expected), "{query}");
        assert!(!index.search(query, 10).hits.is_empty(), "{query}");
    }
    for query in ["referral", "friend", "zzzzzzzz", "\"refferal\"", "refer"] {
        assert_eq!(meant(query), None, "{query}");
    }
}
