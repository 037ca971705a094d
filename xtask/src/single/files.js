// What a host does for the page, done by the file that the page lies in. Everything that the page asks
// for by its address – data, programs, modules, the plain page – stands in the document, and is taken
// from there; what is not there is answered as a host answers, with 404, and
// never asked of a network or a disk.

import { gunzipSync } from "fflate";
// Written with the file: the modules of the folder by their paths, each run when it is asked for.
import modules from "anlan-modules";

const own = location.href.replace(/[?#].*$/s, "");
const folder = new URL(".", document.baseURI).href;

/** The path below the folder that an address names, without query and hash; nothing where it leads elsewhere. */
const pathOf = (address) => {
  const { href } = new URL(address, document.baseURI);
  const bare = href.replace(/[?#].*$/s, "");
  return bare.startsWith(folder) ? decodeURIComponent(bare.slice(folder.length)) : null;
};

const blocks = new Map();
for (const block of document.querySelectorAll("script[data-packed]")) blocks.set(block.dataset.path, block);

const bytesOf = (text) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
};

/** The file of a block: only its packed form stays in the document. */
const unpack = (block) => {
  const packed = bytesOf(block.textContent);
  if (!("DecompressionStream" in window)) return gunzipSync(packed);
  return new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
};

window.fetch = async (asked) => {
  const address = asked instanceof Request ? asked.url : asked;
  const path = pathOf(address);
  const block = blocks.get(path);
  if (block) {
    return new Response(unpack(block), { headers: { "content-type": block.type } });
  }
  // A kiosk asks whether its page is still given out.
  const isOwn = String(new URL(address, document.baseURI)).replace(/[?#].*$/s, "") === own;
  return new Response(null, { status: isOwn ? 200 : 404 });
};

/** A module of the folder, in place of `import()`. */
export const anlanModule = async (address) => {
  const open = modules[pathOf(address)];
  if (!open) throw new TypeError(`this file has no ${address}`);
  return open();
};

/** Where a page of the folder is to be read: below its public address, or in the plain text. */
const { home } = document.documentElement.dataset;
const PLAIN = "data/cases.html";
const anchorsOf = (address) => {
  const { hash } = new URL(address, document.baseURI);
  const [name, kind] = pathOf(address).replace(/\.html$/, "").split("/").reverse();
  return [decodeURIComponent(hash.slice(1)), name, `${kind}_${name}`].filter(Boolean);
};
const isPage = (address) => {
  const path = pathOf(address);
  return path?.endsWith(".html") && new URL(path, folder).href !== own;
};

/** Leaves for another address, in place of `location.replace()`: for a page of the folder, at once. */
export const anlanLeave = (address) => {
  if (!isPage(address)) return window.location.replace(address);
  const [anchor] = anchorsOf(address);
  history.replaceState(null, "", `${own}?plain#${anchor}`);
  window.anlanPlain(anchorsOf(address));
};

// A link to a page of the folder is given an address that this file has, before the browser follows it.
const readdress = ({ target }) => {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!link || !isPage(link.href)) return;
  const path = pathOf(link.href);
  const isElsewhere = home && path !== PLAIN;
  link.href = isElsewhere ? new URL(path, home) : `${own}?plain#${anchorsOf(link.href).find(isAnchor) ?? ""}`;
};
const plain = document.querySelector("#plain");
const isAnchor = (anchor) => plain.textContent.includes(` id="${anchor}"`);
for (const kind of ["pointerdown", "contextmenu", "click", "auxclick"]) addEventListener(kind, readdress, true);
