// What every script finds changed about addresses, the earliest included. The blocks of the style sheets
// stand before it.
{
  const { prototype } = HTMLLinkElement;
  const { setAttribute } = prototype;
  const { set } = Object.getOwnPropertyDescriptor(prototype, "href");

  // A style sheet that is linked is one of the blocks, and gets the address of a blob.
  const blobs = new Map();
  const folder = new URL(".", document.baseURI).href;
  const sheetOf = (address) => {
    const path = new URL(address, document.baseURI).href.replace(/[?#].*$/s, "").replace(folder, "");
    const block = document.querySelector(`script[type="text/css"][data-path="${CSS.escape(path)}"]`);
    if (!block) return address;
    if (!blobs.has(path)) blobs.set(path, URL.createObjectURL(new Blob([block.textContent], { type: "text/css" })));
    return blobs.get(path);
  };
  Object.defineProperty(prototype, "href", {
    set(address) {
      set.call(this, sheetOf(address));
    },
  });
  prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, name === "href" ? sheetOf(value) : value);
  };

  // Where a browser refuses a file to write its address, the page goes on without.
  for (const name of ["pushState", "replaceState"]) {
    const write = history[name];
    history[name] = (...entry) => {
      try {
        write.apply(history, entry);
      } catch {
        // The address stays as it was.
      }
    };
  }
}
