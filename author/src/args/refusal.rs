//! What is said of arguments that were not understood, in Chinese and in English, with the nearest that
//! would have been.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What to write, and whether it is the help that was asked for.
pub fn said(error: &clap::Error) -> (String, bool) {
    match error.kind() {
        ErrorKind::DisplayHelp => (error.to_string(), true),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (error.to_string(), false),
        _ => (refusal(error), false),
    }
}

fn refusal(error: &clap::Error) -> String {
    let words = |kind| context(error, kind).join(", ");
    let (own, value) = (words(ContextKind::InvalidArg), words(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument => {
            format!("不认识“{own}” / “{own}” is not known here")
        }
        ErrorKind::InvalidSubcommand => {
            let own = words(ContextKind::InvalidSubcommand);
            format!("没有“{own}”这个命令 / there is no verb “{own}”")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("{own} 后面缺少值 / {own} needs a value")
        }
        ErrorKind::InvalidValue => {
            format!("{own} 不能是“{value}” / {own} cannot be “{value}”")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {own} / {own} is missing"),
        ErrorKind::ArgumentConflict => {
            let other = words(ContextKind::PriorArg);
            let other = if other.is_empty() { own.clone() } else { other };
            format!("{own} 与 {other} 只能写一个 / only one of {own} and {other} may be given")
        }
        _ => {
            let text = error.to_string();
            text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
        }
    };
    let nearest =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    // Of several the last is the most alike.
    let nearest = nearest.into_iter().flat_map(|kind| context(error, kind)).last();
    let possible = words(ContextKind::ValidValue);
    let nearest = nearest.map(|own| format!("  是不是“{own}”？ / did you mean “{own}”?\n"));
    let possible = (!possible.is_empty()).then(|| format!("  可以是 / it may be: {possible}\n"));
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let usage = usage.trim_start_matches("Usage: ").trim();
    let usage = (!usage.is_empty()).then(|| format!("  用法 / usage: {usage}\n"));
    let more: String = nearest.into_iter().chain(possible).chain(usage).collect();
    format!("anlan-author: {what}\n{more}  anlan-author help [VERB]\n")
}

/// What goes with an error, as words.
fn context(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(several)) => several.clone(),
        _ => Vec::new(),
    }
}
