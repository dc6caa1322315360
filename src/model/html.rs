//! HTML that is written in Markdown, as it may stand on a page.

use super::LinkTarget;

/// HTML written in Markdown, by what the playbook makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Html<A = LinkTarget> {
    /// It is shown as it is written, marks and all.
    Text(String),
    /// It is part of the page.
    Markup(Markup<A>),
}

/// HTML without those attributes whose values depend on the page that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup<A = LinkTarget> {
    /// The HTML.
    pub html: String,
    /// The attributes, in their order.
    pub slots: Vec<Slot<A>>,
}

/// An attribute whose value depends on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot<A = LinkTarget> {
    /// Where in the HTML it belongs.
    pub at: usize,
    /// What it is called.
    pub name: &'static str,
    /// Its value.
    pub value: SlotValue<A>,
}

/// The value of an attribute that depends on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotValue<A = LinkTarget> {
    /// An address.
    Address(A),
    /// Addresses, each with what it is for: `a.png 2x`.
    Addresses(Vec<(A, String)>),
    /// A name that links can lead to.
    Id(String),
}

impl<A> Html<A> {
    /// Returns the HTML as it is written, without what depends on the page.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(html) => html,
            Self::Markup(markup) => &markup.html,
        }
    }

    /// Returns the attributes that depend on the page.
    #[must_use]
    pub fn slots(&self) -> &[Slot<A>] {
        match self {
            Self::Text(_) => &[],
            Self::Markup(markup) => &markup.slots,
        }
    }
}

impl<A> Slot<A> {
    /// Returns the addresses in it.
    pub fn addresses(&self) -> impl Iterator<Item = &A> {
        let (one, set) = match &self.value {
            SlotValue::Address(address) => (Some(address), &[][..]),
            SlotValue::Addresses(set) => (None, &set[..]),
            SlotValue::Id(_) => (None, &[][..]),
        };
        one.into_iter().chain(set.iter().map(|(address, _)| address))
    }
}

impl<A> From<&str> for Markup<A> {
    fn from(html: &str) -> Self {
        Self { html: html.to_owned(), slots: Vec::new() }
    }
}
