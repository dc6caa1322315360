//! Scripts and styles of the built-in theme as they are published: without the comments and the indentation that their
//! developers read. The build script makes them: it costs no run of the program anything. What a playbook puts in their place is published as it is, unless it is a copy of them.

/// Returns a script or style without the lines that are comments, and without what lines begin with.
///
/// A text that goes on over several lines, such as a template of JavaScript, must not have such lines; those of the
/// built-in theme have none.
pub(super) fn lean(text: &str) -> String {
    let mut lean = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines() {
        let code = match line.split_once("*/") {
            Some((comment, code)) if in_comment || comment.trim_start().starts_with("/*") => {
                in_comment = false;
                code.trim()
            }
            _ if in_comment => "",
            _ => line.trim(),
        };
        in_comment |= code.starts_with("/*");
        if !in_comment && !code.is_empty() && !code.starts_with("//") {
            lean.push_str(code);
            lean.push('\n');
        }
    }
    lean
}

#[cfg(test)]
mod tests {
    use super::lean;
    use crate::load::theme::{built_in_file, built_in_files};

    #[test]
    fn comments_and_indentation_go() {
        let text = "// What it does.\n(() => {\n\t/** @type {number} */\n\tconst n = 1; // one\n\n\t/**\n\t * Long.\n\t */\n\tuse(n);\n\t/** @type {X} */ (n);\n})();\n";
        assert_eq!(lean(text), "(() => {\nconst n = 1; // one\nuse(n);\n(n);\n})();\n");
    }

    #[test]
    fn no_built_in_text_goes_on_over_lines() {
        for path in built_in_files().iter().filter(|path| path.ends_with(".js") || path.ends_with(".css")) {
            let text = std::str::from_utf8(built_in_file(path).unwrap()).unwrap();
            for (line, number) in text.lines().zip(1..) {
                assert_eq!(line.matches('`').count() % 2, 0, "{path}:{number}");
                assert!(!line.ends_with('\\'), "{path}:{number}");
            }
        }
    }
}
