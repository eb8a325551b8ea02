// Stories work as plain links to scenes. This remembers each story's own scene, so that several on a page stay where they
// are and the Back button goes back one scene; and it moves the focus to the new scene, which reads it out.

const STORY = "[data-scenario]";
const SCENE = ".scenario__scene";

const scenesOf = (story) => [...story.querySelectorAll(SCENE)];
const shownIn = (story) => scenesOf(story).find((scene) => scene.getClientRects().length);
const stories = () => [...document.querySelectorAll(STORY)];

function show(story, scene) {
  for (const other of scenesOf(story)) other.classList.toggle("scenario__scene--current", other === scene);
  story.classList.add("scenario--live");
}

/** From now on every story shows what it shows now, whatever the address says. */
function holdStill() {
  for (const story of stories()) {
    if (!story.classList.contains("scenario--live") && shownIn(story)) show(story, shownIn(story));
  }
}

const sceneIds = () => stories().map((story) => shownIn(story)?.id).filter(Boolean);

function go(scene) {
  holdStill();
  history.replaceState({ ...history.state, scenes: sceneIds() }, "");
  show(scene.closest(STORY), scene);
  history.pushState({ scenes: sceneIds() }, "", `#${scene.id}`);
  scene.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scene.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(`${STORY} a[href^="#"]`);
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const scene = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!scene?.matches(SCENE)) return;
  event.preventDefault();
  go(scene);
});

window.addEventListener("popstate", ({ state }) => {
  for (const id of state?.scenes ?? []) {
    const scene = document.getElementById(id);
    const story = scene?.closest(STORY);
    if (story && shownIn(story) !== scene) {
      show(story, scene);
      scene.focus({ preventScroll: true });
    }
  }
});
