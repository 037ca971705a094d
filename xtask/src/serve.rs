//! `cargo xtask serve`, and the static file server behind it, which the end-to-end tests use too.
//!
//! It answers as a plain static host does: a file or 404, nothing rewritten, nothing cached, and
//! nothing outside its folder. Every connection has a thread of its own and ends with its answer: a
//! browser opens some that it never uses, and a pool of threads would wait for those.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context as _, Result};
use percent_encoding::percent_decode_str;

use crate::site;
use crate::tools::Toolbox;

const DEFAULT_PORT: u16 = 8090;

/// How to serve.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// This port and no other; without it, the first free one from 8090 on.
    pub(crate) port: Option<u16>,
    /// Also to other machines, such as a phone on the desk.
    pub(crate) open_to_network: bool,
}

pub(crate) fn run(toolbox: &Toolbox, options: &Options) -> Result<ExitCode> {
    // The port first: whoever asked for a taken one should not wait for a build to hear it.
    let listener = listener(options)?;
    site::build_with_progress(toolbox, &site::Options::default())?;
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
                let method = request.method.unwrap_or_default();
                break answer(site, method, request.path.unwrap_or_default());
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
    mime_type: &'static str,
    location: Option<String>,
    bytes: Vec<u8>,
}

impl Answer {
    fn text(status: &'static str, text: &str) -> Answer {
        Answer { status, mime_type: TEXT, location: None, bytes: text.as_bytes().to_vec() }
    }

    fn head(&self) -> Vec<u8> {
        let Answer { status, mime_type, location, bytes } = self;
        let location =
            location.as_ref().map_or_else(String::new, |to| format!("Location: {to}\r\n"));
        let length = bytes.len();
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: {mime_type}\r\nContent-Length: {length}\r\n\
             {location}Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\
             Connection: close\r\n\r\n"
        )
        .into_bytes()
    }
}

fn answer(site: &Site, method: &str, url: &str) -> Answer {
    if method != "GET" && method != "HEAD" {
        return Answer::text("405 Method Not Allowed", "only GET and HEAD\n");
    }
    let nothing = || Answer::text("404 Not Found", "not found\n");
    match site.find(url) {
        Found::File(path) => match fs::read(&path) {
            Ok(bytes) => {
                Answer { status: "200 OK", mime_type: mime_type(&path), location: None, bytes }
            }
            Err(_) => nothing(),
        },
        Found::Elsewhere(to) => {
            Answer { location: Some(to), ..Answer::text("308 Permanent Redirect", "moved\n") }
        }
        Found::Nothing => nothing(),
    }
}

const TEXT: &str = "text/plain; charset=utf-8";

/// What the page is made of; anything else is left for the browser to save.
fn mime_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webp") => "image/webp",
        Some("txt" | "md") => TEXT,
        _ => "application/octet-stream",
    }
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
        assert!(ask("HEAD / HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
        assert!(ask("GET /none HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404"));
        assert!(ask("POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
        assert!(ask("?\r\n\r\n").starts_with("HTTP/1.1 400"));
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
