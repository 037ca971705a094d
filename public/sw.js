// Keeps the page whole for when the network is gone: all files of one version, or none of them. It is
// fetched anew by the browser now and then. What stands in the next line is written after a build, by
// `cargo xtask seal`: the version, and each file with the SHA-256 of its bytes.
const SEAL = { "version": "", "files": {} };

// One origin may hold several such pages, each below a path of its own; their stores share a room.
const base = registration.scope;
const LEDGER = `anlan ${base}`;
const storeOf = (version) => `${LEDGER} ${version}`;
const OWN = storeOf(SEAL.version);

/** The files by their paths. An address may have a query, so that the browser's own cache finds it. */
const FILES = new Map(
  Object.entries(SEAL.files).map(([address, hash]) => [address.replace(/\?.*/, ""), { address, hash }]),
);

/** The path of an address below the page's folder; nothing where it lies elsewhere. */
const pathOf = (address) => {
  const [path] = address.split(/[?#]/);
  if (path.startsWith(base)) return path.slice(base.length).replace(/^(index\.html)?$/, "./");
};

const nothing = () => undefined;

// ---- Filling: every file is held against its seal, so that neither a site that is being replaced nor a
// ---- host that answers anything with a page can bring in what does not belong.

/** The answer, if its bytes are the sealed ones. */
const sealed = async (answer, hash) => {
  if (!answer?.ok) return;
  const bytes = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) return;
  const headers = new Headers(answer.headers);
  // They tell how the bytes travelled, which is over.
  for (const name of ["content-encoding", "vary"]) headers.delete(name);
  headers.set("content-length", bytes.byteLength);
  return new Response(bytes, { headers });
};

/** A file of this version from the network. What the browser has of it, and is stale, is asked for again. */
const fetched = async ({ address, hash }) =>
  (await sealed(await fetch(address, { priority: "low" }), hash)) ??
  (await sealed(await fetch(address, { cache: "reload" }), hash));

/** Brings what is missing, one file after the other; what was brought before stays. The page itself comes last. */
const fill = async () => {
  const store = await caches.open(OWN);
  const others = (await caches.keys()).filter((name) => name.startsWith(storeOf("")) && name !== OWN);
  for (const [path, file] of [...FILES].sort().reverse()) {
    if (await store.match(path)) continue;
    let found;
    // Most files are those of the version before.
    for (const cacheName of others) found ??= await sealed(await caches.match(new URL(path, base), { cacheName }), file.hash);
    found ??= await fetched(file);
    if (!found) throw new Error(`${path} is not of version ${SEAL.version}`);
    await store.put(path, found);
  }
};

// ---- The ledger: which version is the present one, and which pages are of another. A page that was open
// ---- before stays with the version that it began with, or, where none is known, with the network.

let ledger;
const read = () =>
  (ledger ??= caches
    .open(LEDGER)
    .then((store) => store.match("ledger"))
    .then((answer) => answer?.json())
    .catch(nothing)
    .then((kept) => kept ?? { version: null, apart: {} }));

const write = async ({ version, apart }) => {
  const store = await caches.open(LEDGER);
  await store.put("ledger", new Response(JSON.stringify({ version, apart })));
};

const pages = async () => (await clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id);

/** Makes this the present version. */
const take = async () => {
  const { version, apart } = await read();
  const open = await pages();
  const next = { version: SEAL.version, apart: Object.fromEntries(open.map((id) => [id, apart[id] === undefined ? version : apart[id]])) };
  ledger = Promise.resolve(next);
  await write(next);
  // While another version is being filled its store must stay; it is looked after the next time.
  if (!registration.installing) {
    const needed = new Set([SEAL.version, ...Object.values(next.apart)].map(storeOf));
    for (const name of await caches.keys()) if (name.startsWith(storeOf("")) && !needed.has(name)) await caches.delete(name);
  }
  // The very first: the page that brought it may be of this version, and says so.
  if (!version) await clients.claim();
};

/** Forgets pages that are closed, with the versions that only they needed. */
const tidy = async () => {
  const now = await read();
  const open = new Set(await pages());
  const closed = Object.keys(now.apart).filter((id) => !open.has(id));
  if (!closed.length) return;
  const left = new Set(closed.map((id) => now.apart[id]));
  for (const id of closed) delete now.apart[id];
  await write(now);
  for (const version of [SEAL.version, ...Object.values(now.apart)]) left.delete(version);
  for (const version of left) await caches.delete(storeOf(version));
};

/** A page says of which version it is: those of this one need not be told apart. */
const recognise = async (page, version) => {
  if (version !== SEAL.version) return page.postMessage("other");
  const now = await read();
  if (!(page.id in now.apart)) return;
  delete now.apart[page.id];
  await write(now);
};

// ---- Answers.

/** Where a page below `read/`, for which there is no network, has its like in the explorer. */
const like = (path) => {
  const [, hant, kind, id] = /^read\/(zh-Hant\/)?(?:(case|district|theme|mechanism)\/([^/]+)\.html)?/.exec(path) ?? [];
  if (!path.startsWith("read/")) return;
  const to = new URL(base);
  const name = id && decodeURIComponent(id);
  if (kind === "case" || kind === "theme") to.searchParams.set(kind, name);
  else if (kind) to.searchParams.set("view", `${kind}:${name}`);
  if (hant) to.searchParams.set("lang", "zh-Hant");
  return Response.redirect(to);
};

/** A page to be opened: of this version, or else from the network. */
const opened = async (event, path) => {
  const kept = await caches.match(new URL(path, base), { cacheName: OWN }).catch(nothing);
  const now = await read();
  if (kept) {
    delete now.apart[event.resultingClientId];
    return kept;
  }
  if (FILES.has(path)) {
    // The store was emptied from outside: this page does without, and what is missing is brought again.
    now.apart[event.resultingClientId] = null;
    event.waitUntil(write(now).then(fill).catch(nothing));
  }
  return fetch(event.request).catch((error) => like(path) ?? Promise.reject(error));
};

/** A part of a page: of the version that the page began with. */
const part = async ({ request, clientId }, path) => {
  const { apart } = await read();
  const version = clientId in apart ? apart[clientId] : SEAL.version;
  if (version === null) return fetch(request);
  const kept = await caches.match(new URL(path, base), { cacheName: storeOf(version) }).catch(nothing);
  if (kept) return kept;
  const isOwn = version === SEAL.version && FILES.has(path);
  return isOwn ? ((await fetched(FILES.get(path))) ?? Response.error()) : fetch(request);
};

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(take()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (path === undefined || request.method !== "GET") return;
  const isPage = request.mode === "navigate";
  event.respondWith(isPage ? opened(event, path) : part(event, path));
  if (isPage) event.waitUntil(tidy().catch(nothing));
});

addEventListener("message", (event) => {
  const { data, source } = event;
  // A visitor, or a kiosk where nobody is, wants this version now.
  if (data === "take") event.waitUntil(skipWaiting());
  else event.waitUntil(recognise(source, data).catch(nothing));
});
