// Counts down where there is a time limit: in words, politely, and never a second at a time. At the end it tells the page.

const page = document.querySelector("[data-attempt]");
const shown = page.querySelector("[data-ends]");
const left = page.querySelector("[data-time-left]");
const said = page.querySelector("[data-time-said]");
// To the fraction of a second: whoever came to the last page before the server's end would be told that there is time.
const ends = performance.now() + Number(shown.dataset.ends) * 1000 - Number(page.dataset.now);
const SAID_AT = [5, 1]; // minutes left
const minutes = new Intl.NumberFormat(document.documentElement.lang, {
  style: "unit",
  unit: "minute",
  unitDisplay: "long",
});

let last = Infinity;

function tick() {
  const rest = ends - performance.now();
  if (rest <= 0) {
    shown.textContent = said.dataset.up;
    said.textContent = said.dataset.up;
    page.dispatchEvent(new CustomEvent("plainsight:time-up"));
    return;
  }
  const whole = Math.ceil(rest / 60000);
  if (whole !== last) {
    const words = said.dataset.left.replace("{time}", minutes.format(whole));
    left.textContent = words;
    if (SAID_AT.includes(whole)) said.textContent = words;
    last = whole;
  }
  setTimeout(tick, Math.min(rest, 1000));
}

tick();
