//! The address under which the site lies, where that is known.

use anyhow::{Result, bail};
use url::Url;

/// An absolute address that ends in a slash: the name of a file behind it is the address of that file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Reads an address as it was typed; the last slash may be missing.
    ///
    /// # Errors
    /// Where no site can lie at that address.
    pub fn read(typed: &str) -> Result<Base> {
        let url = match Url::parse(typed) {
            Ok(url) => url,
            Err(_)
                if Url::parse(&format!("https://{typed}")).is_ok()
                    && !typed.contains(':')
                    && !typed.starts_with('/') =>
            {
                bail!(
                    "--base “{typed}”: http:// or https:// is missing – did you mean “https://{}”?",
                    closed(typed)
                )
            }
            Err(error) => bail!("--base “{typed}” is no address: {error}"),
        };
        if !["http", "https"].contains(&url.scheme()) {
            bail!(
                "--base “{typed}”: an address begins with http:// or https://, not {}:",
                url.scheme()
            );
        }
        if !url.username().is_empty() || url.password().is_some() {
            bail!(
                "--base “{typed}”: no name and no password may stand in it, since every page would show them"
            );
        }
        if url.query().is_some() || url.fragment().is_some() {
            let end = typed.find(['?', '#']).unwrap_or(typed.len());
            let meant = typed.get(..end).unwrap_or(typed);
            bail!(
                "--base “{typed}”: it is a folder, so nothing stands behind ? or # – did you mean “{}”?",
                closed(meant)
            );
        }
        Ok(Base(closed(url.as_str())))
    }

    /// The address of a file of the site, by its path from the folder; of the folder itself where that
    /// is empty.
    pub(crate) fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

fn closed(address: &str) -> String {
    if address.ends_with('/') { address.to_owned() } else { format!("{address}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_its_last_slash() {
        for (typed, address) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/anlan", "https://example.org/anlan/"),
            ("http://Example.org:8080/a/", "http://example.org:8080/a/"),
            ("https://例.cn/案/", "https://xn--fsq.cn/%E6%A1%88/"),
        ] {
            assert_eq!(Base::read(typed).unwrap().of("x"), format!("{address}x"), "{typed}");
        }
    }

    #[test]
    fn an_address_where_no_site_can_lie_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("", "is no address"),
            ("example.org/anlan", "did you mean “https://example.org/anlan/”?"),
            ("/anlan/", "is no address"),
            ("ftp://example.org/", "not ftp:"),
            ("javascript:alert(1)", "not javascript:"),
            ("file:///srv/", "not file:"),
            ("https://a:b@example.org/", "no password"),
            ("https://example.org/a?b=c", "did you mean “https://example.org/a/”?"),
            ("https://example.org/#a", "did you mean “https://example.org/”?"),
            ("https://", "is no address"),
        ] {
            let error = Base::read(typed).unwrap_err().to_string();
            assert!(error.contains(reason), "{typed}: {error}");
        }
    }
}
