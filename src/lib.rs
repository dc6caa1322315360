//! Stagecraft turns a folder of YAML stages and Markdown guides into a checked, bilingual playbook site.

pub mod build;
pub mod check;
pub mod diagnostic;
pub mod explain;
pub mod failure;
pub mod fold;
pub mod load;
pub mod markdown;
pub mod model;
pub mod plan;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod source;
pub mod words;
pub mod write;
pub mod yaml;
