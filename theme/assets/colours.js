// Light, dark, or as the device has it. Runs in the head, so that a page is never drawn in the wrong colours; a choice
// is kept once a reader has made one.
"use strict";
{
  const CHOICES = ["", "light", "dark"]; // kept by number
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const key = `${new URL("..", document.currentScript.src).pathname}.__palette`;
  const bar = document.head.appendChild(Object.assign(document.createElement("meta"), { name: "theme-color" }));
  let chosen = "";

  function kept() {
    try {
      return CHOICES[JSON.parse(localStorage.getItem(key)).index] ?? "";
    } catch {
      return ""; // nothing chosen, or not allowed to ask
    }
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify({ index: CHOICES.indexOf(chosen) }));
    } catch {
      // full, or not allowed: the choice holds for this page
    }
  }

  function show(choice) {
    chosen = choice;
    root.dataset.colours = choice || (device.matches ? "dark" : "light");
    for (const radio of document.querySelectorAll("#colours input")) radio.checked = radio.value === choice;
    bar.content = getComputedStyle(document.body).backgroundColor;
  }

  root.className = "js"; // said here, so that what needs scripts is there from the start and nothing jumps
  root.dataset.colours = (chosen = kept()) || (device.matches ? "dark" : "light");
  addEventListener("DOMContentLoaded", () => {
    show(chosen);
    device.addEventListener("change", () => show(chosen));
    document.getElementById("colours")?.addEventListener("change", ({ target }) => {
      show(target.value);
      keep();
    });
  });
  document.addEventListener("forgotten", () => show(""));
  // A browser that brings a page back puts its fields back as they were.
  addEventListener("pageshow", () => show(chosen));
}
