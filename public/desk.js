// The editors' desk: hands what somebody does to its worker, and draws what that answers. What is on the desk is
// kept in this browser; nothing is sent anywhere.

// Trusted Types: a text is drawn with these elements only, links inside the page, no handler, no style.
const TAG =
  /<(?!\/?(?:a|article|aside|blockquote|br|button|code|d[dlt]|datalist|del|details|div|fieldset|h[1-3]|input|ins|label|legend|li|ol|option|p|pre|progress|section|select|small|span|strong|summary|textarea|ul)(?:\s+(?!on|style|form|srcdoc|href=(?!"#))[\w-]+(?:="[^"]*")?)*\s*\/?>)/gi;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (text) => text.replace(TAG, (_, at) => (console.error(text.substr(at, 80)), "&lt;")),
  createScriptURL: (url) => (/\/(sw|desk-worker)\.js$/.test(url) ? url : null),
});

const at = (path) => new URL(path, document.baseURI).href;
const find = (id) => document.getElementById(id);

const quietly = (use) => {
  try {
    return use();
  } catch {
    return null;
  }
};

// ---------------------------------------------------------------------------------------------------
// The language and the name

/** Every language that the desk has, with the key of the collection's own texts in it. */
const LANGUAGES = { "zh-Hans": "zh", "zh-Hant": "zh_hant", en: "en" };
const TAGS = Object.keys(LANGUAGES);

const spoken = () => {
  for (const tag of navigator.languages ?? []) {
    if (/^zh\b(?!-hans).*-(hant|tw|hk|mo)\b/i.test(tag)) return "zh-Hant";
    if (/^zh\b/i.test(tag)) return "zh-Hans";
    if (/^en\b/i.test(tag)) return "en";
  }
};

/** As the address says, or as remembered by the page, or as the browser wishes. */
const wished = [new URLSearchParams(location.search).get("lang"), quietly(() => localStorage.getItem("anlan-lang")), spoken()];
let lang;
const speak = (languages) => {
  lang = wished.find((tag) => languages.includes(tag)) ?? languages[0];
  document.documentElement.lang = lang;
  document.title = worded("desk-name");
};
const worded = (id) => document.querySelector(`#${id} [lang=${lang}]`).textContent;

/** The languages that the collection is offered in, the first being the one that its page opens in. */
const offered = ({ languages, cases_in }) => {
  const known = languages?.filter((tag) => TAGS.includes(tag));
  if (known?.length) return known;
  return cases_in === "en" ? ["en"] : TAGS;
};

/** Names the desk as the collection names itself; without a name it keeps that of the program. */
const entitle = ({ short_title, title }) => {
  const names = short_title ?? title ?? {};
  const tag = [lang, ...TAGS].find((tag) => names[LANGUAGES[tag]]);
  const home = find("home");
  if (tag) {
    home.textContent = names[LANGUAGES[tag]];
    home.lang = tag;
  }
  document.title = `${worded("desk-name")} · ${tag ? home.textContent : worded("home")}`;
};

const present = (identity) => {
  const languages = offered(identity);
  speak(languages);
  entitle(identity);
  find("home").href = lang === languages[0] ? "./" : `./?lang=${lang}`;
  const choice = document.querySelector(".languages");
  const links = languages.map((tag) => choice.querySelector(`[hreflang=${tag}]`));
  choice.hidden = links.length === 1;
  choice.replaceChildren(...links);
  for (const link of links) {
    if (link.hreflang === lang) link.setAttribute("aria-current", "true");
    link.addEventListener("click", () => (link.hash = location.hash));
  }
  document.documentElement.dataset.named = "";
};
// Until the collection tells.
speak(TAGS);

// ---------------------------------------------------------------------------------------------------
// What this browser keeps

