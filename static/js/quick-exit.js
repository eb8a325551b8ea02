// Leaves the site at once: the button, or Shift three times within five seconds. The page is emptied first, because the next
// one may take a while to come, and it takes this page's place in the history.

const WITHIN = 5000;
const button = document.querySelector("[data-quick-exit]");
const status = document.querySelector("[data-quick-exit-status]");
let presses = 0;
let forgetting;

function leave() {
  const address = button.href;
  document.title = " ";
  document.body.replaceChildren();
  window.location.replace(address);
}

function forget() {
  presses = 0;
  status.textContent = "";
}

function count(event) {
  if (event.key !== "Shift") return forget();
  if (event.repeat) return;
  presses += 1;
  if (presses === 3) return leave();
  status.textContent = presses === 2 ? button.dataset.once : button.dataset.twice;
  clearTimeout(forgetting);
  forgetting = setTimeout(forget, WITHIN);
}

if (button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", count, { capture: true });
}
