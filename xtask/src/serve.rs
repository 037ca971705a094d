//! `cargo xtask serve`, and the static file server behind it, which the end-to-end tests use too.
//!
//! It answers as a good static host does: a file or 404, nothing rewritten, and nothing outside its
//! folder; the packed copy that lies beside a file where the browser takes one; a tag, by which the
//! browser can ask whether what it kept is still current. Every connection has a thread of its own and
//! ends with its answer: a browser opens some that it never uses, and a pool of threads would wait for
//! those.

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context as _, Result};
use percent_encoding::percent_decode_str;

use crate::hosts;
use crate::site;
use crate::tools::Toolbox;

const DEFAULT_PORT: u16 = 8090;

/// How to serve.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// This port and no other; without it, the first free one from 8090 on.
    pub(crate) port: Option<u16>,
    /// The data folder; `data/` where none is named.
    pub(crate) data: Option<PathBuf>,
    /// Also to other machines, such as a phone on the desk.
    pub(crate) open_to_network: bool,
}

pub(crate) fn run(toolbox: &Toolbox, options: &Options) -> Result<ExitCode> {
    // The port first: whoever asked for a taken one should not wait for a build to hear it.
    let listener = listener(options)?;
    let build = site::Options { data: options.data.clone(), ..site::Options::default() };
    site::build_with_progress(toolbox, &build)?;
    let site = Site::new(&toolbox.root.join("dist"), &["/"])?;
    let server = Server::start(site, listener)?;
    println!("{}", invitation(server.port, options.open_to_network));
    server.wait();
    Ok(ExitCode::SUCCESS)
}

fn invitation(port: u16, open_to_network: bool) -> String {
    let elsewhere = match network_address() {
        Some(address) if open_to_network => {
            format!(" and, from other machines, at http://{address}:{port}/")
        }
        _ => String::new(),
    };
    format!("Anlan is open at http://127.0.0.1:{port}/{elsewhere} (Ctrl+C stops it)")
}

fn listener(options: &Options) -> Result<TcpListener> {
    let host = if options.open_to_network { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    if let Some(port) = options.port {
        return TcpListener::bind((host, port))
            .with_context(|| format!("port {port} cannot be used"));
    }
    let mut ports = DEFAULT_PORT..DEFAULT_PORT + 100;
    ports
        .find_map(|port| TcpListener::bind((host, port)).ok())
        .context("no port from 8090 to 8189 is free: name one with --port")
}

/// The address by which the local network knows this machine. Nothing is sent: connecting such a
/// socket only makes the system choose the way it would take.
fn network_address() -> Option<std::net::IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// A server at work in the background. It ends with the program.
pub(crate) struct Server {
    pub(crate) port: u16,
    listening: JoinHandle<()>,
}

impl Server {
    /// Serves on a free port of this machine.
    pub(crate) fn on_free_port(site: Site) -> Result<Server> {
        Server::start(site, TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?)
    }

    fn start(site: Site, listener: TcpListener) -> Result<Server> {
        let port = listener.local_addr()?.port();
        let site = Arc::new(site);
        let listening = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                // It fails when the visitor went away before the end, which is theirs to do.
                thread::spawn(move || drop(serve(&site, stream)));
            }
        });
        Ok(Server { port, listening })
    }

    fn wait(self) {
        // It ends only when the listener broke: there is nobody left to tell.
        drop(self.listening.join());
    }
}

/// The longest request that is read, in bytes, and the longest wait for it.
const REQUEST: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

fn serve(site: &Site, mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    let answer = loop {
        let read = stream.read(&mut chunk)?;
        if read == 0 {
            return Ok(());
        }
        head.extend_from_slice(&chunk[..read]);
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&head) {
            Ok(httparse::Status::Complete(_)) => {
                break answer(site, &request);
            }
            Ok(httparse::Status::Partial) if head.len() < REQUEST => {}
            _ => break Answer::text("400 Bad Request", "not a request\n"),
        }
    };
    stream.write_all(&answer.head())?;
    if !head.starts_with(b"HEAD ") {
        stream.write_all(&answer.bytes)?;
    }
    stream.flush()
}

