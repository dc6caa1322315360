//! What to serve, and where.

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

use crate::render::SiteOptions;
use crate::words::ToolLanguage;

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// The address to listen at.
    pub host: IpAddr,
    /// Whether requests may name any host; otherwise only names of this machine's own are answered, so that a page of
    /// another site cannot read the playbook by pointing its own name here.
    pub any_host: bool,
    /// The port; the next free one is taken where it is not free. 0 asks the system for any.
    pub port: u16,
    /// Where the site is on the host, such as `/team/playbook/`; see [`base_path`](crate::check::base_path).
    pub base_path: String,
    /// Choices that shape the site.
    pub site: SiteOptions,
    /// The language of messages on pages of a language that the tool does not speak.
    pub language: ToolLanguage,
}

impl ServeOptions {
    /// Returns what a preview of the playbook in `root` is like where nothing else is asked for: at any free port, for this
    /// machine alone, in English.
    #[must_use]
    pub fn local(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            host: Ipv4Addr::LOCALHOST.into(),
            any_host: false,
            port: 0,
            base_path: "/".to_owned(),
            site: SiteOptions::default(),
            language: ToolLanguage::English,
        }
    }
}
