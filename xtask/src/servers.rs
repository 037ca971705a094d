//! The hosts that the folder is tested on: programs that the operating system provides, or does not.

use std::path::{Path, PathBuf};

use crate::tools::Toolbox;

/// What a test of a host needs to know to start it: its name, and where its program lies.
pub(crate) type Host = (&'static str, Option<PathBuf>);

/// All of them, whether they are here or not.
pub(crate) fn all(toolbox: &Toolbox) -> [Host; 4] {
    [
        ("python", python(toolbox)),
        ("nginx", nginx(toolbox)),
        ("caddy", caddy(toolbox)),
        ("apache", apache(toolbox)),
    ]
}

fn python(toolbox: &Toolbox) -> Option<PathBuf> {
    toolbox.find("python3").or_else(|| toolbox.find("python"))
}

pub(crate) fn nginx(toolbox: &Toolbox) -> Option<PathBuf> {
    found(toolbox, "nginx")
}

pub(crate) fn caddy(toolbox: &Toolbox) -> Option<PathBuf> {
    found(toolbox, "caddy")
}

/// Only as Debian lays it out: elsewhere its modules lie in a place of their own.
pub(crate) fn apache(toolbox: &Toolbox) -> Option<PathBuf> {
    found(toolbox, "apache2").filter(|_| Path::new("/usr/lib/apache2/modules").is_dir())
}

/// A host may lie where only administrators look.
fn found(toolbox: &Toolbox, name: &str) -> Option<PathBuf> {
    let aside = Path::new("/usr/sbin").join(name);
    toolbox.find(name).or_else(|| aside.is_file().then_some(aside))
}
