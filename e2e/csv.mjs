// A strict reader of CSV by RFC 4180, and of archives without compression: what was taken away is
// read back with nothing of the page.

import { crc32 } from "node:zlib";

/** The records of a text; throws where a line or a quotation mark stands amiss. */
export const records = (text) => {
  const found = [];
  let [record, at] = [[], 0];
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error("a quoted cell does not end");
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
        else break;
      }
      at += 1;
    } else {
      while (at < text.length && !',"\r\n'.includes(text[at])) cell += text[at++];
    }
    record.push(cell);
    if (text[at] === ",") at += 1;
    else if (text.startsWith("\r\n", at)) {
      found.push(record);
      [record, at] = [[], at + 2];
    } else throw new Error(`neither a comma nor a line's end at ${at}`);
  }
  if (record.length > 0) throw new Error("the last line does not end");
  if (new Set(found.map((own) => own.length)).size > 1) throw new Error("records differ in length");
  return found;
};

/** The rows below the head, each by the names of its columns. */
export const rows = (text) => {
  const [head, ...rest] = records(text);
  return rest.map((record) => Object.fromEntries(head.map((name, at) => [name, record[at]])));
};

/** The files of an archive by name, each held against its checksum. */
export const unpacked = (bytes) => {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, sum, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)];
    const [name, extra, note] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const start = bytes.readUInt32LE(at + 42);
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const content = bytes.subarray(from, from + size);
    const own = bytes.toString("utf8", at + 46, at + 46 + name);
    if (method !== 0 || crc32(content) !== sum) throw new Error(`${own} is packed amiss`);
    files.set(own, content);
    at += 46 + name + extra + note;
  }
  return files;
};
