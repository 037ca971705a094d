//! The command line of the writing desk: arguments in, exit code out.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use anlan_author::{Ending, args};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let lang = args::lang_of(|name| std::env::var_os(name));
    match anlan_author::run_in(lang, &arguments, &mut io::stdout().lock()) {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::MustFix) => ExitCode::from(1),
        Ok(Ending::Usage) => ExitCode::from(2),
        Err(error) => {
            eprintln!("anlan-author: {error:#}");
            ExitCode::from(3)
        }
    }
}
