//! Codes as they are named on the command line.

use stagecraft::check::nearest;
use stagecraft::diagnostic::Code;
use stagecraft::failure::Failure;
use stagecraft::words::Text;

/// Returns the code of that name.
pub(crate) fn find(name: &str) -> Result<Code, Failure> {
    Code::from_name(name).ok_or_else(|| unknown(name, nearest_code(name).map(Code::name)))
}

/// Returns the codes that `names` name: each a code, or a family with or without its slash.
pub(crate) fn select(names: &[String]) -> Result<Vec<Code>, Failure> {
    let mut codes = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        let family = name.strip_suffix('/').unwrap_or(name);
        let found: Vec<Code> =
            Code::ALL.iter().copied().filter(|code| code.name() == name || family_of(*code) == family).collect();
        if found.is_empty() {
            let near = || nearest(family, Code::ALL.iter().map(|code| family_of(*code)));
            return Err(unknown(name, nearest_code(name).map(Code::name).or_else(near)));
        }
        codes.extend(found);
    }
    Ok(codes)
}

/// Returns what is before the slash of a code's name.
pub(crate) fn family_of(code: Code) -> &'static str {
    code.name().split('/').next().unwrap_or_default()
}

fn unknown(name: &str, near: Option<&str>) -> Failure {
    let id = if near.is_some() { "failure-explain-near" } else { "failure-explain" };
    Failure::new(Text::new(id).arg("name", name).arg("suggestion", near.unwrap_or_default()))
}

/// Returns the code whose name is probably meant by `name`, also where the family was left out.
fn nearest_code(name: &str) -> Option<Code> {
    let wanted = name.to_lowercase();
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let mut same = Code::ALL.iter().filter(|code| last(code.name()) == last(&wanted));
    match (same.next(), same.next()) {
        (Some(code), None) => Some(*code),
        _ => nearest(&wanted, Code::ALL.iter().map(|code| code.name())).and_then(Code::from_name),
    }
}
