// Serves folders and files to the pages of the benchmark, alone in their origin: only then does the
// browser give them a fine clock and say what memory they hold.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

// `folders` says for each beginning of a path which folder it stands for; a whole path stands for a
// file. The first that fits counts.
export async function serve(folders) {
  const fileOf = (address) => {
    const asked = normalize(decodeURIComponent(address.split("?")[0]));
    const path = asked.endsWith("/") ? `${asked}index.html` : asked;
    const start = Object.keys(folders).find((start) => path.startsWith(start));
    const file = start && folders[start] + path.slice(start.length);
    // crossfilter2 leaves the ending off where it imports its own modules.
    return file && extname(file) === "" ? `${file}.js` : file;
  };
  const server = createServer((request, response) => {
    const file = fileOf(request.url);
    const found = file && statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": found.size,
      "cache-control": "no-store",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close(),
  };
}