const database = new Promise((done, fail) => {
  const asked = indexedDB.open("anlan-desk", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error);
});
const store = async (mode, act) => {
  const kept = (await database).transaction("kept", mode).objectStore("kept");
  return new Promise((done, fail) => {
    const asked = act(kept);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
};
const recall = (name) => store("readonly", (kept) => kept.get(name)).catch(() => null);
const keep = (name, value) => store("readwrite", (kept) => kept.put(value, name));

// ---------------------------------------------------------------------------------------------------
// The worker

let worker;
let number = 0;
let collection;
const waiting = new Map();

const summon = () => {
  worker = new Worker(at("desk-worker.js"), { type: "module" });
  worker.onmessage = ({ data }) => {
    const answer = waiting.get(data.number);
    waiting.delete(data.number);
    // A program that broke off in the middle answers nothing any more.
    if (data.reply.isBroken) giveUp(data.reply.failed);
    answer?.({ ...data, isOver: data.reply.isBroken });
    watch();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    giveUp(event.message || "desk-worker.js");
  };
};

/** Ends whatever is asked for; whoever asked opens the desk anew from what was kept. */
const giveUp = (why) => {
  worker.terminate();
  for (const answer of waiting.values()) answer({ reply: { failed: why }, made: [], isOver: true });
  waiting.clear();
  watch();
  summon();
};

const ask = (act, files = []) =>
  new Promise((done) => {
    number += 1;
    waiting.set(number, done);
    worker.postMessage({ number, act, files });
    if (act.act === "take") find("busy-with").textContent = files.map(({ name }) => name).slice(0, 3).join(" · ");
    watch();
  });

// What takes long says so, and can be cancelled.
const LONG = 400;
let patience;
/** Ends the fetching of the site, while there is any. */
let fetching = null;
const watch = () => {
  const isBusy = waiting.size > 0 || fetching !== null;
  if (isBusy) {
    patience ??= setTimeout(() => (find("busy").hidden = false), LONG);
  } else {
    clearTimeout(patience);
    patience = null;
    find("busy").hidden = true;
    find("busy-with").textContent = "";
  }
  document.documentElement.toggleAttribute("data-busy", isBusy);
};
find("cancel").addEventListener("click", () => {
  fetching?.abort();
  if (waiting.size > 0) giveUp("");
  say(worded("cancelled"));
});
const clear = () => (find("failed").hidden = true);
find("dismiss").addEventListener("click", clear);

// ---------------------------------------------------------------------------------------------------
// What it answers

const page = () => decodeURIComponent(location.hash.slice(1));
/** Whether the page that the address is about to name stands there already. */
let isDrawn = false;

const draw = ({ reply, made }) => {
  if (reply.failed !== undefined) {
    if (reply.failed === "") return;
    find("why").textContent = reply.failed;
    find("failed").hidden = false;
    return;
  }
  // Kept before it is seen: whoever sees it may leave.
  if (reply.saved) keep("saved", reply.saved).catch((error) => draw({ reply: { failed: String(error) } }));
  const { checks, field, open: opened, ...parts } = reply.parts ?? {};
  const focused = document.activeElement?.id;
  for (const [id, text] of Object.entries(parts)) {
    const part = find(id);
    // What is unfolded stays so.
    const unfolded = part && [...part.querySelectorAll("details[open] > summary[id]")].map(({ id }) => id);
    if (part) part.innerHTML = text;
    for (const id of unfolded ?? []) find(id)?.parentElement.setAttribute("open", "");
  }
  if (checks) {
    const said = JSON.parse(checks);
    for (const place of document.querySelectorAll("#form .check")) {
      const text = said[place.id.slice(2)] ?? "";
      if (place.innerHTML !== text) place.innerHTML = text;
    }
  }
  if (field) {
    const { id, value } = JSON.parse(field);
    const own = find(id);
    if (own && own !== document.activeElement && own.value !== value) own.value = value;
  }
  if (opened) find(opened)?.parentElement.setAttribute("open", "");
  if (reply.said) say(reply.said);
  if (reply.page !== undefined && reply.page !== page()) {
    isDrawn = parts.page !== undefined;
    location.hash = reply.page;
  }
  const target = find(reply.focus ?? "") ?? (focused && !document.activeElement?.id ? find(focused) : null);
  const isNew = target?.id === "heading";
  if (isNew) scrollTo(0, 0);
  target?.focus({ preventScroll: isNew });
  if (reply.is_preview) return preview(reply.files, made);
  made.forEach((bytes, at) => save(reply.files[at], bytes));
};

/** So long what was said stands there. */
const SAID = 6_000;
let silence;
const say = (text) => {
  const status = find("status");
  status.textContent = "";
  clearTimeout(silence);
  // The same words are told again only where they were gone in between.
  silence = setTimeout(() => {
    status.textContent = text;
    silence = setTimeout(() => (status.textContent = ""), SAID);
  }, 100);
};

const save = (name, bytes) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Opens the page with what the desk made in place of what is published; `preview.js` reads it there. */
const preview = async (names, made) => {
  await keep("preview", Object.fromEntries(names.map((name, at) => [name, made[at]])));
  sessionStorage.setItem("anlan-preview", location.pathname.split("/").pop() + location.search + location.hash);
  location.href = find("home").href;
};

const open = async () => {
  const today = new Date().toLocaleDateString("sv");
  const begin = (saved) => ask({ act: "open", lang, today, saved, page: page() }, [{ name: "desk.json", file: collection }]);
  const saved = await recall("saved");
  const answer = await begin(saved);
  // Without an open desk nothing else can be done.
  if (answer.isOver && answer.reply.failed === "") return open();
  draw(answer);
  if (!saved || !answer.reply.failed) return;
  // What another version kept may not be readable: it is put aside, and the desk opens without it.
  await keep("unread", saved);
  draw(await begin(null));
};

// ---------------------------------------------------------------------------------------------------
// What somebody does

const act = async (what, files) => {
  clear();
  const answer = await ask(what, files);
  draw(answer);
  if (answer.isOver) await open();
};

/** So many files are asked for at a time. */
const LINES = 8;

/** The files of the page as it is published, all but the packed copies. */
const site = async (signal) => {
  const names = await (await fetch(at("site.json"), { signal })).json();
  const files = [];
  const line = async () => {
    for (let name; (name = names.pop()); ) {
      const answer = await fetch(at(name), { signal });
      // What is for the host alone, some do not give out; it stays where it lies.
      if (!answer.ok && /(^|\/)[._]/.test(name)) continue;
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      files.push({ name, file: await answer.blob() });
    }
  };
  await Promise.all(Array.from({ length: LINES }, line));
  return files;
};

/** Hands over the whole site to be packed anew: to fetch it and to pack it is one piece of work. */
const publish = async (what) => {
  const own = new AbortController();
  fetching = own;
  clear();
  watch();
  try {
    return act(what, await site(own.signal));
  } catch (error) {
    if (!own.signal.aborted) throw error;
  } finally {
    own.abort();
    fetching = null;
    watch();
  }
};

/** What makes files is made once at a time, however often its button is pressed. */
const MAKES = ["save", "preview"];
const making = new Set();
const once = async (button, make) => {
  const key = button.dataset.act;
  if (making.has(key)) return;
  making.add(key);
  button.setAttribute("aria-disabled", "true");
  try {
    await make();
  } finally {
    making.delete(key);
    button.removeAttribute("aria-disabled");
    // The button to cancel goes with the focus.
    if (document.activeElement.matches("body, [hidden] *")) button.focus({ preventScroll: true });
  }
};

addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-act]");
  if (!button) return;
  flush();
  const what = JSON.parse(button.dataset.act);
  if (button.dataset.text) what.text = find(button.dataset.text).value;
  if (button.dataset.successor) what.successor = find(button.dataset.successor).value;
  if (button.dataset.textEn) what.text_en = find(button.dataset.textEn).value;
  const work = () => (what.what === "site" ? publish(what) : act(what));
  try {
    await (MAKES.includes(what.act) ? once(button, work) : work());
  } catch (error) {
    draw({ reply: { failed: String(error) } });
  }
});