struct Answer {
    status: &'static str,
    /// What this answer says of itself; what all say is added when it is written.
    headers: Vec<(&'static str, String)>,
    bytes: Vec<u8>,
}

impl Answer {
    fn text(status: &'static str, text: &str) -> Answer {
        let headers = vec![
            ("Content-Type", hosts::content_type("a.txt").to_owned()),
            ("Cache-Control", hosts::ASK_AGAIN.to_owned()),
        ];
        Answer { status, headers, bytes: text.as_bytes().to_vec() }
    }

    fn nothing() -> Answer {
        Answer::text("404 Not Found", "not found\n")
    }

    fn head(&self) -> Vec<u8> {
        let Answer { status, headers, bytes } = self;
        let mut lines = vec![format!("HTTP/1.1 {status}")];
        lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
        if *status != UNCHANGED {
            lines.push(format!("Content-Length: {}", bytes.len()));
        }
        lines.push("X-Content-Type-Options: nosniff".to_owned());
        lines.push("Connection: close\r\n\r\n".to_owned());
        lines.join("\r\n").into_bytes()
    }
}

fn answer(site: &Site, request: &httparse::Request<'_, '_>) -> Answer {
    if !matches!(request.method, Some("GET" | "HEAD")) {
        return Answer::text("405 Method Not Allowed", "only GET and HEAD\n");
    }
    match site.find(request.path.unwrap_or_default()) {
        Found::File(path) => {
            let accepted = header(request, "Accept-Encoding");
            let kept = header(request, "If-None-Match");
            file(&path, &accepted, &kept).unwrap_or_else(|_| Answer::nothing())
        }
        Found::Elsewhere(to) => {
            let mut answer = Answer::text("308 Permanent Redirect", "moved\n");
            answer.headers.push(("Location", to));
            answer
        }
        Found::Nothing => Answer::nothing(),
    }
}

/// All values of a header in one line, as it may be said in several.
fn header(request: &httparse::Request<'_, '_>, name: &str) -> String {
    let own = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
    own.map(|header| String::from_utf8_lossy(header.value)).collect::<Vec<_>>().join(",")
}

const UNCHANGED: &str = "304 Not Modified";

/// The codings in which copies of a file may lie beside it, the best first, with their endings.
const PACKED: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// A file, or its packed copy; or only that what the browser kept is still current.
fn file(path: &Path, accepted: &str, kept: &str) -> io::Result<Answer> {
    let name = path.to_string_lossy();
    let copies = PACKED.map(|(coding, ending)| (coding, PathBuf::from(format!("{name}.{ending}"))));
    let copies: Vec<_> = copies.iter().filter(|(_, copy)| copy.is_file()).collect();
    let packed = copies.iter().find(|(coding, _)| accepts(accepted, coding));
    let bytes = fs::read(packed.map_or(path, |(_, copy)| copy))?;
    let tag = tag(&bytes);
    let mut headers =
        vec![("ETag", tag.clone()), ("Cache-Control", hosts::lifetime(&name).to_owned())];
    if !copies.is_empty() {
        headers.push(("Vary", "Accept-Encoding".to_owned()));
    }
    if is_among(kept, &tag) {
        return Ok(Answer { status: UNCHANGED, headers, bytes: Vec::new() });
    }
    headers.push(("Content-Type", hosts::content_type(&name).to_owned()));
    if let Some((coding, _)) = packed {
        headers.push(("Content-Encoding", (*coding).to_owned()));
    }
    Ok(Answer { status: "200 OK", headers, bytes })
}

/// Whether `Accept-Encoding` lets a coding through: by its own name, or else by `*`, and not with a
/// weight of nought.
fn accepts(header: &str, coding: &str) -> bool {
    let weight_of = |wanted: &str| {
        header.split(',').find_map(|part| {
            let (name, weight) = part.split_once(';').unwrap_or((part, "q=1"));
            let weight = weight.trim().trim_start_matches(['q', 'Q', '=', ' ']);
            name.trim().eq_ignore_ascii_case(wanted).then(|| weight.parse().unwrap_or(0.0))
        })
    };
    weight_of(coding).or_else(|| weight_of("*")).is_some_and(|weight: f32| weight > 0.0)
}

/// Two files, or two codings of one, have the same tag only if they are the same bytes.
fn tag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("\"{:016x}-{:x}\"", hasher.finish(), bytes.len())
}

