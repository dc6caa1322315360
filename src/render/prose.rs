//! Fills the places that a text leaves open, for the page that shows it.

use std::ops::Range;

use tera::{Context, Value};

use crate::model::{Body, InsertKind, LinkTarget, Prose};

use super::escape::push_escaped;
use super::links::push_address;
use super::locale::LocaleContext;
use super::quiz::QuizView;

/// Where a text is shown.
#[derive(Clone, Copy)]
pub(super) struct RenderContext<'a> {
    /// The site in the language of the text.
    pub(super) locale: &'a LocaleContext,
    /// The way from the page to the site's root.
    pub(super) root: &'a str,
    /// Names the text among all texts; the same in every language. Names of quiz answers begin with it.
    pub(super) scope: &'a str,
    /// Stands before every id of the text, where a page shows two texts with the same ids.
    pub(super) prefix: &'a str,
}

impl RenderContext<'_> {
    /// Returns the whole text of `body`, of which `prose` is the HTML.
    pub(super) fn whole(&self, body: &Body, prose: &Prose) -> Result<String, tera::Error> {
        let mut out = String::with_capacity(prose.html.len() * 3 / 2);
        self.push(&mut out, (body, prose), 0..prose.html.len(), 0..prose.inserts.len())?;
        Ok(out)
    }

    /// Returns the top-level blocks of `body`, of which `prose` is the HTML, one by one. What stands before the first is
    /// part of it.
    pub(super) fn blocks(&self, body: &Body, prose: &Prose) -> Result<Vec<String>, tera::Error> {
        let mut blocks = Vec::with_capacity(prose.blocks.len());
        let (mut start, mut first) = (0, 0);
        for at in 0..prose.blocks.len() {
            let next = prose.blocks.get(at + 1);
            let end = next.map_or(prose.html.len(), |next| next.at as usize);
            let following = next.map_or(prose.inserts.len(), |next| next.first_insert as usize);
            let mut out = String::with_capacity((end - start) * 3 / 2);
            self.push(&mut out, (body, prose), start..end, first..following)?;
            blocks.push(out);
            (start, first) = (end, following);
        }
        Ok(blocks)
    }

    /// Appends a stretch of the text with the places left open in it.
    fn push(
        &self,
        out: &mut String,
        (body, prose): (&Body, &Prose),
        stretch: Range<usize>,
        inserts: Range<usize>,
    ) -> Result<(), tera::Error> {
        let html = &prose.html;
        let mut done = stretch.start;
        for insert in &prose.inserts[inserts] {
            let at = insert.at as usize;
            out.push_str(&html[done..at]);
            done = at;
            self.insert(out, body, insert.kind)?;
        }
        out.push_str(&html[done..stretch.end]);
        Ok(())
    }

    fn insert(&self, out: &mut String, body: &Body, kind: InsertKind) -> Result<(), tera::Error> {
        match kind {
            InsertKind::Anchor(heading) => {
                out.push_str(self.prefix);
                push_escaped(out, &body.headings[heading as usize].anchor);
            }
            InsertKind::Link(link) => self.push_href(out, &body.links[link as usize]),
            InsertKind::Image(image) => {
                push_address(&self.locale.site, out, (self.locale.lang, self.root), "", &body.images[image as usize]);
            }
            InsertKind::Term(term) => self.push_term(out, body, term),
            InsertKind::TermName(term) => {
                let term = &self.locale.site.playbook.glossary[body.terms[term as usize].0 as usize];
                push_escaped(out, &term.term[self.locale.lang]);
            }
            InsertKind::Quiz(quiz) => self.push_quiz(out, body, quiz)?,
            InsertKind::IdPrefix => out.push_str(self.prefix),
            InsertKind::CheckItem(item) => self.push_check_item(out, body, item),
            InsertKind::AlertTitle(alert) => push_escaped(out, self.locale.alert_title(alert)),
            InsertKind::ScrollLabel => push_escaped(out, self.locale.strings.text("prose.scroll")),
            InsertKind::RawHtml(html) => out.push_str(&body.raw_html[html as usize]),
        }
        Ok(())
    }

    fn push_href(&self, out: &mut String, target: &LinkTarget) {
        let before = out.len();
        out.push_str(" href=\"");
        if !push_address(&self.locale.site, out, (self.locale.lang, self.root), self.prefix, target) {
            out.truncate(before);
            return;
        }
        out.push('"');
        if matches!(target, LinkTarget::External(address) if address.starts_with("http")) {
            out.push_str(" rel=\"noopener external\"");
        }
    }

    /// Appends the attributes of a link to a term. The definition is no `title`: those cannot be reached by keyboard
    /// or touch. A script shows it; without one the link leads to it.
    fn push_term(&self, out: &mut String, body: &Body, term: u32) {
        let term = &self.locale.site.playbook.glossary[body.terms[term as usize].0 as usize];
        let glossary = self.locale.site.routes.feature(self.locale.lang, crate::model::FeaturePage::Glossary);
        out.push_str(" href=\"");
        out.push_str(self.root);
        out.push_str(self.locale.site.routes.address(glossary).link());
        out.push('#');
        push_escaped(out, &term.id);
        out.push_str("\" class=\"term\" data-term=\"");
        push_escaped(out, &term.id);
        out.push_str("\" data-definition=\"");
        push_escaped(out, &term.definition[self.locale.lang]);
        out.push('"');
    }

    fn push_quiz(&self, out: &mut String, body: &Body, quiz: u32) -> Result<(), tera::Error> {
        let name = format!("{}quiz-{}-{}", self.prefix, self.scope, quiz + 1);
        let view = QuizView::of_text(name, &body.quizzes[quiz as usize]);
        let mut context = Context::new();
        context.insert_value("quiz", Value::try_from_serializable(&view)?);
        out.push_str(&self.locale.tera.render("partials/quiz.html", &context)?);
        Ok(())
    }

    fn push_check_item(&self, out: &mut String, body: &Body, item: u32) {
        let (section, number) = &body.check_items[item as usize];
        let number = number.to_string();
        for (before, joint) in [(" id=\"", "-"), ("\" data-check=\"", ":")] {
            out.push_str(before);
            if joint == "-" {
                out.push_str(self.prefix);
                out.push_str("check-");
            }
            push_escaped(out, &section.0);
            out.push_str(joint);
            out.push_str(&number);
        }
        out.push('"');
    }
}
