//! Words of a command line that can be pasted into a shell.

/// Whose rules a word is written by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    /// sh and those like it.
    Posix,
    /// Those of Windows: double quotation marks are all that they have in common.
    Windows,
}

impl Shell {
    /// The usual shell of the system that the program was made for.
    pub(crate) const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Posix };

    /// Returns `path` as a word that a command takes for this path, in quotation marks where it needs them.
    pub(crate) fn path(self, path: &str) -> String {
        // A name that begins with a hyphen is taken for an option, quoted or not.
        let path = if path.starts_with('-') { format!("./{path}") } else { path.to_owned() };
        let separators = if self == Self::Windows { "_-./+,@=:\\" } else { "_-./+,@=:" };
        if !path.is_empty() && path.chars().all(|c| c.is_alphanumeric() || separators.contains(c)) {
            return path;
        }
        if self == Self::Windows || !path.contains(['"', '$', '`', '\\', '!']) {
            return format!("\"{path}\"");
        }
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::Shell;

    #[test]
    fn a_path_is_one_word_for_the_shell() {
        let posix = [
            ("playbook", "playbook"),
            ("../cẩm-nang/v1.2", "../cẩm-nang/v1.2"),
            ("my playbook", "\"my playbook\""),
            ("Lan's playbook", "\"Lan's playbook\""),
            ("cẩm nang", "\"cẩm nang\""),
            ("$HOME", "'$HOME'"),
            ("it's $5 `x`!", r"'it'\''s $5 `x`!'"),
            ("a\\b", r"'a\b'"),
            ("-x", "./-x"),
            ("-my x", "\"./-my x\""),
            ("~x", "\"~x\""),
            ("a&b;c", "\"a&b;c\""),
            ("", "\"\""),
        ];
        for (path, word) in posix {
            assert_eq!(Shell::Posix.path(path), word);
        }
        assert_eq!(Shell::Windows.path(r"C:\my playbook"), "\"C:\\my playbook\"");
        assert_eq!(Shell::Windows.path(r"C:\playbook"), r"C:\playbook");
    }
}
