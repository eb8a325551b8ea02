// The class chooses: hands that the teacher counts, and what devices send, of which only numbers arrive. A server that does
// not answer is asked less and less often, and never stands in the way of counting hands.

const EVERY = 2000;
const AT_MOST = 30_000;

let deck;
let place;
let waiting;
let pause = EVERY;

const questions = () => [...place.querySelectorAll("[data-question]")];
const choicesOf = (question) => [...question.querySelectorAll("[data-choice]")];
const openQuestion = () => questions().find((question) => question.dataset.open !== undefined);

export function watchQuestions(within, slides) {
  [place, deck] = [within, slides];
  for (const question of questions()) {
    const button = question.querySelector("[data-count-hands]");
    button.hidden = false;
    button.addEventListener("click", () => countHands(question, button));
    question.addEventListener("input", () => draw(question));
    question.addEventListener("click", (event) => raise(question, event.target.closest("[data-step]")));
    question.querySelector("[data-devices]")?.addEventListener("submit", (event) => decide(question, event));
    question.devices = Object.fromEntries(
      choicesOf(question).map((choice) => [choice.dataset.choice, Number(choice.querySelector("[data-count]").textContent)]),
    );
  }
  deck.onScene = moveOn;
  document.addEventListener("visibilitychange", () => ask());
  ask();
}

function countHands(question, button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", on);
  for (const hands of question.querySelectorAll("[data-hands]")) hands.hidden = !on;
  draw(question);
}

function raise(question, button) {
  if (!button) return;
  const field = button.parentElement.querySelector("[data-hand]");
  field.value = Math.max(0, Math.min(999, Number(field.value) + Number(button.dataset.step)));
  draw(question);
}

function draw(question) {
  const counts = choicesOf(question).map(
    (choice) => Math.max(0, Number(choice.querySelector("[data-hand]").value) || 0) + (question.devices[choice.dataset.choice] ?? 0),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  const isOpen = question.dataset.open !== undefined;
  const countsHands = question.querySelector("[data-count-hands]").getAttribute("aria-pressed") === "true";
  choicesOf(question).forEach((choice, at) => {
    choice.querySelector("[data-tally]").hidden = !(total || isOpen || countsHands);
    choice.querySelector("[data-count]").textContent = counts[at];
    const bar = choice.querySelector("[data-bar]");
    [bar.max, bar.value] = [Math.max(1, total), counts[at]];
  });
  const said = question.querySelector("[data-said]");
  said.textContent = total || isOpen ? `${said.dataset.answers} ${total}` : "";
  question.querySelector("[data-where]").hidden = !isOpen;
  for (const button of question.querySelectorAll("[data-when]")) button.hidden = (button.dataset.when === "open") !== isOpen;
  deck.fit();
}

async function send(form, go) {
  const data = new FormData(form);
  data.set("go", go);
  const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

async function decide(question, event) {
  event.preventDefault();
  await tellServer(question, event.submitter?.value ?? "open");
}

async function tellServer(question, go) {
  const form = question.querySelector("[data-devices]");
  try {
    hear(await send(form, go));
  } catch {
    const said = question.querySelector("[data-said]");
    said.textContent = said.dataset.lost;
  } finally {
    delete form.dataset.sending;
  }
}

/** Devices go along to the next scene of a story; otherwise a question closes when its slide goes. */
function moveOn() {
  const left = openQuestion();
  if (!left || left.checkVisibility()) return;
  const shown = questions().find((question) => question.closest("[data-scene]") && question.checkVisibility());
  if (shown && shown.closest("[data-slide]") === left.closest("[data-slide]")) tellServer(shown, "open");
  else tellServer(left, "close");
}

function hear(told) {
  for (const question of questions()) {
    const isAsked = question.dataset.question === told.question;
    const isOpen = isAsked && told.is_open;
    const wasOpen = question.dataset.open !== undefined;
    if (isAsked) question.devices = told.counts;
    if (isOpen) question.dataset.open = "";
    else delete question.dataset.open;
    if (isAsked || wasOpen) draw(question);
  }
  ask();
}

function ask() {
  clearTimeout(waiting);
  const question = openQuestion();
  if (question && !document.hidden) waiting = setTimeout(() => askNow(question), pause);
}

async function askNow(question) {
  try {
    const answer = await fetch(question.querySelector("[data-devices]").action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    pause = EVERY;
    hear(await answer.json());
  } catch {
    pause = Math.min(AT_MOST, pause * 2);
    ask();
  }
}
