//! Checks as writers and their tools see them: files in, reports out.

mod cases;
mod explain;
mod hostile;
mod playbook;
mod properties;
mod reports;
