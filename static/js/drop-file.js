// A file dropped anywhere on the page goes into the form's own file field, whose name the browser shows. Choosing it with
// the keyboard, and sending it, work as without this.

const form = document.querySelector("form[data-drop-file]");
const input = form.querySelector("input[type=file]");
const target = form.querySelector("[data-drop-target]");
const status = form.querySelector("[data-drop-status]");
const isFile = (event) => event.dataTransfer?.types.includes("Files");

function tell() {
  const [file] = input.files;
  if (!file) status.textContent = "";
  else if (file.size > Number(status.dataset.largest)) status.textContent = status.dataset.tooLarge;
  else status.textContent = `${status.dataset.chosen} ${file.name}`;
}

function over(event) {
  if (!isFile(event)) return;
  event.preventDefault(); // or the browser would open the file instead
  event.dataTransfer.dropEffect = "copy";
  target.classList.add("drop-file--over");
}

function left(event) {
  if (!event.relatedTarget) target.classList.remove("drop-file--over");
}

function dropped(event) {
  if (!isFile(event)) return;
  event.preventDefault();
  target.classList.remove("drop-file--over");
  if (event.dataTransfer.files.length !== 1) {
    status.textContent = status.dataset.one;
    return;
  }
  input.files = event.dataTransfer.files;
  tell();
  form.querySelector("button").focus();
}

// What is too large is not sent: the answer is known.
function send(event) {
  if (input.files[0]?.size > Number(status.dataset.largest)) {
    event.preventDefault();
    tell();
    input.focus();
  }
}

form.querySelector("[data-drop-invitation]").hidden = !matchMedia("(pointer: fine)").matches;
input.addEventListener("change", tell);
form.addEventListener("submit", send);
document.addEventListener("dragover", over);
document.addEventListener("dragleave", left);
document.addEventListener("drop", dropped);
