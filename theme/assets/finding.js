// What searches, and what it found. Fetched once search is opened; it works from file:// too.
"use strict";
(() => {
  const element = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).content.firstElementChild;
  const field = document.querySelector(".md-search__input");
  const output = element(`<div class="md-search__output"><div class="md-search__scrollwrap" tabindex="0"><div class="md-search-result">
    <div class="md-search-result__meta" role="status">Search is being fetched</div><ol class="md-search-result__list"></ol></div></div></div>`);
  const [said, list] = output.querySelector(".md-search-result").children;
  field.form.after(output);
  const { base, search: worker } = JSON.parse(document.getElementById("__config").textContent);
  const home = new URL(base.replace(/\/?$/, "/"), location.href);
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
    const url = new URL(worker, location.href);
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

  /** A page, or a section of it; the index holds title and text as HTML. */
  function link(entry, { page = false, teaser = true } = {}) {
    const made = element(`<a class="md-search-result__link"><article class="md-search-result__article md-typeset">
      ${page ? `<div class="md-search-result__icon md-icon"></div><h1>${entry.title}</h1>` : `<h2>${entry.title}</h2>`}
      ${teaser ? entry.text : ""}</article></a>`);
    const missing = fitting(entry, false);
    if (teaser && missing.length) {
      const note = made.firstChild.appendChild(element('<p class="md-search-result__terms">Missing:</p>'));
      for (const words of missing) note.append(" ", Object.assign(document.createElement("del"), { textContent: words }));
    }
    const url = new URL(entry.location, home);
    if (fitting(entry, true).length) url.searchParams.set("h", fitting(entry, true).join(" "));
    made.href = url;
    return made;
  }

  /** A page with its sections: those that fit as well as the page itself, and the others folded away. */
  function item(entries) {
    const made = element('<li class="md-search-result__item"></li>');
    const place = entries.findIndex((entry) => !entry.location.includes("#"));
    const sections = entries.filter((_, number) => number !== place);
    const better = sections.filter((entry) => entry.score >= entries[0].score);
    const more = sections.slice(better.length);
    made.append(link(entries[place], { page: true, teaser: !place && !better.length }), ...better.map((entry) => link(entry)));
    made.querySelectorAll("a")[better.length ? 1 : 0].dataset.best = "";
    if (more.length) {
      const words = `${more.length} more on this page`;
      const fold = element(`<details class="md-search-result__more"><summary><div>${words}</div></summary></details>`);
      fold.append(...more.map((entry) => link(entry)));
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

  function show(items) {
    const count = items.length === 1 ? "1 matching document" : `${items.length || "No"} matching documents`;
    said.textContent = field.value ? count : "Type to start searching";
    waiting = [...items];
    list.replaceChildren();
    add();
  }

  // The search has signs of its own: the colon of a title names a field to it, a hyphen before a word means "without",
  // and it refuses a line in which it cannot make sense of one. Nobody here means them; only within a word they stay.
  const plain = (words) => words.replace(/[:^~]|(?<![\p{L}\p{N}])[-+]+|[-+]+(?![\p{L}\p{N}])/gu, " ");
  let ask = () => {}; // until there is somebody to ask
  const look = () => ask(field.value);
  field.addEventListener("input", look);
  field.form.addEventListener("reset", () => {
    field.focus();
    setTimeout(look);
  });
  Promise.all([index(), thread(({ type, data }) => (type === READY ? look() : show(data.items)))])
    .then(([{ config, docs }, send]) => {
      send({ type: SETUP, data: { config, docs, options: {} } });
      ask = (words) => send({ type: QUERY, data: plain(words) });
    })
    .catch(() => (said.textContent = "Search could not be fetched. Load the page again when there is a network."));
})();