/// Whether `If-None-Match` names the tag. A proxy on the way may have marked it as weak.
fn is_among(header: &str, tag: &str) -> bool {
    let own = header.split(',').map(str::trim);
    own.map(|own| own.strip_prefix("W/").unwrap_or(own)).any(|own| own == "*" || own == tag)
}

/// One folder, shown under one or more paths.
pub(crate) struct Site {
    folder: PathBuf,
    mounts: Vec<String>,
}

#[derive(Debug, PartialEq)]
enum Found {
    File(PathBuf),
    Elsewhere(String),
    Nothing,
}

impl Site {
    /// `mounts` begin and end with a slash.
    pub(crate) fn new(folder: &Path, mounts: &[&str]) -> Result<Site> {
        let folder = folder
            .canonicalize()
            .with_context(|| format!("{} cannot be served", folder.display()))?;
        let mut mounts: Vec<String> = mounts.iter().map(|&mount| mount.to_owned()).collect();
        // The longest first, as `/` is the beginning of all.
        mounts.sort_by_key(|mount| std::cmp::Reverse(mount.len()));
        Ok(Site { folder, mounts })
    }

    fn find(&self, url: &str) -> Found {
        let (path, query) = url.split_at(url.find('?').unwrap_or(url.len()));
        // A folder without its last slash would break every relative address in its page.
        let elsewhere = Found::Elsewhere(format!("{path}/{query}"));
        if self.mounts.iter().any(|mount| mount.strip_suffix('/') == Some(path)) {
            return elsewhere;
        }
        let below = self.mounts.iter().find_map(|mount| path.strip_prefix(mount.as_str()));
        let Some(relative) = below.and_then(relative_path) else {
            return Found::Nothing;
        };
        let wanted = self.folder.join(relative);
        if wanted.is_dir() && !path.ends_with('/') {
            return elsewhere;
        }
        let wanted = if path.ends_with('/') { wanted.join("index.html") } else { wanted };
        // A symbolic link must not lead out of the folder either.
        match wanted.canonicalize() {
            Ok(file) if file.is_file() && file.starts_with(&self.folder) => Found::File(file),
            _ => Found::Nothing,
        }
    }
}

