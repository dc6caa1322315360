//! Makes new content: a whole small playbook, or the files of a guide. Existing files are never overwritten.

mod files;
mod guide;
mod languages;
mod playbook;

pub use guide::{MadeGuide, NewGuide, new_guide};
pub use playbook::{MadePlaybook, init, init_in};
