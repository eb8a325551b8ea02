// The house-style check beside the editor: it looks at what is typed, and leads to the block it names.

const panel = document.querySelector("[data-house-style]");
const place = panel?.querySelector("[data-house-style-place]");
const editor = document.querySelector("form[data-edit-form]");
const counter = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
const PAUSE = 1500; // milliseconds without a key before it looks again
let waiting;
let asked = 0;

// A new page gets its number with the first save; until then there is nothing to look at.
const pageNumber = () => panel.dataset.page || location.pathname.match(/\/pages\/(\d+)\/edit\//)?.[1];

const address = () => panel.dataset.houseStyle.replace(/0\/$/, `${pageNumber()}/`);

function show(html) {
  const results = document.createElement("template");
  results.innerHTML = html;
  if (results.content.textContent === place.textContent) return; // nothing new to announce
  place.replaceChildren(results.content);
  const count = Number(place.querySelector("[data-count]")?.dataset.count || 0);
  if (!counter) return;
  counter.textContent = count;
  counter.hidden = count === 0;
}

async function look(at = address(), body = new FormData(editor)) {
  if (!pageNumber()) return;
  clearTimeout(waiting);
  const number = ++asked; // an answer that comes late must not replace a later one
  try {
    const answer = await fetch(at, { method: "POST", body, headers: { "X-Part": "results" } });
    if (!answer.ok) throw new Error(answer.status);
    const html = await answer.text();
    if (number === asked) show(html);
  } catch {
    if (number === asked) place.textContent = panel.dataset.failed;
  }
}

function lookSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => look(), PAUSE);
}

// A folded block is unfolded before the browser goes there.
function unfold(id) {
  const target = id && document.getElementById(id);
  for (let part = target; part; part = part.parentElement) {
    if (part.matches(".w-panel")) part.querySelector(':scope > .w-panel__header [aria-expanded="false"]')?.click();
  }
  target?.scrollIntoView({ block: "start" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".house-style__place");
  if (link?.hash && link.pathname === location.pathname) {
    document.querySelector("#tab-label-content")?.click();
    requestAnimationFrame(() => unfold(link.hash.slice(1)));
  }
});
// Blocks are put on the page by a script, after the browser has looked for the one its address names.
if (location.hash.startsWith("#block-")) addEventListener("load", () => setTimeout(unfold, 500, location.hash.slice(1)));

if (panel && editor) {
  panel.querySelector("[data-house-style-again]").addEventListener("click", () => look());
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    look(event.target.action, new FormData(event.target));
  });
  for (const typed of ["input", "change", "keyup"]) editor.addEventListener(typed, lookSoon);
  document.addEventListener("w-autosave:success", ({ detail }) => {
    if (detail?.data?.pk) panel.dataset.page = detail.data.pk;
    lookSoon();
  });
  addEventListener("load", () => look()); // when the blocks are on the page
}
