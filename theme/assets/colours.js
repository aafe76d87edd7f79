// Light, dark, or as the device has it. This runs where it stands, so that a page is never drawn in the wrong colours;
// a choice is kept once a reader has made one.
"use strict";
document.documentElement.className = "js"; // said here, so that what needs scripts is there from the start and nothing jumps
(() => {
  const choices = [...document.querySelectorAll("[data-md-component=palette] input")];
  const light = matchMedia("(prefers-color-scheme: light)");
  const bar = document.head.appendChild(Object.assign(document.createElement("meta"), { name: "theme-color" }));
  const key = `${new URL(".", document.querySelector(".md-logo").href).pathname}.__palette`;

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(key)).index;
    } catch {
      return 0; // nothing chosen, or not allowed to ask
    }
  }

  function keep(index) {
    try {
      localStorage.setItem(key, JSON.stringify({ index }));
    } catch {
      // full, or not allowed: the choice holds for this page
    }
  }

  function show(chosen) {
    const shown = chosen === choices[0] ? choices[light.matches ? 1 : 2] : chosen;
    Object.assign(document.body.dataset, shown.dataset, { mdColorSwitching: "" });
    chosen.checked = true;
    for (const choice of choices) choice.nextElementSibling.hidden = choice !== chosen;
    bar.content = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
    setTimeout(() => delete document.body.dataset.mdColorSwitching);
  }

  show(choices[kept()] ?? choices[0]);
  light.addEventListener("change", () => show(choices.find((choice) => choice.checked)));
  choices.forEach((choice, index) =>
    choice.addEventListener("change", () => {
      show(choice);
      keep(index);
    }),
  );
})();
