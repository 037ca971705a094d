//! What the registry knows to be unsafe among the npm packages. They are tools of the build and the tests;
//! none of them is part of the page. For crates, continuous integration asks cargo-deny.

use std::process::Output;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::tools::{Toolbox, npm};

/// Asks the registry. Fails on what is graded high or worse; says in a word what else there is, and
/// loudly where nobody could be asked.
pub(crate) fn check(toolbox: &Toolbox) -> Result<String> {
    let Output { stdout, stderr, .. } = toolbox
        .command(npm())
        .args(["audit", "--json"])
        .output()
        .context("`npm audit` cannot be started")?;
    // It fails on a finding too: only what it writes tells the one from the other.
    let said = serde_json::from_slice(&stdout).unwrap_or(Value::Null);
    verdict(&said, &String::from_utf8_lossy(&stderr))
}

fn verdict(said: &Value, complained: &str) -> Result<String> {
    let Some(counts) = said["metadata"]["vulnerabilities"].as_object() else {
        let why = said["message"].as_str().unwrap_or_else(|| complained.trim());
        let why = why.lines().next().unwrap_or_default();
        return Ok(format!("WARNING, nothing was checked: the registry did not answer ({why})"));
    };
    let count = |grade: &str| counts.get(grade).and_then(Value::as_u64).unwrap_or_default();
    if count("high") + count("critical") == 0 {
        let other = count("moderate") + count("low") + count("info");
        return Ok(format!("nothing high or critical, {other} below"));
    }
    let packages = said["vulnerabilities"].as_object().into_iter().flatten();
    let bad = packages.filter_map(|(name, own)| {
        let grade = own["severity"].as_str()?;
        ["high", "critical"].contains(&grade).then(|| format!("{name} ({grade})"))
    });
    bail!("npm packages known to be unsafe: {}", bad.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_bad_package_fails_a_lesser_one_does_not_and_silence_is_said() {
        let said = |high: u32, low: u32| {
            json!({
                "vulnerabilities": {
                    "left-pad": { "severity": if high > 0 { "high" } else { "low" } },
                    "right-pad": { "severity": "low" },
                },
                "metadata": { "vulnerabilities": { "low": low, "high": high, "critical": 0 } },
            })
        };
        assert_eq!(verdict(&said(0, 2), "").unwrap(), "nothing high or critical, 2 below");
        let error = verdict(&said(1, 1), "").unwrap_err().to_string();
        assert_eq!(error, "npm packages known to be unsafe: left-pad (high)");
        let refused = json!({ "message": "405 Method Not Allowed - POST https://a/b" });
        for (said, complained) in [(refused, ""), (Value::Null, "npm error 405 Method\nmore")] {
            let note = verdict(&said, complained).unwrap();
            assert!(note.starts_with("WARNING, nothing was checked"), "{note}");
            assert!(note.contains("405 Method"), "{note}");
        }
    }
}
