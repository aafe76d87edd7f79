// Search: how it is opened, walked through and left. What searches is fetched when somebody first opens it.
"use strict";
(() => {
  const search = document.getElementById("search");
  const opener = document.querySelector("[aria-controls=search]");
  const field = search.elements.query;
  const isOpen = () => "open" in search.dataset;

  let wanted = false;
  function want() {
    if (wanted) return;
    wanted = true;
    document.body.append(Object.assign(document.createElement("script"), { src: search.dataset.script }));
  }

  function turn(open) {
    if (open === isOpen()) return;
    search.toggleAttribute("data-open", open);
    opener.setAttribute("aria-expanded", String(open));
    if (open) {
      want();
      field.focus();
    } else if (opener.checkVisibility()) opener.focus();
    else field.blur();
  }

  search.addEventListener("pointerover", want);
  for (const sign of ["focus", "input"]) field.addEventListener(sign, () => turn(true));
  opener.addEventListener("click", () => turn(true));
  search.querySelector(".search__close").addEventListener("click", () => turn(false));
  document.addEventListener("pointerdown", ({ target }) => !search.contains(target) && turn(false));
  search.addEventListener("focusout", ({ relatedTarget: next }) => next && !search.contains(next) && turn(false));
  search.addEventListener("click", ({ target }) => target.closest("a") && turn(false));
  addEventListener("pageshow", () => turn(false));
  // Whoever presses Enter before anything is found is taken there once it is (assets/search/found.js).
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    const best = search.querySelector("[data-best]");
    if (best && !("asking" in search.dataset)) best.click();
    else search.dataset.entered = field.value;
  });
  addEventListener("keydown", (event) => {
    if (!isOpen()) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") turn(false);
    if (!step) return;
    event.preventDefault();
    const stops = [field, ...search.querySelectorAll("li a, .search__instead a")].filter((stop) => stop.checkVisibility());
    const next = stops.indexOf(document.activeElement) + step;
    stops[(Math.max(next, -1) + stops.length) % stops.length].focus();
  });
})();
