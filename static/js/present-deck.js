// Which slide is on the screen, and which scene of a story. A slide whose type is too large for the screen gets smaller type.

const SMALLEST = 8;

export class Deck {
  constructor(place) {
    this.slides = [...place.querySelectorAll("[data-slide]")];
    this.words = place.querySelector("[data-place]");
    this.at = 0;
    this.onScene = () => {};
    new ResizeObserver(() => this.fit()).observe(this.slides[0].parentElement);
    addEventListener("hashchange", () => this.goToAddress());
    addEventListener("load", () => this.fit());
  }

  get slide() { return this.slides[this.at]; }
  get scenes() { return [...this.slide.querySelectorAll("[data-scene]")]; }
  get scene() { return this.scenes.find((scene) => !scene.hidden); }
  get minutes() { return Number(this.slide.dataset.minutes) || 5; }

  begin() {
    for (const slide of this.slides) {
      slide.path = [];
      slide.querySelectorAll("[data-scene]").forEach((scene, number) => { scene.hidden = number > 0; });
    }
    if (!this.goToAddress()) this.go(0);
  }

  goToAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    const at = this.slides.findIndex((slide) => slide.id === id);
    if (at >= 0) this.go(at);
    return at >= 0;
  }

  go(at) {
    const before = this.slide;
    this.at = Math.max(0, Math.min(at, this.slides.length - 1));
    for (const slide of this.slides) slide.classList.toggle("present-slide--now", slide === this.slide);
    const { textContent } = this.words;
    const [one, two] = [this.at + 1, this.slides.length];
    const words = this.words.dataset.words.replace("%1", one).replace("%2", two);
    if (words !== textContent) this.words.textContent = words;
    history.replaceState(null, "", `#${this.slide.id}`);
    if (before !== this.slide) {
      before.querySelector("video")?.pause();
      this.onScene(before);
    }
    this.fit();
  }

  /** In a story: the only way on, or the one that most of the class want. Otherwise the next slide. */
  next() {
    const way = this.scene && this.wayOn();
    if (way) this.goToScene(way.dataset.to);
    else this.go(this.at + 1);
  }

  previous() {
    const name = this.slide.path.pop();
    if (name) this.showScene(name);
    else this.go(this.at - 1);
  }

  get ways() { return [...(this.scene?.querySelectorAll("[data-to]") ?? [])]; }

  wayOn() {
    const counts = this.ways.map((way) => Number(way.closest("[data-choice]").querySelector("[data-count]").textContent));
    if (counts.length === 1) return this.ways[0];
    const most = Math.max(0, ...counts);
    const leading = this.ways.filter((_way, at) => counts[at] === most);
    return most && leading.length === 1 ? leading[0] : null;
  }

  choose(number) {
    const way = this.ways[number - 1];
    if (way) this.goToScene(way.dataset.to);
    return Boolean(way);
  }

  goToScene(name) {
    this.slide.path.push(this.scene.dataset.scene);
    this.showScene(name);
  }

  showScene(name) {
    const before = this.scene;
    for (const scene of this.scenes) scene.hidden = scene.dataset.scene !== name;
    this.onScene(before);
    this.fit();
  }

  /** Whether a click was on a way through a story. */
  follows(event) {
    const way = event.target.closest("[data-to], [data-again]");
    if (!way || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    event.preventDefault();
    if (way.matches("[data-to]")) this.goToScene(way.dataset.to);
    else {
      this.slide.path = [];
      this.showScene(this.scenes[0].dataset.scene);
    }
    return true;
  }

  fit() {
    for (let step = 0; step <= SMALLEST; step += 1) {
      this.slide.dataset.fit = step;
      if (this.slide.scrollHeight <= this.slide.clientHeight) break;
    }
    this.slide.scrollTop = 0;
  }
}
