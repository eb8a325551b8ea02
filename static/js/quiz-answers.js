// Sends each answer as it is given, and keeps it on the device until the server has said that it is stored.
// Without this script the same form is sent by its buttons.

const page = document.querySelector("[data-attempt]");
const form = page.querySelector("form[data-answers]");
const questions = form ? [...form.querySelectorAll("[data-answer]:not([data-final])")] : [];
const problems = page.querySelector("[data-problems]");
const STORE = `plainsight-answers-${page.dataset.attempt}:`;
const OF_THE_FORM = ["opened", "spent"];
const loaded = Date.now();
const SHORTEST_WAIT = 2000;
const LONGEST_WAIT = 30000;
const TYPING_PAUSE = 1200;

const unstored = {};
let wait = SHORTEST_WAIT;
let timer;
let latest = Number(page.dataset.now ?? 0);
let flushing = null;
let isClosed = false;

// What waits to be sent: {address of the question: [[name, value], …]} -------------------------------------------------

// Each answer under its own name, so that two tabs never write over each other's.
function read() {
  const waiting = {};
  try {
    for (const name of Object.keys(localStorage).filter((name) => name.startsWith(STORE))) {
      waiting[name.slice(STORE.length)] = JSON.parse(localStorage.getItem(name));
    }
  } catch {
    // No storage (private window, full): what waits lives as long as the page.
  }
  return { ...waiting, ...unstored };
}

function hold(address, fields) {
  try {
    localStorage.setItem(STORE + address, JSON.stringify(fields));
    delete unstored[address];
  } catch {
    unstored[address] = fields;
  }
}

function forget(address, fields) {
  if (!isSame(read()[address], fields)) return;
  if (unstored[address]) delete unstored[address];
  else localStorage.removeItem(STORE + address);
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// Milliseconds by the server's clock, each later than the one before: of two answers the later one counts.
function sequence() {
  latest = Math.max(latest + 1, Number(page.dataset.now) + Date.now() - loaded);
  return String(latest);
}

// What stands in the fields of one question now.
function chosen(question) {
  const names = new Set([...question.querySelectorAll("[name]")].map((input) => input.name));
  return [...new FormData(form)].filter(([name]) => names.has(name) || OF_THE_FORM.includes(name));
}

// Telling the learner --------------------------------------------------------------------------------------------------

function say(address, words) {
  const status = questions.find((question) => question.dataset.answer === address)?.querySelector("[data-status]");
  if (status) status.textContent = words;
}

function show(problem, words) {
  const waiting = read();
  for (const { dataset } of questions) say(dataset.answer, waiting[dataset.answer] ? page.dataset.kept : "");
  if (problems.dataset.shown === problem && !words) return;
  const notice = page.querySelector(`template[data-problem="${problem}"]`).content.cloneNode(true);
  if (words) notice.querySelector("p").textContent = words;
  problems.replaceChildren(notice);
  problems.dataset.shown = problem;
}

function calm() {
  if (!problems.dataset.shown) return;
  problems.replaceChildren();
  delete problems.dataset.shown;
}

function clock(moment) {
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  return time.format(moment);
}

function saved(address) {
  calm();
  if (!form) return;
  say(address, page.dataset.saved.replace("{time}", clock(new Date())));
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
  // 404: someone else is signed in by now, who has no such page.
  if (response.redirected || [403, 404].includes(response.status)) return "signed-out";
  if (response.status === 409) return "closed";
  if (response.status === 400) return (await response.json()).problem;
  return response.ok ? "saved" : "offline";
}

function tryLater() {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

// Everything that waits, one after the other. True if nothing waits any longer and the page may be left.
async function flushNow() {
  let isStale = false;
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
    if (outcome === "closed") isClosed = true;
    else if (outcome === "saved") saved(address);
    else show("refused", outcome);
    isStale = isClosed || !form;
  }
  // The server knows where to go on from here: to the feedback, to handing in, or to the review. And the page before
  // handing in told what has no answer before this answer came.
  if (isStale) location.reload();
  return !isStale;
}

function flush() {
  clearTimeout(timer);
  flushing ??= flushNow().finally(() => (flushing = null));
  return flushing;
}

// What the learner does ------------------------------------------------------------------------------------------------

function restore(question, fields) {
  for (const input of question.querySelectorAll("input, select, textarea")) {
    const values = fields.filter(([name]) => name === input.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(input.type)) input.checked = values.includes(input.value);
    else if (input.type !== "hidden" && values.length) input.value = values[0];
  }
  question.dispatchEvent(new CustomEvent("plainsight:restore", { bubbles: true, detail: fields }));
}

const known = new Map();

// Puts the answer where it is safe, if it is another one than before.
function keep(question) {
  const fields = chosen(question);
  if (isSame(known.get(question), fields)) return false;
  known.set(question, fields);
  hold(question.dataset.answer, [...fields, ["sequence", sequence()], ["go", "stay"]]);
  return true;
}

async function give(question) {
  if (!keep(question)) return;
  if (!problems.dataset.shown) say(question.dataset.answer, page.dataset.saving);
  await flush();
  if (read()[question.dataset.answer]) flush();
}

let typing;

function questionOf(event) {
  return questions.find((question) => question.contains(event.target));
}

if (form) {
  for (const question of questions) {
    const waiting = read()[question.dataset.answer];
    if (waiting) restore(question, waiting);
    known.set(question, chosen(question));
  }
  for (const time of page.querySelectorAll("time")) time.textContent = clock(new Date(time.dateTime));
  form.addEventListener("change", (event) => {
    const question = questionOf(event);
    if (question) give(question);
  });
  form.addEventListener("input", (event) => {
    const question = questionOf(event);
    clearTimeout(typing);
    if (question && event.target.type === "text") typing = setTimeout(() => give(question), TYPING_PAUSE);
  });
}

// Nobody leaves for the next page while an answer is on its way, or would meet the browser's own page about connections.
// What the form then repeats counts as given when the page was opened: it takes nothing away that another tab has
// answered since.
page.addEventListener("submit", async (event) => {
  const { target, submitter } = event;
  clearTimeout(typing);
  questions.forEach(keep);
  if (target === form) form.elements.sequence.value = page.dataset.now;
  if (!Object.keys(read()).length) return;
  event.preventDefault();
  const through = await flush();
  delete target.dataset.sending;
  if (through) target.requestSubmit(submitter);
});

// What stands in the fields when time is up was given in time.
page.addEventListener("plainsight:time-up", async () => {
  questions.forEach(keep);
  while (!(await flush()) && !isClosed) await new Promise((done) => setTimeout(done, SHORTEST_WAIT));
  location.assign(page.dataset.finish);
});

// Whoever leaves in the middle of a word keeps the word; whoever comes back, from signing in again, need not wait.
document.addEventListener("visibilitychange", () => {
  clearTimeout(typing);
  if (document.hidden) questions.forEach(give);
  else if (Object.keys(read()).length) flush();
});

window.addEventListener("online", flush);
if (Object.keys(read()).length) flush();
