// On a tablet that many share, whoever has gone away is signed out. The server does so by itself after ten minutes
// (people/middleware.py); here the page asks after two, so that the next person finds nobody's learning open.

const ASKS_AFTER = 120_000;
const GOES_AFTER = 30_000;

export function isShared() {
  return /(?:^|; )shared_tablet=/.test(document.cookie);
}

export function watchForLeaving(form, template) {
  const dialog = template.content.firstElementChild.cloneNode(true);
  document.body.append(dialog);
  let asking = 0;
  let going = 0;

  function stay() {
    clearTimeout(asking);
    clearTimeout(going);
    if (dialog.open) dialog.close();
    asking = setTimeout(ask, ASKS_AFTER);
  }

  function ask() {
    if ([...document.querySelectorAll("video")].some((video) => !video.paused)) {
      stay();
      return;
    }
    dialog.showModal();
    going = setTimeout(leave, GOES_AFTER);
  }

  function leave() {
    dialog.close();
    form.requestSubmit();
  }

  // Not "scroll": opening the question may scroll the page by itself, and nobody is there. Not the dialog's "close" either: it
  // comes some time after, and would begin the two minutes anew.
  for (const sign of ["pointerdown", "click", "keydown", "wheel", "touchmove"]) addEventListener(sign, stay, { passive: true });
  dialog.addEventListener("cancel", stay);
  stay();
}
