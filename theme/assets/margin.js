// On a wide screen, what a page's words mean and where its claims come from stand in the margin beside them. They are there
// to be seen: whoever hears the page has the same at the word itself and in the list of references.
"use strict";
(() => {
  const wide = matchMedia("screen and (min-width: 94em)");
  const article = document.querySelector("article");
  const GAP = 14;
  const TOO_FAR = 320;
  /** What is as wide as the page, and cannot have a note beside it. */
  const WIDE = ".module-header, figure, pre, .highlight, table, .cards, .conversation, .references";
  let margin = null;

  /** The places that get a note, in the order of the page, each with what it says; a word and a work are told of once. */
  function* notes() {
    const said = new Set();
    for (const link of article.querySelectorAll("a[href*='#']")) {
      const key = link.hash.slice(1);
      if (said.has(key) || link.closest(".references, .terms-here, nav, details")) continue;
      if (link.matches(".cite-ref")) {
        const entry = document.getElementById(key);
        if (entry) yield [link, entry.textContent.trim().replace(/\s*https?:\S+$/, ""), ""];
      } else if (/(^|\/)glossary(\/|\.)/.test(link.getAttribute("href"))) {
        const entry = document.querySelector(`.terms-here [data-term="${CSS.escape(key)}"]`);
        if (entry) yield [link, ` ${entry.querySelector("dd").textContent.trim()}`, entry.querySelector("dt").textContent.trim()];
      } else continue;
      said.add(key);
    }
  }

  function make() {
    margin = Object.assign(document.createElement("div"), { className: "margin" });
    margin.setAttribute("aria-hidden", "true");
    for (const [link, text, term] of notes()) {
      const note = Object.assign(document.createElement("p"), { className: "margin__note" });
      if (term) note.append(Object.assign(document.createElement("strong"), { textContent: term }));
      note.append(text);
      note.link = link;
      margin.append(note);
    }
    document.querySelector(".content").append(margin);
  }

  /** Each note as high as its word; below the last where there is no room, and away where that would be too far. */
  function place() {
    if (!wide.matches) return;
    if (!margin) make();
    const { top: origin, left } = margin.getBoundingClientRect();
    const blocked = [...article.querySelectorAll(WIDE)]
      .map((one) => one.getBoundingClientRect())
      .filter((box) => box.height && box.right > left)
      .map((box) => [box.top - origin, box.bottom - origin])
      .sort(([one], [other]) => one - other);
    let free = 0;
    for (const note of margin.children) {
      note.hidden = !note.link.checkVisibility();
      if (note.hidden) continue;
      const wanted = note.link.getClientRects()[0].top - origin;
      let top = Math.max(wanted, free);
      for (const [from, to] of blocked) if (top < to + GAP && top + note.offsetHeight + GAP > from) top = to + GAP;
      note.hidden = top - wanted > TOO_FAR;
      if (note.hidden) continue;
      note.style.top = `${top}px`;
      free = top + note.offsetHeight + GAP;
    }
  }

  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(place);
  };
  new ResizeObserver(soon).observe(article);
  wide.addEventListener("change", soon);
})();
