//! Where words are, in the form in which script files have it.

use super::encode::{Numbers, length, push_number};
use super::ranking::RANKING;

/// The positions of a word in a document, each with the score of the surface form there, in order.
pub(super) type WeightedPositions = Vec<(u32, f64)>;

/// The positions of a surface form in a document, as a posting list has them: each as the difference to the one before.
#[derive(Debug, Default)]
pub(super) struct PositionList {
    text: Vec<u8>,
    count: u32,
    last: u32,
}

impl PositionList {
    /// Adds a position, which is not before the last.
    #[inline]
    pub(super) fn push(&mut self, position: u32) {
        push_number(&mut self.text, position - self.last);
        self.last = position;
        self.count += 1;
    }

    /// Forgets all positions, but not the room for them.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.count, self.last) = (0, 0);
    }
}

/// Where a surface form is: for each document the difference to the one before, the score of the word there, how often
/// it is there, and its positions, each as the difference to the one before.
#[derive(Debug, Default)]
pub(super) struct PostingList {
    /// All but the number of the first document, so that a list can be put at the end of another.
    text: Vec<u8>,
    first: u32,
    documents: u32,
    next: u32,
}

impl PostingList {
    /// Adds a document.
    pub(super) fn push(&mut self, document: u32, step: u8, positions: &PositionList) {
        self.go_to(document);
        self.next = document + 1;
        self.documents += 1;
        push_number(&mut self.text, u32::from(step - 1) * 3 + positions.count.min(3) - 1);
        if positions.count >= 3 {
            push_number(&mut self.text, positions.count - 3);
        }
        self.text.extend_from_slice(&positions.text);
    }

    /// Adds a list of later documents.
    pub(super) fn append(&mut self, later: Self) {
        if self.documents == 0 {
            *self = later;
            return;
        }
        self.go_to(later.first);
        self.text.extend_from_slice(&later.text);
        self.next = later.next;
        self.documents += later.documents;
    }

    fn go_to(&mut self, document: u32) {
        if self.documents == 0 {
            self.first = document;
        } else {
            push_number(&mut self.text, document - self.next);
        }
    }

    /// Returns the number of documents.
    pub(super) fn documents(&self) -> u32 {
        self.documents
    }

    /// Returns the length of what [`PostingList::write`] writes.
    pub(super) fn len(&self) -> usize {
        length(self.first) + self.text.len()
    }

    /// Appends the list to `out`.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        push_number(out, self.first);
        out.extend_from_slice(&self.text);
    }

    /// Reads the list.
    pub(super) fn postings(&self) -> impl Iterator<Item = Posting> {
        let mut numbers = Numbers::new(&self.text);
        let mut first = Some(self.first);
        let mut next = 0;
        std::iter::from_fn(move || {
            let document = next + first.take().or_else(|| numbers.next())?;
            next = document + 1;
            let head = numbers.next()?;
            let count = if head % 3 == 2 { 3 + numbers.next()? } else { head % 3 + 1 };
            let mut position = 0;
            let mut positions = Vec::with_capacity(count as usize);
            for _ in 0..count {
                position += numbers.next()?;
                positions.push(position);
            }
            Some(Posting { document, score: f64::from(head / 3 + 1) / f64::from(RANKING.steps), positions })
        })
    }
}

/// A document in a posting list.
#[derive(Debug)]
pub(super) struct Posting {
    pub(super) document: u32,
    /// From 0 to 1.
    pub(super) score: f64,
    pub(super) positions: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::{PositionList, PostingList};

    fn positions(positions: &[u32]) -> PositionList {
        let mut gathered = PositionList::default();
        positions.iter().for_each(|&position| gathered.push(position));
        gathered
    }

    #[test]
    fn a_posting_list_gives_back_what_was_added() {
        let mut postings = PostingList::default();
        postings.push(0, 1, &positions(&[5]));
        postings.push(7, 20, &positions(&[0, 1, 40, 3000]));
        let read: Vec<_> =
            postings.postings().map(|posting| (posting.document, posting.score, posting.positions)).collect();
        assert_eq!(postings.documents(), 2);
        assert_eq!(read, [(0, 0.05, vec![5]), (7, 1.0, vec![0, 1, 40, 3000])]);
    }

    #[test]
    fn lists_put_together_are_the_list_of_all() {
        let documents: [(u32, u8, &[u32]); 4] = [(3, 2, &[1]), (4, 9, &[2, 3, 5, 8]), (90, 1, &[7]), (4000, 20, &[0])];
        let postings = |some: &[(u32, u8, &[u32])]| {
            let mut postings = PostingList::default();
            some.iter().for_each(|&(document, step, at)| postings.push(document, step, &positions(at)));
            postings
        };
        let text = |postings: &PostingList| {
            let mut text = Vec::new();
            postings.write(&mut text);
            assert_eq!(text.len(), postings.len());
            text
        };
        for at in 0..documents.len() {
            let mut first = postings(&documents[..at]);
            first.append(postings(&documents[at..]));
            assert_eq!(text(&first), text(&postings(&documents)));
            assert_eq!(first.documents(), 4);
        }
    }
}
