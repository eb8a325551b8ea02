// Signing out leaves nothing of a person on the device, and loses nothing: answers that wait here (see quiz-answers.js) are sent
// first. Where that fails the person decides.

import { isShared, watchForLeaving } from "./shared-tablet.js";

const STORE = "plainsight-answers-";
const notice = document.getElementById("unsent");

// Names of what waits: plainsight-answers-<attempt>:<address>
function waiting() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(STORE));
  } catch {
    return [];
  }
}

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}

// True where nothing of this person waits under the name any more. 404: it is somebody else's, who may still come back for it.
async function send(name) {
  const kept = localStorage.getItem(name);
  if (kept === null) return true;
  const address = name.slice(name.indexOf(":") + 1);
  const options = { method: "POST", body: new URLSearchParams(JSON.parse(kept)), headers: { "X-CSRFToken": token() } };
  const response = await fetch(address, options);
  if (response.status === 404) return true;
  if (response.redirected || response.status === 403 || response.status >= 500) return false;
  if (localStorage.getItem(name) === kept) localStorage.removeItem(name);
  return true;
}

// The names of what could not be sent.
async function sendAll() {
  const left = [];
  for (const name of waiting()) {
    if (!(await send(name).catch(() => false))) left.push(name);
  }
  return left;
}

function ask(form, left) {
  document.querySelector("[data-unsent-notice]")?.remove();
  const copy = notice.content.firstElementChild.cloneNode(true);
  copy.dataset.unsentNotice = "";
  copy.querySelector("[data-again]").addEventListener("click", () => form.requestSubmit());
  copy.querySelector("[data-anyway]").addEventListener("click", () => {
    for (const name of left) localStorage.removeItem(name);
    form.submit();
  });
  document.getElementById("main").prepend(copy);
  copy.querySelector("[tabindex]").focus();
}

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", async (event) => {
    if (!waiting().length) return;
    event.preventDefault();
    const left = await sendAll();
    delete form.dataset.sending;
    if (left.length) ask(form, left);
    else form.submit();
  });
}

const wayOut = document.querySelector("form[data-sign-out]");
if (wayOut && isShared()) watchForLeaving(wayOut, document.getElementById("still-there"));
