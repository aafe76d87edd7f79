// What a mouse can do a keyboard can do, and no key does anything that nobody asked for.
"use strict";
(() => {
  // The theme moves to another page or to search on a single key, which speech input and tremor press by accident.
  const SHORTCUTS = new Set(["f", "s", "/", "p", "n", ",", "."]);
  const TEXT_FIELDS = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !SHORTCUTS.has(event.key)) return;
      if (!event.target.closest?.(TEXT_FIELDS)) event.stopImmediatePropagation();
    },
    true,
  );

  // Menu, search and the sections of the menu are opened by labels, which a keyboard cannot reach. They become buttons.
  // They keep their `for`: the theme's styles and script find them by it. Without this script the labels stay.
  function button(label, name) {
    const toggle = document.getElementById(label.htmlFor);
    if (!toggle) return null;
    const made = document.createElement("button");
    for (const { name, value } of label.attributes) made.setAttribute(name, value);
    made.type = "button";
    made.removeAttribute("tabindex");
    if (name) made.setAttribute("aria-label", name);
    made.append(...label.childNodes);
    label.replaceWith(made);
    const tell = () => made.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", tell);
    made.addEventListener("click", () => toggle.click());
    tell();
    return made;
  }
  const words = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";
  for (const label of document.querySelectorAll("label.md-nav__link[for^=__nav]"))
    button(label, words(label) ? null : `Pages in ${words(label.parentElement)}`);
  for (const label of document.querySelectorAll("label.md-nav__title[for^=__nav]"))
    button(label, `Back from ${words(label)} to the menu`);
  document.querySelectorAll("header label[for=__search]").forEach((label) => button(label, "Search"));

  // The menu on a small screen: focus goes in with it, comes back with Escape, and it closes when focus leaves it.
  const drawer = document.getElementById("__drawer");
  const opener = document.querySelector("header label[for=__drawer]");
  const menu = document.querySelector(".md-sidebar--primary");
  if (drawer && opener && menu) {
    const made = button(opener, "Menu");
    const close = () => drawer.checked && drawer.click();
    drawer.addEventListener("change", () => {
      if (drawer.checked) setTimeout(() => menu.querySelector("a[href], button")?.focus(), 50);
      else if (menu.contains(document.activeElement)) made.focus();
    });
    addEventListener("keydown", (event) => event.key === "Escape" && close());
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget) && event.relatedTarget !== made) close();
    });
  }

  // A table or a listing that is wider than the page scrolls with the arrow keys too.
  const WIDE = ".md-typeset__scrollwrap, .md-typeset pre > code, [data-scrolls]";
  const reach = (element) => {
    const wide = element.scrollWidth > element.clientWidth;
    if (wide === element.hasAttribute("tabindex")) return;
    if (!wide) return ["tabindex", "role", "aria-label"].forEach((name) => element.removeAttribute(name));
    element.tabIndex = 0;
    element.setAttribute("role", "region");
    const caption = element.querySelector("caption") ?? element.closest("figure")?.querySelector("figcaption");
    element.setAttribute("aria-label", `${words(caption) || "Wide content"} (scrolls sideways)`);
  };
  const watcher = new ResizeObserver((entries) => entries.forEach((entry) => reach(entry.target)));
  addEventListener("load", () => document.querySelectorAll(WIDE).forEach((element) => watcher.observe(element)));
})();
