// The clock of one step. It is read off the device's own clock, so that it is right after a tab or a computer has slept.
"use strict";
window.room = (() => {
  const MINUTE = 60_000;

  class Clock {
    constructor(minutes) {
      Object.assign(this, { whole: minutes * MINUTE, passed: 0, since: null, begun: false });
    }

    get runs() {
      return this.since !== null;
    }

    /** Milliseconds since it was started, pauses left out. */
    get gone() {
      return this.passed + (this.runs ? Math.max(0, Date.now() - this.since) : 0);
    }

    get left() {
      return this.whole - this.gone;
    }

    start() {
      if (!this.runs) Object.assign(this, { since: Date.now(), begun: true });
    }

    stop() {
      Object.assign(this, { passed: this.gone, since: null });
    }

    add(minutes) {
      this.whole += minutes * MINUTE;
    }

    /** What it shows: "4:05" left or gone; "0:40 over" once the time is up. */
    shows(way) {
      if (way === "up") return digits(Math.floor(this.gone / 1000));
      const left = Math.ceil(this.left / 1000);
      return left >= 0 ? digits(left) : `${digits(-left)} over`;
    }

    /** When it will have run out if it runs from now on, as "10:55", never too early. */
    get ends() {
      const end = new Date(Math.ceil((Date.now() + this.left) / MINUTE) * MINUTE);
      return `${String(end.getHours()).padStart(2, "0")}:${String(end.getMinutes()).padStart(2, "0")}`;
    }
  }

  const digits = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  const minutes = (number) => `${number} minute${number === 1 ? "" : "s"}`;

  return { Clock, MINUTE, minutes };
})();
