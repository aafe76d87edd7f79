// What a reader chooses to keep stays in this browser. Before that choice nothing is stored; nothing is ever sent.
"use strict";
window.keeping = (() => {
  const KEY = document.documentElement.dataset.course;
  let loose = { notes: {}, read: {} }; // lives as long as the page

  function stored() {
    try {
      return JSON.parse(localStorage.getItem(KEY));
    } catch {
      return null;
    }
  }

  function store(kept) {
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
      return true;
    } catch {
      return false; // full, or not allowed
    }
  }

  /** What was kept under a name that a page had belongs to the name it has now. */
  function follow(was) {
    const kept = stored();
    const before = JSON.stringify(kept);
    for (const [old, now] of Object.entries(kept ? was : {})) {
      for (const [key, note] of Object.entries(kept.notes)) {
        if (note.page !== old) continue;
        delete kept.notes[key];
        kept.notes[key.replace(old, now)] ??= { ...note, page: now };
      }
      for (const part of [kept.read, kept.ratings ?? {}]) {
        if (old in part) part[now] ??= part[old];
        delete part[old];
      }
      if (kept.place?.page === old) kept.place.page = now;
    }
    if (JSON.stringify(kept) !== before) store(kept);
  }
  follow(JSON.parse(document.body?.dataset.was ?? "{}"));

  const tell = () => document.dispatchEvent(new Event("kept"));
  addEventListener("storage", (event) => event.key === KEY && tell());

  return {
    /** The course's short name. */
    course: KEY,

    /** Has the reader chosen to keep things on this device? */
    get on() {
      return stored() !== null;
    },

    /** Notes and ticks as they are now; to change them, use `change`. */
    get all() {
      return stored() ?? loose;
    },

    change(edit) {
      const kept = stored();
      edit(kept ?? loose);
      if (kept) store(kept);
    },

    /** The choice. True if the browser allows it. */
    keep() {
      const allowed = this.on || store(loose);
      tell();
      return allowed;
    },

    /** The words that offer to keep something, as markup; `what` begins the sentence, such as "What you write stays". */
    offer(what) {
      return `<div class="keep">
        <p class="keep__off">${what} on this page only, and is gone when you leave it. <button type="button" class="button" data-keep>Keep on this device</button></p>
        <p class="keep__on">Kept in this browser, on this device. Whoever uses this browser can read it. <a href="${this.address("start/my-notes")}">My notes</a></p>
        <p role="status"></p>
      </div>`;
    },

    /** Leaves nothing of this site on the device: notes, ticks, ratings, the theme's colour choice, copies for reading offline. */
    async forget() {
      loose = { notes: {}, read: {} };
      const ours = (key) => key.startsWith(KEY) || key.startsWith(`${this.home.pathname}.__`);
      for (const name of ["localStorage", "sessionStorage"]) {
        try {
          for (const key of Object.keys(window[name]).filter(ours)) window[name].removeItem(key);
        } catch {
          // not allowed here, so nothing was kept here
        }
      }
      for (const name of (await window.caches?.keys().catch(() => [])) ?? []) {
        if (name.startsWith(KEY)) await caches.delete(name);
      }
      document.dispatchEvent(new Event("forgotten"));
      tell();
    },

    /** Where the site begins: the folder that holds the one in which this script lies. */
    home: new URL("..", document.currentScript.src),

    /** A page's name as the course knows it, such as coaching/the-continuum, from its address. */
    page(address) {
      const { pathname } = new URL(address, location.href);
      return decodeURI(pathname.slice(this.home.pathname.length)).replace(/(index)?(\.html)?$/, "").replace(/\/$/, "");
    },

    /** The address of a page by its name or by its address below home; served from a disk, pages are files. */
    address(name) {
      const url = new URL(name, this.home);
      if (!url.pathname.endsWith("/")) url.pathname += "/";
      if (location.protocol === "file:") url.pathname += "index.html";
      return url.href;
    },
  };
})();
