// Runs the desk beside the page's one thread: takes an act with its files, and answers with documents and files.

import init from "./desk-program.js";

// So much of a file is read: one byte more than any reader takes, which then says that it is too large.
const MOST = 50_000_001;

const ready = init();
let turn = ready;

onmessage = ({ data: { number, act, files } }) => {
  // One after another: each finds what the one before left.
  turn = turn.then(async () => {
    try {
      await ready;
      const bytes = [];
      for (const { file } of files) bytes.push(new Uint8Array(await file.slice(0, MOST).arrayBuffer()));
      const [reply, made] = self.act(JSON.stringify(act), files.map(({ name }) => name), bytes);
      postMessage({ number, reply: JSON.parse(reply), made }, made.map(({ buffer }) => buffer));
    } catch (error) {
      postMessage({ number, reply: { failed: String(error), isBroken: true }, made: [] });
    }
  });
};
