// Says "still here" while the page is visible and in use. The server measures the time; nothing else is told.
// Someone who has not begun the course (no first answer yet) is not followed.

const EVERY = 20_000;
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "scroll", "touchstart", "focusin", "timeupdate"];
const place = document.querySelector("[data-heartbeat]");
// People who talk about what is on a screen touch nothing for longer than one who reads.
const IDLE_AFTER = Number(place?.dataset.idleAfter) || 60_000;
let lastSign = performance.now();

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}

function beat() {
  if (!place.dataset.recorded || performance.now() - lastSign > IDLE_AFTER) return;
  const form = new FormData();
  form.set("csrfmiddlewaretoken", token());
  navigator.sendBeacon(place.dataset.heartbeat, form);
}

if (place) {
  for (const sign of SIGNS_OF_LIFE) {
    document.addEventListener(sign, () => { lastSign = performance.now(); }, { passive: true, capture: true });
  }
  setInterval(() => { if (!document.hidden) beat(); }, EVERY);
  document.addEventListener("visibilitychange", () => { if (document.hidden) beat(); });
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target.id === "saved") place.dataset.recorded = "yes";
  });
}
