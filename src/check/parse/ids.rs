//! Ids that a file declares, and looking them up.

use std::collections::HashMap;

use crate::diagnostic::{Code, Fix};
use crate::fold::slug;
use crate::model::Vocabulary;
use crate::slug::is_slug;
use crate::source::Span;
use crate::words::Text;
use crate::yaml::Node;

use super::nodes::text;
use crate::check::report::Report;
use crate::check::suggest::{Near, near};

/// Declared ids with their index and place.
#[derive(Debug)]
pub(crate) struct Ids {
    /// What is reported where an id is declared again.
    twice: Code,
    by_id: HashMap<String, (usize, Span)>,
    order: Vec<String>,
    /// What people call them, with the index of the id.
    names: Vec<(String, usize)>,
}

impl Default for Ids {
    fn default() -> Self {
        Self::reporting(Code::YamlDuplicateKey)
    }
}

impl Ids {
    /// Begins with none; an id that is declared again is reported as `twice`.
    pub(crate) fn reporting(twice: Code) -> Self {
        Self { twice, by_id: HashMap::new(), order: Vec::new(), names: Vec::new() }
    }

    /// Returns the ids of a vocabulary.
    pub(crate) fn of_vocabulary(vocabulary: &Vocabulary) -> Self {
        let mut ids = Self::default();
        for term in &vocabulary.terms {
            ids.insert(&term.id, Span::start_of_file());
            term.name.iter().for_each(|(_, name)| ids.also_called(name));
        }
        ids
    }

    /// Takes an id that is declared in `span`.
    pub(crate) fn insert(&mut self, id: &str, span: Span) {
        self.by_id.insert(id.to_owned(), (self.order.len(), span));
        self.order.push(id.to_owned());
    }

    /// Takes a name that people have for the id declared last.
    pub(crate) fn also_called(&mut self, name: &str) {
        if let Some(last) = self.order.len().checked_sub(1) {
            self.names.push((name.to_owned(), last));
        }
    }

    /// Takes the id that `node` declares; reports one of the wrong form or declared before.
    pub(crate) fn declare<'n>(&mut self, node: &'n Node, report: &mut Report) -> Option<&'n str> {
        let id = text(node, report)?;
        self.declare_at(id, node.span, report).then_some(id)
    }

    /// Takes the id that is at `span`, as [`Ids::declare`] does; returns whether it is one.
    pub(crate) fn declare_at(&mut self, id: &str, span: Span, report: &mut Report) -> bool {
        if !is_slug(id) {
            let diagnostic = report.at(Code::YamlWrongType, span).variant("id").arg("value", id);
            let meant = slug(id);
            // What refers to the id as it was meant is not blamed for it.
            let is_free = is_slug(&meant) && self.find(&meant).is_none();
            if is_free {
                self.insert(&meant, span);
            }
            let fix = is_free.then(|| Fix::Replace(span, meant.clone()));
            report.push(diagnostic.suggest(Some(meant).filter(|slug| is_slug(slug))).fix(fix));
            return false;
        }
        if let Some((_, first)) = self.by_id.get(id) {
            let diagnostic = match self.twice {
                Code::YamlDuplicateKey => report.at(self.twice, span).variant("id"),
                code => report.at(code, span),
            };
            let diagnostic = diagnostic.arg("name", id).fix(Some(Fix::RemoveDuplicate));
            report.push(diagnostic.related(report.place(*first), Text::new("related-first")));
            return false;
        }
        self.insert(id, span);
        true
    }

    /// Returns the index of `id`.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).map(|(index, _)| *index)
    }

    /// Returns the id nearest to `id`, or the one whose name is.
    pub(crate) fn near(&self, id: &str) -> Option<Near<'_>> {
        near(id, self.iter()).or_else(|| {
            let found = near(id, self.names.iter().map(|(name, _)| name.as_str()))?;
            let (_, index) = self.names.iter().find(|(known, _)| known == found.name)?;
            Some(Near { name: self.order.get(*index)?, only: found.only })
        })
    }

    /// Returns how many there are.
    pub(crate) fn len(&self) -> usize {
        self.order.len()
    }

    /// Returns the ids in the order of their declaration.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }
}
