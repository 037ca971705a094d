// A hand sees at once that it was heard – a box checked, a letter typed, a link pressed – and what follows from
// it is worked out after that picture. So what came is held until then, and sent again.

const HELD = {
  click: "a[href^='?']:not([hreflang], [data-choice]), [data-href], button",
  change: "input, select",
  input: "input",
};

const held = [];
const release = () => {
  for (let send; (send = held.shift()); ) send();
};

const hold = (event) => {
  const { target, type } = event;
  const isOther = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  // A page that nobody sees has no next picture. Input methods are left alone.
  if (!event.isTrusted || document.hidden || event.isComposing || isOther || !target.closest?.(HELD[type])) return;
  event.stopImmediatePropagation();
  const pressed = type === "click" && target.closest(HELD[type]);
  if (pressed) {
    event.preventDefault();
    // Without something to draw there is no picture either.
    pressed.toggleAttribute("data-heard", true);
  }
  held.push(() => {
    if (pressed) pressed.toggleAttribute("data-heard", false);
    target.dispatchEvent(new event.constructor(type, event));
  });
  if (held.length === 1) requestAnimationFrame(() => setTimeout(release));
};
for (const type in HELD) addEventListener(type, hold, true);

// What is done next must find done what was done before.
for (const type of ["keydown", "pointerdown", "compositionstart", "pagehide"]) addEventListener(type, release, true);
