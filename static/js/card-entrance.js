// On a shared device Back must not lead to a card's page again, with one press to come in. Its place in the history becomes
// that of the page where a code is typed.

const form = document.querySelector("form[data-instead]");

form?.addEventListener("submit", () => history.replaceState(null, "", form.dataset.instead));

window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
