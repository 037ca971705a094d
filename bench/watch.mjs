// What a page notes of itself while a person, or a program in a person's place, uses it. Each function
// is run in the page before anything else of it; what it notes stands on `window.noted`.

// When the page was ready and had drawn itself; how long each interaction took until the next picture.
export function watchHands() {
  const noted = { ready: null, interactions: new Map() };
  window.noted = noted;
  const drawn = (call) => requestAnimationFrame(() => setTimeout(call));
  const started = new MutationObserver(() => {
    if (document.documentElement?.dataset.state !== "ready") return;
    started.disconnect();
    drawn(() => (noted.ready = performance.now()));
  });
  started.observe(document, { subtree: true, attributes: true, attributeFilter: ["data-state"] });
  const keep = (entries) => {
    for (const { interactionId, duration } of entries) {
      if (interactionId === 0) continue;
      noted.interactions.set(interactionId, Math.max(duration, noted.interactions.get(interactionId) ?? 0));
    }
  };
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ type: "event", durationThreshold: 16 });

  // The longest of what happened since the last call, or nothing where all was too short to be named.
  noted.takeLongest = () =>
    new Promise((resolve) => drawn(() => setTimeout(() => {
      keep(observer.takeRecords());
      const longest = Math.max(0, ...noted.interactions.values());
      noted.interactions.clear();
      resolve(longest || null);
    }, 150)));

  // The longest time between two pictures from now until `stopFrames` is called.
  noted.watchFrames = () => {
    let last = performance.now();
    let longest = 0;
    let watching = true;
    const frame = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (watching) requestAnimationFrame(frame);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(frame);
    });
    noted.stopFrames = () => {
      watching = false;
      return longest;
    };
  };
}

// How long the page's one thread was taken: by the browser's own measure, and by a beat that should
// come every few milliseconds. Also what the page said of its state until it was ready.
export function watchThread() {
  const BEAT = 5;
  const noted = { ready: null, task: 0, gap: 0, gapAt: 0, said: [] };
  window.noted = noted;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.task = Math.max(noted.task, duration);
  }).observe({ type: "longtask", buffered: true });
  let last = performance.now();
  const beat = () => {
    const now = performance.now();
    if (now - last - BEAT > noted.gap) [noted.gap, noted.gapAt] = [now - last - BEAT, last];
    last = now;
    setTimeout(beat, BEAT);
  };
  setTimeout(beat, BEAT);
  // Only what stands there when a picture is drawn was shown.
  const look = () => {
    if (document.documentElement?.dataset.state === "ready") {
      setTimeout(() => (noted.ready = performance.now()));
      return;
    }
    const bar = document.querySelector("progress:not([hidden])");
    const said = bar ? `${bar.value} %` : document.querySelector("[role=status]")?.textContent.trim();
    if (said && noted.said.at(-1) !== said) noted.said.push(said);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Makes the window larger than the screen of the phone in it. As it is opened it is as large, frame and all:
 * the foot of the screen is never drawn then, and a hand there is counted to a picture that is.
 */
export async function drawWhole(session) {
  const { windowId } = await session.send("Browser.getWindowForTarget");
  await session.send("Browser.setWindowBounds", { windowId, bounds: { width: 800, height: 1200 } });
}
