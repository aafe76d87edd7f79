// What searches, and what it found. Fetched once search is opened; it works from file:// too.
"use strict";
(() => {
  const element = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).content.firstElementChild;
  const search = document.getElementById("search");
  const field = search.elements.query;
  const output = element(`<div class="search__output" tabindex="-1"><p class="search__said" role="status">Search is being fetched</p><ol></ol></div>`);
  const [said, list] = output.children;
  search.append(output);
  const { home } = window.keeping;
  const onDisk = location.protocol === "file:";

  /* --- What searches ---------------------------------------------------------------------------------------------- */

  // The theme's search runs in a worker. A browser starts none from file://, so there the same script runs in a hidden
  // frame, which the page's own policy covers; nor may a page fetch there, but it may run a script.
  const [SETUP, READY, QUERY] = [0, 1, 2];
  const script = (page, src) =>
    new Promise((onload, onerror) => page.body.append(Object.assign(page.createElement("script"), { src, onload, onerror })));

  async function index() {
    if (!onDisk) return (await fetch(new URL("search/search_index.json", home))).json();
    await script(document, new URL("search/search_index.js", home));
    return window.__index;
  }

  async function thread(hear) {
    const url = new URL(search.dataset.worker, location.href);
    if (!onDisk) {
      const made = new Worker(url);
      made.onmessage = (event) => hear(event.data);
      return (message) => made.postMessage(message);
    }
    const frame = Object.assign(document.createElement("iframe"), { hidden: true, title: "Search at work" });
    document.body.append(frame);
    const inside = frame.contentWindow;
    inside.postMessage = hear;
    await script(inside.document, url);
    return (data) => inside.dispatchEvent(new inside.MessageEvent("message", { data }));
  }

  /* --- What it found ---------------------------------------------------------------------------------------------- */

  const fitting = (entry, fits) => Object.keys(entry.terms).filter((term) => entry.terms[term] === fits);

  /** A page, or a section of it: a link that is named by its title, and the beginning of its text. The index holds both as HTML. */
  function found(entry, { page = false, teaser = true } = {}) {
    const made = element(`<div class="found${page ? " found--page" : ""}"><a class="found__title">${entry.title}</a>${teaser ? entry.text : ""}</div>`);
    const missing = fitting(entry, false);
    if (teaser && missing.length) {
      const note = made.appendChild(element("<p>Missing:</p>"));
      for (const words of missing) note.append(" ", Object.assign(document.createElement("del"), { textContent: words }));
    }
    const url = new URL(entry.location, home);
    if (onDisk) url.pathname += "index.html";
    if (fitting(entry, true).length) url.searchParams.set("h", fitting(entry, true).join(" "));
    made.firstChild.href = url;
    return made;
  }

  /** A page with its sections: those that fit as well as the page itself, and the others folded away. */
  function item(entries) {
    const made = document.createElement("li");
    const place = entries.findIndex((entry) => !entry.location.includes("#"));
    const sections = entries.filter((_, number) => number !== place);
    const better = sections.filter((entry) => entry.score >= entries[0].score);
    const more = sections.slice(better.length);
    made.append(found(entries[place], { page: true, teaser: !place && !better.length }), ...better.map((entry) => found(entry)));
    made.querySelectorAll("a")[better.length ? 1 : 0].dataset.best = "";
    if (more.length) {
      const fold = element(`<details><summary>${more.length} more on this page</summary></details>`);
      fold.append(...more.map((entry) => found(entry)));
      made.append(fold);
    }
    return made;
  }

  let waiting = [];
  const end = new IntersectionObserver((seen) => seen.at(-1).isIntersecting && add());
  function add() {
    end.disconnect();
    list.append(...waiting.splice(0, 10).map(item));
    if (waiting.length) end.observe(list.lastElementChild);
  }

  let pending = 0;
  function show(items) {
    if (--pending) return; // an answer to what has been typed over
    const count = items.length === 1 ? "1 matching document" : `${items.length || "No"} matching documents`;
    said.textContent = field.value ? count : "Type to start searching";
    waiting = [...items];
    list.replaceChildren();
    add();
    delete search.dataset.asking;
    if (search.dataset.entered === field.value) list.querySelector("[data-best]")?.click();
    delete search.dataset.entered;
  }

  // The search has signs of its own: the colon of a title names a field to it, a hyphen before a word means "without",
  // and it refuses a line in which it cannot make sense of one. Nobody here means them; only within a word they stay.
  const plain = (words) => words.replace(/[:^~]|(?<![\p{L}\p{N}])[-+]+|[-+]+(?![\p{L}\p{N}])/gu, " ");
  let send; // until there is somebody to ask, nothing
  function look() {
    search.dataset.asking = "";
    if (!send) return;
    pending++;
    send({ type: QUERY, data: plain(field.value) });
  }
  field.addEventListener("input", look);
  search.addEventListener("reset", () => {
    field.focus();
    setTimeout(look);
  });
  search.dataset.asking = "";
  Promise.all([index(), thread(({ type, data }) => (type === READY ? look() : show(data.items)))])
    .then(([{ config, docs }, post]) => {
      post({ type: SETUP, data: { config, docs, options: {} } });
      send = post;
    })
    .catch(() => (said.textContent = "Search could not be fetched. Load the page again when there is a network."));
})();
