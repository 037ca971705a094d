// Before anything is drawn: in which language and mode the page stands, and whether the first screen in
// index.html is true for this address. The build puts it into the page, before the style sheet
// (`xtask/src/trim.rs`). A block, so that it leaves no names.
{
  // The parts of the address that stay with a visitor once chosen, each with its values; the first is
  // the one that no address names. A link that chooses has `data-choice`, the name of the part.
  const CHOICES = { lang: document.documentElement.dataset.own.split("\n").slice(1).map((line) => line.split("\t")[0]), mode: ["", "elder"] };

  const root = document.documentElement;

  // A browser that refuses its storage throws here: then a choice lasts as long as its address.
  const quietly = (use) => {
    try {
      return use();
    } catch {
      return null;
    }
  };
  const remembered = (name) => quietly(() => localStorage.getItem(`anlan-${name}`));
  const remember = (name, value) => quietly(() => localStorage.setItem(`anlan-${name}`, value));

  /** What an address says of a part; nothing where it says nothing that is known. */
  const said = (query, name) => CHOICES[name].find((value) => value === new URLSearchParams(query).getAll(name).pop());

  /** The value of a part: as the address says, or as remembered, or as wished. Writes it into the address. */
  const settle = (name, wished) => {
    const own = said(location.search, name);
    if (own) return own;
    const known = (value) => CHOICES[name].includes(value);
    const value = [remembered(name), wished].find(known) ?? CHOICES[name][0];
    if (value !== CHOICES[name][0]) {
      const query = location.search ? `${location.search}&` : "?";
      history.replaceState(null, "", `${query}${name}=${value}${location.hash}`);
    }
    return value;
  };

  /** The first of the browser's languages that the page has. */
  const spoken = () => {
    for (const tag of navigator.languages ?? []) {
      if (/^zh\b(?!-hans).*-(hant|tw|hk|mo)\b/i.test(tag)) return "zh-Hant";
      if (/^zh\b/i.test(tag)) return "zh-Hans";
      if (/^en\b/i.test(tag)) return "en";
    }
  };

  const choose = ({ target }) => {
    const link = target instanceof Element ? target.closest("a[data-choice]") : null;
    if (!link) return;
    const name = link.dataset.choice;
    remember(name, said(link.search, name) ?? CHOICES[name][0]);
  };
  // A link may be opened in a tab of its own.
  for (const kind of ["click", "auxclick"]) addEventListener(kind, choose, true);

  // A kiosk stands as its address says, whoever was there before.
  const asked = new URLSearchParams(location.search).get("mode")?.split(",")[0];
  const isKiosk = asked === "kiosk";
  root.lang = isKiosk ? (said(location.search, "lang") ?? CHOICES.lang[0]) : settle("lang", spoken());
  const mode = isKiosk ? asked : settle("mode");

  // The mode stands on the root, where the style sheets see it.
  if (mode) {
    root.dataset.mode = mode;
    root.dataset.size = remembered("size") ?? 0;
  }

  // In a tab that previews what the desk made, that comes in place of what is published.
  const isPreview = quietly(() => sessionStorage.getItem("anlan-preview"));
  if (isPreview) root.dataset.preview = "";

  // What stands in index.html is the whole list in Simplified characters; a case opens over it.
  const parts = [...new URLSearchParams(location.search)];
  const isPlain = ([name, value]) => name === "case" || name === "lang" || `${name}=${value}` === "view=cases";
  if (isPreview || mode || root.lang !== CHOICES.lang[0] || !parts.every(isPlain)) root.dataset.shell = "none";

  // What was cut off on its way is asked for once more. The rest of the program asks for itself.
  const again = ({ target }) => {
    if (target.rel === "stylesheet") {
      if (!target.href.includes("?")) target.href += "?again";
      else if (target.id) target.remove();
    }
    if (target.dataset?.wasm) {
      import(new URL("boot.js?again", document.baseURI)).catch(() => (root.dataset.state = "failed"));
    }
  };
  addEventListener("error", again, true);
}
