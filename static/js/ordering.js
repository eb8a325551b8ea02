// Puts items in order on the page itself: by their buttons, or by dragging. Without this script a press posts the form.
// It listens on the document, so that questions put into the page later work as well.

const LIST = "[data-ordering]";
const MOVE = `${LIST} button[name$="-move"]`;

const itemsOf = (list) => [...list.querySelectorAll(":scope > [data-item]")];
const buttonsOf = (item) => [...item.querySelectorAll('button[name$="-move"]')];
const idOf = (item) => item.querySelector("input").value;
const idsOf = (list) => itemsOf(list).map(idOf);
const isSame = (one, other) => one.join() === other.join();

// The arrangement as the form sends it ---------------------------------------------------------------------------------

/** The first cannot go up, the last cannot go down; and all of it is an answer, or not yet. */
function settle(list, isMoved) {
  const items = itemsOf(list);
  items.forEach((item, at) => {
    const [up, down] = buttonsOf(item);
    up.disabled = at === 0;
    down.disabled = at === items.length - 1;
  });
  list.closest("fieldset").querySelector(`[name="${list.dataset.ordering}-moved"]`).value = isMoved ? "yes" : "";
}

function tell(list, item) {
  const items = itemsOf(list);
  const words = {
    item: item.querySelector("[data-item-text]").textContent.trim().replace(/\.$/, ""),
    place: items.indexOf(item) + 1,
    total: items.length,
  };
  const status = list.closest("fieldset").querySelector("[data-ordering-status]");
  status.textContent = list.dataset.moved.replace(/\{(item|place|total)\}/g, (_, name) => words[name]);
}

/** After a move: what was said of places is no longer true, and whoever keeps answers hears of the new one. */
function moved(list, item) {
  for (const remark of list.querySelectorAll("[data-stale-once-moved]")) remark.remove();
  settle(list, true);
  tell(list, item);
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

// Buttons --------------------------------------------------------------------------------------------------------------

/** The neighbour steps aside, so that the item, and the focus in it, stays where it is in the document. */
function step(item, isUp) {
  const neighbour = isUp ? item.previousElementSibling : item.nextElementSibling;
  if (isUp) item.after(neighbour);
  else item.before(neighbour);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(MOVE);
  if (!button) return;
  event.preventDefault();
  const item = button.closest("[data-item]");
  step(item, button.value.endsWith(":up"));
  moved(item.parentElement, item);
  if (button.disabled) buttonsOf(item).find((other) => other !== button).focus();
  item.scrollIntoView({ block: "nearest" });
});

// Dragging -------------------------------------------------------------------------------------------------------------

let drag = null;

function middle(item) {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.(`${LIST} [data-grip]`);
  if (!grip || !event.isPrimary || event.button) return;
  event.preventDefault();
  const item = grip.closest("[data-item]");
  const list = item.parentElement;
  drag = { item, list, before: idsOf(list) };
  grip.setPointerCapture(event.pointerId);
  item.classList.add("ordering__item--dragged");
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const { previousElementSibling: previous, nextElementSibling: next } = drag.item;
  if (next && event.clientY > middle(next)) step(drag.item, false);
  else if (previous && event.clientY < middle(previous)) step(drag.item, true);
});

function drop() {
  if (!drag) return;
  const { item, list, before } = drag;
  drag = null;
  item.classList.remove("ordering__item--dragged");
  if (!isSame(before, idsOf(list))) moved(list, item);
}

for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, drop);

// An answer that was kept on the device: [[name, value], …] -------------------------------------------------------------

function restore(list, fields) {
  const sent = (name) => fields.filter(([field]) => field === name).map(([, value]) => value);
  const order = sent(list.dataset.ordering);
  if (!isSame([...order].sort(), idsOf(list).sort())) return;
  const items = new Map(itemsOf(list).map((item) => [idOf(item), item]));
  list.append(...order.map((id) => items.get(id)));
  settle(list, sent(`${list.dataset.ordering}-moved`).some(Boolean));
}

document.addEventListener("plainsight:restore", (event) => {
  for (const list of event.target.querySelectorAll(LIST)) restore(list, event.detail);
});
