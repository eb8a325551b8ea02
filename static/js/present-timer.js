// Minutes that run down quietly: no sound, no colour of alarm. The second window shows the same moment.

export class Timer {
  constructor(panel) {
    this.panel = panel;
    this.seconds = 300;
    this.endsAt = null;
    this.isShown = false;
    setInterval(() => this.draw(), 500);
  }

  get left() {
    if (this.endsAt === null) return this.seconds;
    return Math.max(0, Math.round((this.endsAt - Date.now()) / 1000));
  }

  get state() {
    return { seconds: this.seconds, endsAt: this.endsAt, isShown: this.isShown };
  }

  show(state) {
    Object.assign(this, state);
    this.draw();
  }

  /** Begins with the minutes of the slide; pressed again it goes away. */
  toggle(minutes) {
    this.isShown = !this.isShown;
    this.seconds = minutes * 60;
    this.endsAt = this.isShown ? Date.now() + this.seconds * 1000 : null;
    this.draw();
  }

  run() {
    const { left } = this;
    if (this.endsAt === null) this.endsAt = Date.now() + left * 1000;
    else [this.seconds, this.endsAt] = [left, null];
    this.draw();
  }

  add(minutes) {
    const seconds = Math.max(0, this.left + minutes * 60);
    if (this.endsAt === null) this.seconds = seconds;
    else this.endsAt = Date.now() + seconds * 1000;
    this.draw();
  }

  draw() {
    this.panel.hidden = !this.isShown;
    const { left } = this;
    const words = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const shown = this.panel.querySelector("[data-left]");
    if (shown.textContent !== words) shown.textContent = words;
    this.panel.querySelector("[data-when-still]").hidden = this.endsAt !== null;
    this.panel.querySelector("[data-when-running]").hidden = this.endsAt === null;
  }
}
