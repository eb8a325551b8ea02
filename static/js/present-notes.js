// The leader's second window: it follows the slides in the same browser and steers them, without a server between.

import { Timer } from "./present-timer.js";

const ALONE_AFTER = 1500;
const notes = document.querySelector("[data-notes-of]");
const sections = [...notes.querySelectorAll("[data-note]")];
const timer = new Timer(notes.querySelector("[data-timer]"));
const alone = notes.querySelector("[data-alone]");
const channel = new BroadcastChannel(`present ${notes.dataset.notesOf}`);
const KEYS = {
  ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last", b: "dark", t: "timer",
};
let waiting;

function tell(message) {
  clearTimeout(waiting);
  waiting = setTimeout(() => { alone.hidden = false; }, ALONE_AFTER);
  channel.postMessage(message);
}

channel.addEventListener("message", ({ data }) => {
  if (!data.slide) return;
  clearTimeout(waiting);
  alone.hidden = true;
  notes.classList.add("notes--live");
  for (const section of sections) section.classList.toggle("note--now", section.dataset.note === data.slide);
  notes.querySelector("[data-do=dark]").setAttribute("aria-pressed", data.dark);
  timer.show(data.timer);
});

document.addEventListener("click", (event) => {
  const deed = event.target.closest("[data-do]")?.dataset.do;
  if (deed) tell({ deed });
});

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("summary")) return;
  const deed = KEYS[event.key];
  if (!deed) return;
  event.preventDefault();
  tell({ deed });
});

for (const part of notes.querySelectorAll("[data-live]")) part.hidden = false;
tell({ asks: "where" });
