// Shows what the desk made in place of what is published, in this tab only, and says so. Loaded only there.

const kept = () =>
  new Promise((done, fail) => {
    const asked = indexedDB.open("anlan-desk", 1);
    asked.onerror = () => fail(asked.error);
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onsuccess = () => {
      const read = asked.result.transaction("kept").objectStore("kept").get("preview");
      read.onerror = () => fail(read.error);
      read.onsuccess = () => done(read.result ?? {});
    };
  });

const back = sessionStorage.getItem("anlan-preview");
const files = await kept();

const fetched = globalThis.fetch;
globalThis.fetch = (address, ...rest) => {
  const path = String(address?.url ?? address).replace(document.baseURI.replace(/[^/]*$/, ""), "").replace(/[?#].*$/, "");
  const own = files[path];
  return own ? Promise.resolve(new Response(own.slice())) : fetched(address, ...rest);
};

const SAID = {
  "zh-Hans": ["预览：还没有发布，只有这个窗口看得到。", "结束预览，回到编辑台"],
  "zh-Hant": ["預覽：還沒有發佈，只有這個視窗看得到。", "結束預覽，回到編輯台"],
  en: ["A preview: not published, and seen in this window only.", "End the preview, back to the desk"],
};
const [said, end] = SAID[document.documentElement.lang] ?? SAID.en;

const banner = document.createElement("aside");
banner.className = "preview-banner";
const text = document.createElement("p");
text.textContent = said;
const button = document.createElement("button");
button.type = "button";
button.className = "button";
button.textContent = end;
button.addEventListener("click", () => {
  sessionStorage.removeItem("anlan-preview");
  location.href = new URL(back, document.baseURI);
});
banner.append(text, button);
const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("preview.css", document.baseURI) });
document.head.append(sheet);
document.body.prepend(banner);
