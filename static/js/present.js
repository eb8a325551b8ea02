// A lesson as slides. Without scripts the page is all slides below one another; this shows one at a time, listens to keys and
// clickers, and tells the leader's second window where it is. Once loaded it asks the server for nothing it needs.

import { Deck } from "./present-deck.js";
import { watchQuestions } from "./present-class.js";
import { Timer } from "./present-timer.js";

const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
  ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
  Home: "first", End: "last", b: "dark", ".": "dark", t: "timer", f: "full",
};
const TYPES_INTO = "input, select, textarea";
const IS_PRESSED_BY = { " ": "button, summary, a", Enter: "button, summary, a" };

const place = document.querySelector("[data-present]");
const deck = new Deck(place);
const timer = new Timer(place.querySelector("[data-timer]"));
const dark = place.querySelector("[data-dark]");
const channel = new BroadcastChannel(`present ${place.dataset.present}`);

const deeds = {
  next: () => deck.next(),
  previous: () => deck.previous(),
  first: () => deck.go(0),
  last: () => deck.go(deck.slides.length - 1),
  dark: () => turnDark(dark.hidden),
  full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  timer: () => timer.toggle(deck.minutes),
  run: () => timer.run(),
  "minute-less": () => timer.add(-1),
  "minute-more": () => timer.add(1),
};

function turnDark(on) {
  dark.hidden = !on;
  if (on) dark.focus();
}

function tell() {
  channel.postMessage({ slide: deck.slide.id, dark: !dark.hidden, timer: timer.state });
}

async function act(deed) {
  if (!dark.hidden && deed !== "dark") turnDark(false);
  else await deeds[deed]();
  tell();
}

channel.addEventListener("message", ({ data }) => {
  if (data.asks) tell();
  else if (Object.hasOwn(deeds, data.deed ?? "") && data.deed !== "full") act(data.deed);
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!dark.hidden && event.key === "Escape") return act("dark");
  if (event.target.closest(TYPES_INTO)) return;
  if (dark.hidden && event.target.closest(IS_PRESSED_BY[event.key] ?? ":not(*)")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const number = Number(key);
  if (number >= 1 && number <= 9) return dark.hidden && deck.choose(number) && tell();
  if (!KEYS[key]) return;
  event.preventDefault();
  act(KEYS[key]);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dark]")) return act("dark");
  const deed = event.target.closest("[data-do]")?.dataset.do;
  if (deed) return act(deed);
  if (deck.follows(event)) tell();
});

for (const part of place.querySelectorAll("[data-live]")) part.hidden = false;
if (!document.fullscreenEnabled) place.querySelector("[data-do=full]").hidden = true;
for (const answer of place.querySelectorAll("[data-reveal]")) answer.open = true;
place.classList.add("present--live");
watchQuestions(place, deck);
deck.begin();
tell();
