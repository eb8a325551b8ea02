// "Saved 10:42" in the reader's own time, and a plain word when the connection dropped.

const saved = document.getElementById("saved");

function tellLocalTime() {
  const time = saved.querySelector("time");
  if (!time) return;
  const clock = { hour: "2-digit", minute: "2-digit" };
  time.textContent = new Date(time.dateTime).toLocaleTimeString(document.documentElement.lang, clock);
}

function tellLost() {
  saved.textContent = saved.dataset.lost;
  saved.classList.add("saved--lost");
}

if (saved) {
  tellLocalTime();
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target !== saved) return;
    saved.classList.remove("saved--lost");
    tellLocalTime();
  });
  for (const lost of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(lost, tellLost);
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status >= 500) tellLost();
  });
}
