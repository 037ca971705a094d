// Hosts that the built folder is put on: programs as they come, with the configurations that lie in
// the folder, and small ones that do what bad hosts do. Each works on a copy of the folder, below a
// folder of its own, without any right that a visitor would not have.

import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const DIST = process.env.ANLAN_DIST ?? new URL("../dist", import.meta.url).pathname;
const PATIENCE = 20_000;

/** Started by root, a host must not stay root: some refuse, and none needs it. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** A folder for one host, with a copy of `dist` in it. */
const workplace = () => {
  const folder = mkdtempSync(join(tmpdir(), "anlan-host-"));
  chmodSync(folder, 0o755);
  const dist = join(folder, "anlan");
  cpSync(DIST, dist, { recursive: true });
  const own = join(folder, "own");
  mkdirSync(own);
  if (NOBODY.uid) chownSync(own, NOBODY.uid, NOBODY.gid);
  return { folder, dist, own };
};

/** What an address answers, as it came: nothing unpacked. */
export const asked = (url, headers = {}) =>
  new Promise((done, failed) => {
    get(url, { headers, agent: false }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part)).on("error", failed);
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) }));
    }).on("error", failed);
  });

/** A sample configuration with changes made as its first lines say; each must be possible. */
const changed = (path, changes) =>
  changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${path} has no “${from}” to change`);
    return text.replaceAll(from, to);
  }, readFileSync(path, "utf8"));

const running = async (place, port, program, args, rights = NOBODY) => {
  const child = spawn(program, args, { cwd: place.own, ...rights, env: { ...process.env, HOME: place.own } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const ended = new Promise((done) => child.on("exit", done).on("error", (error) => done((said += error))));
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(place.folder, { recursive: true, force: true });
  };
  const until = Date.now() + PATIENCE;
  for (;;) {
    const answers = await asked(`http://127.0.0.1:${port}/`).then(() => true, () => false);
    if (answers) return { origin: `http://127.0.0.1:${port}`, dist: place.dist, stop };
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`${program} does not answer: ${said}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
};

const check = (program, args, place) => execFileSync(program, args, { cwd: place.own, ...NOBODY, stdio: "pipe", env: { ...process.env, HOME: place.own } });

export const python = async (program) => {
  const [place, port] = [workplace(), await freePort()];
  return running(place, port, program, ["-m", "http.server", String(port), "--bind", "127.0.0.1", "--directory", place.dist], {});
};

/** The module that Debian and Ubuntu have for Brotli. */
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

export const nginx = async (program) => {
  const [place, port] = [workplace(), await freePort()];
  const hasBrotli = existsSync(BROTLI);
  const site = changed(join(place.dist, "hosting/nginx.conf"), [
    ["/var/www/anlan/", `${place.dist}/`],
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ...(hasBrotli ? [["# brotli_static on;", "brotli_static on;"]] : []),
  ]);
  writeFileSync(join(place.folder, "site.conf"), site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${place.own}/${name};`);
  writeFileSync(
    join(place.folder, "nginx.conf"),
    `${hasBrotli ? `load_module ${BROTLI};` : ""}
    daemon off; worker_processes 1; pid ${place.own}/pid; error_log stderr;
    events {}
    http { access_log off; ${temporary.join(" ")} include ${place.folder}/site.conf; }`,
  );
  const args = ["-p", place.own, "-c", join(place.folder, "nginx.conf"), "-e", "stderr"];
  check(program, [...args, "-t"], place);
  return { ...(await running(place, port, program, args)), codings: hasBrotli ? ["br", "gzip"] : ["gzip"] };
};

export const caddy = async (program) => {
  const [place, port] = [workplace(), await freePort()];
  const site = changed(join(place.dist, "hosting/Caddyfile"), [
    ["/var/www/anlan", place.dist],
    [":80 {", `http://127.0.0.1:${port} {`],
  ]);
  const path = join(place.folder, "Caddyfile");
  writeFileSync(path, `{\n\tadmin off\n}\n${site}`);
  const args = ["--config", path, "--adapter", "caddyfile"];
  check(program, ["validate", ...args], place);
  return { ...(await running(place, port, program, ["run", ...args])), codings: ["br", "gzip"] };
};

/** What Debian starts with, as far as it matters here, and what the sample asks for. */
const APACHE_MODULES = ["mpm_event", "authz_core", "alias", "dir", "mime", "negotiation", "filter", "deflate", "headers", "rewrite"];

export const apache = async (program, modules = "/usr/lib/apache2/modules") => {
  const [place, port] = [workplace(), await freePort()];
  const path = join(place.folder, "apache.conf");
  writeFileSync(
    path,
    `ServerRoot ${place.own}
    ServerName 127.0.0.1
    Listen 127.0.0.1:${port}
    PidFile ${place.own}/pid
    DefaultRuntimeDir ${place.own}
    ErrorLog ${place.own}/log
    ${APACHE_MODULES.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join("\n")}
    TypesConfig /dev/null
    # As Debian and others have it.
    AddType application/x-gzip .gz .tgz
    AddOutputFilterByType DEFLATE text/html text/plain text/css text/javascript application/json application/wasm
    DocumentRoot ${place.dist}
    Alias /cases ${place.dist}
    <Directory ${place.dist}>
      AllowOverride All
      Require all granted
    </Directory>`,
  );
  check(program, ["-f", path, "-t"], place);
  return { ...(await running(place, port, program, ["-f", path, "-DFOREGROUND"])), codings: ["br", "gzip"] };
};

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/**
 * A host with habits: `types` are those that it gives wrongly, `lost` are files that it does not have,
 * and `unknown` is what it answers instead of them: a status and a file.
 */
export const peculiar = async ({ types = {}, lost = [], unknown = [404, "404.html"] }) => {
  const all = { ...TYPES, ...types };
  const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname).replace(/\/$/, "/index.html").slice(1);
    const wanted = join(DIST, path);
    const has = !lost.some((pattern) => pattern.test(path)) && existsSync(wanted) && statSync(wanted).isFile();
    const [status, file] = has ? [200, wanted] : [unknown[0], join(DIST, unknown[1])];
    answer.writeHead(status, { "Content-Type": all[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(answer);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const stop = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
  return { origin: `http://127.0.0.1:${server.address().port}`, dist: DIST, stop };
};
