//! The document tree: the one form of a text. Blocks and inlines, each with its span in the file, made once by
//! [`crate::markdown`]; pages, search, checks and every other format are written from it, and none reads another's
//! output.
//!
//! The tree knows what a text says, not where it is shown: links, pictures, terms, quiz questions, checklist items and
//! HTML are nodes that carry a number, and whoever made sense of them keeps a list by that number (`model::Body`). It
//! knows no playbook, no address, no HTML and no other file.
//!
//! Three ways lead through it:
//! - [`Tree::blocks`] and [`Node::children`] go from node to node;
//! - [`Tree::walk`] and [`Node::walk`] visit everything below a node in the order of the text, without recursion: a
//!   text may be nested as deeply as its file is long;
//! - [`Tree::sections`] are the blocks under each level-2 heading, which is how translations are compared.
//!
//! # How it is kept
//!
//! A build holds the trees of ten thousand texts, so one is a few bytes beside its text. Nodes stand in one list in the
//! order of the text, each with the index behind its last descendant; 20 bytes for some 40 bytes of text. A node of
//! text says what is at its span, for which nothing is stored; what reads otherwise than it is written (`&amp;`,
//! a curly quotation mark, an escaped asterisk) is kept as a literal.

mod build;
mod graft;
mod kind;
mod look;
mod sections;
mod steps;
mod tree;
mod walk;

pub use build::TreeBuilder;
pub use graft::{Grafted, Numbers, Part, Parts};
pub use kind::{AlertKind, Alignment, Folding, Kind, Literal};
pub use look::{Look, Side, Width};
pub use sections::{Section, SectionShape};
pub use steps::{Step, steps};
pub use tree::{Children, Footnote, Node, Tree};
pub use walk::{Visit, Walk};
