// Starts the page. Whatever stops it – an old browser, no WebAssembly, a file that does not arrive –
// ends in words: the plain list of cases, or the notice in index.html with a way to try again.

const plain = () => {
  const wanted = new URLSearchParams(location.search).get("case");
  location.replace("data/cases.html" + (wanted ? "#" + encodeURIComponent(wanted) : ""));
};

const fail = (error) => {
  document.documentElement.dataset.state = "failed";
  document.querySelector("#boot-error").textContent = String(error);
};

if (typeof WebAssembly !== "object") {
  plain();
} else {
  // A module has no `document.currentScript`, so it finds its own tag.
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  try {
    const { default: init } = await import(new URL(js, document.baseURI));
    await init({ module_or_path: new URL(wasm, document.baseURI) });
    // Without it a link can still be copied.
    if (navigator.share) import(new URL("share.js", document.baseURI)).catch(() => {});
  } catch (error) {
    // A browser that has WebAssembly but not the features this module needs fails to compile it.
    if (error instanceof WebAssembly.CompileError) plain();
    else fail(error);
  }
}
