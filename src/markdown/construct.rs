//! The constructs of other tools, by name.

/// A construct of another tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foreign {
    /// `!!! note`, `??? tip "Title"`.
    Admonition,
    /// `> [!NAME]` with a name that is not an alert's.
    Alert,
    /// `{.class}`, `{: #id }`, `{key=value}`.
    Attributes,
    /// `+++` around what is folded.
    Collapsible,
    /// `%%words%%`, `{/* words */}`.
    Comment,
    /// `:::tip`.
    Container,
    /// `[TOC]`, `[[_TOC_]]`, `{:toc}`.
    Contents,
    /// `.. note::`, `` :ref:`x` ``.
    Directive,
    /// `![[a text]]`.
    Embed,
    /// `:smile:`.
    Emoji,
    /// `words^[a note]`.
    Footnote,
    /// `## Words {.class}`: of what is read as attributes of a heading, only `{#id}` is used.
    HeadingAttributes,
    /// `==words==`.
    Highlight,
    /// `import X from 'y'`.
    Import,
    /// `\newpage`, `\begin{…}`.
    Latex,
    /// `$x_1$`, `$$…$$`, `\(x^2\)`.
    Math,
    /// `{{< name >}}`, `{{% name %}}`.
    Shortcode,
    /// `![words](a.png){width=300}`.
    Size,
    /// `H~2~O`.
    Subscript,
    /// `x^2^`.
    Superscript,
    /// `=== "Words"`.
    Tab,
    /// `{% name %}`, `{# words #}`.
    Template,
    /// `{{ name.part }}`.
    Variable,
}
