// The files of one size – the bundle, and the steps with their reference answers – made once for the
// source that says how. A program of its own, `node made.mjs FOLDER SIZE COUNT`, so that what it
// held is gone before anything is measured; it ends by writing the name of the files.

import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

import { bundle, cases } from "./collection.mjs";
import { answer, inOrder } from "./reference.mjs";
import { steps } from "./steps.mjs";

// Returns the name of the files in the folder, without their endings.
async function madeOnce(folder, size, count) {
  const hash = createHash("sha256");
  for (const source of ["collection.mjs", "steps.mjs", "reference.mjs"]) {
    hash.update(readFileSync(new URL(source, import.meta.url)));
  }
  const name = `${size}-${hash.digest("hex").slice(0, 12)}`;
  // Written last, so it says that all is there.
  const reference = `${folder}/${name}.reference.json`;
  if (existsSync(reference)) return name;

  const made = cases(count);
  await write(`${folder}/${name}.json`, bundle(made));
  const hasText = made[0].text.background.length > 1;
  const asked = steps(made, hasText);
  const ordered = inOrder(made, hasText);
  const answers = Object.entries(asked).map(([operation, states]) =>
    [operation, { states, answers: states.map((state) => answer(ordered, state)) }]);
  writeFileSync(`${reference}.part`, JSON.stringify(Object.fromEntries(answers)));
  renameSync(`${reference}.part`, reference);
  return name;
}

async function write(path, pieces) {
  const file = createWriteStream(path);
  for (const piece of pieces) {
    if (!file.write(piece)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}

const [folder, size, count] = process.argv.slice(2);
console.log(await madeOnce(folder, size, Number(count)));
