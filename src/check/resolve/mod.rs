//! What files say about each other: links, pictures, terms, and the addresses they ask for.

pub(crate) mod addresses;
pub(crate) mod links;
