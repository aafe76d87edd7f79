// Search: how it is opened, walked through and left. What searches is fetched when somebody first opens it.
"use strict";
(() => {
  const search = document.querySelector("[data-md-component=search]");
  const toggle = document.getElementById("__search");
  if (!search || !toggle) return;
  const field = search.querySelector("input");
  const opener = document.querySelector(".md-header__button[for=__search]");
  const turn = (open) => toggle.checked !== open && toggle.click();

  let wanted = false;
  const want = () => {
    if (wanted) return;
    wanted = true;
    const { base } = JSON.parse(document.getElementById("__config").textContent);
    document.body.append(Object.assign(document.createElement("script"), { src: `${base.replace(/\/?$/, "/")}assets/finding.js` }));
  };
  for (const sign of ["focusin", "pointerover"]) search.addEventListener(sign, want);

  for (const sign of ["focus", "input"]) field.addEventListener(sign, () => turn(true));
  toggle.addEventListener("change", () => {
    if (toggle.checked) field.focus();
    else if (opener?.checkVisibility()) opener.focus();
    else field.blur();
  });
  search.addEventListener("focusout", ({ relatedTarget: next }) => next && !search.contains(next) && turn(false));
  search.addEventListener("click", ({ target }) => target.closest("a") && turn(false));
  addEventListener("pageshow", () => turn(false));
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.querySelector("[data-best]")?.click();
  });
  addEventListener("keydown", (event) => {
    if (!toggle.checked) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") turn(false);
    if (!step) return;
    event.preventDefault();
    const stops = [field, ...search.querySelectorAll("li a, li summary")].filter((stop) => stop.checkVisibility());
    const next = stops.indexOf(document.activeElement) + step;
    stops[(Math.max(next, -1) + stops.length) % stops.length].focus();
  });
})();