/// The part of an address below the mount, as a path that cannot leave the folder it is joined to.
fn relative_path(address: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(address).decode_utf8().ok()?;
    let mut path = PathBuf::new();
    for part in decoded.strip_suffix('/').unwrap_or(&decoded).split('/') {
        let outward = part == ".." || part == "." || part.contains(['\\', ':', '\0']);
        if outward || (part.is_empty() && !decoded.is_empty()) {
            return None;
        }
        path.push(part);
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(relative_path(address), expected.map(PathBuf::from), "{address}");
    }

    #[test]
    fn an_address_becomes_a_path_below_the_folder() {
        check("", Some(""));
        check("boot.js", Some("boot.js"));
        check("data/cases.html", Some("data/cases.html"));
        check("data/", Some("data"));
        check("%E6%A1%88%20a.json", Some("案 a.json"));
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        for address in [
            "../Cargo.toml",
            "data/../../x",
            "%2e%2e/x",
            "..%2Fx",
            "data/%2e%2e%2f%2e%2e%2fx",
            "./x",
            "/etc/passwd",
            "%2Fetc/passwd",
            "..\\x",
            "%5C..%5Cx",
            "C:/x",
            "a%00b",
            "a//b",
            "%FF",
        ] {
            check(address, None);
        }
    }

    #[test]
    fn idle_connections_keep_nobody_waiting() {
        let folder = std::env::temp_dir().join(format!("anlan-idle-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "案览").unwrap();
        let server = Server::on_free_port(Site::new(&folder, &["/"]).unwrap()).unwrap();
        let connect = || TcpStream::connect((Ipv4Addr::LOCALHOST, server.port)).unwrap();
        let _idle: Vec<TcpStream> = (0..32).map(|_| connect()).collect();
        let ask = |request: &str| {
            let mut stream = connect();
            stream.write_all(request.as_bytes()).unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            text
        };
        let page = ask("GET /?q=1 HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(
            page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("\r\n\r\n案览"),
            "{page}"
        );
        assert!(page.contains("Content-Type: text/html; charset=utf-8\r\nContent-Length: 6\r\n"));
        assert!(!page.contains("Vary"), "there is no other copy: {page}");
        assert!(ask("HEAD / HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
        assert!(ask("GET /none HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404"));
        assert!(ask("POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
        assert!(ask("?\r\n\r\n").starts_with("HTTP/1.1 400"));
        fs::remove_dir_all(folder).unwrap();
    }

    /// What `file` answers: the status, some headers in order, and the bytes.
    fn answered(path: &Path, accepted: &str, kept: &str, names: &[&str]) -> (String, String) {
        let answer = file(path, accepted, kept).unwrap();
        let value = |name: &&str| {
            let found = answer.headers.iter().find(|(own, _)| own == name);
            found.map_or("-", |(_, value)| value)
        };
        let said: Vec<_> = [answer.status].into_iter().chain(names.iter().map(value)).collect();
        (said.join(" | "), String::from_utf8_lossy(&answer.bytes).into_owned())
    }

    #[test]
    fn a_browser_gets_the_best_copy_that_it_takes() {
        let folder = std::env::temp_dir().join(format!("anlan-packed-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("anlan-1a2b3c4d5e6f7a8b.js");
        for (name, text) in [("js", "plain"), ("js.br", "brotli"), ("js.gz", "gzip")] {
            fs::write(path.with_extension(name), text).unwrap();
        }
        let head = ["Content-Encoding", "Content-Type", "Vary", "Cache-Control"];
        for (accepted, coding, bytes) in [
            ("gzip, deflate, br, zstd", "br", "brotli"),
            ("gzip, deflate", "gzip", "gzip"),
            ("br;q=0, GZIP;q=0.5", "gzip", "gzip"),
            ("br; q=0.0, *", "gzip", "gzip"),
            ("*", "br", "brotli"),
            ("*;q=0", "-", "plain"),
            ("identity", "-", "plain"),
            ("", "-", "plain"),
        ] {
            let expected = format!(
                "200 OK | {coding} | text/javascript; charset=utf-8 | Accept-Encoding | {}",
                hosts::FOR_EVER
            );
            let expected = (expected, bytes.to_owned());
            assert_eq!(answered(&path, accepted, "", &head), expected, "{accepted}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_a_browser_kept_is_not_sent_again_while_it_is_current() {
        let folder = std::env::temp_dir().join(format!("anlan-kept-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("boot.js");
        fs::write(&path, "plain").unwrap();
        fs::write(folder.join("boot.js.br"), "brotli").unwrap();
        let names = ["ETag", "Cache-Control", "Content-Type"];
        let of = |accepted: &str, kept: &str| answered(&path, accepted, kept, &names);
        let tag_of = |accepted: &str| of(accepted, "").0.split(" | ").nth(1).unwrap().to_owned();
        let [plain, brotli] = [tag_of(""), tag_of("br")];
        assert_ne!(plain, brotli, "each coding has a tag of its own");
        let unchanged = (format!("304 Not Modified | {plain} | no-cache | -"), String::new());
        for kept in [plain.clone(), format!("\"x\", W/{plain}"), "*".to_owned()] {
            assert_eq!(of("", &kept), unchanged, "{kept}");
        }
        for kept in ["", "\"x\"", &brotli] {
            assert!(of("", kept).0.starts_with("200"), "{kept}");
        }
        fs::write(&path, "other").unwrap();
        assert!(of("", &plain).0.starts_with("200"), "it has changed");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn one_folder_is_shown_at_two_paths() {
        let folder = std::env::temp_dir().join(format!("anlan-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("data")).unwrap();
        fs::write(folder.join("index.html"), "x").unwrap();
        let site = Site::new(&folder, &["/", "/some/where/"]).unwrap();
        let index = folder.canonicalize().unwrap().join("index.html");
        for url in ["/", "/?q=/../x", "/index.html", "/some/where/", "/some/where/index.html"] {
            assert_eq!(site.find(url), Found::File(index.clone()), "{url}");
        }
        for (url, to) in [("/some/where?q=1", "/some/where/?q=1"), ("/data", "/data/")] {
            assert_eq!(site.find(url), Found::Elsewhere(to.to_owned()), "{url}");
        }
        for url in ["/data/", "/some/", "/none.html", "/some/where/../../x", "//evil.example", "x"]
        {
            assert_eq!(site.find(url), Found::Nothing, "{url}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
