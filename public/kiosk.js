// What a kiosk does before and beside the page: no way out of it, nothing to get stuck in, and a way
// back where it breaks. It needs nothing of the program, so that it holds while that is not there.

const root = document.documentElement;

// It keeps no way back to what a visitor did.
history.pushState = history.replaceState;

// Nothing is marked, dragged, dropped or zoomed by hand, and no menu of the browser opens.
const isField = (target) => target instanceof Element && target.closest("input, textarea") !== null;
const stop = (event) => event.preventDefault();
for (const kind of ["contextmenu", "dragstart", "dragover", "drop", "gesturestart", "auxclick"]) {
  addEventListener(kind, stop, { capture: true });
}
addEventListener("selectstart", (event) => isField(event.target) || stop(event), { capture: true });
addEventListener("wheel", (event) => event.ctrlKey && stop(event), { capture: true, passive: false });
addEventListener("touchmove", (event) => event.touches.length > 1 && event.cancelable && stop(event), {
  capture: true,
  passive: false,
});
addEventListener(
  "keydown",
  (event) => (event.ctrlKey || event.metaKey) && "+-=0posfu".includes(event.key.toLowerCase()) && stop(event),
  { capture: true },
);

// A link that leads elsewhere is handed to whoever shows it as a code. What only a mouse or a keyboard
// can ask for, such as a new tab, is not asked for here.
const isWithin = (link) => {
  const href = link.getAttribute("href");
  return href === "" || href.startsWith("#") || (href.startsWith("?") && !link.hasAttribute("hreflang"));
};
addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link) return;
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (isWithin(link) && isPlain) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!link.hasAttribute("hreflang") && !isWithin(link)) {
      dispatchEvent(new CustomEvent("outbound", { detail: link.href }));
    }
  },
  { capture: true },
);

// Where the page breaks or does not come, it is loaded anew as soon as the server gives it out: a page
// of the browser's own, on which a visitor would be stuck, is never asked for.
const SOON = 10_000;
const LATE = 60_000;
const LONGEST = 300_000;
let isWaiting = false;
const retry = (wait) => {
  isWaiting = true;
  setTimeout(async () => {
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (answer?.ok) location.reload();
    else retry(Math.min(wait * 2, LONGEST));
  }, wait);
};
const look = () => root.dataset.state === "failed" && !isWaiting && retry(SOON);
new MutationObserver(look).observe(root, { attributeFilter: ["data-state"] });
look();
// The kiosk's own part says on the root what it shows. Without it nobody's traces would be wiped.
setTimeout(() => root.dataset.kiosk || isWaiting || retry(SOON), LATE);
