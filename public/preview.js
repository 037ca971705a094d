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

// The desk says it in every language of the page.
const all = JSON.parse(new TextDecoder().decode(files["preview.json"] ?? new TextEncoder().encode("{}")));
const [said, end] = all[document.documentElement.lang] ?? Object.values(all)[0] ?? ["", ""];

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
