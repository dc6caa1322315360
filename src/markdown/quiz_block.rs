//! Reads the YAML in a fenced block, whose lines may stand indented or behind quote marks in the file.

use crate::slice::Slice;
use crate::source::Span;
use crate::yaml::{self, SyntaxError, Tree, Value};

/// The text of a fenced block, with the way back to the file.
#[derive(Debug, Default)]
pub(super) struct BlockText {
    text: String,
    pieces: Vec<(usize, usize)>,
}

impl BlockText {
    /// Adds text that is at `at` in the file. What goes on where the text before ends is part of its piece: most blocks
    /// are one.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        let goes_on = self.pieces.last().is_some_and(|(start, before)| before + self.text.len() - start == at);
        if !goes_on {
            self.pieces.push((self.text.len(), at));
        }
        self.text.push_str(text);
    }

    /// Tells whether a fence closes the block.
    pub(super) fn is_closed(&self, block: Span) -> bool {
        self.pieces.last().is_none_or(|(start, at)| at + self.text.len() - start < block.end as usize)
    }

    /// Returns each piece of the text with its place in the file, whose text `file` is.
    pub(super) fn pieces<'t>(&'t self, file: &'t str) -> impl Iterator<Item = (&'t str, Span)> {
        let ends = self.pieces.iter().skip(1).map(|(start, _)| *start).chain([self.text.len()]);
        self.pieces.iter().zip(ends).map(move |((start, at), end)| {
            let in_file = file.floor_char_boundary((at + end - start).min(file.len()));
            (self.text.slice(*start..end), Span::new(*at, in_file))
        })
    }

    /// Returns the questions in the block: one, or a list of them. `file` is the text that the block is in.
    pub(super) fn questions(&self, block: Span, file: &str) -> Vec<Result<Tree, SyntaxError>> {
        match yaml::parse(&self.text) {
            Err(error) => vec![Err(SyntaxError { span: self.in_file(error.span, block, file), ..error })],
            Ok(mut tree) => {
                tree.map_spans(&|span| self.in_file(span, block, file));
                match tree.root.value {
                    Value::List(items) if !items.is_empty() => {
                        // What is found in the block comes with its first question.
                        let mut findings = tree.findings;
                        let tree = |root| Ok(Tree { root, findings: std::mem::take(&mut findings) });
                        items.into_iter().map(tree).collect()
                    }
                    _ => vec![Ok(tree)],
                }
            }
        }
    }

    /// Returns where `span` of the block's text is in the file. A tab that the parser takes for several spaces is
    /// shorter there: what would end within a letter ends before it.
    fn in_file(&self, span: Span, block: Span, file: &str) -> Span {
        let offset = |at: u32| {
            let piece = self.pieces.partition_point(|&(start, _)| start <= at as usize);
            piece.checked_sub(1).map_or(block.start as usize, |piece| {
                let (start, in_file) = self.pieces[piece];
                in_file + at as usize - start
            })
        };
        let clamp = |at: usize| file.floor_char_boundary(at.clamp(block.start as usize, block.end as usize));
        Span::new(clamp(offset(span.start)), clamp(offset(span.end)))
    }
}