// A field is read when it is left, and while somebody pauses in it.
const PAUSE = 600;
let pending;
const flush = () => {
  if (!pending) return;
  clearTimeout(pending.timer);
  const { field } = pending;
  pending = null;
  const { draft, path } = field.dataset;
  act({ act: "set", draft: Number(draft), path, text: field.value });
};
const written = (event) => {
  const { target } = event;
  if (event.isComposing) return;
  if (target.dataset.find !== undefined) return act({ act: "find", text: target.value });
  if (!target.dataset.path || target.matches("select")) return;
  if (pending && pending.field !== target) flush();
  clearTimeout(pending?.timer);
  pending = { field: target, timer: setTimeout(flush, PAUSE) };
};
// After an input method no other event tells of the text that it left.
for (const kind of ["input", "compositionend"]) addEventListener(kind, written);
addEventListener("change", ({ target }) => {
  if (target.id === "files") return take([...target.files].map((file) => ({ name: file.webkitRelativePath || file.name, file })));
  const { draft, path, tick } = target.dataset;
  if (tick) return act({ act: "tick", draft: Number(draft), path: tick, value: target.value, on: target.checked });
  if (!path) return;
  if (target.matches("select")) return act({ act: "set", draft: Number(draft), path, text: target.value });
  pending ??= { field: target };
  flush();
});
for (const kind of ["pagehide", "visibilitychange"]) addEventListener(kind, flush, true);
addEventListener("hashchange", () => {
  flush();
  clear();
  const isThere = isDrawn && waiting.size === 0;
  isDrawn = false;
  if (!isThere) act({ act: "show", page: page() });
});

const take = (files) => {
  if (files.length) act({ act: "take" }, files);
  find("files").value = "";
};

/** The files in what was dropped, those of folders too. */
const within = async (entry, path = "") => {
  if (entry.isFile) return [{ name: path + entry.name, file: await new Promise((done, fail) => entry.file(done, fail)) }];
  const reader = entry.createReader();
  const all = [];
  for (let some; (some = await new Promise((done, fail) => reader.readEntries(done, fail))).length; ) {
    for (const own of some) all.push(...(await within(own, `${path}${entry.name}/`)));
  }
  return all;
};
const hover = (is) => find("drop")?.toggleAttribute("data-over", is);
addEventListener("dragover", (event) => {
  event.preventDefault();
  hover(true);
});
addEventListener("dragleave", () => hover(false));
addEventListener("drop", async (event) => {
  event.preventDefault();
  hover(false);
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = (await Promise.all(entries.map((entry) => within(entry)))).flat();
  if (files.length) act({ act: "take" }, files);
});

// ---------------------------------------------------------------------------------------------------

try {
  const answer = await fetch(at("data/desk.json"));
  if (!answer.ok) throw new Error(`data/desk.json: ${answer.status}`);
  collection = await answer.blob();
  const ground = await collection.text();
  present(quietly(() => JSON.parse(JSON.parse(ground)["collection.json"])) ?? {});
  summon();
  await open();
  document.documentElement.dataset.state = "ready";
} catch (error) {
  document.documentElement.dataset.state = "failed";
  document.documentElement.dataset.named = "";
  draw({ reply: { failed: String(error) } });
}
