// Hands the open case to the system's share sheet. Loaded only where there is one.

document.documentElement.dataset.share = "";

addEventListener("click", async ({ target }) => {
  if (!target.closest?.(".share")) return;
  try {
    await navigator.share({ title: document.title, url: location.href });
  } catch (error) {
    // Whoever changed their mind is left alone; else the link is copied, and the page says so.
    if (error.name !== "AbortError") document.querySelector("dialog [data-copy='']")?.click();
  }
});
