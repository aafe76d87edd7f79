// What a reader chooses to keep stays in this browser. Before that choice nothing is stored; nothing is ever sent.
// The shape of what is kept is in kept.js. What a page could not store, or may not, waits in `loose` as long as the page lives.
"use strict";
window.keeping = (() => {
  const KEY = document.documentElement.dataset.course;
  const ASIDE = `${KEY}.aside`; // what could not be read
  const FORGOTTEN = `${KEY}.forgotten`; // stored for a moment, so that every open tab hears of it
  const { empty, heal, lost, blend, follow } = window.kept;
  const was = JSON.parse(document.body?.dataset.was ?? "{}");
  let loose = empty();
  let last = empty(); // as it was stored last
  let wrote = {}; // the notes that this page wrote, until another writes on from them
  const seen = new Set(); // the `at` of every store that this page has written or read
  let state = "off"; // "on"; "full": it cannot be stored now; "gone": what was stored is there no more

  const tell = (event = "kept") => document.dispatchEvent(new Event(event));
  const ours = (key) => key === KEY || key.startsWith(`${KEY}.`) || key.startsWith(`${window.keeping.home.pathname}.__`);

  function stored(key = KEY) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // not allowed, so nothing is kept
    }
  }

  function store(key, text) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      return false; // full, or not allowed
    }
  }

  /** When everything was forgotten, as its name tells this tab: the name goes with the tab, as its history does, and is in no store. */
  const when = () => Number(/^\d{13}$/.exec(window.name)?.[0] ?? 0);
  let heard = when();

  /** The answers that stand in an older entry of the tab's history are forgotten too, once the reader is back there. */
  function outdated() {
    const { answers, talks, at = 0, ...rest } = history.state ?? {};
    if ((answers || talks) && at <= when()) history.replaceState(rest, "");
  }

  /** A page on which somebody wrote or chose hears of it when it is put away as well: a browser then lets go of it, or never puts it away. */
  let channel = null;
  function hear({ type } = {}) {
    if (type === "input" || history.state?.answers || history.state?.talks) channel ??= new BroadcastChannel(FORGOTTEN);
  }
  for (const event of ["input", "click"]) document.addEventListener(event, hear);

  /** Set aside what could not be read, once; true if it is safe. */
  function aside(odd) {
    const before = stored(ASIDE);
    let all = [];
    try {
      all = [JSON.parse(before ?? "[]")].flat();
    } catch {
      all = [{ where: "", value: before }];
    }
    const known = new Set(all.map((piece) => JSON.stringify(piece)));
    const fresh = odd.filter((piece) => !known.has(JSON.stringify(piece)));
    return !fresh.length || store(ASIDE, JSON.stringify([...all, ...fresh]));
  }

  /** What belongs to this page of all that was kept. */
  function onlyHere({ notes, read, ratings }) {
    const here = document.body?.dataset.page;
    const mine = (part, page) => Object.fromEntries(Object.entries(part).filter(([key, one]) => page(key, one) === here));
    return { ...empty(), notes: mine(notes, (_, note) => note.page), read: mine(read, (key) => key), ratings: mine(ratings, (key) => key) };
  }

  /** Another tab stored something. If it had not seen what this one stored before, words of ours that are gone go in again. */
  function rescue(theirs) {
    const { kept } = heal(theirs);
    if (seen.has(kept.at)) return;
    if (kept.after !== last.at) loose.notes = { ...lost(wrote, kept), ...loose.notes };
    wrote = Object.fromEntries(Object.entries(wrote).filter(([key, { at }]) => kept.notes[key]?.at === at));
  }

  /** Store what this page adds to what is there now, which another tab may have written. True if nothing waits any more. */
  function flush(choice = null) {
    const raw = stored() ?? choice;
    if (raw === null) {
      // Cleared while this page was open: what it shows goes on standing here, and can be kept anew.
      if (state === "on" || state === "full") {
        loose = blend(onlyHere(last), loose);
        state = "gone";
      }
      return false;
    }
    const { kept, odd } = heal(raw);
    const now = blend(follow(kept, was), loose);
    seen.add(kept.at);
    let safe = JSON.stringify(now) === stored();
    if (!safe) {
      [now.after, now.at] = [kept.at, Math.max(Date.now(), kept.at + 1)];
      // What cannot be read is written over only once it is safe elsewhere.
      safe = aside(odd) && store(KEY, JSON.stringify(now));
    }
    if (safe) {
      for (const key of Object.keys(loose.notes)) if (!(wrote[key] = now.notes[key])) delete wrote[key];
      [loose, last] = [empty(), now];
      seen.add(now.at);
    }
    state = safe ? "on" : "full";
    return safe;
  }

  addEventListener("storage", ({ key, newValue }) => {
    if (key !== null && key !== KEY && key !== FORGOTTEN) return;
    if (newValue === null || key === FORGOTTEN) forgotten();
    else {
      rescue(newValue);
      flush();
    }
    tell();
  });
  // A page that was put away while another forgot everything comes back as it was put away.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (heard !== when() || (state !== "off" && stored() === null)) forgotten();
    else flush();
    tell();
  });

  /** Another tab forgot everything, or this one: nothing of it stands here, and nothing is stored until somebody chooses it anew. */
  function forgotten() {
    [loose, wrote, state] = [empty(), {}, "off"];
    history.replaceState(null, ""); // the answers that were chosen on this page
    heard = Date.now();
    window.name = String(heard);
    tell("forgotten");
  }

  outdated();
  hear();
  flush();
  return {
    /** The course's short name. */
    course: KEY,

    /** off, on, full or gone: what is true of keeping now. */
    get state() {
      return state;
    },

    /** Has the reader chosen to keep things on this device? */
    get on() {
      return stored() !== null;
    },

    /** Notes and ticks as they are now; to change them, use `change`. */
    get all() {
      const raw = stored();
      return blend(raw === null ? empty() : follow(heal(raw).kept, was), loose);
    },

    /** What could not be read and was set aside, as text; nothing if there is none. */
    get aside() {
      return stored(ASIDE);
    },

    /** Add to what is kept: `edit` gets notes, read, ratings and place to put things in (see `blend`). True if it is stored. */
    change(edit) {
      edit(loose);
      const before = state;
      const safe = flush();
      if (state !== before) tell();
      return safe;
    },

    /** What was kept under an old name of a place belongs to its name now. */
    rename(old, now) {
      was[old] = now;
      if (this.on) flush();
    },

    /** The choice. True if the browser allows it. */
    keep() {
      const before = state;
      const safe = flush(JSON.stringify(empty())); // stored at once, so that another tab never sees half of it
      if (!safe && before === "off") state = "off";
      tell();
      return safe;
    },

    /** The words that say whether something is kept, as markup; `what` begins the first sentence, such as "What you write stays". */
    offer(what) {
      return `<div class="keep">
        <p data-when="off">${what} on this page only, and is gone when you leave it. <button type="button" class="button" data-keep>Keep on this device</button></p>
        <p data-when="on">Kept in this browser, on this device. Whoever uses this browser can read it. <a href="${this.address("start/my-notes")}">My notes</a></p>
        <p data-when="full"><strong>Not kept.</strong> This browser has no room left, or does not allow it. What you added last is on this page only: copy it, or save it as a file, before you leave. <button type="button" class="button" data-keep>Try again</button> <button type="button" class="button" data-save>Save what I wrote as a file</button></p>
        <p data-when="gone"><strong>No longer kept.</strong> What this browser had kept was cleared. What you see here is on this page only. <button type="button" class="button" data-keep>Keep on this device</button> <button type="button" class="button" data-save>Save what I wrote as a file</button></p>
        <p role="status"></p>
      </div>`;
    },

    /** Leaves nothing of this site on the device: notes, ticks, ratings, the theme's colour choice, copies for reading offline. */
    async forget() {
      for (const name of ["localStorage", "sessionStorage"]) {
        try {
          for (const key of Object.keys(window[name]).filter(ours)) window[name].removeItem(key);
        } catch {
          // not allowed here, so nothing was kept here
        }
      }
      if (store(FORGOTTEN, "")) localStorage.removeItem(FORGOTTEN);
      new BroadcastChannel(FORGOTTEN).postMessage("");
      forgotten();
      for (const name of (await window.caches?.keys().catch(() => [])) ?? []) {
        if (name.startsWith(KEY)) await caches.delete(name);
      }
      tell();
    },

    /** The day that it is here, such as 2026-11-29: dates are those of the reader's clock. */
    today() {
      const now = new Date();
      const two = (number) => String(number).padStart(2, "0");
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    },

    /** A day in words: 29 November; with more options as `toLocaleDateString` takes them. */
    said(day, more = {}) {
      return day ? new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", ...more }) : "a day not noted";
    },

    /** Where the site begins: the folder that holds the one in which this script lies. */
    home: new URL("..", document.currentScript.src),

    /** A page's name as the course knows it, such as practice/asking, from its address. */
    page(address) {
      const { pathname } = new URL(address, location.href);
      return decodeURI(pathname.slice(this.home.pathname.length)).replace(/(index)?(\.html)?$/, "").replace(/\/$/, "");
    },

    /** The address of a page by its name or its address below home; served from a disk, pages are files. */
    address(name) {
      const url = new URL(name, this.home);
      if (!url.pathname.endsWith("/")) url.pathname += "/";
      if (location.protocol === "file:") url.pathname += "index.html";
      return url.href;
    },
  };
})();
