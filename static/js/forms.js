// What every form needs: htmx requests carry the CSRF token the browser holds now (the page may be older than it), and a form
// that is on its way is not sent again by a second press.

const AGAIN_AFTER = 4000;

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
}

document.addEventListener("htmx:configRequest", (event) => {
  const value = token();
  if (value && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = value;
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sending) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sending = "yes";
  // A download leaves the page standing, and so does a refused connection.
  setTimeout(() => delete form.dataset.sending, AGAIN_AFTER);
}, { capture: true });

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) delete form.dataset.sending;
});

// Back from the next page, as it was left.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
});
