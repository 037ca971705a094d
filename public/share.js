// Hands the open case to the system's share sheet. Loaded only where there is one.

const { dataset } = document.documentElement;
dataset.share = "";

addEventListener("click", async ({ target }) => {
  if (!target.closest?.(".share")) return;
  try {
    // The public address, where the page says one, is of more use than that of a file.
    const url = dataset.home ? dataset.home + location.search : location.href;
    await navigator.share({ title: document.title, url });
  } catch (error) {
    // Whoever changed their mind is left alone; else the link is copied, and the page says so.
    if (error.name !== "AbortError") document.querySelector("dialog [data-copy='']")?.click();
  }
});
