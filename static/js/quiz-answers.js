// Sends each answer as it is given, and keeps it on the device until the server has said that it is stored.
// Without this script the same form is sent by its buttons.

const page = document.querySelector("[data-attempt]");
const form = page.querySelector("form[data-answer]");
const status = page.querySelector("[data-status]");
const problems = page.querySelector("[data-problems]");
const STORE = `plainsight-answers-${page.dataset.attempt}`;
const loaded = Date.now();
const SHORTEST_WAIT = 2000;
const LONGEST_WAIT = 30000;

let unstored = {};
let wait = SHORTEST_WAIT;
let timer;
let latest = 0;
let flushing = null;

// What waits to be sent: {address of the question: [[name, value], …]} -------------------------------------------------

function read() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return unstored;
  }
}

function write(waiting) {
  unstored = waiting;
  try {
    if (Object.keys(waiting).length) localStorage.setItem(STORE, JSON.stringify(waiting));
    else localStorage.removeItem(STORE);
  } catch {
    // No storage (private window, full): what waits lives as long as the page.
  }
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// Milliseconds by the server's clock, each later than the one before: of two answers the later one counts.
function sequence() {
  latest = Math.max(latest + 1, Number(page.dataset.now) + Date.now() - loaded);
  return String(latest);
}

function answered() {
  const fields = [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "sequence"].includes(name));
  return [...fields, ["sequence", sequence()], ["go", "stay"]];
}

// Telling the learner --------------------------------------------------------------------------------------------------

function say(words) {
  if (status) status.textContent = words;
}

function show(problem, words) {
  if (problems.dataset.shown === problem && !words) return;
  const notice = page.querySelector(`template[data-problem="${problem}"]`).content.cloneNode(true);
  if (words) notice.querySelector("p").textContent = words;
  problems.replaceChildren(notice);
  problems.dataset.shown = problem;
  say("");
}

function calm() {
  if (!problems.dataset.shown) return;
  problems.replaceChildren();
  delete problems.dataset.shown;
}

function saved() {
  calm();
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  if (status) say(page.dataset.saved.replace("{time}", time.format(new Date())));
}

// Sending --------------------------------------------------------------------------------------------------------------

// The cookie's token is the one the server believes now; the page's may be older than a sign-in elsewhere.
function token() {
  const inCookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  return inCookie ?? page.querySelector("[name=csrfmiddlewaretoken]").value;
}

async function send(address, fields) {
  const response = await fetch(address, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "X-CSRFToken": token() },
    keepalive: true,
  });
  if (response.redirected || response.status === 403) return "signed-out";
  if (response.status === 409) return "closed";
  if (response.status === 404) return "gone";
  if (response.status === 400) return (await response.json()).problem;
  return response.ok ? "saved" : "offline";
}

function forget(address, fields) {
  const waiting = read();
  if (isSame(waiting[address], fields)) delete waiting[address];
  write(waiting);
}

function tryLater() {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

// Everything that waits, one after the other. True if nothing waits any longer.
async function flushNow() {
  for (let waiting = Object.entries(read()); waiting.length; waiting = Object.entries(read())) {
    const [address, fields] = waiting[0];
    const outcome = await send(address, fields).catch(() => "offline");
    if (outcome === "offline" || outcome === "signed-out") {
      show(outcome);
      tryLater();
      return false;
    }
    forget(address, fields);
    wait = SHORTEST_WAIT;
    if (outcome === "closed") location.reload();
    else if (outcome === "saved") saved();
    else if (outcome !== "gone") show("refused", outcome);
  }
  return true;
}

function flush() {
  clearTimeout(timer);
  flushing ??= flushNow().finally(() => (flushing = null));
  return flushing;
}

// What the learner does ------------------------------------------------------------------------------------------------

function restore(fields) {
  for (const input of form.elements) {
    if (["hidden", "submit", "fieldset"].includes(input.type)) continue;
    const values = fields.filter(([name]) => name === input.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(input.type)) input.checked = values.includes(input.value);
    else if (values.length) input.value = values[0];
  }
}

if (form) {
  const here = form.getAttribute("action");
  if (read()[here]) restore(read()[here]);
  form.addEventListener("change", async () => {
    const fields = answered();
    write({ ...read(), [here]: fields });
    if (!problems.dataset.shown) say(page.dataset.saving);
    await flush();
    if (isSame(read()[here], fields)) flush();
  });
}

// Nobody leaves for the next page while an answer is on its way, or would meet the browser's own page about connections.
page.addEventListener("submit", async (event) => {
  const { target, submitter } = event;
  if (target === form) form.elements.sequence.value = sequence();
  if (!Object.keys(read()).length) return;
  event.preventDefault();
  const through = await flush();
  delete target.dataset.sending;
  if (through) target.requestSubmit(submitter);
});

window.addEventListener("online", flush);
if (Object.keys(read()).length) flush();
